//! An attachment's bytes, for those who may see it.

use referat_domain::ids::AttachmentId;
use referat_domain::paper::attachment::{AttachmentContent, extension_of, media_type};
use referat_domain::reader::Reader;
use referat_domain::view::closed_reads::ClosedThing;
use referat_domain::view::{Part, show};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::papers::AttachmentRow;

use super::whole;
use crate::office::Office;
use crate::refusal::Refusal;

/// An attachment's bytes.
#[derive(Debug, Clone)]
pub struct AttachmentFile {
    /// Its title.
    pub title: String,
    /// The name to save it under.
    pub file_name: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What was shown of what is closed to others, to be noted.
    pub closed: Option<ClosedThing>,
}

impl Office {
    /// An attachment's bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such attachment, it is a name without bytes, or the reader may
    /// not see it: which of these is not said.
    pub async fn attachment(&self, reader: &Reader, id: AttachmentId) -> Result<AttachmentFile, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row: AttachmentRow = reading
            .by_id(id)
            .await?
            .filter(|row: &AttachmentRow| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let is_closed = row.is_closed;
        let items: Vec<AgendaItemRow> = match row.shown_at_item {
            Some(item) => reading.items_of(&[item]).await?,
            None => reading.items_of_versions(&[row.paper_version_id]).await?,
        };
        for owner in items {
            let view = show(whole::item(&mut reading, owner).await?, reader);
            let Part::Open(content) = &view.content else {
                continue;
            };
            let open = content
                .attachments
                .iter()
                .filter_map(|attachment| attachment.attachment.open());
            for attachment in open.filter(|attachment| attachment.id == id) {
                let AttachmentContent::Stored(file) = &attachment.content else {
                    continue;
                };
                let bytes = self.store.files().read_all(file.checksum).await;
                let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
                let file_name = match extension_of(&file.file_name) {
                    Some(_) => file.file_name.clone(),
                    None => attachment.title.clone(),
                };
                return Ok(AttachmentFile {
                    closed: (is_closed || view.is_closed).then_some(ClosedThing {
                        item: view.id,
                        attachment: Some(id),
                    }),
                    title: attachment.title.clone(),
                    media_type: media_type(&bytes, &file.file_name).to_owned(),
                    file_name,
                    bytes,
                });
            }
        }
        Err(Refusal::NotFound)
    }
}
