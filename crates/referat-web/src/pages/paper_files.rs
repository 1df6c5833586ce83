//! The files of a paper on its way: hung on it, changed, and sent to who may see them.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::attach_to_paper::{FileChange, Hung};
use referat_domain::ids::PaperId;

use super::paper::{Typed, answer, not_valid, shown};
use super::prove::outcome;
use crate::extractors::{Filled, Here, Id, IdAndName};
use crate::links;
use crate::problem::Problem;
use crate::receiving::Files;
use crate::sending;

/// `POST /moedesager/{id}/filer`: hangs files on it.
///
/// # Errors
/// As [`super::paper::submit`].
pub async fn attach(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Files(files): Files,
) -> Result<Response, Problem> {
    let files = files.into_iter().map(|file| file.file).collect();
    let done = state.office.attach_to_paper(state.actor()?, id, files).await;
    match outcome(&state, done)? {
        Ok(hung) => {
            let refused: Vec<Hung> = hung.into_iter().filter(|hung| hung.refused.is_some()).collect();
            match refused.is_empty() {
                true => Ok(Redirect::to(&format!("{}#bilag", links::paper(&id))).into_response()),
                false => shown(&state, id, StatusCode::BAD_REQUEST, None, refused).await,
            }
        }
        Err((status, wrong)) => shown(&state, id, status, Some(wrong), Vec::new()).await,
    }
}

/// `POST /moedesager/{id}/filer/ret`: changes one of its files.
///
/// # Errors
/// As [`super::paper::submit`].
pub async fn change_file(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let change = match typed.hvad.as_str() {
        "op" => FileChange::Up,
        "ned" => FileChange::Down,
        "tag-af" => FileChange::TakeOff,
        "titel" => FileChange::Title(typed.titel),
        "luk" => FileChange::Close(Some(typed.hjemmel)),
        "aaben" => FileChange::Close(None),
        _ => return Err(not_valid("form")),
    };
    let office = &state.office;
    let done = office
        .change_paper_file(state.actor()?, id, &typed.id, change)
        .await;
    answer(&state, id, done).await
}

/// `/moedesager/{id}/filer/{fil}`: one of its files.
///
/// # Errors
/// When there is no such file for the reader.
pub async fn file(Here(state): Here, IdAndName(id, file): IdAndName<PaperId>) -> Result<Response, Problem> {
    let (name, media_type, bytes) = state.office.paper_file(state.actor()?, id, &file).await?;
    sending::send(&name, sending::foreign(&media_type), bytes)
}
