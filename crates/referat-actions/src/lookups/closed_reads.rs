//! Who has read what is closed: all of it, and of one item.

use std::collections::BTreeMap;

use referat_domain::access::{Action, Denied};
use referat_domain::ids::{AgendaItemId, AttachmentId};
use referat_domain::reader::Reader;
use referat_domain::view::closed_reads::{ReadBy, ReadWhat, ReadsView, WholeRead, WholeReads};
use referat_domain::view::journal::{JournalScope, may_see_journal};
use referat_domain::view::{Part, Seen, show};
use referat_domain::{Date, Timestamp};
use referat_store::closed_reads::{ClosedReadQuery, ClosedReadRow};
use referat_store::{Page, Reading};
use uuid::Uuid;

use super::journal::{Extent, moments};
use super::{listed, page, pages};
use crate::office::Office;
use crate::refusal::Refusal;

/// How many reads are fetched at a time when all are wanted.
const BATCH: u32 = 1000;

/// Which reads are wanted; what is `None` is no condition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadFilter {
    /// From this day on.
    pub since: Option<Date>,
    /// Until this day, and on it.
    pub until: Option<Date>,
    /// By whom.
    pub who: Option<String>,
    /// What was read.
    pub what: Option<ReadWhat>,
    /// The item's or the attachment's id.
    pub thing: Option<Uuid>,
}

impl Office {
    /// Who has read what is closed, the newest read first.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for all but those who run the installation, [`Refusal::NotValid`] where the days are
    /// in the wrong order.
    pub async fn closed_reads(
        &self,
        reader: &Reader,
        filter: &ReadFilter,
        extent: Extent,
    ) -> Result<Seen<ReadsView>, Refusal> {
        if !may_see_journal(reader, &JournalScope::Everything) {
            return Err(Denied(Action::ReadWholeJournal).into());
        }
        let mut reading = self.store.reading(self.tenant()).await?;
        found(&mut reading, reader, filter, extent).await
    }

    /// Who has read an item that is closed, or its closed attachments.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't look after its forum or may not see the item themselves,
    /// [`Refusal::NotFound`] where there is no such item.
    pub async fn closed_reads_of(
        &self,
        reader: &Reader,
        item: AgendaItemId,
        extent: Extent,
    ) -> Result<Seen<ReadsView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let listed = listed::newest_first(&mut reading, &[item]).await?.into_items();
        let listed = listed.into_iter().next().ok_or(Refusal::NotFound)?;
        let scope = JournalScope::Forums(vec![listed.place.forum]);
        let is_open = matches!(show(listed, reader).line, Part::Open(_));
        if !is_open || !may_see_journal(reader, &scope) {
            return Err(Denied(Action::ReadJournal).into());
        }
        let filter = ReadFilter {
            thing: Some(item.uuid()),
            ..ReadFilter::default()
        };
        found(&mut reading, reader, &filter, extent).await
    }
}

async fn found(
    reading: &mut Reading<'_>,
    reader: &Reader,
    filter: &ReadFilter,
    extent: Extent,
) -> Result<Seen<ReadsView>, Refusal> {
    let (since, before) = moments(filter.since, filter.until)?;
    let query = ClosedReadQuery {
        since,
        before,
        who: filter.who.clone(),
        what: filter.what.map(|what| what.as_str().to_owned()),
        thing: filter.thing,
    };
    let total = reading.closed_read_count(&query).await?;
    let (number, count, rows) = match extent {
        Extent::Page(number) => {
            let number = number.clamp(1, pages(total));
            let rows = reading.closed_reads(&query, page(number)).await?;
            (number, pages(total), rows)
        }
        Extent::All => (1, 1, all(reading, &query).await?),
    };
    let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.agenda_item_id).collect();
    let items: BTreeMap<AgendaItemId, _> = listed::newest_first(reading, &ids)
        .await?
        .into_items()
        .into_iter()
        .map(|item| (item.place.id, item))
        .collect();
    let mut reads = Vec::with_capacity(rows.len());
    for row in rows {
        let item = items.get(&row.agenda_item_id).cloned();
        let attachment =
            (row.subject_kind == "attachment").then(|| AttachmentId::from(row.subject_id.uuid()));
        reads.push(WholeRead {
            at: Timestamp::from_microsecond(row.at)
                .map_err(|_| Refusal::unreadable("closed_read", "at", &row.at.to_string()))?,
            by: ReadBy {
                who: row.who,
                person: row.person_id,
                seeing_as: row.seeing_as,
            },
            what: row.what,
            attachment,
            item,
        });
    }
    let whole = WholeReads {
        reads,
        page: number,
        pages: count,
        total,
    };
    Ok(show(whole, reader))
}

async fn all(reading: &mut Reading<'_>, query: &ClosedReadQuery) -> Result<Vec<ClosedReadRow>, Refusal> {
    let mut rows = Vec::new();
    loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let more = reading.closed_reads(query, Page { offset, limit: BATCH }).await?;
        if more.is_empty() {
            return Ok(rows);
        }
        rows.extend(more);
    }
}
