//! Lines become blocks: what goes on is joined, what stands alone stands alone, with a blank line between.
//!
//! All kinds of blocks share one state: what was begun decides how the next line is read. What stands before the items
//! and over them is in `headings`, the points of lists are in `points`.

mod headings;
mod points;

use std::collections::BTreeSet;

use referat_domain::paper::section::SectionKind;

use crate::sources::albertslund_chefforum::line_kind::{LineKind, line_kind};

use super::balance::{Balance, LeftOut};
use super::markers::{Marker, begun, is_bullet};
use super::pages::PageLine;
use super::width::width;
use super::wrap::{Glue, Measure, begins_small, ends_sentence};
use super::{PlainText, contents, front, tables};
use headings::{first_item, is_item_heading};

/// So many columns further in, a line is another kind of block.
const INDENTED: usize = 3;

/// How many letters of a document are looked at for tables.
const WORK_ON_TABLES: usize = 60_000_000;

/// A longer line, in bytes, is no heading.
const LONGEST_HEADING: usize = 200;

/// Writes lines as blocks of the layout.
pub fn write(lines: Vec<PageLine<'_>>, mut balance: Balance) -> PlainText {
    let first_item = first_item(&lines);
    let begins_contents = |line: &PageLine<'_>| line_kind(line.text) == Some(LineKind::ContentsLabel);
    let lines = front::remove(lines, first_item, begins_contents, &mut balance);
    let mut writer = Writer::new(&lines, balance);
    let mut at = 0;
    while at < lines.len() {
        at = writer.next(at).max(at + 1);
    }
    PlainText {
        text: writer.text,
        balance: writer.balance,
        broken_tables: writer.broken_tables,
    }
}

fn columns_of_points(lines: &[PageLine<'_>]) -> BTreeSet<usize> {
    let column = |line: &PageLine<'_>| {
        let point =
            begun(line.text).filter(|point| matches!(point.marker, Marker::Number(_)) && !point.is_date)?;
        Some(line.indent + point.offset)
    };
    lines.iter().filter_map(column).collect()
}

/// What stands between two blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// A line end.
    Line,
    /// A blank line.
    Blank,
}

/// The list a line can go on with.
#[derive(Debug)]
struct Level {
    /// Where its marks stand, in columns.
    column: usize,
    /// Its marks as printed, where they are no numbers.
    printed: String,
    /// Where its points' words begin, in columns.
    words: usize,
}

struct Writer<'w, 't> {
    lines: &'w [PageLine<'t>],
    measure: Measure,
    /// Where the items begin.
    first_item: usize,
    /// How wide the headings of items get.
    widest_title: u64,
    /// Whether any point of the document has a bullet.
    has_bullets: bool,
    /// Where the words of points with numbers begin, in columns.
    columns_of_points: BTreeSet<usize>,
    /// Whether lines are spread to the margin.
    is_justified: bool,
    section: Option<SectionKind>,
    /// The last line of the block, if a line can go on with it.
    before: Option<PageLine<'t>>,
    /// Whether the block is one line so far, with a blank line above it.
    is_lone: bool,
    list: Vec<Level>,
    /// Whether the points of the open list lost their marks.
    is_unmarked: bool,
    last_number: u32,
    expects_number: bool,
    had_contents: bool,
    work_on_tables: usize,
    text: String,
    line_number: u32,
    balance: Balance,
    broken_tables: Vec<u32>,
}

impl<'w, 't> Writer<'w, 't> {
    fn new(lines: &'w [PageLine<'t>], balance: Balance) -> Self {
        let is_text =
            |line: &PageLine<'_>| line_kind(line.text).is_none() && contents::entry(line.text).is_none();
        let measure = Measure::of(lines, is_text);
        let first_item = first_item(lines);
        let headings = lines
            .iter()
            .filter(|line| line_kind(line.text) == Some(LineKind::ItemHeading));
        let (mut spread, mut running) = (0usize, 0usize);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            if is_text(line) && begins_small(next.text) && measure.share(line) >= 60 {
                running += 1;
                spread += usize::from(line.text.contains("  "));
            }
        }
        Self {
            lines,
            first_item,
            widest_title: headings.map(|line| width(line.text)).max().unwrap_or(0),
            has_bullets: lines.iter().any(|line| line.text.starts_with(is_bullet)),
            columns_of_points: columns_of_points(lines),
            is_justified: spread >= 3 && spread * 8 > running,
            measure,
            section: None,
            before: None,
            is_lone: false,
            list: Vec::new(),
            is_unmarked: false,
            last_number: 0,
            expects_number: false,
            had_contents: false,
            work_on_tables: WORK_ON_TABLES,
            text: String::new(),
            line_number: 1,
            balance,
            broken_tables: Vec::new(),
        }
    }

    /// Writes the line at a place, with those that belong to it, and gives the place behind them.
    fn next(&mut self, at: usize) -> usize {
        let Some(line) = self.lines.get(at).copied() else {
            return at + 1;
        };
        let expects_number = std::mem::take(&mut self.expects_number);
        match line_kind(line.text) {
            Some(LineKind::Title { is_dated }) if at < self.first_item => self.title(at, is_dated),
            Some(LineKind::DayLabel | LineKind::PlaceLabel) if at < self.first_item => {
                self.begin(Between::Blank);
                self.words(line.text);
                self.before = Some(line);
                self.is_lone = false;
                at + 1
            }
            Some(LineKind::ContentsLabel) if at < self.first_item && !self.had_contents => {
                self.had_contents = true;
                self.alone(line.text);
                self.contents(at + 1)
            }
            Some(LineKind::ItemHeading) if is_item_heading(self.lines, at) => self.item_heading(at),
            Some(LineKind::JournalNumber) if expects_number => {
                self.alone(line.text);
                at + 1
            }
            Some(LineKind::SectionHeading(kind)) => {
                self.alone(line.text);
                self.section = Some(kind);
                at + 1
            }
            None
            | Some(
                LineKind::Title { .. }
                | LineKind::DayLabel
                | LineKind::PlaceLabel
                | LineKind::ContentsLabel
                | LineKind::ItemHeading
                | LineKind::JournalNumber,
            ) => self.running_text(at, line),
        }
    }

    /// A line of running text: a point, a row, the rest of what stands before it, or a paragraph's first.
    fn running_text(&mut self, at: usize, line: PageLine<'t>) -> usize {
        if let Some(point) = begun(line.text)
            && self.accepts(at, &line, &point)
        {
            return self.point(at, line, point);
        }
        if at >= self.first_item
            && self.section != Some(SectionKind::Attachments)
            && !(self.measure.gap(&line) == 0 && self.before.is_some_and(|before| self.flows(&before, &line)))
            && let Some(end) = self.table(at)
        {
            return end;
        }
        if self.is_unmarked_point(&line) {
            self.unmarked_point(line);
            return at + 1;
        }
        if !self.list.is_empty() {
            self.after_point(line);
            return at + 1;
        }
        let gap = self.measure.gap(&line);
        match self.before.filter(|_| gap == 0) {
            None => self.paragraph(line, Between::Blank),
            Some(before) if self.flows(&before, &line) => {
                self.join(before.text, line.text);
                self.before = Some(line);
                self.is_lone = false;
            }
            Some(before) => {
                let between = self.between(&before, &line);
                self.paragraph(line, between);
            }
        }
        at + 1
    }

    fn paragraph(&mut self, line: PageLine<'t>, between: Between) {
        let was_lone = between == Between::Blank;
        self.begin(between);
        self.words(line.text);
        self.before = Some(line);
        self.is_lone = was_lone;
    }

    /// Whether a line without a blank line above it goes on with the paragraph before.
    fn flows(&self, before: &PageLine<'_>, line: &PageLine<'_>) -> bool {
        let is_other_block = before.indent.abs_diff(line.indent) >= INDENTED && !line.is_top;
        let had_no_room = begins_small(line.text) && !self.measure.has_room(before, line.text);
        if is_other_block && !had_no_room {
            return false;
        }
        let is_titles = self.section == Some(SectionKind::Attachments);
        if self.measure.goes_on(before, line, is_titles) {
            return true;
        }
        // Where titles are set apart, a line that isn't is the rest of one.
        is_titles
            && !self.measure.is_tight
            && !line.is_top
            && self.measure.share(before) >= 60
            && !before.text.ends_with(".pdf")
    }

    /// What stands between two lines that are not one and have no blank line between them.
    fn between(&self, before: &PageLine<'_>, line: &PageLine<'_>) -> Between {
        let is_heading = self.is_lone
            && before.text.len() <= LONGEST_HEADING
            && !ends_sentence(before.text)
            && !before.text.ends_with(',')
            && !begins_small(line.text)
            && (ends_sentence(line.text) || self.measure.share(line) >= 40);
        let is_titles = self.section == Some(SectionKind::Attachments);
        let is_indented = line.indent >= before.indent + INDENTED;
        if before.text.ends_with([';', ',']) && !line.is_top {
            return Between::Line;
        }
        if self.measure.is_tight || line.is_top || is_heading || is_titles || is_indented {
            Between::Blank
        } else {
            Between::Line
        }
    }

    /// Writes the table at a place, if there is one, and gives the place behind it.
    fn table(&mut self, at: usize) -> Option<usize> {
        let may_be = |line: &PageLine<'_>| {
            line_kind(line.text).is_none()
                && begun(line.text).is_none_or(|begun| match begun.marker {
                    Marker::Bullet => false,
                    Marker::Dash | Marker::Number(_) => true,
                })
        };
        let lines = self.lines.get(at..)?;
        let found = tables::find(
            lines,
            &self.measure,
            self.is_justified,
            &mut self.work_on_tables,
            may_be,
        )?;
        self.begin(Between::Blank);
        for line in lines.iter().take(found.loose) {
            self.broken_tables.push(self.line_number);
            self.words(line.text);
            self.begin(Between::Blank);
        }
        match found.rows {
            Some(rows) => {
                for (place, row) in rows.iter().enumerate() {
                    if place > 0 {
                        self.begin(Between::Line);
                    }
                    self.text.push_str(&row.join("\t"));
                }
            }
            None => {
                self.broken_tables.push(self.line_number);
                for (place, line) in lines.iter().take(found.lines).enumerate() {
                    if place > 0 {
                        self.begin(Between::Line);
                    }
                    self.words(line.text);
                }
            }
        }
        self.close();
        Some(at + found.lines)
    }

    /// A block of one line.
    fn alone(&mut self, text: &str) {
        self.begin(Between::Blank);
        self.words(text);
        self.close();
    }

    /// Nothing goes on with what was written.
    fn close(&mut self) {
        self.before = None;
        self.is_lone = false;
        self.list.clear();
        self.is_unmarked = false;
    }

    fn begin(&mut self, between: Between) {
        self.list.clear();
        self.is_unmarked = false;
        self.begin_keeping_list(between);
    }

    fn begin_keeping_list(&mut self, between: Between) {
        if self.text.is_empty() {
            return;
        }
        let ends = match between {
            Between::Line => 1,
            Between::Blank => 2,
        };
        for _ in 0..ends {
            self.text.push('\n');
            self.line_number = self.line_number.saturating_add(1);
        }
    }

    /// Writes words with one space between.
    fn words(&mut self, text: &str) {
        for (place, word) in text.split_whitespace().enumerate() {
            if place > 0 {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }

    /// Writes a line that goes on with the one before.
    fn join(&mut self, before: &str, line: &str) {
        match self.measure.glue(before, line) {
            Glue::Space => self.text.push(' '),
            Glue::Nothing => {}
            Glue::WithoutHyphen => {
                if let Some(hyphen) = self.text.pop() {
                    self.balance
                        .leave_out(LeftOut::Hyphen, hyphen.encode_utf8(&mut [0; 4]));
                }
            }
        }
        self.words(line);
    }
}
