//! What is known of an item besides its text: when, by whom, under which number.
//!
//! Shared by an item's page and the page of a whole meeting, which put it in as it is.

use askama::Template;
use referat_actions::lookups::ItemPage as FoundItem;
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::view::Part;
use referat_domain::view::item::ItemContent;

use crate::frame::Frame;
use crate::links;
use crate::problem::Problem;

/// An item's facts.
#[derive(Template)]
#[template(path = "item_facts.html")]
pub struct ItemFacts<'a> {
    /// The frame of the page they are put into.
    pub frame: &'a Frame<'a>,
    /// The item.
    pub content: &'a ItemContent,
    /// What the register calls its number's subject.
    pub kle_title: Option<&'a str>,
    /// What is said of the minutes it approves, and the meeting if it is known.
    pub approves: Option<(String, Option<String>)>,
}

/// Sets the facts of an item as HTML; nothing where it is closed to the reader.
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub fn set(frame: &Frame<'_>, found: &FoundItem) -> Result<String, Problem> {
    let Part::Open(content) = &found.item.content else {
        return Ok(String::new());
    };
    let facts = ItemFacts {
        frame,
        content,
        kle_title: found.kle.as_ref().and_then(|kle| kle.title.as_deref()),
        approves: approves(frame, content),
    };
    facts.render().map_err(|cause| Problem::internal(&cause))
}

fn approves(frame: &Frame<'_>, content: &ItemContent) -> Option<(String, Option<String>)> {
    let approval = content.approves?;
    let words = match approval.of {
        ApprovesMinutesOf::Date(date) => frame.text_with(
            "item-approves-minutes-of-date",
            &[("date", frame.date(&date).into())],
        ),
        ApprovesMinutesOf::Previous => frame.text("item-approves-previous-minutes").into_owned(),
    };
    Some((words, approval.meeting.map(|meeting| links::meeting(&meeting))))
}
