//! What somebody has to do with papers on their way without making them: opinions they are asked for, what they do for
//! whoever they stand in for; and who stands in for whom.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::Timestamp;
use referat_domain::ids::{PaperId, PersonId};
use referat_domain::paper::content::PaperField;
use referat_domain::paper::opinion::nearness;
use referat_domain::paper::state::PaperState;
use referat_domain::reader::Reader;
use referat_domain::view::task::{OpinionLine, StandInLine, TaskKind, TaskLine, TaskPaper};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::opinions::OpinionRow;
use referat_store::stand_ins::StandInRow;

use super::administration::{people_of_the_house, persons_here};
use super::papers::file_view;
use crate::office::{Actor, Office, text_from};
use crate::on_the_way::{OnTheWay, forum_row, steps};
use crate::refusal::Refusal;
use crate::tasks::{StandIns, Tasks, names, state_of};

/// Whom one can ask for an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpinionChoices {
    /// The persons, each with what they hold: "Chefen for Økonomi".
    pub persons: Vec<(PersonId, String, Option<String>)>,
    /// The names of the units somebody holds a position in.
    pub units: Vec<String>,
}

/// Who stands in for whom, as far as it is one's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnStandIns {
    /// Those who do one's own tasks, the latest first.
    pub own: Vec<StandInLine>,
    /// Those whose tasks one does now or later.
    pub others: Vec<StandInLine>,
    /// Whom one can name.
    pub persons: Vec<(PersonId, String)>,
}

impl Office {
    /// What the reader has to do with papers they don't make, what is due first coming first.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn own_tasks(&self, reader: &Reader) -> Result<Vec<TaskLine>, Refusal> {
        let Some(person) = reader.person() else {
            return Ok(Vec::new());
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let stand_ins = StandIns::on(&mut reading, today).await?;
        let mut asked = vec![person];
        asked.extend(stand_ins.away_for(Some(person)).map(|away| away.person));
        let rows = reading.opinions_asked_of(&asked).await?;
        let mut papers: Vec<PaperId> = rows.iter().map(|row| row.paper_id).collect();
        if asked.len() > 1 {
            let forums = reading.forums().await?;
            let approved: Vec<_> = forums
                .iter()
                .map(|forum| forum.id)
                .filter(|forum| stand_ins.away_for(Some(person)).any(|away| away.approves(*forum)))
                .collect();
            let in_approval = reading.papers_on_their_way(&approved).await?;
            let in_approval = in_approval
                .into_iter()
                .filter(|row| row.state.as_deref() == Some("in_approval"));
            papers.extend(in_approval.map(|row| row.id));
        }
        papers.sort_unstable();
        papers.dedup();
        let mut lines = Vec::new();
        for id in papers {
            let Some(found) = OnTheWay::find(&mut reading, id).await? else {
                continue;
            };
            let tasks = Tasks::of(&mut reading, &found, &stand_ins).await?;
            lines.extend(task_lines(&mut reading, &found, &tasks, &stand_ins, person, today).await?);
        }
        let mut lines: Vec<TaskLine> = show(lines, reader).iter().flatten().cloned().collect();
        lines.sort_by_key(|line| (!line.waits(), due_of(line).unwrap_or(Date::MAX), line.paper));
        Ok(lines)
    }

    /// A paper with which the reader has a task.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none, or they have no task with it.
    pub async fn task_paper(&self, reader: &Reader, id: PaperId) -> Result<Seen<Option<TaskPaper>>, Refusal> {
        let person = reader.person().ok_or(Refusal::NotFound)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let found = OnTheWay::find(&mut reading, id).await?.ok_or(Refusal::NotFound)?;
        let stand_ins = StandIns::on(&mut reading, today).await?;
        let tasks = Tasks::of(&mut reading, &found, &stand_ins).await?;
        let own = task_lines(&mut reading, &found, &tasks, &stand_ins, person, today).await?;
        let given = opinion_lines(&mut reading, &tasks.opinions, today).await?;
        let forum = forum_row(&mut reading, found.forum).await?;
        let files = reading.paper_attachments(&[id]).await?;
        let author = author_name(&mut reading, &found).await?;
        let paper = TaskPaper {
            id,
            title: found.content.line(PaperField::Title),
            kind: found.kind,
            forum_name: forum.name,
            author_name: author,
            is_closed: found.row.closure_ground.is_some(),
            files: files.into_iter().map(file_view).collect(),
            tasks: own,
            given: given
                .into_iter()
                .filter(|line| line.state == referat_domain::paper::opinion::OpinionState::Given)
                .collect(),
            tasked: tasks.people(&found),
            content: found.content,
        };
        let seen = show(paper, reader);
        match seen.is_some() {
            true => Ok(seen),
            false => Err(Refusal::NotFound),
        }
    }

    /// Whom one can ask for an opinion: those who are here, with what they hold, and the units.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn opinion_choices(&self, actor: &Actor) -> Result<OpinionChoices, Refusal> {
        use referat_domain::access::{Action, Scope};
        actor.reader.require(Action::WritePaper, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        // A name that only minutes know may stand in closed items alone.
        let known = people_of_the_house(&mut reading).await?;
        let persons = persons_here(&mut reading).await?;
        let positions: BTreeMap<_, _> = reading
            .positions()
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let mut held = BTreeMap::new();
        let mut manned = BTreeSet::new();
        for row in reading.holdings().await? {
            let lasts = row.from_day.is_none_or(|from| from <= today)
                && row.until_day.is_none_or(|until| today <= until);
            if let Some(position) = positions.get(&row.position_id).filter(|_| lasts) {
                manned.extend(position.unit_id);
                held.entry(row.person_id)
                    .or_insert_with(|| position.title.clone());
            }
        }
        let persons = persons
            .into_iter()
            .filter(|(id, _)| known.contains(id))
            .map(|(id, name)| (id, name, held.get(&id).cloned()))
            .collect();
        // A unit that nobody is in may be known from closed items alone, too.
        let units = reading.units().await?.into_iter();
        let units = units.filter(|row| manned.contains(&row.id)).map(|row| row.name);
        Ok(OpinionChoices {
            persons,
            units: units.collect(),
        })
    }

    /// Who does the actor's tasks while they are away, and whose the actor does.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn own_stand_ins(&self, actor: &Actor) -> Result<OwnStandIns, Refusal> {
        let Some(person) = actor.reader.person() else {
            return Ok(OwnStandIns::default());
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let today = self.today();
        let own = reading.stand_ins_of(person).await?;
        let mut others = reading.stands_in_for(person).await?;
        others.retain(|row| row.ended_at.is_none() && today <= row.until_day);
        let ids: Vec<PersonId> = own
            .iter()
            .map(|row| row.stand_in_id)
            .chain(others.iter().map(|row| row.person_id))
            .collect();
        let names = names(&mut reading, &ids).await?;
        let known = people_of_the_house(&mut reading).await?;
        let mut persons = persons_here(&mut reading).await?;
        persons.retain(|(id, _)| *id != person && known.contains(id));
        let line = |row: &StandInRow, other: PersonId| StandInLine {
            id: row.id,
            name: names.get(&other).cloned().unwrap_or_default(),
            from: row.from_day,
            until: row.until_day,
            is_now: row.ended_at.is_none() && row.from_day <= today && today <= row.until_day,
            is_ended: row.ended_at.is_some(),
        };
        Ok(OwnStandIns {
            own: own.iter().map(|row| line(row, row.stand_in_id)).collect(),
            others: others.iter().map(|row| line(row, row.person_id)).collect(),
            persons,
        })
    }
}

fn due_of(line: &TaskLine) -> Option<Date> {
    match &line.kind {
        TaskKind::Opinion(opinion) => Some(opinion.due),
        TaskKind::Approval(_) => line.paper_due,
    }
}

/// What a person has to do with a paper, themselves and for whoever they stand in for.
async fn task_lines(
    reading: &mut Reading<'_>,
    paper: &OnTheWay,
    tasks: &Tasks,
    stand_ins: &StandIns,
    person: PersonId,
    today: Date,
) -> Result<Vec<TaskLine>, Refusal> {
    let tasked = tasks.people(paper);
    if !tasked.contains(&person) {
        return Ok(Vec::new());
    }
    let forum = forum_row(reading, paper.forum).await?;
    let line = TaskLine {
        paper: paper.row.id,
        title: paper.content.line(PaperField::Title),
        forum_name: forum.name.clone(),
        author_name: author_name(reading, paper).await?,
        paper_due: paper.row.due,
        is_closed: paper.row.closure_ground.is_some(),
        kind: TaskKind::Approval(String::new()),
        instead_of: None,
        tasked,
    };
    let away: BTreeMap<PersonId, String> = stand_ins
        .away_for(Some(person))
        .map(|away| (away.person, away.name.clone()))
        .collect();
    let mut lines = Vec::new();
    if tasks.rule(paper).takes_opinions() {
        for opinion in opinion_lines(reading, &tasks.opinions, today).await? {
            let is_own = opinion.person == person;
            let instead_of = away.get(&opinion.person);
            if opinion.state.lets_read() && (is_own || instead_of.is_some()) {
                lines.push(TaskLine {
                    instead_of: match is_own {
                        true => None,
                        false => instead_of.map(|name| (opinion.person, name.clone())),
                    },
                    kind: TaskKind::Opinion(Box::new(opinion)),
                    ..line.clone()
                });
            }
        }
    }
    if let PaperState::InApproval(step) = paper.state {
        let index = usize::try_from(step).unwrap_or(usize::MAX).saturating_sub(1);
        let name = steps(reading, &forum)
            .await?
            .get(index)
            .cloned()
            .unwrap_or_default();
        for (id, away) in &away {
            if tasks.rule(paper).approving_for(*id).contains(&person) {
                lines.push(TaskLine {
                    kind: TaskKind::Approval(name.clone()),
                    instead_of: Some((*id, away.clone())),
                    ..line.clone()
                });
            }
        }
    }
    Ok(lines)
}

async fn author_name(reading: &mut Reading<'_>, paper: &OnTheWay) -> Result<Option<String>, Refusal> {
    let author: Vec<PersonId> = paper.row.author_id.into_iter().collect();
    Ok(names(reading, &author).await?.into_values().next())
}

/// Opinions as pages have them.
pub(super) async fn opinion_lines(
    reading: &mut Reading<'_>,
    rows: &[OpinionRow],
    today: Date,
) -> Result<Vec<OpinionLine>, Refusal> {
    let persons: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let names = names(reading, &persons).await?;
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let text = match &row.text {
            None => None,
            Some(json) => Some(text_from("opinion", "text", json)?),
        };
        lines.push(OpinionLine {
            id: row.id,
            unit: row.unit.clone(),
            person: row.person_id,
            person_name: names.get(&row.person_id).cloned().unwrap_or_default(),
            question: row.question.clone(),
            due: row.due,
            nearness: nearness(row.due, today),
            state: state_of(row)?,
            asked_by: row.asked_by.clone(),
            asked_at: Timestamp::from_microsecond(row.asked_at).ok(),
            text,
            reason: row.reason.clone(),
            answered_by: row.answered_by.clone(),
            answered_for: row.answered_for.clone(),
            answered_at: row
                .answered_at
                .and_then(|at| Timestamp::from_microsecond(at).ok()),
        });
    }
    Ok(lines)
}
