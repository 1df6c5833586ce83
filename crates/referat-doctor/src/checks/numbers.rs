//! Journal numbers: one on two matters, and subjects filed on the meeting's own.

use std::collections::BTreeMap;

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::{CERTAIN, CaseKind};
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::likeness::likeness;
use referat_domain::meeting_record::ItemRecord;

use crate::{Document, Known};

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    let record = document.record;
    let own = record.own_number();
    let mut firsts: BTreeMap<JournalNumber, &ItemRecord> = BTreeMap::new();
    for item in &record.items {
        let Some(number) = item.journal_number else {
            continue;
        };
        if item.case_kind(own) != CaseKind::Subject {
            continue;
        }
        if own == Some(number) {
            let message = number.to_string();
            findings.push(document.on_item(FindingCode::MeetingNumberUsed, item, message));
            continue;
        }
        let first = *firsts.entry(number).or_insert(item);
        if likeness(&first.subject, &item.subject) < CERTAIN {
            let message = format!(
                "{number}: {} {} ≠ {} {}",
                first.number, first.subject, item.number, item.subject
            );
            findings.push(document.on_item(FindingCode::JournalNumberShared, item, message));
        }
    }
}
