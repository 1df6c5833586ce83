-- Meetings are planned: rooms, series, what became of a meeting since it was planned, who is called to it and what
-- they answer, and private addresses of calendars.

-- A room (mødelokale).
CREATE TABLE room (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) > 0),
    seats           BIGINT CHECK (seats > 0),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id) REFERENCES municipality (municipality_id)
);
CREATE UNIQUE INDEX room_by_name ON room (municipality_id, name) WHERE removed_at IS NULL;

-- Meetings that were planned by one rule. The rule and what was chosen for days off, as JSON.
CREATE TABLE meeting_series (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA NOT NULL,
    rule            TEXT COLLATE "C" NOT NULL,
    choices         TEXT COLLATE "C" NOT NULL,
    planned_at      BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE INDEX meeting_series_by_forum ON meeting_series (municipality_id, forum_id);

-- What planning knows of a meeting: its series, the day the rule gave, its room. A table of its own, because SQLite adds
-- no foreign key of two columns to a table that is there.
CREATE TABLE meeting_booking (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    series_id       BYTEA,
    rule_date       TEXT COLLATE "C" CHECK (length(rule_date) = 10),
    room_id         BYTEA,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, series_id) REFERENCES meeting_series (municipality_id, id),
    FOREIGN KEY (municipality_id, room_id) REFERENCES room (municipality_id, id)
);
CREATE UNIQUE INDEX meeting_booking_of_meeting ON meeting_booking (municipality_id, meeting_id)
    WHERE removed_at IS NULL;
CREATE INDEX meeting_booking_by_meeting ON meeting_booking (municipality_id, meeting_id);
CREATE INDEX meeting_booking_by_series ON meeting_booking (municipality_id, series_id);
CREATE INDEX meeting_booking_by_room ON meeting_booking (municipality_id, room_id);

-- What became of a meeting since it was planned: where it was, and why. Rows are only added.
CREATE TABLE meeting_change (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    place           BIGINT NOT NULL CHECK (place > 0),
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('moved', 'cancelled')),
    from_date       TEXT COLLATE "C" CHECK (length(from_date) = 10),
    from_start      TEXT COLLATE "C" CHECK (length(from_start) = 5),
    from_end        TEXT COLLATE "C" CHECK (length(from_end) = 5),
    from_place      TEXT COLLATE "C",
    reason          TEXT COLLATE "C" NOT NULL,
    changed_at      BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
);
CREATE INDEX meeting_change_by_meeting ON meeting_change (municipality_id, meeting_id, place);

-- Somebody who is called to a meeting (indkaldt), and what they answer. A substitute is there instead of a person.
CREATE TABLE invitation (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    invited_as      TEXT COLLATE "C" NOT NULL CHECK (invited_as IN ('member', 'attendee', 'substitute', 'guest')),
    answer          TEXT COLLATE "C" NOT NULL CHECK (answer IN ('none', 'accepts', 'apology')),
    reason          TEXT COLLATE "C",
    instead_of      BYTEA,
    answered_at     BIGINT,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, instead_of) REFERENCES person (municipality_id, id),
    CHECK ((invited_as = 'substitute') = (instead_of IS NOT NULL))
);
CREATE UNIQUE INDEX invitation_of_person ON invitation (municipality_id, meeting_id, person_id)
    WHERE removed_at IS NULL;
CREATE INDEX invitation_by_meeting ON invitation (municipality_id, meeting_id);
CREATE INDEX invitation_by_person ON invitation (municipality_id, person_id);

-- A private address of a calendar, known by the digest of its token: a person's own, of all their forums or of one.
CREATE TABLE calendar_address (
    municipality_id BYTEA NOT NULL,
    token           BYTEA NOT NULL CHECK (length(token) = 32),
    person_id       BYTEA NOT NULL,
    forum_id        BYTEA,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE INDEX calendar_address_of_person ON calendar_address (municipality_id, person_id);
