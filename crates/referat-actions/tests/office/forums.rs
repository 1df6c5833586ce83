//! What belongs to several forums, and what a secretary sees of others'.

use std::collections::BTreeSet;

use referat_actions::refusal::Refusal;
use referat_domain::access::Action;
use referat_domain::ids::PersonId;
use referat_domain::reader::Reader;

use crate::access::place;
use crate::desk::{acting, import, sandved_with_minutes, source};

#[tokio::test]
async fn a_join_across_forums_is_for_someone_who_may_in_both() {
    let (office, _folder) = sandved_with_minutes().await;
    let one = place(&office, "Havneforum").await;
    let other = place(&office, "Skoleforummet").await;
    let (from, into) = (one.cases[0], other.cases[0]);
    let person = PersonId::from_bytes([7; 16]);
    for forum in [one.forum, other.forum] {
        let secretary = acting(&Reader::staff(person).secretary_of(forum));
        let refused = office.merge_cases(&secretary, from, into, "").await;
        assert!(
            matches!(
                refused,
                Err(Refusal::NotAllowed {
                    wanted: Action::JoinCases
                })
            ),
            "{refused:?}"
        );
    }
    let both = Reader::staff(person)
        .secretary_of(one.forum)
        .secretary_of(other.forum);
    office.merge_cases(&acting(&both), from, into, "").await.unwrap();
}

#[tokio::test]
async fn a_secretary_sees_the_imports_and_proposals_of_their_forum_and_nothing_of_others() {
    let (office, _folder) = sandved_with_minutes().await;
    let operator = Reader::local_operator();
    let person = PersonId::from_bytes([7; 16]);
    let forum = office.forum_called(&operator, "Direktørforum").await.unwrap().id;
    let secretary = Reader::staff(person).secretary_of(forum);
    let texts = referat_fixtures::MINUTES.iter();
    let corrected: Vec<_> = texts
        .map(|minutes| {
            let text = format!("{}\nRettet\n", minutes.text);
            source(&format!("rettet-{}", minutes.file_name), &text)
        })
        .collect();
    import(&office, &corrected).await;
    let names = |reader: &Reader| {
        let (office, reader) = (&office, reader.clone());
        async move {
            let list = office.imports(&reader, 1).await.unwrap();
            let names: BTreeSet<String> = list.documents.iter().map(|line| line.file_name.clone()).collect();
            (names, list.pages)
        }
    };
    let (seen, pages) = names(&secretary).await;
    assert_eq!(pages, 1);
    assert_eq!(
        seen,
        BTreeSet::from([
            "direktoerforum-2025-10-06.txt".to_owned(),
            "rettet-direktoerforum-2025-10-06.txt".to_owned()
        ])
    );
    assert_eq!(
        names(&operator).await.0.len(),
        2 * referat_fixtures::MINUTES.len()
    );
    let waits = office.proposals(&secretary).await.unwrap();
    assert_eq!((waits.meetings.len(), waits.aliases.len()), (1, 0));
    for pair in &waits.cases {
        assert_eq!(pair.forums, [forum]);
    }
    for reader in [Reader::public(), Reader::staff(person).member_of(forum)] {
        assert!(matches!(
            office.imports(&reader, 1).await,
            Err(Refusal::NotAllowed { .. })
        ));
        let waits = office.proposals(&reader).await.unwrap();
        assert!(waits.cases.is_empty() && waits.meetings.is_empty() && waits.aliases.is_empty());
    }
}
