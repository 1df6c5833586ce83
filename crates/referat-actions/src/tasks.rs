//! Tasks with papers on their way: who has which, by the store's rows. The rule is the domain's.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PersonId};
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::task::{PaperTasks, StandsIn};
use referat_domain::reader::Reader;
use referat_store::Reading;
use referat_store::opinions::OpinionRow;
use referat_store::people::PersonRow;

use crate::lookups::stop_state;
use crate::on_the_way::OnTheWay;
use crate::readers::reader_of;
use crate::refusal::Refusal;
use crate::sign_in::is_here;

/// Somebody who is away, and who stands in for them.
#[derive(Debug, Clone)]
pub(crate) struct Away {
    /// Who is away.
    pub(crate) person: PersonId,
    /// Their name.
    pub(crate) name: String,
    /// Who does their tasks.
    pub(crate) stand_in: PersonId,
    /// What whoever is away may do.
    reader: Reader,
}

/// Who is away on a day, and who stands in for them.
#[derive(Debug, Clone, Default)]
pub(crate) struct StandIns(Vec<Away>);

impl StandIns {
    /// Reads them. Who has left is no longer away.
    pub(crate) async fn on(reading: &mut Reading<'_>, day: Date) -> Result<Self, Refusal> {
        let mut those = Vec::new();
        for row in reading.stand_ins_on(day).await? {
            let person: Option<PersonRow> = reading.by_id(row.person_id).await?;
            let Some(person) = person.filter(|person| is_here(person, day)) else {
                continue;
            };
            those.push(Away {
                person: person.id,
                name: person.name,
                stand_in: row.stand_in_id,
                reader: reader_of(reading, row.person_id, day).await?,
            });
        }
        Ok(Self(those))
    }

    /// Those somebody stands in for.
    pub(crate) fn away_for(&self, stand_in: Option<PersonId>) -> impl Iterator<Item = &Away> {
        self.0.iter().filter(move |one| Some(one.stand_in) == stand_in)
    }

    /// Those who stand in for somebody.
    pub(crate) fn of(&self, away: PersonId) -> impl Iterator<Item = PersonId> {
        let those = self.0.iter().filter(move |one| one.person == away);
        those.map(|one| one.stand_in)
    }

    fn for_forum(&self, forum: ForumId) -> Vec<StandsIn> {
        let those = self.0.iter().map(|one| StandsIn {
            away: one.person,
            stand_in: one.stand_in,
            approves: one.approves(forum),
        });
        those.collect()
    }
}

impl Away {
    /// Whether whoever is away may approve a forum's papers.
    pub(crate) fn approves(&self, forum: ForumId) -> bool {
        self.reader.may(Action::ApprovePaper, Scope::Forum(forum))
    }
}

/// The tasks with one paper.
#[derive(Debug, Clone)]
pub(crate) struct Tasks {
    /// The opinions that are asked for or given, and those that were declined or withdrawn.
    pub(crate) opinions: Vec<OpinionRow>,
    asked: Vec<(PersonId, OpinionState)>,
    stand_ins: Vec<StandsIn>,
    is_settled: bool,
}

impl Tasks {
    /// Reads them.
    pub(crate) async fn of(
        reading: &mut Reading<'_>,
        paper: &OnTheWay,
        stand_ins: &StandIns,
    ) -> Result<Self, Refusal> {
        let opinions = reading.opinions(&[paper.row.id]).await?;
        let asked: Result<Vec<_>, Refusal> = opinions
            .iter()
            .map(|row| Ok((row.person_id, state_of(row)?)))
            .collect();
        let mut states = Vec::new();
        // What forums elsewhere decided is no stop of its way here.
        let stops = reading.consultations(&[paper.row.id]).await?;
        for row in stops.into_iter().filter(|row| row.text.is_none()) {
            states.push(stop_state(&row)?);
        }
        let on_agenda = states.contains(&ConsultationState::OnAgenda);
        let goes_on = states.contains(&ConsultationState::Planned);
        Ok(Self {
            opinions,
            asked: asked?,
            stand_ins: stand_ins.for_forum(paper.forum),
            is_settled: on_agenda || (!states.is_empty() && !goes_on),
        })
    }

    /// What decides who has which.
    pub(crate) fn rule<'t>(&'t self, paper: &OnTheWay) -> PaperTasks<'t> {
        PaperTasks {
            state: paper.state,
            author: paper.row.author_id,
            is_settled: self.is_settled,
            asked: &self.asked,
            stand_ins: &self.stand_ins,
        }
    }

    /// Those who may read the paper for a task of theirs: nobody who is shut out of an item that treats it.
    pub(crate) fn people(&self, paper: &OnTheWay) -> BTreeSet<PersonId> {
        let mut people = self.rule(paper).people();
        people.retain(|person| !paper.standing.shut_out.contains(person));
        people
    }
}

/// How far an opinion has come.
pub(crate) fn state_of(row: &OpinionRow) -> Result<OpinionState, Refusal> {
    row.state
        .parse()
        .map_err(|_| Refusal::unreadable("opinion", "state", &row.state))
}

/// Those who stand in today for any of these people, and aren't among them.
pub(crate) async fn with_stand_ins(
    reading: &mut Reading<'_>,
    people: &BTreeSet<PersonId>,
    day: Date,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let stand_ins = StandIns::on(reading, day).await?;
    let those = people
        .iter()
        .flat_map(|person| stand_ins.of(*person).collect::<Vec<_>>());
    Ok(those.filter(|person| !people.contains(person)).collect())
}

/// Names of persons.
pub(crate) async fn names(
    reading: &mut Reading<'_>,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, String>, Refusal> {
    let rows = reading.persons_of(persons).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
