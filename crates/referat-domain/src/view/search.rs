//! What is seen of a search: hits with the words marked, counts and facets.
//!
//! The index is asked with the reader's filter, and every hit is looked at again here: a hit the reader may
//! not see is dropped whole, with its snippet.

use crate::ids::ForumId;
use crate::meeting::decision::Outcome;

use super::item::{ItemLineView, ListedItem};
use super::{Eyes, Part, Subject};

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPiece {
    /// The words.
    pub text: String,
    /// Whether they are what was sought.
    pub is_hit: bool,
}

/// A hit before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The item.
    pub item: ListedItem,
    /// Its subject with the words marked.
    pub title: Vec<SnippetPiece>,
    /// Where in its text the words stand.
    pub snippet: Vec<SnippetPiece>,
}

/// The answer of the index, before anyone has looked.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeSearch {
    /// What was sought.
    pub query: String,
    /// The hits of this page, best first.
    pub hits: Vec<Hit>,
    /// How many there are in all, under the reader's filter.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many hits by forum, under the reader's filter.
    pub forums: Vec<(ForumId, String, u64)>,
    /// How many hits by year, newest first.
    pub years: Vec<(i16, u64)>,
    /// How many hits by outcome.
    pub outcomes: Vec<(Outcome, u64)>,
    /// What may have been meant.
    pub suggestion: Option<String>,
}

/// A hit as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct HitView {
    /// The item.
    pub item: ItemLineView,
    /// Its subject with the words marked.
    pub title: Vec<SnippetPiece>,
    /// Where in its text the words stand.
    pub snippet: Vec<SnippetPiece>,
}

/// A search as a reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchView {
    /// What was sought.
    pub query: String,
    /// The hits of this page, best first.
    pub hits: Vec<HitView>,
    /// How many there are in all.
    pub total: u64,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many hits by forum.
    pub forums: Vec<(ForumId, String, u64)>,
    /// How many hits by year, newest first.
    pub years: Vec<(i16, u64)>,
    /// How many hits by outcome.
    pub outcomes: Vec<(Outcome, u64)>,
    /// What may have been meant.
    pub suggestion: Option<String>,
}

impl Subject for WholeSearch {
    type View = SearchView;

    fn look(self, eyes: &Eyes<'_>) -> SearchView {
        let hits = self
            .hits
            .into_iter()
            .map(|hit| HitView {
                item: hit.item.look(eyes),
                title: hit.title,
                snippet: hit.snippet,
            })
            .filter(|hit| matches!(hit.item.line, Part::Open(_)))
            .collect();
        SearchView {
            query: self.query,
            hits,
            total: self.total,
            page: self.page,
            pages: self.pages,
            forums: self.forums,
            years: self.years,
            outcomes: self.outcomes,
            suggestion: self.suggestion,
        }
    }
}
