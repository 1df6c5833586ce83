//! Noting that something closed was read: who, when, what; in a log of its own, outside the journal.
//!
//! One insert, away from the chain's lock. On the embedded database whoever writes is alone, so a long import would
//! hold up every page that shows something closed: the note is written on a task of its own, and a page waits for
//! it for a moment only (`PATIENCE`). What can't be noted at all isn't shown.

use std::time::Duration;

use referat_domain::ids::IdSource as _;
use referat_domain::issued::Recipients;
use referat_domain::reader::{Guise, Reader};
use referat_domain::view::closed_reads::{ClosedThing, ReadBy, ReadWhat, SAME_READ, shown_closed};
use referat_domain::view::item::ListedItem;
use referat_domain::view::{Part, show};
use referat_store::RowId;
use referat_store::closed_reads::ClosedReadRow;

use crate::lookups::listed;
use crate::office::{Actor, Office};
use crate::printing::{FileForm, Subject, of_year};
use crate::refusal::Refusal;

/// How long a page waits for its note.
const PATIENCE: Duration = Duration::from_millis(200);

/// Who reads, of who acts and whose eyes they have.
#[must_use]
pub fn read_by(actor: &Actor, reader: &Reader) -> ReadBy {
    ReadBy {
        who: actor.name.clone(),
        person: reader.person(),
        seeing_as: actor.guise.map(Guise::as_words),
    }
}

impl Office {
    /// Notes that closed things were shown. The same reader seeing the same thing again within ten minutes is one
    /// read.
    ///
    /// # Errors
    /// Only internal ones; then it must not be shown.
    pub async fn note_closed_read(
        &self,
        by: &ReadBy,
        things: impl IntoIterator<Item = ClosedThing>,
        what: ReadWhat,
    ) -> Result<(), Refusal> {
        let things: Vec<ClosedThing> = things.into_iter().collect();
        if things.is_empty() {
            return Ok(());
        }
        let at = self.now().as_microsecond();
        let mut rows = Vec::with_capacity(things.len());
        {
            let mut dice = self.dice().await;
            for thing in things {
                let (kind, id) = match thing.attachment {
                    Some(attachment) => ("attachment", attachment.uuid()),
                    None => ("agenda_item", thing.item.uuid()),
                };
                rows.push(ClosedReadRow {
                    id: RowId::from(dice.next_id()),
                    at,
                    who: by.who.clone(),
                    person_id: by.person,
                    seeing_as: by.seeing_as.clone(),
                    subject_kind: kind.to_owned(),
                    subject_id: RowId::from(id),
                    agenda_item_id: thing.item,
                    what: what.as_str().to_owned(),
                });
            }
        }
        let (store, tenant) = (self.store.clone(), self.tenant());
        let unless_since = at - SAME_READ * 1_000_000;
        let mut noting = tokio::spawn(async move {
            let noted = store.note_closed_reads(tenant, &rows, unless_since).await;
            noted.map(drop).map_err(|error| Refusal::internal(&error))
        });
        match tokio::time::timeout(PATIENCE, &mut noting).await {
            Ok(done) => done.map_err(|error| Refusal::internal(&error))?,
            // Someone writes for long. The task goes on, and logs what goes wrong.
            Err(_) => Ok(()),
        }
    }

    /// Notes what a printed or issued document for these recipients showed of what is closed.
    ///
    /// # Errors
    /// As [`Office::note_closed_read`].
    pub async fn note_closed_print(
        &self,
        by: &ReadBy,
        reader: &Reader,
        subject: Subject,
        recipients: Recipients,
        form: Option<FileForm>,
    ) -> Result<(), Refusal> {
        match recipients {
            Recipients::Public => return Ok(()),
            Recipients::Members => {}
        }
        let things = self.closed_in(reader, subject).await?;
        let what = match form {
            Some(FileForm::Json) => ReadWhat::Record,
            Some(_) | None => ReadWhat::Document,
        };
        self.note_closed_read(by, things, what).await
    }

    /// The closed items that a document of the subject shows this reader.
    async fn closed_in(&self, reader: &Reader, subject: Subject) -> Result<Vec<ClosedThing>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let meetings = match subject {
            Subject::Extract(item) => {
                let items = listed::newest_first(&mut reading, &[item]).await?;
                return Ok(closed_among(items.into_items(), reader));
            }
            Subject::Meeting(meeting)
            | Subject::Agenda(meeting)
            | Subject::Supplement(meeting)
            | Subject::Packet(meeting) => vec![meeting],
            Subject::Volume(forum, year) => of_year(&mut reading, forum, year).await?,
        };
        let mut ids = Vec::new();
        for meeting in meetings {
            let rows = reading.items_of_meeting(meeting).await?;
            // Open items with closed attachments are read when the attachment is.
            ids.extend(rows.iter().filter(|row| row.is_closed).map(|row| row.id));
        }
        let items = listed::newest_first(&mut reading, &ids).await?;
        Ok(closed_among(items.into_items(), reader))
    }
}

fn closed_among(items: Vec<ListedItem>, reader: &Reader) -> Vec<ClosedThing> {
    show(items, reader)
        .iter()
        .filter_map(|item| shown_closed(item.id, item.is_closed, matches!(item.line, Part::Open(_))))
        .collect()
}
