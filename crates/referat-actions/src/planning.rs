//! What the actions that plan meetings have in common: which days are off, what stands in the way of a sitting, and how
//! a meeting is booked.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, MeetingId, PersonId, RoomId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::plan::{NoPlan, Sitting};
use referat_domain::role::Role;
use referat_domain::rules::holidays::DaysOff;
use referat_domain::rules::{Rule, RuleOf, RuleValue};
use referat_store::forums::ForumRow;
use referat_store::meeting_plans::{BookingRow, RoomRow};
use referat_store::meetings::MeetingRow;
use referat_store::{Reading, Write};

use crate::lookups::listed::clock;
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::rules::Rules;

/// The municipality's rule: days of its own on which nobody meets.
const EXTRA_HOLIDAYS: &str = "extra-holidays";

/// The longest a place is, in letters.
const LONGEST_PLACE: usize = 120;

/// What stands in the way of a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// The forum meets at that time already.
    Forum,
    /// Another meeting is in the room.
    Room,
    /// A member sits in another forum at the time. Nothing is refused for it.
    Person,
}

impl ClashKind {
    /// Its word: the wording has a text for `clash-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Forum => "forum",
            Self::Room => "room",
            Self::Person => "person",
        }
    }
}

/// Something that stands in the way of a sitting, or that one should know of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// What.
    pub kind: ClashKind,
    /// The day.
    pub date: Date,
    /// The room's or the person's name; empty for the forum itself.
    pub who: String,
    /// The forum that meets at the time.
    pub forum: String,
    /// When that begins.
    pub start: ClockTime,
}

/// What is asked of a clash: which forum, in which room, which meeting it is itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Booking {
    pub(crate) forum: ForumId,
    pub(crate) room: Option<RoomId>,
    pub(crate) own: Option<MeetingId>,
}

/// The days nobody meets on in the municipality.
pub(crate) async fn days_off(reading: &mut Reading<'_>) -> Result<DaysOff, Refusal> {
    let rules = Rules::of_municipality(reading).await?;
    let rule = Rule::named(RuleOf::Municipality, EXTRA_HOLIDAYS);
    let own = match (rule, rules.get(EXTRA_HOLIDAYS)) {
        (Some(rule), Some(json)) => rule
            .of_json(json)
            .map_err(|_| Refusal::unreadable("setting", "value", EXTRA_HOLIDAYS))?,
        _ => RuleValue::Days(Vec::new()),
    };
    Ok(DaysOff {
        own: own.days().iter().copied().collect(),
    })
}

/// When a meeting sits, if day and beginning are known.
pub(crate) fn sitting_of(row: &MeetingRow) -> Option<Sitting> {
    Some(Sitting {
        date: row.date?,
        start: clock(row.start_time.as_deref())?,
        end: clock(row.end_time.as_deref()),
    })
}

/// The state of a meeting's row.
pub(crate) fn state_of(row: &MeetingRow) -> Result<MeetingState, Refusal> {
    row.state
        .parse()
        .map_err(|()| Refusal::unreadable("meeting", "state", &row.state))
}

/// A meeting that is there.
pub(crate) async fn live_meeting(reading: &mut Reading<'_>, id: MeetingId) -> Result<MeetingRow, Refusal> {
    let row: Option<MeetingRow> = reading.by_id(id).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

/// A forum that is there, with its profile.
pub(crate) async fn live_forum(
    reading: &mut Reading<'_>,
    id: ForumId,
) -> Result<(ForumRow, ForumProfile), Refusal> {
    let row: Option<ForumRow> = reading.by_id(id).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    let profile = row
        .profile
        .parse()
        .map_err(|()| Refusal::unreadable("forum", "profile", &row.profile))?;
    Ok((row, profile))
}

/// A room that is there.
pub(crate) async fn live_room(reading: &mut Reading<'_>, id: RoomId) -> Result<RoomRow, Refusal> {
    let row: Option<RoomRow> = reading.by_id(id).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotValid {
            why: "no-room",
            given: String::new(),
        })
}

/// Where a meeting is, as it is kept: what was typed, else the room's name.
pub(crate) fn place_of(typed: &str, room: Option<&RoomRow>) -> Result<Option<String>, Refusal> {
    let place = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if place.chars().count() > LONGEST_PLACE || place.chars().any(char::is_control) {
        return Err(Refusal::NotValid {
            why: "place",
            given: place.chars().take(40).collect(),
        });
    }
    Ok(match place.is_empty() {
        false => Some(place),
        true => room.map(|room| room.name.clone()),
    })
}

/// Everything that stands in the way of these sittings, in their order.
pub(crate) async fn clashes(
    reading: &mut Reading<'_>,
    sittings: &[Sitting],
    of: Booking,
) -> Result<Vec<Clash>, Refusal> {
    let days = || sittings.iter().map(|sitting| sitting.date);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return Ok(Vec::new());
    };
    let mut others = Vec::new();
    for row in reading.meetings_between(first, last).await? {
        let is_other = Some(row.id) != of.own && state_of(&row)? != MeetingState::Cancelled;
        if let (true, Some(sitting)) = (is_other, sitting_of(&row))
            && sittings.iter().any(|own| own.overlaps(sitting))
        {
            others.push((row, sitting));
        }
    }
    let ids: Vec<MeetingId> = others.iter().map(|(row, _)| row.id).collect();
    let rooms: BTreeMap<MeetingId, Option<RoomId>> = reading
        .bookings_of(&ids)
        .await?
        .into_iter()
        .map(|row| (row.meeting_id, row.room_id))
        .collect();
    let forums: BTreeMap<ForumId, String> = reading
        .forums()
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let room = match of.room {
        Some(room) => Some(live_room(reading, room).await?),
        None => None,
    };
    let mut seats = BTreeMap::new();
    let mut found = Vec::new();
    for (row, sitting) in &others {
        let clash = |kind, who: String| Clash {
            kind,
            date: sitting.date,
            who,
            forum: forums.get(&row.forum_id).cloned().unwrap_or_default(),
            start: sitting.start,
        };
        if row.forum_id == of.forum {
            found.push(clash(ClashKind::Forum, String::new()));
        }
        if let Some(room) = &room
            && rooms.get(&row.id).copied().flatten() == Some(room.id)
        {
            found.push(clash(ClashKind::Room, room.name.clone()));
        }
        if row.forum_id != of.forum {
            let own = members_on(reading, &mut seats, of.forum, sitting.date).await?;
            let theirs = members_on(reading, &mut seats, row.forum_id, sitting.date).await?;
            let both: Vec<PersonId> = own.intersection(&theirs).copied().collect();
            for person in reading.persons_of(&both).await? {
                found.push(clash(ClashKind::Person, person.name));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Who has held, holds or will hold which role in a forum: read once for each forum.
type Seats = BTreeMap<ForumId, Vec<(PersonId, Role, referat_domain::role::Period)>>;

async fn members_on(
    reading: &mut Reading<'_>,
    seats: &mut Seats,
    forum: ForumId,
    day: Date,
) -> Result<BTreeSet<PersonId>, Refusal> {
    if let Entry::Vacant(unread) = seats.entry(forum) {
        let mut held = Vec::new();
        for row in reading.memberships_of_forum(forum).await? {
            let (role, period) = read_membership(&row)?;
            held.push((row.person_id, role, period));
        }
        unread.insert(held);
    }
    let held = seats.get(&forum).into_iter().flatten();
    Ok(held
        .filter(|(_, role, period)| matches!(role, Role::Member | Role::Chair) && period.contains(day))
        .map(|(person, _, _)| *person)
        .collect())
}

/// Refuses what can't be: two meetings of a forum at a time, two in a room. What is left is only to be known of.
pub(crate) fn refuse_clashes(clashes: Vec<Clash>) -> Result<Vec<Clash>, Refusal> {
    for clash in &clashes {
        let why = match clash.kind {
            ClashKind::Forum => "forum-meets",
            ClashKind::Room => "room-taken",
            ClashKind::Person => continue,
        };
        return Err(Refusal::NotValid {
            why,
            given: clash.date.to_string(),
        });
    }
    Ok(clashes)
}

/// What planning knows of a meeting; a fresh row, not yet written, where it knows nothing.
pub(crate) async fn booking_of(
    write: &mut Write<'_>,
    meeting: MeetingId,
) -> Result<(BookingRow, bool), Refusal> {
    let known = write.reading().bookings_of(&[meeting]).await?.into_iter().next();
    Ok(match known {
        Some(row) => (row, true),
        None => (
            BookingRow {
                id: write.fresh(),
                meeting_id: meeting,
                series_id: None,
                rule_date: None,
                room_id: None,
                removed_at: None,
            },
            false,
        ),
    })
}

impl From<NoPlan> for Refusal {
    fn from(error: NoPlan) -> Self {
        Self::NotValid {
            why: error.as_str(),
            given: error.day().map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}
