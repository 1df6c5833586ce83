//! The rows: each is what the last entry that wrote it covers, and none is there or gone without an entry.
//!
//! A table is read page by page in the order of its ids, and beside each page the covers of the same stretch
//! of ids, one by one: rows without covers and covers without rows both show.

use std::collections::BTreeMap;

use referat_domain::journal::{Digest, Salt, salted_digest};
use uuid::Uuid;

use super::{ErasedThings, Verification, VerifyFinding, VerifyProgress};
use crate::database::connection::Sql;
use crate::database::value::{Value, values};
use crate::registry::COVERED;
use crate::table::{TableFacts, canonical};
use crate::{RowId, StoreError};

/// How many rows of a table are held at a time.
const ROWS: i64 = 500;

/// The last cover of a row, and what was erased of earlier ones.
struct Latest {
    row: [u8; 16],
    sequence: i64,
    salt: Option<Salt>,
    digest: Digest,
    erased_by: Option<i64>,
}

/// A row's values by its id, or what the database said instead.
type Page = BTreeMap<[u8; 16], Vec<Value<'static>>>;

impl Verification<'_> {
    /// Reads which erasures the journal covers.
    pub(super) async fn read_erasures(&mut self) -> Result<(), StoreError> {
        type Erasure = (Option<String>, Option<RowId>, Option<i64>, i64);
        let erasures: Vec<Erasure> = self
            .connection
            .all(
                Sql::fixed(
                    "SELECT erasure.table_name, erasure.row_id, erasure.entry, MIN(journal_cover.sequence) \
                     FROM erasure JOIN journal_cover \
                     ON journal_cover.municipality_id = erasure.municipality_id \
                     AND journal_cover.table_name = 'erasure' AND journal_cover.row_id = erasure.id \
                     WHERE erasure.municipality_id = $1 \
                     GROUP BY erasure.id, erasure.table_name, erasure.row_id, erasure.entry",
                ),
                values![self.tenant],
            )
            .await?;
        let mut erased = ErasedThings::default();
        for erasure in erasures {
            match erasure {
                (Some(table), Some(row), None, by) => {
                    erased.rows.insert((table, *row.as_bytes(), by));
                }
                (None, None, Some(entry), by) => {
                    erased.words.insert((entry, by));
                }
                (_, _, _, _) => {}
            }
        }
        self.erased = erased;
        Ok(())
    }

    /// Compares every row of every covered table with its last cover.
    pub(super) async fn check_rows(&mut self) -> Result<(), StoreError> {
        for facts in COVERED {
            self.check_table(facts).await?;
        }
        self.check_table_names().await
    }

    async fn check_table(&mut self, facts: &'static TableFacts) -> Result<(), StoreError> {
        let mut after = [0; 16];
        let mut is_first = true;
        loop {
            let (page, is_full) = self.page(facts, after, is_first).await?;
            let to = match page.last_key_value() {
                Some((id, _)) if is_full => *id,
                Some(_) | None => [0xff; 16],
            };
            self.report.rows += page.len() as u64;
            self.check_page(facts, page, after, to, is_first).await?;
            self.tell(VerifyProgress::Rows {
                table: facts.name,
                done: self.report.rows,
            });
            if !is_full {
                return Ok(());
            }
            after = to;
            is_first = false;
        }
    }

    /// The rows after an id, and whether there may be more.
    async fn page(
        &mut self,
        facts: &'static TableFacts,
        after: [u8; 16],
        is_first: bool,
    ) -> Result<(Page, bool), StoreError> {
        let more = if is_first { ">=" } else { ">" };
        let sql = Sql::built(format!(
            "SELECT {} FROM {} WHERE municipality_id = $1 AND id {more} $2 ORDER BY id LIMIT $3",
            facts.column_list(),
            facts.name
        ));
        let mut page = Page::new();
        let mut read = 0;
        let mut unreadable = Vec::new();
        self.connection
            .each(
                sql,
                values![self.tenant, RowId::from_bytes(after), ROWS],
                facts.name,
                |columns| {
                    read += 1;
                    let row: Result<Vec<Value<'static>>, StoreError> = facts
                        .columns
                        .iter()
                        .map(|column| columns.value(column.kind))
                        .collect();
                    match row {
                        Ok(row) => match row.first().and_then(Value::id) {
                            Some(id) => {
                                page.insert(id, row);
                            }
                            None => unreadable.push("its id is not 16 bytes".to_owned()),
                        },
                        Err(error) => unreadable.push(error.to_string()),
                    }
                    Ok::<_, StoreError>(())
                },
            )
            .await?;
        for message in unreadable {
            self.found(VerifyFinding::RowUnreadable {
                table: facts.name,
                message,
            });
        }
        Ok((page, read == ROWS))
    }

    /// Compares a page with the covers of its stretch of ids.
    async fn check_page(
        &mut self,
        facts: &'static TableFacts,
        mut page: Page,
        after: [u8; 16],
        to: [u8; 16],
        is_first: bool,
    ) -> Result<(), StoreError> {
        let more = if is_first { ">=" } else { ">" };
        let sql = Sql::built(format!(
            "SELECT row_id, sequence, salt, digest, erased_by FROM journal_cover \
             WHERE municipality_id = $1 AND table_name = $2 AND row_id {more} $3 AND row_id <= $4 \
             ORDER BY row_id, sequence, position"
        ));
        let (after, to) = (RowId::from_bytes(after), RowId::from_bytes(to));
        let values = values![self.tenant, facts.name, after, to];
        let mut findings = Vec::new();
        let mut latest: Option<Latest> = None;
        let erased = &self.erased;
        self.connection
            .each(sql, values, "journal_cover", |columns| {
                let next = Latest {
                    row: *columns.field::<RowId>()?.as_bytes(),
                    sequence: columns.field()?,
                    salt: columns.field()?,
                    digest: columns.field()?,
                    erased_by: columns.field()?,
                };
                if let Some(before) = latest.replace(next) {
                    let is_last = latest.as_ref().is_none_or(|next| next.row != before.row);
                    if is_last {
                        let row = page.remove(&before.row);
                        findings.extend(settle(facts, &before, row.as_deref()));
                    } else if before.salt.is_none() {
                        findings.extend(excuse(facts, &before, erased));
                    }
                }
                Ok::<_, StoreError>(())
            })
            .await?;
        if let Some(last) = latest {
            let row = page.remove(&last.row);
            findings.extend(settle(facts, &last, row.as_deref()));
        }
        findings.dedup();
        findings.extend(page.into_keys().map(|id| VerifyFinding::RowUncovered {
            table: facts.name,
            id: Uuid::from_bytes(id),
        }));
        for finding in findings {
            self.found(finding);
        }
        Ok(())
    }

    /// Finds covers of tables that this program doesn't know, going from name to name.
    async fn check_table_names(&mut self) -> Result<(), StoreError> {
        let mut after = String::new();
        loop {
            let next: Option<(String,)> = self
                .connection
                .first(
                    Sql::fixed(
                        "SELECT table_name FROM journal_cover \
                         WHERE municipality_id = $1 AND table_name > $2 ORDER BY table_name LIMIT 1",
                    ),
                    values![self.tenant, after],
                )
                .await?;
            let Some((table,)) = next else {
                return Ok(());
            };
            if !COVERED.iter().any(|facts| facts.name == table) {
                self.found(VerifyFinding::UnknownTable { table: table.clone() });
            }
            after = table;
        }
    }
}

/// Compares a row with its last cover.
fn settle(facts: &TableFacts, cover: &Latest, row: Option<&[Value<'_>]>) -> Option<VerifyFinding> {
    let table = facts.name;
    let id = Uuid::from_bytes(cover.row);
    let sequence = cover.sequence.unsigned_abs();
    let Some(row) = row else {
        return Some(VerifyFinding::RowMissing { table, id, sequence });
    };
    let Some(salt) = cover.salt else {
        return Some(VerifyFinding::SaltMissing { table, id, sequence });
    };
    let mut bytes = Vec::with_capacity(512);
    canonical(facts, row, &mut bytes);
    (salted_digest(salt, &bytes) != cover.digest).then_some(VerifyFinding::RowChanged { table, id, sequence })
}

/// Whether the missing salt of an earlier cover is explained by an erasure.
fn excuse(facts: &TableFacts, cover: &Latest, erased: &ErasedThings) -> Option<VerifyFinding> {
    let id = Uuid::from_bytes(cover.row);
    let proof = cover
        .erased_by
        .filter(|by| erased.rows.contains(&(facts.name.to_owned(), cover.row, *by)));
    Some(match proof {
        Some(by) => VerifyFinding::RowErased {
            table: facts.name,
            id,
            by: by.unsigned_abs(),
        },
        None => VerifyFinding::SaltMissing {
            table: facts.name,
            id,
            sequence: cover.sequence.unsigned_abs(),
        },
    })
}
