//! What a reader keeps for themselves: what they have read, their notes, the passages they marked.
//!
//! Written beside the journal, which tells nothing of it: it is one person's alone, and nobody else is ever shown it,
//! whoever they are and whatever they may. Whoever looks through other eyes is nobody, and keeps nothing. An item that is
//! closed to a reader is to them as one that isn't there.

use referat_domain::access::{Action, Denied, Scope};
use referat_domain::ids::{AgendaItemId, IdSource as _, MeetingId, PersonId};
use referat_domain::own_reading::passage::{NotAPassage, Passage};
use referat_domain::own_reading::{LONGEST_NOTE, LONGEST_PASSAGE, MOST_PASSAGES, words_of};
use referat_domain::paper::attachment::Checksum;
use referat_domain::{SignedDuration, Timestamp};
use referat_store::RowId;
use referat_store::own_reading::{MarkedPassage, NoteKept, Shown};

use crate::lookups::{NoteView, OwnReading, Progress, clean_words};
use crate::office::{Actor, Office};
use crate::refusal::Refusal;

/// For so many days, what a note said can be brought back.
const UNDO_DAYS: i64 = 14;

impl From<NotAPassage> for Refusal {
    fn from(not: NotAPassage) -> Self {
        Self::NotValid {
            why: match not {
                NotAPassage::Empty => "passage-empty",
                NotAPassage::TooLong => "passage-too-long",
                NotAPassage::NotThere => "passage-not-there",
            },
            given: String::new(),
        }
    }
}

impl Office {
    /// Marks an item as read as it is shown now. `shown` is what was on the page; where the item has changed since, it
    /// isn't marked, so that nothing counts as read that wasn't seen.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the reader, [`Refusal::NotNow`] `read-changed`.
    pub async fn mark_read(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        shown: Option<Checksum>,
    ) -> Result<(), Refusal> {
        let (person, own) = self.own(actor, id).await?;
        if shown.is_some_and(|shown| shown != own.shown) {
            return Err(Refusal::NotNow { why: "read-changed" });
        }
        let shown = of(id, own);
        let now = self.now();
        self.store.mark_read(self.tenant(), person, &[shown], now).await?;
        Ok(())
    }

    /// Forgets that an item was read.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the reader.
    pub async fn mark_unread(&self, actor: &Actor, id: AgendaItemId) -> Result<(), Refusal> {
        let (person, _) = self.own(actor, id).await?;
        self.store.mark_unread(self.tenant(), person, &[id]).await?;
        Ok(())
    }

    /// Marks every item of a meeting that the reader may see as read.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn mark_meeting_read(&self, actor: &Actor, id: MeetingId) -> Result<(), Refusal> {
        let (person, progress) = self.progress_of(actor, id).await?;
        let mut shown = Vec::new();
        for (item, _) in progress.items {
            if let Some(own) = self.own_reading(&actor.reader, item).await? {
                shown.push(of(item, own));
            }
        }
        let now = self.now();
        self.store.mark_read(self.tenant(), person, &shown, now).await?;
        Ok(())
    }

    /// Forgets that any item of a meeting was read.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn mark_meeting_unread(&self, actor: &Actor, id: MeetingId) -> Result<(), Refusal> {
        let (person, progress) = self.progress_of(actor, id).await?;
        let items: Vec<AgendaItemId> = progress.items.into_iter().map(|(id, _)| id).collect();
        self.store.mark_unread(self.tenant(), person, &items).await?;
        Ok(())
    }

    /// Writes one's note on an item over the version that was read; an empty one removes it. What it said can be brought
    /// back for some days.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the reader, [`Refusal::NotValid`] where it is too long,
    /// [`Refusal::NotNow`] `note-outdated` where it was written elsewhere in the meantime.
    pub async fn keep_note(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        text: &str,
        read_version: i64,
    ) -> Result<(), Refusal> {
        let (person, own) = self.own(actor, id).await?;
        let text = clean_words(text);
        if text.chars().count() > LONGEST_NOTE {
            return Err(Refusal::NotValid {
                why: "note-too-long",
                given: String::new(),
            });
        }
        if own.note.version != read_version {
            return Err(Refusal::NotNow { why: "note-outdated" });
        }
        match text == own.note.text {
            true => Ok(()),
            false => self.put_note(person, id, &text, &own.note).await,
        }
    }

    /// Brings back what one's note said before it was changed or removed last.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the reader, [`Refusal::NotNow`] where there is nothing to
    /// bring back, or it was written elsewhere in the meantime.
    pub async fn undo_note(&self, actor: &Actor, id: AgendaItemId, read_version: i64) -> Result<(), Refusal> {
        let (person, own) = self.own(actor, id).await?;
        if own.note.version != read_version {
            return Err(Refusal::NotNow { why: "note-outdated" });
        }
        let note = {
            let mut reading = self.store.reading(self.tenant()).await?;
            reading.private_note(person, id).await?
        };
        let earlier = note.and_then(|note| note.earlier);
        let earlier = earlier.ok_or(Refusal::NotNow {
            why: "note-no-earlier",
        })?;
        self.put_note(person, id, &earlier, &own.note).await
    }

    async fn put_note(
        &self,
        person: PersonId,
        id: AgendaItemId,
        text: &str,
        over: &NoteView,
    ) -> Result<(), Refusal> {
        let (tenant, now) = (self.tenant(), self.now());
        let kept = self
            .store
            .keep_private_note(tenant, person, id, text, over.version, now);
        match kept.await? {
            NoteKept::Done(_) => Ok(()),
            NoteKept::Outdated(_) => Err(Refusal::NotNow { why: "note-outdated" }),
        }
    }

    /// Marks a passage of an item. `before` are words that stand before it, for where its own stand several times;
    /// `remark` words of one's own beside it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such item for the reader, [`Refusal::NotValid`] where the item doesn't say
    /// it or it is too long, [`Refusal::NotNow`] where it is marked already or there are too many.
    pub async fn mark_passage(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        words: &str,
        before: &str,
        remark: &str,
    ) -> Result<(), Refusal> {
        let (person, own) = self.own(actor, id).await?;
        let text = {
            let found = self.item(&actor.reader, id).await?;
            words_of(&found.item).ok_or(Refusal::NotFound)?
        };
        let passage = Passage::marked(&text, words, before)?;
        let remark = clean_words(remark.trim());
        if remark.chars().count() > LONGEST_PASSAGE {
            return Err(NotAPassage::TooLong.into());
        }
        let marked = own.reading.as_ref().map_or(&[][..], |view| &view.passages);
        if marked.len() >= MOST_PASSAGES {
            return Err(Refusal::NotNow {
                why: "passages-too-many",
            });
        }
        if marked
            .iter()
            .any(|other| other.passage.words == passage.words && other.passage.before == passage.before)
        {
            return Err(Refusal::NotNow { why: "passage-again" });
        }
        let id = MarkedPassage {
            id: RowId::from(self.dice().await.next_id()),
            item: id,
            began_at: i64::try_from(passage.at).unwrap_or(i64::MAX),
            words: passage.words,
            stood_before: passage.before,
            stood_after: passage.after,
            remark: (!remark.is_empty()).then_some(remark),
            marked_at: self.now().as_microsecond(),
        };
        self.store.mark_passage(self.tenant(), person, &id).await?;
        Ok(())
    }

    /// Takes a mark of one's own away.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where one has none of this id on the item, or the item isn't there for the reader.
    pub async fn unmark_passage(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        passage: &str,
    ) -> Result<(), Refusal> {
        let (person, _) = self.own(actor, item).await?;
        let id: uuid::Uuid = passage.parse().map_err(|_| Refusal::NotFound)?;
        let gone = self
            .store
            .unmark_passage(self.tenant(), person, item, RowId::from(id));
        match gone.await? {
            true => Ok(()),
            false => Err(Refusal::NotFound),
        }
    }

    /// Forgets all that is one's own: what one has read, notes and marks. It can't be brought back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for who is no person.
    pub async fn forget_own_reading(&self, actor: &Actor) -> Result<(), Refusal> {
        let person = keeper(actor)?;
        self.store.forget_own_reading(self.tenant(), person).await?;
        Ok(())
    }

    /// Forgets what was theirs alone of those who have left, and what notes said before they were changed some days ago.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn tidy_own_reading(&self) -> Result<(), Refusal> {
        let since = self
            .now()
            .checked_sub(SignedDuration::from_hours(24 * UNDO_DAYS))
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let (tenant, today) = (self.tenant(), self.today());
        self.store
            .forget_reading_of_those_who_left(tenant, today, since)
            .await?;
        Ok(())
    }

    /// Who acts, and their reading of an item.
    async fn own(&self, actor: &Actor, id: AgendaItemId) -> Result<(PersonId, OwnReading), Refusal> {
        let person = keeper(actor)?;
        let own = self.own_reading(&actor.reader, id).await?;
        Ok((person, own.ok_or(Refusal::NotFound)?))
    }

    async fn progress_of(&self, actor: &Actor, id: MeetingId) -> Result<(PersonId, Progress), Refusal> {
        let person = keeper(actor)?;
        let progress = self.progress(&actor.reader, id).await?;
        Ok((person, progress.ok_or(Refusal::NotFound)?))
    }
}

/// The person who keeps something.
fn keeper(actor: &Actor) -> Result<PersonId, Refusal> {
    actor.require(Action::KeepOwnReading, Scope::Anywhere)?;
    let person = actor.reader.person();
    person.ok_or_else(|| Denied(Action::KeepOwnReading).into())
}

fn of(item: AgendaItemId, own: OwnReading) -> Shown {
    Shown {
        item,
        digest: own.shown,
        body: own.body,
    }
}
