//! The report of an import: each finding beside the lines of the source it is about.

use askama::Template;
use axum::response::{Html, Redirect};
use referat_domain::ids::DocumentId;
use referat_domain::view::Seen;
use referat_domain::view::document::ImportReportView;
use serde::Deserialize;

use crate::extractors::{Asked, Filled, Here, Id, Visitor};
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
    /// What happened just now.
    pub after: After,
}

/// What stands after the question mark once something happened.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    /// How many proposals the import opened.
    pub forslag: Option<u32>,
    /// Whether the file was here already.
    pub kendt: Option<String>,
}

/// A form with a reason.
#[derive(Debug, Clone, Deserialize)]
pub struct OfReason {
    /// Why.
    pub grund: String,
}

/// `/importer/{id}`
///
/// # Errors
/// When there is no such document for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<DocumentId>,
    Asked(after): Asked<After>,
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
        after,
    })
}

/// `POST /importer/{id}/fortryd`: takes the import back.
///
/// # Errors
/// When it is refused, with what stands in the way.
pub async fn undo(
    Here(state): Here,
    Id(id): Id<DocumentId>,
    Filled(form): Filled<OfReason>,
) -> Result<Redirect, Problem> {
    state.office.undo_import(state.actor()?, id, &form.grund).await?;
    Ok(Redirect::to("/importer?fortrudt=ja"))
}
