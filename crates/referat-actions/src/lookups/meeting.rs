//! A meeting: its facts, its items in both orders, the documents it was read from, its neighbours.

use referat_domain::ids::MeetingId;
use referat_domain::reader::Reader;
use referat_domain::view::meeting::{MeetingView, WholeMeeting};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::meetings::MeetingRow;

use super::minutes::state_of;
use super::{imports, listed};
use crate::office::{Office, text_from};
use crate::refusal::Refusal;

impl Office {
    /// A meeting.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn meeting(&self, reader: &Reader, id: MeetingId) -> Result<Seen<MeetingView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: MeetingRow = reading
            .by_id(id)
            .await?
            .filter(|row: &MeetingRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let preamble = match &row.preamble {
            Some(json) => Some(text_from("meeting", "preamble", json)?),
            None => None,
        };
        let rows = reading.items_of_meeting(id).await?;
        let items = listed::put_together(&mut reading, rows).await?.into_items();
        let documents = reading.documents_of_meeting(id).await?;
        let documents = imports::document_lines(&mut reading, documents).await?;
        let (previous, next) = beside(&mut reading, &row).await?;
        let minutes = reading.minutes_of(&[id]).await?;
        let minutes = minutes.first().map(state_of).transpose()?;
        let approved_at = approved_at(&mut reading, id).await?;
        let lines = listed::meeting_lines(&mut reading, vec![row]).await?;
        let line = lines.into_iter().next().ok_or(Refusal::NotFound)?;
        let whole = WholeMeeting {
            line,
            preamble,
            items,
            documents,
            approved_at,
            minutes,
            previous,
            next,
        };
        Ok(show(whole, reader))
    }
}

type Neighbours = (
    Option<referat_domain::view::meeting::MeetingLine>,
    Option<referat_domain::view::meeting::MeetingLine>,
);

async fn beside(reading: &mut Reading<'_>, row: &MeetingRow) -> Result<Neighbours, Refusal> {
    let Some(date) = row.date else {
        return Ok((None, None));
    };
    let (previous, next) = reading.meetings_beside(row.forum_id, date).await?;
    let line = |row: Option<MeetingRow>| row.into_iter().collect::<Vec<_>>();
    let previous = listed::meeting_lines(reading, line(previous))
        .await?
        .into_iter()
        .next();
    let next = listed::meeting_lines(reading, line(next))
        .await?
        .into_iter()
        .next();
    Ok((previous, next))
}

/// The meeting whose item approved these minutes.
async fn approved_at(
    reading: &mut Reading<'_>,
    id: MeetingId,
) -> Result<Option<referat_domain::view::meeting::MeetingLine>, Refusal> {
    let minutes = reading.minutes_of(&[id]).await?;
    let Some(item) = minutes.first().and_then(|minutes| minutes.approved_by_item) else {
        return Ok(None);
    };
    let items = reading.items_of(&[item]).await?;
    match items.first() {
        Some(item) => listed::meeting_line(reading, item.meeting_id).await,
        None => Ok(None),
    }
}
