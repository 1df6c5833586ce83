//! A year's meetings from one rule: looked at first, then written whole or not at all.

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MeetingId, RoomId, SeriesId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::{Choice, PlanRule, ProposedDay, Sitting};
use referat_store::meeting_plans::{BookingRow, SeriesRow};
use referat_store::meetings::MeetingRow;

use crate::office::{Actor, Office, entry};
use crate::planning::{Booking, Clash, clashes, days_off, live_forum, live_room, place_of, refuse_clashes};
use crate::refusal::Refusal;

/// What is to be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOrder {
    /// The forum that meets.
    pub forum: ForumId,
    /// When.
    pub rule: PlanRule,
    /// In which room.
    pub room: Option<RoomId>,
}

/// A day of a plan that isn't written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// The day, and what there is to choose.
    pub day: ProposedDay,
    /// What stands in its way.
    pub clashes: Vec<Clash>,
}

/// Meetings that were planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSeries {
    /// Their series.
    pub series: SeriesId,
    /// They, in their order.
    pub meetings: Vec<MeetingId>,
    /// What one should know of.
    pub warnings: Vec<Clash>,
}

impl Office {
    /// The days an order gives, what there is to choose for each, and what stands in their way. Writes nothing.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] for a forum that isn't there, [`Refusal::NotValid`] for a rule that
    /// gives no meetings, or a room that isn't there.
    pub async fn plan_preview(&self, actor: &Actor, order: &PlanOrder) -> Result<Vec<PreviewLine>, Refusal> {
        actor
            .reader
            .require(Action::PlanMeetings, Scope::Forum(order.forum))?;
        let mut reading = self.store.reading(self.tenant()).await?;
        live_forum(&mut reading, order.forum).await?;
        let off = days_off(&mut reading).await?;
        let proposed = order.rule.proposed(&off)?;
        let sittings: Vec<Sitting> = proposed.iter().map(|day| order.rule.sitting(day.date)).collect();
        let found = clashes(&mut reading, &sittings, order.booking()).await?;
        Ok(proposed
            .into_iter()
            .map(|day| PreviewLine {
                clashes: found
                    .iter()
                    .filter(|clash| clash.date == day.date)
                    .cloned()
                    .collect(),
                day,
            })
            .collect())
    }

    /// Plans the meetings: all of them with one entry, or none.
    ///
    /// # Errors
    /// As [`Office::plan_preview`]; [`Refusal::NotValid`] too for a day off without a choice, a choice for another day, a
    /// room that is taken, and a day the forum meets on at the time already.
    pub async fn plan_meetings(
        &self,
        actor: &Actor,
        order: &PlanOrder,
        choices: &BTreeMap<Date, Choice>,
        reason: &str,
    ) -> Result<PlannedSeries, Refusal> {
        actor.require(Action::PlanMeetings, Scope::Forum(order.forum))?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        live_forum(&mut write.reading(), order.forum).await?;
        let room = match order.room {
            Some(room) => Some(live_room(&mut write.reading(), room).await?),
            None => None,
        };
        let place = place_of(order.rule.place.as_deref().unwrap_or_default(), room.as_ref())?;
        let off = days_off(&mut write.reading()).await?;
        let settled = order.rule.settled(&off, choices)?;
        let sittings: Vec<Sitting> = settled.iter().map(|day| order.rule.sitting(day.date)).collect();
        let found = clashes(&mut write.reading(), &sittings, order.booking()).await?;
        let warnings = refuse_clashes(found)?;
        let series: SeriesId = write.fresh();
        let kept = |json: Result<String, serde_json::Error>| json.map_err(|error| Refusal::internal(&error));
        let row = SeriesRow {
            id: series,
            forum_id: order.forum,
            rule: kept(serde_json::to_string(&order.rule))?,
            choices: kept(serde_json::to_string(choices))?,
            planned_at: self.now().as_microsecond(),
            removed_at: None,
        };
        write.insert(&[row]).await?;
        let (mut meetings, mut bookings) = (Vec::new(), Vec::new());
        for day in &settled {
            let meeting = MeetingRow {
                id: write.fresh(),
                forum_id: order.forum,
                date: Some(day.date),
                start_time: Some(order.rule.start.to_string()),
                end_time: Some(order.rule.end.to_string()),
                place: place.clone(),
                state: MeetingState::Planned.as_str().to_owned(),
                preamble: None,
                removed_at: None,
            };
            bookings.push(BookingRow {
                id: write.fresh(),
                meeting_id: meeting.id,
                series_id: Some(series),
                rule_date: Some(day.by_rule),
                room_id: order.room,
                removed_at: None,
            });
            meetings.push(meeting);
        }
        write.insert(&meetings).await?;
        write.insert(&bookings).await?;
        write
            .commit(entry(actor, "plan_meetings", "forum", order.forum.uuid(), reason))
            .await?;
        Ok(PlannedSeries {
            series,
            meetings: meetings.iter().map(|row| row.id).collect(),
            warnings,
        })
    }
}

impl PlanOrder {
    fn booking(&self) -> Booking {
        Booking {
            forum: self.forum,
            room: self.room,
            own: None,
        }
    }
}
