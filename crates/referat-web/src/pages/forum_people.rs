//! Who has held a role in a forum, holds one and will; and giving and ending roles there.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::appoint::Appointment;
use referat_actions::lookups::{ForumPeople, SeatLine};
use referat_actions::refusal::Refusal;
use referat_domain::ids::ForumId;
use referat_domain::role::{Period, Role};
use serde::Deserialize;

use super::periods;
use super::person_record::wants_proof;
use super::prove::{self, Sent, outcome};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// A forum's people.
#[derive(Template)]
#[template(path = "forum_people.html")]
pub struct ForumPeoplePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Who.
    pub people: ForumPeople,
    /// What was typed.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
    /// Today, which a role ends by itself.
    pub today: String,
}

impl ForumPeoplePage<'_> {
    /// Who, under a heading each.
    #[must_use]
    pub fn groups(&self) -> [(&'static str, &'static str, &[SeatLine]); 3] {
        [
            ("nu", "forum-people-now", &self.people.now),
            ("kommer", "forum-people-to-come", &self.people.to_come),
            ("tidligere", "forum-people-earlier", &self.people.earlier),
        ]
    }

    /// What a role is called.
    #[must_use]
    pub fn role(&self, line: &SeatLine) -> String {
        self.frame.role(line.role)
    }

    /// A period in words.
    #[must_use]
    pub fn period(&self, period: &Period) -> String {
        periods::in_words(&self.frame, period)
    }

    /// The roles that may be given, with their names.
    #[must_use]
    pub fn roles(&self) -> Vec<(Role, String)> {
        let may = self.people.may_give.iter().copied();
        may.map(|role| (role, self.frame.role(role))).collect()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is typed on the page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Who.
    #[serde(default)]
    pub person: String,
    /// Which role.
    #[serde(default)]
    pub rolle: String,
    /// From which day.
    #[serde(default)]
    pub fra: String,
    /// To which day.
    #[serde(default)]
    pub til: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// A role that is held.
    #[serde(default)]
    pub medlemskab: String,
    /// Its last day.
    #[serde(default)]
    pub dag: String,
    /// The letter of the party or list it is held for.
    #[serde(default)]
    pub parti: String,
}

/// `/forummer/{id}/roller`
///
/// # Errors
/// When there is no such forum.
pub async fn page(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let news = match after.nyt.as_deref() {
        Some("rolle") => Some(state.wording.text("role-given").into_owned()),
        Some("parti") => Some(state.wording.text("party-saved").into_owned()),
        Some("slut") => Some(state.wording.text("role-ended").into_owned()),
        _ => None,
    };
    shown(&state, id, StatusCode::OK, Typed::default(), news, None).await
}

/// `POST /forummer/{id}/roller`: gives a role.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn appoint(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Sent(typed, pairs): Sent<Typed>,
) -> Result<Response, Problem> {
    let given = appointment(id, &typed);
    if let Ok(given) = &given
        && wants_proof(&state, given.role)
    {
        return prove::ask(&state, &links::forum_people(&id), pairs);
    }
    let done = match given {
        Ok(given) => state.office.appoint(state.actor()?, given, &typed.grund).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, id, typed, done.map(|_| ()), "rolle").await
}

/// `POST /forummer/{id}/roller/slut`: ends a role.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn end_role(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Sent(typed, pairs): Sent<Typed>,
) -> Result<Response, Problem> {
    let membership = typed.medlemskab.parse().map_err(|_| Problem::NotFound)?;
    let people = state.office.forum_people(state.actor()?, id).await?;
    let mut all = people.now.iter().chain(&people.to_come).chain(&people.earlier);
    let held = all.find(|line| line.id == membership).ok_or(Problem::NotFound)?;
    if wants_proof(&state, held.role) {
        return prove::ask(&state, &links::end_forum_role(&id), pairs);
    }
    let done = match periods::certain_day(&typed.dag) {
        Ok(day) => {
            let actor = state.actor()?;
            state.office.end_role(actor, membership, day, &typed.grund).await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, id, typed, done, "slut").await
}

/// `POST /forummer/{id}/roller/parti`: the letter of the party or list a role is held for.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn set_party(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let membership = typed.medlemskab.parse().map_err(|_| Problem::NotFound)?;
    let actor = state.actor()?;
    let done = state.office.set_party(actor, membership, &typed.parti).await;
    answer(&state, id, typed, done, "parti").await
}

fn appointment(forum: ForumId, typed: &Typed) -> Result<Appointment, Refusal> {
    let not_valid = |why| Refusal::NotValid {
        why,
        given: String::new(),
    };
    Ok(Appointment {
        person: typed.person.parse().map_err(|_| not_valid("no-person"))?,
        forum: Some(forum),
        role: typed.rolle.parse().map_err(|_| not_valid("role-place"))?,
        period: periods::period(&typed.fra, &typed.til)?,
    })
}

async fn answer(
    state: &WebState,
    id: ForumId,
    typed: Typed,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={news}", links::forum_people(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: ForumId,
    status: StatusCode,
    typed: Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let people = state.office.forum_people(state.actor()?, id).await?;
    let title = state
        .wording
        .text_with("forum-people-title", &[("forum", people.name.as_str().into())]);
    let frame = Frame::new(state, title)
        .on(Way::Front)
        .under([(people.name.clone(), links::forum(&id))]);
    let page = show(&ForumPeoplePage {
        frame,
        people,
        typed,
        news,
        wrong,
        today: (state.today)().to_string(),
    })?;
    Ok((status, page).into_response())
}
