//! Reminders: of papers that have waited for an approval, and of opinions that are due.

use std::collections::BTreeSet;

use referat_domain::ids::{PaperId, PersonId};
use referat_domain::message::MessageKind;
use referat_domain::paper::opinion::nearness;
use referat_domain::paper::state::PaperState;
use referat_domain::rules::deadline::Nearness;
use referat_domain::{Date, SignedDuration, Timestamp};
use referat_store::papers::PaperVersionRow;
use referat_store::{Reading, RowId};

use crate::office::Office;
use crate::planning::days_off;
use crate::refusal::Refusal;
use crate::tasks::with_stand_ins;
use crate::tell::{About, approvers, message, reached};

/// How long a paper waits before whoever may approve it is reminded, and how long before they are reminded again.
const REMINDED_AFTER: SignedDuration = SignedDuration::from_hours(3 * 24);

/// How long what was sent is kept to be seen.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

impl Office {
    /// Reminds those who may approve a paper that has waited for some days and those whose opinion is due, and
    /// forgets letters of the month before. To be called every now and then; nobody is reminded of a paper more often than
    /// every few days, nor on a day off.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn remind(&self) -> Result<usize, Refusal> {
        let now = self.now();
        let today = self.today();
        let before = now.saturating_sub(REMINDED_AFTER).unwrap_or(now).as_microsecond();
        let forgotten = now.saturating_sub(KEPT).unwrap_or(now).as_microsecond();
        self.store.forget_messages(self.tenant(), forgotten).await?;
        let mut wanted = Vec::new();
        {
            let mut reading = self.store.reading(self.tenant()).await?;
            if days_off(&mut reading).await?.why(today).is_some() {
                return Ok(0);
            }
            let forums = reading.forums().await?;
            let forums: Vec<_> = forums.iter().map(|forum| forum.id).collect();
            for row in reading.papers_on_their_way(&forums).await? {
                let word = row.state.as_deref().unwrap_or_default();
                let state = PaperState::from_words(word, row.approval_step);
                let (Some(PaperState::InApproval(_)), Some(forum)) = (state, row.forum_id) else {
                    continue;
                };
                let about = About::Paper(row.id);
                let told = reading.messages_about(about.id()).await?;
                let waits =
                    |kind: &str| kind == MessageKind::Task.as_str() || kind == MessageKind::Reminder.as_str();
                if told.iter().any(|told| waits(&told.kind) && told.made_at > before)
                    || waits_since(&mut reading, row.id).await? > before
                {
                    continue;
                }
                let mut people = approvers(&mut reading, forum, today).await?;
                if let Some(author) = row.author_id {
                    people.remove(&author);
                }
                for (person, due) in reached(&mut reading, MessageKind::Reminder, &people, now).await? {
                    wanted.push((person, MessageKind::Reminder, about, due));
                }
            }
            wanted.extend(opinions_due(&mut reading, today, now, before).await?);
        }
        let mut rows = Vec::new();
        for (person, kind, about, due) in wanted {
            let id = RowId::from_bytes(*self.fresh_id().await.as_bytes());
            rows.push(message(id, person, kind, about, now, due));
        }
        self.store.put_messages(self.tenant(), &rows).await?;
        Ok(rows.len())
    }
}

/// Whom to remind of an opinion: those who are asked for one that is due today, tomorrow or since, and who weren't told
/// of it within the last days.
async fn opinions_due(
    reading: &mut Reading<'_>,
    today: Date,
    now: Timestamp,
    before: i64,
) -> Result<Vec<(PersonId, MessageKind, About, Timestamp)>, Refusal> {
    let mut wanted = Vec::new();
    for row in reading.opinions_awaited().await? {
        if nearness(row.due, today) == Nearness::Ahead {
            continue;
        }
        let about = About::Paper(row.paper_id);
        let told = reading.messages_about(about.id()).await?;
        let mut people = BTreeSet::from([row.person_id]);
        people.extend(with_stand_ins(reading, &people, today).await?);
        people.retain(|person| {
            !told.iter().any(|told| {
                told.person_id == *person && told.made_at > before && told.kind.starts_with("opinion_")
            })
        });
        for (person, due) in reached(reading, MessageKind::OpinionReminder, &people, now).await? {
            let kind = MessageKind::OpinionReminder;
            if !wanted.contains(&(person, kind, about, due)) {
                wanted.push((person, kind, about, due));
            }
        }
    }
    Ok(wanted)
}

/// Since when a paper waits in its step, in microseconds since 1970.
async fn waits_since(reading: &mut Reading<'_>, paper: PaperId) -> Result<i64, Refusal> {
    let versions: Vec<PaperVersionRow> = reading.versions_of_papers(&[paper]).await?;
    let handed_in = versions.iter().map(|row| row.frozen_at).max();
    let decided = reading.approvals(&[paper]).await?;
    let decided = decided.iter().map(|row| row.decided_at).max();
    Ok(handed_in.max(decided).unwrap_or(i64::MAX))
}
