//! Writing a paper: the page with a form for each field, and what its script asks for while somebody writes.
//!
//! Without script each field is saved by its own form, as Markdown; a text that Markdown can't say is shown and left
//! alone. What the script and these addresses say to each other is told in `assets-src/editor/README.md`.

use askama::Template;
use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::write_paper::{FieldAnswer, FieldNow};
use referat_domain::Timestamp;
use referat_domain::ids::PaperId;
use referat_domain::local_time::clock_at;
use referat_domain::paper::content::{FieldKind, FieldValue, PaperContent, PaperField};
use referat_domain::rich_text::RichText;
use referat_domain::view::paper::{FieldView, WholePaper};
use serde_json::{Map, Value, json};

use super::paper::inside;
use super::prove::outcome;
use crate::WebState;
use crate::assets::address;
use crate::extractors::{Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::receiving::Typed;
use crate::words::Words;

/// The names of the script's words; the wording has a text for `writing-<name>`.
const EDITOR_WORDS: &str = include_str!("../../assets-src/editor/words.txt");

/// What stands in the script's words for what it fills in itself.
const FILLED_IN: [&str; 8] = [
    "time", "name", "names", "number", "count", "message", "id", "field",
];

/// The page one writes on.
#[derive(Template)]
#[template(path = "paper_writing.html")]
pub struct WritingPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub paper: &'a WholePaper,
    /// Why a field wasn't saved, and which: without script.
    pub wrong: Option<(PaperField, String)>,
    /// What was typed in it.
    pub typed: Option<String>,
    /// Whose browser it is: what it keeps is kept under this.
    pub person: String,
}

impl WritingPage<'_> {
    /// What a field is called.
    #[must_use]
    pub fn label(&self, view: &FieldView) -> String {
        label(&self.frame, &self.paper.content, view.field)
    }

    /// What whoever writes is told, apart from the text.
    #[must_use]
    pub fn guidance(&self, view: &FieldView) -> Option<String> {
        guidance(&self.frame, &self.paper.content, view.field)
    }

    /// What the form without script holds; `None` for a text it can't say.
    #[must_use]
    pub fn plain(&self, view: &FieldView) -> Option<String> {
        let typed = self.wrong.as_ref().filter(|(field, _)| *field == view.field);
        if let (Some(_), Some(typed)) = (typed, &self.typed) {
            return Some(typed.clone());
        }
        match &view.value {
            FieldValue::Line(line) => Some(line.clone()),
            FieldValue::Lines(lines) => Some(lines.join("\n")),
            FieldValue::Text(text) => text.to_markdown(),
        }
    }

    /// Why a field wasn't saved.
    #[must_use]
    pub fn wrong(&self, view: &FieldView) -> Option<&str> {
        let wrong = self.wrong.as_ref().filter(|(field, _)| *field == view.field);
        wrong.map(|(_, words)| words.as_str())
    }

    /// A text as the script reads it, safe inside an element.
    #[must_use]
    pub fn tree(&self, view: &FieldView) -> Option<String> {
        match &view.value {
            FieldValue::Text(text) => Some(text.to_json().to_string().replace('<', "\\u003c")),
            FieldValue::Line(_) | FieldValue::Lines(_) => None,
        }
    }

    /// A text as HTML.
    #[must_use]
    pub fn html(&self, view: &FieldView) -> String {
        match &view.value {
            FieldValue::Text(text) => self.frame.html(text, 3),
            FieldValue::Line(_) | FieldValue::Lines(_) => String::new(),
        }
    }

    /// The script's words, by name.
    #[must_use]
    pub fn words(&self) -> Vec<(&'static str, String)> {
        editor_words(&self.frame)
    }

    /// The script and its styles.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        address(path)
    }
}

/// The words of the scripts that pages are written on with, by name.
pub(super) fn editor_words(words: &Words<'_>) -> Vec<(&'static str, String)> {
    let braces: Vec<(&str, String)> = FILLED_IN.map(|name| (name, format!("{{{name}}}"))).into();
    let values: Vec<_> = braces
        .iter()
        .map(|(name, text)| (*name, text.as_str().into()))
        .collect();
    EDITOR_WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| (name, words.writing_word(name, &values)))
        .collect()
}

/// What a field of a paper is called.
pub(super) fn label(words: &Words<'_>, content: &PaperContent, field: PaperField) -> String {
    match field {
        PaperField::Title => words.text("paper-field-title").into_owned(),
        PaperField::JournalNumber => words.text("paper-field-journal-number").into_owned(),
        PaperField::Recommenders => words.text("paper-field-recommenders").into_owned(),
        PaperField::Clauses => words.text("paper-field-clauses").into_owned(),
        PaperField::Section(place) => {
            let section = content.section(place);
            section.map(|section| section.heading.clone()).unwrap_or_default()
        }
    }
}

/// What whoever writes a field is told; never printed.
fn guidance(words: &Words<'_>, content: &PaperContent, field: PaperField) -> Option<String> {
    match field {
        PaperField::Title => Some(words.text("guidance-title").into_owned()),
        PaperField::JournalNumber => Some(words.text("guidance-journal-number").into_owned()),
        PaperField::Recommenders => Some(words.text("guidance-recommenders").into_owned()),
        PaperField::Clauses => Some(words.text("guidance-clauses").into_owned()),
        PaperField::Section(place) => {
            let section = content.section(place)?;
            let own = section.guidance.clone();
            Some(own.unwrap_or_else(|| words.guidance(section.kind)))
        }
    }
}

/// The paper and the field of an address.
#[derive(Debug, Clone, Copy)]
pub struct OfField(PaperId, PaperField);

impl<S: Send + Sync> FromRequestParts<S> for OfField {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path((paper, field)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        let paper = paper.parse().map_err(|_| Problem::NotFound)?;
        let field = field.parse().map_err(|_| Problem::NotFound)?;
        Ok(Self(paper, field))
    }
}

/// What is sent for a field.
#[derive(Debug, Clone)]
pub enum FieldSent {
    /// By the page's script.
    Script(Value),
    /// By its form, without script.
    Form(Vec<(String, String)>),
}

impl<S: Send + Sync> FromRequest<S> for FieldSent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match is_json(request.headers()) {
            true => {
                let read = Json::<Value>::from_request(request, state).await;
                read.map(|Json(sent)| Self::Script(sent)).map_err(|_| form())
            }
            false => {
                let Typed(pairs) = Typed::from_request(request, state).await?;
                Ok(Self::Form(pairs))
            }
        }
    }
}

/// `/moedesager/{id}/skriv`
///
/// # Errors
/// When there is no such paper, or it isn't written any more.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, None, None).await
}

/// `/moedesager/{id}/stand`: how its fields stand, and who else is here.
///
/// # Errors
/// When there is no such paper.
pub async fn stand(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    let stand = state.office.paper_stand(state.actor()?, id).await?;
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

/// `GET /moedesager/{id}/felter/{field}`: what it says now.
///
/// # Errors
/// When there is no such field.
pub async fn read(Here(state): Here, OfField(id, field): OfField) -> Result<Response, Problem> {
    let stand = state.office.paper_stand(state.actor()?, id).await?;
    let found = stand.fields.into_iter().find(|(other, _)| *other == field);
    let body = match found {
        Some((_, now)) => with_value(&now, [("version", json!(now.version))]),
        None => with_value_of(&FieldValue::empty(field.kind()), [("version", json!(0))]),
    };
    Ok(Json(body).into_response())
}

/// `POST /moedesager/{id}/felter/{field}`: saves it; JSON from the script, a form without it.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn save(
    Here(state): Here,
    OfField(id, field): OfField,
    sent: FieldSent,
) -> Result<Response, Problem> {
    let sent = match sent {
        FieldSent::Form(pairs) => return save_form(&state, id, field, &pairs).await,
        FieldSent::Script(sent) => sent,
    };
    let version = sent.get("version").and_then(Value::as_i64).ok_or_else(form)?;
    let value = match FieldValue::from_json(field, &sent) {
        Ok(value) => value,
        Err(not) => return refused(&state, not.into()),
    };
    let actor = state.actor()?;
    let done = state
        .office
        .save_paper_field(actor, id, field, &value, version)
        .await;
    answered(&state, done)
}

/// `POST /moedesager/{id}/felter/{field}/hold`: holds it while one writes.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn hold(
    Here(state): Here,
    OfField(id, field): OfField,
    sent: FieldSent,
) -> Result<Response, Problem> {
    let take_over = match sent {
        FieldSent::Script(sent) => sent.get("take_over").and_then(Value::as_bool),
        FieldSent::Form(_) => None,
    };
    let take_over = take_over.unwrap_or(false);
    let actor = state.actor()?;
    let done = state.office.hold_paper_field(actor, id, field, take_over).await;
    answered(&state, done)
}

/// `POST /moedesager/{id}/felter/{field}/slip`: lets go of it.
///
/// # Errors
/// When it can't be said beside the field.
pub async fn release(Here(state): Here, OfField(id, field): OfField) -> Result<Response, Problem> {
    let done = state.office.release_paper_field(state.actor()?, id, field).await;
    match done {
        Ok(()) => Ok(Json(json!({})).into_response()),
        Err(refusal) => refused(&state, refusal),
    }
}

async fn save_form(
    state: &WebState,
    id: PaperId,
    field: PaperField,
    pairs: &[(String, String)],
) -> Result<Response, Problem> {
    let of = |name: &str| {
        let found = pairs.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.replace("\r\n", "\n"))
    };
    let (Some(text), Some(version)) = (of("text"), of("version")) else {
        return Err(form());
    };
    let version: i64 = version.parse().map_err(|_| form())?;
    let value = match field.kind() {
        FieldKind::Line => FieldValue::line(field, &text),
        FieldKind::Lines => FieldValue::lines(text.lines()),
        FieldKind::Text => FieldValue::text(RichText::from_markdown(&text)),
    };
    let done = match value {
        Ok(value) => {
            let actor = state.actor()?;
            state
                .office
                .save_paper_field(actor, id, field, &value, version)
                .await
        }
        Err(not) => Err(not.into()),
    };
    let (status, wrong) = match outcome(state, done)? {
        Ok(FieldAnswer::Done(_)) => {
            let to = format!("{}#{field}", links::write_paper(&id));
            return Ok(Redirect::to(&to).into_response());
        }
        Ok(FieldAnswer::Outdated(now)) => {
            let words = [("name", now.saved_by.as_str().into())];
            (
                StatusCode::CONFLICT,
                state.wording.text_with("writing-form-outdated", &words),
            )
        }
        Ok(FieldAnswer::HeldByAnother(now)) => {
            let name = now.held_by.unwrap_or_default();
            let words = [("name", name.as_str().into())];
            (
                StatusCode::CONFLICT,
                state.wording.text_with("writing-form-held", &words),
            )
        }
        Err(refused) => refused,
    };
    shown(state, id, status, Some((field, wrong)), Some(text)).await
}

pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/json"))
}

pub(super) fn form() -> Problem {
    Problem::NotValid {
        why: "form",
        given: String::new(),
    }
}

/// What the script is told.
pub(super) fn answered(state: &WebState, done: Result<FieldAnswer, Refusal>) -> Result<Response, Problem> {
    let (status, body) = match done {
        Err(refusal) => return refused(state, refusal),
        Ok(FieldAnswer::Done(now)) => (
            StatusCode::OK,
            json!({ "version": now.version, "saved_at": clock(now.saved_at) }),
        ),
        Ok(FieldAnswer::Outdated(now)) => (
            StatusCode::CONFLICT,
            with_value(
                &now,
                [("version", json!(now.version)), ("by", json!(now.saved_by))],
            ),
        ),
        Ok(FieldAnswer::HeldByAnother(now)) => (
            StatusCode::LOCKED,
            json!({ "held_by": now.held_by, "since": clock(now.saved_at) }),
        ),
    };
    Ok((status, Json(body)).into_response())
}

/// What stands in the way, for the script to show beside the field.
pub(super) fn refused(state: &WebState, refusal: Refusal) -> Result<Response, Problem> {
    match outcome::<()>(state, Err(refusal))? {
        Ok(()) => Err(form()),
        Err((_, message)) => {
            let body = Json(json!({ "message": message }));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, body).into_response())
        }
    }
}

pub(super) fn with_value<const N: usize>(now: &FieldNow, more: [(&str, Value); N]) -> Value {
    with_value_of(&now.value, more)
}

pub(super) fn with_value_of<const N: usize>(value: &FieldValue, more: [(&str, Value); N]) -> Value {
    let mut body = value.to_json();
    if let Some(object) = body.as_object_mut() {
        object.extend(more.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
    body
}

pub(super) fn clock(micros: i64) -> String {
    let moment = Timestamp::from_microsecond(micros).ok().filter(|_| micros > 0);
    moment.and_then(clock_at).unwrap_or_default()
}

async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    wrong: Option<(PaperField, String)>,
    typed: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen = state.office.paper(&actor.reader, id).await?;
    let paper = inside(&seen)?;
    let name = match paper.line.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => paper.line.title.clone(),
    };
    let title = state
        .wording
        .text_with("paper-write-title", &[("title", name.as_str().into())]);
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned()), (name, links::paper(&id))]);
    let page = show(&WritingPage {
        frame,
        paper,
        wrong,
        typed,
        person: actor
            .reader
            .person()
            .map(|person| person.to_string())
            .unwrap_or_default(),
    })?;
    Ok((status, page).into_response())
}

#[cfg(test)]
mod tests {
    use referat_wording::{Language, Wording};

    use super::*;

    #[test]
    fn every_word_of_the_script_is_there_with_what_it_fills_in() {
        for language in Language::ALL {
            let wording = Wording::new(language);
            let lines = EDITOR_WORDS.lines().filter(|line| !line.starts_with('#'));
            for line in lines.filter(|line| !line.trim().is_empty()) {
                let mut parts = line.split_whitespace();
                let name = parts.next().unwrap_or_default();
                assert!(wording.has(&format!("writing-{name}")), "{name}");
                let filled = FILLED_IN.map(|name| (name, format!("{{{name}}}")));
                let values: Vec<_> = filled
                    .iter()
                    .map(|(name, text)| (*name, text.as_str().into()))
                    .collect();
                let text = wording.writing_word(name, &values);
                for wanted in parts {
                    let wanted = wanted.trim_matches(['{', '}', ',']);
                    assert!(text.contains(&format!("{{{wanted}}}")), "{name} {wanted}: {text}");
                }
            }
        }
    }
}
