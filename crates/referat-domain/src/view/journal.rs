//! What is seen of the journal: each entry as far as the reader may know what it is about.
//!
//! The whole journal is for those who run the installation; a secretariat sees the journals of its forum's
//! things. An entry about something closed to the reader says when, who and which action, with the neutral
//! title; one about things of forums the reader doesn't look after says when and which action, and nothing else.

use crate::Timestamp;
use crate::access::{Action, Scope};
use crate::ids::{
    AgendaItemId, CaseId, DocumentId, ForumId, IssuedDocumentId, MeetingId, PersonId, PositionId, UnitId,
};
use crate::openness::Openness;
use crate::reader::Reader;

use super::item::{ItemLine, ListedItem};
use super::meeting::MeetingLine;
use super::{Eyes, Neutral, Part, Subject};

/// Whose journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalScope {
    /// The municipality's.
    Everything,
    /// A thing's, of these forums.
    Forums(Vec<ForumId>),
    /// A person's: what they have done says how an employee works, so it is no forum's.
    Person,
}

/// Whether a reader may see a journal at all. Each entry in it is looked at besides.
#[must_use]
pub fn may_see_journal(reader: &Reader, scope: &JournalScope) -> bool {
    match scope {
        JournalScope::Everything | JournalScope::Person => {
            reader.may(Action::ReadWholeJournal, Scope::Anywhere)
        }
        JournalScope::Forums(forums) => {
            reader.may(Action::ReadWholeJournal, Scope::Anywhere)
                || forums
                    .iter()
                    .any(|forum| reader.may(Action::ReadJournal, Scope::Forum(*forum)))
        }
    }
}

/// Where the thing of an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalPlace {
    /// An item.
    Item(AgendaItemId),
    /// A meeting.
    Meeting(MeetingId),
    /// A meeting's check-up.
    Checkup(MeetingId),
    /// A case.
    Case(CaseId),
    /// A forum.
    Forum(ForumId),
    /// A person.
    Person(PersonId),
    /// A position.
    Position(PositionId),
    /// A unit.
    Unit(UnitId),
    /// An imported document.
    Document(DocumentId),
    /// An issued document.
    Issued(IssuedDocumentId),
    /// The look of documents.
    Look,
    /// The register of journal numbers.
    Register,
    /// The list of proposals.
    Proposals,
    /// Nowhere: it is gone, or has no page.
    Nowhere,
}

/// The thing of an entry, as it is named.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalThing {
    /// Where it stands.
    pub place: JournalPlace,
    /// Its own name.
    pub title: Option<String>,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingLine>,
}

impl JournalThing {
    /// Something that is gone.
    pub const GONE: Self = Self {
        place: JournalPlace::Nowhere,
        title: None,
        meeting: None,
    };
}

/// What of an entry's thing must be open to the reader.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalGuard {
    /// Its forum.
    pub forum: ForumId,
    /// Open or closed.
    pub openness: Openness,
    /// Who is excluded.
    pub excluded: Vec<PersonId>,
}

/// What an entry is about, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalSubject {
    /// The thing.
    pub thing: JournalThing,
    /// The forums that look after it; none where it is the municipality's.
    pub forums: Vec<ForumId>,
    /// The items it is made of or speaks of; where the thing has no name of its own, the first that is seen
    /// names it.
    pub items: Vec<ListedItem>,
    /// What must be open besides.
    pub guards: Vec<JournalGuard>,
}

/// An entry's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalWords {
    /// As they were written.
    Written {
        /// Who did it.
        who: String,
        /// Why; empty where nothing was asked.
        reason: String,
    },
    /// Erased.
    Erased {
        /// By this entry.
        by: Option<u64>,
    },
}

/// An entry, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeEntry {
    /// Its place in the chain.
    pub sequence: u64,
    /// When.
    pub at: Timestamp,
    /// The action's name.
    pub action: String,
    /// The kind of thing it was done to.
    pub kind: String,
    /// The thing's id.
    pub id: String,
    /// Who and why.
    pub words: JournalWords,
    /// What it is about.
    pub subject: JournalSubject,
    /// How many rows of which tables it wrote.
    pub rows: Vec<(String, u64)>,
}

/// What a reader sees of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryView {
    /// Its place in the chain.
    pub sequence: u64,
    /// When.
    pub at: Timestamp,
    /// The action's name.
    pub action: String,
    /// The rest, as far as the reader may know it.
    pub told: Told,
}

/// What is told of an entry besides when and which action.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Everything.
    All {
        /// Who and why.
        words: JournalWords,
        /// What it is about.
        thing: JournalThing,
        /// The kind of thing.
        kind: String,
        /// The thing's id.
        id: String,
        /// How many rows of which tables it wrote.
        rows: Vec<(String, u64)>,
    },
    /// It is about something closed to the reader.
    Neutral {
        /// Who did it, where that isn't erased.
        who: Option<String>,
        /// What is said of the thing.
        neutral: Neutral,
    },
    /// Nothing.
    Nothing,
}

impl EntryView {
    /// Who did it, as far as that is told.
    #[must_use]
    pub fn who(&self) -> Option<&str> {
        match &self.told {
            Told::All {
                words: JournalWords::Written { who, .. },
                ..
            } => Some(who),
            Told::Neutral { who, .. } => who.as_deref(),
            Told::All { .. } | Told::Nothing => None,
        }
    }
}

impl Subject for WholeEntry {
    type View = EntryView;

    fn look(self, eyes: &Eyes<'_>) -> EntryView {
        let told = told(self.subject, self.words, (self.kind, self.id, self.rows), eyes);
        EntryView {
            sequence: self.sequence,
            at: self.at,
            action: self.action,
            told,
        }
    }
}

fn told(
    subject: JournalSubject,
    words: JournalWords,
    (kind, id, rows): (String, String, Vec<(String, u64)>),
    eyes: &Eyes<'_>,
) -> Told {
    let scope = match subject.forums.as_slice() {
        [] => JournalScope::Everything,
        forums => JournalScope::Forums(forums.to_vec()),
    };
    if !may_see_journal(eyes.reader, &scope) {
        return Told::Nothing;
    }
    let mut parts: Vec<Part<ItemLine>> = Vec::new();
    for item in subject.items {
        let place = item.place;
        parts.push(eyes.part(place.forum, &place.openness, &place.excluded, |_| item.line));
    }
    let guarded = subject.guards.iter().all(|guard| {
        matches!(
            eyes.part(guard.forum, &guard.openness, &guard.excluded, |_| ()),
            Part::Open(())
        )
    });
    let is_open = guarded && parts.iter().all(|part| part.open().is_some());
    if !is_open {
        let who = match words {
            JournalWords::Written { who, .. } => Some(who),
            JournalWords::Erased { .. } => None,
        };
        // A neutral title stands for its own item only, never for one among several.
        let neutral = match parts.as_slice() {
            [Part::Neutral(neutral)] => neutral.clone(),
            _ => Neutral::default(),
        };
        return Told::Neutral { who, neutral };
    }
    let mut thing = subject.thing;
    if thing.title.is_none() {
        let first = parts.iter().find_map(Part::open);
        thing.title = first.map(|line| line.subject.clone());
    }
    Told::All {
        words,
        thing,
        kind,
        id,
        rows,
    }
}

/// A page of a journal, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeJournal {
    /// The entries, newest first.
    pub entries: Vec<WholeEntry>,
    /// Whether they were chosen by who did it or by what they are about: then those of which neither is told
    /// are left out, for being chosen would tell it.
    pub is_chosen: bool,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many entries there are on all of them.
    pub total: u64,
    /// Everyone who has done something, for those who may see the whole journal.
    pub actors: Vec<String>,
    /// The actions there are, each with the kinds of things it was done to.
    pub actions: Vec<(String, String)>,
}

/// A page of a journal as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalView {
    /// The entries, newest first.
    pub entries: Vec<EntryView>,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many entries there are on all of them.
    pub total: u64,
    /// Everyone who has done something, to choose among.
    pub actors: Vec<String>,
    /// The actions there are, each with the kinds of things it was done to, to choose among.
    pub actions: Vec<(String, String)>,
}

impl Subject for WholeJournal {
    type View = JournalView;

    fn look(self, eyes: &Eyes<'_>) -> JournalView {
        let mut entries = self.entries.look(eyes);
        if self.is_chosen {
            entries.retain(|entry| entry.told != Told::Nothing);
        }
        let actors = match may_see_journal(eyes.reader, &JournalScope::Everything) {
            true => self.actors,
            false => Vec::new(),
        };
        JournalView {
            entries,
            page: self.page,
            pages: self.pages,
            total: self.total,
            actors,
            actions: self.actions,
        }
    }
}

#[cfg(test)]
mod tests;
