//! Telling people by mail of what was done: the outbox is filled in the transaction of the act itself.
//!
//! Whoever acts isn't told of it, nor who has no address, has left, or doesn't want to be told.

use std::collections::BTreeSet;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::meeting::invitation::InvitedAs;
use referat_domain::message::{MailChoice, MessageKind};
use referat_domain::{Date, Timestamp};
use referat_store::meetings::MeetingRow;
use referat_store::messages::MessageRow;
use referat_store::people::PersonRow;
use referat_store::{Reading, RowId, Write};

use crate::invite_to_meeting::{called_by_role, invited_as, roles_on};
use crate::office::Actor;
use crate::planning::days_off;
use crate::readers::reader_of;
use crate::refusal::Refusal;
use crate::sign_in::is_here;

/// What is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// A paper on its way.
    Paper(PaperId),
    /// A meeting.
    Meeting(MeetingId),
}

impl About {
    pub(crate) fn id(self) -> RowId {
        let id = match self {
            Self::Paper(id) => id.uuid(),
            Self::Meeting(id) => id.uuid(),
        };
        RowId::from_bytes(*id.as_bytes())
    }

    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Paper(_) => "paper",
            Self::Meeting(_) => "meeting",
        }
    }
}

/// Puts messages to these people into the outbox, save to whoever acts.
pub(crate) async fn tell(
    write: &mut Write<'_>,
    actor: &Actor,
    kind: MessageKind,
    about: About,
    mut people: BTreeSet<PersonId>,
) -> Result<(), Refusal> {
    if let Some(own) = actor.reader.person() {
        people.remove(&own);
    }
    let now = write.now();
    let reached = reached(&mut write.reading(), kind, &people, now).await?;
    for (person, due) in reached {
        let id: RowId = write.fresh();
        write
            .put_message(&message(id, person, kind, about, now, due))
            .await?;
    }
    Ok(())
}

/// Which of these people are told by mail, and when.
pub(crate) async fn reached(
    reading: &mut Reading<'_>,
    kind: MessageKind,
    people: &BTreeSet<PersonId>,
    now: Timestamp,
) -> Result<Vec<(PersonId, Timestamp)>, Refusal> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let today = day_of(now).unwrap_or(Date::MIN);
    let off = days_off(reading).await?;
    let mut told = Vec::new();
    for person in people {
        let row: Option<PersonRow> = reading.by_id(*person).await?;
        if !row.is_some_and(|row| is_here(&row, today) && row.email.is_some()) {
            continue;
        }
        let due = kind.due(choice_of(reading, *person).await?, now, &off);
        told.extend(due.map(|due| (*person, due)));
    }
    Ok(told)
}

/// A message that waits.
pub(crate) fn message(
    id: RowId,
    person: PersonId,
    kind: MessageKind,
    about: About,
    made: Timestamp,
    due: Timestamp,
) -> MessageRow {
    MessageRow {
        id,
        person_id: person,
        kind: kind.as_str().to_owned(),
        subject_kind: about.kind().to_owned(),
        subject_id: about.id(),
        made_at: made.as_microsecond(),
        due_at: due.as_microsecond(),
        attempts: 0,
        state: "waiting".to_owned(),
        trouble: None,
        settled_at: None,
    }
}

/// When somebody wants to be told.
pub(crate) async fn choice_of(reading: &mut Reading<'_>, person: PersonId) -> Result<MailChoice, Refusal> {
    match reading.mail_choice(person).await? {
        None => Ok(MailChoice::AtOnce),
        Some(word) => {
            MailChoice::read(&word).ok_or_else(|| Refusal::unreadable("mail_choice", "choice", &word))
        }
    }
}

/// Who may approve a forum's papers by a role in it on a day.
pub(crate) async fn approvers(
    reading: &mut Reading<'_>,
    forum: ForumId,
    day: Date,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let mut approving = BTreeSet::new();
    for (person, _) in roles_on(reading, forum, day).await? {
        let reader = reader_of(reading, person, day).await?;
        if reader.may(Action::ApprovePaper, Scope::Forum(forum)) {
            approving.insert(person);
        }
    }
    Ok(approving)
}

/// Whom a meeting is the business of: those the forum's roles call on its day, and those who are called to it.
pub(crate) async fn called_to(
    reading: &mut Reading<'_>,
    meeting: &MeetingRow,
    with_guests: bool,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let day = meeting.date.unwrap_or(Date::MIN);
    let by_role = called_by_role(reading, meeting, day).await?;
    let mut people: BTreeSet<PersonId> = by_role.into_iter().map(|(person, _)| person).collect();
    for row in reading.invitations(meeting.id).await? {
        let is_guest = invited_as(&row)? == InvitedAs::Guest;
        if with_guests || !is_guest {
            people.insert(row.person_id);
        }
    }
    Ok(people)
}
