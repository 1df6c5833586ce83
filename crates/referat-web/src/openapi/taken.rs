//! What a handler takes of a request: read from the types of its arguments, as axum does.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use referat_domain::ids::{
    AgendaItemId, AttachmentId, CaseId, DocumentId, ForumId, IssuedDocumentId, MeetingId, PaperId, PersonId,
    PositionId, PrintJobId, ProposalId, UnitId, UploadId,
};
use serde::de::DeserializeOwned;

use super::fields::{self, Field};
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id, IdAndName, Visitor};
use crate::pages::decision_writing::OfDecision;
use crate::pages::journal_numbers::Place;
use crate::pages::paper_writing::{FieldSent, OfField};
use crate::pages::prove::{Proven, Sent};
use crate::receiving::{Files, Typed};
use crate::sessions::{CameFrom, Guest, Me, Staff};

/// Something a handler takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A part of the path.
    InPath(Part),
    /// What stands after the question mark.
    Query(Vec<Field>),
    /// A form.
    Form(Vec<Field>),
    /// A form whose fields depend on what it is about.
    AnyForm,
    /// A form with files.
    Files,
    /// Data from a page's own script.
    Json,
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// An id.
    Id,
    /// A journal number.
    Number,
    /// A name.
    Name,
}

/// An argument of a handler.
pub trait Takes {
    /// What it takes; nothing where it is about who asks.
    #[must_use]
    fn takes() -> Vec<Taken> {
        Vec::new()
    }
}

/// A handler, by its arguments.
pub trait Handles<Arguments> {
    /// What it takes.
    #[must_use]
    fn takes(&self) -> Vec<Taken>;
}

/// What a handler takes.
pub fn by<Arguments>(handler: &impl Handles<Arguments>) -> Vec<Taken> {
    handler.takes()
}

macro_rules! handles {
    ($($argument:ident)*) => {
        impl<F, R, $($argument: Takes),*> Handles<($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> R,
        {
            fn takes(&self) -> Vec<Taken> {
                let each: Vec<Vec<Taken>> = vec![$($argument::takes()),*];
                each.concat()
            }
        }
    };
}

handles!();
handles!(A);
handles!(A B);
handles!(A B C);
handles!(A B C D);
handles!(A B C D E);
handles!(A B C D E G);

macro_rules! of_who_asks {
    ($($argument:ty),+) => { $(impl Takes for $argument {})+ };
}

of_who_asks!(
    Here,
    Visitor,
    Guest,
    Me,
    CameFrom,
    Staff,
    HeaderMap,
    State<WebState>
);

/// What an id in a path is.
pub trait InPath {
    /// Which part of a path it is.
    const PART: Part = Part::Id;
}

macro_rules! ids {
    ($($id:ty),+) => { $(impl InPath for $id {})+ };
}

ids!(
    AgendaItemId,
    AttachmentId,
    CaseId,
    DocumentId,
    ForumId,
    IssuedDocumentId,
    MeetingId,
    PaperId,
    PersonId,
    PositionId,
    PrintJobId,
    ProposalId,
    UnitId,
    UploadId
);

impl InPath for Place {
    const PART: Part = Part::Number;
}

impl<T: InPath> Takes for Id<T> {
    fn takes() -> Vec<Taken> {
        vec![Taken::InPath(T::PART)]
    }
}

impl<T: InPath> Takes for IdAndName<T> {
    fn takes() -> Vec<Taken> {
        vec![Taken::InPath(T::PART), Taken::InPath(Part::Name)]
    }
}

impl Takes for Path<String> {
    fn takes() -> Vec<Taken> {
        vec![Taken::InPath(Part::Name)]
    }
}

impl<T: DeserializeOwned> Takes for Asked<T> {
    fn takes() -> Vec<Taken> {
        let fields = fields::of::<T>();
        match fields.is_empty() {
            // Whatever stands there is taken as it is.
            true => Vec::new(),
            false => vec![Taken::Query(fields)],
        }
    }
}

fn form<T: DeserializeOwned>() -> Vec<Taken> {
    let fields = fields::of::<T>();
    match fields.is_empty() {
        true => vec![Taken::AnyForm],
        false => vec![Taken::Form(fields)],
    }
}

impl<T: DeserializeOwned> Takes for Filled<T> {
    fn takes() -> Vec<Taken> {
        form::<T>()
    }
}

impl<T: DeserializeOwned> Takes for Proven<T> {
    fn takes() -> Vec<Taken> {
        form::<T>()
    }
}

impl<T: DeserializeOwned> Takes for Sent<T> {
    fn takes() -> Vec<Taken> {
        form::<T>()
    }
}

impl Takes for OfField {
    fn takes() -> Vec<Taken> {
        vec![Taken::InPath(Part::Id), Taken::InPath(Part::Name)]
    }
}

impl Takes for OfDecision {
    fn takes() -> Vec<Taken> {
        vec![Taken::InPath(Part::Id), Taken::InPath(Part::Name)]
    }
}

impl Takes for FieldSent {
    fn takes() -> Vec<Taken> {
        vec![Taken::Json]
    }
}

impl Takes for Typed {
    fn takes() -> Vec<Taken> {
        vec![Taken::AnyForm]
    }
}

impl Takes for Files {
    fn takes() -> Vec<Taken> {
        vec![Taken::Files]
    }
}
