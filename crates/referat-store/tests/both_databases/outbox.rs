//! The search outbox: filled with the write, forgotten when it is taken in.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_store::search_outbox::OutboxEntry;
use referat_store::verify::IndexState;
use referat_store::{VerifyFinding, VerifyOptions};
use uuid::Uuid;

use crate::harness::{On, Sandved, entry, on_both};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

async fn reindex(sandved: &mut Sandved, ids: impl IntoIterator<Item = u128>) {
    let mut write = sandved.write().await;
    for number in ids {
        write.reindex("agenda_item", id(number));
    }
    write.commit(entry("touch", id(0))).await.unwrap();
}

async fn outbox(sandved: &Sandved) -> Vec<OutboxEntry> {
    sandved
        .store
        .reading(sandved.tenant)
        .await
        .unwrap()
        .outbox(1000)
        .await
        .unwrap()
}

on_both! {
    async fn sequences_grow_for_ever(on: On) {
        let mut sandved = Sandved::on(on).await;
        assert_eq!(outbox(&sandved).await, []);
        reindex(&mut sandved, [2, 1, 2]).await;
        let first = outbox(&sandved).await;
        let seen: Vec<_> = first.iter().map(|entry| (entry.sequence, entry.subject)).collect();
        assert_eq!(seen, [(1, id(1)), (2, id(2))]);
        sandved.store.acknowledge_outbox(sandved.tenant, 2).await.unwrap();
        assert_eq!(outbox(&sandved).await, []);
        reindex(&mut sandved, 1..=100).await;
        let sequences: Vec<i64> = outbox(&sandved).await.iter().map(|entry| entry.sequence).collect();
        assert_eq!(sequences, (3..=102).collect::<Vec<_>>());
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.search_generation().await.unwrap().unwrap().last_sequence, 102);
    }

    async fn a_write_that_is_dropped_puts_nothing_there(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        write.reindex("agenda_item", id(1));
        drop(write);
        assert_eq!(outbox(&sandved).await, []);
    }

    async fn an_index_that_lags_is_told_of_and_no_damage(on: On) {
        let mut sandved = Sandved::on(on).await;
        reindex(&mut sandved, 1..=5).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let epoch = reading.search_generation().await.unwrap().unwrap().epoch;
        drop(reading);
        let cases = [
            (Some(epoch), 5, None),
            (Some(epoch), 3, Some(VerifyFinding::IndexBehind { behind: 2 })),
            (None, 0, Some(VerifyFinding::IndexBehind { behind: 5 })),
            (
                Some(epoch),
                6,
                Some(VerifyFinding::IndexOutdated { reason: "it has followed another database".into() }),
            ),
            (
                Some([1; 16]),
                5,
                Some(VerifyFinding::IndexOutdated { reason: "it has followed another database".into() }),
            ),
        ];
        for (epoch, taken_in, expected) in cases {
            let options = VerifyOptions {
                written_down: Vec::new(),
                issued: Vec::new(),
                index: Some(IndexState { epoch, taken_in, complaint: None }),
                progress: &mut |_| {},
            };
            let report = sandved.store.verify(sandved.tenant, options).await.unwrap();
            assert_eq!(report.findings, Vec::from_iter(expected));
            assert!(report.is_sound());
        }
    }
}
