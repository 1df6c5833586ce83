-- A reader's own reading: what of an item they have read, their notes and the passages they marked. Nobody else's, never
-- exported, outside the chain. And what those of a forum write to each other on its items.

-- An item as it was shown to somebody (JSON): what is compared when they look again. Those who were shown the same share
-- a row; a row goes when nobody has read it last.
CREATE TABLE item_reading (
    municipality_id BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL,
    digest          BYTEA NOT NULL CHECK (length(digest) = 32),
    body            TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (municipality_id, agenda_item_id, digest),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);

-- What somebody read last of an item, and when.
CREATE TABLE read_mark (
    municipality_id BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL,
    digest          BYTEA NOT NULL,
    read_at         BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, person_id, agenda_item_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id, digest)
        REFERENCES item_reading (municipality_id, agenda_item_id, digest)
);
CREATE INDEX read_mark_by_item ON read_mark (municipality_id, agenda_item_id, digest);

-- Somebody's note on an item, and what it said before: what undoing brings back. An empty one was removed.
CREATE TABLE private_note (
    municipality_id BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL,
    text            TEXT COLLATE "C" NOT NULL,
    earlier         TEXT COLLATE "C",
    version         BIGINT NOT NULL CHECK (version >= 1),
    written_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, person_id, agenda_item_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);
CREATE INDEX private_note_by_item ON private_note (municipality_id, agenda_item_id);

-- A passage somebody marked in an item: its words and what stood around them, by which it is found again.
CREATE TABLE marked_passage (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    person_id       BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL,
    words           TEXT COLLATE "C" NOT NULL CHECK (length(words) > 0),
    stood_before    TEXT COLLATE "C" NOT NULL,
    stood_after     TEXT COLLATE "C" NOT NULL,
    began_at        BIGINT NOT NULL CHECK (began_at >= 0),
    remark          TEXT COLLATE "C",
    marked_at       BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);
CREATE INDEX marked_passage_by_person ON marked_passage (municipality_id, person_id, agenda_item_id);
CREATE INDEX marked_passage_by_item ON marked_passage (municipality_id, agenda_item_id);

-- What somebody of a forum wrote to the others on an item. It is never printed.
CREATE TABLE shared_remark (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    person_id       BYTEA CHECK (length(person_id) = 16),
    written_by      TEXT COLLATE "C" NOT NULL,
    text            TEXT COLLATE "C" NOT NULL CHECK (length(text) > 0),
    written_at      BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX shared_remark_by_item ON shared_remark (municipality_id, agenda_item_id, written_at);
CREATE INDEX shared_remark_by_person ON shared_remark (municipality_id, person_id);
