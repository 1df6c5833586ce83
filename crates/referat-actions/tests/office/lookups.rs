//! Lookups on Sandved: every page can be made, and search finds what people look for.

use referat_actions::lookups::SearchQuery;
use referat_actions::refusal::Refusal;
use referat_actions::upkeep::Indexed;
use referat_domain::ids::{AgendaItemId, CaseId, ForumId, MeetingId};
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use referat_domain::view::people::Named;

use crate::desk::sandved_with_minutes;

#[tokio::test]
async fn every_meeting_item_case_and_name_has_its_page() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let front = office.front_page(&reader, office.today()).await.unwrap();
    assert_eq!(front.forums.len(), 3);
    assert!(!front.latest.is_empty());
    let mut items = 0;
    for forum in &front.forums {
        let forum = office.forum(&reader, forum.id, 1).await.unwrap();
        assert_eq!(forum.line.meetings as usize, forum.meetings.len());
        for line in &forum.meetings {
            let meeting = office.meeting(&reader, line.id).await.unwrap();
            assert_eq!(meeting.line.items as usize, meeting.items.len());
            for item in &meeting.items {
                items += 1;
                let page = office.item(&reader, item.id).await.unwrap();
                let Part::Open(content) = &page.item.content else {
                    panic!()
                };
                let case = office.case(&reader, content.line.case).await.unwrap();
                assert!(case.items.iter().any(|joined| joined.item.id == item.id));
                assert!(page.kle.is_none(), "no register is loaded");
            }
        }
    }
    assert_eq!(items, 61);
    for line in &office.directory(&reader).await.unwrap().lines {
        let view = match &line.named {
            Named::Person { id, .. } => office.person(&reader, *id).await.unwrap(),
            Named::Position { id, .. } => office.position(&reader, *id).await.unwrap(),
            Named::Unit { id, .. } => office.unit(&reader, *id).await.unwrap(),
        };
        assert_eq!(view.items.len(), line.items as usize, "{:?}", line.named);
    }
    let top = office.journal_numbers(&reader, None).await.unwrap();
    let below: u32 = top.below.iter().map(|branch| branch.items).sum();
    assert_eq!(below, 61, "every item of Sandved has a journal number");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let nothing = [9; 16];
    assert!(matches!(
        office.meeting(&reader, MeetingId::from_bytes(nothing)).await,
        Err(Refusal::NotFound)
    ));
    assert!(matches!(
        office.item(&reader, AgendaItemId::from_bytes(nothing)).await,
        Err(Refusal::NotFound)
    ));
    assert!(matches!(
        office.case(&reader, CaseId::from_bytes(nothing)).await,
        Err(Refusal::NotFound)
    ));
    assert!(matches!(
        office.forum(&reader, ForumId::from_bytes(nothing), 1).await,
        Err(Refusal::NotFound)
    ));
}

#[tokio::test]
async fn reports_of_imports_are_for_those_who_may_see_everything() {
    let (office, _folder) = sandved_with_minutes().await;
    assert!(matches!(
        office.imports(&Reader::public(), 1).await,
        Err(Refusal::NotAllowed { .. })
    ));
}

#[tokio::test]
async fn search_finds_inflected_words_and_says_what_was_meant() {
    let (office, _folder) = sandved_with_minutes().await;
    let reader = Reader::local_operator();
    let indexed = office.index_pending().await.unwrap();
    assert_eq!(indexed, Indexed::Done { items: 61 });
    assert_eq!(office.index_pending().await.unwrap(), Indexed::Done { items: 0 });
    let seek = |words: &str| SearchQuery {
        words: words.to_owned(),
        ..SearchQuery::default()
    };
    let found = office.search(&reader, &seek("lederudviklingen")).await.unwrap();
    assert!(found.total >= 2, "{found:?}");
    assert!(
        found
            .hits
            .iter()
            .all(|hit| hit.snippet.iter().chain(&hit.title).any(|piece| piece.is_hit)),
        "{found:?}"
    );
    let number = office.search(&reader, &seek("81.39.15-A00-1-24")).await.unwrap();
    assert_eq!(number.total, 2);
    let nothing = office.search(&reader, &seek("kvantegravitation")).await.unwrap();
    assert_eq!(nothing.total, 0);
    let report = office.verify(None, &mut |_| {}).await.unwrap();
    assert!(
        report.findings.is_empty(),
        "the index is up to date: {:?}",
        report.findings
    );
}

#[tokio::test]
async fn an_index_that_lags_is_no_damage() {
    let (office, _folder) = sandved_with_minutes().await;
    let report = office.verify(None, &mut |_| {}).await.unwrap();
    assert!(report.is_sound());
    assert!(!report.findings.is_empty(), "it is said, though");
}
