-- What happens outside the plan: extraordinary meetings, the chair's decisions between meetings, written procedures.

-- How an extraordinary meeting (ekstraordinært møde) was called. A meeting without a row is an ordinary one.
CREATE TABLE extraordinary_call (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    meeting_id      BLOB NOT NULL,
    -- Who asked for it, in words.
    asked_by        TEXT CHECK (length(asked_by) > 0),
    -- Why. NULL of one that was moved in from an old document.
    reason          TEXT CHECK (length(reason) > 0),
    -- Until when papers come in time; both NULL where none comes late.
    due_day         TEXT CHECK (length(due_day) = 10),
    due_clock       TEXT CHECK (length(due_clock) = 5),
    called_at       INTEGER NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id),
    CHECK ((due_day IS NULL) = (due_clock IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX extraordinary_call_by_meeting ON extraordinary_call (municipality_id, meeting_id)
    WHERE removed_at IS NULL;

-- A decision taken between meetings (beslutning mellem møder), of a frozen version of a paper.
CREATE TABLE interim_decision (
    municipality_id   BLOB NOT NULL,
    id                BLOB NOT NULL CHECK (length(id) = 16),
    forum_id          BLOB NOT NULL,
    paper_id          BLOB NOT NULL,
    paper_version_id  BLOB NOT NULL,
    -- By the chair (formandsbeslutning) or by the members in writing (skriftlig procedure).
    way               TEXT NOT NULL CHECK (way IN ('chair', 'written')),
    decided_on        TEXT NOT NULL CHECK (length(decided_on) = 10),
    -- The chair who decided; NULL for members in writing.
    decided_by        TEXT CHECK (length(decided_by) > 0),
    decided_by_person BLOB CHECK (length(decided_by_person) = 16),
    -- Who wrote it down, where that is somebody else.
    recorded_by       TEXT CHECK (length(recorded_by) > 0),
    -- Why the chair could decide alone; NULL for members in writing.
    ground            TEXT CHECK (ground IN ('urgent', 'undoubted')),
    reason            TEXT CHECK (length(reason) > 0),
    -- The text as adopted, rich text in JSON.
    text              TEXT NOT NULL CHECK (length(text) > 0),
    -- The paper that tells the next meeting of it.
    notice_paper_id   BLOB NOT NULL,
    decided_at        INTEGER NOT NULL,
    withdrawn_at      INTEGER,
    withdrawn_reason  TEXT CHECK (length(withdrawn_reason) > 0),
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, decided_by_person) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, notice_paper_id) REFERENCES paper (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX interim_decision_by_paper ON interim_decision (municipality_id, paper_id)
    WHERE withdrawn_at IS NULL;
CREATE INDEX interim_decision_by_forum ON interim_decision (municipality_id, forum_id, decided_on);
CREATE INDEX interim_decision_by_notice ON interim_decision (municipality_id, notice_paper_id);

-- What became of a clause in a decision between meetings: as clause_outcome has it of one at a meeting.
CREATE TABLE interim_outcome (
    municipality_id     BLOB NOT NULL,
    id                  BLOB NOT NULL CHECK (length(id) = 16),
    interim_decision_id BLOB NOT NULL,
    clause              INTEGER NOT NULL CHECK (clause >= 1),
    outcome             TEXT CHECK (outcome IN
        ('approved', 'adopted', 'discussed', 'noted', 'informed', 'decided', 'carried_out', 'amended',
         'postponed', 'forwarded', 'not_adopted', 'lapsed')),
    addition            TEXT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, interim_decision_id) REFERENCES interim_decision (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interim_outcome_by_decision ON interim_outcome (municipality_id, interim_decision_id, clause);

-- A paper that was sent to the members to be decided in writing (skriftlig procedure).
CREATE TABLE written_procedure (
    municipality_id     BLOB NOT NULL,
    id                  BLOB NOT NULL CHECK (length(id) = 16),
    forum_id            BLOB NOT NULL,
    paper_id            BLOB NOT NULL,
    paper_version_id    BLOB NOT NULL,
    -- What is said to the members.
    message             TEXT CHECK (length(message) > 0),
    due_day             TEXT NOT NULL CHECK (length(due_day) = 10),
    due_clock           TEXT NOT NULL CHECK (length(due_clock) = 5),
    -- How many demands of a meeting stop it, as the forum's rule was when it was sent.
    stops_at            TEXT NOT NULL CHECK (stops_at IN ('one', 'most')),
    -- Whether half of the members have to answer, as the forum's rule was.
    quorum              TEXT NOT NULL CHECK (quorum IN ('none', 'half')),
    started_by          TEXT NOT NULL,
    started_at          INTEGER NOT NULL,
    state               TEXT NOT NULL CHECK (state IN ('open', 'decided', 'undecided', 'stopped', 'withdrawn')),
    ended_at            INTEGER,
    ended_reason        TEXT CHECK (length(ended_reason) > 0),
    interim_decision_id BLOB,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_id) REFERENCES paper (municipality_id, id),
    FOREIGN KEY (municipality_id, paper_version_id) REFERENCES paper_version (municipality_id, id),
    FOREIGN KEY (municipality_id, interim_decision_id) REFERENCES interim_decision (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX written_procedure_by_paper ON written_procedure (municipality_id, paper_id)
    WHERE state = 'open';
CREATE INDEX written_procedure_of_paper ON written_procedure (municipality_id, paper_id, started_at);
CREATE INDEX written_procedure_by_state ON written_procedure (municipality_id, state, due_day);

-- What a member answers in writing; without an answer until they do.
CREATE TABLE written_answer (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    procedure_id    BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    answer          TEXT CHECK (answer IN ('for', 'against', 'abstained', 'meeting')),
    remark          TEXT CHECK (length(remark) > 0),
    answered_at     INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, procedure_id) REFERENCES written_procedure (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX written_answer_by_procedure ON written_answer (municipality_id, procedure_id, person_id);
CREATE INDEX written_answer_by_person ON written_answer (municipality_id, person_id);
