//! Sections of a paper: a kind, and the heading as printed. Unknown headings are kept, never dropped.
//!
//! Clauses are the truth of a recommendation, attachments and decisions likewise: such a section holds what
//! stands before and after them ([`SectionText::Framed`]), and the imported form beside it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::rich_text::{Block, RichText};

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Why the case comes now (anledning).
    Occasion,
    /// The case itself (sagsfremstilling).
    Statement,
    /// What is proposed, by whom (indstilling).
    Recommendation,
    /// What earlier forums said (historik).
    History,
    /// What was decided (beslutning).
    Decision,
    /// The list of attachments (bilag).
    Attachments,
    /// Anything else.
    Other,
}

impl SectionKind {
    /// The word of the JSON contract and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Occasion => "occasion",
            Self::Statement => "statement",
            Self::Recommendation => "recommendation",
            Self::History => "history",
            Self::Decision => "decision",
            Self::Attachments => "attachments",
            Self::Other => "other",
        }
    }
}

impl FromStr for SectionKind {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "occasion" => Ok(Self::Occasion),
            "statement" => Ok(Self::Statement),
            "recommendation" => Ok(Self::Recommendation),
            "history" => Ok(Self::History),
            "decision" => Ok(Self::Decision),
            "attachments" => Ok(Self::Attachments),
            "other" => Ok(Self::Other),
            _ => Err(()),
        }
    }
}

/// The text of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SectionText {
    /// All of it.
    Whole(RichText),
    /// What stands before and after the rows that are the truth: clauses, a decision, attachments.
    Framed {
        /// Before the rows: "Kommunaldirektøren indstiller,".
        before: RichText,
        /// After them.
        after: RichText,
    },
}

impl SectionText {
    /// Divides an imported section's text around the rows that are kept as data.
    ///
    /// A recommendation is divided around its first numbered list, attachments and decisions hold nothing
    /// but their rows, and every other section is whole. A recommendation without a list is whole.
    #[must_use]
    pub fn divide(kind: SectionKind, text: RichText) -> Self {
        match kind {
            SectionKind::Occasion | SectionKind::Statement | SectionKind::History | SectionKind::Other => {
                Self::Whole(text)
            }
            SectionKind::Decision | SectionKind::Attachments => Self::Framed {
                before: RichText::default(),
                after: RichText::default(),
            },
            SectionKind::Recommendation => {
                let list = |block: &Block| match block {
                    Block::OrderedList { .. } | Block::BulletList(_) => true,
                    Block::Paragraph(_)
                    | Block::Heading { .. }
                    | Block::Table(_)
                    | Block::KeyFigure { .. } => false,
                };
                let Some(at) = text.blocks.iter().position(list) else {
                    return Self::Whole(text);
                };
                let mut blocks = text.blocks.into_iter();
                let before = RichText {
                    blocks: blocks.by_ref().take(at).collect(),
                };
                let after = RichText {
                    blocks: blocks.filter(|block| !list(block)).collect(),
                };
                Self::Framed { before, after }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rich_text::ListItem;

    #[test]
    fn a_recommendation_keeps_what_stands_around_its_clauses() {
        let text = RichText {
            blocks: vec![
                Block::paragraph("Kommunaldirektøren indstiller,"),
                Block::OrderedList {
                    order: 1,
                    items: vec![ListItem::paragraph("at forummet drøfter sagen")],
                },
                Block::paragraph("Se i øvrigt bilag."),
            ],
        };
        assert_eq!(
            SectionText::divide(SectionKind::Recommendation, text),
            SectionText::Framed {
                before: RichText::paragraph("Kommunaldirektøren indstiller,"),
                after: RichText::paragraph("Se i øvrigt bilag."),
            }
        );
    }
}
