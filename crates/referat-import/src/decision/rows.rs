//! Rows "Ad 1: …": the decision clause by clause.

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

/// Reads "Ad 1: …", "ad 2. …", "Ad 1-3: …", "Ad 1 og 2: …".
pub fn parse(words: &str) -> Option<Row> {
    let rest = words.trim_start();
    let rest = rest.strip_prefix("Ad").or_else(|| rest.strip_prefix("ad")).or_else(|| rest.strip_prefix("AD"))?;
    let rest = rest.trim_start_matches('.').strip_prefix([' ', '\u{a0}']).map(str::trim_start)?;
    let rest = rest.strip_prefix("pkt.").or_else(|| rest.strip_prefix("punkt")).unwrap_or(rest).trim_start();
    let (first, rest) = number(rest)?;
    let (last, rest) = match range_mark(rest).and_then(number) {
        Some((last, rest)) if last >= first => (last, rest),
        Some(_) | None => (first, rest),
    };
    let rest = rest.trim_start();
    let text = rest.strip_prefix([':', '.', ')', '-', '–', ',']).unwrap_or(rest).trim();
    Some(Row { first, last, text: text.to_owned() })
}

fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits)?.parse().ok()?;
    (digits <= 3).then_some((number, text.get(digits..)?))
}

fn range_mark(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["og ", "-", "–", "til "].iter().find_map(|mark| text.strip_prefix(mark)).map(str::trim_start)
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
    (1..=count)
        .map(|clause| {
            let row = rows.iter().find(|row| (row.first..=row.last).contains(&clause));
            match row {
                Some(row) => row_outcome(clause, &row.text),
                None => ClauseOutcome { clause, outcome: whole, addition: None },
            }
        })
        .collect()
}

/// A row that begins with its outcome adds what follows; any other adds all it says.
fn row_outcome(clause: u32, text: &str) -> ClauseOutcome {
    let Some(found) = find_outcome(text) else {
        let addition = (!text.is_empty()).then(|| text.to_owned());
        return ClauseOutcome { clause, outcome: None, addition };
    };
    let outcome = Some(outcome_of(found.verb));
    let leads = text.get(..found.start).is_some_and(|before| before.trim().is_empty());
    let rest = text.get(found.end..).unwrap_or_default().trim_start_matches([',', '.', ';', ':']).trim();
    let addition = match (leads, rest.is_empty()) {
        (true, true) => None,
        (true, false) => Some(rest.to_owned()),
        (false, _) => Some(text.to_owned()),
    };
    ClauseOutcome { clause, outcome, addition }
}
