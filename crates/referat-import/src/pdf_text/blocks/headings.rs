//! What stands before the items and over them: the document's title, the contents list, the headings of items.

use super::{Between, LONGEST_HEADING, Writer, begins_small, begun, contents, line_kind};
use crate::pdf_text::balance::LeftOut;
use crate::pdf_text::pages::PageLine;
use crate::pdf_text::width::{SPACE, width};
use crate::sources::albertslund_chefforum::line_kind::LineKind;

/// A title has at most this many lines.
const MOST_TITLE_LINES: usize = 5;

/// Of the width of lines, in hundredths: a line of the contents list this full may have one dot for a leader.
const FULL_CONTENTS_LINE: u64 = 80;

/// Where the first item's heading stands among lines; their number if there is none.
pub(super) fn first_item(lines: &[PageLine<'_>]) -> usize {
    (0..lines.len())
        .find(|at| is_item_heading(lines, *at))
        .unwrap_or(lines.len())
}

/// Whether a line of that form is a heading: a number, a section or another heading follows soon.
pub(super) fn is_item_heading(lines: &[PageLine<'_>], at: usize) -> bool {
    let is_form = |line: &PageLine<'_>| {
        line_kind(line.text) == Some(LineKind::ItemHeading) && contents::entry(line.text).is_none()
    };
    if !lines.get(at).is_some_and(is_form) {
        return false;
    }
    let mut after = lines.iter().skip(at + 1).take(MOST_TITLE_LINES + 1).peekable();
    after.peek().is_none()
        || after.any(|line| match line_kind(line.text) {
            Some(LineKind::JournalNumber | LineKind::SectionHeading(_) | LineKind::ItemHeading) => true,
            None
            | Some(
                LineKind::Title { .. } | LineKind::DayLabel | LineKind::PlaceLabel | LineKind::ContentsLabel,
            ) => false,
        })
}

impl<'t> Writer<'_, 't> {
    /// "REFERAT Miljø- og Byudvalget d." and its date on the next line.
    pub(super) fn title(&mut self, at: usize, is_dated: bool) -> usize {
        let Some(line) = self.lines.get(at) else {
            return at + 1;
        };
        self.begin(Between::Blank);
        self.words(line.text);
        self.close();
        let next = self.lines.get(at + 1).filter(|next| {
            let short = next.text.len() <= LONGEST_HEADING;
            !is_dated
                && short
                && self.measure.gap(next) == 0
                && !next.is_top
                && line_kind(next.text).is_none()
        });
        let Some(next) = next.copied() else { return at + 1 };
        let joined = format!("{} {}", line.text, next.text);
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        let dates_it = matches!(line_kind(&joined), Some(LineKind::Title { .. })) && digits(next.text) >= 2;
        if dates_it {
            self.join(line.text, next.text);
            return at + 2;
        }
        at + 1
    }

    /// The lines of the contents list from a place on.
    pub(super) fn contents(&mut self, from: usize) -> usize {
        let end = self.contents_end(from);
        let lines = self.lines;
        let entries = lines.get(from..end).unwrap_or_default();
        let has_pages = entries.iter().any(|line| contents::entry(line.text).is_some());
        let mut begun: Option<&PageLine<'t>> = None;
        let mut is_first = true;
        let mut at = 0;
        let mut page_before = 0;
        while let Some(line) = entries.get(at) {
            at += 1;
            let next = entries.get(at).filter(|next| contents::is_page(next.text));
            let entry = contents::entry(line.text).or_else(|| {
                let is_full = has_pages && self.measure.share(line) >= FULL_CONTENTS_LINE;
                contents::full_entry(line.text, page_before).filter(|_| is_full)
            });
            let entry = entry.or_else(|| {
                let (title, leader) = contents::without_page(line.text)?;
                next.map(|page| contents::Entry {
                    title,
                    leader,
                    page: page.text,
                })
            });
            let words = entry.as_ref().map_or(line.text, |entry| entry.title);
            match begun {
                Some(before) if has_pages || self.measure.goes_on(before, line, true) => {
                    self.join(before.text, words);
                }
                Some(_) | None => {
                    self.begin(if is_first { Between::Blank } else { Between::Line });
                    self.words(words);
                }
            }
            is_first = false;
            begun = Some(line);
            if let Some(entry) = entry {
                if next.is_some_and(|next| std::ptr::eq(next.text, entry.page)) {
                    at += 1;
                }
                self.balance.leave_out(LeftOut::Leader, entry.leader);
                self.balance.put_in.push_str(".....");
                self.text.push_str(".....\t");
                self.text.push_str(entry.page);
                page_before = entry.page.parse().unwrap_or(page_before);
                begun = None;
            }
        }
        self.close();
        end
    }

    fn contents_end(&self, from: usize) -> usize {
        let rest = self.lines.get(from..self.first_item).unwrap_or_default();
        if self.first_item < self.lines.len() {
            return self.first_item;
        }
        // Without items the list ends with its last line that has a page.
        let last = rest.iter().rposition(|line| contents::entry(line.text).is_some());
        last.map_or(from, |last| from + last + 1)
    }

    /// "Punkt 3: Title" with the lines its title goes on in.
    pub(super) fn item_heading(&mut self, at: usize) -> usize {
        let Some(line) = self.lines.get(at) else {
            return at + 1;
        };
        self.begin(Between::Blank);
        self.words(line.text);
        self.section = None;
        self.expects_number = true;
        let mut before = *line;
        let end = self.title_end(at);
        for place in at + 1..end {
            if let Some(line) = self.lines.get(place).copied() {
                self.join(before.text, line.text);
                before = line;
            }
        }
        self.close();
        end
    }

    fn title_end(&self, at: usize) -> usize {
        let rest = self.lines.get(at + 1..).unwrap_or_default();
        let goes_on = |line: &&PageLine<'_>| {
            self.measure.gap(line) == 0 && !line.is_top && line_kind(line.text).is_none()
        };
        let run = rest.iter().take(MOST_TITLE_LINES).take_while(goes_on).count();
        // What stands between a heading and its number is the title's.
        let numbered = rest
            .get(run)
            .is_some_and(|line| line_kind(line.text) == Some(LineKind::JournalNumber));
        if numbered {
            return at + 1 + run;
        }
        let mut end = at + 1;
        while end <= at + run {
            let (Some(line), Some(next)) = (self.lines.get(end - 1), self.lines.get(end)) else {
                break;
            };
            let first = next.text.split_whitespace().next().unwrap_or_default();
            let is_full = (width(line.text) + SPACE + width(first)) * 100 > self.widest_title * 92;
            let is_title = width(next.text) * 100 <= self.widest_title * 105;
            let goes_on = begins_small(next.text) || next.text.starts_with('(') || is_full;
            if !goes_on || !is_title || begun(next.text).is_some() {
                break;
            }
            end += 1;
        }
        end
    }
}
