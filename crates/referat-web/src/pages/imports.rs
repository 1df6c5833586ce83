//! The documents that were imported, newest first.

use askama::Template;
use axum::response::Html;
use referat_domain::view::Seen;
use referat_domain::view::document::ImportListView;
use referat_domain::view::meeting::DocumentLine;

use crate::extractors::{Asked, Here, PageNumber, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pager::Pager;
use crate::problem::Problem;

/// The list of imports.
#[derive(Template)]
#[template(path = "imports.html")]
pub struct ImportsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub imports: &'a Seen<ImportListView>,
    /// Links to its other pages.
    pub pager: Option<Pager>,
}

impl<'a> ImportsPage<'a> {
    /// The page of a list of imports.
    pub fn new(frame: Frame<'a>, imports: &'a Seen<ImportListView>) -> Self {
        Self {
            frame,
            imports,
            pager: Pager::new(imports.page, imports.pages, |page| links::imports(&page)),
        }
    }
}

/// Whether anything was found in a document.
#[must_use]
pub fn has_findings(document: &DocumentLine) -> bool {
    document.findings.iter().any(|(_, count)| *count > 0)
}

/// `/importer`
///
/// # Errors
/// When the reader may not, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(asked): Asked<PageNumber>,
) -> Result<Html<String>, Problem> {
    let imports = state.office.imports(&reader, asked.number()).await?;
    let frame = Frame::new(&state, state.wording.text("imports-title"))
        .on(Way::Imports)
        .under([]);
    show(&ImportsPage::new(frame, &imports))
}
