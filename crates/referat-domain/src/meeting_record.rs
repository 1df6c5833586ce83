//! `MeetingRecord`: one document of a meeting as data, the JSON other programs rely on.
//!
//! What `referat parse --format json` prints, what our PDFs carry inside, what tests hold gold against.
//! Keys and their order are a contract: add freely, change only with a note in CHANGELOG.md and a new
//! [`SCHEMA`]. Lines are counted from 1; spans run from a section's heading to its last line with text.

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::case::journal_number::JournalNumber;
use crate::case::thread::{CaseKind, kind_of};
use crate::clock_time::ClockTime;
use crate::finding::Finding;
use crate::meeting::agenda_item::{ApprovesMinutesOf, Slot};
use crate::meeting::attendance::Participant;
use crate::meeting::decision::{ClauseOutcome, DissentingOpinion, NamedRemark, Vote};
use crate::meeting::late::Late;
use crate::meeting::voting::Tally;
use crate::meeting::{DocumentKind, MeetingKind};
use crate::paper::consultation::HistoryEntry;
use crate::paper::section::SectionKind;
use crate::rich_text::RichText;

/// The version of the contract.
pub const SCHEMA: u32 = 1;

/// The name under which a document carries its record, as a file inside it.
pub const CARRIED_NAME: &str = "moede.json";

/// A document of a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeetingRecord {
    /// The contract's version.
    pub schema: u32,
    /// The file's name without folders.
    pub source: String,
    /// The layout it was read in.
    pub layout: String,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// What kind of meeting it is; not written of an ordinary one.
    #[serde(default, skip_serializing_if = "MeetingKind::is_ordinary")]
    pub meeting_kind: MeetingKind,
    /// The forum's name.
    pub forum: Option<String>,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// When it began.
    pub start: Option<ClockTime>,
    /// When it ended.
    pub end: Option<ClockTime>,
    /// Where.
    pub place: Option<String>,
    /// Who took part, if the document says.
    pub participants: Vec<Participant>,
    /// Text before the first item that is no head.
    pub preamble: Option<RichText>,
    /// The items in the order on paper.
    pub items: Vec<ItemRecord>,
    /// What was added to the minutes after they were approved; not written where nothing was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionRecord>,
    /// Text that belongs to nothing, in order.
    pub unrecognised: Vec<String>,
    /// What a person should look at.
    pub warnings: Vec<Finding>,
    /// The share of the source's non-space characters that exactly one span of the reading claims.
    pub coverage: f64,
    /// The contents list as printed.
    pub contents: Vec<ContentsLine>,
    /// The head's lines as printed, where they differ from how the layout would print them.
    pub head_as_printed: Option<Vec<String>>,
    /// The preamble as printed, where the tree's plain text says it otherwise than by white space.
    pub preamble_as_printed: Option<String>,
}

impl MeetingRecord {
    /// The journal number of the meeting's own case: that of the item that approves agenda or minutes.
    #[must_use]
    pub fn own_number(&self) -> Option<JournalNumber> {
        let approval = self.items.iter().find(|item| {
            let subject = item.subject.to_lowercase();
            item.approves_minutes_of.is_some() || subject.starts_with("godkendelse af dagsorden")
        });
        approval.and_then(|item| item.journal_number)
    }
}

/// A correction (rettelse): a dated addition to minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionRecord {
    /// Its day.
    pub date: Date,
    /// The number of the item it is about, if it is about one.
    pub item: Option<String>,
    /// The day of the meeting at which it was noted.
    pub noted_at: Option<Date>,
    /// What it says; empty where the item is closed to whoever reads.
    pub text: String,
}

/// A line of the contents list (indholdsfortegnelse).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentsLine {
    /// The title without its leader dots.
    pub title: String,
    /// The page, if one is printed.
    pub page: Option<u32>,
    /// The number of the item it stands for.
    pub item: Option<String>,
    /// The whole line, where it differs from how the layout would print it.
    pub as_printed: Option<String>,
}

/// An agenda item of the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ItemRecord {
    /// The number as printed.
    pub number: String,
    /// The whole heading after `Punkt N: `.
    pub title: String,
    /// The title in the contents list, without leader dots.
    pub toc_title: Option<String>,
    /// The page in the contents list.
    pub toc_page: Option<u32>,
    /// The title without route, slot, presenters, guests and suffixes.
    pub subject: String,
    /// The forums of the prefix: `MBU/ØU/KB - `.
    pub route: Vec<String>,
    /// "bevilling", "høring" and the like, from the end of the title.
    pub suffixes: Vec<String>,
    /// The journal number.
    pub journal_number: Option<JournalNumber>,
    /// The journal number's line as printed, where it differs from the number's normal form.
    pub journal_number_as_printed: Option<String>,
    /// The time slot.
    pub slot: Option<Slot>,
    /// Who presents it.
    pub presenters: Vec<String>,
    /// Guests for this item only.
    pub guests: Vec<String>,
    /// Whether the item is marked as closed.
    pub closed: bool,
    /// On what ground, where a person has said so; not written where nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_ground: Option<String>,
    /// Why it came after the deadline; not written where it came in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
    /// Every section in document order.
    pub sections: Vec<SectionRecord>,
    /// Who recommends.
    pub recommenders: Vec<String>,
    /// The recommendation's clauses without their numbers.
    pub clauses: Vec<String>,
    /// What was decided.
    pub decision: Option<DecisionRecord>,
    /// What earlier forums said.
    pub history: Vec<HistoryEntry>,
    /// Which minutes the item approves.
    pub approves_minutes_of: Option<ApprovesMinutesOf>,
    /// The titles of the attachments.
    pub attachments: Vec<String>,
    /// Which of them, counted from 1, were shown at the meeting itself (fremlagt på mødet); not written where none was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_at_meeting: Vec<u32>,
    /// Text of the item that belongs to nothing.
    pub unrecognised: Vec<String>,
    /// First and last line of the item in the source.
    pub span: [u32; 2],
}

impl ItemRecord {
    /// Whether the item is the meeting's own or a matter of its own, in a document of this own number.
    #[must_use]
    pub fn case_kind(&self, own_number: Option<JournalNumber>) -> CaseKind {
        let sections: Vec<SectionKind> = self.sections.iter().map(|section| section.kind).collect();
        let approves_minutes = self.approves_minutes_of.is_some();
        kind_of(
            &self.subject,
            approves_minutes,
            &sections,
            self.journal_number,
            own_number,
        )
    }
}

/// A section of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRecord {
    /// What it is for.
    pub kind: SectionKind,
    /// The heading as printed; `None` where the content is there without it.
    pub heading: Option<String>,
    /// First line (the heading) to last line with text.
    pub span: [u32; 2],
    /// All its text, clauses, decision and attachments included.
    pub text: RichText,
    /// The text as printed, where the tree's plain text says it otherwise than by white space.
    pub as_printed: Option<String>,
}

/// What was decided on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRecord {
    /// Plain text of the section.
    pub text: String,
    /// One entry per clause.
    pub outcomes: Vec<ClauseOutcome>,
    /// Bullets after "med følgende bemærkninger" and the like, and rows without "Ad".
    pub remarks: Vec<String>,
    /// Remarks with a name to them.
    pub statements: Vec<NamedRemark>,
    /// How members or groups voted.
    pub votes: Vec<Vote>,
    /// Who is said to have been absent for this item.
    pub absent: Vec<String>,
    /// Dissenting opinions.
    pub dissents: Vec<DissentingOpinion>,
    /// How many voted what, where it is counted; not written where it isn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// Who of the absent was disqualified (inhabil); not written where nobody was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disqualified: Vec<String>,
    /// What somebody wanted written beside the decision (ført til referat); not written where nobody did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded: Vec<NamedRemark>,
}
