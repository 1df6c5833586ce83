//! A year's meetings planned: the rule is typed, its days are shown with what there is to choose, and then they are
//! written. Until then nothing is.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_rooms::RoomLine;
use referat_actions::plan_meetings::{PlanOrder, PreviewLine};
use referat_actions::planning::ClashKind;
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::ids::ForumId;
use referat_domain::meeting::plan::{Choice, DayOfWeek, LAST_OF_MONTH, Pattern, PlanRule};

use super::meeting_plan::{clash_words, clock, room};
use super::periods;
use super::prove::{Pairs, outcome};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "plan_year.html")]
pub struct PlanYearPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forum.
    pub forum: ForumId,
    /// The rooms.
    pub rooms: Vec<RoomLine>,
    /// What was typed of the rule.
    pub typed: TypedRule,
    /// The days it gives, once it was typed.
    pub days: Option<Vec<DayRow>>,
    /// Why it gives none, or wasn't written.
    pub wrong: Option<String>,
}

/// What is typed of a rule.
#[derive(Debug, Clone)]
pub struct TypedRule {
    /// The first day.
    pub fra: String,
    /// The last day.
    pub til: String,
    /// `uger` or `maaned`.
    pub moenster: String,
    /// Which day of the week.
    pub ugedag: String,
    /// Every how many weeks.
    pub hver: String,
    /// The so manieth of the month.
    pub nummer: String,
    /// Months without meetings.
    pub uden: BTreeSet<i8>,
    /// When they begin.
    pub start: String,
    /// When they end.
    pub slut: String,
    /// In which room.
    pub lokale: String,
    /// Where, in words.
    pub sted: String,
}

/// A day of the preview.
#[derive(Debug, Clone)]
pub struct DayRow {
    /// The day.
    pub date: Date,
    /// What stands in its way, in words.
    pub notes: Vec<String>,
    /// Whether something has to be chosen.
    pub must_choose: bool,
    /// What there is to choose: the word, and its words for people.
    pub choices: Vec<(&'static str, String)>,
    /// What was chosen.
    pub chosen: String,
    /// The other day that was typed.
    pub other: String,
}

impl PlanYearPage<'_> {
    /// The days of the week, with their names.
    #[must_use]
    pub fn weekdays(&self) -> Vec<(&'static str, String)> {
        let name = |day: DayOfWeek| (day.as_str(), self.frame.day_of_week(day));
        DayOfWeek::ALL.into_iter().map(name).collect()
    }

    /// Every how many weeks.
    #[must_use]
    pub fn weeks(&self) -> Vec<(String, String)> {
        let words = |count: u32| {
            let values = [("count", count.into())];
            (
                count.to_string(),
                self.frame.text_with("plan-every-weeks", &values),
            )
        };
        [1, 2, 3, 4, 5, 6, 8, 13, 26].into_iter().map(words).collect()
    }

    /// The so manieth of a month.
    #[must_use]
    pub fn places(&self) -> [(&'static str, String); 5] {
        let text = |key: &'static str| self.frame.text(key).into_owned();
        [
            ("1", text("plan-nth-1")),
            ("2", text("plan-nth-2")),
            ("3", text("plan-nth-3")),
            ("4", text("plan-nth-4")),
            ("5", text("plan-nth-5")),
        ]
    }

    /// The months, with their names, and whether there are no meetings in them.
    #[must_use]
    pub fn months(&self) -> Vec<(i8, String, bool)> {
        (1..=12)
            .map(|month| {
                let is_without = self.typed.uden.contains(&month);
                (month, self.frame.month_name(month), is_without)
            })
            .collect()
    }
}

impl TypedRule {
    /// What is typed before anything is: next year, every other week, none in July.
    fn blank(today: Date) -> Self {
        let year = today.year().saturating_add(1);
        Self {
            fra: format!("{year}-01-01"),
            til: format!("{year}-12-31"),
            moenster: "uger".to_owned(),
            ugedag: DayOfWeek::Wednesday.as_str().to_owned(),
            hver: "2".to_owned(),
            nummer: "1".to_owned(),
            uden: BTreeSet::from([7]),
            start: String::new(),
            slut: String::new(),
            lokale: String::new(),
            sted: String::new(),
        }
    }

    fn read(pairs: &Pairs, today: Date) -> Self {
        let word = |name: &str| {
            let found = pairs.iter().find(|(field, _)| field == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        if pairs.is_empty() {
            return Self::blank(today);
        }
        Self {
            fra: word("fra"),
            til: word("til"),
            moenster: word("moenster"),
            ugedag: word("ugedag"),
            hver: word("hver"),
            nummer: word("nummer"),
            uden: pairs
                .iter()
                .filter(|(field, _)| field == "uden")
                .filter_map(|(_, value)| value.parse().ok())
                .filter(|month| (1..=12).contains(month))
                .collect(),
            start: word("start"),
            slut: word("slut"),
            lokale: word("lokale"),
            sted: word("sted"),
        }
    }

    fn order(&self, forum: ForumId) -> Result<PlanOrder, Refusal> {
        let not_valid = || Refusal::NotValid {
            why: "plan-pattern",
            given: String::new(),
        };
        let on = DayOfWeek::named(&self.ugedag).ok_or_else(not_valid)?;
        let number = |text: &str| text.parse::<u8>().map_err(|_| not_valid());
        let pattern = match self.moenster.as_str() {
            "maaned" => Pattern::Monthly {
                nth: number(&self.nummer)?.min(LAST_OF_MONTH),
                on,
            },
            _ => Pattern::Weeks {
                every: number(&self.hver)?,
                on,
            },
        };
        Ok(PlanOrder {
            forum,
            rule: PlanRule {
                first: periods::certain_day(&self.fra)?,
                last: periods::certain_day(&self.til)?,
                pattern,
                without: self.uden.clone(),
                start: clock(&self.start)?,
                end: clock(&self.slut)?,
                place: Some(self.sted.trim().to_owned()).filter(|place| !place.is_empty()),
            },
            room: room(&self.lokale)?,
        })
    }
}

/// `/forummer/{id}/planlaeg`: the form; with a rule after the question mark, its days too.
///
/// # Errors
/// When there is no such forum for the reader.
pub async fn page(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Asked(pairs): Asked<Pairs>,
) -> Result<Response, Problem> {
    shown(&state, id, &pairs, StatusCode::OK, None).await
}

/// `POST /forummer/{id}/planlaeg`: writes the meetings.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn write(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(pairs): Filled<Pairs>,
) -> Result<Response, Problem> {
    let typed = TypedRule::read(&pairs, (state.today)());
    let done = match typed.order(id) {
        Ok(order) => match choices(&state, &order, &pairs).await {
            Ok(choices) => {
                let actor = state.actor()?;
                let planned = state.office.plan_meetings(actor, &order, &choices, "").await;
                planned.map(|planned| (order.rule.first.year(), planned.meetings.len()))
            }
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok((year, count)) => {
            let to = format!("{}&nyt=planlagt&antal={count}", links::meeting_plan_of(&id, year));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, &pairs, status, Some(wrong)).await,
    }
}

/// What was chosen for each day.
async fn choices(
    state: &WebState,
    order: &PlanOrder,
    pairs: &Pairs,
) -> Result<BTreeMap<Date, Choice>, Refusal> {
    let actor = state.actor().map_err(|_| Refusal::NotFound)?;
    let mut chosen = BTreeMap::new();
    for line in state.office.plan_preview(actor, order).await? {
        let day = line.day;
        let choice = match field(pairs, "valg", day.date) {
            "hold" => Some(Choice::Keep),
            "intet" => Some(Choice::Skip),
            "foer" => day.before.map(Choice::MoveTo),
            "efter" => day.after.map(Choice::MoveTo),
            "anden" => {
                let other = periods::certain_day(field(pairs, "dag", day.date))?;
                Some(Choice::MoveTo(other))
            }
            _ => None,
        };
        if let Some(choice) = choice {
            chosen.insert(day.date, choice);
        }
    }
    Ok(chosen)
}

/// What stands in a day's field.
fn field<'p>(pairs: &'p Pairs, name: &str, date: Date) -> &'p str {
    let name = format!("{name}-{date}");
    let found = pairs.iter().find(|(field, _)| *field == name);
    found.map_or("", |(_, value)| value.as_str())
}

async fn shown(
    state: &WebState,
    id: ForumId,
    pairs: &Pairs,
    status: StatusCode,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    actor
        .reader
        .require(
            referat_domain::access::Action::PlanMeetings,
            referat_domain::access::Scope::Forum(id),
        )
        .map_err(|denied| Problem::NotAllowed { wanted: denied.0 })?;
    let plan = state
        .office
        .meeting_plan(&actor.reader, Some(id), (state.today)().year())
        .await?;
    let (_, name, _) = plan.forum.clone().ok_or(Problem::NotFound)?;
    let typed = TypedRule::read(pairs, (state.today)());
    let preview = match (pairs.is_empty(), typed.order(id)) {
        (true, _) => Ok(None),
        (false, Ok(order)) => state.office.plan_preview(actor, &order).await.map(Some),
        (false, Err(refusal)) => Err(refusal),
    };
    let (status, days, wrong) = match outcome(state, preview)? {
        Ok(lines) => {
            let rows = lines.map(|lines| lines.iter().map(|line| row(state, line, pairs)).collect());
            (status, rows, wrong)
        }
        Err((refused, why)) => (refused, None, wrong.or(Some(why))),
    };
    let title = state
        .wording
        .text_with("plan-year-of", &[("forum", name.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front).under([
        (name, links::forum(&id)),
        (
            state.wording.text("plan-link").into_owned(),
            links::meeting_plan_of(&id, (state.today)().year()),
        ),
    ]);
    let page = show(&PlanYearPage {
        frame,
        forum: id,
        rooms: state.office.rooms().await?,
        typed,
        days,
        wrong,
    })?;
    Ok((status, page).into_response())
}

fn row(state: &WebState, line: &PreviewLine, pairs: &Pairs) -> DayRow {
    let wording = &state.wording;
    let day = line.day;
    let text = |key: &'static str| wording.text(key).into_owned();
    let move_to =
        |to: Date| wording.text_with("plan-choice-move", &[("day", wording.weekday_date(to).into())]);
    let mut notes = Vec::new();
    if let Some(why) = day.why {
        let values = [
            ("day", wording.date(day.date).into()),
            ("why", wording.day_off(why).into()),
        ];
        notes.push(wording.text_with("plan-preview-day-off", &values));
    }
    notes.extend(line.clashes.iter().map(|clash| clash_words(state, clash)));
    let is_taken = line.clashes.iter().any(|clash| clash.kind != ClashKind::Person);
    let must_choose = day.why.is_some() || is_taken;
    let mut choices = Vec::new();
    if !is_taken {
        choices.push(("hold", text("plan-choice-keep")));
    }
    choices.push(("intet", text("plan-choice-skip")));
    choices.extend(day.before.map(|before| ("foer", move_to(before))));
    choices.extend(day.after.map(|after| ("efter", move_to(after))));
    choices.push(("anden", text("plan-choice-other")));
    DayRow {
        date: day.date,
        notes,
        must_choose,
        choices,
        chosen: field(pairs, "valg", day.date).to_owned(),
        other: field(pairs, "dag", day.date).to_owned(),
    }
}
