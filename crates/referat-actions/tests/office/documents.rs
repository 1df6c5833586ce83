//! Printing and issuing: what is frozen, what is refused, what the journal says, and what reaches nobody.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::path::Path;
use std::sync::Arc;

use referat_actions::issue_document::Issued;
use referat_actions::office::Office;
use referat_actions::printing::{FileForm, PrintedFile, Progress, Remark, Subject};
use referat_actions::refusal::Refusal;
use referat_documents::packet::LeftOut;
use referat_documents::press::{Form, Press};
use referat_documents::typesetter::Typesetter;
use referat_domain::comparison::HeadPart;
use referat_domain::ids::{ForumId, MeetingId, MunicipalityId, PersonId, Tenant};
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::reader::Reader;
use referat_import::carried::record_in;
use referat_store::meetings::MeetingRow;
use referat_store::{DatabaseUrl, EntryDraft, Store, StoreConfig};
use referat_wording::{Language, Wording};

use crate::desk::{bo, import, sandved, sandved_with_minutes, source};
use crate::silence_finding::Counted;

const PDF: FileForm = FileForm::Document(Form::Pdf);

pub fn press() -> Press {
    let executable = std::env::current_exe().unwrap();
    let typesetter = Arc::new(Typesetter::beside(&executable));
    Press::new(Arc::new(Wording::new(Language::Danish)), "", typesetter)
}

fn operator() -> Reader {
    Reader::local_operator()
}

async fn meeting_of(office: &Office, day: &str) -> MeetingId {
    let forum = office.forum_called(&operator(), "Chefforum").await.unwrap().id;
    office.meeting_called(day, Some(forum)).await.unwrap()
}

async fn forum_of(office: &Office, meeting: MeetingId) -> ForumId {
    office.meeting(&operator(), meeting).await.unwrap().line.forum
}

async fn issue(office: &Office, subject: Subject, recipients: Recipients) -> Result<Issued, Refusal> {
    let press = press();
    office
        .issue_document(&bo(), &press, subject, recipients, "til mødet", &|_| ())
        .await
}

async fn print(
    office: &Office,
    subject: Subject,
    recipients: Recipients,
    form: FileForm,
) -> Result<PrintedFile, Refusal> {
    office
        .print(&operator(), &press(), subject, recipients, form, &|_| ())
        .await
}

/// Moves a meeting to another room past the office; nobody can do that on a page yet.
async fn move_to(folder: &Path, municipality: MunicipalityId, meeting: MeetingId, place: &str) {
    let config = StoreConfig {
        data_dir: folder.to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let store = Store::open(&config, now).await.unwrap();
    let mut entropy = Counted(40);
    let mut write = store
        .begin(Tenant(municipality), &mut entropy, now)
        .await
        .unwrap();
    let row: MeetingRow = write.reading().by_id(meeting).await.unwrap().unwrap();
    let moved = MeetingRow {
        place: Some(place.to_owned()),
        ..row
    };
    write.update(&moved).await.unwrap();
    let entry = EntryDraft {
        action: "move_meeting".into(),
        subject_kind: "meeting".into(),
        subject: meeting.uuid(),
        actor: "bo".into(),
        reason: String::new(),
    };
    write.commit(entry).await.unwrap();
}

#[tokio::test]
async fn what_was_issued_is_given_byte_for_byte_and_a_change_is_another_version() {
    let (office, folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2024-03-13").await;
    let subject = Subject::Meeting(meeting);
    let first = issue(&office, subject, Recipients::Members).await.unwrap();
    assert_eq!(first.version, 1);
    let kept = office.issued_document(&operator(), first.id).await.unwrap();
    assert_eq!(kept.bytes, first.file.bytes);
    assert_eq!(kept.line.kind, IssuedKind::Minutes);
    assert_eq!(kept.line.file_name, "referat-chefforum-2024-03-13.pdf");
    assert_eq!(
        (kept.line.reason.as_str(), kept.line.issued_by.as_str()),
        ("til mødet", "bo")
    );
    let record = record_in(&kept.bytes).unwrap();
    // All but the name of the file it was read from, which is the secretariat's.
    let mut own = (*office.record(&operator(), meeting).await.unwrap()).clone();
    own.source.clear();
    assert_eq!(record, own);

    let again = issue(&office, subject, Recipients::Members).await.unwrap_err();
    assert!(is_unchanged(&again), "{again:?}");

    move_to(folder.path(), office.municipality().id, meeting, "Byrådssalen").await;
    let second = issue(&office, subject, Recipients::Members).await.unwrap();
    assert_eq!(second.version, 2);
    assert_eq!(
        office.issued_document(&operator(), first.id).await.unwrap().bytes,
        kept.bytes
    );
    let compared = office.compare_issue(&operator(), second.id).await.unwrap();
    assert_eq!((compared.old.version, compared.new.version), (1, 2));
    let parts: Vec<HeadPart> = compared.comparison.head.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, [HeadPart::Place]);
    assert!(!compared.only_appearance);
    let alone = office.compare_issue(&operator(), first.id).await.unwrap_err();
    assert!(matches!(alone, Refusal::NotFound), "{alone:?}");

    let lines = office.issued_documents(&operator(), meeting).await.unwrap();
    let versions: Vec<u32> = lines.iter().map(|line| line.version).collect();
    assert_eq!(versions.len(), 2);
    let verified = office.verify(None, &mut |_| ()).await.unwrap();
    let damage = verified.findings.iter().any(|finding| finding.is_damage);
    assert!(!damage, "{:?}", verified.findings);
}

fn is_unchanged(refused: &Refusal) -> bool {
    matches!(
        refused,
        Refusal::NotNow {
            why: "nothing-changed"
        }
    )
}

#[tokio::test]
async fn another_look_is_another_version_and_its_comparison_says_that_only_the_appearance_differs() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2024-03-13").await;
    let item = office.meeting(&operator(), meeting).await.unwrap().items[1].id;
    let subjects = [
        Subject::Meeting(meeting),
        Subject::Agenda(meeting),
        Subject::Extract(item),
    ];
    for subject in subjects {
        issue(&office, subject, Recipients::Public).await.unwrap();
        let again = issue(&office, subject, Recipients::Public).await.unwrap_err();
        assert!(is_unchanged(&again), "{subject:?}: {again:?}");
    }
    let look = r##"{ "colour": "#005f3b" }"##;
    office.set_look(&bo(), &press(), look, "").await.unwrap();
    for subject in subjects {
        let second = issue(&office, subject, Recipients::Public).await.unwrap();
        assert_eq!(second.version, 2, "{subject:?}");
        let compared = office.compare_issue(&operator(), second.id).await.unwrap();
        assert!(
            compared.only_appearance && compared.comparison.is_same(),
            "{subject:?}"
        );
        let again = issue(&office, subject, Recipients::Public).await.unwrap_err();
        assert!(is_unchanged(&again), "{subject:?}: {again:?}");
    }
    let nowhere = r##"{ "colour": "#005f3b", "terms": "-supplementary-agenda = Ekstra dagsorden" }"##;
    office.set_look(&bo(), &press(), nowhere, "").await.unwrap();
    let again = issue(&office, subjects[0], Recipients::Public).await.unwrap_err();
    assert!(is_unchanged(&again), "that word is not printed: {again:?}");
}

#[tokio::test]
async fn a_members_copy_is_not_even_listed_to_others() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2024-03-13").await;
    let subject = Subject::Meeting(meeting);
    let members = issue(&office, subject, Recipients::Members).await.unwrap();
    let public = issue(&office, subject, Recipients::Public).await.unwrap();
    assert_eq!(public.version, 1);
    let staff = Reader::staff(PersonId::from_bytes([5; 16]));
    let seen = office.issued_documents(&staff, meeting).await.unwrap();
    assert_eq!(seen.iter().map(|line| line.id).collect::<Vec<_>>(), [public.id]);
    let refused = office.issued_document(&staff, members.id).await.unwrap_err();
    assert!(matches!(refused, Refusal::NotFound), "{refused:?}");
    let member = staff.member_of(forum_of(&office, meeting).await);
    assert_eq!(office.issued_documents(&member, meeting).await.unwrap().len(), 2);
}

const SECRET: &str = "REFERAT Chefforum d. 15-01-2025\n\n\
    Indholdsfortegnelse\n\nCF - Åben sag.....\t3\nCF - HEMMELIG ansættelse (lukket punkt).....\t4\n\n\
    Punkt 1: CF - Åben sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nTorvet får træer.\n\n\
    Punkt 2: CF - HEMMELIG ansættelse (lukket punkt)\n\n81.03.00-G01-7-25\n\nSagsfremstilling\n\nHEMMELIG ansøger.\n\n\
    Indstilling\n\nDirektøren for HEMMELIG indstiller,\n\n1. at HEMMELIG ansættes\n\n\
    Beslutning\n\nHEMMELIG ansættes.\n\nBilag\n\nHEMMELIG ansøgning\n";

#[tokio::test]
async fn nothing_closed_is_in_a_public_copy_in_any_form() {
    let (office, _folder) = sandved().await;
    import(&office, &[source("hemmeligt.txt", SECRET)]).await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let forum = forum_of(&office, meeting).await;
    for form in FileForm::ALL {
        for subject in [
            Subject::Meeting(meeting),
            Subject::Agenda(meeting),
            Subject::Volume(forum, 2025),
        ] {
            let Ok(printed) = print(&office, subject, Recipients::Public, form).await else {
                assert_eq!(
                    (form, matches!(subject, Subject::Volume(..))),
                    (FileForm::Text, true)
                );
                continue;
            };
            let text = String::from_utf8_lossy(&printed.bytes);
            assert!(
                !text.contains("HEMMELIG") && !text.contains("81.03.00"),
                "{form:?} {subject:?}"
            );
            if form == PDF
                && let Ok(record) = record_in(&printed.bytes)
            {
                assert!(!serde_json::to_string(&record).unwrap().contains("HEMMELIG"));
            }
        }
    }
    let html = FileForm::Document(Form::Html);
    let public = print(&office, Subject::Meeting(meeting), Recipients::Public, html)
        .await
        .unwrap();
    let public = String::from_utf8(public.bytes).unwrap();
    assert!(public.contains("Lukket punkt") && public.contains("Torvet får træer"));
    let members = print(&office, Subject::Meeting(meeting), Recipients::Members, html)
        .await
        .unwrap();
    assert!(
        String::from_utf8(members.bytes)
            .unwrap()
            .contains("HEMMELIG ansættes")
    );
}

#[tokio::test]
async fn a_packet_names_what_it_leaves_out_and_tells_how_far_it_is() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2026-01-22").await;
    let told = std::sync::Mutex::new(Vec::new());
    let packet = office
        .print(
            &operator(),
            &press(),
            Subject::Packet(meeting),
            Recipients::Members,
            PDF,
            &|step| told.lock().unwrap().push(step),
        )
        .await
        .unwrap();
    let told = told.into_inner().unwrap();
    assert_eq!(told.last(), Some(&Progress::Joining));
    assert!(
        told.iter()
            .any(|step| matches!(step, Progress::Attachment(1, _, _)))
    );
    let left_out = packet.remarks.iter().filter_map(|remark| match remark {
        Remark::LeftOut(_, why) => Some(*why),
        Remark::Untagged(_) | Remark::Replaced(_) => None,
    });
    assert!(left_out.clone().count() > 0);
    assert!(
        left_out.clone().all(|why| why == LeftOut::NameOnly),
        "{:?}",
        packet.remarks
    );
    let not_as_word = FileForm::Document(Form::Docx);
    let refused = print(
        &office,
        Subject::Packet(meeting),
        Recipients::Members,
        not_as_word,
    )
    .await;
    assert!(
        matches!(
            refused,
            Err(Refusal::NotValid {
                why: "printed-form",
                ..
            })
        ),
        "{refused:?}"
    );
}

#[tokio::test]
async fn an_extract_is_one_item_and_a_volume_is_never_issued() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2024-03-13").await;
    let item = office.meeting(&operator(), meeting).await.unwrap().items[1].id;
    let extract = issue(&office, Subject::Extract(item), Recipients::Members)
        .await
        .unwrap();
    assert_eq!(record_in(&extract.file.bytes).unwrap().items.len(), 1);
    assert_eq!(
        extract.file.file_name,
        "protokoludskrift-chefforum-2024-03-13-punkt-2.pdf"
    );
    let listed = office.issued_documents(&operator(), meeting).await.unwrap();
    assert_eq!(listed[0].kind, IssuedKind::Extract);
    let forum = forum_of(&office, meeting).await;
    let volume = issue(&office, Subject::Volume(forum, 2024), Recipients::Members).await;
    assert!(
        matches!(
            volume,
            Err(Refusal::NotValid {
                why: "volume-not-issued",
                ..
            })
        ),
        "{volume:?}"
    );
    let empty = print(&office, Subject::Volume(forum, 1999), Recipients::Members, PDF).await;
    assert!(matches!(empty, Err(Refusal::NotFound)), "{empty:?}");
}

#[tokio::test]
async fn the_look_is_kept_with_its_reason_and_a_look_that_can_not_be_used_is_refused_with_its_part() {
    let (office, _folder) = sandved_with_minutes().await;
    let refused = office
        .set_look(&bo(), &press(), r#"{ "size": 3 }"#, "")
        .await
        .unwrap_err();
    assert!(
        matches!(&refused, Refusal::NotValid { why: "look", given } if given.contains("size")),
        "{refused:?}"
    );
    let terms = r#"{ "terms": "-no-such-term = x" }"#;
    assert!(office.set_look(&bo(), &press(), terms, "").await.is_err());
    assert_eq!(office.look().await.unwrap(), None);
    let own = r##"{ "colour": "#005f3b", "terms": "-minutes = Beslutningsprotokol" }"##;
    office
        .set_look(&bo(), &press(), own, "nyt byvåben")
        .await
        .unwrap();
    let meeting = meeting_of(&office, "2024-03-13").await;
    let html = FileForm::Document(Form::Html);
    let printed = print(&office, Subject::Meeting(meeting), Recipients::Members, html)
        .await
        .unwrap();
    let text = String::from_utf8(printed.bytes).unwrap();
    assert!(text.contains("BESLUTNINGSPROTOKOL Chefforum"), "{}", &text[..400]);
    office.reset_look(&bo(), "").await.unwrap();
    let twice = office.reset_look(&bo(), "").await.unwrap_err();
    assert!(
        matches!(
            twice,
            Refusal::NotNow {
                why: "look-is-standard"
            }
        ),
        "{twice:?}"
    );
    let verified = office.verify(None, &mut |_| ()).await.unwrap();
    let damage = verified.findings.iter().any(|finding| finding.is_damage);
    assert!(!damage, "{:?}", verified.findings);
}

#[tokio::test]
async fn a_print_that_is_given_up_and_a_typesetter_that_is_missing_keep_nothing() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2024-03-13").await;
    let before = office.journal_head().await.unwrap();
    let press = press();
    let actor = bo();
    let issuing = office.issue_document(
        &actor,
        &press,
        Subject::Meeting(meeting),
        Recipients::Members,
        "",
        &|_| (),
    );
    let soon = std::time::Duration::from_millis(20);
    assert!(tokio::time::timeout(soon, issuing).await.is_err());
    let nowhere = Arc::new(Typesetter::at("/no/such/typesetter".into()));
    let missing = Press::new(Arc::new(Wording::new(Language::Danish)), "", nowhere);
    let refused = office
        .issue_document(
            &bo(),
            &missing,
            Subject::Meeting(meeting),
            Recipients::Members,
            "",
            &|_| (),
        )
        .await
        .unwrap_err();
    assert!(
        matches!(refused, Refusal::NotNow { why: "no-typesetter" }),
        "{refused:?}"
    );
    let long = "x".repeat(1_001);
    let refused = office
        .issue_document(
            &bo(),
            &press,
            Subject::Meeting(meeting),
            Recipients::Members,
            &long,
            &|_| (),
        )
        .await
        .unwrap_err();
    assert!(
        matches!(
            refused,
            Refusal::NotValid {
                why: "reason-too-long",
                ..
            }
        ),
        "{refused:?}"
    );
    assert_eq!(office.journal_head().await.unwrap(), before);
    assert!(
        office
            .issued_documents(&operator(), meeting)
            .await
            .unwrap()
            .is_empty()
    );
}
