//! Links that work once: an invitation, a new password, the first administrator.

use referat_domain::Timestamp;
use referat_domain::ids::{AccountId, Tenant};
use referat_domain::journal::Digest;

use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::{Reading, StoreError, Write};

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Making the account of the one who begins.
    FirstAdministrator,
    /// Setting the first password of an account.
    Invitation,
    /// Setting a new password.
    Reset,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::FirstAdministrator => "first_administrator",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::FirstAdministrator, Self::Invitation, Self::Reset]
            .into_iter()
            .find(|purpose| purpose.as_str() == word)
    }
}

/// A link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Whose account it is for; `None` for the first administrator's.
    pub account: Option<AccountId>,
    /// What it is for.
    pub purpose: Purpose,
    /// Until when it works, in microseconds since 1970.
    pub expires_at: i64,
}

impl Record for Link {
    const NAME: &'static str = "sign_in_link";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        let account = columns.field()?;
        let word: String = columns.field()?;
        Ok(Self {
            account,
            purpose: Purpose::of(&word).ok_or(StoreError::Unreadable {
                table: Self::NAME,
                column: 1,
            })?,
            expires_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// The link of a token, used or past its time or not there: those give `None` or a time that is past.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn link(&mut self, token: Digest) -> Result<Option<Link>, StoreError> {
        let sql = Sql::fixed(
            "SELECT account_id, purpose, expires_at FROM sign_in_link WHERE municipality_id = $1 AND token = $2",
        );
        self.connection.first(sql, values![self.tenant, token]).await
    }
}

impl Write<'_> {
    /// Makes a link; one of the same account and purpose, given out before, stops working.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn make_link(&mut self, token: Digest, link: Link) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let purpose = link.purpose.as_str();
        match link.account {
            Some(account) => {
                let sql = Sql::fixed(
                    "DELETE FROM sign_in_link WHERE municipality_id = $1 AND purpose = $2 AND account_id = $3",
                );
                let values = values![tenant, purpose, account];
                self.connection().execute(sql, values).await?;
            }
            None => {
                let sql =
                    Sql::fixed("DELETE FROM sign_in_link WHERE municipality_id = $1 AND account_id IS NULL");
                self.connection().execute(sql, values![tenant]).await?;
            }
        }
        let sql = Sql::fixed(
            "INSERT INTO sign_in_link (municipality_id, token, account_id, purpose, expires_at) \
             VALUES ($1, $2, $3, $4, $5)",
        );
        let values = values![tenant, token, link.account, purpose, link.expires_at];
        self.connection().execute(sql, values).await?;
        Ok(())
    }

    /// Uses a link up. `false` where it has been used already.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn use_link(&mut self, token: Digest) -> Result<bool, StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed("DELETE FROM sign_in_link WHERE municipality_id = $1 AND token = $2");
        let used = self.connection().execute(sql, values![tenant, token]).await?;
        Ok(used == 1)
    }

    /// Takes every link of an account back.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn take_back_links(&mut self, account: AccountId) -> Result<(), StoreError> {
        let tenant = self.tenant();
        let sql = Sql::fixed("DELETE FROM sign_in_link WHERE municipality_id = $1 AND account_id = $2");
        self.connection().execute(sql, values![tenant, account]).await?;
        Ok(())
    }
}

impl crate::Store {
    /// Forgets links that don't work any more; how many.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_links(&self, tenant: Tenant, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = Sql::fixed("DELETE FROM sign_in_link WHERE municipality_id = $1 AND expires_at <= $2");
        let now = now.as_microsecond();
        let values = values![tenant, now];
        let forgotten = transaction.lend().execute(sql, values).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}
