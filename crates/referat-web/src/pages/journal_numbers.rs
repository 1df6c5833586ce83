//! The journal-number tree: a level at a time, down to the cases under a subject.

use askama::Template;
use axum::response::Html;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::KleLevel;
use referat_domain::view::kle::{BranchView, NumberTitle, NumberedCaseView};
use referat_domain::view::{Part, Seen};

use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// A branch of the tree.
#[derive(Template)]
#[template(path = "journal_numbers.html")]
pub struct JournalNumbersPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub branch: &'a Seen<BranchView>,
}

impl JournalNumbersPage<'_> {
    /// The number the page is about; none at the top.
    #[must_use]
    pub fn here(&self) -> Option<&NumberTitle> {
        self.branch.trail.last()
    }

    /// Whether the register has a title for anything on the page.
    #[must_use]
    pub fn has_titles(&self) -> bool {
        let below = self.branch.below.iter().map(|line| &line.title);
        self.branch
            .trail
            .iter()
            .chain(below)
            .any(|title| title.title.is_some())
    }
}

/// What a case is called: the subject of its latest item.
#[must_use]
pub fn case_title(case: &NumberedCaseView) -> &str {
    case.items
        .iter()
        .find_map(|item| match &item.line {
            Part::Open(line) => Some(line.subject.as_str()),
            Part::Neutral(_) => None,
        })
        .unwrap_or_default()
}

/// As much of a number as an address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub KleLevel, pub KleNumber);

impl std::str::FromStr for Place {
    type Err = ();

    /// Reads `00`, `00.30` and `00.30.14`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (level, whole) = match text.bytes().filter(|byte| *byte == b'.').count() {
            0 => (KleLevel::MainGroup, format!("{text}.00.00")),
            1 => (KleLevel::Group, format!("{text}.00")),
            2 => (KleLevel::Subject, text.to_owned()),
            _ => return Err(()),
        };
        whole.parse().map(|number| Self(level, number)).map_err(|_| ())
    }
}

/// `/journalnumre`
///
/// # Errors
/// When the lookup is refused.
pub async fn top(state: Here, visitor: Visitor) -> Result<Html<String>, Problem> {
    show_branch(state, visitor, None).await
}

/// `/journalnumre/{number}`
///
/// # Errors
/// When there is no such number for the reader, or the lookup is refused.
pub async fn page(state: Here, visitor: Visitor, Id(place): Id<Place>) -> Result<Html<String>, Problem> {
    show_branch(state, visitor, Some(place)).await
}

async fn show_branch(
    Here(state): Here,
    Visitor(reader): Visitor,
    place: Option<Place>,
) -> Result<Html<String>, Problem> {
    let under = place.map(|Place(level, number)| (level, number));
    let branch = state.office.journal_numbers(&reader, under).await?;
    let tree = state.wording.text("way-journal-numbers").into_owned();
    let frame = match branch.trail.split_last() {
        None => Frame::new(&state, tree).under([]),
        Some((here, above)) => {
            let number = links::number_at(&here.level, &here.number);
            let title = match &here.title {
                Some(title) => format!("{number} {title}"),
                None => number,
            };
            let above = above.iter().map(|title| {
                (
                    links::number_at(&title.level, &title.number),
                    links::number(title),
                )
            });
            Frame::new(&state, title).under(std::iter::once((tree, "/journalnumre".to_owned())).chain(above))
        }
    };
    show(&JournalNumbersPage {
        frame: frame.on(Way::JournalNumbers),
        branch: &branch,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_number_at_one_of_three_levels() {
        let read = |text: &str| {
            text.parse::<Place>()
                .map(|Place(level, number)| (level, number.to_string()))
        };
        assert_eq!(read("00"), Ok((KleLevel::MainGroup, "00.00.00".into())));
        assert_eq!(read("00.30"), Ok((KleLevel::Group, "00.30.00".into())));
        assert_eq!(read("00.30.14"), Ok((KleLevel::Subject, "00.30.14".into())));
        for wrong in ["", "0", "000", "00.3", "00.30.14.01", "økonomi", "00."] {
            assert_eq!(read(wrong), Err(()), "{wrong}");
        }
    }
}
