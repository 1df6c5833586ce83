-- Issued documents say whom they are for, who issued them and where the journal stood when they were printed; and
-- a municipality's look has a place. Nothing could be issued before this migration, so the table is made anew:
-- SQLite can't change the key of one.
DROP TABLE issued_document;

-- A document that was issued (udstedt), kept as bytes: never printed again, only issued anew as another version.
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
    issued_at       INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, subject_id, kind, recipients, version),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
) STRICT, WITHOUT ROWID;

-- How a municipality's documents look, as JSON. At most one that isn't removed.
CREATE TABLE look (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    json            TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX look_of_municipality ON look (municipality_id) WHERE removed_at IS NULL;
