//! A forum and its meetings by year.

use askama::Template;
use axum::response::{Html, Redirect};
use referat_actions::printing::FileForm;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::ForumId;
use referat_domain::issued::Recipients;
use referat_domain::meeting::MeetingState;
use referat_domain::view::Seen;
use referat_domain::view::front::ForumView;
use referat_domain::view::meeting::MeetingLine;
use serde::Deserialize;

use crate::extractors::{Asked, Filled, Here, Id, PageNumber, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::orders::{NamedPrint, recipients_word};
use crate::pager::Pager;
use crate::pages::journal;
use crate::problem::Problem;

/// A forum's page.
#[derive(Template)]
#[template(path = "forum.html")]
pub struct ForumPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub forum: &'a Seen<ForumView>,
    /// Its meetings by year, newest first; `None` holds those without a date.
    pub years: Vec<(Option<i16>, Vec<&'a MeetingLine>)>,
    /// Links to its other pages.
    pub pager: Option<Pager>,
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
    /// Whether the reader keeps its templates.
    pub keeps_templates: bool,
    /// Whether the reader plans its meetings.
    pub plans: bool,
}

impl<'a> ForumPage<'a> {
    /// The page of a forum.
    pub fn new(frame: Frame<'a>, forum: &'a Seen<ForumView>) -> Self {
        let mut years: Vec<(Option<i16>, Vec<&MeetingLine>)> = Vec::new();
        for meeting in &forum.meetings {
            let year = meeting.date.map(|date| date.year());
            match years.last_mut() {
                Some((last, meetings)) if *last == year => meetings.push(meeting),
                Some(_) | None => years.push((year, vec![meeting])),
            }
        }
        Self {
            frame,
            forum,
            years,
            pager: Pager::new(forum.page, forum.pages, |page| {
                links::forum_page(&forum.line.id, &page)
            }),
            has_journal: false,
            keeps_templates: false,
            plans: false,
        }
    }

    /// The years of the meetings on this page that have something to print, newest first.
    #[must_use]
    pub fn volumes(&self) -> Vec<i16> {
        let has_papers = |meeting: &&MeetingLine| match meeting.state {
            MeetingState::Planned | MeetingState::Cancelled => false,
            MeetingState::AgendaOpen
            | MeetingState::AgendaIssued
            | MeetingState::InSession
            | MeetingState::Held => true,
        };
        let with_papers = self
            .years
            .iter()
            .filter(|(_, meetings)| meetings.iter().any(has_papers));
        with_papers.filter_map(|(year, _)| *year).collect()
    }
}

/// Whom a volume is printed for.
pub const RECIPIENTS: [Recipients; 2] = Recipients::ALL;

/// What it is printed as.
pub const FORMS: [FileForm; 3] = NamedPrint::OF_VOLUME;

/// The form's word for recipients.
#[must_use]
pub fn word(recipients: &Recipients) -> &'static str {
    recipients_word(*recipients)
}

/// What a form of a volume is called.
#[must_use]
pub fn form_name(frame: &Frame<'_>, form: &FileForm) -> String {
    match form {
        FileForm::Archive => frame.text("docs-archive").into_owned(),
        FileForm::Document(_) | FileForm::Text | FileForm::Json | FileForm::Xlsx => frame.file_form(form),
    }
}

/// What a form says of a short form.
#[derive(Debug, Clone, Deserialize)]
pub struct OfAbbreviation {
    /// The short form.
    pub forkortelse: String,
    /// What it stands for.
    #[serde(default)]
    pub betydning: String,
}

/// `POST /forummer/{id}/forkortelser`: puts a short form on the forum's list.
///
/// # Errors
/// When it is refused.
pub async fn explain(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(said): Filled<OfAbbreviation>,
) -> Result<Redirect, Problem> {
    let office = &state.office;
    let (short, meaning) = (&said.forkortelse, &said.betydning);
    office
        .explain_abbreviation(state.actor()?, id, short, meaning)
        .await?;
    Ok(Redirect::to(&links::forum(&id)))
}

/// `POST /forummer/{id}/forkortelser/glem`: takes a short form off the forum's list.
///
/// # Errors
/// When it is refused.
pub async fn forget(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(said): Filled<OfAbbreviation>,
) -> Result<Redirect, Problem> {
    let office = &state.office;
    office
        .forget_abbreviation(state.actor()?, id, &said.forkortelse)
        .await?;
    Ok(Redirect::to(&links::forum(&id)))
}

/// `/forummer/{id}`
///
/// # Errors
/// When there is no such forum for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
    Asked(asked): Asked<PageNumber>,
) -> Result<Html<String>, Problem> {
    let forum = state.office.forum(&reader, id, asked.number()).await?;
    let frame = Frame::new(&state, forum.line.name.as_str())
        .on(Way::Front)
        .under([]);
    let mut page = ForumPage::new(frame, &forum);
    page.has_journal = journal::is_offered(&reader, forum.line.id);
    page.plans = reader.may(Action::PlanMeetings, Scope::Forum(forum.line.id));
    page.keeps_templates = reader.may(Action::KeepTemplates, Scope::Forum(forum.line.id));
    show(&page)
}
