//! A meeting's check-up: what the doctor found, what somebody let stand, and the forms for either.

use askama::Template;
use axum::response::{Html, Redirect};
use referat_domain::ids::MeetingId;
use referat_domain::view::Seen;
use referat_domain::view::checkup::CheckupView;
use serde::Deserialize;

use crate::extractors::{Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// A check-up's page.
#[derive(Template)]
#[template(path = "checkup.html")]
pub struct CheckupPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub checkup: &'a Seen<CheckupView>,
}

/// What a form says of a finding.
#[derive(Debug, Clone, Deserialize)]
pub struct OfFinding {
    /// Its fingerprint.
    pub fund: String,
    /// Why it may stand.
    #[serde(default)]
    pub grund: String,
    /// The page it was said on: the check-up's own, or `udsted` where an agenda is issued.
    #[serde(default)]
    pub tilbage: String,
}

impl OfFinding {
    fn back(&self, meeting: &MeetingId) -> Redirect {
        Redirect::to(&match self.tilbage.as_str() {
            "udsted" => format!("{}#eftersyn", links::agenda_step(meeting, "udsted")),
            _ => links::checkup(meeting),
        })
    }
}

/// `/moeder/{id}/eftersyn`
///
/// # Errors
/// When there is no such meeting for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
) -> Result<Html<String>, Problem> {
    let checkup = state.office.checkup(&reader, id).await?;
    let title = state.words().meeting_title(&checkup.meeting);
    let title = state
        .wording
        .text_with("checkup-page-title", &[("meeting", title.into())]);
    let meeting = &checkup.meeting;
    let frame = Frame::new(&state, title).on(Way::Front).under([
        (meeting.forum_name.clone(), links::forum(&meeting.forum)),
        (
            state.words().meeting_crumb(&meeting.date),
            links::meeting(&meeting.id),
        ),
    ]);
    show(&CheckupPage {
        frame,
        checkup: &checkup,
    })
}

/// `POST /moeder/{id}/eftersyn/skjul`: silences a finding.
///
/// # Errors
/// When it is refused.
pub async fn silence(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(said): Filled<OfFinding>,
) -> Result<Redirect, Problem> {
    let office = &state.office;
    office
        .silence_finding(state.actor()?, id, &said.fund, &said.grund)
        .await?;
    Ok(said.back(&id))
}

/// `POST /moeder/{id}/eftersyn/vis`: tells of a finding again.
///
/// # Errors
/// When it is refused.
pub async fn unsilence(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(said): Filled<OfFinding>,
) -> Result<Redirect, Problem> {
    let office = &state.office;
    office.unsilence_finding(state.actor()?, id, &said.fund).await?;
    Ok(said.back(&id))
}
