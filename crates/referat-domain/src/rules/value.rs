//! What a rule can be set to: as typed, as kept in JSON, and as a value. Knows no rule.

use std::collections::BTreeMap;

use serde_json::Value;

use super::deadline::DeadlineWay;
use crate::Date;
use crate::clock_time::ClockTime;
use crate::meeting::decision::Outcome;

/// The longest a line is, in letters.
const LONGEST_LINE: usize = 200;

/// So many lines or days at most.
const MOST_LINES: usize = 100;

/// What a rule can be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number {
        /// The least it may be.
        least: u32,
        /// The most it may be.
        most: u32,
    },
    /// A time of day.
    Clock,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Lines of text, in their order.
    Lines,
    /// Days, each once, in their order.
    Days,
    /// An address on the web that begins with `https://`, or nothing.
    Address,
    /// Words of one's own for outcomes: a line `approved = Tiltrådt` each.
    Outcomes,
    /// How a deadline is found.
    Deadline,
}

/// A value of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleValue {
    /// Of [`RuleKind::YesNo`].
    YesNo(bool),
    /// Of [`RuleKind::Number`].
    Number(u32),
    /// Of [`RuleKind::Clock`].
    Clock(ClockTime),
    /// Of [`RuleKind::Choice`] and [`RuleKind::Address`].
    Words(String),
    /// Of [`RuleKind::Lines`].
    Lines(Vec<String>),
    /// Of [`RuleKind::Days`].
    Days(Vec<Date>),
    /// Of [`RuleKind::Outcomes`].
    Outcomes(BTreeMap<Outcome, String>),
    /// Of [`RuleKind::Deadline`].
    Deadline(DeadlineWay),
}

impl RuleKind {
    /// What a person typed; `None` where it is no value of this kind.
    #[must_use]
    pub fn read(self, typed: &str) -> Option<RuleValue> {
        let word = typed.trim();
        match self {
            Self::YesNo => match word.to_lowercase().as_str() {
                "yes" | "ja" | "true" => Some(RuleValue::YesNo(true)),
                "no" | "nej" | "false" => Some(RuleValue::YesNo(false)),
                _ => None,
            },
            Self::Number { least, most } => {
                let number = word.parse().ok()?;
                (least..=most)
                    .contains(&number)
                    .then_some(RuleValue::Number(number))
            }
            Self::Clock => word.parse().ok().map(RuleValue::Clock),
            Self::Choice(words) => words.contains(&word).then(|| RuleValue::Words(word.to_owned())),
            Self::Lines => lines_of(typed).map(RuleValue::Lines),
            Self::Days => {
                let days: Option<Vec<Date>> = lines_of(typed)?.iter().map(|line| line.parse().ok()).collect();
                let mut days = days?;
                days.sort_unstable();
                days.dedup();
                Some(RuleValue::Days(days))
            }
            Self::Deadline => DeadlineWay::read(typed).map(RuleValue::Deadline),
            Self::Address => is_address(word).then(|| RuleValue::Words(word.to_owned())),
            Self::Outcomes => {
                let mut wording = BTreeMap::new();
                for line in lines_of(typed)? {
                    let (outcome, words) = line.split_once('=')?;
                    let words = words.trim();
                    if words.is_empty() {
                        return None;
                    }
                    wording.insert(outcome.trim().parse().ok()?, words.to_owned());
                }
                Some(RuleValue::Outcomes(wording))
            }
        }
    }

    /// What was kept, or stands in a file; `None` where it is no value of this kind.
    #[must_use]
    pub fn of_json(self, json: &Value) -> Option<RuleValue> {
        match (self, json) {
            (Self::YesNo, Value::Bool(is)) => Some(RuleValue::YesNo(*is)),
            (Self::Number { .. }, Value::Number(number)) => self.read(&number.to_string()),
            (Self::Clock | Self::Choice(_) | Self::Address | Self::Deadline, Value::String(words)) => {
                self.read(words)
            }
            (Self::Lines | Self::Days, Value::Array(lines)) => {
                let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
                self.read(&lines?.join("\n"))
            }
            (Self::Outcomes, Value::Object(pairs)) => {
                let lines: Option<Vec<String>> = pairs
                    .iter()
                    .map(|(outcome, words)| Some(format!("{outcome}={}", words.as_str()?)))
                    .collect();
                self.read(&lines?.join("\n"))
            }
            (_, _) => None,
        }
    }
}

impl RuleValue {
    /// As it is kept and stands in files.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::YesNo(is) => Value::Bool(*is),
            Self::Number(number) => Value::from(*number),
            Self::Clock(time) => Value::String(time.to_string()),
            Self::Words(words) => Value::String(words.clone()),
            Self::Deadline(way) => Value::String(way.typed()),
            Self::Lines(lines) => Value::from(lines.clone()),
            Self::Days(days) => days.iter().map(|day| Value::String(day.to_string())).collect(),
            Self::Outcomes(wording) => Value::Object(
                wording
                    .iter()
                    .map(|(outcome, words)| (outcome.as_str().to_owned(), Value::String(words.clone())))
                    .collect(),
            ),
        }
    }

    /// As a person types it.
    #[must_use]
    pub fn typed(&self) -> String {
        match self {
            Self::YesNo(true) => "yes".to_owned(),
            Self::YesNo(false) => "no".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Clock(time) => time.to_string(),
            Self::Words(words) => words.clone(),
            Self::Deadline(way) => way.typed(),
            Self::Lines(lines) => lines.join("\n"),
            Self::Days(days) => {
                let days: Vec<String> = days.iter().map(ToString::to_string).collect();
                days.join("\n")
            }
            Self::Outcomes(wording) => {
                let lines: Vec<String> = wording
                    .iter()
                    .map(|(outcome, words)| format!("{} = {words}", outcome.as_str()))
                    .collect();
                lines.join("\n")
            }
        }
    }

    /// The days, where it is days.
    #[must_use]
    pub fn days(&self) -> &[Date] {
        match self {
            Self::Days(days) => days,
            Self::YesNo(_)
            | Self::Number(_)
            | Self::Clock(_)
            | Self::Words(_)
            | Self::Lines(_)
            | Self::Outcomes(_)
            | Self::Deadline(_) => &[],
        }
    }

    /// Whether it is a yes.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        *self == Self::YesNo(true)
    }
}

/// The lines that hold something, without spaces around.
fn lines_of(typed: &str) -> Option<Vec<String>> {
    let lines: Vec<String> = typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    let is_line = |line: &String| line.chars().count() <= LONGEST_LINE && !line.chars().any(char::is_control);
    (lines.len() <= MOST_LINES && lines.iter().all(is_line)).then_some(lines)
}

/// An address that a link may lead to: nothing that runs, nothing unencrypted.
fn is_address(word: &str) -> bool {
    let Some(rest) = word.strip_prefix("https://") else {
        return word.is_empty();
    };
    let is_plain = |letter: char| !letter.is_whitespace() && !letter.is_control() && letter != '"';
    word.len() <= 500 && rest.contains('.') && !rest.starts_with(['/', '.']) && rest.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_value_is_refused() {
        let number = RuleKind::Number { least: 0, most: 60 };
        for (kind, typed) in [
            (RuleKind::YesNo, "måske"),
            (RuleKind::YesNo, ""),
            (number, "61"),
            (number, "-1"),
            (number, "fire"),
            (RuleKind::Clock, "25:00"),
            (RuleKind::Choice(&["open", "closed"]), "halvåben"),
            (RuleKind::Days, "1. maj"),
            (RuleKind::Address, "http://was.digst.dk/x"),
            (RuleKind::Address, "javascript:alert(1)"),
            (RuleKind::Address, "https://was.digst.dk/ x"),
            (RuleKind::Outcomes, "godt = Tiltrådt"),
            (RuleKind::Outcomes, "approved ="),
        ] {
            assert_eq!(kind.read(typed), None, "{kind:?} {typed}");
        }
    }

    #[test]
    fn lines_lose_their_blanks_and_days_their_doubles() {
        assert_eq!(
            RuleKind::Lines.read(" Meddelelser \n\n Evt.\r\n"),
            Some(RuleValue::Lines(vec!["Meddelelser".into(), "Evt.".into()]))
        );
        let Some(RuleValue::Days(days)) = RuleKind::Days.read("2026-12-24\n2026-06-05\n2026-12-24") else {
            panic!("days");
        };
        assert_eq!(days.len(), 2);
        assert!(days[0] < days[1]);
    }

    #[test]
    fn json_of_another_kind_is_refused() {
        assert_eq!(RuleKind::YesNo.of_json(&Value::from("yes")), None);
        assert_eq!(RuleKind::Lines.of_json(&Value::from(vec![1, 2])), None);
        assert_eq!(
            RuleKind::Number { least: 0, most: 9 }.of_json(&Value::from(2.5)),
            None
        );
    }

    #[test]
    fn a_forum_words_its_outcomes_itself() {
        let value = RuleKind::Outcomes.read("approved = Tiltrådt\nnoted=Taget til efterretning");
        let value = value.unwrap();
        assert_eq!(
            value.to_json(),
            serde_json::json!({"approved": "Tiltrådt", "noted": "Taget til efterretning"})
        );
    }
}
