//! Search: hits with the words marked, and ways to narrow them down by forum, year and outcome.

use askama::Template;
use axum::response::Html;
use referat_actions::lookups::SearchQuery;
use referat_domain::view::search::SearchView;
use referat_domain::view::{Part, Seen};
use serde::Deserialize;

use crate::extractors::{Asked, Here, Visitor};
use crate::frame::{Frame, show};
use crate::links;
use crate::pager::Pager;
use crate::problem::Problem;

/// What is asked for in the address. An empty field of the form is no filter.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Sought {
    #[serde(default)]
    q: String,
    #[serde(default)]
    forum: String,
    #[serde(default)]
    aar: String,
    #[serde(default)]
    udfald: String,
    #[serde(default)]
    side: String,
}

impl Sought {
    /// The query.
    ///
    /// # Errors
    /// When a filter is no id, year, outcome or number.
    pub fn query(self) -> Result<SearchQuery, Problem> {
        Ok(SearchQuery {
            words: self.q.trim().to_owned(),
            forum: given(&self.forum)?,
            year: given(&self.aar)?,
            outcome: given(&self.udfald)?,
            page: given::<u32>(&self.side)?.unwrap_or(1).max(1),
        })
    }
}

fn given<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Problem> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::BadAddress),
    }
}

/// A way to narrow a search down, or to take a filter away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What it is called.
    pub words: String,
    /// How many hits there are.
    pub count: u64,
    /// The search with it; without it, where it is chosen.
    pub to: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The search page.
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is sought.
    pub query: &'a SearchQuery,
    /// What was found; nothing where nothing is sought.
    pub found: Option<&'a Seen<SearchView>>,
    /// The ways to narrow it down, by kind: the words of the kind, and its facets.
    pub facets: Vec<(String, Vec<Facet>)>,
    /// Links to its other pages.
    pub pager: Option<Pager>,
}

impl<'a> SearchPage<'a> {
    /// The page of a search.
    pub fn new(frame: Frame<'a>, query: &'a SearchQuery, found: Option<&'a Seen<SearchView>>) -> Self {
        let facets = found
            .map(|found| facets(&frame, query, found))
            .unwrap_or_default();
        let pager = found.and_then(|found| {
            Pager::new(found.page, found.pages, |page| {
                links::search(&SearchQuery {
                    page,
                    ..query.clone()
                })
            })
        });
        Self {
            frame,
            query,
            found,
            facets,
            pager,
        }
    }

    /// Whether the search is narrowed down.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.query.forum.is_some() || self.query.year.is_some() || self.query.outcome.is_some()
    }

    /// The same words without any filter.
    #[must_use]
    pub fn wider(&self) -> String {
        links::search_words(&self.query.words)
    }

    /// The number of a hit in the whole list.
    #[must_use]
    pub fn has_hits(&self) -> bool {
        self.found.is_some_and(|found| !found.hits.is_empty())
    }
}

fn facets(frame: &Frame<'_>, query: &SearchQuery, found: &SearchView) -> Vec<(String, Vec<Facet>)> {
    let first_page = SearchQuery {
        page: 1,
        ..query.clone()
    };
    let forums = found.forums.iter().map(|(forum, name, count)| {
        let is_chosen = query.forum == Some(*forum);
        Facet {
            words: name.clone(),
            count: *count,
            to: links::search(&SearchQuery {
                forum: (!is_chosen).then_some(*forum),
                ..first_page.clone()
            }),
            is_chosen,
        }
    });
    let years = found.years.iter().map(|(year, count)| {
        let is_chosen = query.year == Some(*year);
        Facet {
            words: year.to_string(),
            count: *count,
            to: links::search(&SearchQuery {
                year: (!is_chosen).then_some(*year),
                ..first_page.clone()
            }),
            is_chosen,
        }
    });
    let outcomes = found.outcomes.iter().map(|(outcome, count)| {
        let is_chosen = query.outcome == Some(*outcome);
        Facet {
            words: frame.outcome(outcome),
            count: *count,
            to: links::search(&SearchQuery {
                outcome: (!is_chosen).then_some(*outcome),
                ..first_page.clone()
            }),
            is_chosen,
        }
    });
    [
        ("search-facet-forum", forums.collect::<Vec<Facet>>()),
        ("search-facet-year", years.collect()),
        ("search-facet-outcome", outcomes.collect()),
    ]
    .into_iter()
    .filter(|(_, facets)| !facets.is_empty())
    .map(|(key, facets)| (frame.text(key).into_owned(), facets))
    .collect()
}

/// `/soeg?q=&forum=&aar=&udfald=&side=`
///
/// # Errors
/// When the address can't be understood, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(sought): Asked<Sought>,
) -> Result<Html<String>, Problem> {
    let query = sought.query()?;
    let is_sought = query
        != SearchQuery {
            page: query.page,
            ..SearchQuery::default()
        };
    let found = if is_sought {
        Some(state.office.search(&reader, &query).await?)
    } else {
        None
    };
    let title = if query.words.is_empty() {
        state.wording.text("search-title").into_owned()
    } else {
        state
            .wording
            .text_with("search-title-for", &[("words", query.words.as_str().into())])
    };
    let frame = Frame::new(&state, title).without_search().under([]);
    show(&SearchPage::new(frame, &query, found.as_ref()))
}

#[cfg(test)]
mod tests {
    use referat_domain::meeting::decision::Outcome;

    use super::*;

    #[test]
    fn an_empty_field_is_no_filter_and_a_wrong_one_is_told() {
        let sought = |aar: &str, udfald: &str| Sought {
            q: " budget ".into(),
            aar: aar.into(),
            udfald: udfald.into(),
            ..Sought::default()
        };
        let query = sought("", "adopted").query().unwrap();
        assert_eq!(
            query,
            SearchQuery {
                words: "budget".into(),
                outcome: Some(Outcome::Adopted),
                page: 1,
                ..SearchQuery::default()
            }
        );
        assert_eq!(sought("i fjor", "").query(), Err(Problem::BadAddress));
        assert_eq!(sought("", "vedtaget").query(), Err(Problem::BadAddress));
    }
}
