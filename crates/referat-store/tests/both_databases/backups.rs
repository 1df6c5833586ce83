//! Backups and exports: whole or not at all, and what was written down proves what comes back.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::BTreeMap;
use std::path::Path;

use referat_store::backup::{BackupError, RestoreError};
use referat_store::{DatabaseUrl, FolderError, Store, StoreConfig, VerifyFinding, heads};

use crate::harness::{On, Sandved, Seeded, entry, noon, on_both};

/// Every file under a folder with its bytes.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

async fn restore(from: &Path, to: &Path) -> Result<referat_store::backup::RestoreReport, RestoreError> {
    Store::restore(from, to, &mut Seeded::new(9), noon(), &mut |_| {}).await
}

#[tokio::test]
async fn a_backup_comes_back_and_is_verified() {
    let (mut sandved, world) = Sandved::filled(On::Sqlite).await;
    let to = sandved.folder.path().join("backup");
    let report = sandved.store.backup(&to).await.unwrap();
    assert_eq!((report.municipalities, report.files), (1, 2));
    let names: Vec<String> = tree(&to)
        .into_keys()
        .filter(|name| !name.starts_with("files/"))
        .collect();
    assert_eq!(names, ["head.json", "referat.db"]);
    assert_eq!(
        heads::read(&to.join("head.json")).await.unwrap(),
        [sandved.head().await]
    );

    // Written after the backup, so not in it.
    let mut write = sandved.write().await;
    write.remove(&world.meeting).await.unwrap();
    write
        .commit(entry("remove", world.meeting.id.uuid()))
        .await
        .unwrap();

    let data_dir = sandved.folder.path().join("restored");
    let restored = restore(&to, &data_dir).await.unwrap();
    assert!(restored.is_sound(), "{restored:?}");
    assert_eq!(restored.reports.len(), 1);
    let config = StoreConfig {
        data_dir,
        database: DatabaseUrl::Embedded,
    };
    let store = Store::open(&config, noon()).await.unwrap();
    let mut reading = store.reading(sandved.tenant).await.unwrap();
    let found = reading.meetings_of(&[world.meeting.id]).await.unwrap();
    assert_eq!(found, [world.meeting]);
    assert_eq!(
        store.files().read_all(world.document.checksum).await.unwrap(),
        "Punkt 1: Budget".as_bytes()
    );
}

#[tokio::test]
async fn a_backup_is_made_beside_a_writer() {
    let (mut sandved, world) = Sandved::filled(On::Sqlite).await;
    let to = sandved.folder.path().join("backup");
    let store = sandved.store.clone();
    let mut write = sandved.write().await;
    write.remove(&world.meeting).await.unwrap();
    store.backup(&to).await.unwrap();
    write
        .commit(entry("remove", world.meeting.id.uuid()))
        .await
        .unwrap();
    assert_eq!(heads::read(&to.join("head.json")).await.unwrap()[0].count, 2);
}

#[tokio::test]
async fn a_backup_goes_nowhere_where_something_is() {
    let (sandved, _) = Sandved::filled(On::Sqlite).await;
    let to = sandved.folder.path().join("backup");
    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("theirs"), "").unwrap();
    let refused = sandved.store.backup(&to).await.unwrap_err();
    assert!(
        matches!(refused, BackupError::Folder(FolderError::Exists { .. })),
        "{refused}"
    );
    let names: Vec<_> = std::fs::read_dir(sandved.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.iter().all(|name| !name.contains("incomplete")), "{names:?}");
}

#[tokio::test]
async fn a_restore_goes_into_an_empty_folder_only() {
    let (sandved, _) = Sandved::filled(On::Sqlite).await;
    let to = sandved.folder.path().join("backup");
    sandved.store.backup(&to).await.unwrap();
    let refused = restore(&to, &sandved.config.data_dir).await.unwrap_err();
    assert!(
        matches!(refused, RestoreError::Folder(FolderError::Exists { .. })),
        "{refused}"
    );
    let refused = restore(sandved.folder.path(), &sandved.folder.path().join("new"))
        .await
        .unwrap_err();
    assert!(matches!(refused, RestoreError::NotABackup { .. }), "{refused}");
}

#[tokio::test]
async fn a_backup_that_was_tampered_with_is_told_of() {
    let (sandved, world) = Sandved::filled(On::Sqlite).await;
    let to = sandved.folder.path().join("backup");
    sandved.store.backup(&to).await.unwrap();
    let checksum = world.document.checksum.hex();
    std::fs::write(
        to.join(format!("files/{}/{}", &checksum[..2], &checksum[2..])),
        "X",
    )
    .unwrap();
    let restored = restore(&to, &sandved.folder.path().join("restored"))
        .await
        .unwrap();
    assert!(!restored.is_sound());
    assert!(matches!(
        restored.reports[0].1.first_damage(),
        Some(VerifyFinding::FileChanged { checksum, .. }) if *checksum == world.document.checksum
    ));
}

#[tokio::test]
async fn a_server_is_backed_up_with_its_own_tools() {
    let (sandved, _) = Sandved::filled(On::Postgres).await;
    let refused = sandved
        .store
        .backup(&sandved.folder.path().join("backup"))
        .await
        .unwrap_err();
    assert!(matches!(refused, BackupError::NotEmbedded));
    assert!(refused.to_string().contains("pg_dump"));
}

on_both! {
    async fn an_export_holds_everything(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let to = sandved.folder.path().join("export");
        let report = sandved.store.export(&to).await.unwrap();
        assert_eq!(report.files, 2);
        let files = tree(&to);
        let names: Vec<&String> = files.keys().filter(|name| !name.contains('/')).collect();
        assert_eq!(names, ["README.txt", "head.json"]);
        let tables = files.keys().filter(|name| name.starts_with("tables/")).count();
        assert_eq!(tables as u64, report.tables);
        let decisions = String::from_utf8(files["tables/decision.jsonl"].clone()).unwrap();
        let line: serde_json::Value = serde_json::from_str(decisions.lines().next().unwrap()).unwrap();
        assert_eq!(line["id"], world.decision.id.to_string());
        assert_eq!(line["text"], world.decision.text);
        assert_eq!(line["removed_at"], serde_json::Value::Null);
        assert_eq!(line["municipality_id"], sandved.tenant.0.to_string());
        let entries = String::from_utf8(files["tables/journal_entry.jsonl"].clone()).unwrap();
        let last: serde_json::Value = serde_json::from_str(entries.lines().last().unwrap()).unwrap();
        assert_eq!(last["hash"], sandved.head().await.hash.hex());
        for facts in referat_store::registry::COVERED {
            let file = format!("tables/{}.jsonl", facts.name);
            let expected = world.rows.keys().filter(|(table, _)| *table == facts.name).count();
            let expected = expected + usize::from(facts.name == "municipality");
            assert_eq!(files[&file].iter().filter(|byte| **byte == b'\n').count(), expected, "{file}");
        }
    }
}

#[tokio::test]
async fn the_same_data_give_the_same_export_from_either_database() {
    let (on_sqlite, _) = Sandved::filled(On::Sqlite).await;
    let (on_postgres, _) = Sandved::filled(On::Postgres).await;
    let mut trees = Vec::new();
    for sandved in [&on_sqlite, &on_postgres] {
        let to = sandved.folder.path().join("export");
        sandved.store.export(&to).await.unwrap();
        trees.push(tree(&to));
    }
    for (name, bytes) in &trees[0] {
        assert!(trees[1].get(name) == Some(bytes), "{name} differs");
    }
    assert_eq!(trees[0].len(), trees[1].len());
}
