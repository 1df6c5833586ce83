//! Who sees which journal, and how much of an entry.

use super::super::show;
use super::*;
use crate::case::thread::CaseKind;
use crate::openness::Closure;
use crate::view::item::ItemPlace;

fn ours() -> ForumId {
    ForumId::from_bytes([1; 16])
}

fn theirs() -> ForumId {
    ForumId::from_bytes([2; 16])
}

fn person(byte: u8) -> PersonId {
    PersonId::from_bytes([byte; 16])
}

fn item(openness: Openness, excluded: Vec<PersonId>) -> ListedItem {
    ListedItem {
        place: ItemPlace {
            id: AgendaItemId::from_bytes([3; 16]),
            meeting: MeetingId::from_bytes([4; 16]),
            date: None,
            forum: ours(),
            forum_name: "Chefforum".into(),
            number: "4".into(),
            openness,
            excluded,
        },
        line: ItemLine {
            title: "HEMMELIG".into(),
            subject: "HEMMELIG".into(),
            route: vec![],
            suffixes: vec![],
            journal_number: None,
            slot: None,
            presenters: vec![],
            guests: vec![],
            case: CaseId::from_bytes([5; 16]),
            case_kind: CaseKind::Subject,
            clauses: vec![],
            attachments: 0,
        },
    }
}

fn closed() -> Openness {
    Openness::Closed(Closure {
        ground: None,
        public_title: Some("Personalesag".into()),
        public_decision: None,
    })
}

fn entry(item: ListedItem) -> WholeEntry {
    WholeEntry {
        sequence: 7,
        at: Timestamp::constant(0, 0),
        action: "record_decision".into(),
        kind: "agenda_item".into(),
        id: item.place.id.to_string(),
        words: JournalWords::Written {
            who: "bo".into(),
            reason: "HEMMELIG grund".into(),
        },
        subject: JournalSubject {
            thing: JournalThing {
                place: JournalPlace::Item(item.place.id),
                title: None,
                meeting: None,
            },
            forums: vec![item.place.forum],
            items: vec![item],
            guards: vec![],
        },
        rows: vec![("decision".into(), 1)],
    }
}

#[test]
fn the_whole_journal_is_for_those_who_run_the_installation() {
    let secretary = Reader::staff(person(1)).secretary_of(ours());
    let member = Reader::staff(person(1)).member_of(ours());
    for scope in [JournalScope::Everything, JournalScope::Person] {
        assert!(may_see_journal(&Reader::local_operator(), &scope));
        for reader in [&secretary, &member, &Reader::public()] {
            assert!(!may_see_journal(reader, &scope), "{reader:?}");
        }
    }
    let of_ours = JournalScope::Forums(vec![theirs(), ours()]);
    assert!(may_see_journal(&secretary, &of_ours));
    assert!(may_see_journal(&Reader::local_operator(), &of_ours));
    for reader in [&member, &Reader::public(), &Reader::staff(person(1))] {
        assert!(!may_see_journal(reader, &of_ours), "{reader:?}");
    }
    assert!(!may_see_journal(
        &secretary,
        &JournalScope::Forums(vec![theirs()])
    ));
    assert!(!may_see_journal(&secretary, &JournalScope::Forums(vec![])));
}

#[test]
fn an_entry_about_a_closed_item_says_its_neutral_title_to_one_who_is_excluded() {
    let excluded = Reader::staff(person(9)).secretary_of(ours());
    let seen = show(entry(item(closed(), vec![person(9)])), &excluded);
    let said = format!("{seen:?}");
    assert!(!said.contains("HEMMELIG"), "{said}");
    assert!(said.contains("Personalesag") && said.contains("bo"), "{said}");
    let other = Reader::staff(person(8)).secretary_of(ours());
    let seen = show(entry(item(closed(), vec![person(9)])), &other);
    assert!(format!("{seen:?}").contains("HEMMELIG grund"));
}

#[test]
fn an_entry_about_another_forum_says_when_and_which_action_and_nothing_else() {
    let theirs = Reader::staff(person(8)).secretary_of(theirs());
    for openness in [Openness::Open, closed()] {
        let seen = show(entry(item(openness, vec![])), &theirs);
        assert_eq!(seen.told, Told::Nothing);
        assert_eq!((seen.action.as_str(), seen.who()), ("record_decision", None));
    }
}

#[test]
fn among_several_items_a_closed_one_lends_its_neutral_title_to_nobody() {
    let mut whole = entry(item(closed(), vec![person(9)]));
    whole.subject.items.push(item(Openness::Open, vec![]));
    let excluded = Reader::staff(person(9)).secretary_of(ours());
    let seen = show(whole, &excluded);
    let Told::Neutral { neutral, .. } = &seen.told else {
        panic!("{seen:?}")
    };
    assert_eq!(*neutral, Neutral::default());
}

#[test]
fn entries_that_were_chosen_by_what_is_not_told_are_left_out() {
    let journal = |is_chosen| WholeJournal {
        entries: vec![entry(item(Openness::Open, vec![]))],
        is_chosen,
        page: 1,
        pages: 1,
        total: 1,
        actors: vec!["bo".into()],
        actions: vec![],
    };
    let theirs = Reader::staff(person(8)).secretary_of(theirs());
    assert_eq!(show(journal(true), &theirs).entries.len(), 0);
    assert_eq!(show(journal(false), &theirs).entries.len(), 1);
    assert!(show(journal(false), &theirs).actors.is_empty());
}
