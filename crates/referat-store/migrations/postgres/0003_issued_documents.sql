-- Issued documents say whom they are for, who issued them and where the journal stood when they were printed; and
-- a municipality's look has a place. Nothing could be issued before this migration, so the table is made anew:
-- SQLite can't change the key of one.
DROP TABLE issued_document;

-- A document that was issued (udstedt), kept as bytes: never printed again, only issued anew as another version.
CREATE TABLE issued_document (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN
        ('agenda', 'supplementary_agenda', 'minutes', 'extract', 'packet')),
    recipients      TEXT COLLATE "C" NOT NULL CHECK (recipients IN ('members', 'public')),
    subject_kind    TEXT COLLATE "C" NOT NULL CHECK (subject_kind IN ('meeting', 'agenda_item')),
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    version         BIGINT NOT NULL CHECK (version >= 1),
    title           TEXT COLLATE "C" NOT NULL,
    file_name       TEXT COLLATE "C" NOT NULL CHECK (length(file_name) > 0),
    checksum        BYTEA NOT NULL,
    size            BIGINT NOT NULL CHECK (size >= 0),
    pages           BIGINT NOT NULL CHECK (pages >= 0),
    journal_count   BIGINT NOT NULL CHECK (journal_count >= 0),
    journal_head    TEXT COLLATE "C" NOT NULL CHECK (length(journal_head) = 64),
    reason          TEXT COLLATE "C" NOT NULL,
    issued_by       TEXT COLLATE "C" NOT NULL,
    issued_at       BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, subject_id, kind, recipients, version),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, checksum) REFERENCES file (municipality_id, checksum)
);

-- How a municipality's documents look, as JSON. At most one that isn't removed.
CREATE TABLE look (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    json            TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE UNIQUE INDEX look_of_municipality ON look (municipality_id) WHERE removed_at IS NULL;
