//! The outbox of mail: what waits, what became of it, and who chose what.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::PersonId;
use referat_store::RowId;
use referat_store::messages::{MessageFate, MessageRow};

use crate::harness::{On, Sandved, Seeded, entry, noon, on_both};

fn message(id: u8, person: PersonId, kind: &str, due_at: i64) -> MessageRow {
    MessageRow {
        id: RowId::from_bytes([id; 16]),
        person_id: person,
        kind: kind.to_owned(),
        subject_kind: "meeting".to_owned(),
        subject_id: RowId::from_bytes([9; 16]),
        made_at: 1,
        due_at,
        attempts: 0,
        state: "waiting".to_owned(),
        trouble: None,
        settled_at: None,
    }
}

fn fate(state: &'static str, settled_at: Option<i64>) -> MessageFate {
    MessageFate {
        state,
        due_at: 50,
        attempts: 1,
        trouble: Some("unreached".to_owned()),
        settled_at,
    }
}

async fn due(sandved: &Sandved, now: i64) -> Vec<RowId> {
    let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
    let due = reading.messages_due(now, 10).await.unwrap();
    due.into_iter().map(|row| row.id).collect()
}

on_both! {
    async fn a_message_waits_once_and_goes_its_way(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let person = world.person.id;
        let (one, two) = (RowId::from_bytes([1; 16]), RowId::from_bytes([2; 16]));
        let mut entropy = Seeded::new(7);
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        write.put_message(&message(1, person, "issued", 10)).await.unwrap();
        write.put_message(&message(3, person, "issued", 5)).await.unwrap();
        write.put_message(&message(2, person, "moved", 20)).await.unwrap();
        write.commit(entry("issue_agenda", person.uuid())).await.unwrap();
        assert!(due(&sandved, 9).await.is_empty(), "the second of the same kind about the same thing is none");
        assert_eq!(due(&sandved, 10).await, [one]);
        assert_eq!(due(&sandved, 20).await, [one, two]);

        let store = &sandved.store;
        store.settle_messages(sandved.tenant, &[one], &fate("waiting", None)).await.unwrap();
        assert_eq!(due(&sandved, 20).await, [two], "it is tried again later");
        store.settle_messages(sandved.tenant, &[one], &fate("given_up", Some(60))).await.unwrap();
        store.settle_messages(sandved.tenant, &[one], &fate("sent", Some(70))).await.unwrap();
        let mut reading = store.reading(sandved.tenant).await.unwrap();
        let counts = reading.message_counts().await.unwrap();
        assert_eq!(counts, [("given_up".to_owned(), 1), ("waiting".to_owned(), 1)], "what is settled stays settled");
        drop(reading);

        let mut write = store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        assert!(write.retry_message(one, 80).await.unwrap());
        assert!(!write.retry_message(one, 80).await.unwrap());
        write.commit(entry("retry_message", person.uuid())).await.unwrap();
        assert_eq!(due(&sandved, 80).await, [two, one]);
        store.settle_messages(sandved.tenant, &[one, two], &fate("sent", Some(90))).await.unwrap();
        assert_eq!(store.forget_messages(sandved.tenant, 90).await.unwrap(), 0);
        assert_eq!(store.forget_messages(sandved.tenant, 91).await.unwrap(), 2);
    }

    async fn the_last_choice_counts(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let person = world.person.id;
        let mut entropy = Seeded::new(8);
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        write.choose_mail(person, "daily").await.unwrap();
        write.choose_mail(person, "never").await.unwrap();
        write.commit(entry("choose_mail", person.uuid())).await.unwrap();
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.mail_choice(person).await.unwrap().as_deref(), Some("never"));
    }
}
