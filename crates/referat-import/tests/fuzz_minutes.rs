//! The reader of minutes under arbitrary input.
//!
//! For regular documents, printing gives the text back (tests/gold.rs, tests/generated.rs). For arbitrary input it
//! holds that either a file is refused with one clear error, or: every character that is no white space is claimed
//! exactly once (coverage 1.0), printing gives the same characters, if perhaps in another order, the record
//! survives its JSON, every tree is canonical, and no span or line lies outside the text.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "support/fuzzing.rs"]
mod fuzzing;
#[path = "support/reading.rs"]
mod reading;

use std::collections::BTreeSet;

use fuzzing::{Target, fuzz};
use reading::broken_promise;
use referat_domain::meeting_record::MeetingRecord;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::SourceFile;

/// A record is at most so many times as large as its text, in JSON, besides a fixed part.
const GROWTH: usize = 100;

const DICTIONARY: &[&str] = &[
    "REFERAT ",
    "DAGSORDEN ",
    "TILLÆGSDAGSORDEN ",
    "Chefforum",
    " d. 15-01-2025",
    " d. 31-02-2025",
    "Mødedato ",
    "Onsdag ",
    "d. 15. januar 2025",
    " kl. 12:30",
    " kl. 9.00-10:15",
    "Mødested ",
    "Indholdsfortegnelse",
    ".....\t3",
    "......",
    "....\t",
    "Punkt 1: ",
    "Punkt 2: CF - ",
    "Punkt 10: ",
    "Punkt A: ",
    "Punkt 1.2: ",
    "CF - ",
    "MBU/ØU/KB - ",
    " - ",
    "00.01.00-P35-7-24",
    "00.30.14 – S00 – 2 – 25",
    "00.01.00-A0-3-17",
    "Anledning",
    "Sagsfremstilling",
    "Indstilling",
    "Historik",
    "Beslutning",
    "Bilag",
    " v. Karen",
    " v/Bo og Ditte",
    " (Eva Lind deltager)",
    " (13:15)",
    " (13:55-14:15)",
    " (25:99)",
    " (bevilling)",
    " (lukket punkt)",
    "(ABC)",
    "Kommunaldirektøren indstiller,",
    "Chefen for Drift og Service samt chefen for Plan indstiller, at:",
    "Udvalget anbefaler, at planen godkendes.",
    "1. at ",
    "2. at ",
    "3) ",
    "100. ",
    "1. ",
    "999. ",
    "- ",
    " - ",
    "   - ",
    "• ",
    "* ",
    "– ",
    "\t",
    "\t\t",
    "Udgift\t1 kr.\t2 kr.",
    "[",
    "]",
    "](",
    "[ord](#)",
    "[ord](https://a.dk/b)",
    "[ord](javascript:x)",
    "Godkendt.",
    "Tiltrådt",
    "Chefforum godkendte ",
    "tog ",
    " til efterretning",
    " blev ikke tiltrådt",
    "Ad 1: ",
    "- Ad 2: Godkendt",
    "Ad 1-999: ",
    "Ad 0: x",
    " med følgende bemærkninger:",
    "bemærker at:",
    "Karen: ",
    "Rasmus T.: ",
    " deltog ikke i punktet.",
    "Direktørforums beslutning af 6. oktober 2025;",
    "referatet fra mødet den 16. januar 2020",
    "Status",
    "Økonomi",
    "…",
    "\"",
    "(",
    ")",
    ":",
    ";",
    ".",
    "kl.",
    "1. kvartal",
    "15. november",
    "æøå",
    "ÆØÅ",
    "\r\n",
    "\n\n\n",
];

fn check(bytes: &[u8]) -> Result<String, String> {
    let file = match SourceFile::from_bytes("fuzz.txt", bytes) {
        Ok(file) => file,
        Err(refused) => return Ok(format!("{refused:?}").chars().take(12).collect()),
    };
    let record = match referat_import::read("fuzz.txt", bytes, &KnownForums::default()) {
        Ok(imported) => imported.record,
        Err(refused) => return Ok(format!("{refused:?}").chars().take(12).collect()),
    };
    if let Some(broken) = broken_promise(&file.text, &record) {
        return Err(broken);
    }
    if let Some(wrong) = misplaced(&file.text, &record) {
        return Err(wrong);
    }
    let size = serde_json::to_string(&record)
        .map_err(|error| error.to_string())?
        .len();
    if size > GROWTH * file.text.len() + 4_096 {
        return Err(format!("{} bytes became {size}", file.text.len()));
    }
    Ok(shape(&record))
}

/// What of a record lies outside the text or contradicts itself.
fn misplaced(text: &str, record: &MeetingRecord) -> Option<String> {
    let lines = u32::try_from(text.split(['\n', '\r']).count()).unwrap();
    let lies_inside = |[first, last]: [u32; 2]| first >= 1 && first <= last && last <= lines;
    let mut before = 0;
    for item in &record.items {
        if !lies_inside(item.span) || item.span[0] <= before {
            return Some(format!(
                "item {} spans {:?} of {lines} lines",
                item.number, item.span
            ));
        }
        before = item.span[1];
        let mut within = item.span[0];
        for section in &item.sections {
            if !lies_inside(section.span) || section.span[0] < within || section.span[1] > item.span[1] {
                return Some(format!(
                    "a section of item {} spans {:?}",
                    item.number, section.span
                ));
            }
            within = section.span[1];
        }
        let outcomes = item.decision.as_ref().map(|decision| decision.outcomes.len());
        if outcomes.is_some_and(|outcomes| outcomes != item.clauses.len()) {
            return Some(format!(
                "item {} has {outcomes:?} outcomes for {} clauses",
                item.number,
                item.clauses.len()
            ));
        }
        if item
            .clauses
            .iter()
            .chain(&item.attachments)
            .any(|text| text.trim().is_empty())
        {
            return Some(format!("item {} has an empty clause or attachment", item.number));
        }
    }
    let outside = record
        .warnings
        .iter()
        .find(|finding| finding.line.is_some_and(|line| line == 0 || line > lines));
    outside.map(|finding| format!("a finding on line {:?} of {lines}", finding.line))
}

/// Which findings there are, and roughly how many of everything.
fn shape(record: &MeetingRecord) -> String {
    let codes: BTreeSet<&str> = record
        .warnings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    let magnitude = |count: usize| count.checked_ilog2().map_or(0, |log| log + 1);
    let sections: usize = record.items.iter().map(|item| item.sections.len()).sum();
    let clauses: usize = record.items.iter().map(|item| item.clauses.len()).sum();
    let counts = [
        record.items.len(),
        sections,
        clauses,
        record.contents.len(),
        record.unrecognised.len(),
    ]
    .map(magnitude);
    format!("{codes:?} {counts:?} {}", record.head_as_printed.is_some())
}

#[test]
fn arbitrary_input_is_refused_or_read_whole() {
    fuzz(&Target {
        name: "minutes",
        dictionary: DICTIONARY,
        check: &check,
    });
}
