//! A reader's own reading of an item: marking it as read, what has changed since, notes and marked passages; and what
//! those of the forum share. Set as HTML for the item's page.
//!
//! Whoever looks through other eyes is nobody: nothing of this is set for them.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{OwnReading, SharedRemarks};
use referat_actions::refusal::Refusal;
use referat_domain::comparison::WordChange;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::own_reading::difference::ReadPlace;
use referat_domain::own_reading::passage::Found;
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_domain::view::own_reading::{KeptRemark, PassageView, ReadState, ReadingView};
use serde::Deserialize;

use super::comparison::{self, Shown};
use super::item::{self, Back};
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, Visitor};
use crate::frame::Frame;
use crate::links;
use crate::problem::Problem;

/// How far a reader has come with an item.
#[derive(Template)]
#[template(path = "item_read.html")]
pub struct ItemRead<'a> {
    /// The frame of the page it is put into.
    pub frame: &'a Frame<'a>,
    /// The item.
    pub item: &'a AgendaItemId,
    /// Their reading.
    pub own: &'a OwnReading,
    /// What they see of it.
    pub view: &'a ReadingView,
    /// The next item of the meeting that has something to read.
    pub next: Option<AgendaItemId>,
}

impl ItemRead<'_> {
    /// Whether marking it as read changes something.
    #[must_use]
    pub fn can_read(&self) -> bool {
        !matches!(self.view.state, ReadState::Read(_))
    }

    /// The changes of a part as they are shown.
    #[must_use]
    pub fn changes(&self, place: &ReadPlace, changes: &[WordChange]) -> Vec<Shown> {
        comparison::read_changes(**self.frame, place, changes)
    }
}

/// A reader's notes and marks on an item, and what those of the forum share.
#[derive(Template)]
#[template(path = "item_notes.html")]
pub struct ItemNotes<'a> {
    /// The frame of the page it is put into.
    pub frame: &'a Frame<'a>,
    /// The item.
    pub item: &'a AgendaItemId,
    /// Their reading; absent where the item is closed to them, and for nobody.
    pub own: Option<&'a OwnReading>,
    /// What those of the forum share, where they do.
    pub shared: Option<&'a SharedRemarks>,
    /// What was typed and came back.
    pub typed: &'a Typed,
}

impl ItemNotes<'_> {
    /// The note, as it stands or as it was typed.
    #[must_use]
    pub fn note(&self) -> &str {
        let stands = self.own.map_or("", |own| own.note.text.as_str());
        match self.typed.form {
            "note" => &self.typed.note,
            _ => stands,
        }
    }

    /// The passages that are marked.
    #[must_use]
    pub fn passages(&self) -> &[PassageView] {
        let view = self.own.and_then(|own| own.reading.as_ref());
        view.map_or(&[], |view| &view.passages)
    }

    /// What is said of where a passage is now, if it isn't where it was.
    #[must_use]
    pub fn where_is(&self, view: &PassageView) -> Option<String> {
        let key = match view.found {
            Found::Same(_) => return None,
            Found::Moved(_) => "passage-has-moved",
            Found::Gone => "passage-is-gone",
        };
        Some(self.frame.text(key).into_owned())
    }

    /// The remarks that are shared.
    #[must_use]
    pub fn remarks(&self) -> &[KeptRemark] {
        let remarks = self.shared.and_then(|shared| shared.remarks.as_ref());
        remarks.map_or(&[], Vec::as_slice)
    }
}

/// What the forms send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Which of a form's buttons.
    #[serde(default)]
    pub hvad: String,
    /// What was shown of the item, by what tells it from anything else.
    #[serde(default)]
    pub vist: String,
    /// The note.
    #[serde(default)]
    pub note: String,
    /// The version of the note that was read.
    #[serde(default)]
    pub version: i64,
    /// The words of a passage.
    #[serde(default)]
    pub ord: String,
    /// What stands before it.
    #[serde(default)]
    pub foer: String,
    /// The words beside a passage, or the remark that is taken away.
    #[serde(default)]
    pub bemaerkning: String,
    /// The mark that is taken away.
    #[serde(default)]
    pub markering: String,
    /// A remark to be shared.
    #[serde(default)]
    pub delt: String,
    /// Which form it was: the last part of its address.
    #[serde(skip)]
    pub form: &'static str,
}

/// Sets both parts as HTML: above the item's text, and below it.
///
/// # Errors
/// When a lookup is refused, or a template fails, which is a mistake of ours.
pub async fn set(
    state: &WebState,
    frame: &Frame<'_>,
    reader: &Reader,
    (id, meeting): (AgendaItemId, MeetingId),
    typed: &Typed,
) -> Result<(Option<String>, Option<String>), Problem> {
    let own = state.office.own_reading(reader, id).await?;
    let shared = state.office.shared_remarks(reader, id).await?;
    let rendered = |part: Result<String, askama::Error>| part.map_err(|cause| Problem::internal(&cause));
    let mut above = None;
    if let Some(own) = &own
        && let Some(view) = own.reading.as_ref()
    {
        let progress = state.office.progress(reader, meeting).await?;
        let part = ItemRead {
            frame,
            item: &id,
            own,
            view,
            next: progress.and_then(|progress| progress.next_unread(id)),
        };
        above = Some(rendered(part.render())?);
    }
    if own.is_none() && shared.is_none() {
        return Ok((above, None));
    }
    let below = ItemNotes {
        frame,
        item: &id,
        own: own.as_ref(),
        shared: shared.as_ref(),
        typed,
    };
    Ok((above, Some(rendered(below.render())?)))
}

/// What has just happened to an item, by what stands after the question mark.
#[must_use]
pub fn news(state: &WebState, what: Option<&str>) -> Option<String> {
    let key = match what? {
        "laest" => "read-is-read",
        "ulaest" => "read-is-unread",
        "note" => "note-is-kept",
        "note-fjernet" => "note-is-removed",
        "note-fortrudt" => "note-is-undone",
        "markeret" => "passage-is-marked",
        "markering-fjernet" => "passage-is-removed",
        "delt" => "remarks-is-shared",
        "deling-fjernet" => "remarks-is-removed",
        _ => return None,
    };
    Some(state.wording.text(key).into_owned())
}

/// The same of a meeting.
#[must_use]
pub fn news_of_meeting(state: &WebState, what: Option<&str>) -> Option<String> {
    let key = match what? {
        "laest" => "read-all-is-read",
        "ulaest" => "read-all-is-unread",
        "sidste" => "read-all-was-last",
        _ => return None,
    };
    Some(state.wording.text(key).into_owned())
}

fn no_form() -> Refusal {
    Refusal::NotValid {
        why: "form",
        given: String::new(),
    }
}

/// `POST /punkter/{id}/laest`: marks it as read as it was shown, or as unread. `naeste` goes on to the next item that has
/// something to read, or to the meeting where there is none.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn mark(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let shown = Checksum::from_hex(&typed.vist);
    let (done, news) = match typed.hvad.as_str() {
        "laest" | "naeste" => (office.mark_read(actor, id, shown).await, "laest"),
        "ulaest" => (office.mark_unread(actor, id).await, "ulaest"),
        _ => (Err(no_form()), ""),
    };
    if done.is_ok() && typed.hvad == "naeste" {
        let meeting = office.item(&visitor.0, id).await?.meeting.id;
        let progress = office.progress(&visitor.0, meeting).await?;
        let to = match progress.and_then(|progress| progress.next_unread(id)) {
            Some(next) => links::item(&next),
            None => format!("{}?nyt=sidste", links::meeting(&meeting)),
        };
        return Ok(Redirect::to(&to).into_response());
    }
    answer(&state, &visitor, id, (typed, "laest"), done, (news, "laesning")).await
}

/// `POST /moeder/{id}/laest`: marks all its items as read, or as unread.
///
/// # Errors
/// When it is refused.
pub async fn mark_meeting(
    Here(state): Here,
    Id(id): Id<MeetingId>,
    Filled(typed): Filled<Typed>,
) -> Result<Redirect, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let news = match typed.hvad.as_str() {
        "laest" => {
            office.mark_meeting_read(actor, id).await?;
            "laest"
        }
        "ulaest" => {
            office.mark_meeting_unread(actor, id).await?;
            "ulaest"
        }
        _ => return Err(no_form().into()),
    };
    Ok(Redirect::to(&format!("{}?nyt={news}", links::meeting(&id))))
}

/// `POST /punkter/{id}/note`: keeps one's note, removes it, or undoes what was done to it last.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn keep_note(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let (done, news) = match typed.hvad.as_str() {
        "" | "gem" => (
            office.keep_note(actor, id, &typed.note, typed.version).await,
            "note",
        ),
        "fjern" => (
            office.keep_note(actor, id, "", typed.version).await,
            "note-fjernet",
        ),
        "fortryd" => (office.undo_note(actor, id, typed.version).await, "note-fortrudt"),
        _ => (Err(no_form()), ""),
    };
    answer(&state, &visitor, id, (typed, "note"), done, (news, "noter")).await
}

/// `POST /punkter/{id}/marker`: marks a passage.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn mark_passage(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = state
        .office
        .mark_passage(actor, id, &typed.ord, &typed.foer, &typed.bemaerkning)
        .await;
    let news = ("markeret", "markeringer");
    answer(&state, &visitor, id, (typed, "marker"), done, news).await
}

/// `POST /punkter/{id}/marker/fjern`: takes a mark away.
///
/// # Errors
/// When it is refused.
pub async fn unmark_passage(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = state
        .office
        .unmark_passage(state.actor()?, id, &typed.markering)
        .await;
    let news = ("markering-fjernet", "markeringer");
    answer(&state, &visitor, id, (typed, "fjern"), done, news).await
}

/// `POST /punkter/{id}/del`: shares a remark with the others of the forum.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn share(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = state.office.share_remark(state.actor()?, id, &typed.delt).await;
    let news = ("delt", "bemaerkninger");
    answer(&state, &visitor, id, (typed, "del"), done, news).await
}

/// `POST /punkter/{id}/del/fjern`: takes a shared remark away.
///
/// # Errors
/// When it is refused.
pub async fn remove_shared(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = state
        .office
        .remove_shared_remark(actor, id, &typed.bemaerkning)
        .await;
    let news = ("deling-fjernet", "bemaerkninger");
    answer(&state, &visitor, id, (typed, "fjern"), done, news).await
}

async fn answer(
    state: &WebState,
    Visitor(reader): &Visitor,
    id: AgendaItemId,
    (mut typed, form): (Typed, &'static str),
    done: Result<(), Refusal>,
    (news, place): (&str, &str),
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={news}#{place}", links::item(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => {
            typed.form = form;
            let back = Back {
                own: typed,
                ..Back::default()
            };
            item::shown(state, reader, id, (status, back), wrong).await
        }
    }
}
