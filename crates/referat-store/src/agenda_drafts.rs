//! Agendas while they are built: each change is a version, and the newest counts. Outside the chain.
//!
//! Undoing makes a version like the one before the last change; redoing one like what was undone. Knows nothing of what
//! a draft holds.

use referat_domain::ids::{ForumId, MeetingId, Tenant};

use crate::StoreError;
use crate::database::connection::{Columns, Connection, Record, Sql};
use crate::database::value::values;
use crate::meetings::MeetingRow;
use crate::reading::Reading;
use crate::store::Store;
use crate::write::Write;

/// A version of an agenda that is being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaDraftRow {
    /// Counted from 1.
    pub version: i64,
    /// The draft, as JSON.
    pub body: String,
    /// What was done, as a word.
    pub did: String,
    /// The version it was made from: what undoing goes back to.
    pub made_from: Option<i64>,
    /// The version that redoing brings back.
    pub redoes: Option<i64>,
    /// Who did it, by name.
    pub saved_by: String,
    /// When, in microseconds since 1970.
    pub saved_at: i64,
}

const COLUMNS: &str = "SELECT version, body, did, made_from, redoes, saved_by, saved_at \
                       FROM agenda_draft WHERE municipality_id = $1 AND meeting_id = $2";

impl Record for AgendaDraftRow {
    const NAME: &'static str = "agenda_draft";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            version: columns.field()?,
            body: columns.field()?,
            did: columns.field()?,
            made_from: columns.field()?,
            redoes: columns.field()?,
            saved_by: columns.field()?,
            saved_at: columns.field()?,
        })
    }
}

impl Reading<'_> {
    /// The agenda of a meeting as it is being built; nothing where nobody has begun.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn agenda_draft(&mut self, meeting: MeetingId) -> Result<Option<AgendaDraftRow>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} ORDER BY version DESC LIMIT 1"));
        self.connection.first(sql, values![self.tenant, meeting]).await
    }

    /// The agendas of these forums that are being built or were, each with its meeting; the newest version of each.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn agenda_drafts_of(
        &mut self,
        forums: &[ForumId],
    ) -> Result<Vec<(MeetingRow, AgendaDraftRow)>, StoreError> {
        let meetings: Vec<MeetingRow> = self
            .rows_of(
                "forum_id",
                forums,
                "AND removed_at IS NULL AND state IN ('agenda_open', 'agenda_issued', 'in_session') \
                 ORDER BY forum_id, date, id",
            )
            .await?;
        let mut drafts = Vec::with_capacity(meetings.len());
        for meeting in meetings {
            if let Some(draft) = self.agenda_draft(meeting.id).await? {
                drafts.push((meeting, draft));
            }
        }
        Ok(drafts)
    }

    /// One version of it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn agenda_draft_version(
        &mut self,
        meeting: MeetingId,
        version: i64,
    ) -> Result<Option<AgendaDraftRow>, StoreError> {
        let sql = Sql::built(format!("{COLUMNS} AND version = $3"));
        self.connection
            .first(sql, values![self.tenant, meeting, version])
            .await
    }
}

impl Store {
    /// Keeps a version of an agenda that is no entry; whether it was the next one. If somebody else has made that
    /// version, nothing is kept.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn save_agenda_draft(
        &self,
        tenant: Tenant,
        meeting: MeetingId,
        row: &AgendaDraftRow,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.database.begin().await?;
        match save(&mut transaction.lend(), tenant, meeting, row).await {
            Ok(()) => {}
            Err(StoreError::Duplicate { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
        transaction.commit().await?;
        Ok(true)
    }
}

impl Write<'_> {
    /// Keeps a version of an agenda. Of old ones a hundred stay.
    ///
    /// # Errors
    /// [`StoreError::Duplicate`] where somebody else has made that version.
    pub async fn save_agenda_draft(
        &mut self,
        meeting: MeetingId,
        row: &AgendaDraftRow,
    ) -> Result<(), StoreError> {
        let tenant = self.tenant();
        save(&mut self.connection(), tenant, meeting, row).await
    }
}

/// So many versions can be gone back to.
const KEPT_VERSIONS: i64 = 100;

async fn save(
    connection: &mut Connection<'_>,
    tenant: Tenant,
    meeting: MeetingId,
    row: &AgendaDraftRow,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO agenda_draft (municipality_id, meeting_id, version, body, did, made_from, redoes, \
               saved_by, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = values![
        tenant,
        meeting,
        row.version,
        row.body,
        row.did,
        row.made_from,
        row.redoes,
        row.saved_by,
        row.saved_at
    ];
    connection.execute(Sql::fixed(sql), values).await?;
    let sql = "DELETE FROM agenda_draft WHERE municipality_id = $1 AND meeting_id = $2 AND version <= $3";
    let oldest = row.version.saturating_sub(KEPT_VERSIONS);
    connection
        .execute(Sql::fixed(sql), values![tenant, meeting, oldest])
        .await?;
    Ok(())
}
