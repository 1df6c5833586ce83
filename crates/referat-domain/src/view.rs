//! Views: what a reader sees. The only place where openness is turned into what is shown.
//!
//! Outputs take views, never the things themselves. [`Seen`] and [`Public`] are walls as types: their
//! contents can be read, but only [`show`] and [`show_public`] make them, and both ask the reader. In them
//! a closed part is [`Part::Neutral`].
//!
//! A members' view can't be put on a public page:
//!
//! ```compile_fail,E0308
//! use referat_domain::view::{Public, Seen, item::ItemView};
//! fn public_page(item: &Public<ItemView>) {}
//! fn members_page(item: &Seen<ItemView>) {
//!     public_page(item);
//! }
//! ```
//!
//! Nor can anyone make one of their own:
//!
//! ```compile_fail,E0451
//! let seen = referat_domain::view::Seen { view: 1 };
//! ```

pub mod between;
pub mod case;
pub mod checkup;
pub mod closed_reads;
pub mod document;
pub mod front;
pub mod item;
pub mod journal;
pub mod kle;
pub mod letter;
pub mod meeting;
pub mod minutes;
pub mod openness;
pub mod own_reading;
pub mod paper;
pub mod paper_versions;
pub mod people;
pub mod plan;
pub mod proposals;
pub mod record;
pub mod search;
pub mod task;
pub mod time_report;
pub mod upload;

use std::collections::BTreeSet;
use std::ops::Deref;

use crate::access::{Action, Scope};
use crate::ids::{ForumId, PersonId};
use crate::openness::Openness;
use crate::reader::{Audience, Reader};

/// Something this reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen<T> {
    view: T,
}

/// Something anyone may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Public<T> {
    view: T,
}

impl<T> Deref for Seen<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.view
    }
}

impl<T> Deref for Public<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.view
    }
}

/// A part of a view: there, or closed with what may be said of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<T> {
    /// The reader may see it.
    Open(T),
    /// Closed to this reader.
    Neutral(Neutral),
}

/// What is said of a closed part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Neutral {
    /// The neutral title; `None` prints the standard one.
    pub title: Option<String>,
    /// The part of the decision that is published.
    pub decision: Option<String>,
}

impl<T> Part<T> {
    /// What is there, if it is open to the reader.
    pub fn open(&self) -> Option<&T> {
        match self {
            Self::Open(part) => Some(part),
            Self::Neutral(_) => None,
        }
    }
}

/// A reader's eyes: the answers to "may they see this?", asked by every [`Subject`].
#[derive(Debug, Clone, Copy)]
pub struct Eyes<'r> {
    reader: &'r Reader,
}

impl Eyes<'_> {
    /// A thing of `forum`, or what is said of it where it is closed to the reader.
    pub fn part<T>(
        &self,
        forum: ForumId,
        openness: &Openness,
        excluded: &[PersonId],
        part: impl FnOnce(&Self) -> T,
    ) -> Part<T> {
        let shut_out = self
            .reader
            .person()
            .is_some_and(|person| excluded.contains(&person));
        match openness {
            Openness::Open if !shut_out => Part::Open(part(self)),
            Openness::Closed(_) if !shut_out && self.reader.may_see_closed(forum) => Part::Open(part(self)),
            Openness::Open => Part::Neutral(Neutral {
                title: None,
                decision: None,
            }),
            Openness::Closed(closure) => Part::Neutral(Neutral {
                title: closure.public_title.clone(),
                decision: closure.public_decision.clone(),
            }),
        }
    }

    /// Whether the reader sees everything of a forum that is closed to others, these exclusions included.
    #[must_use]
    pub fn sees_all_closed(&self, forum: ForumId, excluded: &[PersonId]) -> bool {
        let shut_out = self
            .reader
            .person()
            .is_some_and(|person| excluded.contains(&person));
        !shut_out && self.reader.may_see_closed(forum)
    }

    /// Whether the reader may see a paper that is on its way to a forum: its author, those who build the forum's agendas
    /// or approve its papers, and, where it isn't to be closed, others who write for it.
    ///
    /// Whoever is shut out of an item that treats it doesn't see it either, be the item open or closed: its text is the
    /// item's. Its author alone keeps it, for it is what they wrote themselves; of what was decided, it says nothing.
    #[must_use]
    pub fn sees_on_its_way(&self, paper: &PaperGuard<'_>) -> bool {
        let may = |action| self.reader.may(action, Scope::Forum(paper.forum));
        let person = self.reader.person();
        if person.is_some() && person == paper.author {
            return true;
        }
        if person.is_some_and(|person| paper.shut_out.contains(&person)) {
            return false;
        }
        may(Action::BuildAgenda) || may(Action::ApprovePaper) || (!paper.is_closed && may(Action::WritePaper))
    }

    /// Whether the reader is one of those who have a task with a paper ([`crate::paper::task`]) and may read it for that.
    #[must_use]
    pub fn sees_task(&self, tasked: &BTreeSet<PersonId>) -> bool {
        self.reader
            .person()
            .is_some_and(|person| tasked.contains(&person))
    }

    /// Whether the reader sees a forum's agenda while it is built.
    #[must_use]
    pub fn sees_agenda_built(&self, forum: ForumId) -> bool {
        self.reader.may(Action::BuildAgenda, Scope::Forum(forum))
    }

    /// Whether they are this person's.
    #[must_use]
    pub fn is(&self, person: PersonId) -> bool {
        self.reader.person() == Some(person)
    }

    /// Which audience the reader belongs to for a forum.
    #[must_use]
    pub fn audience(&self, forum: ForumId) -> Audience {
        self.reader.audience(forum)
    }
}

/// What decides who may see a paper on its way.
#[derive(Debug, Clone, Copy)]
pub struct PaperGuard<'p> {
    /// The forum it is written for.
    pub forum: ForumId,
    /// Who writes it.
    pub author: Option<PersonId>,
    /// Whether it, or what of it is asked for, is to be closed.
    pub is_closed: bool,
    /// Who is shut out of an item that treats it.
    pub shut_out: &'p [PersonId],
}

/// Something that can be looked at.
pub trait Subject {
    /// What is seen of it.
    type View;

    /// What these eyes see.
    fn look(self, eyes: &Eyes<'_>) -> Self::View;
}

impl<S: Subject> Subject for Vec<S> {
    type View = Vec<S::View>;

    fn look(self, eyes: &Eyes<'_>) -> Self::View {
        self.into_iter().map(|subject| subject.look(eyes)).collect()
    }
}

/// What a reader sees of something.
pub fn show<S: Subject>(subject: S, reader: &Reader) -> Seen<S::View> {
    Seen {
        view: subject.look(&Eyes { reader }),
    }
}

/// What anyone sees of something.
pub fn show_public<S: Subject>(subject: S) -> Public<S::View> {
    Public {
        view: subject.look(&Eyes {
            reader: &Reader::public(),
        }),
    }
}
