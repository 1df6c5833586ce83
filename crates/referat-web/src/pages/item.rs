//! An agenda item: its facts, its sections, its decision, and the case it belongs to.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use referat_actions::lookups::ItemPage as FoundItem;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::view::Part;
use referat_domain::view::case::CaseView;
use referat_domain::view::item::ItemLineView;

use crate::WebState;
use crate::extractors::{Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::item_body::{self, SetText};
use crate::pages::item_facts;
use crate::problem::Problem;
use crate::words::Words;

/// An item's page.
#[derive(Template)]
#[template(path = "item.html")]
pub struct ItemPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub found: &'a FoundItem,
    /// Its facts, as HTML.
    pub facts: String,
    /// Its text, unless it is closed to the reader.
    pub body: Option<SetText>,
}

impl<'a> ItemPage<'a> {
    /// The page of an item.
    ///
    /// # Errors
    /// When a template fails, which is a mistake of ours.
    pub fn new(frame: Frame<'a>, found: &'a FoundItem) -> Result<Self, Problem> {
        let facts = item_facts::set(&frame, found)?;
        let body = match &found.item.content {
            Part::Open(content) => Some(item_body::set(&frame, content, 2, "")?),
            Part::Neutral(_) => None,
        };
        Ok(Self {
            frame,
            found,
            facts,
            body,
        })
    }

    /// The different outcomes of its clauses, for the head.
    #[must_use]
    pub fn outcomes(&self) -> Vec<Outcome> {
        match &self.found.item.content {
            Part::Open(content) => content.line.outcomes(),
            Part::Neutral(_) => Vec::new(),
        }
    }

    /// The other items of its case.
    #[must_use]
    pub fn others<'v>(&self, case: &'v CaseView) -> Vec<&'v ItemLineView> {
        case.items
            .iter()
            .map(|joined| &joined.item)
            .filter(|item| item.id != self.found.item.id)
            .collect()
    }
}

/// What the way to another item is called.
#[must_use]
pub fn short_title(frame: &Frame<'_>, item: &ItemLineView) -> String {
    match &item.line {
        Part::Open(line) => line.subject.clone(),
        Part::Neutral(neutral) => match &neutral.title {
            Some(title) => title.clone(),
            None => frame.text("item-closed-title").into_owned(),
        },
    }
}

/// What an item is called on its page and in the tab.
#[must_use]
pub fn title(words: Words<'_>, found: &FoundItem) -> String {
    match &found.item.content {
        Part::Open(content) => content.line.subject.clone(),
        Part::Neutral(neutral) => match &neutral.title {
            Some(title) => title.clone(),
            None => words.text("item-closed-title").into_owned(),
        },
    }
}

/// `/punkter/{id}`
///
/// # Errors
/// When there is no such item for the reader, or the lookup is refused.
pub async fn page(
    State(state): State<WebState>,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
) -> Result<Html<String>, Problem> {
    let found = state.office.item(&reader, id).await?;
    let words = state.words();
    let title = words.text_with(
        "item-tab-title",
        &[
            ("number", found.item.number.as_str().into()),
            ("title", title(words, &found).into()),
            ("meeting", words.meeting_title(&found.meeting).into()),
        ],
    );
    let frame = Frame::new(&state, title)
        .on(Way::Front)
        .under([
            (
                found.meeting.forum_name.clone(),
                links::forum(&found.meeting.forum),
            ),
            (
                words.meeting_crumb(&found.meeting.date),
                links::meeting(&found.meeting.id),
            ),
        ])
        .between(
            found.previous.as_ref().map(|item| links::item(&item.id)),
            found.next.as_ref().map(|item| links::item(&item.id)),
        );
    show(&ItemPage::new(frame, &found)?)
}
