//! Accounts: inviting people, setting passwords by links that work once, shutting accounts.

use std::time::Duration;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AccountId, MembershipId, PersonId, SessionId};
use referat_domain::role::Role;
use referat_store::accounts::AccountRow;
use referat_store::memberships::MembershipRow;
use referat_store::people::PersonRow;
use referat_store::sign_in::{CredentialKind, Link, Purpose, Stage};
use referat_store::{StoreError, Write};

use crate::keep_people::{self, name_given};
use crate::live::LiveChange;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::secrets::{Token, acceptable};
use crate::sign_in::{
    Admitted, Begun, Origin, SESSION_LASTS, SignedIn, begin, by_account, name_of, normal_login, open_account,
};

/// How long an invitation works.
pub const INVITATION_LASTS: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// How long a link for a new password works.
pub const RESET_LASTS: Duration = Duration::from_secs(60 * 60);

/// How long the first administrator's link works.
pub const FIRST_LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// What it is for.
    pub purpose: Purpose,
    /// What the account signs in by; `None` for the first administrator, who says it.
    pub login: Option<String>,
    /// The person's name, likewise.
    pub name: Option<String>,
}

impl Welcome {
    /// Whether somebody is invited.
    #[must_use]
    pub fn is_invitation(&self) -> bool {
        self.purpose == Purpose::Invitation
    }
}

/// Who the first administrator is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstAdministrator<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their address for mail, which they sign in by.
    pub login: &'a str,
}

impl Office {
    /// A link for the first administrator, where there is none who can sign in. One given out before stops working.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn first_administrator_link(&self) -> Result<Option<Token>, Refusal> {
        if self.has_administrator().await? {
            return Ok(None);
        }
        let token = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        make_link(&mut write, &token, None, Purpose::FirstAdministrator, FIRST_LASTS).await?;
        let subject = self.municipality().id.uuid();
        let actor = Actor::local_operator("referat");
        write
            .commit(entry(
                &actor,
                "offer_first_administrator",
                "municipality",
                subject,
                "",
            ))
            .await?;
        Ok(Some(token))
    }

    /// Whether somebody who can sign in is administrator today.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn has_administrator(&self) -> Result<bool, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        for row in reading.administrators().await? {
            let (_, period) = crate::readers::read_membership(&row)?;
            let account = open_account(reading.account_of_person(row.person_id).await?);
            let Some(account) = account.filter(|_| period.contains(today)) else {
                continue;
            };
            let passwords = reading.credentials(account.id, CredentialKind::Password).await?;
            if !passwords.is_empty() || account.issuer.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What a link leads to.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `link-used` for every link that doesn't work: used, too old, forged.
    pub async fn welcome(&self, token: &Token) -> Result<Welcome, Refusal> {
        let (link, account) = self.living_link(token).await?;
        let Some(account) = account else {
            return Ok(Welcome {
                purpose: link.purpose,
                login: None,
                name: None,
            });
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let person: Option<PersonRow> = reading.by_id(account.person_id).await?;
        Ok(Welcome {
            purpose: link.purpose,
            login: Some(account.login),
            name: person.map(|person| person.name),
        })
    }

    /// Makes the first administrator by their link, and signs them in.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `link-used` for a link that doesn't work, [`Refusal::NotValid`] for a name, login or
    /// password that can't be used.
    pub async fn found_administrator(
        &self,
        token: &Token,
        who: FirstAdministrator<'_>,
        password: &str,
        origin: &Origin,
    ) -> Result<Admitted, Refusal> {
        let (link, _) = self.living_link(token).await?;
        if link.purpose != Purpose::FirstAdministrator {
            return Err(Refusal::NotNow { why: "link-used" });
        }
        let (name, login) = (name_given(who.name)?, login_given(who.login)?);
        acceptable(password, &login)?;
        let hash = self.hash(password).await?;
        let browser = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        use_up(&mut write, token).await?;
        let person = keep_people::make(&mut write, &name, Some(&login)).await?;
        let account = make_account(&mut write, person, &login).await?;
        let id: MembershipId = write.fresh();
        write
            .insert(&[MembershipRow {
                id,
                person_id: person,
                forum_id: None,
                role: Role::Administrator.as_str().to_owned(),
                from_day: Some(self.today()),
                until_day: None,
                removed_at: None,
                issuer: None,
                party: None,
            }])
            .await?;
        write
            .replace_credentials(account, CredentialKind::Password, &[hash])
            .await?;
        let session = Begun {
            account,
            stage: Stage::SignedIn,
            lasts: SESSION_LASTS,
            device: &origin.device,
            vouched: None,
            proved_at: None,
        };
        begin(&mut write, &browser, session).await?;
        write
            .commit(by_account(&name, "found_administrator", account))
            .await?;
        Ok(Admitted {
            token: browser,
            wants_second_factor: false,
        })
    }

    /// Invites a person: makes their account if there is none, and a link to set the first password by.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such person, [`Refusal::NotValid`] for a
    /// login that can't be one, [`Refusal::NotNow`] where somebody else has it, or the person has a password.
    pub async fn invite(&self, actor: &Actor, person: PersonId, login: &str) -> Result<Token, Refusal> {
        actor.require(Action::KeepAccounts, Scope::Anywhere)?;
        actor.require_proof()?;
        let login = login_given(login)?;
        let token = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = keep_people::live(&mut write, person).await?;
        let known = write.reading().account_of_person(person).await?;
        let account = match known {
            Some(account) if account.shut_at.is_some() => {
                return Err(Refusal::NotNow { why: "account-shut" });
            }
            Some(mut account) => {
                let passwords = write
                    .reading()
                    .credentials(account.id, CredentialKind::Password)
                    .await?;
                if !passwords.is_empty() {
                    return Err(Refusal::NotNow { why: "has-account" });
                }
                if account.login != login {
                    free_login(&mut write, &login).await?;
                    account.login.clone_from(&login);
                    write.update(&account).await?;
                }
                account.id
            }
            None => make_account(&mut write, person, &login).await?,
        };
        if row.email.as_deref() != Some(&login) {
            row.email = Some(login);
            write.update(&row).await?;
        }
        make_link(
            &mut write,
            &token,
            Some(account),
            Purpose::Invitation,
            INVITATION_LASTS,
        )
        .await?;
        write
            .commit(entry(actor, "invite", "account", account.uuid(), ""))
            .await?;
        Ok(token)
    }

    /// A link by which somebody sets a new password. Their sessions stay until they have.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such account, [`Refusal::NotNow`] where it
    /// is shut.
    pub async fn reset_link(&self, actor: &Actor, account: AccountId) -> Result<Token, Refusal> {
        actor.require(Action::KeepAccounts, Scope::Anywhere)?;
        actor.require_proof()?;
        let token = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live(&mut write, account).await?;
        if row.shut_at.is_some() {
            return Err(Refusal::NotNow { why: "account-shut" });
        }
        make_link(&mut write, &token, Some(account), Purpose::Reset, RESET_LASTS).await?;
        write
            .commit(entry(actor, "send_reset", "account", account.uuid(), ""))
            .await?;
        Ok(token)
    }

    /// Sets a password by an invitation or a link for a new one. Every session of the account ends.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `link-used` for a link that doesn't work, [`Refusal::NotValid`] for a password that can't
    /// be used.
    pub async fn set_password_by_link(&self, token: &Token, password: &str) -> Result<(), Refusal> {
        let (_, account) = self.living_link(token).await?;
        let account = account.ok_or(Refusal::NotNow { why: "link-used" })?;
        acceptable(password, &account.login)?;
        let hash = self.hash(password).await?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        use_up(&mut write, token).await?;
        write
            .replace_credentials(account.id, CredentialKind::Password, &[hash])
            .await?;
        write.take_back_links(account.id).await?;
        write.end_sessions(account.id, None).await?;
        let name = name_of(&mut write, &account).await?;
        write
            .commit(by_account(&name, "set_password", account.id))
            .await?;
        Ok(())
    }

    /// Sets one's own password anew. One's other sessions end.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where the proof is old, [`Refusal::NotValid`] for a password that can't be used.
    pub async fn change_password(&self, me: &SignedIn, password: &str) -> Result<(), Refusal> {
        me.actor.require_proof()?;
        let login = {
            let mut reading = self.store.reading(self.tenant()).await?;
            let account: Option<AccountRow> = reading.by_id(me.account).await?;
            account.ok_or(Refusal::NotFound)?.login
        };
        acceptable(password, &login)?;
        let hash = self.hash(password).await?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write
            .replace_credentials(me.account, CredentialKind::Password, &[hash])
            .await?;
        write.take_back_links(me.account).await?;
        write.end_sessions(me.account, Some(me.session)).await?;
        write
            .commit(entry(&me.actor, "set_password", "account", me.account.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Shuts an account: its sessions end and its links stop working.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it is shut, or is that of the last
    /// administrator.
    pub async fn shut_account(&self, actor: &Actor, account: AccountId, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::KeepAccounts, Scope::Anywhere)?;
        actor.require_proof()?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = live(&mut write, account).await?;
        if row.shut_at.is_some() {
            return Err(Refusal::NotNow { why: "account-shut" });
        }
        crate::appoint::unless_last_administrator(&mut write, row.person_id, self.today()).await?;
        row.shut_at = Some(write.now().as_microsecond());
        write.update(&row).await?;
        write.end_sessions(account, None).await?;
        write.take_back_links(account).await?;
        write
            .commit(entry(actor, "shut_account", "account", account.uuid(), reason))
            .await?;
        self.live.tell(LiveChange::Access);
        Ok(())
    }

    /// Opens an account that was shut.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it is open.
    pub async fn open_account(&self, actor: &Actor, account: AccountId, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::KeepAccounts, Scope::Anywhere)?;
        actor.require_proof()?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = live(&mut write, account).await?;
        if row.shut_at.take().is_none() {
            return Err(Refusal::NotNow { why: "account-open" });
        }
        write.update(&row).await?;
        write
            .commit(entry(actor, "open_account", "account", account.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Ends one of one's own sessions; all but this one where none is named.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where one has no such session, [`Refusal::NotNow`] in a guise.
    pub async fn end_own_sessions(&self, me: &SignedIn, session: Option<SessionId>) -> Result<u64, Refusal> {
        me.actor.require(Action::KeepOwnData, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let ended = match session {
            Some(session) => match write.end_session(me.account, session).await? {
                true => 1,
                false => return Err(Refusal::NotFound),
            },
            None => write.end_sessions(me.account, Some(me.session)).await?,
        };
        write
            .commit(entry(&me.actor, "end_sessions", "account", me.account.uuid(), ""))
            .await?;
        Ok(ended)
    }

    async fn living_link(&self, token: &Token) -> Result<(Link, Option<AccountRow>), Refusal> {
        const GONE: Refusal = Refusal::NotNow { why: "link-used" };
        let mut reading = self.store.reading(self.tenant()).await?;
        let link = reading.link(token.digest()).await?;
        let now = self.now().as_microsecond();
        let link = link.filter(|link| now < link.expires_at).ok_or(GONE)?;
        match link.account {
            None => Ok((link, None)),
            Some(id) => {
                let account = open_account(reading.by_id(id).await?).ok_or(GONE)?;
                Ok((link, Some(account)))
            }
        }
    }

    async fn hash(&self, password: &str) -> Result<String, Refusal> {
        let mut salt = [0; 16];
        self.dice().await.fill(&mut salt);
        self.passwords.hash(password, salt).await
    }
}

/// A login as it is kept: an address for mail.
pub(crate) fn login_given(login: &str) -> Result<String, Refusal> {
    let login = normal_login(login);
    let is_letter = |letter: char| !letter.is_whitespace() && !letter.is_control();
    let is_one = login.len() <= 254
        && login.chars().all(is_letter)
        && login.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.')
        });
    match is_one {
        true => Ok(login),
        false => Err(Refusal::NotValid {
            why: "login",
            given: login.chars().take(80).collect(),
        }),
    }
}

async fn free_login(write: &mut Write<'_>, login: &str) -> Result<(), Refusal> {
    match write.reading().account_by_login(login).await? {
        Some(_) => Err(Refusal::NotNow { why: "login-taken" }),
        None => Ok(()),
    }
}

async fn make_account(write: &mut Write<'_>, person: PersonId, login: &str) -> Result<AccountId, Refusal> {
    free_login(write, login).await?;
    let id: AccountId = write.fresh();
    let row = AccountRow {
        id,
        person_id: person,
        login: login.to_owned(),
        issuer: None,
        subject: None,
        shut_at: None,
        removed_at: None,
    };
    match write.insert(&[row]).await {
        Ok(()) => Ok(id),
        Err(StoreError::Duplicate { .. }) => Err(Refusal::NotNow { why: "login-taken" }),
        Err(error) => Err(error.into()),
    }
}

async fn live(write: &mut Write<'_>, account: AccountId) -> Result<AccountRow, Refusal> {
    let row: Option<AccountRow> = write.reading().by_id(account).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

async fn make_link(
    write: &mut Write<'_>,
    token: &Token,
    account: Option<AccountId>,
    purpose: Purpose,
    lasts: Duration,
) -> Result<(), Refusal> {
    let lasts = i64::try_from(lasts.as_micros()).unwrap_or(i64::MAX);
    let link = Link {
        account,
        purpose,
        expires_at: write.now().as_microsecond().saturating_add(lasts),
    };
    Ok(write.make_link(token.digest(), link).await?)
}

/// Uses a link up, in the transaction that does what it is for: of two who come at once, one is too late.
async fn use_up(write: &mut Write<'_>, token: &Token) -> Result<(), Refusal> {
    match write.use_link(token.digest()).await? {
        true => Ok(()),
        false => Err(Refusal::NotNow { why: "link-used" }),
    }
}
