-- Who has read what is closed: a log of its own, outside the chain. Reading changes nothing, so it is no entry of the
-- journal, and it must not wait for whoever writes.

-- A closed thing was shown to someone who may see it. Rows point to nothing: what was read may be erased, and that it
-- was read stays. The same reader reading the same thing again within a while is one row.
CREATE TABLE closed_read (
    municipality_id BYTEA NOT NULL CHECK (length(municipality_id) = 16),
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    at              BIGINT NOT NULL,
    who             TEXT COLLATE "C" NOT NULL CHECK (length(who) > 0),
    person_id       BYTEA CHECK (length(person_id) = 16),
    seeing_as       TEXT COLLATE "C",
    subject_kind    TEXT COLLATE "C" NOT NULL CHECK (subject_kind IN ('agenda_item', 'attachment')),
    subject_id      BYTEA NOT NULL CHECK (length(subject_id) = 16),
    agenda_item_id  BYTEA NOT NULL CHECK (length(agenda_item_id) = 16),
    what            TEXT COLLATE "C" NOT NULL CHECK (what IN ('page', 'file', 'document', 'record', 'hit')),
    PRIMARY KEY (municipality_id, id)
);
CREATE INDEX closed_read_by_time ON closed_read (municipality_id, at);
CREATE INDEX closed_read_by_item ON closed_read (municipality_id, agenda_item_id, at);
CREATE INDEX closed_read_by_subject ON closed_read (municipality_id, subject_id, at);
