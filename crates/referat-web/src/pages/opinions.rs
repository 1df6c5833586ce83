//! Opinions of other units on a paper's page: asking for one, withdrawing that, returning what was given.

use axum::response::Response;
use referat_actions::ask_opinion::NewOpinion;
use referat_actions::refusal::Refusal;
use referat_domain::ids::PaperId;
use serde::Deserialize;

use super::paper::{answer_at, not_valid};
use crate::extractors::{Filled, Here, Id};
use crate::problem::Problem;

/// What the forms of the section send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done: `bed`, `traek` or `retur`.
    #[serde(default)]
    pub hvad: String,
    /// The opinion, where it is asked for already.
    #[serde(default)]
    pub id: String,
    /// The unit.
    #[serde(default)]
    pub enhed: String,
    /// Who is asked.
    #[serde(default)]
    pub person: String,
    /// What they are asked.
    #[serde(default)]
    pub spoergsmaal: String,
    /// Until when.
    #[serde(default)]
    pub frist: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

impl Typed {
    fn new_opinion(&self) -> Result<NewOpinion, Refusal> {
        let refused = |why, given: &str| Refusal::NotValid {
            why,
            given: given.chars().take(40).collect(),
        };
        Ok(NewOpinion {
            unit: self.enhed.clone(),
            person: self.person.parse().map_err(|_| refused("no-person", ""))?,
            question: self.spoergsmaal.clone(),
            due: self
                .frist
                .parse()
                .map_err(|_| refused("opinion-due", &self.frist))?,
        })
    }
}

/// `POST /moedesager/{id}/udtalelser`
///
/// # Errors
/// When it is refused for more than what can be said beside the form.
pub async fn change(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match typed.hvad.as_str() {
        "bed" => match typed.new_opinion() {
            Ok(new) => office.ask_opinion(actor, id, &new).await.map(drop),
            Err(refusal) => Err(refusal),
        },
        what => {
            let opinion = typed.id.parse().map_err(|_| not_valid("form"))?;
            match what {
                "traek" => office.withdraw_opinion(actor, id, opinion, &typed.grund).await,
                "retur" => office.return_opinion(actor, id, opinion, &typed.grund).await,
                _ => return Err(not_valid("form")),
            }
        }
    };
    answer_at(&state, id, done, "#udtalelser", typed).await
}
