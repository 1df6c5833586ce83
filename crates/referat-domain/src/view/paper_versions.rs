//! The versions of a paper beside each other, to those who see the paper.
//!
//! A version is frozen when the paper is handed in or stands on an agenda. What has been written since the last one is
//! shown beside them as it is now.

use crate::Timestamp;
use crate::comparison::{WordChange, words_between};

use super::paper::PaperLine;
use super::{Eyes, Subject};

/// A part of a version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum VersionPart {
    /// The title.
    Title,
    /// A section, by its heading.
    Section(String),
    /// The files hung on.
    Files,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionText {
    /// Counted from 1; `None` for what it says now, where that is no version yet.
    pub number: Option<u32>,
    /// When it was frozen.
    pub at: Option<Timestamp>,
    /// Its title.
    pub title: String,
    /// Its sections: heading and words.
    pub sections: Vec<(String, String)>,
    /// The titles of its files, each with whether it is closed.
    pub files: Vec<(String, bool)>,
}

impl VersionText {
    fn parts(&self) -> Vec<(VersionPart, String)> {
        let files: Vec<&str> = self.files.iter().map(|(title, _)| title.as_str()).collect();
        let sections = self.sections.iter();
        std::iter::once((VersionPart::Title, self.title.clone()))
            .chain(sections.map(|(heading, text)| (VersionPart::Section(heading.clone()), text.clone())))
            .chain(std::iter::once((VersionPart::Files, files.join("\n"))))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect()
    }

    /// Whether two say the same.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

/// What differs between two versions, part by part in the order of the newer one; parts that say the same are left out.
#[must_use]
pub fn differences(old: &VersionText, new: &VersionText) -> Vec<(VersionPart, Vec<WordChange>)> {
    let mut left = old.parts();
    let mut sides: Vec<(VersionPart, String, String)> = Vec::new();
    for (part, text) in new.parts() {
        let same = left.iter().position(|(other, _)| *other == part);
        let was = same.map(|at| left.remove(at).1).unwrap_or_default();
        sides.push((part, was, text));
    }
    sides.extend(left.into_iter().map(|(part, was)| (part, was, String::new())));
    sides
        .into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(part, was, is)| (part, words_between(&was, &is)))
        .collect()
}

/// All versions of a paper, oldest first, and what it says now where that is another.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperVersions {
    /// The paper.
    pub line: PaperLine,
    /// Its versions.
    pub versions: Vec<VersionText>,
}

impl Subject for PaperVersions {
    type View = Option<Self>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Self> {
        let sees_closed = self.line.is_seen(eyes, true);
        let line = self.line.look(eyes)?;
        // A file that is closed is for those who would see a closed paper, in each version.
        let open = |version: VersionText| VersionText {
            files: version
                .files
                .into_iter()
                .filter(|(_, is_closed)| sees_closed || !is_closed)
                .collect(),
            ..version
        };
        Some(Self {
            line,
            versions: self.versions.into_iter().map(open).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(title: &str, sections: &[(&str, &str)]) -> VersionText {
        VersionText {
            number: Some(1),
            at: None,
            title: title.to_owned(),
            sections: sections
                .iter()
                .map(|(heading, text)| ((*heading).to_owned(), (*text).to_owned()))
                .collect(),
            files: Vec::new(),
        }
    }

    #[test]
    fn what_differs_is_told_by_part_and_what_is_gone_comes_last() {
        let old = version("Stier", &[("Resume", "To stier."), ("Økonomi", "Ingen.")]);
        let new = version("Stier", &[("Resume", "Tre stier.")]);
        let differ = differences(&old, &new);
        let parts: Vec<&VersionPart> = differ.iter().map(|(part, _)| part).collect();
        assert_eq!(
            parts,
            [
                &VersionPart::Section("Resume".into()),
                &VersionPart::Section("Økonomi".into())
            ]
        );
        assert_eq!(differ[1].1, [WordChange::Removed("Ingen.".into())]);
        assert!(differences(&old, &old).is_empty());
        assert!(old.says_the_same(&VersionText {
            number: None,
            ..old.clone()
        }));
    }
}
