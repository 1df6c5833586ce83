//! Who was at a meeting: noted one press a person, substitutes, who came late or left early, and whether enough were there.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{AttendanceDesk, AttendedItem, RollPerson};
use referat_actions::office::Actor;
use referat_actions::refusal::Refusal;
use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::meeting::attendance::{Attendance, AttendanceRule, AwayCause, Quorum, Stay, printed};
use referat_domain::meeting::invitation::InvitedAs;
use referat_domain::view::Part;
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "attendance.html")]
pub struct AttendancePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Who was there.
    pub desk: &'a AttendanceDesk,
    /// What was noted last, and how to take it back.
    pub last: Option<(PersonId, &'static str)>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl AttendancePage<'_> {
    /// Whether the forum notes who was there.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.desk.rules.attendance != AttendanceRule::Nothing
    }

    /// Whether the forum notes it for single items.
    #[must_use]
    pub fn is_per_item(&self) -> bool {
        self.desk.rules.attendance == AttendanceRule::PerItem
    }

    /// Whether somebody isn't noted yet.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.desk.people.iter().any(|person| person.noted.is_none())
    }

    /// A name with the letter of the party.
    #[must_use]
    pub fn name(&self, person: &RollPerson) -> String {
        printed(&person.name, person.party.as_deref())
    }

    /// As what somebody takes part: "Stedfortræder for Bo Lind".
    #[must_use]
    pub fn part(&self, person: &RollPerson) -> String {
        match (&person.instead_of, person.is_chair) {
            (Some(member), _) => self
                .frame
                .text_with("attendance-instead-of", &[("name", member.as_str().into())]),
            (None, true) => self.frame.text("role-chair").into_owned(),
            (None, false) => self.frame.wording().invited_as(person.seat),
        }
    }

    /// How somebody can take part: what forms send, the words, and whether it is what is noted.
    #[must_use]
    pub fn presses(&self, person: &RollPerson) -> Vec<(&'static str, String, bool)> {
        let there = match person.seat {
            InvitedAs::Substitute => Attendance::Substitute,
            InvitedAs::Member | InvitedAs::Attendee | InvitedAs::Guest => Attendance::Present,
        };
        [there, Attendance::Apology, Attendance::Absent]
            .into_iter()
            .map(|one| {
                let said = if one == there { Attendance::Present } else { one };
                let words = self.frame.wording().attendance(said);
                (one.as_str(), words, person.noted == Some(one))
            })
            .collect()
    }

    /// What somebody answered.
    #[must_use]
    pub fn answered(&self, person: &RollPerson) -> String {
        self.frame.wording().answer(person.answer)
    }

    /// How somebody took part, in words.
    #[must_use]
    pub fn attended(&self, person: &RollPerson) -> String {
        match person.noted {
            Some(noted) => self.frame.wording().attendance(noted),
            None => self.frame.text("attendance-not-noted").into_owned(),
        }
    }

    /// Whether this is what was noted last, and what takes it back.
    #[must_use]
    pub fn undo(&self, person: &RollPerson) -> Option<&'static str> {
        self.last
            .and_then(|(last, before)| (last == person.person).then_some(before))
    }

    /// Whether somebody was there, so that they can have come late.
    #[must_use]
    pub fn was_there(&self, person: &RollPerson) -> bool {
        person.noted.is_some_and(Attendance::is_there)
    }

    /// The items one can come at and leave after: id, and the number in words.
    #[must_use]
    pub fn stops(&self) -> Vec<(AgendaItemId, String)> {
        let word = |item: &AttendedItem| {
            let values = [("number", item.item.number.as_str().into())];
            (item.item.id, self.frame.text_with("item-number", &values))
        };
        self.desk.items.iter().map(word).collect()
    }

    /// From which item to which somebody was there, in words; nothing where it was all of them.
    #[must_use]
    pub fn stay(&self, person: &RollPerson) -> Option<String> {
        let (stay, is_all) = person.stay;
        let number = |id: AgendaItemId| {
            let mut items = self.desk.items.iter();
            let item = items.find(|item| item.item.id == id);
            item.map(|item| item.item.number.clone()).unwrap_or_default()
        };
        if !is_all {
            return Some(self.frame.text("attendance-out-in-between").into_owned());
        }
        match (stay.from.map(number), stay.until.map(number)) {
            (None, None) => None,
            (Some(from), None) => Some(
                self.frame
                    .text_with("attendance-from", &[("from", from.as_str().into())]),
            ),
            (None, Some(until)) => Some(
                self.frame
                    .text_with("attendance-until", &[("until", until.as_str().into())]),
            ),
            (Some(from), Some(until)) => Some(self.frame.text_with(
                "attendance-from-until",
                &[("from", from.as_str().into()), ("until", until.as_str().into())],
            )),
        }
    }

    /// How many are there, in words.
    #[must_use]
    pub fn quorum(&self, quorum: &Quorum) -> String {
        quorum_in_words(&self.frame, *quorum)
    }

    /// Why somebody was not at an item.
    #[must_use]
    pub fn cause(&self, cause: &AwayCause) -> String {
        self.frame.wording().away_cause(*cause)
    }
}

/// How many are there, in words.
pub(super) fn quorum_in_words(frame: &Frame<'_>, quorum: Quorum) -> String {
    let values = [
        ("there", quorum.there.into()),
        ("members", quorum.members.into()),
        ("needed", quorum.needed().into()),
    ];
    match quorum.is_met() {
        true => frame.text_with("attendance-quorum", &values),
        false => frame.text_with("attendance-no-quorum", &values),
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
    person: Option<String>,
    foer: Option<String>,
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Who.
    #[serde(default)]
    pub person: String,
    /// How they took part; `ingen` takes it back.
    #[serde(default)]
    pub hvad: String,
    /// Who came instead.
    #[serde(default)]
    pub stedfortraeder: String,
    /// The first item they were at; empty for the meeting's first.
    #[serde(default)]
    pub fra: String,
    /// The last one; empty for the meeting's last.
    #[serde(default)]
    pub til: String,
}

/// `/moeder/{id}/fremmoede`
///
/// # Errors
/// When the meeting can't be held here, or the reader doesn't write its decisions.
pub async fn page(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let key = match after.nyt.as_deref() {
        Some("resten") => Some("attendance-rest-noted"),
        Some("stedfortraeder") => Some("attendance-substitute-noted"),
        Some("ophold") => Some("attendance-stay-noted"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    let person = after.person.as_deref().and_then(|person| person.parse().ok());
    let before = match after.foer.as_deref() {
        Some("ingen") => Some("ingen"),
        Some(word) => word.parse().ok().map(Attendance::as_str),
        None => None,
    };
    shown(&state, id, StatusCode::OK, person.zip(before), news, None).await
}

/// `POST /moeder/{id}/fremmoede`: how somebody took part.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn note(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let attendance = match typed.hvad.as_str() {
        "ingen" => Ok(None),
        word => word.parse().map(Some).map_err(|()| not_valid("form")),
    };
    let done = match (person(&typed.person), attendance) {
        (Ok(person), Ok(attendance)) => noted(&state, state.actor()?, id, person, attendance).await,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok((person, before)) => {
            let at = links::attendance(&id);
            let to = format!("{at}?person={person}&foer={before}#p-{person}");
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, None, None, Some(wrong)).await,
    }
}

/// Notes it; who, and what was noted before.
async fn noted(
    state: &WebState,
    actor: &Actor,
    id: MeetingId,
    person: PersonId,
    attendance: Option<Attendance>,
) -> Result<(PersonId, &'static str), Refusal> {
    let desk = state.office.attendance_desk(actor, id).await?;
    let before = desk.people.iter().find(|line| line.person == person);
    let before = before
        .and_then(|line| line.noted)
        .map_or("ingen", Attendance::as_str);
    let done = state.office.note_attendance(actor, id, person, attendance).await;
    done.map(|_| (person, before))
}

/// `POST /moeder/{id}/fremmoede/resten`: everyone who isn't noted yet, as they answered.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn rest(Here(state): Here, Id(id): Id<MeetingId>) -> Result<Response, Problem> {
    let done = state.office.note_the_rest(state.actor()?, id).await;
    answer(&state, id, done.map(drop), "resten").await
}

/// `POST /moeder/{id}/fremmoede/stedfortraeder`: who came instead of a member.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn substitute(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match (person(&typed.person), person(&typed.stedfortraeder)) {
        (Ok(absent), Ok(substitute)) => {
            let actor = state.actor()?;
            state.office.note_substitute(actor, id, absent, substitute).await
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    answer(&state, id, done, "stedfortraeder").await
}

/// `POST /moeder/{id}/fremmoede/ophold`: from which item to which somebody was there.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn stay(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match (person(&typed.person), item(&typed.fra), item(&typed.til)) {
        (Ok(person), Ok(from), Ok(until)) => {
            let actor = state.actor()?;
            let stay = Stay { from, until };
            state.office.note_stay(actor, id, person, stay).await.map(drop)
        }
        (Err(refusal), _, _) | (_, Err(refusal), _) | (_, _, Err(refusal)) => Err(refusal),
    };
    answer(&state, id, done, "ophold").await
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}

/// A person, as a form sends one.
pub(super) fn person(typed: &str) -> Result<PersonId, Refusal> {
    typed.parse().map_err(|_| not_valid("no-person"))
}

fn item(typed: &str) -> Result<Option<AgendaItemId>, Refusal> {
    match typed {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|_| not_valid("form")),
    }
}

async fn answer(
    state: &WebState,
    id: MeetingId,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={news}", links::attendance(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, None, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    last: Option<(PersonId, &'static str)>,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let desk = state.office.attendance_desk(state.actor()?, id).await?;
    let meeting = &desk.meeting;
    let name = state.words().meeting_title(meeting);
    let title = state
        .wording
        .text_with("attendance-title", &[("meeting", name.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let held = (frame.text("session-link").into_owned(), links::session(&id));
    let page = show(&AttendancePage {
        frame: frame.under([forum, crumb, held]),
        desk: &desk,
        last,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
