//! A paper is decided in writing (skriftlig procedure): sent to the members with a deadline, answered by each for
//! themselves, and decided when all have answered or the deadline falls. Whoever demands a meeting can stop it, as the
//! forum's rule says. Nobody answers for another, and who is shut out of the paper isn't asked.

use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{PaperId, PersonId, WrittenProcedureId};
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};
use referat_domain::meeting::interim::{InterimWay, NotBetween};
use referat_domain::meeting::written::{
    ProcedureState, StopsAt, WrittenChoice, WrittenResult, WrittenTally, printed, printed_result,
};
use referat_domain::message::MessageKind;
use referat_domain::openness::may_decide;
use referat_domain::rich_text::{Block, RichText};
use referat_domain::rules::RuleValue;
use referat_domain::rules::deadline::Deadline;
use referat_store::Write;
use referat_store::between_meetings::{WrittenAnswerRow, WrittenProcedureRow};

use crate::freeze_paper::freeze;
use crate::interim::{Decided, can_be_decided, members, open_procedure, rule_of, write_down};
use crate::lookups::clean_words;
use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::refusal::Refusal;
use crate::roll::RollRules;
use crate::silence_finding::reason_of;
use crate::tasks::names;
use crate::tell::{About, tell};

/// A forum's rule: whether its members decide in writing, and what stops that.
pub(crate) const WRITTEN_PROCEDURE: &str = "written-procedure";

/// The longest words to the members, and beside an answer, in letters.
const LONGEST_WORDS: usize = 2_000;

/// The name the journal has for what comes about by itself when a deadline falls.
const BY_ITSELF: &str = "Referat";

impl Office {
    /// Sends a paper to the forum's members to be decided in writing.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the forum's rules don't allow it, nobody can
    /// be asked, whoever sends it is shut out of it, or as [`Office::decide_as_chair`]; [`Refusal::NotValid`] for a deadline
    /// that has fallen, or words that are too long.
    pub async fn start_written_procedure(
        &self,
        actor: &Actor,
        id: PaperId,
        due: Deadline,
        message: &str,
    ) -> Result<WrittenProcedureId, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        actor.require(Action::DecideBetween, Scope::Forum(paper.forum))?;
        may_decide(actor.reader.person(), &paper.standing.shut_out)?;
        let forum = forum_row(&mut write.reading(), paper.forum).await?;
        let rule = rule_of(&mut write.reading(), &forum, WRITTEN_PROCEDURE).await?;
        let stops_at: StopsAt = match rule {
            Some(RuleValue::Words(word)) => word.parse().map_err(|()| NotBetween::NotInWriting)?,
            Some(_) | None => return Err(NotBetween::NotInWriting.into()),
        };
        can_be_decided(&mut write.reading(), &paper).await?;
        if due.is_passed(self.now()) {
            return Err(not_valid("written-due-passed"));
        }
        let message = words(message)?;
        let asked = members(&mut write.reading(), &paper, self.today()).await?;
        if asked.is_empty() {
            return Err(Refusal::NotNow {
                why: "written-nobody",
            });
        }
        let quorum = match RollRules::of_forum(&mut write.reading(), forum.id)
            .await?
            .wants_quorum
        {
            true => "half",
            false => "none",
        };
        let version = freeze(&mut write, &paper).await?;
        let row = WrittenProcedureRow {
            id: write.fresh(),
            forum_id: forum.id,
            paper_id: id,
            paper_version_id: version,
            message,
            due_day: due.day,
            due_clock: due.clock.to_string(),
            stops_at: stops_at.as_str().to_owned(),
            quorum: quorum.to_owned(),
            started_by: actor.name.clone(),
            started_at: write.now().as_microsecond(),
            state: ProcedureState::Open.as_str().to_owned(),
            ended_at: None,
            ended_reason: None,
            interim_decision_id: None,
        };
        write.insert(std::slice::from_ref(&row)).await?;
        let mut answers = Vec::new();
        for person in &asked {
            answers.push(WrittenAnswerRow {
                id: write.fresh(),
                procedure_id: row.id,
                person_id: *person,
                answer: None,
                remark: None,
                answered_at: None,
            });
        }
        write.insert(&answers).await?;
        let about = About::Paper(id);
        tell(&mut write, actor, MessageKind::AskedInWriting, about, asked).await?;
        write
            .commit(entry(actor, "start_written_procedure", "paper", id.uuid(), ""))
            .await?;
        Ok(row.id)
    }

    /// Answers for oneself, or answers otherwise than before. The last answer decides, and a demand of a meeting may stop it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who isn't asked, is no member any more or is shut out of the paper, [`Refusal::NotNow`] where it has ended or the
    /// deadline has fallen, [`Refusal::NotValid`] for words that are too long.
    pub async fn answer_in_writing(
        &self,
        actor: &Actor,
        id: PaperId,
        choice: WrittenChoice,
        remark: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::DoOwnTasks, Scope::Anywhere)?;
        let person = actor.reader.person().ok_or(Refusal::NotFound)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::find(&mut write.reading(), id)
            .await?
            .ok_or(Refusal::NotFound)?;
        // Nobody who is shut out of it since, nor who is a member no more.
        let members = members(&mut write.reading(), &paper, self.today()).await?;
        if !members.contains(&person) {
            return Err(Refusal::NotFound);
        }
        let rows = write.reading().written_procedures(&[id]).await?;
        let row = rows.into_iter().next_back().ok_or(Refusal::NotFound)?;
        let mut answers = write.reading().written_answers(&[row.id]).await?;
        let own = answers.iter_mut().find(|answer| answer.person_id == person);
        let own = own.ok_or(Refusal::NotFound)?;
        if row.state != ProcedureState::Open.as_str() || due_of(&row)?.is_passed(self.now()) {
            return Err(Refusal::NotNow { why: "written-ended" });
        }
        own.answer = Some(choice.as_str().to_owned());
        own.remark = words(remark)?;
        own.answered_at = Some(write.now().as_microsecond());
        let own = own.clone();
        write.update(&own).await?;
        let tally = tally_of(&answers)?;
        let stops_at = row
            .stops_at
            .parse()
            .map_err(|()| Refusal::unreadable("written_procedure", "stops_at", &row.stops_at))?;
        if tally.is_stopped(stops_at) {
            end(
                &mut write,
                self,
                actor,
                &paper,
                row,
                ProcedureState::Stopped,
                None,
            )
            .await?;
        } else if tally.is_complete() {
            conclude(&mut write, self, actor, &paper, row, &answers).await?;
        }
        write
            .commit(entry(actor, "answer_in_writing", "paper", id.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes back a paper that was sent to the members, before it is decided.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where the members aren't being asked, [`Refusal::NotValid`] without a
    /// reason.
    pub async fn withdraw_written_procedure(
        &self,
        actor: &Actor,
        id: PaperId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        actor.require(Action::DecideBetween, Scope::Forum(paper.forum))?;
        may_decide(actor.reader.person(), &paper.standing.shut_out)?;
        let row = open_procedure(&mut write.reading(), id).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        let reason = reason_of(reason)?;
        let withdrawn = ProcedureState::Withdrawn;
        end(&mut write, self, actor, &paper, row, withdrawn, Some(reason)).await?;
        write
            .commit(entry(
                actor,
                "withdraw_written_procedure",
                "paper",
                id.uuid(),
                reason,
            ))
            .await?;
        Ok(())
    }

    /// Ends the written procedures whose deadline has fallen: what was answered decides. To be called every now and then.
    /// One that can't be ended is in no other's way.
    ///
    /// # Errors
    /// Whatever the store says, of the last that couldn't be ended.
    pub async fn end_written_procedures(&self) -> Result<usize, Refusal> {
        let mut due = Vec::new();
        {
            let mut reading = self.store.reading(self.tenant()).await?;
            for row in reading.open_written_procedures().await? {
                if due_of(&row)?.is_passed(self.now()) {
                    due.push(row.paper_id);
                }
            }
        }
        let (mut ended, mut failed) = (0, None);
        for id in due {
            match self.end_written_procedure(id).await {
                Ok(true) => ended += 1,
                // Somebody was quicker.
                Ok(false) => {}
                Err(refusal) => failed = Some(refusal),
            }
        }
        failed.map_or(Ok(ended), Err)
    }

    async fn end_written_procedure(&self, id: PaperId) -> Result<bool, Refusal> {
        let actor = Actor::local_operator(BY_ITSELF);
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::find(&mut write.reading(), id).await?;
        let row = open_procedure(&mut write.reading(), id).await?;
        let (Some(paper), Some(row)) = (paper, row) else {
            return Ok(false);
        };
        let answers = write.reading().written_answers(&[row.id]).await?;
        conclude(&mut write, self, &actor, &paper, row, &answers).await?;
        write
            .commit(entry(&actor, "end_written_procedure", "paper", id.uuid(), ""))
            .await?;
        Ok(true)
    }
}

/// Ends a written procedure by what was answered.
async fn conclude(
    write: &mut Write<'_>,
    office: &Office,
    actor: &Actor,
    paper: &OnTheWay,
    row: WrittenProcedureRow,
    answers: &[WrittenAnswerRow],
) -> Result<(), Refusal> {
    let (outcome, is_adopted) = match tally_of(answers)?.result(row.quorum == "half") {
        WrittenResult::Undecided => {
            return end(write, office, actor, paper, row, ProcedureState::Undecided, None).await;
        }
        WrittenResult::Adopted => (Outcome::Approved, true),
        WrittenResult::NotAdopted => (Outcome::NotAdopted, false),
    };
    let forum = forum_row(&mut write.reading(), row.forum_id).await?;
    let clauses = write.reading().clauses(&[row.paper_version_id]).await?;
    let outcomes = (1u32..).zip(&clauses).map(|(clause, _)| ClauseOutcome {
        clause,
        outcome: Some(outcome),
        addition: None,
    });
    let opening = printed_result(&forum.name, is_adopted);
    let mut blocks = vec![Block::paragraph(opening)];
    blocks.extend(
        who_answered(write, answers)
            .await?
            .into_iter()
            .map(Block::paragraph),
    );
    let decided = Decided {
        way: InterimWay::Written,
        decided_on: office.today(),
        decided_by: None,
        recorded_by: None,
        ground: None,
        reason: None,
        version: row.paper_version_id,
        text: RichText { blocks },
        outcomes: outcomes.collect(),
    };
    let decision = write_down(write, actor, paper, decided).await?;
    let ended = WrittenProcedureRow {
        state: ProcedureState::Decided.as_str().to_owned(),
        ended_at: Some(write.now().as_microsecond()),
        interim_decision_id: Some(decision),
        ..row
    };
    write.update(&ended).await?;
    let people = members(&mut write.reading(), paper, office.today()).await?;
    let about = About::Paper(paper.row.id);
    tell(write, actor, MessageKind::DecidedBetween, about, people).await
}

/// How the members answered, a line each: "For stemte 2: Dan Bro, Ida Holm."
async fn who_answered(write: &mut Write<'_>, answers: &[WrittenAnswerRow]) -> Result<Vec<String>, Refusal> {
    let persons: Vec<PersonId> = answers.iter().map(|row| row.person_id).collect();
    let names = names(&mut write.reading(), &persons).await?;
    let of = |choice: Option<WrittenChoice>| {
        let word = choice.map(WrittenChoice::as_str);
        let those = answers.iter().filter(|row| row.answer.as_deref() == word);
        let mut those: Vec<String> = those
            .filter_map(|row| names.get(&row.person_id).cloned())
            .collect();
        those.sort_by(|a, b| referat_danish::sorting::compare(a, b));
        those
    };
    let line = |choice: Option<WrittenChoice>| {
        let those = of(choice);
        let count = those.len();
        (count > 0).then(|| format!("{} {count}: {}.", printed(choice), those.join(", ")))
    };
    let choices = WrittenChoice::ALL.into_iter().map(Some).chain([None]);
    Ok(choices.filter_map(line).collect())
}

/// Ends a written procedure without a decision: the paper waits for a meeting again.
async fn end(
    write: &mut Write<'_>,
    office: &Office,
    actor: &Actor,
    paper: &OnTheWay,
    row: WrittenProcedureRow,
    state: ProcedureState,
    reason: Option<&str>,
) -> Result<(), Refusal> {
    let ended = WrittenProcedureRow {
        state: state.as_str().to_owned(),
        ended_at: Some(write.now().as_microsecond()),
        ended_reason: reason.map(str::to_owned),
        ..row
    };
    write.update(&ended).await?;
    let people = members(&mut write.reading(), paper, office.today()).await?;
    let about = About::Paper(paper.row.id);
    tell(write, actor, MessageKind::WritingEnded, about, people).await
}

/// Until when a procedure is answered.
pub(crate) fn due_of(row: &WrittenProcedureRow) -> Result<Deadline, Refusal> {
    let clock: Option<ClockTime> = row.due_clock.parse().ok();
    Ok(Deadline {
        day: row.due_day,
        clock: clock.ok_or_else(|| Refusal::unreadable("written_procedure", "due_clock", &row.due_clock))?,
    })
}

/// What a member answered.
pub(crate) fn choice_of(row: &WrittenAnswerRow) -> Result<Option<WrittenChoice>, Refusal> {
    let read = |word: &String| {
        word.parse()
            .map_err(|()| Refusal::unreadable("written_answer", "answer", word))
    };
    row.answer.as_ref().map(read).transpose()
}

/// The answers, counted.
pub(crate) fn tally_of(answers: &[WrittenAnswerRow]) -> Result<WrittenTally, Refusal> {
    let choices: Result<Vec<Option<WrittenChoice>>, Refusal> = answers.iter().map(choice_of).collect();
    Ok(WrittenTally::of(choices?))
}

/// Words as they are kept; `None` where there are none.
fn words(typed: &str) -> Result<Option<String>, Refusal> {
    let words = clean_words(typed).trim().to_owned();
    match words.chars().count() {
        0 => Ok(None),
        count if count > LONGEST_WORDS => Err(not_valid("written-too-long")),
        _ => Ok(Some(words)),
    }
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
