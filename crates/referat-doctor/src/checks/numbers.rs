//! Journal numbers: one on two matters, and subjects filed on the meeting's own.

use referat_domain::case::thread::{CERTAIN, CaseKind, kind_of};
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::likeness::likeness;
use referat_domain::meeting_record::ItemRecord;
use referat_domain::paper::section::SectionKind;

use crate::{Document, Known};

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    let record = document.record;
    let own = record.own_number();
    let is_subject = |item: &&ItemRecord| {
        let kinds: Vec<SectionKind> = item.sections.iter().map(|section| section.kind).collect();
        let approves = item.approves_minutes_of.is_some();
        kind_of(&item.subject, approves, &kinds, item.journal_number, own) == CaseKind::Subject
    };
    let subjects: Vec<&ItemRecord> = record.items.iter().filter(is_subject).collect();
    for (place, item) in subjects.iter().enumerate() {
        let Some(number) = item.journal_number else {
            continue;
        };
        if own == Some(number) {
            let message = number.to_string();
            findings.push(document.on_item(FindingCode::MeetingNumberUsed, item, message));
            continue;
        }
        let other = subjects.iter().take(place).find(|other| {
            other.journal_number == Some(number) && likeness(&other.subject, &item.subject) < CERTAIN
        });
        if let Some(other) = other {
            let message = format!(
                "{number}: {} {} ≠ {} {}",
                other.number, other.subject, item.number, item.subject
            );
            findings.push(document.on_item(FindingCode::JournalNumberShared, item, message));
        }
    }
}
