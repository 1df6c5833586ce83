//! The rows of a table: which lines are one row, and which words one cell.

use super::collapsed;
use super::grid::{River, cells};
use crate::pdf_text::pages::PageLine;
use crate::pdf_text::width::{SPACE, width};
use crate::pdf_text::wrap::{Glue, Measure, begins_small};

/// The cells of each row; `None` where it isn't sure which lines are one row, or which words one cell.
pub fn rows(
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

/// Whether a word is a number, whatever its signs.
pub fn is_number(word: &str) -> bool {
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
