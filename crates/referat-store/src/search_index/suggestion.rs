//! "Mente du …?": a query like the typed one that does find something, made of words the reader may see.
//!
//! Candidates come from the documents under the filter alone, and a suggestion is run under the same filter
//! before it is made.

use referat_danish::compounds::Splitter;
use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};

use super::error::SearchError;
use super::fields::Fields;
use super::parsed_query::{Clause, ParsedQuery, Wanted};
use super::plan::{Spelling, plan};
use super::scope::Scope;
use super::tally::Tally;
use super::words::{folded, stem_of, words};

/// Words with fewer letters are too like too many others.
const SHORTEST: usize = 4;

/// Words with so many letters may have two wrong.
const LONG_ENOUGH_FOR_TWO: usize = 6;

/// So many words of a query are doubted.
const MOST_DOUBTED: usize = 4;

/// So many other words are tried for each.
const MOST_TRIED: usize = 4;

/// What a suggestion is made with.
pub(super) struct Suggester<'s> {
    pub(super) fields: &'s Fields,
    pub(super) splitter: &'s Splitter,
    pub(super) scope: &'s Scope<'s>,
}

impl Suggester<'_> {
    /// A query that finds something, for one that doesn't.
    pub(super) fn suggest(&self, parsed: &ParsedQuery) -> Result<Option<String>, SearchError> {
        let mut doubted = Vec::new();
        let mut all = Vec::new();
        for (place, clause) in parsed.clauses().iter().enumerate() {
            let Some(word) = doubtful(clause) else {
                continue;
            };
            let candidates = self.candidates(word)?;
            if !self.finds(&ParsedQuery::parse(word))? {
                doubted.push((place, candidates));
            } else {
                all.push((place, candidates));
            }
            if doubted.len() + all.len() == MOST_DOUBTED {
                break;
            }
        }
        if doubted.is_empty() {
            // Every word is found, only not together: one of them may be another that was meant.
            for (place, candidates) in all {
                for candidate in candidates {
                    if let Some(text) = self.tried(parsed, &[(place, candidate)])? {
                        return Ok(Some(text));
                    }
                }
            }
            return Ok(None);
        }
        let Some(first): Option<Vec<(usize, String)>> = doubted
            .iter()
            .map(|(place, candidates)| Some((*place, candidates.first()?.clone())))
            .collect()
        else {
            return Ok(None);
        };
        if let Some(text) = self.tried(parsed, &first)? {
            return Ok(Some(text));
        }
        for (changed, (place, candidates)) in doubted.iter().enumerate() {
            for candidate in candidates.iter().skip(1) {
                let mut words = first.clone();
                if let Some(word) = words.get_mut(changed) {
                    *word = (*place, candidate.clone());
                }
                if let Some(text) = self.tried(parsed, &words)? {
                    return Ok(Some(text));
                }
            }
        }
        Ok(None)
    }

    /// The query with other words, if it finds something.
    fn tried(&self, parsed: &ParsedQuery, words: &[(usize, String)]) -> Result<Option<String>, SearchError> {
        let mut spelled = Vec::new();
        for (place, word) in words {
            spelled.push((*place, self.as_spelled(word)?));
        }
        let text = parsed.with_words(&spelled);
        Ok(self.finds(&ParsedQuery::parse(&text))?.then_some(text))
    }

    fn finds(&self, parsed: &ParsedQuery) -> Result<bool, SearchError> {
        let plan = plan(parsed, self.fields, self.splitter, self.scope, Spelling::AsTyped)?;
        let counted = self.scope.collect(&*plan.query, &Tally::default())?;
        Ok(counted.iter().any(|counted| counted.matched > 0))
    }

    /// Words like this one, the nearest and commonest first.
    fn candidates(&self, word: &str) -> Result<Vec<String>, SearchError> {
        let fields: Vec<Field> = self.fields.places().iter().map(|place| place.words).collect();
        let stem = stem_of(word);
        let furthest = if word.chars().count() >= LONG_ENOUGH_FOR_TWO {
            2
        } else {
            1
        };
        let mut found: Vec<(String, u64)> = Vec::new();
        for distance in 1..=furthest {
            found = self
                .scope
                .terms_like(&fields, word, distance)?
                .into_iter()
                .collect();
            found.retain(|(other, _)| stem_of(other).is_some_and(|other| Some(other) != stem));
            if !found.is_empty() {
                break;
            }
        }
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(MOST_TRIED);
        Ok(found.into_iter().map(|(word, _)| word).collect())
    }

    /// A folded word as a document in sight spells it ("aa" where it has "aa"), in lower case.
    fn as_spelled(&self, word: &str) -> Result<String, SearchError> {
        let parsed = ParsedQuery::parse(&format!("\"{word}\""));
        let plan = plan(&parsed, self.fields, self.splitter, self.scope, Spelling::AsTyped)?;
        let best = Tally {
            keep: 1,
            ..Tally::default()
        };
        for (side, counted) in self.scope.collect(&*plan.query, &best)?.into_iter().enumerate() {
            let (Some(found), Some(searcher)) = (counted.best.first(), self.scope.searcher(side)) else {
                continue;
            };
            let document: TantivyDocument = searcher.doc(found.address)?;
            for field in [self.fields.shown_title, self.fields.shown_text] {
                for text in document.get_all(field).filter_map(|value| value.as_str()) {
                    if let Some(spelled) = words(text).find(|spelled| folded(spelled.text) == word) {
                        return Ok(spelled.text.to_lowercase());
                    }
                }
            }
        }
        Ok(word.to_owned())
    }
}

/// The word of a condition, if it may be misspelled.
fn doubtful(clause: &Clause) -> Option<&str> {
    let word = match &clause.wanted {
        Wanted::Word(word) if !clause.is_excluded => word,
        Wanted::Word(_)
        | Wanted::Prefix(_)
        | Wanted::Phrase(_)
        | Wanted::Joined { .. }
        | Wanted::JournalNumber { .. }
        | Wanted::Kle(_)
        | Wanted::Outcomes(_)
        | Wanted::Forum(_)
        | Wanted::Person(_)
        | Wanted::Attachment(_)
        | Wanted::Days { .. } => return None,
    };
    let is_doubtful =
        word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic) && stem_of(word).is_some();
    is_doubtful.then_some(word.as_str())
}
