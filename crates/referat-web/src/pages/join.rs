//! A document beside the meeting it is of: what differs, and which of the two stands, item by item.

use askama::Template;
use axum::response::{Html, Redirect};
use referat_actions::decide_proposals::Verdict;
use referat_actions::import_meetings::JoinChoice;
use referat_domain::comparison::{HeadPart, ItemChange, ItemComparison, ItemPart, WordChange};
use referat_domain::ids::ProposalId;
use referat_domain::joining::JoinLine;
use referat_domain::view::Seen;
use referat_domain::view::document::JoinView;

use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::comparison::{self, Shown};
use crate::problem::Problem;
use crate::receiving::Typed;

/// The page of a join.
#[derive(Template)]
#[template(path = "join.html")]
pub struct JoinPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub join: &'a Seen<JoinView>,
}

impl JoinPage<'_> {
    /// Each item of the comparison with which it is.
    #[must_use]
    pub fn items(&self) -> Vec<(&ItemComparison, &JoinLine)> {
        self.join.comparison.items.iter().zip(&self.join.lines).collect()
    }

    /// The name of an item's field in the form.
    #[must_use]
    pub fn field(&self, place: &usize) -> String {
        format!("p{place}")
    }

    /// How many items say the same.
    #[must_use]
    pub fn same(&self) -> usize {
        let items = self.join.comparison.items.iter();
        items.filter(|item| item.change == ItemChange::Same).count()
    }

    /// What a part of the head is called.
    #[must_use]
    pub fn head_part(&self, part: &HeadPart) -> String {
        self.frame.head_part(*part)
    }

    /// The changes of a part of the head.
    #[must_use]
    pub fn head_changes(&self, part: &HeadPart, changes: &[WordChange]) -> Vec<Shown> {
        comparison::head_changes(*self.frame, *part, changes)
    }

    /// What a part of an item is called.
    #[must_use]
    pub fn item_part(&self, part: &ItemPart) -> String {
        self.frame.item_part(part)
    }

    /// The changes of a part of an item.
    #[must_use]
    pub fn item_changes(&self, part: &ItemPart, changes: &[WordChange]) -> Vec<Shown> {
        comparison::item_changes(*self.frame, part, changes)
    }
}

/// `/forslag/{id}`
///
/// # Errors
/// When there is no such proposal for the reader, it is decided, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ProposalId>,
) -> Result<Html<String>, Problem> {
    let join = state.office.join(&reader, id).await?;
    let frame = Frame::new(&state, state.wording.text("join-title"))
        .on(Way::Proposals)
        .under([(
            state.wording.text("proposals-title").into_owned(),
            "/forslag".to_owned(),
        )]);
    show(&JoinPage { frame, join: &join })
}

/// `POST /forslag/{id}/sammenlaeg`: joins the document with the meeting as it was chosen.
///
/// # Errors
/// When it is refused.
pub async fn join(Here(state): Here, Id(id): Id<ProposalId>, typed: Typed) -> Result<Redirect, Problem> {
    let count = usize::try_from(typed.number("antal")?).unwrap_or_default();
    let is_new = |field: &str| typed.get(field) == Some("ny");
    let choice = JoinChoice {
        fingerprint: typed.get("aftryk").unwrap_or_default().to_owned(),
        head: is_new("hoved"),
        items: (0..count.min(typed.0.len()))
            .map(|place| is_new(&format!("p{place}")))
            .collect(),
    };
    let reason = typed.get("grund").unwrap_or_default().trim();
    let office = &state.office;
    let meeting = office.join_document(state.actor()?, id, &choice, reason).await?;
    Ok(Redirect::to(&links::meeting(&meeting)))
}

/// `POST /forslag/{id}/afvis`: says that the document is not to be joined; it is taken away.
///
/// # Errors
/// When it is refused.
pub async fn decline(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ProposalId>,
) -> Result<Redirect, Problem> {
    let join = state.office.join(&reader, id).await?;
    state
        .office
        .decide_proposal(state.actor()?, join.proposal.id, Verdict::Reject, "")
        .await?;
    Ok(Redirect::to("/forslag"))
}
