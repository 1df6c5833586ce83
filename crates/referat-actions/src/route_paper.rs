//! The way of a paper through the forums: which it goes to after its own, postponing it, sending it on, taking that back.
//!
//! What is postponed or sent on takes its text, its files and its history along: it is the same paper, and the next
//! agenda freezes it anew. The item that was decided stays where it is, with its version and its decision.

use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, ForumId, PaperId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::decision::Outcome;
use referat_domain::paper::consultation::{ConsultationState, NotAtThisStop, addressed_anew, postponing};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::rich_text::RichText;
use referat_store::Write;
use referat_store::forums::ForumRow;
use referat_store::papers::{ConsultationRow, PaperRow};

use crate::build_agenda::read_draft;
use crate::live::LiveChange;
use crate::lookups::history::state_of;
use crate::office::{Actor, Office, entry, text_json};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::record_decision::{Deciding, GivenOutcome};
use crate::refusal::Refusal;
use crate::write_paper::put_field;

/// The most forums a paper goes to after its own.
pub const LONGEST_ROUTE: usize = 10;

impl From<NotAtThisStop> for Refusal {
    fn from(not: NotAtThisStop) -> Self {
        Self::NotNow { why: not.why() }
    }
}

impl Office {
    /// Says which forums a paper goes to after the one it is written for, in order. Stops it has been at stay.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for too many forums, or one twice in a row.
    pub async fn plan_route(&self, actor: &Actor, id: PaperId, forums: &[ForumId]) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        paper.require_writing(actor)?;
        if forums.len() > LONGEST_ROUTE {
            return Err(not_valid("route-too-long"));
        }
        let mut last = paper.forum;
        for forum in forums {
            if *forum == last {
                return Err(not_valid("route-twice"));
            }
            last = *forum;
        }
        let stops = write.reading().consultations(&[id]).await?;
        let mut kept = Vec::new();
        let mut to_come = Vec::new();
        for stop in stops {
            match state_of(&stop)? {
                ConsultationState::Planned => to_come.push(stop),
                ConsultationState::OnAgenda
                | ConsultationState::Treated
                | ConsultationState::Postponed
                | ConsultationState::SentOn => kept.push(stop),
            }
        }
        let here = kept.iter().rfind(|stop| stop.text.is_none());
        let here = here.and_then(|stop| stop.forum_id);
        let mut wanted: Vec<ForumId> = Vec::new();
        let waits_here = to_come
            .first()
            .is_some_and(|stop| stop.forum_id == Some(paper.forum));
        let has_begun = kept.iter().any(|stop| stop.text.is_none());
        if (here != Some(paper.forum) || waits_here) && (has_begun || !forums.is_empty()) {
            wanted.push(paper.forum);
        }
        wanted.extend(forums);
        if to_come
            .iter()
            .map(|stop| stop.forum_id)
            .eq(wanted.iter().map(|id| Some(*id)))
        {
            return Ok(());
        }
        // The stop the paper waits at keeps the day it was postponed to.
        let day = to_come.first().filter(|_| waits_here).and_then(|stop| stop.date);
        for stop in &to_come {
            write.remove(stop).await?;
        }
        let mut place = kept.last().map_or(0, |stop| stop.place);
        let mut rows = Vec::new();
        for (at, forum) in wanted.into_iter().enumerate() {
            let forum = forum_row(&mut write.reading(), forum).await?;
            place = place.saturating_add(1);
            let date = day.filter(|_| at == 0);
            rows.push(planned(&mut write, id, place, &forum, date));
        }
        write.insert(&rows).await?;
        write
            .commit(entry(actor, "plan_route", "paper", id.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Postpones an item: its paper waits for another meeting of the forum, one of a certain day where that is said. Where
    /// nothing is decided of the item yet, that it was postponed is.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the meeting hasn't begun, or the item was
    /// postponed or sent on before; [`Refusal::NotValid`] for a day that isn't after the meeting's.
    pub async fn postpone_item(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        to: Option<Date>,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = AtStop::find(&mut write, actor, id).await?;
        let meeting = at.deciding.meeting.id;
        let state = at.state()?.postponed()?;
        let is_before = |day: Date| at.deciding.meeting.date.is_some_and(|held| day <= held);
        if to.is_some_and(is_before) {
            return Err(not_valid("postponed-before"));
        }
        at.change(&mut write, state).await?;
        let place = at.stop().place.saturating_add(1);
        for stop in at.stops.iter().skip(at.at.saturating_add(1)) {
            let place = stop.place.saturating_add(1);
            write
                .update(&ConsultationRow {
                    place,
                    ..stop.clone()
                })
                .await?;
        }
        let forum = forum_row(&mut write.reading(), at.deciding.meeting.forum_id).await?;
        let waits = planned(&mut write, at.paper, place, &forum, to);
        write.insert(&[waits]).await?;
        if at.deciding.decision(&mut write).await?.is_none() {
            let outcome = |clause| GivenOutcome {
                clause,
                outcome: Some(Outcome::Postponed),
                addition: String::new(),
            };
            let outcomes: Vec<GivenOutcome> = (1u32..)
                .zip(&at.deciding.clauses)
                .map(|(clause, _)| outcome(clause))
                .collect();
            at.deciding.record(&mut write, &postponed(to), &outcomes).await?;
        }
        write
            .commit(entry(
                actor,
                "postpone_item",
                "agenda_item",
                id.uuid(),
                reason.trim(),
            ))
            .await?;
        self.live.tell(LiveChange::Meeting(meeting));
        Ok(())
    }

    /// Sends an item's paper on: to the forum that comes next on its route, or to the one that is named. Its clauses are
    /// addressed to that forum, and what was decided here stands there under Historik.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where nothing is decided of the item, it was
    /// postponed or sent on before, or its route ends here and no forum is named; [`Refusal::NotValid`] where it would go
    /// to the forum it comes from.
    pub async fn send_on(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        to: Option<ForumId>,
        reason: &str,
    ) -> Result<ForumId, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = AtStop::find(&mut write, actor, id).await?;
        let meeting = at.deciding.meeting.id;
        let state = at.state()?.sent_on()?;
        if at.deciding.decision(&mut write).await?.is_none() {
            return Err(Refusal::NotNow {
                why: "stop-undecided",
            });
        }
        let here = at.deciding.meeting.forum_id;
        let next = at.stops.get(at.at.saturating_add(1));
        let planned_next = next.and_then(|stop| stop.forum_id);
        let to = to.or(planned_next).ok_or(Refusal::NotNow {
            why: "route-ends-here",
        })?;
        if to == here {
            return Err(not_valid("route-twice"));
        }
        at.change(&mut write, state).await?;
        let forum = forum_row(&mut write.reading(), to).await?;
        if planned_next != Some(to) {
            for stop in at.stops.iter().skip(at.at.saturating_add(1)) {
                let place = stop.place.saturating_add(1);
                write
                    .update(&ConsultationRow {
                        place,
                        ..stop.clone()
                    })
                    .await?;
            }
            let place = at.stop().place.saturating_add(1);
            let stop = planned(&mut write, at.paper, place, &forum, None);
            write.insert(&[stop]).await?;
        }
        let from = forum_row(&mut write.reading(), here).await?;
        at.hand_over(&mut write, actor, &from, &forum).await?;
        write
            .commit(entry(actor, "send_on", "agenda_item", id.uuid(), reason.trim()))
            .await?;
        self.live.tell(LiveChange::Meeting(meeting));
        Ok(to)
    }

    /// Takes back that an item was postponed or its paper sent on, as long as no agenda has it again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it was neither, or it stands on an agenda
    /// again.
    pub async fn take_back(&self, actor: &Actor, id: AgendaItemId, reason: &str) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = AtStop::find(&mut write, actor, id).await?;
        let meeting = at.deciding.meeting.id;
        let was = at.state()?;
        let state = was.taken_back(at.deciding.state == MeetingState::Held)?;
        let next = at.stops.get(at.at.saturating_add(1));
        let next = next.filter(|stop| state_of(stop).is_ok_and(|state| state == ConsultationState::Planned));
        let next = next.ok_or(Refusal::NotNow { why: "stop-goes-on" })?;
        let forum = next.forum_id.ok_or(Refusal::NotFound)?;
        let drafts = write.reading().agenda_drafts_of(&[forum]).await?;
        for (_, row) in drafts {
            let draft = read_draft(&row)?;
            let has = |entry: &referat_domain::meeting::agenda_draft::DraftEntry| {
                entry.paper() == Some(at.paper) && entry.id != id
            };
            if draft.entries().iter().any(has) {
                return Err(Refusal::NotNow { why: "stop-goes-on" });
            }
        }
        at.change(&mut write, state).await?;
        if was == ConsultationState::Postponed {
            write.remove(next).await?;
            let decision = at.deciding.decision(&mut write).await?;
            if decision.is_some_and(|row| row.text == text_json(&postponed(next.date))) {
                at.deciding.record(&mut write, &RichText::default(), &[]).await?;
            }
        } else {
            let here = forum_row(&mut write.reading(), at.deciding.meeting.forum_id).await?;
            let there = forum_row(&mut write.reading(), forum).await?;
            at.hand_over(&mut write, actor, &there, &here).await?;
        }
        write
            .commit(entry(actor, "take_back", "agenda_item", id.uuid(), reason.trim()))
            .await?;
        self.live.tell(LiveChange::Meeting(meeting));
        Ok(())
    }
}

/// An item at its stop of the paper's route.
struct AtStop {
    deciding: Deciding,
    paper: PaperId,
    stops: Vec<ConsultationRow>,
    at: usize,
}

impl AtStop {
    async fn find(write: &mut Write<'_>, actor: &Actor, id: AgendaItemId) -> Result<Self, Refusal> {
        let deciding = Deciding::find(write, actor, id).await?;
        let own = write.reading().consultations_of_items(&[id]).await?;
        let own = own.into_iter().next().ok_or(Refusal::NotNow {
            why: "stop-not-on-agenda",
        })?;
        let stops = write.reading().consultations(&[own.paper_id]).await?;
        let at = stops
            .iter()
            .position(|stop| stop.id == own.id)
            .ok_or(Refusal::NotFound)?;
        Ok(Self {
            deciding,
            paper: own.paper_id,
            stops,
            at,
        })
    }

    fn stop(&self) -> &ConsultationRow {
        &self.stops[self.at]
    }

    fn state(&self) -> Result<ConsultationState, Refusal> {
        state_of(self.stop())
    }

    async fn change(&self, write: &mut Write<'_>, state: ConsultationState) -> Result<(), Refusal> {
        let state = state.as_str().to_owned();
        let row = self.stop().clone();
        write.update(&ConsultationRow { state, ..row }).await?;
        Ok(())
    }

    /// The paper is another forum's now. Its clauses address that forum, and it is closed there if the item is.
    async fn hand_over(
        &self,
        write: &mut Write<'_>,
        actor: &Actor,
        from: &ForumRow,
        to: &ForumRow,
    ) -> Result<(), Refusal> {
        let paper = OnTheWay::find(&mut write.reading(), self.paper)
            .await?
            .ok_or(Refusal::NotFound)?;
        let item = &self.deciding.item;
        let mut row = PaperRow {
            forum_id: Some(to.id),
            ..paper.row.clone()
        };
        if item.is_closed && row.closure_ground.is_none() {
            row.closure_ground = Some(item.closure_ground.clone().unwrap_or_default());
            row.closure_title = item.closure_title.clone();
        }
        write.update(&row).await?;
        let names = [
            from.name.as_str(),
            from.abbreviation.as_deref().unwrap_or_default(),
        ];
        let clauses = paper.content.lines(PaperField::Clauses);
        let anew: Vec<String> = clauses
            .iter()
            .map(|clause| addressed_anew(clause, &names, &to.name))
            .collect();
        if anew != clauses {
            let value = FieldValue::lines(anew.iter().map(String::as_str))?;
            put_field(write, self.paper, PaperField::Clauses, &value, &actor.name).await?;
        }
        Ok(())
    }
}

/// A stop to come.
fn planned(
    write: &mut Write<'_>,
    paper: PaperId,
    place: i64,
    forum: &ForumRow,
    date: Option<Date>,
) -> ConsultationRow {
    ConsultationRow {
        id: write.fresh(),
        paper_id: paper,
        place,
        forum_name: forum.abbreviation.clone().unwrap_or_else(|| forum.name.clone()),
        forum_id: Some(forum.id),
        date,
        state: ConsultationState::Planned.as_str().to_owned(),
        text: None,
        agenda_item_id: None,
        removed_at: None,
    }
}

/// What is decided of an item that is postponed and of which nothing else is said.
fn postponed(to: Option<Date>) -> RichText {
    let day = to.map(referat_danish::dates::long_date);
    RichText::paragraph(postponing(day.as_deref()))
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
