//! What was shown at the meeting: attachments that are hung on an item on the page where it is decided, and taken off again.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_domain::ids::{AgendaItemId, AttachmentId};
use referat_domain::view::item::AttachmentView;
use serde::Deserialize;

use super::decision::{As, DecisionPage, shown};
use super::prove::outcome;
use crate::extractors::{Filled, Here, Id};
use crate::links;
use crate::problem::Problem;
use crate::receiving::Files;

/// The form's field with the ground on which the files are closed.
const GROUND: &str = "hjemmel";

/// What is typed to take one off.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The attachment.
    #[serde(default)]
    pub bilag: String,
}

impl DecisionPage<'_> {
    /// The attachments that were shown at the meeting, as far as the reader sees them.
    #[must_use]
    pub fn shown_at_meeting(&self) -> Vec<&AttachmentView> {
        let all = self.content.attachments.iter();
        all.filter(|attachment| attachment.is_shown).collect()
    }
}

/// `POST /punkter/{id}/fremlagt`: hangs on what was shown.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn hang(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Files(fields): Files,
) -> Result<Response, Problem> {
    let (ground, files): (Vec<_>, Vec<_>) = fields.into_iter().partition(|field| field.field == GROUND);
    let ground = ground.first().map(|field| field.file.bytes.clone());
    let ground = String::from_utf8_lossy(&ground.unwrap_or_default()).into_owned();
    let files = files.into_iter().map(|field| field.file).collect();
    let done = state
        .office
        .show_at_meeting(state.actor()?, id, files, &ground)
        .await;
    match outcome(&state, done)? {
        Ok(hung) => {
            let refused = hung.iter().filter_map(|hung| Some((&hung.name, hung.refused?)));
            let refused: Vec<String> = refused
                .map(|(name, why)| format!("{name}: {}", state.wording.not_kept(why)))
                .collect();
            match refused.is_empty() {
                true => Ok(led_back(&id)),
                false => {
                    let said = (None, Some(refused.join(" ")));
                    shown(&state, id, StatusCode::BAD_REQUEST, As::default(), said).await
                }
            }
        }
        Err((status, wrong)) => shown(&state, id, status, As::default(), (None, Some(wrong))).await,
    }
}

/// `POST /punkter/{id}/fremlagt/tag-af`: takes one off again.
///
/// # Errors
/// As [`hang`].
pub async fn take_off(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let attachment: AttachmentId = typed.bilag.parse().map_err(|_| Problem::NotFound)?;
    let done = state.office.take_off_shown(state.actor()?, id, attachment).await;
    match outcome(&state, done)? {
        Ok(()) => Ok(led_back(&id)),
        Err((status, wrong)) => shown(&state, id, status, As::default(), (None, Some(wrong))).await,
    }
}

fn led_back(id: &AgendaItemId) -> Response {
    Redirect::to(&format!("{}#fremlagt", links::decision(id))).into_response()
}
