//! Proposals decided, cases joined and split; every join can be undone.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::decide_proposals::Verdict;
use referat_actions::refusal::Refusal;
use referat_domain::case::thread::JoinReason;
use referat_domain::ids::CaseId;
use referat_domain::reader::Reader;
use referat_domain::view::Part;

use crate::desk::{bo, sandved_with_minutes};

async fn cases(office: &referat_actions::office::Office) -> Vec<CaseId> {
    let reader = Reader::local_operator();
    let mut cases = Vec::new();
    for document in office.imports(&reader, 1).await.unwrap().documents.clone() {
        let meeting = office.meeting(&reader, document.meeting.unwrap()).await.unwrap();
        for item in &meeting.items {
            let Part::Open(line) = &item.line else { panic!() };
            cases.push(line.case);
        }
    }
    cases.sort_unstable();
    cases.dedup();
    cases
}

#[tokio::test]
async fn joined_cases_are_one_and_can_be_split_again() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let known = cases(&office).await;
    let (from, into) = (known[0], known[1]);
    let count = |view: &referat_domain::view::case::CaseView| view.items.len();
    let both =
        count(&office.case(&reader, from).await.unwrap()) + count(&office.case(&reader, into).await.unwrap());
    office.merge_cases(&bo(), from, into, "samme sag").await.unwrap();
    let joined = office.case(&reader, from).await.unwrap();
    assert_eq!(
        (joined.id, joined.items.len()),
        (into, both),
        "the old case leads to the new one"
    );
    let moved = joined
        .items
        .iter()
        .find(|item| item.reason == JoinReason::ByHand)
        .unwrap();
    let split = office
        .split_case(&bo(), moved.paper, "alligevel ikke")
        .await
        .unwrap();
    assert_eq!(office.case(&reader, split).await.unwrap().items.len(), 1);
    assert_eq!(office.case(&reader, into).await.unwrap().items.len(), both - 1);
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_case_cannot_be_joined_with_itself_nor_a_lone_paper_split_off() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let known = cases(&office).await;
    let refused = office.merge_cases(&bo(), known[0], known[0], "").await;
    assert!(matches!(refused, Err(Refusal::NotValid { why: "same-case", .. })));
    for case in known {
        let view = office.case(&reader, case).await.unwrap();
        if let [only] = view.items.as_slice() {
            let refused = office.split_case(&bo(), only.paper, "").await;
            assert!(matches!(refused, Err(Refusal::NotNow { why: "paper-alone" })));
            return;
        }
    }
    panic!("Sandved has cases of one item");
}

#[tokio::test]
async fn a_proposal_is_decided_once() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let before = office.proposals(&reader).await.unwrap();
    let alias = before.aliases.first().unwrap().id;
    office
        .decide_proposal(&bo(), alias, Verdict::Accept, "")
        .await
        .unwrap();
    let again = office.decide_proposal(&bo(), alias, Verdict::Reject, "").await;
    assert!(matches!(
        again,
        Err(Refusal::NotNow {
            why: "proposal-decided"
        })
    ));
    let after = office.proposals(&reader).await.unwrap();
    assert_eq!(after.aliases.len() + 1, before.aliases.len());
    if let Some(pair) = before.cases.first() {
        office
            .decide_proposal(&bo(), pair.proposal.id, Verdict::Accept, "")
            .await
            .unwrap();
        let case = office.case(&reader, pair.proposal.case).await.unwrap();
        assert!(
            case.items
                .iter()
                .any(|item| item.item.id == pair.proposal.item.id)
        );
    }
}
