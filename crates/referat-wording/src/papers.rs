//! Words for papers on their way, and for the page they are written on.

use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::state::{PaperKind, PaperState};

use crate::{Value, Wording};

impl Wording {
    /// What a paper asks of its forum: "Beslutning".
    #[must_use]
    pub fn paper_kind(&self, kind: PaperKind) -> String {
        self.of_family("paper-kind-", kind.as_str())
    }

    /// How far a paper has come: "Under godkendelse".
    #[must_use]
    pub fn paper_state(&self, state: PaperState) -> String {
        self.of_family("paper-state-", state.as_str())
    }

    /// How far an opinion has come: "Afgivet".
    #[must_use]
    pub fn opinion_state(&self, state: OpinionState) -> String {
        self.of_family("opinion-state-", state.as_str())
    }

    /// What whoever writes a section of this kind is told.
    #[must_use]
    pub fn guidance(&self, kind: SectionKind) -> String {
        self.of_family("guidance-section-", kind.as_str())
    }

    /// A word of the writing page's script.
    #[must_use]
    pub fn writing_word(&self, name: &str, values: &[(&str, Value<'_>)]) -> String {
        self.text_with(&format!("writing-{name}"), values)
    }
}
