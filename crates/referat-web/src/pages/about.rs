//! What this is, who it listens to, the keys that help, and the licences.

use askama::Template;
use axum::response::Html;
use referat_actions::upkeep::ChainCheck;
use referat_domain::view::journal::{JournalScope, may_see_journal};

use crate::assets;
use crate::extractors::{Here, Visitor};
use crate::frame::{Frame, show};
use crate::problem::Problem;

/// The page about the program.
#[derive(Template)]
#[template(path = "about.html")]
pub struct AboutPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The program's version.
    pub version: &'static str,
    /// What the last check of the journal's chain came to.
    pub check: Option<ChainCheck>,
    /// Whether the reader runs the installation.
    pub is_administrator: bool,
    /// Where the licences of the web's parts are.
    pub licences: String,
}

impl<'a> AboutPage<'a> {
    /// The page of this program.
    #[must_use]
    pub fn new(frame: Frame<'a>, check: Option<ChainCheck>, is_administrator: bool) -> Self {
        Self {
            frame,
            check,
            is_administrator,
            version: env!("CARGO_PKG_VERSION"),
            licences: assets::address("licenses.txt"),
        }
    }
}

/// `/om`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here, Visitor(reader): Visitor) -> Result<Html<String>, Problem> {
    let frame = Frame::new(&state, state.wording.text("about-title")).under([]);
    let check = state.office.last_chain_check().await;
    let is_administrator = may_see_journal(&reader, &JournalScope::Everything);
    show(&AboutPage::new(frame, check, is_administrator))
}
