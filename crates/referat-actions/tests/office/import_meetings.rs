//! Importing: whole documents, once, with their names, cases and attachments; refusals and proposals.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::import_meetings::{AttachmentSource, ImportOptions, ImportOutcome, Missing};
use referat_domain::finding::FindingCode;
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use referat_domain::view::people::Named;

use crate::desk::{bo, import, sandved, sandved_sources, sandved_with_minutes, source};

fn minutes(stem: &str) -> &'static str {
    referat_fixtures::MINUTES
        .iter()
        .find(|minutes| minutes.file_name.starts_with(stem))
        .unwrap()
        .text
}

#[tokio::test]
async fn the_same_bytes_again_change_nothing() {
    let (office, _folder) = sandved_with_minutes().await;
    let before = office.journal_head().await.unwrap();
    let results = import(&office, &sandved_sources()).await;
    assert!(
        results
            .iter()
            .all(|result| matches!(result.outcome, ImportOutcome::Unchanged { .. }))
    );
    assert_eq!(office.journal_head().await.unwrap(), before);
}

#[tokio::test]
async fn every_document_has_an_entry_in_the_journal_and_everything_verifies() {
    let (office, _folder) = sandved_with_minutes().await;
    let report = office.verify(None, &mut |_| {}).await.unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    // One for founding the municipality, one for each document.
    assert_eq!(report.entries, 1 + referat_fixtures::MINUTES.len() as u64);
}

#[tokio::test]
async fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let (office, _folder) = sandved().await;
    let before = office.journal_head().await.unwrap();
    let options = ImportOptions { dry_run: true };
    let results = office
        .import_meetings(&bo(), &sandved_sources(), options)
        .await
        .unwrap();
    assert!(
        results
            .iter()
            .all(|result| result.outcome == ImportOutcome::WouldBeNew)
    );
    assert_eq!(office.journal_head().await.unwrap(), before);
}

#[tokio::test]
async fn another_document_of_a_meeting_becomes_a_proposal_and_no_double() {
    let (office, _folder) = sandved_with_minutes().await;
    let text = minutes("chefforum-2025-01-15");
    let agenda = text.replacen("REFERAT", "DAGSORDEN", 1);
    let mended = text.replacen("Godkendt", "godkendt", 1).replacen(
        "Beslutning\n\nChefforum",
        "Beslutning\n\nDet samlede Chefforum",
        1,
    );
    let results = import(
        &office,
        &[source("mended.txt", &mended), source("agenda.txt", &agenda)],
    )
    .await;
    assert!(
        results
            .iter()
            .all(|result| matches!(result.outcome, ImportOutcome::Proposed { .. })),
        "{results:?}"
    );
    let proposals = office.proposals(&Reader::local_operator()).await.unwrap();
    let reasons: Vec<&str> = proposals
        .meetings
        .iter()
        .map(|proposal| proposal.reason.as_str())
        .collect();
    assert_eq!(reasons, ["corrected", "minutes-then-agenda"]);
    assert_eq!(
        proposals.meetings[0].differing_items.len(),
        1,
        "{:?}",
        proposals.meetings[0]
    );
    let front = office
        .front_page(&Reader::local_operator(), office.today())
        .await
        .unwrap();
    let held: u32 = front.forums.iter().map(|forum| forum.meetings).sum();
    assert_eq!(held as usize, referat_fixtures::MINUTES.len());
}

#[tokio::test]
async fn files_that_come_after_their_minutes_are_attached() {
    let (office, _folder) = sandved().await;
    let mut late = source("chefforum-2025-01-15.txt", minutes("chefforum-2025-01-15"));
    let bare = late.clone();
    import(&office, std::slice::from_ref(&bare)).await;
    late.attachments = vec![
        AttachmentSource {
            file_name: "Skema til seniorsamtale.txt".into(),
            bytes: b"Hvad skal med?".to_vec(),
        },
        AttachmentSource {
            file_name: "Noget helt andet.txt".into(),
            bytes: b"Nej".to_vec(),
        },
    ];
    let late = [late];
    let trial = office
        .import_meetings(&bo(), &late, ImportOptions { dry_run: true })
        .await
        .unwrap();
    assert!(
        matches!(trial[0].outcome, ImportOutcome::WouldBeCompleted { files: 1, .. }),
        "{trial:?}"
    );
    let before = office.journal_head().await.unwrap();
    let attached = import(&office, &late).await;
    assert!(
        matches!(attached[0].outcome, ImportOutcome::Completed { files: 1, .. }),
        "{attached:?}"
    );
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
    let after = office.journal_head().await.unwrap();
    assert_ne!(after, before, "attaching a file is an entry");
    let again = import(&office, &late).await;
    assert!(
        matches!(again[0].outcome, ImportOutcome::Unchanged { .. }),
        "{again:?}"
    );
    assert_eq!(office.journal_head().await.unwrap(), after);
}

#[tokio::test]
async fn a_file_that_is_no_minutes_is_refused_and_the_others_are_imported() {
    let (office, _folder) = sandved().await;
    let sources = [
        source("billede.txt", "\u{0}\u{1}\u{2}"),
        source("brev.txt", "Kære borgmester"),
        source(
            "uden-dag.txt",
            "REFERAT Chefforum\n\nIndholdsfortegnelse\n\nMødedato senere\n\nPunkt 1: Evt.\n\nBeslutning\n\nIntet.",
        ),
        source("godt.txt", minutes("chefforum-2024-03-13")),
    ];
    let results = import(&office, &sources).await;
    assert!(
        matches!(results[0].outcome, ImportOutcome::Unreadable(_)),
        "{:?}",
        results[0]
    );
    assert!(
        matches!(results[1].outcome, ImportOutcome::Unreadable(_)),
        "{:?}",
        results[1]
    );
    assert_eq!(
        results[2].outcome,
        ImportOutcome::Unplaced {
            missing: Missing::Date
        }
    );
    assert!(
        matches!(results[3].outcome, ImportOutcome::New { .. }),
        "{:?}",
        results[3]
    );
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn minutes_are_approved_by_the_item_that_names_their_date_in_either_order_of_import() {
    for reversed in [false, true] {
        let (office, _folder) = sandved().await;
        let mut sources = vec![
            source("a.txt", minutes("chefforum-2025-01-15")),
            source("b.txt", minutes("chefforum-2025-02-05")),
        ];
        if reversed {
            sources.reverse();
        }
        let results = import(&office, &sources).await;
        let reader = Reader::local_operator();
        let of = |name: &str| {
            results.iter().find(|result| result.name == name).map(|result| {
                let ImportOutcome::New { meeting, document } = result.outcome else {
                    panic!("{:?}", result.outcome)
                };
                (meeting, document)
            })
        };
        let (january, february) = (of("a.txt").unwrap(), of("b.txt").unwrap());
        let approved = office.meeting(&reader, january.0).await.unwrap();
        assert_eq!(
            approved.approved_at.as_ref().map(|meeting| meeting.id),
            Some(february.0),
            "reversed: {reversed}"
        );
        let approver = office.meeting(&reader, february.0).await.unwrap();
        let item = office.item(&reader, approver.items[0].id).await.unwrap();
        let Part::Open(content) = &item.item.content else {
            panic!()
        };
        assert_eq!(content.approves.unwrap().meeting, Some(january.0));
        let report = office.import_report(&reader, february.1).await.unwrap();
        let unknown = report
            .findings
            .iter()
            .any(|line| line.finding.code == FindingCode::ApprovedMeetingUnknown);
        assert!(
            !unknown,
            "the finding is settled when the meeting comes; reversed: {reversed}"
        );
    }
}

#[tokio::test]
async fn minutes_of_a_meeting_that_is_not_here_are_said_to_be_unknown() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let list = office.imports(&reader, 1).await.unwrap();
    let document = list
        .documents
        .iter()
        .find(|document| document.file_name.starts_with("chefforum-2024-09-26"))
        .unwrap();
    let report = office.import_report(&reader, document.id).await.unwrap();
    let finding = report
        .findings
        .iter()
        .find(|line| line.finding.code == FindingCode::ApprovedMeetingUnknown)
        .unwrap();
    assert!(
        finding
            .source
            .iter()
            .any(|line| line.is_place && line.text.starts_with("Punkt 1")),
        "{finding:?}"
    );
    let meeting = office.meeting(&reader, document.meeting.unwrap()).await.unwrap();
    let item = office.item(&reader, meeting.items[0].id).await.unwrap();
    let Part::Open(content) = &item.item.content else {
        panic!()
    };
    let approval = content.approves.unwrap();
    assert!(matches!(approval.of, ApprovesMinutesOf::Date(_)));
    assert_eq!(approval.meeting, None);
}

#[tokio::test]
async fn attachments_have_their_bytes_where_a_file_of_their_title_lies_beside_the_minutes() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let mut found = 0;
    for line in office.imports(&reader, 1).await.unwrap().documents.clone() {
        let meeting = office.meeting(&reader, line.meeting.unwrap()).await.unwrap();
        for item in &meeting.items {
            let page = office.item(&reader, item.id).await.unwrap();
            let Part::Open(content) = &page.item.content else {
                panic!()
            };
            for attachment in content
                .attachments
                .iter()
                .filter_map(|view| view.attachment.open())
            {
                if let Ok(file) = office.attachment(&reader, attachment.id).await {
                    let sample = referat_fixtures::ATTACHMENTS
                        .iter()
                        .find(|sample| sample.bytes == file.bytes);
                    assert!(sample.is_some(), "{}", file.title);
                    found += 1;
                }
            }
        }
    }
    assert_eq!(found, referat_fixtures::ATTACHMENTS.len());
}

#[tokio::test]
async fn other_spellings_of_units_and_positions_are_proposed_and_not_joined() {
    let (office, _folder) = sandved_with_minutes().await;
    let proposals = office.proposals(&Reader::local_operator()).await.unwrap();
    let pairs: Vec<(String, String)> = proposals
        .aliases
        .iter()
        .filter_map(|proposal| match (&proposal.one, &proposal.other) {
            (Named::Unit { name: one, .. }, Named::Unit { name: other, .. }) => {
                Some((one.clone(), other.clone()))
            }
            _ => None,
        })
        .collect();
    assert!(
        pairs
            .iter()
            .any(|(one, other)| one.contains('&') != other.contains('&')),
        "{pairs:?}"
    );
}
