//! Calling people to a meeting (indkaldelse): the forum's own by their roles, guests by name; and taking it back.

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MeetingId, PersonId};
use referat_domain::meeting::invitation::{Answer, InvitedAs};
use referat_domain::message::MessageKind;
use referat_domain::role::Role;
use referat_store::invitations::InvitationRow;
use referat_store::meetings::MeetingRow;
use referat_store::people::PersonRow;
use referat_store::{Reading, Write};

use crate::move_meeting::still_ahead;
use crate::office::{Actor, Office, entry};
use crate::planning::live_meeting;
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::tell::{About, tell};

/// Who is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Everyone the forum's roles call on the day, who isn't called yet.
    Forum,
    /// A guest at the meeting as a whole.
    Guest(PersonId),
}

impl Office {
    /// Calls people to a meeting; how many.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held or called off, or
    /// where everyone is called already.
    pub async fn invite_to_meeting(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        called: Called,
    ) -> Result<usize, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        actor.require(Action::InviteToMeeting, Scope::Forum(row.forum_id))?;
        still_ahead(&row)?;
        let known: BTreeSet<PersonId> = write
            .reading()
            .invitations(meeting)
            .await?
            .into_iter()
            .map(|line| line.person_id)
            .collect();
        let wanted = match called {
            Called::Forum => called_by_role(&mut write.reading(), &row, self.today()).await?,
            Called::Guest(person) => {
                present(
                    &mut write.reading(),
                    person,
                    row.date.unwrap_or_else(|| self.today()),
                )
                .await?;
                vec![(person, InvitedAs::Guest)]
            }
        };
        let rows: Vec<InvitationRow> = wanted
            .into_iter()
            .filter(|(person, _)| !known.contains(person))
            .map(|(person, invited_as)| fresh(&mut write, meeting, person, invited_as))
            .collect();
        if rows.is_empty() {
            return Err(Refusal::NotNow { why: "all-invited" });
        }
        write.insert(&rows).await?;
        let people = rows.iter().map(|row| row.person_id).collect();
        tell(
            &mut write,
            actor,
            MessageKind::Called,
            About::Meeting(meeting),
            people,
        )
        .await?;
        write
            .commit(entry(actor, "invite_to_meeting", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(rows.len())
    }

    /// Takes an invitation back that nothing hangs on: a guest's, or a substitute's.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] for a meeting that is held or called off, or
    /// for somebody whom a role in the forum calls.
    pub async fn take_back_invitation(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        person: PersonId,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row = live_meeting(&mut write.reading(), meeting).await?;
        actor.require(Action::InviteToMeeting, Scope::Forum(row.forum_id))?;
        still_ahead(&row)?;
        let invited = write.reading().invitations(meeting).await?;
        let line = invited
            .into_iter()
            .find(|line| line.person_id == person)
            .ok_or(Refusal::NotFound)?;
        match invited_as(&line)? {
            InvitedAs::Guest | InvitedAs::Substitute => write.remove(&line).await?,
            InvitedAs::Member | InvitedAs::Attendee => {
                return Err(Refusal::NotNow {
                    why: "called-by-role",
                });
            }
        }
        write
            .commit(entry(
                actor,
                "take_back_invitation",
                "meeting",
                meeting.uuid(),
                "",
            ))
            .await?;
        Ok(())
    }
}

/// A new invitation without an answer.
pub(crate) fn fresh(
    write: &mut Write<'_>,
    meeting: MeetingId,
    person: PersonId,
    invited_as: InvitedAs,
) -> InvitationRow {
    InvitationRow {
        id: write.fresh(),
        meeting_id: meeting,
        person_id: person,
        invited_as: invited_as.as_str().to_owned(),
        answer: Answer::None.as_str().to_owned(),
        reason: None,
        instead_of: None,
        answered_at: None,
        removed_at: None,
    }
}

/// As what a row calls somebody.
pub(crate) fn invited_as(row: &InvitationRow) -> Result<InvitedAs, Refusal> {
    row.invited_as
        .parse()
        .map_err(|()| Refusal::unreadable("invitation", "invited_as", &row.invited_as))
}

/// What a row answers.
pub(crate) fn answer_of(row: &InvitationRow) -> Result<Answer, Refusal> {
    row.answer
        .parse()
        .map_err(|()| Refusal::unreadable("invitation", "answer", &row.answer))
}

/// Whom the forum's roles call to a meeting on its day, each once: the chair and the members first.
pub(crate) async fn called_by_role(
    reading: &mut Reading<'_>,
    meeting: &MeetingRow,
    today: Date,
) -> Result<Vec<(PersonId, InvitedAs)>, Refusal> {
    let day = meeting.date.unwrap_or(today);
    let mut called: Vec<(PersonId, InvitedAs)> = Vec::new();
    for (person, role) in roles_on(reading, meeting.forum_id, day).await? {
        let invited_as = match role {
            Role::Chair | Role::Member => InvitedAs::Member,
            Role::Secretary => InvitedAs::Attendee,
            Role::Reader | Role::Author | Role::Approver | Role::Substitute | Role::Administrator => continue,
        };
        match called.iter_mut().find(|(known, _)| *known == person) {
            Some(known) => known.1 = known.1.min(invited_as),
            None => called.push((person, invited_as)),
        }
    }
    called.sort_by_key(|(person, invited_as)| (*invited_as, *person));
    Ok(called)
}

/// Who holds which role in a forum on a day.
pub(crate) async fn roles_on(
    reading: &mut Reading<'_>,
    forum: ForumId,
    day: Date,
) -> Result<Vec<(PersonId, Role)>, Refusal> {
    let mut held = Vec::new();
    for row in reading.memberships_of_forum(forum).await? {
        let (role, period) = read_membership(&row)?;
        if period.contains(day) {
            held.push((row.person_id, role));
        }
    }
    Ok(held)
}

/// Somebody who is here on a day.
pub(crate) async fn present(
    reading: &mut Reading<'_>,
    person: PersonId,
    day: Date,
) -> Result<PersonRow, Refusal> {
    let row: Option<PersonRow> = reading.by_id(person).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    match row.left_on.is_some_and(|left| left < day) {
        true => Err(Refusal::NotNow { why: "has-left" }),
        false => Ok(row),
    }
}
