//! An issued document: exactly the bytes that were issued, each time.

use axum::http::header::{ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use referat_actions::note_closed_read::read_by;
use referat_domain::ids::IssuedDocumentId;
use referat_domain::issued::Recipients;

use crate::extractors::{Here, Id, Visitor};
use crate::problem::Problem;
use crate::sending;

/// What is issued is a PDF.
const PDF: &str = "application/pdf";

/// `/udstedte/{id}`
///
/// # Errors
/// When there is no such document for the reader, or the lookup is refused.
pub async fn file(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<IssuedDocumentId>,
    asked: HeaderMap,
) -> Result<Response, Problem> {
    let file = state.office.issued_document(&reader, id).await?;
    let by = read_by(state.actor()?, &reader);
    state
        .office
        .note_closed_print(&by, &reader, file.subject, file.line.recipients, None)
        .await?;
    let tag = format!("\"{}\"", file.line.checksum);
    let is_known = asked.get_all(IF_NONE_MATCH).iter().any(|known| {
        known
            .to_str()
            .is_ok_and(|known| known.split(',').any(|one| one.trim() == tag))
    });
    let mut response = match is_known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => sending::send(&file.line.file_name, sending::printed(PDF), file.bytes)?,
    };
    let tag = HeaderValue::from_str(&tag).map_err(|cause| Problem::internal(&cause))?;
    response.headers_mut().insert(ETAG, tag);
    // A members' copy is asked for anew each time, so that it is looked whether one may still see it.
    let rule = match file.line.recipients {
        Recipients::Public => "private, max-age=31536000, immutable",
        Recipients::Members => "private, no-cache",
    };
    sending::keep(response.headers_mut(), rule);
    Ok(response)
}
