-- Minutes that are approved, signed and locked, and what is added to them afterwards.

-- Until which day those who took part may remark on the minutes; NULL where the forum asks for no remarks.
ALTER TABLE minutes ADD COLUMN remarks_until TEXT COLLATE "C" CHECK (length(remarks_until) = 10);
-- When they were locked, in microseconds since 1970.
ALTER TABLE minutes ADD COLUMN locked_at BIGINT;
CREATE INDEX minutes_by_state ON minutes (municipality_id, state);
CREATE INDEX minutes_by_approving_item ON minutes (municipality_id, approved_by_item);

-- What somebody has put their name to: the issue they approved or signed, by a click or on paper.
CREATE TABLE signature (
    municipality_id    BYTEA NOT NULL,
    id                 BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id         BYTEA NOT NULL,
    kind               TEXT COLLATE "C" NOT NULL CHECK (kind IN ('approval', 'signature')),
    person_id          BYTEA NOT NULL,
    printed            TEXT COLLATE "C" NOT NULL,
    way                TEXT COLLATE "C" NOT NULL CHECK (way IN ('click', 'paper')),
    issued_document_id BYTEA NOT NULL,
    registered_by      TEXT COLLATE "C" NOT NULL,
    signed_at          BIGINT NOT NULL,
    removed_at         BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, issued_document_id) REFERENCES issued_document (municipality_id, id)
);
CREATE INDEX signature_by_meeting ON signature (municipality_id, meeting_id);
CREATE INDEX signature_by_person ON signature (municipality_id, person_id);
CREATE INDEX signature_by_document ON signature (municipality_id, issued_document_id);

-- What somebody who took part finds wrong in minutes that are issued, and what came of it.
CREATE TABLE minutes_remark (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    agenda_item_id  BYTEA CHECK (length(agenda_item_id) = 16),
    person_id       BYTEA CHECK (length(person_id) = 16),
    written_by      TEXT COLLATE "C" NOT NULL,
    text            TEXT COLLATE "C" NOT NULL CHECK (length(text) > 0),
    written_at      BIGINT NOT NULL,
    answer          TEXT COLLATE "C" CHECK (answer IN ('taken', 'left')),
    answer_words    TEXT COLLATE "C",
    answered_at     BIGINT,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
);
CREATE INDEX minutes_remark_by_meeting ON minutes_remark (municipality_id, meeting_id);
CREATE INDEX minutes_remark_by_item ON minutes_remark (municipality_id, agenda_item_id);
CREATE INDEX minutes_remark_by_person ON minutes_remark (municipality_id, person_id);

-- A correction (rettelse): a dated addition to minutes that are approved or locked. Never changed and never removed.
CREATE TABLE correction (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    place           BIGINT NOT NULL CHECK (place >= 1),
    agenda_item_id  BYTEA CHECK (length(agenda_item_id) = 16),
    noted_by_item   BYTEA CHECK (length(noted_by_item) = 16),
    text            TEXT COLLATE "C" NOT NULL CHECK (length(text) > 0),
    date            TEXT COLLATE "C" NOT NULL CHECK (length(date) = 10),
    written_by      TEXT COLLATE "C" NOT NULL,
    written_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, meeting_id, place),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, noted_by_item) REFERENCES agenda_item (municipality_id, id)
);
CREATE INDEX correction_by_item ON correction (municipality_id, agenda_item_id);
CREATE INDEX correction_by_noting_item ON correction (municipality_id, noted_by_item);
