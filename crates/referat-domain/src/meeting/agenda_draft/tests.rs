//! What may be done to an agenda, and what comes of it.

use proptest::prelude::*;

use super::*;

fn item(number: u8) -> AgendaItemId {
    AgendaItemId::from_bytes([number; 16])
}

fn paper(number: u8) -> DraftEntry {
    DraftEntry::new(item(number), EntryKind::Paper(PaperId::from_bytes([number; 16])))
}

fn pause(number: u8) -> DraftEntry {
    DraftEntry::new(item(number), EntryKind::Break("Pause".into()))
}

fn draft(entries: impl IntoIterator<Item = DraftEntry>) -> AgendaDraft {
    let mut draft = AgendaDraft::default();
    for entry in entries {
        draft.apply(Change::Add(entry, None)).unwrap();
    }
    draft
}

fn ids(draft: &AgendaDraft) -> Vec<AgendaItemId> {
    draft.entries().iter().map(|entry| entry.id).collect()
}

fn day(draft: &AgendaDraft) -> Vec<AgendaItemId> {
    draft.day().into_iter().map(|entry| entry.id).collect()
}

fn numbers(draft: &AgendaDraft) -> Vec<String> {
    draft
        .numbers()
        .into_iter()
        .map(Option::unwrap_or_default)
        .collect()
}

fn clock(text: &str) -> Option<ClockTime> {
    text.parse().ok()
}

fn slots(draft: &AgendaDraft, start: &str) -> Vec<String> {
    let timing = draft.timing(clock(start), None);
    let in_words = |timed: &Timed| match timed.slot {
        None => "-".to_owned(),
        Some(slot) => format!(
            "{}-{}",
            slot.start,
            slot.end.map_or_else(String::new, |end| end.to_string())
        ),
    };
    timing.entries.iter().map(in_words).collect()
}

#[test]
fn items_are_numbered_in_their_order_and_breaks_are_not() {
    let mut agenda = draft([paper(1), paper(2), pause(3), paper(4)]);
    assert_eq!(numbers(&agenda), ["1", "2", "", "3"]);
    agenda.apply(Change::Indent(item(2))).unwrap();
    assert_eq!(numbers(&agenda), ["1", "1.1", "", "2"]);
    agenda.apply(Change::Move(item(4), 0)).unwrap();
    assert_eq!(numbers(&agenda), ["1", "2", "2.1", ""]);
}

#[test]
fn the_first_item_comes_under_nothing() {
    let mut agenda = draft([pause(1), paper(2), paper(3)]);
    assert_eq!(agenda.apply(Change::Indent(item(2))), Err(NoChange::NoPlace));
    agenda.apply(Change::Indent(item(3))).unwrap();
    agenda.apply(Change::Remove(item(2))).unwrap();
    assert_eq!(numbers(&agenda), ["", "1"]);
}

#[test]
fn times_flow_and_fixed_ones_stay() {
    let mut agenda = draft([paper(1), paper(2), pause(3), paper(4)]);
    for (id, minutes) in [(1, 20), (2, 10), (3, 15), (4, 30)] {
        agenda.apply(Change::Minutes(item(id), Some(minutes))).unwrap();
    }
    assert_eq!(
        slots(&agenda, "09:00"),
        ["09:00-09:20", "09:20-09:30", "09:30-09:45", "09:45-10:15"]
    );
    agenda.apply(Change::Minutes(item(1), Some(30))).unwrap();
    agenda.apply(Change::FixStart(item(4), clock("10:30"))).unwrap();
    assert_eq!(
        slots(&agenda, "09:00"),
        ["09:00-09:30", "09:30-09:40", "09:40-09:55", "10:30-11:00"]
    );
    let timing = agenda.timing(clock("09:00"), clock("10:45"));
    assert_eq!(timing.end, clock("11:00"));
    assert_eq!(timing.planned, 85);
    assert_eq!(timing.entries[3].problem, Some(TimingProblem::AfterMeeting(15)));
    agenda.apply(Change::FixStart(item(4), clock("09:50"))).unwrap();
    let timing = agenda.timing(clock("09:00"), None);
    assert_eq!(timing.entries[3].problem, Some(TimingProblem::Overlaps(5)));
}

/// The day of 2020-01-29: the first item has a start and no length, the ninth is held at the same time, the second
/// near the end, the tenth has no time.
#[test]
fn a_day_may_have_another_order_than_the_paper() {
    let mut agenda = draft((1..=10).map(paper));
    let lengths = [
        (2, 60),
        (3, 10),
        (4, 10),
        (5, 20),
        (6, 20),
        (7, 10),
        (8, 30),
        (9, 20),
    ];
    for (id, minutes) in lengths {
        agenda.apply(Change::Minutes(item(id), Some(minutes))).unwrap();
    }
    agenda.apply(Change::FixStart(item(1), clock("13:15"))).unwrap();
    agenda.apply(Change::MoveInDay(item(9), 1)).unwrap();
    agenda.apply(Change::MoveInDay(item(2), 7)).unwrap();
    assert_eq!(ids(&agenda), (1..=10).map(item).collect::<Vec<_>>());
    assert_eq!(day(&agenda), [1, 9, 3, 4, 5, 6, 7, 2, 8, 10].map(item));
    assert_eq!(
        slots(&agenda, "13:15"),
        [
            "13:15-",
            "13:15-13:35",
            "13:35-13:45",
            "13:45-13:55",
            "13:55-14:15",
            "14:15-14:35",
            "14:35-14:45",
            "14:45-15:45",
            "15:45-16:15",
            "-"
        ]
    );
    agenda.apply(Change::DayAsPaper).unwrap();
    assert!(!agenda.day_differs());
}

#[test]
fn printed_numbers_stay_and_new_items_go_on_after_them() {
    let mut agenda = draft([paper(1), paper(2), paper(3)]).issued();
    assert_eq!(agenda.apply(Change::Up(item(3))), Err(NoChange::Issued));
    agenda.apply(Change::Remove(item(2))).unwrap();
    agenda.apply(Change::Add(paper(4), Some(0))).unwrap();
    agenda.apply(Change::Add(paper(5), None)).unwrap();
    assert_eq!(ids(&agenda), [1, 3, 4, 5].map(item));
    assert_eq!(numbers(&agenda), ["1", "3", "4", "5"]);
    agenda.apply(Change::Up(item(5))).unwrap();
    assert_eq!(numbers(&agenda), ["1", "3", "4", "5"]);
    assert_eq!(ids(&agenda), [1, 3, 5, 4].map(item));
}

#[test]
fn the_number_of_an_item_that_was_taken_off_is_not_given_again() {
    let mut agenda = draft([paper(1), paper(2)]).issued();
    agenda.apply(Change::Remove(item(2))).unwrap();
    agenda.apply(Change::Add(paper(3), None)).unwrap();
    assert_eq!(numbers(&agenda), ["1", "3"]);
}

#[test]
fn a_paper_stands_on_an_agenda_once() {
    let mut agenda = draft([paper(1)]);
    let again = DraftEntry::new(item(9), EntryKind::Paper(PaperId::from_bytes([1; 16])));
    assert_eq!(
        agenda.apply(Change::Add(again, None)),
        Err(NoChange::ThereAlready)
    );
    let nameless = DraftEntry::new(item(8), EntryKind::Break("  ".into()));
    assert_eq!(agenda.apply(Change::Add(nameless, None)), Err(NoChange::TooLong));
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let mut agenda = draft([paper(1), paper(2)]);
    let before = agenda.clone();
    let minutes = Change::Minutes(item(1), Some(20));
    let wrong = Change::Together(vec![minutes.clone(), Change::Minutes(item(2), Some(0))]);
    assert_eq!(agenda.apply(wrong), Err(NoChange::Minutes));
    assert_eq!(agenda, before);
    let right = Change::Together(vec![minutes, Change::FixStart(item(1), clock("09:00"))]);
    assert_eq!(agenda.apply(right), Ok(()));
    assert_eq!(slots(&agenda, "08:00")[0], "09:00-09:20");
}

#[test]
fn what_goes_past_midnight_is_said() {
    let mut agenda = draft([paper(1), paper(2)]);
    agenda.apply(Change::Minutes(item(1), Some(90))).unwrap();
    agenda.apply(Change::Minutes(item(2), Some(24 * 60))).unwrap();
    let timing = agenda.timing(clock("23:00"), None);
    let problems: Vec<_> = timing.entries.iter().map(|timed| timed.problem).collect();
    assert_eq!(problems, [Some(TimingProblem::NextDay); 2]);
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let id = (1u8..12).prop_map(item);
    let one = prop_oneof![
        (1u8..12, prop::option::of(0usize..14)).prop_map(|(id, at)| Change::Add(paper(id), at)),
        (20u8..23, prop::option::of(0usize..14)).prop_map(|(id, at)| Change::Add(pause(id), at)),
        (id.clone(), 0usize..14).prop_map(|(id, to)| Change::Move(id, to)),
        id.clone().prop_map(Change::Up),
        id.clone().prop_map(Change::Down),
        (id.clone(), 0usize..14).prop_map(|(id, to)| Change::MoveInDay(id, to)),
        id.clone().prop_map(Change::Earlier),
        id.clone().prop_map(Change::Later),
        Just(Change::DayAsPaper),
        id.clone().prop_map(Change::Indent),
        id.clone().prop_map(Change::Outdent),
        id.clone().prop_map(Change::Remove),
        (id.clone(), prop::option::of(0u16..2000)).prop_map(|(id, minutes)| Change::Minutes(id, minutes)),
    ];
    prop::collection::vec(one, 0..60)
}

proptest! {
    #[test]
    fn whatever_is_done_every_entry_stands_once_in_both_orders(first in changes(), later in changes()) {
        let mut agenda = AgendaDraft::default();
        for change in first {
            let before = agenda.clone();
            if agenda.apply(change).is_err() {
                prop_assert_eq!(&agenda, &before);
            }
        }
        let printed = agenda.numbers();
        let held: Vec<_> = ids(&agenda).into_iter().zip(printed).collect();
        agenda = agenda.issued();
        for change in later {
            let before = agenda.clone();
            if agenda.apply(change).is_err() {
                prop_assert_eq!(&agenda, &before);
            }
            let mut on_paper = ids(&agenda);
            let mut in_day = day(&agenda);
            on_paper.sort_unstable();
            in_day.sort_unstable();
            prop_assert_eq!(on_paper, in_day);
            let mut given: Vec<String> = agenda.numbers().into_iter().flatten().collect();
            let count = given.len();
            given.sort_unstable();
            given.dedup();
            prop_assert_eq!(given.len(), count, "two items of one number");
        }
        for (entry, number) in agenda.entries().iter().zip(agenda.numbers()) {
            // An entry that was taken off and put back is a new one.
            if let (Some((_, Some(before))), true) = (held.iter().find(|(id, _)| *id == entry.id), entry.issued_number.is_some()) {
                prop_assert_eq!(Some(before), number.as_ref());
            }
        }
        let json = serde_json::to_string(&agenda).unwrap();
        prop_assert_eq!(serde_json::from_str::<AgendaDraft>(&json).unwrap(), agenda);
    }
}

#[test]
fn what_came_since_the_issue_is_new_and_breaks_are_no_items() {
    let mut draft = draft([paper(1)]);
    assert!(draft.added_since_issue().is_empty(), "before the first issue");
    draft = draft.issued();
    draft.apply(Change::Add(paper(2), None)).unwrap();
    draft.apply(Change::Add(pause(3), None)).unwrap();
    assert_eq!(draft.added_since_issue(), [item(2)]);
    assert!(draft.issued().added_since_issue().is_empty());
}

#[test]
fn an_entry_is_late_by_when_it_was_placed_or_became_ready_last() {
    let at = |text: &str| -> Timestamp { text.parse().unwrap() };
    let deadline = Deadline {
        day: "2027-02-01".parse().unwrap(),
        clock: clock("12:00").unwrap(),
    };
    let (before, after) = (at("2027-02-01T10:00:00Z"), at("2027-02-01T12:00:00Z"));
    let mut entry = paper(1);
    assert!(
        !entry.came_late(Some(after), deadline),
        "standing items are never late"
    );
    entry.placed_at = Some(before);
    assert!(!entry.came_late(Some(before), deadline));
    assert!(entry.came_late(Some(after), deadline));
    entry.placed_at = Some(after);
    assert!(entry.came_late(None, deadline));
    let late = Late::given("Haster", crate::meeting::late::LateDecider::Chair).ok();
    let mut draft = draft([entry, pause(2)]);
    draft.apply(Change::Late(item(1), late.clone())).unwrap();
    assert_eq!(draft.entries()[0].late, late);
    assert_eq!(draft.apply(Change::Late(item(2), late)), Err(NoChange::Kind));
}
