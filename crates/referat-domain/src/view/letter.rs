//! What a letter may tell somebody: made when it is sent, of what they may see then.
//!
//! A letter leaves the house over a way that isn't ours. Of what is closed, it says that it is there and no title, even
//! to who may read it here.

use std::collections::BTreeSet;

use super::{Eyes, PaperGuard, Subject};
use crate::ids::{ForumId, MeetingId, PaperId, PersonId};
use crate::meeting::MeetingKind;
use crate::message::MessageKind;
use crate::{Date, Timestamp};

/// Something to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What of it.
    pub kind: MessageKind,
    /// What it is about.
    pub about: ToldAbout,
}

/// What something to be told is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToldAbout {
    /// A paper on its way.
    Paper {
        /// Which.
        id: PaperId,
        /// The forum it is for.
        forum: ForumId,
        /// Its name.
        forum_name: String,
        /// Who writes it.
        author: Option<PersonId>,
        /// Whether it is to be closed.
        is_closed: bool,
        /// Who is shut out of an item that treats it.
        shut_out: Vec<PersonId>,
        /// Its title.
        title: String,
        /// Who has a task with it.
        tasked: BTreeSet<PersonId>,
    },
    /// A meeting: when and where it is, which everyone here may know.
    Meeting {
        /// Which.
        id: MeetingId,
        /// What kind of meeting it is.
        meeting_kind: MeetingKind,
        /// The forum's name.
        forum_name: String,
        /// Its day.
        date: Option<Date>,
        /// When it begins: "13.00".
        start: Option<String>,
        /// Where it is.
        place: Option<String>,
        /// When their own item is expected, where that is what they are told.
        expected: Option<Timestamp>,
        /// Until which day they may remark on its minutes, where that is what they are told.
        remarks_until: Option<Date>,
    },
}

/// A line of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What happened.
    pub kind: MessageKind,
    /// What it is about.
    pub about: NoteAbout,
}

/// What a line of a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteAbout {
    /// A paper on its way.
    Paper {
        /// Which.
        id: PaperId,
        /// The forum's name.
        forum: String,
        /// Its title; `None` where it is closed or has none.
        title: Option<String>,
    },
    /// A meeting.
    Meeting {
        /// Which.
        id: MeetingId,
        /// What kind of meeting it is.
        meeting_kind: MeetingKind,
        /// The forum's name.
        forum: String,
        /// Its day.
        date: Option<Date>,
        /// When it begins.
        start: Option<String>,
        /// Where it is.
        place: Option<String>,
        /// When their own item is expected, where that is what they are told.
        expected: Option<Timestamp>,
        /// Until which day they may remark on its minutes, where that is what they are told.
        remarks_until: Option<Date>,
    },
}

impl Subject for Told {
    type View = Option<Note>;

    fn look(self, eyes: &Eyes<'_>) -> Option<Note> {
        let about = match self.about {
            ToldAbout::Paper {
                id,
                forum,
                forum_name,
                author,
                is_closed,
                shut_out,
                title,
                tasked,
            } => {
                let guard = PaperGuard {
                    forum,
                    author,
                    is_closed,
                    shut_out: &shut_out,
                };
                (eyes.sees_on_its_way(&guard) || eyes.sees_task(&tasked)).then(|| NoteAbout::Paper {
                    id,
                    forum: forum_name,
                    title: (!is_closed && !title.is_empty()).then_some(title),
                })?
            }
            ToldAbout::Meeting {
                id,
                meeting_kind,
                forum_name,
                date,
                start,
                place,
                expected,
                remarks_until,
            } => NoteAbout::Meeting {
                id,
                meeting_kind,
                forum: forum_name,
                date,
                start,
                place,
                expected,
                remarks_until,
            },
        };
        Some(Note {
            kind: self.kind,
            about,
        })
    }
}
