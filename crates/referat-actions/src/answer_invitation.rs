//! Answering an invitation: that one comes, or an apology (afbud) – one's own, or for somebody who has called.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::meeting::invitation::Answer;
use referat_store::Write;
use referat_store::invitations::InvitationRow;
use referat_store::meetings::MeetingRow;

use crate::invite_to_meeting::{answer_of, called_by_role, fresh};
use crate::move_meeting::still_ahead;
use crate::office::{Actor, Office, entry};
use crate::planning::live_meeting;
use crate::refusal::Refusal;

/// The longest a reason is, in letters.
const LONGEST_REASON: usize = 300;

impl Office {
    /// Answers an invitation. Whoever a role calls can answer before they are called. The reason stands with the answer,
    /// for the secretariat and whoever gave it, and in no journal. A member who comes after all takes their seat back
    /// from the substitute.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held or called off, that
    /// is over for whoever answers for themselves, for somebody who isn't called, or where the answer is that already.
    pub async fn answer_invitation(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
        answer: Answer,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        let is_own = actor.reader.person() == Some(person);
        match is_own {
            true => actor.require(Action::AnswerInvitation, Scope::Anywhere)?,
            false => actor.require(Action::InviteToMeeting, Scope::Forum(row.forum_id))?,
        }
        let reason = reason_given(answer, reason)?;
        still_ahead(&row)?;
        let is_over = row.date.is_some_and(|date| date < self.today());
        if is_over
            && is_own
            && !actor
                .reader
                .may(Action::InviteToMeeting, Scope::Forum(row.forum_id))
        {
            return Err(Refusal::NotNow {
                why: "answer-too-late",
            });
        }
        let (mut line, is_known) = self.line_of(&mut write, &row, person).await?;
        if answer_of(&line)? == answer && line.reason == reason {
            return Err(Refusal::NotNow { why: "answered-so" });
        }
        line.answer = answer.as_str().to_owned();
        line.reason = reason;
        line.answered_at = (answer != Answer::None).then(|| write.now().as_microsecond());
        match is_known {
            true => write.update(&line).await?,
            false => write.insert(&[line]).await?,
        }
        if answer != Answer::Apology {
            let invited = write.reading().invitations(meeting).await?;
            for substitute in invited.iter().filter(|line| line.instead_of == Some(person)) {
                write.remove(substitute).await?;
            }
        }
        write
            .commit(entry(actor, "answer_invitation", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Somebody's invitation, and whether it stands already.
    async fn line_of(
        &self,
        write: &mut Write<'_>,
        meeting: &MeetingRow,
        person: PersonId,
    ) -> Result<(InvitationRow, bool), Refusal> {
        let invited = write.reading().invitations(meeting.id).await?;
        if let Some(line) = invited.into_iter().find(|line| line.person_id == person) {
            return Ok((line, true));
        }
        let called = called_by_role(&mut write.reading(), meeting, self.today()).await?;
        let (_, invited_as) = called
            .into_iter()
            .find(|(called, _)| *called == person)
            .ok_or(Refusal::NotNow { why: "not-invited" })?;
        Ok((fresh(write, meeting.id, person, invited_as), false))
    }
}

fn reason_given(answer: Answer, reason: &str) -> Result<Option<String>, Refusal> {
    let reason = reason.trim();
    if answer != Answer::Apology || reason.is_empty() {
        return Ok(None);
    }
    match reason.chars().count() <= LONGEST_REASON {
        true => Ok(Some(reason.to_owned())),
        false => Err(Refusal::NotValid {
            why: "apology-too-long",
            given: reason.chars().take(40).collect(),
        }),
    }
}
