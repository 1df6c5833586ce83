//! What is seen of an agenda item: in lists ([`ItemLineView`]) and on its own page ([`ItemView`]).

use crate::Date;
use crate::case::journal_number::JournalNumber;
use crate::case::thread::CaseKind;
use crate::ids::{AgendaItemId, AttachmentId, CaseId, ForumId, MeetingId, PersonId, PositionId};
use crate::meeting::agenda_item::{ApprovesMinutesOf, Slot};
use crate::meeting::decision::{ClauseOutcome, Outcome};
use crate::openness::Openness;
use crate::paper::attachment::AttachmentContent;
use crate::paper::consultation::HistoryEntry;
use crate::paper::section::{SectionKind, SectionText};
use crate::reader::Audience;
use crate::rich_text::RichText;

use super::{Eyes, Part, Subject};

/// Where an item stands: its meeting, and who may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemPlace {
    /// The item.
    pub id: AgendaItemId,
    /// Its meeting.
    pub meeting: MeetingId,
    /// The meeting's day.
    pub date: Option<Date>,
    /// The meeting's forum.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// The number as printed.
    pub number: String,
    /// Open or closed.
    pub openness: Openness,
    /// Who is excluded from it.
    pub excluded: Vec<PersonId>,
}

/// A person an item names, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonMention {
    /// Who.
    pub person: PersonId,
    /// The name as printed.
    pub name: String,
}

/// What a list says of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemLine {
    /// The whole heading.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Its route prefix.
    pub route: Vec<String>,
    /// "bevilling" and the like.
    pub suffixes: Vec<String>,
    /// Its journal number.
    pub journal_number: Option<JournalNumber>,
    /// Its time slot.
    pub slot: Option<Slot>,
    /// Who presents it.
    pub presenters: Vec<PersonMention>,
    /// Guests for this item only.
    pub guests: Vec<PersonMention>,
    /// Its case.
    pub case: CaseId,
    /// The case's kind.
    pub case_kind: CaseKind,
    /// Its clauses with what became of them.
    pub clauses: Vec<ClauseLine>,
    /// How many attachments it has.
    pub attachments: u32,
}

/// A clause and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseLine {
    /// Its text.
    pub text: String,
    /// Its outcome, if the decision settles it.
    pub outcome: Option<Outcome>,
}

impl ItemLine {
    /// The different outcomes of its clauses, in order.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for outcome in self.clauses.iter().filter_map(|clause| clause.outcome) {
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        outcomes
    }
}

/// An item and its line, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedItem {
    /// Where it stands.
    pub place: ItemPlace,
    /// What a list says of it.
    pub line: ItemLine,
}

/// What a reader sees of an item in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemLineView {
    /// The item.
    pub id: AgendaItemId,
    /// Its meeting.
    pub meeting: MeetingId,
    /// The meeting's day.
    pub date: Option<Date>,
    /// The meeting's forum.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// The number as printed.
    pub number: String,
    /// Whether it is closed to others, for those who see it.
    pub is_closed: bool,
    /// Its line, or what is said of it.
    pub line: Part<ItemLine>,
}

impl Subject for ListedItem {
    type View = ItemLineView;

    fn look(self, eyes: &Eyes<'_>) -> ItemLineView {
        let Self { place, line } = self;
        ItemLineView {
            id: place.id,
            meeting: place.meeting,
            date: place.date,
            forum: place.forum,
            is_closed: place.openness.is_closed(),
            line: eyes.part(place.forum, &place.openness, &place.excluded, |_| line),
            forum_name: place.forum_name,
            number: place.number,
        }
    }
}

/// A section of an item's paper.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionContent {
    /// What it is for.
    pub kind: SectionKind,
    /// The heading as printed.
    pub heading: Option<String>,
    /// Its text.
    pub text: SectionText,
}

/// A recommender, as printed, and the position it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecommenderContent {
    /// The position.
    pub position: PositionId,
    /// The words as printed.
    pub printed: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionContent {
    /// The text as adopted.
    pub text: RichText,
    /// What became of each clause.
    pub outcomes: Vec<ClauseOutcome>,
    /// Remarks.
    pub remarks: Vec<String>,
    /// Remarks with names.
    pub named_remarks: Vec<NamedRemarkContent>,
    /// Votes, dissents and who was absent, as minutes print them below the text that doesn't say them itself.
    pub beside: RichText,
}

/// Somebody who was disqualified at an item, and why: for those of the forum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisqualifiedContent {
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A remark with a name to it, and the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedRemarkContent {
    /// Who, and the name as printed.
    pub by: PersonMention,
    /// What was said.
    pub text: String,
}

/// An attachment of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentEntry {
    /// Its id.
    pub id: AttachmentId,
    /// Its place in the list, from 1.
    pub number: u32,
    /// Open or closed, apart from the item.
    pub openness: Openness,
    /// Its title.
    pub title: String,
    /// Its bytes, if they are there.
    pub content: AttachmentContent,
    /// Whether it was shown at the meeting itself, after the agenda was issued.
    pub is_shown: bool,
}

/// What a reader sees of an attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachmentView {
    /// Its place in the list, from 1.
    pub number: u32,
    /// Whether it is closed to others apart from its item, for those who see it.
    pub is_closed: bool,
    /// The attachment, unless it is closed to the reader.
    pub attachment: Part<OpenAttachment>,
    /// Whether it was shown at the meeting itself.
    pub is_shown: bool,
}

/// An attachment the reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenAttachment {
    /// Its id.
    pub id: AttachmentId,
    /// Its title.
    pub title: String,
    /// Its bytes, if they are there.
    pub content: AttachmentContent,
}

/// All that is kept of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeItem {
    /// Where it stands.
    pub place: ItemPlace,
    /// What a list says of it.
    pub line: ItemLine,
    /// Its sections in order.
    pub sections: Vec<SectionContent>,
    /// Who recommends.
    pub recommenders: Vec<RecommenderContent>,
    /// The clauses.
    pub clauses: Vec<String>,
    /// The decision.
    pub decision: Option<DecisionContent>,
    /// Why somebody was disqualified.
    pub disqualified: Vec<DisqualifiedContent>,
    /// What earlier forums said.
    pub history: Vec<HistoryEntry>,
    /// Which minutes it approves.
    pub approves: Option<Approval>,
    /// Its attachments.
    pub attachments: Vec<AttachmentEntry>,
}

/// Which minutes an item approves, and the meeting if it is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// As the text says.
    pub of: ApprovesMinutesOf,
    /// The meeting, if known.
    pub meeting: Option<MeetingId>,
}

/// The parts of an item's page that need eyes.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemContent {
    /// What a list says of it.
    pub line: ItemLine,
    /// Its sections in order.
    pub sections: Vec<SectionContent>,
    /// Who recommends.
    pub recommenders: Vec<RecommenderContent>,
    /// The clauses.
    pub clauses: Vec<String>,
    /// The decision.
    pub decision: Option<DecisionContent>,
    /// Why somebody was disqualified, for those of the forum.
    pub disqualified: Vec<DisqualifiedContent>,
    /// What earlier forums said.
    pub history: Vec<HistoryEntry>,
    /// Which minutes it approves.
    pub approves: Option<Approval>,
    /// Its attachments as far as the reader may see them.
    pub attachments: Vec<AttachmentView>,
}

/// What a reader sees of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemView {
    /// The item.
    pub id: AgendaItemId,
    /// Its meeting.
    pub meeting: MeetingId,
    /// The meeting's day.
    pub date: Option<Date>,
    /// The meeting's forum.
    pub forum: ForumId,
    /// The forum's name.
    pub forum_name: String,
    /// The number as printed.
    pub number: String,
    /// Whether it is closed to others, for those who see it.
    pub is_closed: bool,
    /// The item, or what is said of it.
    pub content: Part<ItemContent>,
}

impl Subject for WholeItem {
    type View = ItemView;

    fn look(self, eyes: &Eyes<'_>) -> ItemView {
        let place = self.place;
        let content = eyes.part(place.forum, &place.openness, &place.excluded, |eyes| {
            ItemContent {
                line: self.line,
                sections: self.sections,
                recommenders: self.recommenders,
                clauses: self.clauses,
                decision: self.decision,
                disqualified: match eyes.audience(place.forum) >= Audience::Members {
                    true => self.disqualified,
                    false => Vec::new(),
                },
                history: self.history,
                approves: self.approves,
                attachments: self
                    .attachments
                    .into_iter()
                    .map(|entry| AttachmentView {
                        number: entry.number,
                        is_closed: entry.openness.is_closed(),
                        is_shown: entry.is_shown,
                        attachment: eyes.part(place.forum, &entry.openness, &place.excluded, |_| {
                            OpenAttachment {
                                id: entry.id,
                                title: entry.title,
                                content: entry.content,
                            }
                        }),
                    })
                    .collect(),
            }
        });
        ItemView {
            id: place.id,
            meeting: place.meeting,
            date: place.date,
            forum: place.forum,
            is_closed: place.openness.is_closed(),
            forum_name: place.forum_name,
            number: place.number,
            content,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{show, show_public};
    use super::*;
    use crate::openness::Closure;
    use crate::reader::Reader;

    fn forum() -> ForumId {
        ForumId::from_bytes([1; 16])
    }

    fn item(openness: Openness, attachment: Openness) -> WholeItem {
        WholeItem {
            place: ItemPlace {
                id: AgendaItemId::from_bytes([2; 16]),
                meeting: MeetingId::from_bytes([3; 16]),
                date: None,
                forum: forum(),
                forum_name: "Chefforum".into(),
                number: "4".into(),
                openness,
                excluded: vec![PersonId::from_bytes([9; 16])],
            },
            line: ItemLine {
                title: "HEMMELIG ansættelse".into(),
                subject: "HEMMELIG".into(),
                route: vec![],
                suffixes: vec![],
                journal_number: None,
                slot: None,
                presenters: vec![PersonMention {
                    person: PersonId::from_bytes([4; 16]),
                    name: "HEMMELIG".into(),
                }],
                guests: vec![],
                case: CaseId::from_bytes([5; 16]),
                case_kind: CaseKind::Subject,
                clauses: vec![],
                attachments: 1,
            },
            sections: vec![],
            recommenders: vec![],
            clauses: vec!["at HEMMELIG".into()],
            decision: None,
            disqualified: vec![],
            history: vec![],
            approves: None,
            attachments: vec![AttachmentEntry {
                is_shown: false,
                id: AttachmentId::from_bytes([6; 16]),
                number: 1,
                openness: attachment,
                title: "HEMMELIG bilag".into(),
                content: AttachmentContent::NameOnly,
            }],
        }
    }

    fn closed() -> Openness {
        Openness::Closed(Closure {
            ground: Some("offentlighedsloven § 21".into()),
            public_title: Some("Personalesag".into()),
            public_decision: Some("Godkendt.".into()),
        })
    }

    #[test]
    fn nothing_of_a_closed_item_reaches_the_public_but_its_neutral_title_and_decision() {
        let view = show_public(item(closed(), Openness::Open));
        assert!(!format!("{view:?}").contains("HEMMELIG"));
        assert!(format!("{view:?}").contains("Personalesag"));
        assert!(
            format!("{:?}", show(item(closed(), Openness::Open), &Reader::public())).contains("Godkendt.")
        );
    }

    #[test]
    fn a_member_sees_a_closed_item_and_an_excluded_member_does_not() {
        let member = Reader::staff(PersonId::from_bytes([8; 16])).member_of(forum());
        assert!(format!("{:?}", show(item(closed(), Openness::Open), &member)).contains("HEMMELIG"));
        let excluded = Reader::staff(PersonId::from_bytes([9; 16])).member_of(forum());
        assert!(!format!("{:?}", show(item(closed(), Openness::Open), &excluded)).contains("HEMMELIG"));
    }

    #[test]
    fn a_closed_attachment_of_an_open_item_is_closed() {
        let view = show_public(item(Openness::Open, closed()));
        assert!(!format!("{view:?}").contains("HEMMELIG bilag"));
        assert!(format!("{view:?}").contains("HEMMELIG ansættelse"));
    }
}
