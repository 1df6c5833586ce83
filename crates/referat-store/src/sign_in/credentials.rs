//! Passwords, second factors and recovery codes.

use referat_domain::ids::{AccountId, CredentialId, Tenant};

use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::{Reading, StoreError, Write};

/// What a secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A password, as the text of its hash.
    Password,
    /// The secret of a second factor that has not been confirmed yet.
    OfferedSecondFactor,
    /// The secret of a second factor (TOTP, RFC 6238), in base 32.
    SecondFactor,
    /// A code that lets somebody in once without their second factor, as the text of its hash.
    RecoveryCode,
}

impl CredentialKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::OfferedSecondFactor => "totp_offered",
            Self::SecondFactor => "totp",
            Self::RecoveryCode => "recovery_code",
        }
    }
}

/// A secret of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// Its id.
    pub id: CredentialId,
    /// The secret, as its kind says.
    pub secret: String,
    /// The last step of time a second factor was used in: it works once.
    pub used_step: Option<i64>,
    /// Since when, in microseconds since 1970.
    pub created_at: i64,
}

/// Says nothing of the secret.
impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credential({})", self.id)
    }
}

impl Record for Credential {
    const NAME: &'static str = "credential";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            secret: columns.field()?,
            used_step: columns.field()?,
            created_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// The secrets of a kind that an account has.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn credentials(
        &mut self,
        account: AccountId,
        kind: CredentialKind,
    ) -> Result<Vec<Credential>, StoreError> {
        let sql = Sql::fixed(
            "SELECT id, secret, used_step, created_at FROM credential WHERE municipality_id = $1 \
             AND account_id = $2 AND kind = $3 ORDER BY id",
        );
        let (tenant, kind) = (self.tenant, kind.as_str());
        let values = values![tenant, account, kind];
        self.connection.all(sql, values).await
    }
}

impl Write<'_> {
    /// Gives an account these secrets of a kind instead of those it has.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn replace_credentials(
        &mut self,
        account: AccountId,
        kind: CredentialKind,
        secrets: &[String],
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let now = self.now().as_microsecond();
        remove(&mut self.connection(), tenant, account, kind).await?;
        for secret in secrets {
            let id: CredentialId = self.fresh();
            let sql = Sql::fixed(
                "INSERT INTO credential (municipality_id, id, account_id, kind, secret, used_step, created_at) \
                 VALUES ($1, $2, $3, $4, $5, NULL, $6)",
            );
            let kind = kind.as_str();
            let values = values![tenant, id, account, kind, secret, now];
            self.connection().execute(sql, values).await?;
        }
        Ok(())
    }
}

async fn remove(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    account: AccountId,
    kind: CredentialKind,
) -> Result<(), StoreError> {
    let sql =
        Sql::fixed("DELETE FROM credential WHERE municipality_id = $1 AND account_id = $2 AND kind = $3");
    connection
        .execute(sql, values![tenant, account, kind.as_str()])
        .await?;
    Ok(())
}

impl crate::Store {
    /// Uses a recovery code up. `false` where somebody else has done so meanwhile.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn use_recovery_code(&self, tenant: Tenant, code: CredentialId) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM credential WHERE municipality_id = $1 AND id = $2");
        let used = transaction.lend().execute(sql, values![tenant, code]).await?;
        transaction.commit().await?;
        Ok(used == 1)
    }

    /// Uses a second factor in a step of time. `false` where that step or a later one has been used.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn use_second_factor(
        &self,
        tenant: Tenant,
        factor: CredentialId,
        step: i64,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed(
            "UPDATE credential SET used_step = $3 WHERE municipality_id = $1 AND id = $2 \
             AND (used_step IS NULL OR used_step < $3)",
        );
        let used = transaction
            .lend()
            .execute(sql, values![tenant, factor, step])
            .await?;
        transaction.commit().await?;
        Ok(used == 1)
    }

    /// Keeps a password's hash that was made anew, with stronger settings, of the same password.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn strengthen_password(
        &self,
        tenant: Tenant,
        password: CredentialId,
        hash: &str,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("UPDATE credential SET secret = $3 WHERE municipality_id = $1 AND id = $2");
        transaction
            .lend()
            .execute(sql, values![tenant, password, hash])
            .await?;
        transaction.commit().await
    }
}
