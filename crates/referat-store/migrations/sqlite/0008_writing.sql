-- Papers are written, approved and placed on agendas.

-- How far a paper has come that was written here; all NULL for what was moved in. forum_id is the forum whose template
-- and steps it follows, template the one it is written by (JSON), closure_ground the ground it is to be closed on.
ALTER TABLE paper ADD COLUMN state TEXT CHECK (state IN ('drafting', 'in_approval', 'ready', 'withdrawn'));
ALTER TABLE paper ADD COLUMN approval_step INTEGER CHECK (approval_step >= 1);
ALTER TABLE paper ADD COLUMN kind TEXT;
ALTER TABLE paper ADD COLUMN forum_id BLOB CHECK (length(forum_id) = 16);
ALTER TABLE paper ADD COLUMN author_id BLOB CHECK (length(author_id) = 16);
ALTER TABLE paper ADD COLUMN template TEXT;
ALTER TABLE paper ADD COLUMN due TEXT CHECK (length(due) = 10);
ALTER TABLE paper ADD COLUMN closure_ground TEXT;
ALTER TABLE paper ADD COLUMN closure_title TEXT;
CREATE INDEX paper_by_forum ON paper (municipality_id, forum_id, state);

-- A field of a paper that is being written. Outside the chain: keystrokes are no history, what is handed in is frozen
-- as a version. Whoever writes in a field holds it for a moment.
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

-- A file that belongs to a paper that is being written. A newer version of it takes the place of the older one.
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
CREATE INDEX paper_attachment_by_paper ON paper_attachment (municipality_id, paper_id, place);
CREATE INDEX paper_attachment_by_checksum ON paper_attachment (municipality_id, checksum);

-- What a step of the approval said to a version of a paper.
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
    decided_at       INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_by_person ON approval (municipality_id, person_id);
CREATE INDEX approval_by_paper ON approval (municipality_id, paper_id, decided_at);

-- A remark on a paper on its way. It is never printed.
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
CREATE INDEX paper_remark_by_person ON paper_remark (municipality_id, person_id);
CREATE INDEX paper_remark_by_paper ON paper_remark (municipality_id, paper_id, written_at);

-- The sections of a forum's papers of one kind, where they aren't the standard ones.
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

-- An agenda while it is built, as one text (JSON), each change a version. Outside the chain; what is issued of it is
-- an entry. made_from is the version it was made from, to which undoing goes back; redoes the one that redoing brings back.
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
