//! Telling presenters and guests that their item comes later than they were called for.

use std::collections::BTreeSet;

use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::meeting::{MeetingState, NoStep};
use referat_domain::message::MessageKind;

use crate::lookups::meeting_room::Day;
use crate::office::{Actor, Office, entry};
use crate::record_decision::{held_here, state_of_meeting};
use crate::refusal::Refusal;
use crate::tell::{About, tell};

impl Office {
    /// Tells those whose items come later; how many. Their letter says the time that is expected when it is sent.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the meeting isn't going on, or everything
    /// comes when it was to.
    pub async fn tell_new_times(&self, actor: &Actor, id: MeetingId) -> Result<usize, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let meeting = held_here(&mut write.reading(), actor, id).await?;
        if state_of_meeting(&meeting)? != MeetingState::InSession {
            return Err(NoStep::NotInSession.into());
        }
        let now = write.now();
        let day = Day::of(&mut write.reading(), &meeting, now).await?;
        let people: BTreeSet<PersonId> = day
            .people_to_tell(&mut write.reading())
            .await?
            .into_keys()
            .collect();
        if people.is_empty() {
            return Err(Refusal::NotNow {
                why: "nobody-comes-later",
            });
        }
        let told = people.len();
        tell(&mut write, actor, MessageKind::Later, About::Meeting(id), people).await?;
        write
            .commit(entry(actor, "tell_new_times", "meeting", id.uuid(), ""))
            .await?;
        Ok(told)
    }
}
