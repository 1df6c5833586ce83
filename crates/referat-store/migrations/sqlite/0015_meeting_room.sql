-- The meeting while it is held: what is being written of a decision, and the time each item took.

-- What is being written of a decision, field by field: outside the chain, as keystrokes are no history. An empty body
-- says that the field is as the decision itself has it.
CREATE TABLE decision_field (
    municipality_id BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL CHECK (length(agenda_item_id) = 16),
    field           TEXT NOT NULL CHECK (length(field) > 0),
    body            TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 0),
    saved_by        TEXT NOT NULL,
    saved_at        INTEGER NOT NULL,
    holder          TEXT,
    holder_name     TEXT,
    held_until      INTEGER,
    PRIMARY KEY (municipality_id, agenda_item_id, field),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;

-- A stretch of time in which a meeting was at an item, in microseconds since 1970. It ended as a pause, after which the
-- same item goes on, or because the meeting left the item. An item has as many as the meeting came to it.
CREATE TABLE item_session (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    agenda_item_id  BLOB NOT NULL,
    began_at        INTEGER NOT NULL,
    ended_at        INTEGER CHECK (ended_at >= began_at),
    ended_as        TEXT CHECK (ended_as IN ('paused', 'left')),
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX item_session_of_meeting ON item_session (municipality_id, meeting_id, began_at);
CREATE INDEX item_session_of_item ON item_session (municipality_id, agenda_item_id);
-- A meeting is at one item at a time.
CREATE UNIQUE INDEX item_session_runs_once ON item_session (municipality_id, meeting_id)
    WHERE ended_at IS NULL AND removed_at IS NULL;
