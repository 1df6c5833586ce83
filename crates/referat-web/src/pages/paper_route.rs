//! The way of a paper through the forums, changed on its page: a forum is added at its end, taken off, moved up; and what
//! a forum elsewhere decided is noted for its Historik.

use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::note_treatment::Treatment;
use referat_domain::ids::{ForumId, PaperId};
use serde::Deserialize;

use super::decision_moves::day;
use super::paper::{self, HalfTyped};
use super::prove::outcome;
use crate::extractors::{Filled, Here, Id};
use crate::links;
use crate::problem::Problem;

/// What the forms send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The forums to come as the page showed them, with spaces between.
    #[serde(default)]
    pub rute: String,
    /// What is done: `tilfoej`, `fjern-2` or `op-2`, by the place from 1.
    #[serde(default)]
    pub hvad: String,
    /// The forum that is added.
    #[serde(default)]
    pub forum: String,
}

impl Typed {
    /// The forums to come after the change; `None` for what no form of ours sends.
    fn changed(&self) -> Option<Vec<ForumId>> {
        let forums = self.rute.split_whitespace().map(str::parse);
        let mut forums: Vec<ForumId> = forums.collect::<Result<_, _>>().ok()?;
        let (what, place) = match self.hvad.split_once('-') {
            Some((what, place)) => (what, place.parse::<usize>().ok()?.checked_sub(1)?),
            None => (self.hvad.as_str(), forums.len()),
        };
        match what {
            "tilfoej" => forums.push(self.forum.parse().ok()?),
            "fjern" if place < forums.len() => drop(forums.remove(place)),
            "op" if place > 0 && place < forums.len() => forums.swap(place - 1, place),
            _ => return None,
        }
        Some(forums)
    }
}

/// `POST /moedesager/{id}/rute`
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn plan(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let forums = typed.changed().ok_or_else(|| Problem::NotValid {
        why: "form",
        given: String::new(),
    })?;
    let done = state.office.plan_route(state.actor()?, id, &forums).await;
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{}#rute", links::paper(&id))).into_response()),
        Err((status, wrong)) => paper::shown(&state, id, status, Some(wrong), Vec::new()).await,
    }
}

/// What the forms of treatments elsewhere send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct TypedTreatment {
    /// The forum.
    #[serde(default)]
    pub forum: String,
    /// The day.
    #[serde(default)]
    pub dag: String,
    /// What was decided.
    #[serde(default)]
    pub tekst: String,
    /// The treatment that is taken off; empty to note one.
    #[serde(default)]
    pub fjern: String,
}

/// `POST /moedesager/{id}/behandlet`: notes what a forum elsewhere decided, or takes that off.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn treated(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<TypedTreatment>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = match (typed.fjern.as_str(), day(&typed.dag)) {
        ("", Err(refusal)) => Err(refusal),
        ("", Ok(date)) => {
            let treatment = Treatment {
                forum: typed.forum.clone(),
                date,
                text: typed.tekst.clone(),
            };
            office.note_treatment(actor, id, &treatment).await.map(drop)
        }
        (taken, _) => {
            let taken = taken.parse().map_err(|_| Problem::NotFound)?;
            office.take_off_treatment(actor, id, taken).await
        }
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&format!("{}#rute", links::paper(&id))).into_response()),
        Err((status, wrong)) => {
            let typed = HalfTyped {
                treatment: typed,
                ..HalfTyped::default()
            };
            paper::shown_with(&state, id, status, Some(wrong), (Vec::new(), typed)).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forum(number: u8) -> ForumId {
        ForumId::from_bytes([number; 16])
    }

    fn typed(hvad: &str) -> Option<Vec<ForumId>> {
        Typed {
            rute: format!("{} {}", forum(1), forum(2)),
            hvad: hvad.to_owned(),
            forum: forum(3).to_string(),
        }
        .changed()
    }

    #[test]
    fn forums_are_added_taken_off_and_moved_up() {
        assert_eq!(typed("tilfoej"), Some(vec![forum(1), forum(2), forum(3)]));
        assert_eq!(typed("fjern-1"), Some(vec![forum(2)]));
        assert_eq!(typed("op-2"), Some(vec![forum(2), forum(1)]));
        for other in ["", "fjern", "fjern-0", "fjern-3", "op-1", "op-x", "alt-1"] {
            assert_eq!(typed(other), None, "{other}");
        }
    }
}
