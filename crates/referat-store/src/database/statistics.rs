//! What SQLite is told of its tables, so that it takes the right index from the first row on.
//!
//! SQLite plans by statistics. Without any it takes the first column of every index for telling; but here that is
//! the municipality, mostly the only one there is, and it then reads whole tables where an index leads to three
//! rows. Counting real rows would say it too, but only once there are many, and with other plans on every
//! machine. So the figures are made: a million rows, few to each key. PostgreSQL counts for itself.

use sqlx::{Row as _, SqliteConnection};

use crate::StoreError;

/// Rows of any table.
const ROWS: u32 = 1_000_000;

/// Rows that share the first two columns of an index (the municipality and a key), the first three, and more.
const SHARED: [u32; 3] = [50, 5, 2];

/// Writes the figures for every index there is. To be called when tables or indexes were made.
pub(crate) async fn tell(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    // Analysing any table makes the table of statistics; this one is always small.
    sqlx::raw_sql("ANALYZE schema_migration; DELETE FROM sqlite_stat1")
        .execute(&mut *connection)
        .await?;
    let indexes = sqlx::query(
        "SELECT tables.name, indexes.name, indexes.\"unique\", indexes.origin \
         FROM sqlite_schema AS tables JOIN pragma_index_list(tables.name) AS indexes \
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
    )
    .fetch_all(&mut *connection)
    .await?;
    for index in indexes {
        let (table, name): (String, String) = (index.try_get(0)?, index.try_get(1)?);
        let is_unique: bool = index.try_get(2)?;
        let is_primary_key = index.try_get::<String, _>(3)? == "pk";
        let columns: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_index_info($1) ORDER BY seqno")
                .bind(&name)
                .fetch_all(&mut *connection)
                .await?;
        // The primary key of a table without row ids is the table itself.
        let statistics_name = if is_primary_key { &table } else { &name };
        sqlx::query("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)")
            .bind(&table)
            .bind(statistics_name)
            .bind(figures(&columns, is_unique))
            .execute(&mut *connection)
            .await?;
    }
    // What is in the table counts once it has been read again.
    sqlx::raw_sql("ANALYZE sqlite_schema")
        .execute(&mut *connection)
        .await?;
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
