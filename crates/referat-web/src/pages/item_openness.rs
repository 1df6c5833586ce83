//! Who may see an item: closing and opening it and its attachments, and keeping a person out. Set as HTML for the item's
//! page, for those who decide that.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_domain::ids::{AgendaItemId, AttachmentId, PersonId};
use referat_domain::openness::Openness;
use referat_domain::view::openness::{AttachmentOpenness, OpennessView};
use serde::Deserialize;

use super::item;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, Visitor};
use crate::frame::Frame;
use crate::links;
use crate::problem::Problem;

/// Grounds that are often used, as the wording has them.
const GROUNDS: [&str; 5] = [
    "openness-ground-doors",
    "openness-ground-secrecy",
    "openness-ground-staff",
    "openness-ground-private",
    "openness-ground-interests",
];

/// Who may see an item.
#[derive(Template)]
#[template(path = "item_openness.html")]
pub struct ItemOpenness<'a> {
    /// The frame of the page it is put into.
    pub frame: &'a Frame<'a>,
    /// Who may see it.
    pub view: &'a OpennessView,
    /// What was typed in one of the forms.
    pub typed: &'a Typed,
}

/// What is typed in one of the forms.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The ground for closing.
    #[serde(default)]
    pub hjemmel: String,
    /// The neutral title.
    #[serde(default)]
    pub titel: String,
    /// The decision that is published.
    #[serde(default)]
    pub beslutning: String,
    /// The attachment it is about; empty where it is the item.
    #[serde(default)]
    pub bilag: String,
    /// The person it is about.
    #[serde(default)]
    pub person: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// Which form it was: the last part of its address.
    #[serde(skip)]
    pub form: &'static str,
}

/// A form for closing something, or for saying otherwise how it is closed.
pub struct CloseForm {
    /// What its fields' ids begin with.
    pub key: String,
    /// The attachment; empty where it is the item.
    pub attachment: String,
    /// The attachment's title, for those who hear the form and don't see where it stands.
    pub of: Option<String>,
    /// Whether it is closed already.
    pub is_closed: bool,
    /// Whether what was typed is in it.
    pub is_open: bool,
    /// The ground.
    pub ground: String,
    /// The neutral title.
    pub title: String,
    /// The decision that is published.
    pub decision: String,
}

impl ItemOpenness<'_> {
    /// The item's form.
    #[must_use]
    pub fn of_item(&self) -> CloseForm {
        self.form(&self.view.openness, String::new(), None)
    }

    /// An attachment's form.
    #[must_use]
    pub fn of_attachment(&self, entry: &AttachmentOpenness) -> CloseForm {
        self.form(&entry.openness, entry.id.to_string(), Some(entry.title.clone()))
    }

    fn form(&self, now: &Openness, attachment: String, of: Option<String>) -> CloseForm {
        let is_open = self.was("luk", &attachment);
        let (ground, title, decision) = match now {
            _ if is_open => (
                Some(&self.typed.hjemmel),
                Some(&self.typed.titel),
                Some(&self.typed.beslutning),
            ),
            Openness::Open => (None, None, None),
            Openness::Closed(closure) => (
                closure.ground.as_ref(),
                closure.public_title.as_ref(),
                closure.public_decision.as_ref(),
            ),
        };
        CloseForm {
            key: match attachment.as_str() {
                "" => "punkt".to_owned(),
                id => format!("bilag-{id}"),
            },
            of,
            is_closed: now.is_closed(),
            is_open,
            ground: ground.cloned().unwrap_or_default(),
            title: title.cloned().unwrap_or_default(),
            decision: decision.cloned().unwrap_or_default(),
            attachment,
        }
    }

    /// Whether the form of this address was sent about that attachment or person, and came back.
    #[must_use]
    pub fn was(&self, form: &str, about: &str) -> bool {
        let Typed { bilag, person, .. } = self.typed;
        self.typed.form == form && (bilag == about || (!person.is_empty() && person == about))
    }

    /// What was typed as a reason in that form.
    #[must_use]
    pub fn reason(&self, form: &str, about: &str) -> &str {
        match self.was(form, about) {
            true => &self.typed.grund,
            false => "",
        }
    }

    /// How it stands with something: the words for open, closed on a ground, and closed without one begin alike.
    #[must_use]
    pub fn state(&self, now: &Openness, [open, closed, without]: [&str; 3]) -> String {
        match now {
            Openness::Open => self.frame.text(open).into_owned(),
            Openness::Closed(closure) => match &closure.ground {
                Some(ground) => self
                    .frame
                    .text_with(closed, &[("ground", ground.as_str().into())]),
                None => self.frame.text(without).into_owned(),
            },
        }
    }

    /// How it stands with the item.
    #[must_use]
    pub fn state_of_item(&self) -> String {
        let words = [
            "openness-open",
            "openness-closed",
            "openness-closed-without-ground",
        ];
        self.state(&self.view.openness, words)
    }

    /// How it stands with an attachment.
    #[must_use]
    pub fn state_of(&self, entry: &AttachmentOpenness) -> String {
        let words = [
            "openness-attachment-open",
            "openness-attachment-closed",
            "openness-attachment-closed-without-ground",
        ];
        self.state(&entry.openness, words)
    }

    /// The grounds that are suggested.
    #[must_use]
    pub fn grounds(&self) -> Vec<String> {
        GROUNDS.map(|key| self.frame.text(key).into_owned()).to_vec()
    }
}

/// Sets who may see an item as HTML.
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub fn set(frame: &Frame<'_>, view: &OpennessView, typed: &Typed) -> Result<String, Problem> {
    let part = ItemOpenness { frame, view, typed };
    part.render().map_err(|cause| Problem::internal(&cause))
}

/// What has just happened, by what stands after the question mark.
#[must_use]
pub fn news(state: &WebState, what: Option<&str>) -> Option<String> {
    let key = match what? {
        "luk" => "openness-is-closed",
        "aabn" => "openness-is-open",
        "hold-ude" => "openness-is-out",
        "giv-adgang" => "openness-is-in",
        _ => return None,
    };
    Some(state.wording.text(key).into_owned())
}

/// `POST /punkter/{id}/luk`: closes the item or an attachment of it.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn close(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let given = Closing {
        ground: &typed.hjemmel,
        public_title: &typed.titel,
        public_decision: &typed.beslutning,
    };
    let done = match attachment(&state, id, &typed).await? {
        None => office.close_item(actor, id, given).await,
        Some(attachment) => office.close_attachment(actor, attachment, given).await,
    };
    answer(&state, &visitor, id, typed, done.map(drop), "luk").await
}

/// `POST /punkter/{id}/aabn`: opens the item or an attachment of it.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn open(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (actor, office) = (state.actor()?, &state.office);
    let done = match attachment(&state, id, &typed).await? {
        None => office.open_item(actor, id, &typed.grund).await,
        Some(attachment) => office.open_attachment(actor, attachment, &typed.grund).await,
    };
    answer(&state, &visitor, id, typed, done, "aabn").await
}

/// `POST /punkter/{id}/hold-ude`: keeps a person out of the item.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn exclude(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match person(&typed) {
        Ok(person) => {
            let actor = state.actor()?;
            state.office.exclude_person(actor, id, person, &typed.grund).await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, &visitor, id, typed, done, "hold-ude").await
}

/// `POST /punkter/{id}/giv-adgang`: lets a person in again.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn admit(
    Here(state): Here,
    visitor: Visitor,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match person(&typed) {
        Ok(person) => {
            let actor = state.actor()?;
            state.office.admit_person(actor, id, person, &typed.grund).await
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, &visitor, id, typed, done, "giv-adgang").await
}

fn person(typed: &Typed) -> Result<PersonId, Refusal> {
    typed.person.parse().map_err(|_| Refusal::NotValid {
        why: "no-person",
        given: String::new(),
    })
}

/// The attachment it is about, which must be one of the item's.
async fn attachment(
    state: &WebState,
    id: AgendaItemId,
    typed: &Typed,
) -> Result<Option<AttachmentId>, Problem> {
    if typed.bilag.is_empty() {
        return Ok(None);
    }
    let attachment: AttachmentId = typed.bilag.parse().map_err(|_| Problem::NotFound)?;
    let seen = state.office.item_openness(state.actor()?, id).await?;
    let mut all = seen.iter().flat_map(|view| &view.attachments);
    match all.any(|entry| entry.id == attachment) {
        true => Ok(Some(attachment)),
        false => Err(Problem::NotFound),
    }
}

async fn answer(
    state: &WebState,
    Visitor(reader): &Visitor,
    id: AgendaItemId,
    mut typed: Typed,
    done: Result<(), Refusal>,
    form: &'static str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={form}#hvem-maa-se", links::item(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => {
            typed.form = form;
            let back = item::Back {
                openness: typed,
                ..item::Back::default()
            };
            item::shown(state, reader, id, (status, back), wrong).await
        }
    }
}
