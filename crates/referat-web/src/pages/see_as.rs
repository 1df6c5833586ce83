//! Seeing the pages as somebody else, and as oneself again.

use axum::response::Redirect;
use referat_domain::reader::Guise;
use serde::Deserialize;

use crate::extractors::{Filled, Here};
use crate::problem::Problem;
use crate::sessions::Me;

/// Whose eyes.
#[derive(Debug, Clone, Deserialize)]
pub struct Wish {
    #[serde(default)]
    som: String,
}

/// `POST /se-som`: an empty wish is for one's own eyes.
///
/// # Errors
/// When it is refused.
pub async fn change(
    Here(state): Here,
    Me { me, token }: Me,
    Filled(wish): Filled<Wish>,
) -> Result<Redirect, Problem> {
    let guise = match wish.som.as_str() {
        "" => None,
        words => Some(Guise::from_words(words).ok_or(Problem::NotValid {
            why: "form",
            given: String::new(),
        })?),
    };
    state.office.see_as(&me, &token, guise).await?;
    Ok(Redirect::to("/"))
}
