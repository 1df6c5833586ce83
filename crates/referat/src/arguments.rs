//! Arguments that several commands take, so that they are called and explained alike.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, value_parser};
use referat_wording::Wording;

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// JSON for programs.
    Json,
}

/// A positional argument that is a file or folder.
#[must_use]
pub fn path(wording: &Wording, id: &'static str, value_name: &str, help: &str) -> Arg {
    Arg::new(id)
        .value_name(wording.text(value_name).into_owned())
        .value_parser(value_parser!(PathBuf))
        .help(wording.text(help).into_owned())
        .help_heading(wording.text("cli-heading-arguments").into_owned())
        .required(true)
}

/// A positional argument that is words.
#[must_use]
pub fn word(wording: &Wording, id: &'static str, value_name: &str, help: &str) -> Arg {
    Arg::new(id)
        .value_name(wording.text(value_name).into_owned())
        .help(wording.text(help).into_owned())
        .help_heading(wording.text("cli-heading-arguments").into_owned())
        .required(true)
}

/// An option with a value.
#[must_use]
pub fn option(wording: &Wording, long: &'static str, value_name: &str, help: &str) -> Arg {
    Arg::new(long)
        .long(long)
        .value_name(wording.text(value_name).into_owned())
        .help(wording.text(help).into_owned())
        .help_heading(wording.text("cli-heading-options").into_owned())
}

/// An option that is there or not.
#[must_use]
pub fn flag(wording: &Wording, long: &'static str, help: &str) -> Arg {
    Arg::new(long)
        .long(long)
        .action(ArgAction::SetTrue)
        .help(wording.text(help).into_owned())
        .help_heading(wording.text("cli-heading-options").into_owned())
}

/// `--data DIR`: where the municipality's data are.
#[must_use]
pub fn data(wording: &Wording) -> Arg {
    option(wording, "data", "cli-value-folder", "cli-option-data").value_parser(value_parser!(PathBuf))
}

/// `--municipality NAME`: which, where there is more than one.
#[must_use]
pub fn municipality(wording: &Wording) -> Arg {
    option(
        wording,
        "municipality",
        "cli-value-name",
        "cli-option-municipality",
    )
}

/// `MEETING --forum NAME`: which meeting, by its number or by its day.
#[must_use]
pub fn meeting(wording: &Wording) -> [Arg; 2] {
    [
        word(wording, "meeting", "cli-value-meeting", "cli-findings-meeting"),
        option(wording, "forum", "cli-value-name", "cli-findings-forum"),
    ]
}

/// `--as USER`: whose act it is.
#[must_use]
pub fn acting_as(wording: &Wording) -> Arg {
    option(wording, "as", "cli-value-user", "cli-option-as")
}

/// `--format`: a table for people, or JSON.
#[must_use]
pub fn format(wording: &Wording) -> Arg {
    option(wording, "format", "cli-value-format", "cli-option-format")
        .value_parser(PossibleValuesParser::new(["table", "json"]))
        .default_value("table")
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// What `--format` says.
#[must_use]
pub fn format_of(matches: &ArgMatches) -> Format {
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => Format::Json,
        Some(_) | None => Format::Table,
    }
}

/// The paths of an argument that takes several.
#[must_use]
pub fn paths_of(matches: &ArgMatches, id: &str) -> Vec<PathBuf> {
    matches
        .get_many::<PathBuf>(id)
        .map(|paths| paths.cloned().collect())
        .unwrap_or_default()
}

/// The path of an argument.
#[must_use]
pub fn path_of(matches: &ArgMatches, id: &str) -> PathBuf {
    matches.get_one::<PathBuf>(id).cloned().unwrap_or_default()
}

/// The words of an argument.
#[must_use]
pub fn word_of<'m>(matches: &'m ArgMatches, id: &str) -> &'m str {
    matches
        .get_one::<String>(id)
        .map(String::as_str)
        .unwrap_or_default()
}
