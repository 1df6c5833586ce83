//! Items that come after the deadline (efter fristen): saying why, and who decided to take them all the same.
//!
//! What is said is printed with the item. Placing a paper late asks for it at once ([`crate::build_agenda`]); where a paper
//! that stood there in time became ready anew after the deadline, it is asked for before the agenda is issued.

use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::agenda_draft::{Change, DraftEntry, NoChange};
use referat_domain::meeting::late::{Late, NoReason};
use referat_store::Write;
use referat_store::meetings::MeetingRow;

use crate::build_agenda::{Built, keep, meeting_to_build, read_draft};
use crate::lookups::deadlines::deadline_of;
use crate::office::{Actor, Office, entry};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;

impl Office {
    /// Says why an item comes after the deadline and who decided to take it, or takes that back.
    ///
    /// # Errors
    /// As [`Office::change_agenda`]; [`Refusal::NotValid`] where it is late and nothing is said of why.
    pub async fn explain_late(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
        item: AgendaItemId,
        late: Option<Late>,
    ) -> Result<Built, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = meeting_to_build(&mut write.reading(), actor, meeting).await?;
        let row = write.reading().agenda_draft(meeting).await?;
        let row = row.ok_or(Refusal::NotNow {
            why: "agenda-not-begun",
        })?;
        if row.version != seen_version {
            return Err(Refusal::NotNow {
                why: "agenda-changed",
            });
        }
        let mut draft = read_draft(&row)?;
        let standing = draft.entry(item).cloned().ok_or(NoChange::NotThere)?;
        let Some(paper) = standing.paper() else {
            return Err(NoChange::Kind.into());
        };
        let found = OnTheWay::find(&mut write.reading(), paper).await?;
        if found.as_ref().is_some_and(|paper| !paper.is_seen_by(actor)) {
            return Err(Refusal::NotFound);
        }
        if late.is_none() {
            let found = found.ok_or(Refusal::NotFound)?;
            if is_late(&mut write, &at, &standing, &found).await? {
                return Err(no_reason());
            }
        }
        let reason = late.as_ref().map_or(String::new(), |late| late.reason.clone());
        draft.apply(Change::Late(item, late))?;
        let built = keep(&mut write, actor, meeting, draft, "late", Some(&row), None).await?;
        write
            .commit(entry(actor, "explain_late", "paper", paper.uuid(), &reason))
            .await?;
        Ok(built)
    }
}

/// Whether an entry came after its meeting's deadline.
pub(crate) async fn is_late(
    write: &mut Write<'_>,
    meeting: &MeetingRow,
    entry: &DraftEntry,
    paper: &OnTheWay,
) -> Result<bool, Refusal> {
    let deadline = deadline_of(&mut write.reading(), meeting).await?;
    Ok(deadline.is_ok_and(|deadline| entry.came_late(paper.ready_at(), deadline)))
}

pub(crate) fn no_reason() -> Refusal {
    Refusal::NotValid {
        why: "late-reason-missing",
        given: String::new(),
    }
}

impl From<NoReason> for Refusal {
    fn from(no: NoReason) -> Self {
        Self::NotValid {
            why: match no {
                NoReason::Missing => "late-reason-missing",
                NoReason::TooLong => "late-reason-too-long",
            },
            given: String::new(),
        }
    }
}
