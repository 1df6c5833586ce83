//! The tables on the front of our own documents: they say again what the items say.

use super::balance::{Balance, LeftOut};
use super::pages::PageLine;

/// What stands over a table, and the words its first row holds. `referat-documents` prints them, in the words
/// of `referat-wording`.
const TABLES: [(&str, [&str; 3]); 2] = [
    ("Beslutninger i overblik", ["Punkt", "Emne", "Udfald"]),
    ("Dagens rækkefølge", ["Kl.", "Punkt", "Emne"]),
];

/// So many lines under its heading the first row is sought: a sentence may introduce it.
const NEAR: usize = 4;

/// Where a table of the front begins among lines, if one begins here.
pub fn begins(lines: &[PageLine<'_>]) -> bool {
    let Some(heading) = lines.first() else {
        return false;
    };
    TABLES.iter().any(|(name, row)| {
        heading.text == *name
            && lines
                .iter()
                .skip(1)
                .take(NEAR)
                .any(|line| line.text.split_whitespace().eq(row.iter().copied()))
    })
}

/// Takes the tables out of the lines before the first item. `ends` says where the contents list begins.
pub fn remove<'t>(
    lines: Vec<PageLine<'t>>,
    first_item: usize,
    ends: impl Fn(&PageLine<'t>) -> bool,
    balance: &mut Balance,
) -> Vec<PageLine<'t>> {
    let mut out = Vec::with_capacity(lines.len());
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        let starts = at < first_item && begins(lines.get(at..).unwrap_or_default());
        inside = at < first_item && (starts || inside && !ends(line));
        if inside {
            balance.leave_out(LeftOut::FrontTable, line.text);
        } else {
            out.push(*line);
        }
    }
    out
}
