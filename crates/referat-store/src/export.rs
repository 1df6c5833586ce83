//! Export: everything as JSON and files, for whoever leaves or looks from outside.
//!
//! One file per table with one row per line, in the order of the keys; the bytes of the files; the ends of the
//! chains; and a page that says how to read it. The same data give the same bytes, from either database. It is
//! read row by row, so it can be larger than memory, and it appears whole or not at all.

use std::io::{self, Write as _};
use std::path::Path;

use crate::StoreError;
use crate::backup::{CopyError, copy_files};
use crate::database::connection::{Connection, Sql};
use crate::database::value::{Kind, Value};
use crate::heads::{self, HEAD_FILE};
use crate::new_folder::{FolderError, NewFolder, at};
use crate::registry::{COVERED, UNCOVERED};
use crate::store::Store;
use crate::table::TableFacts;

/// Why an export was not made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder could not be made.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<CopyError> for ExportError {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Folder(error) => Self::Folder(error),
            CopyError::Store(error) => Self::Store(error),
        }
    }
}

/// What was exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportReport {
    /// Tables.
    pub tables: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Files.
    pub files: u64,
}

/// The page that says how to read an export.
const README: &str = include_str!("export/README.txt");

impl Store {
    /// Writes everything into a new folder.
    ///
    /// # Errors
    /// Nothing is left behind if it can't be finished.
    pub async fn export(&self, to: &Path) -> Result<ExportReport, ExportError> {
        let folder = NewFolder::begin(to).await?;
        let tables = folder.path().join("tables");
        tokio::fs::create_dir_all(&tables).await.map_err(at(&tables))?;
        let mut connection = self.database.begin_reading().await?.for_reading();
        let mut report = ExportReport {
            tables: 0,
            rows: 0,
            files: 0,
        };
        let covered = COVERED.iter().map(|facts| (facts, &["id"][..]));
        let uncovered = UNCOVERED
            .iter()
            .filter(|table| !table.is_secret)
            .map(|table| (&table.facts, table.key));
        for (facts, key) in covered.chain(uncovered) {
            let file = tables.join(format!("{}.jsonl", facts.name));
            report.rows += export_table(&mut connection, facts, key, &file).await?;
            report.tables += 1;
        }
        report.files = copy_files(&mut connection, &self.files, &folder).await?;
        let heads = crate::store::heads_of(&mut connection).await?;
        folder.write(HEAD_FILE, heads::to_json(&heads).as_bytes()).await?;
        folder.write("README.txt", README.as_bytes()).await?;
        folder.finish().await?;
        Ok(report)
    }
}

async fn export_table(
    connection: &mut Connection<'_>,
    facts: &'static TableFacts,
    key: &[&str],
    file: &Path,
) -> Result<u64, ExportError> {
    let mut order = String::from("municipality_id");
    for column in key {
        order.push_str(", ");
        order.push_str(column);
    }
    let sql = Sql::built(format!(
        "SELECT municipality_id, {} FROM {} ORDER BY {order}",
        facts.column_list(),
        facts.name
    ));
    let open = std::fs::File::create(file).map_err(at(file))?;
    let mut out = io::BufWriter::with_capacity(1 << 16, open);
    let mut rows = 0;
    connection
        .each(sql, &[], facts.name, |columns| {
            let mut object = serde_json::Map::new();
            object.insert(
                "municipality_id".to_owned(),
                json("municipality_id", &columns.value(Kind::Bytes)?),
            );
            for column in facts.columns {
                let value = columns.value(column.kind)?;
                object.insert(column.name.to_owned(), json(column.name, &value));
            }
            let line = serde_json::Value::Object(object).to_string();
            writeln!(out, "{line}").map_err(at(file))?;
            rows += 1;
            Ok::<_, ExportError>(())
        })
        .await?;
    out.flush().map_err(at(file))?;
    out.get_ref().sync_all().map_err(at(file))?;
    Ok(rows)
}

/// A value as JSON: ids as UUIDs, other bytes in hexadecimal, texts as they are.
fn json(column: &str, value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Integer(None) | Value::Text(None) | Value::Bytes(None) => serde_json::Value::Null,
        Value::Integer(Some(number)) => (*number).into(),
        Value::Text(Some(text)) => text.as_ref().into(),
        Value::Bytes(Some(bytes)) => match value.id() {
            Some(id) if column.ends_with("id") => uuid::Uuid::from_bytes(id).to_string().into(),
            Some(_) | None => hex(bytes).into(),
        },
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
