//! Closing and opening items and attachments, and shutting a person out of an item.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::import_meetings::AttachmentSource;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf, SearchQuery};
use referat_actions::office::{Actor, Office};
use referat_actions::printing::Subject;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_domain::ids::{AgendaItemId, AttachmentId, ForumId, MeetingId, PersonId};
use referat_domain::issued::Recipients;
use referat_domain::openness::Openness;
use referat_domain::reader::Reader;
use referat_domain::view::openness::OpennessView;
use tempfile::TempDir;

use crate::desk::{acting, bo, import, sandved, source};
use crate::documents::press;

const TEXT: &str = "REFERAT Chefforum d. 15-01-2025\n\nPunkt 1: Kvasterkøb\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\n\
     Fejebladet forklarer.\n\nBeslutning\n\nGodkendt.\n\nBilag\n\nKvastoversigt.txt\n\nPrisliste.txt\n\n\
     Punkt 2: Ansættelse (lukket punkt)\n\n82.00.00-G01-2-25\n\nBeslutning\n\nGodkendt.\n";

struct Desk {
    office: Office,
    meeting: MeetingId,
    forum: ForumId,
    item: AgendaItemId,
    imported_closed: AgendaItemId,
    attachment: AttachmentId,
    _folder: TempDir,
}

fn operator() -> Reader {
    Reader::local_operator()
}

fn on(ground: &str) -> Closing<'_> {
    Closing {
        ground,
        public_title: "",
        public_decision: "",
    }
}

async fn desk() -> Desk {
    let (office, folder) = sandved().await;
    let mut minutes = source("kvaste.txt", TEXT);
    for (file_name, words) in [("Kvastoversigt.txt", "hvirvel"), ("Prisliste.txt", "kroner")] {
        minutes.attachments.push(AttachmentSource {
            file_name: file_name.into(),
            bytes: words.into(),
        });
    }
    import(&office, &[minutes]).await;
    office.index_pending().await.unwrap();
    let meeting = office.meeting_called("2025-01-15", None).await.unwrap();
    let view = office.meeting(&operator(), meeting).await.unwrap();
    let (item, imported_closed) = (view.items[0].id, view.items[1].id);
    let forum = view.line.forum;
    let attachment = openness(&office, item).await.attachments[0].id;
    Desk {
        office,
        meeting,
        forum,
        item,
        imported_closed,
        attachment,
        _folder: folder,
    }
}

async fn openness(office: &Office, item: AgendaItemId) -> OpennessView {
    let seen = office.item_openness(&bo(), item).await.unwrap();
    (*seen).clone().unwrap()
}

async fn entries(office: &Office) -> u64 {
    let verified = office.verify(None, &mut |_| {}).await.unwrap();
    assert!(verified.is_sound(), "{verified:?}");
    verified.entries
}

async fn hits(office: &Office, reader: &Reader, words: &str) -> u64 {
    let query = SearchQuery {
        words: words.into(),
        ..SearchQuery::default()
    };
    office.search(reader, &query).await.unwrap().total
}

async fn sees(office: &Office, reader: &Reader, item: AgendaItemId) -> String {
    format!("{:?}", office.item(reader, item).await.unwrap().item)
}

fn said<T: std::fmt::Debug>(done: Result<T, Refusal>) -> String {
    done.unwrap_err().to_string()
}

fn member(desk: &Desk, number: u8) -> Reader {
    Reader::staff(PersonId::from_bytes([number; 16])).member_of(desk.forum)
}

#[tokio::test]
async fn a_closed_item_is_neutral_to_others_and_opened_as_it_was() {
    let desk = desk().await;
    let office = &desk.office;
    let staff = Reader::staff(PersonId::from_bytes([7; 16]));
    let before = sees(office, &staff, desk.item).await;
    assert!(before.contains("Kvasterkøb"));
    let given = Closing {
        ground: " kommunestyrelsesloven § 10 ",
        public_title: "Indkøb",
        public_decision: "Godkendt.",
    };
    let begun = entries(office).await;
    let issued = office.close_item(&bo(), desk.item, given).await.unwrap();
    assert!(issued.is_empty(), "nothing was issued: {issued:?}");
    for reader in [&staff, &Reader::public()] {
        let after = sees(office, reader, desk.item).await;
        assert!(
            !after.contains("Kvast") && !after.contains("Fejebladet"),
            "{after}"
        );
        assert!(after.contains("Indkøb") && after.contains("Godkendt."), "{after}");
        assert!(!after.contains("§ 10"), "the ground is not for others: {after}");
    }
    assert!(
        sees(office, &member(&desk, 8), desk.item)
            .await
            .contains("Fejebladet")
    );
    let Openness::Closed(closure) = openness(office, desk.item).await.openness else {
        panic!()
    };
    assert_eq!(closure.ground.as_deref(), Some("kommunestyrelsesloven § 10"));
    office
        .open_item(&bo(), desk.item, "Sagen er afsluttet.")
        .await
        .unwrap();
    assert_eq!(sees(office, &staff, desk.item).await, before);
    assert_eq!(entries(office).await - begun, 2);
}

#[tokio::test]
async fn what_is_closed_leaves_the_search_of_others_and_comes_back() {
    let desk = desk().await;
    let (office, staff) = (&desk.office, Reader::staff(PersonId::from_bytes([7; 16])));
    let member = member(&desk, 8);
    let counts = async |words: &'static str| {
        (
            hits(office, &staff, words).await,
            hits(office, &member, words).await,
        )
    };
    assert_eq!(counts("fejebladet").await, (1, 1));
    assert_eq!(counts("kvastoversigt").await, (1, 1));
    // No other step brings the index up to date.
    office
        .close_attachment(&bo(), desk.attachment, on("§ 30"))
        .await
        .unwrap();
    // Of an open item, the index knows nothing that is closed: it is one for everyone.
    assert_eq!(counts("kvastoversigt").await, (0, 0));
    assert_eq!(counts("fejebladet").await, (1, 1));
    office.close_item(&bo(), desk.item, on("§ 10")).await.unwrap();
    assert_eq!(counts("fejebladet").await, (0, 1));
    assert_eq!(counts("kvastoversigt").await, (0, 1));
    office.open_item(&bo(), desk.item, "x").await.unwrap();
    assert_eq!(counts("fejebladet").await, (1, 1));
    assert_eq!(
        counts("kvastoversigt").await,
        (0, 0),
        "the attachment is still closed"
    );
    office.open_attachment(&bo(), desk.attachment, "x").await.unwrap();
    assert_eq!(counts("kvastoversigt").await, (1, 1));
    let person = office.make_person(&bo(), "Åse Dal", None).await.unwrap();
    let one = Reader::staff(person).member_of(desk.forum);
    assert_eq!(hits(office, &one, "fejebladet").await, 1);
    office
        .exclude_person(&bo(), desk.item, person, "Inhabil")
        .await
        .unwrap();
    assert_eq!(hits(office, &one, "fejebladet").await, 0);
    assert_eq!(counts("fejebladet").await, (1, 1));
    office
        .admit_person(&bo(), desk.item, person, "Fejl")
        .await
        .unwrap();
    assert_eq!(hits(office, &one, "fejebladet").await, 1);
}

#[tokio::test]
async fn a_closed_attachment_is_closed_apart_from_its_item() {
    let desk = desk().await;
    let (office, staff) = (&desk.office, Reader::staff(PersonId::from_bytes([7; 16])));
    assert!(office.attachment(&staff, desk.attachment).await.is_ok());
    let given = Closing {
        ground: "offentlighedsloven § 30",
        public_title: "Bilag med priser",
        public_decision: "",
    };
    office
        .close_attachment(&bo(), desk.attachment, given)
        .await
        .unwrap();
    let refused = office.attachment(&staff, desk.attachment).await;
    assert!(matches!(refused, Err(Refusal::NotFound)));
    assert!(
        office
            .attachment(&member(&desk, 8), desk.attachment)
            .await
            .is_ok()
    );
    let seen = sees(office, &staff, desk.item).await;
    assert!(
        !seen.contains("Kvastoversigt") && seen.contains("Bilag med priser"),
        "{seen}"
    );
    assert!(
        seen.contains("Fejebladet") && seen.contains("Prisliste"),
        "{seen}"
    );
    office
        .open_attachment(&bo(), desk.attachment, "Priserne er kendte.")
        .await
        .unwrap();
    assert!(office.attachment(&staff, desk.attachment).await.is_ok());
}

#[tokio::test]
async fn whoever_is_shut_out_sees_nothing_and_decides_nothing() {
    let desk = desk().await;
    let office = &desk.office;
    let person = office.make_person(&bo(), "Åse Dal", None).await.unwrap();
    let secretary = Reader::staff(person).secretary_of(desk.forum);
    let before = sees(office, &secretary, desk.item).await;
    office
        .exclude_person(&acting(&secretary), desk.item, person, "Er inhabil.")
        .await
        .unwrap();
    assert!(!sees(office, &secretary, desk.item).await.contains("Kvast"));
    assert!(sees(office, &member(&desk, 8), desk.item).await.contains("Kvast"));
    let shut_out = openness(office, desk.item).await.shut_out;
    assert_eq!(shut_out, [(person, "Åse Dal".to_owned())]);
    let seen = office
        .item_openness(&acting(&secretary), desk.item)
        .await
        .unwrap();
    assert!(seen.is_none());
    for reader in [
        secretary.clone(),
        Reader::staff(person).administrator(),
        secretary
            .clone()
            .holding(referat_domain::role::Role::Chair, desk.forum),
    ] {
        let (own, why) = (acting(&reader), "not now: shut-out-oneself");
        assert_eq!(said(office.admit_person(&own, desk.item, person, "x").await), why);
        assert_eq!(said(office.open_item(&own, desk.item, "x").await), why);
        assert_eq!(said(office.close_item(&own, desk.item, on("x")).await), why);
        assert_eq!(
            said(office.close_attachment(&own, desk.attachment, on("x")).await),
            why
        );
    }
    office
        .admit_person(&bo(), desk.item, person, "Var ikke inhabil.")
        .await
        .unwrap();
    assert_eq!(sees(office, &secretary, desk.item).await, before);
    assert!(openness(office, desk.item).await.shut_out.is_empty());
    office
        .exclude_person(&bo(), desk.item, person, "Er det alligevel.")
        .await
        .unwrap();
    assert_eq!(openness(office, desk.item).await.shut_out.len(), 1);
}

#[tokio::test]
async fn what_is_refused_changes_nothing_and_says_why() {
    let desk = desk().await;
    let office = &desk.office;
    let (bo, item, attachment) = (bo(), desk.item, desk.attachment);
    let person = office.make_person(&bo, "Åse Dal", None).await.unwrap();
    office.close_item(&bo, item, on("§ 10")).await.unwrap();
    office.exclude_person(&bo, item, person, "x").await.unwrap();
    let begun = entries(office).await;
    let (nobody, nowhere) = (PersonId::from_bytes([9; 16]), AgendaItemId::from_bytes([9; 16]));
    let no_attachment = AttachmentId::from_bytes([9; 16]);
    let long = "å".repeat(301);
    let titled = Closing {
        public_title: &long,
        ..on("§ 10")
    };
    let decided = "å".repeat(5001);
    let decided = Closing {
        public_decision: &decided,
        ..on("§ 10")
    };
    let imported = desk.imported_closed;
    let refusals = [
        (
            said(office.close_item(&bo, item, on("§ 10")).await),
            "not now: closed-already",
        ),
        (
            said(office.close_item(&bo, item, on(" ")).await),
            "not valid: ground-missing",
        ),
        (
            said(office.close_item(&bo, item, on(&long)).await),
            "not valid: ground-too-long",
        ),
        (
            said(office.close_item(&bo, item, titled).await),
            "not valid: public-title-too-long",
        ),
        (
            said(office.close_item(&bo, item, decided).await),
            "not valid: public-decision-too-long",
        ),
        (said(office.close_item(&bo, nowhere, on("x")).await), "not found"),
        (
            said(office.open_item(&bo, imported, " ").await),
            "not valid: reason-missing",
        ),
        (said(office.open_item(&bo, nowhere, "x").await), "not found"),
        (
            said(office.close_attachment(&bo, attachment, on("")).await),
            "not valid: ground-missing",
        ),
        (
            said(office.close_attachment(&bo, no_attachment, on("x")).await),
            "not found",
        ),
        (
            said(office.open_attachment(&bo, attachment, "x").await),
            "not now: open-already",
        ),
        (
            said(office.open_attachment(&bo, no_attachment, "x").await),
            "not found",
        ),
        (
            said(office.exclude_person(&bo, item, person, "x").await),
            "not now: shut-out-already",
        ),
        (
            said(office.exclude_person(&bo, item, nobody, "x").await),
            "not found",
        ),
        (
            said(office.exclude_person(&bo, imported, person, "").await),
            "not valid: reason-missing",
        ),
        (
            said(office.admit_person(&bo, imported, person, "x").await),
            "not now: not-shut-out",
        ),
        (
            said(office.admit_person(&bo, item, person, &"x".repeat(1001)).await),
            "not valid: reason-too-long",
        ),
    ];
    for (refused, expected) in refusals {
        assert_eq!(refused, expected);
    }
    assert_eq!(entries(office).await, begun);
    let other = ForumId::from_bytes([3; 16]);
    for reader in [
        Reader::public(),
        member(&desk, 8),
        Reader::staff(nobody).secretary_of(other),
    ] {
        // Who may not is told that before anything about what was given.
        let (eva, why) = (acting(&reader), "not allowed: set-openness");
        assert_eq!(said(office.close_item(&eva, item, on("")).await), why);
        assert_eq!(said(office.open_item(&eva, item, "").await), why);
        assert_eq!(said(office.close_attachment(&eva, attachment, on("")).await), why);
        assert_eq!(said(office.open_attachment(&eva, attachment, "").await), why);
        assert_eq!(said(office.exclude_person(&eva, item, person, "").await), why);
        assert_eq!(said(office.admit_person(&eva, item, person, "").await), why);
        assert_eq!(said(office.item_openness(&eva, item).await), why);
    }
    assert_eq!(entries(office).await, begun);
}

/// The item's journal: each action with its reason, the oldest first.
async fn journal(office: &Office, reader: &Reader, item: AgendaItemId) -> String {
    let (of, any) = (JournalOf::Item(item), JournalFilter::default());
    let seen = office.journal(reader, of, &any, Extent::All).await.unwrap();
    format!("{:?}", seen.entries)
}

#[tokio::test]
async fn the_journal_says_what_was_closed_and_why_to_those_who_see_the_item() {
    let desk = desk().await;
    let office = &desk.office;
    let person = office.make_person(&bo(), "Åse Dal", None).await.unwrap();
    let secretary = Reader::staff(person).secretary_of(desk.forum);
    let eva = acting(&secretary);
    office.close_item(&eva, desk.item, on("§ 10 A")).await.unwrap();
    office.close_item(&eva, desk.item, on("§ 21 B")).await.unwrap();
    office
        .close_attachment(&eva, desk.attachment, on("§ 30 C"))
        .await
        .unwrap();
    office
        .close_attachment(&eva, desk.attachment, on("§ 33 D"))
        .await
        .unwrap();
    office
        .open_attachment(&eva, desk.attachment, "grund E")
        .await
        .unwrap();
    office.open_item(&eva, desk.item, "grund F").await.unwrap();
    let other = office.make_person(&bo(), "Per Holm", None).await.unwrap();
    office
        .exclude_person(&eva, desk.item, other, "grund G")
        .await
        .unwrap();
    office
        .admit_person(&eva, desk.item, other, "grund H")
        .await
        .unwrap();
    let whole = journal(office, &secretary, desk.item).await;
    for (action, reason) in [
        ("close_item", "§ 10 A"),
        ("reword_closure", "§ 21 B"),
        ("close_attachment", "§ 30 C"),
        ("reword_attachment", "§ 33 D"),
        ("open_attachment", "grund E"),
        ("open_item", "grund F"),
        ("exclude_person", "grund G"),
        ("admit_person", "grund H"),
    ] {
        assert!(
            whole.contains(action) && whole.contains(reason),
            "{action}: {whole}"
        );
    }
    office
        .exclude_person(&bo(), desk.item, person, "grund I")
        .await
        .unwrap();
    let rest = journal(office, &secretary, desk.item).await;
    for reason in ["§ 10 A", "§ 30 C", "grund F", "grund G", "grund I"] {
        assert!(!rest.contains(reason), "{reason}: {rest}");
    }
}

async fn issue(desk: &Desk, subject: Subject, recipients: Recipients) {
    let (press, bo): (_, Actor) = (press(), bo());
    desk.office
        .issue_document(&bo, &press, subject, recipients, "", &|_| ())
        .await
        .unwrap();
}

#[tokio::test]
async fn copies_for_the_public_from_before_the_closing_are_told_of_and_stand_as_they_were() {
    let desk = desk().await;
    let office = &desk.office;
    issue(&desk, Subject::Meeting(desk.meeting), Recipients::Members).await;
    issue(&desk, Subject::Meeting(desk.meeting), Recipients::Public).await;
    issue(&desk, Subject::Extract(desk.item), Recipients::Public).await;
    let issued = office.issued_documents(&operator(), desk.meeting).await.unwrap();
    let told = office.close_item(&bo(), desk.item, on("§ 10")).await.unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|line| line.recipients == Recipients::Public));
    for line in &told {
        assert!(issued.contains(line), "nothing of it has changed: {line:?}");
        let file = office.issued_document(&operator(), line.id).await.unwrap();
        assert!(!file.bytes.is_empty());
    }
    // A copy from after the closing shows nothing, whatever words are changed later.
    issue(&desk, Subject::Meeting(desk.meeting), Recipients::Public).await;
    let told = office.close_item(&bo(), desk.item, on("§ 21")).await.unwrap();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(openness(office, desk.item).await.issued_before, told);
    office.open_item(&bo(), desk.item, "x").await.unwrap();
    assert!(openness(office, desk.item).await.issued_before.is_empty());
    // What came here closed was never open in anything.
    let told = office
        .close_item(&bo(), desk.imported_closed, on("§ 21"))
        .await
        .unwrap();
    assert!(told.is_empty(), "{told:?}");
    let told = office
        .close_attachment(&bo(), desk.attachment, on("§ 30"))
        .await
        .unwrap();
    assert_eq!(told.len(), 3, "{told:?}");
}
