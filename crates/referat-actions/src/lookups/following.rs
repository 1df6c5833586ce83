//! A meeting followed from a chair: where it is and what it has decided, as each reader may see it; and the screen on
//! the wall, for those who write what is decided.
//!
//! Looked up anew for every answer: what was closed a moment ago, or taken from a reader, is gone from the next.

use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::meeting::item_clock::Current;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::view::closed_reads::{ClosedThing, shown_closed};
use referat_domain::view::item::ItemView;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::{Part, Seen, show};
use referat_store::meetings::MeetingRow;

use super::{listed, whole};
use crate::office::{Actor, Office};
use crate::record_decision::held_here;
use crate::refusal::Refusal;
use crate::run_item_clock::item_clock;
use crate::write_decision::being_written;

/// An item of a meeting that is followed.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The item.
    pub item: Seen<ItemView>,
    /// Whether the meeting is at it.
    pub is_current: bool,
}

/// A meeting that is followed.
#[derive(Debug, Clone)]
pub struct Following {
    /// The meeting.
    pub meeting: Seen<MeetingLine>,
    /// Its items, in their order on paper.
    pub items: Vec<Followed>,
    /// Where it is.
    pub current: Option<Current>,
}

impl Following {
    /// The item it is at.
    #[must_use]
    pub fn at(&self) -> Option<&Seen<ItemView>> {
        let found = self.items.iter().find(|followed| followed.is_current);
        found.map(|followed| &followed.item)
    }

    /// Whether there is more to come: it is going on, or about to.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(
            self.meeting.state,
            MeetingState::AgendaIssued | MeetingState::InSession
        )
    }

    /// What it shows of what is closed to others, to be noted.
    #[must_use]
    pub fn closed(&self) -> Vec<ClosedThing> {
        let shown = |followed: &Followed| {
            let Part::Open(content) = &followed.item.content else {
                return None;
            };
            let is_shown = followed.is_current || content.decision.is_some();
            shown_closed(followed.item.id, followed.item.is_closed, is_shown)
        };
        self.items.iter().filter_map(shown).collect()
    }
}

/// What the screen on the wall shows.
#[derive(Debug, Clone)]
pub struct Projected {
    /// The meeting.
    pub meeting: Seen<MeetingLine>,
    /// The item it is at.
    pub item: Option<Seen<ItemView>>,
    /// The text that is proposed: what is being written, else what is decided. `None` where the item isn't shown.
    pub text: Option<RichText>,
    /// Whether it is being written, and isn't decided.
    pub is_proposed: bool,
    /// What each clause came to, as it is being written.
    pub outcomes: Vec<(u32, Option<Outcome>)>,
}

impl Projected {
    /// What it shows of what is closed to others, to be noted.
    #[must_use]
    pub fn closed(&self) -> Option<ClosedThing> {
        let item = self.item.as_ref()?;
        shown_closed(item.id, item.is_closed, matches!(item.content, Part::Open(_)))
    }

    /// Whether the meeting goes on, or is about to.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(
            self.meeting.state,
            MeetingState::AgendaIssued | MeetingState::InSession
        )
    }
}

impl Office {
    /// A meeting as a reader follows it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn following(&self, reader: &Reader, id: MeetingId) -> Result<Following, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<MeetingRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let lines = listed::meeting_lines(&mut reading, vec![row]).await?;
        let meeting = lines.into_iter().next().ok_or(Refusal::NotFound)?;
        let current = item_clock(&mut reading, id).await?.current();
        let rows = reading.items_of_meeting(id).await?;
        let listed = listed::put_together(&mut reading, rows).await?;
        let items = whole::items(&mut reading, listed).await?;
        let followed = |item: referat_domain::view::item::WholeItem| Followed {
            is_current: current.is_some_and(|at| at.item == item.place.id),
            item: show(item, reader),
        };
        Ok(Following {
            meeting: show(meeting, reader),
            items: items.into_iter().map(followed).collect(),
            current,
        })
    }

    /// What the screen on the wall shows of a meeting. Of a closed item that is its neutral title, unless whoever shows
    /// it has said that the room may see it.
    ///
    /// # Errors
    /// As [`Office::session`].
    pub async fn projected(
        &self,
        actor: &Actor,
        id: MeetingId,
        with_closed: bool,
    ) -> Result<Projected, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = held_here(&mut reading, actor, id).await?;
        let lines = listed::meeting_lines(&mut reading, vec![row]).await?;
        let meeting = lines.into_iter().next().ok_or(Refusal::NotFound)?;
        super::session::require_session(&meeting)?;
        let current: Option<AgendaItemId> = item_clock(&mut reading, id).await?.current().map(|at| at.item);
        let rows = reading.items_of_meeting(id).await?;
        let at = rows.into_iter().find(|row| Some(row.id) == current);
        let mut projected = Projected {
            meeting: show(meeting, &actor.reader),
            item: None,
            text: None,
            is_proposed: false,
            outcomes: Vec::new(),
        };
        let Some(row) = at else { return Ok(projected) };
        let item_id = row.id;
        let item = whole::item(&mut reading, row).await?;
        // A room isn't its reader: what is closed to others is shown there when somebody says so.
        let room = Reader::public();
        let item = match with_closed {
            true => show(item, &actor.reader),
            false => {
                let is_out = actor
                    .reader
                    .person()
                    .is_some_and(|own| item.place.excluded.contains(&own));
                show(item, if is_out { &actor.reader } else { &room })
            }
        };
        if let Part::Open(content) = &item.content {
            let written = being_written(&mut reading, item_id).await?;
            let line = |field| written.get(&field).map(|(_, line)| line.as_str());
            let decided = content.decision.as_ref();
            projected.is_proposed = !written.is_empty();
            projected.text = match line(DecisionField::Text) {
                Some(typed) => Some(RichText::from_markdown(typed)),
                None => decided.map(|decision| decision.text.clone()),
            };
            projected.outcomes = (1u32..)
                .zip(&content.clauses)
                .map(|(clause, _)| {
                    let stood = decided.and_then(|decision| {
                        let found = decision.outcomes.iter().find(|row| row.clause == clause);
                        found.and_then(|row| row.outcome)
                    });
                    let outcome = match line(DecisionField::Outcome(clause)) {
                        Some(word) => word.parse().ok(),
                        None => stood,
                    };
                    (clause, outcome)
                })
                .collect();
        }
        projected.item = Some(item);
        Ok(projected)
    }
}
