//! Decisions (beslutninger): an outcome per clause, remarks, and remarks with names.
//!
//! Three printed styles: one sentence for all ("Godkendt."), sentence by sentence in the words of the
//! recommendation, and rows "Ad 1: …". Where the text doesn't settle a clause, its outcome is unsettled;
//! nothing is guessed from silence. Votes, dissents and absences below the text are read apart (`taking_part`).

mod align;
mod rows;
mod statements;
pub mod taking_part;

use referat_danish::verbs::OutcomeVerb;
use referat_domain::finding::FindingCode;
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};
use referat_domain::meeting::voting::{AwayFrom, TakingPart};
use referat_domain::meeting_record::DecisionRecord;
use referat_domain::rich_text::plain_text::{inline_text, point_text};
use referat_domain::rich_text::{Block, ListItem, RichText};

/// A decision and what was noticed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadDecision {
    /// The decision.
    pub decision: DecisionRecord,
    /// What was noticed, with its words.
    pub noticed: Vec<(FindingCode, String)>,
}

/// A paragraph of a decision, or the points of a list in it.
enum Part {
    Prose(String),
    Statement { by: String, text: String },
    Points(Vec<String>),
}

/// Longer paragraphs, in bytes, are not divided into sentences: no decision has them.
const LONGEST_PARAGRAPH: usize = 16_000;

/// Longer sentences, in bytes, are not searched for an outcome.
const LONGEST_SENTENCE: usize = 2_000;

/// More full stops in a row are no ends of sentences.
const MOST_MARKS: usize = 40;

/// The sentences of a paragraph that can be one of a decision.
fn sentences(words: &str) -> impl Iterator<Item = &str> {
    let mut marks = 0;
    let is_row_of_marks = words.len() > LONGEST_PARAGRAPH
        || words.chars().any(|c| {
            marks = if matches!(
                c,
                '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | '»' | ')' | ']'
            ) {
                marks + 1
            } else {
                0
            };
            marks > MOST_MARKS
        });
    let words = if is_row_of_marks { "" } else { words };
    referat_danish::sentences::split(words).filter(|sentence| sentence.len() <= LONGEST_SENTENCE)
}

/// A decision whose words are kept and not searched: each clause is unsettled.
#[must_use]
pub fn unsearched(text: &RichText, clauses: &[String]) -> ReadDecision {
    finish(
        text,
        &[],
        clauses
            .iter()
            .zip(1u32..)
            .map(|(_, clause)| align::unsettled(clause))
            .collect(),
        Vec::new(),
    )
}

/// Reads a decision's text against the clauses it answers. `forum` is the name of the forum that decides.
#[must_use]
pub fn read(text: &RichText, clauses: &[String], forum: &str) -> ReadDecision {
    let forum = forum.to_lowercase();
    let parts = parts(text);
    let mut noticed = Vec::new();
    let rows = rows::collect(&parts);
    let outcomes = if rows.is_empty() {
        align::outcomes(&parts, clauses, &forum)
    } else {
        rows::outcomes(&rows, &parts, clauses, &forum, &mut noticed)
    };
    finish(text, &parts, outcomes, noticed)
}

fn finish(
    text: &RichText,
    parts: &[Part],
    outcomes: Vec<ClauseOutcome>,
    mut noticed: Vec<(FindingCode, String)>,
) -> ReadDecision {
    for outcome in outcomes.iter().filter(|outcome| outcome.outcome.is_none()) {
        noticed.push((FindingCode::OutcomeUnsettled, outcome.clause.to_string()));
    }
    let said = match parts.is_empty() {
        true => TakingPart::default(),
        false => taking_part::read(text),
    };
    let disqualified = said
        .away
        .iter()
        .filter(|away| matches!(away.from, AwayFrom::Disqualified { .. }));
    let decision = DecisionRecord {
        text: text.plain_text(),
        outcomes,
        remarks: remarks(parts),
        statements: statements::collect(parts),
        votes: said.votes,
        disqualified: disqualified.map(|away| away.name.clone()).collect(),
        absent: said.away.into_iter().map(|away| away.name).collect(),
        dissents: said.dissents,
        tally: said.tally,
        recorded: said.recorded,
    };
    ReadDecision { decision, noticed }
}

/// Whether a line is a row ("Ad 1: Tiltrådt") or a remark with a name ("Karen: Enig").
#[must_use]
pub fn is_row_or_remark(words: &str) -> bool {
    rows::parse(words).is_some() || statements::parse(words).is_some()
}

fn parts(text: &RichText) -> Vec<Part> {
    let points = |items: &[ListItem]| Part::Points(items.iter().map(point_text).collect());
    let mut parts = Vec::with_capacity(text.blocks.len());
    for block in &text.blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                let words = inline_text(content);
                if taking_part::is_line(&words) {
                    // No words of the decision itself: they settle no clause and are no remark.
                    continue;
                }
                parts.push(match statements::parse(&words) {
                    Some((by, text)) => Part::Statement {
                        by: by.to_owned(),
                        text: text.to_owned(),
                    },
                    None => Part::Prose(words),
                });
            }
            Block::BulletList(items) | Block::OrderedList { items, .. } => parts.push(points(items)),
            Block::Table(_) | Block::KeyFigure { .. } => {}
        }
    }
    parts
}

/// Points after "med følgende bemærkninger:" and the like, and points without "Ad" beside rows with it.
fn remarks(parts: &[Part]) -> Vec<String> {
    let mut out = Vec::new();
    let mut introduced = false;
    for part in parts {
        match part {
            Part::Prose(words) => introduced = introduces_remarks(words),
            Part::Statement { .. } => introduced = false,
            Part::Points(points) => {
                let has_rows = points.iter().any(|point| rows::parse(point).is_some());
                if introduced || has_rows {
                    out.extend(
                        points
                            .iter()
                            .filter(|point| rows::parse(point).is_none())
                            .cloned(),
                    );
                }
            }
        }
    }
    out
}

/// Whether the last sentence of a paragraph introduces remarks: it ends in a colon, perhaps "at:", and
/// speaks of remarks, comments or wishes.
fn introduces_remarks(words: &str) -> bool {
    let words = words.trim_end();
    if !words.ends_with(':') {
        return false;
    }
    let last = sentences(words).last().unwrap_or(words).to_lowercase();
    [
        "bemærkning",
        "bemærke",
        "kommentar",
        "ønsker",
        "ønskede",
        "følgende tilføjelse",
        "følgende input",
    ]
    .iter()
    .any(|word| last.contains(word))
}

/// The outcome a verb stands for.
fn outcome_of(verb: OutcomeVerb) -> Outcome {
    match verb {
        OutcomeVerb::Approved => Outcome::Approved,
        OutcomeVerb::Adopted => Outcome::Adopted,
        OutcomeVerb::Discussed => Outcome::Discussed,
        OutcomeVerb::Noted => Outcome::Noted,
        OutcomeVerb::Informed => Outcome::Informed,
        OutcomeVerb::Decided => Outcome::Decided,
        OutcomeVerb::CarriedOut => Outcome::CarriedOut,
        OutcomeVerb::Amended => Outcome::Amended,
        OutcomeVerb::Postponed => Outcome::Postponed,
        OutcomeVerb::Forwarded => Outcome::Forwarded,
        OutcomeVerb::NotAdopted => Outcome::NotAdopted,
        OutcomeVerb::Lapsed => Outcome::Lapsed,
    }
}

/// The verb an outcome is told by, for drafts.
#[must_use]
pub fn verb_of(outcome: Outcome) -> OutcomeVerb {
    match outcome {
        Outcome::Approved => OutcomeVerb::Approved,
        Outcome::Adopted => OutcomeVerb::Adopted,
        Outcome::Discussed => OutcomeVerb::Discussed,
        Outcome::Noted => OutcomeVerb::Noted,
        Outcome::Informed => OutcomeVerb::Informed,
        Outcome::Decided => OutcomeVerb::Decided,
        Outcome::CarriedOut => OutcomeVerb::CarriedOut,
        Outcome::Amended => OutcomeVerb::Amended,
        Outcome::Postponed => OutcomeVerb::Postponed,
        Outcome::Forwarded => OutcomeVerb::Forwarded,
        Outcome::NotAdopted => OutcomeVerb::NotAdopted,
        Outcome::Lapsed => OutcomeVerb::Lapsed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Ledger;
    use crate::lines::lines;
    use crate::text_tree::{self, Reading};

    fn decide(text: &str, clauses: &[&str]) -> DecisionRecord {
        let clauses: Vec<String> = clauses.iter().map(|clause| (*clause).to_owned()).collect();
        let tree = text_tree::read(&lines(text), Reading::Prose, &mut Ledger::default());
        read(&tree.text, &clauses, "Chefforum").decision
    }

    fn words(decision: &DecisionRecord) -> Vec<(u32, &'static str, Option<&str>)> {
        decision
            .outcomes
            .iter()
            .map(|row| {
                (
                    row.clause,
                    row.outcome.map_or("-", Outcome::as_str),
                    row.addition.as_deref(),
                )
            })
            .collect()
    }

    #[test]
    fn every_outcome_has_its_verb() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome_of(verb_of(outcome)), outcome);
        }
    }

    #[test]
    fn one_word_settles_all_clauses() {
        let decision = decide(
            "Godkendt.",
            &["at dagsordenen godkendes", "at referatet godkendes"],
        );
        assert_eq!(words(&decision), [(1, "approved", None), (2, "approved", None)]);
    }

    #[test]
    fn each_clause_gets_the_sentence_that_repeats_it() {
        let decision = decide(
            "Chefforum drøftede udkastet til busplanen.\n\nChefforum tog status for biblioteket til efterretning.",
            &[
                "at chefforum tager status for biblioteket til efterretning",
                "at chefforum drøfter busplanen",
            ],
        );
        assert_eq!(words(&decision), [(1, "noted", None), (2, "discussed", None)]);
    }

    #[test]
    fn a_clause_nobody_speaks_of_is_unsettled() {
        let decision = decide(
            "Chefforum godkendte, at alle skoler inviteres.",
            &["at alle skoler inviteres", "at afdelingerne afsætter midler"],
        );
        assert_eq!(words(&decision), [(1, "approved", None), (2, "-", None)]);
    }

    #[test]
    fn rows_with_ad_answer_their_clause_and_the_others_are_remarks() {
        let decision = decide(
            "Chefforum tiltrådte indstillingen med følgende bemærkninger:\n\n- Ad 1: Tiltrådt\n\
             - Ad 2: Kurset gøres frivilligt.\n- Ad 3: Tiltrådt i det der tilføjes en frist.\n- Husk en plan.",
            &["at et", "at to", "at tre"],
        );
        assert_eq!(
            words(&decision),
            [
                (1, "adopted", None),
                (2, "decided", Some("Kurset gøres frivilligt.")),
                (3, "adopted", Some("i det der tilføjes en frist."))
            ]
        );
        assert_eq!(decision.remarks, ["Husk en plan."]);
    }

    #[test]
    fn what_the_sentence_adds_is_kept() {
        let decision = decide(
            "Chefforum tog planen til orientering, med en bemærkning om at busserne skal med.",
            &["at chefforum tager planen til efterretning"],
        );
        assert_eq!(
            words(&decision),
            [(1, "informed", Some("med en bemærkning om at busserne skal med."))]
        );
    }

    #[test]
    fn remarks_follow_their_introduction() {
        let decision = decide(
            "Chefforum godkender modellen. Chefforum bemærker at:\n\n- Den skal være enkel.\n- Den skal være billig.",
            &["at modellen godkendes"],
        );
        assert_eq!(decision.remarks.len(), 2);
        assert_eq!(words(&decision), [(1, "approved", None)]);
        let decision = decide("Det skal sikres at:\n\n- alle er med", &["at modellen godkendes"]);
        assert_eq!(decision.remarks.len(), 0);
    }

    #[test]
    fn named_remarks_have_a_name_and_ad_is_none() {
        let decision = decide(
            "Chefforum havde følgende kommentarer:\n\nKaren: Godt arbejde.\n\nRasmus T.: Enig.\n\nØkonomi: Ingen.\n\nAd 1: Godkendt",
            &["at sagen godkendes"],
        );
        let by: Vec<&str> = decision
            .statements
            .iter()
            .map(|remark| remark.by.as_str())
            .collect();
        assert_eq!(by, ["Karen", "Rasmus T."]);
        assert_eq!(words(&decision), [(1, "approved", None)]);
    }
}
