//! `referat draft`: the sentences a decision is written in, from the clauses of a recommendation. No database.
//!
//! Clauses come as arguments, from a file or from standard input, one a line. An outcome may stand before a clause
//! ("tiltrådt: at …") and an addition behind it ("at … | med den bemærkning, at …"). What the rules can't draft is
//! printed as written with a mark, and why is said beside the data.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use referat_danish::drafting::{
    Certainty, Choices, ClauseToDraft, Draft, DraftedSentence, OutcomeWords, Reason, Style, Tense, Voice,
    draft,
};
use referat_danish::verbs::OutcomeVerb;
use referat_domain::meeting::decision::Outcome;
use referat_import::decision::verb_of;
use referat_wording::{Language, Wording};
use serde_json::json;

use crate::arguments::{self, Format};
use crate::failure::{Exit, Failure};
use crate::given_files::read;
use crate::session::Session;

/// What stands before a clause that is left as written.
const MARK: &str = "[?] ";

/// What parts a clause from its addition.
const ADDITION: char = '|';

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("draft")
        .about(wording.text("cli-draft").into_owned())
        .after_help(wording.text("cli-draft.after").into_owned())
        .arg(
            arguments::word(wording, "clauses", "cli-value-clause", "cli-draft-clauses")
                .required(false)
                .action(ArgAction::Append)
                .num_args(0..),
        )
        .arg(
            arguments::option(wording, "file", "cli-value-file", "cli-option-clauses-file")
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("clauses"),
        )
        .arg(arguments::option(
            wording,
            "forum",
            "cli-value-name",
            "cli-option-draft-forum",
        ))
        .arg(choice(
            wording,
            "tense",
            "cli-value-tense",
            "cli-option-tense",
            &["past", "present"],
        ))
        .arg(choice(
            wording,
            "voice",
            "cli-value-voice",
            "cli-option-voice",
            &["keep", "active"],
        ))
        .arg(choice(
            wording,
            "style",
            "cli-value-style",
            "cli-option-style",
            &["auto", "one", "sentences", "rows"],
        ))
        .arg(arguments::format(wording))
}

/// An option with a few words to choose among; the first is the usual one.
fn choice(
    wording: &Wording,
    name: &'static str,
    value: &str,
    help: &str,
    words: &'static [&'static str],
) -> Arg {
    arguments::option(wording, name, value, help)
        .value_parser(PossibleValuesParser::new(words))
        .default_value(words.first().copied().unwrap_or_default())
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// Prints the draft.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let lines = lines(session, matches)?;
    // What is drafted is Danish, whatever language the program speaks.
    let danish = Wording::new(Language::Danish);
    let names: Vec<String> = Outcome::ALL
        .into_iter()
        .map(|outcome| danish.outcome(outcome))
        .collect();
    let given: Vec<ClauseToDraft<'_>> = lines.iter().map(|line| clause_of(line, &names)).collect();
    let mut words = OutcomeWords::default();
    for (word, name) in words.words.iter_mut().zip(&names) {
        *word = name;
    }
    let choices = Choices {
        forum: matches
            .get_one::<String>("forum")
            .map(|forum| forum.trim())
            .filter(|forum| !forum.is_empty()),
        tense: match arguments::word_of(matches, "tense") {
            "present" => Tense::Present,
            _ => Tense::Past,
        },
        voice: match arguments::word_of(matches, "voice") {
            "active" => Voice::Active,
            _ => Voice::Keep,
        },
        style: match arguments::word_of(matches, "style") {
            "one" => Style::One,
            "sentences" => Style::Sentences,
            "rows" => Style::Rows,
            _ => Style::Auto,
        },
        words,
    };
    let drafted = draft(&given, &choices);
    match arguments::format_of(matches) {
        Format::Table => {
            session.output.data(&for_people(&drafted))?;
            for sentence in &drafted.sentences {
                if let Certainty::AsWritten(reason) = sentence.certainty {
                    session.output.message(&why(&session.wording, sentence, reason));
                }
            }
        }
        Format::Json => {
            let text =
                serde_json::to_string(&as_json(&drafted)).map_err(|error| session.unexpected(&error))?;
            session.output.data(&format!("{text}\n"))?;
        }
    }
    Ok(Exit::Done)
}

/// The clauses as given, empty lines left out.
fn lines(session: &Session, matches: &ArgMatches) -> Result<Vec<String>, Failure> {
    let named: Vec<String> = matches
        .get_many::<String>("clauses")
        .unwrap_or_default()
        .cloned()
        .collect();
    let text = if named.is_empty() {
        let path = matches.get_one::<PathBuf>("file").cloned();
        let file = read(&path.unwrap_or_else(|| PathBuf::from("-")))
            .map_err(|unreadable| Failure::said(unreadable.in_words(&session.wording)))?;
        let name = file.name;
        let text = String::from_utf8(file.bytes);
        let text = text
            .map_err(|_| Failure::failed(&session.wording, "cli-error-not-text", &[("name", name.into())]))?;
        text.trim_start_matches('\u{feff}')
            .lines()
            .map(str::to_owned)
            .collect()
    } else {
        named
    };
    Ok(text.into_iter().filter(|line| !line.trim().is_empty()).collect())
}

/// "tiltrådt: at … | med den bemærkning, at …". What isn't an outcome before a colon belongs to the clause.
fn clause_of<'l>(line: &'l str, names: &[String]) -> ClauseToDraft<'l> {
    let (text, addition) = match line.split_once(ADDITION) {
        Some((text, addition)) => (text, Some(addition.trim()).filter(|it| !it.is_empty())),
        None => (line, None),
    };
    let (outcome, text) = match text.split_once(':') {
        Some((word, rest)) => match outcome_named(word, names) {
            Some(outcome) => (Some(outcome), rest),
            None => (None, text),
        },
        None => (None, text),
    };
    ClauseToDraft {
        text: text.trim(),
        outcome,
        addition,
    }
}

/// The outcome of a word: that of the JSON ("noted") or the Danish one ("taget til efterretning").
fn outcome_named(word: &str, names: &[String]) -> Option<OutcomeVerb> {
    let word = word.trim().to_lowercase();
    let named = Outcome::ALL
        .into_iter()
        .zip(names)
        .find(|(outcome, name)| outcome.as_str() == word || name.to_lowercase() == word);
    named.map(|(outcome, _)| verb_of(outcome))
}

fn for_people(drafted: &Draft) -> String {
    let apart = if drafted.style == Style::Rows {
        "\n"
    } else {
        "\n\n"
    };
    let sentences: Vec<String> = drafted
        .sentences
        .iter()
        .map(|sentence| match sentence.certainty {
            Certainty::Drafted => sentence.text.clone(),
            Certainty::AsWritten(_) => format!("{MARK}{}", sentence.text),
        })
        .collect();
    if sentences.is_empty() {
        String::new()
    } else {
        format!("{}\n", sentences.join(apart))
    }
}

/// "1: left as written: …"
fn why(wording: &Wording, sentence: &DraftedSentence, reason: Reason) -> String {
    let number = sentence.clause.unwrap_or(1).to_string();
    let values = [
        ("number", number.into()),
        ("why", wording.not_drafted(reason.as_str()).into()),
    ];
    wording.text_with("cli-draft-as-written", &values)
}

fn as_json(drafted: &Draft) -> serde_json::Value {
    let style = match drafted.style {
        Style::One => "one",
        Style::Rows => "rows",
        Style::Sentences | Style::Auto => "sentences",
    };
    let sentences: Vec<serde_json::Value> = drafted
        .sentences
        .iter()
        .map(|sentence| {
            let as_written = match sentence.certainty {
                Certainty::Drafted => None,
                Certainty::AsWritten(reason) => Some(reason.as_str()),
            };
            json!({ "clause": sentence.clause, "text": sentence.text, "as_written": as_written })
        })
        .collect();
    json!({ "text": drafted.text, "style": style, "sentences": sentences })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_before_a_clause_is_taken_off_and_other_colons_are_not() {
        let danish = Wording::new(Language::Danish);
        let names: Vec<String> = Outcome::ALL.into_iter().map(|it| danish.outcome(it)).collect();
        let parted = |line| {
            let clause = clause_of(line, &names);
            (clause.outcome, clause.text, clause.addition)
        };
        assert_eq!(
            parted("Tiltrådt: at X godkendes | med den bemærkning, at Y"),
            (
                Some(OutcomeVerb::Adopted),
                "at X godkendes",
                Some("med den bemærkning, at Y")
            )
        );
        assert_eq!(parted("noted: at X"), (Some(OutcomeVerb::Noted), "at X", None));
        assert_eq!(
            parted("at temaet: Skoler drøftes"),
            (None, "at temaet: Skoler drøftes", None)
        );
    }
}
