//! Rules, of the municipality and of a forum: each with a form of its own, its source and whether it is the standard.

mod deadline_fields;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::rules::{RuleLine, RulePlace};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::ForumId;
use referat_domain::rules::{Rule, RuleKind, RuleOf, RuleValue};
use serde::Deserialize;

pub use deadline_fields::DeadlineFields;

use super::administration;
use super::forums::{self, PROFILES};
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// Their page.
#[derive(Template)]
#[template(path = "rules.html")]
pub struct RulesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What the rules are of.
    pub of: RuleOf,
    /// The rules.
    pub lines: Vec<RuleLine>,
    /// The names of the other forums.
    pub forum_names: Vec<String>,
    /// The forum, and what is said of it.
    pub forum: Option<(ForumId, forums::Typed)>,
    /// Where a rule is set.
    pub action: String,
    /// What was typed.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// How a rule is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// One of these: word and name.
    Select(Vec<(String, String)>),
    /// A line of this type.
    Line(&'static str),
    /// Several lines.
    Area,
    /// How a deadline is found.
    Deadline(DeadlineFields),
}

impl RulesPage<'_> {
    /// The rule of a line.
    fn rule(&self, line: &RuleLine) -> Option<&'static Rule> {
        line.rule(self.of)
    }

    /// How a rule is typed.
    #[must_use]
    pub fn field(&self, line: &RuleLine) -> Field {
        match self.rule(line).map(|rule| rule.kind) {
            Some(RuleKind::YesNo) => {
                let words = ["yes", "no"];
                Field::Select(
                    words
                        .map(|word| (word.to_owned(), self.frame.rule_choice(word)))
                        .into(),
                )
            }
            Some(RuleKind::Choice(words)) => Field::Select(
                words
                    .iter()
                    .map(|word| ((*word).to_owned(), self.frame.rule_choice(word)))
                    .collect(),
            ),
            Some(RuleKind::Number { .. }) => Field::Line("number"),
            Some(RuleKind::Clock) => Field::Line("time"),
            Some(RuleKind::Address) => Field::Line("url"),
            Some(RuleKind::Deadline) => Field::Deadline(self.deadline(line)),
            Some(RuleKind::Lines | RuleKind::Days | RuleKind::Outcomes) | None => Field::Area,
        }
    }

    /// The fields of a deadline: what was typed there, else what it is.
    fn deadline(&self, line: &RuleLine) -> DeadlineFields {
        match self.typed.navn == line.name && self.wrong.is_some() {
            true => self.typed.deadline(),
            false => match &line.value {
                RuleValue::Deadline(way) => DeadlineFields::of(way),
                RuleValue::YesNo(_)
                | RuleValue::Number(_)
                | RuleValue::Clock(_)
                | RuleValue::Words(_)
                | RuleValue::Lines(_)
                | RuleValue::Days(_)
                | RuleValue::Outcomes(_) => DeadlineFields::default(),
            },
        }
    }

    /// What stands in a rule's field: what was typed there, else what it is.
    #[must_use]
    pub fn value(&self, line: &RuleLine) -> String {
        match self.typed.navn == line.name && self.wrong.is_some() {
            true => self.typed.vaerdi.clone(),
            false => line.value.typed(),
        }
    }

    /// Why a rule couldn't be set.
    #[must_use]
    pub fn wrong_with(&self, line: &RuleLine) -> Option<&str> {
        self.wrong.as_deref().filter(|_| self.typed.navn == line.name)
    }

    /// Where a rule comes from.
    #[must_use]
    pub fn source(&self, line: &RuleLine) -> Option<&'static str> {
        self.rule(line)
            .map(|rule| rule.source)
            .filter(|source| !source.is_empty())
    }

    /// The profiles.
    #[must_use]
    pub fn profiles(&self) -> [ForumProfile; 3] {
        PROFILES
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

impl After {
    /// What has just happened.
    #[must_use]
    pub fn news(&self, state: &WebState) -> Option<String> {
        let key = match self.nyt.as_deref()? {
            "oprettet" => "forum-made",
            "rettet" => "forum-corrected",
            _ => "rule-kept",
        };
        Some(state.wording.text(key).into_owned())
    }
}

/// What is typed of a rule.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Its name.
    #[serde(default)]
    pub navn: String,
    /// What it is set to.
    #[serde(default)]
    pub vaerdi: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// How a deadline is found: `weekdays`, `weekday` or `beside`.
    #[serde(default)]
    pub frist: String,
    /// A deadline's weekday.
    #[serde(default)]
    pub ugedag: String,
    /// So many weeks before the meeting's own.
    #[serde(default)]
    pub uger: String,
    /// Until when on the weekday.
    #[serde(default)]
    pub ugedag_kl: String,
    /// So many days.
    #[serde(default)]
    pub dage: String,
    /// Before or after another forum's meeting.
    #[serde(default)]
    pub side: String,
    /// Which of its meetings.
    #[serde(default)]
    pub hvilket: String,
    /// The other forum.
    #[serde(default)]
    pub forum: String,
    /// Until when beside its meeting.
    #[serde(default)]
    pub forum_kl: String,
}

impl Typed {
    /// The fields of a deadline.
    #[must_use]
    pub fn deadline(&self) -> DeadlineFields {
        DeadlineFields {
            frist: self.frist.clone(),
            ugedag: self.ugedag.clone(),
            uger: self.uger.clone(),
            ugedag_kl: self.ugedag_kl.clone(),
            dage: self.dage.clone(),
            side: self.side.clone(),
            hvilket: self.hvilket.clone(),
            forum: self.forum.clone(),
            forum_kl: self.forum_kl.clone(),
        }
    }

    /// The rule's name where there is such a rule: goes into an address.
    #[must_use]
    pub fn own_name(&self) -> &'static str {
        [RuleOf::Forum, RuleOf::Municipality]
            .into_iter()
            .find_map(|of| Rule::named(of, &self.navn))
            .map_or("", |rule| rule.name)
    }
}

/// `/administration/regler`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Response, Problem> {
    let news = after.news(&state);
    shown(&state, StatusCode::OK, Typed::default(), news, None).await
}

/// `POST /administration/regler`: sets a rule of the municipality.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn keep(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = set(&state, RulePlace::Municipality, &typed).await?;
    answer(&state, typed, done).await
}

/// `POST /administration/regler/standard`: takes a rule of the municipality back to the standard.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn forget(Here(state): Here, Filled(typed): Filled<Typed>) -> Result<Response, Problem> {
    let done = reset(&state, RulePlace::Municipality, &typed).await?;
    answer(&state, typed, done).await
}

/// Sets a rule.
pub(super) async fn set(
    state: &WebState,
    place: RulePlace,
    typed: &Typed,
) -> Result<Result<(), (StatusCode, String)>, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let value = typed.deadline().typed().unwrap_or_else(|| typed.vaerdi.clone());
    let done = office
        .set_rule(actor, place, &typed.navn, &value, &typed.grund)
        .await;
    outcome(state, done)
}

/// Takes a rule back to the standard.
pub(super) async fn reset(
    state: &WebState,
    place: RulePlace,
    typed: &Typed,
) -> Result<Result<(), (StatusCode, String)>, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let done = office.reset_rule(actor, place, &typed.navn, &typed.grund).await;
    outcome(state, done)
}

async fn answer(
    state: &WebState,
    typed: Typed,
    done: Result<(), (StatusCode, String)>,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => {
            let to = format!("/administration/regler?nyt=regel#regel-{}", typed.own_name());
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    status: StatusCode,
    typed: Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let lines = state.office.rules(RulePlace::Municipality).await?;
    let frame = Frame::new(state, state.wording.text("rules-title"))
        .on(Way::Administration)
        .under([administration::crumb(state)]);
    let page = show(&RulesPage {
        frame,
        of: RuleOf::Municipality,
        lines,
        forum_names: Vec::new(),
        forum: None,
        action: "/administration/regler".to_owned(),
        typed,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
