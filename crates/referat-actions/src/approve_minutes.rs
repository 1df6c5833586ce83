//! Approving minutes: by an item of a later meeting, or by each of those who took part.
//!
//! An item approves the minutes its clause names as soon as that is written down, and no longer where it is written down
//! otherwise; they are locked when that meeting ends ([`crate::lock_minutes`]). What somebody approves by a click is the
//! issue they were shown: a new one waits for them anew. Until the last day for remarks they can take it back.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::meeting::decision::ClauseOutcome;
use referat_domain::meeting::minutes::{MinutesState, approves_minutes};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::minutes::{MinutesRow, SignatureRow};
use referat_store::{RowId, Write};

use crate::lookups::minutes::{APPROVAL, Kept, SIGNATURE, state_of};
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

impl Office {
    /// Approves minutes for oneself, as one of those who took part.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where they aren't issued, are locked, another
    /// issue was shown, or the forum doesn't ask for it or has it already.
    pub async fn approve_minutes(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        shown: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        let person = own(actor, &kept)?;
        let wanted = kept.rule.approval.approvers(&kept.took_part);
        if !wanted.iter().any(|one| one.person == person) {
            return Err(Refusal::NotNow {
                why: "approval-not-asked",
            });
        }
        put_name(&mut write, &kept, APPROVAL, (person, "click"), actor, shown).await?;
        write
            .commit(entry(actor, "approve_minutes", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Takes one's own approval back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where there is none, after the last day for
    /// remarks, and once they are locked.
    pub async fn take_back_approval(&self, actor: &Actor, meeting: MeetingId) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let kept = Kept::find(&mut write.reading(), meeting).await?;
        let person = own(actor, &kept)?;
        kept.unlocked()?;
        let today = day_of(write.now()).unwrap_or(Date::MIN);
        let until = kept.row.as_ref().and_then(|row| row.remarks_until);
        if until.is_some_and(|until| until < today) {
            return Err(Refusal::NotNow {
                why: "approval-stands",
            });
        }
        let rows = kept.given(APPROVAL);
        let row = rows.into_iter().find(|row| row.person_id == person);
        let row = row.ok_or(Refusal::NotNow {
            why: "approval-missing",
        })?;
        write.remove(row).await?;
        write
            .commit(entry(actor, "take_back_approval", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}

/// The person somebody acts as, who may put their name to minutes of the forum.
pub(crate) fn own(actor: &Actor, kept: &Kept) -> Result<PersonId, Refusal> {
    actor.require(Action::SignMinutes, Scope::Forum(kept.meeting.forum_id))?;
    actor.reader.person().ok_or(Refusal::NotNow {
        why: "signing-needs-person",
    })
}

/// Puts somebody's name to the issue that counts; refuses where another was shown, or the name stands there.
pub(crate) async fn put_name(
    write: &mut Write<'_>,
    kept: &Kept,
    kind: &str,
    (person, way): (PersonId, &str),
    actor: &Actor,
    shown: &str,
) -> Result<(), Refusal> {
    kept.unlocked()?;
    let issue = kept.issue.as_ref().ok_or(Refusal::NotNow {
        why: "minutes-not-issued",
    })?;
    if issue.checksum.hex() != shown {
        return Err(Refusal::NotNow {
            why: "minutes-issued-anew",
        });
    }
    if kept.given(kind).iter().any(|row| row.person_id == person) {
        return Err(Refusal::NotNow {
            why: match kind {
                SIGNATURE => "signed-already",
                _ => "approved-already",
            },
        });
    }
    let known = kept.took_part.iter().find(|one| one.person == person);
    let row = SignatureRow {
        id: write.fresh(),
        meeting_id: kept.meeting.id,
        kind: kind.to_owned(),
        person_id: person,
        printed: known.map_or_else(|| actor.name.clone(), |one| one.name.clone()),
        way: way.to_owned(),
        issued_document_id: issue.id,
        registered_by: actor.name.clone(),
        signed_at: write.now().as_microsecond(),
        removed_at: None,
    };
    write.insert(&[row]).await?;
    Ok(())
}

/// An item's decision has been written: the minutes it was asked to approve follow it. Those that are locked stay so.
pub(crate) async fn follow_decision(
    write: &mut Write<'_>,
    item: &AgendaItemRow,
    clauses: &[String],
    outcomes: &[ClauseOutcome],
) -> Result<(), Refusal> {
    let Some(meeting) = item.approves_meeting_id else {
        return Ok(());
    };
    match approves_minutes(clauses, outcomes) {
        true => mark_approved(write, meeting, item.id).await,
        false => mark_waiting(write, meeting, item.id).await,
    }
}

/// A meeting's minutes are approved by an item of a later one.
pub(crate) async fn mark_approved(
    write: &mut Write<'_>,
    meeting: MeetingId,
    by: AgendaItemId,
) -> Result<(), Refusal> {
    let row = write.reading().minutes_of(&[meeting]).await?.into_iter().next();
    let approved = MinutesState::Approved.as_str().to_owned();
    match row {
        None => {
            let id: RowId = write.fresh();
            let row = MinutesRow {
                id,
                meeting_id: meeting,
                state: approved,
                approved_by_item: Some(by),
                remarks_until: None,
                locked_at: None,
            };
            write.insert(&[row]).await?;
        }
        Some(row) if state_of(&row)? == MinutesState::Locked => {}
        Some(row) => {
            let changed = MinutesRow {
                state: approved,
                approved_by_item: Some(by),
                ..row.clone()
            };
            if changed != row {
                write.update(&changed).await?;
            }
        }
    }
    Ok(())
}

/// What an item had approved waits again.
async fn mark_waiting(write: &mut Write<'_>, meeting: MeetingId, by: AgendaItemId) -> Result<(), Refusal> {
    let row = write.reading().minutes_of(&[meeting]).await?.into_iter().next();
    let Some(row) = row.filter(|row| row.approved_by_item == Some(by)) else {
        return Ok(());
    };
    match state_of(&row)? {
        MinutesState::Locked => Ok(()),
        MinutesState::Drafting | MinutesState::Issued | MinutesState::Approved => {
            let state = MinutesState::Issued.as_str().to_owned();
            let changed = MinutesRow {
                state,
                approved_by_item: None,
                ..row
            };
            write.update(&changed).await?;
            Ok(())
        }
    }
}
