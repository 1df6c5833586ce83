//! Guesses: what has failed is counted, by login and by address, and too much of it makes one wait.

use referat_domain::journal::Digest;
use referat_store::sign_in::Failures;

use super::{FAILURES_COUNT, FAILURES_OF_ADDRESS, FAILURES_OF_LOGIN, Origin, before};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::secrets::digest_of;

const WAIT: Refusal = Refusal::NotNow { why: "sign-in-wait" };

/// Whoever tries to sign in, as digests.
pub(crate) struct Known {
    login: Digest,
    address: Digest,
}

impl Office {
    /// Refuses after too many failures; what is known of whoever tries.
    ///
    /// The attempt counts as a failure until it has succeeded: of many that come at the same moment, no more are tried
    /// than of those that come one by one.
    pub(crate) async fn watch(&self, login: &str, origin: &Origin) -> Result<Known, Refusal> {
        let known = self.may_try(login, origin).await?;
        self.note_failure(&known).await?;
        let with_this = self.failures(&known).await?;
        if with_this.of_login > FAILURES_OF_LOGIN || with_this.of_address > FAILURES_OF_ADDRESS {
            return Err(WAIT);
        }
        Ok(known)
    }

    async fn failures(&self, known: &Known) -> Result<Failures, Refusal> {
        let since = before(self.now(), FAILURES_COUNT);
        let (login, address) = (known.login, known.address);
        Ok(self
            .store
            .failed_sign_ins(self.tenant(), login, address, since)
            .await?)
    }

    pub(super) async fn forgive(&self, known: &Known) -> Result<(), Refusal> {
        Ok(self.store.forgive_failures(self.tenant(), known.login).await?)
    }

    /// Refuses after too many failures. What is tried is no guess: the attempt itself doesn't count.
    pub(crate) async fn may_try(&self, login: &str, origin: &Origin) -> Result<Known, Refusal> {
        let known = self.known(login, origin);
        let failures = self.failures(&known).await?;
        match failures.of_login >= FAILURES_OF_LOGIN || failures.of_address >= FAILURES_OF_ADDRESS {
            true => Err(WAIT),
            false => Ok(known),
        }
    }

    pub(crate) fn known(&self, login: &str, origin: &Origin) -> Known {
        Known {
            login: digest_of(&[b"login", login.as_bytes()]),
            address: digest_of(&[b"address", origin.address.as_bytes()]),
        }
    }

    pub(crate) async fn note_failure(&self, known: &Known) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        self.store
            .note_failed_sign_in(self.tenant(), known.login, known.address, &mut *dice, self.now())
            .await?;
        Ok(())
    }
}
