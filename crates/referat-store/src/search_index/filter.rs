//! The filter: what a reader may find. Only a reader makes one, and nothing is searched without.
//!
//! Which index is asked, which forums' closed items, and whom an item excludes are clauses of every query,
//! so that counts, facets, scores and suggestions know nothing else either.

use std::collections::BTreeSet;

use referat_domain::ids::{ForumId, PersonId};
use referat_domain::reader::Reader;
use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::IndexRecordOption;

use super::fields::Fields;

/// What a reader may find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    closed: ClosedItems,
    person: Option<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ClosedItems {
    None,
    OfForums(BTreeSet<ForumId>),
    All,
}

impl Filter {
    /// The filter of a reader: open items for everyone, closed ones of the reader's forums, and nothing
    /// the reader is excluded from.
    #[must_use]
    pub fn for_reader(reader: &Reader) -> Self {
        let closed = match reader.closed_forums() {
            None => ClosedItems::All,
            Some(forums) if forums.is_empty() => ClosedItems::None,
            Some(forums) => ClosedItems::OfForums(forums),
        };
        Self {
            closed,
            person: reader.person(),
        }
    }

    /// Whether the closed index is asked at all.
    pub(super) fn admits_closed(&self) -> bool {
        match self.closed {
            ClosedItems::None => false,
            ClosedItems::OfForums(_) | ClosedItems::All => true,
        }
    }

    /// What limits the open index.
    pub(super) fn on_open(&self, fields: &Fields) -> Restriction {
        Restriction {
            forums: None,
            excluded: self.excluded(fields),
        }
    }

    /// What limits the closed index.
    pub(super) fn on_closed(&self, fields: &Fields) -> Restriction {
        let forums = match &self.closed {
            ClosedItems::None => Some(BTreeSet::new()),
            ClosedItems::OfForums(forums) => Some(forums.clone()),
            ClosedItems::All => None,
        };
        let forums = forums.map(|forums| {
            let terms = forums
                .iter()
                .map(|forum| Term::from_field_bytes(fields.forum, forum.as_bytes()));
            terms.collect()
        });
        Restriction {
            forums,
            excluded: self.excluded(fields),
        }
    }

    fn excluded(&self, fields: &Fields) -> Option<Term> {
        self.person
            .map(|person| Term::from_field_bytes(fields.excluded, person.as_bytes()))
    }
}

/// What limits one index.
#[derive(Debug, Clone)]
pub(super) struct Restriction {
    /// The forums whose items may be found; `None` is every forum.
    forums: Option<Vec<Term>>,
    /// Items with this term may not be found.
    pub(super) excluded: Option<Term>,
}

impl Restriction {
    /// The same query, limited. The limits add nothing to the score.
    pub(super) fn limit(&self, query: Box<dyn Query>) -> Box<dyn Query> {
        let mut clauses = vec![(Occur::Must, query)];
        if let Some(forums) = &self.forums {
            let forums = Box::new(TermSetQuery::new(forums.iter().cloned()));
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(forums, 0.0))));
        }
        if let Some(excluded) = &self.excluded {
            let excluded = TermQuery::new(excluded.clone(), IndexRecordOption::Basic);
            clauses.push((Occur::MustNot, Box::new(excluded)));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// Whether forums limit the index.
    pub(super) fn is_by_forum(&self) -> bool {
        self.forums.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_readers_with_a_forum_ask_the_closed_index() {
        let person = PersonId::from_bytes([1; 16]);
        assert!(!Filter::for_reader(&Reader::public()).admits_closed());
        assert!(!Filter::for_reader(&Reader::staff(person)).admits_closed());
        let member = Reader::staff(person).member_of(ForumId::from_bytes([2; 16]));
        assert!(Filter::for_reader(&member).admits_closed());
        assert!(Filter::for_reader(&Reader::local_operator()).admits_closed());
    }
}
