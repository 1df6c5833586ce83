//! What every page has around it: title, ways in, breadcrumbs, search field, and the words.
//!
//! A frame lends templates its [`Words`].

use std::ops::Deref;
use std::sync::Arc;

use askama::Template;
use axum::response::Html;
use referat_actions::sign_in::SignedIn;
use referat_domain::access::{Action, Scope};
use referat_domain::reader::Guise;
use referat_domain::view::journal::JournalPlace;
use referat_wording::Wording;

use crate::assets::PageAssets;
use crate::links;
use crate::problem::Problem;
use crate::state::{Shell, WebState};
use crate::words::Words;

/// The ways in that every page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The front page.
    Front,
    /// The journal-number tree.
    JournalNumbers,
    /// The directory of names.
    Names,
    /// The papers on their way.
    Papers,
    /// The imports.
    Imports,
    /// The proposals.
    Proposals,
    /// Administration.
    Administration,
}

/// A step of the breadcrumbs: a link upwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub to: String,
}

/// What every page has around it.
pub struct Frame<'a> {
    words: Words<'a>,
    /// The municipality's name.
    pub municipality: &'a str,
    /// The page's title.
    pub title: String,
    /// The way in that the page belongs to.
    pub way: Option<Way>,
    /// The links upwards, the front page first; empty where there is none.
    pub crumbs: Vec<Crumb>,
    /// The page before this one in its row, for browsers and the keyboard.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// Who is signed in.
    pub me: Option<Arc<SignedIn>>,
    /// Where the municipality's statement on accessibility is.
    pub statement: Option<Arc<str>>,
    /// Whether the head has the search field: not where the page itself has one.
    pub has_search: bool,
    /// Whether this machine alone finds the pages.
    pub is_here_only: bool,
    /// Styles and script.
    pub assets: PageAssets,
}

impl<'a> Deref for Frame<'a> {
    type Target = Words<'a>;

    fn deref(&self) -> &Words<'a> {
        &self.words
    }
}

impl<'a> Frame<'a> {
    /// The frame of a page.
    pub fn new(state: &'a WebState, title: impl Into<String>) -> Self {
        let municipality = &state.office.municipality().name;
        Self {
            statement: state.statement.clone(),
            is_here_only: state.doors.public.is_none(),
            ..Self::of(&state.wording, municipality, &state.me, title)
        }
    }

    /// The frame of a page that is shown when nothing could be looked up.
    pub fn of_shell(shell: &'a Shell, title: impl Into<String>) -> Self {
        Self {
            is_here_only: !shell.is_public,
            ..Self::of(&shell.wording, &shell.municipality, &shell.me, title)
        }
    }

    fn of(
        wording: &'a Wording,
        municipality: &'a str,
        me: &Option<Arc<SignedIn>>,
        title: impl Into<String>,
    ) -> Self {
        Self {
            words: Words(wording),
            municipality,
            title: title.into(),
            way: None,
            crumbs: Vec::new(),
            previous: None,
            next: None,
            is_here_only: true,
            me: me.clone(),
            statement: None,
            has_search: me.is_some(),
            assets: PageAssets::current(),
        }
    }

    /// The same with the way in that the page belongs to.
    #[must_use]
    pub fn on(mut self, way: Way) -> Self {
        self.way = Some(way);
        self
    }

    /// The same with links upwards; the front page is put before them.
    #[must_use]
    pub fn under(mut self, crumbs: impl IntoIterator<Item = (String, String)>) -> Self {
        self.crumbs = vec![Crumb {
            words: self.words.text("way-front").into_owned(),
            to: "/".to_owned(),
        }];
        self.crumbs
            .extend(crumbs.into_iter().map(|(words, to)| Crumb { words, to }));
        self
    }

    /// The same with the pages before and after it in its row.
    #[must_use]
    pub fn between(mut self, previous: Option<String>, next: Option<String>) -> Self {
        self.previous = previous;
        self.next = next;
        self
    }

    /// The same without a search field in its head.
    #[must_use]
    pub fn without_search(mut self) -> Self {
        self.has_search = false;
        self
    }

    /// The ways in: words, address, and whether the page belongs to it.
    #[must_use]
    pub fn ways(&self) -> Vec<(String, &'static str, bool)> {
        let Some(me) = &self.me else {
            return Vec::new();
        };
        let may = |action| me.actor.reader.may(action, Scope::Anywhere);
        [
            (Way::Front, "way-front", "/"),
            (Way::JournalNumbers, "way-journal-numbers", "/journalnumre"),
            (Way::Names, "way-names", "/navne"),
            (Way::Papers, "way-papers", "/moedesager"),
            (Way::Imports, "way-imports", "/importer"),
            (Way::Proposals, "way-proposals", "/forslag"),
            (Way::Administration, "way-administration", "/administration"),
        ]
        .into_iter()
        .filter(|(way, _, _)| match way {
            Way::Front | Way::JournalNumbers | Way::Names => true,
            Way::Papers => may(Action::WritePaper),
            Way::Imports => may(Action::ImportMinutes),
            Way::Proposals => may(Action::DecideProposal),
            Way::Administration => [
                Action::KeepPeople,
                Action::KeepAccounts,
                Action::KeepForums,
                Action::SetConfiguration,
            ]
            .into_iter()
            .any(may),
        })
        .map(|(way, key, to)| {
            let words = self.words.text(key).into_owned();
            (words, to, self.way == Some(way))
        })
        .collect()
    }
}

impl Frame<'_> {
    /// What is said of who is signed in, on the link to their account.
    #[must_use]
    pub fn signed_in(&self) -> Option<String> {
        let name = self.me.as_ref()?.actor.name.as_str();
        Some(self.words.0.text_with("signed-in-as", &[("name", name.into())]))
    }

    /// Whose eyes one looks through, where they aren't one's own.
    #[must_use]
    pub fn guise(&self) -> Option<String> {
        let me = self.me.as_ref()?;
        let who = match me.guise? {
            Guise::Staff => self.text("guise-staff").into_owned(),
            Guise::Holder(role, _) => self.words.0.text_with(
                "account-role-in",
                &[
                    ("role", self.role(role).into()),
                    ("forum", me.guise_forum.as_deref().unwrap_or_default().into()),
                ],
            ),
        };
        Some(self.words.0.text_with("guise-banner", &[("who", who.into())]))
    }

    /// Whether whoever is signed in may set the look of documents.
    #[must_use]
    pub fn may_set_look(&self) -> bool {
        self.may(Action::SetLook)
    }

    /// Whether whoever is signed in may see how old minutes were read.
    #[must_use]
    pub fn may_see_imports(&self) -> bool {
        self.may(Action::ImportMinutes)
    }

    /// Whether whoever is signed in may decide what is proposed.
    #[must_use]
    pub fn may_decide_proposals(&self) -> bool {
        self.may(Action::DecideProposal)
    }

    /// Whether whoever is signed in may read the whole journal.
    #[must_use]
    pub fn may_read_journal(&self) -> bool {
        self.may(Action::ReadWholeJournal)
    }

    /// Where the thing of a journal entry stands; nothing where whoever is signed in has no way there.
    #[must_use]
    pub fn journal_place(&self, place: &JournalPlace) -> Option<String> {
        let needed = match place {
            JournalPlace::Document(_) => Action::ImportMinutes,
            JournalPlace::Proposals => Action::DecideProposal,
            JournalPlace::Look => Action::SetLook,
            JournalPlace::Checkup(_) => Action::CheckUp,
            JournalPlace::Item(_)
            | JournalPlace::Meeting(_)
            | JournalPlace::Case(_)
            | JournalPlace::Forum(_)
            | JournalPlace::Person(_)
            | JournalPlace::Position(_)
            | JournalPlace::Unit(_)
            | JournalPlace::Issued(_)
            | JournalPlace::Register
            | JournalPlace::Nowhere => Action::LookAround,
        };
        self.may(needed).then(|| links::journal_place(place)).flatten()
    }

    /// Whether whoever is signed in may do something somewhere.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.me
            .as_ref()
            .is_some_and(|me| me.actor.reader.may(action, Scope::Anywhere))
    }
}

/// Prints a page.
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub fn show(page: &impl Template) -> Result<Html<String>, Problem> {
    page.render().map(Html).map_err(|cause| Problem::internal(&cause))
}
