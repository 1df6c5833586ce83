//! Who may do what: the table of access itself.

use askama::Template;
use axum::response::Html;
use referat_domain::access::{Action, COLUMNS, Who};

use crate::extractors::Here;
use crate::frame::{Frame, show};
use crate::problem::Problem;

/// The table of access.
#[derive(Template)]
#[template(path = "access.html")]
pub struct AccessPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
}

impl AccessPage<'_> {
    /// What the columns are called.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        COLUMNS
            .iter()
            .map(|who| match who {
                Who::Staff => self.frame.text("role-staff").into_owned(),
                Who::Holder(role) => self.frame.role(*role),
            })
            .collect()
    }

    /// What can be done, and which columns may.
    #[must_use]
    pub fn rows(&self) -> Vec<(String, Vec<bool>)> {
        Action::ALL
            .iter()
            .map(|action| (self.frame.action(*action), action.row().to_vec()))
            .collect()
    }
}

/// `/hvem-maa-hvad`
///
/// # Errors
/// When the template fails.
pub async fn page(Here(state): Here) -> Result<Html<String>, Problem> {
    let frame = Frame::new(&state, state.wording.text("access-title")).under([]);
    show(&AccessPage { frame })
}
