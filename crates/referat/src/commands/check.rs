//! `referat check`: the doctor, on files and without any database.
//!
//! Attachments in `<stem>.bilag/` are looked through as far as they are text, and several documents of one forum
//! know of each other's meetings.
//! Each finding stands as a compiler writes it: place, severity, code, what was seen, how to mend it.

use std::collections::BTreeSet;
use std::path::Path;

use clap::{ArgAction, ArgMatches, Command};
use referat_actions::read_document::{attachment_words, read_document};
use referat_doctor::{AttachmentText, Known, ReadingLoad, examine, reading_load};
use referat_domain::Date;
use referat_domain::finding::{Finding, Severity};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::paper::attachment::{file_of, media_type};
use referat_import::known_forums::KnownForums;
use referat_wording::Wording;
use serde_json::json;

use crate::arguments::{self, Format};
use crate::commands::import::gathering::{Gathered, attachments_of};
use crate::failure::{Exit, Failure};
use crate::given_files::{GivenFile, Unreadable, name_of, read};
use crate::session::Session;

/// A document that was examined.
struct Examined {
    record: MeetingRecord,
    findings: Vec<Finding>,
}

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("check")
        .about(wording.text("cli-check").into_owned())
        .after_help(wording.text("cli-check.after").into_owned())
        .arg(arguments::path(wording, "files", "cli-value-file", "cli-files").num_args(1..))
        .arg(
            arguments::option(wording, "known", "cli-value-words", "cli-option-known")
                .action(ArgAction::Append)
                .value_delimiter(','),
        )
        .arg(arguments::format(wording))
}

/// Examines the files; one that can't be read doesn't keep the others back.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let words = matches.get_many::<String>("known").unwrap_or_default();
    let abbreviations: BTreeSet<String> = words.map(|word| word.trim().to_owned()).collect();
    let mut exit = Exit::Done;
    let mut complain = |unreadable: &Unreadable| {
        session.complain(&unreadable.in_words(&session.wording));
        Exit::Failed
    };
    let mut given = Vec::new();
    for path in arguments::paths_of(matches, "files") {
        match session.wait(async { Ok(opened(&path, &mut complain).await) })? {
            Err(unreadable) => exit = complain(&unreadable),
            Ok(document) => given.push(document),
        }
    }
    let mut documents = Vec::new();
    for document in &given {
        let known = Known {
            abbreviations: abbreviations.clone(),
            meetings: days_of_forum(&given, document.record.forum.as_deref()),
        };
        let document = examined(document, &known);
        let is_wrong = |finding: &Finding| finding.severity == Severity::Error;
        if document.findings.iter().any(is_wrong) {
            exit = Exit::Failed;
        }
        documents.push(document);
    }
    match arguments::format_of(matches) {
        Format::Table => {
            let documents: Vec<String> = documents
                .iter()
                .map(|document| for_people(&session.wording, document))
                .collect();
            session.output.data(&documents.join("\n"))?;
        }
        Format::Json => {
            let documents: Vec<serde_json::Value> = documents.iter().map(as_json).collect();
            let text = serde_json::to_string(&documents).map_err(|error| session.unexpected(&error))?;
            session.output.data(&format!("{text}\n"))?;
        }
    }
    Ok(exit)
}

/// A document with what lies beside it.
struct Opened {
    record: MeetingRecord,
    source: String,
    /// The texts of the attachments in `<stem>.bilag/`: item, title, text.
    attachments: Vec<(String, String, String)>,
}

async fn opened(path: &Path, complain: &mut impl FnMut(&Unreadable) -> Exit) -> Result<Opened, Unreadable> {
    let GivenFile { name, bytes } = read(path)?;
    let refused = |error| Unreadable::Content(name.clone(), error);
    let document = read_document(&name, &bytes, &KnownForums::default())
        .await
        .map_err(refused)?;
    let (record, source) = (document.imported.record, document.text);
    let mut gathered = Gathered::default();
    let files = attachments_of(path, &mut gathered);
    let names: Vec<String> = files.iter().map(|file| name_of(file)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for unreadable in &gathered.unreadable {
        complain(unreadable);
    }
    let titles: BTreeSet<&str> = record
        .items
        .iter()
        .flat_map(|item| item.attachments.iter().map(String::as_str))
        .collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    let mut attachments = Vec::new();
    for item in &record.items {
        for title in &item.attachments {
            let file = file_of(title, &titles, &names).and_then(|place| files.get(place));
            let Some(file) = file else { continue };
            match read(file) {
                Ok(file) => {
                    let kind = media_type(&file.bytes, &file.name);
                    let text = attachment_words(kind, &file.name, &file.bytes).await;
                    attachments.extend(text.map(|text| (item.number.clone(), title.clone(), text)));
                }
                Err(unreadable) => {
                    complain(&unreadable);
                }
            }
        }
    }
    Ok(Opened {
        record,
        source,
        attachments,
    })
}

/// The days of the forum's meetings among the documents; one document alone knows of no other.
fn days_of_forum(given: &[Opened], forum: Option<&str>) -> Option<BTreeSet<Date>> {
    if given.len() < 2 {
        return None;
    }
    let of_forum = given
        .iter()
        .filter(|document| document.record.forum.as_deref() == forum);
    Some(of_forum.filter_map(|document| document.record.date).collect())
}

fn examined(document: &Opened, known: &Known) -> Examined {
    let texts: Vec<AttachmentText<'_>> = document
        .attachments
        .iter()
        .map(|(item, title, text)| AttachmentText { item, title, text })
        .collect();
    Examined {
        findings: examine(&document.record, Some(&document.source), &texts, known),
        record: document.record.clone(),
    }
}

fn for_people(wording: &Wording, document: &Examined) -> String {
    let name = &document.record.source;
    let mut out = String::new();
    for finding in &document.findings {
        let place = finding
            .line
            .map_or_else(|| name.clone(), |line| format!("{name}:{line}"));
        let severity = wording.severity(finding.severity);
        let words = wording.finding(finding.code);
        let code = finding.code.as_str();
        out.push_str(&format!("{place}: {severity}: {words} [{code}]\n"));
        let item = finding
            .item
            .as_ref()
            .map(|item| wording.text_with("cli-item", &[("item", item.into())]));
        let seen = Some(finding.message.clone()).filter(|message| !message.is_empty());
        let seen: Vec<String> = item.into_iter().chain(seen).collect();
        if !seen.is_empty() {
            out.push_str(&format!("    {}\n", seen.join(": ")));
        }
        out.push_str(&format!("    = {}\n", wording.finding_mend(finding)));
    }
    out.push_str(&format!("{name}: {}\n", in_sum(wording, document)));
    out
}

/// "1 advarsel, 2 bemærkninger; 12 minutters læsning (2.345 ord) og 9 bilag".
fn in_sum(wording: &Wording, document: &Examined) -> String {
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .filter_map(|severity| {
            let of_it = document.findings.iter().filter(|it| it.severity == severity);
            let count = u32::try_from(of_it.count()).unwrap_or(u32::MAX);
            (count > 0).then(|| wording.severity_count(severity, count))
        })
        .collect();
    let found = if counts.is_empty() {
        wording.text("cli-check-none").into_owned()
    } else {
        counts.join(", ")
    };
    let load: ReadingLoad = reading_load(&document.record);
    let values = [
        ("minutes", load.minutes().into()),
        ("words", wording.number(load.words as u64).into()),
        ("attachments", load.attachments.into()),
    ];
    format!("{found}; {}", wording.text_with("cli-check-load", &values))
}

fn as_json(document: &Examined) -> serde_json::Value {
    let load = reading_load(&document.record);
    json!({
        "source": document.record.source,
        "findings": document.findings,
        "reading": {
            "words": load.words,
            "minutes": load.minutes(),
            "attachments": load.attachments,
        },
    })
}
