//! The documents that were imported, newest first.

use askama::Template;
use axum::response::Html;
use referat_actions::receive_uploads::{DAYS_KEPT, MOST_BYTES, NotKept};
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::document::ImportListView;
use referat_domain::view::meeting::DocumentLine;
use referat_domain::view::upload::UploadListView;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Here, PageNumber, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pager::Pager;
use crate::problem::Problem;
use crate::receiving::MOST_TOGETHER;

/// The list of imports.
#[derive(Template)]
#[template(path = "imports.html")]
pub struct ImportsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub imports: &'a Seen<ImportListView>,
    /// What was handed in and waits.
    pub uploads: &'a Seen<UploadListView>,
    /// Files that were not kept just now, and why.
    pub refused: Vec<(String, NotKept)>,
    /// Whether an import was taken back just now.
    pub is_undone: bool,
    /// Links to its other pages.
    pub pager: Option<Pager>,
}

/// What stands after the question mark once an import was taken back.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    /// Anything.
    pub fortrudt: Option<String>,
}

impl<'a> ImportsPage<'a> {
    /// The page of a list of imports.
    pub fn new(
        frame: Frame<'a>,
        imports: &'a Seen<ImportListView>,
        uploads: &'a Seen<UploadListView>,
    ) -> Self {
        Self {
            frame,
            imports,
            uploads,
            refused: Vec::new(),
            is_undone: false,
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
    Asked(after): Asked<After>,
) -> Result<Html<String>, Problem> {
    shown_after(
        &state,
        &reader,
        asked.number(),
        Vec::new(),
        after.fortrudt.is_some(),
    )
    .await
}

/// The page with what was not kept.
///
/// # Errors
/// As [`page`].
pub async fn shown(
    state: &WebState,
    reader: &Reader,
    number: u32,
    refused: Vec<(String, NotKept)>,
) -> Result<Html<String>, Problem> {
    shown_after(state, reader, number, refused, false).await
}

async fn shown_after(
    state: &WebState,
    reader: &Reader,
    number: u32,
    refused: Vec<(String, NotKept)>,
    is_undone: bool,
) -> Result<Html<String>, Problem> {
    let imports = state.office.imports(reader, number).await?;
    let uploads = state.office.uploads(state.actor()?).await?;
    let frame = Frame::new(state, state.wording.text("imports-title"))
        .on(Way::Imports)
        .under([]);
    show(&ImportsPage {
        refused,
        is_undone,
        ..ImportsPage::new(frame, &imports, &uploads)
    })
}

/// How large a file may be, in words.
#[must_use]
pub fn limit(frame: &Frame<'_>) -> String {
    frame.text_with(
        "upload-limit",
        &[
            ("size", frame.file_size(&MOST_BYTES).into()),
            ("together", frame.file_size(&(MOST_TOGETHER as u64)).into()),
            ("days", DAYS_KEPT.unsigned_abs().into()),
        ],
    )
}
