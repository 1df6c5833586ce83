//! Meetings and forums by what people call them: a number, a day, a name.

use referat_domain::Date;
use referat_domain::ids::{ForumId, MeetingId};
use referat_domain::reader::Reader;
use referat_domain::view::front::ForumLine;
use referat_domain::view::{Seen, show};

use super::front;
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// The forum of this name or short form. There is nothing closed about a forum's name.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] where there is no such forum.
    pub async fn forum_called(&self, reader: &Reader, name: &str) -> Result<Seen<ForumLine>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let name = name.trim();
        let lines = front::forum_lines(&mut reading).await?;
        let called = |line: &ForumLine| {
            line.name.eq_ignore_ascii_case(name) || line.abbreviation.as_deref() == Some(name)
        };
        let found = lines.into_iter().find(called);
        let found = found.ok_or_else(|| not_valid("no-such-forum", name))?;
        Ok(show(found, reader))
    }

    /// The meeting of this number, or on this day: of the forum, if one is named.
    ///
    /// # Errors
    /// [`Refusal::NotValid`] where it is neither, or more than one forum met that day; [`Refusal::NotFound`] where
    /// none did.
    pub async fn meeting_called(&self, called: &str, forum: Option<ForumId>) -> Result<MeetingId, Refusal> {
        if let Ok(id) = called.parse::<MeetingId>() {
            return Ok(id);
        }
        let day: Date = called
            .trim()
            .parse()
            .map_err(|_| not_valid("meeting-name", called))?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let mut meetings = reading.meetings_between(day, day).await?;
        meetings.retain(|meeting| forum.is_none_or(|forum| meeting.forum_id == forum));
        match meetings.as_slice() {
            [] => Err(Refusal::NotFound),
            [only] => Ok(only.id),
            [_, _, ..] => Err(not_valid("several-meetings", called)),
        }
    }
}

fn not_valid(why: &'static str, given: &str) -> Refusal {
    Refusal::NotValid {
        why,
        given: given.chars().take(80).collect(),
    }
}
