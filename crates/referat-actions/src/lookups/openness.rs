//! Who may see an item and its attachments, for those who decide that.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, AttachmentId, PersonId};
use referat_domain::issued::{IssuedLine, Recipients};
use referat_domain::view::item::WholeItem;
use referat_domain::view::openness::{AttachmentOpenness, ItemOpenness, OpennessView};
use referat_domain::view::{Seen, show};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::people::PersonRow;
use referat_store::{Reading, Table};

use super::administration::people_of_the_house;
use super::{issued, whole};
use crate::office::{Actor, Office};
use crate::refusal::Refusal;

impl Office {
    /// Who may see an item; nothing where it is closed to whoever asks.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't decide that in the item's forum, [`Refusal::NotFound`] where there
    /// is no such item.
    pub async fn item_openness(
        &self,
        actor: &Actor,
        id: AgendaItemId,
    ) -> Result<Seen<Option<OpennessView>>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<AgendaItemRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let item = whole::item(&mut reading, row).await?;
        actor.require(Action::SetOpenness, Scope::Forum(item.place.forum))?;
        let known = reading.persons().await?;
        let those_out = |row: &PersonRow| item.place.excluded.contains(&row.id);
        let shut_out = by_name(known.iter().filter(|row| those_out(row)));
        // A name that only minutes know is nobody who could look, and may stand in closed items alone.
        let here = people_of_the_house(&mut reading).await?;
        let is_here = |row: &PersonRow| here.contains(&row.id) && row.left_on.is_none();
        let persons = by_name(known.iter().filter(|row| is_here(row) && !those_out(row)));
        let issued_before = issued_before(&mut reading, &item).await?;
        let openness = ItemOpenness {
            forum: item.place.forum,
            view: OpennessView {
                item: id,
                openness: item.place.openness,
                attachments: item
                    .attachments
                    .into_iter()
                    .map(|entry| AttachmentOpenness {
                        id: entry.id,
                        number: entry.number,
                        title: entry.title,
                        openness: entry.openness,
                    })
                    .collect(),
                shut_out,
                persons,
                issued_before,
            },
        };
        Ok(show(openness, &actor.reader))
    }
}

fn by_name<'r>(rows: impl Iterator<Item = &'r PersonRow>) -> Vec<(PersonId, String)> {
    let mut named: Vec<(PersonId, String)> = rows.map(|row| (row.id, row.name.clone())).collect();
    named.sort_by(|a, b| referat_danish::sorting::compare(&a.1, &b.1));
    named
}

/// The copies for the public that were printed before something was closed that still is.
async fn issued_before(reading: &mut Reading<'_>, item: &WholeItem) -> Result<Vec<IssuedLine>, Refusal> {
    let is_closed = |id: AttachmentId| {
        let mut closed = item.attachments.iter().filter(|entry| entry.openness.is_closed());
        closed.any(|entry| entry.id == id)
    };
    let mut closed_at = 0;
    for entry in reading.journal_of("agenda_item", item.place.id.uuid()).await? {
        let still_is = match entry.action.as_str() {
            "close_item" => item.place.openness.is_closed(),
            "close_attachment" => {
                let rows = reading.rows_of_entry(entry.sequence).await?;
                rows.iter().any(|(table, id)| {
                    table == referat_store::papers::AttachmentRow::FACTS.name && is_closed(id.uuid().into())
                })
            }
            _ => false,
        };
        if still_is {
            closed_at = entry.sequence;
        }
    }
    let mut lines = Vec::new();
    let mut rows = reading.issued_documents(item.place.meeting).await?;
    rows.extend(reading.issued_documents(item.place.id).await?);
    for row in rows {
        // The entry that closed it comes after those there were when the copy was printed.
        let is_older = u64::try_from(row.journal_count).is_ok_and(|printed_at| printed_at < closed_at);
        let entry = issued::issued_entry(row, Vec::new())?;
        if is_older && entry.line.recipients == Recipients::Public {
            lines.push(entry.line);
        }
    }
    Ok(lines)
}
