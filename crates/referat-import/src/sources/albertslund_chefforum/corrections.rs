//! Corrections at the end of minutes: "Rettelser til referatet", and under it
//! "1. 12. marts 2026, punkt 3, noteret på mødet den 10. marts 2026: Der skulle stå …".
//!
//! The municipalities we have read print nothing of the kind; the lines are ours. Where a single line under the heading is
//! none of them, the heading is somebody's text and stays with the last item.

use referat_danish::dates;
use referat_domain::Date;
use referat_domain::meeting_record::CorrectionRecord;

use crate::lines::Line;

use super::Desk;

/// The heading.
const HEADING: &str = "Rettelser til referatet";

/// Before the number of the item a correction is about.
const ITEM: &str = "punkt ";

/// Before the day of the meeting at which it was noted.
const NOTED: &str = "noteret på mødet den ";

/// Said of one whose words are closed to whoever reads.
const CLOSED: &str = "Rettelsen er til et lukket punkt.";

/// Heading and lines as the layout prints them.
pub fn print(corrections: &[CorrectionRecord]) -> Vec<String> {
    let mut blocks = Vec::new();
    if !corrections.is_empty() {
        blocks.push(HEADING.to_owned());
    }
    for (row, number) in corrections.iter().zip(1u32..) {
        blocks.push(format!("{number}. {}", line(row)));
    }
    blocks
}

fn line(row: &CorrectionRecord) -> String {
    let mut head = vec![dates::long_date(row.date)];
    head.extend(row.item.iter().map(|number| format!("{ITEM}{number}")));
    head.extend(
        row.noted_at
            .map(|day| format!("{NOTED}{}", dates::long_date(day))),
    );
    let words = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.is_empty() { CLOSED } else { &words };
    format!("{}: {words}", head.join(", "))
}

/// Reads them from the end of the last item's lines; where these end then, and what was read.
pub fn read(lines: &[Line<'_>], desk: &mut Desk) -> (usize, Vec<CorrectionRecord>) {
    let nothing = (lines.len(), Vec::new());
    let Some(start) = lines.iter().rposition(|line| line.trimmed() == HEADING) else {
        return nothing;
    };
    let under = lines.get(start.saturating_add(1)..).unwrap_or_default();
    let Some(corrections) = parse(under).filter(|read| !read.is_empty()) else {
        return nothing;
    };
    for line in lines.iter().skip(start) {
        desk.ledger.claim(line.range());
    }
    (start, corrections)
}

fn parse(lines: &[Line<'_>]) -> Option<Vec<CorrectionRecord>> {
    let mut told: Vec<String> = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let next = format!("{}. ", told.len().saturating_add(1));
        match (line.trimmed().strip_prefix(&next), told.last_mut()) {
            (Some(rest), _) if head_of(rest).is_some() => told.push(rest.to_owned()),
            // Lines that were wrapped go on.
            (_, Some(last)) => {
                last.push(' ');
                last.push_str(line.trimmed());
            }
            (_, None) => return None,
        }
    }
    told.iter().map(|told| correction(told)).collect()
}

/// The day a line begins with, and what stands after it.
fn head_of(line: &str) -> Option<(Date, &str)> {
    let found = dates::first_date(line).filter(|found| found.start == 0)?;
    Some((found.date, line.get(found.end..)?))
}

fn correction(line: &str) -> Option<CorrectionRecord> {
    let (date, mut rest) = head_of(line)?;
    let mut row = CorrectionRecord {
        date,
        item: None,
        noted_at: None,
        text: String::new(),
    };
    if let Some(after) = rest.strip_prefix(", ").and_then(|after| after.strip_prefix(ITEM)) {
        let end = after.find([',', ':'])?;
        row.item = after.get(..end).map(str::to_owned);
        rest = after.get(end..)?;
    }
    if let Some(after) = rest
        .strip_prefix(", ")
        .and_then(|after| after.strip_prefix(NOTED))
    {
        let (day, after) = head_of(after)?;
        row.noted_at = Some(day);
        rest = after;
    }
    let words = rest.strip_prefix(": ")?;
    if words != CLOSED {
        row.text = words.to_owned();
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines::lines;

    fn row(item: Option<&str>, noted_at: Option<Date>, text: &str) -> CorrectionRecord {
        CorrectionRecord {
            date: jiff_date(12),
            item: item.map(str::to_owned),
            noted_at,
            text: text.to_owned(),
        }
    }

    fn jiff_date(day: i8) -> Date {
        Date::constant(2026, 3, day)
    }

    #[test]
    fn corrections_are_read_as_they_are_printed() {
        let rows = [
            row(None, None, "Mia deltog: også fra punkt 2."),
            row(Some("3"), Some(jiff_date(10)), "Der skulle stå 2. marts 2026"),
            row(Some("4"), None, ""),
        ];
        let text = print(&rows).join("\n\n");
        assert_eq!(parse(&lines(&text)[1..]).as_deref(), Some(rows.as_slice()));
    }

    #[test]
    fn what_is_none_stays_text() {
        for text in ["Formanden kommer med rettelser.", "1. Flere cykler", ""] {
            let found = parse(&lines(text)).filter(|rows| !rows.is_empty());
            assert_eq!(found, None, "{text}");
        }
    }
}
