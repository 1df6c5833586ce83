//! One search's view of the index: the documents the filter lets through, and numbers counted over them alone.
//!
//! Scores come from here too: how rare a word is, is counted over what the reader may see. So hits of the
//! open and the closed index are measured by the same yardstick, a score tells nothing of hidden
//! documents, and replaced documents that still lie in a segment don't count.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use tantivy::collector::Collector;
use tantivy::postings::TermInfo;
use tantivy::query::{AllQuery, Bm25StatisticsProvider, EnableScoring, FuzzyTermQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::termdict::TermDictionary;
use tantivy::{BitSet, DocId, DocSet, Searcher, SegmentReader, TERMINATED, TantivyError, Term};

use super::error::SearchError;
use super::fields::Fields;
use super::filter::{Filter, Restriction};
use super::snapshot::Loaded;

/// So many terms like a word are looked at in a segment and field.
const CLOSEST_LOOKED_AT: usize = 2_000;

/// The documents one search may see.
pub(super) struct Scope<'s> {
    fields: &'s Fields,
    sides: Vec<Side<'s>>,
    documents: u64,
    /// What was counted already, by the first of the fields it was counted in.
    frequencies: RefCell<BTreeMap<(Field, Vec<u8>), u64>>,
}

/// One of the two indexes under the filter.
struct Side<'s> {
    searcher: &'s Searcher,
    restriction: Restriction,
    /// By segment.
    visible: Vec<Visible<'s>>,
}

/// Which documents of a segment are in sight.
enum Visible<'s> {
    /// All but these few, in order: replaced or removed, or closed to the reader.
    AllBut(Cow<'s, [DocId]>),
    /// These.
    Only(BitSet),
}

impl Visible<'_> {
    /// How many documents are in sight.
    fn documents(&self, segment: &SegmentReader) -> u64 {
        match self {
            Self::AllBut(hidden) => u64::from(segment.max_doc()).saturating_sub(hidden.len() as u64),
            Self::Only(documents) => documents.len() as u64,
        }
    }

    /// How many documents in sight stand behind a term of a segment.
    fn documents_with(
        &self,
        segment: &SegmentReader,
        field: Field,
        term: &TermInfo,
    ) -> Result<u64, SearchError> {
        let all = u64::from(term.doc_freq);
        if matches!(self, Self::AllBut(hidden) if hidden.is_empty()) {
            return Ok(all);
        }
        let index = segment.inverted_index(field)?;
        let postings = index.read_postings_from_terminfo(term, IndexRecordOption::Basic);
        let mut postings = postings.map_err(TantivyError::from)?;
        let mut documents = 0;
        match self {
            Self::AllBut(hidden) => {
                for &document in hidden.iter() {
                    if postings.doc() < document {
                        postings.seek(document);
                    }
                    documents += u64::from(postings.doc() == document);
                }
                Ok(all.saturating_sub(documents))
            }
            Self::Only(visible) => {
                while postings.doc() != TERMINATED {
                    documents += u64::from(visible.contains(postings.doc()));
                    postings.advance();
                }
                Ok(documents)
            }
        }
    }
}

impl<'s> Scope<'s> {
    /// What a filter lets through of the two indexes.
    pub(super) fn new(
        fields: &'s Fields,
        open: &'s Loaded,
        closed: &'s Loaded,
        filter: &Filter,
    ) -> Result<Self, SearchError> {
        let mut sides = vec![Side::new(open, filter.on_open(fields))?];
        if filter.admits_closed() {
            sides.push(Side::new(closed, filter.on_closed(fields))?);
        }
        let documents = sides.iter().map(Side::documents).sum();
        Ok(Self {
            fields,
            sides,
            documents,
            frequencies: RefCell::default(),
        })
    }

    /// Runs a query over everything in sight; one fruit for each index.
    pub(super) fn collect<C: Collector>(
        &self,
        query: &dyn Query,
        collector: &C,
    ) -> Result<Vec<C::Fruit>, SearchError> {
        self.sides
            .iter()
            .map(|side| {
                let limited = side.restriction.limit(query.box_clone());
                Ok(side
                    .searcher
                    .search_with_statistics_provider(&*limited, collector, self)?)
            })
            .collect()
    }

    /// The searcher of the index a fruit's place in [`Scope::collect`] stands for.
    pub(super) fn searcher(&self, side: usize) -> Option<&Searcher> {
        self.sides.get(side).map(|side| side.searcher)
    }

    /// How many documents in sight have the term, in the field where most have it.
    fn frequency(&self, term: &Term) -> Result<u64, SearchError> {
        let fields = self.fields.as_common(term.field());
        let word = term.serialized_value_bytes();
        let key = (fields.first().copied().unwrap_or(term.field()), word.to_owned());
        if let Some(&known) = self.frequencies.borrow().get(&key) {
            return Ok(known);
        }
        let mut most = 0;
        for field in fields {
            most = most.max(self.frequency_in(field, word)?);
        }
        self.frequencies.borrow_mut().insert(key, most);
        Ok(most)
    }

    fn frequency_in(&self, field: Field, word: &[u8]) -> Result<u64, SearchError> {
        let mut frequency = 0;
        for side in &self.sides {
            for (segment, visible) in side.segments() {
                let index = segment.inverted_index(field)?;
                if let Some(found) = index.terms().get(word).map_err(TantivyError::from)? {
                    frequency += visible.documents_with(segment, field, &found)?;
                }
            }
        }
        Ok(frequency)
    }

    /// The terms of some fields within a distance of a word, each with how many documents in sight have it.
    pub(super) fn terms_like(
        &self,
        fields: &[Field],
        word: &str,
        distance: u8,
    ) -> Result<BTreeMap<String, u64>, SearchError> {
        let mut terms = BTreeMap::new();
        for &field in fields {
            let like = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
            for side in &self.sides {
                for (segment, visible) in side.segments() {
                    let index = segment.inverted_index(field)?;
                    for (term, info) in matching(index.terms(), &like)? {
                        let documents = visible.documents_with(segment, field, &info)?;
                        if documents > 0 {
                            *terms.entry(term).or_insert(0) += documents;
                        }
                    }
                }
            }
        }
        Ok(terms)
    }
}

fn matching(
    dictionary: &TermDictionary,
    like: &FuzzyTermQuery,
) -> Result<Vec<(String, TermInfo)>, SearchError> {
    let mut stream = dictionary
        .search(like.automaton()?)
        .into_stream()
        .map_err(TantivyError::from)?;
    let mut found = Vec::new();
    while found.len() < CLOSEST_LOOKED_AT && stream.advance() {
        if let Ok(term) = std::str::from_utf8(stream.key()) {
            found.push((term.to_owned(), stream.value().clone()));
        }
    }
    Ok(found)
}

impl<'s> Side<'s> {
    fn new(loaded: &'s Loaded, restriction: Restriction) -> Result<Self, SearchError> {
        let mut side = Self {
            searcher: &loaded.searcher,
            restriction,
            visible: Vec::new(),
        };
        for (segment, deleted) in side.searcher.segment_readers().iter().zip(&loaded.deleted) {
            let visible = if side.restriction.is_by_forum() {
                Visible::Only(side.limited(segment)?)
            } else {
                Visible::AllBut(side.with_excluded(segment, deleted)?)
            };
            side.visible.push(visible);
        }
        Ok(side)
    }

    /// The documents the restriction lets through.
    fn limited(&self, segment: &SegmentReader) -> Result<BitSet, SearchError> {
        let mut documents = BitSet::with_max_value(segment.max_doc());
        let query = self.restriction.limit(Box::new(AllQuery));
        let weight = query.weight(EnableScoring::disabled_from_searcher(self.searcher))?;
        weight.for_each_no_score(segment, &mut |found| {
            for &document in found.iter().filter(|&&document| !segment.is_deleted(document)) {
                documents.insert(document);
            }
        })?;
        Ok(documents)
    }

    /// The deleted documents, and those the reader is excluded from.
    fn with_excluded(
        &self,
        segment: &SegmentReader,
        deleted: &'s [DocId],
    ) -> Result<Cow<'s, [DocId]>, SearchError> {
        let Some(term) = &self.restriction.excluded else {
            return Ok(Cow::Borrowed(deleted));
        };
        let index = segment.inverted_index(term.field())?;
        let postings = index
            .read_postings(term, IndexRecordOption::Basic)
            .map_err(TantivyError::from)?;
        let Some(mut postings) = postings else {
            return Ok(Cow::Borrowed(deleted));
        };
        let mut hidden = deleted.to_vec();
        while postings.doc() != TERMINATED {
            hidden.push(postings.doc());
            postings.advance();
        }
        hidden.sort_unstable();
        hidden.dedup();
        Ok(Cow::Owned(hidden))
    }

    fn segments(&self) -> impl Iterator<Item = (&SegmentReader, &Visible<'s>)> {
        self.searcher.segment_readers().iter().zip(&self.visible)
    }

    fn documents(&self) -> u64 {
        self.segments()
            .map(|(segment, visible)| visible.documents(segment))
            .sum()
    }
}

impl Bm25StatisticsProvider for Scope<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        Ok(self.fields.usual_length(field) * self.documents.max(1))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.documents.max(1))
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.frequency(term).map_err(|error| match error {
            SearchError::Index { source } => source,
            SearchError::File { .. } | SearchError::Busy { .. } => {
                TantivyError::InternalError(error.to_string())
            }
        })
    }
}
