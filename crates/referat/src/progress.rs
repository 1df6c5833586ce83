//! How far a long command has come: a bar with count, rate and time left; plain lines where there is no terminal.
//!
//! Short runs are not spoken of: plain lines come only after [`SILENCE`], so that a script's log stays short.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use referat_wording::Wording;

use crate::output::Output;

/// How long nothing is said where there is no terminal, and between two lines there.
const SILENCE: Duration = Duration::from_secs(5);

/// How long the rate is measured before a time left is promised.
const SETTLING: Duration = Duration::from_millis(500);

/// How often a mark turns that only says that something goes on.
const TICK: Duration = Duration::from_millis(120);

/// The progress of one command.
pub struct Progress<'s> {
    wording: &'s Wording,
    output: Output,
    /// The sentence for what is counted: takes `done`, `total`.
    counted: &'static str,
    bar: Option<ProgressBar>,
    total: u64,
    done: u64,
    begun: Instant,
    spoken: Instant,
}

impl<'s> Progress<'s> {
    /// Begins; `counted` is the wording key of "3 of 8 documents".
    #[must_use]
    pub fn begin(wording: &'s Wording, output: Output, counted: &'static str, total: u64) -> Self {
        let bar = output.can_draw().then(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:30.cyan/dim} {msg}") {
                bar.set_style(style);
            }
            bar
        });
        let now = Instant::now();
        let progress = Self {
            wording,
            output,
            counted,
            bar,
            total,
            done: 0,
            begun: now,
            spoken: now,
        };
        if let Some(bar) = &progress.bar {
            bar.set_message(progress.sentence());
        }
        progress
    }

    /// So much more is done.
    pub fn advance(&mut self, by: u64) {
        self.done += by;
        self.total = self.total.max(self.done);
        self.show();
    }

    /// Something that can't be counted, said once.
    #[must_use]
    pub fn waiting(wording: &'s Wording, output: Output, words: &'static str) -> Self {
        let progress = Self::begin(wording, output, words, 0);
        if let Some(bar) = &progress.bar {
            bar.set_style(spinner());
            bar.set_message(progress.wording.text(words).into_owned());
            bar.enable_steady_tick(TICK);
        }
        progress
    }

    /// So much of so much of a stage is done; `total` is 0 where it isn't known.
    pub fn stage(&mut self, counted: &'static str, done: u64, total: u64) {
        if counted != self.counted {
            self.counted = counted;
            self.begun = Instant::now();
        }
        self.done = done;
        self.total = total.max(done);
        self.show();
    }

    fn show(&mut self) {
        if let Some(bar) = &self.bar {
            bar.set_length(self.total);
            bar.set_position(self.done);
            bar.set_message(self.sentence());
        } else if self.spoken.elapsed() >= SILENCE {
            self.spoken = Instant::now();
            self.output.message(&self.sentence());
        }
    }

    /// A message beside the bar.
    pub fn say(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.output.message(text)),
            None => self.output.message(text),
        }
    }

    /// Takes the bar away; what was done is told by the command.
    pub fn end(self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// "120 of 5,000 documents, 37 a second, about 2 min left".
    fn sentence(&self) -> String {
        let values = [("done", self.done.into()), ("total", self.total.into())];
        let mut parts = vec![self.wording.text_with(self.counted, &values)];
        let elapsed = self.begun.elapsed();
        if elapsed >= SETTLING && self.done > 0 {
            parts.push(rate(self.wording, self.done, elapsed));
            let left = elapsed.mul_f64((self.total - self.done) as f64 / self.done as f64);
            if self.done < self.total {
                let left = duration(self.wording, left);
                parts.push(self.wording.text_with("cli-time-left", &[("time", left.into())]));
            }
        }
        parts.join(", ")
    }
}

fn spinner() -> ProgressStyle {
    ProgressStyle::with_template("{spinner:.cyan} {msg}").unwrap_or_else(|_| ProgressStyle::default_spinner())
}

/// How fast: by the second, or by the minute where that is less than one.
#[must_use]
pub fn rate(wording: &Wording, done: u64, elapsed: Duration) -> String {
    let by_second = done as f64 / elapsed.as_secs_f64().max(0.001);
    if by_second >= 1.0 {
        wording.text_with("cli-rate-second", &[("count", (by_second.round() as u64).into())])
    } else {
        let by_minute = (by_second * 60.0).round() as u64;
        wording.text_with("cli-rate-minute", &[("count", by_minute.into())])
    }
}

/// How long, in the unit one thinks of it in; rounded up, so that nothing takes longer than promised.
#[must_use]
pub fn duration(wording: &Wording, time: Duration) -> String {
    let seconds = time.as_secs_f64().ceil() as u64;
    let minutes = seconds.div_ceil(60);
    if seconds < 90 {
        wording.text_with("cli-seconds", &[("count", seconds.into())])
    } else if minutes < 90 {
        wording.text_with("cli-minutes", &[("count", minutes.into())])
    } else {
        let (hours, rest) = (minutes / 60, minutes % 60);
        wording.text_with("cli-hours", &[("hours", hours.into()), ("minutes", rest.into())])
    }
}

#[cfg(test)]
mod tests {
    use referat_wording::Language;

    use super::*;

    #[test]
    fn times_are_told_in_the_unit_one_thinks_of_them_in() {
        let wording = Wording::new(Language::Danish);
        let said = |seconds| duration(&wording, Duration::from_secs(seconds));
        assert_eq!([said(20), said(100), said(8000)], ["20 s", "2 min", "2 t 14 min"]);
    }

    #[test]
    fn what_is_slow_is_counted_by_the_minute() {
        let wording = Wording::new(Language::Danish);
        let said = |done, seconds| rate(&wording, done, Duration::from_secs(seconds));
        assert_eq!([said(1000, 2), said(1, 10)], ["500 i sekundet", "6 i minuttet"]);
    }
}
