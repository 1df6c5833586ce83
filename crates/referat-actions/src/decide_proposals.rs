//! Deciding what was proposed: joins of cases and of names; and joining and splitting cases by hand.
//!
//! Every join can be undone: a joined case stays as a tombstone that leads to the other, and a paper can be
//! split off into a case of its own again. What stands on several forums' agendas is all of theirs: whoever joins or
//! splits must be allowed to in each of them, since a wrong join could cross openness.

use std::collections::BTreeSet;

use referat_domain::access::{Action, Scope};
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::ids::{CaseId, ForumId, MeetingId, PaperId, ProposalId};
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::documents::{MeetingJoinProposalRow, SourceDocumentRow};
use referat_store::meetings::MeetingRow;
use referat_store::papers::PaperRow;
use referat_store::people::AliasProposalRow;
use referat_store::{EntryDraft, Reading, Write};

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// What a person says to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is so.
    Accept,
    /// It is not so.
    Reject,
}

impl Verdict {
    fn state(self) -> &'static str {
        match self {
            Self::Accept => "accepted",
            Self::Reject => "rejected",
        }
    }

    fn action(self) -> &'static str {
        match self {
            Self::Accept => "accept_proposal",
            Self::Reject => "reject_proposal",
        }
    }
}

impl Office {
    /// Decides a proposal of whatever kind.
    ///
    /// A join of cases moves the paper to the case. A join of names is kept as such: both names stay as
    /// printed, and their pages show both. A document of a meeting that is here can be rejected, which takes
    /// it away; accepting it means mending the meeting, which is a person's work on screen.
    ///
    /// Names belong to no forum; deciding about them is for those who keep people.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such proposal, [`Refusal::NotNow`] where it
    /// is decided already.
    pub async fn decide_proposal(
        &self,
        actor: &Actor,
        id: ProposalId,
        verdict: Verdict,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::DecideProposal, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let decided = decide_case(&mut write, actor, id, verdict).await?
            || decide_alias(&mut write, actor, id, verdict).await?
            || decide_document(&mut write, actor, id, verdict).await?;
        if !decided {
            return Err(Refusal::NotFound);
        }
        write
            .commit(entry(actor, verdict.action(), "proposal", id.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Takes back what was said of two names: they are a proposal again, and apart until somebody decides anew.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such proposal of names, [`Refusal::NotNow`]
    /// where nothing was said yet.
    pub async fn reopen_proposal(&self, actor: &Actor, id: ProposalId, reason: &str) -> Result<(), Refusal> {
        actor.require(Action::DecideProposal, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: Option<AliasProposalRow> = write.reading().by_id(id).await?;
        let mut row = row.ok_or(Refusal::NotFound)?;
        if row.state == "proposed" {
            return Err(Refusal::NotNow {
                why: "proposal-undecided",
            });
        }
        "proposed".clone_into(&mut row.state);
        row.decided_at = None;
        write.update(&row).await?;
        write
            .commit(entry(actor, "reopen_proposal", "proposal", id.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Joins a case with another: its papers become the other's.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] unless it is so in the forums of both, [`Refusal::NotFound`] where either isn't there,
    /// [`Refusal::NotValid`] where both are one.
    pub async fn merge_cases(
        &self,
        actor: &Actor,
        from: CaseId,
        into: CaseId,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::JoinCases, Scope::Anywhere)?;
        if from == into {
            return Err(Refusal::NotValid {
                why: "same-case",
                given: into.to_string(),
            });
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut case = live_case(&mut write, from).await?;
        live_case(&mut write, into).await?;
        let forums = forums_of_cases(&mut write.reading(), &[from, into]).await?;
        actor.require_in_all(Action::JoinCases, &forums)?;
        let papers = write.reading().papers_of_cases(&[from]).await?;
        for paper in papers {
            move_paper(&mut write, paper, into, JoinReason::ByHand).await?;
        }
        case.merged_into = Some(into);
        write.remove(&case).await?;
        write
            .commit(entry(actor, "merge_cases", "case", into.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Splits a paper off its case into one of its own.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] unless it is so in the forums of the paper, [`Refusal::NotFound`] where there is no such
    /// paper, [`Refusal::NotNow`] where it is alone already.
    pub async fn split_case(&self, actor: &Actor, paper: PaperId, reason: &str) -> Result<CaseId, Refusal> {
        actor.require(Action::JoinCases, Scope::Anywhere)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: PaperRow = write
            .reading()
            .by_id(paper)
            .await?
            .filter(|row: &PaperRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let forums = forums_of_papers(&mut write.reading(), &[row.id]).await?;
        actor.require_in_all(Action::JoinCases, &forums)?;
        if write.reading().papers_of_cases(&[row.case_id]).await?.len() < 2 {
            return Err(Refusal::NotNow { why: "paper-alone" });
        }
        let old = live_case(&mut write, row.case_id).await?;
        let new: CaseId = write.fresh();
        write
            .insert(&[CaseRow {
                id: new,
                journal_number: old.journal_number,
                subject: row.subject.clone(),
                kind: CaseKind::Subject.as_str().to_owned(),
                forum_id: old.forum_id,
                merged_into: None,
                removed_at: None,
            }])
            .await?;
        move_paper(&mut write, row, new, JoinReason::First).await?;
        let entry: EntryDraft = entry(actor, "split_case", "case", new.uuid(), reason);
        write.commit(entry).await?;
        Ok(new)
    }
}

async fn live_case(write: &mut Write<'_>, id: CaseId) -> Result<CaseRow, Refusal> {
    let row: Option<CaseRow> = write.reading().by_id(id).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

/// The forums on whose agendas these cases stand, and those they are kept for.
async fn forums_of_cases(reading: &mut Reading<'_>, cases: &[CaseId]) -> Result<BTreeSet<ForumId>, Refusal> {
    let papers = reading.papers_of_cases(cases).await?;
    let papers: Vec<PaperId> = papers.iter().map(|paper| paper.id).collect();
    let mut forums = forums_of_papers(reading, &papers).await?;
    let rows = reading.cases_of(cases).await?;
    forums.extend(rows.iter().filter_map(|row| row.forum_id));
    Ok(forums)
}

/// The forums on whose agendas these papers stand.
async fn forums_of_papers(
    reading: &mut Reading<'_>,
    papers: &[PaperId],
) -> Result<BTreeSet<ForumId>, Refusal> {
    let versions = reading.versions_of_papers(papers).await?;
    let versions: Vec<_> = versions.iter().map(|version| version.id).collect();
    let items = reading.items_of_versions(&versions).await?;
    let meetings: Vec<MeetingId> = items.iter().map(|item| item.meeting_id).collect();
    let meetings = reading.meetings_of(&meetings).await?;
    Ok(meetings.iter().map(|meeting| meeting.forum_id).collect())
}

/// Moves a paper to a case; its items are found anew under it.
async fn move_paper(
    write: &mut Write<'_>,
    mut paper: PaperRow,
    case: CaseId,
    reason: JoinReason,
) -> Result<(), Refusal> {
    let versions = write.reading().versions_of_papers(&[paper.id]).await?;
    let ids: Vec<_> = versions.iter().map(|version| version.id).collect();
    let items = write.reading().items_of_versions(&ids).await?;
    for item in items {
        write.reindex("agenda_item", item.id.uuid());
    }
    paper.case_id = case;
    paper.join_reason = reason.as_words();
    write.update(&paper).await?;
    Ok(())
}

fn undecided(state: &str) -> Result<(), Refusal> {
    if state == "proposed" {
        Ok(())
    } else {
        Err(Refusal::NotNow {
            why: "proposal-decided",
        })
    }
}

async fn decide_case(
    write: &mut Write<'_>,
    actor: &Actor,
    id: ProposalId,
    verdict: Verdict,
) -> Result<bool, Refusal> {
    let Some(mut row) = write.reading().by_id::<CaseJoinProposalRow>(id).await? else {
        return Ok(false);
    };
    let mut forums = forums_of_papers(&mut write.reading(), &[row.paper_id]).await?;
    forums.append(&mut forums_of_cases(&mut write.reading(), &[row.case_id]).await?);
    actor.require_in_all(Action::DecideProposal, &forums)?;
    undecided(&row.state)?;
    if verdict == Verdict::Accept {
        let paper: PaperRow = write
            .reading()
            .by_id(row.paper_id)
            .await?
            .ok_or(Refusal::NotFound)?;
        let old = paper.case_id;
        let target = live_case(write, row.case_id).await?;
        move_paper(write, paper, target.id, JoinReason::ByHand).await?;
        if write.reading().papers_of_cases(&[old]).await?.is_empty() {
            let mut emptied = live_case(write, old).await?;
            emptied.merged_into = Some(target.id);
            write.remove(&emptied).await?;
        }
    }
    row.state = verdict.state().to_owned();
    row.decided_at = Some(write.now().as_microsecond());
    write.update(&row).await?;
    Ok(true)
}

async fn decide_alias(
    write: &mut Write<'_>,
    actor: &Actor,
    id: ProposalId,
    verdict: Verdict,
) -> Result<bool, Refusal> {
    let Some(mut row) = write.reading().by_id::<AliasProposalRow>(id).await? else {
        return Ok(false);
    };
    actor.require(Action::KeepPeople, Scope::Anywhere)?;
    undecided(&row.state)?;
    row.state = verdict.state().to_owned();
    row.decided_at = Some(write.now().as_microsecond());
    write.update(&row).await?;
    Ok(true)
}

async fn decide_document(
    write: &mut Write<'_>,
    actor: &Actor,
    id: ProposalId,
    verdict: Verdict,
) -> Result<bool, Refusal> {
    let Some(mut row) = write.reading().by_id::<MeetingJoinProposalRow>(id).await? else {
        return Ok(false);
    };
    let meeting: Option<MeetingRow> = write.reading().by_id(row.meeting_id).await?;
    let forum = meeting.ok_or(Refusal::NotFound)?.forum_id;
    actor.require(Action::DecideProposal, Scope::Forum(forum))?;
    undecided(&row.state)?;
    if verdict == Verdict::Accept {
        return Err(Refusal::NotNow {
            why: "join-on-screen",
        });
    }
    let document: SourceDocumentRow = write
        .reading()
        .by_id(row.document_id)
        .await?
        .ok_or(Refusal::NotFound)?;
    write.remove(&document).await?;
    row.state = verdict.state().to_owned();
    row.decided_at = Some(write.now().as_microsecond());
    write.update(&row).await?;
    Ok(true)
}
