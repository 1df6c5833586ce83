//! The office: what the surfaces hold to act and to look things up in one municipality.
//!
//! Clock and randomness are given to it; it reads neither itself.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use referat_domain::access::{Action, Denied, Scope};
use referat_domain::ids::{ForumId, IdSource, Tenant, uuid_v7};
use referat_domain::journal::Salt;
use referat_domain::municipality::Municipality;
use referat_domain::reader::{Guise, Reader};
use referat_domain::{Date, Timestamp};
use referat_store::municipalities::MunicipalityRow;
use referat_store::search_index::SearchIndex;
use referat_store::{DatabaseUrl, Entropy, EntryDraft, OpenError as StoreOpenError, Store, StoreConfig};
use tokio::sync::{Mutex, MutexGuard};

use crate::live::Live;
use crate::present::Present;
use crate::refusal::Refusal;
use crate::secrets::Passwords;
use crate::words_of_files::WordsOfFiles;

/// Which database an installation keeps its rows in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// The file `referat.db` in the data directory.
    Embedded,
    /// A PostgreSQL server at this address.
    Postgres(String),
}

/// Where an installation keeps its things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// The data directory: database, files, search index.
    pub data_dir: PathBuf,
    /// Which database.
    pub database: Database,
}

/// What time it is, to whoever runs the program.
pub trait Clock: Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;

    /// Today where the municipality is (Europe/Copenhagen).
    fn today(&self) -> Date;
}

/// Randomness fit for secrets.
pub trait Randomness: Send {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// Who acts: a name for the journal, and what they may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The name the journal keeps.
    pub name: String,
    /// Who they are to the table of access.
    pub reader: Reader,
    /// Whose eyes they look through; then they change nothing.
    pub guise: Option<Guise>,
    /// Whether they have lately proved who they are: what is dangerous asks for it.
    pub has_proved: bool,
}

impl Actor {
    /// Whoever works at the machine itself, by the operating system's name for them.
    pub fn local_operator(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            reader: Reader::local_operator(),
            guise: None,
            has_proved: true,
        }
    }

    /// Goes on only if they have lately proved who they are.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] `prove-first`; `seeing-as` for somebody who looks through other eyes.
    pub(crate) fn require_proof(&self) -> Result<(), Refusal> {
        match (self.guise, self.has_proved) {
            (Some(_), _) => Err(Refusal::NotNow { why: "seeing-as" }),
            (None, false) => Err(Refusal::NotNow { why: "prove-first" }),
            (None, true) => Ok(()),
        }
    }

    /// Whose drafts are theirs: the person, whatever they are called; the name where no person is known.
    pub(crate) fn owner(&self) -> String {
        match self.reader.person() {
            Some(person) => person.to_string(),
            None => self.name.clone(),
        }
    }

    /// Goes on only if the table of access lets them.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], which says what was wanted.
    pub(crate) fn require(&self, action: Action, scope: Scope) -> Result<(), Refusal> {
        if self.guise.is_some() {
            return Err(Refusal::NotNow { why: "seeing-as" });
        }
        Ok(self.reader.require(action, scope)?)
    }

    /// Goes on only if the table of access lets them in each of these forums. What is of no forum is the
    /// administrators'.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], which says what was wanted.
    pub(crate) fn require_in_all(&self, action: Action, forums: &BTreeSet<ForumId>) -> Result<(), Refusal> {
        self.require(action, Scope::Anywhere)?;
        if forums.is_empty() && !self.reader.is_administrator() {
            return Err(Denied(action).into());
        }
        forums
            .iter()
            .try_for_each(|forum| self.require(action, Scope::Forum(*forum)))
    }
}

/// Why an installation can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no municipality in it yet.
    #[error("the installation has no municipality yet")]
    NoMunicipality,
    /// There are several, and none was named.
    #[error("the installation has several municipalities: {names:?}")]
    SeveralMunicipalities {
        /// Their names.
        names: Vec<String>,
    },
    /// There is none of that name.
    #[error("the installation has no municipality {name:?}")]
    UnknownMunicipality {
        /// The name.
        name: String,
        /// Those there are.
        names: Vec<String>,
    },
    /// A newer program has been here.
    #[error("the database is of version {found}, and this program knows {known}")]
    NewerDatabase {
        /// Its version.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// The data directory or the database can't be used.
    #[error("the installation can't be opened: {cause}")]
    Unusable {
        /// Why, for whoever runs the installation.
        cause: String,
    },
}

impl From<StoreOpenError> for OpenError {
    fn from(error: StoreOpenError) -> Self {
        match error {
            StoreOpenError::NewerDatabase { found, known } => Self::NewerDatabase { found, known },
            StoreOpenError::ChangedMigration { .. }
            | StoreOpenError::ForeignDatabase { .. }
            | StoreOpenError::Io { .. }
            | StoreOpenError::Files(_)
            | StoreOpenError::Store(_) => Self::Unusable {
                cause: with_causes(&error),
            },
        }
    }
}

fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

/// Store, search index, clock and randomness of one municipality.
pub struct Office {
    pub(crate) store: Store,
    pub(crate) index: Arc<SearchIndex>,
    municipality: Municipality,
    clock: Arc<dyn Clock>,
    dice: Mutex<Dice>,
    pub(crate) words: WordsOfFiles,
    pub(crate) passwords: Passwords,
    pub(crate) present: Present,
    pub(crate) live: Live,
}

/// The office's ids and salts, from its clock and randomness.
pub(crate) struct Dice {
    clock: Arc<dyn Clock>,
    randomness: Box<dyn Randomness>,
    last_millis: u64,
    counter: u16,
}

/// Ids and salts from a clock and randomness.
pub(crate) fn dice(clock: Arc<dyn Clock>, randomness: Box<dyn Randomness>) -> Dice {
    Dice {
        clock,
        randomness,
        last_millis: 0,
        counter: 0,
    }
}

impl Dice {
    /// Random bytes.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        self.randomness.fill(bytes);
    }
}

impl IdSource for Dice {
    fn next_id(&mut self) -> uuid::Uuid {
        let mut random = [0; 10];
        self.randomness.fill(&mut random);
        // Ids sort as they were made, those of one millisecond too: twelve bits after the time count them,
        // and a full count borrows from the next millisecond.
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        if millis > self.last_millis {
            (self.last_millis, self.counter) = (millis, 0);
        } else if self.counter < 0x0fff {
            self.counter += 1;
        } else {
            (self.last_millis, self.counter) = (self.last_millis + 1, 0);
        }
        let [high, low] = self.counter.to_be_bytes();
        random[0] = high;
        random[1] = low;
        uuid_v7(self.last_millis, random)
    }
}

impl Entropy for Dice {
    fn salt(&mut self) -> Salt {
        let mut salt = [0; 16];
        self.randomness.fill(&mut salt);
        Salt(salt)
    }
}

impl Office {
    /// Opens the office of a municipality; without a name, of the only one there is.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open(
        at: &Installation,
        municipality: Option<&str>,
        clock: Arc<dyn Clock>,
        randomness: Box<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        let store = open_store(at, clock.as_ref()).await?;
        let known = municipalities(&store).await?;
        let names = || {
            known
                .iter()
                .map(|municipality| municipality.name.clone())
                .collect()
        };
        let found = match municipality {
            Some(name) => known
                .iter()
                .find(|municipality| municipality.name.eq_ignore_ascii_case(name))
                .ok_or_else(|| OpenError::UnknownMunicipality {
                    name: name.to_owned(),
                    names: names(),
                })?,
            None => match known.as_slice() {
                [] => return Err(OpenError::NoMunicipality),
                [only] => only,
                [_, _, ..] => return Err(OpenError::SeveralMunicipalities { names: names() }),
            },
        };
        Self::assemble(at, store, found.clone(), clock, randomness)
    }

    /// Opens the office of a municipality, founding it if it isn't there.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn found(
        at: &Installation,
        name: &str,
        clock: Arc<dyn Clock>,
        randomness: Box<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        let store = open_store(at, clock.as_ref()).await?;
        let known = municipalities(&store).await?;
        if let Some(found) = known
            .into_iter()
            .find(|municipality| municipality.name.eq_ignore_ascii_case(name))
        {
            return Self::assemble(at, store, found, clock, randomness);
        }
        let mut dice = dice(Arc::clone(&clock), randomness);
        let municipality = Municipality {
            id: dice.next_id().into(),
            name: name.to_owned(),
        };
        let found = async {
            let now = clock.now();
            let mut write = store.begin(Tenant(municipality.id), &mut dice, now).await?;
            write
                .insert(&[MunicipalityRow {
                    id: municipality.id,
                    name: municipality.name.clone(),
                    created_at: now.as_microsecond(),
                }])
                .await?;
            let entry = EntryDraft {
                action: "found_municipality".into(),
                subject_kind: "municipality".into(),
                subject: municipality.id.uuid(),
                actor: "referat".into(),
                reason: String::new(),
            };
            write.commit(entry).await
        };
        found.await.map_err(|error| OpenError::Unusable {
            cause: with_causes(&error),
        })?;
        let Dice { randomness, .. } = dice;
        Self::assemble(at, store, municipality, clock, randomness)
    }

    fn assemble(
        at: &Installation,
        store: Store,
        municipality: Municipality,
        clock: Arc<dyn Clock>,
        randomness: Box<dyn Randomness>,
    ) -> Result<Self, OpenError> {
        let folder = at.data_dir.join("search");
        let index = SearchIndex::open(&folder, municipality.id).map_err(|error| OpenError::Unusable {
            cause: with_causes(&error),
        })?;
        let dice = Mutex::new(dice(Arc::clone(&clock), randomness));
        Ok(Self {
            store,
            index: Arc::new(index),
            municipality,
            clock,
            dice,
            words: WordsOfFiles::default(),
            passwords: Passwords::default(),
            present: Present::default(),
            live: Live::default(),
        })
    }

    /// The municipality.
    #[must_use]
    pub fn municipality(&self) -> &Municipality {
        &self.municipality
    }

    /// The municipality as the store's key.
    pub(crate) fn tenant(&self) -> Tenant {
        Tenant(self.municipality.id)
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today where the municipality is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The office's ids and salts; one at a time.
    pub(crate) async fn dice(&self) -> MutexGuard<'_, Dice> {
        self.dice.lock().await
    }

    /// A fresh id.
    pub(crate) async fn fresh_id(&self) -> uuid::Uuid {
        self.dice().await.next_id()
    }

    /// Closes the office's connections. What was done lasts without it.
    pub async fn close(self) {
        self.store.close().await;
    }
}

async fn open_store(at: &Installation, clock: &dyn Clock) -> Result<Store, OpenError> {
    let database = match &at.database {
        Database::Embedded => DatabaseUrl::Embedded,
        Database::Postgres(address) => DatabaseUrl::Postgres(address.clone()),
    };
    let config = StoreConfig {
        data_dir: at.data_dir.clone(),
        database,
    };
    Ok(Store::open(&config, clock.now()).await?)
}

async fn municipalities(store: &Store) -> Result<Vec<Municipality>, OpenError> {
    let known = store
        .municipalities()
        .await
        .map_err(|error| OpenError::Unusable {
            cause: with_causes(&error),
        })?;
    Ok(known
        .into_iter()
        .map(|(id, name)| Municipality { id, name })
        .collect())
}

/// An entry of the journal about something.
pub(crate) fn entry(
    actor: &Actor,
    action: &str,
    kind: &str,
    subject: uuid::Uuid,
    reason: &str,
) -> EntryDraft {
    EntryDraft {
        action: action.to_owned(),
        subject_kind: kind.to_owned(),
        subject,
        actor: actor.name.clone(),
        reason: reason.to_owned(),
    }
}

/// Rich text as the store keeps it.
pub(crate) fn text_json(text: &referat_domain::rich_text::RichText) -> String {
    text.to_json().to_string()
}

/// Rich text the store kept.
pub(crate) fn text_from(
    table: &'static str,
    column: &'static str,
    json: &str,
) -> Result<referat_domain::rich_text::RichText, Refusal> {
    referat_domain::rich_text::RichText::from_json_text(json)
        .map_err(|_| Refusal::unreadable(table, column, &json.chars().take(80).collect::<String>()))
}
