//! Issued documents as they come back from where they were sent: held against what was issued, and against the chain.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::MunicipalityId;
use referat_domain::journal::{ChainHead, Digest};
use referat_domain::paper::attachment::Checksum;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::{IssuedCopy, RowId, VerifyFinding};

use crate::harness::{On, Sandved, entry, on_both};
use crate::tampering::{cut_last_entry, go_on, rewrite_with_another_decision};
use crate::world::World;

/// A document that is issued: its copy, and its row.
async fn issued(sandved: &mut Sandved, world: &World) -> (IssuedCopy, IssuedDocumentRow) {
    let head = sandved.head().await;
    let mut write = sandved.write().await;
    let row = IssuedDocumentRow {
        id: write.fresh(),
        forum_id: world.forum.id,
        kind: "minutes".into(),
        recipients: "public".into(),
        subject_kind: "meeting".into(),
        subject_id: RowId::from_bytes(*world.meeting.id.as_bytes()),
        version: 1,
        title: "Referat".into(),
        file_name: "referat.pdf".into(),
        checksum: world.attachment.checksum.unwrap(),
        size: 1,
        pages: 1,
        journal_count: i64::try_from(head.count).unwrap(),
        journal_head: head.hash.hex(),
        reason: String::new(),
        issued_by: "Bo".into(),
        issued_at: 5,
        changes: None,
    };
    write.insert(std::slice::from_ref(&row)).await.unwrap();
    write
        .commit(entry("issue_document", row.id.uuid()))
        .await
        .unwrap();
    let copy = IssuedCopy {
        name: "referat.pdf".into(),
        checksum: row.checksum,
        head: Some(head),
    };
    (copy, row)
}

async fn findings(sandved: &Sandved, copy: &IssuedCopy) -> Vec<VerifyFinding> {
    sandved.verify_issued(None, vec![copy.clone()]).await.findings
}

on_both! {
    async fn a_document_that_was_issued_here_proves_the_chain_it_names(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let (copy, _) = issued(&mut sandved, &world).await;
        go_on(&mut sandved, &world).await;
        assert_eq!(findings(&sandved, &copy).await, []);
        // Without an end of the chain in it, as packets are, it is known by its bytes.
        let bare = IssuedCopy { head: None, ..copy.clone() };
        assert_eq!(findings(&sandved, &bare).await, []);
        let several = vec![copy.clone(), bare, copy];
        assert!(sandved.verify_issued(None, several).await.is_sound());
    }

    async fn a_document_with_other_bytes_is_told_from_one_that_was_not_issued_here(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let (copy, row) = issued(&mut sandved, &world).await;
        let name = "referat.pdf".to_owned();
        let changed = IssuedCopy { checksum: Checksum([9; 32]), ..copy.clone() };
        assert_eq!(
            findings(&sandved, &changed).await,
            [VerifyFinding::IssuedChanged { name: name.clone(), id: row.id.uuid() }]
        );
        let unknown = VerifyFinding::IssuedUnknown { name: name.clone() };
        let without = IssuedCopy { head: None, ..changed.clone() };
        assert_eq!(findings(&sandved, &without).await, std::slice::from_ref(&unknown));
        // A head that is in the chain, and at which nothing was issued.
        let head = ChainHead { count: 3, ..sandved.head().await };
        let elsewhen = IssuedCopy { head: Some(head), ..changed.clone() };
        assert_eq!(findings(&sandved, &elsewhen).await, std::slice::from_ref(&unknown));
        let made_up = ChainHead { hash: Digest([9; 32]), ..head };
        let made_up = IssuedCopy { head: Some(made_up), ..changed };
        let found = findings(&sandved, &made_up).await;
        assert_eq!(found[0], unknown);
        assert!(matches!(&found[1..], [VerifyFinding::ChainRewritten { sequence: 3, by, .. }] if *by == name));
        let theirs = ChainHead { municipality: MunicipalityId::from_bytes([9; 16]), ..head };
        let theirs = IssuedCopy { head: Some(theirs), ..copy };
        assert_eq!(findings(&sandved, &theirs).await, [VerifyFinding::IssuedElsewhere { name }]);
    }

    async fn a_chain_rewritten_before_it_was_issued_is_found_by_a_document(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let (copy, _) = issued(&mut sandved, &world).await;
        rewrite_with_another_decision(&sandved, &world).await;
        assert_eq!(sandved.damages(None).await, Vec::<String>::new(), "the forger did it well");
        assert!(matches!(
            &findings(&sandved, &copy).await[..],
            [VerifyFinding::ChainRewritten { sequence: 4, by, .. }] if by == "referat.pdf"
        ));
    }

    async fn a_chain_cut_before_it_was_issued_is_found_by_a_document(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let (copy, _) = issued(&mut sandved, &world).await;
        // That it was issued is cut off: it says so of itself.
        cut_last_entry(&sandved, "issued_document").await;
        assert_eq!(sandved.damages(None).await, Vec::<String>::new(), "the forger did it well");
        let unknown = VerifyFinding::IssuedUnknown { name: "referat.pdf".into() };
        assert_eq!(findings(&sandved, &copy).await, std::slice::from_ref(&unknown));
        // And so is what was there then: the chain ends before where it was.
        cut_last_entry(&sandved, "person").await;
        assert_eq!(sandved.damages(None).await, Vec::<String>::new(), "the forger did it well");
        let cut = VerifyFinding::ChainCut { by: "referat.pdf".into(), written_down: 4, found: 3 };
        assert_eq!(findings(&sandved, &copy).await, [unknown, cut]);
    }
}
