//! Attempts to sign in at a provider: known by the digest of a token that only the browser has, and used once.

use referat_domain::Timestamp;
use referat_domain::ids::Tenant;
use referat_domain::journal::Digest;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::{Store, StoreError};

/// An attempt that has come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempted {
    /// Where one wanted to go.
    pub leads_to: String,
    /// Until when it might come back, in microseconds since 1970.
    pub expires_at: i64,
}

impl Record for Attempted {
    const NAME: &'static str = "provider_attempt";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            leads_to: columns.field()?,
            expires_at: columns.field()?,
        })
    }
}

impl Store {
    /// How many attempts from an address are under way.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn attempts_from(&self, tenant: Tenant, address: Digest) -> Result<i64, StoreError> {
        let mut reading = self.reading(tenant).await?;
        let sql =
            Sql::fixed("SELECT count(*) FROM provider_attempt WHERE municipality_id = $1 AND address = $2");
        let found: Option<(i64,)> = reading.connection.first(sql, values![tenant, address]).await?;
        Ok(found.map_or(0, |found| found.0))
    }

    /// Notes that an attempt has begun.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn begin_attempt(
        &self,
        tenant: Tenant,
        token: Digest,
        address: Digest,
        attempt: &Attempted,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "INSERT INTO provider_attempt (municipality_id, token, address, leads_to, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        );
        let values = values![tenant, token, address, attempt.leads_to, attempt.expires_at];
        transaction.lend().execute(sql, values).await?;
        transaction.commit().await
    }

    /// Uses an attempt up. Of two who come at once, one gets nothing.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn use_attempt(&self, tenant: Tenant, token: Digest) -> Result<Option<Attempted>, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "SELECT leads_to, expires_at FROM provider_attempt WHERE municipality_id = $1 AND token = $2",
        );
        let found: Option<Attempted> = transaction.lend().first(sql, values![tenant, token]).await?;
        let sql = Sql::fixed("DELETE FROM provider_attempt WHERE municipality_id = $1 AND token = $2");
        let used = transaction.lend().execute(sql, values![tenant, token]).await?;
        transaction.commit().await?;
        Ok(found.filter(|_| used == 1))
    }

    /// Forgets attempts that never came back; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_attempts(&self, tenant: Tenant, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM provider_attempt WHERE municipality_id = $1 AND expires_at <= $2");
        let now = now.as_microsecond();
        let values = values![tenant, now];
        let forgotten = transaction.lend().execute(sql, values).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}
