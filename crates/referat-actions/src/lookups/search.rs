//! Search: the index asked with the reader's filter, its hits put together and looked at again.

use std::collections::BTreeMap;
use std::sync::Arc;

use referat_domain::ids::{AgendaItemId, ForumId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::reader::Reader;
use referat_domain::view::search::{Hit, SearchView, WholeSearch};
use referat_domain::view::{Seen, show};
use referat_store::search_index::{Answer, DEEPEST_HIT, Filter, ParsedQuery, Request};

use super::{PAGE, listed, pages};
use crate::office::Office;
use crate::refusal::Refusal;

/// What is sought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The words, with operators such as `sag:00.30.00-P00-5-21`.
    pub words: String,
    /// Only this forum.
    pub forum: Option<ForumId>,
    /// Only this year.
    pub year: Option<i16>,
    /// Only items with a clause of this outcome.
    pub outcome: Option<Outcome>,
    /// The page, from 1.
    pub page: u32,
}

impl Office {
    /// Searches the items the reader may see.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] for a page deeper than anyone reads; otherwise only internal ones: no query is
    /// wrong.
    pub async fn search(&self, reader: &Reader, query: &SearchQuery) -> Result<Seen<SearchView>, Refusal> {
        let page = query.page.max(1);
        let offset = (page as usize - 1).saturating_mul(PAGE as usize);
        if offset > DEEPEST_HIT {
            return Err(Refusal::NotValid {
                why: "page-too-deep",
                given: page.to_string(),
            });
        }
        let request = Request {
            query: ParsedQuery::parse(&query.words),
            forum: query.forum,
            year: query.year,
            outcome: query.outcome,
            offset,
            limit: PAGE as usize,
        };
        let answer = self.ask_index(reader, request).await?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let ids: Vec<AgendaItemId> = answer.hits.iter().map(|hit| hit.item).collect();
        let rows = reading
            .items_of(&ids)
            .await?
            .into_iter()
            .filter(|row| row.removed_at.is_none())
            .collect();
        let mut items: BTreeMap<AgendaItemId, _> = listed::put_together(&mut reading, rows)
            .await?
            .into_items()
            .into_iter()
            .map(|item| (item.place.id, item))
            .collect();
        let names: BTreeMap<ForumId, String> = reading
            .forums()
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        // An item the index still has and the database has not any more is no hit.
        let hits = answer
            .hits
            .into_iter()
            .filter_map(|hit| {
                let item = items.remove(&hit.item)?;
                Some(Hit {
                    item,
                    title: hit.title_pieces,
                    snippet: hit.snippet_pieces,
                })
            })
            .collect();
        let whole = WholeSearch {
            query: query.words.clone(),
            hits,
            total: answer.total,
            page,
            pages: pages(answer.total),
            forums: answer
                .forums
                .into_iter()
                .map(|(id, count)| (id, names.get(&id).cloned().unwrap_or_default(), count))
                .collect(),
            years: answer.years,
            outcomes: answer.outcomes,
            suggestion: answer.suggestion,
        };
        Ok(show(whole, reader))
    }

    /// Asks the index on a thread of its own: its calls block.
    async fn ask_index(&self, reader: &Reader, request: Request) -> Result<Answer, Refusal> {
        let index = Arc::clone(&self.index);
        let filter = Filter::for_reader(reader);
        let asked = tokio::task::spawn_blocking(move || index.search(&filter, &request)).await;
        Ok(asked.map_err(|error| Refusal::internal(&error))??)
    }
}
