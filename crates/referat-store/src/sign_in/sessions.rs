//! Sessions: somebody being signed in on one device.

use referat_domain::Timestamp;
use referat_domain::ids::{AccountId, SessionId, Tenant};
use referat_domain::journal::Digest;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::{Reading, Store, StoreError, Write};

/// How far somebody has come in signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the second factor is still asked for.
    SecondFactor,
    /// Signed in.
    SignedIn,
}

impl Stage {
    fn as_str(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::SignedIn => "signed_in",
        }
    }
}

/// What a provider of logins said of somebody it let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VouchedSession {
    /// The provider, by its issuer address.
    pub issuer: String,
    /// How surely it had recognised them, in its own word.
    pub level: Option<String>,
    /// The token to sign out there by.
    pub token: Option<String>,
}

/// A session. Times are in microseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The digest of the token that only the browser has.
    pub token: Digest,
    /// What it is called on the list of sessions.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// How far they have come.
    pub stage: Stage,
    /// The browser and system, as it says of itself.
    pub device: String,
    /// Whose eyes an administrator looks through, as their own words.
    pub seeing_as: Option<String>,
    /// Since when.
    pub created_at: i64,
    /// When it was last used, to some minutes.
    pub seen_at: i64,
    /// When they last proved who they are.
    pub proved_at: i64,
    /// Until when it lasts, whatever happens.
    pub expires_at: i64,
    /// What the provider said that let them in; `None` where it was a password.
    pub vouched: Option<VouchedSession>,
}

const COLUMNS: &str = "SELECT token, id, account_id, stage, device, seeing_as, created_at, seen_at, proved_at, \
                       expires_at, issuer, level, vouched_token FROM session WHERE municipality_id = $1";

impl Record for Session {
    const NAME: &'static str = "session";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        let (token, id, account) = (columns.field()?, columns.field()?, columns.field()?);
        let stage: String = columns.field()?;
        let stage = [Stage::SecondFactor, Stage::SignedIn]
            .into_iter()
            .find(|known| known.as_str() == stage)
            .ok_or(StoreError::Unreadable {
                table: Self::NAME,
                column: 3,
            })?;
        Ok(Self {
            token,
            id,
            account,
            stage,
            device: columns.field()?,
            seeing_as: columns.field()?,
            created_at: columns.field()?,
            seen_at: columns.field()?,
            proved_at: columns.field()?,
            expires_at: columns.field()?,
            vouched: {
                let issuer: Option<String> = columns.field()?;
                let (level, token) = (columns.field()?, columns.field()?);
                issuer.map(|issuer| VouchedSession { issuer, level, token })
            },
        })
    }
}

impl Reading<'_> {
    /// The session of a token.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn session(&mut self, token: Digest) -> Result<Option<Session>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} AND token = $2"));
        self.connection.first(sql, values![self.tenant, token]).await
    }

    /// The sessions of an account, the last used first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn sessions_of(&mut self, account: AccountId) -> Result<Vec<Session>, StoreError> {
        let sql = Sql::built(format!(
            "{COLUMNS} AND account_id = $2 ORDER BY seen_at DESC, id DESC"
        ));
        self.connection.all(sql, values![self.tenant, account]).await
    }
}

impl Write<'_> {
    /// Begins a session.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn begin_session(&mut self, session: &Session) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed(
            "INSERT INTO session (municipality_id, token, id, account_id, stage, device, seeing_as, created_at, \
             seen_at, proved_at, expires_at, issuer, level, vouched_token) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        );
        let vouched = session.vouched.as_ref();
        let issuer = vouched.map(|vouched| vouched.issuer.as_str());
        let level = vouched.and_then(|vouched| vouched.level.as_deref());
        let vouched_token = vouched.and_then(|vouched| vouched.token.as_deref());
        let stage = session.stage.as_str();
        let values = values![
            tenant,
            session.token,
            session.id,
            session.account,
            stage,
            session.device,
            session.seeing_as,
            session.created_at,
            session.seen_at,
            session.proved_at,
            session.expires_at,
            issuer,
            level,
            vouched_token,
        ];
        self.connection().execute(sql, values).await?;
        Ok(())
    }

    /// Ends a session of an account; `false` where there is none.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn end_session(&mut self, account: AccountId, session: SessionId) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let sql =
            Sql::fixed("DELETE FROM session WHERE municipality_id = $1 AND account_id = $2 AND id = $3");
        let values = values![tenant, account, session];
        Ok(self.connection().execute(sql, values).await? == 1)
    }

    /// Ends the sessions of an account, save one; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn end_sessions(
        &mut self,
        account: AccountId,
        save: Option<SessionId>,
    ) -> Result<u64, StoreError> {
        let tenant = self.tenant();
        let spared = save.unwrap_or(SessionId::from_bytes([0; 16]));
        let sql =
            Sql::fixed("DELETE FROM session WHERE municipality_id = $1 AND account_id = $2 AND id <> $3");
        let values = values![tenant, account, spared];
        self.connection().execute(sql, values).await
    }

    /// Sets whose eyes a session looks through.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn set_seeing_as(&mut self, token: Digest, as_whom: Option<&str>) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed("UPDATE session SET seeing_as = $3 WHERE municipality_id = $1 AND token = $2");
        self.connection()
            .execute(sql, values![tenant, token, as_whom])
            .await?;
        Ok(())
    }
}

impl Store {
    /// Notes that a session was used.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn touch_session(
        &self,
        tenant: Tenant,
        token: Digest,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("UPDATE session SET seen_at = $3 WHERE municipality_id = $1 AND token = $2");
        let now = now.as_microsecond();
        let values = values![tenant, token, now];
        transaction.lend().execute(sql, values).await?;
        transaction.commit().await
    }

    /// Notes that somebody has just proved who they are.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn note_proof(&self, tenant: Tenant, token: Digest, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("UPDATE session SET proved_at = $3 WHERE municipality_id = $1 AND token = $2");
        let now = now.as_microsecond();
        let values = values![tenant, token, now];
        transaction.lend().execute(sql, values).await?;
        transaction.commit().await
    }

    /// Forgets a session, of whatever stage.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_session(&self, tenant: Tenant, token: Digest) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM session WHERE municipality_id = $1 AND token = $2");
        transaction.lend().execute(sql, values![tenant, token]).await?;
        transaction.commit().await
    }

    /// Forgets sessions that are over: past their time, or not used since a moment; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_sessions(
        &self,
        tenant: Tenant,
        now: Timestamp,
        unused_since: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "DELETE FROM session WHERE municipality_id = $1 AND (expires_at <= $2 OR seen_at < $3)",
        );
        let (now, unused_since) = (now.as_microsecond(), unused_since.as_microsecond());
        let values = values![tenant, now, unused_since];
        let forgotten = transaction.lend().execute(sql, values).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}
