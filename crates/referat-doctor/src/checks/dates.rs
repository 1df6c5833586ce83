//! Dates in the text: weekdays that don't fit, and days to come that have gone.

use referat_danish::dates::{find_dates, weekday_from};
use referat_danish::sentences;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::paper::section::SectionKind;

use crate::document::running_text;
use crate::words::{around, shortly_before, words};
use crate::{Document, Known};

/// Words of a decision that speak of what is still to be done.
const TO_COME: &[&str] = &[
    "afholdes",
    "behandles",
    "deadline",
    "drøftes",
    "evalueres",
    "forelægges",
    "fremlægges",
    "frist",
    "genoptages",
    "senest",
    "sendes",
    "udarbejdes",
];

/// So many bytes before a date may hold its weekday.
const WEEKDAY: usize = 32;

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in &document.record.items {
        for section in running_text(item) {
            let text = section.text.plain_text();
            for date in find_dates(&text) {
                let before = shortly_before(&text, date.start, WEEKDAY);
                let mut words_before = words(before).map(|(_, word)| word).collect::<Vec<_>>();
                words_before.pop_if(|word| matches!(*word, "den" | "d"));
                let named = words_before.last().and_then(|word| weekday_from(word));
                if named.is_some_and(|weekday| weekday != date.date.weekday()) {
                    let seen = around(&text, date.start, 60).to_owned();
                    let words = text.get(date.start..date.end).unwrap_or_default();
                    findings.push(document.in_section(
                        FindingCode::WeekdayDiffers,
                        item,
                        section,
                        words,
                        seen,
                    ));
                }
            }
            if section.kind != SectionKind::Decision {
                continue;
            }
            let Some(meeting) = document.record.date else {
                continue;
            };
            for sentence in text.lines().flat_map(sentences::split) {
                let to_come =
                    words(sentence).find(|(_, word)| TO_COME.contains(&word.to_lowercase().as_str()));
                let Some((from, _)) = to_come else { continue };
                let rest = sentence.get(from..).unwrap_or_default();
                if let Some(gone) = find_dates(rest).into_iter().find(|date| date.date < meeting) {
                    let words = rest.get(gone.start..gone.end).unwrap_or_default();
                    let seen = around(sentence, from + gone.start, 80).to_owned();
                    findings.push(document.in_section(FindingCode::DatePast, item, section, words, seen));
                }
            }
        }
    }
}
