//! What somebody is told by mail, and when: kinds, what a person chooses, when it is sent and tried again.
//!
//! A message names a thing and never quotes it: its words are made when it is sent, of what whoever gets it may see
//! then. Nothing that was closed meanwhile goes out.

use crate::clock_time::ClockTime;
use crate::rules::holidays::DaysOff;
use crate::{SignedDuration, Timestamp, local_time};

/// How long a message waits before it is sent at once: what comes in the meantime goes along in one letter.
const GATHERED: SignedDuration = SignedDuration::from_mins(2);

/// The hour at which the day's letter is sent, where the municipality is.
const MORNING: u16 = 7;

/// How long it is waited after each attempt that failed. After the last it is given up, and shown to a person.
const PAUSES: [SignedDuration; 8] = [
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(5),
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(4),
    SignedDuration::from_hours(12),
    SignedDuration::from_hours(24),
    SignedDuration::from_hours(24),
];

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$about])* $variant,)+
        }

        impl $name {
            /// Each of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What a word stands for.
            #[must_use]
            pub fn read(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }
    };
}

words! {
    /// What somebody is told. In the order of a letter: what waits for them first.
    MessageKind {
        /// A paper waits for their approval.
        Task "task",
        /// A paper waits for the approval of somebody they stand in for.
        TaskFor "task_for",
        /// They are asked for an opinion on a paper.
        OpinionAsked "opinion_asked",
        /// An opinion they gave came back.
        OpinionReturned "opinion_returned",
        /// An opinion they are asked for is due.
        OpinionReminder "opinion_reminder",
        /// A paper waits for their approval still.
        Reminder "reminder",
        /// A paper they wrote came back.
        Returned "returned",
        /// A paper they wrote has been approved in every step.
        Approved "approved",
        /// An opinion on a paper is given.
        OpinionGiven "opinion_given",
        /// Somebody declines to give an opinion.
        OpinionDeclined "opinion_declined",
        /// They are asked to decide a paper in writing.
        AskedInWriting "asked_in_writing",
        /// What they were asked in writing ended without a decision.
        WritingEnded "writing_ended",
        /// Something of their forum was decided between meetings.
        DecidedBetween "decided_between",
        /// What was decided between meetings is withdrawn.
        DecisionWithdrawn "decision_withdrawn",
        /// They are called to a meeting.
        Called "called",
        /// A meeting's agenda is issued.
        Issued "issued",
        /// A meeting's agenda is issued anew, with changes.
        Changed "changed",
        /// A meeting's minutes are issued.
        MinutesIssued "minutes_issued",
        /// A meeting's minutes are issued anew, with changes.
        MinutesChanged "minutes_changed",
        /// A meeting is at another time or in another place.
        Moved "moved",
        /// A meeting is called off.
        CalledOff "called_off",
        /// An item they present, or are a guest for, comes later than they were called for.
        Later "later",
    }
}

words! {
    /// When somebody wants to be told by mail.
    MailChoice {
        /// As it happens.
        AtOnce "at_once",
        /// In one letter each working day.
        Daily "daily",
        /// Not at all: what waits stands on their desk.
        Never "never",
    }
}

impl MessageKind {
    /// When a message of this kind is to be sent to somebody who wants to be told so. What is about the next hour goes
    /// at once to everyone who is told at all.
    #[must_use]
    pub fn due(self, choice: MailChoice, made: Timestamp, off: &DaysOff) -> Option<Timestamp> {
        match (self, choice.due(made, off)) {
            (Self::Later, Some(_)) => Some(made),
            (_, due) => due,
        }
    }

    /// Whether it is about what is decided without a meeting: read on a page of its own.
    #[must_use]
    pub fn is_between_meetings(self) -> bool {
        matches!(
            self,
            Self::AskedInWriting | Self::WritingEnded | Self::DecidedBetween | Self::DecisionWithdrawn
        )
    }

    /// Whether it is about a meeting's minutes: they are read, remarked on and signed on a page of their own.
    #[must_use]
    pub fn is_of_minutes(self) -> bool {
        matches!(self, Self::MinutesIssued | Self::MinutesChanged)
    }

    /// Whether it is about a task one has without making the forum's papers: it is done on a page of its own.
    #[must_use]
    pub fn is_task_with_paper(self) -> bool {
        match self {
            Self::TaskFor | Self::OpinionAsked | Self::OpinionReturned | Self::OpinionReminder => true,
            Self::Task
            | Self::Reminder
            | Self::Returned
            | Self::Approved
            | Self::OpinionGiven
            | Self::OpinionDeclined
            | Self::AskedInWriting
            | Self::WritingEnded
            | Self::DecidedBetween
            | Self::DecisionWithdrawn
            | Self::Called
            | Self::Issued
            | Self::Changed
            | Self::MinutesIssued
            | Self::MinutesChanged
            | Self::Later
            | Self::Moved
            | Self::CalledOff => false,
        }
    }
}

impl MailChoice {
    /// When a message made at a moment is to be sent; `None` for who isn't told by mail.
    #[must_use]
    pub fn due(self, made: Timestamp, off: &DaysOff) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::AtOnce => Some(made.saturating_add(GATHERED).unwrap_or(made)),
            Self::Daily => Some(next_morning(made, off).unwrap_or(made)),
        }
    }
}

/// The next morning of a working day after a moment.
fn next_morning(after: Timestamp, off: &DaysOff) -> Option<Timestamp> {
    let morning = |day| local_time::moment_of(day, ClockTime::new(MORNING, 0)?);
    let today = local_time::day_of(after)?;
    let is_still_to_come = off.why(today).is_none() && morning(today)? > after;
    match is_still_to_come {
        true => morning(today),
        false => morning(off.working_day_after(today)?),
    }
}

/// When an attempt that failed is made again, after so many of them; `None` when it is given up.
#[must_use]
pub fn tried_again(attempts: u32, now: Timestamp) -> Option<Timestamp> {
    let at = usize::try_from(attempts.checked_sub(1)?).ok()?;
    let pause = PAUSES.get(at)?;
    Some(now.saturating_add(*pause).unwrap_or(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn at_once_waits_for_what_comes_with_it() {
        let due = MailChoice::AtOnce.due(at("2025-03-03T08:00:00Z"), &DaysOff::default());
        assert_eq!(due, Some(at("2025-03-03T08:02:00Z")));
        assert_eq!(
            MailChoice::Never.due(at("2025-03-03T08:00:00Z"), &DaysOff::default()),
            None
        );
    }

    #[test]
    fn the_day_s_letter_comes_on_the_next_morning_somebody_works() {
        let due = |made: &str, off: &[&str]| {
            let own = off.iter().map(|day| day.parse().unwrap()).collect();
            MailChoice::Daily
                .due(at(made), &DaysOff { own })
                .unwrap()
                .to_string()
        };
        // Early on a Monday: the same morning; in summer an hour earlier by the world's clock.
        assert_eq!(due("2025-03-03T04:00:00Z", &[]), "2025-03-03T06:00:00Z");
        assert_eq!(due("2025-07-01T09:00:00Z", &[]), "2025-07-02T05:00:00Z");
        // Friday noon: Monday, or after the municipality's own day off; and after Easter.
        assert_eq!(due("2025-03-07T11:00:00Z", &[]), "2025-03-10T06:00:00Z");
        assert_eq!(
            due("2025-03-07T11:00:00Z", &["2025-03-10"]),
            "2025-03-11T06:00:00Z"
        );
        assert_eq!(due("2025-04-16T11:00:00Z", &[]), "2025-04-22T05:00:00Z");
    }

    #[test]
    fn a_new_time_of_day_waits_for_no_morning() {
        let now = at("2025-03-03T08:00:00Z");
        let due = |choice| MessageKind::Later.due(choice, now, &DaysOff::default());
        assert_eq!(due(MailChoice::Daily), Some(now));
        assert_eq!(due(MailChoice::Never), None);
        let other = MessageKind::Moved.due(MailChoice::Daily, now, &DaysOff::default());
        assert_eq!(other, Some(at("2025-03-04T06:00:00Z")));
    }

    #[test]
    fn attempts_are_made_ever_more_rarely_and_then_given_up() {
        let now = at("2025-03-03T08:00:00Z");
        assert_eq!(tried_again(0, now), None, "nothing was tried");
        assert_eq!(tried_again(1, now), Some(at("2025-03-03T08:01:00Z")));
        assert_eq!(tried_again(8, now), Some(at("2025-03-04T08:00:00Z")));
        assert_eq!(tried_again(9, now), None);
        let pauses: Vec<_> = (1..9)
            .map(|attempts| tried_again(attempts, now).unwrap())
            .collect();
        assert!(pauses.is_sorted());
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for kind in MessageKind::ALL {
            assert_eq!(MessageKind::read(kind.as_str()), Some(*kind));
        }
        assert_eq!(MailChoice::read("hourly"), None);
    }
}
