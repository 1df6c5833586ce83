//! An attachment's file. What a browser can show safely is shown, everything else is saved.

use axum::response::Response;
use referat_actions::lookups::AttachmentFile;
use referat_actions::note_closed_read::read_by;
use referat_domain::ids::AttachmentId;
use referat_domain::view::closed_reads::ReadWhat;

use crate::extractors::{Here, Id, Visitor};
use crate::problem::Problem;
use crate::sending;

/// `/bilag/{id}`
///
/// # Errors
/// When there is no such file for the reader, or the lookup is refused.
pub async fn file(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AttachmentId>,
) -> Result<Response, Problem> {
    let AttachmentFile {
        file_name,
        media_type,
        bytes,
        closed,
        ..
    } = state.office.attachment(&reader, id).await?;
    let by = read_by(state.actor()?, &reader);
    state.office.note_closed_read(&by, closed, ReadWhat::File).await?;
    sending::send(&file_name, sending::foreign(&media_type), bytes)
}
