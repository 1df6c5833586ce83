//! Journal numbers (journalnumre) by KLE: `00.30.00-P00-5-21`.
//!
//! Subject (main group, group, subject), facet, serial number and year. KL's schemas give the pattern:
//! facet letters are A, P, S, Ø, G, K and I, then two digits. The number names a *subject's* case in the
//! records system; it is not unique in the minutes, and it is no key (see [`crate::case::thread`]).
//!
//! A number is printed back exactly as its parts say; sloppy dashes and spaces are accepted when read.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A KLE subject number (emne): main group, group and subject, two digits each.
///
/// `00.00.00` and `XX.00.00` are main-group level and accepted: real minutes use them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KleNumber {
    /// Main group (hovedgruppe), 0 to 99.
    pub main_group: u8,
    /// Group (gruppe) inside the main group.
    pub group: u8,
    /// Subject (emne) inside the group.
    pub subject: u8,
}

/// A KLE facet (handlingsfacet): a letter for the kind of work and two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KleFacet {
    /// The kind of work.
    pub category: FacetCategory,
    /// The facet's number within its category, 0 to 99.
    pub number: u8,
}

/// The seven kinds of work a facet can stand for (kle-online.dk, "facetter").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetCategory {
    /// A: organisation (organisering mv.).
    Organisation,
    /// P: planning, rules and principles (planlægning, regler og principper).
    Planning,
    /// S: overall economy (overordnet økonomi).
    OverallEconomy,
    /// Ø: economy within set frames (økonomi efter fastlagte rammer).
    Economy,
    /// G: work by fixed rules (efter faste regler).
    FixedRules,
    /// K: control and complaints (kontrol og klager).
    Control,
    /// I: material received for information (modtaget informativt materiale).
    Information,
}

impl FacetCategory {
    /// The letter printed in a journal number.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Organisation => 'A',
            Self::Planning => 'P',
            Self::OverallEconomy => 'S',
            Self::Economy => 'Ø',
            Self::FixedRules => 'G',
            Self::Control => 'K',
            Self::Information => 'I',
        }
    }

    /// The category of a letter, upper or lower case.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Self> {
        match letter {
            'A' | 'a' => Some(Self::Organisation),
            'P' | 'p' => Some(Self::Planning),
            'S' | 's' => Some(Self::OverallEconomy),
            'Ø' | 'ø' => Some(Self::Economy),
            'G' | 'g' => Some(Self::FixedRules),
            'K' | 'k' => Some(Self::Control),
            'I' | 'i' => Some(Self::Information),
            _ => None,
        }
    }
}

/// A journal number (journalnummer): `HH.GG.EE-Fnn-serial-year`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JournalNumber {
    /// What the case is about.
    pub subject: KleNumber,
    /// What kind of work it is.
    pub facet: KleFacet,
    /// Counted per subject, facet and year; never zero-padded.
    pub serial: u32,
    /// The year the case was opened, two digits as printed: not the meeting's year.
    pub year: u8,
}

/// Why a text is no journal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JournalNumberError {
    /// It doesn't have the four parts subject, facet, serial and year.
    #[error("a journal number has four parts: subject, facet, serial and year")]
    Parts,
    /// The subject is not three groups of two digits.
    #[error("the subject is three groups of two digits")]
    Subject,
    /// The facet is not one of the seven letters and two digits.
    #[error("the facet is one of A, P, S, Ø, G, K and I, then two digits")]
    Facet,
    /// The serial is no number of at most nine digits.
    #[error("the serial is a number")]
    Serial,
    /// The year is not two digits.
    #[error("the year is two digits")]
    Year,
}

impl JournalNumber {
    /// Whether a text may be a journal number or the beginning of one, and not words: "00.", "81.39.15-A00". A title that
    /// begins with an ordinal ("2. budgetopfølgning") isn't.
    ///
    /// ```
    /// use referat_domain::case::journal_number::JournalNumber;
    ///
    /// assert!(JournalNumber::may_begin("81.39.15-A00"));
    /// assert!(!JournalNumber::may_begin("2. budgetopfølgning 2026"));
    /// assert!(!JournalNumber::may_begin("12. marts"));
    /// assert!(!JournalNumber::may_begin("2027"));
    /// ```
    #[must_use]
    pub fn may_begin(text: &str) -> bool {
        matches!(text.as_bytes(), [a, b, b'.', ..] if a.is_ascii_digit() && b.is_ascii_digit())
            && !text.contains(char::is_whitespace)
    }
}

impl fmt::Display for KleNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}.{:02}.{:02}", self.main_group, self.group, self.subject)
    }
}

impl fmt::Display for KleFacet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:02}", self.category.letter(), self.number)
    }
}

impl fmt::Display for JournalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}-{}-{}-{:02}",
            self.subject, self.facet, self.serial, self.year
        )
    }
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

impl FromStr for KleNumber {
    type Err = JournalNumberError;

    fn from_str(text: &str) -> Result<Self, JournalNumberError> {
        let mut parts = text.split('.').map(|part| two_digits(part.trim()));
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(main_group)), Some(Some(group)), Some(Some(subject)), None) => Ok(Self {
                main_group,
                group,
                subject,
            }),
            _ => Err(JournalNumberError::Subject),
        }
    }
}

impl FromStr for KleFacet {
    type Err = JournalNumberError;

    fn from_str(text: &str) -> Result<Self, JournalNumberError> {
        let mut letters = text.chars();
        let category = letters.next().and_then(FacetCategory::from_letter);
        match (category, two_digits(letters.as_str())) {
            (Some(category), Some(number)) => Ok(Self { category, number }),
            _ => Err(JournalNumberError::Facet),
        }
    }
}

impl FromStr for JournalNumber {
    type Err = JournalNumberError;

    /// Accepts hyphens and dashes (‐ ‑ – —) with spaces around them.
    fn from_str(text: &str) -> Result<Self, JournalNumberError> {
        let dash = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—');
        let mut parts = text.trim().split(dash).map(str::trim);
        let (Some(subject), Some(facet), Some(serial), Some(year), None) = (
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ) else {
            return Err(JournalNumberError::Parts);
        };
        let serial = (!serial.is_empty() && serial.len() <= 9 && serial.bytes().all(|b| b.is_ascii_digit()))
            .then(|| serial.parse().ok())
            .flatten()
            .ok_or(JournalNumberError::Serial)?;
        let year = two_digits(year).ok_or(JournalNumberError::Year)?;
        Ok(Self {
            subject: subject.parse()?,
            facet: facet.parse()?,
            serial,
            year,
        })
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
as_text!(KleNumber, KleFacet, JournalNumber);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_printed_back_as_it_was_read() {
        for text in [
            "00.30.00-P00-5-21",
            "81.28.00-P05-1-17",
            "02.00.01-Ø54-12-09",
            "00.00.00-A00-2-21",
        ] {
            assert_eq!(
                text.parse::<JournalNumber>().map(|n| n.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn sloppy_dashes_and_spaces_are_read_and_set_right() {
        for text in [
            "00.30.00 - P00 - 5 - 21",
            "00.30.00–p00–5–21",
            " 00.30.00-P00-5-21 ",
        ] {
            assert_eq!(
                text.parse::<JournalNumber>().map(|n| n.to_string()),
                Ok("00.30.00-P00-5-21".into())
            );
        }
    }

    #[test]
    fn each_wrong_part_is_named() {
        for (text, error) in [
            ("00.30.00-P00-5", JournalNumberError::Parts),
            ("00.30-P00-5-21", JournalNumberError::Subject),
            ("0a.30.00-P00-5-21", JournalNumberError::Subject),
            ("00.30.00-X00-5-21", JournalNumberError::Facet),
            ("00.30.00-P0-5-21", JournalNumberError::Facet),
            ("00.30.00-P00-x-21", JournalNumberError::Serial),
            ("00.30.00-P00-5-2021", JournalNumberError::Year),
        ] {
            assert_eq!(text.parse::<JournalNumber>(), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_number_survives_print_and_parse(
            (main_group, group, subject) in (0u8..100, 0u8..100, 0u8..100),
            letter in prop::sample::select(vec!['A', 'P', 'S', 'Ø', 'G', 'K', 'I']),
            (number, serial, year) in (0u8..100, 0u32..1_000_000_000, 0u8..100),
        ) {
            let category = FacetCategory::from_letter(letter).unwrap();
            let journal_number = JournalNumber {
                subject: KleNumber { main_group, group, subject },
                facet: KleFacet { category, number },
                serial,
                year,
            };
            prop_assert_eq!(journal_number.to_string().parse(), Ok(journal_number));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = text.parse::<JournalNumber>();
        }
    }
}
