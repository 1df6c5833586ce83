//! What stands before the items: title, facts, schedule, decisions, contents.

use referat_domain::meeting::agenda_item::schedule;
use referat_domain::meeting::attendance::{Attendance, Participant};
use referat_domain::meeting::{DocumentKind, decision::Outcome};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_wording::Wording;

use super::item::{anchor, title_of};
use super::list::{heads, table};
use crate::compose::Desk;
use crate::copy::MeetingCopy;
use crate::document::{Block, Cell, Fact, Run};
use crate::look::FrontPart;

/// "REFERAT Chefforum d. 28-10-2021": as the field prints it.
pub fn title(record: &MeetingRecord, wording: &Wording) -> String {
    let kind = wording.kind(record.kind).to_uppercase();
    let forum = record.forum.as_deref().unwrap_or_default();
    let forum = wording.forum_meeting(forum, record.meeting_kind);
    match record.date {
        None => format!("{kind} {forum}").trim().to_owned(),
        Some(_) => {
            let date = short_date(record);
            let values = [
                ("kind", kind.into()),
                ("forum", forum.into()),
                ("date", date.into()),
            ];
            wording.text_with("print-title", &values)
        }
    }
}

/// "28-10-2021".
pub fn short_date(record: &MeetingRecord) -> String {
    record.date.map_or_else(String::new, |date| {
        format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
    })
}

/// "Chefforum, 28. oktober 2021".
pub fn place_in_time(record: &MeetingRecord, wording: &Wording) -> String {
    let forum = record.forum.as_deref();
    let forum = forum.map(|forum| wording.forum_meeting(forum, record.meeting_kind));
    let date = record.date.map(|date| wording.date(date));
    forum.into_iter().chain(date).collect::<Vec<_>>().join(", ")
}

/// Day, place, those who took part; of an issue, which one it is.
pub fn facts(record: &MeetingRecord, desk: Desk<'_>) -> Vec<Fact> {
    let wording = desk.wording;
    let fact = |label: &str, words: String| Fact {
        label: wording.text(label).into_owned(),
        runs: vec![Run::text(words)],
    };
    let mut facts = Vec::new();
    if let Some(date) = record.date {
        let mut words = wording.printed_day(date);
        if let Some(start) = record.start {
            let time = match record.end {
                Some(end) => format!("{start}-{end}"),
                None => start.to_string(),
            };
            words = wording.text_with("print-day-at", &[("day", words.into()), ("time", time.into())]);
        }
        facts.push(fact("print-date-label", words));
    }
    if let Some(place) = &record.place {
        facts.push(fact("print-place-label", place.clone()));
    }
    for (attendance, label) in [
        (Attendance::Present, "print-present"),
        (Attendance::Substitute, "print-substitutes"),
        (Attendance::Apology, "print-apologies"),
        (Attendance::Absent, "print-absent"),
    ] {
        let those = record
            .participants
            .iter()
            .filter(|one| one.attendance == attendance);
        let names: Vec<String> = those.map(name_of).collect();
        if !names.is_empty() {
            facts.push(fact(label, names.join(", ")));
        }
    }
    if let Some(issue) = desk.issue {
        let version = issue.version.to_string();
        let values = [("version", version.into()), ("moment", (&issue.moment).into())];
        facts.push(fact(
            "print-issue-label",
            wording.text_with("print-issue", &values),
        ));
        if !issue.changes.is_empty() {
            let told = wording.changes_and_why(&issue.changes, &issue.reason);
            facts.push(fact("print-changes-label", told));
        }
        let count = issue.journal_count;
        let values = [("count", count.into()), ("head", (&issue.journal_head).into())];
        facts.push(fact(
            "print-journal-label",
            wording.text_with("print-journal", &values),
        ));
    }
    facts
}

fn name_of(participant: &Participant) -> String {
    let mut name = participant.name.clone();
    if let Some(party) = &participant.party {
        name = format!("{name} ({party})");
    }
    match &participant.role {
        Some(role) => format!("{role} {name}"),
        None => name,
    }
}

/// What stands under every page.
pub fn foot(desk: Desk<'_>) -> (String, String) {
    let left = desk
        .look
        .foot
        .clone()
        .unwrap_or_else(|| desk.municipality.to_owned());
    // The typesetter and its siblings put the numbers in.
    let values = [("page", "{page}".into()), ("pages", "{pages}".into())];
    (left, desk.wording.text_with("print-page-of", &values))
}

/// Forum, year and journal numbers.
pub fn keywords(record: &MeetingRecord) -> Vec<String> {
    let numbers = record.items.iter().filter_map(|item| item.journal_number);
    let mut keywords: Vec<String> = record.forum.clone().into_iter().collect();
    for number in numbers.map(|number| number.to_string()) {
        if !keywords.contains(&number) {
            keywords.push(number);
        }
    }
    keywords
}

/// Stable for the document and its version.
pub fn identifier(copy: MeetingCopy<'_>, record: &MeetingRecord, desk: Desk<'_>) -> String {
    let forum = record.forum.as_deref().unwrap_or_default();
    let date = record.date.map(|date| date.to_string()).unwrap_or_default();
    let version = desk.issue.map_or(0, |issue| issue.version);
    let (kind, recipients) = (record.kind.as_str(), copy.recipients().as_str());
    format!(
        "{}/{forum}/{date}/{kind}/{recipients}/{version}",
        desk.municipality
    )
}

/// The parts of the front, in the order of the look.
pub fn parts(record: &MeetingRecord, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for part in &desk.look.front {
        let of_part = match part {
            FrontPart::Schedule => day_in_order(record, desk.wording),
            FrontPart::Decisions => decisions(record, desk.wording),
            FrontPart::Contents => contents(record, desk.wording),
        };
        if !of_part.is_empty() && blocks.is_empty() && desk.look.cover {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(of_part);
    }
    blocks
}

/// The items by the clock, where that is another order than their numbers'.
fn day_in_order(record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    let (entries, in_order) = schedule(
        record
            .items
            .iter()
            .enumerate()
            .map(|(place, item)| (item.slot, (place, item))),
    );
    if in_order.0 {
        return Vec::new();
    }
    let mut rows = vec![heads(
        wording,
        &[
            "meeting-schedule-time",
            "item-number-column",
            "item-subject-column",
        ],
    )];
    rows.extend(entries.into_iter().map(|entry| {
        let (place, item) = entry.item;
        vec![
            Cell::text(wording.times(entry.slot)),
            Cell::text(&item.number),
            link_to(item, place, wording),
        ]
    }));
    vec![
        Block::heading(1, wording.text("meeting-schedule")),
        Block::paragraph(wording.text("print-schedule-note")),
        table(rows, &[0, 0, 1]),
    ]
}

/// What became of each item.
fn decisions(record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    let any = record.items.iter().any(|item| item.decision.is_some());
    if record.kind != DocumentKind::Minutes || !any {
        return Vec::new();
    }
    let mut rows = vec![heads(
        wording,
        &["item-number-column", "item-subject-column", "clauses-outcome"],
    )];
    rows.extend(record.items.iter().enumerate().map(|(place, item)| {
        vec![
            Cell::text(&item.number),
            link_to(item, place, wording),
            Cell::text(outcomes(item, wording)),
        ]
    }));
    vec![
        Block::heading(1, wording.text("print-decisions")),
        table(rows, &[0, 3, 2]),
    ]
}

/// The different outcomes of an item's clauses: "Godkendt, Drøftet".
fn outcomes(item: &ItemRecord, wording: &Wording) -> String {
    let Some(decision) = &item.decision else {
        return wording.text("print-no-decision").into_owned();
    };
    let mut seen: Vec<Outcome> = Vec::new();
    for outcome in decision.outcomes.iter().filter_map(|row| row.outcome) {
        if !seen.contains(&outcome) {
            seen.push(outcome);
        }
    }
    if seen.is_empty() {
        return wording.text("print-see-decision").into_owned();
    }
    let words: Vec<String> = seen.into_iter().map(|outcome| wording.outcome(outcome)).collect();
    words.join(", ")
}

fn contents(record: &MeetingRecord, wording: &Wording) -> Vec<Block> {
    if record.items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(1, wording.text("print-contents-label")),
        Block::Contents,
    ]
}

fn link_to(item: &ItemRecord, place: usize, wording: &Wording) -> Cell {
    let subject = if item.subject.is_empty() {
        title_of(item, wording)
    } else {
        item.subject.clone()
    };
    Cell::runs(vec![Run::link_to(subject, anchor(place))])
}
