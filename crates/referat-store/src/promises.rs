//! Promises, and what the lines of an item's notices were sorted into. Knows no rule of either.

use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, PaperId, PersonId, PromiseId};

use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// Something a meeting has somebody do.
    pub struct PromiseRow in "promise" {
        /// Its id.
        id: PromiseId,
        /// The item it was made at.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// What is promised.
        text: String,
        /// Who does it, as it is written.
        who: Option<String>,
        /// Who that is, if it is known.
        person_id: Option<PersonId> => person(id),
        /// When it has to be done.
        due: Option<Date>,
        /// How far it has come, as the domain's word.
        state: String,
        /// Why it lapsed.
        reason: Option<String>,
        /// Who wrote it down.
        made_by: String,
        /// When, in microseconds since 1970.
        made_at: i64,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// What a line of an item's notices became.
    pub struct SortedLineRow in "sorted_line" {
        /// Its id.
        id: RowId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// The line's words, as they stood.
        line: String,
        /// `notice`, `promise` or `case`.
        kind: String,
        /// The promise it became.
        promise_id: Option<PromiseId> => promise(id),
        /// The paper that was begun of it.
        paper_id: Option<PaperId> => paper(id),
        /// When it was sorted, in microseconds since 1970.
        sorted_at: i64,
        /// When it was closed, in microseconds since 1970.
        closed_at: Option<i64>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The promises that were made at these items, each item's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn promises(&mut self, items: &[AgendaItemId]) -> Result<Vec<PromiseRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, made_at, id",
        )
        .await
    }

    /// What the lines of these items were sorted into, each item's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn sorted_lines(&mut self, items: &[AgendaItemId]) -> Result<Vec<SortedLineRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, sorted_at, id",
        )
        .await
    }
}
