-- The foundation: a municipality's forums, people, cases, papers, meetings and decisions; the documents they
-- came from; the journal that covers them.
--
-- Every key begins with the municipality. Ids are 16 bytes, checksums 32, times microseconds since 1970,
-- dates ISO text, truths 0 or 1, structured text JSON. Rows are never deleted from a covered table: what is
-- taken away gets removed_at. The columns of a covered row are hashed by name where they aren't NULL, so a
-- later migration may add nullable columns, and may not rename any (src/table.rs).
--
-- This file and its sibling for the other database differ in the names of the column types and in what
-- stands after the closing bracket of a table, and in nothing else; a test holds them together.

-- A municipality (kommune); its id is the first column of every other key.
CREATE TABLE municipality (
    municipality_id BYTEA NOT NULL CHECK (length(municipality_id) = 16),
    id              BYTEA NOT NULL CHECK (id = municipality_id),
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) > 0),
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id),
    UNIQUE (municipality_id, id)
);

-- The journal -------------------------------------------------------------------------------------

-- The end of each municipality's chain. Locked by whoever writes.
CREATE TABLE chain_head (
    municipality_id BYTEA NOT NULL CHECK (length(municipality_id) = 16),
    count           BIGINT NOT NULL CHECK (count >= 0),
    hash            BYTEA NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (municipality_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
);

-- What was done, in a chain: each hash is taken over the one before it.
CREATE TABLE journal_entry (
    municipality_id BYTEA NOT NULL CHECK (length(municipality_id) = 16),
    sequence        BIGINT NOT NULL CHECK (sequence >= 1),
    at              BIGINT NOT NULL,
    action          TEXT COLLATE "C" NOT NULL CHECK (length(action) > 0),
    subject_kind    TEXT COLLATE "C" NOT NULL CHECK (length(subject_kind) > 0),
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    words_digest    BYTEA NOT NULL CHECK (length(words_digest) = 32),
    previous_hash   BYTEA NOT NULL CHECK (length(previous_hash) = 32),
    hash            BYTEA NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX journal_entry_by_subject ON journal_entry (municipality_id, subject_kind, subject_id, sequence);

-- Who did it and why, beside the chain, so that it can be erased.
CREATE TABLE journal_words (
    municipality_id BYTEA NOT NULL,
    sequence        BIGINT NOT NULL,
    salt            BYTEA CHECK (length(salt) = 16),
    actor           TEXT COLLATE "C",
    reason          TEXT COLLATE "C",
    erased_by       BIGINT CHECK (erased_by > sequence),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id, sequence) REFERENCES journal_entry (municipality_id, sequence)
);

-- Which rows an entry wrote, each with the salted digest of the row as written.
CREATE TABLE journal_cover (
    municipality_id BYTEA NOT NULL,
    sequence        BIGINT NOT NULL,
    position        BIGINT NOT NULL CHECK (position >= 1),
    table_name      TEXT COLLATE "C" NOT NULL,
    row_id          BYTEA NOT NULL CHECK (length(row_id) = 16),
    salt            BYTEA CHECK (length(salt) = 16),
    digest          BYTEA NOT NULL CHECK (length(digest) = 32),
    erased_by       BIGINT CHECK (erased_by >= sequence),
    PRIMARY KEY (municipality_id, sequence, position),
    FOREIGN KEY (municipality_id, sequence) REFERENCES journal_entry (municipality_id, sequence)
);
CREATE INDEX journal_cover_by_row ON journal_cover (municipality_id, table_name, row_id, sequence, position);

-- What was erased (GDPR article 17), on which ground, approved by whom: the only excuse for a missing salt.
CREATE TABLE erasure (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    what            TEXT COLLATE "C" NOT NULL CHECK (what IN ('row', 'words')),
    table_name      TEXT COLLATE "C",
    row_id          BYTEA CHECK (length(row_id) = 16),
    entry           BIGINT,
    ground          TEXT COLLATE "C" NOT NULL CHECK (length(ground) > 0),
    approver        TEXT COLLATE "C" NOT NULL CHECK (length(approver) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, entry) REFERENCES journal_entry (municipality_id, sequence),
    CHECK ((what = 'row') = (table_name IS NOT NULL AND row_id IS NOT NULL AND entry IS NULL)),
    CHECK ((what = 'words') = (table_name IS NULL AND row_id IS NULL AND entry IS NOT NULL))
);

-- Forums and people -------------------------------------------------------------------------------

-- A forum (forum, udvalg, råd).
CREATE TABLE forum (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) > 0),
    abbreviation    TEXT COLLATE "C",
    profile         TEXT COLLATE "C" NOT NULL CHECK (profile IN ('political', 'administrative', 'med')),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE UNIQUE INDEX forum_by_name ON forum (municipality_id, name) WHERE removed_at IS NULL;

-- A unit of the organisation (enhed, afdeling).
CREATE TABLE unit (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) > 0),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE UNIQUE INDEX unit_by_name ON unit (municipality_id, name) WHERE removed_at IS NULL;

-- A position (stilling): a role, and the unit it is of.
CREATE TABLE position (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    title           TEXT COLLATE "C" NOT NULL CHECK (length(title) > 0),
    role            TEXT COLLATE "C" NOT NULL,
    unit_id         BYTEA,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, unit_id) REFERENCES unit (municipality_id, id)
);
CREATE UNIQUE INDEX position_by_title ON position (municipality_id, title) WHERE removed_at IS NULL;
CREATE INDEX position_by_unit ON position (municipality_id, unit_id);

-- A person, as known by a name. Two persons may share one.
CREATE TABLE person (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    name            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE INDEX person_by_name ON person (municipality_id, name);

-- Two names that may mean one position, unit or person; a person decides.
CREATE TABLE alias_proposal (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('position', 'unit', 'person')),
    one_id          BYTEA NOT NULL CHECK (length(one_id) = 16),
    other_id        BYTEA NOT NULL CHECK (length(other_id) = 16),
    reason          TEXT COLLATE "C" NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    CHECK (one_id <> other_id)
);
CREATE UNIQUE INDEX alias_proposal_by_pair ON alias_proposal (municipality_id, kind, one_id, other_id);

-- Files -------------------------------------------------------------------------------------------

-- A content in the file store, known by what it is made of. Its bytes are there unless it is removed.
CREATE TABLE file (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    checksum        BYTEA NOT NULL CHECK (length(checksum) = 32),
    size            BIGINT NOT NULL CHECK (size >= 0),
    media_type      TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, checksum),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE INDEX file_by_checksum ON file (checksum);

-- Meetings ----------------------------------------------------------------------------------------

-- A meeting (møde) of a forum.
CREATE TABLE meeting (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA NOT NULL,
    date            TEXT COLLATE "C" CHECK (length(date) = 10),
    start_time      TEXT COLLATE "C" CHECK (length(start_time) = 5),
    end_time        TEXT COLLATE "C" CHECK (length(end_time) = 5),
    place           TEXT COLLATE "C",
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN
        ('planned', 'agenda_open', 'agenda_issued', 'in_session', 'held', 'cancelled')),
    preamble        TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE INDEX meeting_by_forum ON meeting (municipality_id, forum_id, date);
CREATE INDEX meeting_by_date ON meeting (municipality_id, date);

-- Who took part in a meeting (fremmøde), as printed.
CREATE TABLE participant (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    person_id       BYTEA NOT NULL,
    printed         TEXT COLLATE "C" NOT NULL,
    party           TEXT COLLATE "C",
    role            TEXT COLLATE "C",
    attendance      TEXT COLLATE "C" NOT NULL CHECK (attendance IN ('present', 'absent', 'apology', 'substitute')),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX participant_by_meeting ON participant (municipality_id, meeting_id);
CREATE INDEX participant_by_person ON participant (municipality_id, person_id);

-- Documents ---------------------------------------------------------------------------------------

-- A document that was read; its bytes are in file. Proposed: it may be of a meeting that is here already,
-- and waits, with what was read of it, for a person's look.
CREATE TABLE source_document (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA,
    file_name       TEXT COLLATE "C" NOT NULL,
    layout          TEXT COLLATE "C" NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('agenda', 'supplementary_agenda', 'minutes')),
    checksum        BYTEA NOT NULL,
    coverage_ppm    BIGINT NOT NULL CHECK (coverage_ppm BETWEEN 0 AND 1000000),
    imported_at     BIGINT NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('accepted', 'proposed')),
    record          TEXT COLLATE "C",
    head_as_printed TEXT COLLATE "C",
    preamble_as_printed TEXT COLLATE "C",
    unrecognised    TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
);
CREATE UNIQUE INDEX source_document_by_checksum ON source_document (municipality_id, checksum)
    WHERE removed_at IS NULL;
CREATE INDEX source_document_by_meeting ON source_document (municipality_id, meeting_id);

-- What a person should look at in a document that was read.
CREATE TABLE import_finding (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    document_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    code            TEXT COLLATE "C" NOT NULL,
    severity        TEXT COLLATE "C" NOT NULL CHECK (severity IN ('hint', 'warning', 'error')),
    line            BIGINT,
    item            TEXT COLLATE "C",
    message         TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id)
);
CREATE INDEX import_finding_by_document ON import_finding (municipality_id, document_id, place);

-- A document that may be of a meeting that is here already (corrected file, agenda then minutes).
CREATE TABLE meeting_join_proposal (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    document_id     BYTEA NOT NULL,
    meeting_id      BYTEA NOT NULL,
    reason          TEXT COLLATE "C" NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
);
CREATE INDEX meeting_join_proposal_by_document ON meeting_join_proposal (municipality_id, document_id);
CREATE INDEX meeting_join_proposal_by_meeting ON meeting_join_proposal (municipality_id, meeting_id);

-- A line of a document's contents list (indholdsfortegnelse).
CREATE TABLE contents_line (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    document_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    title           TEXT COLLATE "C" NOT NULL,
    page            BIGINT,
    item_number     TEXT COLLATE "C",
    as_printed      TEXT COLLATE "C",
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id)
);
CREATE INDEX contents_line_by_document ON contents_line (municipality_id, document_id, place);

-- Cases and papers --------------------------------------------------------------------------------

-- A case (sag): the thread over the years. Its journal number is no key. A case that was merged into
-- another is removed and says where it went.
CREATE TABLE case_thread (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    journal_number  TEXT COLLATE "C",
    subject         TEXT COLLATE "C" NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('subject', 'meeting')),
    forum_id        BYTEA,
    merged_into     BYTEA,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, merged_into) REFERENCES case_thread (municipality_id, id)
);
CREATE INDEX case_thread_by_journal_number ON case_thread (municipality_id, journal_number);
CREATE INDEX case_thread_by_forum ON case_thread (municipality_id, forum_id);

-- A paper (mødesag): the text put before one or more forums, and why it belongs to its case. subject_key
-- is the subject as it is compared when the case of a paper is sought.
CREATE TABLE paper (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    case_id         BYTEA NOT NULL,
    subject         TEXT COLLATE "C" NOT NULL,
    subject_key     TEXT COLLATE "C" NOT NULL,
    join_reason     TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, case_id) REFERENCES case_thread (municipality_id, id)
);
CREATE INDEX paper_by_case ON paper (municipality_id, case_id);
CREATE INDEX paper_by_subject_key ON paper (municipality_id, subject_key);

-- A case a paper may belong to; a person decides. likeness is in per cent.
CREATE TABLE case_join_proposal (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id        BYTEA NOT NULL,
    case_id         BYTEA NOT NULL,
    reason          TEXT COLLATE "C" NOT NULL,
    likeness        BIGINT NOT NULL CHECK (likeness BETWEEN 0 AND 100),
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, case_id) REFERENCES case_thread (municipality_id, id)
);
CREATE INDEX case_join_proposal_by_paper ON case_join_proposal (municipality_id, paper_id);
CREATE INDEX case_join_proposal_by_case ON case_join_proposal (municipality_id, case_id);

-- One frozen version of a paper.
CREATE TABLE paper_version (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id        BYTEA NOT NULL,
    version         BIGINT NOT NULL CHECK (version >= 1),
    title           TEXT COLLATE "C" NOT NULL,
    frozen_at       BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, paper_id, version),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id)
);

-- A section of a paper version. Where clauses, attachments or a decision are the truth, before_text and
-- after_text stand around them; else before_text is all of it. imported is the text as it came.
CREATE TABLE section (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    paper_version_id BYTEA NOT NULL,
    place            BIGINT NOT NULL,
    kind             TEXT COLLATE "C" NOT NULL CHECK (kind IN
        ('occasion', 'statement', 'recommendation', 'history', 'decision', 'attachments', 'other')),
    heading          TEXT COLLATE "C",
    before_text      TEXT COLLATE "C",
    after_text       TEXT COLLATE "C",
    imported         TEXT COLLATE "C",
    as_printed       TEXT COLLATE "C",
    first_line       BIGINT,
    last_line        BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id)
);
CREATE INDEX section_by_paper_version ON section (municipality_id, paper_version_id, place);

-- A clause ("at …") of a recommendation.
CREATE TABLE clause (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    paper_version_id BYTEA NOT NULL,
    number           BIGINT NOT NULL CHECK (number >= 1),
    text             TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id)
);
CREATE INDEX clause_by_paper_version ON clause (municipality_id, paper_version_id, number);

-- Who recommends.
CREATE TABLE recommender (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    paper_version_id BYTEA NOT NULL,
    place            BIGINT NOT NULL,
    position_id      BYTEA NOT NULL,
    printed          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, position_id) REFERENCES position (municipality_id, id)
);
CREATE INDEX recommender_by_paper_version ON recommender (municipality_id, paper_version_id, place);
CREATE INDEX recommender_by_position ON recommender (municipality_id, position_id);

-- An attachment (bilag): a title, and bytes if they are here. Open or closed apart from its item.
CREATE TABLE attachment (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    paper_version_id BYTEA NOT NULL,
    place            BIGINT NOT NULL,
    title            TEXT COLLATE "C" NOT NULL,
    file_name        TEXT COLLATE "C",
    checksum         BYTEA,
    size             BIGINT CHECK (size >= 0),
    is_closed        BIGINT NOT NULL CHECK (is_closed IN (0, 1)),
    closure_ground   TEXT COLLATE "C",
    closure_title    TEXT COLLATE "C",
    closure_decision TEXT COLLATE "C",
    removed_at       BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum),
    CHECK ((checksum IS NULL) = (size IS NULL))
);
CREATE INDEX attachment_by_paper_version ON attachment (municipality_id, paper_version_id, place);
CREATE INDEX attachment_by_checksum ON attachment (municipality_id, checksum);

-- Agenda items and decisions ----------------------------------------------------------------------

-- An agenda item (punkt): one forum's treatment of a paper at one meeting.
CREATE TABLE agenda_item (
    municipality_id           BYTEA NOT NULL,
    id                        BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id                BYTEA NOT NULL,
    place                     BIGINT NOT NULL,
    number                    TEXT COLLATE "C" NOT NULL,
    title                     TEXT COLLATE "C" NOT NULL,
    subject                   TEXT COLLATE "C" NOT NULL,
    route                     TEXT COLLATE "C" NOT NULL,
    suffixes                  TEXT COLLATE "C" NOT NULL,
    journal_number            TEXT COLLATE "C",
    journal_number_as_printed TEXT COLLATE "C",
    paper_version_id          BYTEA NOT NULL,
    slot_start                TEXT COLLATE "C" CHECK (length(slot_start) = 5),
    slot_end                  TEXT COLLATE "C" CHECK (length(slot_end) = 5),
    toc_title                 TEXT COLLATE "C",
    toc_page                  BIGINT,
    is_closed                 BIGINT NOT NULL CHECK (is_closed IN (0, 1)),
    closure_ground            TEXT COLLATE "C",
    closure_title             TEXT COLLATE "C",
    closure_decision          TEXT COLLATE "C",
    approves                  TEXT COLLATE "C" CHECK (approves = 'previous' OR length(approves) = 10),
    approves_meeting_id       BYTEA,
    unrecognised              TEXT COLLATE "C",
    first_line                BIGINT,
    last_line                 BIGINT,
    removed_at                BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, approves_meeting_id) REFERENCES meeting (municipality_id, id)
);
CREATE INDEX agenda_item_by_meeting ON agenda_item (municipality_id, meeting_id, place);
CREATE INDEX agenda_item_by_paper_version ON agenda_item (municipality_id, paper_version_id);
CREATE INDEX agenda_item_by_journal_number ON agenda_item (municipality_id, journal_number);

-- Items that say which minutes they approve; few, so the index holds no others.
CREATE INDEX agenda_item_that_approves ON agenda_item (municipality_id, approves) WHERE approves IS NOT NULL;

-- Someone an item names: who presents it, or a guest for it.
CREATE TABLE item_person (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    role            TEXT COLLATE "C" NOT NULL CHECK (role IN ('presenter', 'guest')),
    person_id       BYTEA NOT NULL,
    printed         TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX item_person_by_agenda_item ON item_person (municipality_id, agenda_item_id, place);
CREATE INDEX item_person_by_person ON item_person (municipality_id, person_id);

-- Someone who may not see one item, whatever else they may see.
CREATE TABLE item_exclusion (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX item_exclusion_by_agenda_item ON item_exclusion (municipality_id, agenda_item_id);

-- One stop of a paper's route (sagens gang, historik): planned, treated, postponed or sent on.
CREATE TABLE consultation (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id        BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    forum_name      TEXT COLLATE "C" NOT NULL,
    forum_id        BYTEA,
    date            TEXT COLLATE "C" CHECK (length(date) = 10),
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('planned', 'on_agenda', 'treated', 'postponed', 'sent_on')),
    text            TEXT COLLATE "C",
    agenda_item_id  BYTEA,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);
CREATE INDEX consultation_by_paper ON consultation (municipality_id, paper_id, place);
CREATE INDEX consultation_by_agenda_item ON consultation (municipality_id, agenda_item_id);

-- A decision (beslutning): the text as adopted. An item has at most one.
CREATE TABLE decision (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    text            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);
CREATE UNIQUE INDEX decision_by_agenda_item ON decision (municipality_id, agenda_item_id)
    WHERE removed_at IS NULL;

-- What became of a clause; NULL where the text doesn't settle it.
CREATE TABLE clause_outcome (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    clause          BIGINT NOT NULL CHECK (clause >= 1),
    outcome         TEXT COLLATE "C" CHECK (outcome IN
        ('approved', 'adopted', 'discussed', 'noted', 'informed', 'decided', 'carried_out', 'amended',
         'postponed', 'forwarded', 'not_adopted', 'lapsed')),
    addition        TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id)
);
CREATE INDEX clause_outcome_by_decision ON clause_outcome (municipality_id, decision_id, clause);

-- A remark of a decision.
CREATE TABLE remark (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    text            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id)
);
CREATE INDEX remark_by_decision ON remark (municipality_id, decision_id, place);

-- A remark with a name to it (navngiven bemærkning): "Henrik: …".
CREATE TABLE named_remark (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    person_id       BYTEA NOT NULL,
    printed         TEXT COLLATE "C" NOT NULL,
    text            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX named_remark_by_decision ON named_remark (municipality_id, decision_id, place);
CREATE INDEX named_remark_by_person ON named_remark (municipality_id, person_id);

-- The vote (stemme) of a member or of a group.
CREATE TABLE vote (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    person_id       BYTEA,
    printed         TEXT COLLATE "C" NOT NULL,
    choice          TEXT COLLATE "C" NOT NULL CHECK (choice IN ('for', 'against', 'abstained')),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX vote_by_decision ON vote (municipality_id, decision_id, place);

-- A dissenting opinion (mindretalsudtalelse), kommunestyrelsesloven § 13, stk. 2.
CREATE TABLE dissenting_opinion (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    person_id       BYTEA,
    printed         TEXT COLLATE "C" NOT NULL,
    text            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX dissenting_opinion_by_decision ON dissenting_opinion (municipality_id, decision_id, place);

-- Someone who was not there when an item was decided.
CREATE TABLE absence (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    decision_id     BYTEA NOT NULL,
    place           BIGINT NOT NULL,
    person_id       BYTEA,
    printed         TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX absence_by_decision ON absence (municipality_id, decision_id, place);

-- The minutes (referat) of a meeting, and the item of a later meeting that approved them.
CREATE TABLE minutes (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id       BYTEA NOT NULL,
    state            TEXT COLLATE "C" NOT NULL CHECK (state IN ('drafting', 'issued', 'approved', 'locked')),
    approved_by_item BYTEA,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, meeting_id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, approved_by_item) REFERENCES agenda_item (municipality_id, id)
);

-- A document that was issued: stored as bytes with a checksum, never rendered again.
CREATE TABLE issued_document (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    kind            TEXT COLLATE "C" NOT NULL,
    subject_kind    TEXT COLLATE "C" NOT NULL,
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    version         BIGINT NOT NULL CHECK (version >= 1),
    checksum        BYTEA NOT NULL,
    size            BIGINT NOT NULL CHECK (size >= 0),
    issued_at       BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, kind, subject_id, version),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
);

-- The KLE register --------------------------------------------------------------------------------

-- A loaded register (KL's Emnesystematik).
CREATE TABLE kle_register (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    name            TEXT COLLATE "C" NOT NULL,
    published       TEXT COLLATE "C" CHECK (length(published) = 10),
    loaded_at       BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);

-- A subject, group or main group of a register.
CREATE TABLE kle_subject (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    register_id     BYTEA NOT NULL,
    number          TEXT COLLATE "C" NOT NULL CHECK (length(number) = 8),
    level           TEXT COLLATE "C" NOT NULL CHECK (level IN ('main_group', 'group', 'subject')),
    title           TEXT COLLATE "C" NOT NULL,
    keywords        TEXT COLLATE "C" NOT NULL,
    expired         TEXT COLLATE "C" CHECK (length(expired) = 10),
    successors      TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, register_id, level, number),
    FOREIGN KEY (municipality_id, register_id) REFERENCES kle_register (municipality_id, id)
);

-- Outside the chain -------------------------------------------------------------------------------

-- What someone is writing. Keystrokes are not history: the last saved text stands here, and is deleted
-- when it has become an entry.
CREATE TABLE draft (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    owner           TEXT COLLATE "C" NOT NULL CHECK (length(owner) > 0),
    subject_kind    TEXT COLLATE "C" NOT NULL CHECK (length(subject_kind) > 0),
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    body            TEXT COLLATE "C" NOT NULL,
    version         BIGINT NOT NULL CHECK (version >= 1),
    updated_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, owner, subject_kind, subject_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);

-- What the search index has still to take in.
CREATE TABLE search_outbox (
    municipality_id BYTEA NOT NULL,
    sequence        BIGINT NOT NULL CHECK (sequence >= 1),
    subject_kind    TEXT COLLATE "C" NOT NULL,
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
);

-- How much was ever put into the outbox. An index that says it took in more is of another history, and so
-- is one of another epoch, which a restore makes anew.
CREATE TABLE search_generation (
    municipality_id BYTEA NOT NULL,
    epoch           BYTEA NOT NULL CHECK (length(epoch) = 16),
    last_sequence   BIGINT NOT NULL CHECK (last_sequence >= 0),
    PRIMARY KEY (municipality_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
);
