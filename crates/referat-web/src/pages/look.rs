//! The look of a municipality's documents: what it is, the form that changes it, and how it would be printed.

mod filled;
mod sample;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use referat_documents::look::{FrontPart, Look, Paper, Typeface};
use referat_documents::press::{Form, PrintError};
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, show};
use crate::problem::Problem;
use crate::sending;

pub use filled::{OfLook, Wrong};

/// The page of the look.
#[derive(Template)]
#[template(path = "look.html")]
pub struct LookPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The look as it is.
    pub look: &'a Look,
    /// Whether it is the standard one.
    pub is_standard: bool,
    /// What stands in the form.
    pub typed: OfLook,
    /// What in it can't be used.
    pub wrong: Option<Wrong>,
    /// Whether it was changed just now.
    pub is_news: bool,
}

/// What stands after the question mark once the look was changed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    /// Anything.
    pub gemt: Option<String>,
}

impl LookPage<'_> {
    /// What the typeface is called.
    #[must_use]
    pub fn typeface(&self) -> String {
        match &self.look.typeface {
            Typeface::Sans => self.frame.text("look-sans").into_owned(),
            Typeface::Serif => self.frame.text("look-serif").into_owned(),
            Typeface::Own { family, .. } => family.clone(),
        }
    }

    /// What the paper is called.
    #[must_use]
    pub fn paper(&self) -> &'static str {
        match self.look.paper {
            Paper::A4 => "A4",
            Paper::A5 => "A5",
        }
    }

    /// What stands before the items.
    #[must_use]
    pub fn front(&self) -> String {
        let parts: Vec<String> = self.look.front.iter().map(|part| self.front_part(part)).collect();
        match parts.is_empty() {
            true => self.frame.text("look-front-none").into_owned(),
            false => parts.join(", "),
        }
    }

    /// What a part of the front is called.
    #[must_use]
    pub fn front_part(&self, part: &FrontPart) -> String {
        let key = match part {
            FrontPart::Schedule => "look-front-schedule",
            FrontPart::Decisions => "look-front-decisions",
            FrontPart::Contents => "look-front-contents",
        };
        self.frame.text(key).into_owned()
    }

    /// A measure as it is written here.
    #[must_use]
    pub fn measure(&self, value: &f64) -> String {
        filled::written(*value)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn wrong_with(&self, field: &str) -> Option<&str> {
        self.wrong
            .as_ref()
            .filter(|wrong| wrong.field == field)
            .map(|wrong| wrong.words.as_str())
    }

    /// The margins: their names in the form, what they are called, what was typed.
    #[must_use]
    pub fn margins(&self) -> [(&'static str, String, &str); 4] {
        let words = |key| self.frame.text(key).into_owned();
        [
            ("margen_top", words("look-margin-top"), &self.typed.margen_top),
            (
                "margen_bund",
                words("look-margin-bottom"),
                &self.typed.margen_bund,
            ),
            (
                "margen_venstre",
                words("look-margin-left"),
                &self.typed.margen_venstre,
            ),
            (
                "margen_hoejre",
                words("look-margin-right"),
                &self.typed.margen_hoejre,
            ),
        ]
    }

    /// The places of the front: their names in the form, what they are called, what was chosen.
    #[must_use]
    pub fn places(&self) -> [(&'static str, String, &str); 3] {
        let words = |key| self.frame.text(key).into_owned();
        [
            ("foran1", words("look-front-first"), &self.typed.foran1),
            ("foran2", words("look-front-second"), &self.typed.foran2),
            ("foran3", words("look-front-third"), &self.typed.foran3),
        ]
    }

    /// What a place of the front may hold: its word in the form, and what it is called.
    #[must_use]
    pub fn parts(&self) -> Vec<(&'static str, String)> {
        let mut parts: Vec<_> = filled::FRONT
            .iter()
            .map(|(word, part)| (*word, self.front_part(part)))
            .collect();
        parts.push(("", self.frame.text("look-front-nothing").into_owned()));
        parts
    }
}

/// `/udseende`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Asked(after): Asked<After>) -> Result<Html<String>, Problem> {
    shown(&state, None, after.gemt.is_some()).await
}

/// `POST /udseende/vis`: a made-up meeting in the look that was typed, which is not kept.
///
/// # Errors
/// When printing is refused; what can't be used is said on the page with the form.
pub async fn preview(Here(state): Here, Filled(typed): Filled<OfLook>) -> Result<Response, Problem> {
    let own = state.office.look().await?.unwrap_or_default();
    let look = match typed.look(state.words(), &state.press, &own) {
        Ok(look) => look,
        Err(wrong) => return refused(&state, typed, wrong).await,
    };
    let press = state.press.of_municipality(&state.office.municipality().name);
    let press = press.with_look(look).map_err(|cause| Problem::internal(&cause))?;
    let sample = sample::document(&press)?;
    let printed = press
        .print(&sample, Form::Pdf)
        .await
        .map_err(|error| match error {
            PrintError::NoTypesetter => Problem::NotNow { why: "no-typesetter" },
            PrintError::Typeset(_) | PrintError::Form(_) => Problem::internal(&error),
        })?;
    let manner = sending::printed(Form::Pdf.media_type());
    sending::send("udseende.pdf", manner, printed.bytes).map(sending::unkept)
}

/// `POST /udseende/gem`: keeps the look that was typed.
///
/// # Errors
/// When it is refused; what can't be used is said on the page with the form.
pub async fn save(Here(state): Here, Filled(typed): Filled<OfLook>) -> Result<Response, Problem> {
    let own = state.office.look().await?.unwrap_or_default();
    let look = match typed.look(state.words(), &state.press, &own) {
        Ok(look) => look,
        Err(wrong) => return refused(&state, typed, wrong).await,
    };
    let json = serde_json::to_string(&look).map_err(|cause| Problem::internal(&cause))?;
    let office = &state.office;
    office
        .set_look(state.actor()?, &state.press, &json, typed.grund.trim())
        .await?;
    Ok(Redirect::to("/udseende?gemt=ja").into_response())
}

/// `POST /udseende/standard`: takes the look back to the standard one.
///
/// # Errors
/// When it is refused.
pub async fn reset(Here(state): Here) -> Result<Redirect, Problem> {
    state.office.reset_look(state.actor()?, "").await?;
    Ok(Redirect::to("/udseende?gemt=ja"))
}

/// `/udseende/logo`
///
/// # Errors
/// When there is none.
pub async fn logo(Here(state): Here) -> Result<Response, Problem> {
    let look = state.office.look().await?;
    let logo = look.and_then(|look| look.logo).ok_or(Problem::NotFound)?;
    let bytes = logo.bytes().ok_or(Problem::NotFound)?;
    let media_type = match logo.media_type.as_str() {
        "image/png" => "image/png",
        "image/jpeg" => "image/jpeg",
        // Shown as a picture it runs nothing; opened by itself it stands in the sandbox.
        _ => "image/svg+xml",
    };
    sending::send("logo", sending::printed(media_type), bytes)
}

async fn refused(state: &WebState, typed: OfLook, wrong: Wrong) -> Result<Response, Problem> {
    let html = shown(state, Some((typed, wrong)), false).await?;
    Ok((StatusCode::BAD_REQUEST, html).into_response())
}

async fn shown(
    state: &WebState,
    typed: Option<(OfLook, Wrong)>,
    is_news: bool,
) -> Result<Html<String>, Problem> {
    let own = state.office.look().await?;
    let is_standard = own.is_none();
    let look = own.unwrap_or_default();
    let (typed, wrong) = match typed {
        Some((typed, wrong)) => (typed, Some(wrong)),
        None => (OfLook::of(&look), None),
    };
    let frame = Frame::new(state, state.wording.text("look-title")).under([]);
    show(&LookPage {
        frame,
        look: &look,
        is_standard,
        typed,
        wrong,
        is_news,
    })
}
