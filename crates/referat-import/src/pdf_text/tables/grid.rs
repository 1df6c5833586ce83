//! The columns of white space that divide a table's lines into cells.

use crate::pdf_text::pages::PageLine;

/// Columns of white space, from the first to behind the last.
pub type River = (usize, usize);

/// Which columns of each line have a letter.
pub struct Grid {
    lines: Vec<Vec<bool>>,
    width: usize,
}

/// Which columns of a line have a letter.
pub fn taken(line: &PageLine<'_>) -> Vec<bool> {
    let mut taken = vec![false; line.indent];
    taken.extend(line.text.chars().map(|c| !c.is_whitespace()));
    taken
}

impl Grid {
    /// The grid of these lines.
    pub fn of(lines: &[PageLine<'_>]) -> Self {
        let lines: Vec<Vec<bool>> = lines.iter().map(taken).collect();
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        Self { lines, width }
    }

    /// The columns of white space that divide cells.
    pub fn rivers(&self, lines: &[PageLine<'_>], is_justified: bool) -> Vec<River> {
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

pub fn is_free(taken: &[bool], (begins, ends): River) -> bool {
    let across = taken.get(begins..ends.min(taken.len())).unwrap_or_default();
    !across.contains(&true)
}

/// What stands between the rivers of a line, with its white space.
pub fn cells(line: &PageLine<'_>, rivers: &[River]) -> Vec<String> {
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
