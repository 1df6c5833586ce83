//! What every handler holds: the office, the words, the press and the day.

use std::sync::Arc;

use referat_actions::office::{Actor, Office};
use referat_actions::sign_in::SignedIn;
use referat_documents::press::Press;
use referat_domain::Date;
use referat_wording::Wording;

use crate::doors::Doors;
use crate::jobs::Jobs;
use crate::problem::Problem;
use crate::streams::Streams;
use crate::words::Words;

/// The state of the application; cheap to clone.
#[derive(Clone)]
pub struct WebState {
    /// Where everything is looked up.
    pub office: Arc<Office>,
    /// The words of the pages.
    pub wording: Arc<Wording>,
    /// What prints: words, tools and looks.
    pub press: Arc<Press>,
    /// What is being printed and takes long.
    pub jobs: Jobs,
    /// What is told to pages as it happens.
    pub streams: Streams,
    /// Which day it is for the municipality.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// Whether the way to the browser is encrypted: cookies are then bound to the host.
    pub is_secure: bool,
    /// By which address people come, and who else may say who they are.
    pub doors: Arc<Doors>,
    /// Who can be tried, where everything is made up; empty everywhere else.
    pub demo: Arc<[DemoLogin]>,
    /// The mail server's name, where letters are sent.
    pub mail_server: Option<Arc<str>>,
    /// Where the municipality's statement on accessibility is; filled in likewise.
    pub statement: Option<Arc<str>>,
    /// Who is signed in, for this request; [`crate::extractors::Here`] fills it in.
    pub me: Option<Arc<SignedIn>>,
}

/// Somebody made up, to be tried in the demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoLogin {
    /// Who they are: "Sekretær i Direktionen".
    pub who: String,
    /// What they sign in by.
    pub login: String,
    /// Their password.
    pub password: String,
}

/// What a page needs that is shown when nothing could be looked up.
#[derive(Clone)]
pub struct Shell {
    /// The words of the pages.
    pub wording: Arc<Wording>,
    /// The municipality's name.
    pub municipality: Arc<str>,
    /// Who is signed in.
    pub me: Option<Arc<SignedIn>>,
    /// Whether others than this machine find the pages.
    pub is_public: bool,
}

impl WebState {
    /// The state of an application.
    pub fn new(
        office: Arc<Office>,
        wording: Arc<Wording>,
        press: Arc<Press>,
        today: impl Fn() -> Date + Send + Sync + 'static,
    ) -> Self {
        Self {
            office,
            wording,
            press,
            jobs: Jobs::default(),
            streams: Streams::default(),
            today: Arc::new(today),
            is_secure: false,
            doors: Arc::default(),
            demo: Arc::from([]),
            mail_server: None,
            statement: None,
            me: None,
        }
    }

    /// The same behind other doors. Whoever has an address for others has an encrypted way to it.
    #[must_use]
    pub fn with_doors(mut self, doors: Doors) -> Self {
        self.is_secure = doors.public.is_some();
        self.doors = Arc::new(doors);
        self
    }

    /// The same where letters are handed to a mail server.
    #[must_use]
    pub fn with_mail(mut self, server: Option<&str>) -> Self {
        self.mail_server = server.map(Arc::from);
        self
    }

    /// The same with those who can be tried.
    #[must_use]
    pub fn with_demo(mut self, logins: Vec<DemoLogin>) -> Self {
        self.demo = logins.into();
        self
    }

    /// Who acts.
    ///
    /// # Errors
    /// Where nobody is signed in.
    pub fn actor(&self) -> Result<&Actor, Problem> {
        self.me.as_ref().map(|me| &me.actor).ok_or(Problem::SignInFirst)
    }

    /// The words as pages ask for them.
    #[must_use]
    pub fn words(&self) -> Words<'_> {
        Words(&self.wording)
    }

    /// The part of it that error pages need.
    #[must_use]
    pub fn shell(&self) -> Shell {
        Shell {
            wording: Arc::clone(&self.wording),
            municipality: self.office.municipality().name.as_str().into(),
            me: self.me.clone(),
            is_public: self.doors.public.is_some(),
        }
    }
}
