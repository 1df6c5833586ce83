//! Tables: rows whose cells stand under each other, divided by columns of white space.
//!
//! Sure of a table is only who finds columns of white space that run through all its lines, two wide in most of
//! them, and no empty cell that isn't the corner. Everything else stays lines of text, and is said to be broken.

use super::pages::PageLine;
use super::width::{SPACE, width};
use super::wrap::{Glue, Measure, begins_small};

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

/// Columns of white space, from the first to behind the last.
type River = (usize, usize);

/// Which columns of each line have a letter.
struct Grid {
    lines: Vec<Vec<bool>>,
    width: usize,
}

/// Which columns of a line have a letter.
fn taken(line: &PageLine<'_>) -> Vec<bool> {
    let mut taken = vec![false; line.indent];
    taken.extend(line.text.chars().map(|c| !c.is_whitespace()));
    taken
}

impl Grid {
    fn of(lines: &[PageLine<'_>]) -> Self {
        let lines: Vec<Vec<bool>> = lines.iter().map(taken).collect();
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        Self { lines, width }
    }

    /// The columns of white space that divide cells.
    fn rivers(&self, lines: &[PageLine<'_>], is_justified: bool) -> Vec<River> {
        let mut all = self.free_columns();
        // Cells that are never beside each other are one column, set in now more, now less.
        let filled: Vec<Vec<bool>> = lines
            .iter()
            .map(|line| cells(line, &all).iter().map(|cell| !cell.is_empty()).collect())
            .collect();
        let mut column = 0;
        let mut merged: Vec<Vec<bool>> = filled
            .iter()
            .map(|row| vec![row.first() == Some(&true)])
            .collect();
        all.retain(|_| {
            column += 1;
            let right = |row: &Vec<bool>| row.get(column) == Some(&true);
            let beside = filled
                .iter()
                .zip(&merged)
                .any(|(row, merged)| right(row) && merged.last() == Some(&true));
            for (row, merged) in filled.iter().zip(&mut merged) {
                match merged.last_mut() {
                    Some(last) if !beside => *last |= right(row),
                    Some(_) | None => merged.push(right(row)),
                }
            }
            beside
        });
        let mut out: Vec<River> = Vec::new();
        for (at, river) in all.iter().enumerate() {
            let from = out.last().map_or(0, |(_, ends)| *ends);
            let to = all.get(at + 1).map_or(self.width, |(begins, _)| *begins);
            if self.is_wide(*river, from, to, is_justified) {
                out.push(*river);
            }
        }
        out
    }

    /// The columns of white space that run through all lines.
    fn free_columns(&self) -> Vec<River> {
        let mut all = vec![false; self.width];
        for line in &self.lines {
            for (all, taken) in all.iter_mut().zip(line) {
                *all |= *taken;
            }
        }
        let mut out = Vec::new();
        let mut begins = None;
        for (column, taken) in all.iter().enumerate() {
            match (taken, begins) {
                (true, Some(from)) => {
                    // White space before all text is no river.
                    if from > 0 {
                        out.push((from, column));
                    }
                    begins = None;
                }
                (false, None) => begins = Some(column),
                (true, None) | (false, Some(_)) => {}
            }
        }
        out
    }

    /// Whether most lines with text on both sides of a river, and not beyond its neighbours, have two spaces
    /// there.
    fn is_wide(&self, (begins, ends): River, from: usize, to: usize, is_justified: bool) -> bool {
        let (mut wide, mut all) = (0usize, 0usize);
        for line in &self.lines {
            let left = line.get(from..begins.min(line.len())).unwrap_or_default();
            let right = line.get(ends..to.min(line.len())).unwrap_or_default();
            let (Some(last), Some(next)) = (
                left.iter().rposition(|taken| *taken),
                right.iter().position(|taken| *taken),
            ) else {
                continue;
            };
            all += 1;
            let least = if is_justified { 5 } else { 3 };
            wide += usize::from(ends + next - (from + last) >= least);
        }
        if is_justified {
            wide == all && wide >= 2
        } else {
            wide >= 1 && wide * 2 >= all
        }
    }
}

fn is_free(taken: &[bool], (begins, ends): River) -> bool {
    let across = taken.get(begins..ends.min(taken.len())).unwrap_or_default();
    !across.contains(&true)
}

/// The cells of each row; `None` where it isn't sure which lines are one row, or which words one cell.
fn rows(
    lines: &[&PageLine<'_>],
    rivers: &[River],
    measure: &Measure,
    has_corner: bool,
) -> Option<Vec<Vec<String>>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut widest = vec![0; rivers.len() + 1];
    for line in lines {
        for (widest, cell) in widest.iter_mut().zip(cells(line, rivers)) {
            *widest = width(cell.trim()).max(*widest);
        }
    }
    for line in lines {
        let cells = cells(line, rivers);
        if cells.iter().any(|cell| cell.trim().contains("  ")) {
            return None;
        }
        let cells: Vec<String> = cells.iter().map(|cell| collapsed(cell)).collect();
        let Some(above) = rows.last_mut() else {
            rows.push(cells);
            continue;
        };
        let under_words = cells
            .iter()
            .zip(above.iter())
            .all(|(cell, above)| cell.is_empty() || !above.is_empty());
        // A cell goes on where its next word had no room.
        let had_no_room = above
            .iter()
            .zip(&cells)
            .zip(&widest)
            .any(|((above, cell), widest)| {
                let word = width(cell.split(' ').next().unwrap_or_default());
                !cell.is_empty() && (width(above) + SPACE + word) * 100 > *widest * 97
            });
        let filled = || cells.iter().filter(|cell| !cell.is_empty());
        let is_first_empty = cells.first().is_none_or(String::is_empty);
        let looks_like_rest =
            is_first_empty || filled().count() == 1 || filled().all(|cell| begins_small(cell));
        let has_hole = filled().count() < cells.len();
        let is_rest = had_no_room && looks_like_rest && has_hole && measure.gap(line) == 0;
        if !(is_rest && under_words) {
            rows.push(cells);
            continue;
        }
        for (cell, above) in cells
            .iter()
            .zip(above.iter_mut())
            .filter(|(cell, _)| !cell.is_empty())
        {
            if measure.glue(above, cell) != Glue::Nothing {
                above.push(' ');
            }
            above.push_str(cell);
        }
    }
    let is_corner = |row: usize, column: usize| row == 0 && column == 0 && has_corner;
    let has_hole = rows.iter().enumerate().any(|(row, cells)| {
        cells
            .iter()
            .enumerate()
            .any(|(column, cell)| cell.is_empty() && !is_corner(row, column))
    });
    if has_hole || rows.len() < 2 {
        return None;
    }
    with_numbers_apart(rows)
}

/// Divides a column whose cells are nothing but the same count of numbers each.
fn with_numbers_apart(rows: Vec<Vec<String>>) -> Option<Vec<Vec<String>>> {
    let columns = rows.first().map_or(0, Vec::len);
    let mut counts = Vec::with_capacity(columns);
    for column in 0..columns {
        let body = rows.iter().skip(1).filter_map(|row| row.get(column));
        let numbers: Vec<usize> = body.map(|cell| count_of_numbers(cell)).collect();
        let count = numbers.first().copied().unwrap_or(0);
        let is_same = count >= 2 && numbers.iter().all(|other| *other == count);
        if is_same {
            let head = rows
                .first()
                .and_then(|row| row.get(column))
                .map_or(0, |cell| cell.split_whitespace().count());
            if head != count {
                return None;
            }
        }
        counts.push(if is_same { count } else { 1 });
    }
    let apart = |row: Vec<String>| {
        row.into_iter()
            .zip(&counts)
            .flat_map(|(cell, count)| {
                if *count == 1 {
                    vec![cell]
                } else {
                    cell.split(' ').map(str::to_owned).collect()
                }
            })
            .collect()
    };
    Some(rows.into_iter().map(apart).collect())
}

fn is_number(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '+' | '−');
    word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(is_part)
}

/// How many numbers a cell is; 0 where it has other words.
fn count_of_numbers(cell: &str) -> usize {
    let words: Vec<&str> = cell.split(' ').collect();
    if words.iter().copied().all(is_number) {
        words.len()
    } else {
        0
    }
}

/// What stands between the rivers of a line, with its white space.
fn cells(line: &PageLine<'_>, rivers: &[River]) -> Vec<String> {
    let mut cells = vec![String::new(); rivers.len() + 1];
    for (at, c) in line.text.chars().enumerate() {
        let place = rivers.partition_point(|(_, ends)| *ends <= line.indent + at);
        if let Some(cell) = cells.get_mut(place) {
            cell.push(c);
        }
    }
    for cell in &mut cells {
        if cell.trim().is_empty() {
            cell.clear();
        }
    }
    cells
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
