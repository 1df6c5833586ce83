//! A query whose documents are gathered in a set before they are asked for.
//!
//! What must not match is asked for documents before its first one, which phrases of tantivy 0.27 don't
//! stand in a debug build (`PhraseScorer::seek_danger`). A set does.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, DocId, Score, SegmentReader, Term};

/// The documents of another query, all with the same score.
#[derive(Debug)]
pub(super) struct Gathered {
    query: Box<dyn Query>,
}

impl Gathered {
    pub(super) fn new(query: Box<dyn Query>) -> Self {
        Self { query }
    }
}

impl Clone for Gathered {
    fn clone(&self) -> Self {
        Self {
            query: self.query.box_clone(),
        }
    }
}

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let unscored = match scoring.searcher() {
            Some(searcher) => EnableScoring::disabled_from_searcher(searcher),
            None => EnableScoring::disabled_from_schema(scoring.schema()),
        };
        Ok(Box::new(GatheredWeight {
            weight: self.query.weight(unscored)?,
        }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.query.query_terms(visitor);
    }
}

struct GatheredWeight {
    weight: Box<dyn Weight>,
}

impl Weight for GatheredWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut documents = BitSet::with_max_value(segment.max_doc());
        self.weight.for_each_no_score(segment, &mut |found| {
            for &document in found {
                documents.insert(document);
            }
        })?;
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(documents), boost)))
    }

    fn explain(&self, segment: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        self.weight.explain(segment, document)
    }
}
