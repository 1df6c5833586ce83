//! A reader's own reading: of one item, of a meeting's, and all of it for themselves. And what those of a forum share.
//!
//! Asked with the person alone: somebody who looks through other eyes is nobody, and has read nothing.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, AttachmentId, MeetingId, PersonId};
use referat_domain::openness::Openness;
use referat_domain::own_reading::passage::Passage;
use referat_domain::own_reading::{ReadAttachment, ReadItem};
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_domain::view::item::{ItemLineView, WholeItem};
use referat_domain::view::own_reading::{
    KeptPassage, KeptReading, KeptRemark, ReadState, ReadingView, WholeReading, WholeRemarks,
};
use referat_domain::view::{Part, Seen, show};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::meetings::MeetingRow;
use referat_store::own_reading::{MarkedPassage, PrivateNote, ReadMark};
use referat_store::papers::AttachmentRow;
use serde_json::{Value, json};

use super::{listed, whole};
use crate::office::{Actor, Office};
use crate::refusal::Refusal;
use crate::rules::Rules;

/// The forum's rule: whether those of it write to each other on its items.
const SHARED_REMARKS: &str = "shared-remarks";

/// A note as whoever wrote it sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoteView {
    /// What it says; empty where there is none.
    pub text: String,
    /// Whether what it said before can be brought back.
    pub can_undo: bool,
    /// The version a change is made on; 0 where it was never written.
    pub version: i64,
    /// When it was written last.
    pub at: Option<Timestamp>,
}

impl NoteView {
    fn of(note: Option<PrivateNote>) -> Self {
        let Some(note) = note else {
            return Self::default();
        };
        Self {
            can_undo: note.earlier.as_ref().is_some_and(|earlier| *earlier != note.text),
            version: note.version,
            at: Some(moment(note.written_at)),
            text: note.text,
        }
    }
}

/// Somebody's own reading of an item.
#[derive(Debug, Clone)]
pub struct OwnReading {
    /// How far they have come, what has changed, and what they marked; never `None` in it.
    pub reading: Seen<Option<ReadingView>>,
    /// What tells what they are shown now from anything else.
    pub shown: Checksum,
    /// What they are shown now, as it is kept when they have read it.
    pub(crate) body: String,
    /// Their note.
    pub note: NoteView,
}

/// How far somebody has come with a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// The items they may see, in the order on paper.
    pub items: Vec<(AgendaItemId, ReadState)>,
}

impl Progress {
    /// How far they have come with an item; `None` for what is closed to them.
    #[must_use]
    pub fn of(&self, item: &AgendaItemId) -> Option<&ReadState> {
        let mut items = self.items.iter();
        items.find(|(id, _)| id == item).map(|(_, state)| state)
    }

    /// How many they have read.
    #[must_use]
    pub fn read(&self) -> usize {
        let items = self.items.iter();
        items.filter(|(_, state)| !state.is_unread()).count()
    }

    /// The next item with something to read after one, from the top again where there is none below.
    #[must_use]
    pub fn next_unread(&self, after: AgendaItemId) -> Option<AgendaItemId> {
        let at = self.items.iter().position(|(id, _)| *id == after)?;
        let (before, from) = self.items.split_at(at);
        let mut others = from.iter().skip(1).chain(before);
        others.find(|(_, state)| state.is_unread()).map(|(id, _)| *id)
    }
}

/// What those of a forum share on an item.
#[derive(Debug, Clone)]
pub struct SharedRemarks {
    /// The remarks; never `None` in it.
    pub remarks: Seen<Option<Vec<KeptRemark>>>,
    /// Whether the reader may write.
    pub may_write: bool,
    /// Whether the reader may take away what others wrote.
    pub may_remove: bool,
}

/// A note of one's own, wherever it is.
#[derive(Debug, Clone)]
pub struct OwnNote {
    /// The item.
    pub id: AgendaItemId,
    /// What its reader may see of the item; `None` where it isn't there any more.
    pub item: Option<Seen<ItemLineView>>,
    /// What it says.
    pub note: NoteView,
    /// What undoing brings back.
    pub earlier: Option<String>,
}

/// A passage of one's own, wherever it is.
#[derive(Debug, Clone)]
pub struct OwnPassage {
    /// The item.
    pub id: AgendaItemId,
    /// What its reader may see of the item.
    pub item: Option<Seen<ItemLineView>>,
    /// Its words: the municipality's, and so only where the item is open to its reader today.
    pub words: Option<String>,
    /// Words of one's own beside it.
    pub remark: Option<String>,
    /// When it was marked.
    pub at: Timestamp,
}

/// All that is one reader's own.
#[derive(Debug, Clone, Default)]
pub struct OwnReadings {
    /// The items they have read, and when, the last first.
    pub read: Vec<(AgendaItemId, Timestamp)>,
    /// Their notes, the last written first.
    pub notes: Vec<OwnNote>,
    /// What they marked, the last first.
    pub passages: Vec<OwnPassage>,
    /// What they wrote to others of a forum.
    pub remarks: Vec<(AgendaItemId, String, Timestamp)>,
}

impl OwnReadings {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read.is_empty() && self.notes.is_empty() && self.passages.is_empty()
    }

    /// As data, to be taken along.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let title = |item: &Option<Seen<ItemLineView>>| match item.as_ref().map(|item| &item.line) {
            Some(Part::Open(line)) => Some(line.subject.clone()),
            Some(Part::Neutral(_)) | None => None,
        };
        json!({
            "read": self.read.iter().map(|(item, at)| json!({ "item": item.to_string(), "at": at.to_string() }))
                .collect::<Vec<_>>(),
            "notes": self.notes.iter().map(|own| json!({
                "item": own.id.to_string(),
                "title": title(&own.item),
                "text": own.note.text,
                "earlier": own.earlier,
                "at": own.note.at.map(|at| at.to_string()),
            })).collect::<Vec<_>>(),
            "passages": self.passages.iter().map(|own| json!({
                "item": own.id.to_string(),
                "title": title(&own.item),
                "words": own.words,
                "remark": own.remark,
                "at": own.at.to_string(),
            })).collect::<Vec<_>>(),
            "shared_remarks": self.remarks.iter().map(|(item, text, at)| json!({
                "item": item.to_string(), "text": text, "at": at.to_string(),
            })).collect::<Vec<_>>(),
        })
    }
}

impl Office {
    /// Somebody's own reading of an item; `None` where they are no person, or it is closed to them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item.
    pub async fn own_reading(
        &self,
        reader: &Reader,
        id: AgendaItemId,
    ) -> Result<Option<OwnReading>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = live(&mut reading, id).await?;
        let Some(person) = reader.person() else {
            return Ok(None);
        };
        let marks = reading.read_marks(person, &[id]).await?;
        let passages = reading.marked_passages(person, id).await?;
        let note = NoteView::of(reading.private_note(person, id).await?);
        let item = whole::item(&mut reading, row).await?;
        let read = kept(&mut reading, marks).await?.remove(&id);
        let passages = passages.into_iter().map(passage).collect();
        let reading = show(WholeReading { item, read, passages }, reader);
        let Some(view) = reading.as_ref() else {
            return Ok(None);
        };
        let (shown, body) = view.now.kept().map_err(|error| Refusal::internal(&error))?;
        Ok(Some(OwnReading {
            reading,
            shown,
            body,
            note,
        }))
    }

    /// How far somebody has come with a meeting; `None` where they are no person.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn progress(&self, reader: &Reader, meeting: MeetingId) -> Result<Option<Progress>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<MeetingRow> = reading.by_id(meeting).await?;
        row.filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let Some(person) = reader.person() else {
            return Ok(None);
        };
        let rows = reading.items_of_meeting(meeting).await?;
        let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
        let marks = reading.read_marks(person, &ids).await?;
        let mut marks = kept(&mut reading, marks).await?;
        // What nobody has read needs no comparing.
        let (known, fresh): (Vec<AgendaItemRow>, Vec<AgendaItemRow>) =
            rows.into_iter().partition(|row| marks.contains_key(&row.id));
        let mut states: BTreeMap<AgendaItemId, ReadState> = BTreeMap::new();
        for item in listed::put_together(&mut reading, fresh).await?.into_items() {
            let item = show(item, reader);
            if matches!(item.line, Part::Open(_)) {
                states.insert(item.id, ReadState::New);
            }
        }
        let known = listed::put_together(&mut reading, known).await?;
        for item in whole::items(&mut reading, known).await? {
            let id = item.place.id;
            if let Some(view) = state_of(item, marks.remove(&id), reader) {
                states.insert(id, view);
            }
        }
        let items = ids.into_iter();
        let items = items.filter_map(|id| Some((id, states.remove(&id)?)));
        Ok(Some(Progress {
            items: items.collect(),
        }))
    }

    /// What those of a forum share on an item; `None` where the forum doesn't want that, or the reader isn't of it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item.
    pub async fn shared_remarks(
        &self,
        reader: &Reader,
        id: AgendaItemId,
    ) -> Result<Option<SharedRemarks>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = live(&mut reading, id).await?;
        let (remarks, forum) = remarks_of(&mut reading, reader, row).await?;
        if remarks.is_none() || !may_share(&mut reading, forum).await? {
            return Ok(None);
        }
        Ok(Some(SharedRemarks {
            remarks,
            may_write: reader.may(Action::ShareRemark, Scope::Forum(forum)),
            may_remove: reader.may(Action::SetOpenness, Scope::Forum(forum)),
        }))
    }

    /// All that is somebody's own, for themselves.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn own_readings(&self, actor: &Actor, person: PersonId) -> Result<OwnReadings, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let marks = reading.read_marks_of(person).await?;
        let notes = reading.private_notes_of(person).await?;
        let passages = reading.marked_passages_of(person).await?;
        let remarks = reading.shared_remarks_by(person).await?;
        let about = notes.iter().map(|note| note.item);
        let ids: Vec<AgendaItemId> = about.chain(passages.iter().map(|passage| passage.item)).collect();
        let mut items: BTreeMap<AgendaItemId, Seen<ItemLineView>> = BTreeMap::new();
        for item in listed::newest_first(&mut reading, &ids).await?.into_items() {
            items.insert(item.place.id, show(item, &actor.reader));
        }
        let is_open = |id: &AgendaItemId| {
            let item = items.get(id);
            item.is_some_and(|item| matches!(item.line, Part::Open(_)))
        };
        Ok(OwnReadings {
            read: marks
                .iter()
                .map(|mark| (mark.item, moment(mark.read_at)))
                .collect(),
            notes: notes
                .into_iter()
                .map(|note| OwnNote {
                    id: note.item,
                    item: items.get(&note.item).cloned(),
                    earlier: note.earlier.clone().filter(|earlier| !earlier.is_empty()),
                    note: NoteView::of(Some(note)),
                })
                .collect(),
            passages: passages
                .into_iter()
                .map(|row| OwnPassage {
                    id: row.item,
                    item: items.get(&row.item).cloned(),
                    words: is_open(&row.item).then_some(row.words),
                    remark: row.remark,
                    at: moment(row.marked_at),
                })
                .collect(),
            remarks: remarks
                .into_iter()
                .map(|row| (row.agenda_item_id, row.text, moment(row.written_at)))
                .collect(),
        })
    }
}

/// An item that is there.
async fn live(reading: &mut Reading<'_>, id: AgendaItemId) -> Result<AgendaItemRow, Refusal> {
    let row: Option<AgendaItemRow> = reading.by_id(id).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

/// How far a reader has come with an item; `None` where it is closed to them.
fn state_of(item: WholeItem, read: Option<KeptReading>, reader: &Reader) -> Option<ReadState> {
    let whole = WholeReading {
        item,
        read,
        passages: Vec::new(),
    };
    show(whole, reader).as_ref().map(|view| view.state.clone())
}

/// What was kept of readings, by item, with which of their attachments are closed today.
async fn kept(
    reading: &mut Reading<'_>,
    marks: Vec<ReadMark>,
) -> Result<BTreeMap<AgendaItemId, KeptReading>, Refusal> {
    let mut found = BTreeMap::new();
    for mark in marks {
        let item: ReadItem = serde_json::from_str(&mark.body)
            .map_err(|_| Refusal::unreadable("item_reading", "body", &mark.body))?;
        let kept = KeptReading {
            at: moment(mark.read_at),
            item,
            closed_now: Vec::new(),
        };
        found.insert(mark.item, kept);
    }
    let attachments = found.values().flat_map(|kept| &kept.item.attachments);
    let ids: Vec<AttachmentId> = attachments.filter_map(ReadAttachment::id).collect();
    let rows = reading.attachments_of_ids(&ids).await?;
    let open: BTreeSet<AttachmentId> = rows
        .iter()
        .filter(|row: &&AttachmentRow| !row.is_closed)
        .map(|row| row.id)
        .collect();
    for kept in found.values_mut() {
        let closed = kept.item.attachments.iter();
        let closed = closed.filter(|attachment| attachment.id().is_none_or(|id| !open.contains(&id)));
        kept.closed_now = closed.map(|attachment| attachment.id.clone()).collect();
    }
    Ok(found)
}

fn passage(row: MarkedPassage) -> KeptPassage {
    KeptPassage {
        id: row.id.uuid().to_string(),
        passage: Passage {
            words: row.words,
            before: row.stood_before,
            after: row.stood_after,
            at: usize::try_from(row.began_at).unwrap_or(0),
        },
        words: row.remark,
    }
}

/// What is shared on an item, as far as a reader may see it, and its forum.
pub(crate) async fn remarks_of(
    reading: &mut Reading<'_>,
    reader: &Reader,
    row: AgendaItemRow,
) -> Result<(Seen<Option<Vec<KeptRemark>>>, referat_domain::ids::ForumId), Refusal> {
    let id = row.id;
    let listed = listed::put_together(reading, vec![row]).await?.into_items();
    let place = listed.into_iter().next().ok_or(Refusal::NotFound)?.place;
    let rows = reading.shared_remarks(id).await?;
    let forum = place.forum;
    let openness: Openness = place.openness;
    let remarks = rows.into_iter().map(|row| KeptRemark {
        id: row.id.uuid().to_string(),
        is_own: row.person_id.is_some() && row.person_id == reader.person(),
        by: row.written_by,
        text: row.text,
        at: moment(row.written_at),
    });
    let whole = WholeRemarks {
        forum,
        openness,
        excluded: place.excluded,
        remarks: remarks.collect(),
    };
    Ok((show(whole, reader), forum))
}

/// Whether those of a forum write to each other on its items.
pub(crate) async fn may_share(
    reading: &mut Reading<'_>,
    forum: referat_domain::ids::ForumId,
) -> Result<bool, Refusal> {
    Ok(Rules::of_forum(reading, forum).await?.is(SHARED_REMARKS))
}

/// What somebody typed: lines end in one way, nothing that can't be printed, nothing after the last word.
pub(crate) fn clean_words(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    typed
        .chars()
        .filter(kept)
        .collect::<String>()
        .trim_end()
        .to_owned()
}

fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
}
