//! A decision drafted from its recommendation, in the forum's tense and words: for a person to look at. Nothing is written.

use std::collections::BTreeMap;

use referat_danish::drafting::{Certainty, Choices, ClauseToDraft, OutcomeWords, Tense, draft};
use referat_doctor::asked_otherwise;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::decision::Outcome;
use referat_domain::rich_text::RichText;
use referat_domain::rules::{RuleOf, RuleValue};
use referat_domain::view::Part;
use referat_import::decision::{self, verb_of};

use crate::office::{Actor, Office};
use crate::on_the_way::forum_row;
use crate::record_decision::GivenOutcome;
use crate::refusal::Refusal;
use crate::rules::{Rules, profile_of};

/// What a decision could read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftedDecision {
    /// Its text; empty where there is no recommendation.
    pub text: String,
    /// The clauses that are left as they were written, and why, as a word of the wording.
    pub left: Vec<(u32, &'static str)>,
}

/// A clause that came to something else than it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnlikeVerb {
    /// The clause's number, from 1.
    pub clause: u32,
    /// What its words ask for.
    pub asked: Outcome,
    /// What it came to.
    pub got: Outcome,
}

/// The clauses that come to something else than they ask for, as the check-up finds them: by what is given of them, and
/// where nothing is, by what the text says. To be looked at and never in the way.
#[must_use]
pub fn unlike_verbs(
    clauses: &[String],
    forum: &str,
    text: &RichText,
    given: &[GivenOutcome],
) -> Vec<UnlikeVerb> {
    let read = decision::read(text, clauses, forum).decision.outcomes;
    let unlike = (1u32..).zip(clauses).filter_map(|(clause, words)| {
        let said = given.iter().find(|given| given.clause == clause);
        let read = read.iter().find(|row| row.clause == clause);
        let got = said
            .and_then(|given| given.outcome)
            .or_else(|| read.and_then(|row| row.outcome))?;
        let asked = asked_otherwise(words, got)?;
        Some(UnlikeVerb { clause, asked, got })
    });
    unlike.collect()
}

/// How a forum writes its decisions.
struct Manner {
    tense: Tense,
    words: BTreeMap<Outcome, String>,
}

impl Office {
    /// What an item's decision could read, where its clauses came to these outcomes; one that isn't given came to what the
    /// clause itself says.
    ///
    /// # Errors
    /// As [`Office::decision_desk`].
    pub async fn draft_decision(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        given: &[GivenOutcome],
    ) -> Result<DraftedDecision, Refusal> {
        let desk = self.decision_desk(actor, id).await?;
        let Part::Open(content) = &desk.page.item.content else {
            return Err(Refusal::NotFound);
        };
        let meeting = &desk.page.meeting;
        self.drafted(meeting.forum, &meeting.forum_name, &content.clauses, given)
            .await
    }

    /// What a forum's decision on these clauses could read.
    pub(super) async fn drafted(
        &self,
        forum: referat_domain::ids::ForumId,
        forum_name: &str,
        clauses: &[String],
        given: &[GivenOutcome],
    ) -> Result<DraftedDecision, Refusal> {
        let manner = self.manner(forum).await?;
        let said = |number: u32| given.iter().find(|given| given.clause == number);
        let clauses: Vec<ClauseToDraft<'_>> = (1u32..)
            .zip(clauses)
            .map(|(number, text)| {
                let said = said(number);
                ClauseToDraft {
                    text,
                    outcome: said.and_then(|said| said.outcome).map(verb_of),
                    addition: said
                        .map(|said| said.addition.trim())
                        .filter(|addition| !addition.is_empty()),
                }
            })
            .collect();
        if clauses.is_empty() {
            return Ok(DraftedDecision::default());
        }
        let mut words = OutcomeWords::default();
        for (outcome, word) in &manner.words {
            if let Some(place) = words.words.get_mut(verb_of(*outcome) as usize) {
                *place = word;
            }
        }
        let choices = Choices {
            forum: Some(forum_name),
            tense: manner.tense,
            words,
            ..Choices::default()
        };
        let drafted = draft(&clauses, &choices);
        let left = drafted.sentences.iter().filter_map(|sentence| {
            let Certainty::AsWritten(reason) = sentence.certainty else {
                return None;
            };
            let clause = u32::try_from(sentence.clause?).ok()?;
            Some((clause, reason.as_str()))
        });
        Ok(DraftedDecision {
            left: left.collect(),
            text: drafted.text,
        })
    }

    async fn manner(&self, forum: referat_domain::ids::ForumId) -> Result<Manner, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = forum_row(&mut reading, forum).await?;
        let lines = Rules::of_forum(&mut reading, forum)
            .await?
            .lines(RuleOf::Forum, profile_of(&row)?)?;
        let mut manner = Manner {
            tense: Tense::Past,
            words: BTreeMap::new(),
        };
        for line in lines {
            if let ("decision-tense", RuleValue::Words(word)) = (line.name, &line.value) {
                manner.tense = match word.as_str() {
                    "present" => Tense::Present,
                    _ => Tense::Past,
                };
            } else if let ("outcome-wording", RuleValue::Outcomes(words)) = (line.name, line.value) {
                manner.words = words;
            }
        }
        Ok(manner)
    }
}
