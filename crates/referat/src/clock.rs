//! The clock: the only place that asks what time it is. Everything else is told.

use jiff::tz::TimeZone;
use referat_actions::office::Clock;
use referat_domain::{Date, Timestamp};

/// The zone a Danish municipality lives in, summer time included.
const ZONE: &str = "Europe/Copenhagen";

/// The computer's clock, with the municipality's day.
#[derive(Debug, Clone)]
pub struct SystemClock {
    zone: TimeZone,
}

impl SystemClock {
    /// The clock.
    ///
    /// # Errors
    /// When the zone is unknown, which the program's own table of zones rules out.
    pub fn new() -> Result<Self, jiff::Error> {
        Ok(Self {
            zone: TimeZone::get(ZONE)?,
        })
    }
}

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place the clock is read"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        self.now().to_zoned(self.zone.clone()).date()
    }
}
