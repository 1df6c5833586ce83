//! An agenda item with everything that is kept of it.

use std::collections::BTreeMap;

use referat_domain::ids::AgendaItemId;
use referat_domain::reader::Reader;
use referat_domain::view::case::CaseView;
use referat_domain::view::closed_reads::{ClosedThing, shown_closed};
use referat_domain::view::item::{ItemLineView, ItemView};
use referat_domain::view::kle::NumberTitle;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::{Part, Seen, show};
use referat_store::agenda_items::AgendaItemRow;

use super::{case, journal_numbers, listed, whole};
use crate::office::Office;
use crate::refusal::Refusal;

/// An item's page.
#[derive(Debug, Clone)]
pub struct ItemPage {
    /// The item.
    pub item: Seen<ItemView>,
    /// Its meeting.
    pub meeting: Seen<MeetingLine>,
    /// The item before it on paper.
    pub previous: Option<Seen<ItemLineView>>,
    /// The item after it on paper.
    pub next: Option<Seen<ItemLineView>>,
    /// Its case, if the reader may see the item.
    pub thread: Option<Seen<CaseView>>,
    /// What the register says of its journal number.
    pub kle: Option<NumberTitle>,
}

impl ItemPage {
    /// What its page shows of what is closed to others, to be noted.
    #[must_use]
    pub fn closed(&self) -> Option<ClosedThing> {
        let is_seen = matches!(self.item.content, Part::Open(_));
        shown_closed(self.item.id, self.item.is_closed, is_seen)
    }
}

impl Office {
    /// An item's page.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item.
    pub async fn item(&self, reader: &Reader, id: AgendaItemId) -> Result<ItemPage, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: AgendaItemRow = reading
            .by_id(id)
            .await?
            .filter(|row: &AgendaItemRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let siblings = reading.items_of_meeting(row.meeting_id).await?;
        let meeting = listed::meeting_line(&mut reading, row.meeting_id)
            .await?
            .ok_or(Refusal::NotFound)?;
        let at = siblings.iter().position(|other| other.id == id);
        let neighbour =
            |step: fn(usize) -> Option<usize>| at.and_then(step).and_then(|at| siblings.get(at)).cloned();
        let around: Vec<AgendaItemRow> = [
            neighbour(|at| at.checked_sub(1)),
            neighbour(|at| at.checked_add(1)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let beside = listed::put_together(&mut reading, around).await?.into_items();
        let place = row.place;
        let places: BTreeMap<AgendaItemId, i64> = siblings.iter().map(|row| (row.id, row.place)).collect();
        let (mut previous, mut next) = (None, None);
        for item in beside {
            let before = places.get(&item.place.id).is_some_and(|other| *other < place);
            let seen = Some(show(item, reader));
            if before { previous = seen } else { next = seen }
        }
        let whole = whole::item(&mut reading, row).await?;
        let (case_id, number) = (whole.line.case, whole.line.journal_number);
        let item = show(whole, reader);
        let open = matches!(item.content, Part::Open(_));
        let thread = if open {
            Some(show(case::whole_case(&mut reading, case_id).await?, reader))
        } else {
            None
        };
        let kle = match number.filter(|_| open) {
            Some(number) => journal_numbers::title_of(&mut reading, number.subject).await?,
            None => None,
        };
        Ok(ItemPage {
            item,
            meeting: show(meeting, reader),
            previous,
            next,
            thread,
            kle,
        })
    }
}
