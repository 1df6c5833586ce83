//! A meeting's attachments with their bytes, as the recipients may see them.

use referat_documents::copy::MeetingCopy;
use referat_documents::packet::{Given, GivenContent};
use referat_domain::ids::MeetingId;
use referat_domain::issued::Recipients;
use referat_domain::meeting::DocumentKind;
use referat_domain::paper::attachment::{AttachmentContent, printed_title};
use referat_domain::reader::Reader;
use referat_domain::view::item::{AttachmentView, ItemView};
use referat_domain::view::{Part, show, show_public};

use crate::lookups::{listed, whole_items};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// The attachments of a meeting, in the order of its items.
    pub(crate) async fn given_attachments(
        &self,
        reader: &Reader,
        id: MeetingId,
        copy: MeetingCopy<'_>,
    ) -> Result<Vec<Given>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.items_of_meeting(id).await?;
        let listed = listed::put_together(&mut reading, rows).await?;
        let wholes = whole_items(&mut reading, listed).await?;
        drop(reading);
        let mut given = Vec::new();
        for (item, whole) in wholes.into_iter().enumerate() {
            // A public copy is made of what anyone may see, whoever prints it.
            let attachments = match copy.recipients() {
                Recipients::Members => attachments_of(&show(whole, reader)),
                Recipients::Public => attachments_of(&show_public(whole)),
            };
            // The agenda's packet has what the agenda has.
            let is_agenda = copy.record().kind != DocumentKind::Minutes;
            for attachment in attachments {
                if !(attachment.is_shown && is_agenda) {
                    given.push(self.given(item, attachment).await?);
                }
            }
        }
        Ok(given)
    }

    async fn given(&self, item: usize, attachment: AttachmentView) -> Result<Given, Refusal> {
        let (title, content) = match attachment.attachment {
            Part::Neutral(neutral) => (neutral.title.unwrap_or_default(), GivenContent::Closed),
            Part::Open(open) => match open.content {
                AttachmentContent::NameOnly => (open.title, GivenContent::NameOnly),
                AttachmentContent::Stored(file) => {
                    let bytes = self.store.files().read_all(file.checksum).await;
                    let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
                    let name = file.file_name;
                    (open.title, GivenContent::File { name, bytes })
                }
            },
        };
        Ok(Given {
            item,
            number: attachment.number,
            title: match title.is_empty() {
                true => title,
                false => printed_title(&title, attachment.is_shown),
            },
            content,
        })
    }
}

/// The attachments of an item this reader may see anything of.
fn attachments_of(view: &ItemView) -> Vec<AttachmentView> {
    view.content
        .open()
        .map(|content| content.attachments.clone())
        .unwrap_or_default()
}
