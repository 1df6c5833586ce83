//! Rows "Ad 1: …": the decision clause by clause.

use std::collections::{BTreeMap, BTreeSet};

use referat_danish::verbs::find_outcome;
use referat_domain::finding::FindingCode;
use referat_domain::meeting::decision::ClauseOutcome;

use super::{Part, align, outcome_of};

/// A row: the clauses it answers and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    first: u32,
    last: u32,
    text: String,
}

/// The last number a row can have.
const LAST_NUMBER: u32 = 999;

/// Reads "Ad 1: …", "ad 2. …", "Ad 1-3: …", "Ad 1 og 2: …".
pub fn parse(words: &str) -> Option<Row> {
    let rest = words.trim_start();
    let rest = rest
        .strip_prefix("Ad")
        .or_else(|| rest.strip_prefix("ad"))
        .or_else(|| rest.strip_prefix("AD"))?;
    let rest = rest
        .trim_start_matches('.')
        .strip_prefix([' ', '\u{a0}'])
        .map(str::trim_start)?;
    let rest = rest
        .strip_prefix("pkt.")
        .or_else(|| rest.strip_prefix("punkt"))
        .unwrap_or(rest)
        .trim_start();
    let (first, rest) = number(rest)?;
    let (last, rest) = match range_mark(rest).and_then(number) {
        Some((last, rest)) if last >= first => (last, rest),
        Some(_) | None => (first, rest),
    };
    let rest = rest.trim_start();
    let text = rest
        .strip_prefix([':', '.', ')', '-', '–', ','])
        .unwrap_or(rest)
        .trim();
    Some(Row {
        first,
        last,
        text: text.to_owned(),
    })
}

fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: u32 = text.get(..digits)?.parse().ok()?;
    (digits <= 3 && number <= LAST_NUMBER).then_some((number, text.get(digits..)?))
}

fn range_mark(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["og ", "-", "–", "til "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map(str::trim_start)
}

/// All rows of a decision, in points or in paragraphs.
pub fn collect(parts: &[Part]) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in parts {
        match part {
            Part::Prose(words) => rows.extend(words.lines().filter_map(parse)),
            Part::Points(points) => rows.extend(points.iter().filter_map(|point| parse(point))),
            Part::Statement { .. } => {}
        }
    }
    rows
}

/// The outcome of each clause by its row; without one, by the sentence that settles all.
pub fn outcomes(
    rows: &[Row],
    parts: &[Part],
    clauses: &[String],
    forum: &str,
    noticed: &mut Vec<(FindingCode, String)>,
) -> Vec<ClauseOutcome> {
    let count = u32::try_from(clauses.len()).unwrap_or(u32::MAX);
    for row in rows.iter().filter(|row| row.first == 0 || row.last > count) {
        noticed.push((FindingCode::OutcomeWithoutClause, row.text.clone()));
    }
    let whole = align::whole(parts, forum);
    let first_rows = first_rows(rows, count);
    (1..=count)
        .map(|clause| match first_rows.get(&clause) {
            Some(row) => row_outcome(clause, &row.text),
            None => ClauseOutcome {
                clause,
                outcome: whole,
                addition: None,
            },
        })
        .collect()
}

/// The first row of each clause that has one.
fn first_rows(rows: &[Row], count: u32) -> BTreeMap<u32, &Row> {
    let mut left: BTreeSet<u32> = (1..=count.min(LAST_NUMBER)).collect();
    let mut out = BTreeMap::new();
    for row in rows {
        let answered: Vec<u32> = left.range(row.first..=row.last).copied().collect();
        for clause in answered {
            left.remove(&clause);
            out.insert(clause, row);
        }
    }
    out
}

/// A row that begins with its outcome adds what follows; any other adds all it says.
fn row_outcome(clause: u32, text: &str) -> ClauseOutcome {
    let Some(found) = find_outcome(text) else {
        let addition = (!text.is_empty()).then(|| text.to_owned());
        return ClauseOutcome {
            clause,
            outcome: None,
            addition,
        };
    };
    let outcome = Some(outcome_of(found.verb));
    let leads = text
        .get(..found.start)
        .is_some_and(|before| before.trim().is_empty());
    let rest = text
        .get(found.end..)
        .unwrap_or_default()
        .trim_start_matches([',', '.', ';', ':'])
        .trim();
    let addition = match (leads, rest.is_empty()) {
        (true, true) => None,
        (true, false) => Some(rest.to_owned()),
        (false, _) => Some(text.to_owned()),
    };
    ClauseOutcome {
        clause,
        outcome,
        addition,
    }
}
