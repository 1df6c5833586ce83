//! Printing: what of an office can be printed, in which forms, and how far it has come.
//!
//! Printing writes nothing; issuing what was printed is [`crate::issue_document`]. Everything is composed of views:
//! what the reader may not see is not in a document.

mod attachments;
mod bundle;
pub(crate) mod meetings;
mod plan;
mod sheet;

use referat_documents::compose::{Issue, decisions_sheet, extract, meeting, volume};
use referat_documents::copy::MeetingCopy;
use referat_documents::document::Document;
use referat_documents::forms::xlsx;
use referat_documents::look::Look;
use referat_documents::packet::{self, LeftOut, Step};
use referat_documents::press::{Form, Press, PrintError};
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PrintJobId};
use referat_domain::issued::Recipients;
use referat_domain::reader::Reader;
use referat_import::recognise::print_in_layout;

use crate::office::Office;
use crate::refusal::Refusal;
pub(crate) use meetings::of_year;
use meetings::{Meetings, Which};
pub use plan::MeetingAddress;

/// Something that can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A meeting's document as it is kept: agenda or minutes.
    Meeting(MeetingId),
    /// Its agenda, without what was decided.
    Agenda(MeetingId),
    /// What was added to its agenda last, as a document of its own (tillægsdagsorden).
    Supplement(MeetingId),
    /// Its document with all attachments.
    Packet(MeetingId),
    /// One item with its decision.
    Extract(AgendaItemId),
    /// A forum's year.
    Volume(ForumId, i16),
}

/// A form something can be printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileForm {
    /// A document: PDF, HTML, Word.
    Document(Form),
    /// Plain text in the layout old minutes come in.
    Text,
    /// The record as JSON.
    Json,
    /// The decisions as a spreadsheet.
    Xlsx,
    /// Everything for an archive, as a zip.
    Archive,
}

impl FileForm {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Document(Form::Pdf),
        Self::Document(Form::Html),
        Self::Document(Form::Docx),
        Self::Text,
        Self::Json,
        Self::Xlsx,
        Self::Archive,
    ];

    /// The ending of its files, and its word in addresses and on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Document(form) => form.ending(),
            Self::Text => "txt",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Archive => "zip",
        }
    }

    /// The form of an ending.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Document(form) => form.media_type(),
            Self::Text => "text/plain; charset=utf-8",
            Self::Json => "application/json",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Archive => "application/zip",
        }
    }
}

/// How far printing has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Meetings are read: so many of so many.
    Reading(usize, usize),
    /// An attachment is prepared: its place from 1, of so many, and its title.
    Attachment(usize, usize, String),
    /// The document is set.
    Setting,
    /// The parts are joined.
    Joining,
}

/// Is told how far printing has come.
pub type Tell<'t> = &'t (dyn Fn(Progress) + Sync);

/// A printed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFile {
    /// What to call it.
    pub file_name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its title.
    pub title: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages, where the form has them.
    pub pages: Option<u32>,
    /// What whoever printed it should know.
    pub remarks: Vec<Remark>,
}

/// What whoever printed something should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// These characters are in no typeface, and were printed as their numbers.
    Replaced(Vec<char>),
    /// An attachment is not in the packet.
    LeftOut(String, LeftOut),
    /// An attachment is in the packet and has no tags.
    Untagged(String),
}

impl Office {
    /// A name for something that is going to be printed, which nobody can guess.
    pub async fn new_print_job(&self) -> PrintJobId {
        PrintJobId::new(&mut *self.dice().await)
    }

    /// Prints something in a form, as its recipients may see it. Dropping the work ends whatever it has started.
    ///
    /// A members' copy shows what the reader may see; a public copy what anyone may see.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is nothing of the kind for this reader, [`Refusal::NotValid`] where it
    /// can't be printed in the form, [`Refusal::NotNow`] where the typesetter is missing.
    pub async fn print(
        &self,
        reader: &Reader,
        press: &Press,
        subject: Subject,
        recipients: Recipients,
        form: FileForm,
        tell: Tell<'_>,
    ) -> Result<PrintedFile, Refusal> {
        let press = self.pressed(press).await?;
        let which = Which { subject, recipients };
        let meetings = self.meetings_to_print(reader, which, tell).await?;
        if let Subject::Packet(id) = subject {
            return match form {
                FileForm::Document(Form::Pdf) => {
                    self.print_packet(reader, &press, id, &meetings, None, tell).await
                }
                FileForm::Document(_)
                | FileForm::Text
                | FileForm::Json
                | FileForm::Xlsx
                | FileForm::Archive => Err(not_in_this_form(form)),
            };
        }
        self.print_meetings(reader, &press, &meetings, form, tell).await
    }

    pub(crate) async fn print_meetings(
        &self,
        reader: &Reader,
        press: &Press,
        meetings: &Meetings,
        form: FileForm,
        tell: Tell<'_>,
    ) -> Result<PrintedFile, Refusal> {
        let copies = meetings.copies();
        let first = copies.first().copied();
        let only = || {
            first
                .filter(|_| copies.len() == 1)
                .ok_or_else(|| not_in_this_form(form))
        };
        let mut pages = None;
        let mut remarks = Vec::new();
        let (title, bytes) = match form {
            FileForm::Document(form) => {
                tell(Progress::Setting);
                let document = compose(meetings, press, None).ok_or(Refusal::NotFound)?;
                let printed = press.print(&document, form).await?;
                pages = printed.pages;
                if !printed.replaced.is_empty() {
                    remarks.push(Remark::Replaced(printed.replaced));
                }
                (document.title, printed.bytes)
            }
            FileForm::Text => (meetings.title(), print_in_layout(only()?.record()).into_bytes()),
            FileForm::Json => {
                let records: Vec<_> = copies.iter().map(MeetingCopy::record).collect();
                let json = serde_json::to_vec_pretty(&records).map_err(|error| Refusal::internal(&error))?;
                (meetings.title(), json)
            }
            FileForm::Xlsx => {
                let title = meetings.title();
                let book = decisions_sheet::decisions_sheet(&copies, &title, press.desk(None));
                (
                    title,
                    xlsx::sheets(&book).map_err(|error| Refusal::internal(&error))?,
                )
            }
            FileForm::Archive => {
                let (bundle, left_out) = self.bundle(reader, press, meetings, tell).await?;
                remarks.extend(left_out);
                (meetings.title(), bundle)
            }
        };
        Ok(PrintedFile {
            file_name: meetings.file_name(form, press.wording()),
            media_type: form.media_type(),
            title,
            bytes,
            pages,
            remarks,
        })
    }

    pub(crate) async fn print_packet(
        &self,
        reader: &Reader,
        press: &Press,
        id: MeetingId,
        meetings: &Meetings,
        issue: Option<&Issue>,
        tell: Tell<'_>,
    ) -> Result<PrintedFile, Refusal> {
        let copies = meetings.copies();
        let copy = *copies.first().ok_or(Refusal::NotFound)?;
        let given = self.given_attachments(reader, id, copy).await?;
        let step = |step: Step| {
            tell(match step {
                Step::Attachment(place, count, title) => Progress::Attachment(place, count, title),
                Step::Front => Progress::Setting,
                Step::Joining => Progress::Joining,
            });
        };
        let tools = press.tools()?;
        let made = packet::packet(copy, given, press.desk(issue), tools, &step).await;
        let made = made.map_err(|error| Refusal::internal(&error))?;
        let left_out = made
            .left_out
            .into_iter()
            .map(|(name, why)| Remark::LeftOut(name, why));
        let untagged = made.untagged.into_iter().map(Remark::Untagged);
        Ok(PrintedFile {
            file_name: meetings.file_name(FileForm::Document(Form::Pdf), press.wording()),
            media_type: Form::Pdf.media_type(),
            title: meetings.title(),
            bytes: made.pdf,
            pages: u32::try_from(made.pages).ok(),
            remarks: left_out.chain(untagged).collect(),
        })
    }

    /// The press with this municipality's name and look.
    pub(crate) async fn pressed(&self, press: &Press) -> Result<Press, Refusal> {
        self.pressed_in(press, self.look().await?)
    }

    /// The press with this municipality's name and this look.
    pub(crate) fn pressed_in(&self, press: &Press, look: Option<Look>) -> Result<Press, Refusal> {
        let own = press.of_municipality(&self.municipality().name);
        match look {
            None => Ok(own),
            Some(look) => own.with_look(look).map_err(|error| Refusal::internal(&error)),
        }
    }
}

/// The document of meetings that were gathered.
pub(crate) fn compose(meetings: &Meetings, press: &Press, issue: Option<&Issue>) -> Option<Document> {
    let copies = meetings.copies();
    let desk = press.desk(issue);
    let first = copies.first().copied();
    match meetings.which.subject {
        Subject::Meeting(_) | Subject::Packet(_) => Some(meeting::meeting(first?, desk)),
        Subject::Agenda(_) | Subject::Supplement(_) => Some(meeting::agenda(first?, desk)),
        Subject::Extract(_) => extract::extract(first?, meetings.place?, desk),
        Subject::Volume(_, year) => Some(volume::volume(&copies, &meetings.forum, year, desk)),
    }
}

fn not_in_this_form(form: FileForm) -> Refusal {
    Refusal::NotValid {
        why: "printed-form",
        given: form.ending().to_owned(),
    }
}

impl From<PrintError> for Refusal {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::NoTypesetter => Self::NotNow { why: "no-typesetter" },
            PrintError::Typeset(_) | PrintError::Form(_) => Self::internal(&error),
        }
    }
}
