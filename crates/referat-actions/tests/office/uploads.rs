//! What is handed in: kept beside the chain, read without writing, mended, accepted with an entry of its own.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::import_meetings::ImportOutcome;
use referat_actions::office::Office;
use referat_actions::receive_uploads::{HandedIn, NotKept};
use referat_actions::refusal::Refusal;
use referat_domain::ids::{ForumId, PersonId, Tenant, UploadId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::mending::{DROPPED, FaultKind, ItemField, MendField};
use referat_domain::reader::Reader;
use referat_domain::view::upload::{AlreadyHere, UploadReading, WasRead};
use referat_fixtures::MINUTES;
use referat_store::{DatabaseUrl, Page, Store, StoreConfig};
use std::path::Path;

use crate::desk::{acting, bo, sandved};

fn operator() -> Reader {
    Reader::local_operator()
}

fn file(name: &str, bytes: &[u8]) -> HandedIn {
    HandedIn {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    }
}

async fn hand_in(office: &Office, name: &str, text: &str) -> UploadId {
    let files = vec![file(name, text.as_bytes())];
    let received = office.receive_uploads(&bo(), files, Vec::new()).await.unwrap();
    received[0].outcome.unwrap()
}

async fn read(office: &Office, id: UploadId) -> (WasRead, i64) {
    let upload = office.upload(&bo(), id).await.unwrap();
    match &upload.reading {
        UploadReading::Read(read) => (read.as_ref().clone(), upload.version),
        UploadReading::Unreadable(why) => panic!("{why}"),
    }
}

async fn store(folder: &Path, now: &str) -> (Store, Tenant) {
    let config = StoreConfig {
        data_dir: folder.to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let store = Store::open(&config, now.parse().unwrap()).await.unwrap();
    let tenant = Tenant(store.municipalities().await.unwrap()[0].0);
    (store, tenant)
}

#[tokio::test]
async fn looking_writes_nothing_and_accepting_is_the_import_of_the_command_line() {
    let (office, folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    let (was_read, version) = read(&office, upload).await;
    assert_eq!(
        (version, was_read.is_mended, was_read.faults.len()),
        (0, false, 0)
    );
    assert!(was_read.findings.is_sorted_by(|a, b| a.severity >= b.severity));
    let (store, tenant) = store(folder.path(), "2026-03-01T08:00:00Z").await;
    let entries = store
        .reading(tenant)
        .await
        .unwrap()
        .journal(Page::first(9))
        .await
        .unwrap();
    assert_eq!(
        entries.len(),
        1,
        "the municipality was founded, and nothing else: {entries:?}"
    );

    let accepted = office.accept_upload(&bo(), upload, 0).await.unwrap();
    let ImportOutcome::New { document, .. } = accepted.result.outcome else {
        panic!("{accepted:?}")
    };
    let entries = store
        .reading(tenant)
        .await
        .unwrap()
        .journal(Page::first(9))
        .await
        .unwrap();
    assert_eq!(entries[0].action, "import_meetings");
    assert_eq!(entries[0].subject, document.uuid());
    let gone = office.upload(&bo(), upload).await;
    assert!(matches!(gone, Err(Refusal::NotFound)));
    let again = hand_in(&office, "igen.txt", MINUTES[0].text).await;
    assert_eq!(read(&office, again).await.0.already, AlreadyHere::Bytes(document));
    let corrected = hand_in(&office, "rettet.txt", &format!("{}\nRettet.\n", MINUTES[0].text)).await;
    assert!(matches!(
        read(&office, corrected).await.0.already,
        AlreadyHere::Meeting(_)
    ));
}

#[tokio::test]
async fn a_mended_meeting_is_kept_as_mended_and_the_journal_says_by_whom() {
    let (office, folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    let (was_read, _) = read(&office, upload).await;
    let mut typed = was_read.typed;
    let item = typed
        .items
        .iter()
        .position(|item| !item.clauses.is_empty() && !item.decision.is_empty());
    let item = item.unwrap();
    typed.place = "Den nye sal".into();
    typed.end = "23:59".into();
    typed.items[item].title = "CF - Noget helt andet".into();
    typed.items[item].closed = true;
    typed.items[item].ground = "Styrelsesloven § 10".into();
    typed.items[item].clauses.push_str("\nat forummet også gør dette");
    typed.items[item].decision = "Forummet godkendte det hele.".into();
    typed.items[item].outcomes[0] = "postponed".into();
    let faults = office.mend_upload(&bo(), upload, 0, typed).await.unwrap();
    assert_eq!(faults, []);
    let (mended, version) = read(&office, upload).await;
    assert!(mended.is_mended && version == 1);
    let accepted = office.accept_upload(&bo(), upload, 1).await.unwrap();
    let ImportOutcome::New { meeting, document } = accepted.result.outcome else {
        panic!("{accepted:?}")
    };
    let record = office.record(&operator(), meeting).await.unwrap();
    assert_eq!(record.place.as_deref(), Some("Den nye sal"));
    assert_eq!(record.end.unwrap().to_string(), "23:59");
    let kept = &record.items[item];
    assert_eq!(kept.title, "CF - Noget helt andet");
    assert_eq!(kept.closure_ground.as_deref(), Some("Styrelsesloven § 10"));
    assert!(kept.closed);
    assert_eq!(kept.clauses.last().unwrap(), "at forummet også gør dette");
    let decision = kept.decision.as_ref().unwrap();
    assert_eq!(decision.text, "Forummet godkendte det hele.");
    assert_eq!(decision.outcomes[0].outcome, Some(Outcome::Postponed));
    assert_eq!(decision.outcomes.len(), kept.clauses.len());
    let (store, tenant) = store(folder.path(), "2026-03-01T08:00:00Z").await;
    let entry = store
        .reading(tenant)
        .await
        .unwrap()
        .journal(Page::first(1))
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        (entry.action.as_str(), entry.subject),
        ("import_mended_meeting", document.uuid())
    );
    assert_eq!(entry.actor.as_deref(), Some("bo"));
}

#[tokio::test]
async fn what_cannot_be_used_is_told_by_field_kept_and_not_imported() {
    let (office, _folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    let (was_read, _) = read(&office, upload).await;
    let mut typed = was_read.typed;
    typed.forum = " ".into();
    typed.start = "kl. ni".into();
    typed.items[0].journal_number = "00.xx".into();
    typed.items[1].number = typed.items[0].number.clone();
    typed.items[1].ground = "fordi".into();
    typed.items[1].closed = false;
    let faults = office.mend_upload(&bo(), upload, 0, typed.clone()).await.unwrap();
    let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.kind)).collect();
    assert_eq!(
        told,
        [
            (MendField::Forum, FaultKind::Missing),
            (MendField::Start, FaultKind::NotATime),
            (
                MendField::Item(0, ItemField::JournalNumber),
                FaultKind::NotAJournalNumber
            ),
            (MendField::Item(1, ItemField::Number), FaultKind::NumberTaken),
            (
                MendField::Item(1, ItemField::Ground),
                FaultKind::GroundOfAnOpenItem
            ),
        ]
    );
    assert_eq!(
        read(&office, upload).await.0.typed,
        typed,
        "nothing typed is lost"
    );
    let refused = office.accept_upload(&bo(), upload, 1).await;
    assert!(matches!(refused, Err(Refusal::NotNow { why: "mend-faults" })));
    let outdated = office.accept_upload(&bo(), upload, 0).await;
    assert!(matches!(
        outdated,
        Err(Refusal::NotNow {
            why: "mended-elsewhere"
        })
    ));
}

#[tokio::test]
async fn a_section_that_is_dropped_or_is_of_another_kind_says_nothing_as_what_it_was() {
    let (office, _folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    let (was_read, _) = read(&office, upload).await;
    let mut typed = was_read.typed;
    let (item, section) = typed
        .items
        .iter()
        .enumerate()
        .find_map(|(item, typed)| Some((item, typed.sections.iter().position(|kind| kind == "decision")?)))
        .unwrap();
    typed.items[item].sections[section] = DROPPED.into();
    assert_eq!(
        office.mend_upload(&bo(), upload, 0, typed.clone()).await.unwrap(),
        []
    );
    let (mended, _) = read(&office, upload).await;
    assert_eq!(mended.record.items[item].decision, None);
    typed.items[item].sections[section] = "statement".into();
    assert_eq!(office.mend_upload(&bo(), upload, 1, typed).await.unwrap(), []);
    let (mended, _) = read(&office, upload).await;
    assert_eq!(mended.record.items[item].decision, None);
    assert_eq!(
        mended.record.items[item].sections.len(),
        was_read.record.items[item].sections.len()
    );
}

#[tokio::test]
async fn those_who_may_not_see_imports_may_do_nothing_with_them() {
    let (office, _folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    let typed = read(&office, upload).await.0.typed;
    let secretary = Reader::public().secretary_of(ForumId::from_bytes([1; 16]));
    for reader in [Reader::public(), secretary] {
        let files = vec![file("a.txt", b"a")];
        let not = |refused: bool| assert!(refused, "{reader:?}");
        not(matches!(
            office.uploads(&acting(&reader)).await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office.upload(&acting(&reader), upload).await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office.receive_uploads(&acting(&reader), files, Vec::new()).await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office
                .mend_upload(&acting(&reader), upload, 0, typed.clone())
                .await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office.mend_text_of_upload(&acting(&reader), upload, 0, "x").await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office.accept_upload(&acting(&reader), upload, 0).await,
            Err(Refusal::NotAllowed { .. })
        ));
        not(matches!(
            office.give_up_upload(&acting(&reader), upload).await,
            Err(Refusal::NotAllowed { .. })
        ));
    }
}

#[tokio::test]
async fn what_nobody_comes_back_to_is_forgotten_with_its_bytes() {
    let (office, folder) = sandved().await;
    let upload = hand_in(&office, MINUTES[0].file_name, MINUTES[0].text).await;
    office.close().await;
    let (store, tenant) = store(folder.path(), "2026-03-01T08:00:00Z").await;
    let files = store
        .reading(tenant)
        .await
        .unwrap()
        .files_of_upload(upload)
        .await
        .unwrap();
    let checksum = files[0].checksum;
    assert!(
        store.files().read_all(checksum).await.is_ok(),
        "a sweep leaves what waits"
    );
    let after = "2026-03-20T08:00:00Z".parse().unwrap();
    assert_eq!(store.sweep_uploads(tenant, after).await.unwrap(), 1);
    store.close().await;
    let (store, _) = self::store(folder.path(), "2026-03-20T08:00:00Z").await;
    assert!(store.files().read_all(checksum).await.is_err());
}

#[tokio::test]
async fn each_file_that_is_not_kept_says_why() {
    let (office, _folder) = sandved().await;
    let files = vec![
        file("tom.txt", b""),
        file("arkiv.docx", b"PK\x03\x04\x00\x00"),
        file("a.txt", MINUTES[0].text.as_bytes()),
        file("b.txt", MINUTES[0].text.as_bytes()),
    ];
    let received = office.receive_uploads(&bo(), files, Vec::new()).await.unwrap();
    let why: Vec<_> = received.iter().map(|received| received.outcome.err()).collect();
    assert_eq!(
        why,
        [
            Some(NotKept::Empty),
            Some(NotKept::NotADocument),
            None,
            Some(NotKept::Twice)
        ]
    );
    let none = office.receive_uploads(&bo(), Vec::new(), Vec::new()).await;
    assert!(matches!(none, Err(Refusal::NotValid { why: "no-files", .. })));
    let many = (0..101)
        .map(|number| file(&format!("{number}.txt"), b"a"))
        .collect();
    let many = office.receive_uploads(&bo(), many, Vec::new()).await;
    assert!(matches!(
        many,
        Err(Refusal::NotValid {
            why: "too-many-files",
            ..
        })
    ));
}

#[tokio::test]
async fn an_upload_is_whose_it_is_and_not_whoever_has_their_name() {
    let (office, _folder) = sandved().await;
    let secretary = |number| {
        let person = PersonId::from_bytes([number; 16]);
        acting(&Reader::staff(person).secretary_of(ForumId::from_bytes([1; 16])))
    };
    let (one, other) = (secretary(3), secretary(4));
    assert_eq!(one.name, other.name);
    let files = vec![file(MINUTES[0].file_name, MINUTES[0].text.as_bytes())];
    office.receive_uploads(&one, files, Vec::new()).await.unwrap();
    let own = office.uploads(&one).await.unwrap();
    let [line] = own.uploads.as_slice() else {
        panic!("{:?}", own.uploads)
    };
    assert_eq!(office.uploads(&other).await.unwrap().uploads, []);
    for refused in [
        office.upload(&other, line.id).await.map(|_| ()),
        office.accept_upload(&other, line.id, 0).await.map(|_| ()),
        office.give_up_upload(&other, line.id).await,
    ] {
        assert!(matches!(refused, Err(Refusal::NotFound)), "{refused:?}");
    }
    office.give_up_upload(&one, line.id).await.unwrap();
}
