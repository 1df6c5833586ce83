//! The page the chair decides a paper on between meetings, or the secretary writes down what the chair decided.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::decide_as_chair::ChairsDecision;
use referat_actions::lookups::BetweenDesk;
use referat_actions::refusal::Refusal;
use referat_domain::ids::{PaperId, PersonId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::interim::ChairsGround;
use referat_domain::rich_text::RichText;

use super::decision_draft::left_in_words;
use super::decision_writing::given;
use super::periods;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page the chair decides a paper on.
#[derive(Template)]
#[template(path = "chairs_decision.html")]
pub struct ChairsDecisionPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub id: PaperId,
    /// What there is to decide with.
    pub desk: BetweenDesk,
    /// Its clauses: number, text, outcome's word and addition as typed.
    pub rows: Vec<(u32, String, String, String)>,
    /// What was typed.
    pub typed: BTreeMap<String, String>,
    /// The text of the decision.
    pub text: String,
    /// The clauses that the draft leaves as they were written, with the reason in words.
    pub left: Vec<(u32, String)>,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl ChairsDecisionPage<'_> {
    /// What was typed in a field.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.typed.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Whether this is the chair that was chosen.
    #[must_use]
    pub fn is_named(&self, person: &PersonId) -> bool {
        self.field("formand") == person.to_string()
    }

    /// Why the chair can't decide it, in words.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        self.desk
            .not_by_chair
            .map(|why| self.frame.wording().not_now(why))
    }

    /// Every outcome there is: its word and what it is called.
    #[must_use]
    pub fn outcomes(&self) -> Vec<(&'static str, String)> {
        Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.as_str(), self.frame.outcome(&outcome)))
            .collect()
    }

    /// Every ground there is: its word, what it is called, and whether it is chosen.
    #[must_use]
    pub fn grounds(&self) -> Vec<(&'static str, String, bool)> {
        let chosen = self.field("hvorfor");
        let ground = |ground: ChairsGround| {
            let is_chosen =
                chosen == ground.as_str() || (chosen.is_empty() && ground == ChairsGround::Urgent);
            (
                ground.as_str(),
                self.frame.wording().chairs_ground(ground),
                is_chosen,
            )
        };
        ChairsGround::ALL.into_iter().map(ground).collect()
    }
}

/// `/moedesager/{id}/formandsbeslutning`
///
/// # Errors
/// When there is no such paper for the reader, or they don't write down what is decided between meetings.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    let typed = BTreeMap::from([("dag".to_owned(), (state.today)().to_string())]);
    deciding(&state, id, StatusCode::OK, typed, None).await
}

/// `POST /moedesager/{id}/formandsbeslutning`: writes down what the chair decided, or drafts it anew.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn decide(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(form): Filled<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let field = |name: &str| form.get(name).map(|typed| typed.trim()).unwrap_or_default();
    if field("hvad") == "udkast" {
        let mut form = form;
        form.remove("tekst");
        return deciding(&state, id, StatusCode::OK, form, None).await;
    }
    let text = RichText::from_markdown(field("tekst"));
    let wrong_form = || Refusal::NotValid {
        why: "form",
        given: String::new(),
    };
    let chair = match field("formand") {
        "" => Ok(None),
        person => person.parse().map(Some).map_err(|_| wrong_form()),
    };
    let ground = field("hvorfor")
        .parse::<ChairsGround>()
        .map_err(|()| wrong_form());
    let done = match (chair, ground, given(&form), periods::certain_day(field("dag"))) {
        (Ok(chair), Ok(ground), Ok(outcomes), Ok(decided_on)) => {
            let decision = ChairsDecision {
                decided_on,
                chair,
                ground,
                reason: field("grund"),
                text: &text,
                outcomes: &outcomes,
            };
            let actor = state.actor()?;
            state.office.decide_as_chair(actor, id, decision).await
        }
        (Err(refusal), ..) | (_, Err(refusal), ..) | (_, _, Err(refusal), _) | (.., Err(refusal)) => {
            Err(refusal)
        }
    };
    match outcome(&state, done)? {
        Ok(_) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => deciding(&state, id, status, form, Some(wrong)).await,
    }
}

/// The page the chair decides on; without a text, with a draft of what was chosen.
async fn deciding(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: BTreeMap<String, String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let desk = state.office.between_desk(actor, id).await?;
    let chosen = given(&typed).unwrap_or_default();
    let (text, left) = match typed.get("tekst") {
        Some(text) => (text.clone(), Vec::new()),
        None => {
            let drafted = state.office.draft_between(actor, id, &chosen).await?;
            let left = left_in_words(state, &drafted);
            (drafted.text, left)
        }
    };
    let rows = (1u32..).zip(&desk.clauses).map(|(number, clause)| {
        let typed = |name: &str| {
            typed
                .get(&format!("{name}-{number}"))
                .cloned()
                .unwrap_or_default()
        };
        (number, clause.clone(), typed("udfald"), typed("tilfoejelse"))
    });
    let rows = rows.collect();
    let name = match desk.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => desk.title.clone(),
    };
    let values = [("title", name.as_str().into())];
    let title = state.wording.text_with("chairs-title", &values);
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned()), (name, links::paper(&id))]);
    let page = show(&ChairsDecisionPage {
        frame,
        id,
        desk,
        rows,
        typed,
        text,
        left,
        wrong,
    })?;
    Ok((status, page).into_response())
}
