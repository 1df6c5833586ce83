-- Minutes that are approved, signed and locked, and what is added to them afterwards.

-- Until which day those who took part may remark on the minutes; NULL where the forum asks for no remarks.
ALTER TABLE minutes ADD COLUMN remarks_until TEXT CHECK (length(remarks_until) = 10);
-- When they were locked, in microseconds since 1970.
ALTER TABLE minutes ADD COLUMN locked_at INTEGER;
CREATE INDEX minutes_by_state ON minutes (municipality_id, state);
CREATE INDEX minutes_by_approving_item ON minutes (municipality_id, approved_by_item);

-- What somebody has put their name to: the issue they approved or signed, by a click or on paper.
CREATE TABLE signature (
    municipality_id    BLOB NOT NULL,
    id                 BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id         BLOB NOT NULL,
    kind               TEXT NOT NULL CHECK (kind IN ('approval', 'signature')),
    person_id          BLOB NOT NULL,
    printed            TEXT NOT NULL,
    way                TEXT NOT NULL CHECK (way IN ('click', 'paper')),
    issued_document_id BLOB NOT NULL,
    registered_by      TEXT NOT NULL,
    signed_at          INTEGER NOT NULL,
    removed_at         INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, issued_document_id) REFERENCES issued_document (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_by_meeting ON signature (municipality_id, meeting_id);
CREATE INDEX signature_by_person ON signature (municipality_id, person_id);
CREATE INDEX signature_by_document ON signature (municipality_id, issued_document_id);

-- What somebody who took part finds wrong in minutes that are issued, and what came of it.
CREATE TABLE minutes_remark (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    agenda_item_id  BLOB CHECK (length(agenda_item_id) = 16),
    person_id       BLOB CHECK (length(person_id) = 16),
    written_by      TEXT NOT NULL,
    text            TEXT NOT NULL CHECK (length(text) > 0),
    written_at      INTEGER NOT NULL,
    answer          TEXT CHECK (answer IN ('taken', 'left')),
    answer_words    TEXT,
    answered_at     INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX minutes_remark_by_meeting ON minutes_remark (municipality_id, meeting_id);
CREATE INDEX minutes_remark_by_item ON minutes_remark (municipality_id, agenda_item_id);
CREATE INDEX minutes_remark_by_person ON minutes_remark (municipality_id, person_id);

-- A correction (rettelse): a dated addition to minutes that are approved or locked. Never changed and never removed.
CREATE TABLE correction (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    place           INTEGER NOT NULL CHECK (place >= 1),
    agenda_item_id  BLOB CHECK (length(agenda_item_id) = 16),
    noted_by_item   BLOB CHECK (length(noted_by_item) = 16),
    text            TEXT NOT NULL CHECK (length(text) > 0),
    date            TEXT NOT NULL CHECK (length(date) = 10),
    written_by      TEXT NOT NULL,
    written_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    UNIQUE (municipality_id, meeting_id, place),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
    FOREIGN KEY (municipality_id, noted_by_item) REFERENCES agenda_item (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_by_item ON correction (municipality_id, agenda_item_id);
CREATE INDEX correction_by_noting_item ON correction (municipality_id, noted_by_item);
