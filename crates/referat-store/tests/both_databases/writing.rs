//! Papers and agendas while they are made: fields that two people write in, and drafts that can be gone back from.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::time::Duration;

use referat_store::agenda_drafts::AgendaDraftRow;
use referat_store::written_fields::{Held, Writer};

use crate::harness::{On, Sandved, Seeded, noon, on_both};

const BO: Writer<'static> = Writer {
    key: "bo",
    name: "Bo",
};
const EVA: Writer<'static> = Writer {
    key: "eva",
    name: "Eva",
};

on_both! {
    async fn a_field_is_never_saved_over_what_was_not_read(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let (store, tenant, paper) = (&sandved.store, sandved.tenant, world.paper.id);
        let head = sandved.head().await;
        let saved = store.save_field(tenant, paper, "title", "\"a\"", 0, BO, noon()).await.unwrap();
        let Held::Done(first) = saved else { panic!("{saved:?}") };
        assert_eq!((first.version, first.saved_by.as_str()), (1, "Bo"));
        let late = store.save_field(tenant, paper, "title", "\"b\"", 0, EVA, noon()).await.unwrap();
        assert_eq!(late, Held::Outdated(first.clone()));
        let next = store.save_field(tenant, paper, "title", "\"b\"", 1, EVA, noon()).await.unwrap();
        assert!(matches!(next, Held::Done(ref row) if row.version == 2), "{next:?}");
        assert_eq!(sandved.head().await, head, "keystrokes are not history");
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn whoever_holds_a_field_writes_alone_until_it_runs_out_or_is_taken_over(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let (store, tenant, paper) = (&sandved.store, sandved.tenant, world.paper.id);
        let until = noon() + Duration::from_secs(60);
        let held = store.hold_field(tenant, paper, "title", BO, until, false, noon()).await.unwrap();
        assert!(matches!(held, Held::Done(_)), "{held:?}");
        let refused = store.hold_field(tenant, paper, "title", EVA, until, false, noon()).await.unwrap();
        assert!(matches!(refused, Held::ByAnother(ref row) if row.holder_name.as_deref() == Some("Bo")), "{refused:?}");
        let refused = store.save_field(tenant, paper, "title", "1", 0, EVA, noon()).await.unwrap();
        assert!(matches!(refused, Held::ByAnother(_)), "{refused:?}");
        let later = noon() + Duration::from_secs(61);
        let run_out = store.hold_field(tenant, paper, "title", EVA, later + Duration::from_secs(60), false, later).await;
        assert!(matches!(run_out.unwrap(), Held::Done(_)));
        let taken = store.hold_field(tenant, paper, "title", BO, later + Duration::from_secs(60), true, later).await;
        assert!(matches!(taken.unwrap(), Held::Done(_)));
        store.release_field(tenant, paper, "title", "eva").await.unwrap();
        let mut reading = store.reading(tenant).await.unwrap();
        let rows = reading.written_fields(paper).await.unwrap();
        assert_eq!(rows[0].held_against("eva", later), Some("Bo"), "only who holds it lets go of it");
        drop(reading);
        store.release_field(tenant, paper, "title", "bo").await.unwrap();
        let saved = store.save_field(tenant, paper, "title", "1", 0, EVA, later).await.unwrap();
        assert!(matches!(saved, Held::Done(_)), "{saved:?}");
    }

    async fn an_agenda_keeps_a_hundred_versions(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut entropy = Seeded::new(5);
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        for version in 1..=120 {
            let row = AgendaDraftRow {
                version,
                body: format!("{{\"n\":{version}}}"),
                did: "add".into(),
                made_from: (version > 1).then_some(version - 1),
                redoes: None,
                saved_by: "Bo".into(),
                saved_at: 3,
            };
            write.save_agenda_draft(world.meeting.id, &row).await.unwrap();
        }
        let newest = write.reading().agenda_draft(world.meeting.id).await.unwrap().unwrap();
        assert_eq!((newest.version, newest.body.as_str()), (120, "{\"n\":120}"));
        let old = write.reading().agenda_draft_version(world.meeting.id, 20).await.unwrap();
        assert_eq!(old, None);
        assert!(write.reading().agenda_draft_version(world.meeting.id, 21).await.unwrap().is_some());
    }
}
