//! Papers that are decided between meetings: what was decided, and what there is to decide with.

use std::collections::BTreeMap;

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, InterimDecisionId, PaperId, PersonId};
use referat_domain::meeting::decision::ClauseOutcome;
use referat_domain::meeting::interim::NotBetween;
use referat_domain::meeting::written::StopsAt;
use referat_domain::openness::may_decide;
use referat_domain::paper::content::PaperField;
use referat_domain::reader::Reader;
use referat_domain::rules::RuleValue;
use referat_domain::view::between::{
    BetweenPaper, InterimDecision, WrittenAnswer, WrittenProcedure, WrittenTask,
};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::between_meetings::{InterimDecisionRow, WrittenProcedureRow};

use super::drafts::DraftedDecision;
use super::papers::file_view;
use super::record::grouped;
use crate::decide_as_chair::{CHAIRS_DECISION, chairs_on};
use crate::decide_in_writing::{WRITTEN_PROCEDURE, choice_of, due_of};
use crate::interim::{can_be_decided, rule_of, told_at};
use crate::office::{Actor, Office, text_from};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::record_decision::GivenOutcome;
use crate::refusal::Refusal;
use crate::tasks::names;

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
    /// Why the members can't decide it in writing now; `None` where they can.
    pub not_in_writing: Option<&'static str>,
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
        let asked = reading.written_procedures(&[id]).await?;
        if rows.is_empty() && asked.is_empty() {
            return Err(Refusal::NotFound);
        }
        let mut paper = whole(&mut reading, found, rows).await?;
        paper.procedures = procedures(&mut reading, asked, self.now()).await?;
        let seen = show(paper, reader);
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

    /// What the reader is asked to decide in writing, what is due first coming first.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn own_written_tasks(&self, reader: &Reader) -> Result<Vec<WrittenTask>, Refusal> {
        let Some(person) = reader.person() else {
            return Ok(Vec::new());
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let own = reading.written_answers_by(person).await?;
        let ids: Vec<_> = own.iter().map(|row| row.procedure_id).collect();
        let asked = reading.written_procedures_of(&ids).await?;
        drop(reading);
        let mut tasks = Vec::new();
        for row in asked {
            let seen = match self.between_paper(reader, row.paper_id).await {
                Ok(seen) => seen,
                Err(Refusal::NotFound) => continue,
                Err(other) => return Err(other),
            };
            let Some(paper) = seen.as_ref() else { continue };
            let procedure = paper.procedures.iter().find(|asked| asked.id == row.id);
            if let Some((procedure, answer)) = procedure.and_then(|asked| Some((asked, asked.asks(person)?)))
            {
                tasks.push(WrittenTask {
                    paper: paper.id,
                    title: paper.title.clone(),
                    forum_name: paper.forum_name.clone(),
                    is_closed: paper.is_closed,
                    due: procedure.due,
                    choice: answer.choice,
                });
            }
        }
        tasks.sort_by_key(|task| (task.choice.is_some(), task.due, task.paper));
        Ok(tasks)
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
        let by_chair = rule.as_ref().is_some_and(RuleValue::is_yes);
        let rule = rule_of(&mut reading, &forum, WRITTEN_PROCEDURE).await?;
        let in_writing = matches!(rule, Some(RuleValue::Words(word)) if word.parse::<StopsAt>().is_ok());
        let can = can_be_decided(&mut reading, &paper).await;
        let can = match may_decide(actor.reader.person(), &paper.standing.shut_out) {
            Ok(()) => can,
            Err(no) => Err(no.into()),
        };
        let why = match can {
            Ok(()) => None,
            Err(Refusal::NotNow { why }) => Some(why),
            Err(other) => return Err(other),
        };
        let unless = |is_allowed: bool, not: NotBetween| match is_allowed {
            true => why,
            false => Some(not.why()),
        };
        Ok(BetweenDesk {
            title: paper.content.line(PaperField::Title),
            forum: forum.id,
            forum_name: forum.name,
            clauses: paper.content.lines(PaperField::Clauses),
            is_chair: chairs.iter().any(|row| Some(row.id) == actor.reader.person()),
            chairs: chairs.into_iter().map(|row| (row.id, row.name)).collect(),
            not_by_chair: unless(by_chair, NotBetween::NotAllowedHere),
            not_in_writing: unless(in_writing, NotBetween::NotInWriting),
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
        procedures: Vec::new(),
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

async fn procedures(
    reading: &mut Reading<'_>,
    rows: Vec<WrittenProcedureRow>,
    now: Timestamp,
) -> Result<Vec<WrittenProcedure>, Refusal> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let answers = reading.written_answers(&ids).await?;
    let persons: Vec<PersonId> = answers.iter().map(|row| row.person_id).collect();
    let names = names(reading, &persons).await?;
    let mut procedures = Vec::with_capacity(rows.len());
    for row in rows {
        let unreadable = |column, value: &str| Refusal::unreadable("written_procedure", column, value);
        let moment = |at: i64| Timestamp::from_microsecond(at).ok();
        let mut of_row = Vec::new();
        for answer in answers.iter().filter(|answer| answer.procedure_id == row.id) {
            of_row.push(WrittenAnswer {
                person: answer.person_id,
                name: names.get(&answer.person_id).cloned().unwrap_or_default(),
                choice: choice_of(answer)?,
                remark: answer.remark.clone(),
            });
        }
        of_row.sort_by(|a, b| referat_danish::sorting::compare(&a.name, &b.name));
        let due = due_of(&row)?;
        procedures.push(WrittenProcedure {
            id: row.id,
            state: row.state.parse().map_err(|()| unreadable("state", &row.state))?,
            stops_at: row
                .stops_at
                .parse()
                .map_err(|()| unreadable("stops_at", &row.stops_at))?,
            is_due: due.is_passed(now),
            due,
            started_at: moment(row.started_at),
            ended_at: row.ended_at.and_then(moment),
            message: row.message,
            started_by: row.started_by,
            ended_reason: row.ended_reason,
            answers: of_row,
        });
    }
    Ok(procedures)
}
