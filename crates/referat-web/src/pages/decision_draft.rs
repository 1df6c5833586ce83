//! A decision drafted while it is being written: what the script asks for, and the keys of outcomes.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Json, Response};
use referat_actions::lookups::{DraftedDecision, UnlikeVerb, unlike_verbs};
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::rich_text::RichText;
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
    let desk = state.office.decision_desk(state.actor()?, id).await?;
    let typed = |field: &str| form.get(field).map(|text| text.trim()).unwrap_or_default();
    let is_own = !typed("tekst").is_empty() && typed("tekst") != typed("udkast");
    let text = RichText::from_markdown(if is_own { typed("tekst") } else { &drafted.text });
    let unlike = match desk.page.item.content.open() {
        Some(content) => unlike_verbs(&content.clauses, &desk.page.meeting.forum_name, &text, &given),
        None => Vec::new(),
    };
    let unlike: Vec<Value> = unlike
        .iter()
        .map(|unlike| json!({ "clause": unlike.clause, "words": in_words(&state, unlike) }))
        .collect();
    let left: Vec<Value> = left_in_words(&state, &drafted)
        .into_iter()
        .map(|(clause, why)| json!({ "clause": clause, "why": why }))
        .collect();
    Ok(Json(json!({ "text": drafted.text, "left": left, "unlike": unlike })).into_response())
}

/// What a clause asks for and what it came to, in words.
pub(super) fn in_words(state: &WebState, unlike: &UnlikeVerb) -> String {
    let wording = &state.wording;
    let (asked, got) = (wording.outcome(unlike.asked), wording.outcome(unlike.got));
    wording.text_with("decision-unlike", &[("asked", asked.into()), ("got", got.into())])
}

/// The clauses that a draft leaves as they were written, with the reason in words.
pub(super) fn left_in_words(state: &WebState, drafted: &DraftedDecision) -> Vec<(u32, String)> {
    let words = |(clause, why): &(u32, &str)| (*clause, state.wording.not_drafted(why));
    drafted.left.iter().map(words).collect()
}
