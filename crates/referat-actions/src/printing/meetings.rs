//! The meetings something is printed of, as the recipients may see them.

use referat_danish::slug::slug;
use referat_documents::copy::MeetingCopy;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId};
use referat_domain::issued::Recipients;
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::{Public, Seen, show, show_public};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Page, Reading};
use referat_wording::Wording;

use super::{FileForm, Progress, Subject, Tell};
use crate::issue_agenda::added_last;
use crate::lookups::record::{whole_agenda, whole_record};
use crate::office::Office;
use crate::refusal::Refusal;

/// So many meetings are asked for at a time.
const BATCH: u32 = 200;

/// What is printed, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// What.
    pub subject: Subject,
    /// For whom.
    pub recipients: Recipients,
}

/// Records as their recipients may see them.
#[derive(Debug)]
enum Records {
    Members(Vec<Seen<MeetingRecord>>),
    Public(Vec<Public<MeetingRecord>>),
}

/// Meetings to be printed.
#[derive(Debug)]
pub struct Meetings {
    /// What is printed.
    pub which: Which,
    /// The forum's name.
    pub forum: String,
    /// The place of the one item that is printed, from 0.
    pub place: Option<usize>,
    /// The meetings, the oldest first.
    pub ids: Vec<MeetingId>,
    records: Records,
}

impl Meetings {
    /// The copies, in order.
    pub fn copies(&self) -> Vec<MeetingCopy<'_>> {
        match &self.records {
            Records::Members(records) => records.iter().map(MeetingCopy::for_members).collect(),
            Records::Public(records) => records.iter().map(MeetingCopy::for_public).collect(),
        }
    }

    fn first(&self) -> Option<&MeetingRecord> {
        match &self.records {
            Records::Members(records) => records.first().map(|record| &**record),
            Records::Public(records) => records.first().map(|record| &**record),
        }
    }

    /// "Chefforum 2021-10-28": for lists and properties of forms that have no title of their own.
    pub fn title(&self) -> String {
        match self.which.subject {
            Subject::Volume(_, year) => format!("{} {year}", self.forum),
            Subject::Meeting(_)
            | Subject::Agenda(_)
            | Subject::Supplement(_)
            | Subject::Packet(_)
            | Subject::Extract(_) => {
                let date = self.first().and_then(|record| record.date);
                let date = date.map(|date| date.to_string()).unwrap_or_default();
                format!("{} {date}", self.forum).trim().to_owned()
            }
        }
    }

    /// "referat-chefforum-2021-10-28.pdf", "…-offentlig.pdf".
    pub fn file_name(&self, form: FileForm, wording: &Wording) -> String {
        let kind = self.first().map_or(DocumentKind::Minutes, |record| record.kind);
        let what = match (self.which.subject, form) {
            (Subject::Volume(..), FileForm::Xlsx) | (Subject::Meeting(_), FileForm::Xlsx) => {
                wording.text("print-file-decisions").into_owned()
            }
            (Subject::Volume(..), _) => wording.text("print-file-volume").into_owned(),
            (Subject::Packet(_), _) => wording.text("print-file-packet").into_owned(),
            (Subject::Extract(_), _) => wording.text("print-extract").into_owned(),
            (Subject::Agenda(_), _) => wording.kind(DocumentKind::Agenda),
            (Subject::Supplement(_), _) => wording.kind(DocumentKind::SupplementaryAgenda),
            (Subject::Meeting(_), _) => wording.kind(kind),
        };
        let mut name = slug(&format!("{what} {}", self.title()));
        if let (Subject::Extract(_), Some(place)) = (self.which.subject, self.place) {
            let number = self.first().and_then(|record| record.items.get(place));
            let number = number.map_or("", |item| &item.number);
            let item = wording.text_with("item-number", &[("number", number.into())]);
            name.push_str(&format!("-{}", slug(&item)));
        }
        if self.which.recipients == Recipients::Public {
            name.push_str(&format!("-{}", slug(&wording.text("print-file-public"))));
        }
        format!("{name}.{}", form.ending())
    }
}

impl Office {
    /// Gathers what is to be printed.
    pub(crate) async fn meetings_to_print(
        &self,
        reader: &Reader,
        which: Which,
        tell: Tell<'_>,
    ) -> Result<Meetings, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        gather(&mut reading, reader, which, tell).await
    }
}

/// Gathers what is to be printed from one moment of the store.
pub(crate) async fn gather(
    reading: &mut Reading<'_>,
    reader: &Reader,
    which: Which,
    tell: Tell<'_>,
) -> Result<Meetings, Refusal> {
    let (ids, item) = match which.subject {
        Subject::Meeting(id) | Subject::Agenda(id) | Subject::Supplement(id) | Subject::Packet(id) => {
            (vec![id], None)
        }
        Subject::Extract(item) => {
            let row: AgendaItemRow = reading.by_id(item).await?.ok_or(Refusal::NotFound)?;
            (vec![row.meeting_id], Some(item))
        }
        Subject::Volume(forum, year) => (of_year(reading, forum, year).await?, None),
    };
    let mut place = None;
    let mut wholes: Vec<WholeRecord> = Vec::with_capacity(ids.len());
    for (at, id) in ids.iter().enumerate() {
        tell(Progress::Reading(at + 1, ids.len()));
        let mut whole = match which.subject {
            Subject::Agenda(_) | Subject::Supplement(_) => whole_agenda(reading, *id).await?,
            Subject::Meeting(_) | Subject::Packet(_) | Subject::Extract(_) | Subject::Volume(..) => {
                whole_record(reading, *id).await?
            }
        };
        // What is printed goes to others than whoever prints it.
        whole.record.source.clear();
        if let Subject::Supplement(_) = which.subject {
            only_added(reading, *id, &mut whole).await?;
        }
        if let Some(item) = item {
            place = Some(place_of(&whole, item)?);
        }
        wholes.push(whole);
    }
    let forum = wholes.iter().find_map(|whole| whole.record.forum.clone());
    let records = match which.recipients {
        Recipients::Members => {
            Records::Members(wholes.into_iter().map(|whole| show(whole, reader)).collect())
        }
        Recipients::Public => Records::Public(wholes.into_iter().map(show_public).collect()),
    };
    Ok(Meetings {
        which,
        forum: forum.unwrap_or_default(),
        place,
        ids,
        records,
    })
}

/// Leaves of a meeting what was added to its agenda when it was issued last.
async fn only_added(
    reading: &mut Reading<'_>,
    id: MeetingId,
    whole: &mut WholeRecord,
) -> Result<(), Refusal> {
    let added = added_last(reading, id).await?;
    let is_added: Vec<bool> = whole
        .guards
        .iter()
        .map(|guard| added.contains(&guard.id))
        .collect();
    if !is_added.contains(&true) {
        return Err(Refusal::NotFound);
    }
    let mut keep = is_added.iter();
    whole.record.items.retain(|_| keep.next() == Some(&true));
    let mut keep = is_added.iter();
    whole.guards.retain(|_| keep.next() == Some(&true));
    whole.record.kind = DocumentKind::SupplementaryAgenda;
    Ok(())
}

fn place_of(whole: &WholeRecord, item: AgendaItemId) -> Result<usize, Refusal> {
    let found = whole.guards.iter().position(|guard| guard.id == item);
    found.ok_or(Refusal::NotFound)
}

/// Whether there is something to print of a meeting: not while it is only planned, nor when it was called off.
fn has_papers(row: &MeetingRow) -> bool {
    [MeetingState::Planned, MeetingState::Cancelled]
        .iter()
        .all(|state| row.state != state.as_str())
}

/// The meetings of a forum's year, the oldest first.
pub(crate) async fn of_year(
    reading: &mut Reading<'_>,
    forum: ForumId,
    year: i16,
) -> Result<Vec<MeetingId>, Refusal> {
    let mut found: Vec<MeetingRow> = Vec::new();
    let mut offset = 0;
    loop {
        let page = Page { offset, limit: BATCH };
        let rows = reading.meetings_of_forum(forum, page).await?;
        let count = u32::try_from(rows.len()).unwrap_or(BATCH);
        found.extend(
            rows.into_iter()
                .filter(|row| row.date.is_some_and(|date| date.year() == year) && has_papers(row)),
        );
        if count < BATCH {
            break;
        }
        offset = offset.saturating_add(BATCH);
    }
    if found.is_empty() {
        return Err(Refusal::NotFound);
    }
    found.reverse();
    Ok(found.into_iter().map(|row| row.id).collect())
}
