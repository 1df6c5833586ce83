//! Asking another unit for an opinion (udtalelse) on a paper on its way, withdrawing that, and returning what was given.
//!
//! Who is asked may read the paper for as long as that lasts ([`referat_domain::paper::task`]).

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::ids::{OpinionId, PaperId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::message::MessageKind;
use referat_domain::paper::opinion::{LONGEST_QUESTION, LONGEST_UNIT, OpinionState};
use referat_store::Write;
use referat_store::opinions::OpinionRow;

use crate::invite_to_meeting::present;
use crate::lookups::{clean_words, people_of_the_house};
use crate::office::{Actor, Office, entry};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;
use crate::submit_paper::said;
use crate::tasks::{StandIns, Tasks, state_of, with_stand_ins};
use crate::tell::{About, tell};

/// What is asked.
#[derive(Debug, Clone)]
pub struct NewOpinion {
    /// The unit, as it is printed: "Økonomi".
    pub unit: String,
    /// Who is asked for it.
    pub person: PersonId,
    /// What they are asked.
    pub question: String,
    /// Until when.
    pub due: Date,
}

impl Office {
    /// Asks a unit for an opinion.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`]; [`Refusal::NotNow`] for a paper that is issued, treated or given up,
    /// or where the same is asked already; [`Refusal::NotValid`] for what is missing, too long or due in the past, and for
    /// somebody who isn't of the house, wrote the paper or is shut out of it.
    pub async fn ask_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        new: &NewOpinion,
    ) -> Result<OpinionId, Refusal> {
        let unit = words(&new.unit, LONGEST_UNIT, "opinion-unit")?;
        let question = words(&new.question, LONGEST_QUESTION, "opinion-question")?;
        if new.due < self.today() {
            return Err(not_valid("opinion-due"));
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (found, tasks) = seen_by_writer(&mut write, actor, paper).await?;
        if found.row.author_id == Some(new.person) {
            return Err(not_valid("opinion-own-paper"));
        }
        let day = day_of(write.now()).unwrap_or(Date::MIN);
        if !people_of_the_house(&mut write.reading())
            .await?
            .contains(&new.person)
        {
            return Err(not_valid("no-person"));
        }
        present(&mut write.reading(), new.person, day).await?;
        if found.standing.shut_out.contains(&new.person) {
            return Err(not_valid("opinion-shut-out"));
        }
        for row in &tasks.opinions {
            if row.person_id == new.person && row.unit == unit && state_of(row)?.lets_read() {
                return Err(Refusal::NotNow {
                    why: "opinion-asked-already",
                });
            }
        }
        let id: OpinionId = write.fresh();
        let row = OpinionRow {
            id,
            paper_id: paper,
            unit,
            person_id: new.person,
            question,
            due: new.due,
            state: OpinionState::Asked.as_str().to_owned(),
            asked_by: actor.name.clone(),
            asked_by_person: actor.reader.person(),
            asked_at: write.now().as_microsecond(),
            text: None,
            reason: None,
            answered_by: None,
            answered_for: None,
            answered_at: None,
        };
        write.insert(&[row]).await?;
        tell_asked(&mut write, actor, MessageKind::OpinionAsked, paper, new.person).await?;
        write
            .commit(entry(actor, "ask_opinion", "paper", paper.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Withdraws what somebody was asked: they can't read the paper for it any more.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it is given, or withdrawn already.
    pub async fn withdraw_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        opinion: OpinionId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (_, tasks) = seen_by_writer(&mut write, actor, paper).await?;
        let mut row = one_of(tasks, opinion)?;
        row.state = state_of(&row)?.withdrawn()?.as_str().to_owned();
        write.update(&row).await?;
        write
            .commit(entry(actor, "withdraw_opinion", "paper", paper.uuid(), reason))
            .await?;
        Ok(())
    }

    /// Returns an opinion to whoever gave it, with a reason. What it says stays, for them to go on with.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't given; [`Refusal::NotValid`]
    /// without a reason.
    pub async fn return_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        opinion: OpinionId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (_, tasks) = seen_by_writer(&mut write, actor, paper).await?;
        let mut row = one_of(tasks, opinion)?;
        let state = state_of(&row)?.reopened()?;
        if reason.is_empty() {
            return Err(not_valid("opinion-reason"));
        }
        row.state = state.as_str().to_owned();
        row.reason = Some(reason.to_owned());
        write.update(&row).await?;
        tell_asked(
            &mut write,
            actor,
            MessageKind::OpinionReturned,
            paper,
            row.person_id,
        )
        .await?;
        write
            .commit(entry(actor, "return_opinion", "paper", paper.uuid(), reason))
            .await?;
        Ok(())
    }
}

/// A paper that the actor writes, and on which opinions can be asked for now.
async fn seen_by_writer(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: PaperId,
) -> Result<(OnTheWay, Tasks), Refusal> {
    let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
    found.require_writing(actor)?;
    let tasks = Tasks::of(&mut write.reading(), &found, &StandIns::default()).await?;
    require_open(&found, &tasks)?;
    Ok((found, tasks))
}

/// Goes on only if opinions can be asked for, given and changed now.
pub(crate) fn require_open(paper: &OnTheWay, tasks: &Tasks) -> Result<(), Refusal> {
    match tasks.rule(paper).takes_opinions() {
        true => Ok(()),
        false => Err(Refusal::NotNow {
            why: "opinion-settled",
        }),
    }
}

/// One of a paper's opinions.
pub(crate) fn one_of(tasks: Tasks, opinion: OpinionId) -> Result<OpinionRow, Refusal> {
    let found = tasks.opinions.into_iter().find(|row| row.id == opinion);
    found.ok_or(Refusal::NotFound)
}

/// Tells whoever is asked, and who stands in for them.
async fn tell_asked(
    write: &mut Write<'_>,
    actor: &Actor,
    kind: MessageKind,
    paper: PaperId,
    person: PersonId,
) -> Result<(), Refusal> {
    let mut people = BTreeSet::from([person]);
    let day = day_of(write.now()).unwrap_or(Date::MIN);
    let more = with_stand_ins(&mut write.reading(), &people, day).await?;
    people.extend(more);
    tell(write, actor, kind, About::Paper(paper), people).await
}

fn words(typed: &str, longest: usize, why: &'static str) -> Result<String, Refusal> {
    let words = clean_words(typed.trim());
    match (1..=longest).contains(&words.chars().count()) {
        true => Ok(words),
        false => Err(not_valid(why)),
    }
}

pub(crate) fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}

impl From<referat_domain::paper::opinion::NotSo> for Refusal {
    fn from(not_so: referat_domain::paper::opinion::NotSo) -> Self {
        Self::NotNow { why: not_so.why() }
    }
}
