-- Papers are written, approved and placed on agendas.

-- How far a paper has come that was written here; all NULL for what was moved in. forum_id is the forum whose template
-- and steps it follows, template the one it is written by (JSON), closure_ground the ground it is to be closed on.
ALTER TABLE paper ADD COLUMN state TEXT COLLATE "C" CHECK (state IN ('drafting', 'in_approval', 'ready', 'withdrawn'));
ALTER TABLE paper ADD COLUMN approval_step BIGINT CHECK (approval_step >= 1);
ALTER TABLE paper ADD COLUMN kind TEXT COLLATE "C";
ALTER TABLE paper ADD COLUMN forum_id BYTEA CHECK (length(forum_id) = 16);
ALTER TABLE paper ADD COLUMN author_id BYTEA CHECK (length(author_id) = 16);
ALTER TABLE paper ADD COLUMN template TEXT COLLATE "C";
ALTER TABLE paper ADD COLUMN due TEXT COLLATE "C" CHECK (length(due) = 10);
ALTER TABLE paper ADD COLUMN closure_ground TEXT COLLATE "C";
ALTER TABLE paper ADD COLUMN closure_title TEXT COLLATE "C";
CREATE INDEX paper_by_forum ON paper (municipality_id, forum_id, state);

-- A field of a paper that is being written. Outside the chain: keystrokes are no history, what is handed in is frozen
-- as a version. Whoever writes in a field holds it for a moment.
CREATE TABLE paper_field (
    municipality_id BYTEA NOT NULL,
    paper_id        BYTEA NOT NULL CHECK (length(paper_id) = 16),
    field           TEXT COLLATE "C" NOT NULL CHECK (length(field) > 0),
    body            TEXT COLLATE "C" NOT NULL,
    version         BIGINT NOT NULL CHECK (version >= 0),
    saved_by        TEXT COLLATE "C" NOT NULL,
    saved_at        BIGINT NOT NULL,
    holder          TEXT COLLATE "C",
    holder_name     TEXT COLLATE "C",
    held_until      BIGINT,
    PRIMARY KEY (municipality_id, paper_id, field),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id)
);

-- A file that belongs to a paper that is being written. A newer version of it takes the place of the older one.
CREATE TABLE paper_attachment (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id        BYTEA NOT NULL,
    place           BIGINT NOT NULL CHECK (place >= 1),
    title           TEXT COLLATE "C" NOT NULL CHECK (length(title) > 0),
    file_name       TEXT COLLATE "C" NOT NULL,
    checksum        BYTEA NOT NULL CHECK (length(checksum) = 32),
    size            BIGINT NOT NULL CHECK (size >= 0),
    version         BIGINT NOT NULL CHECK (version >= 1),
    added_by        TEXT COLLATE "C" NOT NULL,
    added_at        BIGINT NOT NULL,
    closure_ground  TEXT COLLATE "C",
    closure_title   TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
);
CREATE INDEX paper_attachment_by_paper ON paper_attachment (municipality_id, paper_id, place);
CREATE INDEX paper_attachment_by_checksum ON paper_attachment (municipality_id, checksum);

-- What a step of the approval said to a version of a paper.
CREATE TABLE approval (
    municipality_id  BYTEA NOT NULL,
    id               BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id         BYTEA NOT NULL,
    paper_version_id BYTEA NOT NULL,
    step             BIGINT NOT NULL CHECK (step >= 1),
    step_name        TEXT COLLATE "C" NOT NULL,
    outcome          TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('approved', 'returned')),
    person_id        BYTEA CHECK (length(person_id) = 16),
    decided_by       TEXT COLLATE "C" NOT NULL,
    reason           TEXT COLLATE "C" NOT NULL,
    decided_at       BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX approval_by_person ON approval (municipality_id, person_id);
CREATE INDEX approval_by_paper ON approval (municipality_id, paper_id, decided_at);

-- A remark on a paper on its way. It is never printed.
CREATE TABLE paper_remark (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    paper_id        BYTEA NOT NULL,
    field           TEXT COLLATE "C",
    person_id       BYTEA CHECK (length(person_id) = 16),
    written_by      TEXT COLLATE "C" NOT NULL,
    text            TEXT COLLATE "C" NOT NULL CHECK (length(text) > 0),
    written_at      BIGINT NOT NULL,
    settled_at      BIGINT,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX paper_remark_by_person ON paper_remark (municipality_id, person_id);
CREATE INDEX paper_remark_by_paper ON paper_remark (municipality_id, paper_id, written_at);

-- The sections of a forum's papers of one kind, where they aren't the standard ones.
CREATE TABLE paper_template (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL,
    template        TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE UNIQUE INDEX paper_template_by_kind ON paper_template (municipality_id, forum_id, kind)
    WHERE removed_at IS NULL;

-- An agenda while it is built, as one text (JSON), each change a version. Outside the chain; what is issued of it is
-- an entry. made_from is the version it was made from, to which undoing goes back; redoes the one that redoing brings back.
CREATE TABLE agenda_draft (
    municipality_id BYTEA NOT NULL,
    meeting_id      BYTEA NOT NULL CHECK (length(meeting_id) = 16),
    version         BIGINT NOT NULL CHECK (version >= 1),
    body            TEXT COLLATE "C" NOT NULL,
    did             TEXT COLLATE "C" NOT NULL,
    made_from       BIGINT,
    redoes          BIGINT,
    saved_by        TEXT COLLATE "C" NOT NULL,
    saved_at        BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, meeting_id, version),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
);
