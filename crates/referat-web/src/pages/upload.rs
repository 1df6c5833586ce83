//! What was handed in, before it is imported: what was read beside its source, and the form that mends it.

pub mod typed;

use askama::Template;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use referat_actions::import_meetings::{ImportOutcome, Missing};
use referat_domain::ids::UploadId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting_record::ItemRecord;
use referat_domain::mending::{DROPPED, Fault, ItemField, ItemMend, MendField};
use referat_domain::paper::section::SectionKind;
use referat_domain::view::Seen;
use referat_domain::view::upload::{AlreadyHere, UploadReading, UploadView, WasRead};
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::receiving::Typed;

/// The page of an upload.
#[derive(Template)]
#[template(path = "upload.html")]
pub struct UploadPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub upload: &'a Seen<UploadView>,
    /// Whether what was typed has just been kept.
    pub is_news: bool,
}

/// What stands after the question mark once something was kept.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    /// Anything.
    pub gemt: Option<String>,
}

impl UploadPage<'_> {
    /// What was read, if anything was.
    #[must_use]
    pub fn read(&self) -> Option<&WasRead> {
        match &self.upload.reading {
            UploadReading::Read(read) => Some(read),
            UploadReading::Unreadable(_) => None,
        }
    }

    /// Each item that was read, with its place and what is typed of it.
    #[must_use]
    pub fn items<'r>(&self, read: &'r WasRead) -> Vec<(usize, &'r ItemMend, Option<&'r ItemRecord>)> {
        let typed = read.typed.items.iter().enumerate();
        typed
            .map(|(place, typed)| (place, typed, read.record.items.get(place)))
            .collect()
    }

    /// The name of a field of the head.
    #[must_use]
    pub fn fault(&self, read: &WasRead, name: &str) -> Option<String> {
        let found = read
            .faults
            .iter()
            .find(|fault| typed::name_of(fault.field) == name);
        found.map(|fault| self.frame.mend_fault(fault.kind))
    }

    /// What can't be used: the field it is about, where that is, and why not.
    #[must_use]
    pub fn faults(&self, read: &WasRead) -> Vec<(String, String, String)> {
        let told = |fault: &Fault| {
            let place = match fault.field {
                MendField::Item(item, _) => {
                    let number = read.typed.items.get(item).map(|item| item.number.clone());
                    let number = number.filter(|number| !number.trim().is_empty());
                    let number = number.unwrap_or_else(|| (item + 1).to_string());
                    self.frame.text_with("item-number", &[("number", number.into())])
                }
                MendField::Forum | MendField::Date | MendField::Start | MendField::End | MendField::Place => {
                    self.frame.text("upload-head").into_owned()
                }
            };
            (
                typed::name_of(fault.field),
                place,
                self.frame.mend_fault(fault.kind),
            )
        };
        read.faults.iter().map(told).collect()
    }

    /// Whether something typed of an item can't be used.
    #[must_use]
    pub fn has_fault(&self, read: &WasRead, place: &usize) -> bool {
        read.faults
            .iter()
            .any(|fault| matches!(fault.field, MendField::Item(item, _) if item == *place))
    }

    /// Where an item of this number stands on the page.
    #[must_use]
    pub fn place_of(&self, read: &WasRead, number: &str) -> Option<usize> {
        read.record.items.iter().position(|item| item.number == number)
    }

    /// The name of an item's field in the form.
    #[must_use]
    pub fn field(&self, place: &usize, field: &str) -> String {
        format!("p{place}-{field}")
    }

    /// The clauses of an item with the outcomes to choose from: the field's name, the clause, what is chosen.
    #[must_use]
    pub fn outcomes(&self, place: &usize, typed: &ItemMend) -> Vec<(String, String, String)> {
        let clauses = typed.clauses.lines();
        clauses
            .zip(&typed.outcomes)
            .enumerate()
            .map(|(index, (clause, chosen))| {
                let field = MendField::Item(*place, ItemField::Outcome(index));
                (typed::name_of(field), clause.to_owned(), chosen.clone())
            })
            .collect()
    }

    /// The words of all outcomes.
    #[must_use]
    pub fn outcome_words(&self) -> Vec<(&'static str, String)> {
        Outcome::ALL
            .iter()
            .map(|outcome| (outcome.as_str(), self.frame.outcome(outcome)))
            .collect()
    }

    /// The sections that were read, each with the kind that is chosen for it: the field's name, the section's words.
    #[must_use]
    pub fn sections(&self, place: &usize, typed: &ItemMend, item: &ItemRecord) -> Vec<SectionChoice> {
        // What was dropped is no longer in the record; it can still be chosen back.
        let mut kept = item.sections.iter();
        let choice = |(index, kind): (usize, &String)| {
            let section = if kind == DROPPED { None } else { kept.next() };
            SectionChoice {
                field: typed::name_of(MendField::Item(*place, ItemField::Section(index))),
                number: index + 1,
                chosen: kind.clone(),
                heading: section.and_then(|section| section.heading.clone()),
                line: section.map(|section| section.span[0]).filter(|line| *line > 0),
                html: section
                    .map(|section| self.frame.html(&section.text, 4))
                    .unwrap_or_default(),
            }
        };
        typed.sections.iter().enumerate().map(choice).collect()
    }

    /// The words of all kinds of section.
    #[must_use]
    pub fn kind_words(&self) -> Vec<(&'static str, String)> {
        [
            SectionKind::Occasion,
            SectionKind::Statement,
            SectionKind::Recommendation,
            SectionKind::History,
            SectionKind::Decision,
            SectionKind::Attachments,
            SectionKind::Other,
        ]
        .map(|kind| (kind.as_str(), self.frame.section(kind)))
        .to_vec()
    }
}

/// A section in the form.
#[derive(Debug, Clone)]
pub struct SectionChoice {
    /// The field's name.
    pub field: String,
    /// Its place, from 1.
    pub number: usize,
    /// The kind that is chosen.
    pub chosen: String,
    /// The heading as printed.
    pub heading: Option<String>,
    /// Its first line.
    pub line: Option<u32>,
    /// Its text.
    pub html: String,
}

/// `/indlaesning/{id}`
///
/// # Errors
/// When there is no such upload for the reader, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Id(id): Id<UploadId>,
    Asked(after): Asked<After>,
) -> Result<Html<String>, Problem> {
    let upload = state.office.upload(state.actor()?, id).await?;
    let frame = Frame::new(&state, upload.line.file_name.as_str())
        .on(Way::Imports)
        .under([(
            state.wording.text("way-imports").into_owned(),
            "/importer".to_owned(),
        )]);
    show(&UploadPage {
        frame,
        upload: &upload,
        is_news: after.gemt.is_some(),
    })
}

/// `POST /indlaesning/{id}/ret`: keeps what was typed. What can't be used is told on the page beside its field.
///
/// # Errors
/// When it is refused.
pub async fn mend(Here(state): Here, Id(id): Id<UploadId>, typed: Typed) -> Result<Redirect, Problem> {
    keep(&state, id, &typed).await?;
    Ok(Redirect::to(&format!("{}?gemt=ja", links::upload(&id))))
}

/// `POST /indlaesning/{id}/tekst`: reads the text anew as it was typed.
///
/// # Errors
/// When it is refused.
pub async fn mend_text(Here(state): Here, Id(id): Id<UploadId>, typed: Typed) -> Result<Redirect, Problem> {
    let version = typed.number("version")?;
    let text = typed.get("tekst").unwrap_or_default();
    let office = &state.office;
    office
        .mend_text_of_upload(state.actor()?, id, version, text)
        .await?;
    Ok(Redirect::to(&format!("{}?gemt=ja", links::upload(&id))))
}

/// `POST /indlaesning/{id}/godkend`: keeps what was typed, and imports it where all of it can be used.
///
/// # Errors
/// When it is refused.
pub async fn accept(Here(state): Here, Id(id): Id<UploadId>, typed: Typed) -> Result<Response, Problem> {
    let (version, may_go_on) = keep(&state, id, &typed).await?;
    if !may_go_on {
        let page = format!("{}?gemt=ja#fejl", links::upload(&id));
        return Ok(Redirect::to(&page).into_response());
    }
    let accepted = state.office.accept_upload(state.actor()?, id, version).await?;
    let to = match accepted.result.outcome {
        ImportOutcome::New { document, .. } | ImportOutcome::Completed { document, .. } => {
            format!(
                "{}?forslag={}",
                links::import_report(&document),
                accepted.proposals
            )
        }
        ImportOutcome::Unchanged { document } => format!("{}?kendt=ja", links::import_report(&document)),
        ImportOutcome::Proposed { proposal, .. } => links::join(&proposal),
        ImportOutcome::Unplaced { missing } => {
            let why = match missing {
                Missing::Forum => "unplaced-forum",
                Missing::Date => "unplaced-date",
            };
            return Err(Problem::NotNow { why });
        }
        ImportOutcome::Unreadable(_)
        | ImportOutcome::WouldBeNew
        | ImportOutcome::WouldBeCompleted { .. }
        | ImportOutcome::WouldBeProposed { .. } => return Err(Problem::NotNow { why: "upload-unread" }),
    };
    Ok(Redirect::to(&to).into_response())
}

/// `POST /indlaesning/{id}/opgiv`: gives the upload up.
///
/// # Errors
/// When it is refused.
pub async fn give_up(Here(state): Here, Id(id): Id<UploadId>) -> Result<Redirect, Problem> {
    state.office.give_up_upload(state.actor()?, id).await?;
    Ok(Redirect::to("/importer"))
}

/// Keeps what was typed: the version it has now, and whether all of it can be used.
async fn keep(state: &WebState, id: UploadId, typed: &Typed) -> Result<(i64, bool), Problem> {
    let version = typed.number("version")?;
    let mend = typed::mend_of(typed);
    let faults = state
        .office
        .mend_upload(state.actor()?, id, version, mend)
        .await?;
    Ok((version.saturating_add(1), faults.is_empty()))
}
