//! Attachments that came at the meeting itself (fremlagt på mødet): hung on one of its items during the meeting or after it,
//! and taken off again, until its minutes are issued.
//!
//! They are the item's alone: the paper's frozen version, its way to other forums and agendas that were issued stay as they
//! are. Their numbers go on after the paper's.

use referat_domain::ids::{AgendaItemId, AttachmentId};
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::openness::Closure;
use referat_store::papers::AttachmentRow;
use referat_store::{Reading, Write};

use crate::attach_to_paper::{Hung, Judged, MOST_FILES, title_of};
use crate::live::LiveChange;
use crate::office::{Actor, Office, entry};
use crate::receive_uploads::HandedIn;
use crate::record_decision::Deciding;
use crate::refusal::Refusal;

impl Office {
    /// Hangs files that were shown at the meeting on an item, closed on a ground from the start where one is given. A file
    /// that hangs there already, to the letter, is passed over.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the meeting hasn't begun or was moved in, its
    /// minutes are issued, or whoever asks is shut out of the item; [`Refusal::NotValid`] for no files, more than an item has,
    /// and a ground that is too long.
    pub async fn show_at_meeting(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        files: Vec<HandedIn>,
        ground: &str,
    ) -> Result<Vec<Hung>, Refusal> {
        if files.is_empty() {
            return Err(Refusal::NotValid {
                why: "no-files",
                given: String::new(),
            });
        }
        let closure = match ground.trim().is_empty() {
            true => None,
            false => Some(Closure::given(ground, "", "")?),
        };
        {
            let mut reading = self.store.reading(self.tenant()).await?;
            let at = Deciding::find_in(&mut reading, actor, item).await?;
            require_unissued(&mut reading, &at).await?;
        }
        let (hung, kept) = self.judged(files).await?;
        if kept.is_empty() {
            return Ok(hung);
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        require_unissued(&mut write.reading(), &at).await?;
        if hang(&mut write, &at, kept, closure.as_ref()).await? {
            write.reindex("agenda_item", item.uuid());
            write
                .commit(entry(actor, "show_at_meeting", "agenda_item", item.uuid(), ""))
                .await?;
            drop(dice);
            self.live.tell(LiveChange::Meeting(at.meeting.id));
        }
        Ok(hung)
    }

    /// Takes an attachment off again that was shown at the meeting. Its bytes stay with the journal.
    ///
    /// # Errors
    /// As [`Self::show_at_meeting`]; [`Refusal::NotFound`] too where it is none of the item's that was shown at the meeting.
    pub async fn take_off_shown(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        attachment: AttachmentId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, item).await?;
        let rows = write.reading().attachments_shown(&[item]).await?;
        let row = rows.iter().find(|row| row.id == attachment);
        let row = row.ok_or(Refusal::NotFound)?;
        require_unissued(&mut write.reading(), &at).await?;
        write.remove(row).await?;
        write.reindex("agenda_item", item.uuid());
        write
            .commit(entry(actor, "take_off_shown", "agenda_item", item.uuid(), ""))
            .await?;
        drop(dice);
        self.live.tell(LiveChange::Meeting(at.meeting.id));
        Ok(())
    }
}

/// What members have in their hands isn't added to: only until the minutes are issued.
pub(crate) async fn require_unissued(reading: &mut Reading<'_>, at: &Deciding) -> Result<(), Refusal> {
    let rows = reading.minutes_of(&[at.meeting.id]).await?;
    match rows
        .iter()
        .all(|row| row.state == MinutesState::Drafting.as_str())
    {
        true => Ok(()),
        false => Err(Refusal::NotNow {
            why: "shown-minutes-issued",
        }),
    }
}

/// Hangs them on; whether there was one that didn't hang there.
async fn hang(
    write: &mut Write<'_>,
    at: &Deciding,
    kept: Vec<Judged>,
    closure: Option<&Closure>,
) -> Result<bool, Refusal> {
    let version = at.item.paper_version_id;
    let of_paper = write.reading().attachments(&[version]).await?;
    let mut shown = write.reading().attachments_shown(&[at.item.id]).await?;
    let mut place = of_paper
        .iter()
        .chain(&shown)
        .map(|row| row.place)
        .max()
        .unwrap_or(0);
    let before = shown.len();
    for Judged {
        name,
        content,
        media_type,
    } in kept
    {
        let file = write.keep_file(&content, media_type).await?;
        let is_same = |row: &AttachmentRow| {
            row.checksum == Some(file.checksum) && row.file_name.as_deref() == Some(name.as_str())
        };
        if shown.iter().any(is_same) {
            continue;
        }
        if of_paper.len().saturating_add(shown.len()) >= MOST_FILES {
            return Err(Refusal::NotValid {
                why: "too-many-files",
                given: MOST_FILES.to_string(),
            });
        }
        place = place.saturating_add(1);
        let row = AttachmentRow {
            id: write.fresh(),
            paper_version_id: version,
            place,
            title: title_of(&name),
            file_name: Some(name),
            checksum: Some(file.checksum),
            size: Some(file.size),
            is_closed: closure.is_some(),
            closure_ground: closure.and_then(|closure| closure.ground.clone()),
            closure_title: None,
            closure_decision: None,
            removed_at: None,
            shown_at_item: Some(at.item.id),
        };
        write.insert(std::slice::from_ref(&row)).await?;
        shown.push(row);
    }
    Ok(shown.len() > before)
}
