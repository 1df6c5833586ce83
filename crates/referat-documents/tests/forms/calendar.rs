//! A meeting plan as a calendar, read back by a parser of calendars.

use icalendar::{Calendar, Component as _, DatePerhapsTime, EventLike as _};
use referat_documents::forms::calendar::calendar;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::ChangeKind;
use referat_domain::reader::Reader;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::plan::{MeetingPlan, PlanChange, PlanLine};
use referat_domain::view::show;
use referat_wording::{Language, Wording};

const FORUM: &str = "Miljø- og Byudvalget, Økonomi; \"Åen\"";
const PLACE: &str = "Rådhuset, lokale 1;\nindgang \\ bagved, hvor der er æbler og pærer og en meget, meget lang vej hen til døren";

fn line(number: u8, date: &str, state: MeetingState) -> PlanLine {
    PlanLine {
        meeting: MeetingLine {
            id: MeetingId::from_bytes([number; 16]),
            kind: referat_domain::meeting::MeetingKind::Ordinary,
            forum: ForumId::from_bytes([1; 16]),
            forum_name: FORUM.to_owned(),
            date: Some(date.parse().unwrap()),
            start: Some("9:00".parse().unwrap()),
            end: (number != 2).then(|| "12:30".parse().unwrap()),
            place: Some(PLACE.to_owned()),
            state,
            items: 3,
        },
        room: None,
        series: None,
        rule_date: None,
        day_off: None,
        call: None,
        changes: Vec::new(),
    }
}

fn plan() -> MeetingPlan {
    let mut moved = line(3, "2027-06-02", MeetingState::Cancelled);
    moved.changes.push(PlanChange {
        kind: ChangeKind::Moved,
        date: Some(Date::constant(2027, 5, 26)),
        start: None,
        end: None,
        place: None,
        reason: "BEGIN:VEVENT\r\nSUMMARY:falsk".to_owned(),
        at: "2027-01-01T00:00:00Z".parse().unwrap(),
    });
    let mut undated = line(4, "2027-06-03", MeetingState::Planned);
    undated.meeting.date = None;
    MeetingPlan {
        year: 2027,
        forum: Some((
            ForumId::from_bytes([1; 16]),
            FORUM.to_owned(),
            ForumProfile::Political,
        )),
        lines: vec![
            line(1, "2027-01-06", MeetingState::Planned),
            line(2, "2027-06-01", MeetingState::Planned),
            moved,
            undated,
        ],
    }
}

fn made() -> String {
    let wording = Wording::new(Language::Danish);
    let seen = show(plan(), &Reader::public());
    let now = "2026-11-28T10:00:00Z".parse().unwrap();
    let address = |id| Some(format!("https://referat.sandved.example/moeder/{id}"));
    calendar(&seen, FORUM, &wording, now, &address)
}

fn utc(at: Option<DatePerhapsTime>) -> String {
    match at {
        Some(DatePerhapsTime::DateTime(time)) => format!("{time:?}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_calendar_is_read_back_as_the_plan() {
    let text = made();
    let read: Calendar = text.parse().unwrap();
    let events: Vec<_> = read.events().collect();
    // One without a day is in no calendar, and no reason makes an event of its own.
    assert_eq!(events.len(), 3, "{text}");
    assert_eq!(events[0].get_summary(), Some(FORUM));
    assert_eq!(events[0].get_location(), Some(PLACE));
    assert_eq!(utc(events[0].get_start()), "Utc(2027-01-06T08:00:00Z)");
    assert_eq!(utc(events[0].get_end()), "Utc(2027-01-06T11:30:00Z)");
    // Without an end it lasts two hours; nine o'clock is seven in summer.
    assert_eq!(utc(events[1].get_start()), "Utc(2027-06-01T07:00:00Z)");
    assert_eq!(utc(events[1].get_end()), "Utc(2027-06-01T09:00:00Z)");
    let off = events[2];
    assert_eq!(off.property_value("STATUS"), Some("CANCELLED"));
    assert_eq!(off.property_value("SEQUENCE"), Some("1"));
    assert_eq!(off.get_summary(), Some(format!("Aflyst: {FORUM}").as_str()));
    assert!(
        off.get_description()
            .unwrap()
            .contains("Flyttet fra onsdag den 26. maj 2027")
    );
    let ids: std::collections::BTreeSet<_> = events.iter().map(|event| event.get_uid()).collect();
    assert_eq!(ids.len(), 3);
}

#[test]
fn lines_end_and_are_folded_as_the_standard_says_and_the_same_plan_is_the_same_bytes() {
    let text = made();
    assert_eq!(text, made());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 76, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}
