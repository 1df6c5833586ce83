//! Issuing an agenda: what the check-up finds in it, what has changed since the last issue, what its copies will look
//! like; and only then the form.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::AgendaToIssue;
use referat_actions::note_closed_read::read_by;
use referat_actions::printing::{FileForm, Subject};
use referat_domain::comparison::ItemChange;
use referat_domain::finding::Severity;
use referat_domain::ids::{AgendaItemId, MeetingId, PaperId};
use referat_domain::issued::{IssuedLine, Recipients};
use referat_domain::meeting::agenda_draft::EntryKind;
use referat_domain::view::checkup::CheckedFinding;
use referat_domain::view::paper::BuiltAgenda;
use serde::Deserialize;

use super::comparison::{ChangeList, Shown};
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, IdAndName};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::orders::{NamedPrint, What};
use crate::problem::Problem;
use crate::sending;

/// The page an agenda is issued on.
#[derive(Template)]
#[template(path = "agenda_issue.html")]
pub struct AgendaIssuePage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The agenda.
    pub built: &'a BuiltAgenda,
    /// What is known of it before it is issued; nothing where it can't be made as it is.
    pub ahead: Option<AgendaToIssue>,
    /// What was typed.
    pub typed: Typed,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// What the form sends.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The version the page showed.
    #[serde(default)]
    pub version: i64,
    /// Why there is a new version.
    #[serde(default)]
    pub grund: String,
}

impl AgendaIssuePage<'_> {
    /// Whether it was issued before.
    #[must_use]
    pub fn is_issued(&self) -> bool {
        self.ahead.as_ref().is_some_and(|ahead| ahead.since.is_some())
    }

    /// How many findings stop it.
    #[must_use]
    pub fn stops(&self) -> usize {
        let findings = self.ahead.iter().flat_map(|ahead| &ahead.checkup.findings);
        findings.filter(|checked| stops(checked)).count()
    }

    /// Items that came late and don't say why: id and title, the standard one where the paper may not be seen.
    #[must_use]
    pub fn unexplained(&self) -> Vec<(AgendaItemId, String)> {
        let entries = self.built.draft.entries().iter();
        let entries = entries.filter(|entry| self.built.is_unexplained(entry));
        let title = |paper: PaperId| self.built.paper(paper).map(|paper| paper.title.clone());
        let closed = || self.frame.text("item-closed-title").into_owned();
        entries
            .filter_map(|entry| match entry.kind {
                EntryKind::Paper(_) if self.built.is_hidden(entry) => Some((entry.id, closed())),
                EntryKind::Paper(paper) => Some((entry.id, title(paper)?)),
                EntryKind::Break(_) => None,
            })
            .collect()
    }

    /// Whether it can be issued now.
    #[must_use]
    pub fn can_issue(&self) -> bool {
        self.ahead.is_some() && self.stops() == 0 && self.unexplained().is_empty()
    }

    /// The paper of a finding's item.
    #[must_use]
    pub fn paper(&self, checked: &CheckedFinding) -> Option<PaperId> {
        let entry = self.built.draft.entry(checked.item?)?;
        entry.paper().filter(|_| !self.built.is_hidden(entry))
    }

    /// Copies to look at: for whom, and links with their forms.
    #[must_use]
    pub fn previews(&self) -> Vec<(Recipients, Vec<(FileForm, String)>)> {
        let link = |recipients, form| {
            let print = NamedPrint {
                what: What::Agenda,
                recipients,
                form,
            };
            (form, links::agenda_preview(&self.built.meeting.id, &print))
        };
        let copy = |recipients| {
            let forms = NamedPrint::OF_PART.into_iter();
            (recipients, forms.map(|form| link(recipients, form)).collect())
        };
        Recipients::ALL.map(copy).into()
    }

    /// The last issue and what differs from it.
    #[must_use]
    pub fn since(&self) -> Option<(&IssuedLine, ChangeList<'_>)> {
        let since = self.ahead.as_ref()?.since.as_ref()?;
        let (line, comparison) = since.last.as_ref()?;
        let list = ChangeList {
            words: *self.frame,
            comparison,
        };
        Some((line, list))
    }
}

/// Whether a finding stops an issue.
#[must_use]
pub fn stops(checked: &CheckedFinding) -> bool {
    match checked.finding.severity {
        Severity::Error | Severity::Warning => true,
        Severity::Hint => false,
    }
}

/// `/moeder/{id}/dagsorden/udsted`
///
/// # Errors
/// When there is no such meeting, or the reader doesn't issue its agenda.
pub async fn page(Here(state): Here, Id(id): Id<MeetingId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, Typed::default(), None).await
}

/// `POST /moeder/{id}/dagsorden/udsted`: issues it to the members and the public.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn issue(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let done = office
        .issue_agenda(actor, &state.press, id, typed.version, &typed.grund, &|_| ())
        .await;
    match outcome(&state, done)? {
        Ok(issued) => {
            let first = issued.first().ok_or(Problem::NotFound)?;
            Ok(Redirect::to(&links::documents_after(&id, &first.id)).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, typed, Some(wrong)).await,
    }
}

/// `/moeder/{id}/dagsorden/udkast/{file}`: a copy as it would be issued.
///
/// # Errors
/// When there is no such meeting or no such copy, or it can't be made as it is.
pub async fn preview(
    Here(state): Here,
    IdAndName(id, name): IdAndName<MeetingId>,
) -> Result<Response, Problem> {
    let print = NamedPrint::of(&name).filter(|print| print.what == What::Agenda);
    let print = print.ok_or(Problem::NotFound)?;
    let (office, actor) = (&state.office, state.actor()?);
    let (recipients, form) = (print.recipients, print.form);
    let file = office
        .preview_agenda(actor, &state.press, id, recipients, form)
        .await?;
    let by = read_by(actor, &actor.reader);
    let subject = Subject::Agenda(id);
    office
        .note_closed_print(&by, &actor.reader, subject, recipients, Some(form))
        .await?;
    let manner = sending::printed(file.media_type);
    sending::send(&file.file_name, manner, file.bytes).map(sending::unkept)
}

async fn shown(
    state: &WebState,
    id: MeetingId,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let seen = state.office.built_agenda(&actor.reader, id).await?;
    let built = seen.as_ref().ok_or(Problem::NotFound)?;
    let looked = state.office.agenda_to_issue(actor, &state.press, id).await;
    let (ahead, why_not) = match outcome(state, looked)? {
        Ok(ahead) => (Some(ahead), None),
        Err((_, why)) => (None, Some(why)),
    };
    let meeting = state.words().meeting_title(&built.meeting);
    let title = state
        .wording
        .text_with("issuing-title", &[("meeting", meeting.as_str().into())]);
    let frame = Frame::new(state, title).on(Way::Front);
    let forum = (
        built.meeting.forum_name.clone(),
        links::forum(&built.meeting.forum),
    );
    let meeting = (frame.meeting_crumb(&built.meeting.date), links::meeting(&id));
    let agenda = (frame.text("agenda-link").into_owned(), links::agenda(&id));
    let page = show(&AgendaIssuePage {
        frame: frame.under([forum, meeting, agenda]),
        built,
        ahead,
        typed,
        wrong: wrong.or(why_not),
    })?;
    Ok((status, page).into_response())
}
