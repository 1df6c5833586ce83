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
use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row, steps};
use crate::refusal::Refusal;
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

impl StepVerdict {
    fn action(self) -> &'static str {
        match self {
            Self::Approve => "approve_paper",
            Self::Return => "return_paper",
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
        let version: PaperVersionId = last_version(&mut write, paper).await?.ok_or(Refusal::NotFound)?;
        let index = usize::try_from(step).unwrap_or(usize::MAX).saturating_sub(1);
        let row = ApprovalRow {
            id: write.fresh(),
            paper_id: paper,
            paper_version_id: version,
            step: i64::from(step),
            step_name: steps.get(index).cloned().unwrap_or_default(),
            outcome: outcome.to_owned(),
            person_id: actor.reader.person(),
            decided_by: actor.name.clone(),
            reason: reason.to_owned(),
            decided_at: write.now().as_microsecond(),
        };
        let moved = found.in_state(state, write.now());
        write.update(&moved).await?;
        write.insert(&[row]).await?;
        tell_of(&mut write, actor, &found, state).await?;
        write
            .commit(entry(actor, verdict.action(), "paper", paper.uuid(), reason))
            .await?;
        Ok(state)
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
            (
                MessageKind::Task,
                approving.difference(&author).copied().collect(),
            )
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

fn said(words: &str) -> Result<&str, Refusal> {
    let words = words.trim();
    match words.chars().count() > LONGEST_REMARK {
        true => Err(Refusal::NotValid {
            why: "reason-too-long",
            given: words.chars().take(40).collect(),
        }),
        false => Ok(words),
    }
}
