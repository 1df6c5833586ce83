//! Files that are printed of a meeting or an item as it is now. Nothing of them is kept.

use axum::response::Response;
use referat_actions::note_closed_read::read_by;
use referat_actions::printing::Subject;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::reader::Reader;

use crate::WebState;
use crate::extractors::{Here, IdAndName, Visitor};
use crate::orders::{NamedPrint, What};
use crate::problem::Problem;
use crate::sending;

/// `/moeder/{id}/tryk/{file}`
///
/// # Errors
/// When there is no such meeting for the reader, no such file of it, or printing is refused.
pub async fn of_meeting(
    Here(state): Here,
    Visitor(reader): Visitor,
    IdAndName(id, name): IdAndName<MeetingId>,
) -> Result<Response, Problem> {
    let print = NamedPrint::of(&name).ok_or(Problem::NotFound)?;
    let subject = match print.what {
        What::Whole => Subject::Meeting(id),
        What::Agenda => Subject::Agenda(id),
        What::Packet | What::Extract | What::Volume => return Err(Problem::NotFound),
    };
    send(&state, &reader, subject, print).await
}

/// `/punkter/{id}/tryk/{file}`
///
/// # Errors
/// When there is no such item for the reader, no such file of it, or printing is refused.
pub async fn of_item(
    Here(state): Here,
    Visitor(reader): Visitor,
    IdAndName(id, name): IdAndName<AgendaItemId>,
) -> Result<Response, Problem> {
    let print = NamedPrint::of(&name).ok_or(Problem::NotFound)?;
    match print.what {
        What::Extract => send(&state, &reader, Subject::Extract(id), print).await,
        What::Whole | What::Agenda | What::Packet | What::Volume => Err(Problem::NotFound),
    }
}

async fn send(
    state: &WebState,
    reader: &Reader,
    subject: Subject,
    print: NamedPrint,
) -> Result<Response, Problem> {
    let office = &state.office;
    let (recipients, form) = (print.recipients, print.form);
    let file = office
        .print(reader, &state.press, subject, recipients, form, &|_| ())
        .await?;
    let by = read_by(state.actor()?, reader);
    office
        .note_closed_print(&by, reader, subject, recipients, Some(form))
        .await?;
    let manner = sending::printed(file.media_type);
    sending::send(&file.file_name, manner, file.bytes).map(sending::unkept)
}
