//! What this is, who it listens to, the keys that help, and the licences.

use askama::Template;
use axum::response::Html;

use crate::assets;
use crate::extractors::Here;
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
    /// Where the licences of the web's parts are.
    pub licences: String,
}

impl<'a> AboutPage<'a> {
    /// The page of this program.
    #[must_use]
    pub fn new(frame: Frame<'a>) -> Self {
        Self {
            frame,
            version: env!("CARGO_PKG_VERSION"),
            licences: assets::address("licenses.txt"),
        }
    }
}

/// `/om`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here) -> Result<Html<String>, Problem> {
    let frame = Frame::new(&state, state.wording.text("about-title")).under([]);
    show(&AboutPage::new(frame))
}
