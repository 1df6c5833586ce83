//! A reader's own reading: what they read last of an item, their note on it, and the passages they marked.
//!
//! Outside the chain and never exported: it is one person's alone, and it goes when they say so. Every question is asked
//! with the person. Knows nothing of who may see an item.

use referat_domain::Timestamp;
use referat_domain::ids::{AgendaItemId, PersonId, Tenant};
use referat_domain::paper::attachment::Checksum;

use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::{ToValue as _, values};
use crate::reading::{Reading, lists};
use crate::{RowId, Store, StoreError, Write};

/// What somebody read last of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadMark {
    /// The item.
    pub item: AgendaItemId,
    /// When, in microseconds since 1970.
    pub read_at: i64,
    /// The item as they were shown it, as JSON.
    pub body: String,
}

impl Record for ReadMark {
    const NAME: &'static str = "read_mark";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            item: columns.field()?,
            read_at: columns.field()?,
            body: columns.field()?,
        })
    }
}

/// An item as somebody was shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The item.
    pub item: AgendaItemId,
    /// What tells it from anything else that was shown of the item.
    pub digest: Checksum,
    /// What was shown, as JSON.
    pub body: String,
}

/// Somebody's note on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateNote {
    /// The item.
    pub item: AgendaItemId,
    /// What it says; empty where it was removed.
    pub text: String,
    /// What it said before: what undoing brings back.
    pub earlier: Option<String>,
    /// How many times it was written.
    pub version: i64,
    /// When it was written last, in microseconds since 1970.
    pub written_at: i64,
}

impl Record for PrivateNote {
    const NAME: &'static str = "private_note";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            item: columns.field()?,
            text: columns.field()?,
            earlier: columns.field()?,
            version: columns.field()?,
            written_at: columns.field()?,
        })
    }
}

/// A passage somebody marked in an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPassage {
    /// Its id.
    pub id: RowId,
    /// The item.
    pub item: AgendaItemId,
    /// Its words.
    pub words: String,
    /// What stood before it.
    pub stood_before: String,
    /// What stood after it.
    pub stood_after: String,
    /// Where it began, in characters.
    pub began_at: i64,
    /// Words of the reader's own beside it.
    pub remark: Option<String>,
    /// When it was marked, in microseconds since 1970.
    pub marked_at: i64,
}

impl Record for MarkedPassage {
    const NAME: &'static str = "marked_passage";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: columns.field()?,
            item: columns.field()?,
            words: columns.field()?,
            stood_before: columns.field()?,
            stood_after: columns.field()?,
            began_at: columns.field()?,
            remark: columns.field()?,
            marked_at: columns.field()?,
        })
    }
}

const MARKS: &str = "SELECT read_mark.agenda_item_id, read_mark.read_at, item_reading.body FROM read_mark \
                     JOIN item_reading ON item_reading.municipality_id = read_mark.municipality_id \
                     AND item_reading.agenda_item_id = read_mark.agenda_item_id \
                     AND item_reading.digest = read_mark.digest \
                     WHERE read_mark.municipality_id = $1";

const NOTES: &str = "SELECT agenda_item_id, text, earlier, version, written_at FROM private_note \
                     WHERE municipality_id = $1 AND person_id = $2";

const PASSAGES: &str = "SELECT id, agenda_item_id, words, stood_before, stood_after, began_at, remark, marked_at \
                        FROM marked_passage WHERE municipality_id = $1 AND person_id = $2";

impl Reading<'_> {
    /// What somebody has read of these items.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn read_marks(
        &mut self,
        person: PersonId,
        items: &[AgendaItemId],
    ) -> Result<Vec<ReadMark>, StoreError> {
        let mut marks = Vec::new();
        for (list, mut values) in lists(self.tenant, items) {
            values.push(person.value());
            let sql = format!(
                "{MARKS} AND read_mark.agenda_item_id IN {list} AND read_mark.person_id = ${}",
                values.len()
            );
            marks.extend(self.connection.all::<ReadMark>(Sql::built(sql), &values).await?);
        }
        Ok(marks)
    }

    /// All that somebody has read, the last first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn read_marks_of(&mut self, person: PersonId) -> Result<Vec<ReadMark>, StoreError> {
        let sql = Sql::built(format!(
            "{MARKS} AND read_mark.person_id = $2 ORDER BY read_mark.read_at DESC, read_mark.agenda_item_id"
        ));
        self.connection.all(sql, values![self.tenant, person]).await
    }

    /// Somebody's note on an item; an empty one was removed.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn private_note(
        &mut self,
        person: PersonId,
        item: AgendaItemId,
    ) -> Result<Option<PrivateNote>, StoreError> {
        note(&mut self.connection, self.tenant, person, item).await
    }

    /// Somebody's notes, the last written first; empty ones were removed.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn private_notes_of(&mut self, person: PersonId) -> Result<Vec<PrivateNote>, StoreError> {
        let sql = Sql::built(format!("{NOTES} ORDER BY written_at DESC, agenda_item_id"));
        self.connection.all(sql, values![self.tenant, person]).await
    }

    /// The passages somebody marked in an item, as they were marked.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn marked_passages(
        &mut self,
        person: PersonId,
        item: AgendaItemId,
    ) -> Result<Vec<MarkedPassage>, StoreError> {
        let sql = Sql::built(format!("{PASSAGES} AND agenda_item_id = $3 ORDER BY id"));
        self.connection.all(sql, values![self.tenant, person, item]).await
    }

    /// All the passages somebody marked, the last first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn marked_passages_of(&mut self, person: PersonId) -> Result<Vec<MarkedPassage>, StoreError> {
        let sql = Sql::built(format!("{PASSAGES} ORDER BY id DESC"));
        self.connection.all(sql, values![self.tenant, person]).await
    }
}

async fn note(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    person: PersonId,
    item: AgendaItemId,
) -> Result<Option<PrivateNote>, StoreError> {
    let sql = Sql::built(format!("{NOTES} AND agenda_item_id = $3"));
    connection.first(sql, values![tenant, person, item]).await
}

/// What came of an attempt to write a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKept {
    /// It was written; how it stands.
    Done(PrivateNote),
    /// It was written elsewhere in the meantime; how it stands, if there is one.
    Outdated(Option<PrivateNote>),
}

impl Store {
    /// Keeps what somebody was shown of items as what they read last.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn mark_read(
        &self,
        tenant: Tenant,
        person: PersonId,
        shown: &[Shown],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let at = now.as_microsecond();
        for Shown { item, digest, body } in shown {
            let mut connection = transaction.lend();
            let sql = "INSERT INTO item_reading (municipality_id, agenda_item_id, digest, body) \
                       VALUES ($1, $2, $3, $4) ON CONFLICT (municipality_id, agenda_item_id, digest) DO NOTHING";
            let values = values![tenant, *item, *digest, *body];
            connection.execute(Sql::fixed(sql), values).await?;
            let sql = "INSERT INTO read_mark (municipality_id, person_id, agenda_item_id, digest, read_at) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (municipality_id, person_id, agenda_item_id) \
                       DO UPDATE SET digest = excluded.digest, read_at = excluded.read_at";
            let values = values![tenant, person, *item, *digest, at];
            connection.execute(Sql::fixed(sql), values).await?;
            forget_unread(&mut connection, tenant, *item).await?;
        }
        transaction.commit().await
    }

    /// Forgets that somebody has read items.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn mark_unread(
        &self,
        tenant: Tenant,
        person: PersonId,
        items: &[AgendaItemId],
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        for item in items {
            let mut connection = transaction.lend();
            let sql =
                "DELETE FROM read_mark WHERE municipality_id = $1 AND person_id = $2 AND agenda_item_id = $3";
            connection
                .execute(Sql::fixed(sql), values![tenant, person, *item])
                .await?;
            forget_unread(&mut connection, tenant, *item).await?;
        }
        transaction.commit().await
    }

    /// Writes somebody's note over the version that was read, 0 where there was none. What it said is kept for undoing;
    /// an empty text removes it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn keep_private_note(
        &self,
        tenant: Tenant,
        person: PersonId,
        item: AgendaItemId,
        text: &str,
        read_version: i64,
        now: Timestamp,
    ) -> Result<NoteKept, StoreError> {
        if text.as_bytes().contains(&0) {
            return Err(StoreError::NulInText {
                table: "private_note",
                column: "text",
            });
        }
        let mut transaction = self.database.begin().await?;
        let at = now.as_microsecond();
        let mut connection = transaction.lend();
        let touched = if read_version == 0 {
            let sql = "INSERT INTO private_note (municipality_id, person_id, agenda_item_id, text, earlier, version, \
                       written_at) VALUES ($1, $2, $3, $4, '', 1, $5) \
                       ON CONFLICT (municipality_id, person_id, agenda_item_id) DO NOTHING";
            let values = values![tenant, person, item, text, at];
            connection.execute(Sql::fixed(sql), values).await?
        } else {
            let sql = "UPDATE private_note SET earlier = text, text = $4, version = version + 1, written_at = $5 \
                       WHERE municipality_id = $1 AND person_id = $2 AND agenda_item_id = $3 AND version = $6";
            let values = values![tenant, person, item, text, at, read_version];
            connection.execute(Sql::fixed(sql), values).await?
        };
        let stands = note(&mut connection, tenant, person, item).await?;
        drop(connection);
        match stands {
            Some(note) if touched == 1 => {
                transaction.commit().await?;
                Ok(NoteKept::Done(note))
            }
            other => Ok(NoteKept::Outdated(other)),
        }
    }

    /// Marks a passage for somebody.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn mark_passage(
        &self,
        tenant: Tenant,
        person: PersonId,
        passage: &MarkedPassage,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = "INSERT INTO marked_passage (municipality_id, id, person_id, agenda_item_id, words, stood_before, \
                   stood_after, began_at, remark, marked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        let values = values![
            tenant,
            passage.id,
            person,
            passage.item,
            passage.words,
            passage.stood_before,
            passage.stood_after,
            passage.began_at,
            passage.remark,
            passage.marked_at
        ];
        transaction.lend().execute(Sql::fixed(sql), values).await?;
        transaction.commit().await
    }

    /// Takes a mark away that is somebody's own. `false` where they have none of this id on the item.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn unmark_passage(
        &self,
        tenant: Tenant,
        person: PersonId,
        item: AgendaItemId,
        id: RowId,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin().await?;
        let sql = "DELETE FROM marked_passage WHERE municipality_id = $1 AND person_id = $2 AND agenda_item_id = $3 \
                   AND id = $4";
        let values = values![tenant, person, item, id];
        let gone = transaction.lend().execute(Sql::fixed(sql), values).await?;
        transaction.commit().await?;
        Ok(gone > 0)
    }

    /// Forgets all that is somebody's own: what they have read, their notes and marks.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_own_reading(&self, tenant: Tenant, person: PersonId) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        forget(&mut transaction.lend(), tenant, person).await?;
        transaction.commit().await
    }

    /// Forgets what was their own of those who left before a day (`2026-03-01`), and what notes said before they were
    /// changed or removed if that was before a moment.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_reading_of_those_who_left(
        &self,
        tenant: Tenant,
        today: referat_domain::Date,
        earlier_since: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.database.begin().await?;
        let mut connection = transaction.lend();
        let day = today.to_string();
        for sql in [
            "DELETE FROM read_mark WHERE municipality_id = $1 AND person_id IN \
             (SELECT id FROM person WHERE municipality_id = $1 AND left_on < $2)",
            "DELETE FROM private_note WHERE municipality_id = $1 AND person_id IN \
             (SELECT id FROM person WHERE municipality_id = $1 AND left_on < $2)",
            "DELETE FROM marked_passage WHERE municipality_id = $1 AND person_id IN \
             (SELECT id FROM person WHERE municipality_id = $1 AND left_on < $2)",
        ] {
            connection.execute(Sql::fixed(sql), values![tenant, day]).await?;
        }
        let before = earlier_since.as_microsecond();
        for sql in [
            "DELETE FROM private_note WHERE municipality_id = $1 AND text = '' AND written_at < $2",
            "UPDATE private_note SET earlier = NULL WHERE municipality_id = $1 AND earlier IS NOT NULL \
             AND written_at < $2",
        ] {
            connection
                .execute(Sql::fixed(sql), values![tenant, before])
                .await?;
        }
        sweep(&mut connection, tenant).await?;
        drop(connection);
        transaction.commit().await
    }
}

impl Write<'_> {
    /// Forgets all that is somebody's own, as part of an action.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn forget_own_reading(&mut self, person: PersonId) -> Result<(), StoreError> {
        let tenant = self.tenant();
        forget(&mut self.connection(), tenant, person).await
    }
}

async fn forget(connection: &mut Connection<'_>, tenant: Tenant, person: PersonId) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM read_mark WHERE municipality_id = $1 AND person_id = $2",
        "DELETE FROM private_note WHERE municipality_id = $1 AND person_id = $2",
        "DELETE FROM marked_passage WHERE municipality_id = $1 AND person_id = $2",
    ] {
        connection
            .execute(Sql::fixed(sql), values![tenant, person])
            .await?;
    }
    sweep(connection, tenant).await
}

/// Forgets what was shown of an item and is nobody's last reading of it.
async fn forget_unread(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    item: AgendaItemId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM item_reading WHERE municipality_id = $1 AND agenda_item_id = $2 AND NOT EXISTS \
               (SELECT 1 FROM read_mark WHERE read_mark.municipality_id = $1 \
               AND read_mark.agenda_item_id = item_reading.agenda_item_id \
               AND read_mark.digest = item_reading.digest)";
    connection.execute(Sql::fixed(sql), values![tenant, item]).await?;
    Ok(())
}

/// The same of every item.
async fn sweep(connection: &mut Connection<'_>, tenant: Tenant) -> Result<(), StoreError> {
    let sql = "DELETE FROM item_reading WHERE municipality_id = $1 AND NOT EXISTS \
               (SELECT 1 FROM read_mark WHERE read_mark.municipality_id = $1 \
               AND read_mark.agenda_item_id = item_reading.agenda_item_id \
               AND read_mark.digest = item_reading.digest)";
    connection.execute(Sql::fixed(sql), values![tenant]).await?;
    Ok(())
}
