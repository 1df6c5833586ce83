//! What is seen of a meeting: in lists ([`MeetingLine`]) and on its own page ([`MeetingView`]).
//!
//! When and where a forum meets is open to everyone who may know the forum; its items have their own eyes.

use crate::clock_time::ClockTime;
use crate::finding::Severity;
use crate::ids::{AgendaItemId, DocumentId, ForumId, MeetingId};
use crate::meeting::agenda_item::{ScheduleEntry, Slot, schedule};
use crate::meeting::minutes::MinutesState;
use crate::meeting::{DocumentKind, MeetingKind, MeetingState};
use crate::rich_text::RichText;
use crate::{Date, Timestamp};

use super::item::{ItemLineView, ListedItem};
use super::{Eyes, Part, Subject};
use crate::reader::Audience;

/// What a list says of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLine {
    /// The meeting.
    pub id: MeetingId,
    /// What kind of meeting it is.
    pub kind: MeetingKind,
    /// Its forum.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// The day.
    pub date: Option<Date>,
    /// When it begins.
    pub start: Option<ClockTime>,
    /// When it ended.
    pub end: Option<ClockTime>,
    /// Where.
    pub place: Option<String>,
    /// How far it has come.
    pub state: MeetingState,
    /// How many items it has.
    pub items: u32,
}

impl Subject for MeetingLine {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

/// All that is kept of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeMeeting {
    /// Its line.
    pub line: MeetingLine,
    /// Text before the first item.
    pub preamble: Option<RichText>,
    /// Its items in the order on paper.
    pub items: Vec<ListedItem>,
    /// The documents it was read from.
    pub documents: Vec<DocumentLine>,
    /// The meeting whose item approved its minutes.
    pub approved_at: Option<MeetingLine>,
    /// How far its minutes have come; `None` where there are none.
    pub minutes: Option<MinutesState>,
    /// The forum's meeting before.
    pub previous: Option<MeetingLine>,
    /// The forum's meeting after.
    pub next: Option<MeetingLine>,
}

/// A document a meeting was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentLine {
    /// The document.
    pub id: DocumentId,
    /// The file's name.
    pub file_name: String,
    /// What kind it is.
    pub kind: DocumentKind,
    /// When it was imported.
    pub imported_at: Timestamp,
    /// The share of its characters that was read, from 0 to 1.
    pub coverage: f64,
    /// How many findings it has by severity, the gravest first.
    pub findings: Vec<(Severity, u32)>,
    /// The meeting it became.
    pub meeting: Option<MeetingId>,
    /// Whether a person still has to decide what becomes of it.
    pub is_proposed: bool,
}

/// What a reader sees of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingView {
    /// Its line.
    pub line: MeetingLine,
    /// Text before the first item.
    pub preamble: Option<RichText>,
    /// Its items in the order on paper.
    pub items: Vec<ItemLineView>,
    /// The items by the clock, where that is another order than on paper.
    pub schedule: Option<Vec<ScheduleEntry<AgendaItemId>>>,
    /// The documents it was read from, for the secretariat.
    pub documents: Vec<DocumentLine>,
    /// The meeting whose item approved its minutes.
    pub approved_at: Option<MeetingLine>,
    /// How far its minutes have come; `None` where there are none.
    pub minutes: Option<MinutesState>,
    /// The forum's meeting before.
    pub previous: Option<MeetingLine>,
    /// The forum's meeting after.
    pub next: Option<MeetingLine>,
}

impl MeetingView {
    /// The item of this id.
    #[must_use]
    pub fn item(&self, id: AgendaItemId) -> Option<&ItemLineView> {
        self.items.iter().find(|item| item.id == id)
    }
}

impl Subject for WholeMeeting {
    type View = MeetingView;

    fn look(self, eyes: &Eyes<'_>) -> MeetingView {
        let for_secretariat = eyes.audience(self.line.forum) >= Audience::Secretariat;
        let items = self.items.look(eyes);
        let slots = items.iter().map(|item| (slot_of(item), item.id));
        let (entries, in_order) = schedule(slots);
        MeetingView {
            schedule: (!in_order.0).then_some(entries),
            items,
            documents: if for_secretariat {
                self.documents
            } else {
                Vec::new()
            },
            line: self.line,
            preamble: self.preamble,
            approved_at: self.approved_at,
            minutes: self.minutes,
            previous: self.previous,
            next: self.next,
        }
    }
}

fn slot_of(item: &ItemLineView) -> Option<Slot> {
    match &item.line {
        Part::Open(line) => line.slot,
        Part::Neutral(_) => None,
    }
}
