//! Papers that are decided between meetings: what was decided, and what there is to decide with.

use std::collections::BTreeMap;

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, InterimDecisionId, PaperId, PersonId};
use referat_domain::meeting::decision::ClauseOutcome;
use referat_domain::meeting::interim::NotBetween;
use referat_domain::openness::may_decide;
use referat_domain::paper::content::PaperField;
use referat_domain::reader::Reader;
use referat_domain::rules::RuleValue;
use referat_domain::view::between::{BetweenPaper, InterimDecision};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::between_meetings::InterimDecisionRow;

use super::drafts::DraftedDecision;
use super::papers::file_view;
use super::record::grouped;
use crate::decide_as_chair::{CHAIRS_DECISION, chairs_on};
use crate::interim::{can_be_decided, rule_of, told_at};
use crate::office::{Actor, Office, text_from};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::record_decision::GivenOutcome;
use crate::refusal::Refusal;

/// What somebody can do about deciding a paper without a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct BetweenDesk {
    /// The paper's title.
    pub title: String,
    /// The forum.
    pub forum: ForumId,
    /// Its name.
    pub forum_name: String,
    /// The clauses of its recommendation.
    pub clauses: Vec<String>,
    /// Who is the forum's chair today.
    pub chairs: Vec<(PersonId, String)>,
    /// Whether whoever looks is that.
    pub is_chair: bool,
    /// Why the chair can't decide it now; `None` where they can.
    pub not_by_chair: Option<&'static str>,
}

impl Office {
    /// A paper that was decided between meetings.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none for the reader.
    pub async fn between_paper(
        &self,
        reader: &Reader,
        id: PaperId,
    ) -> Result<Seen<Option<BetweenPaper>>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::find(&mut reading, id).await?.ok_or(Refusal::NotFound)?;
        let rows = reading.interim_decisions(&[id]).await?;
        if rows.is_empty() {
            return Err(Refusal::NotFound);
        }
        let seen = show(whole(&mut reading, found, rows).await?, reader);
        match seen.is_some() {
            true => Ok(seen),
            false => Err(Refusal::NotFound),
        }
    }

    /// What a forum decided between meetings and stands, the newest first, as far as the reader may see it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such forum.
    pub async fn between_papers(
        &self,
        reader: &Reader,
        forum: ForumId,
    ) -> Result<Vec<BetweenPaper>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        forum_row(&mut reading, forum).await?;
        let mut rows = reading.interim_decisions_of_forum(forum).await?;
        rows.reverse();
        let mut papers = Vec::new();
        for row in rows {
            let Some(found) = OnTheWay::find(&mut reading, row.paper_id).await? else {
                continue;
            };
            papers.push(whole(&mut reading, found, vec![row]).await?);
        }
        Ok(show(papers, reader).iter().flatten().cloned().collect())
    }

    /// What the actor can do about deciding a paper without a meeting.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
    pub async fn between_desk(&self, actor: &Actor, id: PaperId) -> Result<BetweenDesk, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let paper = OnTheWay::seen_by(&mut reading, actor, id).await?;
        actor
            .reader
            .require(Action::DecideBetween, Scope::Forum(paper.forum))?;
        let forum = forum_row(&mut reading, paper.forum).await?;
        let chairs = chairs_on(&mut reading, forum.id, self.today()).await?;
        let rule = rule_of(&mut reading, &forum, CHAIRS_DECISION).await?;
        let can = match rule.as_ref().is_some_and(RuleValue::is_yes) {
            true => can_be_decided(&mut reading, &paper).await,
            false => Err(NotBetween::NotAllowedHere.into()),
        };
        let can = match may_decide(actor.reader.person(), &paper.standing.shut_out) {
            Ok(()) => can,
            Err(no) => Err(no.into()),
        };
        let not_by_chair = match can {
            Ok(()) => None,
            Err(Refusal::NotNow { why }) => Some(why),
            Err(other) => return Err(other),
        };
        Ok(BetweenDesk {
            title: paper.content.line(PaperField::Title),
            forum: forum.id,
            forum_name: forum.name,
            clauses: paper.content.lines(PaperField::Clauses),
            is_chair: chairs.iter().any(|row| Some(row.id) == actor.reader.person()),
            chairs: chairs.into_iter().map(|row| (row.id, row.name)).collect(),
            not_by_chair,
        })
    }

    /// What the chair's decision of a paper could read, where its clauses came to these outcomes. Nothing is written.
    ///
    /// # Errors
    /// As [`Office::between_desk`].
    pub async fn draft_between(
        &self,
        actor: &Actor,
        id: PaperId,
        given: &[GivenOutcome],
    ) -> Result<DraftedDecision, Refusal> {
        let desk = self.between_desk(actor, id).await?;
        self.drafted(desk.forum, &desk.forum_name, &desk.clauses, given)
            .await
    }

    /// A file of a paper that was decided between meetings: its name, its type and its bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none for the actor.
    pub async fn between_file(
        &self,
        actor: &Actor,
        paper: PaperId,
        file: &str,
    ) -> Result<(String, String, Vec<u8>), Refusal> {
        let seen = self.between_paper(&actor.reader, paper).await?;
        let is_shown = seen
            .as_ref()
            .is_some_and(|paper| paper.files.iter().any(|shown| shown.id == file));
        if !is_shown {
            return Err(Refusal::NotFound);
        }
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.paper_attachments(&[paper]).await?;
        let row = rows.into_iter().find(|row| row.id.uuid().to_string() == file);
        self.file_of_paper(reading, row.ok_or(Refusal::NotFound)?).await
    }
}

/// All that is kept of a paper and of these decisions of it.
async fn whole(
    reading: &mut Reading<'_>,
    found: OnTheWay,
    rows: Vec<InterimDecisionRow>,
) -> Result<BetweenPaper, Refusal> {
    let forum = forum_row(reading, found.forum).await?;
    let files = found.files(reading).await?;
    Ok(BetweenPaper {
        id: found.row.id,
        title: found.content.line(PaperField::Title),
        kind: found.kind,
        forum: forum.id,
        forum_name: forum.name,
        author: found.row.author_id,
        is_closed: found.is_closed(),
        shut_out: found.standing.shut_out.clone(),
        files: files.into_iter().map(file_view).collect(),
        decisions: decisions(reading, rows).await?,
        content: found.content,
    })
}

async fn decisions(
    reading: &mut Reading<'_>,
    rows: Vec<InterimDecisionRow>,
) -> Result<Vec<InterimDecision>, Refusal> {
    let ids: Vec<InterimDecisionId> = rows.iter().map(|row| row.id).collect();
    let mut outcomes: BTreeMap<InterimDecisionId, Vec<ClauseOutcome>> =
        grouped(reading.interim_outcomes(&ids).await?, |row| {
            let outcome = ClauseOutcome {
                clause: u32::try_from(row.clause).unwrap_or(0),
                outcome: row.outcome.as_deref().and_then(|word| word.parse().ok()),
                addition: row.addition,
            };
            (row.interim_decision_id, outcome)
        });
    let mut decisions = Vec::with_capacity(rows.len());
    for row in rows {
        let unreadable = |column, value: &str| Refusal::unreadable("interim_decision", column, value);
        let moment = |at: i64| Timestamp::from_microsecond(at).ok();
        let ground = match &row.ground {
            None => None,
            Some(word) => Some(word.parse().map_err(|()| unreadable("ground", word))?),
        };
        let told = match row.withdrawn_at {
            Some(_) => None,
            None => told_at(reading, row.notice_paper_id).await?,
        };
        decisions.push(InterimDecision {
            way: row.way.parse().map_err(|()| unreadable("way", &row.way))?,
            text: text_from("interim_decision", "text", &row.text)?,
            outcomes: outcomes.remove(&row.id).unwrap_or_default(),
            withdrawn: row
                .withdrawn_at
                .map(|at| (moment(at), row.withdrawn_reason.clone().unwrap_or_default())),
            decided_at: moment(row.decided_at),
            id: row.id,
            decided_on: row.decided_on,
            decided_by: row.decided_by,
            recorded_by: row.recorded_by,
            reason: row.reason,
            ground,
            told,
        });
    }
    Ok(decisions)
}
