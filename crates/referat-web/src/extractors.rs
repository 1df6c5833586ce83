//! What handlers are given, parsed at the edge: the reader, ids and queries. What can't be parsed becomes a
//! page that helps onwards.

use std::str::FromStr;
use std::sync::Arc;

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use referat_domain::reader::Reader;
use serde::de::DeserializeOwned;

use crate::WebState;
use crate::problem::Problem;
use crate::sessions::Guest;

/// Who looks: put on the request by the route table, so that a handler outside it has nobody to show to.
#[derive(Debug, Clone)]
pub struct Visitor(pub Reader);

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(Problem::SignInFirst)
    }
}

/// The state as it is for this request: with who is signed in.
#[derive(Clone)]
pub struct Here(pub WebState);

impl FromRequestParts<WebState> for Here {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        let guest = Guest::from_request_parts(parts, state).await?;
        let mut state = state.clone();
        state.me = guest.me;
        state.statement = state.office.accessibility_statement().await?.map(Arc::from);
        Ok(Self(state))
    }
}

/// The id in the path. Anything that is no id leads to "not found": the address was mistyped or cut.
#[derive(Debug, Clone, Copy)]
pub struct Id<T>(pub T);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(text) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        text.parse().map(Self).map_err(|_| Problem::NotFound)
    }
}

/// The id in the path, and the name of a file after it.
#[derive(Debug, Clone)]
pub struct IdAndName<T>(pub T, pub String);

impl<T: FromStr, S: Send + Sync> FromRequestParts<S> for IdAndName<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path((text, name)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(|_| Problem::NotFound)?;
        text.parse()
            .map(|id| Self(id, name))
            .map_err(|_| Problem::NotFound)
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Copy)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Query::<T>::from_request_parts(parts, state)
            .await
            .map(|Query(asked)| Self(asked))
            .map_err(|_| Problem::BadAddress)
    }
}

/// What a form says.
#[derive(Debug, Clone, Copy)]
pub struct Filled<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Filled<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Form::<T>::from_request(request, state)
            .await
            .map(|Form(filled)| Self(filled))
            .map_err(|_| Problem::NotValid {
                why: "form",
                given: String::new(),
            })
    }
}

/// A page number, counted from 1; absent means the first.
#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
pub struct PageNumber {
    /// The number, if one is given.
    pub side: Option<u32>,
}

impl PageNumber {
    /// The number, from 1.
    #[must_use]
    pub fn number(self) -> u32 {
        self.side.unwrap_or(1).max(1)
    }
}
