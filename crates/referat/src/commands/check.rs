//! `referat check`: the doctor, on files and without any database.
//!
//! Each finding stands as a compiler writes it: place, severity, code, what was seen, how to mend it.

use clap::{ArgAction, ArgMatches, Command};
use referat_doctor::{Known, ReadingLoad, examine, reading_load};
use referat_domain::finding::{Finding, Severity};
use referat_domain::meeting_record::MeetingRecord;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::SourceFile;
use referat_wording::Wording;
use serde_json::json;

use crate::arguments::{self, Format};
use crate::failure::{Exit, Failure};
use crate::given_files::{Unreadable, read};
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
    let known = Known {
        abbreviations: words.map(|word| word.trim().to_owned()).collect(),
    };
    let mut exit = Exit::Done;
    let mut documents = Vec::new();
    for path in arguments::paths_of(matches, "files") {
        match read(&path).and_then(|file| examined(&file.name, &file.bytes, &known)) {
            Err(unreadable) => {
                session.complain(&unreadable.in_words(&session.wording));
                exit = Exit::Failed;
            }
            Ok(document) => {
                let is_wrong = |finding: &Finding| finding.severity == Severity::Error;
                if document.findings.iter().any(is_wrong) {
                    exit = Exit::Failed;
                }
                documents.push(document);
            }
        }
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

fn examined(name: &str, bytes: &[u8], known: &Known) -> Result<Examined, Unreadable> {
    let refused = |error| Unreadable::Content(name.to_owned(), error);
    let imported = referat_import::read(name, bytes, &KnownForums::default()).map_err(refused)?;
    let source = SourceFile::from_bytes(name, bytes).map_err(refused)?;
    let findings = examine(&imported.record, Some(&source.text), known);
    Ok(Examined {
        record: imported.record,
        findings,
    })
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
        out.push_str(&format!("    = {}\n", wording.finding_help(finding.code)));
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
