//! The documents of a meeting, or of one item: what can be printed, what was issued, and the form that issues.

use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};
use referat_actions::printing::{FileForm, Subject};
use referat_actions::refusal::Refusal;
use referat_domain::finding::Severity;
use referat_domain::ids::{AgendaItemId, IssuedDocumentId, MeetingId};
use referat_domain::issued::{IssuedKind, IssuedLine, Recipients};
use referat_domain::meeting::DocumentKind;
use referat_domain::reader::Reader;
use referat_domain::view::meeting::MeetingLine;
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::jobs::Order;
use crate::links;
use crate::orders::{NamedPrint, What, recipients_of, recipients_word};
use crate::pages::print_job::{self, Work};
use crate::pages::{error, item};
use crate::problem::Problem;
use crate::words::Words;

/// A meeting's documents, or an item's.
#[derive(Template)]
#[template(path = "documents.html")]
pub struct DocumentsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The meeting.
    pub meeting: &'a MeetingLine,
    /// The item and what it is called, where it is about one.
    pub item: Option<(AgendaItemId, String)>,
    /// What can be printed, for either recipients.
    pub copies: Vec<CopyChoice>,
    /// What can be issued: word, name, and whether it is chosen.
    pub kinds: Vec<(&'static str, String, bool)>,
    /// Where the form that issues is sent.
    pub issue_at: String,
    /// What was typed into it.
    pub typed: OfIssue,
    /// Why it was not issued.
    pub refused: Option<String>,
    /// How many findings the check-up has by severity, for those who may see it.
    pub checkup: Option<Vec<(Severity, u32)>>,
    /// What was issued, newest first.
    pub issued: &'a [IssuedLine],
    /// What was issued just now.
    pub news: Option<&'a IssuedLine>,
}

/// What can be printed for some recipients.
pub struct CopyChoice {
    /// For whom.
    pub recipients: Recipients,
    /// What can be had at once: its name, and links to its forms.
    pub files: Vec<(String, Vec<(FileForm, String)>)>,
}

/// What the form that issues says.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct OfIssue {
    /// What is issued.
    #[serde(default)]
    pub hvad: String,
    /// For whom.
    #[serde(default)]
    pub til: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

/// What stands after the question mark once something was issued.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    /// What was issued.
    pub udstedt: Option<String>,
}

/// What the documents are of.
#[derive(Debug, Clone, Copy)]
enum Of {
    Meeting(MeetingId),
    Item(AgendaItemId),
}

impl DocumentsPage<'_> {
    /// Whether some recipients are chosen in the form.
    #[must_use]
    pub fn is_for(&self, recipients: &Recipients) -> bool {
        recipients_of(&self.typed.til) == Some(*recipients)
    }

    /// The form's word for recipients.
    #[must_use]
    pub fn word(&self, recipients: &Recipients) -> &'static str {
        recipients_word(*recipients)
    }

    /// Whether an issue can be compared with the version before it: packets carry no record.
    #[must_use]
    pub fn is_comparable(&self, line: &IssuedLine) -> bool {
        line.version > 1
            && match line.kind {
                IssuedKind::Agenda | IssuedKind::Minutes | IssuedKind::Extract => true,
                // Each supplementary agenda holds what is new, and nothing of the one before.
                IssuedKind::SupplementaryAgenda | IssuedKind::Packet => false,
            }
    }

    /// What an issue says otherwise than the version before it, and why.
    #[must_use]
    pub fn changes(&self, line: &IssuedLine) -> String {
        self.frame.changes_and_why(&line.changes, &line.reason)
    }
}

/// The beginning of a checksum, enough to tell two apart by eye.
#[must_use]
pub fn short(checksum: &str) -> &str {
    checksum.get(..12).unwrap_or(checksum)
}

/// `/moeder/{id}/dokumenter`
///
/// # Errors
/// When there is no such meeting for the reader, or a lookup is refused.
pub async fn of_meeting(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Asked(after): Asked<After>,
) -> Result<Html<String>, Problem> {
    page(&state, &reader, Of::Meeting(id), OfIssue::default(), None, after).await
}

/// `/punkter/{id}/dokumenter`
///
/// # Errors
/// When there is no such item for the reader, or a lookup is refused.
pub async fn of_item(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
) -> Result<Html<String>, Problem> {
    let (typed, after) = (OfIssue::default(), After::default());
    page(&state, &reader, Of::Item(id), typed, None, after).await
}

/// `POST /moeder/{id}/udsted`: issues something of a meeting; a packet takes its time and is issued as a job.
///
/// # Errors
/// When there is no such meeting; what is refused otherwise is said on the page with the form.
pub async fn issue(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<OfIssue>,
) -> Result<Response, Problem> {
    let subject = match What::of(&typed.hvad) {
        Some(What::Whole) => Subject::Meeting(id),
        Some(What::Agenda) => Subject::Agenda(id),
        Some(What::Packet) => Subject::Packet(id),
        Some(What::Extract | What::Volume) | None => return Err(no_such_form()),
    };
    issued(&state, reader, Of::Meeting(id), subject, typed).await
}

/// `POST /punkter/{id}/udsted`: issues an item's extract.
///
/// # Errors
/// When there is no such item; what is refused otherwise is said on the page with the form.
pub async fn issue_extract(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<OfIssue>,
) -> Result<Response, Problem> {
    issued(&state, reader, Of::Item(id), Subject::Extract(id), typed).await
}

async fn issued(
    state: &WebState,
    reader: Reader,
    of: Of,
    subject: Subject,
    typed: OfIssue,
) -> Result<Response, Problem> {
    let recipients = recipients_of(&typed.til).ok_or_else(no_such_form)?;
    let meeting = meeting_of(state, &reader, of).await?;
    if let Subject::Packet(_) = subject {
        let words = state.words();
        let order = Order {
            title: words.text_with(
                "job-title",
                &[
                    ("what", words.issued_kind(&IssuedKind::Packet).into()),
                    ("of", words.meeting_title(&meeting).into()),
                    ("for", words.recipients(&recipients).into()),
                ],
            ),
            from: print_job::from_meeting(words, &meeting),
        };
        let work = Work::Issue(subject, recipients, typed.grund);
        return Ok(print_job::start(state, reader, order, work)
            .await?
            .into_response());
    }
    let office = &state.office;
    let done = office
        .issue_document(
            state.actor()?,
            &state.press,
            subject,
            recipients,
            &typed.grund,
            &|_| (),
        )
        .await;
    match done {
        Ok(issued) => Ok(Redirect::to(&links::documents_after(&meeting.id, &issued.id)).into_response()),
        Err(refusal @ (Refusal::NotNow { .. } | Refusal::NotValid { .. })) => {
            let problem = Problem::from(refusal);
            let html = page(state, &reader, of, typed, Some(&problem), After::default()).await?;
            Ok((problem.status(), html).into_response())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Only a form that isn't ours leaves this out.
fn no_such_form() -> Problem {
    Problem::NotValid {
        why: "form",
        given: String::new(),
    }
}

async fn meeting_of(state: &WebState, reader: &Reader, of: Of) -> Result<MeetingLine, Problem> {
    Ok(match of {
        Of::Meeting(id) => state.office.meeting(reader, id).await?.line.clone(),
        Of::Item(id) => (*state.office.item(reader, id).await?.meeting).clone(),
    })
}

async fn page(
    state: &WebState,
    reader: &Reader,
    of: Of,
    typed: OfIssue,
    refused: Option<&Problem>,
    after: After,
) -> Result<Html<String>, Problem> {
    let (words, office) = (state.words(), &state.office);
    let meeting = meeting_of(state, reader, of).await?;
    let kind = office.record(reader, meeting.id).await?.kind;
    let issued = office.issued_documents(reader, meeting.id).await?;
    let checkup = match office.checkup(reader, meeting.id).await {
        Ok(checkup) => Some(checkup.counts()),
        Err(Refusal::NotAllowed { .. }) => None,
        Err(refusal) => return Err(refusal.into()),
    };
    let mut crumbs = vec![
        (meeting.forum_name.clone(), links::forum(&meeting.forum)),
        (words.meeting_crumb(&meeting.date), links::meeting(&meeting.id)),
    ];
    let (item, title, issue_at) = match of {
        Of::Meeting(id) => (None, words.meeting_title(&meeting), links::issue(&id)),
        Of::Item(id) => {
            let found = office.item(reader, id).await?;
            let number = words.text_with("item-number", &[("number", found.item.number.as_str().into())]);
            crumbs.push((number.clone(), links::item(&id)));
            let title = format!("{number}: {}", item::title(words, &found));
            let over = format!("{title}, {}", words.meeting_title(&meeting));
            (Some((id, title)), over, links::issue_extract(&id))
        }
    };
    let title = words.text_with("docs-page-title", &[("of", title.into())]);
    let news = after
        .udstedt
        .and_then(|id| id.parse::<IssuedDocumentId>().ok())
        .and_then(|id| issued.iter().find(|line| line.id == id));
    show(&DocumentsPage {
        frame: Frame::new(state, title).on(Way::Front).under(crumbs),
        copies: copies(words, of, kind),
        kinds: kinds(words, of, kind, &typed),
        meeting: &meeting,
        item,
        issue_at,
        refused: refused.map(|problem| error::told(&state.wording, problem).1),
        typed,
        checkup,
        issued: &issued,
        news,
    })
}

/// What can be had at once, for either recipients.
fn copies(words: Words<'_>, of: Of, kind: DocumentKind) -> Vec<CopyChoice> {
    let whats: Vec<(What, String, &[FileForm])> = match of {
        Of::Item(_) => vec![(
            What::Extract,
            words.issued_kind(&IssuedKind::Extract),
            &NamedPrint::OF_PART,
        )],
        Of::Meeting(_) => {
            let whole = (What::Whole, words.kind(&kind), NamedPrint::OF_WHOLE.as_slice());
            let agenda = (
                What::Agenda,
                words.text("docs-agenda").into_owned(),
                NamedPrint::OF_PART.as_slice(),
            );
            match kind {
                DocumentKind::Minutes => vec![whole, agenda],
                DocumentKind::Agenda | DocumentKind::SupplementaryAgenda => vec![whole],
            }
        }
    };
    let link = |what, recipients, form| {
        let print = NamedPrint {
            what,
            recipients,
            form,
        };
        match of {
            Of::Meeting(id) => links::meeting_print(&id, &print),
            Of::Item(id) => links::item_print(&id, &print),
        }
    };
    Recipients::ALL
        .into_iter()
        .map(|recipients| CopyChoice {
            recipients,
            files: whats
                .iter()
                .map(|(what, name, forms)| {
                    let forms = forms.iter().map(|form| (*form, link(*what, recipients, *form)));
                    (name.clone(), forms.collect())
                })
                .collect(),
        })
        .collect()
}

/// What can be issued; an item has its extract and nothing to choose.
fn kinds(words: Words<'_>, of: Of, kind: DocumentKind, typed: &OfIssue) -> Vec<(&'static str, String, bool)> {
    if let Of::Item(_) = of {
        return Vec::new();
    }
    let mut kinds = vec![(What::Whole, words.kind(&kind))];
    if kind == DocumentKind::Minutes {
        kinds.push((What::Agenda, words.text("docs-agenda").into_owned()));
    }
    kinds.push((What::Packet, words.issued_kind(&IssuedKind::Packet)));
    let chosen = What::of(&typed.hvad).unwrap_or(What::Whole);
    kinds
        .into_iter()
        .map(|(what, name)| (what.as_str(), name, what == chosen))
        .collect()
}
