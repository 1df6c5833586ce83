//! Tables: rows whose cells stand under each other, divided by columns of white space.
//!
//! Sure of a table is only who finds columns of white space that run through all its lines, two wide in most of
//! them, and no empty cell that isn't the corner. Everything else stays lines of text, and is said to be broken.
//! The columns of white space are found in `grid`, the rows in `rows`.

mod grid;
mod rows;

use super::pages::PageLine;
use super::wrap::{Measure, begins_small};
use grid::{Grid, cells, is_free, taken};
use rows::{is_number, rows};

/// No row has more lines than this without a second cell.
const MOST_LINES_ALONE: usize = 6;

/// No table has more lines; the rest is another table.
const MOST_LINES: usize = 200;

/// A longer line is no row.
const LONGEST: usize = 1_000;

/// So many columns further in than the rows begins the line of headers over an empty corner.
const CORNER: usize = 5;

/// Lines that stand as a table does.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// How many lines they are.
    pub lines: usize,
    /// How many of them, at the beginning, belong to no row.
    pub loose: usize,
    /// The rows, where they are sure.
    pub rows: Option<Vec<Vec<String>>>,
}

/// The table that begins with the first of these lines, if one does. `may_be` says which lines can be rows;
/// `work` is how many letters may still be looked at: a document of nothing but beginnings of tables ends too.
pub fn find(
    lines: &[PageLine<'_>],
    measure: &Measure,
    is_justified: bool,
    work: &mut usize,
    may_be: impl Fn(&PageLine<'_>) -> bool,
) -> Option<Found> {
    let first = lines.first()?;
    let has_corner = lines.get(1).is_some_and(|next| {
        next.page == first.page
            && measure.gap(next) <= 1
            && first.indent >= next.indent + CORNER
            && (has_cells(first) || has_cells(next))
    });
    if !has_cells(first) && !has_corner {
        return None;
    }
    let mut count = 0;
    let mut last_with_cells = 0;
    for (at, line) in lines.iter().enumerate().take(MOST_LINES) {
        let near = at == 0 || (line.page == first.page && !line.is_top && measure.gap(line) <= 1);
        if !near || !may_be(line) || at > last_with_cells + MOST_LINES_ALONE {
            break;
        }
        if has_cells(line) {
            last_with_cells = at;
        }
        count = at + 1;
    }
    let run = lines.get(..=last_with_cells)?;
    let with_cells = run.iter().filter(|line| has_cells(line)).count();
    if with_cells < 2 && !(has_corner && run.len() >= 2 && !is_justified) {
        return None;
    }
    let columns = run
        .iter()
        .map(|line| line.indent + line.text.len())
        .max()
        .unwrap_or(0);
    *work = work.checked_sub(columns * run.len())?;
    let after = lines.get(run.len()..count).unwrap_or_default();
    if let Some((rows, end)) = read(run, after, measure, is_justified, has_corner) {
        return Some(Found {
            lines: end,
            loose: 0,
            rows: Some(rows),
        });
    }
    if has_corner && let Some((mut rows, end)) = read(run.get(1..)?, after, measure, is_justified, false) {
        let columns = rows.first().map_or(0, Vec::len);
        let headers = headers(first.text, columns);
        let loose = usize::from(headers.is_none());
        if let Some(headers) = headers {
            rows.insert(0, headers);
        }
        return Some(Found {
            lines: end + 1,
            loose,
            rows: Some(rows),
        });
    }
    let broken = run
        .iter()
        .skip(usize::from(has_corner))
        .take_while(|line| has_cells(line))
        .count();
    (broken >= 2 && !is_justified).then_some(Found {
        lines: broken + usize::from(has_corner),
        loose: 0,
        rows: None,
    })
}

/// Whether a line has two spaces in a row.
pub fn has_cells(line: &PageLine<'_>) -> bool {
    line.text.len() <= LONGEST && line.indent <= LONGEST && line.text.contains("  ")
}

/// The headers over all columns but the first, where they can be told apart.
fn headers(text: &str, columns: usize) -> Option<Vec<String>> {
    let wide: Vec<&str> = text
        .split("  ")
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let cells = [wide, words]
        .into_iter()
        .find(|cells| cells.len() + 1 == columns)?;
    Some(std::iter::once("").chain(cells).map(collapsed).collect())
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads lines as rows, and of those after them what is left of the last row; gives where they end.
fn read(
    run: &[PageLine<'_>],
    after: &[PageLine<'_>],
    measure: &Measure,
    is_justified: bool,
    has_corner: bool,
) -> Option<(Vec<Vec<String>>, usize)> {
    let grid = Grid::of(run);
    let rivers = grid.rivers(run, is_justified);
    if rivers.is_empty() {
        return None;
    }
    let mut lines: Vec<&PageLine<'_>> = run.iter().collect();
    for line in after {
        let taken = taken(line);
        let fits = rivers.iter().all(|river| is_free(&taken, *river));
        let is_whole = cells(line, &rivers).iter().all(|cell| !cell.is_empty());
        if !fits || measure.gap(line) > 0 || !(is_whole || begins_small(line.text)) {
            break;
        }
        lines.push(line);
    }
    let mut rows = rows(&lines, &rivers, measure, has_corner)?;
    let mut end = lines.len();
    for line in after.get(end - run.len()..).unwrap_or_default() {
        let Some(row) = number_row(line, &rows).filter(|_| measure.gap(line) == 0) else {
            break;
        };
        rows.push(row);
        end += 1;
    }
    Some((rows, end))
}

/// A line with as many numbers at its end as the table has columns of numbers after the first.
fn number_row(line: &PageLine<'_>, rows: &[Vec<String>]) -> Option<Vec<String>> {
    let numbers = rows.first()?.len().checked_sub(1)?;
    let body = rows.iter().skip(1).flat_map(|row| row.iter().skip(1));
    let words: Vec<&str> = line.text.split_whitespace().collect();
    let (first, rest) = words.split_at_checked(words.len().checked_sub(numbers)?)?;
    let all_numbers = body
        .map(String::as_str)
        .chain(rest.iter().copied())
        .all(is_number);
    (all_numbers && !first.is_empty() && !first.iter().copied().all(is_number)).then(|| {
        let rest = rest.iter().map(|word| (*word).to_owned());
        std::iter::once(first.join(" ")).chain(rest).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf_text::pages::pages;

    fn table(text: &str) -> Option<Found> {
        let lines: Vec<PageLine<'_>> = pages(text).into_iter().flatten().collect();
        let measure = Measure::of(&lines, |_| true);
        find(&lines, &measure, false, &mut 100_000, |_| true)
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        table(text).unwrap().rows.unwrap()
    }

    #[test]
    fn cells_under_each_other_are_a_table_even_where_one_space_divides_two() {
        let rows = rows(
            "          2025           2026\n Anlæg 600.000 kr. 1.800.000 kr.\n Drift    0 kr.          38.000 kr.",
        );
        assert_eq!(rows[0], ["", "2025", "2026"]);
        assert_eq!(rows[1], ["Anlæg", "600.000 kr.", "1.800.000 kr."]);
        assert_eq!(rows[2], ["Drift", "0 kr.", "38.000 kr."]);
    }

    #[test]
    fn cells_on_two_lines_are_joined() {
        let rows = rows(
            "              2016          2017\nAntal kurser  4 i huset, 6   9 i huset\n              ude            alene",
        );
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1], ["Antal kurser", "4 i huset, 6 ude", "9 i huset alene"]);
    }

    #[test]
    fn headers_that_stand_close_are_counted_and_cells_may_be_set_in_differently() {
        let rows = rows(
            "                              Pladser Morgen Aften\n Rute 1 Ravnsande             52       49        38\n \
             Rute 3 Vinterbæk-Kærsande 33          24        9\n Rute 4 syd                   33       21        17",
        );
        assert_eq!(rows[0], ["", "Pladser", "Morgen", "Aften"]);
        assert_eq!(rows[2], ["Rute 3 Vinterbæk-Kærsande", "33", "24", "9"]);
    }

    #[test]
    fn a_unit_after_a_number_is_no_cell_of_its_own() {
        let rows = rows(
            "                2021         2022        2023\n Antal aftaler 18            22          27\n \
             Udgift         241.000 kr. 302.000 kr. 377.000 kr.",
        );
        assert_eq!(rows[2], ["Udgift", "241.000 kr.", "302.000 kr.", "377.000 kr."]);
    }

    #[test]
    fn lines_without_a_column_between_them_are_said_to_be_broken() {
        let found = table("Emne        Svar\nEt langt emne  ja\nto  nej").unwrap();
        assert_eq!((found.lines, found.rows), (3, None));
    }

    #[test]
    fn a_hole_in_a_row_makes_a_table_unsure() {
        let found = table("Aaaaa  Bbbbb  Cccc\nDd            Fff\nGg     Hh     I").unwrap();
        assert_eq!(found.rows, None, "{found:?}");
    }
}
