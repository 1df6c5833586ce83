//! Correcting minutes that are approved or locked: a dated addition, printed with them. They themselves stay as they are, and
//! an addition stays, too: what is wrong in it is said in the next.
//!
//! Before they are approved, the minutes are mended and issued anew.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::local_time::day_of;
use referat_domain::openness::may_decide;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::minutes::CorrectionRow;
use referat_store::{RowId, Write};

use crate::lookups::clean_words;
use crate::lookups::minutes::Kept;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest correction, in characters.
const LONGEST: usize = 4_000;

/// What is added to minutes.
#[derive(Debug, Clone, Default)]
pub struct NewCorrection {
    /// The item it is about, if it is about one.
    pub item: Option<AgendaItemId>,
    /// The item of a later meeting under which it was noted.
    pub noted_by: Option<AgendaItemId>,
    /// What it says.
    pub text: String,
}

impl Office {
    /// Adds a correction to a meeting's minutes.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where they aren't approved, or whoever writes is
    /// shut out of the item; [`Refusal::NotValid`] for one without words or too many, or where an item isn't of the meeting.
    pub async fn correct_minutes(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        new: &NewCorrection,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        actor.require(Action::KeepMinutes, Scope::Forum(kept.meeting.forum_id))?;
        if !kept.state.takes_corrections() {
            return Err(Refusal::NotNow {
                why: "minutes-not-approved",
            });
        }
        let text = words_of(&new.text, LONGEST)?;
        if let Some(item) = new.item {
            item_of(&mut write, actor, meeting, item).await?;
        }
        let noted_by = match new.noted_by {
            Some(item) => Some(noting(&mut write, meeting, item).await?),
            None => kept.row.as_ref().and_then(|row| row.approved_by_item),
        };
        let id: RowId = write.fresh();
        let row = CorrectionRow {
            id,
            meeting_id: meeting,
            place: kept
                .corrections
                .last()
                .map_or(1, |last| last.place.saturating_add(1)),
            agenda_item_id: new.item,
            noted_by_item: noted_by,
            text,
            date: day_of(write.now()).unwrap_or(Date::MIN),
            written_by: actor.name.clone(),
            written_at: write.now().as_microsecond(),
        };
        write.insert(&[row]).await?;
        write
            .commit(entry(actor, "correct_minutes", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// What somebody typed, in words.
pub(crate) fn words_of(typed: &str, longest: usize) -> Result<String, Refusal> {
    let text = clean_words(typed.trim());
    let why = match text.chars().count() {
        0 => Some("remark-empty"),
        count if count > longest => Some("reason-too-long"),
        _ => None,
    };
    match why {
        None => Ok(text),
        Some(why) => Err(Refusal::NotValid {
            why,
            given: String::new(),
        }),
    }
}

/// An item of a meeting that whoever writes isn't shut out of.
pub(crate) async fn item_of(
    write: &mut Write<'_>,
    actor: &Actor,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<AgendaItemRow, Refusal> {
    let row: Option<AgendaItemRow> = write.reading().by_id(item).await?;
    let row = row.filter(|row| row.removed_at.is_none() && row.meeting_id == meeting);
    let row = row.ok_or_else(|| not_valid("item-of-another-meeting"))?;
    let out = write.reading().exclusions(&[item]).await?;
    let out: Vec<_> = out.into_iter().map(|row| row.person_id).collect();
    may_decide(actor.reader.person(), &out)?;
    Ok(row)
}

/// An item of a later meeting that is about these minutes.
async fn noting(
    write: &mut Write<'_>,
    meeting: MeetingId,
    item: AgendaItemId,
) -> Result<AgendaItemId, Refusal> {
    let row: Option<AgendaItemRow> = write.reading().by_id(item).await?;
    let row = row.filter(|row| row.removed_at.is_none() && row.approves_meeting_id == Some(meeting));
    row.map(|row| row.id)
        .ok_or_else(|| not_valid("item-of-another-meeting"))
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}
