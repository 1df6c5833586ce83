-- What a person says to the doctor: findings that are silenced with a reason, and the short forms that a forum
-- need not explain each time. Findings themselves are not kept; they are found anew in what is kept.

-- A finding of a meeting that somebody has looked at and let stand. The fingerprint is of what was seen, so that
-- a text that has changed is told of again.
CREATE TABLE silenced_finding (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    meeting_id      BYTEA NOT NULL,
    code            TEXT COLLATE "C" NOT NULL CHECK (length(code) > 0),
    item            TEXT COLLATE "C",
    fingerprint     TEXT COLLATE "C" NOT NULL CHECK (length(fingerprint) = 64),
    reason          TEXT COLLATE "C" NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    silenced_by     TEXT COLLATE "C" NOT NULL,
    silenced_at     BIGINT NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES meeting (municipality_id, id)
);
CREATE INDEX silenced_finding_by_meeting ON silenced_finding (municipality_id, meeting_id);
CREATE UNIQUE INDEX silenced_finding_by_fingerprint ON silenced_finding (municipality_id, meeting_id, fingerprint)
    WHERE removed_at IS NULL;

-- A short form (forkortelse) that a forum knows, and what it stands for.
CREATE TABLE abbreviation (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA NOT NULL,
    short           TEXT COLLATE "C" NOT NULL CHECK (length(short) BETWEEN 1 AND 20),
    meaning         TEXT COLLATE "C" NOT NULL CHECK (length(meaning) BETWEEN 1 AND 200),
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE INDEX abbreviation_by_forum ON abbreviation (municipality_id, forum_id);
CREATE UNIQUE INDEX abbreviation_by_short ON abbreviation (municipality_id, forum_id, short)
    WHERE removed_at IS NULL;
