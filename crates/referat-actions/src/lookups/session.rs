//! A meeting as it is held, and an item that something is decided of: for those who write what is decided.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, ForumId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::view::item::ItemView;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::paper::StopLine;
use referat_domain::view::{Part, Seen, show};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;

use super::{ItemPage, listed, papers, whole};
use crate::office::{Actor, Office};
use crate::record_decision::held_here;
use crate::refusal::Refusal;
use crate::roll::RollRules;

/// An item of a meeting that is held.
#[derive(Debug, Clone)]
pub struct SessionItem {
    /// The item.
    pub item: Seen<ItemView>,
    /// How far its paper has come here.
    pub state: Option<ConsultationState>,
}

/// A meeting as it is held.
#[derive(Debug, Clone)]
pub struct Session {
    /// The meeting.
    pub meeting: Seen<MeetingLine>,
    /// Its items, in their order on paper.
    pub items: Vec<SessionItem>,
    /// What its forum notes of who was there and how they voted.
    pub rules: RollRules,
}

/// An item that something is decided of.
#[derive(Debug, Clone)]
pub struct DecisionDesk {
    /// The item with what is around it.
    pub page: ItemPage,
    /// The stops of its paper up to this one and after it.
    pub stops: Vec<StopLine>,
    /// Which of them this is.
    pub at: Option<usize>,
    /// The forums it can be sent to, by name.
    pub forums: Vec<(ForumId, String)>,
    /// What its forum notes of who was there and how they voted.
    pub rules: RollRules,
    /// Whether what was shown at the meeting can be hung on it and taken off: until its minutes are issued.
    pub takes_shown: bool,
}

impl DecisionDesk {
    /// Where its paper goes after this.
    #[must_use]
    pub fn next(&self) -> Option<&StopLine> {
        self.stops.get(self.at?.checked_add(1)?)
    }

    /// How far its paper has come here.
    #[must_use]
    pub fn state(&self) -> Option<ConsultationState> {
        self.at.and_then(|at| self.stops.get(at)).map(|stop| stop.state)
    }

    /// Whether what is decided can be written now.
    #[must_use]
    pub fn can_record(&self) -> bool {
        self.page.meeting.state.may_record().is_ok()
    }
}

impl Office {
    /// A meeting as it is held.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it was moved in, called off, or its agenda
    /// isn't issued.
    pub async fn session(&self, actor: &Actor, id: MeetingId) -> Result<Session, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = held_here(&mut reading, actor, id).await?;
        let rules = RollRules::of_forum(&mut reading, row.forum_id).await?;
        let meeting = listed::meeting_lines(&mut reading, vec![row]).await?;
        let meeting = meeting.into_iter().next().ok_or(Refusal::NotFound)?;
        require_session(&meeting)?;
        let rows = reading.items_of_meeting(id).await?;
        let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
        let states = states(&mut reading, &ids).await?;
        let listed = listed::put_together(&mut reading, rows).await?;
        let items = whole::items(&mut reading, listed).await?;
        let item = |item: referat_domain::view::item::WholeItem| SessionItem {
            state: states.get(&item.place.id).copied(),
            item: show(item, &actor.reader),
        };
        Ok(Session {
            rules,
            meeting: show(meeting, &actor.reader),
            items: items.into_iter().map(item).collect(),
        })
    }

    /// An item that something is decided of.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such item or it is closed to the actor,
    /// [`Refusal::NotNow`] where its meeting was moved in.
    pub async fn decision_desk(&self, actor: &Actor, id: AgendaItemId) -> Result<DecisionDesk, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: Option<AgendaItemRow> = reading.by_id(id).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let meeting = held_here(&mut reading, actor, row.meeting_id).await?;
        let rules = RollRules::of_forum(&mut reading, meeting.forum_id).await?;
        let minutes = reading.minutes_of(&[meeting.id]).await?;
        let is_unissued = minutes
            .iter()
            .all(|row| row.state == MinutesState::Drafting.as_str());
        let own = reading.consultations_of_items(&[id]).await?;
        let stops = match own.first() {
            Some(own) => papers::stops(&mut reading, &[own.paper_id])
                .await?
                .remove(&own.paper_id)
                .unwrap_or_default(),
            None => Vec::new(),
        };
        let forums = reading.forums().await?;
        drop(reading);
        let page = self.item(&actor.reader, id).await?;
        if matches!(page.item.content, Part::Neutral(_)) {
            return Err(Refusal::NotFound);
        }
        let here = page.item.forum;
        let forums = forums
            .into_iter()
            .filter(|forum| forum.removed_at.is_none() && forum.id != here)
            .map(|forum| (forum.id, forum.name));
        Ok(DecisionDesk {
            takes_shown: is_unissued && page.meeting.state.may_record().is_ok(),
            rules,
            at: stops.iter().position(|stop| stop.item == Some(id)),
            forums: forums.collect(),
            page,
            stops,
        })
    }
}

/// Goes on only where a meeting's agenda is issued and it wasn't called off.
pub(crate) fn require_session(meeting: &MeetingLine) -> Result<(), Refusal> {
    match meeting.state {
        MeetingState::AgendaIssued | MeetingState::InSession | MeetingState::Held => Ok(()),
        MeetingState::Planned | MeetingState::AgendaOpen => Err(Refusal::NotNow {
            why: "meeting-agenda-not-issued",
        }),
        MeetingState::Cancelled => Err(Refusal::NotNow {
            why: "meeting-cancelled",
        }),
    }
}

/// How far the papers of these items have come.
pub(crate) async fn states(
    reading: &mut Reading<'_>,
    items: &[AgendaItemId],
) -> Result<BTreeMap<AgendaItemId, ConsultationState>, Refusal> {
    let mut states = BTreeMap::new();
    for stop in reading.consultations_of_items(items).await? {
        if let Some(item) = stop.agenda_item_id {
            states.insert(item, super::history::state_of(&stop)?);
        }
    }
    Ok(states)
}
