//! Signing in and out: a password, then a second factor where there is one; and who a session is.
//!
//! What is said to somebody who may not come in is the same whether the account is there or not, and takes as long.

mod guesses;

use std::time::Duration;

use referat_domain::ids::{AccountId, PersonId, SessionId};
use referat_domain::reader::Guise;
use referat_domain::{Date, Timestamp};
use referat_store::accounts::AccountRow;
use referat_store::forums::ForumRow;
use referat_store::people::PersonRow;
use referat_store::sign_in::{CredentialKind, Session, Stage, VouchedSession};
use referat_store::{EntryDraft, Write};

use crate::live::LiveChange;
use crate::office::{Actor, Office, entry};
use crate::readers::reader_of;
use crate::refusal::Refusal;
use crate::secrets::Token;

/// How long a session lasts, whatever happens.
pub const SESSION_LASTS: Duration = Duration::from_secs(12 * 60 * 60);

/// How long a session lasts that isn't used.
pub const IDLE: Duration = Duration::from_secs(2 * 60 * 60);

/// How long one has for the second factor.
const FOR_THE_SECOND_FACTOR: Duration = Duration::from_secs(10 * 60);

/// How long a proof of who one is counts for what is dangerous.
pub const PROOF_LASTS: Duration = Duration::from_secs(10 * 60);

/// Failures are counted this long.
pub const FAILURES_COUNT: Duration = Duration::from_secs(15 * 60);

/// So many failures of one login make it wait.
pub const FAILURES_OF_LOGIN: i64 = 10;

/// So many failures from one address make it wait: a town hall's people share one.
pub const FAILURES_OF_ADDRESS: i64 = 100;

/// A session that is used is noted no oftener than this.
const NOTED: Duration = Duration::from_secs(5 * 60);

/// The longest that is kept of what a browser says of itself, in letters.
const LONGEST_DEVICE: usize = 200;

/// Where a request comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The address.
    pub address: String,
    /// The browser and system, as they say of themselves.
    pub device: String,
}

/// Somebody who got through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// What their browser keeps from now on.
    pub token: Token,
    /// Whether the second factor is still asked for.
    pub wants_second_factor: bool,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who they are to the table of access, and by which name the journal knows them.
    pub actor: Actor,
    /// The person.
    pub person: PersonId,
    /// Their account.
    pub account: AccountId,
    /// This session.
    pub session: SessionId,
    /// Whose eyes they look through.
    pub guise: Option<Guise>,
    /// The name of the forum they look into so.
    pub guise_forum: Option<String>,
}

/// What a token stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presented {
    /// Nothing: never given out, over, or of an account that is shut.
    Nobody,
    /// Somebody who has still to show their second factor.
    Halfway,
    /// Somebody who is signed in.
    Somebody(Box<SignedIn>),
}

impl Office {
    /// Lets somebody in by login and password.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] `sign-in` where they don't fit, [`Refusal::NotNow`] `sign-in-wait` after too many
    /// failures; neither tells whether there is such an account.
    pub async fn sign_in(&self, login: &str, password: &str, origin: &Origin) -> Result<Admitted, Refusal> {
        let login = normal_login(login);
        let known = self.watch(&login, origin).await?;
        let (account, password_row) = {
            let mut reading = self.store.reading(self.tenant()).await?;
            let account = reading.account_by_login(&login).await?;
            let account = open_account(account);
            let account = match account {
                Some(account) => {
                    let person: Option<PersonRow> = reading.by_id(account.person_id).await?;
                    let today = self.today();
                    person
                        .is_some_and(|person| is_here(&person, today))
                        .then_some(account)
                }
                None => None,
            };
            let password = match &account {
                Some(account) => reading
                    .credentials(account.id, CredentialKind::Password)
                    .await?
                    .into_iter()
                    .next(),
                None => None,
            };
            (account, password)
        };
        let hash = password_row.as_ref().map(|row| row.secret.as_str());
        let is_right = self.passwords.is_right(password, hash).await?;
        let Some(account) = account.filter(|_| is_right) else {
            return Err(not_valid("sign-in"));
        };
        let admitted = self.admit(&account, origin, Entrance::default()).await?;
        // Somebody halfway in has proved nothing yet that makes up for wrong codes.
        if !admitted.wants_second_factor {
            self.forgive(&known).await?;
        }
        Ok(admitted)
    }

    /// Begins a session for an account that has been proved, here or by a provider.
    pub(crate) async fn admit(
        &self,
        account: &AccountRow,
        origin: &Origin,
        entrance: Entrance,
    ) -> Result<Admitted, Refusal> {
        let token = self.token().await;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let factors = write
            .reading()
            .credentials(account.id, CredentialKind::SecondFactor)
            .await?;
        let wants_second_factor = !entrance.has_second_factor && !factors.is_empty();
        let (stage, lasts) = match wants_second_factor {
            true => (Stage::SecondFactor, FOR_THE_SECOND_FACTOR),
            false => (Stage::SignedIn, SESSION_LASTS),
        };
        let session = Begun {
            account: account.id,
            stage,
            lasts,
            device: &origin.device,
            vouched: entrance.vouched,
            proved_at: entrance.proved_at,
        };
        begin(&mut write, &token, session).await?;
        let name = name_of(&mut write, account).await?;
        let action = match wants_second_factor && entrance.action == "sign_in" {
            true => "give_password",
            false => entrance.action,
        };
        write.commit(by_account(&name, action, account.id)).await?;
        Ok(Admitted {
            token,
            wants_second_factor,
        })
    }

    /// Lets somebody in by their second factor, or by a recovery code, after their password. The session gets a
    /// new token.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where nobody is halfway in by this token, [`Refusal::NotValid`] `second-factor` for a
    /// code that is wrong or was used, [`Refusal::NotNow`] after too many failures.
    pub async fn prove_second_factor(
        &self,
        token: &Token,
        code: &str,
        origin: &Origin,
    ) -> Result<Admitted, Refusal> {
        let session = self.live_session(token).await?.ok_or(Refusal::NotFound)?;
        if session.stage != Stage::SecondFactor {
            return Err(Refusal::NotFound);
        }
        let account = {
            let mut reading = self.store.reading(self.tenant()).await?;
            open_account(reading.by_id(session.account).await?).ok_or(Refusal::NotFound)?
        };
        let known = self.watch(&account.login, origin).await?;
        if !self.is_second_factor(account.id, code).await? {
            return Err(not_valid("second-factor"));
        }
        self.store.forget_session(self.tenant(), session.token).await?;
        self.forgive(&known).await?;
        let entrance = Entrance {
            has_second_factor: true,
            vouched: session.vouched,
            ..Entrance::default()
        };
        self.admit(&account, origin, entrance).await
    }

    /// Who a token stands for. Using a session keeps it from going idle.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn presented(&self, token: &Token) -> Result<Presented, Refusal> {
        self.presented_as(token, true).await
    }

    /// The same, where nobody does anything: a page that follows a meeting by itself keeps nobody signed in.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn still_presented(&self, token: &Token) -> Result<Presented, Refusal> {
        self.presented_as(token, false).await
    }

    async fn presented_as(&self, token: &Token, is_doing_something: bool) -> Result<Presented, Refusal> {
        let Some(session) = self.live_session(token).await? else {
            return Ok(Presented::Nobody);
        };
        if session.stage == Stage::SecondFactor {
            return Ok(Presented::Halfway);
        }
        let now = self.now();
        let mut reading = self.store.reading(self.tenant()).await?;
        let Some(account) = open_account(reading.by_id(session.account).await?) else {
            return Ok(Presented::Nobody);
        };
        let person: Option<PersonRow> = reading.by_id(account.person_id).await?;
        let today = self.today();
        let Some(person) = person.filter(|person| is_here(person, today)) else {
            return Ok(Presented::Nobody);
        };
        let own = reader_of(&mut reading, person.id, today).await?;
        if is_doing_something && since(now, session.seen_at) >= NOTED {
            self.store
                .touch_session(self.tenant(), session.token, now)
                .await?;
        }
        // Who is no administrator any more looks through nobody's eyes.
        let guise = session
            .seeing_as
            .as_deref()
            .and_then(Guise::from_words)
            .filter(|_| own.is_administrator());
        let guise_forum = match guise {
            Some(Guise::Holder(_, forum)) => reading.by_id::<ForumRow>(forum).await?.map(|row| row.name),
            Some(Guise::Staff) | None => None,
        };
        drop(reading);
        Ok(Presented::Somebody(Box::new(SignedIn {
            actor: Actor {
                name: person.name,
                reader: guise.map_or(own, Guise::reader),
                guise,
                has_proved: since(now, session.proved_at) < PROOF_LASTS,
            },
            person: person.id,
            account: account.id,
            session: session.id,
            guise,
            guise_forum,
        })))
    }

    /// Proves once more who one is, for something dangerous.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where nobody is signed in by this token, [`Refusal::NotValid`] `sign-in` where the
    /// password is not theirs, [`Refusal::NotNow`] after too many failures.
    pub async fn prove_again(&self, token: &Token, password: &str, origin: &Origin) -> Result<(), Refusal> {
        let session = self.live_session(token).await?.ok_or(Refusal::NotFound)?;
        if session.stage != Stage::SignedIn {
            return Err(Refusal::NotFound);
        }
        let (account, hash) = {
            let mut reading = self.store.reading(self.tenant()).await?;
            let account = open_account(reading.by_id(session.account).await?).ok_or(Refusal::NotFound)?;
            let hashes = reading.credentials(account.id, CredentialKind::Password).await?;
            (account, hashes.into_iter().next().map(|row| row.secret))
        };
        let known = self.watch(&account.login, origin).await?;
        if !self.passwords.is_right(password, hash.as_deref()).await? {
            return Err(not_valid("sign-in"));
        }
        self.forgive(&known).await?;
        self.store
            .note_proof(self.tenant(), session.token, self.now())
            .await?;
        Ok(())
    }

    /// Signs a browser out. Nothing happens where nobody is signed in.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn sign_out(&self, token: &Token) -> Result<(), Refusal> {
        self.store.forget_session(self.tenant(), token.digest()).await?;
        self.live.tell(LiveChange::Access);
        Ok(())
    }

    /// Forgets sessions that are over, links that don't work any more and failures that don't count.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn tidy_sign_ins(&self) -> Result<(), Refusal> {
        let (tenant, now) = (self.tenant(), self.now());
        self.store.forget_sessions(tenant, now, before(now, IDLE)).await?;
        self.store.forget_links(tenant, now).await?;
        self.store.forget_attempts(tenant, now).await?;
        self.store
            .forget_failures(tenant, before(now, FAILURES_COUNT))
            .await?;
        Ok(())
    }

    async fn live_session(&self, token: &Token) -> Result<Option<Session>, Refusal> {
        let now = self.now();
        let mut reading = self.store.reading(self.tenant()).await?;
        let session = reading.session(token.digest()).await?;
        Ok(session.filter(|session| {
            now.as_microsecond() < session.expires_at && since(now, session.seen_at) < IDLE
        }))
    }
}

/// A login as it is kept: without spaces around, in lower case.
pub(crate) fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

pub(crate) fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}

/// An account that is neither shut nor taken away.
pub(crate) fn open_account(account: Option<AccountRow>) -> Option<AccountRow> {
    account.filter(|account| account.shut_at.is_none() && account.removed_at.is_none())
}

/// Whether a person works here still: their last day is one of theirs.
pub(crate) fn is_here(person: &PersonRow, today: Date) -> bool {
    person.removed_at.is_none() && person.left_on.is_none_or(|last_day| today <= last_day)
}

/// By which door somebody comes in.
pub(crate) struct Entrance {
    /// What it is called in the journal.
    pub(crate) action: &'static str,
    /// Whether they have shown their second factor.
    pub(crate) has_second_factor: bool,
    /// What a provider said that vouches for them.
    pub(crate) vouched: Option<VouchedSession>,
    /// When they proved who they are, in microseconds since 1970; now where nothing else is said.
    pub(crate) proved_at: Option<i64>,
}

/// By their password.
impl Default for Entrance {
    fn default() -> Self {
        Self {
            action: "sign_in",
            has_second_factor: false,
            vouched: None,
            proved_at: None,
        }
    }
}

/// A session to begin.
pub(crate) struct Begun<'a> {
    pub(crate) account: AccountId,
    pub(crate) stage: Stage,
    pub(crate) lasts: Duration,
    pub(crate) device: &'a str,
    pub(crate) vouched: Option<VouchedSession>,
    pub(crate) proved_at: Option<i64>,
}

/// Begins a session.
pub(crate) async fn begin(
    write: &mut Write<'_>,
    token: &Token,
    begun: Begun<'_>,
) -> Result<SessionId, Refusal> {
    let id: SessionId = write.fresh();
    let now = write.now().as_microsecond();
    let lasts = i64::try_from(begun.lasts.as_micros()).unwrap_or(i64::MAX);
    let session = Session {
        token: token.digest(),
        id,
        account: begun.account,
        stage: begun.stage,
        device: printable(begun.device),
        seeing_as: None,
        created_at: now,
        seen_at: now,
        proved_at: begun.proved_at.unwrap_or(now),
        expires_at: now.saturating_add(lasts),
        vouched: begun.vouched,
    };
    write.begin_session(&session).await?;
    Ok(id)
}

/// The name of an account's person, for the journal.
pub(crate) async fn name_of(write: &mut Write<'_>, account: &AccountRow) -> Result<String, Refusal> {
    let person: Option<PersonRow> = write.reading().by_id(account.person_id).await?;
    Ok(person.map_or_else(|| account.login.clone(), |person| person.name))
}

/// An entry about somebody's own account, by themselves.
pub(crate) fn by_account(name: &str, action: &str, account: AccountId) -> EntryDraft {
    entry(
        &Actor::local_operator(name),
        action,
        "account",
        account.uuid(),
        "",
    )
}

fn printable(device: &str) -> String {
    device
        .chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_DEVICE)
        .collect()
}

/// How long ago a moment was, in microseconds since 1970.
fn since(now: Timestamp, micros: i64) -> Duration {
    let passed = now.as_microsecond().saturating_sub(micros);
    Duration::from_micros(u64::try_from(passed).unwrap_or(0))
}

/// A moment before this one; the earliest there is where it would be before that.
pub(crate) fn before(now: Timestamp, time: Duration) -> Timestamp {
    now.checked_sub(time).unwrap_or(Timestamp::MIN)
}
