//! Signing in by what a provider of logins vouches for: an attempt that comes back once, and whose account it is.
//!
//! Knows nothing of how a provider is asked and believed. Nobody comes in because a provider knows them: there must be
//! an account, linked to them, or one of their verified address for mail that is linked now.

use std::collections::BTreeSet;
use std::time::Duration;

use referat_domain::Timestamp;
use referat_domain::ids::{AccountId, PersonId};
use referat_store::accounts::AccountRow;
use referat_store::people::PersonRow;
use referat_store::sign_in::{Attempted, VouchedSession};
use referat_store::{StoreError, Write};

use crate::keep_accounts::login_given;
use crate::keep_people::{self, name_given};
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::secrets::{Token, digest_of};
use crate::sign_in::{Admitted, Entrance, Origin, normal_login, open_account};

/// How long an attempt may take at the provider.
pub const ATTEMPT_LASTS: Duration = Duration::from_secs(10 * 60);

/// So many attempts from one address that haven't come back make it wait: a town hall's people share one.
const ATTEMPTS_OF_ADDRESS: i64 = 500;

/// Somebody a provider vouches for.
#[derive(Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider, by its issuer address.
    pub issuer: String,
    /// Who they are to it.
    pub subject: String,
    /// Their address for mail, if the provider says that it is theirs.
    pub verified_email: Option<String>,
    /// Whether it names an address without saying so.
    pub has_unverified_email: bool,
    /// Their name.
    pub name: Option<String>,
    /// What it calls their roles; `None` where it isn't asked, or can't say.
    pub roles: Option<BTreeSet<String>>,
    /// How surely it recognised them, in its own word.
    pub level: Option<String>,
    /// When they proved who they are.
    pub proved_at: Option<Timestamp>,
    /// The token to sign out there by.
    pub token: Option<String>,
}

/// What is made of what a provider says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProviderRules {
    /// What the provider is called, to people and in the journal.
    pub name: String,
    /// Which of its words give which role.
    pub roles: Vec<RoleRule>,
    /// Whether it makes accounts for people who have none.
    pub admits_strangers: bool,
}

/// One of a provider's words, and the role it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRule {
    /// The word.
    pub word: String,
    /// The role.
    pub role: referat_domain::role::Role,
    /// The name of the forum it is in; `None` for the administrator.
    pub forum: Option<String>,
}

/// The secrets of an attempt. They are made of the token that only the browser keeps.
pub struct AttemptSecrets {
    /// What the browser keeps.
    pub token: Token,
    /// What comes back in the address.
    pub state: String,
    /// What comes back in the provider's token.
    pub nonce: String,
    /// What is sent along with the code.
    pub verifier: String,
}

impl AttemptSecrets {
    fn of(token: Token) -> Self {
        let secret = |what: &[u8]| digest_of(&[b"attempt", what, &token.bytes()]).hex();
        Self {
            state: secret(b"state"),
            nonce: secret(b"nonce"),
            verifier: secret(b"verifier"),
            token,
        }
    }
}

impl Office {
    /// Begins an attempt to sign in at a provider.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `sign-in-wait` after too many that failed or never came back.
    pub async fn begin_attempt(&self, leads_to: &str, origin: &Origin) -> Result<AttemptSecrets, Refusal> {
        let secrets = AttemptSecrets::of(self.token().await);
        self.may_try(&secrets.state, origin).await?;
        let address = digest_of(&[b"address", origin.address.as_bytes()]);
        if self.store.attempts_from(self.tenant(), address).await? >= ATTEMPTS_OF_ADDRESS {
            return Err(Refusal::NotNow { why: "sign-in-wait" });
        }
        let lasts = i64::try_from(ATTEMPT_LASTS.as_micros()).unwrap_or(i64::MAX);
        let attempt = Attempted {
            leads_to: leads_to.to_owned(),
            expires_at: self.now().as_microsecond().saturating_add(lasts),
        };
        self.store
            .begin_attempt(self.tenant(), secrets.token.digest(), address, &attempt)
            .await?;
        Ok(secrets)
    }

    /// Uses an attempt up that has come back; its secrets, and where one wanted to go.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `provider-stale` where the browser didn't begin it, it came back before, or it took too
    /// long; `sign-in-wait` after too many failures.
    pub async fn use_attempt(
        &self,
        token: Option<Token>,
        state: Option<&str>,
        origin: &Origin,
    ) -> Result<(AttemptSecrets, String), Refusal> {
        let known = self.may_try(state.unwrap_or_default(), origin).await?;
        let secrets = token.map(AttemptSecrets::of);
        // Another's state doesn't use this browser's attempt up: anyone could end it so.
        if let Some(secrets) = secrets.filter(|secrets| state == Some(secrets.state.as_str())) {
            let now = self.now().as_microsecond();
            let attempt = self
                .store
                .use_attempt(self.tenant(), secrets.token.digest())
                .await?;
            if let Some(attempt) = attempt.filter(|attempt| now < attempt.expires_at) {
                return Ok((secrets, attempt.leads_to));
            }
        }
        self.note_failure(&known).await?;
        Err(Refusal::NotNow {
            why: "provider-stale",
        })
    }

    /// Notes that a provider's answer was not believed.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn note_distrust(&self, secrets: &AttemptSecrets, origin: &Origin) -> Result<(), Refusal> {
        let known = self.known(&secrets.state, origin);
        self.note_failure(&known).await
    }

    /// Lets somebody in whom a provider vouches for. Where they have a second factor here, it is asked for too.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `provider-unknown` where there is no account for them, `provider-unverified` where the
    /// provider doesn't say that their address for mail is theirs.
    pub async fn sign_in_by_provider(
        &self,
        vouched: &Vouched,
        rules: &ProviderRules,
        origin: &Origin,
    ) -> Result<Admitted, Refusal> {
        let known = self
            .may_try(&format!("{} {}", vouched.issuer, vouched.subject), origin)
            .await?;
        let account = match self.account_vouched_for(vouched, rules).await {
            Ok(account) => account,
            Err(refusal @ Refusal::NotNow { .. }) => {
                self.note_failure(&known).await?;
                return Err(refusal);
            }
            Err(refusal) => return Err(refusal),
        };
        self.take_roles(&account, vouched, rules).await?;
        // A provider that doesn't say when they proved it may have let them in by a cookie of last week.
        let proved_at = vouched.proved_at.unwrap_or(Timestamp::UNIX_EPOCH).min(self.now());
        let entrance = Entrance {
            action: "sign_in_by_provider",
            has_second_factor: false,
            vouched: Some(VouchedSession {
                issuer: vouched.issuer.clone(),
                level: vouched.level.clone(),
                token: vouched.token.clone(),
            }),
            proved_at: Some(proved_at.as_microsecond()),
        };
        self.admit(&account, origin, entrance).await
    }

    /// Lets the named login in, on the word of the staff's own way in.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `provider-unknown` where there is no such account.
    pub async fn sign_in_by_door(&self, login: &str, origin: &Origin) -> Result<Admitted, Refusal> {
        const UNKNOWN: Refusal = Refusal::NotNow {
            why: "provider-unknown",
        };
        let login = normal_login(login);
        let known = self.may_try(&login, origin).await?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let account = open_account(reading.account_by_login(&login).await?);
        let account = match account {
            Some(account) => {
                let person: Option<PersonRow> = reading.by_id(account.person_id).await?;
                Some(account).filter(|_| person.is_some_and(|person| self.is_here(&person)))
            }
            None => None,
        };
        drop(reading);
        let Some(account) = account else {
            self.note_failure(&known).await?;
            return Err(UNKNOWN);
        };
        let entrance = Entrance {
            action: "sign_in_by_door",
            has_second_factor: false,
            vouched: None,
            proved_at: Some(0),
        };
        self.admit(&account, origin, entrance).await
    }

    /// The provider that let a session in and the token to sign out there by.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn vouched_session(&self, token: &Token) -> Result<Option<(String, Option<String>)>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let session = reading.session(token.digest()).await?;
        Ok(session
            .and_then(|session| session.vouched)
            .map(|vouched| (vouched.issuer, vouched.token)))
    }

    async fn account_vouched_for(
        &self,
        vouched: &Vouched,
        rules: &ProviderRules,
    ) -> Result<AccountRow, Refusal> {
        const UNKNOWN: Refusal = Refusal::NotNow {
            why: "provider-unknown",
        };
        let provider = Actor::local_operator(rules.name.as_str());
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let linked = write
            .reading()
            .account_by_subject(&vouched.issuer, &vouched.subject)
            .await?;
        if let Some(account) = linked {
            let account = open_account(Some(account)).ok_or(UNKNOWN)?;
            let person = person_of(&mut write, account.person_id).await?;
            return match person.is_some_and(|person| self.is_here(&person)) {
                true => Ok(account),
                false => Err(UNKNOWN),
            };
        }
        let Some(email) = vouched.verified_email.as_deref() else {
            return Err(match vouched.has_unverified_email {
                true => Refusal::NotNow {
                    why: "provider-unverified",
                },
                false => UNKNOWN,
            });
        };
        let login = normal_login(email);
        let known = write.reading().account_by_login(&login).await?;
        let Some(account) = known else {
            if !rules.admits_strangers {
                return Err(UNKNOWN);
            }
            let account = admit_stranger(&mut write, vouched, &login).await?;
            write
                .commit(entry(
                    &provider,
                    "admit_stranger",
                    "account",
                    account.id.uuid(),
                    "",
                ))
                .await?;
            return Ok(account);
        };
        let mut account = open_account(Some(account))
            .filter(|account| account.issuer.is_none())
            .ok_or(UNKNOWN)?;
        let person = person_of(&mut write, account.person_id).await?;
        if !person.is_some_and(|person| self.is_here(&person)) {
            return Err(UNKNOWN);
        }
        account.issuer = Some(vouched.issuer.clone());
        account.subject = Some(vouched.subject.clone());
        write.update(&account).await?;
        write.take_back_links(account.id).await?;
        write
            .commit(entry(&provider, "link_account", "account", account.id.uuid(), ""))
            .await?;
        Ok(account)
    }

    fn is_here(&self, person: &PersonRow) -> bool {
        person.removed_at.is_none() && person.left_on.is_none_or(|last_day| self.today() <= last_day)
    }
}

async fn person_of(write: &mut Write<'_>, person: PersonId) -> Result<Option<PersonRow>, Refusal> {
    Ok(write.reading().by_id(person).await?)
}

/// An account for somebody only the provider knows.
async fn admit_stranger(
    write: &mut Write<'_>,
    vouched: &Vouched,
    login: &str,
) -> Result<AccountRow, Refusal> {
    const UNKNOWN: Refusal = Refusal::NotNow {
        why: "provider-unknown",
    };
    let login = login_given(login).map_err(|_| UNKNOWN)?;
    let name = vouched.name.as_deref().unwrap_or(&login);
    let name = name_given(name).map_err(|_| UNKNOWN)?;
    let person = keep_people::make(write, &name, Some(&login)).await?;
    let id: AccountId = write.fresh();
    let account = AccountRow {
        id,
        person_id: person,
        login,
        issuer: Some(vouched.issuer.clone()),
        subject: Some(vouched.subject.clone()),
        shut_at: None,
        removed_at: None,
    };
    match write.insert(std::slice::from_ref(&account)).await {
        Ok(()) => Ok(account),
        Err(StoreError::Duplicate { .. }) => Err(UNKNOWN),
        Err(error) => Err(error.into()),
    }
}
