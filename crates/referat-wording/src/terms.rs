//! A municipality's own words for our terms: `-statement = Sagsbeskrivelse`, laid over ours.
//!
//! Only terms can be laid over, never sentences: a sentence that is changed here and improved there would be
//! two programs. Which terms there are stands in `locales/<language>/terms.ftl`.

use fluent::FluentResource;

use crate::{Wording, resources};

/// Why a municipality's terms can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermsError {
    /// A line can't be read as Fluent.
    Unreadable {
        /// The line, from 1, or 0 where it isn't known.
        line: usize,
    },
    /// Something else than a term is defined.
    NotATerm {
        /// The line, from 1.
        line: usize,
        /// What is defined.
        name: String,
    },
    /// There is no such term to lay over.
    Unknown {
        /// The line, from 1.
        line: usize,
        /// The term.
        name: String,
    },
}

impl std::fmt::Display for TermsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable { line } => write!(f, "line {line} can't be read as a term"),
            Self::NotATerm { line, name } => {
                write!(f, "line {line}: {name:?} is no term; terms begin with a dash")
            }
            Self::Unknown { line, name } => write!(f, "line {line}: there is no term {name:?}"),
        }
    }
}

impl std::error::Error for TermsError {}

impl Wording {
    /// The terms a municipality can lay its own over, with ours: `-minutes`, "Referat".
    #[must_use]
    pub fn terms(&self) -> Vec<(&'static str, &'static str)> {
        resources::of(self.language())
            .iter()
            .flat_map(|resource| resource.text.lines())
            .filter(|line| line.starts_with('-'))
            .filter_map(|line| line.split_once(" = "))
            .collect()
    }

    /// The same words with a municipality's own terms over ours.
    ///
    /// # Errors
    /// When the text isn't Fluent, defines anything but terms, or a term we don't have.
    pub fn with_terms(mut self, ftl: &str) -> Result<Self, TermsError> {
        let known: Vec<&str> = resources::of(self.language())
            .iter()
            .flat_map(|resource| resource.text.lines())
            .filter(|line| line.starts_with('-'))
            .filter_map(|line| line.split_once(" =").map(|(name, _)| name))
            .collect();
        for (index, line) in ftl.lines().enumerate() {
            let begins_here = line
                .chars()
                .next()
                .is_some_and(|first| !first.is_whitespace() && first != '#' && first != '}');
            if !begins_here {
                continue;
            }
            let line_number = index + 1;
            let Some((name, _)) = line.split_once('=') else {
                return Err(TermsError::Unreadable { line: line_number });
            };
            let name = name.trim();
            if !name.starts_with('-') {
                return Err(TermsError::NotATerm {
                    line: line_number,
                    name: name.to_owned(),
                });
            }
            if !known.contains(&name) {
                return Err(TermsError::Unknown {
                    line: line_number,
                    name: name.to_owned(),
                });
            }
        }
        match FluentResource::try_new(ftl.to_owned()) {
            Ok(resource) => self.bundle.add_resource_overriding(resource),
            Err(_) => return Err(TermsError::Unreadable { line: 0 }),
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use referat_domain::meeting::decision::Outcome;
    use referat_domain::paper::section::SectionKind;

    use super::*;
    use crate::Language;

    #[test]
    fn a_municipality_s_own_word_is_used_in_every_sentence() {
        let wording = Wording::new(Language::Danish)
            .with_terms("-statement = Sagsbeskrivelse\n-adopted = Vedtaget\n")
            .unwrap();
        assert_eq!(wording.section(SectionKind::Statement), "Sagsbeskrivelse");
        assert_eq!(wording.outcome(Outcome::Adopted), "Vedtaget");
        assert_eq!(wording.outcome(Outcome::Approved), "Godkendt");
    }

    #[test]
    fn sentences_and_unknown_terms_are_refused_with_their_line() {
        let with = |ftl| {
            Wording::new(Language::Danish)
                .with_terms(ftl)
                .map(|_| ())
                .unwrap_err()
        };
        assert_eq!(
            with("# ours\nsearch-button = Find"),
            TermsError::NotATerm {
                line: 2,
                name: "search-button".into()
            }
        );
        assert_eq!(
            with("-borgmester = Borgmester"),
            TermsError::Unknown {
                line: 1,
                name: "-borgmester".into()
            }
        );
        assert_eq!(with("hvad som helst"), TermsError::Unreadable { line: 1 });
    }
}
