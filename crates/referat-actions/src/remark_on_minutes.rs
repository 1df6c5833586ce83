//! Remarks on minutes that are issued: what those who took part find wrong, until the day the forum says, and what became of
//! it. They are for those of the forum and never printed; whoever keeps the minutes mends them and issues them anew, or says
//! why not.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::local_time::day_of;
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::view::minutes::RemarkAnswer;
use referat_domain::view::{Part, show};
use referat_store::minutes::MinutesRemarkRow;
use referat_store::{RowId, Write};

use crate::correct_minutes::words_of;
use crate::lookups::minutes::Kept;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest remark, in characters.
const LONGEST: usize = 2_000;

impl Office {
    /// Remarks on a meeting's minutes.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such item for the actor, [`Refusal::NotNow`] where
    /// they aren't issued, are approved, or the day is past; [`Refusal::NotValid`] for a remark without words or too many.
    pub async fn remark_on_minutes(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        item: Option<AgendaItemId>,
        text: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::SignMinutes, Scope::Forum(kept.meeting.forum_id))?;
        may_remark(&kept, day_of(write.now()).unwrap_or(Date::MIN))?;
        let text = words_of(text, LONGEST)?;
        if let Some(item) = item {
            seen(&mut write, actor, meeting, item).await?;
        }
        let id: RowId = write.fresh();
        let row = MinutesRemarkRow {
            id,
            meeting_id: meeting,
            agenda_item_id: item,
            person_id: actor.reader.person(),
            written_by: actor.name.clone(),
            text,
            written_at: write.now().as_microsecond(),
            answer: None,
            answer_words: None,
            answered_at: None,
            removed_at: None,
        };
        write.insert(&[row]).await?;
        write
            .commit(entry(actor, "remark_on_minutes", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes one's own remark back, while nobody has answered it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is none of one's own, [`Refusal::NotNow`] once it is
    /// answered or gone.
    pub async fn take_back_remark(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        remark: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::SignMinutes, Scope::Forum(kept.meeting.forum_id))?;
        let row = of_id(&kept, remark)?;
        if row.person_id.is_none() || row.person_id != actor.reader.person() {
            return Err(Refusal::NotFound);
        }
        if row.answer.is_some() {
            return Err(Refusal::NotNow {
                why: "remark-answered",
            });
        }
        write.remove(row).await?;
        write
            .commit(entry(actor, "take_back_remark", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Says what became of a remark; saying something else later is possible until the minutes are locked.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] once they are locked, [`Refusal::NotValid`] where a
    /// remark is left without a word why, or with too many.
    pub async fn answer_remark(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        remark: &str,
        answer: RemarkAnswer,
        words: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::KeepMinutes, Scope::Forum(kept.meeting.forum_id))?;
        kept.unlocked()?;
        let row = of_id(&kept, remark)?;
        if let Some(item) = row.agenda_item_id {
            seen(&mut write, actor, meeting, item).await?;
        }
        let words = match (answer, words.trim().is_empty()) {
            (RemarkAnswer::Taken, true) => None,
            (RemarkAnswer::Taken | RemarkAnswer::Left, _) => Some(words_of(words, LONGEST)?),
        };
        let changed = MinutesRemarkRow {
            answer: Some(answer.as_str().to_owned()),
            answer_words: words,
            answered_at: Some(write.now().as_microsecond()),
            ..row.clone()
        };
        write.update(&changed).await?;
        write
            .commit(entry(actor, "answer_remark", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}

fn may_remark(kept: &Kept, today: Date) -> Result<(), Refusal> {
    let why = match kept.state {
        MinutesState::Drafting => "minutes-not-issued",
        MinutesState::Approved => "minutes-approved",
        MinutesState::Locked => "minutes-locked",
        MinutesState::Issued => match kept.row.as_ref().and_then(|row| row.remarks_until) {
            None => "minutes-take-no-remarks",
            Some(until) if until < today => "minutes-remarks-over",
            Some(_) => return Ok(()),
        },
    };
    Err(Refusal::NotNow { why })
}

fn of_id<'k>(kept: &'k Kept, id: &str) -> Result<&'k MinutesRemarkRow, Refusal> {
    let mut rows = kept.remarks.iter();
    rows.find(|row| row.id.uuid().to_string() == id)
        .ok_or(Refusal::NotNow { why: "remark-gone" })
}

/// Goes on only where the item is of the meeting and open to the actor.
async fn seen(
    write: &mut Write<'_>,
    actor: &Actor,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<(), Refusal> {
    let rows = write.reading().items_of(&[item]).await?;
    let rows = rows
        .into_iter()
        .filter(|row| row.removed_at.is_none() && row.meeting_id == meeting)
        .collect();
    let listed = crate::lookups::listed::put_together(&mut write.reading(), rows).await?;
    let item = listed.into_items().into_iter().next().ok_or(Refusal::NotFound)?;
    match show(item, &actor.reader).line {
        Part::Open(_) => Ok(()),
        Part::Neutral(_) => Err(Refusal::NotFound),
    }
}
