//! Historik: what earlier forums said of the paper that an item treats.
//!
//! Of old minutes it is what they print. Of papers that went through forums here it is what those decided: the decision
//! stays theirs and is read anew each time, so that what is closed there later is closed here too. Of an item that is
//! closed nothing is told here but what is published of it, whoever asks: the next forum's members are others.

use std::collections::BTreeMap;

use referat_danish::dates::long_date;
use referat_danish::genitive::genitive_of;
use referat_domain::ids::{AgendaItemId, ForumId, PaperId};
use referat_domain::paper::consultation::{ConsultationState, HistoryEntry, TREATED_CLOSED};
use referat_domain::rich_text::{Block, RichText};
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::papers::ConsultationRow;

use super::record::grouped;
use crate::office::text_from;
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;

/// What earlier forums said of the papers of these items, each item's in the order of the route.
pub(super) async fn of_items(
    reading: &mut Reading<'_>,
    items: &BTreeMap<AgendaItemId, PaperId>,
) -> Result<BTreeMap<AgendaItemId, Vec<HistoryEntry>>, Refusal> {
    let mut papers: Vec<PaperId> = items.values().copied().collect();
    papers.sort_unstable();
    papers.dedup();
    let stops = grouped(reading.consultations(&papers).await?, |row| (row.paper_id, row));
    let mut told = Told::read(reading, stops.values().flatten()).await?;
    for row in reading.interim_decisions(&papers).await? {
        if row.withdrawn_at.is_none() {
            let text = match OnTheWay::find(reading, row.paper_id).await? {
                Some(paper) if paper.is_closed() => TREATED_CLOSED.to_owned(),
                Some(_) | None => text_from("interim_decision", "text", &row.text)?.plain_text(),
            };
            told.between.insert((row.paper_id, row.forum_id), text);
        }
    }
    let mut out = BTreeMap::new();
    for (item, paper) in items {
        let stops = stops.get(paper).map_or(&[][..], Vec::as_slice);
        let own = stops.iter().position(|stop| stop.agenda_item_id == Some(*item));
        let mut entries = Vec::new();
        for (at, stop) in stops.iter().enumerate() {
            let is_earlier = own.is_none_or(|own| at < own);
            entries.extend(told.entry(stop, is_earlier)?);
        }
        if !entries.is_empty() {
            out.insert(*item, entries);
        }
    }
    Ok(out)
}

/// What was decided at stops here.
struct Told {
    items: BTreeMap<AgendaItemId, AgendaItemRow>,
    decisions: BTreeMap<AgendaItemId, String>,
    forums: BTreeMap<ForumId, String>,
    /// What was decided between meetings, of a paper by a forum.
    between: BTreeMap<(PaperId, ForumId), String>,
}

impl Told {
    async fn read<'s>(
        reading: &mut Reading<'_>,
        stops: impl Iterator<Item = &'s ConsultationRow>,
    ) -> Result<Self, Refusal> {
        let mut ids: Vec<AgendaItemId> = stops
            .filter(|stop| state_of(stop).is_ok_and(ConsultationState::is_past))
            .filter_map(|stop| stop.agenda_item_id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            return Ok(Self {
                items: BTreeMap::new(),
                decisions: BTreeMap::new(),
                forums: BTreeMap::new(),
                between: BTreeMap::new(),
            });
        }
        let items = reading.items_of(&ids).await?;
        let decisions = reading.decisions(&ids).await?;
        let forums = reading.forums().await?;
        Ok(Self {
            items: items.into_iter().map(|row| (row.id, row)).collect(),
            decisions: decisions
                .into_iter()
                .map(|row| (row.agenda_item_id, row.text))
                .collect(),
            forums: forums.into_iter().map(|forum| (forum.id, forum.name)).collect(),
            between: BTreeMap::new(),
        })
    }

    fn entry(&self, stop: &ConsultationRow, is_earlier: bool) -> Result<Option<HistoryEntry>, Refusal> {
        let Some(id) = stop.agenda_item_id else {
            // Of old minutes the words as printed; of a forum elsewhere the words as noted.
            let between = stop
                .forum_id
                .and_then(|forum| self.between.get(&(stop.paper_id, forum)));
            let text = match (&stop.text, between) {
                (Some(text), _) => Some(text.clone()),
                (None, Some(text)) => Some(text.clone()),
                (None, None) => None,
            };
            return Ok(text.filter(|_| is_earlier).map(|text| HistoryEntry {
                forum: stop.forum_name.clone(),
                date: stop.date,
                text,
            }));
        };
        if !is_earlier || !state_of(stop)?.is_past() {
            return Ok(None);
        }
        let Some(item) = self.items.get(&id).filter(|row| row.removed_at.is_none()) else {
            return Ok(None);
        };
        let text = match (item.is_closed, self.decisions.get(&id)) {
            (true, _) => {
                let published = item.closure_decision.clone();
                published.unwrap_or_else(|| TREATED_CLOSED.to_owned())
            }
            (false, Some(json)) => text_from("decision", "text", json)?.plain_text(),
            // Nothing was decided: there is nothing to tell.
            (false, None) => return Ok(None),
        };
        let name = stop.forum_id.and_then(|id| self.forums.get(&id));
        Ok(Some(HistoryEntry {
            forum: name.unwrap_or(&stop.forum_name).clone(),
            date: stop.date,
            text,
        }))
    }
}

/// How far a stop has come.
pub(crate) fn state_of(stop: &ConsultationRow) -> Result<ConsultationState, Refusal> {
    let word = &stop.state;
    word.parse()
        .map_err(|()| Refusal::unreadable("consultation", "state", word))
}

/// Historik as it is printed: "Direktionens beslutning af 14. marts 2025:", and what was decided.
pub(super) fn printed(entries: &[HistoryEntry]) -> RichText {
    let mut blocks = Vec::new();
    for entry in entries {
        let forum = genitive_of(&entry.forum);
        let heading = match entry.date {
            Some(date) => format!("{forum} beslutning af {}:", long_date(date)),
            None => format!("{forum} beslutning:"),
        };
        blocks.push(Block::paragraph(heading));
        let lines = entry.text.lines().map(str::trim_end);
        blocks.extend(lines.filter(|line| !line.trim().is_empty()).map(Block::paragraph));
    }
    RichText { blocks }
}
