//! The journal: the municipality's, and that of each thing; every entry as far as the reader may know of it.

mod people_subjects;
mod subjects;

use referat_domain::access::{Action, Denied};
use referat_domain::ids::{AgendaItemId, CaseId, ForumId, MeetingId, PersonId};
use referat_domain::local_time::{day_begins, day_ends};
use referat_domain::reader::Reader;
use referat_domain::view::journal::{
    JournalScope, JournalView, JournalWords, WholeEntry, WholeJournal, may_see_journal,
};
use referat_domain::view::{Seen, show};
use referat_domain::{Date, Timestamp};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::forums::ForumRow;
use referat_store::journal::{JournalEntry, JournalQuery, Thing};
use referat_store::meetings::MeetingRow;
use referat_store::people::PersonRow;
use referat_store::{Page, Reading};
use uuid::Uuid;

use super::{case, listed, page, pages};
use crate::office::Office;
use crate::refusal::Refusal;

/// How many entries are put together at a time when all are wanted.
const BATCH: u32 = 500;

/// Whose journal is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalOf {
    /// The municipality's.
    Everything,
    /// What was done to a forum, and to what is its.
    Forum(ForumId),
    /// What was done to a meeting, its items and documents.
    Meeting(MeetingId),
    /// What was done to an item, its text and decision.
    Item(AgendaItemId),
    /// What was done to a case and its papers.
    Case(CaseId),
    /// What a person has done.
    DoneBy(PersonId),
    /// What was written about a person.
    WrittenAbout(PersonId),
}

/// Which entries of a journal are wanted; what is `None` is no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// From this day on.
    pub since: Option<Date>,
    /// Until this day, and on it.
    pub until: Option<Date>,
    /// Who did it, as the journal names them.
    pub who: Option<String>,
    /// The action's name.
    pub action: Option<String>,
    /// The kind of thing it was done to.
    pub kind: Option<String>,
    /// The id of a thing the entry is about.
    pub thing: Option<Uuid>,
}

/// How much of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A page of it, counted from 1.
    Page(u32),
    /// All of it.
    All,
}

impl Office {
    /// A journal, the newest entry first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see it, [`Refusal::NotFound`] where there is no such thing,
    /// [`Refusal::NotValid`] where the days are in the wrong order.
    pub async fn journal(
        &self,
        reader: &Reader,
        of: JournalOf,
        filter: &JournalFilter,
        extent: Extent,
    ) -> Result<Seen<JournalView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let (scope, mut query) = wanted(&mut reading, of).await?;
        if !may_see_journal(reader, &scope) {
            return Err(Denied(Action::ReadJournal).into());
        }
        narrow(&mut reading, &mut query, filter).await?;
        let total = reading.journal_count(&query).await?;
        let (number, count, rows) = match extent {
            Extent::Page(number) => {
                let number = number.clamp(1, pages(total));
                let rows = reading.journal_matching(&query, page(number)).await?;
                (number, pages(total), rows)
            }
            Extent::All => (1, 1, all(&mut reading, &query).await?),
        };
        let mut entries = Vec::with_capacity(rows.len());
        for rows in rows.chunks(BATCH as usize) {
            entries.extend(put_together(&mut reading, &self.municipality().name, rows).await?);
        }
        let actors = match scope {
            JournalScope::Everything => reading.journal_actors().await?,
            JournalScope::Forums(_) | JournalScope::Person => Vec::new(),
        };
        let whole = WholeJournal {
            entries,
            is_chosen: filter.who.is_some() || filter.kind.is_some() || filter.thing.is_some(),
            page: number,
            pages: count,
            total,
            actors,
            actions: reading.journal_actions().await?,
        };
        Ok(show(whole, reader))
    }
}

async fn all(reading: &mut Reading<'_>, query: &JournalQuery) -> Result<Vec<JournalEntry>, Refusal> {
    let mut rows = Vec::new();
    loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let more = reading
            .journal_matching(query, Page { offset, limit: BATCH })
            .await?;
        if more.is_empty() {
            return Ok(rows);
        }
        rows.extend(more);
    }
}

/// Which journal it is, and how its entries are found.
async fn wanted(reading: &mut Reading<'_>, of: JournalOf) -> Result<(JournalScope, JournalQuery), Refusal> {
    let about = |thing, id| JournalQuery {
        about: vec![(thing, id)],
        ..JournalQuery::default()
    };
    Ok(match of {
        JournalOf::Everything => (JournalScope::Everything, JournalQuery::default()),
        JournalOf::Forum(id) => {
            let forum: ForumRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            (
                JournalScope::Forums(vec![forum.id]),
                about(Thing::Forum, id.uuid()),
            )
        }
        JournalOf::Meeting(id) => {
            let meeting: MeetingRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            (
                JournalScope::Forums(vec![meeting.forum_id]),
                about(Thing::Meeting, id.uuid()),
            )
        }
        JournalOf::Item(id) => {
            let item: AgendaItemRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            let meeting: MeetingRow = reading.by_id(item.meeting_id).await?.ok_or(Refusal::NotFound)?;
            (
                JournalScope::Forums(vec![meeting.forum_id]),
                about(Thing::Item, id.uuid()),
            )
        }
        JournalOf::Case(id) => {
            let whole = case::whole_case(reading, id).await?;
            let mut forums: Vec<ForumId> = whole.items.iter().map(|joined| joined.item.place.forum).collect();
            forums.sort_unstable();
            forums.dedup();
            // A case that was joined with another has its journal there.
            (JournalScope::Forums(forums), about(Thing::Case, whole.id.uuid()))
        }
        JournalOf::DoneBy(id) => {
            let person: PersonRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            let query = JournalQuery {
                actors: Some(vec![person.name, id.to_string()]),
                ..JournalQuery::default()
            };
            (JournalScope::Person, query)
        }
        JournalOf::WrittenAbout(id) => {
            let person: PersonRow = reading.by_id(id).await?.ok_or(Refusal::NotFound)?;
            (JournalScope::Person, about(Thing::Person, person.id.uuid()))
        }
    })
}

/// The days of a filter as moments: from the first one's beginning to the last one's end.
pub(super) fn moments(
    since: Option<Date>,
    until: Option<Date>,
) -> Result<(Option<i64>, Option<i64>), Refusal> {
    if let (Some(since), Some(until)) = (since, until)
        && since > until
    {
        return Err(Refusal::NotValid {
            why: "days-in-order",
            given: format!("{since} – {until}"),
        });
    }
    let micros = |moment: Timestamp| moment.as_microsecond();
    Ok((
        since.and_then(day_begins).map(micros),
        until.and_then(day_ends).map(micros),
    ))
}

async fn narrow(
    reading: &mut Reading<'_>,
    query: &mut JournalQuery,
    filter: &JournalFilter,
) -> Result<(), Refusal> {
    (query.since, query.before) = moments(filter.since, filter.until)?;
    if let Some(who) = &filter.who {
        query.actors = match query.actors.take() {
            None => Some(vec![who.clone()]),
            Some(actors) => Some(actors.into_iter().filter(|actor| actor == who).collect()),
        };
    }
    query.action.clone_from(&filter.action);
    query.subject_kind.clone_from(&filter.kind);
    if let Some(id) = filter.thing {
        query.about.push((thing_of(reading, id).await?, id));
    }
    Ok(())
}

/// What kind of thing an id is of; any row where it has no journal of its own.
async fn thing_of(reading: &mut Reading<'_>, id: Uuid) -> Result<Thing, Refusal> {
    if reading
        .by_id::<AgendaItemRow>(AgendaItemId::from(id))
        .await?
        .is_some()
    {
        return Ok(Thing::Item);
    }
    if reading.by_id::<MeetingRow>(MeetingId::from(id)).await?.is_some() {
        return Ok(Thing::Meeting);
    }
    let case = reading.by_id::<referat_store::cases::CaseRow>(CaseId::from(id));
    if case.await?.is_some() {
        return Ok(Thing::Case);
    }
    if reading.by_id::<ForumRow>(ForumId::from(id)).await?.is_some() {
        return Ok(Thing::Forum);
    }
    if reading.by_id::<PersonRow>(PersonId::from(id)).await?.is_some() {
        return Ok(Thing::Person);
    }
    Ok(Thing::Row)
}

async fn put_together(
    reading: &mut Reading<'_>,
    municipality: &str,
    rows: &[JournalEntry],
) -> Result<Vec<WholeEntry>, Refusal> {
    let sequences: Vec<u64> = rows.iter().map(|row| row.sequence).collect();
    let mut covered = reading.covered_rows(&sequences).await?;
    let mut known = subjects::Known::new(municipality);
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let at = Timestamp::from_microsecond(row.at)
            .map_err(|_| Refusal::unreadable("journal_entry", "at", &row.at.to_string()))?;
        let words = match (&row.actor, &row.reason) {
            (Some(who), Some(reason)) => JournalWords::Written {
                who: who.clone(),
                reason: reason.clone(),
            },
            (_, _) => JournalWords::Erased { by: row.erased_by },
        };
        entries.push(WholeEntry {
            sequence: row.sequence,
            at,
            action: row.action.clone(),
            kind: row.subject_kind.clone(),
            id: row.subject.to_string(),
            words,
            subject: known.subject(reading, &row.subject_kind, row.subject).await?,
            rows: covered.remove(&row.sequence).unwrap_or_default(),
        });
    }
    Ok(entries)
}

/// The items of these ids as lists have them.
async fn items(
    reading: &mut Reading<'_>,
    ids: &[AgendaItemId],
) -> Result<Vec<referat_domain::view::item::ListedItem>, Refusal> {
    Ok(listed::newest_first(reading, ids).await?.into_items())
}
