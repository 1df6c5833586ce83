//! Attempts to sign in that failed: counted by login and by address, both as digests, and forgotten.

use referat_domain::Timestamp;
use referat_domain::ids::Tenant;
use referat_domain::journal::Digest;

use crate::database::connection::Sql;
use crate::database::value::values;
use crate::{Entropy, RowId, Store, StoreError};

/// How often it failed since a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Failures {
    /// For the login, from any address.
    pub of_login: i64,
    /// From the address, for any login.
    pub of_address: i64,
}

impl Store {
    /// How often it failed since a moment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn failed_sign_ins(
        &self,
        tenant: Tenant,
        login: Digest,
        address: Digest,
        since: Timestamp,
    ) -> Result<Failures, StoreError> {
        let mut reading = self.reading(tenant).await?;
        let since = since.as_microsecond();
        let by_login = Sql::fixed(
            "SELECT count(*) FROM failed_sign_in WHERE municipality_id = $1 AND login = $2 AND at >= $3",
        );
        let by_address = Sql::fixed(
            "SELECT count(*) FROM failed_sign_in WHERE municipality_id = $1 AND address = $2 AND at >= $3",
        );
        let of_login: Option<(i64,)> = reading
            .connection
            .first(by_login, values![tenant, login, since])
            .await?;
        let of_address: Option<(i64,)> = reading
            .connection
            .first(by_address, values![tenant, address, since])
            .await?;
        Ok(Failures {
            of_login: of_login.map_or(0, |found| found.0),
            of_address: of_address.map_or(0, |found| found.0),
        })
    }

    /// Notes a failure.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn note_failed_sign_in(
        &self,
        tenant: Tenant,
        login: Digest,
        address: Digest,
        entropy: &mut dyn Entropy,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let id = RowId::from(entropy.next_id());
        let sql = Sql::fixed(
            "INSERT INTO failed_sign_in (municipality_id, id, login, address, at) VALUES ($1, $2, $3, $4, $5)",
        );
        let now = now.as_microsecond();
        let values = values![tenant, id, login, address, now];
        transaction.lend().execute(sql, values).await?;
        transaction.commit().await
    }

    /// Forgets the failures of a login: it has succeeded.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forgive_failures(&self, tenant: Tenant, login: Digest) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM failed_sign_in WHERE municipality_id = $1 AND login = $2");
        transaction.lend().execute(sql, values![tenant, login]).await?;
        transaction.commit().await
    }

    /// Forgets failures before a moment; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_failures(&self, tenant: Tenant, before: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM failed_sign_in WHERE municipality_id = $1 AND at < $2");
        let before = before.as_microsecond();
        let values = values![tenant, before];
        let forgotten = transaction.lend().execute(sql, values).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}
