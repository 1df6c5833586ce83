//! Numbers, sizes and shares as the language writes them: 20.000 and 1,4 MB in Danish.

use referat_domain::Timestamp;

use crate::{Language, Wording};

/// A whole number in groups of three digits. Numbers of four digits keep together in neither language's
/// official spelling, so they are grouped too.
pub(crate) fn grouped(number: u64, language: Language) -> String {
    let mark = match language {
        Language::Danish => '.',
        Language::English => ',',
    };
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

impl Wording {
    /// A whole number: "20.000".
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        grouped(number, self.language())
    }

    /// A size of a file: "873 byte", "64 kB", "1,4 MB". Kilo is a thousand.
    #[must_use]
    pub fn file_size(&self, bytes: u64) -> String {
        const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
        if bytes < 1000 {
            return self.text_with("size-bytes", &[("count", bytes.into())]);
        }
        let mut tenths = bytes / 100;
        let mut unit = 0;
        while tenths >= 10_000 && unit + 1 < UNITS.len() {
            tenths /= 1000;
            unit += 1;
        }
        let name = UNITS.get(unit).copied().unwrap_or("TB");
        if tenths >= 100 || tenths.is_multiple_of(10) {
            format!("{}\u{a0}{name}", self.number(tenths / 10))
        } else {
            let mark = match self.language() {
                Language::Danish => ',',
                Language::English => '.',
            };
            format!("{}{mark}{}\u{a0}{name}", tenths / 10, tenths % 10)
        }
    }

    /// A share from 0 to 1 in per cent, rounded down, so that "100 %" means all of it: "99,9 %".
    #[must_use]
    pub fn percent(&self, share: f64) -> String {
        let tenths = (share.clamp(0.0, 1.0) * 1000.0 + 1e-9).floor() as u64;
        let mark = match self.language() {
            Language::Danish => ',',
            Language::English => '.',
        };
        let number = match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{}{mark}{rest}", tenths / 10),
        };
        match self.language() {
            Language::Danish => format!("{number}\u{a0}%"),
            Language::English => format!("{number}%"),
        }
    }

    /// A moment, in the municipality's own time: "22. november 2026 kl. 7.14".
    #[must_use]
    pub fn moment(&self, moment: Timestamp) -> String {
        let zone = jiff::tz::TimeZone::get("Europe/Copenhagen").unwrap_or(jiff::tz::TimeZone::UTC);
        let local = moment.to_zoned(zone);
        let time = self.clock(
            local.hour().unsigned_abs().into(),
            local.minute().unsigned_abs().into(),
        );
        self.text_with(
            "moment",
            &[("date", self.date(local.date()).into()), ("time", time.into())],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_with_a_full_stop_in_danish() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.number(7), "7");
        assert_eq!(danish.number(20_000), "20.000");
        assert_eq!(danish.number(1_234_567), "1.234.567");
        assert_eq!(Wording::new(Language::English).number(20_000), "20,000");
    }

    #[test]
    fn sizes_have_one_decimal_below_ten() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.file_size(873), "873 byte");
        assert_eq!(danish.file_size(64_000), "64\u{a0}kB");
        assert_eq!(danish.file_size(1_440_000), "1,4\u{a0}MB");
        assert_eq!(danish.file_size(23_900_000), "23\u{a0}MB");
    }

    #[test]
    fn a_share_is_all_only_when_it_is() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.percent(1.0), "100\u{a0}%");
        assert_eq!(danish.percent(0.999_99), "99,9\u{a0}%");
        assert_eq!(danish.percent(0.5), "50\u{a0}%");
        assert_eq!(danish.percent(0.29), "29\u{a0}%");
    }

    #[test]
    fn a_moment_is_told_in_danish_time_summer_and_winter() {
        let danish = Wording::new(Language::Danish);
        let winter: Timestamp = "2026-11-22T06:14:09Z".parse().unwrap();
        let summer: Timestamp = "2026-07-01T06:05:00Z".parse().unwrap();
        assert_eq!(danish.moment(winter), "22. november 2026 kl. 7.14");
        assert_eq!(danish.moment(summer), "1. juli 2026 kl. 8.05");
    }
}
