//! The directory of names: persons, positions and units that occur in what the reader may see.

use askama::Template;
use axum::response::Html;
use referat_domain::view::Seen;
use referat_domain::view::people::{DirectoryLine, DirectoryView, Named};

use crate::extractors::{Here, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The directory.
#[derive(Template)]
#[template(path = "directory.html")]
pub struct DirectoryPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The units.
    pub units: Vec<&'a DirectoryLine>,
    /// The positions.
    pub positions: Vec<&'a DirectoryLine>,
    /// The persons.
    pub persons: Vec<&'a DirectoryLine>,
}

impl<'a> DirectoryPage<'a> {
    /// The page of a directory, its names by what they are.
    pub fn new(frame: Frame<'a>, directory: &'a Seen<DirectoryView>) -> Self {
        let mut page = Self {
            frame,
            units: Vec::new(),
            positions: Vec::new(),
            persons: Vec::new(),
        };
        for line in &directory.lines {
            match &line.named {
                Named::Unit { .. } => page.units.push(line),
                Named::Position { .. } => page.positions.push(line),
                Named::Person { .. } => page.persons.push(line),
            }
        }
        page
    }
}

/// `/navne`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Visitor(reader): Visitor) -> Result<Html<String>, Problem> {
    let directory = state.office.directory(&reader).await?;
    let frame = Frame::new(&state, state.wording.text("directory-title"))
        .on(Way::Names)
        .under([]);
    show(&DirectoryPage::new(frame, &directory))
}
