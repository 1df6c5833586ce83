//! Templates (skabeloner): which sections a paper has, in which order, which of them have to be there.
//!
//! Sections are data. Guidance for whoever writes is no part of a section: it has a layer of its own, in the wording
//! and on the page, and there is no way from it into a document.

use serde::{Deserialize, Serialize};

use super::section::SectionKind;
use super::state::PaperKind;

/// The sections of a paper of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperTemplate {
    /// In the order they are printed. The recommendation and the attachments are among them: their text stands before
    /// the clauses and before the list.
    pub sections: Vec<TemplateSection>,
}

/// A section of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateSection {
    /// What it is for.
    pub kind: SectionKind,
    /// Its heading.
    pub heading: String,
    /// Whether a paper can't be handed in without it.
    pub is_required: bool,
    /// What the forum tells whoever writes it; `None` leaves it to the standard words for its kind. Never printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
}

/// The heading of what earlier forums said, which is no part of a template: it follows from the route.
pub const HISTORY_HEADING: &str = "Historik";

/// The heading of what was decided, which is no part of a template either.
pub const DECISION_HEADING: &str = "Beslutning";

/// The heading of the attachments, where a paper has none and some were shown at the meeting.
pub const ATTACHMENTS_HEADING: &str = "Bilag";

/// The most sections of a template.
pub const MOST_SECTIONS: usize = 20;

/// The longest heading, in characters.
pub const LONGEST_HEADING: usize = 120;

/// Why a template can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATemplate {
    /// Two sections would have one heading, or one has none or too long a one.
    #[error("headings must be there, short and different")]
    Headings,
    /// More sections than [`MOST_SECTIONS`], or none.
    #[error("too many sections or none")]
    Count,
    /// A paper has one recommendation and one list of attachments; what was decided is no part of it.
    #[error("a paper has one recommendation, one list of attachments and no decision")]
    Kinds,
}

impl PaperTemplate {
    /// What a paper of a kind consists of where its forum says nothing else: the sections of the real minutes.
    #[must_use]
    pub fn standard(kind: PaperKind) -> Self {
        let section = |kind, heading: &str, is_required| TemplateSection {
            kind,
            heading: heading.to_owned(),
            is_required,
            guidance: None,
        };
        let occasion = |is_required| section(SectionKind::Occasion, "Anledning", is_required);
        let statement = |is_required| section(SectionKind::Statement, "Sagsfremstilling", is_required);
        let recommendation = |is_required| section(SectionKind::Recommendation, "Indstilling", is_required);
        let attachments = section(SectionKind::Attachments, ATTACHMENTS_HEADING, false);
        let sections = match kind {
            PaperKind::Decision => vec![
                occasion(true),
                statement(true),
                section(SectionKind::Other, "Økonomi", false),
                recommendation(true),
                attachments,
            ],
            PaperKind::Discussion | PaperKind::Theme => {
                vec![
                    occasion(true),
                    statement(false),
                    recommendation(true),
                    attachments,
                ]
            }
            PaperKind::Information => {
                vec![occasion(true), statement(true), recommendation(true), attachments]
            }
            PaperKind::Approval => vec![recommendation(true), attachments],
            PaperKind::Miscellaneous => vec![statement(false), attachments],
        };
        Self { sections }
    }

    /// The template, if papers can be written by it.
    ///
    /// # Errors
    /// See [`NotATemplate`].
    pub fn checked(self) -> Result<Self, NotATemplate> {
        if self.sections.is_empty() || self.sections.len() > MOST_SECTIONS {
            return Err(NotATemplate::Count);
        }
        let count = |kind| {
            self.sections
                .iter()
                .filter(|section| section.kind == kind)
                .count()
        };
        let doubled = count(SectionKind::Recommendation) > 1 || count(SectionKind::Attachments) > 1;
        if doubled || count(SectionKind::Decision) > 0 || count(SectionKind::History) > 0 {
            return Err(NotATemplate::Kinds);
        }
        let mut headings: Vec<String> = Vec::new();
        for section in &self.sections {
            let heading = section.heading.trim().to_lowercase();
            let fits = (1..=LONGEST_HEADING).contains(&heading.chars().count());
            if !fits || headings.contains(&heading) {
                return Err(NotATemplate::Headings);
            }
            headings.push(heading);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_can_be_used_and_read_back() {
        for kind in PaperKind::ALL {
            let template = PaperTemplate::standard(kind);
            let json = serde_json::to_string(&template).unwrap();
            assert_eq!(serde_json::from_str::<PaperTemplate>(&json).unwrap(), template);
            assert_eq!(template.clone().checked(), Ok(template));
        }
    }

    #[test]
    fn what_is_decided_is_no_part_of_a_paper() {
        let mut template = PaperTemplate::standard(PaperKind::Decision);
        template.sections.push(TemplateSection {
            kind: SectionKind::Decision,
            heading: "Beslutning".into(),
            is_required: false,
            guidance: None,
        });
        assert_eq!(template.checked(), Err(NotATemplate::Kinds));
    }

    #[test]
    fn headings_tell_sections_apart() {
        let mut template = PaperTemplate::standard(PaperKind::Decision);
        template.sections[0].heading = " indstilling ".into();
        assert_eq!(template.clone().checked(), Err(NotATemplate::Headings));
        template.sections[0].heading = "  ".into();
        assert_eq!(template.checked(), Err(NotATemplate::Headings));
        assert_eq!(
            PaperTemplate { sections: vec![] }.checked(),
            Err(NotATemplate::Count)
        );
    }
}
