//! The text under a heading while it is written, and what a reading must find in it.

use super::expected::ExpectedSection;

/// The text of a section.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    /// Its blocks, a blank line between.
    pub(super) text: String,
    /// The findings it causes.
    pub(super) findings: Vec<&'static str>,
    /// What it holds, text and kind excepted.
    pub(super) facts: ExpectedSection,
    /// The attachments it lists.
    pub(super) attachments: Vec<String>,
}

impl Body {
    /// Begins a block: a blank line, unless it is the first.
    pub(super) fn begin_block(&mut self) -> &mut String {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        &mut self.text
    }

    /// Adds a block as it is.
    pub(super) fn block(&mut self, text: &str) {
        self.begin_block().push_str(text);
    }

    /// Adds points, each with its marker, a line each.
    pub(super) fn points(&mut self, points: &[String]) {
        let text = self.begin_block();
        for (index, point) in points.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.push_str(point);
        }
        self.facts.points += points.len();
        self.facts.depth = self.facts.depth.max(1);
    }

    /// The section it is, in the terms of the contract.
    pub(super) fn expected(mut self, kind: &'static str, heading: Option<&'static str>) -> ExpectedSection {
        self.facts.kind = kind;
        self.facts.heading = heading;
        self.facts.text = self.text;
        self.facts
    }
}
