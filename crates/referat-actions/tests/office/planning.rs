//! Planning a year: what is refused, what is left in the trace and in the journal, who is called and who answers.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::collections::{BTreeMap, BTreeSet};

use referat_actions::appoint::Appointment;
use referat_actions::invite_to_meeting::Called;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::plan_meetings::PlanOrder;
use referat_actions::planning::ClashKind;
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId, PersonId, RoomId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::meeting::plan::{ChangeKind, Choice, DayOfWeek, LAST_OF_MONTH, Pattern, PlanRule};
use referat_domain::reader::Reader;
use referat_domain::role::{Period, Role};
use referat_domain::rules::holidays::DayOff;
use referat_domain::view::Part;

use crate::desk::{acting, bo, sandved_with_minutes};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn forum(office: &Office, name: &str) -> ForumId {
    office
        .forum_called(&Reader::local_operator(), name)
        .await
        .unwrap()
        .id
}

fn order(forum: ForumId, room: Option<RoomId>, nth: u8, on: DayOfWeek) -> PlanOrder {
    PlanOrder {
        forum,
        room,
        rule: PlanRule {
            first: day("2027-01-01"),
            last: day("2027-12-31"),
            pattern: Pattern::Monthly { nth, on },
            without: BTreeSet::from([7]),
            start: "9:00".parse().unwrap(),
            end: "12:00".parse().unwrap(),
            place: None,
        },
    }
}

fn at(date: &str, start: &str, end: &str, room: Option<RoomId>) -> MeetingTime<'static> {
    MeetingTime {
        date: day(date),
        start: start.parse().unwrap(),
        end: end.parse().unwrap(),
        place: "",
        room,
    }
}

fn why<T: std::fmt::Debug>(done: Result<T, Refusal>) -> (&'static str, String) {
    match done {
        Err(Refusal::NotNow { why }) => (why, String::new()),
        Err(Refusal::NotValid { why, given }) => (why, given),
        other => unreachable!("{other:?}"),
    }
}

async fn entries(office: &Office) -> u64 {
    office.verify(None, &mut |_| {}).await.unwrap().entries
}

async fn seat(office: &Office, name: &str, forum: ForumId, role: Role) -> PersonId {
    let person = office.make_person(&bo(), name, None).await.unwrap();
    give(office, person, forum, role).await;
    person
}

async fn give(office: &Office, person: PersonId, forum: ForumId, role: Role) {
    let given = Appointment {
        person,
        forum: Some(forum),
        role,
        period: Period::default(),
    };
    office.appoint(&bo(), given, "").await.unwrap();
}

async fn year(office: &Office, forum: ForumId) -> Vec<(String, MeetingId)> {
    let plan = office
        .meeting_plan(&Reader::local_operator(), Some(forum), 2027)
        .await
        .unwrap();
    let line = |line: &referat_domain::view::plan::PlanLine| {
        (line.meeting.date.unwrap().to_string(), line.meeting.id)
    };
    plan.lines.iter().map(line).collect()
}

async fn one(office: &Office, forum: ForumId, date: &str) -> MeetingId {
    let when = at(date, "9:00", "12:00", None);
    office.plan_meeting(&bo(), forum, when, "").await.unwrap().0
}

#[tokio::test]
async fn a_year_is_looked_at_first_and_written_with_one_entry_or_not_at_all() {
    let (office, _folder) = sandved_with_minutes().await;
    let cf = forum(&office, "Chefforum").await;
    let room = office.make_room(&bo(), "Mødelokale 1", Some(12)).await.unwrap();
    let order = order(cf, Some(room), LAST_OF_MONTH, DayOfWeek::Monday);
    let before = entries(&office).await;
    let preview = office.plan_preview(&bo(), &order).await.unwrap();
    assert_eq!(preview.len(), 11);
    let off: Vec<_> = preview.iter().filter(|line| line.day.why.is_some()).collect();
    assert_eq!(off.len(), 1);
    assert_eq!(off[0].day.why, Some(DayOff::EasterMonday));
    let nothing = BTreeMap::new();
    let refused = office.plan_meetings(&bo(), &order, &nothing, "").await;
    assert_eq!(why(refused), ("plan-day-off", "2027-03-29".to_owned()));
    assert_eq!(
        entries(&office).await,
        before,
        "looking and being refused write nothing"
    );
    assert_eq!(year(&office, cf).await, []);
    let choices = BTreeMap::from([(day("2027-03-29"), Choice::MoveTo(day("2027-03-30")))]);
    let planned = office
        .plan_meetings(&bo(), &order, &choices, "som aftalt")
        .await
        .unwrap();
    assert_eq!(planned.meetings.len(), 11);
    assert_eq!(entries(&office).await, before + 1);
    let plan = office
        .meeting_plan(&Reader::local_operator(), Some(cf), 2027)
        .await
        .unwrap();
    let moved = &plan.lines[2];
    assert_eq!(moved.meeting.date, Some(day("2027-03-30")));
    assert_eq!(moved.rule_date, Some(day("2027-03-29")));
    assert_eq!(moved.meeting.place.as_deref(), Some("Mødelokale 1"));
    assert_eq!(moved.meeting.state, MeetingState::Planned);
    assert!(plan.lines.iter().all(|line| line.series == Some(planned.series)));
    // The same once more would put two meetings at one time: nothing is written.
    let again = office.plan_meetings(&bo(), &order, &choices, "").await;
    assert_eq!(why(again), ("forum-meets", "2027-01-25".to_owned()));
    assert_eq!(entries(&office).await, before + 1);
    let journal = office
        .journal(
            &Reader::local_operator(),
            JournalOf::Forum(cf),
            &JournalFilter::default(),
            Extent::Page(1),
        )
        .await
        .unwrap();
    let newest = &journal.entries[0];
    assert_eq!(newest.action, "plan_meetings");
}

#[tokio::test]
async fn a_room_holds_one_meeting_at_a_time_and_a_member_s_other_meeting_is_only_told() {
    let (office, _folder) = sandved_with_minutes().await;
    let (cf, df) = (
        forum(&office, "Chefforum").await,
        forum(&office, "Direktørforum").await,
    );
    let room = Some(office.make_room(&bo(), "Mødelokale 1", None).await.unwrap());
    let both = seat(&office, "Ida Holm", cf, Role::Member).await;
    give(&office, both, df, Role::Chair).await;
    let first = at("2027-02-03", "9:00", "12:00", room);
    let (meeting, warnings) = office.plan_meeting(&bo(), cf, first, "").await.unwrap();
    assert_eq!(warnings.clashes, []);
    let taken = office
        .plan_meeting(&bo(), df, at("2027-02-03", "11:00", "13:00", room), "")
        .await;
    assert_eq!(why(taken), ("room-taken", "2027-02-03".to_owned()));
    let elsewhere = at("2027-02-03", "11:00", "13:00", None);
    let (_, warnings) = office.plan_meeting(&bo(), df, elsewhere, "").await.unwrap();
    let [clash] = warnings.clashes.as_slice() else {
        unreachable!("{warnings:?}")
    };
    assert_eq!(
        (clash.kind, clash.who.as_str(), clash.forum.as_str()),
        (ClashKind::Person, "Ida Holm", "Chefforum")
    );
    let after = at("2027-02-03", "13:00", "14:00", room);
    office.plan_meeting(&bo(), df, after, "").await.unwrap();
    // What is called off gives its room back.
    office
        .cancel_meeting(&bo(), meeting, "for få punkter")
        .await
        .unwrap();
    let now_free = at("2027-02-03", "8:00", "9:30", room);
    office.plan_meeting(&bo(), df, now_free, "").await.unwrap();
    let backwards = at("2027-02-04", "12:00", "9:00", None);
    assert_eq!(
        why(office.plan_meeting(&bo(), df, backwards, "").await).0,
        "times-in-order"
    );
    let holiday = at("2027-05-06", "9:00", "10:00", None);
    let (_, warnings) = office.plan_meeting(&bo(), df, holiday, "").await.unwrap();
    assert_eq!(warnings.day_off, Some(DayOff::Ascension));
}

#[tokio::test]
async fn a_move_and_a_cancellation_leave_a_trace_and_what_is_held_stays() {
    let (office, _folder) = sandved_with_minutes().await;
    let cf = forum(&office, "Chefforum").await;
    let meeting = one(&office, cf, "2027-02-03").await;
    let to = at("2027-02-10", "10:00", "12:00", None);
    assert_eq!(
        why(office.move_meeting(&bo(), meeting, to, " ").await).0,
        "reason-missing"
    );
    office
        .move_meeting(&bo(), meeting, to, "vinterferie")
        .await
        .unwrap();
    assert_eq!(
        why(office.move_meeting(&bo(), meeting, to, "igen").await).0,
        "nothing-corrected"
    );
    assert_eq!(
        why(office.cancel_meeting(&bo(), meeting, "").await).0,
        "reason-missing"
    );
    office
        .cancel_meeting(&bo(), meeting, "intet at drøfte")
        .await
        .unwrap();
    let line = office.planned_meeting(meeting).await.unwrap();
    let told: Vec<_> = line
        .changes
        .iter()
        .map(|change| {
            (
                change.kind,
                change.date.unwrap().to_string(),
                change.reason.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (ChangeKind::Moved, "2027-02-03".to_owned(), "vinterferie"),
            (ChangeKind::Cancelled, "2027-02-10".to_owned(), "intet at drøfte"),
        ]
    );
    assert_eq!(line.meeting.state, MeetingState::Cancelled);
    assert_eq!(
        why(office.move_meeting(&bo(), meeting, to, "x").await).0,
        "meeting-cancelled"
    );
    assert_eq!(year(&office, cf).await, [("2027-02-10".to_owned(), meeting)]);
    let held = office.meeting_called("2025-01-15", Some(cf)).await.unwrap();
    assert_eq!(
        why(office.cancel_meeting(&bo(), held, "x").await).0,
        "meeting-held"
    );
    let journal = office
        .journal(
            &Reader::local_operator(),
            JournalOf::Meeting(meeting),
            &JournalFilter::default(),
            Extent::Page(1),
        )
        .await
        .unwrap();
    let actions: Vec<&str> = journal
        .entries
        .iter()
        .map(|entry| entry.action.as_str())
        .collect();
    assert_eq!(actions, ["cancel_meeting", "move_meeting", "plan_meeting"]);
}

#[tokio::test]
async fn a_member_sends_an_apology_and_a_substitute_is_called() {
    let (office, _folder) = sandved_with_minutes().await;
    let kb = office
        .make_forum(
            &bo(),
            referat_actions::keep_forums::ForumFacts {
                name: "Kommunalbestyrelsen",
                abbreviation: "KBS",
                profile: referat_domain::forum::ForumProfile::Political,
            },
        )
        .await
        .unwrap();
    let ida = seat(&office, "Ida Holm", kb, Role::Member).await;
    let per = seat(&office, "Per Dam", kb, Role::Member).await;
    let eva = seat(&office, "Eva Lund", kb, Role::Secretary).await;
    let sub = seat(&office, "Ole Friis", kb, Role::Substitute).await;
    let outside = office.make_person(&bo(), "Bo Gæst", None).await.unwrap();
    let meeting = one(&office, kb, "2027-02-03").await;
    let member = acting(&Reader::staff(ida).member_of(kb));
    let secretary = acting(&Reader::staff(eva).secretary_of(kb));
    let called = office.invite_to_meeting(&secretary, meeting, Called::Forum).await;
    assert_eq!(called.unwrap(), 3);
    let again = office.invite_to_meeting(&secretary, meeting, Called::Forum).await;
    assert_eq!(why(again).0, "all-invited");
    // One's own answer is one's own; another's is the secretary's.
    let for_per = office
        .answer_invitation(&member, meeting, per, Answer::Apology, "")
        .await;
    assert!(matches!(for_per, Err(Refusal::NotAllowed { .. })), "{for_per:?}");
    let early = office.call_substitute(&secretary, meeting, ida, sub).await;
    assert_eq!(why(early).0, "no-apology");
    office
        .answer_invitation(&member, meeting, ida, Answer::Apology, "rejse til Aalborg")
        .await
        .unwrap();
    let same = office
        .answer_invitation(&member, meeting, ida, Answer::Apology, "rejse til Aalborg")
        .await;
    assert_eq!(why(same).0, "answered-so");
    let nobody = office.call_substitute(&secretary, meeting, ida, outside).await;
    assert_eq!(why(nobody).0, "not-a-substitute");
    let sits = office.call_substitute(&secretary, meeting, ida, per).await;
    assert_eq!(why(sits).0, "all-invited");
    office
        .call_substitute(&secretary, meeting, ida, sub)
        .await
        .unwrap();
    let twice = office.call_substitute(&secretary, meeting, ida, sub).await;
    assert_eq!(why(twice).0, "substitute-called");
    let seen = office.invitations(&secretary.reader, meeting).await.unwrap();
    let line = seen.of(sub).unwrap();
    assert_eq!(
        (line.invited_as, line.answer),
        (InvitedAs::Substitute, Answer::None)
    );
    assert_eq!(line.instead_of, Some((ida, "Ida Holm".to_owned())));
    assert_eq!(seen.of(ida).unwrap().reason.as_deref(), Some("rejse til Aalborg"));
    let others = office
        .invitations(&Reader::staff(per).member_of(kb), meeting)
        .await
        .unwrap();
    assert_eq!(others.of(ida).unwrap().answer, Answer::Apology);
    assert_eq!(others.of(ida).unwrap().reason, None);
    // Why somebody stays away is in no journal.
    let journal = office
        .journal(
            &Reader::local_operator(),
            JournalOf::Meeting(meeting),
            &JournalFilter::default(),
            Extent::Page(1),
        )
        .await
        .unwrap();
    assert!(!format!("{journal:?}").contains("Aalborg"));
    // Who comes after all has the seat.
    office
        .answer_invitation(&member, meeting, ida, Answer::Accepts, "")
        .await
        .unwrap();
    let seen = office.invitations(&secretary.reader, meeting).await.unwrap();
    assert!(seen.of(sub).is_none());
    assert_eq!(seen.of(ida).unwrap().reason, None);
    office
        .invite_to_meeting(&secretary, meeting, Called::Guest(outside))
        .await
        .unwrap();
    let by_role = office.take_back_invitation(&secretary, meeting, per).await;
    assert_eq!(why(by_role).0, "called-by-role");
    office
        .take_back_invitation(&secretary, meeting, outside)
        .await
        .unwrap();
    let stranger = acting(&Reader::staff(outside));
    let not_called = office
        .answer_invitation(&stranger, meeting, outside, Answer::Accepts, "")
        .await;
    assert_eq!(why(not_called).0, "not-invited");
}

#[tokio::test]
async fn an_apology_comes_before_the_meeting_and_the_secretary_may_note_it_after() {
    let (office, _folder) = sandved_with_minutes().await;
    let cf = forum(&office, "Chefforum").await;
    let ida = seat(&office, "Ida Holm", cf, Role::Member).await;
    // The clock stands at 1 March 2026.
    let meeting = one(&office, cf, "2026-02-25").await;
    let member = acting(&Reader::staff(ida).member_of(cf));
    let late = office
        .answer_invitation(&member, meeting, ida, Answer::Apology, "")
        .await;
    assert_eq!(why(late).0, "answer-too-late");
    let secretary = acting(&Reader::staff(PersonId::from_bytes([9; 16])).secretary_of(cf));
    office
        .answer_invitation(&secretary, meeting, ida, Answer::Apology, "")
        .await
        .unwrap();
}

#[tokio::test]
async fn rooms_are_kept_and_a_closed_one_is_no_choice_any_more() {
    let (office, _folder) = sandved_with_minutes().await;
    let cf = forum(&office, "Chefforum").await;
    let room = office.make_room(&bo(), "Mødelokale 1", Some(12)).await.unwrap();
    assert_eq!(
        why(office.make_room(&bo(), "Mødelokale 1", None).await).0,
        "name-taken"
    );
    assert_eq!(why(office.make_room(&bo(), "Sal", Some(0)).await).0, "seats");
    assert_eq!(
        why(office.correct_room(&bo(), room, "Mødelokale 1", Some(12)).await).0,
        "nothing-corrected"
    );
    office
        .correct_room(&bo(), room, "Byrådssalen", Some(40))
        .await
        .unwrap();
    office.close_room(&bo(), room, "bygges om").await.unwrap();
    assert_eq!(office.rooms().await.unwrap(), []);
    let gone = at("2027-02-03", "9:00", "10:00", Some(room));
    assert_eq!(why(office.plan_meeting(&bo(), cf, gone, "").await).0, "no-room");
}

#[tokio::test]
async fn a_planned_meeting_is_in_no_volume_and_shows_no_items() {
    let (office, _folder) = sandved_with_minutes().await;
    let cf = forum(&office, "Chefforum").await;
    let meeting = one(&office, cf, "2027-02-03").await;
    let view = office.meeting(&Reader::local_operator(), meeting).await.unwrap();
    assert!(view.items.iter().all(|item| matches!(item.line, Part::Open(_))) && view.items.is_empty());
    let seen = office
        .invitations(&Reader::local_operator(), meeting)
        .await
        .unwrap();
    assert!(seen.guests.is_empty() && seen.invited.is_empty());
}
