//! Time slots: two at once, or outside the meeting.

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::meeting_record::ItemRecord;

use crate::{Document, Known};

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    let record = document.record;
    let mut slots: Vec<(usize, &ItemRecord, Slot)> = record
        .items
        .iter()
        .enumerate()
        .filter_map(|(place, item)| Some((place, item, item.slot?)))
        .filter(|(_, _, slot)| slot.end.is_none_or(|end| end > slot.start))
        .collect();
    slots.sort_by_key(|(place, _, slot)| (slot.start, *place));
    // By the clock, only the one that lasts longest so far can still be running.
    let mut longest: Option<(usize, &ItemRecord, Slot)> = None;
    for (place, item, slot) in slots {
        if let Some((other_place, other, at)) = longest
            && overlap(at, slot)
        {
            let message = format!("{} {} / {} {}", other.number, shown(at), item.number, shown(slot));
            let later = if place > other_place { item } else { other };
            findings.push(document.on_item(FindingCode::SlotOverlap, later, message));
        }
        let ends = |slot: Slot| slot.end.unwrap_or(slot.start);
        if longest.is_none_or(|(_, _, at)| ends(slot) >= ends(at)) {
            longest = Some((place, item, slot));
        }
        let too_early = record.start.is_some_and(|start| slot.start < start);
        let too_late = record.end.is_some_and(|end| ends(slot) > end);
        if too_early || too_late {
            findings.push(document.on_item(FindingCode::SlotOutside, item, shown(slot)));
        }
    }
}

/// Whether two slots have a moment in common; one without an end is the moment it begins.
fn overlap(a: Slot, b: Slot) -> bool {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    first.start == second.start || first.end.is_some_and(|end| second.start < end)
}

fn shown(slot: Slot) -> String {
    match slot.end {
        Some(end) => format!("{}-{end}", slot.start),
        None => slot.start.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(start: &str, end: Option<&str>) -> Slot {
        Slot {
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
        }
    }

    #[test]
    fn slots_that_meet_do_not_overlap() {
        assert!(!overlap(
            slot("13:15", Some("13:35")),
            slot("13:35", Some("13:45"))
        ));
        assert!(overlap(
            slot("13:15", Some("13:36")),
            slot("13:35", Some("13:45"))
        ));
        assert!(overlap(slot("13:15", None), slot("13:15", Some("13:35"))));
        assert!(overlap(slot("13:20", None), slot("13:15", Some("13:35"))));
        assert!(!overlap(slot("13:15", None), slot("13:16", None)));
    }
}
