//! The files of words, embedded: the same list for both languages.

use fluent::FluentResource;

use crate::Language;

/// A file of words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resource {
    /// Its name without ending; tests say it.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests name files"))]
    pub(crate) name: &'static str,
    /// What stands in it.
    pub(crate) text: &'static str,
}

impl Resource {
    /// The file as Fluent reads it. That every line is understood is proved by a test, not asked of people.
    pub(crate) fn parsed(self) -> FluentResource {
        match FluentResource::try_new(self.text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        }
    }
}

macro_rules! resources {
    ($($name:literal),+ $(,)?) => {
        const DANISH: &[Resource] = &[$(Resource {
            name: $name,
            text: include_str!(concat!("../locales/da/", $name, ".ftl")),
        }),+];
        const ENGLISH: &[Resource] = &[$(Resource {
            name: $name,
            text: include_str!(concat!("../locales/en/", $name, ".ftl")),
        }),+];
    };
}

resources!(
    "tasks",
    "terms",
    "pages",
    "front",
    "forum",
    "meeting",
    "planning",
    "between",
    "item",
    "case",
    "numbers",
    "people",
    "search",
    "session",
    "minutes",
    "after_meeting",
    "attendance",
    "meeting_room",
    "import",
    "upload",
    "proposals",
    "about",
    "states",
    "findings",
    "errors",
    "access",
    "signin",
    "administration",
    "papers",
    "writing",
    "agenda",
    "api",
    "dates",
    "documents",
    "forms",
    "checkup",
    "journal",
    "print",
    "reading",
    "look",
    "mail",
    "cli",
);

/// All files of a language.
pub(crate) fn of(language: Language) -> &'static [Resource] {
    match language {
        Language::Danish => DANISH,
        Language::English => ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Every message and message part of a file, with the values it names.
    fn keys(resource: Resource) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let (mut message, mut key) = (String::new(), String::new());
        for line in resource.text.lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
                && let Some((name, _)) = line.split_once(" =")
            {
                message = name.to_owned();
                key.clone_from(&message);
            } else if let Some((part, _)) = line.trim().strip_prefix('.').and_then(|it| it.split_once(" =")) {
                key = format!("{message}.{part}");
            } else if line.starts_with('#') {
                continue;
            }
            let values = found.entry(key.clone()).or_default();
            for after in line.split('$').skip(1) {
                let name: String = after
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                    .collect();
                values.insert(name);
            }
        }
        found.remove("");
        found
    }

    #[test]
    fn every_line_is_understood() {
        for language in Language::ALL {
            for resource in of(language) {
                let errors = FluentResource::try_new(resource.text.to_owned())
                    .err()
                    .map(|(_, errors)| errors);
                assert!(
                    errors.is_none(),
                    "{}/{}: {errors:?}",
                    language.tag(),
                    resource.name
                );
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_values() {
        for (danish, english) in DANISH.iter().zip(ENGLISH) {
            assert_eq!(keys(*danish), keys(*english), "{}.ftl", danish.name);
        }
    }

    #[test]
    fn no_key_stands_twice() {
        for language in Language::ALL {
            let mut seen = BTreeMap::new();
            for resource in of(language) {
                let mut here = BTreeSet::new();
                for line in resource.text.lines() {
                    if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
                        && let Some((name, _)) = line.split_once(" =")
                    {
                        assert!(here.insert(name), "{name} twice in {}", resource.name);
                        assert_eq!(seen.insert(name, resource.name), None, "{name} in two files");
                    }
                }
            }
        }
    }

    #[test]
    fn every_key_has_words_in_both_languages() {
        for language in Language::ALL {
            let wording = crate::Wording::new(language);
            for key in of(language)
                .iter()
                .flat_map(|resource| keys(*resource).into_keys())
            {
                if key.starts_with('-') {
                    continue;
                }
                assert!(wording.has(&key), "{key} in {}", language.tag());
                let said = wording.text(&key);
                assert!(!said.contains('\u{2068}'), "{key} has isolation marks");
                assert!(
                    !said.contains("{-"),
                    "{key} names a term that isn't there: {said}"
                );
            }
        }
    }

    /// Fluent keeps both under the bare name, and the one hides the other.
    #[test]
    fn no_term_has_the_name_of_a_sentence() {
        for resource in DANISH {
            for key in keys(*resource).into_keys() {
                if let Some(term) = key.strip_prefix('-') {
                    assert!(!crate::Wording::new(Language::Danish).has(term), "{term}");
                }
            }
        }
    }

    #[test]
    fn every_term_a_sentence_names_is_there() {
        for language in Language::ALL {
            let terms: BTreeSet<String> = of(language)
                .iter()
                .flat_map(|resource| keys(*resource).into_keys())
                .filter(|key| key.starts_with('-'))
                .collect();
            for resource in of(language) {
                for after in resource.text.split("{ -").skip(1) {
                    let name: String = after
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
                        .collect();
                    assert!(
                        terms.contains(&format!("-{name}")),
                        "-{name} in {}",
                        resource.name
                    );
                }
            }
        }
    }
}
