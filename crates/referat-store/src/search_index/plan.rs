//! From a parsed query to the index's: which terms are sought where, what each counts, and what is marked.

use referat_danish::compounds::Splitter;
use referat_domain::Date;
use referat_domain::meeting::decision::Outcome;
use std::ops::Bound;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery,
    Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::error::SearchError;
use super::fields::{Fields, Place};
use super::gathered::Gathered;
use super::marks::Marks;
use super::numbers;
use super::parsed_query::{Clause, ParsedQuery, Wanted, WordOrPrefix};
use super::scope::Scope;
use super::words::{part_stems, stem_of};

/// What a hit counts by how it was found, measured by a word's own stem.
mod weight {
    /// The word sought is a part of a compound.
    pub(super) const IN_COMPOUND: f32 = 0.4;
    /// The parts of the compound sought stand apart.
    pub(super) const PARTS_APART: f32 = 0.25;
    /// They stand in other compounds.
    pub(super) const PARTS_IN_COMPOUNDS: f32 = 0.15;
    /// A word spelled almost like the one sought.
    pub(super) const ALMOST: f32 = 0.5;
    /// This very journal number: before everything else.
    pub(super) const JOURNAL_NUMBER: f32 = 1000.0;
    /// A journal number that begins so.
    pub(super) const JOURNAL_NUMBER_PREFIX: f32 = 100.0;
}

/// Words with fewer letters are sought only as they are spelled.
const SHORTEST_MISSPELLED: usize = 5;

/// So many other spellings of a word are sought.
const MOST_SPELLINGS: usize = 12;

/// Whether other spellings are sought too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    AsTyped,
    Tolerant,
}

/// A query ready to run.
pub(super) struct Plan {
    pub(super) query: Box<dyn Query>,
    /// What to mark in the hits.
    pub(super) marks: Marks,
}

/// Plans the conditions of a query.
pub(super) fn plan(
    parsed: &ParsedQuery,
    fields: &Fields,
    splitter: &Splitter,
    scope: &Scope<'_>,
    spelling: Spelling,
) -> Result<Plan, SearchError> {
    let mut planner = Planner {
        fields,
        splitter,
        scope,
        spelling,
        marks: Marks::default(),
        clause: 0,
    };
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    let only_stop_words = parsed
        .clauses()
        .iter()
        .filter(|clause| !clause.is_excluded)
        .all(is_stop_word);
    for (place, clause) in parsed.clauses().iter().enumerate() {
        planner.clause = place;
        if is_stop_word(clause) {
            if only_stop_words
                && !clause.is_excluded
                && let Wanted::Word(word) = &clause.wanted
            {
                clauses.push((Occur::Must, planner.phrase(std::slice::from_ref(word), true)));
            }
            continue;
        }
        let query = planner.wanted(&clause.wanted, !clause.is_excluded)?;
        clauses.push(match clause.is_excluded {
            true => (Occur::MustNot, Box::new(Gathered::new(query))),
            false => (Occur::Must, query),
        });
    }
    if !clauses.iter().any(|(occur, _)| *occur == Occur::Must) {
        clauses.push((Occur::Must, unscored(Box::new(AllQuery))));
    }
    Ok(Plan {
        query: Box::new(BooleanQuery::new(clauses)),
        marks: planner.marks,
    })
}

fn is_stop_word(clause: &Clause) -> bool {
    match &clause.wanted {
        Wanted::Word(word) => stem_of(word).is_none(),
        Wanted::Prefix(_)
        | Wanted::Phrase(_)
        | Wanted::Joined { .. }
        | Wanted::JournalNumber { .. }
        | Wanted::Kle(_)
        | Wanted::Outcomes(_)
        | Wanted::Forum(_)
        | Wanted::Person(_)
        | Wanted::Attachment(_)
        | Wanted::Days { .. } => false,
    }
}

struct Planner<'p> {
    fields: &'p Fields,
    splitter: &'p Splitter,
    scope: &'p Scope<'p>,
    spelling: Spelling,
    marks: Marks,
    /// Which condition is being planned.
    clause: usize,
}

impl Planner<'_> {
    fn wanted(&mut self, wanted: &Wanted, is_marked: bool) -> Result<Box<dyn Query>, SearchError> {
        let places = self.fields.places();
        Ok(match wanted {
            Wanted::Word(word) => self.word(word, &places, is_marked)?,
            Wanted::Prefix(begin) => self.prefix(begin, &places, is_marked),
            Wanted::Phrase(words) => self.phrase(words, is_marked),
            Wanted::Joined { words, whole } => self.joined(words, whole, is_marked)?,
            Wanted::JournalNumber { number, typed } => self.journal_number(number, typed, is_marked),
            Wanted::Kle(begin) => unscored(exact(self.fields.kle, begin)),
            Wanted::Outcomes(outcomes) => self.outcomes(outcomes),
            Wanted::Forum(names) => {
                let place = [self.fields.forum_name];
                unscored(self.all_of(names, |planner, word| planner.word(word, &place, false), &place)?)
            }
            Wanted::Person(names) => self.person(names),
            Wanted::Attachment(names) => {
                let place = [self.fields.attachments];
                self.all_of(
                    names,
                    |planner, word| planner.word(word, &place, is_marked),
                    &place,
                )?
            }
            Wanted::Days { from, to } => self.days(*from, *to),
        })
    }

    /// A word in any inflection: its stem, the same as a part of compounds, and the word's own parts.
    fn word(&mut self, word: &str, places: &[Place], is_marked: bool) -> Result<Box<dyn Query>, SearchError> {
        let Some(stem) = stem_of(word) else {
            return Ok(any(places
                .iter()
                .map(|place| scored(place.words, word, place.weight))
                .collect()));
        };
        let mut ways = self.stem(&stem, places, 1.0, weight::IN_COMPOUND);
        // A minus takes away what has the word, not what has its parts somewhere.
        if is_marked {
            self.marks.stem(stem.clone(), self.clause);
            ways.extend(self.parts(word, places));
            ways.extend(self.other_spellings(word, &stem, places)?);
        }
        Ok(any(ways))
    }

    fn stem(&self, stem: &str, places: &[Place], whole: f32, in_compound: f32) -> Vec<Box<dyn Query>> {
        let in_place = |place: &Place| {
            [
                scored(place.stems, stem, place.weight * whole),
                scored(place.parts, stem, place.weight * in_compound),
            ]
        };
        places.iter().flat_map(in_place).collect()
    }

    /// All the parts of a compound, apart or in other compounds.
    fn parts(&mut self, word: &str, places: &[Place]) -> Option<Box<dyn Query>> {
        let parts = part_stems(self.splitter, word);
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for part in &parts {
            let ways = self.stem(part, places, weight::PARTS_APART, weight::PARTS_IN_COMPOUNDS);
            all.push((Occur::Must, any(ways)));
            self.marks.part(part.clone(), self.clause);
        }
        (!all.is_empty()).then(|| Box::new(BooleanQuery::new(all)) as Box<dyn Query>)
    }

    /// Stems one letter away, where the query as typed found nothing.
    fn other_spellings(
        &mut self,
        word: &str,
        stem: &str,
        places: &[Place],
    ) -> Result<Vec<Box<dyn Query>>, SearchError> {
        let may_be_misspelled = self.spelling == Spelling::Tolerant
            && word.chars().count() >= SHORTEST_MISSPELLED
            && word.chars().all(char::is_alphabetic);
        if !may_be_misspelled {
            return Ok(Vec::new());
        }
        let stems: Vec<Field> = places.iter().map(|place| place.stems).collect();
        let mut others: Vec<(String, u64)> = self.scope.terms_like(&stems, stem, 1)?.into_iter().collect();
        others.retain(|(other, _)| other != stem);
        // The commonest first; equals in the order of their letters.
        others.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        others.truncate(MOST_SPELLINGS);
        let mut ways = Vec::new();
        for (other, _) in others {
            ways.extend(self.stem(
                &other,
                places,
                weight::ALMOST,
                weight::ALMOST * weight::IN_COMPOUND,
            ));
            self.marks.stem(other, self.clause);
        }
        Ok(ways)
    }

    fn prefix(&mut self, begin: &str, places: &[Place], is_marked: bool) -> Box<dyn Query> {
        if is_marked {
            self.marks.prefix(begin.to_owned(), self.clause);
        }
        any(places
            .iter()
            .map(|place| beginning(place.words, begin, place.weight))
            .collect())
    }

    /// Words side by side as they stand, stop words and all.
    fn phrase(&mut self, words: &[String], is_marked: bool) -> Box<dyn Query> {
        if is_marked {
            self.marks.phrase(words.to_vec(), self.clause);
        }
        let places = self.fields.places();
        any(places.iter().map(|place| side_by_side(*place, words)).collect())
    }

    /// "IT-strategi": as one word, or each of its words.
    fn joined(
        &mut self,
        words: &[String],
        whole: &str,
        is_marked: bool,
    ) -> Result<Box<dyn Query>, SearchError> {
        let places = self.fields.places();
        let mut ways = vec![self.word(whole, &places, is_marked)?];
        let mut each: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in words.iter().filter(|word| stem_of(word).is_some()) {
            each.push((Occur::Must, self.word(word, &places, is_marked)?));
        }
        if !each.is_empty() {
            ways.push(Box::new(BooleanQuery::new(each)));
        }
        Ok(any(ways))
    }

    fn journal_number(&mut self, number: &str, typed: &[String], is_marked: bool) -> Box<dyn Query> {
        let field = self.fields.journal_number;
        let mut ways: Vec<Box<dyn Query>> = vec![
            Box::new(ConstScoreQuery::new(
                exact(field, &numbers::whole(number)),
                weight::JOURNAL_NUMBER,
            )),
            Box::new(ConstScoreQuery::new(
                exact(field, number),
                weight::JOURNAL_NUMBER_PREFIX,
            )),
        ];
        if !typed.is_empty() {
            ways.push(self.phrase(typed, is_marked));
        }
        any(ways)
    }

    fn outcomes(&self, outcomes: &[Outcome]) -> Box<dyn Query> {
        let field = self.fields.outcome;
        let terms = outcomes
            .iter()
            .map(|outcome| Term::from_field_text(field, outcome.as_str()));
        unscored(Box::new(TermSetQuery::new(terms)))
    }

    /// Names are not inflected: the words as they stand.
    fn person(&self, names: &[WordOrPrefix]) -> Box<dyn Query> {
        let field = self.fields.people;
        let all = names.iter().map(|name| {
            let way = if name.is_prefix {
                beginning(field, &name.folded, 1.0)
            } else {
                exact(field, &name.folded)
            };
            (Occur::Must, way)
        });
        unscored(Box::new(BooleanQuery::new(all.collect())))
    }

    fn all_of(
        &mut self,
        names: &[WordOrPrefix],
        mut word: impl FnMut(&mut Self, &str) -> Result<Box<dyn Query>, SearchError>,
        places: &[Place],
    ) -> Result<Box<dyn Query>, SearchError> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for name in names {
            let way = if name.is_prefix {
                self.prefix(&name.folded, places, false)
            } else {
                word(self, &name.folded)?
            };
            all.push((Occur::Must, way));
        }
        Ok(Box::new(BooleanQuery::new(all)))
    }

    fn days(&self, from: Option<Date>, to: Option<Date>) -> Box<dyn Query> {
        let end = |date: Option<Date>| match date {
            Some(date) => Bound::Included(Term::from_field_i64(self.fields.day, numbers::day(date))),
            None => Bound::Unbounded,
        };
        // A range without ends is refused by the index; none is ever read from a query.
        if from.is_none() && to.is_none() {
            return Box::new(EmptyQuery);
        }
        unscored(Box::new(RangeQuery::new(end(from), end(to))))
    }
}

/// A term that counts by how rare it is and how often it stands there.
fn scored(field: Field, term: &str, weight: f32) -> Box<dyn Query> {
    let term = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(term), weight))
}

/// A term that is there or not.
fn exact(field: Field, term: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, term),
        IndexRecordOption::Basic,
    ))
}

/// All terms that begin so; each counts the same.
fn beginning(field: Field, begin: &str, weight: f32) -> Box<dyn Query> {
    let query = FuzzyTermQuery::new_prefix(Term::from_field_text(field, begin), 0, true);
    Box::new(ConstScoreQuery::new(Box::new(query), weight))
}

fn side_by_side(place: Place, words: &[String]) -> Box<dyn Query> {
    match words {
        [] => Box::new(EmptyQuery),
        [word] => scored(place.words, word, place.weight),
        words => {
            let terms = words
                .iter()
                .map(|word| Term::from_field_text(place.words, word))
                .collect();
            Box::new(BoostQuery::new(Box::new(PhraseQuery::new(terms)), place.weight))
        }
    }
}

fn any(ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::union(ways))
}

fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
