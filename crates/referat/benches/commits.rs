//! How many documents are imported and committed a second, beside how often SQLite itself commits.
//!
//! Measured on one file system in one run: documents one to a transaction, documents by the handful as
//! `referat import` does it, and SQLite alone with the same settings (write-ahead log, synced at each commit),
//! once with two inserts to a commit, once with as many rows as a document has.
//! `REFERAT_BENCH_DOCUMENTS` says how many documents; `REFERAT_BENCH_SECONDS` how long SQLite is measured.
#![expect(
    clippy::print_stdout,
    reason = "what was measured is the data of this program"
)]
#![expect(clippy::expect_used, reason = "a measurement that can't be set up ends here")]

#[path = "setting/office.rs"]
mod office;

use std::path::Path;
use std::time::{Duration, Instant};

use referat_actions::import_meetings::{ImportOptions, MeetingSource};
use referat_fixtures::generator::generate_series;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::runtime::Runtime;

/// Documents in a transaction of `referat import`.
const HANDFUL: usize = 16;

/// What the documents are drawn from.
const SEED: u64 = 7;

fn main() {
    let documents = office::number("REFERAT_BENCH_DOCUMENTS", 320) as usize;
    let time = Duration::from_secs(office::number("REFERAT_BENCH_SECONDS", 4));
    let sources: Vec<MeetingSource> = generate_series(SEED, documents)
        .map(|document| {
            let files = document
                .files()
                .into_iter()
                .map(|file| (file.file_name, file.bytes))
                .collect();
            office::source(&document.file_name, &document.text, files)
        })
        .collect();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder for SQLite");
        let alone = sqlite(&folder.path().join("two.db"), 2, time).await;
        let (single, rows) = imported(&sources, 1).await;
        let (grouped, _) = imported(&sources, HANDFUL).await;
        let alike = sqlite(&folder.path().join("many.db"), rows, time).await;
        println!("SQLite alone, two inserts a commit:          {alone:.0} commits a second");
        println!("SQLite alone, {rows} inserts a commit:         {alike:.0} commits a second");
        println!("import, one document a commit:               {single:.1} commits a second, {documents} documents");
        println!(
            "import, {HANDFUL} documents a commit:              {:.1} commits a second, {grouped:.1} documents a second",
            grouped / HANDFUL as f64
        );
        println!("ratio, one document a commit to SQLite's two inserts:     {:.3}", single / alone);
        println!("ratio, one document a commit to as many inserts:          {:.3}", single / alike);
        println!("ratio, documents by the handful to SQLite's two inserts:  {:.3}", grouped / alone);
        println!("ratio, documents by the handful to as many inserts:       {:.3}", grouped / alike);
    });
}

/// Imports the documents so many at a time; documents a second, and the rows a document has on average.
async fn imported(sources: &[MeetingSource], at_a_time: usize) -> (f64, u64) {
    let (office, _folder) = office::found().await;
    let actor = office::actor();
    let begun = Instant::now();
    for handful in sources.chunks(at_a_time) {
        office
            .import_meetings(&actor, handful, ImportOptions::default())
            .await
            .expect("an import");
    }
    let rate = sources.len() as f64 / begun.elapsed().as_secs_f64();
    let verified = office.verify(None, &mut |_| {}).await.expect("a verification");
    assert!(verified.is_sound(), "what was imported is damaged");
    office.close().await;
    (rate, verified.rows / sources.len() as u64)
}

/// Commits of SQLite a second, with so many inserts each, under the settings of our store.
async fn sqlite(file: &Path, inserts: u64, time: Duration) -> f64 {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await
        .expect("SQLite");
    let table = "CREATE TABLE line (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, words TEXT NOT NULL) STRICT";
    sqlx::query(table)
        .execute(&mut connection)
        .await
        .expect("a table");
    let words = "Chefforum godkender dagsorden for dagens møde og referatet fra seneste møde. ".repeat(2);
    let begun = Instant::now();
    let mut commits = 0_u64;
    while begun.elapsed() < time {
        let mut transaction = connection.begin().await.expect("a transaction");
        for _ in 0..inserts {
            sqlx::query("INSERT INTO line (kind, words) VALUES ($1, $2)")
                .bind("clause")
                .bind(&words)
                .execute(&mut *transaction)
                .await
                .expect("an insert");
        }
        transaction.commit().await.expect("a commit");
        commits += 1;
    }
    let rate = commits as f64 / begun.elapsed().as_secs_f64();
    connection.close().await.expect("the end");
    rate
}
