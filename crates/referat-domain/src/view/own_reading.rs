//! What a reader sees of their own reading of an item: how far they have come, what has changed since, their note and
//! the passages they marked.
//!
//! The reader is asked anew each time: what they were shown once and may no longer see isn't shown to them again, as
//! what has changed, as a marked passage or otherwise. A note is their own words and stays theirs.

use crate::Timestamp;
use crate::ids::ForumId;
use crate::openness::Openness;
use crate::own_reading::difference::{ChangeKind, SinceRead};
use crate::own_reading::passage::{Found, Passage};
use crate::own_reading::{ReadItem, words_of};

use super::item::WholeItem;
use super::{Eyes, Part, Subject};

/// What was kept of a reading.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptReading {
    /// When it was read.
    pub at: Timestamp,
    /// The item as it was shown.
    pub item: ReadItem,
    /// Of its attachments, those that are closed today, by their ids of then.
    pub closed_now: Vec<String>,
}

/// A passage that was marked, before anyone has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPassage {
    /// Its id.
    pub id: String,
    /// The passage.
    pub passage: Passage,
    /// Words of the reader's own beside it.
    pub words: Option<String>,
}

/// A reader's own reading of an item, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeReading {
    /// The item as it is kept today.
    pub item: WholeItem,
    /// What they have read of it.
    pub read: Option<KeptReading>,
    /// The passages they marked.
    pub passages: Vec<KeptPassage>,
}

/// How far a reader has come with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadState {
    /// They haven't read it.
    New,
    /// They have, and it has other words, attachments or people since.
    Changed(Timestamp, Vec<ChangeKind>),
    /// They have, and only its number or its time is another.
    Moved(Timestamp, Vec<ChangeKind>),
    /// They have read it as it is.
    Read(Timestamp),
}

impl ReadState {
    /// Whether there is something to read.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        match self {
            Self::New | Self::Changed(..) => true,
            Self::Moved(..) | Self::Read(_) => false,
        }
    }

    /// Since when it is read; `None` for what is new.
    #[must_use]
    pub fn since(&self) -> Option<Timestamp> {
        match self {
            Self::New => None,
            Self::Changed(at, _) | Self::Moved(at, _) | Self::Read(at) => Some(*at),
        }
    }

    /// In which respects it has changed.
    #[must_use]
    pub fn kinds(&self) -> &[ChangeKind] {
        match self {
            Self::New | Self::Read(_) => &[],
            Self::Changed(_, kinds) | Self::Moved(_, kinds) => kinds,
        }
    }

    /// The wording has a text for `read-state-<word>`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed(..) => "changed",
            Self::Moved(..) => "moved",
            Self::Read(_) => "read",
        }
    }
}

/// A passage as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageView {
    /// Its id.
    pub id: String,
    /// The passage.
    pub passage: Passage,
    /// Where it is today.
    pub found: Found,
    /// Words of the reader's own beside it.
    pub words: Option<String>,
}

/// What a reader sees of their own reading of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingView {
    /// How far they have come.
    pub state: ReadState,
    /// What has changed since.
    pub since: SinceRead,
    /// The item as they are shown it now: what marking it as read keeps.
    pub now: ReadItem,
    /// The passages they marked, in the order of the text; those that are gone last.
    pub passages: Vec<PassageView>,
}

impl Subject for WholeReading {
    type View = Option<ReadingView>;

    fn look(self, eyes: &Eyes<'_>) -> Option<ReadingView> {
        let (forum, excluded) = (self.item.place.forum, self.item.place.excluded.clone());
        let sees_closed = eyes.sees_all_closed(forum, &excluded);
        let closed = self
            .item
            .attachments
            .iter()
            .filter(|entry| entry.openness.is_closed());
        let closed: Vec<String> = closed.map(|entry| entry.title.clone()).collect();
        let view = self.item.look(eyes);
        let now = ReadItem::of(&view)?;
        let words = words_of(&view)?;
        let read = self
            .read
            .and_then(|read| may_see_again(read, &closed, sees_closed));
        let since = match &read {
            Some(read) => SinceRead::between(&read.item, &now),
            None => SinceRead::default(),
        };
        let kinds = since.kinds();
        let state = match read {
            None => ReadState::New,
            Some(read) if kinds.is_empty() => ReadState::Read(read.at),
            Some(read) if kinds.iter().all(|kind| kind.is_a_move()) => ReadState::Moved(read.at, kinds),
            Some(read) => ReadState::Changed(read.at, kinds),
        };
        let mut passages: Vec<PassageView> = self
            .passages
            .into_iter()
            .map(|kept| PassageView {
                id: kept.id,
                found: kept.passage.find(&words),
                passage: kept.passage,
                words: kept.words,
            })
            .collect();
        passages.sort_by_key(|view| match view.found {
            Found::Same(at) | Found::Moved(at) => (false, at),
            Found::Gone => (true, view.passage.at),
        });
        Some(ReadingView {
            state,
            since,
            now,
            passages,
        })
    }
}

/// What was read, as far as the reader may see it today; `None` where it was closed to others then, and they no longer
/// see what is.
fn may_see_again(mut read: KeptReading, closed: &[String], sees_closed: bool) -> Option<KeptReading> {
    if sees_closed {
        return Some(read);
    }
    if read.item.is_closed {
        return None;
    }
    let closed_now = std::mem::take(&mut read.closed_now);
    read.item.attachments.retain(|attachment| {
        let is_closed_now = closed_now.contains(&attachment.id) || closed.contains(&attachment.title);
        !attachment.is_closed && !is_closed_now
    });
    Some(read)
}

/// A remark that a forum's members share on an item, before anyone has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRemark {
    /// Its id.
    pub id: String,
    /// Who wrote it.
    pub by: String,
    /// Whether it is the reader's own.
    pub is_own: bool,
    /// What it says.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

/// What a forum's members share on an item, before anyone has looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeRemarks {
    /// The forum.
    pub forum: ForumId,
    /// Whether the item is closed.
    pub openness: Openness,
    /// Who is excluded from it.
    pub excluded: Vec<crate::ids::PersonId>,
    /// The remarks in order of time.
    pub remarks: Vec<KeptRemark>,
}

impl Subject for WholeRemarks {
    /// `None` for whoever isn't of the forum, or is shut out of the item.
    type View = Option<Vec<KeptRemark>>;

    fn look(self, eyes: &Eyes<'_>) -> Self::View {
        let part = eyes.part(self.forum, &self.openness, &self.excluded, |_| ());
        let is_shown = matches!(part, Part::Open(())) && eyes.sees_all_closed(self.forum, &self.excluded);
        is_shown.then_some(self.remarks)
    }
}

#[cfg(test)]
mod tests {
    use super::super::show;
    use super::*;
    use crate::case::thread::CaseKind;
    use crate::ids::{AgendaItemId, AttachmentId, CaseId, MeetingId, PersonId};
    use crate::openness::Closure;
    use crate::paper::attachment::AttachmentContent;
    use crate::paper::section::{SectionKind, SectionText};
    use crate::reader::Reader;
    use crate::rich_text::RichText;
    use crate::view::item::{AttachmentEntry, ItemLine, ItemPlace, SectionContent};

    fn forum() -> ForumId {
        ForumId::from_bytes([1; 16])
    }

    fn closed() -> Openness {
        Openness::Closed(Closure::given("offentlighedsloven § 21", "", "").unwrap())
    }

    fn item(text: &str, openness: Openness) -> WholeItem {
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
                title: "Havnen".into(),
                subject: "Havnen".into(),
                route: vec![],
                suffixes: vec![],
                journal_number: None,
                slot: None,
                presenters: vec![],
                guests: vec![],
                case: CaseId::from_bytes([5; 16]),
                case_kind: CaseKind::Subject,
                clauses: vec![],
                attachments: 0,
            },
            sections: vec![SectionContent {
                kind: SectionKind::Statement,
                heading: Some("Sagsfremstilling".into()),
                text: SectionText::Whole(RichText::paragraph(text)),
            }],
            recommenders: vec![],
            clauses: vec!["at forummet drøfter".into()],
            decision: None,
            disqualified: vec![],
            history: vec![],
            approves: None,
            attachments: vec![AttachmentEntry {
                is_shown: false,
                id: AttachmentId::from_bytes([6; 16]),
                number: 1,
                openness: Openness::Open,
                title: "Kort".into(),
                content: AttachmentContent::NameOnly,
            }],
        }
    }

    fn member() -> Reader {
        Reader::staff(PersonId::from_bytes([8; 16])).member_of(forum())
    }

    fn staff() -> Reader {
        Reader::staff(PersonId::from_bytes([8; 16]))
    }

    /// What `who` read when the item was this.
    fn read(who: &Reader, whole: WholeItem) -> KeptReading {
        let seen = show(whole, who);
        KeptReading {
            at: "2026-03-01T08:00:00Z".parse().unwrap(),
            item: ReadItem::of(&seen).unwrap(),
            closed_now: vec![],
        }
    }

    fn look(who: &Reader, whole: WholeItem, read: Option<KeptReading>) -> Option<ReadingView> {
        let text = "Havnen skal uddybes";
        let passages = vec![KeptPassage {
            id: "1".into(),
            passage: Passage::marked(text, "skal uddybes", "").unwrap(),
            words: None,
        }];
        let reading = WholeReading {
            item: whole,
            read,
            passages,
        };
        (*show(reading, who)).clone()
    }

    #[test]
    fn what_is_read_is_read_until_its_words_change() {
        let now = || item("Havnen skal uddybes", Openness::Open);
        let view = look(&member(), now(), None).unwrap();
        assert!(view.state.is_unread());
        assert_eq!(view.passages[0].found, Found::Same(24));
        let view = look(&member(), now(), Some(read(&member(), now()))).unwrap();
        assert!(matches!(view.state, ReadState::Read(_)), "{:?}", view.state);
        let later = item("Havnen skal udvides", Openness::Open);
        let view = look(&member(), later, Some(read(&member(), now()))).unwrap();
        assert_eq!(view.state.kinds(), [ChangeKind::Text]);
        assert!(view.state.is_unread());
        assert_eq!(view.passages[0].found, Found::Gone);
        assert_eq!(view.passages[0].passage.words, "skal uddybes");
    }

    #[test]
    fn an_item_that_only_stands_elsewhere_is_still_read() {
        let was = read(&member(), item("Havnen", Openness::Open));
        let mut now = item("Havnen", Openness::Open);
        now.place.number = "5".into();
        let view = look(&member(), now, Some(was)).unwrap();
        assert!(matches!(view.state, ReadState::Moved(..)));
        assert!(!view.state.is_unread());
    }

    #[test]
    fn what_was_read_and_is_closed_to_the_reader_now_is_not_shown_again() {
        let now = item("Havnen", closed());
        let was = read(&member(), item("Havnen", Openness::Open));
        assert_eq!(look(&staff(), now.clone(), Some(was.clone())), None);
        let shut_out = Reader::staff(PersonId::from_bytes([9; 16])).member_of(forum());
        assert_eq!(look(&shut_out, now.clone(), Some(was.clone())), None);
        assert!(look(&member(), now, Some(was)).is_some());
    }

    #[test]
    fn what_was_closed_when_a_member_read_it_is_no_change_for_them_once_they_are_none() {
        let was = read(&member(), item("HEMMELIG pris", closed()));
        let view = look(&staff(), item("Havnen", Openness::Open), Some(was)).unwrap();
        assert_eq!(view.state, ReadState::New);
        assert!(!format!("{view:?}").contains("HEMMELIG"));
    }

    #[test]
    fn an_attachment_that_is_closed_now_is_not_named_as_gone() {
        let mut was = item("Havnen", Openness::Open);
        was.attachments[0].title = "HEMMELIGT kort".into();
        let kept = read(&staff(), was.clone());
        let mut now = was;
        now.attachments[0].openness = closed();
        let view = look(&staff(), now.clone(), Some(kept.clone())).unwrap();
        assert!(!format!("{view:?}").contains("HEMMELIGT"), "{view:?}");
        assert!(matches!(view.state, ReadState::Read(_)));
        // Nor is one that has another title or isn't the item's any more.
        now.attachments.clear();
        let kept = KeptReading {
            closed_now: vec![AttachmentId::from_bytes([6; 16]).to_string()],
            ..kept
        };
        let view = look(&staff(), now, Some(kept)).unwrap();
        assert!(!format!("{view:?}").contains("HEMMELIGT"), "{view:?}");
    }

    #[test]
    fn remarks_are_shared_by_the_forum_and_by_nobody_who_is_shut_out() {
        let remarks = |openness| WholeRemarks {
            forum: forum(),
            openness,
            excluded: vec![PersonId::from_bytes([9; 16])],
            remarks: vec![],
        };
        for openness in [Openness::Open, closed()] {
            assert!(show(remarks(openness.clone()), &member()).is_some());
            assert!(show(remarks(openness.clone()), &staff()).is_none());
            assert!(show(remarks(openness.clone()), &Reader::public()).is_none());
            let shut_out = Reader::staff(PersonId::from_bytes([9; 16])).member_of(forum());
            assert!(show(remarks(openness), &shut_out).is_none());
        }
    }
}
