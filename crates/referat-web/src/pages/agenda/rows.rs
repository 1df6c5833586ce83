//! The entries of an agenda that is built, as its page shows them.

use referat_domain::meeting::agenda_draft::{DraftEntry, EntryKind, Timing, TimingProblem};
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::view::paper::BuiltAgenda;

use crate::frame::Frame;

/// An entry as the page shows it.
pub struct Row<'a> {
    /// The entry.
    pub entry: &'a DraftEntry,
    /// Its number; none for a break.
    pub number: Option<String>,
    /// What it is called.
    pub title: String,
    /// When it is on.
    pub slot: Option<Slot>,
    /// What is wrong with its time, in words.
    pub problem: Option<String>,
    /// Whether it came after the deadline.
    pub is_late: bool,
    /// Whether that is still to be explained.
    pub is_unexplained: bool,
    /// Whether it is to be closed.
    pub is_closed: bool,
    /// Whether whoever looks may not see what it is.
    pub is_hidden: bool,
    /// Whether it can go up on paper.
    pub can_go_up: bool,
    /// Whether it can go down on paper.
    pub can_go_down: bool,
}

impl Row<'_> {
    /// Who presents it, as typed.
    #[must_use]
    pub fn presenters(&self) -> String {
        self.entry.presenters.join(", ")
    }

    /// Its guests, as typed.
    #[must_use]
    pub fn guests(&self) -> String {
        self.entry.guests.join(", ")
    }

    /// How long it takes, as typed.
    #[must_use]
    pub fn minutes(&self) -> String {
        self.entry
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default()
    }

    /// Its fixed start, as typed.
    #[must_use]
    pub fn fixed(&self) -> String {
        self.entry
            .fixed_start
            .map(|start| start.to_string())
            .unwrap_or_default()
    }

    /// Why it came late, as typed.
    #[must_use]
    pub fn late_reason(&self) -> &str {
        self.entry.late.as_ref().map_or("", |late| late.reason.as_str())
    }

    /// Who decided that it is taken late, as the form's word.
    #[must_use]
    pub fn decided_word(&self) -> &'static str {
        self.entry
            .late
            .as_ref()
            .map_or("", |late| late.decided_by.as_str())
    }

    /// Whether it is a break.
    #[must_use]
    pub fn is_break(&self) -> bool {
        matches!(self.entry.kind, EntryKind::Break(_))
    }
}

/// The entries in their order on paper.
pub(super) fn rows<'b>(frame: &Frame<'_>, built: &'b BuiltAgenda, timing: &Timing) -> Vec<Row<'b>> {
    let entries = built.draft.entries();
    let first_free = entries.iter().rposition(|entry| entry.issued_number.is_some());
    let first_free = first_free.map_or(0, |last| last + 1);
    let row = |(place, (entry, number)): (usize, (&'b DraftEntry, Option<String>))| {
        let paper = entry.paper().and_then(|paper| built.paper(paper));
        let timed = timing.entries.iter().find(|timed| timed.id == entry.id);
        Row {
            title: match (&entry.kind, paper) {
                (EntryKind::Break(name), _) => name.clone(),
                (EntryKind::Paper(_), _) if built.is_hidden(entry) => {
                    frame.text("item-closed-title").into_owned()
                }
                (EntryKind::Paper(_), Some(paper)) => paper.title.clone(),
                (EntryKind::Paper(_), None) => frame.text("paper-untitled").into_owned(),
            },
            slot: timed.and_then(|timed| timed.slot),
            problem: timed
                .and_then(|timed| timed.problem)
                .map(|problem| in_words(frame, problem)),
            is_late: entry.late.is_some() || built.late.contains(&entry.id),
            is_unexplained: built.is_unexplained(entry),
            is_closed: paper.is_some_and(|paper| paper.is_closed),
            is_hidden: built.is_hidden(entry),
            can_go_up: entry.issued_number.is_none() && place > first_free,
            can_go_down: entry.issued_number.is_none() && place + 1 < entries.len(),
            entry,
            number,
        }
    };
    entries
        .iter()
        .zip(built.draft.numbers())
        .enumerate()
        .map(row)
        .collect()
}

fn in_words(frame: &Frame<'_>, problem: TimingProblem) -> String {
    match problem {
        TimingProblem::Overlaps(by) => frame
            .0
            .text_with("agenda-overlaps", &[("minutes", u32::from(by).into())]),
        TimingProblem::AfterMeeting(by) => frame
            .0
            .text_with("agenda-after-meeting", &[("minutes", u32::from(by).into())]),
        TimingProblem::NextDay => frame.text("agenda-next-day").into_owned(),
    }
}
