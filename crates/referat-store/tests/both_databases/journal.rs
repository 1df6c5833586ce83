//! Writes and their entries.

use referat_store::forums::ForumRow;

use crate::harness::{On, Sandved, entry, on_both};

fn forum(write: &mut referat_store::Write<'_>, name: &str) -> ForumRow {
    ForumRow {
        id: write.fresh(),
        name: name.into(),
        abbreviation: None,
        profile: "administrative".into(),
        removed_at: None,
    }
}

on_both! {
    async fn a_write_lasts_with_its_entry(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        let chefforum = forum(&mut write, "Chefforum");
        write.insert(std::slice::from_ref(&chefforum)).await.unwrap();
        assert_eq!(
            write.reading().forum_by_name("Chefforum").await.unwrap(),
            Some(chefforum.clone())
        );
        let entry = write.commit(entry("make_forum", chefforum.id.uuid())).await.unwrap();
        assert_eq!(entry.sequence, 2);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), [chefforum]);
        assert_eq!(sandved.store.heads().await.unwrap()[0].hash, entry.hash);
    }

    async fn a_write_dropped_without_an_entry_was_never_written(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        let chefforum = forum(&mut write, "Chefforum");
        write.insert(&[chefforum]).await.unwrap();
        drop(write);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), []);
    }
}
