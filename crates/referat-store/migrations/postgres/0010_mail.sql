-- What somebody is to be told by mail: about which thing, not in which words; these are made when it is sent.
CREATE TABLE message (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    person_id       BYTEA NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL,
    subject_kind    TEXT COLLATE "C" NOT NULL CHECK (subject_kind IN ('paper', 'meeting')),
    subject_id      BYTEA NOT NULL,
    made_at         BIGINT NOT NULL,
    due_at          BIGINT NOT NULL,
    attempts        BIGINT NOT NULL CHECK (attempts >= 0),
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'dropped', 'given_up')),
    trouble         TEXT COLLATE "C",
    settled_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK ((state = 'waiting') = (settled_at IS NULL))
);
CREATE UNIQUE INDEX message_waits_once ON message (municipality_id, person_id, kind, subject_id)
    WHERE state = 'waiting';
CREATE INDEX message_by_state ON message (municipality_id, state, due_at);
CREATE INDEX message_of_subject ON message (municipality_id, subject_id, kind);
CREATE INDEX message_of_person ON message (municipality_id, person_id);

-- When somebody wants to be told; where nothing is said, at once.
CREATE TABLE mail_choice (
    municipality_id BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    choice          TEXT COLLATE "C" NOT NULL CHECK (choice IN ('at_once', 'daily', 'never')),
    PRIMARY KEY (municipality_id, person_id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
