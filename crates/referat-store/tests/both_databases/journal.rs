//! Writes and their entries: one by one, grouped, and by two writers at once.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::PersonId;
use referat_store::forums::ForumRow;
use referat_store::people::PersonRow;
use referat_store::{Page, Store, Write};

use crate::harness::{On, Sandved, Seeded, entry, noon, on_both};

fn forum(write: &mut Write<'_>, name: &str) -> ForumRow {
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
        let made = write.commit(entry("make_forum", chefforum.id.uuid())).await.unwrap();
        assert_eq!(made.sequence, 2);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), std::slice::from_ref(&chefforum));
        assert_eq!(sandved.head().await.hash, made.hash);
        let journal = reading.journal(Page::first(9)).await.unwrap();
        let actions: Vec<&str> = journal.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["make_forum", "make_municipality"]);
        assert_eq!(journal[0].actor.as_deref(), Some("Bo Holm"));
        assert_eq!(journal[0].hash, made.hash);
        let of_forum = reading.journal_of("thing", chefforum.id.uuid()).await.unwrap();
        assert_eq!(of_forum.len(), 1);
        assert_eq!(sandved.damages(Some(sandved.head().await)).await, Vec::<String>::new());
    }

    async fn a_write_dropped_without_an_entry_was_never_written(on: On) {
        let mut sandved = Sandved::on(on).await;
        let head = sandved.head().await;
        let mut write = sandved.write().await;
        let chefforum = forum(&mut write, "Chefforum");
        write.insert(&[chefforum]).await.unwrap();
        drop(write);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), []);
        assert_eq!(sandved.head().await, head);
    }

    async fn a_reading_sees_one_moment(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut before = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(before.forums().await.unwrap(), []);
        let mut write = sandved.write().await;
        let chefforum = forum(&mut write, "Chefforum");
        write.insert(std::slice::from_ref(&chefforum)).await.unwrap();
        write.commit(entry("make_forum", chefforum.id.uuid())).await.unwrap();
        assert_eq!(before.forums().await.unwrap(), []);
        let mut after = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(after.forums().await.unwrap(), [chefforum]);
    }

    async fn in_a_group_the_action_that_fails_is_rolled_back_alone(on: On) {
        let sandved = Sandved::on(on).await;
        let mut entropy = Seeded::new(7);
        let mut group = sandved.store.begin_group(sandved.tenant).await.unwrap();

        let mut first = group.part(&mut entropy, noon()).await.unwrap();
        let chefforum = forum(&mut first, "Chefforum");
        first.insert(std::slice::from_ref(&chefforum)).await.unwrap();
        first.enter(entry("make_forum", chefforum.id.uuid())).await.unwrap();

        // The same name: refused by the database, which spoils a PostgreSQL transaction up to its savepoint.
        let mut second = group.part(&mut entropy, noon()).await.unwrap();
        let person = PersonRow { id: PersonId::new(&mut *second), name: "Henrik".into(), removed_at: None, email: None, left_on: None,};
        second.insert(&[person]).await.unwrap();
        let double = forum(&mut second, "Chefforum");
        second.insert(&[double]).await.unwrap_err();
        drop(second);

        let mut third = group.part(&mut entropy, noon()).await.unwrap();
        let council = forum(&mut third, "Byrådet");
        assert_eq!(third.reading().forums().await.unwrap(), std::slice::from_ref(&chefforum));
        third.insert(std::slice::from_ref(&council)).await.unwrap();
        third.enter(entry("make_forum", council.id.uuid())).await.unwrap();

        let entries = group.commit().await.unwrap();
        assert_eq!(entries.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [2, 3]);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), [council, chefforum]);
        assert_eq!(reading.persons().await.unwrap(), []);
        assert_eq!(sandved.head().await.hash, entries[1].hash);
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn a_group_that_is_dropped_was_never_written(on: On) {
        let sandved = Sandved::on(on).await;
        let mut entropy = Seeded::new(7);
        let mut group = sandved.store.begin_group(sandved.tenant).await.unwrap();
        let mut part = group.part(&mut entropy, noon()).await.unwrap();
        let chefforum = forum(&mut part, "Chefforum");
        part.insert(std::slice::from_ref(&chefforum)).await.unwrap();
        part.enter(entry("make_forum", chefforum.id.uuid())).await.unwrap();
        drop(group);
        assert_eq!(sandved.head().await.count, 1);
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    /// Two stores on one data directory are what a command beside a running server is.
    async fn two_writers_take_turns(on: On) {
        let sandved = Sandved::on(on).await;
        let beside = Store::open(&sandved.config, noon()).await.unwrap();
        let tenant = sandved.tenant;
        let writer = |store: Store, seed: u64| async move {
            let mut entropy = Seeded::new(seed);
            for number in 0..40 {
                let mut write = store.begin(tenant, &mut entropy, noon()).await.unwrap();
                let person = PersonRow {
                    id: write.fresh(),
                    name: format!("{seed} {number}"),
                    removed_at: None, email: None, left_on: None,
                };
                write.insert(std::slice::from_ref(&person)).await.unwrap();
                write.commit(entry("make_person", person.id.uuid())).await.unwrap();
            }
        };
        let tasks = [
            tokio::spawn(writer(sandved.store.clone(), 2)),
            tokio::spawn(writer(beside.clone(), 3)),
            tokio::spawn(writer(beside, 4)),
        ];
        for task in tasks {
            task.await.unwrap();
        }
        let report = sandved.verify(Some(sandved.head().await)).await;
        assert_eq!((report.findings, report.entries, report.rows), (vec![], 121, 121));
    }
}

/// Servers put what they do on any thread.
#[test]
fn reading_and_writing_can_move_between_threads() {
    fn is_send<T: Send>(_: fn() -> T) {}
    async fn everything(sandved: &mut Sandved) {
        let mut write = sandved.write().await;
        let forum = forum(&mut write, "Chefforum");
        write.insert(&[forum]).await.unwrap();
        write.reading().forums().await.unwrap();
        write.commit(entry("make", uuid::Uuid::nil())).await.unwrap();
        sandved
            .store
            .reading(sandved.tenant)
            .await
            .unwrap()
            .forums()
            .await
            .unwrap();
        sandved.verify(None).await;
        sandved
            .store
            .backup(std::path::Path::new("nowhere"))
            .await
            .unwrap();
        sandved
            .store
            .export(std::path::Path::new("nowhere"))
            .await
            .unwrap();
    }
    is_send(|| async {
        let mut sandved = Sandved::on(On::Sqlite).await;
        everything(&mut sandved).await;
    });
}
