//! The file store: contents by checksum, and what a kill leaves behind.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_store::Store;
use referat_store::files::FileError;

use crate::harness::{On, Sandved, entry, noon, on_both};
use crate::world::nowhere;

on_both! {
    async fn the_same_bytes_stand_once(on: On) {
        let sandved = Sandved::on(on).await;
        let files = sandved.store.files();
        let one = files.keep(b"Bilag").await.unwrap();
        let other = files.keep(b"Bilag").await.unwrap();
        let streamed = files.keep_from(&b"Bilag"[..]).await.unwrap();
        assert_eq!((one, one), (other, streamed));
        assert_eq!(files.read_all(one.checksum).await.unwrap(), b"Bilag");
        let hex = one.checksum.hex();
        assert!(files.path_of(one.checksum).ends_with(format!("files/{}/{}", &hex[..2], &hex[2..])));
        assert!(std::fs::read_dir(files.folder().join("incoming")).unwrap().next().is_none());
        assert!(matches!(
            files.read_all(nowhere().checksum).await,
            Err(FileError::Missing { checksum }) if checksum == nowhere().checksum
        ));
    }

    async fn a_row_of_a_file_is_made_once_and_brought_back(on: On) {
        let mut sandved = Sandved::on(on).await;
        let content = sandved.store.files().keep(b"Bilag").await.unwrap();
        let mut write = sandved.write().await;
        let row = write.keep_file(&content, "text/plain").await.unwrap();
        assert_eq!(write.keep_file(&content, "text/plain").await.unwrap(), row);
        write.remove(&row).await.unwrap();
        assert_eq!(write.keep_file(&content, "text/plain").await.unwrap(), row);
        write.commit(entry("keep", row.id.uuid())).await.unwrap();
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }
}

/// What is in the folder of the files, without the marks and the lock.
fn contents(sandved: &Sandved) -> usize {
    walk(&sandved.config.data_dir.join("files"))
}

fn walk(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            match entry.file_type().unwrap().is_dir() {
                true => walk(&entry.path()),
                false => usize::from(entry.file_name().len() == 62 || folder.ends_with("incoming")),
            }
        })
        .sum()
}

#[tokio::test]
async fn what_no_row_names_is_swept_when_the_store_is_opened_alone() {
    let mut sandved = Sandved::on(On::Sqlite).await;
    let named = sandved.store.files().keep(b"Bilag").await.unwrap();
    let mut write = sandved.write().await;
    let row = write.keep_file(&named, "text/plain").await.unwrap();
    write.commit(entry("keep", row.id.uuid())).await.unwrap();
    sandved.store.files().keep(b"orphan").await.unwrap();
    let half = sandved.config.data_dir.join("files/incoming/1-1");
    std::fs::write(&half, "half").unwrap();
    assert_eq!(contents(&sandved), 3);

    let beside = Store::open(&sandved.config, noon()).await.unwrap();
    assert_eq!(
        contents(&sandved),
        3,
        "another process may be in the middle of an import"
    );
    beside.close().await;
    let config = sandved.config.clone();
    let Sandved { store, folder, .. } = sandved;
    store.close().await;

    let again = Store::open(&config, noon()).await.unwrap();
    assert_eq!(walk(&config.data_dir.join("files")), 1);
    assert_eq!(again.files().read_all(named.checksum).await.unwrap(), b"Bilag");
    drop(folder);
}

#[tokio::test]
async fn the_bytes_of_a_removed_file_are_swept() {
    let mut sandved = Sandved::on(On::Sqlite).await;
    let named = sandved.store.files().keep(b"Bilag").await.unwrap();
    let mut write = sandved.write().await;
    let row = write.keep_file(&named, "text/plain").await.unwrap();
    write.commit(entry("keep", row.id.uuid())).await.unwrap();
    let mut write = sandved.write().await;
    write.remove(&row).await.unwrap();
    write.commit(entry("remove", row.id.uuid())).await.unwrap();
    let config = sandved.config.clone();
    let tenant = sandved.tenant;
    let Sandved { store, folder, .. } = sandved;
    store.close().await;
    let again = Store::open(&config, noon()).await.unwrap();
    assert_eq!(walk(&config.data_dir.join("files")), 0);
    let options = referat_store::VerifyOptions {
        written_down: Vec::new(),
        issued: Vec::new(),
        index: None,
        progress: &mut |_| {},
    };
    assert!(again.verify(tenant, options).await.unwrap().is_sound());
    drop(folder);
}
