//! Handing documents in: the form is on the page of imports, and what became of each file is told there.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use referat_actions::receive_uploads::{HandedIn, NotKept, Received};

use crate::extractors::{Here, Visitor};
use crate::links;
use crate::pages::imports;
use crate::problem::Problem;
use crate::receiving::Files;

/// `POST /importer/modtag`: keeps the files, to be looked at before anything is imported. One document leads to its
/// page, several to the list. Reading takes a moment, not minutes: nothing runs on beside the pages.
///
/// # Errors
/// When it is refused as a whole.
pub async fn receive(
    Here(state): Here,
    Visitor(reader): Visitor,
    Files(files): Files,
) -> Result<Response, Problem> {
    let (mut documents, mut attachments): (Vec<HandedIn>, Vec<HandedIn>) = Default::default();
    for file in files {
        match file.field.as_str() {
            "bilag" => attachments.push(file.file),
            _ => documents.push(file.file),
        }
    }
    let office = &state.office;
    let received = office
        .receive_uploads(state.actor()?, documents, attachments)
        .await?;
    let refused: Vec<(String, NotKept)> = received
        .iter()
        .filter_map(|received| Some((received.name.clone(), received.outcome.err()?)))
        .collect();
    if let (
        [
            Received {
                outcome: Ok(upload), ..
            },
        ],
        true,
    ) = (received.as_slice(), refused.is_empty())
    {
        return Ok(Redirect::to(&links::upload(upload)).into_response());
    }
    if refused.is_empty() {
        return Ok(Redirect::to("/importer#venter").into_response());
    }
    let status = match refused.len() == received.len() {
        true => StatusCode::BAD_REQUEST,
        false => StatusCode::OK,
    };
    let html = imports::shown(&state, &reader, 1, refused).await?;
    Ok((status, html).into_response())
}
