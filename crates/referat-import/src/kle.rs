//! The KLE register read from files: the open list of OS2KLE, and KL's own XML.
//!
//! A line or element that can't be read is a warning with its place; nothing is dropped silently. The
//! municipality brings its own copy; none is part of Referat.

mod list;
mod xml;

use std::fmt;

use referat_domain::kle::KleRegister;

use crate::ReadError;
use crate::source_file::SourceFile;

/// Why a file is no register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KleReadError {
    /// It can't be read as text.
    #[error(transparent)]
    File(#[from] ReadError),
    /// It is neither of the two forms, or has no subject in it.
    #[error("the file is neither the list of OS2KLE nor KL's XML")]
    NotARegister,
    /// The XML breaks off or is not well-formed.
    #[error("the XML can't be read from byte {at} on: {what}")]
    BrokenXml {
        /// Where it stops making sense.
        at: u64,
        /// What the reader says.
        what: String,
    },
}

/// Something in a register that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleWarning {
    /// The line in a list, the byte in XML.
    pub at: u64,
    /// What can't be read.
    pub problem: KleProblem,
    /// What stands there.
    pub text: String,
}

/// What can't be read in a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KleProblem {
    /// A line of another form.
    Line,
    /// A number that is none.
    Number,
    /// A keyword without its weight.
    Keyword,
    /// A date that is none.
    Date,
}

impl fmt::Display for KleWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} {}", self.at, self.problem, self.text)
    }
}

impl KleWarning {
    fn new(at: u64, problem: KleProblem, text: &str) -> Self {
        Self { at, problem, text: text.chars().take(120).collect() }
    }
}

/// Reads a register in whichever of the two forms it is.
///
/// # Errors
/// See [`KleReadError`].
pub fn read(name: &str, bytes: &[u8]) -> Result<(KleRegister, Vec<KleWarning>), KleReadError> {
    let file = SourceFile::from_bytes(name, bytes)?;
    let (register, warnings) =
        if file.text.trim_start().starts_with('<') { xml::read(&file.text)? } else { list::read(&file.text) };
    if register.is_empty() {
        return Err(KleReadError::NotARegister);
    }
    Ok((register, warnings))
}

#[cfg(test)]
mod tests {
    use referat_domain::kle::KleStanding;

    use super::*;

    #[test]
    fn the_list_of_subjects_is_read_with_its_keywords() {
        let (register, warnings) = read("kle.txt", referat_fixtures::KLE_LIST.as_bytes()).unwrap();
        assert_eq!(warnings, []);
        assert_eq!(register.len(), referat_fixtures::KLE_LIST.lines().filter(|line| !line.is_empty()).count());
        let KleStanding::Current(subject) = register.standing("00.01.00".parse().unwrap()) else { panic!() };
        assert_eq!(subject.title, "Ledelse og styring, fælles emner");
        assert!(subject.keywords.iter().any(|keyword| keyword.word == "Chefmøde" && keyword.weight == 10));
    }

    #[test]
    fn kls_xml_names_groups_and_what_followed_an_expired_number() {
        let (register, warnings) = read("kle.xml", referat_fixtures::KLE_XML.as_bytes()).unwrap();
        assert_eq!(warnings, []);
        assert_eq!(register.published, Some("2025-11-01".parse().unwrap()));
        let KleStanding::Expired(subject) = register.standing("00.15.22".parse().unwrap()) else { panic!() };
        assert_eq!(subject.expired, Some("2025-05-01".parse().unwrap()));
        assert_eq!(subject.successors, ["00.15.20".parse().unwrap()]);
        let KleStanding::Expired(subject) = register.standing("85.11.12".parse().unwrap()) else { panic!() };
        assert_eq!(subject.successors.len(), 2);
        let KleStanding::Expired(subject) = register.standing("81.28.04".parse().unwrap()) else { panic!() };
        assert_eq!(subject.successors, []);
        let KleStanding::Current(group) = register.standing("00.07.00".parse().unwrap()) else { panic!() };
        assert_eq!(group.title, "Sagsgang og borgernes rettigheder");
    }

    #[test]
    fn a_line_that_cannot_be_read_is_a_warning_and_the_others_are_read() {
        let text = "KLENummer='00.01.00':KLETitel='Styring':Keywords[Weight]=a[5];b[x];\nnej\nKLENummer='x':KLETitel='y':Keywords[Weight]=\n";
        let (register, warnings) = read("kle.txt", text.as_bytes()).unwrap();
        assert_eq!(register.len(), 1);
        let seen: Vec<(u64, KleProblem)> = warnings.iter().map(|warning| (warning.at, warning.problem)).collect();
        assert_eq!(seen, [(1, KleProblem::Keyword), (2, KleProblem::Line), (3, KleProblem::Number)]);
    }

    #[test]
    fn what_is_no_register_is_refused() {
        assert_eq!(read("a.txt", b"Punkt 1: Evt."), Err(KleReadError::NotARegister));
        assert_eq!(read("a.xml", b"<html><body/></html>"), Err(KleReadError::NotARegister));
        assert!(matches!(read("a.xml", b"<KLE-Emneplan><Hovedgruppe>"), Err(KleReadError::BrokenXml { .. })));
    }
}
