//! Giving the opinion one is asked for, changing it, taking it back, and declining to give one.
//!
//! Who stands in for whoever is asked does it for them, and both are named.

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{OpinionId, PaperId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::message::MessageKind;
use referat_domain::paper::content::FieldValue;
use referat_domain::rich_text::RichText;
use referat_store::Write;
use referat_store::opinions::OpinionRow;

use crate::ask_opinion::{not_valid, one_of, require_open};
use crate::office::{Actor, Office, entry, text_json};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;
use crate::submit_paper::{for_whom, said};
use crate::tasks::{StandIns, Tasks, state_of};
use crate::tell::{About, tell};

/// What is done with an opinion in the journal: for oneself, or for somebody who is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Give,
    GiveFor,
    TakeBack,
    TakeBackFor,
    Decline,
    DeclineFor,
}

impl Deed {
    fn action(self) -> &'static str {
        match self {
            Self::Give => "give_opinion",
            Self::GiveFor => "give_opinion_for",
            Self::TakeBack => "take_back_opinion",
            Self::TakeBackFor => "take_back_opinion_for",
            Self::Decline => "decline_opinion",
            Self::DeclineFor => "decline_opinion_for",
        }
    }
}

impl Office {
    /// Gives an opinion, or changes what was given.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who isn't asked; [`Refusal::NotNow`] where it is asked no more, or the paper is issued;
    /// [`Refusal::NotValid`] for one without words or too long.
    pub async fn give_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        opinion: OpinionId,
        text: RichText,
    ) -> Result<(), Refusal> {
        let text = match FieldValue::text(text) {
            Ok(FieldValue::Text(text)) => text,
            Ok(FieldValue::Line(_) | FieldValue::Lines(_)) => return Err(not_valid("field-form")),
            Err(not) => return Err(not_valid(not.why())),
        };
        if text.words().trim().is_empty() {
            return Err(not_valid("opinion-empty"));
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (found, mut row, away) = asked_of(&mut write, actor, paper, opinion).await?;
        let before = state_of(&row)?;
        let state = before.given()?;
        row.state = state.as_str().to_owned();
        row.text = Some(text_json(&text));
        row.reason = None;
        row.answered_by = Some(actor.name.clone());
        row.answered_for.clone_from(&away);
        row.answered_at = Some(write.now().as_microsecond());
        write.update(&row).await?;
        if before != state {
            tell_asker(&mut write, actor, MessageKind::OpinionGiven, &found, &row).await?;
        }
        let deed = match away {
            None => Deed::Give,
            Some(_) => Deed::GiveFor,
        };
        keep(write, actor, deed, paper, away, "").await
    }

    /// Takes an opinion back that was given: it is waited for again. What it says stays, to be gone on with.
    ///
    /// # Errors
    /// As [`Office::give_opinion`]; [`Refusal::NotNow`] where it isn't given.
    pub async fn take_back_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        opinion: OpinionId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (_, mut row, away) = asked_of(&mut write, actor, paper, opinion).await?;
        row.state = state_of(&row)?.reopened()?.as_str().to_owned();
        write.update(&row).await?;
        let deed = match away {
            None => Deed::TakeBack,
            Some(_) => Deed::TakeBackFor,
        };
        keep(write, actor, deed, paper, away, "").await
    }

    /// Declines to give an opinion, with a reason. One doesn't read the paper for it any more.
    ///
    /// # Errors
    /// As [`Office::give_opinion`]; [`Refusal::NotValid`] without a reason.
    pub async fn decline_opinion(
        &self,
        actor: &Actor,
        paper: PaperId,
        opinion: OpinionId,
        reason: &str,
    ) -> Result<(), Refusal> {
        let reason = said(reason)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let (found, mut row, away) = asked_of(&mut write, actor, paper, opinion).await?;
        let state = state_of(&row)?.declined()?;
        if reason.is_empty() {
            return Err(not_valid("opinion-reason"));
        }
        row.state = state.as_str().to_owned();
        row.reason = Some(reason.to_owned());
        row.answered_by = Some(actor.name.clone());
        row.answered_for.clone_from(&away);
        row.answered_at = Some(write.now().as_microsecond());
        write.update(&row).await?;
        tell_asker(&mut write, actor, MessageKind::OpinionDeclined, &found, &row).await?;
        let deed = match away {
            None => Deed::Decline,
            Some(_) => Deed::DeclineFor,
        };
        keep(write, actor, deed, paper, away, reason).await
    }
}

/// What the actor is asked, themselves or for somebody they stand in for, with that one's name.
async fn asked_of(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: PaperId,
    opinion: OpinionId,
) -> Result<(OnTheWay, OpinionRow, Option<String>), Refusal> {
    actor.require(Action::DoOwnTasks, Scope::Anywhere)?;
    let person = actor.reader.person().ok_or(Refusal::NotFound)?;
    let day = day_of(write.now()).unwrap_or(Date::MIN);
    let found = OnTheWay::find(&mut write.reading(), paper)
        .await?
        .ok_or(Refusal::NotFound)?;
    let stand_ins = StandIns::on(&mut write.reading(), day).await?;
    let tasks = Tasks::of(&mut write.reading(), &found, &stand_ins).await?;
    let asked = tasks.opinions.iter().find(|row| row.id == opinion);
    let asked = asked.ok_or(Refusal::NotFound)?.person_id;
    // Who is shut out of the paper has no part in it, nor has anybody in their place.
    let shut_out = &found.standing.shut_out;
    if shut_out.contains(&asked) || shut_out.contains(&person) {
        return Err(Refusal::NotFound);
    }
    let away = match asked == person {
        true => None,
        false => {
            let away = stand_ins.away_for(Some(person)).find(|away| away.person == asked);
            Some(away.ok_or(Refusal::NotFound)?.name.clone())
        }
    };
    require_open(&found, &tasks)?;
    Ok((found, one_of(tasks, opinion)?, away))
}

/// Tells who asked, and the paper's author.
async fn tell_asker(
    write: &mut Write<'_>,
    actor: &Actor,
    kind: MessageKind,
    paper: &OnTheWay,
    row: &OpinionRow,
) -> Result<(), Refusal> {
    let people: BTreeSet<PersonId> = row
        .asked_by_person
        .into_iter()
        .chain(paper.row.author_id)
        .collect();
    tell(write, actor, kind, About::Paper(paper.row.id), people).await
}

/// Commits: the journal says whether it was done for somebody, and for whom.
async fn keep(
    write: Write<'_>,
    actor: &Actor,
    deed: Deed,
    paper: PaperId,
    away: Option<String>,
    reason: &str,
) -> Result<(), Refusal> {
    let reason = match away {
        None => reason.to_owned(),
        Some(name) => for_whom(&name, reason),
    };
    write
        .commit(entry(actor, deed.action(), "paper", paper.uuid(), &reason))
        .await?;
    Ok(())
}
