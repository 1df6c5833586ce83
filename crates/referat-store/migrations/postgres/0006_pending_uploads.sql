-- Minutes are moved in on screen: files that somebody has handed in wait until they are accepted or given up, and a
-- document says when a person mended what was read of it.

-- A file that was handed in and isn't imported. Those of one upload share upload_id: the document has place 0, its
-- attachments follow. Outside the chain: what is accepted becomes an entry, everything else is forgotten.
CREATE TABLE pending_file (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    upload_id       BYTEA NOT NULL CHECK (length(upload_id) = 16),
    place           BIGINT NOT NULL CHECK (place >= 0),
    file_name       TEXT COLLATE "C" NOT NULL CHECK (length(file_name) > 0),
    checksum        BYTEA NOT NULL CHECK (length(checksum) = 32),
    size            BIGINT NOT NULL CHECK (size >= 0),
    uploaded_by     TEXT COLLATE "C" NOT NULL,
    person_id       BYTEA CHECK (person_id IS NULL OR length(person_id) = 16),
    uploaded_at     BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, upload_id, place),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE INDEX pending_file_by_checksum ON pending_file (municipality_id, checksum);

-- Who mended what was read of a document before it was accepted, and the text as they mended it, if they did that.
ALTER TABLE source_document ADD COLUMN mended_by TEXT COLLATE "C";
ALTER TABLE source_document ADD COLUMN mended_text BYTEA;
