//! The meeting room: where a meeting is, what each item has taken, and when those to come are expected.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::local_time::moment_of;
use referat_domain::meeting::item_clock::{Current, Expected, Forecast, PlannedPlace, forecast};
use referat_domain::meeting::standing;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::view::item::ItemLineView;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::{Seen, show};
use referat_domain::{SignedDuration, Timestamp};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::meetings::MeetingRow;

use super::listed;
use super::session::states;
use crate::build_agenda::read_draft;
use crate::office::{Actor, Office};
use crate::record_decision::held_here;
use crate::refusal::Refusal;
use crate::run_item_clock::item_clock;

/// An item in the meeting room.
#[derive(Debug, Clone)]
pub struct RoomItem {
    /// The item.
    pub line: Seen<ItemLineView>,
    /// How far its paper has come here.
    pub state: Option<ConsultationState>,
    /// Whether something is decided of it.
    pub is_decided: bool,
    /// What it has taken so far; `None` where the meeting hasn't come to it.
    pub taken: Option<SignedDuration>,
    /// What was planned for it; zero where nothing was.
    pub planned: SignedDuration,
    /// When it is expected, where it is to come.
    pub expected: Option<Expected>,
}

/// A meeting as it is run.
#[derive(Debug, Clone)]
pub struct MeetingRoom {
    /// The meeting.
    pub meeting: Seen<MeetingLine>,
    /// Its items in the order of the day.
    pub items: Vec<RoomItem>,
    /// Where it is.
    pub current: Option<Current>,
    /// What is expected of the rest.
    pub forecast: Forecast,
    /// When it was to end.
    pub ends: Option<Timestamp>,
    /// How many would be told another time than they were called for.
    pub to_tell: usize,
    /// The moment all of this is of.
    pub now: Timestamp,
}

impl MeetingRoom {
    /// An item of it.
    #[must_use]
    pub fn item(&self, id: AgendaItemId) -> Option<&RoomItem> {
        self.items.iter().find(|item| item.line.id == id)
    }

    /// Where the meeting is in the order of the day.
    fn at(&self) -> Option<usize> {
        let current = self.current?;
        self.items.iter().position(|item| item.line.id == current.item)
    }

    /// The item it comes to next: the one after this in the day, or the first that is to come. What was postponed or sent
    /// on is passed over.
    #[must_use]
    pub fn next(&self) -> Option<&RoomItem> {
        let is_here = |item: &&RoomItem| {
            !matches!(
                item.state,
                Some(ConsultationState::Postponed | ConsultationState::SentOn)
            )
        };
        let is_to_come = |item: &&RoomItem| item.expected.is_some();
        match self.at() {
            Some(at) => {
                let after = self.items.iter().skip(at.saturating_add(1)).find(is_here);
                after.or_else(|| self.items.iter().take(at).find(is_to_come))
            }
            None => self.items.iter().find(is_to_come),
        }
    }

    /// The item before this one in the day.
    #[must_use]
    pub fn previous(&self) -> Option<&RoomItem> {
        match self.at() {
            Some(at) => at.checked_sub(1).and_then(|before| self.items.get(before)),
            None => None,
        }
    }
}

impl Office {
    /// A meeting as it is run.
    ///
    /// # Errors
    /// As [`Office::session`].
    pub async fn meeting_room(&self, actor: &Actor, id: MeetingId) -> Result<MeetingRoom, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = held_here(&mut reading, actor, id).await?;
        let now = self.now();
        let day = Day::of(&mut reading, &row, now).await?;
        let to_tell = day.people_to_tell(&mut reading).await?.len();
        let meeting = listed::meeting_lines(&mut reading, vec![row]).await?;
        let meeting = meeting.into_iter().next().ok_or(Refusal::NotFound)?;
        super::session::require_session(&meeting)?;
        let listed = listed::put_together(&mut reading, day.rows.clone()).await?;
        let mut lines: BTreeMap<AgendaItemId, Seen<ItemLineView>> = listed
            .into_items()
            .into_iter()
            .map(|item| (item.place.id, show(item, &actor.reader)))
            .collect();
        let items = day.places.iter().filter_map(|place| {
            let item = place.item?;
            Some(RoomItem {
                line: lines.remove(&item)?,
                state: day.states.get(&item).copied(),
                is_decided: day.decided.contains(&item),
                taken: day.taken.get(&item).copied(),
                planned: place.lasts,
                expected: day.expected(item),
            })
        });
        Ok(MeetingRoom {
            items: items.collect(),
            meeting: show(meeting, &actor.reader),
            current: day.current,
            forecast: day.forecast.clone(),
            ends: day.ends,
            to_tell,
            now,
        })
    }
}

/// The day of a meeting: what was planned, what has happened, and what is expected.
pub(crate) struct Day {
    rows: Vec<AgendaItemRow>,
    places: Vec<PlannedPlace>,
    states: BTreeMap<AgendaItemId, ConsultationState>,
    decided: BTreeSet<AgendaItemId>,
    taken: BTreeMap<AgendaItemId, SignedDuration>,
    current: Option<Current>,
    forecast: Forecast,
    ends: Option<Timestamp>,
}

impl Day {
    /// The day of a meeting, at a moment.
    pub(crate) async fn of(
        reading: &mut Reading<'_>,
        meeting: &MeetingRow,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let rows = reading.items_of_meeting(meeting.id).await?;
        let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
        let states = states(reading, &ids).await?;
        let decisions = reading.decisions(&ids).await?;
        let decided: BTreeSet<AgendaItemId> = decisions.iter().map(|row| row.agenda_item_id).collect();
        let clock = item_clock(reading, meeting.id).await?;
        let taken = clock.taken(now);
        let current = clock.current();
        let at = |time: Option<&str>| {
            let time: ClockTime = time?.parse().ok()?;
            moment_of(meeting.date?, time)
        };
        let place = |row: &AgendaItemRow| {
            let start = at(row.slot_start.as_deref());
            let end = at(row.slot_end.as_deref());
            let state = states.get(&row.id);
            let has_moved = matches!(
                state,
                Some(ConsultationState::Postponed | ConsultationState::SentOn)
            );
            let was_left = taken.contains_key(&row.id) && current.is_none_or(|at| at.item != row.id);
            let is_standing =
                row.approves.is_some() || standing::approves(&row.subject) || standing::closes(&row.subject);
            let is_done = decided.contains(&row.id) || has_moved || was_left;
            PlannedPlace {
                item: Some(row.id),
                start,
                lasts: match (start, end) {
                    (Some(start), Some(end)) => end.duration_since(start).max(SignedDuration::ZERO),
                    (_, _) => SignedDuration::ZERO,
                },
                is_done,
                can_wait: state == Some(&ConsultationState::OnAgenda) && !is_standing && !is_done,
            }
        };
        let mut left: Vec<&AgendaItemRow> = rows.iter().collect();
        let mut places = Vec::new();
        let mut planned_end = None;
        if let Some(draft) = reading.agenda_draft(meeting.id).await? {
            let draft = read_draft(&draft)?;
            let time = |time: Option<&String>| time.and_then(|time| time.parse().ok());
            let timing = draft.timing(time(meeting.start_time.as_ref()), time(meeting.end_time.as_ref()));
            planned_end = timing.end;
            for (entry, timed) in draft.day().into_iter().zip(&timing.entries) {
                if let Some(found) = left.iter().position(|row| row.id == entry.id) {
                    places.push(place(left.remove(found)));
                } else if entry.paper().is_none() {
                    let start = timed.slot.map(|slot| slot.start);
                    places.push(PlannedPlace {
                        item: None,
                        start: start.and_then(|start| moment_of(meeting.date?, start)),
                        lasts: SignedDuration::from_mins(i64::from(entry.minutes.unwrap_or(0))),
                        is_done: false,
                        can_wait: false,
                    });
                }
            }
        }
        places.extend(left.into_iter().map(place));
        let planned_end = planned_end.and_then(|end| moment_of(meeting.date?, end));
        let ends = at(meeting.end_time.as_deref()).or(planned_end);
        let forecast = forecast(&clock, &places, ends, now);
        Ok(Self {
            forecast,
            rows,
            places,
            states,
            decided,
            taken,
            current,
            ends,
        })
    }

    /// When an item is expected.
    fn expected(&self, item: AgendaItemId) -> Option<Expected> {
        let found = self
            .forecast
            .to_come
            .iter()
            .find(|expected| expected.item == item);
        found.copied()
    }

    /// Presenters and guests of items that come so much later than they were called for that they are to know, each with
    /// the first of theirs. Not those who are shut out of the item.
    pub(crate) async fn people_to_tell(
        &self,
        reading: &mut Reading<'_>,
    ) -> Result<BTreeMap<PersonId, Expected>, Refusal> {
        let late: Vec<&Expected> = self
            .forecast
            .to_come
            .iter()
            .filter(|expected| expected.late() >= WORTH_TELLING)
            .collect();
        let ids: Vec<AgendaItemId> = late.iter().map(|expected| expected.item).collect();
        let out: BTreeSet<(AgendaItemId, PersonId)> = reading
            .exclusions(&ids)
            .await?
            .into_iter()
            .map(|row| (row.agenda_item_id, row.person_id))
            .collect();
        let named = reading.item_persons(&ids).await?;
        let mut people = BTreeMap::new();
        for expected in late {
            for row in named.iter().filter(|row| row.agenda_item_id == expected.item) {
                if !out.contains(&(row.agenda_item_id, row.person_id)) {
                    people.entry(row.person_id).or_insert(*expected);
                }
            }
        }
        Ok(people)
    }
}

/// From so much on somebody is told that their item comes later.
const WORTH_TELLING: SignedDuration = SignedDuration::from_mins(5);
