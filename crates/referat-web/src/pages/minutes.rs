//! Minutes on their way to the lock: how far they have come and what is missing, remarks and their answers, approvals and
//! signatures, corrections.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::correct_minutes::NewCorrection;
use referat_actions::lookups::MinutesPage as Found;
use referat_actions::refusal::Refusal;
use referat_actions::sign_minutes::ByClick;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::meeting::minutes::{ApprovalRule, LockMissing, MinutesState, SigningRule};
use referat_domain::reader::Reader;
use referat_domain::view::checkup::CheckupView;
use referat_domain::view::minutes::{MinutesView, RemarkAnswer, WantedName};
use referat_domain::view::{Part, Seen};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// The page of a meeting's minutes.
#[derive(Template)]
#[template(path = "minutes.html")]
pub struct MinutesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The minutes with what is around them.
    pub found: &'a Found,
    /// The minutes.
    pub minutes: &'a Seen<MinutesView>,
    /// What the reader may do here.
    pub may: May,
    /// What the check-up finds in them, while they can be mended and for who mends them.
    pub checkup: Option<Seen<CheckupView>>,
    /// Who reads.
    pub person: Option<PersonId>,
    /// What was typed and came back.
    pub typed: &'a Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// What a reader may do with minutes.
#[derive(Debug, Clone, Copy)]
pub struct May {
    /// Remark on them and put their name to them.
    pub sign: bool,
    /// Lock and correct them, answer remarks.
    pub keep: bool,
    /// Issue them.
    pub issue: bool,
    /// Write what was decided.
    pub record: bool,
}

impl MinutesPage<'_> {
    /// The steps on the way, each with whether it has been taken.
    #[must_use]
    pub fn steps(&self) -> Vec<(&'static str, bool)> {
        let at = |state| self.minutes.state >= state;
        let mut steps = vec![
            ("minutes-step-written", true),
            ("minutes-step-issued", self.minutes.issue.is_some()),
        ];
        match self.minutes.rule.approval {
            ApprovalRule::NextMeeting => steps.push(("minutes-step-approved", at(MinutesState::Approved))),
            ApprovalRule::Participants => {
                let all = self.minutes.approvals.iter().all(|name| name.given.is_some());
                steps.push(("minutes-step-approved-by-all", at(MinutesState::Locked) || all));
            }
            ApprovalRule::Nobody => {}
        }
        if self.minutes.rule.signing != SigningRule::Nobody {
            let is_signed = !self
                .minutes
                .missing
                .iter()
                .any(|missing| matches!(missing, LockMissing::Signatures(_)));
            steps.push((
                "minutes-step-signed",
                at(MinutesState::Locked) || (self.minutes.is_of_forum && is_signed),
            ));
        }
        steps.push(("minutes-step-locked", at(MinutesState::Locked)));
        steps
    }

    /// Whether they are locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.minutes.state == MinutesState::Locked
    }

    /// What is missing, in words.
    #[must_use]
    pub fn missing(&self, missing: &LockMissing) -> String {
        self.frame.wording().lock_missing(*missing)
    }

    /// Whether remarks can be written now.
    #[must_use]
    pub fn takes_remarks(&self) -> bool {
        let is_waiting = self.minutes.state == MinutesState::Issued;
        is_waiting
            && !self.minutes.missing.is_empty()
            && self.minutes.remarks_until.is_some()
            && self.may.sign
    }

    /// Whether a correction can be written now.
    #[must_use]
    pub fn takes_corrections(&self) -> bool {
        self.minutes.state.takes_corrections() && self.may.keep
    }

    /// What the reader's own approval is: wanted, given, or neither.
    #[must_use]
    pub fn own_approval(&self) -> Option<bool> {
        self.minutes.approval_of(self.person).filter(|_| self.can_name())
    }

    /// What the reader's own signature is: wanted, given, or neither.
    #[must_use]
    pub fn own_signature(&self) -> Option<bool> {
        self.minutes.signature_of(self.person).filter(|_| self.can_name())
    }

    fn can_name(&self) -> bool {
        self.may.sign && self.minutes.issue.is_some() && !self.is_locked()
    }

    /// Who can be written down as having signed on paper.
    #[must_use]
    pub fn on_paper(&self) -> Vec<&WantedName> {
        let is_open = self.may.keep && self.minutes.issue.is_some() && !self.is_locked();
        let names = self.minutes.signatures.iter();
        names.filter(|name| is_open && name.given.is_none()).collect()
    }

    /// Whether a name on paper can be taken back.
    #[must_use]
    pub fn can_strike(&self, name: &WantedName) -> bool {
        self.may.keep && !self.is_locked() && name.given.is_some_and(|(_, on_paper)| on_paper)
    }

    /// What the issue's bytes are made of: what somebody puts their name to.
    #[must_use]
    pub fn checksum(&self) -> &str {
        self.found.checksum.as_deref().unwrap_or_default()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    /// What has just happened.
    pub nyt: Option<String>,
}

/// What is typed in the page's forms.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done.
    #[serde(default)]
    pub hvad: String,
    /// The issue that was shown.
    #[serde(default)]
    pub set: String,
    /// The item it is about; empty for the minutes as a whole.
    #[serde(default)]
    pub punkt: String,
    /// The words of a remark, a correction or an answer.
    #[serde(default)]
    pub tekst: String,
    /// The remark that is answered or taken back.
    #[serde(default)]
    pub bemaerkning: String,
    /// Who signed on paper.
    #[serde(default)]
    pub person: String,
    /// Whether it is meant, where there is no way back.
    #[serde(default)]
    pub sikker: String,
}

impl Typed {
    fn item(&self) -> Result<Option<AgendaItemId>, Refusal> {
        match self.punkt.as_str() {
            "" => Ok(None),
            id => id.parse().map(Some).map_err(|_| malformed()),
        }
    }

    fn of_person(&self) -> Result<PersonId, Refusal> {
        self.person.parse().map_err(|_| malformed())
    }
}

fn malformed() -> Refusal {
    Refusal::NotValid {
        why: "form",
        given: String::new(),
    }
}

/// `/moeder/{id}/referatet`
///
/// # Errors
/// When there is no such meeting, or it isn't held yet.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let key = match asked.nyt.as_deref() {
        Some("godkend") => Some("minutes-is-approved"),
        Some("fortryd-godkend") => Some("minutes-is-not-approved"),
        Some("underskriv" | "papir") => Some("minutes-is-signed"),
        Some("fortryd-underskriv" | "stryg-papir") => Some("minutes-is-not-signed"),
        Some("bemaerk") => Some("minutes-is-remarked"),
        Some("fortryd-bemaerk") => Some("minutes-is-not-remarked"),
        Some("svar") => Some("minutes-is-answered"),
        Some("rettelse") => Some("minutes-is-corrected"),
        Some("laas") => Some("minutes-is-locked"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    shown(&state, &reader, id, StatusCode::OK, &Typed::default(), news, None).await
}

/// `POST /moeder/{id}/referatet/navn`: approves, signs, or takes either back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn name(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.hvad.as_str() {
        "godkend" => office.approve_minutes(actor, id, &typed.set).await,
        "fortryd-godkend" => office.take_back_approval(actor, id).await,
        "underskriv" => {
            let signed = office.sign_minutes(actor, &ByClick, id, &typed.set).await;
            signed.map(|_| ())
        }
        "fortryd-underskriv" => match actor.reader.person() {
            Some(own) => office.take_back_signature(actor, id, own).await,
            None => Err(Refusal::NotFound),
        },
        _ => Err(malformed()),
    };
    done_or_why(&state, &reader, id, &typed, done, &typed.hvad).await
}

/// `POST /moeder/{id}/referatet/papir`: writes down who signed on paper, or strikes it.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn paper(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match (typed.hvad.as_str(), typed.of_person()) {
        (_, Err(why)) => Err(why),
        ("papir", Ok(person)) => {
            let signed = office.sign_on_paper(actor, id, person, &typed.set).await;
            signed.map(|_| ())
        }
        ("stryg-papir", Ok(person)) => office.take_back_signature(actor, id, person).await,
        (_, Ok(_)) => Err(malformed()),
    };
    done_or_why(&state, &reader, id, &typed, done, &typed.hvad).await
}

/// `POST /moeder/{id}/referatet/bemaerk`: remarks on them, or takes a remark back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn remark(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match (typed.hvad.as_str(), typed.item()) {
        (_, Err(why)) => Err(why),
        ("bemaerk", Ok(item)) => office.remark_on_minutes(actor, id, item, &typed.tekst).await,
        ("fortryd-bemaerk", Ok(_)) => office.take_back_remark(actor, id, &typed.bemaerkning).await,
        (_, Ok(_)) => Err(malformed()),
    };
    done_or_why(&state, &reader, id, &typed, done, &typed.hvad).await
}

/// `POST /moeder/{id}/referatet/svar`: says what became of a remark.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn answer(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let answer = match typed.hvad.as_str() {
        "tages-med" => Some(RemarkAnswer::Taken),
        "lades" => Some(RemarkAnswer::Left),
        _ => None,
    };
    let done = match answer {
        Some(answer) => {
            let words = &typed.tekst;
            office
                .answer_remark(actor, id, &typed.bemaerkning, answer, words)
                .await
        }
        None => Err(malformed()),
    };
    done_or_why(&state, &reader, id, &typed, done, "svar").await
}

/// `POST /moeder/{id}/referatet/rettelse`: adds a correction.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn correct(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.item() {
        Err(why) => Err(why),
        Ok(item) => {
            let new = NewCorrection {
                item,
                noted_by: None,
                text: typed.tekst.clone(),
            };
            state.office.correct_minutes(state.actor()?, id, &new).await
        }
    };
    done_or_why(&state, &reader, id, &typed, done, "rettelse").await
}

/// `POST /moeder/{id}/referatet/laas`: locks them.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn lock(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.sikker.as_str() {
        "ja" => state.office.lock_minutes(state.actor()?, id).await,
        _ => Err(Refusal::NotValid {
            why: "lock-not-confirmed",
            given: String::new(),
        }),
    };
    done_or_why(&state, &reader, id, &typed, done, "laas").await
}

/// `/moeder/{id}/underskriftsblad.pdf`
///
/// # Errors
/// When nobody signs them, they aren't issued, or the typesetter is missing.
pub async fn sheet(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
) -> Result<Response, Problem> {
    let file = state
        .office
        .print_signature_sheet(&reader, &state.press, id)
        .await?;
    let manner = sending::printed(file.media_type);
    sending::send(&file.file_name, manner, file.bytes).map(sending::unkept)
}

async fn done_or_why(
    state: &WebState,
    reader: &Reader,
    id: MeetingId,
    typed: &Typed,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={news}", links::minutes(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, reader, id, status, typed, None, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    reader: &Reader,
    id: MeetingId,
    status: StatusCode,
    typed: &Typed,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let found = state.office.minutes(reader, id).await?;
    let meeting = &found.minutes.meeting;
    let name = state.words().meeting_title(meeting);
    let title = state
        .wording
        .text_with("minutes-title", &[("meeting", name.as_str().into())]);
    let may = |action| reader.may(action, Scope::Forum(meeting.forum));
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&id));
    let is_open = match found.minutes.state {
        MinutesState::Drafting | MinutesState::Issued => found.is_held_here,
        MinutesState::Approved | MinutesState::Locked => false,
    };
    let checkup = match is_open && may(Action::CheckUp) {
        true => Some(state.office.checkup(reader, id).await?),
        false => None,
    };
    let page = show(&MinutesPage {
        checkup,
        frame: frame.under([forum, crumb]),
        found: &found,
        minutes: &found.minutes,
        may: May {
            sign: may(Action::SignMinutes),
            keep: may(Action::KeepMinutes),
            issue: may(Action::IssueDocument),
            record: may(Action::RecordDecision),
        },
        person: reader.person(),
        typed,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}
