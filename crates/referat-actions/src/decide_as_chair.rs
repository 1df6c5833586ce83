//! The chair decides a paper between meetings (formandsbeslutning), where the forum's rules allow it; or withdraws it, as
//! long as no agenda that tells of it is issued.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, InterimDecisionId, PaperId, PersonId};
use referat_domain::meeting::decision_field::LARGEST_TEXT;
use referat_domain::meeting::interim::{ChairsGround, InterimWay, NotBetween};
use referat_domain::message::MessageKind;
use referat_domain::openness::may_decide;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use referat_domain::rules::RuleValue;
use referat_import::decision;
use referat_store::Reading;
use referat_store::between_meetings::InterimDecisionRow;
use referat_store::people::PersonRow;

use crate::freeze_paper::freeze;
use crate::interim::{Decided, can_be_decided, members, rule_of, take_back, told_at, write_down};
use crate::invite_to_meeting::roles_on;
use crate::office::{Actor, Office, entry, text_json};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::record_decision::{GivenOutcome, outcomes_of};
use crate::refusal::Refusal;
use crate::silence_finding::reason_of;
use crate::tell::{About, tell};

/// A forum's rule: whether the chair may decide between meetings.
pub(crate) const CHAIRS_DECISION: &str = "chairs-decision";

/// What the chair decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChairsDecision<'a> {
    /// The day.
    pub decided_on: Date,
    /// The chair who decided, where somebody else writes it down; a chair who writes decides themselves.
    pub chair: Option<PersonId>,
    /// Why it is decided without a meeting.
    pub ground: ChairsGround,
    /// The same in words. The members and the next meeting see it.
    pub reason: &'a str,
    /// The text as adopted.
    pub text: &'a RichText,
    /// What is said of each clause.
    pub outcomes: &'a [GivenOutcome],
}

impl Office {
    /// Writes down what the chair decided of a paper on behalf of its forum. The members are told by mail, and the next
    /// meeting by an item.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the forum's rules don't allow it, the paper
    /// isn't ready, is on an agenda, is decided, goes on to other forums, or whoever decides or writes is shut out of it;
    /// [`Refusal::NotValid`] without a reason or a text, for a day to come, who isn't the chair on the day, a clause that
    /// isn't there, or what is too long.
    pub async fn decide_as_chair(
        &self,
        actor: &Actor,
        id: PaperId,
        given: ChairsDecision<'_>,
    ) -> Result<InterimDecisionId, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let paper = OnTheWay::seen_by(&mut write.reading(), actor, id).await?;
        actor.require(Action::DecideBetween, Scope::Forum(paper.forum))?;
        may_decide(actor.reader.person(), &paper.standing.shut_out)?;
        let forum = forum_row(&mut write.reading(), paper.forum).await?;
        let rule = rule_of(&mut write.reading(), &forum, CHAIRS_DECISION).await?;
        if !rule.as_ref().is_some_and(RuleValue::is_yes) {
            return Err(NotBetween::NotAllowedHere.into());
        }
        can_be_decided(&mut write.reading(), &paper).await?;
        let reason = reason_of(given.reason)?;
        if given.decided_on > self.today() {
            return Err(not_valid("decided-on-to-come"));
        }
        let chair = self
            .chair_of(&mut write.reading(), actor, &paper, given.chair, given.decided_on)
            .await?;
        may_decide(Some(chair.id), &paper.standing.shut_out)?;
        let (text, _) = given.text.clone().canonical();
        if text.words().trim().is_empty() {
            return Err(not_valid("decision-text-missing"));
        }
        if text_json(&text).len() > LARGEST_TEXT {
            return Err(not_valid("decision-too-long"));
        }
        let version = freeze(&mut write, &paper).await?;
        let clauses = write.reading().clauses(&[version]).await?;
        let clauses: Vec<String> = clauses.into_iter().map(|row| row.text).collect();
        let read = decision::read(&text, &clauses, &forum.name).decision.outcomes;
        let is_own = actor.reader.person() == Some(chair.id);
        let decided = Decided {
            way: InterimWay::Chair,
            decided_on: given.decided_on,
            decided_by: Some((chair.id, chair.name)),
            recorded_by: (!is_own).then(|| actor.name.clone()),
            ground: Some(given.ground),
            reason: Some(reason.to_owned()),
            outcomes: outcomes_of(&clauses, &read, given.outcomes)?,
            version,
            text,
        };
        let decision = write_down(&mut write, actor, &paper, decided).await?;
        let people = members(&mut write.reading(), &paper, self.today()).await?;
        let about = About::Paper(id);
        tell(&mut write, actor, MessageKind::DecidedBetween, about, people).await?;
        write
            .commit(entry(actor, "decide_as_chair", "paper", id.uuid(), reason))
            .await?;
        Ok(decision)
    }

    /// Withdraws what the chair decided of a paper: the paper waits for a meeting again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where nothing of the kind stands, [`Refusal::NotNow`] where the members
    /// decided in writing, or an agenda that tells of it is issued; [`Refusal::NotValid`] without a reason.
    pub async fn withdraw_chairs_decision(
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
        let row = crate::interim::standing_decision(&mut write.reading(), id).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        if row.way != InterimWay::Chair.as_str() {
            return Err(Refusal::NotNow {
                why: "between-in-writing-stands",
            });
        }
        if told_at(&mut write.reading(), row.notice_paper_id)
            .await?
            .is_some()
        {
            return Err(Refusal::NotNow { why: "between-told" });
        }
        let reason = reason_of(reason)?;
        take_back(&mut write, actor, &paper, &row).await?;
        let withdrawn = InterimDecisionRow {
            withdrawn_at: Some(write.now().as_microsecond()),
            withdrawn_reason: Some(reason.to_owned()),
            ..row
        };
        write.update(&withdrawn).await?;
        let people = members(&mut write.reading(), &paper, self.today()).await?;
        let about = About::Paper(id);
        tell(&mut write, actor, MessageKind::DecisionWithdrawn, about, people).await?;
        write
            .commit(entry(
                actor,
                "withdraw_chairs_decision",
                "paper",
                id.uuid(),
                reason,
            ))
            .await?;
        Ok(())
    }

    /// The chair who decides: whoever writes, if they are the chair on the day, else whom they name.
    async fn chair_of(
        &self,
        reading: &mut Reading<'_>,
        actor: &Actor,
        paper: &OnTheWay,
        named: Option<PersonId>,
        day: Date,
    ) -> Result<PersonRow, Refusal> {
        let chairs = chairs_on(reading, paper.forum, day).await?;
        let own = actor.reader.person();
        let own = chairs.iter().find(|chair| Some(chair.id) == own);
        let chair = match (own, named) {
            (Some(own), None) => Some(own),
            // A chair who writes decides themselves; nobody says of another chair what they decided.
            (Some(own), Some(named)) => Some(own).filter(|own| own.id == named),
            (None, Some(named)) => chairs.iter().find(|chair| chair.id == named),
            (None, None) => None,
        };
        chair.cloned().ok_or_else(|| not_valid("not-the-chair"))
    }
}

/// Who is a forum's chair on a day.
pub(crate) async fn chairs_on(
    reading: &mut Reading<'_>,
    forum: ForumId,
    day: Date,
) -> Result<Vec<PersonRow>, Refusal> {
    let held = roles_on(reading, forum, day).await?;
    let chairs = held.into_iter().filter(|(_, role)| *role == Role::Chair);
    let chairs: Vec<PersonId> = chairs.map(|(person, _)| person).collect();
    let rows = reading.persons_of(&chairs).await?;
    Ok(rows.into_iter().filter(|row| row.removed_at.is_none()).collect())
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
