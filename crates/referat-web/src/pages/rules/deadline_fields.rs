//! The fields of a deadline's form: three ways to find it, each with its own. What is typed becomes the rule's line, so that
//! the page and the command line are read by the same rule.

use referat_domain::rules::deadline::{DeadlineWay, Side, WEEKDAYS, WhichMeeting, word_of};

use crate::words::Words;

/// The fields as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeadlineFields {
    /// Which way: `weekdays`, `weekday` or `beside`.
    pub frist: String,
    /// A weekday.
    pub ugedag: String,
    /// So many weeks before the meeting's own.
    pub uger: String,
    /// Until when on the weekday.
    pub ugedag_kl: String,
    /// So many days.
    pub dage: String,
    /// Before or after.
    pub side: String,
    /// Which of the other forum's meetings.
    pub hvilket: String,
    /// The other forum.
    pub forum: String,
    /// Until when beside the other forum's meeting.
    pub forum_kl: String,
}

impl DeadlineFields {
    /// The fields of a way.
    #[must_use]
    pub fn of(way: &DeadlineWay) -> Self {
        let standard = Self {
            ugedag: "monday".into(),
            uger: "1".into(),
            ugedag_kl: "12:00".into(),
            dage: "2".into(),
            forum_kl: "12:00".into(),
            ..Self::default()
        };
        match way {
            DeadlineWay::Weekdays => Self {
                frist: "weekdays".into(),
                ..standard
            },
            DeadlineWay::Weekday {
                weekday,
                clock,
                weeks,
            } => Self {
                frist: "weekday".into(),
                ugedag: word_of(*weekday).into(),
                uger: weeks.to_string(),
                ugedag_kl: clock.to_string(),
                ..standard
            },
            DeadlineWay::Beside {
                days,
                side,
                which,
                forum,
                clock,
            } => Self {
                frist: "beside".into(),
                dage: days.to_string(),
                side: side.as_str().into(),
                hvilket: which.as_str().into(),
                forum: forum.clone(),
                forum_kl: clock.to_string(),
                ..standard
            },
        }
    }

    /// The line of the rule; `None` where these fields were not in the form.
    #[must_use]
    pub fn typed(&self) -> Option<String> {
        match self.frist.as_str() {
            "weekdays" => Some("weekdays".to_owned()),
            "weekday" => Some(format!("{} {} {}", self.ugedag, self.ugedag_kl, self.uger)),
            "beside" => Some(format!(
                "{} {} {} {} {}",
                self.dage, self.side, self.hvilket, self.forum, self.forum_kl
            )),
            _ => None,
        }
    }

    /// The weekdays: word and name.
    #[must_use]
    pub fn weekdays(&self, words: &Words<'_>) -> Vec<(&'static str, String)> {
        let name = |word: &'static str| words.text(&format!("weekday-{word}")).into_owned();
        WEEKDAYS.iter().map(|(_, word, _)| (*word, name(word))).collect()
    }

    /// Before and after: word and key.
    #[must_use]
    pub fn sides(&self) -> [(&'static str, &'static str); 2] {
        Side::ALL.map(|side| match side {
            Side::Before => (side.as_str(), "deadline-side-before"),
            Side::After => (side.as_str(), "deadline-side-after"),
        })
    }

    /// Which meetings: word and key.
    #[must_use]
    pub fn which(&self) -> [(&'static str, &'static str); 2] {
        WhichMeeting::ALL.map(|which| match which {
            WhichMeeting::Previous => (which.as_str(), "deadline-which-previous"),
            WhichMeeting::Next => (which.as_str(), "deadline-which-next"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_a_way_give_the_way() {
        for typed in [
            "weekdays",
            "friday 09:00 2",
            "3 after previous Udvalget for Børn 10:30",
        ] {
            let way = DeadlineWay::read(typed).unwrap();
            assert_eq!(DeadlineFields::of(&way).typed().as_deref(), Some(typed));
        }
        assert_eq!(DeadlineFields::default().typed(), None);
    }
}
