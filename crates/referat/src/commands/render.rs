//! `referat render`: documents written anew in another form, one file for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{ArgMatches, Command, value_parser};
use referat_actions::printing::Remark;
use referat_documents::compose::{decisions_sheet, meeting};
use referat_documents::copy::MeetingCopy;
use referat_documents::forms::xlsx;
use referat_documents::press::{Form, Press, PrintError};
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::{show, show_public};
use referat_import::recognise::print_in_layout;
use referat_wording::Wording;

use super::parse::json;
use crate::arguments;
use crate::failure::{Exit, Failure, trouble_with};
use crate::given_files::read_record;
use crate::printing::{look_in, no_look, press, remark_in_words};
use crate::session::Session;

/// The forms that can be written.
const FORMS: &[&str] = &["pdf", "html", "docx", "xlsx", "txt", "json"];

/// Whom a copy can be for.
const COPIES: &[&str] = &["members", "public"];

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("render")
        .about(wording.text("cli-render").into_owned())
        .arg(arguments::path(wording, "files", "cli-value-file", "cli-files").num_args(1..))
        .arg(
            arguments::option(wording, "to", "cli-value-format", "cli-option-to")
                .value_parser(PossibleValuesParser::new(FORMS))
                .hide_possible_values(true)
                .required(true),
        )
        .arg(
            arguments::option(wording, "out", "cli-value-folder", "cli-option-out-folder")
                .value_parser(value_parser!(PathBuf))
                .required(true),
        )
        .arg(
            arguments::option(wording, "copy", "cli-value-copy", "cli-option-copy")
                .value_parser(PossibleValuesParser::new(COPIES))
                .default_value("members")
                .hide_possible_values(true)
                .hide_default_value(true),
        )
        .arg(
            arguments::option(wording, "look", "cli-value-file", "cli-option-look")
                .value_parser(value_parser!(PathBuf)),
        )
}

/// Writes `<stem>.<form>` for each file that can be read.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let form = arguments::word_of(matches, "to");
    let folder = arguments::path_of(matches, "out");
    let sources = arguments::paths_of(matches, "files");
    let printing = Printing {
        session,
        form,
        is_public: arguments::word_of(matches, "copy") == "public",
        press: press_with_look(session, matches)?,
    };
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path(wording, &folder, &error))?;
    session.wait(async {
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
            let outcome = match read_record(source).await {
                Err(unreadable) => Err(unreadable.in_words(wording)),
                Ok(record) => match printing.print(source, record).await? {
                    Err(words) => Err(words),
                    Ok(bytes) => {
                        write(&target, &bytes).map_err(|error| trouble_with(wording, &target, &error))
                    }
                },
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
    })
}

/// The press, with the look that `--look` names.
fn press_with_look(session: &Session, matches: &ArgMatches) -> Result<Press, Failure> {
    let press = press(session, "");
    let Some(path) = matches.get_one::<PathBuf>("look") else {
        return Ok(press);
    };
    press
        .with_look(look_in(session, path)?)
        .map_err(|error| no_look(session, path, &error))
}

/// What documents are printed with.
struct Printing<'s> {
    session: &'s Session,
    form: &'s str,
    is_public: bool,
    press: Press,
}

impl Printing<'_> {
    /// The document's bytes, or in words why this one can't be printed.
    async fn print(&self, source: &Path, record: MeetingRecord) -> Result<Result<Vec<u8>, String>, Failure> {
        let whole = WholeRecord::of_file(record);
        if self.is_public {
            let view = show_public(whole);
            self.print_copy(source, MeetingCopy::for_public(&view)).await
        } else {
            let view = show(whole, &Reader::local_operator());
            self.print_copy(source, MeetingCopy::for_members(&view)).await
        }
    }

    async fn print_copy(
        &self,
        source: &Path,
        copy: MeetingCopy<'_>,
    ) -> Result<Result<Vec<u8>, String>, Failure> {
        let file = source.display().to_string();
        let Some(form) = Form::of_ending(self.form) else {
            return self.print_data(copy).map(Ok);
        };
        let document = meeting::meeting(copy, self.press.desk(None));
        let wording = &self.session.wording;
        Ok(match self.press.print(&document, form).await {
            Ok(printed) => {
                if !printed.replaced.is_empty() {
                    let remark = remark_in_words(wording, &Remark::Replaced(printed.replaced));
                    self.session.complain(&format!("{file}: {remark}"));
                }
                Ok(printed.bytes)
            }
            Err(PrintError::NoTypesetter) => Err(wording.text("cli-error-no-typesetter").into_owned()),
            Err(error @ (PrintError::Typeset(_) | PrintError::Form(_))) => {
                let values = [("file", file.into()), ("cause", error.to_string().into())];
                Err(wording.text_with("cli-error-not-typeset", &values))
            }
        })
    }

    fn print_data(&self, copy: MeetingCopy<'_>) -> Result<Vec<u8>, Failure> {
        match self.form {
            "json" => Ok((json(self.session, copy.record())? + "\n").into_bytes()),
            "xlsx" => {
                let title = copy.record().source.clone();
                let book = decisions_sheet::decisions_sheet(&[copy], &title, self.press.desk(None));
                xlsx::sheets(&book).map_err(|error| self.session.unexpected(&error))
            }
            _ => Ok(print_in_layout(copy.record()).into_bytes()),
        }
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
fn write(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let beside = target.with_added_extension("part");
    fs::write(&beside, bytes)?;
    fs::rename(&beside, target)
}
