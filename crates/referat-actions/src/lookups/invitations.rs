//! Who is called to a meeting, and whom one could call.

use std::collections::BTreeMap;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, PersonId};
use referat_domain::meeting::invitation::{Answer, may_stand_in};
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_domain::view::plan::{InvitationLine, InvitationsView, WholeInvitations};
use referat_domain::view::{Seen, show};

use super::administration::{people_of_the_house, persons_here};
use super::listed;
use crate::invite_to_meeting::{answer_of, called_by_role, invited_as, roles_on};
use crate::move_meeting::still_ahead;
use crate::office::{Actor, Office};
use crate::planning::{live_forum, live_meeting};
use crate::refusal::Refusal;

/// Whom one could call to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InvitationChoices {
    /// Whether one may call anybody.
    pub may_invite: bool,
    /// Who may stand in for a member, in Danish order.
    pub substitutes: Vec<(PersonId, String)>,
    /// Who may be a guest, in Danish order.
    pub guests: Vec<(PersonId, String)>,
}

impl Office {
    /// Who is called to a meeting: those who were, and those whom a role calls.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn invitations(
        &self,
        reader: &Reader,
        meeting: MeetingId,
    ) -> Result<Seen<InvitationsView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = live_meeting(&mut reading, meeting).await?;
        let invited = reading.invitations(meeting).await?;
        // Of a meeting that is over, only who was called is known.
        let by_role = match still_ahead(&row) {
            Ok(()) => called_by_role(&mut reading, &row, self.today()).await?,
            Err(_) => Vec::new(),
        };
        let mut ids: Vec<PersonId> = by_role.iter().map(|(person, _)| *person).collect();
        ids.extend(invited.iter().map(|line| line.person_id));
        ids.extend(invited.iter().filter_map(|line| line.instead_of));
        let names: BTreeMap<PersonId, String> = reading
            .persons_of(&ids)
            .await?
            .into_iter()
            .map(|row| (row.id, row.name))
            .collect();
        let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
        let mut lines = Vec::new();
        for line in &invited {
            lines.push(InvitationLine {
                person: line.person_id,
                name: name(line.person_id),
                invited_as: invited_as(line)?,
                answer: answer_of(line)?,
                reason: line.reason.clone(),
                instead_of: line.instead_of.map(|person| (person, name(person))),
                is_sent: true,
            });
        }
        for (person, invited_as) in by_role {
            if invited.iter().all(|line| line.person_id != person) {
                lines.push(InvitationLine {
                    person,
                    name: name(person),
                    invited_as,
                    answer: Answer::None,
                    reason: None,
                    instead_of: None,
                    is_sent: false,
                });
            }
        }
        lines.sort_by(|a, b| {
            let by_name = || referat_danish::sorting::compare(&a.name, &b.name);
            a.invited_as.cmp(&b.invited_as).then_with(by_name)
        });
        let items = reading.items_of_meeting(meeting).await?;
        let items = listed::put_together(&mut reading, items).await?.into_items();
        let line = listed::meeting_lines(&mut reading, vec![row]).await?;
        let line = line.into_iter().next().ok_or(Refusal::NotFound)?;
        let whole = WholeInvitations {
            line,
            invited: lines,
            items,
        };
        Ok(show(whole, reader))
    }

    /// Whom the actor could call to a meeting; nobody where they may not.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting.
    pub async fn invitation_choices(
        &self,
        actor: &Actor,
        meeting: MeetingId,
    ) -> Result<InvitationChoices, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let row = live_meeting(&mut reading, meeting).await?;
        if !actor
            .reader
            .may(Action::InviteToMeeting, Scope::Forum(row.forum_id))
        {
            return Ok(InvitationChoices::default());
        }
        let day = row.date.unwrap_or_else(|| self.today());
        let (_, profile) = live_forum(&mut reading, row.forum_id).await?;
        let roles = roles_on(&mut reading, row.forum_id, day).await?;
        let invited = reading.invitations(meeting).await?;
        let called = called_by_role(&mut reading, &row, self.today()).await?;
        let is_here = |person: PersonId| {
            invited.iter().any(|line| line.person_id == person)
                || called.iter().any(|(known, _)| *known == person)
        };
        // A name that only minutes know may stand in closed items alone.
        let known = people_of_the_house(&mut reading).await?;
        let mut guests = persons_here(&mut reading).await?;
        guests.retain(|(person, _)| known.contains(person) && !is_here(*person));
        let substitutes = guests
            .iter()
            .filter(|(person, _)| may_stand_in(profile, roles.contains(&(*person, Role::Substitute))))
            .cloned()
            .collect();
        Ok(InvitationChoices {
            may_invite: true,
            substitutes,
            guests,
        })
    }
}
