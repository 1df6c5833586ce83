//! The report of time: what meetings took, per case, forum, kind of item or group of journal numbers; as bars with a
//! table, and as a file.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use referat_actions::lookups::{TimeQuery, TimeReport};
use referat_actions::time_export::{self, line_in_words, minutes};
use referat_domain::Date;
use referat_domain::ids::ForumId;
use referat_domain::view::time_report::{TimeBy, TimeLine, TimeOf};
use serde::Deserialize;

use super::journal::given;
use super::list_file::{file_form, send_file};
use crate::extractors::{Asked, Here, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// The media type of a spreadsheet.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What the address says. A field that is empty is no filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AskedTime {
    /// From this day on.
    pub fra: String,
    /// Until this day.
    pub til: String,
    /// Of this forum alone.
    pub forum: String,
    /// Divided by what.
    pub efter: String,
    /// As which file, where it isn't to be shown.
    pub som: String,
}

/// The report.
#[derive(Template)]
#[template(path = "time_report.html")]
pub struct TimeReportPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it is made of.
    pub report: &'a TimeReport,
    /// Its lines.
    pub lines: Vec<TimeLine>,
    /// What it is divided by.
    pub by: TimeBy,
    /// The period.
    pub period: (Date, Date),
    /// What the address says.
    pub asked: &'a AskedTime,
}

impl TimeReportPage<'_> {
    /// What it can be divided by: the word and what it is called.
    #[must_use]
    pub fn ways(&self) -> Vec<(&'static str, String, bool)> {
        TimeBy::ALL
            .into_iter()
            .map(|by| {
                let name = self.frame.text(of_by(by)).into_owned();
                (by.as_str(), name, by == self.by)
            })
            .collect()
    }

    /// What it is divided by, in words.
    #[must_use]
    pub fn way(&self) -> String {
        self.frame.text(of_by(self.by)).into_owned()
    }

    /// What a line is of.
    #[must_use]
    pub fn name(&self, line: &TimeLine) -> String {
        line_in_words(self.frame.wording(), self.report, line)
    }

    /// Where what a line is of stands.
    #[must_use]
    pub fn link(&self, line: &TimeLine) -> Option<String> {
        match &line.of {
            TimeOf::Case(id, _) => Some(links::case(id)),
            TimeOf::Forum(id, _) => Some(links::forum(id)),
            TimeOf::Kind(_) | TimeOf::NumberGroup(_) => None,
        }
    }

    /// The minutes of a line.
    #[must_use]
    pub fn taken(&self, line: &TimeLine) -> String {
        self.in_words(minutes(line.taken))
    }

    /// The minutes that were planned.
    #[must_use]
    pub fn planned(&self, line: &TimeLine) -> String {
        self.in_words(minutes(line.planned))
    }

    /// How long its bar is, in hundredths of the longest.
    #[must_use]
    pub fn share(&self, line: &TimeLine) -> i64 {
        let longest = self.lines.iter().map(|line| line.taken.as_secs()).max();
        let longest = longest.unwrap_or(0).max(1);
        line.taken.as_secs().saturating_mul(100) / longest
    }

    /// All minutes together.
    #[must_use]
    pub fn total(&self) -> String {
        let all = self
            .lines
            .iter()
            .fold(referat_domain::SignedDuration::ZERO, |sum, line| {
                sum.saturating_add(line.taken)
            });
        self.in_words(minutes(all))
    }

    /// How many items together.
    #[must_use]
    pub fn items(&self) -> u32 {
        self.lines.iter().map(|line| line.items).sum()
    }

    /// Where it is saved as a file of this form.
    #[must_use]
    pub fn file(&self, form: &str) -> String {
        let (from, to) = (self.period.0.to_string(), self.period.1.to_string());
        let fields = [
            ("fra", from.as_str()),
            ("til", &to),
            ("forum", &self.asked.forum),
            ("efter", self.by.as_str()),
            ("som", form),
        ];
        links::with_fields(links::time_report(), &fields)
    }

    /// Whether a forum is the one that is asked of.
    #[must_use]
    pub fn is_chosen(&self, forum: &ForumId) -> bool {
        self.asked.forum == forum.to_string()
    }

    fn in_words(&self, minutes: i64) -> String {
        let count = u64::try_from(minutes).unwrap_or(0);
        self.frame.text_with("room-minutes", &[("count", count.into())])
    }
}

/// The wording's key for a way to divide.
fn of_by(by: TimeBy) -> &'static str {
    match by {
        TimeBy::Case => "time-by-case",
        TimeBy::Forum => "time-by-forum",
        TimeBy::Kind => "time-by-kind",
        TimeBy::NumberGroup => "time-by-number",
    }
}

/// `/rapporter/tid`
///
/// # Errors
/// When the address says something else.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(asked): Asked<AskedTime>,
) -> Result<Response, Problem> {
    let today = (state.today)();
    let from: Option<Date> = given(&asked.fra)?;
    let to: Option<Date> = given(&asked.til)?;
    let by = match asked.efter.as_str() {
        "" => TimeBy::Case,
        word => TimeBy::read(word).ok_or(Problem::BadAddress)?,
    };
    // The year so far, where nothing is said.
    let first = Date::new(today.year(), 1, 1).unwrap_or(today);
    let period = (from.unwrap_or(first), to.unwrap_or(today));
    let query = TimeQuery {
        from: period.0,
        to: period.1,
        forum: given(&asked.forum)?,
    };
    let report = state.office.time_report(&reader, query).await?;
    if asked.som == "xlsx" {
        let author = &state.office.municipality().name;
        let bytes = time_export::spreadsheet(&state.wording, &report, by, author, today)?;
        let name = format!("{}-{today}.xlsx", state.wording.text("time-file"));
        return sending::send(&name, sending::printed(XLSX), bytes).map(sending::unkept);
    }
    if let Some(form) = file_form(&asked.som)? {
        let text = time_export::text(&state.wording, &report, by, form);
        return send_file(&state, "time-file", form, text);
    }
    let of = query
        .forum
        .and_then(|id| report.forums.iter().find(|(other, _)| *other == id));
    let title = match of {
        Some((_, name)) => {
            let forum = [("forum", name.as_str().into())];
            state.wording.text_with("time-title-of", &forum)
        }
        None => state.wording.text("time-title").into_owned(),
    };
    let frame = Frame::new(&state, title).on(Way::Front);
    let page = TimeReportPage {
        frame: frame.under([]),
        lines: report.lines(by),
        report: &report,
        by,
        period,
        asked: &asked,
    };
    Ok(show(&page)?.into_response())
}
