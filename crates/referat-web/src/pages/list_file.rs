//! Lists as files for spreadsheets and programs: the journal, and who has read what is closed.

use axum::response::Response;
use referat_actions::journal_export::ExportForm;

use crate::WebState;
use crate::problem::Problem;
use crate::sending;

/// As which file a list is asked for.
///
/// # Errors
/// When there is no such form.
pub fn file_form(som: &str) -> Result<Option<ExportForm>, Problem> {
    match som {
        "" => Ok(None),
        form => ExportForm::of(form).map(Some).ok_or(Problem::BadAddress),
    }
}

/// Sends a list as a file that is saved and not kept on the way.
///
/// # Errors
/// When a header can't be made, which is a mistake of ours.
pub fn send_file(
    state: &WebState,
    name: &'static str,
    form: ExportForm,
    text: String,
) -> Result<Response, Problem> {
    let name = format!(
        "{}-{}.{}",
        state.wording.text(name),
        (state.today)(),
        form.ending()
    );
    let manner = sending::printed(form.media_type());
    sending::send(&name, manner, text).map(sending::unkept)
}
