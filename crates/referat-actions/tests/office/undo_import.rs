//! Taking an import back: what it made goes, what others made stays, and the same bytes can come again.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::import_meetings::{ImportOutcome, MeetingSource};
use referat_actions::lookups::SearchQuery;
use referat_actions::office::Office;
use referat_actions::refusal::Refusal;
use referat_domain::ids::{DocumentId, ForumId, IdSource, MeetingId, Tenant};
use referat_domain::journal::Salt;
use referat_domain::reader::Reader;
use referat_store::minutes::MinutesRow;
use referat_store::{DatabaseUrl, Entropy, EntryDraft, Page, Store, StoreConfig, VerifyOptions};
use std::path::Path;

use crate::desk::{acting, bo, import, sandved, sandved_sources, source};

fn operator() -> Reader {
    Reader::local_operator()
}

async fn imported(office: &Office, source: &MeetingSource) -> (MeetingId, DocumentId) {
    let results = import(office, std::slice::from_ref(source)).await;
    let ImportOutcome::New { meeting, document } = results[0].outcome else {
        panic!("{results:?}")
    };
    (meeting, document)
}

async fn store(folder: &Path) -> (Store, Tenant) {
    let config = StoreConfig {
        data_dir: folder.to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let store = Store::open(&config, "2026-03-01T08:00:00Z".parse().unwrap())
        .await
        .unwrap();
    let tenant = Tenant(store.municipalities().await.unwrap()[0].0);
    (store, tenant)
}

async fn why_not(office: &Office, document: DocumentId) -> &'static str {
    let refused = office.undo_import(&bo(), document, "fejl").await.unwrap_err();
    if let Refusal::NotNow { why } | Refusal::NotValid { why, .. } = refused {
        why
    } else {
        panic!("{refused:?}")
    }
}

/// Everything that can be looked up without an id.
async fn all_there_is(office: &Office) -> String {
    let reader = operator();
    let names = office.directory(&reader).await.unwrap();
    let numbers = office.journal_numbers(&reader, None).await.unwrap();
    let proposals = office.proposals(&reader).await.unwrap();
    format!("{:?}\n{:?}\n{:?}", *names, *numbers, *proposals)
}

#[tokio::test]
async fn nothing_is_left_of_an_import_that_was_taken_back() {
    let (office, folder) = sandved().await;
    let sources = sandved_sources();
    import(&office, &sources[1..]).await;
    let before = all_there_is(&office).await;
    let (meeting, document) = imported(&office, &sources[0]).await;
    assert_ne!(all_there_is(&office).await, before);
    office.undo_import(&bo(), document, "forkert fil").await.unwrap();
    assert_eq!(all_there_is(&office).await, before);
    assert!(matches!(
        office.meeting(&operator(), meeting).await,
        Err(Refusal::NotFound)
    ));
    assert!(matches!(
        office.import_report(&operator(), document).await,
        Err(Refusal::NotFound)
    ));

    let (store, tenant) = store(folder.path()).await;
    let mut reading = store.reading(tenant).await.unwrap();
    let entry = reading.journal(Page::first(1)).await.unwrap().remove(0);
    assert_eq!(
        (entry.action.as_str(), entry.subject),
        ("undo_import", document.uuid())
    );
    assert_eq!(entry.actor.as_deref(), Some("bo"));
    assert_eq!(entry.reason.as_deref(), Some("forkert fil"));
    let options = VerifyOptions {
        written_down: Vec::new(),
        issued: Vec::new(),
        index: None,
        progress: &mut |_| {},
    };
    let report = store.verify(tenant, options).await.unwrap();
    assert!(report.is_sound(), "{report:?}");
}

#[tokio::test]
async fn the_same_bytes_can_be_imported_again_and_are_found_once() {
    let (office, _folder) = sandved().await;
    let sources = sandved_sources();
    let (_, document) = imported(&office, &sources[0]).await;
    office.index_pending().await.unwrap();
    let before = all_there_is(&office).await.len();
    let query = || SearchQuery {
        words: "dagsorden".into(),
        page: 1,
        ..SearchQuery::default()
    };
    let hits = office.search(&operator(), &query()).await.unwrap().total;
    assert!(hits > 0);
    office.undo_import(&bo(), document, "prøve").await.unwrap();
    office.index_pending().await.unwrap();
    assert_eq!(office.search(&operator(), &query()).await.unwrap().total, 0);
    imported(&office, &sources[0]).await;
    office.index_pending().await.unwrap();
    assert_eq!(office.search(&operator(), &query()).await.unwrap().total, hits);
    assert_eq!(
        all_there_is(&office).await.len(),
        before,
        "its proposals are opened again"
    );
}

#[tokio::test]
async fn a_reason_has_to_be_given_and_strangers_may_not() {
    let (office, _folder) = sandved().await;
    let (_, document) = imported(&office, &sandved_sources()[0]).await;
    let refused = office.undo_import(&bo(), document, "  ").await;
    assert!(matches!(
        refused,
        Err(Refusal::NotValid {
            why: "reason-missing",
            ..
        })
    ));
    for reader in [
        Reader::public(),
        Reader::public().secretary_of(ForumId::from_bytes([7; 16])),
    ] {
        let refused = office.undo_import(&acting(&reader), document, "fejl").await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    }
    let unknown = DocumentId::from_bytes([9; 16]);
    let refused = office.undo_import(&bo(), unknown, "fejl").await;
    assert!(matches!(refused, Err(Refusal::NotFound)));
    office.undo_import(&bo(), document, "fejl").await.unwrap();
    let twice = office.undo_import(&bo(), document, "fejl").await;
    assert!(matches!(twice, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn minutes_that_a_later_meeting_approved_stay_until_that_is_taken_back() {
    let (office, _folder) = sandved().await;
    let mut documents = Vec::new();
    for source in sandved_sources() {
        documents.push(imported(&office, &source).await.1);
    }
    let mut approved = 0;
    for document in &documents {
        match office.undo_import(&bo(), *document, "fejl").await {
            Ok(()) => {}
            Err(Refusal::NotNow { why: "undo-approved" }) => approved += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(approved > 0);
    // From the last on, nothing builds on what is taken back.
    for document in documents.iter().rev() {
        match office.undo_import(&bo(), *document, "fejl").await {
            Ok(()) | Err(Refusal::NotFound) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(office.directory(&operator()).await.unwrap().lines.is_empty());
}

#[tokio::test]
async fn what_a_person_decided_about_a_case_stands_in_the_way() {
    let (office, folder) = sandved().await;
    let (meeting, document) = imported(&office, &sandved_sources()[0]).await;
    let (store, tenant) = store(folder.path()).await;
    let mut reading = store.reading(tenant).await.unwrap();
    let items = reading.items_of_meeting(meeting).await.unwrap();
    let versions: Vec<_> = items.iter().map(|item| item.paper_version_id).collect();
    let cases = reading.cases_of_versions(&versions).await.unwrap();
    let (from, into) = (
        cases[0].2,
        cases.iter().map(|of| of.2).find(|case| *case != cases[0].2),
    );
    drop(reading);
    office.merge_cases(&bo(), from, into.unwrap(), "").await.unwrap();
    assert_eq!(why_not(&office, document).await, "undo-decided");
}

#[tokio::test]
async fn another_document_that_waits_stands_in_the_way_and_can_be_taken_back_itself() {
    let (office, _folder) = sandved().await;
    let text = referat_fixtures::MINUTES[0].text;
    let (_, first) = imported(&office, &source("et.txt", text)).await;
    let other = import(&office, &[source("to.txt", &format!("{text}\nRettet.\n"))]).await;
    let ImportOutcome::Proposed { document: other, .. } = other[0].outcome else {
        panic!("{other:?}")
    };
    assert_eq!(why_not(&office, first).await, "undo-waited-for");
    office.undo_import(&bo(), other, "fejl").await.unwrap();
    assert!(office.proposals(&operator()).await.unwrap().meetings.is_empty());
    office.undo_import(&bo(), first, "fejl").await.unwrap();
}

/// Dice for writing past the office.
struct Loaded(u8);

impl IdSource for Loaded {
    fn next_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid::Uuid::from_bytes([self.0; 16])
    }
}

impl Entropy for Loaded {
    fn salt(&mut self) -> Salt {
        Salt([self.0; 16])
    }
}

#[tokio::test]
async fn locked_minutes_stay() {
    let (office, folder) = sandved().await;
    let (meeting, document) = imported(&office, &sandved_sources()[0]).await;
    let (store, tenant) = store(folder.path()).await;
    let mut dice = Loaded(200);
    let mut write = store
        .begin(tenant, &mut dice, "2026-03-01T08:00:00Z".parse().unwrap())
        .await
        .unwrap();
    let mut minutes: MinutesRow = write.reading().minutes_of(&[meeting]).await.unwrap().remove(0);
    minutes.state = "locked".into();
    write.update(&minutes).await.unwrap();
    let entry = EntryDraft {
        action: "lock".into(),
        subject_kind: "meeting".into(),
        subject: meeting.uuid(),
        actor: "bo".into(),
        reason: String::new(),
    };
    write.commit(entry).await.unwrap();
    assert_eq!(why_not(&office, document).await, "undo-locked");
}
