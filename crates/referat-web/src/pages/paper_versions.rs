//! The versions of a paper beside each other, word by word.

use askama::Template;
use axum::response::{IntoResponse, Response};
use referat_domain::ids::PaperId;
use referat_domain::view::paper_versions::{PaperVersions, VersionPart, VersionText, differences};
use serde::Deserialize;

use super::comparison::{Shown, shown};
use crate::extractors::{Asked, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "paper_versions.html")]
pub struct PaperVersionsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The versions.
    pub versions: &'a PaperVersions,
    /// The place of the older of the two that are compared.
    pub old: usize,
    /// The place of the newer.
    pub new: usize,
}

impl PaperVersionsPage<'_> {
    /// The versions, each with its place and what it is called.
    #[must_use]
    pub fn choices(&self) -> Vec<(usize, String)> {
        let versions = self.versions.versions.iter().enumerate();
        versions
            .map(|(place, version)| (place, self.name(version)))
            .collect()
    }

    fn name(&self, version: &VersionText) -> String {
        match (version.number, version.at) {
            (Some(number), Some(at)) => self.frame.text_with(
                "versions-version",
                &[("number", number.into()), ("when", self.frame.moment(&at).into())],
            ),
            _ => self.frame.text("versions-now").into_owned(),
        }
    }

    /// What differs, part by part.
    #[must_use]
    pub fn differences(&self) -> Vec<(String, Vec<Shown>)> {
        let versions = &self.versions.versions;
        let (Some(old), Some(new)) = (versions.get(self.old), versions.get(self.new)) else {
            return Vec::new();
        };
        let name = |part: VersionPart| match part {
            VersionPart::Title => self.frame.text("paper-field-title").into_owned(),
            VersionPart::Section(heading) => heading,
            VersionPart::Files => self.frame.text("paper-files").into_owned(),
        };
        differences(old, new)
            .into_iter()
            .map(|(part, changes)| (name(part), shown(&changes)))
            .collect()
    }
}

/// Which two are compared, by their places.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Which {
    /// The older; without it the one before the newer.
    #[serde(default)]
    pub fra: String,
    /// The newer; without it the last.
    #[serde(default)]
    pub til: String,
}

/// `/moedesager/{id}/versioner`
///
/// # Errors
/// When there is no such paper.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PaperId>,
    Asked(which): Asked<Which>,
) -> Result<Response, Problem> {
    let seen = state.office.paper_versions(&reader, id).await?;
    let versions = seen.as_ref().ok_or(Problem::NotFound)?;
    let last = versions.versions.len().saturating_sub(1);
    let place =
        |typed: &str, otherwise: usize| typed.parse().map_or(otherwise, |place: usize| place.min(last));
    let new = place(&which.til, last);
    let old = place(&which.fra, new.saturating_sub(1));
    let name = match versions.line.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => versions.line.title.clone(),
    };
    let title = state
        .wording
        .text_with("versions-title", &[("title", name.as_str().into())]);
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(&state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned()), (name, links::paper(&id))]);
    let page = show(&PaperVersionsPage {
        frame,
        versions,
        old,
        new,
    })?;
    Ok(page.into_response())
}
