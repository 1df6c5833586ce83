//! A forum's templates: for each kind of paper its sections in order, which must be there, and the forum's guidance.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::keep_templates::TemplateLine;
use referat_domain::ids::ForumId;
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::state::PaperKind;
use referat_domain::paper::template::{MOST_SECTIONS, PaperTemplate, TemplateSection};
use serde::Deserialize;

use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// What a section of a template can be for.
const KINDS: [SectionKind; 5] = [
    SectionKind::Occasion,
    SectionKind::Statement,
    SectionKind::Recommendation,
    SectionKind::Attachments,
    SectionKind::Other,
];

/// How many empty rows a form has.
const EMPTY_ROWS: usize = 2;

/// The page of a forum's templates.
#[derive(Template)]
#[template(path = "templates.html")]
pub struct TemplatesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forum.
    pub forum: ForumId,
    /// The templates.
    pub forms: Vec<TemplateForm>,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// The form of a kind.
pub struct TemplateForm {
    /// The kind.
    pub kind: PaperKind,
    /// Whether the forum has set it.
    pub is_set: bool,
    /// Whether it came back with something wrong.
    pub is_open: bool,
    /// Its rows, empty ones last.
    pub rows: Vec<Row>,
}

/// A section as it is typed.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its number in the form, from 1.
    pub number: usize,
    /// Its place.
    pub place: String,
    /// Its heading.
    pub heading: String,
    /// What it is for.
    pub kind: String,
    /// Whether it has to be there.
    pub is_required: bool,
    /// The forum's guidance.
    pub guidance: String,
}

impl TemplatesPage<'_> {
    /// What a section can be for: word and name.
    #[must_use]
    pub fn kinds(&self) -> Vec<(&'static str, String)> {
        KINDS
            .into_iter()
            .map(|kind| (kind.as_str(), self.frame.section(kind)))
            .collect()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    /// What has just happened.
    pub nyt: Option<String>,
}

/// `/forummer/{id}/skabeloner`
///
/// # Errors
/// When there is no such forum, or the reader doesn't keep its templates.
pub async fn page(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let news = asked
        .nyt
        .is_some()
        .then(|| state.wording.text("template-kept").into_owned());
    shown(&state, id, StatusCode::OK, None, (news, None)).await
}

/// `POST /forummer/{id}/skabeloner`: sets the template of a kind. `overskrift-1` is the heading of the first row.
///
/// # Errors
/// When it is refused for more than what was typed.
pub async fn keep(
    Here(state): Here,
    Id(id): Id<ForumId>,
    Filled(form): Filled<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let wrong = || Problem::NotValid {
        why: "form",
        given: String::new(),
    };
    let kind = form.get("slags").ok_or_else(wrong)?;
    let kind: PaperKind = kind.parse().map_err(|_| wrong())?;
    let rows = rows_typed(&form);
    let template = match form.get("hvad").map(String::as_str) {
        Some("standard") => PaperTemplate::standard(kind),
        Some(_) | None => template(&rows).ok_or_else(wrong)?,
    };
    let done = state
        .office
        .keep_template(state.actor()?, id, kind, template)
        .await;
    match outcome(&state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt=gemt#{}", links::templates(&id), kind.as_str());
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, Some((kind, rows)), (None, Some(wrong))).await,
    }
}

/// The rows of a form that something is typed in, in the order of their places.
fn rows_typed(form: &BTreeMap<String, String>) -> Vec<Row> {
    let typed = |name: &str, number: usize| {
        let value = form.get(&format!("{name}-{number}"));
        value.map(|value| value.trim().to_owned()).unwrap_or_default()
    };
    let mut rows: Vec<Row> = (1..=MOST_SECTIONS + EMPTY_ROWS)
        .map(|number| Row {
            number,
            place: typed("plads", number),
            heading: typed("overskrift", number),
            kind: typed("art", number),
            is_required: form.contains_key(&format!("kraevet-{number}")),
            guidance: typed("vejledning", number),
        })
        .filter(|row| !row.heading.is_empty() || !row.guidance.is_empty())
        .collect();
    rows.sort_by_key(|row| row.place.parse::<u32>().unwrap_or(u32::MAX));
    rows
}

fn template(rows: &[Row]) -> Option<PaperTemplate> {
    let section = |row: &Row| {
        let kind = row.kind.parse::<SectionKind>().ok()?;
        Some(TemplateSection {
            kind,
            heading: row.heading.clone(),
            is_required: row.is_required,
            guidance: Some(row.guidance.clone()).filter(|guidance| !guidance.is_empty()),
        })
    };
    let sections = rows.iter().map(section).collect::<Option<_>>()?;
    Some(PaperTemplate { sections })
}

async fn shown(
    state: &WebState,
    id: ForumId,
    status: StatusCode,
    typed: Option<(PaperKind, Vec<Row>)>,
    (news, wrong): (Option<String>, Option<String>),
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let lines = state.office.templates(actor, id).await?;
    let forum = state.office.forum(&actor.reader, id, 1).await?;
    let name = forum.line.name.clone();
    let title = state
        .wording
        .text_with("templates-title", &[("forum", name.as_str().into())]);
    let frame = Frame::new(state, title)
        .on(Way::Front)
        .under([(name, links::forum(&id))]);
    let form = |line: TemplateLine| {
        let back = typed.as_ref().filter(|(kind, _)| *kind == line.kind);
        let rows = match back {
            Some((_, rows)) => rows.clone(),
            None => line.template.sections.iter().map(row).collect(),
        };
        TemplateForm {
            kind: line.kind,
            is_set: line.is_set,
            is_open: back.is_some(),
            rows: numbered(rows),
        }
    };
    let page = show(&TemplatesPage {
        forum: id,
        forms: lines.into_iter().map(form).collect(),
        frame,
        news,
        wrong,
    })?;
    Ok((status, page).into_response())
}

fn row(section: &TemplateSection) -> Row {
    Row {
        heading: section.heading.clone(),
        kind: section.kind.as_str().to_owned(),
        is_required: section.is_required,
        guidance: section.guidance.clone().unwrap_or_default(),
        ..Row::default()
    }
}

/// Rows with numbers and places of ten, so that one can be put between two, and empty ones after them.
fn numbered(mut rows: Vec<Row>) -> Vec<Row> {
    for _ in 0..EMPTY_ROWS {
        rows.push(Row {
            kind: SectionKind::Other.as_str().to_owned(),
            ..Row::default()
        });
    }
    for (number, row) in (1..).zip(rows.iter_mut()) {
        row.number = number;
        row.place = (number * 10).to_string();
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_put_in_the_order_of_their_places_and_empty_ones_left_out() {
        let mut form = BTreeMap::new();
        for (name, value) in [
            ("overskrift-1", "Bilag"),
            ("art-1", "attachments"),
            ("plads-1", "20"),
            ("overskrift-2", " Indstilling "),
            ("art-2", "recommendation"),
            ("plads-2", "15"),
            ("kraevet-2", "ja"),
            ("vejledning-2", "Kort."),
            ("overskrift-3", ""),
            ("art-3", "other"),
            ("plads-3", "1"),
        ] {
            form.insert(name.to_owned(), value.to_owned());
        }
        let template = template(&rows_typed(&form)).unwrap();
        let headings: Vec<&str> = template
            .sections
            .iter()
            .map(|section| section.heading.as_str())
            .collect();
        assert_eq!(headings, ["Indstilling", "Bilag"]);
        assert!(template.sections[0].is_required && !template.sections[1].is_required);
        assert_eq!(template.sections[0].guidance.as_deref(), Some("Kort."));
    }

    #[test]
    fn what_no_form_of_ours_sends_is_no_template() {
        let rows = [Row {
            heading: "Andet".into(),
            kind: "noget".into(),
            ..Row::default()
        }];
        assert_eq!(template(&rows), None);
    }
}
