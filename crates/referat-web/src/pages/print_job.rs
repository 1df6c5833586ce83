//! What takes long to print: how far it has come, the button that stops it, and the file when it is there.

use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse as _, Redirect, Response};
use referat_actions::note_closed_read::read_by;
use referat_actions::printing::{FileForm, PrintedFile, Progress, Remark, Subject};
use referat_domain::ids::{ForumId, MeetingId, PrintJobId};
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::reader::Reader;
use referat_domain::view::meeting::MeetingLine;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::jobs::{Made, Order, Stand};
use crate::links;
use crate::orders::{NamedPrint, What, recipients_of};
use crate::pages::error;
use crate::problem::Problem;
use crate::sending;
use crate::words::Words;

/// A job's page.
#[derive(Template)]
#[template(path = "print_job.html")]
pub struct PrintJobPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The job.
    pub id: PrintJobId,
    /// What was asked for.
    pub order: &'a Order,
    /// How it stands.
    pub stand: &'a Stand,
}

impl PrintJobPage<'_> {
    /// How it stands, in a few words.
    #[must_use]
    pub fn in_short(&self) -> String {
        in_short(*self.frame, self.stand)
    }

    /// How far it has come: so much of so much, where that can be counted.
    #[must_use]
    pub fn share(&self) -> Option<(usize, usize)> {
        match self.stand {
            Stand::Printing(Some(
                Progress::Reading(place, count) | Progress::Attachment(place, count, _),
            )) => Some((place.saturating_sub(1), *count)),
            Stand::Printing(_) | Stand::Waiting | Stand::Done(_) | Stand::Refused(_) | Stand::Stopped => None,
        }
    }

    /// Why it could not be printed.
    #[must_use]
    pub fn why(&self, problem: &Problem) -> String {
        let (_, words, help) = error::told(self.frame.0, problem);
        if let Problem::Internal { id } = problem {
            return format!("{words} {help} {id}");
        }
        words
    }

    /// What whoever printed it should know.
    #[must_use]
    pub fn remark(&self, remark: &Remark) -> String {
        let words = &self.frame;
        match remark {
            Remark::Replaced(characters) => {
                let characters: Vec<String> = characters.iter().map(char::to_string).collect();
                words.text_with("job-replaced", &[("characters", characters.join(" ").into())])
            }
            Remark::LeftOut(title, why) => {
                let why = words.left_out(why.as_str());
                words.text_with("job-left-out", &[("title", title.into()), ("why", why.into())])
            }
            Remark::Untagged(title) => words.text_with("job-untagged", &[("title", title.into())]),
        }
    }

    /// The file's size.
    #[must_use]
    pub fn size(&self, file: &PrintedFile) -> String {
        let size = u64::try_from(file.bytes.len()).unwrap_or(u64::MAX);
        self.frame.file_size(&size)
    }
}

/// What a form asks for.
#[derive(Debug, Clone, Deserialize)]
pub struct OfPrint {
    /// What.
    pub hvad: String,
    /// Of which meeting or forum.
    pub af: String,
    /// Of which year.
    #[serde(default)]
    pub aar: Option<i16>,
    /// For whom.
    pub til: String,
    /// As what.
    pub form: String,
}

/// What a job does.
#[derive(Debug, Clone)]
pub enum Work {
    /// It prints.
    Print(Subject, Recipients, FileForm),
    /// It issues, for this reason.
    Issue(Subject, Recipients, String),
}

/// `POST /tryk`: begins to print a packet, a meeting for an archive, or a forum's year.
///
/// # Errors
/// When there is no such thing for the reader, the form says something else, or too much is being printed.
pub async fn begin(
    Here(state): Here,
    Visitor(reader): Visitor,
    Filled(said): Filled<OfPrint>,
) -> Result<Redirect, Problem> {
    let not_ours = || Problem::NotValid {
        why: "form",
        given: String::new(),
    };
    let recipients = recipients_of(&said.til).ok_or_else(not_ours)?;
    let form = FileForm::of_ending(&said.form).ok_or_else(not_ours)?;
    let words = state.words();
    let (subject, what, of, from) = match (What::of(&said.hvad), said.aar) {
        (Some(what @ (What::Packet | What::Whole)), None) => {
            let id: MeetingId = said.af.parse().map_err(|_| not_ours())?;
            let meeting = state.office.meeting(&reader, id).await?;
            let (subject, name) = match what {
                What::Packet => (Subject::Packet(id), words.issued_kind(&IssuedKind::Packet)),
                What::Whole | What::Agenda | What::Extract | What::Volume => {
                    (Subject::Meeting(id), words.text("docs-archive").into_owned())
                }
            };
            let of = words.meeting_title(&meeting.line);
            (subject, name, of, from_meeting(words, &meeting.line))
        }
        (Some(What::Volume), Some(year)) if NamedPrint::OF_VOLUME.contains(&form) => {
            let id: ForumId = said.af.parse().map_err(|_| not_ours())?;
            let forum = state.office.forum(&reader, id, 1).await?;
            let name = words.text_with("forum-volume", &[("year", year.to_string().into())]);
            let of = forum.line.name.clone();
            let from = (of.clone(), links::forum(&id));
            (Subject::Volume(id, year), name, of, from)
        }
        _ => return Err(not_ours()),
    };
    let order = Order {
        title: words.text_with(
            "job-title",
            &[
                ("what", what.into()),
                ("of", of.into()),
                ("for", words.recipients(&recipients).into()),
            ],
        ),
        from,
    };
    start(&state, reader, order, Work::Print(subject, recipients, form)).await
}

/// Begins a job and leads to its page.
///
/// # Errors
/// When too much is being printed.
pub async fn start(state: &WebState, reader: Reader, order: Order, work: Work) -> Result<Redirect, Problem> {
    let id = state.office.new_print_job().await;
    let (office, press, actor) = (
        Arc::clone(&state.office),
        Arc::clone(&state.press),
        state.actor()?.clone(),
    );
    let by = read_by(state.actor()?, &reader);
    let owner = reader.clone();
    state.jobs.begin(owner, id, order, |teller| async move {
        let tell = move |progress| teller.tell(progress);
        match work {
            Work::Print(subject, recipients, form) => {
                let file = office
                    .print(&reader, &press, subject, recipients, form, &tell)
                    .await?;
                office
                    .note_closed_print(&by, &reader, subject, recipients, Some(form))
                    .await?;
                Ok(Made { file, issued: None })
            }
            Work::Issue(subject, recipients, reason) => {
                let issued = office
                    .issue_document(&actor, &press, subject, recipients, &reason, &tell)
                    .await?;
                Ok(Made {
                    file: issued.file,
                    issued: Some((issued.id, issued.version)),
                })
            }
        }
    })?;
    Ok(Redirect::to(&links::print_job(&id)))
}

/// Where something of a meeting was asked for.
#[must_use]
pub fn from_meeting(words: Words<'_>, meeting: &MeetingLine) -> (String, String) {
    let name = words.text_with("docs-page-title", &[("of", words.meeting_title(meeting).into())]);
    (name, links::documents(&meeting.id))
}

/// `/tryk/{id}`
///
/// # Errors
/// When the reader has no such job.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PrintJobId>,
) -> Result<Response, Problem> {
    let (order, stand) = state.jobs.look(&reader, id)?;
    let title = format!("{} – {}", in_short(state.words(), &stand), order.title);
    let frame = Frame::new(&state, title)
        .on(Way::Front)
        .under([order.from.clone()]);
    let page = PrintJobPage {
        frame,
        id,
        order: &order,
        stand: &stand,
    };
    Ok(sending::unkept(show(&page)?.into_response()))
}

/// `POST /tryk/{id}/stop`: stops a job.
///
/// # Errors
/// When the reader has no such job.
pub async fn stop(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PrintJobId>,
) -> Result<Redirect, Problem> {
    state.jobs.stop(&reader, id)?;
    Ok(Redirect::to(&links::print_job(&id)))
}

/// `/tryk/{id}/fil`
///
/// # Errors
/// When the reader has no such job, or it isn't done.
pub async fn file(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PrintJobId>,
) -> Result<Response, Problem> {
    match state.jobs.look(&reader, id)?.1 {
        Stand::Done(made) => {
            let manner = sending::printed(made.file.media_type);
            sending::send(&made.file.file_name, manner, made.file.bytes.clone()).map(sending::unkept)
        }
        Stand::Waiting | Stand::Printing(_) | Stand::Refused(_) | Stand::Stopped => Err(Problem::NotFound),
    }
}

fn in_short(words: Words<'_>, stand: &Stand) -> String {
    let of = |place: &usize, count: &usize| [("place", (*place).into()), ("count", (*count).into())];
    match stand {
        Stand::Waiting => words.text("job-waiting").into_owned(),
        Stand::Printing(None) => words.text("job-begins").into_owned(),
        Stand::Printing(Some(Progress::Reading(place, count))) => {
            words.text_with("job-reading", &of(place, count))
        }
        Stand::Printing(Some(Progress::Attachment(place, count, title))) => {
            let [place, count] = of(place, count);
            words.text_with("job-attachment", &[place, count, ("title", title.into())])
        }
        Stand::Printing(Some(Progress::Setting)) => words.text("job-setting").into_owned(),
        Stand::Printing(Some(Progress::Joining)) => words.text("job-joining").into_owned(),
        Stand::Done(_) => words.text("job-done").into_owned(),
        Stand::Refused(_) => words.text("job-refused").into_owned(),
        Stand::Stopped => words.text("job-stopped").into_owned(),
    }
}
