//! Who is called to a meeting, what they answer, and who comes instead of whom.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::invite_to_meeting::Called;
use referat_actions::lookups::InvitationChoices;
use referat_actions::refusal::Refusal;
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::view::Seen;
use referat_domain::view::plan::{InvitationLine, InvitationsView};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "invitations.html")]
pub struct InvitationsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Who is called.
    pub seen: Seen<InvitationsView>,
    /// Whom the reader could call.
    pub choices: InvitationChoices,
    /// Who the reader is, if they are called.
    pub own: Option<PersonId>,
    /// What was done.
    pub news: Option<String>,
    /// Why something wasn't.
    pub wrong: Option<String>,
}

impl InvitationsPage<'_> {
    /// Whether anything can still be changed.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        match self.seen.line.state {
            MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => true,
            MeetingState::InSession | MeetingState::Held | MeetingState::Cancelled => false,
        }
    }

    /// The reader's own line.
    #[must_use]
    pub fn own_line(&self) -> Option<&InvitationLine> {
        self.seen.of(self.own?)
    }

    /// As what somebody is called, with whom they stand in for.
    #[must_use]
    pub fn invited_as(&self, line: &InvitationLine) -> String {
        let words = self.frame.wording().invited_as(line.invited_as);
        match &line.instead_of {
            None => words,
            Some((_, name)) => {
                let instead = self
                    .frame
                    .text_with("invitations-instead-of", &[("name", name.as_str().into())]);
                format!("{words} {instead}")
            }
        }
    }

    /// What somebody answers.
    #[must_use]
    pub fn answer(&self, line: &InvitationLine) -> String {
        self.frame.wording().answer(line.answer)
    }

    /// Whether this is the answer.
    #[must_use]
    pub fn is_answer(&self, line: &InvitationLine, word: &str) -> bool {
        line.answer.as_str() == word
    }

    /// The answers there are, with their words.
    #[must_use]
    pub fn answers(&self) -> [(&'static str, String); 3] {
        let text = |key: &'static str| self.frame.text(key).into_owned();
        [
            ("accepts", text("invitations-answer-for-accept")),
            ("apology", text("invitations-answer-for-apology")),
            ("none", text("invitations-answer-for-none")),
        ]
    }

    /// Whether a substitute can be called for somebody.
    #[must_use]
    pub fn wants_substitute(&self, line: &InvitationLine) -> bool {
        let has_one = self.seen.invited.iter().any(|other| {
            other.answer != Answer::Apology
                && other
                    .instead_of
                    .as_ref()
                    .is_some_and(|(person, _)| *person == line.person)
        });
        line.invited_as == InvitedAs::Member && line.answer == Answer::Apology && !has_one
    }

    /// Whether an invitation can be taken back.
    #[must_use]
    pub fn can_take_back(&self, line: &InvitationLine) -> bool {
        match line.invited_as {
            InvitedAs::Guest | InvitedAs::Substitute => true,
            InvitedAs::Member | InvitedAs::Attendee => false,
        }
    }

    /// Whether somebody of the forum isn't called yet.
    #[must_use]
    pub fn waits_for_call(&self) -> bool {
        self.seen.invited.iter().any(|line| !line.is_sent)
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
    antal: Option<u32>,
}

/// What is typed on the page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Who.
    #[serde(default)]
    pub person: String,
    /// What they answer.
    #[serde(default)]
    pub svar: String,
    /// Why they don't come.
    #[serde(default)]
    pub grund: String,
    /// Who comes instead.
    #[serde(default)]
    pub stedfortraeder: String,
}

/// `/moeder/{id}/indkaldte`
///
/// # Errors
/// When there is no such meeting.
pub async fn page(
    Here(state): Here,
    Visitor(_): Visitor,
    Id(id): Id<MeetingId>,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let text = |key| Some(state.wording.text(key).into_owned());
    let news = match after.nyt.as_deref() {
        Some("indkaldt") => {
            let count = after.antal.unwrap_or(1);
            Some(
                state
                    .wording
                    .text_with("invitations-called", &[("count", count.into())]),
            )
        }
        Some("ekstraordinaert") => text("extraordinary-called"),
        Some("svar") => text("invitations-answered"),
        Some("tilbage") => text("invitations-taken-back"),
        Some("stedfortraeder") => text("invitations-substitute-called"),
        _ => None,
    };
    shown(&state, id, StatusCode::OK, news, None).await
}

/// `POST /moeder/{id}/indkald`: calls the forum, or a guest where one is named.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn call(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let called = match typed.person.as_str() {
        "" => Ok(Called::Forum),
        _ => person(&typed.person).map(Called::Guest),
    };
    let done = match called {
        Ok(called) => state.office.invite_to_meeting(state.actor()?, id, called).await,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|count| format!("indkaldt&antal={count}"));
    answer_with(&state, id, done).await
}

/// `POST /moeder/{id}/indkald/tilbage`: takes an invitation back.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn take_back(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match person(&typed.person) {
        Ok(person) => {
            let actor = state.actor()?;
            state.office.take_back_invitation(actor, id, person).await
        }
        Err(refusal) => Err(refusal),
    };
    answer_with(&state, id, done.map(|()| "tilbage".to_owned())).await
}

/// `POST /moeder/{id}/svar`: an answer, one's own or for somebody.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn reply(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let answer: Result<Answer, Refusal> = typed.svar.parse().map_err(|()| Refusal::NotValid {
        why: "form",
        given: String::new(),
    });
    let done = match (person(&typed.person), answer) {
        (Ok(person), Ok(answer)) => {
            let actor = state.actor()?;
            let office = &state.office;
            office
                .answer_invitation(actor, id, person, answer, &typed.grund)
                .await
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    answer_with(&state, id, done.map(|()| "svar".to_owned())).await
}

/// `POST /moeder/{id}/stedfortraeder`: calls a substitute.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn call_substitute(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match (person(&typed.person), person(&typed.stedfortraeder)) {
        (Ok(absent), Ok(substitute)) => {
            let actor = state.actor()?;
            state.office.call_substitute(actor, id, absent, substitute).await
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    answer_with(&state, id, done.map(|()| "stedfortraeder".to_owned())).await
}

fn person(typed: &str) -> Result<PersonId, Refusal> {
    typed.parse().map_err(|_| Refusal::NotValid {
        why: "no-person",
        given: String::new(),
    })
}

async fn answer_with(
    state: &WebState,
    id: MeetingId,
    done: Result<String, Refusal>,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(news) => {
            let to = format!("{}?nyt={news}", links::invitations(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen = state.office.invitations(&actor.reader, id).await?;
    let choices = state.office.invitation_choices(actor, id).await?;
    let title = state.wording.text_with(
        "invitations-title",
        &[("meeting", state.words().meeting_title(&seen.line).into())],
    );
    let frame = Frame::new(state, title).on(Way::Front).under([
        (seen.line.forum_name.clone(), links::forum(&seen.line.forum)),
        (
            state.words().meeting_crumb(&seen.line.date),
            links::meeting(&seen.line.id),
        ),
    ]);
    let page = show(&InvitationsPage {
        frame,
        seen,
        choices,
        own: actor.reader.person(),
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
