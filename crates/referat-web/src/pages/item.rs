//! An agenda item: its facts, its sections, its decision, and the case it belongs to.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use referat_actions::lookups::ItemPage as FoundItem;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::meeting::decision::Outcome;
use referat_domain::view::Part;
use referat_domain::view::case::CaseView;
use referat_domain::view::item::{ItemContent, ItemLineView};

use crate::WebState;
use crate::extractors::{Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::item_body::ItemBody;
use crate::problem::Problem;

/// An item's page.
#[derive(Template)]
#[template(path = "item.html")]
pub struct ItemPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub found: &'a FoundItem,
    /// Its text, unless it is closed to the reader.
    pub body: Option<ItemBody<'a>>,
}

impl<'a> ItemPage<'a> {
    /// The page of an item.
    pub fn new(frame: Frame<'a>, found: &'a FoundItem, body: Option<ItemBody<'a>>) -> Self {
        Self { frame, found, body }
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

/// What is said of the minutes an item approves: the words, and the meeting if it is known.
#[must_use]
pub fn approves(frame: &Frame<'_>, content: &ItemContent) -> Option<(String, Option<String>)> {
    let approval = content.approves?;
    let words = match approval.of {
        ApprovesMinutesOf::Date(date) => {
            frame.text_with("item-approves-minutes-of-date", &[("date", frame.date(&date).into())])
        }
        ApprovesMinutesOf::Previous => frame.text("item-approves-previous-minutes").into_owned(),
    };
    Some((words, approval.meeting.map(|meeting| links::meeting(&meeting))))
}

/// What an item is called on its page and in the tab.
#[must_use]
pub fn title(frame: &Frame<'_>, found: &FoundItem) -> String {
    match &found.item.content {
        Part::Open(content) => content.line.subject.clone(),
        Part::Neutral(neutral) => match &neutral.title {
            Some(title) => title.clone(),
            None => frame.text("item-closed-title").into_owned(),
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
    let frame = Frame::new(&state, "").on(Way::Front);
    let title = title(&frame, &found);
    let number = found.item.number.as_str();
    let meeting_crumb = frame.meeting_crumb(&found.meeting.date);
    let frame = Frame {
        title: frame.text_with(
            "item-tab-title",
            &[("number", number.into()), ("title", title.as_str().into())],
        ),
        ..frame
    };
    let frame = frame
        .under([
            (found.meeting.forum_name.clone(), links::forum(&found.meeting.forum)),
            (meeting_crumb, links::meeting(&found.meeting.id)),
        ])
        .between(
            found.previous.as_ref().map(|item| links::item(&item.id)),
            found.next.as_ref().map(|item| links::item(&item.id)),
        );
    let body = match &found.item.content {
        Part::Open(content) => Some(ItemBody::new(&state.wording, content, 2, String::new())),
        Part::Neutral(_) => None,
    };
    show(&ItemPage::new(frame, &found, body))
}
