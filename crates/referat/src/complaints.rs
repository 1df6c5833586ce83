//! What is wrong with a command line, in words of our own and the language that was chosen.
//!
//! The library that reads the command line says what kind of thing is wrong and which words it is about;
//! the sentences are ours.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use referat_wording::{Value, Wording};

use crate::command_line::plain_usage;
use crate::session::complaint;

/// The complaint, with what may have been meant, the usage and where help is.
#[must_use]
pub fn in_words(error: &Error, wording: &Wording) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return error.render().to_string().trim_end().to_owned();
    }
    let mut lines = vec![complaint(&sentence(error, wording))];
    if let Some(meant) = meant(error) {
        lines.push(wording.text_with("cli-meant", &[("word", meant.into())]));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        lines.push(format!(
            "\n{}: {}",
            wording.text("cli-heading-usage"),
            plain_usage(&usage.to_string())
        ));
    }
    lines.push(wording.text("cli-see-help").into_owned());
    lines.join("\n")
}

/// What is wrong, in one sentence.
fn sentence(error: &Error, wording: &Wording) -> String {
    let word = |kind| -> String { words(error, kind) };
    let argument = || ("argument", Value::from(word(ContextKind::InvalidArg)));
    let value = || ("value", Value::from(word(ContextKind::InvalidValue)));
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = word(ContextKind::InvalidSubcommand);
            wording.text_with("cli-wrong-command", &[("command", name.into())])
        }
        ErrorKind::MissingSubcommand => {
            let known = word(ContextKind::ValidSubcommand);
            wording.text_with("cli-missing-command", &[("known", known.into())])
        }
        ErrorKind::UnknownArgument => wording.text_with("cli-wrong-argument", &[argument()]),
        ErrorKind::MissingRequiredArgument => wording.text_with("cli-missing-argument", &[argument()]),
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_empty() => {
            wording.text_with("cli-missing-value", &[argument()])
        }
        ErrorKind::InvalidValue if error.get(ContextKind::ValidValue).is_some() => {
            let known = word(ContextKind::ValidValue);
            wording.text_with(
                "cli-wrong-choice",
                &[argument(), value(), ("known", known.into())],
            )
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            wording.text_with("cli-wrong-value", &[argument(), value()])
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            wording.text_with("cli-too-many-values", &[argument()])
        }
        ErrorKind::TooFewValues => wording.text_with("cli-missing-value", &[argument()]),
        ErrorKind::ArgumentConflict => {
            let other = word(ContextKind::PriorArg);
            if other.is_empty() || other == word(ContextKind::InvalidArg) {
                wording.text_with("cli-argument-twice", &[argument()])
            } else {
                wording.text_with("cli-argument-conflict", &[argument(), ("other", other.into())])
            }
        }
        ErrorKind::InvalidUtf8 => wording.text("cli-wrong-letters").into_owned(),
        // No complaints, or none that arguments such as ours can give rise to.
        ErrorKind::NoEquals
        | ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => error.to_string(),
    }
}

/// What may have been meant instead.
fn meant(error: &Error) -> Option<String> {
    [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        // The likeliest comes last.
        Some(ContextValue::Strings(words)) => words.last().cloned(),
        Some(_) | None => None,
    })
}

/// The words an error gives for a part of it.
fn words(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join(", "),
        Some(ContextValue::StyledStr(word)) => word.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        Some(_) | None => String::new(),
    }
}
