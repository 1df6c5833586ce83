//! Agenda items (punkter), whom they name, and who may not see one.

use referat_domain::ids::{AgendaItemId, CaseId, MeetingId, PaperId, PaperVersionId, PersonId};

use crate::database::connection::Sql;
use crate::database::value::values;
use crate::reading::{Reading, lists};
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// An agenda item.
    pub struct AgendaItemRow in "agenda_item" {
        /// Its id.
        id: AgendaItemId,
        /// The meeting.
        meeting_id: MeetingId => meeting(id),
        /// Its place on paper, from 1.
        place: i64,
        /// The number as printed.
        number: String,
        /// The whole heading.
        title: String,
        /// The heading without route, slot, presenters, guests and suffixes.
        subject: String,
        /// The forums of the prefix, as a JSON list.
        route: String,
        /// "bevilling" and the like, as a JSON list.
        suffixes: String,
        /// The journal number.
        journal_number: Option<String>,
        /// Its line as printed, where that differs.
        journal_number_as_printed: Option<String>,
        /// The frozen version of the paper it treats.
        paper_version_id: PaperVersionId => paper_version(id),
        /// When it begins: "13:15".
        slot_start: Option<String>,
        /// When it ends.
        slot_end: Option<String>,
        /// The title in the contents list.
        toc_title: Option<String>,
        /// The page in the contents list.
        toc_page: Option<i64>,
        /// Whether it is closed.
        is_closed: bool,
        /// On what ground.
        closure_ground: Option<String>,
        /// The neutral title.
        closure_title: Option<String>,
        /// The part of the decision that may be published.
        closure_decision: Option<String>,
        /// Which minutes it approves: `previous` or an ISO date.
        approves: Option<String>,
        /// The meeting whose minutes those are, once it is known.
        approves_meeting_id: Option<MeetingId> => meeting(id),
        /// Text of the item that belongs to nothing, as a JSON list.
        unrecognised: Option<String>,
        /// First line in the source.
        first_line: Option<i64>,
        /// Last line in the source.
        last_line: Option<i64>,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// Why it came after the deadline, as printed with it.
        late_reason: Option<String>,
        /// Who decided to take it all the same: `chair` or `secretary`.
        late_decided_by: Option<String>,
    }
}

table! {
    /// Someone an item names.
    pub struct ItemPersonRow in "item_person" {
        /// Its id.
        id: RowId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// Its place, from 1.
        place: i64,
        /// `presenter` or `guest`.
        role: String,
        /// Who.
        person_id: PersonId => person(id),
        /// The name as printed.
        printed: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// Someone who may not see one item.
    pub struct ItemExclusionRow in "item_exclusion" {
        /// Its id.
        id: RowId,
        /// The item.
        agenda_item_id: AgendaItemId => agenda_item(id),
        /// Who.
        person_id: PersonId => person(id),
        /// When it was lifted, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

/// An item that treats a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemOfPaper {
    /// The paper.
    pub paper: PaperId,
    /// The item.
    pub item: AgendaItemId,
    /// Whether it is closed.
    pub is_closed: bool,
    /// Whether it still stands: nobody has taken it off its agenda.
    pub is_there: bool,
}

impl Reading<'_> {
    /// Items in the order of their ids, those after `after` only: to walk through all of them.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_after(
        &mut self,
        after: Option<AgendaItemId>,
        limit: u32,
    ) -> Result<Vec<AgendaItemRow>, StoreError> {
        let after = after.unwrap_or(AgendaItemId::from_bytes([0; 16]));
        self.rows(
            "AND id > $2 AND removed_at IS NULL ORDER BY id LIMIT $3",
            values![after, i64::from(limit)],
        )
        .await
    }

    /// The items of a meeting, in the order on paper.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of_meeting(&mut self, meeting: MeetingId) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows(
            "AND meeting_id = $2 AND removed_at IS NULL ORDER BY place, id",
            values![meeting],
        )
        .await
    }

    /// The items of these meetings, each meeting's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of_meetings(
        &mut self,
        meetings: &[MeetingId],
    ) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows_of(
            "meeting_id",
            meetings,
            "AND removed_at IS NULL ORDER BY meeting_id, place, id",
        )
        .await
    }

    /// How many items these meetings have: meeting, all items, closed ones.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_counts(
        &mut self,
        meetings: &[MeetingId],
    ) -> Result<Vec<(MeetingId, i64, i64)>, StoreError> {
        let mut counts = Vec::new();
        for (list, values) in lists(self.tenant, meetings) {
            let sql = Sql::built(format!(
                "SELECT meeting_id, COUNT(*), COUNT(CASE WHEN is_closed = 1 THEN 1 END) FROM agenda_item \
                 WHERE municipality_id = $1 AND meeting_id IN {list} AND removed_at IS NULL \
                 GROUP BY meeting_id ORDER BY meeting_id"
            ));
            counts.append(&mut self.connection.all(sql, &values).await?);
        }
        Ok(counts)
    }

    /// How many items there are: open ones, closed ones. What a search index should hold.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_totals(&mut self) -> Result<(i64, i64), StoreError> {
        let totals = self
            .connection
            .first(
                Sql::fixed(
                    "SELECT COUNT(CASE WHEN is_closed = 0 THEN 1 END), COUNT(CASE WHEN is_closed = 1 THEN 1 END) \
                     FROM agenda_item WHERE municipality_id = $1 AND removed_at IS NULL",
                ),
                values![self.tenant],
            )
            .await?;
        Ok(totals.unwrap_or((0, 0)))
    }

    /// The items of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of(&mut self, ids: &[AgendaItemId]) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The items that treat these paper versions.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of_versions(
        &mut self,
        versions: &[PaperVersionId],
    ) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows_of(
            "paper_version_id",
            versions,
            "AND removed_at IS NULL ORDER BY paper_version_id, id",
        )
        .await
    }

    /// Which case and paper each of these versions is of: version, paper, case.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_of_versions(
        &mut self,
        versions: &[PaperVersionId],
    ) -> Result<Vec<(PaperVersionId, PaperId, CaseId)>, StoreError> {
        let mut found = Vec::new();
        for (list, values) in lists(self.tenant, versions) {
            let sql = Sql::built(format!(
                "SELECT paper_version.id, paper.id, paper.case_id FROM paper_version \
                 JOIN paper ON paper.municipality_id = paper_version.municipality_id \
                 AND paper.id = paper_version.paper_id \
                 WHERE paper_version.municipality_id = $1 AND paper_version.id IN {list} \
                 ORDER BY paper_version.id"
            ));
            found.append(&mut self.connection.all(sql, &values).await?);
        }
        Ok(found)
    }

    /// The items that treat these papers, those that were taken away included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of_papers(&mut self, papers: &[PaperId]) -> Result<Vec<ItemOfPaper>, StoreError> {
        let mut found: Vec<(PaperId, AgendaItemId, bool, Option<i64>)> = Vec::new();
        for (list, values) in lists(self.tenant, papers) {
            let sql = Sql::built(format!(
                "SELECT paper_version.paper_id, agenda_item.id, agenda_item.is_closed, agenda_item.removed_at \
                 FROM paper_version \
                 JOIN agenda_item ON agenda_item.municipality_id = paper_version.municipality_id \
                 AND agenda_item.paper_version_id = paper_version.id \
                 WHERE paper_version.municipality_id = $1 AND paper_version.paper_id IN {list} \
                 ORDER BY paper_version.paper_id, agenda_item.id"
            ));
            found.append(&mut self.connection.all(sql, &values).await?);
        }
        let of =
            |(paper, item, is_closed, removed_at): (PaperId, AgendaItemId, bool, Option<i64>)| ItemOfPaper {
                paper,
                item,
                is_closed,
                is_there: removed_at.is_none(),
            };
        Ok(found.into_iter().map(of).collect())
    }

    /// Those of these cases that have a closed item.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_with_closed_items(&mut self, cases: &[CaseId]) -> Result<Vec<CaseId>, StoreError> {
        let mut found: Vec<(CaseId,)> = Vec::new();
        for (list, values) in lists(self.tenant, cases) {
            let sql = Sql::built(format!(
                "SELECT DISTINCT paper.case_id FROM paper \
                 JOIN paper_version ON paper_version.municipality_id = paper.municipality_id \
                 AND paper_version.paper_id = paper.id \
                 JOIN agenda_item ON agenda_item.municipality_id = paper.municipality_id \
                 AND agenda_item.paper_version_id = paper_version.id \
                 WHERE paper.municipality_id = $1 AND paper.case_id IN {list} \
                 AND paper.removed_at IS NULL AND agenda_item.removed_at IS NULL \
                 AND agenda_item.is_closed = 1 ORDER BY paper.case_id"
            ));
            found.append(&mut self.connection.all(sql, &values).await?);
        }
        Ok(found.into_iter().map(|(case,)| case).collect())
    }

    /// The items of these cases: case, item, each case's by id.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_of_cases(
        &mut self,
        cases: &[CaseId],
    ) -> Result<Vec<(CaseId, AgendaItemId)>, StoreError> {
        let mut found = Vec::new();
        for (list, values) in lists(self.tenant, cases) {
            let sql = Sql::built(format!(
                "SELECT paper.case_id, agenda_item.id FROM paper \
                 JOIN paper_version ON paper_version.municipality_id = paper.municipality_id \
                 AND paper_version.paper_id = paper.id \
                 JOIN agenda_item ON agenda_item.municipality_id = paper.municipality_id \
                 AND agenda_item.paper_version_id = paper_version.id \
                 WHERE paper.municipality_id = $1 AND paper.case_id IN {list} \
                 AND paper.removed_at IS NULL AND agenda_item.removed_at IS NULL \
                 ORDER BY paper.case_id, agenda_item.id"
            ));
            found.append(&mut self.connection.all(sql, &values).await?);
        }
        Ok(found)
    }

    /// The items of a journal number.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_by_journal_number(
        &mut self,
        journal_number: &str,
    ) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows(
            "AND journal_number = $2 AND removed_at IS NULL ORDER BY id",
            values![journal_number],
        )
        .await
    }

    /// The items that approve the minutes of a meeting that is here.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_approving(&mut self, meeting: MeetingId) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows(
            "AND approves_meeting_id = $2 AND removed_at IS NULL ORDER BY id",
            values![meeting],
        )
        .await
    }

    /// The items that approve minutes and don't know which meeting's: those that wait for one of `date`
    /// (`previous` or an ISO date).
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn items_that_approve(&mut self, approves: &str) -> Result<Vec<AgendaItemRow>, StoreError> {
        self.rows(
            "AND approves = $2 AND approves_meeting_id IS NULL AND removed_at IS NULL ORDER BY id",
            values![approves],
        )
        .await
    }

    /// Whom these items name, each item's in order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn item_persons(&mut self, items: &[AgendaItemId]) -> Result<Vec<ItemPersonRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, place, id",
        )
        .await
    }

    /// Where items name these persons.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn mentions_of(&mut self, persons: &[PersonId]) -> Result<Vec<ItemPersonRow>, StoreError> {
        self.rows_of(
            "person_id",
            persons,
            "AND removed_at IS NULL ORDER BY person_id, agenda_item_id, id",
        )
        .await
    }

    /// The meetings with an item that a person is excluded from.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn meetings_with_exclusion_of(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<MeetingId>, StoreError> {
        let sql = Sql::fixed(
            "SELECT DISTINCT agenda_item.meeting_id FROM item_exclusion \
             JOIN agenda_item ON agenda_item.municipality_id = item_exclusion.municipality_id \
             AND agenda_item.id = item_exclusion.agenda_item_id \
             WHERE item_exclusion.municipality_id = $1 AND item_exclusion.person_id = $2 \
             AND item_exclusion.removed_at IS NULL AND agenda_item.removed_at IS NULL \
             ORDER BY agenda_item.meeting_id",
        );
        let found: Vec<(MeetingId,)> = self.connection.all(sql, values![self.tenant, person]).await?;
        Ok(found.into_iter().map(|(meeting,)| meeting).collect())
    }

    /// Who may not see these items.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn exclusions(&mut self, items: &[AgendaItemId]) -> Result<Vec<ItemExclusionRow>, StoreError> {
        self.rows_of(
            "agenda_item_id",
            items,
            "AND removed_at IS NULL ORDER BY agenda_item_id, id",
        )
        .await
    }
}
