//! The report of an import: each finding beside the lines of the source it is about.

use askama::Template;
use axum::response::Html;
use referat_domain::ids::DocumentId;
use referat_domain::view::Seen;
use referat_domain::view::document::ImportReportView;

use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// An import report.
#[derive(Template)]
#[template(path = "import_report.html")]
pub struct ImportReportPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub report: &'a Seen<ImportReportView>,
}

/// `/importer/{id}`
///
/// # Errors
/// When there is no such document for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<DocumentId>,
) -> Result<Html<String>, Problem> {
    let report = state.office.import_report(&reader, id).await?;
    let frame = Frame::new(&state, report.document.file_name.as_str())
        .on(Way::Imports)
        .under([(
            state.wording.text("way-imports").into_owned(),
            "/importer".to_owned(),
        )]);
    show(&ImportReportPage {
        frame,
        report: &report,
    })
}
