-- The meeting while it is held: what is being written of a decision, and the time each item took.

-- What is being written of a decision, field by field: outside the chain, as keystrokes are no history. An empty body
-- says that the field is as the decision itself has it.
CREATE TABLE decision_field (
    municipality_id BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL CHECK (length(agenda_item_id) = 16),
    field           TEXT COLLATE "C" NOT NULL CHECK (length(field) > 0),
    body            TEXT COLLATE "C" NOT NULL,
    version         BIGINT NOT NULL CHECK (version >= 0),
    saved_by        TEXT COLLATE "C" NOT NULL,
    saved_at        BIGINT NOT NULL,
    holder          TEXT COLLATE "C",
    holder_name     TEXT COLLATE "C",
    held_until      BIGINT,
    PRIMARY KEY (municipality_id, agenda_item_id, field),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id)
);

-- A stretch of time in which a meeting was at an item, in microseconds since 1970. It ended as a pause, after which the
-- same item goes on, or because the meeting left the item. An item has as many as the meeting came to it.
CREATE TABLE item_session (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    agenda_item_id  BYTEA NOT NULL,
    began_at        BIGINT NOT NULL,
    ended_at        BIGINT CHECK (ended_at >= began_at),
    ended_as        TEXT COLLATE "C" CHECK (ended_as IN ('paused', 'left')),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    CHECK ((ended_at IS NULL) = (ended_as IS NULL))
);
CREATE INDEX item_session_of_meeting ON item_session (municipality_id, meeting_id, began_at);
CREATE INDEX item_session_of_item ON item_session (municipality_id, agenda_item_id);
-- A meeting is at one item at a time.
CREATE UNIQUE INDEX item_session_runs_once ON item_session (municipality_id, meeting_id)
    WHERE ended_at IS NULL AND removed_at IS NULL;
