//! What a comparison tells, on records of a few lines.

use super::*;
use crate::meeting::DocumentKind;
use crate::meeting_record::{SCHEMA, SectionRecord};
use crate::rich_text::RichText;

fn item(number: &str, title: &str, statement: &str) -> ItemRecord {
    ItemRecord {
        number: number.into(),
        title: title.into(),
        toc_title: None,
        toc_page: None,
        subject: title.into(),
        route: vec![],
        suffixes: vec![],
        journal_number: None,
        journal_number_as_printed: None,
        slot: None,
        presenters: vec![],
        guests: vec![],
        closed: false,
        closure_ground: None,
        late: None,
        shown_at_meeting: Vec::new(),
        sections: vec![SectionRecord {
            kind: SectionKind::Statement,
            heading: Some("Sagsfremstilling".into()),
            span: [0, 0],
            text: RichText::paragraph(statement),
            as_printed: None,
        }],
        recommenders: vec![],
        clauses: vec![],
        decision: None,
        history: vec![],
        approves_minutes_of: None,
        attachments: vec![],
        unrecognised: vec![],
        span: [0, 0],
    }
}

fn record(items: Vec<ItemRecord>) -> MeetingRecord {
    MeetingRecord {
        schema: SCHEMA,
        source: String::new(),
        layout: String::new(),
        kind: DocumentKind::Agenda,
        meeting_kind: crate::meeting::MeetingKind::Ordinary,
        forum: Some("Chefforum".into()),
        date: None,
        start: None,
        end: None,
        place: Some("Mødelokale 1".into()),
        participants: vec![],
        preamble: None,
        items,
        corrections: Vec::new(),
        unrecognised: vec![],
        warnings: vec![],
        coverage: 1.0,
        contents: vec![],
        head_as_printed: None,
        preamble_as_printed: None,
    }
}

fn told(comparison: &Comparison) -> Vec<String> {
    comparison
        .items
        .iter()
        .map(|item| {
            let what = match &item.change {
                ItemChange::Same => "same".to_owned(),
                ItemChange::Added => "added".to_owned(),
                ItemChange::Removed => "removed".to_owned(),
                ItemChange::Changed { moved_from, parts } => {
                    format!("changed {} from {moved_from:?}", parts.len())
                }
            };
            format!("{} {}: {what}", item.number, item.title)
        })
        .collect()
}

#[test]
fn two_equal_versions_are_the_same() {
    let version = record(vec![item("1", "Budget", "a"), item("2", "Evt.", "b")]);
    let comparison = compare(&version, &version);
    assert!(comparison.is_same());
    assert_eq!(told(&comparison), ["1 Budget: same", "2 Evt.: same"]);
}

#[test]
fn items_that_came_went_changed_and_moved_are_told_in_the_new_order() {
    let old = record(vec![
        item("1", "Godkendelse", "a"),
        item("2", "Cykelstier i midtbyen", "b"),
        item("3", "Skolernes budget", "c"),
        item("4", "Evt.", "d"),
    ]);
    let new = record(vec![
        item("1", "Godkendelse", "a"),
        item("2", "Skolernes budget", "c og mere"),
        item("3", "Ny hal", "e"),
        item("4", "Evt.", "d"),
    ]);
    assert_eq!(
        told(&compare(&old, &new)),
        [
            "1 Godkendelse: same",
            "2 Cykelstier i midtbyen: removed",
            "2 Skolernes budget: changed 2 from None",
            "3 Ny hal: added",
            "4 Evt.: same",
        ]
    );
    let swapped = record(vec![
        item("1", "Godkendelse", "a"),
        item("2", "Evt.", "d"),
        item("3", "Cykelstier i midtbyen", "b"),
        item("4", "Skolernes budget", "c"),
    ]);
    assert_eq!(
        told(&compare(&old, &swapped)),
        [
            "1 Godkendelse: same",
            "2 Evt.: changed 1 from Some(\"4\")",
            "3 Cykelstier i midtbyen: changed 1 from None",
            "4 Skolernes budget: changed 1 from None",
        ]
    );
}

#[test]
fn a_title_that_was_mended_is_the_same_item() {
    let old = record(vec![item(
        "1",
        "Godkendelse af dagsorden og refrat fra seneste møde",
        "a",
    )]);
    let new = record(vec![item(
        "1",
        "Godkendelse af dagsorden og referat fra seneste møde",
        "a",
    )]);
    let comparison = compare(&old, &new);
    let [only] = comparison.items.as_slice() else {
        panic!("{comparison:?}");
    };
    let ItemChange::Changed { parts, .. } = &only.change else {
        panic!("{only:?}");
    };
    let [(ItemPart::Title, words)] = parts.as_slice() else {
        panic!("{parts:?}");
    };
    assert!(words.contains(&WordChange::Removed("refrat ".into())));
    assert!(words.contains(&WordChange::Added("referat ".into())));
}

#[test]
fn a_new_place_and_a_new_section_are_told() {
    let old = record(vec![item("1", "Budget", "a")]);
    let mut new = record(vec![item("1", "Budget", "a")]);
    new.place = Some("Mødelokale 2".into());
    new.items[0].sections.push(SectionRecord {
        kind: SectionKind::Decision,
        heading: Some("Beslutning".into()),
        span: [0, 0],
        text: RichText::paragraph("Godkendt."),
        as_printed: None,
    });
    let comparison = compare(&old, &new);
    assert_eq!(comparison.head.len(), 1);
    assert_eq!(comparison.head[0].0, HeadPart::Place);
    assert_eq!(told(&comparison), ["1 Budget: changed 1 from None"]);
}

#[test]
fn closed_items_without_a_title_are_paired_by_their_number() {
    let mut closed = item("3", "", "");
    closed.closed = true;
    closed.sections.clear();
    let version = record(vec![item("1", "Budget", "a"), closed]);
    assert!(compare(&version, &version).is_same());
}

#[test]
fn thousands_of_items_are_compared() {
    let many = |word: &str| {
        record(
            (0..5_000)
                .map(|n| item(&n.to_string(), &format!("{word} {n}"), ""))
                .collect(),
        )
    };
    let comparison = compare(&many("Første"), &many("Anden sag"));
    assert!(!comparison.is_same());
}

#[test]
fn a_new_issue_tells_what_it_changes_in_a_word_for_each_item() {
    use crate::issued::ChangedHow::{Added, Changed, Removed};
    let was = record(vec![
        item("1", "Godkendelse", "Dagsordenen."),
        item("2", "Havneplan", "Planen er klar."),
        item("3", "Skolevej", "Vejen lukkes."),
    ]);
    let mut is = record(vec![
        item("1", "Godkendelse", "Dagsordenen."),
        item("2", "Havneplan", "Planen er næsten klar."),
        item("4", "Busrute", "Ruten nedlægges."),
    ]);
    is.place = Some("Byrådssalen".into());
    let told: Vec<_> = compare(&was, &is)
        .told()
        .into_iter()
        .map(|change| (change.number, change.how))
        .collect();
    let number = |number: &str| Some(number.to_owned());
    assert_eq!(told.len(), 4, "{told:?}");
    for expected in [
        (None, Changed),
        (number("2"), Changed),
        (number("3"), Removed),
        (number("4"), Added),
    ] {
        assert!(told.contains(&expected), "{told:?}");
    }
    assert!(compare(&was, &was).told().is_empty());
}
