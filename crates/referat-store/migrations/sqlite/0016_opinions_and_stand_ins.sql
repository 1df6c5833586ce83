-- Opinions that other units give on a paper on its way, and who stands in for whom while they are away.

-- What somebody is asked for a unit on a paper (udtalelse). It becomes a section of the paper when it is given.
CREATE TABLE opinion (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    paper_id        BLOB NOT NULL,
    unit            TEXT NOT NULL CHECK (length(unit) > 0),
    person_id       BLOB NOT NULL,
    question        TEXT NOT NULL CHECK (length(question) > 0),
    due             TEXT NOT NULL CHECK (length(due) = 10),
    state           TEXT NOT NULL CHECK (state IN ('asked', 'given', 'declined', 'withdrawn')),
    asked_by        TEXT NOT NULL,
    asked_by_person BLOB CHECK (length(asked_by_person) = 16),
    asked_at        INTEGER NOT NULL,
    -- As the text tree's JSON; NULL until it is given. It stays where it is returned, to be gone on with.
    text            TEXT CHECK (length(text) > 0),
    -- Why it was declined or returned.
    reason          TEXT CHECK (length(reason) > 0),
    answered_by     TEXT CHECK (length(answered_by) > 0),
    -- The name of whoever it was given for, by who stands in for them.
    answered_for    TEXT CHECK (length(answered_for) > 0),
    answered_at     INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, asked_by_person) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX opinion_by_paper ON opinion (municipality_id, paper_id, asked_at);
CREATE INDEX opinion_by_person ON opinion (municipality_id, person_id);
CREATE INDEX opinion_by_asker ON opinion (municipality_id, asked_by_person);

-- Who does somebody's tasks while they are away, from a day to a day, both included.
CREATE TABLE stand_in (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    stand_in_id     BLOB NOT NULL,
    from_day        TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day       TEXT NOT NULL CHECK (length(until_day) = 10),
    -- When it was ended before its time, in microseconds since 1970.
    ended_at        INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, stand_in_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stand_in_by_person ON stand_in (municipality_id, person_id);
CREATE INDEX stand_in_by_stand_in ON stand_in (municipality_id, stand_in_id);

-- For whom a step was decided by who stands in for them: their id and their name. NULL where it was one's own.
ALTER TABLE approval ADD COLUMN instead_of BLOB CHECK (length(instead_of) = 16);
ALTER TABLE approval ADD COLUMN instead_of_name TEXT CHECK (length(instead_of_name) > 0);
