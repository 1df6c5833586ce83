//! Minutes that are locked are not written any more: no transaction is kept that writes a row of their meeting's record.
//!
//! Actions refuse earlier and say why; this is the wall behind all of them, whatever is written and by whom. It looks at
//! the rows an entry covers, just before the entry lasts. Which rows make a record is the list below. What is kept
//! *beside* a record may still change: who may see an item, and which meeting an item's date means
//! ([`super::Write::beside_the_record`]).

use std::collections::BTreeSet;

use crate::StoreError;
use crate::database::connection::{Connection, Sql};
use crate::database::value::values;
use referat_domain::ids::Tenant;

use super::covers::PendingCover;

/// The rows of the entry that is being written, whose table is `$table`, of meetings whose minutes are locked; `$path`
/// leads from the row to its meeting.
macro_rules! locked_rows {
    ($table:literal, $path:literal, $meeting:literal) => {
        (
            $table,
            concat!(
                "SELECT COUNT(*) FROM journal_cover AS cover \
                 JOIN minutes ON minutes.municipality_id = cover.municipality_id AND minutes.state = 'locked' JOIN ",
                $table,
                " AS written ON written.municipality_id = cover.municipality_id AND written.id = cover.row_id ",
                $path,
                " WHERE cover.municipality_id = $1 AND cover.sequence = $2 AND minutes.meeting_id = ",
                $meeting,
                " AND cover.table_name = '",
                $table,
                "'"
            ),
        )
    };
}

/// From a row to its item.
macro_rules! of_item {
    ($table:literal) => {
        locked_rows!(
            $table,
            "JOIN agenda_item AS item ON item.municipality_id = written.municipality_id \
             AND item.id = written.agenda_item_id",
            "item.meeting_id"
        )
    };
}

/// From a row to its decision, and to that one's item.
macro_rules! of_decision {
    ($table:literal) => {
        locked_rows!(
            $table,
            "JOIN decision ON decision.municipality_id = written.municipality_id \
             AND decision.id = written.decision_id \
             JOIN agenda_item AS item ON item.municipality_id = written.municipality_id \
             AND item.id = decision.agenda_item_id",
            "item.meeting_id"
        )
    };
}

/// From a part of a paper's version to the items that stand on it.
macro_rules! of_version {
    ($table:literal) => {
        locked_rows!(
            $table,
            "JOIN agenda_item AS item ON item.municipality_id = written.municipality_id \
             AND item.paper_version_id = written.paper_version_id",
            "item.meeting_id"
        )
    };
}

/// The tables of a meeting's record.
pub(super) const RECORD: &[(&str, &str)] = &[
    locked_rows!("meeting", "", "written.id"),
    locked_rows!("extraordinary_call", "", "written.meeting_id"),
    locked_rows!("participant", "", "written.meeting_id"),
    locked_rows!("source_document", "", "written.meeting_id"),
    locked_rows!("item_session", "", "written.meeting_id"),
    locked_rows!("agenda_item", "", "written.meeting_id"),
    of_item!("item_person"),
    of_item!("item_absence"),
    of_item!("decision"),
    of_decision!("clause_outcome"),
    of_decision!("remark"),
    of_decision!("named_remark"),
    of_decision!("vote"),
    of_decision!("dissenting_opinion"),
    of_decision!("absence"),
    of_version!("section"),
    of_version!("clause"),
    of_version!("recommender"),
    of_version!("attachment"),
    locked_rows!(
        "attachment",
        "JOIN agenda_item AS item ON item.municipality_id = written.municipality_id \
         AND item.id = written.shown_at_item",
        "item.meeting_id"
    ),
];

/// Tables whose rows also hold what is beside the record.
const ALSO_BESIDE: [&str; 2] = ["agenda_item", "attachment"];

/// Refuses an entry that covers a row of a record that is locked.
pub(super) async fn refuse(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    sequence: i64,
    covers: &[PendingCover],
    is_beside: bool,
) -> Result<(), StoreError> {
    let written: BTreeSet<&str> = covers.iter().map(|cover| cover.table).collect();
    let asked = RECORD.iter().filter(|(table, _)| written.contains(table));
    let asked: Vec<_> = asked
        .filter(|(table, _)| !(is_beside && ALSO_BESIDE.contains(table)))
        .collect();
    if asked.is_empty() || !has_any(connection, tenant).await? {
        return Ok(());
    }
    for (table, sql) in asked {
        let found: Option<(i64,)> = connection
            .first(Sql::fixed(sql), values![tenant, sequence])
            .await?;
        if found.is_some_and(|(count,)| count > 0) {
            return Err(StoreError::Locked { table });
        }
    }
    Ok(())
}

/// Whether any minutes are locked: most writes need to know no more.
async fn has_any(connection: &mut Connection<'_>, tenant: Tenant) -> Result<bool, StoreError> {
    let sql = "SELECT state FROM minutes WHERE municipality_id = $1 AND state = 'locked' LIMIT 1";
    let found: Option<(String,)> = connection.first(Sql::fixed(sql), values![tenant]).await?;
    Ok(found.is_some())
}

/// Refuses to write over what is never changed: minutes that are locked, and a correction.
pub(super) async fn refuse_over(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    table: &'static str,
    row: [u8; 16],
) -> Result<(), StoreError> {
    match table {
        "correction" => Err(StoreError::Locked { table }),
        "minutes" => {
            let sql = "SELECT state FROM minutes WHERE municipality_id = $1 AND id = $2 AND state = 'locked'";
            let row = crate::RowId::from_bytes(row);
            let found: Option<(String,)> = connection.first(Sql::fixed(sql), values![tenant, row]).await?;
            match found {
                Some(_) => Err(StoreError::Locked { table }),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}
