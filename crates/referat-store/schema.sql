-- The schema after all migrations, as SQLite tells it: a snapshot for review, held by a test.

CREATE TABLE abbreviation (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB NOT NULL,
    short           TEXT NOT NULL CHECK (length(short) BETWEEN 1 AND 20),
    meaning         TEXT NOT NULL CHECK (length(meaning) BETWEEN 1 AND 200),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX abbreviation_by_forum ON abbreviation (municipality_id, forum_id);

CREATE UNIQUE INDEX abbreviation_by_short ON abbreviation (municipality_id, forum_id, short)
    WHERE removed_at IS NULL;

CREATE TABLE absence (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    person_id       BLOB,
    printed         TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX absence_by_decision ON absence (municipality_id, decision_id, place);

CREATE TABLE account (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    login           TEXT NOT NULL CHECK (length(login) BETWEEN 1 AND 254),
    issuer          TEXT,
    subject         TEXT,
    shut_at         INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK ((issuer IS NULL) = (subject IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX account_by_login ON account (municipality_id, login) WHERE removed_at IS NULL;

CREATE UNIQUE INDEX account_by_subject ON account (municipality_id, issuer, subject)
    WHERE removed_at IS NULL AND issuer IS NOT NULL;

CREATE UNIQUE INDEX account_of_person ON account (municipality_id, person_id) WHERE removed_at IS NULL;

CREATE TABLE agenda_draft (
    municipality_id BLOB NOT NULL,
    meeting_id      BLOB NOT NULL CHECK (length(meeting_id) = 16),
    version         INTEGER NOT NULL CHECK (version >= 1),
    body            TEXT NOT NULL,
    did             TEXT NOT NULL,
    made_from       INTEGER,
    redoes          INTEGER,
    saved_by        TEXT NOT NULL,
    saved_at        INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, meeting_id, version),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_item (
    municipality_id           BLOB NOT NULL,
    id                        BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id                BLOB NOT NULL,
    place                     INTEGER NOT NULL,
    number                    TEXT NOT NULL,
    title                     TEXT NOT NULL,
    subject                   TEXT NOT NULL,
    route                     TEXT NOT NULL,
    suffixes                  TEXT NOT NULL,
    journal_number            TEXT,
    journal_number_as_printed TEXT,
    paper_version_id          BLOB NOT NULL,
    slot_start                TEXT CHECK (length(slot_start) = 5),
    slot_end                  TEXT CHECK (length(slot_end) = 5),
    toc_title                 TEXT,
    toc_page                  INTEGER,
    is_closed                 INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    closure_ground            TEXT,
    closure_title             TEXT,
    closure_decision          TEXT,
    approves                  TEXT CHECK (approves = 'previous' OR length(approves) = 10),
    approves_meeting_id       BLOB,
    unrecognised              TEXT,
    first_line                INTEGER,
    last_line                 INTEGER,
    removed_at                INTEGER, late_reason TEXT CHECK (length(late_reason) > 0), late_decided_by TEXT CHECK (late_decided_by IN ('chair', 'secretary')),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, approves_meeting_id) REFERENCES meeting (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX agenda_item_by_journal_number ON agenda_item (municipality_id, journal_number);

CREATE INDEX agenda_item_by_meeting ON agenda_item (municipality_id, meeting_id, place);

CREATE INDEX agenda_item_by_paper_version ON agenda_item (municipality_id, paper_version_id);

CREATE INDEX agenda_item_that_approves ON agenda_item (municipality_id, approves) WHERE approves IS NOT NULL;

CREATE TABLE alias_proposal (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    kind            TEXT NOT NULL CHECK (kind IN ('position', 'unit', 'person')),
    one_id          BLOB NOT NULL CHECK (length(one_id) = 16),
    other_id        BLOB NOT NULL CHECK (length(other_id) = 16),
    reason          TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    CHECK (one_id <> other_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX alias_proposal_by_pair ON alias_proposal (municipality_id, kind, one_id, other_id);

CREATE TABLE approval (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    paper_id         BLOB NOT NULL,
    paper_version_id BLOB NOT NULL,
    step             INTEGER NOT NULL CHECK (step >= 1),
    step_name        TEXT NOT NULL,
    outcome          TEXT NOT NULL CHECK (outcome IN ('approved', 'returned')),
    person_id        BLOB CHECK (length(person_id) = 16),
    decided_by       TEXT NOT NULL,
    reason           TEXT NOT NULL,
    decided_at       INTEGER NOT NULL, instead_of BLOB CHECK (length(instead_of) = 16), instead_of_name TEXT CHECK (length(instead_of_name) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX approval_by_paper ON approval (municipality_id, paper_id, decided_at);

CREATE INDEX approval_by_person ON approval (municipality_id, person_id);

CREATE TABLE attachment (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    paper_version_id BLOB NOT NULL,
    place            INTEGER NOT NULL,
    title            TEXT NOT NULL,
    file_name        TEXT,
    checksum         BLOB,
    size             INTEGER CHECK (size >= 0),
    is_closed        INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
    closure_ground   TEXT,
    closure_title    TEXT,
    closure_decision TEXT,
    removed_at       INTEGER, shown_at_item BLOB CHECK (length(shown_at_item) = 16),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum),
    CHECK ((checksum IS NULL) = (size IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_by_checksum ON attachment (municipality_id, checksum);

CREATE INDEX attachment_by_paper_version ON attachment (municipality_id, paper_version_id, place);

CREATE INDEX attachment_by_shown_at_item ON attachment (municipality_id, shown_at_item);

CREATE TABLE calendar_address (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    person_id       BLOB NOT NULL,
    forum_id        BLOB,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX calendar_address_of_person ON calendar_address (municipality_id, person_id);

CREATE TABLE case_join_proposal (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    case_id         BLOB NOT NULL,
    reason          TEXT NOT NULL,
    likeness        INTEGER NOT NULL CHECK (likeness BETWEEN 0 AND 100),
    state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, case_id) REFERENCES case_thread (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_join_proposal_by_case ON case_join_proposal (municipality_id, case_id);

CREATE INDEX case_join_proposal_by_paper ON case_join_proposal (municipality_id, paper_id);

CREATE TABLE case_thread (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    journal_number  TEXT,
    subject         TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('subject', 'meeting')),
    forum_id        BLOB,
    merged_into     BLOB,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, merged_into) REFERENCES case_thread (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_thread_by_forum ON case_thread (municipality_id, forum_id);

CREATE INDEX case_thread_by_journal_number ON case_thread (municipality_id, journal_number);

CREATE TABLE chain_head (
    municipality_id BLOB NOT NULL CHECK (length(municipality_id) = 16),
    count           INTEGER NOT NULL CHECK (count >= 0),
    hash            BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (municipality_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE clause (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    paper_version_id BLOB NOT NULL,
    number           INTEGER NOT NULL CHECK (number >= 1),
    text             TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX clause_by_paper_version ON clause (municipality_id, paper_version_id, number);

CREATE TABLE clause_outcome (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    clause          INTEGER NOT NULL CHECK (clause >= 1),
    outcome         TEXT CHECK (outcome IN
        ('approved', 'adopted', 'discussed', 'noted', 'informed', 'decided', 'carried_out', 'amended',
         'postponed', 'forwarded', 'not_adopted', 'lapsed')),
    addition        TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX clause_outcome_by_decision ON clause_outcome (municipality_id, decision_id, clause);

CREATE TABLE closed_read (
    municipality_id BLOB NOT NULL CHECK (length(municipality_id) = 16),
    id              BLOB NOT NULL CHECK (length(id) = 16),
    at              INTEGER NOT NULL,
    who             TEXT NOT NULL CHECK (length(who) > 0),
    person_id       BLOB CHECK (length(person_id) = 16),
    seeing_as       TEXT,
    subject_kind    TEXT NOT NULL CHECK (subject_kind IN ('agenda_item', 'attachment')),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    agenda_item_id  BLOB NOT NULL CHECK (length(agenda_item_id) = 16),
    what            TEXT NOT NULL CHECK (what IN ('page', 'file', 'document', 'record', 'hit')),
    PRIMARY KEY (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX closed_read_by_item ON closed_read (municipality_id, agenda_item_id, at);

CREATE INDEX closed_read_by_subject ON closed_read (municipality_id, subject_id, at);

CREATE INDEX closed_read_by_time ON closed_read (municipality_id, at);

CREATE TABLE consultation (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    place           INTEGER NOT NULL,
    forum_name      TEXT NOT NULL,
    forum_id        BLOB,
    date            TEXT CHECK (length(date) = 10),
    state           TEXT NOT NULL CHECK (state IN ('planned', 'on_agenda', 'treated', 'postponed', 'sent_on')),
    text            TEXT,
    agenda_item_id  BLOB,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX consultation_by_agenda_item ON consultation (municipality_id, agenda_item_id);

CREATE INDEX consultation_by_paper ON consultation (municipality_id, paper_id, place);

CREATE TABLE contents_line (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    document_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    title           TEXT NOT NULL,
    page            INTEGER,
    item_number     TEXT,
    as_printed      TEXT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX contents_line_by_document ON contents_line (municipality_id, document_id, place);

CREATE TABLE correction (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    place           INTEGER NOT NULL CHECK (place >= 1),
    agenda_item_id  BLOB CHECK (length(agenda_item_id) = 16),
    noted_by_item   BLOB CHECK (length(noted_by_item) = 16),
    text            TEXT NOT NULL CHECK (length(text) > 0),
    date            TEXT NOT NULL CHECK (length(date) = 10),
    written_by      TEXT NOT NULL,
    written_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, meeting_id, place),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, noted_by_item) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX correction_by_item ON correction (municipality_id, agenda_item_id);

CREATE INDEX correction_by_noting_item ON correction (municipality_id, noted_by_item);

CREATE TABLE credential (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    account_id      BLOB NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('password', 'totp_offered', 'totp', 'recovery_code')),
    secret          TEXT NOT NULL,
    used_step       INTEGER,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX credential_of_account ON credential (municipality_id, account_id, kind);

CREATE TABLE decision (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    text            TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT;

CREATE UNIQUE INDEX decision_by_agenda_item ON decision (municipality_id, agenda_item_id)
    WHERE removed_at IS NULL;

CREATE TABLE decision_field (
    municipality_id BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL CHECK (length(agenda_item_id) = 16),
    field           TEXT NOT NULL CHECK (length(field) > 0),
    body            TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 0),
    saved_by        TEXT NOT NULL,
    saved_at        INTEGER NOT NULL,
    holder          TEXT,
    holder_name     TEXT,
    held_until      INTEGER,
    PRIMARY KEY (municipality_id, agenda_item_id, field),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE dissenting_opinion (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    person_id       BLOB,
    printed         TEXT NOT NULL,
    text            TEXT NOT NULL,
    removed_at      INTEGER, kind TEXT CHECK (kind IN ('recorded')),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dissenting_opinion_by_decision ON dissenting_opinion (municipality_id, decision_id, place);

CREATE TABLE draft (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    owner           TEXT NOT NULL CHECK (length(owner) > 0),
    subject_kind    TEXT NOT NULL CHECK (length(subject_kind) > 0),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    body            TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 1),
    updated_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, owner, subject_kind, subject_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT;

CREATE TABLE erasure (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    what            TEXT NOT NULL CHECK (what IN ('row', 'words')),
    table_name      TEXT,
    row_id          BLOB CHECK (length(row_id) = 16),
    entry           INTEGER,
    ground          TEXT NOT NULL CHECK (length(ground) > 0),
    approver        TEXT NOT NULL CHECK (length(approver) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, entry) REFERENCES journal_entry (municipality_id, sequence),
    CHECK ((what = 'row') = (table_name IS NOT NULL AND row_id IS NOT NULL AND entry IS NULL)),
    CHECK ((what = 'words') = (table_name IS NULL AND row_id IS NULL AND entry IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE extraordinary_call (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    -- Who asked for it, in words.
    asked_by        TEXT CHECK (length(asked_by) > 0),
    -- Why. NULL of one that was moved in from an old document.
    reason          TEXT CHECK (length(reason) > 0),
    -- Until when papers come in time; both NULL where none comes late.
    due_day         TEXT CHECK (length(due_day) = 10),
    due_clock       TEXT CHECK (length(due_clock) = 5),
    called_at       INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CHECK ((due_day IS NULL) = (due_clock IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX extraordinary_call_by_meeting ON extraordinary_call (municipality_id, meeting_id)
    WHERE removed_at IS NULL;

CREATE TABLE failed_sign_in (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    login           BLOB NOT NULL CHECK (length(login) = 32),
    address         BLOB NOT NULL CHECK (length(address) = 32),
    at              INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX failed_sign_in_by_address ON failed_sign_in (municipality_id, address, at);

CREATE INDEX failed_sign_in_by_login ON failed_sign_in (municipality_id, login, at);

CREATE TABLE file (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    checksum        BLOB NOT NULL CHECK (length(checksum) = 32),
    size            INTEGER NOT NULL CHECK (size >= 0),
    media_type      TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, checksum),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX file_by_checksum ON file (checksum);

CREATE TABLE forum (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL CHECK (length(name) > 0),
    abbreviation    TEXT,
    profile         TEXT NOT NULL CHECK (profile IN ('political', 'administrative', 'med')),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX forum_by_name ON forum (municipality_id, name) WHERE removed_at IS NULL;

CREATE TABLE holding (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    position_id     BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    from_day        TEXT,
    until_day       TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, position_id) REFERENCES position (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX holding_of_person ON holding (municipality_id, person_id) WHERE removed_at IS NULL;

CREATE INDEX holding_of_position ON holding (municipality_id, position_id) WHERE removed_at IS NULL;

CREATE TABLE import_finding (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    document_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    code            TEXT NOT NULL,
    severity        TEXT NOT NULL CHECK (severity IN ('hint', 'warning', 'error')),
    line            INTEGER,
    item            TEXT,
    message         TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_finding_by_document ON import_finding (municipality_id, document_id, place);

CREATE TABLE interim_decision (
    municipality_id   BLOB NOT NULL,
    id                BLOB NOT NULL CHECK (length(id) = 16),
    forum_id          BLOB NOT NULL,
    paper_id          BLOB NOT NULL,
    paper_version_id  BLOB NOT NULL,
    -- By the chair (formandsbeslutning) or by the members in writing (skriftlig procedure).
    way               TEXT NOT NULL CHECK (way IN ('chair', 'written')),
    decided_on        TEXT NOT NULL CHECK (length(decided_on) = 10),
    -- The chair who decided; NULL for members in writing.
    decided_by        TEXT CHECK (length(decided_by) > 0),
    decided_by_person BLOB CHECK (length(decided_by_person) = 16),
    -- Who wrote it down, where that is somebody else.
    recorded_by       TEXT CHECK (length(recorded_by) > 0),
    -- Why the chair could decide alone; NULL for members in writing.
    ground            TEXT CHECK (ground IN ('urgent', 'undoubted')),
    reason            TEXT CHECK (length(reason) > 0),
    -- The text as adopted, rich text in JSON.
    text              TEXT NOT NULL CHECK (length(text) > 0),
    -- The paper that tells the next meeting of it.
    notice_paper_id   BLOB NOT NULL,
    decided_at        INTEGER NOT NULL,
    withdrawn_at      INTEGER,
    withdrawn_reason  TEXT CHECK (length(withdrawn_reason) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, decided_by_person) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, notice_paper_id) REFERENCES paper (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX interim_decision_by_forum ON interim_decision (municipality_id, forum_id, decided_on);

CREATE INDEX interim_decision_by_notice ON interim_decision (municipality_id, notice_paper_id);

CREATE UNIQUE INDEX interim_decision_by_paper ON interim_decision (municipality_id, paper_id)
    WHERE withdrawn_at IS NULL;

CREATE TABLE interim_outcome (
    municipality_id     BLOB NOT NULL,
    id                  BLOB NOT NULL CHECK (length(id) = 16),
    interim_decision_id BLOB NOT NULL,
    clause              INTEGER NOT NULL CHECK (clause >= 1),
    outcome             TEXT CHECK (outcome IN
        ('approved', 'adopted', 'discussed', 'noted', 'informed', 'decided', 'carried_out', 'amended',
         'postponed', 'forwarded', 'not_adopted', 'lapsed')),
    addition            TEXT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, interim_decision_id) REFERENCES interim_decision (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX interim_outcome_by_decision ON interim_outcome (municipality_id, interim_decision_id, clause);

CREATE TABLE invitation (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    invited_as      TEXT NOT NULL CHECK (invited_as IN ('member', 'attendee', 'substitute', 'guest')),
    answer          TEXT NOT NULL CHECK (answer IN ('none', 'accepts', 'apology')),
    reason          TEXT,
    instead_of      BLOB,
    answered_at     INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, instead_of) REFERENCES person (municipality_id, id),
    CHECK ((invited_as = 'substitute') = (instead_of IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX invitation_by_meeting ON invitation (municipality_id, meeting_id);

CREATE INDEX invitation_by_person ON invitation (municipality_id, person_id);

CREATE UNIQUE INDEX invitation_of_person ON invitation (municipality_id, meeting_id, person_id)
    WHERE removed_at IS NULL;

CREATE TABLE issued_document (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN
        ('agenda', 'supplementary_agenda', 'minutes', 'extract', 'packet')),
    recipients      TEXT NOT NULL CHECK (recipients IN ('members', 'public')),
    subject_kind    TEXT NOT NULL CHECK (subject_kind IN ('meeting', 'agenda_item')),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    version         INTEGER NOT NULL CHECK (version >= 1),
    title           TEXT NOT NULL,
    file_name       TEXT NOT NULL CHECK (length(file_name) > 0),
    checksum        BLOB NOT NULL,
    size            INTEGER NOT NULL CHECK (size >= 0),
    pages           INTEGER NOT NULL CHECK (pages >= 0),
    journal_count   INTEGER NOT NULL CHECK (journal_count >= 0),
    journal_head    TEXT NOT NULL CHECK (length(journal_head) = 64),
    reason          TEXT NOT NULL,
    issued_by       TEXT NOT NULL,
    issued_at       INTEGER NOT NULL, changes TEXT,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, subject_id, kind, recipients, version),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_absence (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    cause           TEXT NOT NULL CHECK (cause IN ('away', 'disqualified')),
    reason          TEXT,
    has_left        INTEGER NOT NULL CHECK (has_left IN (0, 1)),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_absence_by_person ON item_absence (municipality_id, person_id);

CREATE UNIQUE INDEX item_absence_of_person ON item_absence (municipality_id, agenda_item_id, person_id)
    WHERE removed_at IS NULL;

CREATE TABLE item_exclusion (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_exclusion_by_agenda_item ON item_exclusion (municipality_id, agenda_item_id);

CREATE TABLE item_person (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    place           INTEGER NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('presenter', 'guest')),
    person_id       BLOB NOT NULL,
    printed         TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_person_by_agenda_item ON item_person (municipality_id, agenda_item_id, place);

CREATE INDEX item_person_by_person ON item_person (municipality_id, person_id);

CREATE TABLE item_reading (
    municipality_id BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    digest          BLOB NOT NULL CHECK (length(digest) = 32),
    body            TEXT NOT NULL,
    PRIMARY KEY (municipality_id, agenda_item_id, digest),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_session (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    began_at        INTEGER NOT NULL,
    ended_at        INTEGER CHECK (ended_at >= began_at),
    ended_as        TEXT CHECK (ended_as IN ('paused', 'left')),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX item_session_of_item ON item_session (municipality_id, agenda_item_id);

CREATE INDEX item_session_of_meeting ON item_session (municipality_id, meeting_id, began_at);

CREATE UNIQUE INDEX item_session_runs_once ON item_session (municipality_id, meeting_id)
    WHERE ended_at IS NULL AND removed_at IS NULL;

CREATE TABLE journal_cover (
    municipality_id BLOB NOT NULL,
    sequence        INTEGER NOT NULL,
    position        INTEGER NOT NULL CHECK (position >= 1),
    table_name      TEXT NOT NULL,
    row_id          BLOB NOT NULL CHECK (length(row_id) = 16),
    salt            BLOB CHECK (length(salt) = 16),
    digest          BLOB NOT NULL CHECK (length(digest) = 32),
    erased_by       INTEGER CHECK (erased_by >= sequence),
    PRIMARY KEY (municipality_id, sequence, position),
    FOREIGN KEY (municipality_id, sequence) REFERENCES journal_entry (municipality_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_cover_by_row ON journal_cover (municipality_id, table_name, row_id, sequence, position);

CREATE TABLE journal_entry (
    municipality_id BLOB NOT NULL CHECK (length(municipality_id) = 16),
    sequence        INTEGER NOT NULL CHECK (sequence >= 1),
    at              INTEGER NOT NULL,
    action          TEXT NOT NULL CHECK (length(action) > 0),
    subject_kind    TEXT NOT NULL CHECK (length(subject_kind) > 0),
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    words_digest    BLOB NOT NULL CHECK (length(words_digest) = 32),
    previous_hash   BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash            BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX journal_entry_by_subject ON journal_entry (municipality_id, subject_kind, subject_id, sequence);

CREATE TABLE journal_words (
    municipality_id BLOB NOT NULL,
    sequence        INTEGER NOT NULL,
    salt            BLOB CHECK (length(salt) = 16),
    actor           TEXT,
    reason          TEXT,
    erased_by       INTEGER CHECK (erased_by > sequence),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id, sequence) REFERENCES journal_entry (municipality_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE kle_register (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL,
    published       TEXT CHECK (length(published) = 10),
    loaded_at       INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kle_subject (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    register_id     BLOB NOT NULL,
    number          TEXT NOT NULL CHECK (length(number) = 8),
    level           TEXT NOT NULL CHECK (level IN ('main_group', 'group', 'subject')),
    title           TEXT NOT NULL,
    keywords        TEXT NOT NULL,
    expired         TEXT CHECK (length(expired) = 10),
    successors      TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, register_id, level, number),
    FOREIGN KEY (municipality_id, register_id) REFERENCES kle_register (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE look (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    json            TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX look_of_municipality ON look (municipality_id) WHERE removed_at IS NULL;

CREATE TABLE mail_choice (
    municipality_id BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    choice          TEXT NOT NULL CHECK (choice IN ('at_once', 'daily', 'never')),
    PRIMARY KEY (municipality_id, person_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE marked_passage (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    words           TEXT NOT NULL CHECK (length(words) > 0),
    stood_before    TEXT NOT NULL,
    stood_after     TEXT NOT NULL,
    began_at        INTEGER NOT NULL CHECK (began_at >= 0),
    remark          TEXT,
    marked_at       INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX marked_passage_by_item ON marked_passage (municipality_id, agenda_item_id);

CREATE INDEX marked_passage_by_person ON marked_passage (municipality_id, person_id, agenda_item_id);

CREATE TABLE meeting (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB NOT NULL,
    date            TEXT CHECK (length(date) = 10),
    start_time      TEXT CHECK (length(start_time) = 5),
    end_time        TEXT CHECK (length(end_time) = 5),
    place           TEXT,
    state           TEXT NOT NULL CHECK (state IN
        ('planned', 'agenda_open', 'agenda_issued', 'in_session', 'held', 'cancelled')),
    preamble        TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_by_date ON meeting (municipality_id, date);

CREATE INDEX meeting_by_forum ON meeting (municipality_id, forum_id, date);

CREATE TABLE meeting_booking (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    series_id       BLOB,
    rule_date       TEXT CHECK (length(rule_date) = 10),
    room_id         BLOB,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, series_id) REFERENCES meeting_series (municipality_id, id),
    FOREIGN KEY (municipality_id, room_id) REFERENCES room (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_booking_by_meeting ON meeting_booking (municipality_id, meeting_id);

CREATE INDEX meeting_booking_by_room ON meeting_booking (municipality_id, room_id);

CREATE INDEX meeting_booking_by_series ON meeting_booking (municipality_id, series_id);

CREATE UNIQUE INDEX meeting_booking_of_meeting ON meeting_booking (municipality_id, meeting_id)
    WHERE removed_at IS NULL;

CREATE TABLE meeting_change (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    place           INTEGER NOT NULL CHECK (place > 0),
    kind            TEXT NOT NULL CHECK (kind IN ('moved', 'cancelled')),
    from_date       TEXT CHECK (length(from_date) = 10),
    from_start      TEXT CHECK (length(from_start) = 5),
    from_end        TEXT CHECK (length(from_end) = 5),
    from_place      TEXT,
    reason          TEXT NOT NULL,
    changed_at      INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_change_by_meeting ON meeting_change (municipality_id, meeting_id, place);

CREATE TABLE meeting_join_proposal (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    document_id     BLOB NOT NULL,
    meeting_id      BLOB NOT NULL,
    reason          TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    decided_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, document_id) REFERENCES source_document (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_join_proposal_by_document ON meeting_join_proposal (municipality_id, document_id);

CREATE INDEX meeting_join_proposal_by_meeting ON meeting_join_proposal (municipality_id, meeting_id);

CREATE TABLE meeting_series (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB NOT NULL,
    rule            TEXT NOT NULL,
    choices         TEXT NOT NULL,
    planned_at      INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX meeting_series_by_forum ON meeting_series (municipality_id, forum_id);

CREATE TABLE membership (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    forum_id        BLOB,
    role            TEXT NOT NULL CHECK (role IN
        ('reader', 'author', 'approver', 'substitute', 'member', 'chair', 'secretary', 'administrator')),
    from_day        TEXT,
    until_day       TEXT,
    removed_at      INTEGER, issuer TEXT, party TEXT CHECK (length(party) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    CHECK ((role = 'administrator') = (forum_id IS NULL)),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_of_forum ON membership (municipality_id, forum_id) WHERE removed_at IS NULL;

CREATE INDEX membership_of_person ON membership (municipality_id, person_id) WHERE removed_at IS NULL;

CREATE TABLE message (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    kind            TEXT NOT NULL,
    subject_kind    TEXT NOT NULL CHECK (subject_kind IN ('paper', 'meeting')),
    subject_id      BLOB NOT NULL,
    made_at         INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    attempts        INTEGER NOT NULL CHECK (attempts >= 0),
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dropped', 'given_up')),
    trouble         TEXT,
    settled_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK ((state = 'waiting') = (settled_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX message_by_state ON message (municipality_id, state, due_at);

CREATE INDEX message_of_person ON message (municipality_id, person_id);

CREATE INDEX message_of_subject ON message (municipality_id, subject_id, kind);

CREATE UNIQUE INDEX message_waits_once ON message (municipality_id, person_id, kind, subject_id)
    WHERE state = 'waiting';

CREATE TABLE minutes (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id       BLOB NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('drafting', 'issued', 'approved', 'locked')),
    approved_by_item BLOB, remarks_until TEXT CHECK (length(remarks_until) = 10), locked_at INTEGER,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, meeting_id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, approved_by_item) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX minutes_by_approving_item ON minutes (municipality_id, approved_by_item);

CREATE INDEX minutes_by_state ON minutes (municipality_id, state);

CREATE TABLE minutes_remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    agenda_item_id  BLOB CHECK (length(agenda_item_id) = 16),
    person_id       BLOB CHECK (length(person_id) = 16),
    written_by      TEXT NOT NULL,
    text            TEXT NOT NULL CHECK (length(text) > 0),
    written_at      INTEGER NOT NULL,
    answer          TEXT CHECK (answer IN ('taken', 'left')),
    answer_words    TEXT,
    answered_at     INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX minutes_remark_by_item ON minutes_remark (municipality_id, agenda_item_id);

CREATE INDEX minutes_remark_by_meeting ON minutes_remark (municipality_id, meeting_id);

CREATE INDEX minutes_remark_by_person ON minutes_remark (municipality_id, person_id);

CREATE TABLE municipality (
    municipality_id BLOB NOT NULL CHECK (length(municipality_id) = 16),
    id              BLOB NOT NULL CHECK (id = municipality_id),
    name            TEXT NOT NULL CHECK (length(name) > 0),
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id),
    UNIQUE (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE named_remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    person_id       BLOB NOT NULL,
    printed         TEXT NOT NULL,
    text            TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX named_remark_by_decision ON named_remark (municipality_id, decision_id, place);

CREATE INDEX named_remark_by_person ON named_remark (municipality_id, person_id);

CREATE TABLE opinion (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    unit            TEXT NOT NULL CHECK (length(unit) > 0),
    person_id       BLOB NOT NULL,
    question        TEXT NOT NULL CHECK (length(question) > 0),
    due             TEXT NOT NULL CHECK (length(due) = 10),
    state           TEXT NOT NULL CHECK (state IN ('asked', 'given', 'declined', 'withdrawn')),
    asked_by        TEXT NOT NULL,
    asked_by_person BLOB CHECK (length(asked_by_person) = 16),
    asked_at        INTEGER NOT NULL,
    -- As the text tree's JSON; NULL until it is given. It stays where it is returned, to be gone on with.
    text            TEXT CHECK (length(text) > 0),
    -- Why it was declined or returned.
    reason          TEXT CHECK (length(reason) > 0),
    answered_by     TEXT CHECK (length(answered_by) > 0),
    -- The name of whoever it was given for, by who stands in for them.
    answered_for    TEXT CHECK (length(answered_for) > 0),
    answered_at     INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, asked_by_person) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX opinion_by_asker ON opinion (municipality_id, asked_by_person);

CREATE INDEX opinion_by_paper ON opinion (municipality_id, paper_id, asked_at);

CREATE INDEX opinion_by_person ON opinion (municipality_id, person_id);

CREATE TABLE paper (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    case_id         BLOB NOT NULL,
    subject         TEXT NOT NULL,
    subject_key     TEXT NOT NULL,
    join_reason     TEXT NOT NULL,
    removed_at      INTEGER, state TEXT CHECK (state IN ('drafting', 'in_approval', 'ready', 'withdrawn')), approval_step INTEGER CHECK (approval_step >= 1), kind TEXT, forum_id BLOB CHECK (length(forum_id) = 16), author_id BLOB CHECK (length(author_id) = 16), template TEXT, due TEXT CHECK (length(due) = 10), closure_ground TEXT, closure_title TEXT, ready_at INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, case_id) REFERENCES case_thread (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_by_case ON paper (municipality_id, case_id);

CREATE INDEX paper_by_forum ON paper (municipality_id, forum_id, state);

CREATE INDEX paper_by_subject_key ON paper (municipality_id, subject_key);

CREATE TABLE paper_attachment (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    place           INTEGER NOT NULL CHECK (place >= 1),
    title           TEXT NOT NULL CHECK (length(title) > 0),
    file_name       TEXT NOT NULL,
    checksum        BLOB NOT NULL CHECK (length(checksum) = 32),
    size            INTEGER NOT NULL CHECK (size >= 0),
    version         INTEGER NOT NULL CHECK (version >= 1),
    added_by        TEXT NOT NULL,
    added_at        INTEGER NOT NULL,
    closure_ground  TEXT,
    closure_title   TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_attachment_by_checksum ON paper_attachment (municipality_id, checksum);

CREATE INDEX paper_attachment_by_paper ON paper_attachment (municipality_id, paper_id, place);

CREATE TABLE paper_field (
    municipality_id BLOB NOT NULL,
    paper_id        BLOB NOT NULL CHECK (length(paper_id) = 16),
    field           TEXT NOT NULL CHECK (length(field) > 0),
    body            TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 0),
    saved_by        TEXT NOT NULL,
    saved_at        INTEGER NOT NULL,
    holder          TEXT,
    holder_name     TEXT,
    held_until      INTEGER,
    PRIMARY KEY (municipality_id, paper_id, field),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper_remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    field           TEXT,
    person_id       BLOB CHECK (length(person_id) = 16),
    written_by      TEXT NOT NULL,
    text            TEXT NOT NULL CHECK (length(text) > 0),
    written_at      INTEGER NOT NULL,
    settled_at      INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_remark_by_paper ON paper_remark (municipality_id, paper_id, written_at);

CREATE INDEX paper_remark_by_person ON paper_remark (municipality_id, person_id);

CREATE TABLE paper_template (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB NOT NULL,
    kind            TEXT NOT NULL,
    template        TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX paper_template_by_kind ON paper_template (municipality_id, forum_id, kind)
    WHERE removed_at IS NULL;

CREATE TABLE paper_version (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 1),
    title           TEXT NOT NULL,
    frozen_at       INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, paper_id, version),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    place           INTEGER NOT NULL,
    person_id       BLOB NOT NULL,
    printed         TEXT NOT NULL,
    party           TEXT,
    role            TEXT,
    attendance      TEXT NOT NULL CHECK (attendance IN ('present', 'absent', 'apology', 'substitute')),
    removed_at      INTEGER, seat TEXT CHECK (seat IN ('member', 'attendee', 'substitute', 'guest')), said_at TEXT CHECK (said_at IN ('meeting', 'item')),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_by_meeting ON participant (municipality_id, meeting_id);

CREATE INDEX participant_by_person ON participant (municipality_id, person_id);

CREATE TABLE pending_file (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    upload_id       BLOB NOT NULL CHECK (length(upload_id) = 16),
    place           INTEGER NOT NULL CHECK (place >= 0),
    file_name       TEXT NOT NULL CHECK (length(file_name) > 0),
    checksum        BLOB NOT NULL CHECK (length(checksum) = 32),
    size            INTEGER NOT NULL CHECK (size >= 0),
    uploaded_by     TEXT NOT NULL,
    person_id       BLOB CHECK (person_id IS NULL OR length(person_id) = 16),
    uploaded_at     INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, upload_id, place),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_file_by_checksum ON pending_file (municipality_id, checksum);

CREATE TABLE person (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL,
    removed_at      INTEGER, email TEXT, left_on TEXT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_name ON person (municipality_id, name);

CREATE TABLE position (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    title           TEXT NOT NULL CHECK (length(title) > 0),
    role            TEXT NOT NULL,
    unit_id         BLOB,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id),
    FOREIGN KEY (municipality_id, unit_id) REFERENCES unit (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX position_by_title ON position (municipality_id, title) WHERE removed_at IS NULL;

CREATE INDEX position_by_unit ON position (municipality_id, unit_id);

CREATE TABLE private_note (
    municipality_id BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    text            TEXT NOT NULL,
    earlier         TEXT,
    version         INTEGER NOT NULL CHECK (version >= 1),
    written_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, person_id, agenda_item_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX private_note_by_item ON private_note (municipality_id, agenda_item_id);

CREATE TABLE promise (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    text            TEXT NOT NULL CHECK (length(text) > 0),
    -- Who does it, as it is written; NULL where nobody is named.
    who             TEXT CHECK (length(who) > 0),
    person_id       BLOB CHECK (length(person_id) = 16),
    due             TEXT CHECK (length(due) = 10),
    state           TEXT NOT NULL CHECK (state IN ('suggested', 'confirmed', 'in_progress', 'kept', 'lapsed')),
    -- Why it lapsed.
    reason          TEXT CHECK (length(reason) > 0),
    made_by         TEXT NOT NULL,
    made_at         INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX promise_by_due ON promise (municipality_id, state, due);

CREATE INDEX promise_of_item ON promise (municipality_id, agenda_item_id);

CREATE TABLE provider_attempt (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    address         BLOB NOT NULL CHECK (length(address) = 32),
    leads_to        TEXT NOT NULL,
    expires_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, token)
) STRICT, WITHOUT ROWID;

CREATE INDEX provider_attempt_by_address ON provider_attempt (municipality_id, address);

CREATE TABLE read_mark (
    municipality_id BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    digest          BLOB NOT NULL,
    read_at         INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, person_id, agenda_item_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id, digest)
        REFERENCES item_reading (municipality_id, agenda_item_id, digest)
) STRICT, WITHOUT ROWID;

CREATE INDEX read_mark_by_item ON read_mark (municipality_id, agenda_item_id, digest);

CREATE TABLE recommender (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    paper_version_id BLOB NOT NULL,
    place            INTEGER NOT NULL,
    position_id      BLOB NOT NULL,
    printed          TEXT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, position_id) REFERENCES position (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX recommender_by_paper_version ON recommender (municipality_id, paper_version_id, place);

CREATE INDEX recommender_by_position ON recommender (municipality_id, position_id);

CREATE TABLE remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    text            TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX remark_by_decision ON remark (municipality_id, decision_id, place);

CREATE TABLE room (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL CHECK (length(name) > 0),
    seats           INTEGER CHECK (seats > 0),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX room_by_name ON room (municipality_id, name) WHERE removed_at IS NULL;

CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT;

CREATE TABLE search_generation (
    municipality_id BLOB NOT NULL,
    epoch           BLOB NOT NULL CHECK (length(epoch) = 16),
    last_sequence   INTEGER NOT NULL CHECK (last_sequence >= 0),
    PRIMARY KEY (municipality_id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE search_outbox (
    municipality_id BLOB NOT NULL,
    sequence        INTEGER NOT NULL CHECK (sequence >= 1),
    subject_kind    TEXT NOT NULL,
    subject_id      BLOB NOT NULL CHECK (length(subject_id) = 16),
    PRIMARY KEY (municipality_id, sequence),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    municipality_id  BLOB NOT NULL,
    id               BLOB NOT NULL CHECK (length(id) = 16),
    paper_version_id BLOB NOT NULL,
    place            INTEGER NOT NULL,
    kind             TEXT NOT NULL CHECK (kind IN
        ('occasion', 'statement', 'recommendation', 'history', 'decision', 'attachments', 'other')),
    heading          TEXT,
    before_text      TEXT,
    after_text       TEXT,
    imported         TEXT,
    as_printed       TEXT,
    first_line       INTEGER,
    last_line        INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id)
) STRICT;

CREATE INDEX section_by_paper_version ON section (municipality_id, paper_version_id, place);

CREATE TABLE session (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    id              BLOB NOT NULL CHECK (length(id) = 16),
    account_id      BLOB NOT NULL,
    stage           TEXT NOT NULL CHECK (stage IN ('second_factor', 'signed_in')),
    device          TEXT NOT NULL,
    seeing_as       TEXT,
    created_at      INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL,
    proved_at       INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL, issuer TEXT, level TEXT, vouched_token TEXT,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_account ON session (municipality_id, account_id);

CREATE TABLE setting (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB,
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    value           TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX setting_of_forum ON setting (municipality_id, forum_id, name)
    WHERE removed_at IS NULL AND forum_id IS NOT NULL;

CREATE UNIQUE INDEX setting_of_municipality ON setting (municipality_id, name)
    WHERE removed_at IS NULL AND forum_id IS NULL;

CREATE TABLE shared_remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    person_id       BLOB CHECK (length(person_id) = 16),
    written_by      TEXT NOT NULL,
    text            TEXT NOT NULL CHECK (length(text) > 0),
    written_at      INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_remark_by_item ON shared_remark (municipality_id, agenda_item_id, written_at);

CREATE INDEX shared_remark_by_person ON shared_remark (municipality_id, person_id);

CREATE TABLE sign_in_link (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    account_id      BLOB,
    purpose         TEXT NOT NULL CHECK (purpose IN ('first_administrator', 'invitation', 'reset')),
    expires_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id),
    CHECK ((purpose = 'first_administrator') = (account_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    municipality_id    BLOB NOT NULL,
    id                 BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id         BLOB NOT NULL,
    kind               TEXT NOT NULL CHECK (kind IN ('approval', 'signature')),
    person_id          BLOB NOT NULL,
    printed            TEXT NOT NULL,
    way                TEXT NOT NULL CHECK (way IN ('click', 'paper')),
    issued_document_id BLOB NOT NULL,
    registered_by      TEXT NOT NULL,
    signed_at          INTEGER NOT NULL,
    removed_at         INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, issued_document_id) REFERENCES issued_document (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX signature_by_document ON signature (municipality_id, issued_document_id);

CREATE INDEX signature_by_meeting ON signature (municipality_id, meeting_id);

CREATE INDEX signature_by_person ON signature (municipality_id, person_id);

CREATE TABLE silenced_finding (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    code            TEXT NOT NULL CHECK (length(code) > 0),
    item            TEXT,
    fingerprint     TEXT NOT NULL CHECK (length(fingerprint) = 64),
    reason          TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    silenced_by     TEXT NOT NULL,
    silenced_at     INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX silenced_finding_by_fingerprint ON silenced_finding (municipality_id, meeting_id, fingerprint)
    WHERE removed_at IS NULL;

CREATE INDEX silenced_finding_by_meeting ON silenced_finding (municipality_id, meeting_id);

CREATE TABLE sorted_line (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BLOB NOT NULL,
    -- Its words, as they stood.
    line            TEXT NOT NULL CHECK (length(line) > 0),
    kind            TEXT NOT NULL CHECK (kind IN ('notice', 'promise', 'case')),
    promise_id      BLOB,
    paper_id        BLOB,
    sorted_at       INTEGER NOT NULL,
    closed_at       INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, promise_id) REFERENCES promise (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    CHECK ((kind = 'promise') = (promise_id IS NOT NULL)),
    CHECK ((kind = 'case') = (paper_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX sorted_line_of_item ON sorted_line (municipality_id, agenda_item_id);

CREATE TABLE source_document (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB,
    file_name       TEXT NOT NULL,
    layout          TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('agenda', 'supplementary_agenda', 'minutes')),
    checksum        BLOB NOT NULL,
    coverage_ppm    INTEGER NOT NULL CHECK (coverage_ppm BETWEEN 0 AND 1000000),
    imported_at     INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('accepted', 'proposed')),
    record          TEXT,
    head_as_printed TEXT,
    preamble_as_printed TEXT,
    unrecognised    TEXT,
    removed_at      INTEGER, mended_by TEXT, mended_text BLOB,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
) STRICT;

CREATE UNIQUE INDEX source_document_by_checksum ON source_document (municipality_id, checksum)
    WHERE removed_at IS NULL;

CREATE INDEX source_document_by_meeting ON source_document (municipality_id, meeting_id);

CREATE TABLE stand_in (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    stand_in_id     BLOB NOT NULL,
    from_day        TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day       TEXT NOT NULL CHECK (length(until_day) = 10),
    -- When it was ended before its time, in microseconds since 1970.
    ended_at        INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, stand_in_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX stand_in_by_person ON stand_in (municipality_id, person_id);

CREATE INDEX stand_in_by_stand_in ON stand_in (municipality_id, stand_in_id);

CREATE TABLE unit (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    name            TEXT NOT NULL CHECK (length(name) > 0),
    removed_at      INTEGER, parent_id BLOB CHECK (parent_id IS NULL OR length(parent_id) = 16),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX unit_by_name ON unit (municipality_id, name) WHERE removed_at IS NULL;

CREATE TABLE vote (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    decision_id     BLOB NOT NULL,
    place           INTEGER NOT NULL,
    person_id       BLOB,
    printed         TEXT NOT NULL,
    choice          TEXT NOT NULL CHECK (choice IN ('for', 'against', 'abstained')),
    removed_at      INTEGER, party TEXT CHECK (length(party) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, decision_id) REFERENCES decision (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_by_decision ON vote (municipality_id, decision_id, place);

CREATE TABLE written_answer (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    procedure_id    BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    answer          TEXT CHECK (answer IN ('for', 'against', 'abstained', 'meeting')),
    remark          TEXT CHECK (length(remark) > 0),
    answered_at     INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, procedure_id) REFERENCES written_procedure (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX written_answer_by_person ON written_answer (municipality_id, person_id);

CREATE UNIQUE INDEX written_answer_by_procedure ON written_answer (municipality_id, procedure_id, person_id);

CREATE TABLE written_procedure (
    municipality_id     BLOB NOT NULL,
    id                  BLOB NOT NULL CHECK (length(id) = 16),
    forum_id            BLOB NOT NULL,
    paper_id            BLOB NOT NULL,
    paper_version_id    BLOB NOT NULL,
    -- What is said to the members.
    message             TEXT CHECK (length(message) > 0),
    due_day             TEXT NOT NULL CHECK (length(due_day) = 10),
    due_clock           TEXT NOT NULL CHECK (length(due_clock) = 5),
    -- How many demands of a meeting stop it, as the forum's rule was when it was sent.
    stops_at            TEXT NOT NULL CHECK (stops_at IN ('one', 'most')),
    -- Whether half of the members have to answer, as the forum's rule was.
    quorum              TEXT NOT NULL CHECK (quorum IN ('none', 'half')),
    started_by          TEXT NOT NULL,
    started_at          INTEGER NOT NULL,
    state               TEXT NOT NULL CHECK (state IN ('open', 'decided', 'undecided', 'stopped', 'withdrawn')),
    ended_at            INTEGER,
    ended_reason        TEXT CHECK (length(ended_reason) > 0),
    interim_decision_id BLOB,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, interim_decision_id) REFERENCES interim_decision (municipality_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX written_procedure_by_paper ON written_procedure (municipality_id, paper_id)
    WHERE state = 'open';

CREATE INDEX written_procedure_by_state ON written_procedure (municipality_id, state, due_day);

CREATE INDEX written_procedure_of_paper ON written_procedure (municipality_id, paper_id, started_at);
