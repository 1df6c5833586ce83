-- People who are let in: who holds which role and position and when, their accounts, and what proves who they are.

ALTER TABLE person ADD COLUMN email TEXT;
ALTER TABLE person ADD COLUMN left_on TEXT;
-- The unit it is part of: a tree.
ALTER TABLE unit ADD COLUMN parent_id BLOB CHECK (parent_id IS NULL OR length(parent_id) = 16);

-- A role somebody holds from one day to another: in a forum, or as administrator of the municipality.
CREATE TABLE membership (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    forum_id        BLOB,
    role            TEXT NOT NULL CHECK (role IN
        ('reader', 'author', 'approver', 'substitute', 'member', 'chair', 'secretary', 'administrator')),
    from_day        TEXT,
    until_day       TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    CHECK ((role = 'administrator') = (forum_id IS NULL)),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_of_person ON membership (municipality_id, person_id) WHERE removed_at IS NULL;
CREATE INDEX membership_of_forum ON membership (municipality_id, forum_id) WHERE removed_at IS NULL;

-- Who holds a position from one day to another.
CREATE TABLE holding (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    position_id     BLOB NOT NULL,
    person_id       BLOB NOT NULL,
    from_day        TEXT,
    until_day       TEXT,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, position_id) REFERENCES position (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_of_position ON holding (municipality_id, position_id) WHERE removed_at IS NULL;
CREATE INDEX holding_of_person ON holding (municipality_id, person_id) WHERE removed_at IS NULL;

-- A rule of the municipality, or of one forum, as JSON under its name.
CREATE TABLE setting (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    forum_id        BLOB,
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    value           TEXT NOT NULL,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX setting_of_municipality ON setting (municipality_id, name)
    WHERE removed_at IS NULL AND forum_id IS NULL;
CREATE UNIQUE INDEX setting_of_forum ON setting (municipality_id, forum_id, name)
    WHERE removed_at IS NULL AND forum_id IS NOT NULL;

-- An account: the name somebody signs in by, here or at a provider.
CREATE TABLE account (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    person_id       BLOB NOT NULL,
    login           TEXT NOT NULL CHECK (length(login) BETWEEN 1 AND 254),
    issuer          TEXT,
    subject         TEXT,
    shut_at         INTEGER,
    removed_at      INTEGER,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK ((issuer IS NULL) = (subject IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_by_login ON account (municipality_id, login) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX account_of_person ON account (municipality_id, person_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX account_by_subject ON account (municipality_id, issuer, subject)
    WHERE removed_at IS NULL AND issuer IS NOT NULL;

-- What proves who somebody is. Outside the chain: secrets are replaced and used up; that they were is an entry.
CREATE TABLE credential (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    account_id      BLOB NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('password', 'totp_offered', 'totp', 'recovery_code')),
    secret          TEXT NOT NULL,
    used_step       INTEGER,
    created_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX credential_of_account ON credential (municipality_id, account_id, kind);

-- A link that works once, known by the digest of its token.
CREATE TABLE sign_in_link (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    account_id      BLOB,
    purpose         TEXT NOT NULL CHECK (purpose IN ('first_administrator', 'invitation', 'reset')),
    expires_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id),
    CHECK ((purpose = 'first_administrator') = (account_id IS NULL))
) STRICT, WITHOUT ROWID;

-- Somebody who is signed in, known by the digest of a token that only their browser has.
CREATE TABLE session (
    municipality_id BLOB NOT NULL,
    token           BLOB NOT NULL CHECK (length(token) = 32),
    id              BLOB NOT NULL CHECK (length(id) = 16),
    account_id      BLOB NOT NULL,
    stage           TEXT NOT NULL CHECK (stage IN ('second_factor', 'signed_in')),
    device          TEXT NOT NULL,
    seeing_as       TEXT,
    created_at      INTEGER NOT NULL,
    seen_at         INTEGER NOT NULL,
    proved_at       INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_account ON session (municipality_id, account_id);

-- An attempt to sign in that failed: account and address as digests, forgotten when they no longer count.
CREATE TABLE failed_sign_in (
    municipality_id BLOB NOT NULL,
    id              BLOB NOT NULL CHECK (length(id) = 16),
    login           BLOB NOT NULL CHECK (length(login) = 32),
    address         BLOB NOT NULL CHECK (length(address) = 32),
    at              INTEGER NOT NULL,
    PRIMARY KEY (municipality_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX failed_sign_in_by_login ON failed_sign_in (municipality_id, login, at);
CREATE INDEX failed_sign_in_by_address ON failed_sign_in (municipality_id, address, at);
