//! A decision drafted while it is being written: what the script asks for, and the keys of outcomes.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Json, Response};
use referat_actions::lookups::DraftedDecision;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use serde_json::{Value, json};

use super::decision_writing::given;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::problem::Problem;

/// The key of each outcome, in a clause's row.
pub(super) const KEYS: [(char, Outcome); 12] = [
    ('g', Outcome::Approved),
    ('t', Outcome::Adopted),
    ('d', Outcome::Discussed),
    ('e', Outcome::Noted),
    ('o', Outcome::Informed),
    ('b', Outcome::Decided),
    ('r', Outcome::CarriedOut),
    ('n', Outcome::Amended),
    ('u', Outcome::Postponed),
    ('s', Outcome::Forwarded),
    ('i', Outcome::NotAdopted),
    ('f', Outcome::Lapsed),
];

/// `POST /punkter/{id}/udkast`: what the decision could read, for the script. Nothing is written.
///
/// # Errors
/// When there is no such item for the reader, or they don't write what is decided of it.
pub async fn draft(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(form): Filled<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let given = given(&form)?;
    let drafted = state.office.draft_decision(state.actor()?, id, &given).await?;
    let left: Vec<Value> = left_in_words(&state, &drafted)
        .into_iter()
        .map(|(clause, why)| json!({ "clause": clause, "why": why }))
        .collect();
    Ok(Json(json!({ "text": drafted.text, "left": left })).into_response())
}

/// The clauses that a draft leaves as they were written, with the reason in words.
pub(super) fn left_in_words(state: &WebState, drafted: &DraftedDecision) -> Vec<(u32, String)> {
    let words = |(clause, why): &(u32, &str)| (*clause, state.wording.not_drafted(why));
    drafted.left.iter().map(words).collect()
}
