//! The command line: all commands with their help, in the language that was chosen.
//!
//! The library that reads it speaks English only. Everything it would say by itself is said here instead:
//! headings, usage lines, and the complaints in [`crate::complaints`].

use clap::builder::{StyledStr, Styles};
use clap::{Arg, ArgAction, Command};
use referat_wording::Wording;

use crate::columns::folded;
use crate::commands::COMMANDS;

/// The name of the program.
pub const PROGRAM: &str = "referat";

/// What the library calls the place of the options in a usage line.
const OPTIONS_IN_USAGE: &str = "[OPTIONS]";

/// What it begins a usage line with.
const USAGE: &str = "Usage: ";

/// The widest a paragraph of a help page is printed.
const WIDTH: usize = 100;

/// All commands, ready to read a command line.
#[must_use]
pub fn build(wording: &Wording) -> Command {
    let mut program = Command::new(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .about(wording.text("cli-about").into_owned())
        .after_help(wording.text("cli-about.after").into_owned())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(version(wording));
    for command in COMMANDS {
        program = program.subcommand((command.define)(wording));
    }
    let mut program = in_words(program, wording);
    program.build();
    with_usage(program, wording)
}

/// `--help` and `--language` of a command, and its headings in words.
fn in_words(command: Command, wording: &Wording) -> Command {
    let after = command
        .get_after_help()
        .map(|text| folded(&text.to_string(), WIDTH));
    command
        .after_help(after.unwrap_or_default())
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(language_option(wording))
        .arg(help(wording))
        .help_template(template(wording))
        .subcommand_help_heading(wording.text("cli-heading-commands").into_owned())
        .subcommand_value_name(wording.text("cli-value-command").into_owned())
        .mut_subcommands(|command| in_words(command, wording))
}

fn language_option(wording: &Wording) -> Arg {
    Arg::new("language")
        .long("language")
        .value_name(wording.text("cli-value-language").into_owned())
        .help(wording.text("cli-option-language").into_owned())
        .help_heading(wording.text("cli-heading-options").into_owned())
        .value_parser(clap::builder::PossibleValuesParser::new(["da", "en"]))
        .hide_possible_values(true)
        .display_order(900)
}

fn help(wording: &Wording) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(wording.text("cli-option-help").into_owned())
        .help_heading(wording.text("cli-heading-options").into_owned())
        .display_order(901)
}

fn version(wording: &Wording) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(wording.text("cli-option-version").into_owned())
        .help_heading(wording.text("cli-heading-options").into_owned())
        .display_order(902)
}

/// The shape of a help page.
fn template(wording: &Wording) -> StyledStr {
    let heading = *Styles::styled().get_header();
    let usage = wording.text("cli-heading-usage");
    StyledStr::from(format!(
        "{{about-with-newline}}\n{heading}{usage}:{heading:#} {{usage}}\n\n{{all-args}}{{after-help}}"
    ))
}

/// Usage lines with the place of the options in words.
fn with_usage(mut command: Command, wording: &Wording) -> Command {
    let usage = plain_usage(&command.render_usage().to_string());
    let usage = usage.replace(OPTIONS_IN_USAGE, &wording.text("cli-value-options"));
    command
        .override_usage(usage)
        .mut_subcommands(|command| with_usage(command, wording))
}

/// A usage line without the word it begins with.
#[must_use]
pub fn plain_usage(line: &str) -> String {
    line.strip_prefix(USAGE).unwrap_or(line).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use referat_wording::Language;

    use super::*;

    fn each(command: &Command, look: &mut impl FnMut(&Command)) {
        look(command);
        for inner in command.get_subcommands() {
            each(inner, look);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        for language in Language::ALL {
            let wording = Wording::new(language);
            each(&build(&wording), &mut |command| {
                let name = command.get_name();
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(
                    !about.is_empty() && !about.starts_with("cli-"),
                    "{name}: {about:?}"
                );
                for argument in command.get_arguments() {
                    let id = argument.get_id();
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        !help.is_empty() && !help.starts_with("cli-"),
                        "{name} {id}: {help:?}"
                    );
                    assert!(argument.get_help_heading().is_some(), "{name} {id}");
                }
            });
        }
    }

    #[test]
    fn danish_help_has_no_word_of_the_library_s_own() {
        let wording = Wording::new(Language::Danish);
        let program = build(&wording);
        let mut names = Vec::new();
        each(&program, &mut |command| names.push(command.clone()));
        for mut command in names {
            let help = command.render_help().to_string();
            for english in [
                "Usage",
                "OPTIONS",
                "Options",
                "Commands",
                "Arguments",
                "[default",
                "[possible",
            ] {
                assert!(!help.contains(english), "{english} in {help}");
            }
        }
    }

    #[test]
    fn the_definitions_hold_together() {
        build(&Wording::new(Language::English)).debug_assert();
    }
}
