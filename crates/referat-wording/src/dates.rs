//! Dates and times of day: "onsdag den 29. januar 2020", "kl. 13.15–13.35".

use jiff::civil::Weekday;
use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::meeting::agenda_item::Slot;

use crate::{Language, Wording};

impl Wording {
    /// A day: "29. januar 2020".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.text_with(
            "date",
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// A day without its year: "29. januar".
    #[must_use]
    pub fn date_in_year(&self, date: Date) -> String {
        self.text_with(
            "date-in-year",
            &[
                ("day", date.day().to_string().into()),
                ("month", self.month(date).into()),
            ],
        )
    }

    /// A day with its weekday: "onsdag den 29. januar 2020".
    #[must_use]
    pub fn weekday_date(&self, date: Date) -> String {
        self.text_with(
            "date-with-weekday",
            &[
                ("weekday", self.text(weekday_key(date.weekday())).into()),
                ("date", self.date(date).into()),
            ],
        )
    }

    /// A day as the head of minutes has it: "Torsdag d. 03. februar 2022".
    #[must_use]
    pub fn printed_day(&self, date: Date) -> String {
        let weekday = self.text(weekday_key(date.weekday()));
        let mut letters = weekday.chars();
        let capital: String = letters
            .next()
            .map(|first| first.to_uppercase())
            .into_iter()
            .flatten()
            .collect();
        self.text_with(
            "print-day",
            &[
                ("weekday", (capital + letters.as_str()).into()),
                ("day", format!("{:02}", date.day()).into()),
                ("month", self.month(date).into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// The name of a day's month: "januar".
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        self.text(&format!("month-{}", date.month())).into_owned()
    }

    /// A time of day: "kl. 13.15".
    #[must_use]
    pub fn time(&self, time: ClockTime) -> String {
        self.text_with(
            "time-at",
            &[("time", self.clock(time.hour(), time.minute()).into())],
        )
    }

    /// A slot of a day: "kl. 13.15–13.35", or "kl. 13.15" where the end is open.
    #[must_use]
    pub fn time_range(&self, slot: Slot) -> String {
        match slot.end {
            None => self.time(slot.start),
            Some(end) => self.text_with(
                "time-from-to",
                &[
                    ("start", self.clock(slot.start.hour(), slot.start.minute()).into()),
                    ("end", self.clock(end.hour(), end.minute()).into()),
                ],
            ),
        }
    }

    /// A slot in a column of times: "13.15–13.35".
    #[must_use]
    pub fn times(&self, slot: Slot) -> String {
        let start = self.clock(slot.start.hour(), slot.start.minute());
        match slot.end {
            None => start,
            Some(end) => format!("{start}–{}", self.clock(end.hour(), end.minute())),
        }
    }

    /// When a meeting begins and ends, as far as it is known.
    #[must_use]
    pub fn meeting_time(&self, start: Option<ClockTime>, end: Option<ClockTime>) -> Option<String> {
        start.map(|start| self.time_range(Slot { start, end }))
    }

    /// Hour and minute as the language writes them.
    pub(crate) fn clock(&self, hour: u16, minute: u16) -> String {
        match self.language() {
            Language::Danish => format!("{hour}.{minute:02}"),
            Language::English => format!("{hour}:{minute:02}"),
        }
    }
}

fn weekday_key(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "weekday-monday",
        Weekday::Tuesday => "weekday-tuesday",
        Weekday::Wednesday => "weekday-wednesday",
        Weekday::Thursday => "weekday-thursday",
        Weekday::Friday => "weekday-friday",
        Weekday::Saturday => "weekday-saturday",
        Weekday::Sunday => "weekday-sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_written_as_in_danish_minutes() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.date(day("2020-01-29")), "29. januar 2020");
        assert_eq!(danish.date_in_year(day("2020-03-01")), "1. marts");
        assert_eq!(
            danish.weekday_date(day("2020-01-29")),
            "onsdag den 29. januar 2020"
        );
        let english = Wording::new(Language::English);
        assert_eq!(
            english.weekday_date(day("2020-01-29")),
            "Wednesday 29 January 2020"
        );
    }

    #[test]
    fn times_have_a_full_stop_and_an_open_end_is_left_open() {
        let danish = Wording::new(Language::Danish);
        let slot = |start: &str, end: Option<&str>| Slot {
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
        };
        assert_eq!(danish.time_range(slot("13:15", Some("13:35"))), "kl. 13.15–13.35");
        assert_eq!(danish.time_range(slot("09:00", None)), "kl. 9.00");
        assert_eq!(danish.times(slot("09:00", Some("10:05"))), "9.00–10.05");
        assert_eq!(danish.meeting_time(None, None), None);
    }

    #[test]
    fn every_month_and_weekday_has_a_name() {
        for language in Language::ALL {
            let wording = Wording::new(language);
            for month in 1..=12 {
                assert!(wording.has(&format!("month-{month}")));
            }
            for offset in 1..=7 {
                let date = jiff::civil::date(2026, 11, offset);
                assert!(wording.has(weekday_key(date.weekday())));
            }
        }
    }
}
