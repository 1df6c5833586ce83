//! Which language a command speaks: what `--language` says, else the environment, else English.
//!
//! Decided before the command line is read, because help and complaints about it are in that language too.

use std::ffi::OsString;

use referat_wording::Language;

/// The option that chooses, as it is written.
const OPTION: &str = "--language";

/// The language of a command line.
///
/// A language we don't have is not seen here; the reading of the command line refuses it.
#[must_use]
pub fn choose(arguments: &[OsString], environment: Option<Language>) -> Language {
    asked_for(arguments).or(environment).unwrap_or(Language::English)
}

/// The language of the pages a command serves: Danish, unless another is asked for by name. Their readers are
/// the municipality's, and not whoever's environment the program was started in.
#[must_use]
pub fn of_pages(arguments: &[OsString]) -> Language {
    asked_for(arguments).unwrap_or(Language::Danish)
}

fn asked_for(arguments: &[OsString]) -> Option<Language> {
    let mut words = arguments.iter().map(|word| word.to_str());
    while let Some(word) = words.next() {
        let Some(word) = word else { continue };
        // What follows two dashes are names of files, not options.
        if word == "--" {
            return None;
        }
        let value = match word.strip_prefix(OPTION) {
            Some("") => words.next().flatten(),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        if let Some(language) = value.and_then(Language::parse) {
            return Some(language);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(line: &str, environment: Option<Language>) -> Language {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        choose(&arguments, environment)
    }

    #[test]
    fn pages_are_danish_unless_another_language_is_asked_for_by_name() {
        let pages = |line: &str| of_pages(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(pages("referat serve"), Language::Danish);
        assert_eq!(pages("referat serve --language en"), Language::English);
    }

    #[test]
    fn the_command_line_decides_over_the_environment_and_english_is_what_is_left() {
        assert_eq!(chosen("referat parse", None), Language::English);
        assert_eq!(chosen("referat parse", Some(Language::Danish)), Language::Danish);
        assert_eq!(
            chosen("referat --language en parse", Some(Language::Danish)),
            Language::English
        );
        assert_eq!(chosen("referat parse --language=da", None), Language::Danish);
    }

    #[test]
    fn a_file_of_that_name_chooses_nothing() {
        assert_eq!(chosen("referat parse -- --language da", None), Language::English);
    }
}
