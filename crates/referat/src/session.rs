//! What every command is given: words, a place to print, the environment, and the way to the office.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use referat_actions::office::{Actor, Database, Installation, Office, OpenError};
use referat_wording::Wording;

use crate::clock::SystemClock;
use crate::command_line::PROGRAM;
use crate::config::Environment;
use crate::failure::Failure;
use crate::output::Output;
use crate::randomness::SystemRandomness;

/// The database file of a data folder.
const DATABASE_FILE: &str = "referat.db";

/// What every command is given.
pub struct Session {
    /// The words, in the language that was chosen.
    pub wording: Arc<Wording>,
    /// The words of the pages that are served.
    pub pages: Arc<Wording>,
    /// Where things are printed.
    pub output: Output,
    /// What the environment says.
    pub environment: Environment,
}

impl Session {
    /// Says what is wrong, on a line that begins with the program's name.
    pub fn complain(&self, words: &str) {
        self.output.message(&complaint(words));
    }

    /// The clock.
    ///
    /// # Errors
    /// When the time zone isn't known.
    pub fn clock(&self) -> Result<Arc<SystemClock>, Failure> {
        SystemClock::new()
            .map(Arc::new)
            .map_err(|error| self.unexpected(&error))
    }

    /// Where the data are: what `--data` says, else the platform's folder. Never the working directory.
    ///
    /// # Errors
    /// When the platform has no such folder, because the user has no home.
    pub fn installation(&self, matches: &ArgMatches) -> Result<Installation, Failure> {
        let chosen = matches.get_one::<PathBuf>("data").cloned();
        match chosen.or_else(|| self.environment.data_dir.clone()) {
            Some(data_dir) => Ok(self.installation_in(data_dir)),
            None => Err(Failure::wrong_usage(&self.wording, "cli-error-no-home", &[])),
        }
    }

    /// The embedded database of a folder.
    #[must_use]
    pub fn installation_in(&self, data_dir: PathBuf) -> Installation {
        Installation {
            data_dir,
            database: Database::Embedded,
        }
    }

    /// Who sits at the machine: the operating system's user.
    #[must_use]
    pub fn local_actor(&self) -> Actor {
        let user = self.environment.user.clone();
        Actor::local_operator(user.unwrap_or_else(|| self.wording.text("cli-unknown-user").into_owned()))
    }

    /// Who acts: whoever signs in by what `--as` says, with what they may; else the operating system's user, who can
    /// read and write the data anyway.
    ///
    /// # Errors
    /// When nobody who can sign in has this login.
    pub async fn actor(&self, office: &Office, matches: &ArgMatches) -> Result<Actor, Failure> {
        match matches.get_one::<String>("as") {
            Some(login) => office
                .actor_by_login(login)
                .await
                .map_err(|refusal| Failure::refused(&self.wording, &refusal)),
            None => Ok(self.local_actor()),
        }
    }

    /// Whether there is a municipality in a data folder. Asking makes nothing.
    ///
    /// # Errors
    /// When there are data that can't be opened.
    pub async fn has_municipality(&self, installation: &Installation) -> Result<bool, Failure> {
        if !has_database(installation) {
            return Ok(false);
        }
        match Office::open(installation, None, self.clock()?, self.randomness()?).await {
            Ok(office) => {
                office.close().await;
                Ok(true)
            }
            Err(OpenError::SeveralMunicipalities { .. }) => Ok(true),
            Err(OpenError::NoMunicipality) => Ok(false),
            Err(error) => Err(self.not_opened(installation, &error)),
        }
    }

    /// The municipality's office.
    ///
    /// # Errors
    /// When there is none, more than one and none was named, or the data can't be opened.
    pub async fn open(&self, matches: &ArgMatches) -> Result<Office, Failure> {
        let installation = self.installation(matches)?;
        if !has_database(&installation) {
            let folder = installation.data_dir.display().to_string();
            let values = [("folder", folder.into())];
            return Err(Failure::failed(
                &self.wording,
                "cli-error-database-missing",
                &values,
            ));
        }
        let municipality = matches.get_one::<String>("municipality").map(String::as_str);
        Office::open(&installation, municipality, self.clock()?, self.randomness()?)
            .await
            .map_err(|error| self.not_opened(&installation, &error))
    }

    /// The office of the municipality; where there is none at all yet and one is named, it is made.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub async fn open_or_found(&self, matches: &ArgMatches) -> Result<Office, Failure> {
        let installation = self.installation(matches)?;
        match matches.get_one::<String>("municipality") {
            Some(name) if !self.has_municipality(&installation).await? => {
                self.found(&installation, name).await
            }
            Some(_) | None => self.open(matches).await,
        }
    }

    /// The office of a municipality that is made if it isn't there.
    ///
    /// # Errors
    /// When the data can't be opened.
    pub async fn found(&self, installation: &Installation, name: &str) -> Result<Office, Failure> {
        Office::found(installation, name, self.clock()?, self.randomness()?)
            .await
            .map_err(|error| self.not_opened(installation, &error))
    }

    fn not_opened(&self, installation: &Installation, error: &OpenError) -> Failure {
        let wording = &self.wording;
        let folder = installation.data_dir.display().to_string();
        match error {
            OpenError::NoMunicipality => Failure::failed(
                wording,
                "cli-error-database-missing",
                &[("folder", folder.into())],
            ),
            OpenError::SeveralMunicipalities { names } => {
                let known = names.join(", ");
                Failure::wrong_usage(
                    wording,
                    "cli-error-which-municipality",
                    &[("known", known.into())],
                )
            }
            OpenError::UnknownMunicipality { name, names } => {
                let values = [("name", name.into()), ("known", names.join(", ").into())];
                Failure::wrong_usage(wording, "cli-error-unknown-municipality", &values)
            }
            OpenError::NewerDatabase { found, known } => {
                let values = [
                    ("found", found.to_string().into()),
                    ("known", known.to_string().into()),
                ];
                Failure::failed(wording, "cli-error-database-newer", &values)
            }
            OpenError::Unusable { cause } => {
                let values = [("folder", folder.into()), ("cause", cause.into())];
                Failure::failed(wording, "cli-error-database-unusable", &values)
            }
        }
    }

    /// The operating system's randomness.
    ///
    /// # Errors
    /// When there is none.
    pub fn randomness(&self) -> Result<Box<SystemRandomness>, Failure> {
        SystemRandomness::new()
            .map(Box::new)
            .map_err(|error| self.unexpected(&error))
    }

    /// Runs a command that waits for files and sockets.
    ///
    /// # Errors
    /// What the command runs into, or that the machine gives no threads.
    pub fn wait<T>(&self, work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        match runtime {
            Ok(runtime) => runtime.block_on(work),
            Err(error) => Err(self.unexpected(&error)),
        }
    }

    /// A failure nobody foresaw.
    pub fn unexpected(&self, error: &dyn std::fmt::Display) -> Failure {
        let cause = error.to_string();
        Failure::failed(&self.wording, "cli-error-unexpected", &[("cause", cause.into())])
    }
}

/// A line that says what is wrong, and who says so.
#[must_use]
pub fn complaint(words: &str) -> String {
    format!("{PROGRAM}: {words}")
}

fn has_database(installation: &Installation) -> bool {
    match &installation.database {
        Database::Embedded => installation.data_dir.join(DATABASE_FILE).exists(),
        Database::Postgres(_) => true,
    }
}
