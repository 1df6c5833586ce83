//! The meeting as it is held: it is opened and ended, and what it decides of each item is written.
//!
//! The text is the truth. What it says of clauses, remarks and who said what is read from it by the reader of old
//! minutes; what whoever writes says of a clause stands above what is read.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, DecisionId, MeetingId};
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};
use referat_domain::meeting::decision_field::{LARGEST_TEXT, LONGEST_ADDITION};
use referat_domain::meeting::{MeetingState, NoStep, SessionStep};
use referat_domain::meeting_record::DecisionRecord;
use referat_domain::openness::may_decide;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::rich_text::RichText;
use referat_import::decision;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::decisions::{ClauseOutcomeRow, DecisionRow, NamedRemarkRow, RemarkRow};
use referat_store::meetings::MeetingRow;
use referat_store::papers::ConsultationRow;
use referat_store::{Reading, Write};

use crate::approve_minutes::follow_decision;
use crate::issue_agenda::person;
use crate::live::LiveChange;
use crate::lock_minutes::lock_what_was_approved;
use crate::lookups::history::state_of;
use crate::lookups::minutes::unlocked;
use crate::office::{Actor, Office, entry, text_json};
use crate::on_the_way::forum_row;
use crate::record_votes::has_beside;
use crate::refusal::Refusal;
use crate::run_item_clock::stop_clock;

/// What is said of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenOutcome {
    /// The clause's number, from 1.
    pub clause: u32,
    /// Its outcome; `None` leaves it to the text.
    pub outcome: Option<Outcome>,
    /// What is said beyond it; empty leaves it to the text.
    pub addition: String,
}

impl From<NoStep> for Refusal {
    fn from(no: NoStep) -> Self {
        Self::NotNow { why: no.why() }
    }
}

impl Office {
    /// Opens a meeting, ends it, or takes either back. When it ends, what it didn't postpone or send on has been treated.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't time for the step, the meeting
    /// was moved in, its minutes are locked, or it has decided something that would be lost from sight.
    pub async fn step_meeting(
        &self,
        actor: &Actor,
        id: MeetingId,
        step: SessionStep,
    ) -> Result<MeetingState, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut meeting = held_here(&mut write.reading(), actor, id).await?;
        let state = state_of_meeting(&meeting)?.after(step)?;
        let items = write.reading().items_of_meeting(id).await?;
        let ids: Vec<AgendaItemId> = items.iter().map(|item| item.id).collect();
        if step == SessionStep::Unopen && !write.reading().decisions(&ids).await?.is_empty() {
            return Err(Refusal::NotNow {
                why: "meeting-has-decided",
            });
        }
        if step == SessionStep::Unopen && !write.reading().attachments_shown(&ids).await?.is_empty() {
            return Err(Refusal::NotNow {
                why: "meeting-has-shown",
            });
        }
        let stops = write.reading().consultations_of_items(&ids).await?;
        for stop in stops {
            let now = state_of(&stop)?;
            let next = match (step, now) {
                (SessionStep::End, now) => now.after_meeting(),
                (SessionStep::Resume, ConsultationState::Treated) => ConsultationState::OnAgenda,
                (SessionStep::Open | SessionStep::Unopen | SessionStep::Resume, now) => now,
            };
            if next != now {
                let state = next.as_str().to_owned();
                write.update(&ConsultationRow { state, ..stop }).await?;
            }
        }
        meeting.state = state.as_str().to_owned();
        write.update(&meeting).await?;
        if step == SessionStep::End {
            lock_what_was_approved(self, &mut write, &ids).await?;
        }
        stop_clock(&mut write, id, step).await?;
        write
            .commit(entry(actor, step.action(), "meeting", id.uuid(), ""))
            .await?;
        self.live.tell(LiveChange::Meeting(id));
        Ok(state)
    }

    /// Writes what was decided of an item, or takes it away where nothing is said. What each clause came to, remarks and
    /// who said what are read from the text; what is given of a clause stands above that.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the meeting hasn't begun or was moved in,
    /// or whoever writes is shut out of the item; [`Refusal::NotValid`] for a clause that isn't there, an outcome without a
    /// text, or what is too long.
    pub async fn record_decision(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        text: &RichText,
        given: &[GivenOutcome],
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, id).await?;
        let changed = at.record(&mut write, text, given).await?;
        if changed {
            write
                .commit(entry(actor, "record_decision", "agenda_item", id.uuid(), ""))
                .await?;
            self.live.tell(LiveChange::Meeting(at.meeting.id));
        }
        Ok(())
    }
}

/// A meeting that is held here, by whoever writes what it decides.
pub(crate) async fn held_here(
    reading: &mut Reading<'_>,
    actor: &Actor,
    id: MeetingId,
) -> Result<MeetingRow, Refusal> {
    let row: Option<MeetingRow> = reading.by_id(id).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    actor.require(Action::RecordDecision, Scope::Forum(row.forum_id))?;
    unlocked(reading, id).await?;
    match reading.agenda_draft(id).await? {
        Some(_) => Ok(row),
        None if row.state == MeetingState::Planned.as_str() => Err(NoStep::NotIssued.into()),
        None => Err(Refusal::NotNow {
            why: "meeting-moved-in",
        }),
    }
}

pub(crate) fn state_of_meeting(row: &MeetingRow) -> Result<MeetingState, Refusal> {
    let word = &row.state;
    word.parse()
        .map_err(|()| Refusal::unreadable("meeting", "state", word))
}

/// An item that something is decided of.
pub(crate) struct Deciding {
    /// The item.
    pub(crate) item: AgendaItemRow,
    /// Its meeting.
    pub(crate) meeting: MeetingRow,
    /// How far the meeting has come.
    pub(crate) state: MeetingState,
    /// The forum's name.
    pub(crate) forum: String,
    /// The clauses of its recommendation.
    pub(crate) clauses: Vec<String>,
}

impl Deciding {
    /// The item, if the actor may write now what is decided of it.
    pub(crate) async fn find(
        write: &mut Write<'_>,
        actor: &Actor,
        id: AgendaItemId,
    ) -> Result<Self, Refusal> {
        Self::find_in(&mut write.reading(), actor, id).await
    }

    /// The same, where nothing is written yet.
    pub(crate) async fn find_in(
        reading: &mut Reading<'_>,
        actor: &Actor,
        id: AgendaItemId,
    ) -> Result<Self, Refusal> {
        let item: Option<AgendaItemRow> = reading.by_id(id).await?;
        let item = item
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let meeting = held_here(reading, actor, item.meeting_id).await?;
        let out = reading.exclusions(&[id]).await?;
        let out: Vec<_> = out.into_iter().map(|row| row.person_id).collect();
        may_decide(actor.reader.person(), &out)?;
        let state = state_of_meeting(&meeting)?;
        state.may_record()?;
        let forum = forum_row(reading, meeting.forum_id).await?;
        let clauses = reading.clauses(&[item.paper_version_id]).await?;
        Ok(Self {
            item,
            meeting,
            state,
            forum: forum.name,
            clauses: clauses.into_iter().map(|row| row.text).collect(),
        })
    }

    /// What was decided, if anything is written.
    pub(crate) async fn decision(&self, write: &mut Write<'_>) -> Result<Option<DecisionRow>, Refusal> {
        let rows = write.reading().decisions(&[self.item.id]).await?;
        Ok(rows.into_iter().next())
    }

    /// Writes what was decided; whether that is something else than before.
    pub(crate) async fn record(
        &self,
        write: &mut Write<'_>,
        text: &RichText,
        given: &[GivenOutcome],
    ) -> Result<bool, Refusal> {
        let (text, _) = text.clone().canonical();
        let json = text_json(&text);
        if json.len() > LARGEST_TEXT {
            return Err(not_valid("decision-too-long"));
        }
        let is_empty = text.words().trim().is_empty();
        let says = |row: &GivenOutcome| row.outcome.is_some() || !row.addition.trim().is_empty();
        if is_empty && given.iter().any(says) {
            return Err(not_valid("decision-text-missing"));
        }
        let stood = self.decision(write).await?;
        let id = match (&stood, is_empty) {
            (None, true) => return Ok(false),
            (Some(row), true) => {
                // Votes and dissents stand beside a text, and without one.
                let is_needed = has_beside(write, row.id).await?;
                if is_needed && row.text == json {
                    return Ok(false);
                }
                self.forget_rows(write, row.id).await?;
                match is_needed {
                    true => {
                        write
                            .update(&DecisionRow {
                                text: json,
                                ..row.clone()
                            })
                            .await?
                    }
                    false => write.remove(row).await?,
                }
                write.reindex("agenda_item", self.item.id.uuid());
                follow_decision(write, &self.item, &self.clauses, &[]).await?;
                return Ok(true);
            }
            (Some(row), false) => row.id,
            (None, false) => write.fresh(),
        };
        let mut decision = decision::read(&text, &self.clauses, &self.forum).decision;
        decision.outcomes = outcomes_of(&self.clauses, &decision.outcomes, given)?;
        if let Some(row) = &stood
            && row.text == json
            && self.says(write, row.id, &decision).await?
        {
            return Ok(false);
        }
        let row = DecisionRow {
            id,
            agenda_item_id: self.item.id,
            text: json,
            removed_at: None,
        };
        match &stood {
            None => write.insert(std::slice::from_ref(&row)).await?,
            Some(stood) if *stood == row => self.forget_rows(write, id).await?,
            Some(_) => {
                self.forget_rows(write, id).await?;
                write.update(&row).await?;
            }
        }
        follow_decision(write, &self.item, &self.clauses, &decision.outcomes).await?;
        add_rows(write, id, decision).await?;
        write.reindex("agenda_item", self.item.id.uuid());
        Ok(true)
    }

    /// Whether a decision's rows say just this.
    async fn says(
        &self,
        write: &mut Write<'_>,
        id: DecisionId,
        decision: &DecisionRecord,
    ) -> Result<bool, Refusal> {
        let rows = write.reading().clause_outcomes(&[id]).await?;
        let outcomes = rows
            .iter()
            .map(|row| (row.clause, row.outcome.as_deref(), &row.addition));
        let wanted = decision.outcomes.iter().map(|row| {
            let word = row.outcome.map(Outcome::as_str);
            (i64::from(row.clause), word, &row.addition)
        });
        Ok(outcomes.eq(wanted))
    }

    /// Takes away what was read from a text that is no longer there.
    async fn forget_rows(&self, write: &mut Write<'_>, id: DecisionId) -> Result<(), Refusal> {
        let rows = write.reading().clause_outcomes(&[id]).await?;
        for row in rows {
            write.remove(&row).await?;
        }
        let rows = write.reading().remarks(&[id]).await?;
        for row in rows {
            write.remove(&row).await?;
        }
        let rows = write.reading().named_remarks(&[id]).await?;
        for row in rows {
            write.remove(&row).await?;
        }
        Ok(())
    }
}

/// What became of each clause: as given, else as read.
pub(crate) fn outcomes_of(
    clauses: &[String],
    read: &[ClauseOutcome],
    given: &[GivenOutcome],
) -> Result<Vec<ClauseOutcome>, Refusal> {
    let mut outcomes: Vec<ClauseOutcome> = (1u32..)
        .zip(clauses)
        .map(|(clause, _)| {
            let found = read.iter().find(|row| row.clause == clause);
            ClauseOutcome {
                clause,
                outcome: found.and_then(|row| row.outcome),
                addition: found.and_then(|row| row.addition.clone()),
            }
        })
        .collect();
    for row in given {
        let found = outcomes.iter_mut().find(|outcome| outcome.clause == row.clause);
        let found = found.ok_or_else(|| not_valid("clause-unknown"))?;
        let addition = row.addition.trim();
        if addition.chars().count() > LONGEST_ADDITION {
            return Err(not_valid("decision-too-long"));
        }
        found.outcome = row.outcome.or(found.outcome);
        if !addition.is_empty() {
            found.addition = Some(addition.to_owned());
        }
    }
    Ok(outcomes)
}

async fn add_rows(write: &mut Write<'_>, id: DecisionId, decision: DecisionRecord) -> Result<(), Refusal> {
    let mut outcomes = Vec::new();
    for row in decision.outcomes {
        outcomes.push(ClauseOutcomeRow {
            id: write.fresh(),
            decision_id: id,
            clause: i64::from(row.clause),
            outcome: row.outcome.map(|outcome| outcome.as_str().to_owned()),
            addition: row.addition,
            removed_at: None,
        });
    }
    write.insert(&outcomes).await?;
    let mut remarks = Vec::new();
    for (text, place) in decision.remarks.into_iter().zip(1i64..) {
        remarks.push(RemarkRow {
            id: write.fresh(),
            decision_id: id,
            place,
            text,
            removed_at: None,
        });
    }
    write.insert(&remarks).await?;
    if decision.statements.is_empty() {
        return Ok(());
    }
    let mut persons = write.reading().persons().await?;
    persons.sort_by_key(|person| person.id);
    let mut named = Vec::new();
    for (said, place) in decision.statements.into_iter().zip(1i64..) {
        named.push(NamedRemarkRow {
            id: write.fresh(),
            decision_id: id,
            place,
            person_id: person(write, &mut persons, &said.by).await?,
            printed: said.by,
            text: said.text,
            removed_at: None,
        });
    }
    write.insert(&named).await?;
    Ok(())
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
