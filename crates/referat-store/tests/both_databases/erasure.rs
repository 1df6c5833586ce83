//! Erasure (GDPR article 17): the words are gone from everywhere, and the chain still stands.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_store::{ErasureGround, Page, StoreError, VerifyFinding};

use crate::harness::{On, Sandved, entry, on_both};

fn ground() -> ErasureGround {
    ErasureGround {
        ground: "databeskyttelsesforordningen artikel 17, stk. 1, litra d".into(),
        approver: "Databeskyttelsesrådgiveren".into(),
    }
}

on_both! {
    async fn an_erased_row_is_told_of_and_no_damage(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let written_down = sandved.head().await;
        let mut write = sandved.write().await;
        let mut blanked = world.remark.clone();
        blanked.text = String::new();
        write.erase(&blanked, &ground()).await.unwrap();
        let erased = write.commit(entry("erase", world.remark.id.uuid())).await.unwrap();
        let report = sandved.verify(Some(written_down)).await;
        assert_eq!(
            report.findings,
            [VerifyFinding::RowErased { table: "remark", id: world.remark.id.uuid(), by: erased.sequence }]
        );
        assert_eq!(report.findings[0].to_string(), format!("remark {}: earlier words erased by entry 3", world.remark.id));
        assert!(report.is_sound());
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.remarks(&[world.decision.id]).await.unwrap(), [blanked]);
        assert_eq!(reading.erasures().await.unwrap().len(), 1);
    }

    async fn what_is_erased_is_watched_like_everything_else(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let mut write = sandved.write().await;
        let mut blanked = world.remark.clone();
        blanked.text = String::new();
        write.erase(&blanked, &ground()).await.unwrap();
        write.commit(entry("erase", world.remark.id.uuid())).await.unwrap();
        let bare = sandved.bare().await;
        let id = bare.bytes(world.remark.id.as_bytes());
        bare.run(&format!("UPDATE remark SET text = 'X' WHERE id = {id}")).await;
        assert!(!sandved.verify(None).await.is_sound());
        bare.run(&format!("UPDATE remark SET text = '' WHERE id = {id}")).await;
        assert!(sandved.verify(None).await.is_sound());
        bare.run("UPDATE erasure SET approver = 'X'").await;
        assert!(!sandved.verify(None).await.is_sound());
    }

    async fn a_row_written_and_erased_at_once_leaves_no_salt(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let mut write = sandved.write().await;
        let mut remark = world.remark.clone();
        remark.id = write.fresh();
        write.insert(std::slice::from_ref(&remark)).await.unwrap();
        remark.text = String::new();
        write.erase(&remark, &ground()).await.unwrap();
        write.commit(entry("erase", remark.id.uuid())).await.unwrap();
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::RowErased { table: "remark", id: remark.id.uuid(), by: 3 }]
        );
    }

    async fn a_row_erased_twice_is_explained_twice(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        for text in ["Bemærkning af A.", ""] {
            let mut write = sandved.write().await;
            let mut blanked = world.remark.clone();
            blanked.text = text.into();
            write.erase(&blanked, &ground()).await.unwrap();
            write.commit(entry("erase", world.remark.id.uuid())).await.unwrap();
        }
        let id = world.remark.id.uuid();
        assert_eq!(
            sandved.verify(None).await.findings,
            [
                VerifyFinding::RowErased { table: "remark", id, by: 3 },
                VerifyFinding::RowErased { table: "remark", id, by: 4 },
            ]
        );
    }

    async fn the_words_of_an_entry_can_be_erased_once(on: On) {
        let (mut sandved, _) = Sandved::filled(on).await;
        let mut write = sandved.write().await;
        write.erase_words(2, &ground()).await.unwrap();
        write.commit(entry("erase", uuid::Uuid::nil())).await.unwrap();
        let report = sandved.verify(None).await;
        assert_eq!(report.findings, [VerifyFinding::WordsErased { sequence: 2, by: 3 }]);
        assert!(report.is_sound());
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let journal = reading.journal(Page { offset: 1, limit: 1 }).await.unwrap();
        assert_eq!((journal[0].actor.clone(), journal[0].erased_by), (None, Some(3)));
        drop(reading);
        let mut write = sandved.write().await;
        assert!(matches!(
            write.erase_words(2, &ground()).await,
            Err(StoreError::NoSuchEntry { sequence: 2 })
        ));
        assert!(matches!(
            write.erase_words(99, &ground()).await,
            Err(StoreError::NoSuchEntry { sequence: 99 })
        ));
    }
}

/// The bytes of the database file and its log hold nothing of what was erased.
#[tokio::test]
async fn erased_words_are_gone_from_the_file() {
    let (mut sandved, world) = Sandved::filled(On::Sqlite).await;
    let secret = "Hemmelighed om en borger";
    let mut write = sandved.write().await;
    let mut remark = world.remark.clone();
    remark.text = secret.repeat(300);
    write.update(&remark).await.unwrap();
    write.commit(entry("remark", remark.id.uuid())).await.unwrap();
    let mut write = sandved.write().await;
    remark.text = String::new();
    write.erase(&remark, &ground()).await.unwrap();
    write.commit(entry("erase", remark.id.uuid())).await.unwrap();
    for name in ["referat.db", "referat.db-wal"] {
        let bytes = std::fs::read(sandved.config.data_dir.join(name)).unwrap_or_default();
        let is_there = bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!is_there, "{name}");
    }
}
