//! Letters: which are to be sent now and what each may tell, what became of them, and reminders.
//!
//! Sending itself is done by whoever holds a connection to a mail server; it asks what is due, sends, and says what came
//! of it. Messages that have nothing to tell any more (the paper was approved meanwhile) are dropped without a letter.

mod reminders;

use std::collections::BTreeMap;

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{MeetingId, PaperId, PersonId};
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::meeting::{MeetingKind, MeetingState};
use referat_domain::message::{MailChoice, MessageKind, tried_again};
use referat_domain::paper::content::PaperField;
use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::state::PaperState;
use referat_domain::reader::Reader;
use referat_domain::view::letter::{Note, Told, ToldAbout};
use referat_domain::view::{Seen, show};
use referat_domain::{Date, Timestamp};
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::messages::{MessageFate, MessageRow};
use referat_store::people::PersonRow;
use referat_store::{Reading, RowId};

use crate::interim::{members, open_procedure, standing_decision};
use crate::lookups::meeting_room::Day;
use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::planning::state_of;
use crate::readers::reader_of;
use crate::refusal::Refusal;
use crate::sign_in::is_here;
use crate::tasks::{StandIns, Tasks};
use crate::tell::choice_of;

/// How many messages are looked at in one go.
const HANDFUL: u32 = 500;

/// A letter to be sent.
#[derive(Debug)]
pub struct LetterDue {
    /// Its address.
    pub address: String,
    /// Whose that is.
    pub name: String,
    /// What it tells, what waits for them first; never empty.
    pub notes: Seen<Vec<Option<Note>>>,
    /// What it is known by: the same however often it is tried.
    pub id: String,
    /// The messages it is made of.
    messages: Vec<RowId>,
    /// How often it was tried.
    attempts: u32,
}

/// Which letters are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Those that are to be sent now.
    Due,
    /// Those that are to be sent later too.
    All,
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The mail server has it.
    Sent,
    /// It wasn't taken: what stood in the way, and whether trying again is of no use.
    Failed {
        /// A word the wording has a text for.
        trouble: &'static str,
        /// Whether trying again is of no use.
        is_final: bool,
    },
}

/// The outbox, to who looks after it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outbox {
    /// How many messages wait to be sent.
    pub waiting: i64,
    /// How many were sent within the last month.
    pub sent: i64,
    /// What was tried and didn't go, that which is still tried first.
    pub troubled: Vec<Troubled>,
}

/// A message that didn't go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Troubled {
    /// Its id, as text.
    pub id: String,
    /// Whom it is for.
    pub name: String,
    /// Their address.
    pub address: Option<String>,
    /// What it tells of.
    pub kind: MessageKind,
    /// When it came about.
    pub made: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// What stood in the way, as a word.
    pub trouble: String,
    /// When it is tried again; `None` for what was given up.
    pub tried_again: Option<Timestamp>,
}

impl Office {
    /// The letters that wait, one for each person. What has nothing to tell any more is dropped.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn letters(&self, which: Waiting) -> Result<Vec<LetterDue>, Refusal> {
        let now = self.now();
        let mut dropped = Vec::new();
        let mut letters = Vec::new();
        {
            let mut reading = self.store.reading(self.tenant()).await?;
            let until = match which {
                Waiting::Due => now.as_microsecond(),
                Waiting::All => i64::MAX,
            };
            let due = reading.messages_due(until, HANDFUL).await?;
            let mut by_person: BTreeMap<PersonId, Vec<MessageRow>> = BTreeMap::new();
            for row in due {
                by_person.entry(row.person_id).or_default().push(row);
            }
            for (person, rows) in by_person {
                let (letter, empty) = letter(&mut reading, person, rows, (self.today(), now)).await?;
                letters.extend(letter);
                dropped.extend(empty);
            }
        }
        if !dropped.is_empty() {
            let fate = MessageFate {
                state: "dropped",
                due_at: now.as_microsecond(),
                attempts: 0,
                trouble: None,
                settled_at: Some(now.as_microsecond()),
            };
            self.store.settle_messages(self.tenant(), &dropped, &fate).await?;
        }
        Ok(letters)
    }

    /// Drops what is due, where there is no mail server: who sets one up later isn't to send old news.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn drop_letters(&self) -> Result<u64, Refusal> {
        let now = self.now().as_microsecond();
        Ok(self.store.drop_due_messages(self.tenant(), now).await?)
    }

    /// Keeps what became of a letter.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn settle_letter(&self, letter: &LetterDue, fate: Fate) -> Result<(), Refusal> {
        let now = self.now();
        let attempts = letter.attempts.saturating_add(1);
        let at = now.as_microsecond();
        let settled = |state, trouble: Option<&str>| MessageFate {
            state,
            due_at: at,
            attempts: i64::from(attempts),
            trouble: trouble.map(str::to_owned),
            settled_at: Some(at),
        };
        let fate = match fate {
            Fate::Sent => settled("sent", None),
            Fate::Failed { trouble, is_final } => match tried_again(attempts, now).filter(|_| !is_final) {
                None => settled("given_up", Some(trouble)),
                Some(due) => MessageFate {
                    state: "waiting",
                    due_at: due.as_microsecond(),
                    attempts: i64::from(attempts),
                    trouble: Some(trouble.to_owned()),
                    settled_at: None,
                },
            },
        };
        let sent = self.store.settle_messages(self.tenant(), &letter.messages, &fate);
        Ok(sent.await?)
    }

    /// When one wants to be told by mail.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn mail_choice(&self, person: PersonId) -> Result<MailChoice, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        choice_of(&mut reading, person).await
    }

    /// Chooses when one wants to be told by mail. What waits already comes as it was to.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for somebody who is nobody's person.
    pub async fn choose_mail(&self, actor: &Actor, choice: MailChoice) -> Result<(), Refusal> {
        actor.require(Action::KeepOwnData, Scope::Anywhere)?;
        let person = actor.reader.person().ok_or(Refusal::NotNow {
            why: "no-person-mail",
        })?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        write.choose_mail(person, choice.as_str()).await?;
        write
            .commit(entry(actor, "choose_mail", "person", person.uuid(), ""))
            .await?;
        Ok(())
    }

    /// The outbox.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for who doesn't look after accounts.
    pub async fn outbox(&self, actor: &Actor) -> Result<Outbox, Refusal> {
        actor.reader.require(Action::KeepAccounts, Scope::Anywhere)?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let counts: BTreeMap<String, i64> = reading.message_counts().await?.into_iter().collect();
        let count = |state: &str| counts.get(state).copied().unwrap_or(0);
        let mut rows = reading.messages_in("waiting", HANDFUL).await?;
        rows.retain(|row| row.attempts > 0);
        rows.extend(reading.messages_in("given_up", HANDFUL).await?);
        let mut troubled = Vec::new();
        for row in rows {
            let person: Option<PersonRow> = reading.by_id(row.person_id).await?;
            let (name, address) = person.map_or_else(Default::default, |person| (person.name, person.email));
            troubled.push(Troubled {
                id: row.id.uuid().to_string(),
                name,
                address,
                kind: kind_of(&row)?,
                made: moment(row.made_at, "made_at")?,
                attempts: row.attempts,
                tried_again: match row.settled_at {
                    None => Some(moment(row.due_at, "due_at")?),
                    Some(_) => None,
                },
                trouble: row.trouble.unwrap_or_default(),
            });
        }
        Ok(Outbox {
            waiting: count("waiting"),
            sent: count("sent"),
            troubled,
        })
    }

    /// Tries a message again that was given up.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`]; [`Refusal::NotFound`] where it wasn't given up, or the same waits already.
    pub async fn retry_message(&self, actor: &Actor, id: &str) -> Result<(), Refusal> {
        actor.require(Action::KeepAccounts, Scope::Anywhere)?;
        let id: uuid::Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let now = write.now().as_microsecond();
        if !write
            .retry_message(RowId::from_bytes(*id.as_bytes()), now)
            .await?
        {
            return Err(Refusal::NotFound);
        }
        let municipality = self.tenant().0.uuid();
        write
            .commit(entry(actor, "retry_message", "municipality", municipality, ""))
            .await?;
        Ok(())
    }
}

/// The letter of what is due to a person, and the messages that have nothing to tell.
async fn letter(
    reading: &mut Reading<'_>,
    person: PersonId,
    rows: Vec<MessageRow>,
    (today, now): (Date, Timestamp),
) -> Result<(Option<LetterDue>, Vec<RowId>), Refusal> {
    let all = |rows: &[MessageRow]| rows.iter().map(|row| row.id).collect();
    let row: Option<PersonRow> = reading.by_id(person).await?;
    let Some(row) = row.filter(|row| is_here(row, today)) else {
        return Ok((None, all(&rows)));
    };
    let Some(address) = row.email else {
        return Ok((None, all(&rows)));
    };
    let reader = reader_of(reading, person, today).await?;
    let mut told: Vec<(Told, &MessageRow)> = Vec::new();
    let mut dropped = Vec::new();
    for row in &rows {
        match what_is_told(reading, &reader, person, row, (now, today)).await? {
            Some(found) => told.push((found, row)),
            None => dropped.push(row.id),
        }
    }
    told.sort_by_key(|(told, row)| (told.kind, row.made_at, row.id));
    let mut seen = Vec::new();
    for (found, row) in told {
        // Asked one by one: what nobody sees of it isn't told, and isn't tried again.
        match show(found.clone(), &reader).is_some() {
            true => seen.push((found, row)),
            false => dropped.push(row.id),
        }
    }
    let Some((_, first)) = seen.first() else {
        return Ok((None, dropped));
    };
    let id = first.id.uuid().to_string();
    let attempts = seen.iter().map(|(_, row)| row.attempts).max().unwrap_or(0);
    let messages = seen.iter().map(|(_, row)| row.id).collect();
    let notes: Vec<Told> = seen.into_iter().map(|(told, _)| told).collect();
    let letter = LetterDue {
        address,
        name: row.name,
        notes: show(notes, &reader),
        id,
        messages,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
    };
    Ok((Some(letter), dropped))
}

/// What a message tells, if it is still so.
async fn what_is_told(
    reading: &mut Reading<'_>,
    reader: &Reader,
    person: PersonId,
    row: &MessageRow,
    (now, today): (Timestamp, Date),
) -> Result<Option<Told>, Refusal> {
    let kind = kind_of(row)?;
    let about = match row.subject_kind.as_str() {
        "paper" => {
            let id = PaperId::from_bytes(*row.subject_id.as_bytes());
            let Some(paper) = OnTheWay::find(reading, id).await? else {
                return Ok(None);
            };
            let is_own = paper.row.author_id == Some(person);
            let stand_ins = StandIns::on(reading, today).await?;
            let tasks = Tasks::of(reading, &paper, &stand_ins).await?;
            let is_so = match kind {
                MessageKind::Task | MessageKind::Reminder => {
                    matches!(paper.state, PaperState::InApproval(_))
                        && !is_own
                        && reader.may(Action::ApprovePaper, Scope::Forum(paper.forum))
                }
                MessageKind::TaskFor => stand_ins
                    .away_for(Some(person))
                    .any(|away| tasks.rule(&paper).approving_for(away.person).contains(&person)),
                MessageKind::OpinionAsked | MessageKind::OpinionReturned | MessageKind::OpinionReminder => {
                    tasks.rule(&paper).takes_opinions()
                        && tasks.opinions.iter().any(|row| {
                            let is_asked = row.person_id == person
                                || stand_ins.of(row.person_id).any(|one| one == person);
                            is_asked && row.state == OpinionState::Asked.as_str()
                        })
                }
                MessageKind::OpinionGiven => has_opinion(&tasks, OpinionState::Given),
                MessageKind::OpinionDeclined => has_opinion(&tasks, OpinionState::Declined),
                MessageKind::Returned => is_own && paper.state == PaperState::Drafting,
                MessageKind::Approved => is_own && paper.state == PaperState::Ready,
                MessageKind::AskedInWriting => match open_procedure(reading, id).await? {
                    None => false,
                    Some(row) => {
                        let answers = reading.written_answers(&[row.id]).await?;
                        answers
                            .iter()
                            .any(|row| row.person_id == person && row.answer.is_none())
                    }
                },
                MessageKind::WritingEnded => open_procedure(reading, id).await?.is_none(),
                MessageKind::DecidedBetween => standing_decision(reading, id).await?.is_some(),
                MessageKind::DecisionWithdrawn => standing_decision(reading, id).await?.is_none(),
                MessageKind::Called
                | MessageKind::Issued
                | MessageKind::Changed
                | MessageKind::MinutesIssued
                | MessageKind::MinutesChanged
                | MessageKind::Moved
                | MessageKind::CalledOff
                | MessageKind::Later => false,
            };
            if !is_so {
                return Ok(None);
            }
            let tasked = match kind.is_between_meetings() {
                true => members(reading, &paper, today).await?,
                false => tasks.people(&paper),
            };
            ToldAbout::Paper {
                id,
                forum: paper.forum,
                forum_name: forum_row(reading, paper.forum).await?.name,
                author: paper.row.author_id,
                is_closed: paper.is_closed(),
                shut_out: paper.standing.shut_out.clone(),
                title: paper.content.line(PaperField::Title),
                tasked,
            }
        }
        "meeting" => {
            let id = MeetingId::from_bytes(*row.subject_id.as_bytes());
            let meeting: Option<MeetingRow> = reading.by_id(id).await?;
            let Some(meeting) = meeting.filter(|row| row.removed_at.is_none()) else {
                return Ok(None);
            };
            let state = state_of(&meeting)?;
            let expected = match (kind, state) {
                (MessageKind::Later, MeetingState::InSession) => {
                    let day = Day::of(reading, &meeting, now).await?;
                    day.people_to_tell(reading).await?.remove(&person)
                }
                (_, _) => None,
            };
            let minutes = match kind.is_of_minutes() {
                true => reading.minutes_of(&[id]).await?.into_iter().next(),
                false => None,
            };
            let may_remark = reader.may(Action::SignMinutes, Scope::Forum(meeting.forum_id));
            let remarks_until = minutes
                .as_ref()
                .filter(|row| may_remark && row.state == MinutesState::Issued.as_str())
                .and_then(|row| row.remarks_until)
                .filter(|until| *until >= today);
            let is_called = |rows: &[referat_store::invitations::InvitationRow]| {
                rows.iter().any(|row| row.person_id == person)
            };
            let is_so = match kind {
                MessageKind::Called => state.is_ahead() && is_called(&reading.invitations(id).await?),
                MessageKind::Issued | MessageKind::Changed => {
                    matches!(state, MeetingState::AgendaIssued | MeetingState::InSession)
                }
                MessageKind::MinutesIssued | MessageKind::MinutesChanged => minutes
                    .as_ref()
                    .is_some_and(|row| row.state != MinutesState::Drafting.as_str()),
                MessageKind::Moved => state.is_ahead(),
                MessageKind::CalledOff => state == MeetingState::Cancelled,
                MessageKind::Later => expected.is_some(),
                MessageKind::DecidedBetween
                | MessageKind::DecisionWithdrawn
                | MessageKind::AskedInWriting
                | MessageKind::WritingEnded
                | MessageKind::Task
                | MessageKind::TaskFor
                | MessageKind::OpinionAsked
                | MessageKind::OpinionReturned
                | MessageKind::OpinionReminder
                | MessageKind::Reminder
                | MessageKind::Returned
                | MessageKind::Approved
                | MessageKind::OpinionGiven
                | MessageKind::OpinionDeclined => false,
            };
            if !is_so {
                return Ok(None);
            }
            let forum: Option<ForumRow> = reading.by_id(meeting.forum_id).await?;
            ToldAbout::Meeting {
                id,
                meeting_kind: match reading.extraordinary_calls(&[id]).await?.is_empty() {
                    true => MeetingKind::Ordinary,
                    false => MeetingKind::Extraordinary,
                },
                forum_name: forum.map(|forum| forum.name).unwrap_or_default(),
                date: meeting.date,
                start: meeting.start_time,
                place: meeting.place,
                expected: expected.map(|expected| expected.start),
                remarks_until,
            }
        }
        other => return Err(Refusal::unreadable("message", "subject_kind", other)),
    };
    Ok(Some(Told { kind, about }))
}

fn has_opinion(tasks: &Tasks, state: OpinionState) -> bool {
    tasks.opinions.iter().any(|row| row.state == state.as_str())
}

fn kind_of(row: &MessageRow) -> Result<MessageKind, Refusal> {
    MessageKind::read(&row.kind).ok_or_else(|| Refusal::unreadable("message", "kind", &row.kind))
}

fn moment(microseconds: i64, column: &'static str) -> Result<Timestamp, Refusal> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| Refusal::unreadable("message", column, &microseconds.to_string()))
}
