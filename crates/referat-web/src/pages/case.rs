//! A case over the years: its items, why each belongs there, and what may belong there too.

use askama::Template;
use axum::response::Html;
use referat_domain::ids::CaseId;
use referat_domain::view::case::{CaseView, JoinedItemView};
use referat_domain::view::{Part, Seen};
use referat_wording::Wording;

use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::journal;
use crate::problem::Problem;

/// A case's page.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CasePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub case: &'a Seen<CaseView>,
    /// Its items by year, newest first; `None` holds those without a date.
    pub years: Vec<(Option<i16>, Vec<&'a JoinedItemView>)>,
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
}

impl<'a> CasePage<'a> {
    /// The page of a case.
    pub fn new(frame: Frame<'a>, case: &'a Seen<CaseView>) -> Self {
        let mut years: Vec<(Option<i16>, Vec<&JoinedItemView>)> = Vec::new();
        for joined in &case.items {
            let year = joined.item.date.map(|date| date.year());
            match years.last_mut() {
                Some((last, items)) if *last == year => items.push(joined),
                Some(_) | None => years.push((year, vec![joined])),
            }
        }
        Self {
            frame,
            case,
            years,
            has_journal: false,
        }
    }
}

/// What a case is called: its title, or that it is closed.
#[must_use]
pub fn title(wording: &Wording, case: &CaseView) -> String {
    match &case.title {
        Some(title) => title.clone(),
        None => wording.text("case-closed-title").into_owned(),
    }
}

/// `/sager/{id}`
///
/// # Errors
/// When there is no such case for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<CaseId>,
) -> Result<Html<String>, Problem> {
    let case = state.office.case(&reader, id).await?;
    let title = title(&state.wording, &case);
    let tab_title = match &case.journal_number {
        Some(number) => state.wording.text_with(
            "case-tab-title",
            &[("title", title.into()), ("number", number.to_string().into())],
        ),
        None => title,
    };
    let frame =
        Frame::new(&state, tab_title)
            .on(Way::JournalNumbers)
            .under(case.journal_number.iter().flat_map(|number| {
                [
                    (
                        state.wording.text("way-journal-numbers").into_owned(),
                        "/journalnumre".to_owned(),
                    ),
                    (number.subject.to_string(), links::subject(&number.subject)),
                ]
            }));
    let mut page = CasePage::new(frame, &case);
    page.has_journal = case
        .items
        .iter()
        .any(|joined| journal::is_offered(&reader, joined.item.forum));
    show(&page)
}
