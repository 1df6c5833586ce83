//! A packet: agenda or minutes with all their attachments in one PDF, with bookmarks, stamps and a list that works.
//!
//! No attachment stops a packet. One that can't be in it is named in it, with the reason.

use jiff::Timestamp;
use referat_pdf::{JoinProblem, Joined, Packet, Part, PdfFacts, PdfProblem};

use crate::compose::{Desk, attachments_list, meeting};
use crate::conversion::{ConversionError, Converter};
use crate::copy::MeetingCopy;
use crate::document::Document;
use crate::file_kind::FileKind;
use crate::pdf::{self, Standard};
use crate::typesetter::{TypesetError, Typesetter};

/// The face of the stamps.
const STAMP_FACE: &[u8] = include_bytes!("../fonts/IBMPlexSans_400Regular.ttf");

/// The anchor of what stands before the attachments.
const FRONT: &str = "front";

/// An attachment as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The place of its item in the record, from 0.
    pub item: usize,
    /// Its number in the item, from 1.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What is known of its content.
    pub content: GivenContent,
}

/// What is known of an attachment's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenContent {
    /// Its file.
    File {
        /// The file's name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Only its name: the file was never given.
    NameOnly,
    /// It is closed to those the packet is for.
    Closed,
}

/// Why an attachment is not in the packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// Only its name is known.
    NameOnly,
    /// It is closed.
    Closed,
    /// It is nothing that can be printed.
    Unprintable,
    /// It would have to be converted, and there is no converter here.
    NoConverter,
    /// The converter could not do it.
    NotConverted,
    /// It needs a password.
    Encrypted,
    /// It is damaged.
    Broken,
    /// It is too large.
    TooLarge,
}

impl LeftOut {
    /// The word of the wording's keys.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameOnly => "name-only",
            Self::Closed => "closed",
            Self::Unprintable => "unprintable",
            Self::NoConverter => "no-converter",
            Self::NotConverted => "not-converted",
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::TooLarge => "too-large",
        }
    }
}

/// An attachment as the packet has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The place of its item in the record, from 0.
    pub item: usize,
    /// "3.2": its item's number and its own.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Its pages, or why it has none.
    pub content: Result<Pages, LeftOut>,
}

/// The pages of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// As PDF.
    pub pdf: Vec<u8>,
    /// How many.
    pub count: usize,
    /// Whether a screen reader finds an order in them.
    pub is_tagged: bool,
    /// Whether they say that they meet PDF/UA-1.
    pub meets_ua: bool,
}

/// How far a packet has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// This attachment is being prepared: its place from 1, of so many, and its title.
    Attachment(usize, usize, String),
    /// The front is being set.
    Front,
    /// Everything is being joined.
    Joining,
}

/// A packet that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePacket {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Whether it says that it meets PDF/UA-1.
    pub claims_ua: bool,
    /// The attachments that are not in it, and why.
    pub left_out: Vec<(String, LeftOut)>,
    /// The attachments without tags.
    pub untagged: Vec<String>,
}

/// Why a packet could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PacketError {
    /// Its front could not be set.
    #[error(transparent)]
    Typeset(#[from] TypesetError),
    /// Its parts could not be joined, and no attachment is to blame.
    #[error(transparent)]
    Join(JoinProblem),
}

/// What packets are made with.
#[derive(Debug, Clone, Copy)]
pub struct Tools<'t> {
    /// Sets the front.
    pub typesetter: &'t Typesetter,
    /// Turns other files into PDF.
    pub converter: Option<&'t Converter>,
}

/// Makes a packet. Dropping the work ends whatever it has started.
///
/// # Errors
/// See [`PacketError`].
pub async fn packet(
    copy: MeetingCopy<'_>,
    given: Vec<Given>,
    desk: Desk<'_>,
    tools: Tools<'_>,
    tell: &(dyn Fn(Step) + Sync),
) -> Result<MadePacket, PacketError> {
    let count = given.len();
    let mut prepared = Vec::with_capacity(count);
    for (place, attachment) in given.into_iter().enumerate() {
        tell(Step::Attachment(place + 1, count, attachment.title.clone()));
        prepared.push(prepare(attachment, copy, tools).await);
    }
    loop {
        tell(Step::Front);
        let document = front(copy, &prepared, desk);
        let job = pdf::job(&document, desk.look, Standard::Accessible);
        let set = tools.typesetter.set(&job).await?;
        tell(Step::Joining);
        match join(&document, &set.pdf, &prepared, desk) {
            Ok(joined) => return Ok(made(joined, prepared)),
            Err(JoinProblem::Part { anchor, problem }) if anchor != FRONT => {
                let blamed = prepared.iter_mut().find(|one| anchor_of(&one.label) == anchor);
                match blamed.filter(|one| one.content.is_ok()) {
                    Some(one) => one.content = Err(left_out(&problem)),
                    None => return Err(PacketError::Join(JoinProblem::Part { anchor, problem })),
                }
            }
            Err(problem) => return Err(PacketError::Join(problem)),
        }
    }
}

async fn prepare(attachment: Given, copy: MeetingCopy<'_>, tools: Tools<'_>) -> Prepared {
    let item = copy.record().items.get(attachment.item);
    let number = item.map_or("?", |item| item.number.as_str());
    let content = match attachment.content {
        GivenContent::NameOnly => Err(LeftOut::NameOnly),
        GivenContent::Closed => Err(LeftOut::Closed),
        GivenContent::File { name, bytes } => pages(&name, bytes, tools.converter).await,
    };
    Prepared {
        item: attachment.item,
        label: format!("{number}.{}", attachment.number),
        title: attachment.title,
        content,
    }
}

async fn pages(name: &str, bytes: Vec<u8>, converter: Option<&Converter>) -> Result<Pages, LeftOut> {
    let kind = FileKind::of(name, &bytes);
    let pdf = match kind {
        FileKind::Pdf => bytes,
        FileKind::Other => return Err(LeftOut::Unprintable),
        FileKind::TextDocument | FileKind::Spreadsheet | FileKind::Presentation | FileKind::Picture => {
            let converter = converter.ok_or(LeftOut::NoConverter)?;
            converter.pdf(kind, name, &bytes).await.map_err(|error| {
                tracing::info!(%error, "an attachment was not converted");
                match error {
                    ConversionError::Unprintable => LeftOut::Unprintable,
                    ConversionError::Child(_) | ConversionError::Unread | ConversionError::Folder(_) => {
                        LeftOut::NotConverted
                    }
                }
            })?
        }
    };
    let facts = PdfFacts::read(&pdf).map_err(|problem| left_out(&problem))?;
    if facts.pages == 0 {
        return Err(LeftOut::Broken);
    }
    Ok(Pages {
        count: facts.pages,
        is_tagged: facts.is_tagged,
        meets_ua: facts.claims.pdf_ua == Some(1),
        pdf,
    })
}

fn left_out(problem: &PdfProblem) -> LeftOut {
    match problem {
        PdfProblem::Encrypted => LeftOut::Encrypted,
        PdfProblem::NotPdf | PdfProblem::Broken { .. } => LeftOut::Broken,
        PdfProblem::TooLarge | PdfProblem::TooManyPages { .. } => LeftOut::TooLarge,
    }
}

/// The document before the attachments, with the list of them.
fn front(copy: MeetingCopy<'_>, prepared: &[Prepared], desk: Desk<'_>) -> Document {
    let mut document = meeting::meeting(copy, desk);
    let pages = prepared
        .iter()
        .flat_map(|one| &one.content)
        .map(|pages| pages.count);
    document.pages_after = u32::try_from(pages.sum::<usize>()).unwrap_or(u32::MAX);
    document.files.clear();
    document.identifier.push_str("/packet");
    document
        .body
        .extend(attachments_list::blocks(prepared, copy.record(), desk.wording));
    document
}

fn join(
    document: &Document,
    front: &[u8],
    prepared: &[Prepared],
    desk: Desk<'_>,
) -> Result<Joined, JoinProblem> {
    let wording = desk.wording;
    let texts: Vec<(String, String, String)> = prepared
        .iter()
        .map(|one| {
            let label = ("label", one.label.as_str().into());
            let title = ("title", one.title.as_str().into());
            let page = ("page", "{page}".into());
            (
                anchor_of(&one.label),
                wording.text_with("print-packet-bookmark", &[label.clone(), title]),
                wording.text_with("print-packet-stamp", &[label, page]),
            )
        })
        .collect();
    let mut parts = vec![Part {
        bytes: front,
        anchor: FRONT,
        title: &document.title,
        level: 1,
        keep_bookmarks: true,
        stamp: None,
        meets_ua: true,
    }];
    for (one, (anchor, bookmark, stamp)) in prepared.iter().zip(&texts) {
        if let Ok(pages) = &one.content {
            parts.push(Part {
                bytes: &pages.pdf,
                anchor,
                title: bookmark,
                level: 1,
                keep_bookmarks: true,
                stamp: Some(stamp),
                meets_ua: pages.meets_ua,
            });
        }
    }
    let keywords: Vec<&str> = document.keywords.iter().map(String::as_str).collect();
    let noon = document.date.at(12, 0, 0, 0);
    let modified = noon
        .to_zoned(jiff::tz::TimeZone::UTC)
        .map_or(Timestamp::UNIX_EPOCH, |moment| moment.timestamp());
    referat_pdf::join(&Packet {
        title: &document.title,
        language: &document.language,
        producer: "Referat",
        keywords: &keywords,
        modified,
        stamp_font: Some(STAMP_FACE),
        parts,
    })
}

/// What links call an attachment: letters, digits, full stops and dashes.
pub(crate) fn anchor_of(label: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || c == '.' {
            c
        } else {
            '-'
        }
    };
    format!("attachment-{}", label.chars().map(plain).collect::<String>())
}

fn made(joined: Joined, prepared: Vec<Prepared>) -> MadePacket {
    let mut packet = MadePacket {
        pdf: joined.bytes,
        pages: joined.pages,
        claims_ua: joined.claims_ua,
        left_out: Vec::new(),
        untagged: Vec::new(),
    };
    for one in prepared {
        let name = format!("{} {}", one.label, one.title);
        match one.content {
            Err(why) => packet.left_out.push((name, why)),
            Ok(pages) if !pages.is_tagged => packet.untagged.push(name),
            Ok(_) => {}
        }
    }
    packet
}
