//! The search index brought up to date from the outbox, or built anew.
//!
//! Whoever holds the index lock indexes; someone else's lock is no failure. The outbox is acknowledged only
//! after the index has committed, so a kill in between repeats work and loses none.

use std::path::PathBuf;
use std::sync::Arc;

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::ids::AgendaItemId;
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::view::item::WholeItem;
use referat_store::Reading;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::search_index::{
    IndexedAttachment, IndexedItem, Opened, SearchError, SearchWriter, WordCounts,
};
use referat_store::search_outbox::SearchGeneration;

use crate::lookups::listed;
use crate::lookups::whole_items;
use crate::office::Office;
use crate::refusal::Refusal;

/// How many items are taken in at a time.
const BATCH: u32 = 400;

/// What indexing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexed {
    /// The index is up to date; so many items were taken in.
    Done {
        /// How many.
        items: u64,
    },
    /// Another process holds the lock and does the work.
    HeldByAnother,
}

impl Office {
    /// Brings the search index up to date.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn index_pending(&self) -> Result<Indexed, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let Some(goal) = reading.search_generation().await? else {
            return Ok(Indexed::Done { items: 0 });
        };
        drop(reading);
        let index = Arc::clone(&self.index);
        let opened = blocking(move || index.try_writer()).await?;
        let Some(writer) = opened else {
            return Ok(Indexed::HeldByAnother);
        };
        if self.must_rebuild(goal)? {
            self.rebuild(writer, goal).await
        } else {
            self.follow_outbox(writer).await
        }
    }

    /// Whether the index follows another history than the outbox's, or none.
    fn must_rebuild(&self, goal: SearchGeneration) -> Result<bool, Refusal> {
        let generation = self.index.generation()?;
        let last = u64::try_from(goal.last_sequence).unwrap_or(0);
        let known = std::fs::read_to_string(self.epoch_file()).unwrap_or_default();
        let is_ours = known.trim() == epoch_text(goal);
        let begun_anew = matches!(self.index.opened(), Opened::New | Opened::Rebuilt(_)) && generation == 0;
        Ok(!is_ours || generation > last || begun_anew)
    }

    /// The epoch of the outbox that the index follows stands in a file beside the index.
    fn epoch_file(&self) -> PathBuf {
        self.store
            .data_dir()
            .join("search")
            .join(format!("{}.epoch", self.tenant().0))
    }

    /// The epoch of the outbox that the index follows.
    pub(super) fn index_epoch(&self) -> Option<[u8; 16]> {
        let text = std::fs::read_to_string(self.epoch_file()).ok()?;
        uuid::Uuid::parse_str(text.trim())
            .ok()
            .map(uuid::Uuid::into_bytes)
    }

    async fn rebuild(&self, mut writer: SearchWriter, goal: SearchGeneration) -> Result<Indexed, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut words = WordCounts::default();
        let mut after = None;
        loop {
            let rows = reading.items_after(after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.id);
            for item in indexed_items(&mut reading, rows).await? {
                words.add(&item);
            }
        }
        writer = blocking(move || {
            writer.clear()?;
            writer.learn(&words)?;
            Ok(writer)
        })
        .await?;
        let mut items = 0;
        let mut after = None;
        loop {
            let rows = reading.items_after(after, BATCH).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.id);
            let batch = indexed_items(&mut reading, rows).await?;
            items += batch.len() as u64;
            writer = put_all(writer, batch).await?;
        }
        let generation = u64::try_from(goal.last_sequence).unwrap_or(0);
        blocking(move || {
            writer.commit(generation)?;
            writer.finish()
        })
        .await?;
        std::fs::write(self.epoch_file(), epoch_text(goal)).map_err(|error| Refusal::internal(&error))?;
        self.store
            .acknowledge_outbox(self.tenant(), goal.last_sequence)
            .await?;
        Ok(Indexed::Done { items })
    }

    async fn follow_outbox(&self, mut writer: SearchWriter) -> Result<Indexed, Refusal> {
        let mut items = 0;
        loop {
            let mut reading = self.store.reading(self.tenant()).await?;
            let entries = reading.outbox(BATCH).await?;
            let Some(last) = entries.last().map(|entry| entry.sequence) else {
                break;
            };
            let ids: Vec<AgendaItemId> = entries
                .iter()
                .filter(|entry| entry.subject_kind == "agenda_item")
                .map(|entry| AgendaItemId::from(entry.subject))
                .collect();
            let rows: Vec<AgendaItemRow> = reading
                .items_of(&ids)
                .await?
                .into_iter()
                .filter(|row| row.removed_at.is_none())
                .collect();
            let gone: Vec<AgendaItemId> = ids
                .into_iter()
                .filter(|id| !rows.iter().any(|row| row.id == *id))
                .collect();
            let batch = indexed_items(&mut reading, rows).await?;
            drop(reading);
            items += batch.len() as u64;
            let generation = u64::try_from(last).unwrap_or(0);
            writer = blocking(move || {
                for item in &batch {
                    writer.put(item)?;
                }
                for id in gone {
                    writer.remove(id);
                }
                writer.commit(generation)?;
                Ok(writer)
            })
            .await?;
            self.store.acknowledge_outbox(self.tenant(), last).await?;
        }
        Ok(Indexed::Done { items })
    }
}

fn epoch_text(goal: SearchGeneration) -> String {
    goal.epoch.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Runs what blocks on a thread of its own.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, SearchError> + Send + 'static,
) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|error| Refusal::internal(&error))??)
}

async fn put_all(mut writer: SearchWriter, batch: Vec<IndexedItem>) -> Result<SearchWriter, Refusal> {
    blocking(move || {
        for item in &batch {
            writer.put(item)?;
        }
        Ok(writer)
    })
    .await
}

/// Items as the index takes them in.
async fn indexed_items(
    reading: &mut Reading<'_>,
    rows: Vec<AgendaItemRow>,
) -> Result<Vec<IndexedItem>, Refusal> {
    let listed = listed::put_together(reading, rows).await?;
    Ok(whole_items(reading, listed)
        .await?
        .into_iter()
        .map(indexed)
        .collect())
}

/// What is sought in an item: every section's words, with decision and clauses in fields of their own.
fn indexed(item: WholeItem) -> IndexedItem {
    let mut text = String::new();
    for section in &item.sections {
        if section.kind == SectionKind::Decision {
            continue;
        }
        match &section.text {
            SectionText::Whole(whole) => text.push_str(&whole.words()),
            SectionText::Framed { before, after } => {
                text.push_str(&before.words());
                text.push_str(&after.words());
            }
        }
        text.push('\n');
    }
    for entry in &item.history {
        text.push_str(&entry.text);
        text.push('\n');
    }
    let mut decision = String::new();
    let mut people: Vec<String> = item.line.guests.iter().map(|guest| guest.name.clone()).collect();
    if let Some(content) = &item.decision {
        decision = content.text.words();
        people.extend(content.named_remarks.iter().map(|remark| remark.by.name.clone()));
    }
    let outcomes = item.line.outcomes();
    let number: Option<JournalNumber> = item.line.journal_number;
    IndexedItem {
        item: item.place.id,
        forum: item.place.forum,
        forum_name: item.place.forum_name,
        date: item.place.date,
        is_closed: item.place.openness.is_closed(),
        excluded: item.place.excluded,
        journal_number: number.map(|number| number.to_string()),
        kle: number.map(|number| number.subject),
        title: item.line.title,
        subject: item.line.subject,
        text,
        decision,
        clauses: item.clauses,
        recommenders: item
            .recommenders
            .into_iter()
            .map(|recommender| recommender.printed)
            .collect(),
        presenters: item
            .line
            .presenters
            .into_iter()
            .map(|person| person.name)
            .collect(),
        people,
        attachments: item
            .attachments
            .into_iter()
            .map(|attachment| IndexedAttachment {
                is_closed: attachment.openness.is_closed(),
                title: attachment.title,
            })
            .collect(),
        outcomes,
    }
}
