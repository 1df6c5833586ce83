//! Meetings the text speaks of that are not here: whose minutes an item approves, or which a sentence names.
//!
//! Only what is said of this forum counts: "Økonomiudvalget godkendte på mødet den 3. december" is of another.

use referat_danish::dates::find_dates;
use referat_danish::genitive::genitive;
use referat_danish::sentences;
use referat_domain::Date;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::meeting_record::ItemRecord;
use referat_domain::paper::section::SectionKind;

use crate::document::running_text;
use crate::words::{around, lower_words, shortly_before};
use crate::{Document, Known};

/// So many bytes before a date may say whose meeting it is.
const BEFORE: usize = 120;

pub fn check(document: &Document<'_>, known: &Known, findings: &mut Vec<Finding>) {
    let (Some(days), Some(forum)) = (&known.meetings, &document.record.forum) else {
        return;
    };
    let mut settled = days.clone();
    settled.extend(document.record.date);
    for item in &document.record.items {
        if let Some(ApprovesMinutesOf::Date(day)) = item.approves_minutes_of
            && settled.insert(day)
        {
            findings.push(approved(document, item, day));
        }
    }
    for item in &document.record.items {
        for section in running_text(item) {
            let text = section.text.plain_text();
            for sentence in text.lines().flat_map(sentences::split) {
                for found in find_dates(sentence) {
                    let before = shortly_before(sentence, found.start, BEFORE);
                    let has_been = document.record.date.is_none_or(|meeting| found.date < meeting);
                    if has_been && is_of_forum(before, forum) && settled.insert(found.date) {
                        let words = sentence.get(found.start..found.end).unwrap_or_default();
                        let seen = around(sentence, found.start, 80).to_owned();
                        findings.push(document.in_sentence(
                            FindingCode::MeetingUnknown,
                            item,
                            section,
                            (sentence, words),
                            seen,
                        ));
                    }
                }
            }
        }
    }
}

fn approved(document: &Document<'_>, item: &ItemRecord, day: Date) -> Finding {
    let code = FindingCode::ApprovedMeetingUnknown;
    let says_day = |clause: &&String| find_dates(clause).iter().any(|found| found.date == day);
    let clause = item.clauses.iter().find(says_day);
    let mut sections = item.sections.iter();
    let section = sections.find(|section| section.kind == SectionKind::Recommendation);
    match (clause, section) {
        (Some(clause), Some(section)) => document.in_section(code, item, section, clause, clause),
        (_, _) => document.on_item(code, item, day.to_string()),
    }
}

/// Whether what stands before a date makes it a meeting of this forum: "Chefforums møde den", "mødet i Chefforum
/// den", "referatet fra mødet den".
fn is_of_forum(before: &str, forum: &str) -> bool {
    let mut words = lower_words(before);
    words.pop_if(|word| matches!(word.as_str(), "den" | "d" | "af"));
    let ends_with = |end: &[String]| words.ends_with(end);
    let own = lower_words(forum);
    let owned = |noun: &str| {
        let mut end = lower_words(&genitive(forum));
        end.push(noun.to_owned());
        ends_with(&end)
    };
    let inside = |noun: &str| {
        let mut end = vec![noun.to_owned(), "i".to_owned()];
        end.extend(own.iter().cloned());
        ends_with(&end)
    };
    let of_minutes = |noun: &str| {
        ["fra", "for", "af"].iter().any(|word| {
            ["referat", "referatet"]
                .iter()
                .any(|minutes| ends_with(&[(*minutes).to_owned(), (*word).to_owned(), noun.to_owned()]))
        })
    };
    owned("møde")
        || ["møde", "mødet"]
            .iter()
            .any(|noun| inside(noun) || of_minutes(noun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_meeting_of_the_forum_where_the_words_say_so() {
        for before in [
            "På Chefforums møde den ",
            "Som besluttet på mødet i Chefforum d. ",
            "Referatet fra mødet den ",
            "godkender referatet for mødet af ",
        ] {
            assert!(is_of_forum(before, "Chefforum"), "{before}");
        }
        for before in [
            "Økonomiudvalget godkendte på mødet d. ",
            "hovedelementer fra mødet i K29 den ",
            "på det kommende møde den ",
            "Direktionens møde den ",
            "",
        ] {
            assert!(!is_of_forum(before, "Chefforum"), "{before}");
        }
        assert!(is_of_forum(
            "Miljø- og Byudvalgets møde den ",
            "Miljø- og Byudvalget"
        ));
    }
}
