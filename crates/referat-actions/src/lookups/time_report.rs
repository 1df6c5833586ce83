//! The time that meetings took, item by item, over a period.

use std::collections::BTreeMap;

use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperId};
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::view::time_report::{ItemTime, TimeBy, TimeLine, WholeItemTime, divided};
use referat_domain::view::{Seen, show};
use referat_domain::{Date, SignedDuration};
use referat_store::item_sessions::ItemSessionRow;

use super::listed;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::run_item_clock::clock_of;

/// What a report of time is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeQuery {
    /// From this day.
    pub from: Date,
    /// Until this day.
    pub to: Date,
    /// Of this forum alone.
    pub forum: Option<ForumId>,
}

/// The time that meetings took, as a reader may see it.
#[derive(Debug, Clone)]
pub struct TimeReport {
    items: Seen<Vec<Option<ItemTime>>>,
    /// The titles of main groups of journal numbers, from the register.
    pub group_titles: BTreeMap<u8, String>,
    /// The forums there are, by name.
    pub forums: Vec<(ForumId, String)>,
}

impl TimeReport {
    /// Its lines.
    #[must_use]
    pub fn lines(&self, by: TimeBy) -> Vec<TimeLine> {
        divided(self.items.iter().flatten(), by)
    }
}

impl Office {
    /// The time that the meetings of a period took; what is closed to the reader is in no sum.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn time_report(&self, reader: &Reader, query: TimeQuery) -> Result<TimeReport, Refusal> {
        let now = self.now();
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.item_sessions_between(query.from, query.to).await?;
        let mut by_meeting: BTreeMap<MeetingId, Vec<ItemSessionRow>> = BTreeMap::new();
        for row in rows {
            by_meeting.entry(row.meeting_id).or_default().push(row);
        }
        let mut taken: BTreeMap<AgendaItemId, SignedDuration> = BTreeMap::new();
        for rows in by_meeting.values() {
            taken.extend(clock_of(rows)?.taken(now));
        }
        let ids: Vec<AgendaItemId> = taken.keys().copied().collect();
        let rows = reading.items_of(&ids).await?;
        let rows = rows.into_iter().filter(|row| row.removed_at.is_none()).collect();
        let listed = listed::put_together(&mut reading, rows).await?;
        let papers: Vec<PaperId> = listed.papers.values().copied().collect();
        let kinds: BTreeMap<PaperId, PaperKind> = reading
            .papers_of(&papers)
            .await?
            .into_iter()
            .filter_map(|row| Some((row.id, row.kind?.parse().ok()?)))
            .collect();
        let mut titles = BTreeMap::new();
        if let Some(register) = reading.kle_register().await? {
            for row in reading.kle_subjects(register.id).await? {
                let group = (row.level == "main_group").then(|| row.number.get(..2)).flatten();
                if let Some(group) = group.and_then(|group| group.parse().ok()) {
                    titles.entry(group).or_insert(row.title);
                }
            }
        }
        let forums = reading.forums().await?;
        let forums = forums.into_iter().filter(|row| row.removed_at.is_none());
        let kind_of = |item: &AgendaItemId| kinds.get(listed.papers.get(item)?).copied();
        let mut whole: Vec<WholeItemTime> = listed
            .items
            .iter()
            .filter(|item| query.forum.is_none_or(|forum| item.place.forum == forum))
            .map(|item| WholeItemTime {
                kind: kind_of(&item.place.id),
                taken: taken.get(&item.place.id).copied().unwrap_or_default(),
                planned: item.line.slot.map(lasts).unwrap_or_default(),
                place: item.place.clone(),
                line: item.line.clone(),
            })
            .collect();
        whole.sort_by_key(|item| (item.place.date, item.place.id));
        Ok(TimeReport {
            items: show(whole, reader),
            group_titles: titles,
            forums: forums.map(|row| (row.id, row.name)).collect(),
        })
    }
}

fn lasts(slot: Slot) -> SignedDuration {
    let minutes = |time: ClockTime| i64::from(time.since_midnight());
    let lasts = slot
        .end
        .map_or(0, |end| minutes(end).saturating_sub(minutes(slot.start)));
    SignedDuration::from_mins(lasts.max(0))
}
