//! The notices of an item, line by line: each stays a notice, becomes a promise or begins a case, and is closed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{NoticeLine, Sorted, SortingDesk};
use referat_actions::sort_lines::SortedInto;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::promise::LineKind;
use referat_domain::view::Part;
use referat_domain::view::item::ItemContent;
use serde::Deserialize;

use super::decision_moves::day;
use super::item::title;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page of an item's notices.
#[derive(Template)]
#[template(path = "notice_lines.html")]
pub struct NoticeLinesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The lines.
    pub desk: &'a SortingDesk,
    /// What the item says.
    pub content: &'a ItemContent,
    /// What was typed and came back.
    pub typed: &'a Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done.
    #[serde(default)]
    pub hvad: String,
    /// The words of a line that is sorted.
    #[serde(default)]
    pub linje: String,
    /// A line that is sorted already.
    #[serde(default)]
    pub id: String,
    /// Who promises.
    #[serde(default)]
    pub hvem: String,
    /// By which day.
    #[serde(default)]
    pub frist: String,
}

impl NoticeLinesPage<'_> {
    /// Whether the keys are of this line: the first that isn't sorted.
    #[must_use]
    pub fn is_next(&self, line: &NoticeLine) -> bool {
        let mut open = self.desk.lines.iter().filter(|line| line.sorted.is_none());
        open.next().is_some_and(|next| next.words == line.words)
    }

    /// Whether this is what was sorted last, which one key takes back.
    #[must_use]
    pub fn is_last(&self, sorted: &Sorted) -> bool {
        let all = self.desk.lines.iter().filter_map(|line| line.sorted.as_ref());
        all.max_by_key(|one| one.sorted_at)
            .is_some_and(|last| last.id == sorted.id)
    }

    /// Whether this is the first that is sorted and not closed, which one key closes.
    #[must_use]
    pub fn is_first_open(&self, sorted: &Sorted) -> bool {
        let mut all = self.desk.lines.iter().filter_map(|line| line.sorted.as_ref());
        all.find(|one| !one.is_closed)
            .is_some_and(|first| first.id == sorted.id)
    }

    /// How many lines are left, and how many are sorted and not closed.
    #[must_use]
    pub fn left(&self) -> (usize, usize) {
        let sorted = self.desk.lines.iter().filter_map(|line| line.sorted.as_ref());
        let open = sorted.filter(|sorted| !sorted.is_closed).count();
        let unsorted = self.desk.lines.iter().filter(|line| line.sorted.is_none());
        (unsorted.count(), open)
    }

    /// What a line became, in words.
    #[must_use]
    pub fn kind(&self, kind: &LineKind) -> String {
        self.frame.wording().line_kind(*kind)
    }

    /// Whom a line's form names: what was typed, else whom the line names.
    #[must_use]
    pub fn who(&self, line: &NoticeLine) -> String {
        match self.typed.linje == line.words {
            true => self.typed.hvem.clone(),
            false => line.named.clone().unwrap_or_default(),
        }
    }

    /// The day a line's form has.
    #[must_use]
    pub fn due(&self, line: &NoticeLine) -> String {
        match self.typed.linje == line.words {
            true => self.typed.frist.clone(),
            false => String::new(),
        }
    }
}

/// `/punkter/{id}/linjer`
///
/// # Errors
/// When there is no such item for the reader, or they don't write what is decided of it.
pub async fn page(Here(state): Here, Id(id): Id<AgendaItemId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, &Typed::default(), None).await
}

/// `POST /punkter/{id}/linjer`: sorts a line, takes it back, closes it or opens it again.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn sort(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let into = |into| office.sort_line(actor, id, &typed.linje, into);
    let done = match (typed.hvad.as_str(), day(&typed.frist)) {
        ("meddelelse", _) => into(SortedInto::Notice).await,
        ("sag", _) => into(SortedInto::Case).await,
        ("loefte" | "ret", Err(refusal)) => Err(refusal),
        ("loefte", Ok(due)) => into(SortedInto::Promise(&typed.hvem, due)).await,
        ("ret", Ok(due)) => {
            office
                .change_promise(actor, id, &typed.id, &typed.hvem, due)
                .await
        }
        ("fortryd", _) => office.unsort_line(actor, id, &typed.id).await,
        ("afslut", _) => office.close_line(actor, id, &typed.id, true).await,
        ("genaabn", _) => office.close_line(actor, id, &typed.id, false).await,
        _ => return Err(super::paper::not_valid("form")),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::notice_lines(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, &typed, Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: AgendaItemId,
    status: StatusCode,
    typed: &Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let desk = state.office.sorting_desk(actor, id).await?;
    let Part::Open(content) = &desk.page.item.content else {
        return Err(Problem::NotFound);
    };
    let words = state.words();
    let meeting = &desk.page.meeting;
    let values = [
        ("number", desk.page.item.number.as_str().into()),
        ("title", title(words, &desk.page).into()),
        ("meeting", words.meeting_title(meeting).into()),
    ];
    let frame = Frame::new(state, words.text_with("lines-title", &values)).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&meeting.id));
    let decision = (frame.text("lines-decision").into_owned(), links::decision(&id));
    let frame = frame.under([forum, crumb, decision]);
    let page = show(&NoticeLinesPage {
        frame,
        desk: &desk,
        content,
        typed,
        news: None,
        wrong,
    })?;
    let by = referat_actions::note_closed_read::read_by(actor, &actor.reader);
    let what = referat_domain::view::closed_reads::ReadWhat::Page;
    state
        .office
        .note_closed_read(&by, desk.page.closed(), what)
        .await?;
    Ok((status, page).into_response())
}
