//! Attachments whose files come after their document: until then only their titles are known.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, PaperVersionId};
use referat_domain::paper::attachment::{file_of, media_type};
use referat_store::documents::SourceDocumentRow;
use referat_store::papers::AttachmentRow;
use referat_store::{Reading, Write};

use super::{AttachmentSource, MeetingSource};
use crate::lookups::minutes::unlocked;
use crate::office::Office;
use crate::refusal::Refusal;

/// An attachment without a file, and the file that has its title.
pub(super) struct Late<'s> {
    row: AttachmentRow,
    item: AgendaItemId,
    file: &'s AttachmentSource,
}

/// The attachments of a document's meeting that wait for one of the files beside it.
pub(super) async fn waiting<'s>(
    reading: &mut Reading<'_>,
    document: &SourceDocumentRow,
    source: &'s MeetingSource,
) -> Result<Vec<Late<'s>>, Refusal> {
    let (Some(meeting), false) = (document.meeting_id, source.attachments.is_empty()) else {
        return Ok(Vec::new());
    };
    unlocked(reading, meeting).await?;
    let items: BTreeMap<PaperVersionId, AgendaItemId> = reading
        .items_of_meeting(meeting)
        .await?
        .into_iter()
        .map(|item| (item.paper_version_id, item.id))
        .collect();
    let versions: Vec<PaperVersionId> = items.keys().copied().collect();
    let mut rows = reading.attachments(&versions).await?;
    let ids: Vec<AgendaItemId> = items.values().copied().collect();
    rows.extend(reading.attachments_shown(&ids).await?);
    let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
    let names = source.attachments.iter().map(|file| file.file_name.as_str());
    let names: Vec<&str> = names.collect();
    Ok(rows
        .iter()
        .filter(|row| row.checksum.is_none())
        .filter_map(|row| {
            let row = row.clone();
            let file = source.attachments.get(file_of(&row.title, &titles, &names)?)?;
            let item = *items.get(&row.paper_version_id)?;
            Some(Late { row, item, file })
        })
        .collect())
}

/// Keeps the files and hangs them where they belong.
pub(super) async fn attach(
    office: &Office,
    write: &mut Write<'_>,
    late: Vec<Late<'_>>,
) -> Result<(), Refusal> {
    for Late { mut row, item, file } in late {
        let kept = office.store.files().keep(&file.bytes).await;
        let content = kept.map_err(|error| Refusal::internal(&error))?;
        write
            .keep_file(&content, media_type(&file.bytes, &file.file_name))
            .await?;
        row.file_name = Some(file.file_name.clone());
        row.checksum = Some(content.checksum);
        row.size = i64::try_from(content.size).ok();
        write.update(&row).await?;
        write.reindex("agenda_item", item.uuid());
    }
    Ok(())
}
