//! The journal for people, the log of closed reads, and the nightly check.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use referat_actions::import_meetings::ImportOutcome;
use referat_actions::journal_export::{self, ExportForm};
use referat_actions::lookups::{Extent, JournalFilter, JournalOf, ReadFilter};
use referat_actions::note_closed_read::read_by;
use referat_actions::office::{Clock, Office};
use referat_actions::refusal::Refusal;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PersonId, Tenant};
use referat_domain::reader::Reader;
use referat_domain::view::closed_reads::ReadWhat;
use referat_domain::view::journal::{EntryView, JournalPlace, Told};
use referat_domain::{Date, Timestamp};
use referat_store::erasures::ErasureRow;
use referat_store::{DatabaseUrl, EntryDraft, ErasureGround, Page, Store, StoreConfig};
use referat_wording::{Language, Wording};

use crate::desk::{SeededDice, at, bo, import, sandved, sandved_with_minutes, source};
use crate::silence_finding::Counted;

fn operator() -> Reader {
    Reader::local_operator()
}

async fn meeting(office: &Office) -> (MeetingId, ForumId) {
    let id = office.meeting_called("2025-01-15", None).await.unwrap();
    let forum = office.meeting(&operator(), id).await.unwrap().line.forum;
    (id, forum)
}

async fn entries(office: &Office, of: JournalOf, filter: &JournalFilter) -> Vec<EntryView> {
    let journal = office
        .journal(&operator(), of, filter, Extent::All)
        .await
        .unwrap();
    assert_eq!(journal.total, journal.entries.len() as u64);
    journal.entries.clone()
}

const CLOSED: &str = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Budget\n\n00.01.00-A00-1-25\n\nBeslutning\n\nGodkendt.\n\n\
    Punkt 2: HEMMELIG ansættelse (lukket punkt)\n\n82.00.00-G01-2-25\n\nBeslutning\n\nGodkendt.\n";

/// An office with an open item and a closed one.
async fn with_closed() -> (Office, tempfile::TempDir, AgendaItemId, AgendaItemId) {
    let (office, folder) = sandved().await;
    let results = import(&office, &[source("lukket.txt", CLOSED)]).await;
    assert!(matches!(
        results.first().unwrap().outcome,
        ImportOutcome::New { .. }
    ));
    let (id, _) = meeting(&office).await;
    let seen = office.meeting(&operator(), id).await.unwrap();
    let closed = seen.items.iter().find(|item| item.is_closed).unwrap().id;
    let open = seen.items.iter().find(|item| !item.is_closed).unwrap().id;
    (office, folder, open, closed)
}

#[tokio::test]
async fn each_thing_has_the_entries_that_touched_it() {
    let (office, _folder) = sandved_with_minutes().await;
    let (id, forum) = meeting(&office).await;
    let any = JournalFilter::default();
    let whole = entries(&office, JournalOf::Everything, &any).await;
    assert!(whole.len() > 3 && whole.is_sorted_by(|a, b| a.sequence > b.sequence));
    let of_meeting = entries(&office, JournalOf::Meeting(id), &any).await;
    assert!(
        !of_meeting.is_empty() && of_meeting.len() < whole.len(),
        "{of_meeting:?}"
    );
    let Told::All { thing, rows, .. } = &of_meeting.last().unwrap().told else {
        panic!("{of_meeting:?}")
    };
    assert!(matches!(thing.place, JournalPlace::Document(_)), "{thing:?}");
    assert!(
        rows.iter()
            .any(|(table, count)| table == "agenda_item" && *count > 1),
        "{rows:?}"
    );
    let seen = office.meeting(&operator(), id).await.unwrap();
    let item = seen.items.first().unwrap().id;
    assert!(!entries(&office, JournalOf::Item(item), &any).await.is_empty());
    let page = office.item(&operator(), item).await.unwrap();
    let case = page.thread.as_ref().unwrap().id;
    assert!(!entries(&office, JournalOf::Case(case), &any).await.is_empty());
    assert!(!entries(&office, JournalOf::Forum(forum), &any).await.is_empty());
    let thing = JournalFilter {
        thing: Some(id.uuid()),
        ..any.clone()
    };
    assert_eq!(entries(&office, JournalOf::Everything, &thing).await, of_meeting);
    let nowhere = office
        .journal(
            &operator(),
            JournalOf::Meeting(MeetingId::from_bytes([9; 16])),
            &any,
            Extent::Page(1),
        )
        .await;
    assert!(matches!(nowhere, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn the_journal_is_filtered_by_day_by_who_and_by_action() {
    let (office, _folder) = sandved_with_minutes().await;
    let (day, next) = (Date::constant(2026, 3, 1), Date::constant(2026, 3, 2));
    let whole = entries(&office, JournalOf::Everything, &JournalFilter::default())
        .await
        .len();
    for (filter, expected) in [
        (
            JournalFilter {
                since: Some(day),
                until: Some(day),
                ..JournalFilter::default()
            },
            whole,
        ),
        (
            JournalFilter {
                since: Some(next),
                ..JournalFilter::default()
            },
            0,
        ),
        (
            JournalFilter {
                who: Some("bo".into()),
                ..JournalFilter::default()
            },
            whole - 1,
        ),
        (
            JournalFilter {
                action: Some("found_municipality".into()),
                ..JournalFilter::default()
            },
            1,
        ),
        (
            JournalFilter {
                kind: Some("municipality".into()),
                ..JournalFilter::default()
            },
            1,
        ),
    ] {
        let found = entries(&office, JournalOf::Everything, &filter).await;
        assert_eq!(found.len(), expected, "{filter:?}");
    }
    let turned = JournalFilter {
        since: Some(next),
        until: Some(day),
        ..JournalFilter::default()
    };
    let refused = office
        .journal(&operator(), JournalOf::Everything, &turned, Extent::Page(1))
        .await;
    assert!(matches!(
        refused,
        Err(Refusal::NotValid {
            why: "days-in-order",
            ..
        })
    ));
}

#[tokio::test]
async fn a_journal_is_for_those_who_look_after_the_thing() {
    let (office, _folder) = sandved_with_minutes().await;
    let (id, forum) = meeting(&office).await;
    let any = JournalFilter::default();
    let person = PersonId::from_bytes([7; 16]);
    let secretary = Reader::staff(person).secretary_of(forum);
    let look = |reader: Reader, of| {
        let (office, any) = (&office, &any);
        async move { office.journal(&reader, of, any, Extent::Page(1)).await.map(drop) }
    };
    assert!(look(secretary.clone(), JournalOf::Meeting(id)).await.is_ok());
    assert!(look(secretary.clone(), JournalOf::Forum(forum)).await.is_ok());
    let refused = look(secretary, JournalOf::Everything).await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    for reader in [
        Reader::public(),
        Reader::staff(person),
        Reader::staff(person).member_of(forum),
    ] {
        for of in [
            JournalOf::Everything,
            JournalOf::Meeting(id),
            JournalOf::Forum(forum),
        ] {
            let refused = look(reader.clone(), of).await;
            assert!(
                matches!(refused, Err(Refusal::NotAllowed { .. })),
                "{reader:?} {of:?}"
            );
        }
    }
    let elsewhere = Reader::staff(person).secretary_of(ForumId::from_bytes([8; 16]));
    assert!(matches!(
        look(elsewhere, JournalOf::Meeting(id)).await,
        Err(Refusal::NotAllowed { .. })
    ));
}

#[tokio::test]
async fn erased_words_are_told_of_with_the_entry_that_erased_them() {
    let (office, folder) = sandved_with_minutes().await;
    let config = StoreConfig {
        data_dir: folder.path().to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let now: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
    let store = Store::open(&config, now).await.unwrap();
    let tenant = Tenant(office.municipality().id);
    let mut dice = Counted(0);
    let mut write = store.begin(tenant, &mut dice, now).await.unwrap();
    let ground = ErasureGround {
        ground: "artikel 17".into(),
        approver: "DPO".into(),
    };
    write.erase_words(2, &ground).await.unwrap();
    let entry = EntryDraft {
        action: "erase".into(),
        subject_kind: "journal_entry".into(),
        subject: uuid::Uuid::from_u128(1),
        actor: "bo".into(),
        reason: String::new(),
    };
    let erased = write.commit(entry).await.unwrap();
    let mut reading = store.reading(tenant).await.unwrap();
    let erasures: Vec<ErasureRow> = reading.erasures().await.unwrap();
    assert_eq!(
        (
            erasures.len(),
            reading.journal(Page::first(1)).await.unwrap().len()
        ),
        (1, 1)
    );
    let journal = office
        .journal(
            &operator(),
            JournalOf::Everything,
            &JournalFilter::default(),
            Extent::All,
        )
        .await
        .unwrap();
    let words = Wording::new(Language::Danish);
    let csv = journal_export::journal(&words, &journal, ExportForm::Csv);
    let line = csv.lines().find(|line| line.starts_with("2;")).unwrap();
    let said = format!("Ordene er slettet ved indførsel {}", erased.sequence);
    assert!(line.contains(&said) && line.contains(";;"), "{line}");
}

#[tokio::test]
async fn a_closed_item_that_was_seen_is_noted_and_once_in_ten_minutes() {
    let (office, _folder, open, closed) = with_closed().await;
    let any = ReadFilter::default();
    let by = read_by(&bo(), &operator());
    for item in [open, closed, closed] {
        let page = office.item(&operator(), item).await.unwrap();
        office
            .note_closed_read(&by, page.closed(), ReadWhat::Page)
            .await
            .unwrap();
    }
    let public = office.item(&Reader::public(), closed).await.unwrap();
    assert!(public.closed().is_none(), "what is neutral was not read");
    let reads = office
        .closed_reads(&operator(), &any, Extent::Page(1))
        .await
        .unwrap();
    let [read] = reads.reads.as_slice() else {
        panic!("{reads:?}")
    };
    assert_eq!((read.by.who.as_str(), read.what.as_str()), ("bo", "page"));
    assert_eq!(read.item.as_ref().unwrap().id, closed);
    let of_item = office
        .closed_reads_of(&operator(), closed, Extent::All)
        .await
        .unwrap();
    assert_eq!(of_item.reads.len(), 1);
    let forum = read.item.as_ref().unwrap().forum;
    let secretary = Reader::staff(PersonId::from_bytes([7; 16])).secretary_of(forum);
    assert!(
        office
            .closed_reads_of(&secretary, closed, Extent::All)
            .await
            .is_ok()
    );
    let refused = office.closed_reads(&secretary, &any, Extent::All).await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    let member = Reader::staff(PersonId::from_bytes([7; 16])).member_of(forum);
    for reader in [member, Reader::public()] {
        let refused = office.closed_reads_of(&reader, closed, Extent::All).await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    }
    let words = Wording::new(Language::Danish);
    let csv = journal_export::reads(&words, &reads, ExportForm::Csv);
    assert!(
        csv.starts_with("\u{feff}Hvornår;Hvem;Set som;Hvad;Lukket punkt\r\n"),
        "{csv}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&journal_export::reads(&words, &reads, ExportForm::Json)).unwrap();
    assert_eq!(json[0]["item"], closed.to_string());
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

/// A clock that is set by hand, in seconds since 1970.
struct SetClock(AtomicI64);

impl SetClock {
    fn set(&self, text: &str) {
        let moment: Timestamp = text.parse().unwrap();
        self.0.store(moment.as_second(), Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }

    fn today(&self) -> Date {
        referat_domain::local_time::day_of(self.now()).unwrap()
    }
}

async fn tamper(folder: &Path, office: &Office) {
    // A head of yesterday that the chain doesn't go through.
    let head = office.journal_head().await.unwrap();
    let hash = head
        .split("\"hash\": \"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let other = head.replace(hash, &"0".repeat(64));
    std::fs::create_dir_all(folder.join("heads")).unwrap();
    std::fs::write(folder.join("heads/2026-03-02.json"), other).unwrap();
}

#[tokio::test]
async fn the_chain_is_checked_once_a_night_and_damage_is_kept() {
    let folder = tempfile::TempDir::new().unwrap();
    let clock = Arc::new(SetClock(AtomicI64::new(0)));
    clock.set("2026-03-01T08:00:00Z");
    let office = Office::found(
        &at(folder.path()),
        referat_fixtures::MUNICIPALITY,
        Arc::<SetClock>::clone(&clock),
        Box::new(SeededDice::new(1)),
    )
    .await
    .unwrap();
    assert_eq!(office.last_chain_check().await, None);
    let first = office.check_chain_nightly().await.unwrap().unwrap();
    assert!(first.is_sound() && first.entries == 1, "{first:?}");
    assert_eq!(office.last_chain_check().await, Some(first));
    clock.set("2026-03-02T01:59:00Z");
    assert_eq!(
        office.check_chain_nightly().await.unwrap(),
        None,
        "the night has not begun"
    );
    clock.set("2026-03-02T02:00:00Z");
    assert!(office.check_chain_nightly().await.unwrap().is_some());
    assert_eq!(office.check_chain_nightly().await.unwrap(), None, "once a night");
    tamper(folder.path(), &office).await;
    clock.set("2026-03-03T02:00:00Z");
    let damaged = office.check_chain_nightly().await.unwrap().unwrap();
    assert_eq!(damaged.damages, [("chain-rewritten".to_owned(), 1)]);
    assert_eq!(office.last_chain_check().await, Some(damaged));
}
