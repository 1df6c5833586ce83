-- A reader's own reading: what of an item they have read, their notes and the passages they marked. Nobody else's, never
-- exported, outside the chain. And what those of a forum write to each other on its items.

-- An item as it was shown to somebody (JSON): what is compared when they look again. Those who were shown the same share
-- a row; a row goes when nobody has read it last.
CREATE TABLE item_reading (
    municipality_id BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    digest          BLOB NOT NULL CHECK (length(digest) = 32),
    body            TEXT NOT NULL,
    PRIMARY KEY (municipality_id, agenda_item_id, digest),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

-- What somebody read last of an item, and when.
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

-- Somebody's note on an item, and what it said before: what undoing brings back. An empty one was removed.
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

-- A passage somebody marked in an item: its words and what stood around them, by which it is found again.
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
CREATE INDEX marked_passage_by_person ON marked_passage (municipality_id, person_id, agenda_item_id);
CREATE INDEX marked_passage_by_item ON marked_passage (municipality_id, agenda_item_id);

-- What somebody of a forum wrote to the others on an item. It is never printed.
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
