//! Drafts: saved outside the chain, never over a version that wasn't read.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::Timestamp;
use referat_store::drafts::{DraftError, DraftText};

use crate::harness::{On, Sandved, Seeded, noon, on_both};

fn text(body: &str, read_version: i64) -> DraftText<'_> {
    DraftText {
        owner: "bo",
        subject_kind: "section",
        subject: uuid::Uuid::from_u128(7),
        body,
        read_version,
    }
}

on_both! {
    async fn a_draft_is_saved_over_the_version_that_was_read(on: On) {
        let sandved = Sandved::on(on).await;
        let head = sandved.head().await;
        let mut entropy = Seeded::new(3);
        let store = &sandved.store;
        let first = store.save_draft(sandved.tenant, text("Sag", 0), &mut entropy, noon()).await.unwrap();
        assert_eq!(first.version, 1);
        let second = store.save_draft(sandved.tenant, text("Sagen", 1), &mut entropy, noon()).await.unwrap();
        assert_eq!((second.version, second.id), (2, first.id));
        let late = store.save_draft(sandved.tenant, text("Sager", 1), &mut entropy, noon()).await;
        assert!(matches!(late, Err(DraftError::Outdated { expected: 1, stored: 2 })), "{late:?}");
        let again = store.save_draft(sandved.tenant, text("Sager", 0), &mut entropy, noon()).await;
        assert!(matches!(again, Err(DraftError::Outdated { expected: 0, stored: 2 })), "{again:?}");
        let mut reading = store.reading(sandved.tenant).await.unwrap();
        let subject = uuid::Uuid::from_u128(7);
        assert_eq!(reading.draft("bo", "section", subject).await.unwrap(), Some(second.clone()));
        assert_eq!(reading.draft("eva", "section", subject).await.unwrap(), None);
        assert_eq!(reading.drafts_of("bo").await.unwrap(), [second]);
        assert_eq!(sandved.head().await, head, "keystrokes are not history");
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn drafts_are_thrown_away_by_hand_and_by_age(on: On) {
        let sandved = Sandved::on(on).await;
        let mut entropy = Seeded::new(3);
        let store = &sandved.store;
        let subject = uuid::Uuid::from_u128(7);
        store.save_draft(sandved.tenant, text("Sag", 0), &mut entropy, noon()).await.unwrap();
        store.discard_draft(sandved.tenant, "bo", "section", subject).await.unwrap();
        let late = store.save_draft(sandved.tenant, text("Sag", 1), &mut entropy, noon()).await;
        assert!(matches!(late, Err(DraftError::Outdated { expected: 1, stored: 0 })), "{late:?}");
        store.save_draft(sandved.tenant, text("Sag", 0), &mut entropy, noon()).await.unwrap();
        assert_eq!(store.compact_drafts(sandved.tenant, noon()).await.unwrap(), 0);
        assert_eq!(store.compact_drafts(sandved.tenant, Timestamp::MAX).await.unwrap(), 1);
    }
}
