//! Points of lists: which lines are points, how deep they stand, and what goes on with them.

use super::{Between, INDENTED, Level, Writer, begins_small, begun, ends_sentence, line_kind};
use crate::pdf_text::balance::LeftOut;
use crate::pdf_text::markers::{Begun, Marker};
use crate::pdf_text::pages::PageLine;

/// So many lines further down, the next number is sought.
const NEAR: usize = 8;

/// What is set in further, in columns, is no point that lost its mark.
const FARTHEST_IN: usize = 40;

impl<'t> Writer<'_, 't> {
    /// Whether a line with a mark is a point where it stands.
    pub(super) fn accepts(&self, at: usize, line: &PageLine<'_>, point: &Begun<'_>) -> bool {
        // Where the line above was full, a dash or a number may belong to its sentence.
        let flows = self.measure.gap(line) == 0
            && self.before.is_some_and(|before| {
                !self.measure.has_room(&before, line.text) && !before.text.ends_with([':', ',', ';'])
            });
        match point.marker {
            Marker::Bullet => {
                let is_followed = self.lines.get(at + 1).is_some_and(|next| next.page == line.page);
                !point.words.is_empty() || is_followed
            }
            Marker::Dash => self.accepts_dash(line, point, flows),
            Marker::Number(number) => self.accepts_number(at, line, point, number, flows),
        }
    }

    fn accepts_dash(&self, line: &PageLine<'_>, point: &Begun<'_>, flows: bool) -> bool {
        let has_sibling = self
            .list
            .iter()
            .any(|level| level.column.abs_diff(line.indent) <= 1 && level.printed == point.printed);
        if has_sibling {
            return true;
        }
        if point.printed == "o" {
            return !self.list.is_empty() && !flows;
        }
        let stands_under_words = self
            .list
            .last()
            .is_some_and(|level| level.words.abs_diff(line.indent) <= 1 && level.column != line.indent);
        let is_open = self
            .before
            .is_some_and(|before| !ends_sentence(before.text) && self.measure.share(&before) >= 72);
        let is_rest = stands_under_words && is_open && self.measure.gap(line) == 0;
        !flows && !is_rest
    }

    /// A number is a point's if it counts on, if the next counts on from it, or if nothing stands before it.
    fn accepts_number(
        &self,
        at: usize,
        line: &PageLine<'_>,
        point: &Begun<'_>,
        number: u32,
        flows: bool,
    ) -> bool {
        let counts_on = self.last_number.checked_add(1) == Some(number);
        let has_sibling = self.lines.iter().skip(at + 1).take(NEAR).any(|next| {
            begun(next.text).is_some_and(|next| match next.marker {
                Marker::Number(next) => number.checked_add(1) == Some(next),
                Marker::Bullet | Marker::Dash => false,
            })
        });
        if point.is_date || point.words.is_empty() || (point.is_ordinal && !has_sibling && !counts_on) {
            return false;
        }
        if counts_on && !self.list.is_empty() {
            return true;
        }
        !flows && (number == 1 || counts_on || has_sibling || self.measure.gap(line) > 0)
    }

    /// Writes a point, and gives the place behind it.
    pub(super) fn point(&mut self, at: usize, line: PageLine<'t>, point: Begun<'t>) -> usize {
        let mut end = at + 1;
        let mut last = line;
        let mut words = point.words;
        let mut column = line.indent + point.offset;
        if words.is_empty() {
            // The mark stands on a line of its own.
            let next = self.lines.get(end).copied();
            if let Some(next) = next.filter(|next| line_kind(next.text).is_none()) {
                words = next.text;
                column = next.indent;
                last = next;
                end += 1;
            }
        }
        if words.is_empty() {
            self.paragraph(line, Between::Blank);
            return end;
        }
        self.open_level(&line, point.printed, column, point.marker);
        match point.marker {
            Marker::Number(number) => {
                self.last_number = number;
                self.text.push_str(point.printed);
            }
            Marker::Bullet | Marker::Dash => {
                if point.printed != "-" {
                    self.balance.leave_out(LeftOut::Marker, point.printed);
                    self.balance.put_in.push('-');
                }
                self.text.push('-');
            }
        }
        self.text.push(' ');
        self.words(words);
        self.before = Some(last);
        self.is_unmarked = false;
        end
    }

    /// Finds the level of a point, opens or closes levels, and begins its line.
    fn open_level(&mut self, line: &PageLine<'_>, printed: &str, words: usize, marker: Marker) {
        let is_number = matches!(marker, Marker::Number(_));
        let printed = if is_number { "" } else { printed };
        let was_open = !self.list.is_empty();
        // Pages have columns of their own: on a new one, a level is known by its marks.
        let same = line
            .is_top
            .then(|| self.list.iter().rposition(|level| level.printed == printed))
            .flatten();
        if let Some(same) = same {
            self.list.truncate(same + 1);
            if let Some(level) = self.list.last_mut() {
                level.column = line.indent;
            }
        } else {
            while self.list.len() > 1
                && self
                    .list
                    .last()
                    .is_some_and(|level| level.column > line.indent + 1)
            {
                self.list.pop();
            }
            let is_deeper = self
                .list
                .last()
                .is_none_or(|level| line.indent >= level.column + 2);
            if is_deeper {
                self.list.push(Level {
                    column: line.indent,
                    printed: printed.to_owned(),
                    words,
                });
            }
        }
        let depth = self.list.len().saturating_sub(1);
        if let Some(level) = self.list.last_mut() {
            level.words = words;
            level.column = line.indent;
            printed.clone_into(&mut level.printed);
        }
        self.begin_keeping_list(if was_open { Between::Line } else { Between::Blank });
        for _ in 0..depth {
            self.text.push(' ');
        }
    }

    /// Whether a line is a point whose mark was no letter and is lost: set in, after a colon, in a document
    /// without any bullets.
    pub(super) fn is_unmarked_point(&self, line: &PageLine<'_>) -> bool {
        let is_set_in =
            line.indent >= self.measure.margin + INDENTED && line.indent <= self.measure.margin + FARTHEST_IN;
        if self.has_bullets || !is_set_in {
            return false;
        }
        let Some(before) = self.before else { return false };
        if self.is_unmarked {
            let is_same = before.indent.abs_diff(line.indent) <= 1 || line.is_top;
            // Nothing but the room on the line tells a point from the rest of one.
            let is_rest = is_same && !self.measure.has_room(&before, line.text);
            return self.measure.gap(line) == 0 && !is_rest;
        }
        let stands_like_points = self
            .columns_of_points
            .iter()
            .any(|column| column.abs_diff(line.indent) <= 1);
        self.list.is_empty()
            && (before.text.ends_with(':') || stands_like_points)
            && self.measure.gap(line) <= 1
    }

    pub(super) fn unmarked_point(&mut self, line: PageLine<'t>) {
        self.open_level(&line, "", line.indent, Marker::Bullet);
        self.balance.put_in.push('-');
        self.text.push_str("- ");
        self.words(line.text);
        self.before = Some(line);
        self.is_unmarked = true;
    }

    /// A line without a mark after a point: the rest of it, a line of its own in it, or what comes after.
    pub(super) fn after_point(&mut self, line: PageLine<'t>) {
        let gap = self.measure.gap(&line);
        let Some(before) = self.before.filter(|_| gap == 0) else {
            self.paragraph(line, Between::Blank);
            return;
        };
        let hangs = self
            .list
            .last()
            .is_some_and(|level| line.indent >= level.column + if self.is_unmarked { 0 } else { 2 });
        let has_room = self.measure.has_room(&before, line.text);
        let is_rest = if hangs {
            !has_room || begins_small(line.text) || self.measure.share(&before) >= 80
        } else {
            !ends_sentence(before.text)
                && self.measure.goes_on(&before, &line, false)
                && (!has_room || begins_small(line.text))
        };
        if is_rest {
            self.join(before.text, line.text);
            self.before = Some(line);
        } else if hangs && !line.is_top {
            self.begin_keeping_list(Between::Line);
            self.words(line.text);
            self.before = Some(line);
        } else {
            self.paragraph(line, Between::Blank);
        }
    }
}
