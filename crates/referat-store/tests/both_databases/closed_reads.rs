//! The log of reads, and the journal asked about a thing.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::{AgendaItemId, IdSource as _};
use referat_store::closed_reads::{ClosedReadQuery, ClosedReadRow};
use referat_store::journal::{JournalQuery, Thing};
use referat_store::{Page, RowId};
use uuid::Uuid;

use crate::harness::{On, Sandved, Seeded, entry, noon, on_both};

const MINUTE: i64 = 60_000_000;

fn read(entropy: &mut Seeded, who: &str, item: AgendaItemId, at: i64) -> ClosedReadRow {
    ClosedReadRow {
        id: RowId::from(entropy.next_id()),
        at,
        who: who.into(),
        person_id: None,
        seeing_as: None,
        subject_kind: "agenda_item".into(),
        subject_id: RowId::from(item.uuid()),
        agenda_item_id: item,
        what: "page".into(),
    }
}

async fn actions(sandved: &Sandved, query: &JournalQuery) -> Vec<String> {
    let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
    let entries = reading.journal_matching(query, Page::first(99)).await.unwrap();
    assert_eq!(reading.journal_count(query).await.unwrap(), entries.len() as u64);
    entries.into_iter().map(|entry| entry.action).collect()
}

on_both! {
    async fn the_same_reader_reading_the_same_thing_again_is_one_row_for_a_while(on: On) {
        let sandved = Sandved::on(on).await;
        let head = sandved.head().await;
        let mut entropy = Seeded::new(3);
        let (item, other) = (AgendaItemId::from_bytes([1; 16]), AgendaItemId::from_bytes([2; 16]));
        let now = noon().as_microsecond();
        let mut noted = Vec::new();
        for (who, item, at) in [
            ("bo", item, now),
            ("bo", item, now + 9 * MINUTE),
            ("eva", item, now + 9 * MINUTE),
            ("bo", other, now + 9 * MINUTE),
            ("bo", item, now + 11 * MINUTE),
        ] {
            let row = read(&mut entropy, who, item, at);
            noted.push(sandved.store.note_closed_reads(sandved.tenant, &[row], at - 10 * MINUTE).await.unwrap());
        }
        assert_eq!(noted, [1, 0, 1, 1, 1]);
        let mut as_eva = read(&mut entropy, "bo", item, now + 12 * MINUTE);
        as_eva.seeing_as = Some("eva".into());
        let as_eva = [as_eva];
        assert_eq!(sandved.store.note_closed_reads(sandved.tenant, &as_eva, now + 2 * MINUTE).await.unwrap(), 1);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let of_item = ClosedReadQuery { thing: Some(item.uuid()), ..ClosedReadQuery::default() };
        let rows = reading.closed_reads(&of_item, Page::first(9)).await.unwrap();
        assert_eq!(rows.first(), as_eva.first(), "the newest first, as it was written");
        assert_eq!((rows.len(), reading.closed_read_count(&of_item).await.unwrap()), (4, 4));
        let by_eva = ClosedReadQuery {
            since: Some(now + 9 * MINUTE),
            before: Some(now + 10 * MINUTE),
            who: Some("eva".into()),
            what: Some("page".into()),
            thing: None,
        };
        assert_eq!(reading.closed_read_count(&by_eva).await.unwrap(), 1);
        assert_eq!(sandved.head().await, head, "a read is no entry of the journal");
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn an_entry_is_about_a_thing_when_it_covers_a_row_of_it(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let mut remark = world.remark.clone();
        remark.text = "En anden".into();
        let mut write = sandved.write().await;
        write.update(&remark).await.unwrap();
        write.commit(entry("mend_remark", Uuid::from_u128(1))).await.unwrap();
        let mut write = sandved.write().await;
        write.update(&world.attachment).await.unwrap();
        write.commit(entry("mend_attachment", Uuid::from_u128(2))).await.unwrap();
        let about = |thing, id| JournalQuery { about: vec![(thing, id)], ..JournalQuery::default() };
        let all = ["mend_attachment", "mend_remark", "fill"];
        for (thing, id) in [
            (Thing::Item, world.item.id.uuid()),
            (Thing::Meeting, world.meeting.id.uuid()),
            (Thing::Case, world.case.id.uuid()),
        ] {
            assert_eq!(actions(&sandved, &about(thing, id)).await, all, "{thing:?}");
        }
        // A forum's journal stops at decisions and documents.
        assert_eq!(actions(&sandved, &about(Thing::Forum, world.forum.id.uuid())).await, ["fill"]);
        assert_eq!(actions(&sandved, &about(Thing::Person, world.person.id.uuid())).await, ["fill"]);
        assert_eq!(actions(&sandved, &about(Thing::Row, world.remark.id.uuid())).await, ["mend_remark", "fill"]);
        assert_eq!(actions(&sandved, &about(Thing::Item, Uuid::from_u128(9))).await, Vec::<String>::new());
    }

    async fn entries_are_found_by_day_by_who_and_by_action(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let now = noon().as_microsecond();
        let none = Vec::<String>::new();
        let any = JournalQuery::default();
        assert_eq!(actions(&sandved, &any).await, ["fill", "make_municipality"]);
        let query = JournalQuery { since: Some(now), before: Some(now + 1), ..any.clone() };
        assert_eq!(actions(&sandved, &query).await.len(), 2);
        assert_eq!(actions(&sandved, &JournalQuery { before: Some(now), ..any.clone() }).await, none);
        let by = |names: &[&str]| JournalQuery {
            actors: Some(names.iter().map(|name| (*name).to_owned()).collect()),
            ..JournalQuery::default()
        };
        assert_eq!(actions(&sandved, &by(&["Bo Holm", "x"])).await.len(), 2);
        assert_eq!(actions(&sandved, &by(&["x"])).await, none);
        assert_eq!(actions(&sandved, &by(&[])).await, none);
        let query = JournalQuery {
            action: Some("fill".into()),
            subject_kind: Some("thing".into()),
            about: vec![(Thing::Meeting, world.meeting.id.uuid())],
            ..any
        };
        assert_eq!(actions(&sandved, &query).await, ["fill"]);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        assert_eq!(reading.journal_actors().await.unwrap(), ["Bo Holm"]);
        assert_eq!(reading.journal_actions().await.unwrap().len(), 2);
        let covered = reading.covered_rows(&[1, 2, 3]).await.unwrap();
        assert_eq!(covered.keys().copied().collect::<Vec<_>>(), [1, 2]);
        assert!(covered.values().flatten().any(|(table, count)| table == "remark" && *count == 1));
    }
}
