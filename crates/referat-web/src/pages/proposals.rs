//! What waits for a person: joins of cases, of documents and of names, each with its reason.
//!
//! Decisions on them come through the command line now, and on screen when there is a login.

use askama::Template;
use axum::response::Html;
use referat_domain::ids::ProposalId;
use referat_domain::view::proposals::ProposalsView;
use referat_domain::view::{Part, Seen};

use crate::extractors::{Here, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The proposals.
#[derive(Template)]
#[template(path = "proposals.html")]
pub struct ProposalsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub proposals: &'a Seen<ProposalsView>,
}

impl ProposalsPage<'_> {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.proposals.cases.is_empty()
            && self.proposals.meetings.is_empty()
            && self.proposals.aliases.is_empty()
    }
}

/// The command that accepts a proposal.
#[must_use]
pub fn accept_command(id: &ProposalId) -> String {
    format!("referat proposals accept {id}")
}

/// The command that declines it.
#[must_use]
pub fn decline_command(id: &ProposalId) -> String {
    format!("referat proposals decline {id}")
}

/// `/forslag`
///
/// # Errors
/// When the reader may not, or the lookup is refused.
pub async fn page(Here(state): Here, Visitor(reader): Visitor) -> Result<Html<String>, Problem> {
    let proposals = state.office.proposals(&reader).await?;
    let frame = Frame::new(&state, state.wording.text("proposals-title"))
        .on(Way::Proposals)
        .under([]);
    show(&ProposalsPage {
        frame,
        proposals: &proposals,
    })
}
