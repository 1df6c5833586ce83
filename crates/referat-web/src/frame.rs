//! What every page has around it: title, ways in, breadcrumbs, search field, and the words.
//!
//! A frame lends templates the wording with values taken by reference, as templates pass them.

use std::ops::Deref;

use askama::Template;
use axum::response::Html;
use referat_domain::Date;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::clock_time::ClockTime;
use referat_domain::finding::{FindingCode, Severity};
use referat_domain::forum::ForumProfile;
use referat_domain::kle::KleLevel;
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::rich_text::RichText;
use referat_domain::rich_text::html::HtmlStyle;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::{Timestamp, view};
use referat_wording::Wording;

use crate::assets::PageAssets;
use crate::links;
use crate::problem::Problem;
use crate::state::{Shell, WebState};

/// The ways in that every page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The front page.
    Front,
    /// The journal-number tree.
    JournalNumbers,
    /// The directory of names.
    Names,
    /// The imports.
    Imports,
    /// The proposals.
    Proposals,
}

/// A step of the breadcrumbs: a link upwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Its words.
    pub words: String,
    /// Where it leads.
    pub to: String,
}

/// What every page has around it.
pub struct Frame<'a> {
    wording: &'a Wording,
    /// The municipality's name.
    pub municipality: &'a str,
    /// The page's title.
    pub title: String,
    /// The way in that the page belongs to.
    pub way: Option<Way>,
    /// The links upwards, the front page first; empty where there is none.
    pub crumbs: Vec<Crumb>,
    /// The page before this one in its row, for browsers and the keyboard.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// Whether the head has the search field: not where the page itself has one.
    pub has_search: bool,
    /// Styles and script.
    pub assets: PageAssets,
}

impl Deref for Frame<'_> {
    type Target = Wording;

    fn deref(&self) -> &Wording {
        self.wording
    }
}

impl<'a> Frame<'a> {
    /// The frame of a page.
    pub fn new(state: &'a WebState, title: impl Into<String>) -> Self {
        Self::of(&state.wording, &state.office.municipality().name, title)
    }

    /// The frame of a page that is shown when nothing could be looked up.
    pub fn of_shell(shell: &'a Shell, title: impl Into<String>) -> Self {
        Self::of(&shell.wording, &shell.municipality, title)
    }

    fn of(wording: &'a Wording, municipality: &'a str, title: impl Into<String>) -> Self {
        Self {
            wording,
            municipality,
            title: title.into(),
            way: None,
            crumbs: Vec::new(),
            previous: None,
            next: None,
            has_search: true,
            assets: PageAssets::current(),
        }
    }

    /// The same with the way in that the page belongs to.
    #[must_use]
    pub fn on(mut self, way: Way) -> Self {
        self.way = Some(way);
        self
    }

    /// The same with links upwards; the front page is put before them.
    #[must_use]
    pub fn under(mut self, crumbs: impl IntoIterator<Item = (String, String)>) -> Self {
        self.crumbs = vec![Crumb {
            words: self.wording.text("way-front").into_owned(),
            to: "/".to_owned(),
        }];
        self.crumbs
            .extend(crumbs.into_iter().map(|(words, to)| Crumb { words, to }));
        self
    }

    /// The same with the pages before and after it in its row.
    #[must_use]
    pub fn between(mut self, previous: Option<String>, next: Option<String>) -> Self {
        self.previous = previous;
        self.next = next;
        self
    }

    /// The same without a search field in its head.
    #[must_use]
    pub fn without_search(mut self) -> Self {
        self.has_search = false;
        self
    }

    /// The ways in: words, address, and whether the page belongs to it.
    #[must_use]
    pub fn ways(&self) -> Vec<(String, &'static str, bool)> {
        [
            (Way::Front, "way-front", "/"),
            (Way::JournalNumbers, "way-journal-numbers", "/journalnumre"),
            (Way::Names, "way-names", "/navne"),
            (Way::Imports, "way-imports", "/importer"),
            (Way::Proposals, "way-proposals", "/forslag"),
        ]
        .into_iter()
        .map(|(way, key, to)| {
            let words = self.wording.text(key).into_owned();
            (words, to, self.way == Some(way))
        })
        .collect()
    }

    /// A rich text as HTML under a heading of `level`.
    #[must_use]
    pub fn html(&self, text: &RichText, level: u8) -> String {
        text.to_html(HtmlStyle {
            first_heading: (level + 1).min(5),
            dead_link_note: &self.wording.text("dead-link-note"),
        })
    }

    /// What a meeting is called: "Chefforum onsdag den 29. januar 2020".
    #[must_use]
    pub fn meeting_title(&self, meeting: &MeetingLine) -> String {
        format!("{} {}", meeting.forum_name, self.day_or_none(&meeting.date))
    }

    /// What a meeting of a forum that is known is called: "Mødet onsdag den 29. januar 2020".
    #[must_use]
    pub fn meeting_crumb(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self
                .wording
                .text_with("meeting-crumb", &[("date", self.wording.date(*date).into())]),
            None => self.wording.text("meeting-crumb-undated").into_owned(),
        }
    }

    /// A day with its weekday, or that there is none.
    #[must_use]
    pub fn day_or_none(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self.wording.weekday_date(*date),
            None => self.wording.text("date-unknown").into_owned(),
        }
    }

    /// A day, or that there is none.
    #[must_use]
    pub fn date_or_none(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self.wording.date(*date),
            None => self.wording.text("date-unknown").into_owned(),
        }
    }

    /// When a meeting begins and ends, if that is known.
    #[must_use]
    pub fn time_of(&self, meeting: &MeetingLine) -> Option<String> {
        self.wording.meeting_time(meeting.start, meeting.end)
    }
}

/// Words with their values taken by reference.
impl Frame<'_> {
    /// See [`Wording::outcome`].
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        self.wording.outcome(*outcome)
    }

    /// See [`Wording::date`].
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        self.wording.date(*date)
    }

    /// See [`Wording::time`].
    #[must_use]
    pub fn time(&self, time: &ClockTime) -> String {
        self.wording.time(*time)
    }

    /// See [`Wording::time_range`].
    #[must_use]
    pub fn time_range(&self, slot: &Slot) -> String {
        self.wording.time_range(*slot)
    }

    /// See [`Wording::moment`].
    #[must_use]
    pub fn moment(&self, moment: &Timestamp) -> String {
        self.wording.moment(*moment)
    }

    /// See [`Wording::number`].
    #[must_use]
    pub fn number(&self, number: &u64) -> String {
        self.wording.number(*number)
    }

    /// See [`Wording::percent`].
    #[must_use]
    pub fn percent(&self, share: &f64) -> String {
        self.wording.percent(*share)
    }

    /// See [`Wording::file_size`].
    #[must_use]
    pub fn file_size(&self, bytes: &u64) -> String {
        self.wording.file_size(*bytes)
    }

    /// See [`Wording::state`].
    #[must_use]
    pub fn state(&self, state: &MeetingState) -> String {
        self.wording.state(*state)
    }

    /// See [`Wording::kind`].
    #[must_use]
    pub fn kind(&self, kind: &DocumentKind) -> String {
        self.wording.kind(*kind)
    }

    /// See [`Wording::forum_profile`].
    #[must_use]
    pub fn forum_profile(&self, profile: &ForumProfile) -> String {
        self.wording.forum_profile(*profile)
    }

    /// See [`Wording::case_kind`].
    #[must_use]
    pub fn case_kind(&self, kind: &CaseKind) -> String {
        self.wording.case_kind(*kind)
    }

    /// See [`Wording::join_reason`].
    #[must_use]
    pub fn join_reason(&self, reason: &JoinReason) -> String {
        self.wording.join_reason(*reason)
    }

    /// See [`Wording::kle_level`].
    #[must_use]
    pub fn kle_level(&self, level: &KleLevel) -> String {
        self.wording.kle_level(*level)
    }

    /// See [`Wording::finding`].
    #[must_use]
    pub fn finding(&self, code: &FindingCode) -> String {
        self.wording.finding(*code)
    }

    /// See [`Wording::finding_help`].
    #[must_use]
    pub fn finding_help(&self, code: &FindingCode) -> String {
        self.wording.finding_help(*code)
    }

    /// See [`Wording::severity`].
    #[must_use]
    pub fn severity(&self, severity: &Severity) -> String {
        self.wording.severity(*severity)
    }

    /// See [`Wording::severity_count`].
    #[must_use]
    pub fn severity_count(&self, severity: &Severity, count: &u32) -> String {
        self.wording.severity_count(*severity, *count)
    }

    /// The name of a person, position or unit.
    #[must_use]
    pub fn name_of<'n>(&self, named: &'n view::people::Named) -> &'n str {
        match named {
            view::people::Named::Person { name, .. } | view::people::Named::Unit { name, .. } => name,
            view::people::Named::Position { title, .. } => title,
        }
    }
}

/// Links to the pages of a list that has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The pages named, in order; `None` stands for those left out.
    pub named: Vec<Option<(u32, String)>>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The links of a list, or none where everything is on one page.
    pub fn new(page: u32, pages: u32, address: impl Fn(u32) -> String) -> Option<Self> {
        if pages < 2 {
            return None;
        }
        let mut named = Vec::new();
        let mut left_out = false;
        for number in 1..=pages {
            if number == 1 || number == pages || number.abs_diff(page) <= 2 {
                named.push(Some((number, address(number))));
                left_out = false;
            } else if !left_out {
                named.push(None);
                left_out = true;
            }
        }
        Some(Self {
            page,
            pages,
            named,
            previous: (page > 1).then(|| address((page - 1).min(pages))),
            next: (page < pages).then(|| address(page + 1)),
        })
    }
}

/// The pages of a forum's meetings.
#[must_use]
pub fn forum_pager(forum: &view::front::ForumView) -> Option<Pager> {
    Pager::new(forum.page, forum.pages, |page| links::forum_page(&forum.line.id, &page))
}

/// Prints a page.
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub fn show(page: &impl Template) -> Result<Html<String>, Problem> {
    page.render().map(Html).map_err(|cause| Problem::internal(&cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_names_its_ends_and_its_neighbours() {
        let pager = Pager::new(7, 20, |page| format!("?side={page}")).unwrap();
        let numbers: Vec<Option<u32>> = pager
            .named
            .iter()
            .map(|named| named.as_ref().map(|(number, _)| *number))
            .collect();
        assert_eq!(
            numbers,
            [Some(1), None, Some(5), Some(6), Some(7), Some(8), Some(9), None, Some(20)]
        );
        assert_eq!(pager.next.as_deref(), Some("?side=8"));
    }

    #[test]
    fn one_page_needs_no_links() {
        assert_eq!(Pager::new(1, 1, |_| String::new()), None);
        assert_eq!(Pager::new(1, 0, |_| String::new()), None);
    }
}
