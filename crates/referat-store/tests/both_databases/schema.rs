//! The schema: one text for both databases, a reviewed snapshot, and every table in the registry.
//!
//! That every query names the municipality, and that no migration is edited once it has run, is read from the
//! sources by `xtask/tests/store_queries.rs`; each query is looked at once more when it runs (`Sql`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use referat_store::migrations::MIGRATIONS;
use referat_store::registry::{COVERED, OF_THE_INSTALLATION, UNCOVERED};

use crate::harness::{Bare, On, Sandved, on_both};

#[test]
fn migrations_are_counted_from_one_and_say_what_they_are_about() {
    let numbers: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.number).collect();
    let counted: Vec<u32> = (1..).take(numbers.len()).collect();
    assert_eq!(numbers, counted);
    for migration in MIGRATIONS {
        for text in [migration.sqlite, migration.postgres] {
            assert!(
                text.starts_with("-- "),
                "{} says on top what it is about",
                migration.name
            );
        }
    }
}

#[test]
fn both_databases_have_the_same_migrations_but_for_their_words_for_types() {
    for migration in MIGRATIONS {
        let translated: Vec<String> = migration
            .sqlite
            .lines()
            .map(|line| {
                if line.starts_with("--") {
                    return line.to_owned();
                }
                let words = line.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                words
                    .map(|word| {
                        let (bare, after) = match word.char_indices().last() {
                            Some((at, c)) if !c.is_ascii_alphanumeric() && c != '_' => word.split_at(at),
                            _ => (word, ""),
                        };
                        let bare = match bare {
                            "BLOB" => "BYTEA",
                            "INTEGER" => "BIGINT",
                            "TEXT" => "TEXT COLLATE \"C\"",
                            other => other,
                        };
                        format!("{bare}{after}")
                    })
                    .collect::<String>()
                    .replace(") STRICT, WITHOUT ROWID;", ");")
                    .replace(") STRICT;", ");")
            })
            .collect();
        let postgres: Vec<&str> = migration.postgres.lines().collect();
        assert_eq!(translated, postgres, "{}", migration.name);
    }
}

/// SQLite takes an index for what it was made for, whatever the tables hold.
#[tokio::test]
async fn an_index_is_used_for_its_key() {
    let sandved = Sandved::on(On::Sqlite).await;
    let bare = sandved.bare().await;
    let keys: Vec<(String, String, String)> = bare
        .rows(
            "SELECT tables.name, indexes.name, second.name FROM sqlite_schema AS tables \
             JOIN pragma_index_list(tables.name) AS indexes \
             JOIN pragma_index_info(indexes.name) AS first ON first.seqno = 0 AND first.name = 'municipality_id' \
             JOIN pragma_index_info(indexes.name) AS second ON second.seqno = 1 \
             WHERE tables.type = 'table' AND tables.name <> 'municipality' AND NOT indexes.partial",
        )
        .await;
    assert!(keys.len() > 60, "{}", keys.len());
    for (table, index, key) in keys {
        let query = format!(
            "EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE municipality_id = x'00' AND {key} IN (x'01', x'02') \
             ORDER BY {key}"
        );
        let plan: Vec<(i64, i64, i64, String)> = bare.rows(&query).await;
        let is_by_key = plan
            .iter()
            .any(|(_, _, _, step)| step.contains(&format!("{key}=?")));
        assert!(is_by_key, "{index}: {query}: {plan:?}");
    }
}

/// The schema after all migrations, as SQLite tells it.
#[tokio::test]
async fn the_schema_is_the_reviewed_snapshot() {
    let sandved = Sandved::on(On::Sqlite).await;
    let bare = sandved.bare().await;
    let parts: Vec<(String,)> = bare
        .rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name")
        .await;
    let mut schema = String::from(
        "-- The schema after all migrations, as SQLite tells it: a snapshot for review, held by a test.\n",
    );
    for (part,) in parts {
        schema.push('\n');
        schema.push_str(&part);
        schema.push_str(";\n");
    }
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.sql");
    let reviewed = std::fs::read_to_string(&place).unwrap_or_default();
    if reviewed != schema {
        let new = place.with_extension("sql.new");
        std::fs::write(&new, &schema).unwrap();
        panic!("the schema has changed: look at schema.sql.new, and rename it to schema.sql if it is right");
    }
}

async fn tables(bare: &Bare) -> BTreeSet<String> {
    let rows: Vec<(String,)> = match bare {
        Bare::Sqlite(_) => {
            bare.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .await
        }
        Bare::Postgres(_) => {
            bare.rows("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .await
        }
    };
    rows.into_iter().map(|(name,)| name).collect()
}

/// The columns of a table in order, and whether each may be NULL.
async fn columns(bare: &Bare, table: &str) -> Vec<String> {
    let rows: Vec<(String,)> = match bare {
        Bare::Sqlite(_) => {
            bare.rows(&format!(
                "SELECT name FROM pragma_table_info('{table}') ORDER BY cid"
            ))
            .await
        }
        Bare::Postgres(_) => {
            bare.rows(&format!(
                "SELECT column_name::text FROM information_schema.columns \
                 WHERE table_schema = 'public' AND table_name = '{table}' ORDER BY ordinal_position"
            ))
            .await
        }
    };
    rows.into_iter().map(|(name,)| name).collect()
}

on_both! {
    async fn every_table_is_covered_or_says_why_not(on: On) {
        let sandved = Sandved::on(on).await;
        let bare = sandved.bare().await;
        let mut known: BTreeSet<String> = COVERED.iter().map(|facts| facts.name.to_owned()).collect();
        for table in UNCOVERED {
            assert!(table.why.len() > 10, "{}", table.facts.name);
            assert!(known.insert(table.facts.name.to_owned()), "{} is covered or not", table.facts.name);
        }
        known.insert(OF_THE_INSTALLATION.to_owned());
        assert_eq!(tables(&bare).await, known);
        let facts = COVERED.iter().chain(UNCOVERED.iter().map(|table| &table.facts));
        for facts in facts {
            let mut declared = vec!["municipality_id"];
            declared.extend(facts.columns.iter().map(|column| column.name));
            assert_eq!(columns(&bare, facts.name).await, declared, "{}", facts.name);
        }
    }
}

/// What the program says a column points to is what the database holds it to.
#[tokio::test]
async fn references_are_the_foreign_keys() {
    let sandved = Sandved::on(On::Sqlite).await;
    let bare = sandved.bare().await;
    for facts in COVERED {
        let keys: Vec<(i64, String, String, String)> = bare
            .rows(&format!(
                "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list('{}')",
                facts.name
            ))
            .await;
        let mut by_key: BTreeMap<i64, Vec<(String, String, String)>> = BTreeMap::new();
        for (id, target, from, to) in keys {
            by_key.entry(id).or_default().push((target, from, to));
        }
        let mut held = BTreeSet::new();
        for columns in by_key.into_values() {
            assert!(
                columns
                    .iter()
                    .any(|(_, from, to)| from == "municipality_id" && to == "municipality_id"),
                "{}: every reference stays in its municipality",
                facts.name
            );
            held.extend(
                columns
                    .into_iter()
                    .filter(|(_, from, _)| from != "municipality_id"),
            );
        }
        let declared: BTreeSet<_> = facts
            .columns
            .iter()
            .filter_map(|column| {
                let (target, key) = column.points_to?;
                Some((target.to_owned(), column.name.to_owned(), key.to_owned()))
            })
            .collect();
        let held: BTreeSet<_> = held
            .into_iter()
            // Not a covered row's business: an erasure names an entry.
            .filter(|(target, _, _)| target != "journal_entry")
            .collect();
        assert_eq!(held, declared, "{}", facts.name);
    }
}
