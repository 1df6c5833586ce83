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
    rolle: String,
    #[serde(default)]
    forum: String,
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
    let words = match wish.rolle.as_str() {
        "" => None,
        "staff" => Some("staff".to_owned()),
        role => Some(format!("{role}:{}", wish.forum)),
    };
    let not_valid = || Problem::NotValid {
        why: "form",
        given: String::new(),
    };
    let guise = words
        .map(|words| Guise::from_words(&words).ok_or_else(not_valid))
        .transpose()?;
    state.office.see_as(&me, &token, guise).await?;
    Ok(Redirect::to("/"))
}
