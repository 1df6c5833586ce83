//! Writing a decision while it is typed: what the page's script asks for, and what the page has of the fields.
//!
//! What the script and these addresses say to each other is the same as of papers (`assets-src/editor/README.md`).

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::write_decision::{DecisionStand, SeenFields};
use referat_actions::write_paper::FieldNow;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::paper::content::FieldValue;
use referat_domain::view::item::ItemContent;
use serde_json::{Map, Value, json};

use super::paper_writing::{FieldSent, answered, clock, form, refused, with_value, with_value_of};
use crate::WebState;
use crate::extractors::{Here, Id};
use crate::problem::Problem;

/// The item and the field of an address.
#[derive(Debug, Clone, Copy)]
pub struct OfDecision(AgendaItemId, DecisionField);

impl<S: Send + Sync> FromRequestParts<S> for OfDecision {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path((item, field)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        let item = item.parse().map_err(|_| Problem::NotFound)?;
        let field = field.parse().map_err(|_| Problem::NotFound)?;
        Ok(Self(item, field))
    }
}

/// `GET /punkter/{id}/stand`: how the fields of its decision stand, and who else is here.
///
/// # Errors
/// When there is no such item for the reader, or they don't write what is decided of it.
pub async fn stand(Here(state): Here, Id(id): Id<AgendaItemId>) -> Result<Response, Problem> {
    let stand = state.office.decision_stand(state.actor()?, id).await?;
    let mut fields = Map::new();
    for (field, now) in stand.fields {
        fields.insert(
            field.to_string(),
            json!({
                "version": now.version,
                "held_by": now.held_by,
                "saved_by": now.saved_by,
                "saved_at": clock(now.saved_at),
            }),
        );
    }
    Ok(Json(json!({ "present": stand.present, "fields": fields })).into_response())
}

/// `GET /punkter/{id}/felter/{field}`: what it says now.
///
/// # Errors
/// When there is no such field.
pub async fn read(Here(state): Here, OfDecision(id, field): OfDecision) -> Result<Response, Problem> {
    let stand = state.office.decision_stand(state.actor()?, id).await?;
    let found = stand.fields.into_iter().find(|(other, _)| *other == field);
    let body = match found {
        Some((_, now)) => with_value(&now, [("version", json!(now.version))]),
        None => with_value_of(&FieldValue::Line(String::new()), [("version", json!(0))]),
    };
    Ok(Json(body).into_response())
}

/// `POST /punkter/{id}/felter/{field}`: saves it. Without script the page's form saves them all.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn save(
    Here(state): Here,
    OfDecision(id, field): OfDecision,
    sent: FieldSent,
) -> Result<Response, Problem> {
    let FieldSent::Script(sent) = sent else {
        return Err(form());
    };
    let version = sent.get("version").and_then(Value::as_i64).ok_or_else(form)?;
    let typed = sent.get("line").and_then(Value::as_str).ok_or_else(form)?;
    let actor = state.actor()?;
    let done = state
        .office
        .save_decision_field(actor, id, field, typed, version)
        .await;
    answered(&state, done)
}

/// `POST /punkter/{id}/felter/{field}/hold`: holds it while one writes.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn hold(
    Here(state): Here,
    OfDecision(id, field): OfDecision,
    sent: FieldSent,
) -> Result<Response, Problem> {
    let take_over = match sent {
        FieldSent::Script(sent) => sent.get("take_over").and_then(Value::as_bool),
        FieldSent::Form(_) => None,
    };
    let actor = state.actor()?;
    let done = state
        .office
        .hold_decision_field(actor, id, field, take_over.unwrap_or(false))
        .await;
    answered(&state, done)
}

/// `POST /punkter/{id}/felter/{field}/slip`: lets go of it.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn release(Here(state): Here, OfDecision(id, field): OfDecision) -> Result<Response, Problem> {
    let done = state
        .office
        .release_decision_field(state.actor()?, id, field)
        .await;
    match done {
        Ok(()) => Ok(Json(json!({})).into_response()),
        Err(refusal) => refused(&state, refusal),
    }
}

/// What is being written of a decision, as its page has it.
#[derive(Debug, Default)]
pub(super) struct Written(BTreeMap<DecisionField, FieldNow>);

impl Written {
    /// What there is.
    pub(super) fn of(stand: DecisionStand) -> Self {
        Self(stand.fields.into_iter().collect())
    }

    /// The same, as a form had seen it that is shown again: what it hadn't seen must not count as seen.
    pub(super) fn seen_by(mut self, form: &BTreeMap<String, String>) -> Self {
        let seen = seen(form);
        for (field, now) in &mut self.0 {
            if let Some((version, _)) = seen.get(field) {
                now.version = now.version.min(*version);
            }
        }
        self
    }

    /// What stands in a field; `None` where nobody has written in it.
    pub(super) fn text(&self, field: DecisionField) -> Option<String> {
        let now = self.0.get(&field).filter(|now| !now.saved_by.is_empty())?;
        match &now.value {
            FieldValue::Line(line) => Some(line.clone()),
            FieldValue::Lines(_) | FieldValue::Text(_) => None,
        }
    }

    /// How many times it was saved.
    pub(super) fn version(&self, field: DecisionField) -> i64 {
        self.0.get(&field).map_or(0, |now| now.version)
    }

    /// Whether a field says something else than the decision does.
    pub(super) fn differs(&self, content: &ItemContent) -> bool {
        let decision = content.decision.as_ref();
        let outcome = |clause| {
            let mut outcomes = decision.into_iter().flat_map(|decision| &decision.outcomes);
            outcomes.find(|outcome| outcome.clause == clause)
        };
        self.0.keys().any(|field| {
            let stood = match field {
                DecisionField::Text => decided(content),
                DecisionField::Outcome(clause) => {
                    let word = outcome(*clause).and_then(|found| found.outcome);
                    word.map(Outcome::as_str).unwrap_or_default().to_owned()
                }
                DecisionField::Addition(clause) => outcome(*clause)
                    .and_then(|found| found.addition.clone())
                    .unwrap_or_default(),
            };
            self.text(*field).is_some_and(|text| text != stood)
        })
    }

    /// What is given of the clauses.
    pub(super) fn given(&self) -> Vec<GivenOutcome> {
        let clauses = self.0.keys().filter_map(|field| field.clause());
        let clauses: std::collections::BTreeSet<u32> = clauses.collect();
        let given = |clause| GivenOutcome {
            clause,
            outcome: self
                .text(DecisionField::Outcome(clause))
                .and_then(|word| word.parse().ok()),
            addition: self.text(DecisionField::Addition(clause)).unwrap_or_default(),
        };
        clauses.into_iter().map(given).collect()
    }
}

/// What a form had of the fields: of each that it names with its version.
pub(super) fn seen(form: &BTreeMap<String, String>) -> SeenFields {
    let mut seen = SeenFields::new();
    for (name, version) in form {
        let Some(field) = name.strip_prefix("version-") else {
            continue;
        };
        let (Ok(field), Ok(version)) = (field.parse::<DecisionField>(), version.parse::<i64>()) else {
            continue;
        };
        let typed = form.get(&input(field)).cloned().unwrap_or_default();
        seen.insert(field, (version, typed));
    }
    seen
}

/// What a field is called in the form.
pub(super) fn input(field: DecisionField) -> String {
    match field {
        DecisionField::Text => "tekst".to_owned(),
        DecisionField::Outcome(clause) => format!("udfald-{clause}"),
        DecisionField::Addition(clause) => format!("tilfoejelse-{clause}"),
    }
}

/// What others have written while a form was filled in: what it is called, who, and what stands there.
pub(super) fn meanwhile(
    state: &WebState,
    fields: Vec<(DecisionField, FieldNow)>,
) -> Vec<(String, String, String)> {
    let words = |(field, now): (DecisionField, FieldNow)| {
        let number = |clause: u32| [("number", clause.into())];
        let wording = &state.wording;
        let label = match field {
            DecisionField::Text => wording.text("decision-text").into_owned(),
            DecisionField::Outcome(clause) => wording.text_with("decision-outcome", &number(clause)),
            DecisionField::Addition(clause) => wording.text_with("decision-addition", &number(clause)),
        };
        let text = match now.value {
            FieldValue::Line(line) => match (field, line.parse()) {
                (DecisionField::Outcome(_), Ok(outcome)) => wording.outcome(outcome),
                (_, _) => line,
            },
            FieldValue::Lines(_) | FieldValue::Text(_) => String::new(),
        };
        (label, now.saved_by, text)
    };
    fields.into_iter().map(words).collect()
}

/// What a form gives of the clauses.
///
/// # Errors
/// [`Refusal::NotValid`] for a word that is no outcome.
pub(super) fn given(form: &BTreeMap<String, String>) -> Result<Vec<GivenOutcome>, Refusal> {
    let mut given = Vec::new();
    for (name, word) in form {
        let Some(clause) = name.strip_prefix("udfald-") else {
            continue;
        };
        let not_valid = || Refusal::NotValid {
            why: "form",
            given: String::new(),
        };
        let clause: u32 = clause.parse().map_err(|_| not_valid())?;
        let outcome = match word.as_str() {
            "" => None,
            word => Some(word.parse::<Outcome>().map_err(|()| not_valid())?),
        };
        let addition = form.get(&format!("tilfoejelse-{clause}")).cloned();
        given.push(GivenOutcome {
            clause,
            outcome,
            addition: addition.unwrap_or_default(),
        });
    }
    Ok(given)
}

/// The text as it stands, to be written on.
pub(super) fn decided(content: &ItemContent) -> String {
    let Some(decision) = &content.decision else {
        return String::new();
    };
    let text = decision.text.to_markdown();
    text.unwrap_or_else(|| decision.text.plain_text())
}
