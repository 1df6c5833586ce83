//! Tables of text for people: columns as wide as they need, long cells broken between words.
//!
//! The widths do not ask the terminal: the same data print the same lines everywhere.

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    heading: String,
    most: usize,
    is_number: bool,
}

impl Column {
    /// A column of words; a cell wider than `most` goes on in the next line.
    pub fn words(heading: impl Into<String>, most: usize) -> Self {
        Self {
            heading: heading.into(),
            most: most.max(1),
            is_number: false,
        }
    }

    /// A column of numbers, which end under each other.
    pub fn numbers(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            most: usize::MAX,
            is_number: true,
        }
    }
}

/// A table; its lines begin with `indent` spaces and end without any.
#[must_use]
pub fn table(indent: usize, columns: &[Column], rows: &[Vec<String>]) -> String {
    let has_headings = columns.iter().any(|column| !column.heading.is_empty());
    let headings = has_headings.then(|| columns.iter().map(|column| column.heading.clone()).collect());
    let rows: Vec<Vec<Vec<String>>> = headings
        .iter()
        .chain(rows)
        .map(|row: &Vec<String>| {
            columns
                .iter()
                .enumerate()
                .map(|(place, column)| broken(row.get(place).map_or("", String::as_str), column.most))
                .collect()
        })
        .collect();
    let widths: Vec<usize> = (0..columns.len())
        .map(|place| {
            rows.iter()
                .flat_map(|row| row.get(place))
                .flatten()
                .map(|line| width(line))
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut out = String::new();
    for row in &rows {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let mut printed = " ".repeat(indent);
            for (place, (cell, wide)) in row.iter().zip(&widths).enumerate() {
                if place > 0 {
                    printed.push_str("  ");
                }
                let words = cell.get(line).map_or("", String::as_str);
                let room = " ".repeat(wide.saturating_sub(width(words)));
                if columns.get(place).is_some_and(|column| column.is_number) {
                    printed.push_str(&room);
                    printed.push_str(words);
                } else {
                    printed.push_str(words);
                    printed.push_str(&room);
                }
            }
            out.push_str(printed.trim_end());
            out.push('\n');
        }
    }
    out
}

/// A text in lines no wider than `most`, broken between words; lines it has already are kept.
#[must_use]
pub fn folded(text: &str, most: usize) -> String {
    text.lines()
        .map(|line| broken(line, most).join("\n"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// How many places a text takes. Danish letters take one each; so does what combines with the letter before.
fn width(text: &str) -> usize {
    text.chars().count()
}

/// A cell's lines. A word longer than the column stays whole.
fn broken(cell: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in cell.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_under_each_other_and_long_cells_go_on_below() {
        let columns = [
            Column::numbers("No."),
            Column::words("Subject", 12),
            Column::words("", 9),
        ];
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["1", "Godkendelse af dagsorden", "Godkendt"]),
            row(["12", "Evt", ""]),
        ];
        assert_eq!(
            table(1, &columns, &rows),
            " No.  Subject\n   1  Godkendelse   Godkendt\n      af dagsorden\n  12  Evt\n"
        );
    }

    #[test]
    fn a_word_wider_than_its_column_stays_whole() {
        assert_eq!(
            broken("en beskæftigelsesplan nu", 6),
            ["en", "beskæftigelsesplan", "nu"]
        );
        assert_eq!(broken("", 6), [""]);
    }
}
