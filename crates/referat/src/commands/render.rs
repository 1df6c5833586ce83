//! `referat render`: documents written anew in another form, one file for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command, value_parser};
use referat_domain::meeting_record::MeetingRecord;
use referat_import::recognise::print_in_layout;
use referat_wording::Wording;

use super::parse::json;
use crate::arguments;
use crate::failure::{Exit, Failure, trouble_with};
use crate::given_files::read_record;
use crate::session::Session;

/// The forms that can be written.
const WRITTEN: &[&str] = &["txt", "json"];

/// The forms of the contract that are not written yet.
const LATER: &[&str] = &["html", "pdf", "docx"];

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    let forms = WRITTEN.iter().chain(LATER).copied();
    Command::new("render")
        .about(wording.text("cli-render").into_owned())
        .arg(arguments::path(wording, "files", "cli-value-file", "cli-files").num_args(1..))
        .arg(
            arguments::option(wording, "to", "cli-value-format", "cli-option-to")
                .value_parser(PossibleValuesParser::new(forms))
                .hide_possible_values(true)
                .required(true),
        )
        .arg(
            arguments::option(wording, "out", "cli-value-folder", "cli-option-out-folder")
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
}

/// Writes `<stem>.<form>` for each file that can be read.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let form = arguments::word_of(matches, "to");
    if LATER.contains(&form) {
        let values = [("form", form.into()), ("written", WRITTEN.join(", ").into())];
        return Err(Failure::wrong_usage(wording, "cli-error-form-later", &values));
    }
    let folder = arguments::path_of(matches, "out");
    let sources = arguments::paths_of(matches, "files");
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path(wording, &folder, &error))?;

    let mut exit = Exit::Done;
    let mut written: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    for source in &sources {
        let target = folder
            .join(source.file_stem().unwrap_or(source.as_os_str()))
            .with_added_extension(form);
        if let Err(words) = may_write(wording, &target, source, &sources, &written) {
            session.complain(&words);
            exit = Exit::Failed;
            continue;
        }
        let outcome = match read_record(source) {
            Err(unreadable) => Err(unreadable.in_words(wording)),
            Ok(record) => {
                let text = rendered(session, form, &record)?;
                write(&target, &text).map_err(|error| trouble_with(wording, &target, &error))
            }
        };
        match outcome {
            Ok(()) => {
                session.output.data(&format!("{}\n", target.display()))?;
                written.insert(target, source);
            }
            Err(words) => {
                session.complain(&words);
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

fn rendered(session: &Session, form: &str, record: &MeetingRecord) -> Result<String, Failure> {
    match form {
        "json" => Ok(json(session, record)? + "\n"),
        _ => Ok(print_in_layout(record)),
    }
}

/// Never over a file that was named to be read, and never two documents in one file.
fn may_write(
    wording: &Wording,
    target: &Path,
    source: &Path,
    sources: &[PathBuf],
    written: &BTreeMap<PathBuf, &Path>,
) -> Result<(), String> {
    let shown = target.display().to_string();
    let source = source.display().to_string();
    let values = [("target", shown.into()), ("source", source.into())];
    if let Ok(there) = target.canonicalize() {
        let is_source = |it: &PathBuf| it.canonicalize().is_ok_and(|it| it == there);
        if sources.iter().any(is_source) {
            return Err(wording.text_with("cli-error-over-source", &values));
        }
    }
    if written.contains_key(target) {
        return Err(wording.text_with("cli-error-same-target", &values));
    }
    Ok(())
}

/// Writes a file whole or not at all.
fn write(target: &Path, text: &str) -> std::io::Result<()> {
    let beside = target.with_added_extension("part");
    fs::write(&beside, text)?;
    fs::rename(&beside, target)
}
