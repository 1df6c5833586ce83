//! Thousands of documents made from seeds, read: everything that was put in is found, and nothing else.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "support/reading.rs"]
mod reading;

use reading::{broken_promise, read, same_words};
use referat_domain::finding::FindingCode;
use referat_domain::meeting::MeetingKind;
use referat_domain::meeting_record::{DecisionRecord, ItemRecord, MeetingRecord, SectionRecord};
use referat_domain::rich_text::{Block, Inline, ListItem, RichText};
use referat_fixtures::generator::expected::{
    ExpectedDecision, ExpectedItem, ExpectedMeeting, ExpectedSection,
};
use referat_fixtures::generator::{Generated, generate, generate_series};
use referat_import::recognise::print_in_layout;
use serde::Serialize;
use serde_json::Value;

const DOCUMENTS: u64 = 3_000;

/// Reads documents on two threads and gives what is wrong with them, each with its seed.
fn wrong_in(documents: u64, check: fn(&Generated) -> Vec<String>) -> Vec<String> {
    let half = |first: u64| {
        (first..documents).step_by(2).flat_map(move |seed| {
            check(&generate(seed))
                .into_iter()
                .map(move |wrong| format!("seed {seed}: {wrong}"))
        })
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1).collect::<Vec<_>>());
        let mut wrong: Vec<String> = half(0).collect();
        wrong.extend(other.join().unwrap());
        wrong
    })
}

fn assert_none(wrong: &[String]) {
    let first: Vec<&str> = wrong.iter().take(25).map(String::as_str).collect();
    assert!(
        wrong.is_empty(),
        "{} wrong, such as\n{}",
        wrong.len(),
        first.join("\n")
    );
}

#[test]
fn what_was_put_in_is_read_and_nothing_else() {
    assert_none(&wrong_in(DOCUMENTS, |document| {
        let record = read(&document.file_name, &document.text);
        let mut wrong = Vec::new();
        compare(&document.expected, &record, &mut wrong);
        wrong.extend(broken_promise(&document.text, &record));
        if !same_words(&print_in_layout(&record), &document.text) {
            wrong.push("it is printed otherwise".to_owned());
        }
        wrong
    }));
}

#[test]
fn a_title_that_says_the_meeting_was_extraordinary_is_read_and_printed_back() {
    let document = generate(1);
    let plain = read(&document.file_name, &document.text);
    let forum = plain.forum.clone().unwrap();
    assert_eq!(plain.meeting_kind, MeetingKind::Ordinary);
    for title in [
        format!("{forum}, ekstraordinært møde"),
        format!("{forum} (Ekstraordinært møde)"),
        format!("{forum} - ekstraordinært møde"),
        format!("Ekstraordinært møde {forum}"),
        format!("EKSTRAORDINÆRT {forum}"),
    ] {
        let text = document
            .text
            .replacen(&format!(" {forum} d. "), &format!(" {title} d. "), 1);
        assert_ne!(text, document.text);
        let record = read(&document.file_name, &text);
        assert_eq!(record.meeting_kind, MeetingKind::Extraordinary, "{title}");
        assert_eq!(record.forum.as_ref(), Some(&forum), "{title}");
        assert!(same_words(&print_in_layout(&record), &text), "{title}");
    }
}

#[test]
fn the_meetings_of_years_are_read_like_any_other() {
    let mut wrong = Vec::new();
    for document in generate_series(3, 200) {
        let record = read(&document.file_name, &document.text);
        compare(&document.expected, &record, &mut wrong);
        wrong.extend(broken_promise(&document.text, &record));
    }
    assert_none(&wrong);
}

/// A value as the contract's JSON has it.
fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn differs(
    place: &str,
    what: &str,
    found: impl Serialize,
    expected: impl Serialize,
    wrong: &mut Vec<String>,
) {
    let (found, expected) = (json(found), json(expected));
    if found != expected {
        wrong.push(format!("{place}: {what} is {found} and not {expected}"));
    }
}

fn compare(expected: &ExpectedMeeting, found: &MeetingRecord, wrong: &mut Vec<String>) {
    let place = found.source.clone();
    let place = place.as_str();
    differs(place, "kind", found.kind, expected.kind, wrong);
    differs(place, "forum", &found.forum, &expected.forum, wrong);
    differs(place, "date", found.date, &expected.date, wrong);
    differs(place, "start", found.start, &expected.start, wrong);
    differs(place, "end", found.end, &expected.end, wrong);
    differs(place, "place", &found.place, &expected.place, wrong);
    let preamble = found.preamble.as_ref().map(RichText::plain_text);
    differs(place, "preamble", preamble, &expected.preamble, wrong);
    differs(
        place,
        "unrecognised",
        &found.unrecognised,
        Vec::<String>::new(),
        wrong,
    );
    differs(
        place,
        "number of items",
        found.items.len(),
        expected.items.len(),
        wrong,
    );
    let mut findings: Vec<(&str, Option<String>)> = found
        .warnings
        .iter()
        .filter(|finding| finding.code != FindingCode::OutcomeUnsettled)
        .map(|finding| (finding.code.as_str(), finding.item.clone()))
        .collect();
    findings.sort();
    differs(place, "findings", findings, &expected.findings, wrong);
    for (expected, found) in expected.items.iter().zip(&found.items) {
        compare_item(
            &format!("{place} item {}", expected.number),
            expected,
            found,
            wrong,
        );
    }
}

fn compare_item(place: &str, expected: &ExpectedItem, found: &ItemRecord, wrong: &mut Vec<String>) {
    differs(place, "number", &found.number, &expected.number, wrong);
    differs(place, "title", &found.title, &expected.title, wrong);
    differs(place, "toc_title", &found.toc_title, &expected.toc_title, wrong);
    differs(place, "toc_page", found.toc_page, expected.toc_page, wrong);
    differs(place, "subject", &found.subject, &expected.subject, wrong);
    differs(place, "route", &found.route, &expected.route, wrong);
    differs(place, "suffixes", &found.suffixes, &expected.suffixes, wrong);
    differs(
        place,
        "journal_number",
        found.journal_number,
        &expected.journal_number,
        wrong,
    );
    let slot = expected
        .slot
        .as_ref()
        .map(|(start, end)| serde_json::json!({ "start": start, "end": end }));
    differs(place, "slot", found.slot, slot, wrong);
    differs(
        place,
        "presenters",
        &found.presenters,
        &expected.presenters,
        wrong,
    );
    differs(place, "guests", &found.guests, &expected.guests, wrong);
    differs(place, "closed", found.closed, expected.closed, wrong);
    differs(
        place,
        "recommenders",
        &found.recommenders,
        &expected.recommenders,
        wrong,
    );
    differs(place, "clauses", &found.clauses, &expected.clauses, wrong);
    differs(
        place,
        "attachments",
        &found.attachments,
        &expected.attachments,
        wrong,
    );
    differs(
        place,
        "approves",
        found.approves_minutes_of,
        &expected.approves_minutes_of,
        wrong,
    );
    differs(
        place,
        "unrecognised",
        &found.unrecognised,
        Vec::<String>::new(),
        wrong,
    );
    let history: Vec<Value> = found
        .history
        .iter()
        .map(|entry| json((&entry.forum, entry.date, &entry.text)))
        .collect();
    differs(place, "history", history, &expected.history, wrong);
    let headings = |sections: Vec<(Value, Option<&str>)>| json(sections);
    let found_headings = found
        .sections
        .iter()
        .map(|section| (json(section.kind), section.heading.as_deref()))
        .collect();
    let expected_headings = expected
        .sections
        .iter()
        .map(|section| (json(section.kind), section.heading))
        .collect();
    differs(
        place,
        "sections",
        headings(found_headings),
        headings(expected_headings),
        wrong,
    );
    for (expected, found) in expected.sections.iter().zip(&found.sections) {
        compare_section(&format!("{place} {}", expected.kind), expected, found, wrong);
    }
    match (&expected.decision, &found.decision) {
        (Some(expected), Some(found)) => compare_decision(place, expected, found, wrong),
        (None, None) => {}
        (expected, found) => differs(place, "a decision", found.is_some(), expected.is_some(), wrong),
    }
}

/// What a tree holds, counted.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Facts {
    sub_headings: Vec<String>,
    tables: Vec<(usize, usize)>,
    links: usize,
    points: usize,
    depth: usize,
}

impl Facts {
    fn count(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.count_links(content),
                Block::Heading { content, .. } => {
                    self.count_links(content);
                    self.sub_headings
                        .push(referat_domain::rich_text::plain_text::inline_text(content));
                }
                Block::BulletList(items) | Block::OrderedList { items, .. } => {
                    self.count_points(items, depth + 1)
                }
                Block::Table(rows) => {
                    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                    self.tables.push((rows.len(), columns));
                    rows.iter()
                        .flat_map(|row| &row.cells)
                        .for_each(|cell| self.count(&cell.blocks, depth));
                }
                Block::KeyFigure { .. } => {}
            }
        }
    }

    fn count_points(&mut self, items: &[ListItem], depth: usize) {
        self.depth = self.depth.max(depth);
        self.points += items.len();
        items.iter().for_each(|item| self.count(&item.blocks, depth));
    }

    fn count_links(&mut self, content: &[Inline]) {
        self.links += content
            .iter()
            .filter(|inline| matches!(inline, Inline::Text { marks, .. } if marks.link.is_some()))
            .count();
    }
}

fn compare_section(place: &str, expected: &ExpectedSection, found: &SectionRecord, wrong: &mut Vec<String>) {
    let printed = found
        .as_printed
        .clone()
        .unwrap_or_else(|| found.text.plain_text());
    if !same_words(&printed, &expected.text) {
        wrong.push(format!(
            "{place}: the text is {printed:?} and not {:?}",
            expected.text
        ));
    }
    let mut facts = Facts::default();
    facts.count(&found.text.blocks, 0);
    let expected = Facts {
        sub_headings: expected.sub_headings.clone(),
        tables: expected.tables.clone(),
        links: expected.links,
        points: expected.points,
        depth: expected.depth,
    };
    differs(place, "structure", facts, expected, wrong);
}

fn compare_decision(
    place: &str,
    expected: &ExpectedDecision,
    found: &DecisionRecord,
    wrong: &mut Vec<String>,
) {
    let outcomes: Vec<Value> = found
        .outcomes
        .iter()
        .map(|row| json((row.outcome, row.addition.as_deref())))
        .collect();
    let expected_outcomes: Vec<Value> = expected
        .outcomes
        .iter()
        .map(|row| json((row.outcome, row.addition.as_deref())))
        .collect();
    if outcomes != expected_outcomes {
        let (outcomes, expected) = (json(outcomes), json(expected_outcomes));
        wrong.push(format!(
            "{place}: outcomes are {outcomes} and not {expected} in {:?}",
            found.text
        ));
    }
    let clauses: Vec<u32> = found.outcomes.iter().map(|row| row.clause).collect();
    differs(
        place,
        "clause numbers",
        clauses,
        (1..=expected.outcomes.len()).collect::<Vec<_>>(),
        wrong,
    );
    differs(place, "remarks", found.remarks.len(), expected.remarks, wrong);
    let by: Vec<&str> = found.statements.iter().map(|remark| remark.by.as_str()).collect();
    differs(place, "statements", by, &expected.statements_by, wrong);
}
