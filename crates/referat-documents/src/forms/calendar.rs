//! A meeting plan as a calendar file (iCalendar, RFC 5545): one event a meeting, when and where and nothing else.
//!
//! Times are written in UTC, which every calendar shows in its own zone; a meeting comes once, so no rule has to know
//! of summer time. What is called off stays, marked, so that calendars that know it take it out.

use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::MeetingId;
use referat_domain::local_time::moment_of;
use referat_domain::meeting::MeetingState;
use referat_domain::view::Seen;
use referat_domain::view::plan::{MeetingPlan, PlanLine};
use referat_domain::{SignedDuration, Timestamp};
use referat_wording::Wording;

use crate::compose::meeting_plan::notes;

/// The media type of the form.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// How long a meeting is in a calendar that has no end.
const UNSAID: SignedDuration = SignedDuration::from_hours(2);

/// The plan as a calendar of this name. `address` gives where a meeting's page is, where anyone can reach it; `now` is
/// when it is made.
#[must_use]
pub fn calendar(
    plan: &Seen<MeetingPlan>,
    name: &str,
    wording: &Wording,
    now: Timestamp,
    address: &dyn Fn(MeetingId) -> Option<String>,
) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&plain(name));
    for line in &plan.lines {
        if let Some(event) = event(line, wording, now, address) {
            calendar.push(event);
        }
    }
    calendar.to_string()
}

/// A meeting as an event; those without a day or a time are in no calendar.
fn event(
    line: &PlanLine,
    wording: &Wording,
    now: Timestamp,
    address: &dyn Fn(MeetingId) -> Option<String>,
) -> Option<Event> {
    let meeting = &line.meeting;
    let at = |clock: ClockTime| moment_of(meeting.date?, clock);
    let start = at(meeting.start?)?;
    let end = match meeting.end {
        Some(end) => at(end)?,
        None => start.checked_add(UNSAID).ok()?,
    };
    let forum = wording.forum_meeting(&meeting.forum_name, meeting.kind);
    let is_cancelled = meeting.state == MeetingState::Cancelled;
    let title = match is_cancelled {
        true => wording.text_with("calendar-cancelled", &[("forum", forum.into())]),
        false => forum,
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@referat", meeting.id))
        .summary(&plain(&title))
        .append_property(Property::new("DTSTAMP", utc(now)))
        .append_property(Property::new("DTSTART", utc(start)))
        .append_property(Property::new("DTEND", utc(end)))
        .append_property(Property::new("SEQUENCE", line.changes.len().to_string()))
        .append_property(Property::new(
            "STATUS",
            if is_cancelled { "CANCELLED" } else { "CONFIRMED" },
        ));
    if let Some(place) = &meeting.place {
        event.location(&plain(place));
    }
    let notes = notes(line, wording);
    if !notes.is_empty() {
        event.description(&plain(&notes.join("\n")));
    }
    if let Some(address) = address(meeting.id) {
        event.append_property(Property::new("URL", address));
    }
    Some(event.done())
}

/// Words without control characters but the end of a line: the library escapes that one and no other.
fn plain(words: &str) -> String {
    let one_end = words.replace("\r\n", "\n");
    let kept = |letter: char| match letter {
        '\n' => '\n',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    one_end.chars().map(kept).collect()
}

/// "20270106T080000Z".
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
