//! What every handler holds: the office, the words, the press and the day.

use std::sync::Arc;

use referat_actions::office::{Actor, Office};
use referat_documents::press::Press;
use referat_domain::Date;
use referat_wording::Wording;

use crate::jobs::Jobs;
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
    /// Which day it is for the municipality.
    pub today: Arc<dyn Fn() -> Date + Send + Sync>,
    /// Who acts on the pages: until there are logins, whoever sits at the machine.
    pub actor: Arc<Actor>,
}

/// What a page needs that is shown when nothing could be looked up.
#[derive(Clone)]
pub struct Shell {
    /// The words of the pages.
    pub wording: Arc<Wording>,
    /// The municipality's name.
    pub municipality: Arc<str>,
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
            today: Arc::new(today),
            actor: Arc::new(Actor {
                name: "referat".to_owned(),
            }),
        }
    }

    /// The same with someone who acts.
    #[must_use]
    pub fn acting_as(mut self, actor: Actor) -> Self {
        self.actor = Arc::new(actor);
        self
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
        }
    }
}
