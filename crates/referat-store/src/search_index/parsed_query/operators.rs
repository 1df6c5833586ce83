//! The operators of a query: their names, and how their values are read.

use referat_domain::Date;
use referat_domain::meeting::decision::Outcome;

use super::super::numbers;
use super::super::words::{folded, words};
use super::{Notice, Wanted, WordOrPrefix};

/// A value may have so many words.
const MOST_WORDS: usize = 6;

/// Years outside are mistakes of typing.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// An operator by its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    JournalNumber,
    Kle,
    Outcome,
    Forum,
    Person,
    Attachment,
    Year,
    From,
    To,
}

impl Operator {
    /// The operator of a name, Danish or English, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match folded(name).as_str() {
            "sag" | "journal" | "journalnummer" | "case" => Self::JournalNumber,
            "kle" | "emne" => Self::Kle,
            "udfald" | "outcome" => Self::Outcome,
            "forum" | "udvalg" => Self::Forum,
            "person" | "navn" => Self::Person,
            "bilag" | "attachment" => Self::Attachment,
            "år" | "year" => Self::Year,
            "fra" | "from" => Self::From,
            "til" | "to" => Self::To,
            _ => return None,
        })
    }

    /// What is wanted by the operator with a value.
    pub(super) fn with(self, value: &str) -> Result<Wanted, Notice> {
        let text = value.trim().to_owned();
        match self {
            Self::JournalNumber => {
                let number = numbers::normalised(text.trim_end_matches('*'));
                Ok(Wanted::JournalNumber {
                    number: number.trim_end_matches('-').to_owned(),
                    typed: Vec::new(),
                })
            }
            Self::Kle => kle(&text).ok_or(Notice::NotAKleNumber { text }),
            Self::Outcome => outcomes(&text),
            Self::Forum => Ok(Wanted::Forum(names(&text))),
            Self::Person => Ok(Wanted::Person(names(&text))),
            Self::Attachment => Ok(Wanted::Attachment(names(&text))),
            Self::Year => years(&text).ok_or(Notice::NotAYear { text }),
            Self::From => match days(&text) {
                Some((from, _)) => Ok(Wanted::Days {
                    from: Some(from),
                    to: None,
                }),
                None => Err(Notice::NotADate { text }),
            },
            Self::To => match days(&text) {
                Some((_, to)) => Ok(Wanted::Days {
                    from: None,
                    to: Some(to),
                }),
                None => Err(Notice::NotADate { text }),
            },
        }
    }
}

fn names(value: &str) -> Vec<WordOrPrefix> {
    words(value)
        .take(MOST_WORDS)
        .map(|word| WordOrPrefix {
            folded: folded(word.text),
            is_prefix: value.get(word.end..).is_some_and(|rest| rest.starts_with('*')),
        })
        .collect()
}

fn kle(value: &str) -> Option<Wanted> {
    let number = value.trim_end_matches('*').trim_end_matches('.');
    let mut parts = number.split('.');
    let fits = parts.clone().count() <= 3
        && parts.all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    fits.then(|| Wanted::Kle(number.to_owned()))
}

fn outcomes(value: &str) -> Result<Wanted, Notice> {
    let mut outcomes = Vec::new();
    for word in value.split(['|', ',']).filter(|word| !word.trim().is_empty()) {
        match outcome(word) {
            Some(outcome) if outcomes.contains(&outcome) => {}
            Some(outcome) => outcomes.push(outcome),
            None => {
                return Err(Notice::UnknownOutcome {
                    word: word.trim().to_owned(),
                });
            }
        }
    }
    if outcomes.is_empty() {
        Err(Notice::UnknownOutcome {
            word: value.to_owned(),
        })
    } else {
        Ok(Wanted::Outcomes(outcomes))
    }
}

/// The outcome a word names: in any inflection, or by the word of the JSON contract.
fn outcome(word: &str) -> Option<Outcome> {
    let plain = folded(&word.split_whitespace().collect::<Vec<_>>().join("_"));
    if let Ok(outcome) = plain.parse() {
        return Some(outcome);
    }
    let begins: &[(&str, Outcome)] = &[
        ("godken", Outcome::Approved),
        ("approve", Outcome::Approved),
        ("tiltr", Outcome::Adopted),
        ("drøft", Outcome::Discussed),
        ("discuss", Outcome::Discussed),
        ("efterretning", Outcome::Noted),
        ("til_efterretning", Outcome::Noted),
        ("taget_til_efterretning", Outcome::Noted),
        ("orienter", Outcome::Informed),
        ("til_orientering", Outcome::Informed),
        ("taget_til_orientering", Outcome::Informed),
        ("beslut", Outcome::Decided),
        ("gøres", Outcome::Decided),
        ("gennemfør", Outcome::CarriedOut),
        ("gennemgå", Outcome::CarriedOut),
        ("gennemgik", Outcome::CarriedOut),
        ("udført", Outcome::CarriedOut),
        ("carried", Outcome::CarriedOut),
        ("ændr", Outcome::Amended),
        ("amend", Outcome::Amended),
        ("udsat", Outcome::Postponed),
        ("udsæt", Outcome::Postponed),
        ("postpone", Outcome::Postponed),
        ("oversend", Outcome::Forwarded),
        ("videresend", Outcome::Forwarded),
        ("sendt", Outcome::Forwarded),
        ("forward", Outcome::Forwarded),
        ("ikke", Outcome::NotAdopted),
        ("forkast", Outcome::NotAdopted),
        ("afvis", Outcome::NotAdopted),
        ("afvist", Outcome::NotAdopted),
        ("bortfald", Outcome::Lapsed),
        ("lapse", Outcome::Lapsed),
    ];
    begins
        .iter()
        .find(|(begin, _)| plain.starts_with(begin))
        .map(|&(_, outcome)| outcome)
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4)
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| YEARS.contains(year))
}

fn years(value: &str) -> Option<Wanted> {
    let (first, last) = value.split_once(['-', '–']).unwrap_or((value, value));
    let (first, last) = (year(first.trim())?, year(last.trim())?);
    let (first, last) = (first.min(last), first.max(last));
    Some(Wanted::Days {
        from: Date::new(first, 1, 1).ok(),
        to: Date::new(last, 12, 31).ok(),
    })
}

/// The first and the last day of a day, month or year: 2024, 2024-03, 2024-03-01, 1.3.2024, 1/3-2024.
fn days(value: &str) -> Option<(Date, Date)> {
    let mut parts = Vec::new();
    for part in value.split(['-', '.', '/', '–']) {
        parts.push(part.trim());
    }
    let small =
        |part: &str| -> Option<i8> { (1..=2).contains(&part.len()).then(|| part.parse().ok()).flatten() };
    let (year, month, day) = match *parts.as_slice() {
        [y] => (year(y)?, None, None),
        [y, m] if y.len() == 4 => (year(y)?, Some(small(m)?), None),
        [m, y] => (year(y)?, Some(small(m)?), None),
        [y, m, d] if y.len() == 4 => (year(y)?, Some(small(m)?), Some(small(d)?)),
        [d, m, y] => (year(y)?, Some(small(m)?), Some(small(d)?)),
        _ => return None,
    };
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_can_be_asked_for_in_danish_and_by_its_contract_word() {
        for (word, expected) in [
            ("godkendt", Outcome::Approved),
            ("Tiltrådt", Outcome::Adopted),
            ("tiltraadt", Outcome::Adopted),
            ("drøftet", Outcome::Discussed),
            ("efterretning", Outcome::Noted),
            ("taget til efterretning", Outcome::Noted),
            ("orientering", Outcome::Informed),
            ("besluttet", Outcome::Decided),
            ("gennemført", Outcome::CarriedOut),
            ("ændret", Outcome::Amended),
            ("udsat", Outcome::Postponed),
            ("oversendt", Outcome::Forwarded),
            ("sendt videre", Outcome::Forwarded),
            ("ikke tiltrådt", Outcome::NotAdopted),
            ("bortfaldet", Outcome::Lapsed),
        ] {
            assert_eq!(outcome(word), Some(expected), "{word}");
        }
        for expected in Outcome::ALL {
            assert_eq!(outcome(expected.as_str()), Some(expected));
        }
        assert_eq!(outcome("xyz"), None);
    }

    #[test]
    fn days_are_read_as_danes_and_computers_write_them() {
        let day = Date::constant;
        for (text, expected) in [
            ("2024", (day(2024, 1, 1), day(2024, 12, 31))),
            ("2024-02", (day(2024, 2, 1), day(2024, 2, 29))),
            ("2024-03-01", (day(2024, 3, 1), day(2024, 3, 1))),
            ("1.3.2024", (day(2024, 3, 1), day(2024, 3, 1))),
            ("01/03-2024", (day(2024, 3, 1), day(2024, 3, 1))),
        ] {
            assert_eq!(days(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "24",
            "2024-13",
            "30.2.2024",
            "i går",
            "99999-1-1",
            "1-2-3-2024",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
