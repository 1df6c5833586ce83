//! Handing a paper in, approving and returning it, giving it up and taking it up again.
//!
//! What is handed in is frozen as a version: that is what the steps look at.

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{PaperId, PaperVersionId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::message::MessageKind;
use referat_domain::paper::state::{NotSo, PaperState};
use referat_store::forums::ForumRow;
use referat_store::papers_on_their_way::{ApprovalRow, PaperRemarkRow};
use referat_store::{RowId, Write};

use crate::freeze_paper::{freeze, last_version};
use crate::interim::not_decided_between;
use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row, steps};
use crate::refusal::Refusal;
use crate::tasks::{StandIns, Tasks, with_stand_ins};
use crate::tell::{About, approvers, tell};

/// The longest reason or remark, in letters.
const LONGEST_REMARK: usize = 4_000;

/// What a step says to a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepVerdict {
    /// It goes on.
    Approve,
    /// It goes back to its author; a reason has to be given.
    Return,
}

/// What a verdict is in the journal: one's own, or for somebody who is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Approve,
    ApproveFor,
    Return,
    ReturnFor,
}

impl Deed {
    fn action(self) -> &'static str {
        match self {
            Self::Approve => "approve_paper",
            Self::ApproveFor => "approve_paper_for",
            Self::Return => "return_paper",
            Self::ReturnFor => "return_paper_for",
        }
    }
}

/// A step that is taken without a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Reopen,
    Withdraw,
    TakeUp,
}

impl Step {
    fn action(self) -> &'static str {
        match self {
            Self::Reopen => "reopen_paper",
            Self::Withdraw => "withdraw_paper",
            Self::TakeUp => "take_up_paper",
        }
    }

    fn next(self, state: PaperState) -> Result<PaperState, NotSo> {
        match self {
            Self::Reopen => state.reopened(),
            Self::Withdraw => state.withdrawn(),
            Self::TakeUp => state.taken_up(),
        }
    }
}

impl Office {
    /// Hands a paper in: to its first step, or ready where the forum has none.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't being written or something that
    /// has to be there is missing ([`Office::paper`] says what).
    pub async fn submit_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        reason: &str,
    ) -> Result<PaperState, Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_writing(actor)?;
        let (_, steps) = forum_and_steps(&mut write, &found).await?;
        let state = found.state.submitted(count(&steps))?;
        if !found.content.missing().is_empty() {
            return Err(Refusal::NotNow {
                why: "paper-incomplete",
            });
        }
        let moved = found.in_state(state, write.now());
        write.update(&moved).await?;
        freeze(&mut write, &found).await?;
        tell_of(&mut write, actor, &found, state).await?;
        write
            .commit(entry(actor, "submit_paper", "paper", paper.uuid(), reason))
            .await?;
        Ok(state)
    }

    /// Approves a paper in its step, or returns it to its author.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it doesn't wait for an approval, or is the
    /// actor's own; [`Refusal::NotValid`] for a return without a reason.
    pub async fn decide_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        verdict: StepVerdict,
        reason: &str,
    ) -> Result<PaperState, Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        actor.require(Action::ApprovePaper, Scope::Forum(found.forum))?;
        decide(write, actor, found, verdict, reason, None).await
    }

    /// Approves or returns a paper for somebody who is away and whom the actor stands in for today.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who doesn't stand in for them, or where they may not approve it; as
    /// [`Office::decide_paper`].
    pub async fn decide_paper_for(
        &self,
        actor: &Actor,
        paper: PaperId,
        away: PersonId,
        verdict: StepVerdict,
        reason: &str,
    ) -> Result<PaperState, Refusal> {
        let reason = said(reason)?;
        actor.require(Action::DoOwnTasks, Scope::Anywhere)?;
        let person = actor.reader.person().ok_or(Refusal::NotFound)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::find(&mut write.reading(), paper)
            .await?
            .ok_or(Refusal::NotFound)?;
        let today = day_of(write.now()).unwrap_or(Date::MIN);
        let stand_ins = StandIns::on(&mut write.reading(), today).await?;
        let tasks = Tasks::of(&mut write.reading(), &found, &stand_ins).await?;
        // Who is shut out of the paper has no part in it, nor has anybody in their place.
        let shut_out = &found.standing.shut_out;
        if shut_out.contains(&person)
            || shut_out.contains(&away)
            || !tasks.rule(&found).approving_for(away).contains(&person)
        {
            return Err(Refusal::NotFound);
        }
        let of = stand_ins.away_for(Some(person)).find(|one| one.person == away);
        let of = of.ok_or(Refusal::NotFound)?;
        decide(
            write,
            actor,
            found,
            verdict,
            reason,
            Some((away, of.name.clone())),
        )
        .await
    }

    /// Opens a paper that was ready, so that it can be written in again. It has to be handed in anew.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't ready.
    pub async fn reopen_paper(&self, actor: &Actor, paper: PaperId, reason: &str) -> Result<(), Refusal> {
        self.move_paper(actor, paper, Step::Reopen, reason).await
    }

    /// Gives a paper up.
    ///
    /// # Errors
    /// As [`Office::reopen_paper`]; [`Refusal::NotNow`] where it is given up already.
    pub async fn withdraw_paper(&self, actor: &Actor, paper: PaperId, reason: &str) -> Result<(), Refusal> {
        self.move_paper(actor, paper, Step::Withdraw, reason).await
    }

    /// Takes up a paper that was given up.
    ///
    /// # Errors
    /// As [`Office::reopen_paper`]; [`Refusal::NotNow`] where it isn't given up.
    pub async fn take_up_paper(&self, actor: &Actor, paper: PaperId, reason: &str) -> Result<(), Refusal> {
        self.move_paper(actor, paper, Step::TakeUp, reason).await
    }

    async fn move_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        step: Step,
        reason: &str,
    ) -> Result<(), Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_writing(actor)?;
        not_decided_between(&mut write.reading(), paper).await?;
        let state = step.next(found.state)?;
        let moved = found.in_state(state, write.now());
        write.update(&moved).await?;
        write
            .commit(entry(actor, step.action(), "paper", paper.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Writes a remark on a paper. It is never printed.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who doesn't see the paper, [`Refusal::NotValid`] for a remark without words.
    pub async fn remark_on_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        field: Option<referat_domain::paper::content::PaperField>,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = said(text)?;
        if text.is_empty() {
            return Err(Refusal::NotValid {
                why: "remark-empty",
                given: String::new(),
            });
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        may_remark(actor, &found)?;
        let id: RowId = write.fresh();
        let written_at = write.now().as_microsecond();
        write
            .insert(&[PaperRemarkRow {
                id,
                paper_id: paper,
                field: field.map(|field| field.to_string()),
                person_id: actor.reader.person(),
                written_by: actor.name.clone(),
                text: text.to_owned(),
                written_at,
                settled_at: None,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "remark_on_paper", "paper", paper.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Says that a remark is dealt with, or that it isn't after all.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such remark for the actor.
    pub async fn settle_remark(
        &self,
        actor: &Actor,
        paper: PaperId,
        remark: &str,
        is_settled: bool,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        may_remark(actor, &found)?;
        let remarks = write.reading().paper_remarks(&[paper]).await?;
        let mut row = remarks
            .into_iter()
            .find(|row| row.id.uuid().to_string() == remark)
            .ok_or(Refusal::NotFound)?;
        row.settled_at = is_settled.then(|| write.now().as_microsecond());
        write.update(&row).await?;
        write
            .commit(entry(actor, "settle_remark", "paper", paper.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// Writes what a step says, its own or for somebody who is away.
async fn decide(
    mut write: Write<'_>,
    actor: &Actor,
    found: OnTheWay,
    verdict: StepVerdict,
    reason: &str,
    away: Option<(PersonId, String)>,
) -> Result<PaperState, Refusal> {
    let (_, steps) = forum_and_steps(&mut write, &found).await?;
    let (state, outcome) = match verdict {
        StepVerdict::Approve => (found.state.approved(count(&steps))?, "approved"),
        StepVerdict::Return => (found.state.returned()?, "returned"),
    };
    if verdict == StepVerdict::Return && reason.is_empty() {
        return Err(Refusal::NotValid {
            why: "return-reason",
            given: String::new(),
        });
    }
    if found.row.author_id.is_some() && found.row.author_id == actor.reader.person() {
        return Err(Refusal::NotNow { why: "own-paper" });
    }
    let PaperState::InApproval(step) = found.state else {
        return Err(Refusal::NotNow {
            why: "paper-not-in-approval",
        });
    };
    let version: PaperVersionId = last_version(&mut write, found.row.id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let index = usize::try_from(step).unwrap_or(usize::MAX).saturating_sub(1);
    let row = ApprovalRow {
        id: write.fresh(),
        paper_id: found.row.id,
        paper_version_id: version,
        step: i64::from(step),
        step_name: steps.get(index).cloned().unwrap_or_default(),
        outcome: outcome.to_owned(),
        person_id: actor.reader.person(),
        decided_by: actor.name.clone(),
        reason: reason.to_owned(),
        decided_at: write.now().as_microsecond(),
        instead_of: away.as_ref().map(|(person, _)| *person),
        instead_of_name: away.as_ref().map(|(_, name)| name.clone()),
    };
    let moved = found.in_state(state, write.now());
    write.update(&moved).await?;
    write.insert(&[row]).await?;
    tell_of(&mut write, actor, &found, state).await?;
    let deed = match (verdict, &away) {
        (StepVerdict::Approve, None) => Deed::Approve,
        (StepVerdict::Approve, Some(_)) => Deed::ApproveFor,
        (StepVerdict::Return, None) => Deed::Return,
        (StepVerdict::Return, Some(_)) => Deed::ReturnFor,
    };
    let reason = match &away {
        None => reason.to_owned(),
        Some((_, name)) => for_whom(name, reason),
    };
    write
        .commit(entry(actor, deed.action(), "paper", found.row.id.uuid(), &reason))
        .await?;
    Ok(state)
}

/// What the journal gives as the reason of what was done for somebody who is away: whom, and why.
pub(crate) fn for_whom(name: &str, reason: &str) -> String {
    match reason.is_empty() {
        true => name.to_owned(),
        false => format!("{name} – {reason}"),
    }
}

/// Who sees a paper may say something to it, if they write for the forum or approve what is written.
fn may_remark(actor: &Actor, paper: &OnTheWay) -> Result<(), Refusal> {
    let scope = Scope::Forum(paper.forum);
    match actor.require(Action::ApprovePaper, scope) {
        Ok(()) => Ok(()),
        Err(_) => actor.require(Action::WritePaper, scope),
    }
}

/// Tells whoever it waits for now: those who may approve it, or its author. What was told before and is so no longer
/// isn't sent.
async fn tell_of(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: &OnTheWay,
    state: PaperState,
) -> Result<(), Refusal> {
    let author: BTreeSet<PersonId> = paper.row.author_id.into_iter().collect();
    let (kind, people) = match state {
        PaperState::InApproval(_) => {
            let today = day_of(write.now()).unwrap_or(Date::MIN);
            let approving = approvers(&mut write.reading(), paper.forum, today).await?;
            let approving: BTreeSet<PersonId> = approving.difference(&author).copied().collect();
            let instead = with_stand_ins(&mut write.reading(), &approving, today).await?;
            let instead = instead.difference(&author).copied().collect();
            tell(
                write,
                actor,
                MessageKind::TaskFor,
                About::Paper(paper.row.id),
                instead,
            )
            .await?;
            (MessageKind::Task, approving)
        }
        PaperState::Drafting => (MessageKind::Returned, author),
        PaperState::Ready => (MessageKind::Approved, author),
        PaperState::Withdrawn => return Ok(()),
    };
    tell(write, actor, kind, About::Paper(paper.row.id), people).await
}

async fn forum_and_steps(
    write: &mut Write<'_>,
    paper: &OnTheWay,
) -> Result<(ForumRow, Vec<String>), Refusal> {
    let forum = forum_row(&mut write.reading(), paper.forum).await?;
    let steps = steps(&mut write.reading(), &forum).await?;
    Ok((forum, steps))
}

fn count(steps: &[String]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

pub(crate) fn said(words: &str) -> Result<&str, Refusal> {
    let words = words.trim();
    match words.chars().count() > LONGEST_REMARK {
        true => Err(Refusal::NotValid {
            why: "reason-too-long",
            given: words.chars().take(40).collect(),
        }),
        false => Ok(words),
    }
}
