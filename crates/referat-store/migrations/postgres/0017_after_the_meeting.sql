-- What comes after the meeting: attachments that were shown at it, promises, and what became of its notices.

-- The item at which an attachment was shown at the meeting itself. It is that item's alone, whoever else treats the paper.
ALTER TABLE attachment ADD COLUMN shown_at_item BYTEA CHECK (length(shown_at_item) = 16);
CREATE INDEX attachment_by_shown_at_item ON attachment (municipality_id, shown_at_item);

-- Something a meeting has somebody do (løfte): what, who and when. Without a day it is undated.
CREATE TABLE promise (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    text            TEXT COLLATE "C" NOT NULL CHECK (length(text) > 0),
    -- Who does it, as it is written; NULL where nobody is named.
    who             TEXT COLLATE "C" CHECK (length(who) > 0),
    person_id       BYTEA CHECK (length(person_id) = 16),
    due             TEXT COLLATE "C" CHECK (length(due) = 10),
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('suggested', 'confirmed', 'in_progress', 'kept', 'lapsed')),
    -- Why it lapsed.
    reason          TEXT COLLATE "C" CHECK (length(reason) > 0),
    made_by         TEXT COLLATE "C" NOT NULL,
    made_at         BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX promise_of_item ON promise (municipality_id, agenda_item_id);
CREATE INDEX promise_by_due ON promise (municipality_id, state, due);

-- What a line of an item's notices was sorted into, and when it was closed.
CREATE TABLE sorted_line (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    agenda_item_id  BYTEA NOT NULL,
    -- Its words, as they stood.
    line            TEXT COLLATE "C" NOT NULL CHECK (length(line) > 0),
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('notice', 'promise', 'case')),
    promise_id      BYTEA,
    paper_id        BYTEA,
    sorted_at       BIGINT NOT NULL,
    closed_at       BIGINT,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, promise_id) REFERENCES promise (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    CHECK ((kind = 'promise') = (promise_id IS NOT NULL)),
    CHECK ((kind = 'case') = (paper_id IS NOT NULL))
);
CREATE INDEX sorted_line_of_item ON sorted_line (municipality_id, agenda_item_id);
