//! What is one reader's own: kept beside the chain, asked with the person alone, gone when they say so.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_domain::ids::{AgendaItemId, PersonId};
use referat_domain::paper::attachment::Checksum;
use referat_domain::{Date, SignedDuration};
use referat_store::RowId;
use referat_store::own_reading::{MarkedPassage, NoteKept, Shown};
use referat_store::people::PersonRow;

use crate::harness::{On, Sandved, entry, noon, on_both};

async fn an_item(sandved: &Sandved, meeting: referat_domain::ids::MeetingId) -> AgendaItemId {
    let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
    reading.items_of_meeting(meeting).await.unwrap()[0].id
}

async fn bodies(sandved: &Sandved, person: PersonId, item: AgendaItemId) -> Vec<String> {
    let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
    let marks = reading.read_marks(person, &[item]).await.unwrap();
    marks.into_iter().map(|mark| mark.body).collect()
}

fn shown(item: AgendaItemId, body: &str) -> Shown {
    Shown {
        item,
        digest: Checksum::of(body.as_bytes()),
        body: body.to_owned(),
    }
}

fn passage(item: AgendaItemId, id: u8) -> MarkedPassage {
    MarkedPassage {
        id: RowId::from_bytes([id; 16]),
        item,
        words: "skal uddybes".into(),
        stood_before: "Havnen ".into(),
        stood_after: String::new(),
        began_at: 7,
        remark: None,
        marked_at: 1,
    }
}

on_both! {
    async fn what_somebody_read_last_is_theirs_and_no_entry_tells_of_it(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let item = an_item(&sandved, world.meeting.id).await;
        let (person, other) = (world.person.id, other(&mut sandved).await);
        let (store, tenant) = (&sandved.store, sandved.tenant);
        let head = sandved.head().await;
        store.mark_read(tenant, person, &[shown(item, "første")], noon()).await.unwrap();
        store.mark_read(tenant, other, &[shown(item, "første")], noon()).await.unwrap();
        store.mark_read(tenant, person, &[shown(item, "anden")], noon()).await.unwrap();
        assert_eq!(bodies(&sandved, person, item).await, ["anden"]);
        assert_eq!(bodies(&sandved, other, item).await, ["første"]);
        store.mark_unread(tenant, other, &[item]).await.unwrap();
        assert_eq!(bodies(&sandved, other, item).await, Vec::<String>::new());
        assert_eq!(bodies(&sandved, person, item).await, ["anden"]);
        // The same once more, when it was forgotten in between.
        store.mark_read(tenant, other, &[shown(item, "første")], noon()).await.unwrap();
        assert_eq!(bodies(&sandved, other, item).await, ["første"]);
        assert_eq!(sandved.head().await, head);
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn a_note_is_written_over_the_version_that_was_read_and_keeps_what_it_said(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let item = an_item(&sandved, world.meeting.id).await;
        let (person, other) = (world.person.id, other(&mut sandved).await);
        let (store, tenant) = (&sandved.store, sandved.tenant);
        let NoteKept::Done(first) = store.keep_private_note(tenant, person, item, "Spørg", 0, noon()).await.unwrap() else {
            panic!()
        };
        assert_eq!((first.version, first.earlier.as_deref()), (1, Some("")));
        let again = store.keep_private_note(tenant, person, item, "Andet", 0, noon()).await.unwrap();
        assert_eq!(again, NoteKept::Outdated(Some(first)));
        let NoteKept::Done(second) = store.keep_private_note(tenant, person, item, "", 1, noon()).await.unwrap() else {
            panic!()
        };
        assert_eq!((second.text.as_str(), second.earlier.as_deref(), second.version), ("", Some("Spørg"), 2));
        let mut reading = store.reading(tenant).await.unwrap();
        assert_eq!(reading.private_note(other, item).await.unwrap(), None);
        assert_eq!(reading.private_notes_of(person).await.unwrap(), [second]);
        drop(reading);
        // After some days, what was removed is gone.
        let later = noon() + SignedDuration::from_hours(1);
        store.forget_reading_of_those_who_left(tenant, Date::constant(2021, 1, 1), later).await.unwrap();
        let mut reading = store.reading(tenant).await.unwrap();
        assert_eq!(reading.private_note(person, item).await.unwrap(), None);
    }

    async fn a_mark_is_taken_away_by_its_owner_alone_and_all_of_it_is_forgotten_at_once(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let item = an_item(&sandved, world.meeting.id).await;
        let (person, other) = (world.person.id, other(&mut sandved).await);
        let (store, tenant) = (&sandved.store, sandved.tenant);
        for (who, id) in [(person, 1), (other, 2)] {
            store.mark_passage(tenant, who, &passage(item, id)).await.unwrap();
            store.mark_read(tenant, who, &[shown(item, "første")], noon()).await.unwrap();
            store.keep_private_note(tenant, who, item, "Spørg", 0, noon()).await.unwrap();
        }
        assert!(!store.unmark_passage(tenant, other, item, RowId::from_bytes([1; 16])).await.unwrap());
        store.forget_own_reading(tenant, person).await.unwrap();
        let mut reading = store.reading(tenant).await.unwrap();
        assert_eq!(reading.marked_passages_of(person).await.unwrap(), []);
        assert_eq!(reading.read_marks_of(person).await.unwrap(), []);
        assert_eq!(reading.private_notes_of(person).await.unwrap(), []);
        assert_eq!(reading.marked_passages(other, item).await.unwrap(), [passage(item, 2)]);
        drop(reading);
        assert_eq!(bodies(&sandved, other, item).await, ["første"]);
        assert!(store.unmark_passage(tenant, other, item, RowId::from_bytes([2; 16])).await.unwrap());
        // Nothing of it is in an export, whoever makes it.
        let to = sandved.folder.path().join("export");
        store.export(&to).await.unwrap();
        for table in ["read_mark", "item_reading", "private_note", "marked_passage"] {
            assert!(!to.join("tables").join(format!("{table}.jsonl")).exists(), "{table}");
        }
        assert!(to.join("tables").join("shared_remark.jsonl").exists());
    }

    async fn what_was_theirs_goes_when_somebody_has_left(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let item = an_item(&sandved, world.meeting.id).await;
        let person = world.person.clone();
        let tenant = sandved.tenant;
        sandved.store.keep_private_note(tenant, person.id, item, "Spørg", 0, noon()).await.unwrap();
        let mut left = person.clone();
        left.left_on = Some(Date::constant(2026, 2, 28));
        let mut write = sandved.write().await;
        write.update(&left).await.unwrap();
        write.commit(entry("leave", person.id.uuid())).await.unwrap();
        for (day, is_there) in [(Date::constant(2026, 2, 28), true), (Date::constant(2026, 3, 1), false)] {
            sandved.store.forget_reading_of_those_who_left(tenant, day, referat_domain::Timestamp::UNIX_EPOCH).await.unwrap();
            let mut reading = sandved.store.reading(tenant).await.unwrap();
            let note = reading.private_note(person.id, item).await.unwrap();
            assert_eq!(note.is_some(), is_there, "{day}");
        }
    }
}

/// Somebody else.
async fn other(sandved: &mut Sandved) -> PersonId {
    let mut write = sandved.write().await;
    let row = PersonRow {
        id: write.fresh(),
        name: "Kim Holt".into(),
        removed_at: None,
        email: None,
        left_on: None,
    };
    write.insert(std::slice::from_ref(&row)).await.unwrap();
    write.commit(entry("make_person", row.id.uuid())).await.unwrap();
    row.id
}
