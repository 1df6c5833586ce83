-- What comes after the meeting: attachments that were shown at it, promises, and what became of its notices.

-- The item at which an attachment was shown at the meeting itself. It is that item's alone, whoever else treats the paper.
ALTER TABLE attachment ADD COLUMN shown_at_item BLOB CHECK (length(shown_at_item) = 16);
CREATE INDEX attachment_by_shown_at_item ON attachment (municipality_id, shown_at_item);

-- Something a meeting has somebody do (løfte): what, who and when. Without a day it is undated.
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
CREATE INDEX promise_of_item ON promise (municipality_id, agenda_item_id);
CREATE INDEX promise_by_due ON promise (municipality_id, state, due);

-- What a line of an item's notices was sorted into, and when it was closed.
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
