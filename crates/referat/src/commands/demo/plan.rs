//! The demo's meeting plan: next year's meetings of the Chefforum, a room, a move, people called and an apology.

use std::collections::{BTreeMap, BTreeSet};

use referat_actions::invite_to_meeting::Called;
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::plan_meetings::PlanOrder;
use referat_actions::refusal::Refusal;
use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::ForumId;
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::meeting::plan::{Choice, DayOfWeek, Pattern, PlanRule};
use referat_wording::Wording;

/// How many can sit in the room they meet in.
const SEATS: u32 = 14;

/// Plans next year. Done twice, it changes nothing.
pub(super) async fn plan(
    wording: &Wording,
    office: &Office,
    actor: &Actor,
    forum: ForumId,
) -> Result<(), Refusal> {
    if !office.rooms().await?.is_empty() {
        return Ok(());
    }
    let room = wording.text("cli-demo-room");
    let room = office.make_room(actor, &room, Some(SEATS)).await?;
    let Some(rule) = rule(office.today().year().saturating_add(1)) else {
        return Ok(());
    };
    let order = PlanOrder {
        forum,
        room: Some(room),
        rule,
    };
    let mut choices = BTreeMap::new();
    for line in office.plan_preview(actor, &order).await? {
        if let Some(after) = line.day.after {
            choices.insert(line.day.date, Choice::MoveTo(after));
        }
    }
    let planned = office.plan_meetings(actor, &order, &choices, "").await?;
    if let Some(second) = planned.meetings.get(1) {
        let line = office.planned_meeting(*second).await?;
        if let Some(date) = line.meeting.date.and_then(|date| date.tomorrow().ok()) {
            let to = MeetingTime {
                date,
                start: order.rule.start,
                end: order.rule.end,
                place: "",
                room: Some(room),
            };
            let reason = wording.text("cli-demo-moved");
            office.move_meeting(actor, *second, to, &reason).await?;
        }
    }
    if let Some(first) = planned.meetings.first() {
        office.invite_to_meeting(actor, *first, Called::Forum).await?;
        let called = office.invitations(&actor.reader, *first).await?;
        let mut members = called
            .invited
            .iter()
            .filter(|line| line.invited_as == InvitedAs::Member);
        if let Some(member) = members.next_back() {
            let reason = wording.text("cli-demo-apology");
            office
                .answer_invitation(actor, *first, member.person, Answer::Apology, &reason)
                .await?;
        }
        super::papers::papers(wording, office, actor, forum, *first).await?;
    }
    Ok(())
}

/// Every fourth Wednesday from nine to twelve, none in July.
fn rule(year: i16) -> Option<PlanRule> {
    Some(PlanRule {
        first: Date::new(year, 1, 1).ok()?,
        last: Date::new(year, 12, 31).ok()?,
        pattern: Pattern::Weeks {
            every: 4,
            on: DayOfWeek::Wednesday,
        },
        without: BTreeSet::from([7]),
        start: ClockTime::new(9, 0)?,
        end: ClockTime::new(12, 0)?,
        place: None,
    })
}
