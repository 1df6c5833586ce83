//! Accounts: the names people sign in by. Their secrets are in [`crate::sign_in`].

use referat_domain::ids::{AccountId, PersonId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// An account. No two that aren't removed have the same login, person, or subject of a provider.
    pub struct AccountRow in "account" {
        /// Its id.
        id: AccountId,
        /// Whose it is.
        person_id: PersonId => person(id),
        /// What they sign in by, in lower case: their address for mail.
        login: String,
        /// The provider that vouches for them, by its issuer address.
        issuer: Option<String>,
        /// Who they are to that provider.
        subject: Option<String>,
        /// When it was shut, in microseconds since 1970.
        shut_at: Option<i64>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Every account, by login.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn accounts(&mut self) -> Result<Vec<AccountRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY login", &[]).await
    }

    /// The account of a login, in lower case.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn account_by_login(&mut self, login: &str) -> Result<Option<AccountRow>, StoreError> {
        self.row("AND login = $2 AND removed_at IS NULL", values![login])
            .await
    }

    /// The account of a person.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn account_of_person(&mut self, person: PersonId) -> Result<Option<AccountRow>, StoreError> {
        self.row("AND person_id = $2 AND removed_at IS NULL", values![person])
            .await
    }

    /// The account a provider vouches for.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn account_by_subject(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<AccountRow>, StoreError> {
        self.row(
            "AND issuer = $2 AND subject = $3 AND removed_at IS NULL",
            values![issuer, subject],
        )
        .await
    }
}
