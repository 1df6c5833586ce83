//! An agenda item: its facts, its sections, its decision, and the case it belongs to.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use referat_actions::lookups::ItemPage as FoundItem;
use referat_actions::note_closed_read::read_by;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use referat_domain::view::case::CaseView;
use referat_domain::view::closed_reads::ReadWhat;
use referat_domain::view::item::ItemLineView;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::item_body::{self, SetText};
use crate::pages::item_openness::{self, Typed};
use crate::pages::{item_facts, journal, own_reading};
use crate::problem::Problem;
use crate::words::Words;

/// How many items of the same case stand beside a page, before it and after it in time.
const NEAR: usize = 3;

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
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
    /// How far its reader has come with it, and what has changed since, as HTML.
    pub reading: Option<String>,
    /// Its reader's notes and marks, and what those of the forum share, as HTML.
    pub notes: Option<String>,
    /// Who may see it, as HTML, for those who decide that.
    pub openness: Option<String>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
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
            has_journal: false,
            reading: None,
            notes: None,
            openness: None,
            news: None,
            wrong: None,
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

    /// The items of its case that are nearest to it in time: as many as fit beside a page.
    #[must_use]
    pub fn others<'v>(&self, case: &'v CaseView) -> Vec<&'v ItemLineView> {
        let here = case
            .items
            .iter()
            .position(|joined| joined.item.id == self.found.item.id)
            .unwrap_or(0);
        let from = here.saturating_sub(NEAR);
        case.items
            .iter()
            .skip(from)
            .take(here - from + NEAR + 1)
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

/// Where someone comes from.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Origin {
    /// `soeg`: from a search's hits.
    pub fra: Option<String>,
    /// What has just happened.
    pub nyt: Option<String>,
}

/// `/punkter/{id}`
///
/// # Errors
/// When there is no such item for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
    Asked(asked): Asked<Origin>,
) -> Result<Response, Problem> {
    let news = asked.nyt.as_deref();
    let news = item_openness::news(&state, news).or_else(|| own_reading::news(&state, news));
    let what = match asked.fra.as_deref() {
        Some("soeg") => ReadWhat::Hit,
        Some(_) | None => ReadWhat::Page,
    };
    let nothing = (StatusCode::OK, Back::default());
    read(&state, &reader, id, nothing, (news, None), what).await
}

/// The item's page after one of its forms was refused.
///
/// # Errors
/// When there is no such item for the reader, or the lookup is refused.
pub async fn shown(
    state: &WebState,
    reader: &Reader,
    id: AgendaItemId,
    (status, back): (StatusCode, Back),
    wrong: String,
) -> Result<Response, Problem> {
    let back = (status, back);
    read(state, reader, id, back, (None, Some(wrong)), ReadWhat::Page).await
}

/// What was typed in one of the page's forms and came back.
#[derive(Debug, Clone, Default)]
pub struct Back {
    /// In those about who may see it.
    pub openness: Typed,
    /// In those of its reader's own.
    pub own: own_reading::Typed,
}

async fn read(
    state: &WebState,
    reader: &Reader,
    id: AgendaItemId,
    (status, back): (StatusCode, Back),
    (news, wrong): (Option<String>, Option<String>),
    what: ReadWhat,
) -> Result<Response, Problem> {
    let found = state.office.item(reader, id).await?;
    let words = state.words();
    let title = words.text_with(
        "item-tab-title",
        &[
            ("number", found.item.number.as_str().into()),
            ("title", title(words, &found).into()),
            ("meeting", words.meeting_title(&found.meeting).into()),
        ],
    );
    let frame = Frame::new(state, title)
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
    let actor = state.actor()?;
    let decides = actor.guise.is_none() && reader.may(Action::SetOpenness, Scope::Forum(found.item.forum));
    let openness = match decides {
        true => Some(state.office.item_openness(actor, id).await?),
        false => None,
    };
    let openness = match openness.as_ref().and_then(|seen| seen.as_ref()) {
        Some(view) => Some(item_openness::set(&frame, view, &back.openness)?),
        None => None,
    };
    let (reading, notes) = own_reading::set(state, &frame, reader, (id, found.meeting.id), &back.own).await?;
    let mut page = ItemPage::new(frame, &found)?;
    page.has_journal = journal::is_offered(reader, found.item.forum);
    (page.reading, page.notes) = (reading, notes);
    (page.openness, page.news, page.wrong) = (openness, news, wrong);
    let html = show(&page)?;
    let by = read_by(actor, reader);
    state.office.note_closed_read(&by, found.closed(), what).await?;
    Ok((status, html).into_response())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use referat_domain::case::thread::CaseKind;
    use referat_domain::ids::{CaseId, ForumId, MeetingId};
    use referat_domain::meeting::MeetingState;
    use referat_domain::openness::{Closure, Openness};
    use referat_domain::reader::Reader;
    use referat_domain::view::item::{ItemLine, ItemPlace, WholeItem};
    use referat_domain::view::meeting::MeetingLine;
    use referat_domain::view::show;
    use referat_wording::{Language, Wording};

    use super::*;
    use crate::state::Shell;

    fn closed(reader: &Reader) -> FoundItem {
        let forum = ForumId::from_bytes([1; 16]);
        let meeting = MeetingId::from_bytes([2; 16]);
        let item = WholeItem {
            place: ItemPlace {
                id: AgendaItemId::from_bytes([3; 16]),
                meeting,
                date: None,
                forum,
                forum_name: "Chefforum".into(),
                number: "4".into(),
                openness: Openness::Closed(Closure {
                    ground: Some("offentlighedsloven § 21".into()),
                    public_title: Some("Personalesag".into()),
                    public_decision: Some("Godkendt.".into()),
                }),
                excluded: vec![],
            },
            line: ItemLine {
                title: "HEMMELIG".into(),
                subject: "HEMMELIG".into(),
                route: vec![],
                suffixes: vec![],
                journal_number: None,
                slot: None,
                presenters: vec![],
                guests: vec![],
                case: CaseId::from_bytes([4; 16]),
                case_kind: CaseKind::Subject,
                clauses: vec![],
                attachments: 0,
            },
            sections: vec![],
            recommenders: vec![],
            clauses: vec!["at HEMMELIG".into()],
            decision: None,
            disqualified: vec![],
            history: vec![],
            approves: None,
            attachments: vec![],
        };
        let line = MeetingLine {
            id: meeting,
            kind: referat_domain::meeting::MeetingKind::Ordinary,
            forum,
            forum_name: "Chefforum".into(),
            date: None,
            start: None,
            end: None,
            place: None,
            state: MeetingState::Held,
            items: 1,
        };
        FoundItem {
            item: show(item, reader),
            meeting: show(line, reader),
            previous: None,
            next: None,
            thread: None,
            kle: None,
        }
    }

    fn page_for(reader: &Reader) -> String {
        let shell = Shell {
            wording: Arc::new(Wording::new(Language::Danish)),
            municipality: "Sandved Kommune".into(),
            me: None,
            is_public: false,
        };
        let found = closed(reader);
        let words = Words(&shell.wording);
        let frame = Frame::of_shell(&shell, title(words, &found));
        ItemPage::new(frame, &found).unwrap().render().unwrap()
    }

    #[test]
    fn a_closed_item_shows_its_neutral_title_and_published_decision_and_nothing_else() {
        let html = page_for(&Reader::public());
        assert!(!html.contains("HEMMELIG"), "{html}");
        assert!(
            html.contains("<h1>Personalesag</h1>") && html.contains("Godkendt."),
            "{html}"
        );
    }

    #[test]
    fn one_who_may_see_a_closed_item_is_told_that_others_may_not() {
        let html = page_for(&Reader::local_operator());
        assert!(
            html.contains("<h1>HEMMELIG</h1>") && html.contains("lukket for andre"),
            "{html}"
        );
    }
}
