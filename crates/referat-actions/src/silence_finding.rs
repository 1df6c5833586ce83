//! Silencing a finding: somebody has looked at it and says why it may stand; and taking that back.
//!
//! A finding is known by a fingerprint of what was seen. When the text changes, so does the fingerprint, and the
//! finding is told of again.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, SilenceId};
use referat_domain::view::checkup::{CheckedFinding, CheckupView};
use referat_store::silenced_findings::SilencedFindingRow;

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest a reason is, in letters.
pub const LONGEST_REASON: usize = 1000;

/// A finding may be named by so many first digits of its fingerprint.
const SHORTEST_NAME: usize = 8;

impl Office {
    /// Silences a finding of a meeting. `known_by` is its fingerprint, or enough of its first digits.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't look after the forum, [`Refusal::NotFound`] where there is no
    /// such meeting, [`Refusal::NotNow`] where the meeting has no such finding or it is silenced already,
    /// [`Refusal::NotValid`] for a reason that is none.
    pub async fn silence_finding(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        known_by: &str,
        reason: &str,
    ) -> Result<(), Refusal> {
        let reason = reason_of(reason)?;
        let found = self.finding_named(actor, meeting, known_by).await?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let silenced = write.reading().silenced_findings(meeting).await?;
        if silenced.iter().any(|row| row.fingerprint == found.fingerprint) {
            return Err(Refusal::NotNow {
                why: "finding-silenced",
            });
        }
        let id: SilenceId = write.fresh();
        let silenced_at = write.now().as_microsecond();
        write
            .insert(&[SilencedFindingRow {
                id,
                meeting_id: meeting,
                code: found.finding.code.as_str().to_owned(),
                item: found.finding.item.clone(),
                fingerprint: found.fingerprint.clone(),
                reason: reason.to_owned(),
                silenced_by: actor.name.clone(),
                silenced_at,
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(
                actor,
                "silence_finding",
                "silenced_finding",
                id.uuid(),
                reason,
            ))
            .await?;
        Ok(())
    }

    /// Tells of a silenced finding again.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't look after the forum, [`Refusal::NotFound`] where there is no
    /// such meeting, [`Refusal::NotNow`] where the finding isn't silenced.
    pub async fn unsilence_finding(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        known_by: &str,
    ) -> Result<(), Refusal> {
        let found = self.finding_named(actor, meeting, known_by).await?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let silenced = write.reading().silenced_findings(meeting).await?;
        let Some(row) = silenced
            .into_iter()
            .find(|row| row.fingerprint == found.fingerprint)
        else {
            return Err(Refusal::NotNow {
                why: "finding-not-silenced",
            });
        };
        write.remove(&row).await?;
        write
            .commit(entry(
                actor,
                "unsilence_finding",
                "silenced_finding",
                row.id.uuid(),
                "",
            ))
            .await?;
        Ok(())
    }
}

impl Office {
    /// The finding of a meeting that this names: in what is there, or in its agenda as it would be issued.
    async fn finding_named(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        known_by: &str,
    ) -> Result<CheckedFinding, Refusal> {
        let checkup = self.checkup(&actor.reader, meeting).await?;
        actor.require(Action::SilenceFinding, Scope::Forum(checkup.meeting.forum))?;
        let gone = match named(&checkup, known_by) {
            Ok(found) => return Ok(found.clone()),
            Err(gone) => gone,
        };
        match self.checkup_ahead(actor, meeting).await {
            Ok(ahead) => named(&ahead, known_by).cloned(),
            // There is no agenda to be issued, or not for this person.
            Err(Refusal::NotNow { .. } | Refusal::NotAllowed { .. } | Refusal::NotFound) => Err(gone),
            Err(refusal) => Err(refusal),
        }
    }
}

/// A reason as it is kept.
pub(crate) fn reason_of(given: &str) -> Result<&str, Refusal> {
    let reason = given.trim();
    let why = match reason.chars().count() {
        0 => "reason-missing",
        1..=LONGEST_REASON => return Ok(reason),
        _ => "reason-too-long",
    };
    Err(Refusal::NotValid {
        why,
        given: reason.chars().take(40).collect(),
    })
}

/// The one finding, silenced or not, that this names.
fn named<'c>(checkup: &'c CheckupView, known_by: &str) -> Result<&'c CheckedFinding, Refusal> {
    let known_by = known_by.trim().to_ascii_lowercase();
    let is_name = known_by.len() >= SHORTEST_NAME && known_by.bytes().all(|digit| digit.is_ascii_hexdigit());
    if !is_name {
        return Err(Refusal::NotValid {
            why: "finding-number",
            given: known_by.chars().take(80).collect(),
        });
    }
    let silenced = checkup.silenced.iter().map(|silenced| &silenced.checked);
    let mut fits = checkup
        .findings
        .iter()
        .chain(silenced)
        .filter(|checked| checked.fingerprint.starts_with(&known_by));
    match (fits.next(), fits.next()) {
        (Some(only), None) => Ok(only),
        (_, _) => Err(Refusal::NotNow { why: "finding-gone" }),
    }
}
