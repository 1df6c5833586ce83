//! A person as administration sees them: what is stored, their account, roles and positions, and that they leave.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::appoint::{Appointment, wanted_for};
use referat_actions::lookups::{ForumFactsLine, PersonRecord, RoleLine};
use referat_actions::refusal::Refusal;
use referat_actions::secrets::Token;
use referat_domain::access::Action;
use referat_domain::ids::{AccountId, ForumId, PersonId};
use referat_domain::role::{Period, Role};
use serde::Deserialize;

use super::prove::{self, Proven, Sent, outcome};
use super::{administration, periods};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// The page of a person.
#[derive(Template)]
#[template(path = "person_record.html")]
pub struct PersonRecordPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is known.
    pub record: PersonRecord,
    /// The forums a role can be given in.
    pub forums: Vec<ForumFactsLine>,
    /// What was typed.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl PersonRecordPage<'_> {
    /// How it stands with their account.
    #[must_use]
    pub fn account_state(&self) -> String {
        self.frame.account_state(self.record.line.account.as_str())
    }

    /// Whether it stands so with their account.
    #[must_use]
    pub fn account_is(&self, word: &str) -> bool {
        self.record.line.account.as_str() == word
    }

    /// A role in words.
    #[must_use]
    pub fn role(&self, line: &RoleLine) -> String {
        let role = self.frame.role(line.role);
        match &line.forum {
            None => role,
            Some((_, forum)) => self.frame.text_with(
                "account-role-in",
                &[("role", role.into()), ("forum", forum.into())],
            ),
        }
    }

    /// A period in words.
    #[must_use]
    pub fn period(&self, period: &Period) -> String {
        periods::in_words(&self.frame, period)
    }

    /// Every role with its name.
    #[must_use]
    pub fn roles(&self) -> Vec<(Role, String)> {
        Role::ALL
            .into_iter()
            .map(|role| (role, self.frame.role(role)))
            .collect()
    }

    /// Whether whoever looks may keep accounts.
    #[must_use]
    pub fn may_keep_accounts(&self) -> bool {
        self.frame.may(Action::KeepAccounts)
    }
}

/// A link that works once, shown this once.
#[derive(Template)]
#[template(path = "person_link.html")]
pub struct PersonLinkPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Whose it is.
    pub name: String,
    /// The link.
    pub link: String,
    /// Whether it is an invitation.
    pub is_invitation: bool,
    /// Back to the person.
    pub back: String,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
}

/// What is typed on the page; each form has some of it.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The name; none where another form was sent.
    pub navn: Option<String>,
    /// Where they get mail.
    pub email: Option<String>,
    /// What they sign in by.
    #[serde(default)]
    pub login: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// A last day.
    #[serde(default)]
    pub dag: String,
    /// A role to be given.
    #[serde(default)]
    pub rolle: String,
    /// Where.
    #[serde(default)]
    pub forum: String,
    /// From which day.
    #[serde(default)]
    pub fra: String,
    /// To which day.
    #[serde(default)]
    pub til: String,
    /// A role that is held.
    #[serde(default)]
    pub medlemskab: String,
}

/// `/administration/personer/{id}`
///
/// # Errors
/// When there is no such person, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let news = match after.nyt.as_deref() {
        Some("oprettet") => Some("person-made"),
        Some("rettet") => Some("person-corrected"),
        Some("lukket") => Some("person-account-shut"),
        Some("aabnet") => Some("person-account-opened"),
        Some("fratraadt") => Some("person-left"),
        Some("rolle") => Some("role-given"),
        Some("slut") => Some("role-ended"),
        _ => None,
    };
    let news = news.map(|key| state.wording.text(key).into_owned());
    shown(&state, id, StatusCode::OK, Typed::default(), news, None).await
}

/// `POST /administration/personer/{id}/ret`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn correct(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let name = typed.navn.clone().unwrap_or_default();
    let email = typed.email.clone().unwrap_or_default();
    let email = Some(email.trim()).filter(|email| !email.is_empty());
    let done = state
        .office
        .correct_person(state.actor()?, id, &name, email)
        .await;
    answer(&state, id, typed, done, "rettet").await
}

/// `POST /administration/personer/{id}/inviter`: shows the link.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn invite(
    Here(state): Here,
    Id(id): Id<PersonId>,
    headers: HeaderMap,
    Proven(typed): Proven<Typed>,
) -> Result<Response, Problem> {
    let made = state.office.invite(state.actor()?, id, &typed.login).await;
    match outcome(&state, made)? {
        Ok(token) => link_shown(&state, id, &headers, &token, true).await,
        Err((status, wrong)) => shown(&state, id, status, typed, None, Some(wrong)).await,
    }
}

/// `POST /administration/personer/{id}/nyt-link`: shows a link for a new password.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn reset(
    Here(state): Here,
    Id(id): Id<PersonId>,
    headers: HeaderMap,
    Proven(typed): Proven<Typed>,
) -> Result<Response, Problem> {
    let account = account_of(&state, id).await?;
    let made = state.office.reset_link(state.actor()?, account).await;
    match outcome(&state, made)? {
        Ok(token) => link_shown(&state, id, &headers, &token, false).await,
        Err((status, wrong)) => shown(&state, id, status, typed, None, Some(wrong)).await,
    }
}

/// `POST /administration/personer/{id}/konto/luk`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn shut(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Proven(typed): Proven<Typed>,
) -> Result<Response, Problem> {
    let account = account_of(&state, id).await?;
    let done = state
        .office
        .shut_account(state.actor()?, account, &typed.grund)
        .await;
    answer(&state, id, typed, done, "lukket").await
}

/// `POST /administration/personer/{id}/konto/aabn`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn open(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Proven(typed): Proven<Typed>,
) -> Result<Response, Problem> {
    let account = account_of(&state, id).await?;
    let done = state
        .office
        .open_account(state.actor()?, account, &typed.grund)
        .await;
    answer(&state, id, typed, done, "aabnet").await
}

/// `POST /administration/personer/{id}/fratraedelse`
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn leave(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Proven(typed): Proven<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = match periods::certain_day(&typed.dag) {
        Ok(day) => state.office.leave(actor, id, day, &typed.grund).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, id, typed, done, "fratraadt").await
}

/// `POST /administration/personer/{id}/roller`: gives a role; the proof is asked for where it is an officer's.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn appoint(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Sent(typed, pairs): Sent<Typed>,
) -> Result<Response, Problem> {
    let given = appointment(id, &typed);
    if let Ok(given) = &given
        && wants_proof(&state, given.role)
    {
        return prove::ask(&state, &links::person_roles(&id), pairs);
    }
    let done = match given {
        Ok(given) => state.office.appoint(state.actor()?, given, &typed.grund).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, id, typed, done.map(|_| ()), "rolle").await
}

/// `POST /administration/personer/{id}/roller/slut`: ends a role.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn end_role(
    Here(state): Here,
    Id(id): Id<PersonId>,
    Sent(typed, pairs): Sent<Typed>,
) -> Result<Response, Problem> {
    let membership = typed.medlemskab.parse().map_err(|_| Problem::NotFound)?;
    let record = state.office.person_record(state.actor()?, id).await?;
    let held = record.roles.iter().find(|line| line.id == membership);
    let role = held.ok_or(Problem::NotFound)?.role;
    if wants_proof(&state, role) {
        return prove::ask(&state, &links::end_person_role(&id), pairs);
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

/// Whether giving or ending a role asks for a proof that isn't there.
pub(super) fn wants_proof(state: &WebState, role: Role) -> bool {
    let is_officer = wanted_for(role) == Action::AppointOfficer;
    is_officer
        && state
            .me
            .as_ref()
            .is_some_and(|me| !me.actor.has_proved && me.guise.is_none())
}

fn appointment(person: PersonId, typed: &Typed) -> Result<Appointment, Refusal> {
    let not_valid = |why, given: &str| Refusal::NotValid {
        why,
        given: given.chars().take(40).collect(),
    };
    let role: Role = typed
        .rolle
        .parse()
        .map_err(|_| not_valid("role-place", &typed.rolle))?;
    let forum: Option<ForumId> = match (role.is_of_forum(), typed.forum.as_str()) {
        (false, _) => None,
        (true, forum) => Some(forum.parse().map_err(|_| not_valid("role-place", forum))?),
    };
    Ok(Appointment {
        person,
        forum,
        role,
        period: periods::period(&typed.fra, &typed.til)?,
    })
}

async fn account_of(state: &WebState, id: PersonId) -> Result<AccountId, Problem> {
    let record = state.office.person_record(state.actor()?, id).await?;
    record.account.ok_or(Problem::NotFound)
}

async fn link_shown(
    state: &WebState,
    id: PersonId,
    headers: &HeaderMap,
    token: &Token,
    is_invitation: bool,
) -> Result<Response, Problem> {
    let record = state.office.person_record(state.actor()?, id).await?;
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let scheme = if state.is_secure { "https" } else { "http" };
    let link = format!(
        "{scheme}://{}/velkommen/{}",
        host.unwrap_or_default(),
        token.reveal()
    );
    let title = match is_invitation {
        true => state.wording.text("person-invitation-title"),
        false => state.wording.text("person-reset-title"),
    };
    let frame = Frame::new(state, title)
        .on(Way::Administration)
        .under(crumbs(state));
    let page = show(&PersonLinkPage {
        frame,
        name: record.line.name,
        link,
        is_invitation,
        back: links::person_record(&id),
    })?;
    Ok(sending::unkept(page.into_response()))
}

fn crumbs(state: &WebState) -> [(String, String); 2] {
    let persons = state.wording.text("persons-title").into_owned();
    [
        administration::crumb(state),
        (persons, "/administration/personer".to_owned()),
    ]
}

async fn answer(
    state: &WebState,
    id: PersonId,
    typed: Typed,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => Ok(Redirect::to(&links::person_record_after(&id, news)).into_response()),
        Err((status, wrong)) => shown(state, id, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: PersonId,
    status: StatusCode,
    typed: Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let record = state.office.person_record(actor, id).await?;
    let forums = state.office.forums(actor).await?;
    let name = record.line.name.as_str().into();
    let title = state.wording.text_with("person-record-title", &[("name", name)]);
    let frame = Frame::new(state, title)
        .on(Way::Administration)
        .under(crumbs(state));
    let page = show(&PersonRecordPage {
        frame,
        record,
        forums,
        typed,
        news,
        wrong,
    })?;
    Ok((status, sending::unkept(page.into_response())).into_response())
}
