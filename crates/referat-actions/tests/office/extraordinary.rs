//! An extraordinary meeting is called outside the plan: what is refused, what deadline it has, and where it is said.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::call_extraordinary_meeting::ExtraordinaryMeeting;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::refusal::Refusal;
use referat_domain::access::Action;
use referat_domain::ids::{ForumId, MeetingId, PersonId};
use referat_domain::meeting::MeetingKind;
use referat_domain::meeting::plan::ChangeKind;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_domain::rules::deadline::{Deadline, NoDeadline};

use crate::desk::{acting, bo, sandved_with_minutes};

async fn chefforum(office: &Office) -> ForumId {
    let found = office.forum_called(&Reader::local_operator(), "Chefforum").await;
    found.unwrap().id
}

/// The clock stands at 1 March 2026, 8 in the morning of the world's clock.
fn meeting(day: &str) -> ExtraordinaryMeeting<'static> {
    ExtraordinaryMeeting {
        at: MeetingTime {
            date: day.parse().unwrap(),
            start: "9:00".parse().unwrap(),
            end: "10:00".parse().unwrap(),
            place: "Rådhuset",
            room: None,
        },
        asked_by: " en tredjedel  af medlemmerne ",
        reason: "Vandværket skal have svar",
        papers_due: None,
    }
}

fn due(day: &str, clock: &str) -> Option<Deadline> {
    Some(Deadline {
        day: day.parse().unwrap(),
        clock: clock.parse().unwrap(),
    })
}

fn why<T: std::fmt::Debug>(done: Result<T, Refusal>) -> &'static str {
    match done {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        other => unreachable!("{other:?}"),
    }
}

async fn called(office: &Office, forum: ForumId, day: &str, papers_due: Option<Deadline>) -> MeetingId {
    let order = ExtraordinaryMeeting {
        papers_due,
        ..meeting(day)
    };
    let called = office.call_extraordinary_meeting(&bo(), forum, order).await;
    called.unwrap().0
}

#[tokio::test]
async fn it_is_called_with_a_reason_and_said_to_be_extraordinary_everywhere() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let id = called(&office, forum, "2026-03-03", None).await;
    let line = office.planned_meeting(id).await.unwrap();
    assert_eq!(line.meeting.kind, MeetingKind::Extraordinary);
    let call = line.call.unwrap();
    assert_eq!(call.asked_by.as_deref(), Some("en tredjedel af medlemmerne"));
    assert_eq!(call.reason.as_deref(), Some("Vandværket skal have svar"));
    let record = office.record(&Reader::local_operator(), id).await.unwrap();
    assert_eq!(record.meeting_kind, MeetingKind::Extraordinary);
    let json = serde_json::to_value(&*record).unwrap();
    assert_eq!(json["meeting_kind"], "extraordinary");
    let journal = office
        .journal(
            &bo().reader,
            JournalOf::Meeting(id),
            &JournalFilter::default(),
            Extent::Page(1),
        )
        .await
        .unwrap();
    assert_eq!(journal.entries[0].action, "call_extraordinary_meeting");
    // Moved and called off, it leaves its trace as any meeting.
    let later = MeetingTime {
        date: "2026-03-04".parse().unwrap(),
        ..meeting("2026-03-04").at
    };
    office
        .move_meeting(&bo(), id, later, "formanden er syg")
        .await
        .unwrap();
    office.cancel_meeting(&bo(), id, "løst").await.unwrap();
    let line = office.planned_meeting(id).await.unwrap();
    let kinds: Vec<ChangeKind> = line.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Moved, ChangeKind::Cancelled]);
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn the_forum_s_deadline_says_nothing_of_it_and_its_own_does() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let without = called(&office, forum, "2026-03-03", None).await;
    let with = called(&office, forum, "2026-03-04", due("2026-03-03", "12:00")).await;
    let found = office.deadlines(&[without, with]).await.unwrap();
    assert_eq!(found[&without], Err(NoDeadline::Extraordinary));
    assert_eq!(found[&with], Ok(due("2026-03-03", "12:00").unwrap()));
    let next = office.next_deadline(forum).await.unwrap().unwrap();
    assert_eq!(next.0.id, with);
}

#[tokio::test]
async fn without_a_reason_with_a_deadline_that_can_t_be_or_by_others_it_is_refused() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = chefforum(&office).await;
    let before = office.verify(None, &mut |_| {}).await.unwrap().entries;
    let call = async |order| why(office.call_extraordinary_meeting(&bo(), forum, order).await);
    let good = meeting("2026-03-03");
    assert_eq!(
        call(ExtraordinaryMeeting { reason: " ", ..good }).await,
        "reason-missing"
    );
    let long = "x".repeat(201);
    let order = ExtraordinaryMeeting {
        asked_by: &long,
        ..good
    };
    assert_eq!(call(order).await, "asked-by-too-long");
    let papers_due = due("2026-02-28", "12:00");
    assert_eq!(
        call(ExtraordinaryMeeting { papers_due, ..good }).await,
        "papers-due-passed"
    );
    let papers_due = due("2026-03-03", "9:01");
    assert_eq!(
        call(ExtraordinaryMeeting { papers_due, ..good }).await,
        "papers-due-after-meeting"
    );
    let mut backwards = good;
    backwards.at.end = "8:00".parse().unwrap();
    assert_eq!(call(backwards).await, "times-in-order");
    let member = acting(&Reader::staff(PersonId::from_bytes([9; 16])).holding(Role::Member, forum));
    let refused = office.call_extraordinary_meeting(&member, forum, good).await;
    assert!(matches!(
        refused,
        Err(Refusal::NotAllowed {
            wanted: Action::PlanMeetings
        })
    ));
    let nowhere = ForumId::from_bytes([9; 16]);
    let refused = office.call_extraordinary_meeting(&bo(), nowhere, good).await;
    assert!(matches!(refused, Err(Refusal::NotFound)));
    assert_eq!(office.verify(None, &mut |_| {}).await.unwrap().entries, before);
    called(&office, forum, "2026-03-03", None).await;
    assert_eq!(call(good).await, "forum-meets");
}
