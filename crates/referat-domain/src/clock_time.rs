//! Clock times of a meeting's day, to the minute: "09:00", "13.15".
//!
//! Knows no time zone; a meeting's times are local to its municipality.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A time of day in whole minutes, 00:00 to 23:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    minutes: u16,
}

/// The text was no time of day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a time of day: {text:?}")]
pub struct NotATime {
    /// The text as given.
    pub text: String,
}

impl ClockTime {
    /// The time, if there is such an hour and minute.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self {
            minutes: hour * 60 + minute,
        })
    }

    /// Hour of the day, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// Minute of the hour, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.minutes % 60
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn since_midnight(self) -> u16 {
        self.minutes
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for ClockTime {
    type Err = NotATime;

    /// Reads "9:00", "09:00" and the Danish "09.00".
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let refused = || NotATime {
            text: text.to_owned(),
        };
        let (hour, minute) = text.split_once([':', '.']).ok_or_else(refused)?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !digits(hour) || !digits(minute) {
            return Err(refused());
        }
        let number = |part: &str| part.parse().map_err(|_| refused());
        Self::new(number(hour)?, number(minute)?).ok_or_else(refused)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_colon_or_full_stop_and_printed_with_colon() {
        for text in ["9:05", "09:05", "09.05"] {
            assert_eq!(
                text.parse::<ClockTime>().map(|t| t.to_string()),
                Ok("09:05".into())
            );
        }
    }

    #[test]
    fn impossible_times_are_refused() {
        for text in [
            "24:00", "12:60", "1200", "12:5", "a:00", "", ":", "-1:00", "012:00", "+1:00",
        ] {
            assert!(text.parse::<ClockTime>().is_err(), "{text}");
        }
    }
}
