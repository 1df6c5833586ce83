-- Providers of logins: whom they vouch for, which roles came from them, and attempts that are under way.

-- The provider a role came from, by its issuer address; absent where a person gave it.
ALTER TABLE membership ADD COLUMN issuer TEXT COLLATE "C";

-- The provider that let somebody in, how surely it had recognised them (NSIS), and the token to sign out there by.
ALTER TABLE session ADD COLUMN issuer TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN level TEXT COLLATE "C";
ALTER TABLE session ADD COLUMN vouched_token TEXT COLLATE "C";

-- An attempt to sign in at a provider. Everything secret of it is made of the token, which only the browser has.
CREATE TABLE provider_attempt (
    municipality_id BYTEA NOT NULL,
    token           BYTEA NOT NULL CHECK (length(token) = 32),
    address         BYTEA NOT NULL CHECK (length(address) = 32),
    leads_to        TEXT COLLATE "C" NOT NULL,
    expires_at      BIGINT NOT NULL,
    PRIMARY KEY (municipality_id, token)
);
CREATE INDEX provider_attempt_by_address ON provider_attempt (municipality_id, address);
