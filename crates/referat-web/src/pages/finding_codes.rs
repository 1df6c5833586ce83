//! What each code of a finding means and how it is mended, with an example: the documentation's page.

use askama::Template;
use axum::response::Html;
use referat_domain::finding::{FindingCode, Severity};

use crate::extractors::Here;
use crate::frame::{Frame, show};
use crate::problem::Problem;

/// The documentation, of which the examples are taken.
const DOCUMENTATION: &str = include_str!("../../../../docs/findings.md");

/// The page.
#[derive(Template)]
#[template(path = "finding_codes.html")]
pub struct FindingCodesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
}

impl FindingCodesPage<'_> {
    /// Every code with its severity and its example.
    #[must_use]
    pub fn codes(&self) -> Vec<(FindingCode, Severity, &'static str)> {
        let codes = FindingCode::ALL.iter();
        codes
            .map(|code| (*code, code.severity(), example(*code)))
            .collect()
    }
}

/// The example of a code.
fn example(code: FindingCode) -> &'static str {
    let heading = format!("\n## {}\n", code.as_str());
    let section = DOCUMENTATION.split_once(&heading).map_or("", |(_, rest)| rest);
    let example = section.split_once("```text\n").map_or("", |(_, rest)| rest);
    example.split_once("\n```").map_or("", |(example, _)| example)
}

/// `/eftersyn/koder`
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub async fn page(Here(state): Here) -> Result<Html<String>, Problem> {
    let title = state.wording.text("checkup-codes-title").into_owned();
    let frame = Frame::new(&state, title).under([]);
    show(&FindingCodesPage { frame })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_an_example() {
        for code in FindingCode::ALL {
            assert!(!example(*code).is_empty(), "{}", code.as_str());
        }
    }
}
