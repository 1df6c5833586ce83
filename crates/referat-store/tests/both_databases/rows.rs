//! Rows: every table's, there and back, and what the databases refuse alike.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use proptest::prelude::*;
use referat_store::registry::COVERED;
use referat_store::{StoreError, Table as _};

use crate::harness::{On, Sandved, entry, on_both};
use crate::world::{Words, contents, fill};

/// Fills worlds with texts of every kind; each row is read back and compared.
fn any_texts_come_back(on: On, cases: u32) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut sandved = runtime.block_on(Sandved::on(on));
    let texts = prop::collection::vec("([^\u{0}]|æ|ø|å|\\\\|'|\"|\n){0,60}", 1..8);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let sandved = std::cell::RefCell::new(&mut sandved);
    runner
        .run(&texts, |texts| {
            let mut sandved = sandved.borrow_mut();
            runtime.block_on(async {
                let contents = contents(&sandved.store).await;
                let mut write = sandved.write().await;
                fill(&mut write, &mut Words::new(texts), contents).await;
                // Rolled back: the next world has the same names.
            });
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_texts_come_back_from_sqlite() {
    any_texts_come_back(On::Sqlite, 24);
}

#[test]
fn any_texts_come_back_from_postgres() {
    any_texts_come_back(On::Postgres, 24);
}

on_both! {
    async fn the_world_has_a_row_in_every_covered_table(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        for facts in COVERED {
            let is_there = world.rows.keys().any(|(table, _)| *table == facts.name);
            // The municipality is made by the harness, and erasures have tests of their own.
            assert!(is_there || ["municipality", "erasure"].contains(&facts.name), "{}", facts.name);
        }
    }

    async fn many_rows_go_in_together(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        let persons: Vec<_> = (0..203)
            .map(|number| referat_store::people::PersonRow {
                id: write.fresh(),
                name: format!("Person {number:03}"),
                removed_at: None, email: None, left_on: None,
            })
            .collect();
        write.insert(&persons).await.unwrap();
        write.commit(entry("make_persons", persons[0].id.uuid())).await.unwrap();
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.persons().await.unwrap(), persons);
        let ids: Vec<_> = persons.iter().map(|person| person.id).collect();
        assert_eq!(reading.persons_of(&ids).await.unwrap(), persons);
    }

    async fn a_nul_character_is_refused_with_its_place(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        let person = referat_store::people::PersonRow {
            id: write.fresh(),
            name: "Hen\0rik".into(),
            removed_at: None, email: None, left_on: None,
        };
        assert!(matches!(
            write.insert(&[person]).await,
            Err(StoreError::NulInText { table: "person", column: "name" })
        ));
    }

    async fn the_same_name_twice_is_refused(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        let mut again = world.forum.clone();
        again.id = write.fresh();
        assert!(matches!(write.insert(&[again]).await, Err(StoreError::Duplicate { .. })));
    }

    async fn a_removed_name_can_be_given_again(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        write.remove(&world.forum).await.unwrap();
        let mut again = world.forum.clone();
        again.id = write.fresh();
        write.insert(std::slice::from_ref(&again)).await.unwrap();
        assert_eq!(write.reading().forums().await.unwrap(), [again]);
    }

    async fn a_row_that_points_nowhere_is_refused(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        let mut meeting = world.meeting.clone();
        meeting.id = write.fresh();
        meeting.forum_id = write.fresh();
        assert!(matches!(write.insert(&[meeting]).await, Err(StoreError::DanglingReference)));
    }

    async fn a_file_that_is_nowhere_can_be_no_attachment(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        let mut attachment = world.attachment.clone();
        attachment.checksum = Some(crate::world::nowhere().checksum);
        assert!(matches!(write.update(&attachment).await, Err(StoreError::DanglingReference)));
    }

    async fn a_row_that_is_not_there_cannot_be_changed(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        let mut other = world.person.clone();
        other.id = write.fresh();
        assert!(matches!(
            write.update(&other).await,
            Err(StoreError::NoSuchRow { table: "person", id }) if id == other.id.uuid()
        ));
    }

    async fn another_municipality_sees_nothing(on: On) {
        let mut sandved = Sandved::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        write.commit(entry("fill", world.meeting.id.uuid())).await.unwrap();
        let elsewhere = referat_domain::ids::Tenant(referat_domain::ids::MunicipalityId::from_bytes([7; 16]));
        let mut reading = sandved.store.reading(elsewhere).await.unwrap();
        assert_eq!(reading.forums().await.unwrap(), []);
        assert_eq!(reading.items_of_meeting(world.meeting.id).await.unwrap(), []);
        assert_eq!(
            reading.by_id::<referat_store::forums::ForumRow>(world.forum.id).await.unwrap(),
            None
        );
        assert_eq!(world.forum.id(), *world.forum.id.as_bytes());
    }
}
