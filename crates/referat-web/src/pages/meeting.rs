//! A meeting: its head, its contents, its schedule by the clock; and the whole of it on one page.

use askama::Template;
use axum::response::Html;
use referat_actions::lookups::{ItemPage as FoundItem, Progress};
use referat_actions::note_closed_read::read_by;
use referat_actions::refusal::Refusal;
use referat_documents::compose::meeting_plan::notes;
use referat_domain::access::{Action, Scope};
use referat_domain::finding::Severity;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::MeetingState;
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::view::checkup::CheckupView;
use referat_domain::view::closed_reads::ReadWhat;
use referat_domain::view::item::ItemLineView;
use referat_domain::view::meeting::MeetingView;
use referat_domain::view::own_reading::ReadState;
use referat_domain::view::plan::PlanLine;
use referat_domain::view::{Part, Seen};
use serde::Deserialize;

use crate::extractors::{Asked, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pages::deadlines::{self, NearDeadline};
use crate::pages::item_body::{self, SetText};
use crate::pages::{item_facts, journal, own_reading};
use crate::problem::Problem;

/// How much of the meeting is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Extent {
    /// `alt` shows every item in full.
    pub vis: Option<String>,
    /// `ulaeste` lists those items alone that have something to read.
    pub kun: Option<String>,
    /// What has just happened.
    pub nyt: Option<String>,
}

/// A line of the schedule.
pub struct ScheduleLine<'a> {
    /// When.
    pub slot: Slot,
    /// What.
    pub item: &'a ItemLineView,
}

/// An item in full.
pub struct WholeItem<'a> {
    /// The item.
    pub found: &'a FoundItem,
    /// Its facts, as HTML.
    pub facts: String,
    /// Its text, unless it is closed to the reader.
    pub body: Option<SetText>,
}

/// A meeting's page.
#[derive(Template)]
#[template(path = "meeting.html")]
pub struct MeetingPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub meeting: &'a Seen<MeetingView>,
    /// The order of the day, where that is another than on paper.
    pub schedule: Vec<ScheduleLine<'a>>,
    /// Every item in full, where that is asked for.
    pub whole: Option<Vec<WholeItem<'a>>>,
    /// How many findings its check-up has by severity, for those who may see it.
    pub checkup: Option<Vec<(Severity, u32)>>,
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
    /// Whether the reader builds its agenda, and it can be built.
    pub builds_agenda: bool,
    /// Whether the reader writes what it decides, and it can be held.
    pub holds: bool,
    /// How far the reader has come with it.
    pub progress: Option<Progress>,
    /// Whether those items alone are listed that have something to read.
    pub only_unread: bool,
    /// What has just happened.
    pub news: Option<String>,
    /// How it was called outside the plan, and what became of it since it was planned.
    pub planned: Option<PlanLine>,
    /// Until when papers come in time, where it is still to come, and how near that is.
    pub deadline: Option<NearDeadline>,
}

impl<'a> MeetingPage<'a> {
    /// Whether it goes on now, and can be followed.
    #[must_use]
    pub fn is_going_on(&self) -> bool {
        self.meeting.line.state == MeetingState::InSession
    }

    /// The page of a meeting; with its items in full if they are given.
    pub fn new(frame: Frame<'a>, meeting: &'a Seen<MeetingView>, whole: Option<Vec<WholeItem<'a>>>) -> Self {
        let schedule = meeting
            .schedule
            .iter()
            .flatten()
            .filter_map(|entry| {
                let item = meeting.item(entry.item)?;
                Some(ScheduleLine {
                    slot: entry.slot,
                    item,
                })
            })
            .collect();
        Self {
            frame,
            meeting,
            schedule,
            whole,
            checkup: None,
            has_journal: false,
            builds_agenda: false,
            holds: false,
            progress: None,
            only_unread: false,
            news: None,
            planned: None,
            deadline: None,
        }
    }

    /// What is said of its way: called outside the plan, moved, called off.
    #[must_use]
    pub fn trace(&self) -> Vec<String> {
        let wording = self.frame.wording();
        self.planned
            .as_ref()
            .map_or_else(Vec::new, |line| notes(line, wording))
    }

    /// Whether there are minutes, or are to be.
    #[must_use]
    pub fn has_minutes(&self) -> bool {
        self.meeting.line.state == MeetingState::Held
    }

    /// Whether its minutes are locked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.meeting.minutes == Some(MinutesState::Locked)
    }

    /// How far the reader has come with an item.
    #[must_use]
    pub fn read_state(&self, item: &ItemLineView) -> Option<&ReadState> {
        self.progress.as_ref()?.of(&item.id)
    }

    /// The items that are listed.
    #[must_use]
    pub fn listed(&self) -> Vec<&ItemLineView> {
        let is_listed = |item: &&ItemLineView| {
            !self.only_unread || self.read_state(item).is_some_and(ReadState::is_unread)
        };
        self.meeting.items.iter().filter(is_listed).collect()
    }

    /// The same with the counts of its check-up.
    #[must_use]
    pub fn checked(mut self, checkup: Option<&Seen<CheckupView>>) -> Self {
        self.checkup = checkup.map(|checkup| checkup.counts());
        self
    }

    /// Where the contents list leads: down the page, or to the item's own.
    #[must_use]
    pub fn link(&self, item: &ItemLineView) -> String {
        match self.whole {
            Some(_) => format!("#{}", anchor(&item.id)),
            None => links::item(&item.id),
        }
    }
}

/// The place of an item on the page of a whole meeting.
#[must_use]
pub fn anchor(item: &AgendaItemId) -> String {
    format!("punkt-{item}")
}

/// `/moeder/{id}`, and `/moeder/{id}?vis=alt`
///
/// # Errors
/// When there is no such meeting for the reader, or a lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Asked(extent): Asked<Extent>,
) -> Result<Html<String>, Problem> {
    let meeting = state.office.meeting(&reader, id).await?;
    let mut found = Vec::new();
    let is_whole = extent.vis.as_deref() == Some("alt");
    if is_whole {
        for item in &meeting.items {
            found.push(state.office.item(&reader, item.id).await?);
        }
    }
    let words = state.words();
    let title = words.meeting_title(&meeting.line);
    let (title, address): (String, fn(&MeetingId) -> String) = if is_whole {
        let title = words.text_with("meeting-whole-title", &[("meeting", title.into())]);
        (title, links::whole_meeting)
    } else if extent.kun.as_deref() == Some("ulaeste") {
        let title = words.text_with("read-unread-title", &[("meeting", title.into())]);
        (title, links::meeting)
    } else {
        (title, links::meeting)
    };
    let frame = Frame::new(&state, title)
        .on(Way::Front)
        .under([(meeting.line.forum_name.clone(), links::forum(&meeting.line.forum))])
        .between(
            meeting.previous.as_ref().map(|line| address(&line.id)),
            meeting.next.as_ref().map(|line| address(&line.id)),
        );
    let whole = match is_whole {
        true => Some(in_full(&frame, &found)?),
        false => None,
    };
    let checkup = match state.office.checkup(&reader, id).await {
        Ok(checkup) => Some(checkup),
        Err(Refusal::NotAllowed { .. }) => None,
        Err(refusal) => return Err(refusal.into()),
    };
    let mut page = MeetingPage::new(frame, &meeting, whole).checked(checkup.as_ref());
    page.planned = Some(state.office.planned_meeting(id).await?);
    page.deadline = deadlines::of(&state, &[id]).await?.remove(&id);
    page.has_journal = journal::is_offered(&reader, meeting.line.forum);
    page.builds_agenda = reader.may(Action::BuildAgenda, Scope::Forum(meeting.line.forum))
        && match meeting.line.state {
            MeetingState::Planned | MeetingState::AgendaOpen => true,
            // An agenda that was moved in has no draft to go on with.
            MeetingState::AgendaIssued => meeting.documents.is_empty(),
            MeetingState::InSession | MeetingState::Held | MeetingState::Cancelled => false,
        };
    // What was moved in isn't held here, and what is locked is written no more.
    page.holds = meeting.documents.is_empty()
        && meeting.minutes != Some(MinutesState::Locked)
        && reader.may(Action::RecordDecision, Scope::Forum(meeting.line.forum))
        && match meeting.line.state {
            MeetingState::AgendaIssued | MeetingState::InSession | MeetingState::Held => true,
            MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::Cancelled => false,
        };
    page.progress = state.office.progress(&reader, id).await?;
    page.only_unread = page.progress.is_some() && extent.kun.as_deref() == Some("ulaeste");
    page.news = own_reading::news_of_meeting(&state, extent.nyt.as_deref());
    let html = show(&page)?;
    let by = read_by(state.actor()?, &reader);
    let closed = found.iter().filter_map(FoundItem::closed);
    state.office.note_closed_read(&by, closed, ReadWhat::Page).await?;
    Ok(html)
}

/// The items of a meeting in full, each under a heading of its own.
///
/// # Errors
/// When a template fails, which is a mistake of ours.
pub fn in_full<'a>(frame: &Frame<'_>, found: &'a [FoundItem]) -> Result<Vec<WholeItem<'a>>, Problem> {
    found
        .iter()
        .map(|found| {
            let body = match &found.item.content {
                Part::Open(content) => {
                    let prefix = format!("{}-", anchor(&found.item.id));
                    Some(item_body::set(frame, content, 3, &prefix)?)
                }
                Part::Neutral(_) => None,
            };
            let facts = item_facts::set(frame, found)?;
            Ok(WholeItem { found, facts, body })
        })
        .collect()
}
