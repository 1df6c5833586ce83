//! What is stored about somebody, for themselves: their data, roles, positions and sessions.

use referat_domain::Timestamp;
use referat_domain::ids::SessionId;
use referat_domain::message::MailChoice;
use referat_domain::role::{Period, Role};
use referat_store::accounts::AccountRow;
use referat_store::forums::ForumRow;
use referat_store::people::{PersonRow, PositionRow};
use referat_store::sign_in::CredentialKind;
use serde_json::{Value, json};

use super::own_reading::OwnReadings;
use crate::office::Office;
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::sign_in::SignedIn;
use crate::tell::choice_of;

/// Somebody's own account.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// Their name.
    pub name: String,
    /// Where they get mail.
    pub email: Option<String>,
    /// What they sign in by.
    pub login: String,
    /// Their roles, those that are over and to come included.
    pub roles: Vec<HeldRole>,
    /// Their positions, likewise.
    pub positions: Vec<(String, Period)>,
    /// Where they are signed in, the last used first.
    pub sessions: Vec<OwnSession>,
    /// When they want to be told by mail.
    pub mail: MailChoice,
    /// Whether they have a second factor.
    pub has_second_factor: bool,
    /// Whether they have a password here; not where a provider vouches for them.
    pub has_password: bool,
    /// What they keep for themselves: nobody else is shown it.
    pub readings: OwnReadings,
}

/// A role somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRole {
    /// Which.
    pub role: Role,
    /// The forum's name; `None` for the administrator.
    pub forum: Option<String>,
    /// From one day to another.
    pub period: Period,
}

/// Where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// The session.
    pub id: SessionId,
    /// The browser and system, as they say of themselves.
    pub device: String,
    /// Whether it is this one.
    pub is_this: bool,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to some minutes.
    pub seen: Timestamp,
}

impl Office {
    /// What is stored about somebody, for themselves.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn own_account(&self, me: &SignedIn) -> Result<OwnAccount, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let account: AccountRow = reading.by_id(me.account).await?.ok_or(Refusal::NotFound)?;
        let person: PersonRow = reading.by_id(me.person).await?.ok_or(Refusal::NotFound)?;
        let mut roles = Vec::new();
        for row in reading.memberships_of_person(me.person).await? {
            let (role, period) = read_membership(&row)?;
            let forum = match row.forum_id {
                None => None,
                Some(forum) => reading.by_id::<ForumRow>(forum).await?.map(|row| row.name),
            };
            roles.push(HeldRole { role, forum, period });
        }
        let mut positions = Vec::new();
        for row in reading.holdings_of_person(me.person).await? {
            let period = Period {
                from: row.from_day,
                until: row.until_day,
            };
            if let Some(position) = reading.by_id::<PositionRow>(row.position_id).await? {
                positions.push((position.title, period));
            }
        }
        let sessions = reading.sessions_of(me.account).await?;
        let factors = reading
            .credentials(me.account, CredentialKind::SecondFactor)
            .await?;
        let passwords = reading.credentials(me.account, CredentialKind::Password).await?;
        let mail = choice_of(&mut reading, me.person).await?;
        drop(reading);
        let readings = match me.guise {
            // Whoever looks through other eyes is nobody.
            Some(_) => OwnReadings::default(),
            None => self.own_readings(&me.actor, me.person).await?,
        };
        Ok(OwnAccount {
            mail,
            name: person.name,
            email: person.email,
            login: account.login,
            roles,
            positions,
            sessions: sessions
                .into_iter()
                .map(|session| OwnSession {
                    id: session.id,
                    is_this: session.id == me.session,
                    since: moment(session.created_at),
                    seen: moment(session.seen_at),
                    device: session.device,
                })
                .collect(),
            has_second_factor: !factors.is_empty(),
            has_password: !passwords.is_empty(),
            readings,
        })
    }

    /// The same as data, to be taken along (databeskyttelsesforordningen art. 15 and 20). Secrets aren't in it.
    ///
    /// # Errors
    /// Only internal ones.
    pub async fn own_data(&self, me: &SignedIn) -> Result<Value, Refusal> {
        let own = self.own_account(me).await?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let messages: Vec<Value> = reading
            .messages_to(me.person)
            .await?
            .into_iter()
            .map(|row| {
                json!({ "kind": row.kind, "made": moment(row.made_at).to_string(), "state": row.state })
            })
            .collect();
        drop(reading);
        let period = |period: Period| {
            json!({
                "from": period.from.map(|day| day.to_string()),
                "until": period.until.map(|day| day.to_string()),
            })
        };
        let roles: Vec<Value> = own
            .roles
            .iter()
            .map(|held| {
                json!({ "role": held.role.as_str(), "forum": held.forum, "period": period(held.period) })
            })
            .collect();
        let positions: Vec<Value> = own
            .positions
            .iter()
            .map(|(title, held)| json!({ "title": title, "period": period(*held) }))
            .collect();
        let sessions: Vec<Value> = own
            .sessions
            .iter()
            .map(|session| {
                json!({
                    "device": session.device,
                    "since": session.since.to_string(),
                    "last_used": session.seen.to_string(),
                })
            })
            .collect();
        Ok(json!({
            "municipality": self.municipality().name,
            "person": { "id": me.person.to_string(), "name": own.name, "email": own.email },
            "account": {
                "login": own.login,
                "has_password": own.has_password,
                "has_second_factor": own.has_second_factor,
            },
            "roles": roles,
            "positions": positions,
            "sessions": sessions,
            "mail": { "choice": own.mail.as_str(), "messages": messages },
            "reading": own.readings.to_json(),
        }))
    }
}

fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
}
