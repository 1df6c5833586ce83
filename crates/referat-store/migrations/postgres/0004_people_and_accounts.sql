-- People who are let in: who holds which role and position and when, their accounts, and what proves who they are.

ALTER TABLE person ADD COLUMN email TEXT COLLATE "C";
ALTER TABLE person ADD COLUMN left_on TEXT COLLATE "C";
-- The unit it is part of: a tree.
ALTER TABLE unit ADD COLUMN parent_id BYTEA CHECK (parent_id IS NULL OR length(parent_id) = 16);

-- A role somebody holds from one day to another: in a forum, or as administrator of the municipality.
CREATE TABLE membership (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    person_id       BYTEA NOT NULL,
    forum_id        BYTEA,
    role            TEXT COLLATE "C" NOT NULL CHECK (role IN
        ('reader', 'author', 'approver', 'substitute', 'member', 'chair', 'secretary', 'administrator')),
    from_day        TEXT COLLATE "C",
    until_day       TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id),
    CHECK ((role = 'administrator') = (forum_id IS NULL)),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
);
CREATE INDEX membership_of_person ON membership (municipality_id, person_id) WHERE removed_at IS NULL;
CREATE INDEX membership_of_forum ON membership (municipality_id, forum_id) WHERE removed_at IS NULL;

-- Who holds a position from one day to another.
CREATE TABLE holding (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    position_id     BYTEA NOT NULL,
    person_id       BYTEA NOT NULL,
    from_day        TEXT COLLATE "C",
    until_day       TEXT COLLATE "C",
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, position_id) REFERENCES position (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK (from_day IS NULL OR until_day IS NULL OR from_day <= until_day)
);
CREATE INDEX holding_of_position ON holding (municipality_id, position_id) WHERE removed_at IS NULL;
CREATE INDEX holding_of_person ON holding (municipality_id, person_id) WHERE removed_at IS NULL;

-- A rule of the municipality, or of one forum, as JSON under its name.
CREATE TABLE setting (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    forum_id        BYTEA,
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    value           TEXT COLLATE "C" NOT NULL,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, forum_id) REFERENCES forum (municipality_id, id)
);
CREATE UNIQUE INDEX setting_of_municipality ON setting (municipality_id, name)
    WHERE removed_at IS NULL AND forum_id IS NULL;
CREATE UNIQUE INDEX setting_of_forum ON setting (municipality_id, forum_id, name)
    WHERE removed_at IS NULL AND forum_id IS NOT NULL;

-- An account: the name somebody signs in by, here or at a provider.
CREATE TABLE account (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    person_id       BYTEA NOT NULL,
    login           TEXT COLLATE "C" NOT NULL CHECK (length(login) BETWEEN 1 AND 254),
    issuer          TEXT COLLATE "C",
    subject         TEXT COLLATE "C",
    shut_at         BIGINT,
    removed_at      BIGINT,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
    CHECK ((issuer IS NULL) = (subject IS NULL))
);
CREATE UNIQUE INDEX account_by_login ON account (municipality_id, login) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX account_of_person ON account (municipality_id, person_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX account_by_subject ON account (municipality_id, issuer, subject)
    WHERE removed_at IS NULL AND issuer IS NOT NULL;

-- What proves who somebody is. Outside the chain: secrets are replaced and used up; that they were is an entry.
CREATE TABLE credential (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    account_id      BYTEA NOT NULL,
    kind            TEXT COLLATE "C" NOT NULL CHECK (kind IN ('password', 'totp_offered', 'totp', 'recovery_code')),
    secret          TEXT COLLATE "C" NOT NULL,
    used_step       BIGINT,
    created_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
);
CREATE INDEX credential_of_account ON credential (municipality_id, account_id, kind);

-- A link that works once, known by the digest of its token.
CREATE TABLE sign_in_link (
    municipality_id BYTEA NOT NULL,
    token           BYTEA NOT NULL CHECK (length(token) = 32),
    account_id      BYTEA,
    purpose         TEXT COLLATE "C" NOT NULL CHECK (purpose IN ('first_administrator', 'invitation', 'reset')),
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id),
    CHECK ((purpose = 'first_administrator') = (account_id IS NULL))
);

-- Somebody who is signed in, known by the digest of a token that only their browser has.
CREATE TABLE session (
    municipality_id BYTEA NOT NULL,
    token           BYTEA NOT NULL CHECK (length(token) = 32),
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    account_id      BYTEA NOT NULL,
    stage           TEXT COLLATE "C" NOT NULL CHECK (stage IN ('second_factor', 'signed_in')),
    device          TEXT COLLATE "C" NOT NULL,
    seeing_as       TEXT COLLATE "C",
    created_at      BIGINT NOT NULL,
    seen_at         BIGINT NOT NULL,
    proved_at       BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, token),
    FOREIGN KEY (municipality_id, account_id) REFERENCES account (municipality_id, id)
);
CREATE INDEX session_of_account ON session (municipality_id, account_id);

-- An attempt to sign in that failed: account and address as digests, forgotten when they no longer count.
CREATE TABLE failed_sign_in (
    municipality_id BYTEA NOT NULL,
    id              BYTEA NOT NULL CHECK (length(id) = 16),
    login           BYTEA NOT NULL CHECK (length(login) = 32),
    address         BYTEA NOT NULL CHECK (length(address) = 32),
    at              BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, id)
);
CREATE INDEX failed_sign_in_by_login ON failed_sign_in (municipality_id, login, at);
CREATE INDEX failed_sign_in_by_address ON failed_sign_in (municipality_id, address, at);
