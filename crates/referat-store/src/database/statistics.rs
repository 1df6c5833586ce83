//! What SQLite is told of its tables, so that it takes the right index from the first row on.
//!
//! SQLite plans by statistics. Without any it takes the first column of every index for telling; but here that is
//! the municipality, mostly the only one there is, and it then reads whole tables where an index leads to three
//! rows. Counting real rows would say it too, but only once there are many, and with other plans on every
//! machine. So the figures are made: a million rows, few to each key. PostgreSQL counts for itself.

use super::connection::{Connection, Sql};
use super::value::values;
use crate::StoreError;

/// Rows of any table.
const ROWS: u32 = 1_000_000;

/// Rows that share the first two columns of an index (the municipality and a key), the first three, and more.
const SHARED: [u32; 3] = [50, 5, 2];

const ACROSS: &str = "how tables are shaped is the installation's";

/// Writes the figures for every index of SQLite's. To be called when tables or indexes were made.
pub(crate) async fn tell(connection: &mut Connection<'_>) -> Result<(), StoreError> {
    if connection.is_postgres() {
        return Ok(());
    }
    // Analysing any table makes the table of statistics; this one is always small.
    let sql = Sql::of_the_installation("ANALYZE schema_migration", ACROSS);
    connection.execute(sql, &[]).await?;
    let sql = Sql::of_the_installation("DELETE FROM sqlite_stat1", ACROSS);
    connection.execute(sql, &[]).await?;
    let sql = Sql::of_the_installation(
        "SELECT tables.name, indexes.name, indexes.\"unique\", indexes.origin \
         FROM sqlite_schema AS tables JOIN pragma_index_list(tables.name) AS indexes \
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
        ACROSS,
    );
    let indexes: Vec<(String, String, i64, String)> = connection.all(sql, &[]).await?;
    for (table, index, is_unique, origin) in indexes {
        let sql = Sql::of_the_installation("SELECT name FROM pragma_index_info($1) ORDER BY seqno", ACROSS);
        let columns: Vec<(String,)> = connection.all(sql, values![index]).await?;
        let columns: Vec<String> = columns.into_iter().map(|(column,)| column).collect();
        // The primary key of a table without row ids is the table itself.
        let name = if origin == "pk" { table.clone() } else { index };
        let sql = Sql::of_the_installation(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
            ACROSS,
        );
        let stat = figures(&columns, is_unique != 0);
        connection.execute(sql, values![table, name, stat]).await?;
    }
    // What is in the table counts once it has been read again.
    let sql = Sql::of_the_installation("ANALYZE sqlite_schema", ACROSS);
    connection.execute(sql, &[]).await?;
    Ok(())
}

/// The rows of the table, and those that share the first column, the first two, …
fn figures(columns: &[String], is_unique: bool) -> String {
    let mut figures = vec![ROWS];
    for (place, column) in columns.iter().enumerate() {
        figures.push(if is_unique && place + 1 == columns.len() {
            1
        } else if place == 0 && column == "municipality_id" {
            ROWS
        } else {
            let place = place.saturating_sub(1).min(SHARED.len() - 1);
            SHARED.get(place).copied().unwrap_or(1)
        });
    }
    figures.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_municipality_tells_nothing_and_a_whole_key_one_row() {
        let columns = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            figures(&columns(&["municipality_id", "id"]), true),
            "1000000 1000000 1"
        );
        assert_eq!(
            figures(&columns(&["municipality_id", "case_id"]), false),
            "1000000 1000000 50"
        );
        assert_eq!(figures(&columns(&["checksum"]), false), "1000000 50");
    }
}
