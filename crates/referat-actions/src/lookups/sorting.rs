//! The lines of an item's notices and what each became, for those who write what is decided of it.

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, PaperId, PromiseId};
use referat_domain::meeting::promise::{LineKind, lines_of, named_in};
use referat_domain::openness::may_decide;
use referat_domain::view::Part;
use referat_store::promises::{PromiseRow, SortedLineRow};

use super::ItemPage;
use crate::office::{Actor, Office};
use crate::refusal::Refusal;
use crate::sort_lines::id_of;

/// A line of an item's notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeLine {
    /// Its words.
    pub words: String,
    /// Whom it names, to be offered as who promises.
    pub named: Option<String>,
    /// What it became, if it is sorted.
    pub sorted: Option<Sorted>,
    /// Whether it stands in the item's text still.
    pub stands: bool,
}

/// What a line became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted {
    /// What it is known by.
    pub id: String,
    /// What it is.
    pub kind: LineKind,
    /// Who promises, and by when.
    pub promise: Option<(Option<String>, Option<Date>)>,
    /// The paper that was begun.
    pub paper: Option<PaperId>,
    /// Whether it is closed.
    pub is_closed: bool,
    /// When it was sorted, in microseconds since 1970.
    pub sorted_at: i64,
}

/// An item whose notices are sorted.
#[derive(Debug, Clone)]
pub struct SortingDesk {
    /// The item with what is around it.
    pub page: ItemPage,
    /// Its lines: those of its text in their order, and after them what is sorted and stands there no more.
    pub lines: Vec<NoticeLine>,
}

impl Office {
    /// The lines of an item's notices and what each became.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such item or it is closed to the actor,
    /// [`Refusal::NotNow`] for who is shut out of it.
    pub async fn sorting_desk(&self, actor: &Actor, id: AgendaItemId) -> Result<SortingDesk, Refusal> {
        let page = self.item(&actor.reader, id).await?;
        actor.require(Action::RecordDecision, Scope::Forum(page.item.forum))?;
        let Part::Open(content) = &page.item.content else {
            return Err(Refusal::NotFound);
        };
        let text = content.decision.as_ref().map(|decision| lines_of(&decision.text));
        let mut reading = self.store.reading(self.tenant()).await?;
        let out = reading.exclusions(&[id]).await?;
        let out: Vec<_> = out.into_iter().map(|row| row.person_id).collect();
        may_decide(actor.reader.person(), &out)?;
        let rows = reading.promises(&[id]).await?;
        let promises: BTreeMap<PromiseId, PromiseRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        let mut rows = reading.sorted_lines(&[id]).await?;
        drop(reading);
        let mut lines = Vec::new();
        for words in text.unwrap_or_default() {
            let at = rows.iter().position(|row| row.line == words);
            let row = at.map(|at| rows.remove(at));
            lines.push(line(words, row, &promises, true)?);
        }
        for row in rows {
            lines.push(line(row.line.clone(), Some(row), &promises, false)?);
        }
        Ok(SortingDesk { page, lines })
    }
}

fn line(
    words: String,
    row: Option<SortedLineRow>,
    promises: &BTreeMap<PromiseId, PromiseRow>,
    stands: bool,
) -> Result<NoticeLine, Refusal> {
    let sorted = match row {
        None => None,
        Some(row) => {
            let promise = row.promise_id.and_then(|id| promises.get(&id));
            Some(Sorted {
                id: id_of(&row),
                kind: row
                    .kind
                    .parse()
                    .map_err(|()| Refusal::unreadable("sorted_line", "kind", &row.kind))?,
                promise: promise.map(|promise| (promise.who.clone(), promise.due)),
                paper: row.paper_id,
                is_closed: row.closed_at.is_some(),
                sorted_at: row.sorted_at,
            })
        }
    };
    Ok(NoticeLine {
        named: named_in(&words).map(str::to_owned),
        words,
        sorted,
        stands,
    })
}
