//! Calling a substitute (stedfortræder) for a member who has sent an apology.

use std::collections::BTreeSet;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::meeting::invitation::{Answer, InvitedAs, may_stand_in};
use referat_domain::message::MessageKind;
use referat_domain::role::Role;

use crate::invite_to_meeting::{answer_of, fresh, invited_as, present, roles_on};
use crate::move_meeting::still_ahead;
use crate::office::{Actor, Office, entry};
use crate::planning::{live_forum, live_meeting};
use crate::refusal::Refusal;
use crate::tell::{About, tell};

impl Office {
    /// Calls a substitute.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held or called off, a
    /// member without an apology, where one is called already, or somebody who is at the meeting as it is;
    /// [`Refusal::NotValid`] for somebody who may not stand in there.
    pub async fn call_substitute(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        absent: PersonId,
        substitute: PersonId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        actor.require(Action::InviteToMeeting, Scope::Forum(row.forum_id))?;
        still_ahead(&row)?;
        let day = row.date.unwrap_or_else(|| self.today());
        let invited = write.reading().invitations(meeting).await?;
        let mut is_absent = false;
        for line in &invited {
            let answer = answer_of(line)?;
            if line.person_id == absent {
                is_absent = answer == Answer::Apology && invited_as(line)? == InvitedAs::Member;
            }
            if line.instead_of == Some(absent) && answer != Answer::Apology {
                return Err(Refusal::NotNow {
                    why: "substitute-called",
                });
            }
        }
        if !is_absent {
            return Err(Refusal::NotNow { why: "no-apology" });
        }
        if invited.iter().any(|line| line.person_id == substitute) {
            return Err(Refusal::NotNow { why: "all-invited" });
        }
        present(&mut write.reading(), substitute, day).await?;
        let (_, profile) = live_forum(&mut write.reading(), row.forum_id).await?;
        let roles = roles_on(&mut write.reading(), row.forum_id, day).await?;
        let is_substitute = roles.contains(&(substitute, Role::Substitute));
        let sits_there = roles.iter().any(|(person, role)| {
            *person == substitute && matches!(role, Role::Chair | Role::Member | Role::Secretary)
        });
        if sits_there || !may_stand_in(profile, is_substitute) {
            return Err(Refusal::NotValid {
                why: "not-a-substitute",
                given: String::new(),
            });
        }
        let mut line = fresh(&mut write, meeting, substitute, InvitedAs::Substitute);
        line.instead_of = Some(absent);
        write.insert(&[line]).await?;
        let called = BTreeSet::from([substitute]);
        tell(
            &mut write,
            actor,
            MessageKind::Called,
            About::Meeting(meeting),
            called,
        )
        .await?;
        write
            .commit(entry(actor, "call_substitute", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(())
    }
}
