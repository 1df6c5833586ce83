//! Joining a document with the meeting it is of, item by item.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::import_meetings::{ImportOutcome, JoinChoice};
use referat_actions::lookups::SearchQuery;
use referat_actions::office::Office;
use referat_actions::refusal::Refusal;
use referat_domain::comparison::ItemChange;
use referat_domain::ids::{DocumentId, ForumId, MeetingId, ProposalId, Tenant};
use referat_domain::reader::Reader;
use referat_store::{DatabaseUrl, Page, Store, StoreConfig, VerifyOptions};
use std::path::Path;

use crate::desk::{acting, bo, import, sandved, sandved_sources, source};

fn operator() -> Reader {
    Reader::local_operator()
}

/// The first minutes of Sandved with their files, and a corrected text of them that waits.
struct Waiting {
    meeting: MeetingId,
    first: DocumentId,
    document: DocumentId,
    proposal: ProposalId,
}

async fn waiting(office: &Office, corrected: &str) -> Waiting {
    let results = import(
        office,
        &[sandved_sources().remove(0), source("rettet.txt", corrected)],
    )
    .await;
    let outcomes = (&results[0].outcome, &results[1].outcome);
    let (
        ImportOutcome::New {
            meeting,
            document: first,
        },
        ImportOutcome::Proposed {
            document, proposal, ..
        },
    ) = outcomes
    else {
        panic!("{outcomes:?}")
    };
    Waiting {
        meeting: *meeting,
        first: *first,
        document: *document,
        proposal: *proposal,
    }
}

fn corrected() -> String {
    let text = referat_fixtures::MINUTES[0].text;
    assert!(text.contains("Godkendt"));
    text.replacen("Godkendt", "Godkendt med nattevagtsforbehold", 1)
}

async fn choice(office: &Office, proposal: ProposalId, is_new: bool) -> JoinChoice {
    let join = office.join(&operator(), proposal).await.unwrap();
    JoinChoice {
        fingerprint: join.fingerprint.clone(),
        head: is_new,
        items: vec![is_new; join.lines.len()],
    }
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

async fn hits(office: &Office) -> u64 {
    office.index_pending().await.unwrap();
    let query = SearchQuery {
        words: "nattevagtsforbehold".into(),
        page: 1,
        ..SearchQuery::default()
    };
    office.search(&operator(), &query).await.unwrap().total
}

#[tokio::test]
async fn the_document_stands_where_it_was_chosen_and_is_found() {
    let (office, folder) = sandved().await;
    let there = waiting(&office, &corrected()).await;
    let before = office.record(&operator(), there.meeting).await.unwrap();
    let ids = |page: &referat_domain::view::meeting::MeetingView| -> Vec<_> {
        page.items.iter().map(|item| item.id).collect()
    };
    let items = ids(&office.meeting(&operator(), there.meeting).await.unwrap());
    let join = office.join(&operator(), there.proposal).await.unwrap();
    assert!(join.newer_stands);
    let differing = join
        .comparison
        .items
        .iter()
        .filter(|item| item.change != ItemChange::Same);
    assert_eq!(differing.count(), 1);
    assert_eq!(hits(&office).await, 0);

    let choice = choice(&office, there.proposal, true).await;
    let joined = office
        .join_document(&bo(), there.proposal, &choice, "rettet udgave")
        .await
        .unwrap();
    assert_eq!(joined, there.meeting);
    let after = office.record(&operator(), there.meeting).await.unwrap();
    assert_eq!(
        after.source, "rettet.txt",
        "the last minutes speak of the meeting"
    );
    assert_eq!(after.items.len(), before.items.len());
    let texts = after.items.iter().filter_map(|item| item.decision.as_ref());
    assert!(
        texts
            .into_iter()
            .any(|decision| decision.text.contains("nattevagtsforbehold"))
    );
    assert_eq!(
        ids(&office.meeting(&operator(), there.meeting).await.unwrap()),
        items
    );
    assert_eq!(hits(&office).await, 1);
    assert!(office.proposals(&operator()).await.unwrap().meetings.is_empty());
    let page = office.meeting(&operator(), there.meeting).await.unwrap();
    assert_eq!(page.documents.len(), 2);

    let (store, tenant) = store(folder.path()).await;
    let mut reading = store.reading(tenant).await.unwrap();
    let entry = reading.journal(Page::first(1)).await.unwrap().remove(0);
    assert_eq!(
        (entry.action.as_str(), entry.subject),
        ("join_document", there.document.uuid())
    );
    assert_eq!(entry.reason.as_deref(), Some("rettet udgave"));
    let options = VerifyOptions {
        written_down: Vec::new(),
        issued: Vec::new(),
        index: None,
        progress: &mut |_| {},
    };
    let report = store.verify(tenant, options).await.unwrap();
    assert!(report.is_sound(), "{report:?}");
    let refused = office.undo_import(&bo(), there.first, "fejl").await;
    assert!(matches!(refused, Err(Refusal::NotNow { why: "undo-joined" })));
}

#[tokio::test]
async fn files_stay_with_the_attachments_of_their_titles() {
    let (office, _folder) = sandved().await;
    let there = waiting(&office, &corrected()).await;
    let files = async |office: &Office| -> usize {
        let page = office.meeting(&operator(), there.meeting).await.unwrap();
        let mut count = 0;
        for item in &page.items {
            let item = office.item(&operator(), item.id).await.unwrap();
            count += format!("{:?}", item.item).matches("Stored").count();
        }
        count
    };
    let before = files(&office).await;
    let choice = choice(&office, there.proposal, true).await;
    office
        .join_document(&bo(), there.proposal, &choice, "")
        .await
        .unwrap();
    assert_eq!(files(&office).await, before);
}

#[tokio::test]
async fn the_meeting_stands_where_that_was_chosen() {
    let (office, _folder) = sandved().await;
    let there = waiting(&office, &corrected()).await;
    let before = office.record(&operator(), there.meeting).await.unwrap();
    let choice = choice(&office, there.proposal, false).await;
    office
        .join_document(&bo(), there.proposal, &choice, "")
        .await
        .unwrap();
    let after = office.record(&operator(), there.meeting).await.unwrap();
    assert_eq!(after.items, before.items);
    assert_eq!((&after.place, after.start), (&before.place, before.start));
}

#[tokio::test]
async fn an_item_that_only_the_document_has_is_taken_in_or_left_out() {
    for is_new in [true, false] {
        let (office, _folder) = sandved().await;
        let text = referat_fixtures::MINUTES[0].text;
        let last = text.rfind("\nPunkt ").unwrap();
        let results = import(
            &office,
            &[source("kort.txt", &text[..last]), source("hel.txt", text)],
        )
        .await;
        let (ImportOutcome::New { meeting, .. }, ImportOutcome::Proposed { proposal, .. }) =
            (&results[0].outcome, &results[1].outcome)
        else {
            panic!("{results:?}")
        };
        let before = office.record(&operator(), *meeting).await.unwrap().items.len();
        let choice = choice(&office, *proposal, is_new).await;
        office.join_document(&bo(), *proposal, &choice, "").await.unwrap();
        let after = office.record(&operator(), *meeting).await.unwrap().items.len();
        assert_eq!(after, before + usize::from(is_new));
    }
}

#[tokio::test]
async fn what_is_closed_is_not_opened_by_a_join() {
    let (office, _folder) = sandved().await;
    let text = referat_fixtures::MINUTES[0].text;
    let title = text.lines().find(|line| line.starts_with("Punkt 2:")).unwrap();
    let closed = text.replacen(title, &format!("{title} (lukket)"), 1);
    let results = import(
        &office,
        &[source("lukket.txt", &closed), source("aaben.txt", text)],
    )
    .await;
    let (ImportOutcome::New { meeting, .. }, ImportOutcome::Proposed { proposal, .. }) =
        (&results[0].outcome, &results[1].outcome)
    else {
        panic!("{results:?}")
    };
    let choice = choice(&office, *proposal, true).await;
    office.join_document(&bo(), *proposal, &choice, "").await.unwrap();
    let record = office.record(&operator(), *meeting).await.unwrap();
    assert!(record.items[1].closed, "{:?}", record.items[1].title);
}

#[tokio::test]
async fn what_has_changed_or_is_decided_or_is_somebody_elses_is_refused() {
    let (office, _folder) = sandved().await;
    let there = waiting(&office, &corrected()).await;
    let choice = choice(&office, there.proposal, true).await;
    let join = async |reader: &Reader, choice: &JoinChoice| {
        office
            .join_document(&acting(reader), there.proposal, choice, "")
            .await
    };
    let other = JoinChoice {
        fingerprint: "00".into(),
        ..choice.clone()
    };
    assert!(matches!(
        join(&operator(), &other).await,
        Err(Refusal::NotNow { why: "join-changed" })
    ));
    let short = JoinChoice {
        items: vec![true],
        ..choice.clone()
    };
    assert!(matches!(
        join(&operator(), &short).await,
        Err(Refusal::NotValid { why: "form", .. })
    ));
    let secretary = Reader::public().secretary_of(ForumId::from_bytes([3; 16]));
    for reader in [Reader::public(), secretary] {
        assert!(matches!(
            join(&reader, &choice).await,
            Err(Refusal::NotAllowed { .. })
        ));
        assert!(matches!(
            office.join(&reader, there.proposal).await,
            Err(Refusal::NotAllowed { .. })
        ));
    }
    let unknown = office.join(&operator(), ProposalId::from_bytes([3; 16])).await;
    assert!(matches!(unknown, Err(Refusal::NotFound)));
    join(&operator(), &choice).await.unwrap();
    let twice = join(&operator(), &choice).await;
    assert!(matches!(
        twice,
        Err(Refusal::NotNow {
            why: "proposal-decided"
        })
    ));
}
