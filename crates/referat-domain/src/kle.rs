//! The KLE register (KL's Emnesystematik): which subject numbers there are, what they are called, which
//! have expired and what followed them.
//!
//! A number that isn't in the register is warned about, never refused: local numbers exist.

pub mod suggestion;

use std::collections::BTreeMap;

use crate::Date;
use crate::case::journal_number::KleNumber;

/// A subject of the register; groups and main groups are subjects whose last parts are zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleSubject {
    /// Its number.
    pub number: KleNumber,
    /// How much of the number it names.
    pub level: KleLevel,
    /// Its title.
    pub title: String,
    /// Words that point to it, with their weights.
    pub keywords: Vec<KleKeyword>,
    /// When it expired, if it has.
    pub expired: Option<Date>,
    /// The numbers that followed it.
    pub successors: Vec<KleNumber>,
}

/// A word that points to a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleKeyword {
    /// The word or phrase.
    pub word: String,
    /// How strongly it points; 5 is usual.
    pub weight: u32,
}

/// How much of a number a register line names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KleLevel {
    /// A main group (hovedgruppe): `00`.
    MainGroup,
    /// A group (gruppe): `00.30`.
    Group,
    /// A subject (emne): `00.30.14`.
    Subject,
}

impl KleLevel {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MainGroup => "main_group",
            Self::Group => "group",
            Self::Subject => "subject",
        }
    }

    /// The level of a stored word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "main_group" => Some(Self::MainGroup),
            "group" => Some(Self::Group),
            "subject" => Some(Self::Subject),
            _ => None,
        }
    }
}

/// What the register says of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KleStanding<'r> {
    /// It is in use.
    Current(&'r KleSubject),
    /// It has expired; its successors, if any, are named in it.
    Expired(&'r KleSubject),
    /// The register doesn't have it: a local number or a mistake.
    Unknown,
}

/// A loaded register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KleRegister {
    /// When KL published it, if the file says.
    pub published: Option<Date>,
    subjects: BTreeMap<(KleLevel, KleNumber), KleSubject>,
}

impl KleRegister {
    /// A register of these subjects; of two with the same number and level, the one that hasn't expired.
    #[must_use]
    pub fn new(published: Option<Date>, subjects: impl IntoIterator<Item = KleSubject>) -> Self {
        let mut register = Self {
            published,
            subjects: BTreeMap::new(),
        };
        for subject in subjects {
            let key = (subject.level, subject.number);
            let keep = register
                .subjects
                .get(&key)
                .is_none_or(|old| old.expired.is_some() || subject.expired.is_none());
            if keep {
                register.subjects.insert(key, subject);
            }
        }
        register
    }

    /// All subjects by level and number.
    pub fn subjects(&self) -> impl Iterator<Item = &KleSubject> {
        self.subjects.values()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// What it says of a number: as a subject, else as the group or main group the zeros stand for.
    #[must_use]
    pub fn standing(&self, number: KleNumber) -> KleStanding<'_> {
        let mut levels = vec![KleLevel::Subject];
        if number.subject == 0 {
            levels.push(KleLevel::Group);
            if number.group == 0 {
                levels.push(KleLevel::MainGroup);
            }
        }
        let found = levels
            .into_iter()
            .find_map(|level| self.subjects.get(&(level, number)));
        match found {
            Some(subject) if subject.expired.is_some() => KleStanding::Expired(subject),
            Some(subject) => KleStanding::Current(subject),
            None => KleStanding::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(number: &str, level: KleLevel, expired: Option<Date>) -> KleSubject {
        KleSubject {
            number: number.parse().unwrap(),
            level,
            title: number.to_owned(),
            keywords: vec![],
            expired,
            successors: vec![],
        }
    }

    #[test]
    fn a_number_is_current_expired_or_unknown() {
        let day = Date::constant(2024, 5, 1);
        let register = KleRegister::new(
            None,
            [
                subject("00.30.14", KleLevel::Subject, None),
                subject("00.30.15", KleLevel::Subject, Some(day)),
                subject("00.00.00", KleLevel::MainGroup, None),
            ],
        );
        let standing = |text: &str| register.standing(text.parse().unwrap());
        assert!(matches!(standing("00.30.14"), KleStanding::Current(_)));
        assert!(matches!(standing("00.30.15"), KleStanding::Expired(_)));
        assert!(matches!(standing("00.00.00"), KleStanding::Current(_)));
        assert_eq!(standing("99.00.00"), KleStanding::Unknown);
    }

    #[test]
    fn a_number_in_use_wins_over_an_expired_one() {
        let day = Date::constant(2024, 5, 1);
        let old = subject("00.30.14", KleLevel::Subject, Some(day));
        let new = subject("00.30.14", KleLevel::Subject, None);
        for subjects in [[old.clone(), new.clone()], [new, old]] {
            let register = KleRegister::new(None, subjects);
            assert!(matches!(
                register.standing("00.30.14".parse().unwrap()),
                KleStanding::Current(_)
            ));
        }
    }
}
