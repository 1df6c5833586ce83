//! An item's text: its sections in order, with clauses beside their outcomes, the decision and the attachments.
//!
//! Shared by an item's page and the page of a whole meeting, which put it in as it is. What belongs to an item but stands in none of its
//! sections is put at the end under a standard heading, so that nothing is left unshown.

use askama::Template;
use referat_domain::meeting::decision::Outcome;
use referat_domain::paper::attachment::AttachmentContent;
use referat_domain::paper::consultation::HistoryEntry;
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::rich_text::RichText;
use referat_domain::view::Part;
use referat_domain::view::item::{
    AttachmentView, DecisionContent, DisqualifiedContent, ItemContent, NamedRemarkContent,
    RecommenderContent, SectionContent,
};

use crate::frame::Frame;
use crate::links;
use crate::problem::Problem;

/// An item's text, set: as HTML, and what it consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetText {
    /// The HTML.
    pub html: String,
    /// Its sections' places on the page and their headings.
    pub outline: Vec<(String, String)>,
}

/// Sets the text of an item, its headings at `level`, its anchors beginning with `prefix`.
///
/// # Errors
/// When the template fails, which is a mistake of ours.
pub fn set(frame: &Frame<'_>, content: &ItemContent, level: u8, prefix: &str) -> Result<SetText, Problem> {
    let body = ItemBody::new(frame, content, level, prefix);
    Ok(SetText {
        html: body.render().map_err(|cause| Problem::internal(&cause))?,
        outline: body
            .sections
            .iter()
            .map(|section| (section.anchor.clone(), section.heading.clone()))
            .collect(),
    })
}

/// An item's text.
#[derive(Template)]
#[template(path = "item_body.html")]
pub struct ItemBody<'a> {
    /// The frame of the page it is put into.
    pub frame: &'a Frame<'a>,
    /// The level of the sections' headings.
    pub level: u8,
    /// Its sections.
    pub sections: Vec<Section<'a>>,
    /// Why somebody was disqualified, for those of the forum.
    pub disqualified: &'a [DisqualifiedContent],
}

/// A section.
pub struct Section<'a> {
    /// What it is for.
    pub kind: SectionKind,
    /// Its place on the page.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Whether the heading is the standard one, because none is printed.
    pub is_standard: bool,
    /// What stands in it.
    pub content: Content<'a>,
}

/// What stands in a section.
pub enum Content<'a> {
    /// Text, as HTML.
    Text(String),
    /// A recommendation: what stands before and after, as HTML, and its clauses.
    Recommendation {
        /// Before the clauses.
        before: String,
        /// Who recommends.
        recommenders: &'a [RecommenderContent],
        /// The clauses with what became of them.
        clauses: Vec<Clause<'a>>,
        /// Whether there is a decision that outcomes could come from.
        is_decided: bool,
        /// After the clauses.
        after: String,
    },
    /// A decision.
    Decision(Option<Decision<'a>>),
    /// Attachments.
    Attachments(&'a [AttachmentView]),
    /// What earlier forums said, where no section of the text does.
    History(&'a [HistoryEntry]),
}

/// A clause with what became of it.
pub struct Clause<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// Its text; `None` where the decision speaks of a clause that isn't there.
    pub text: Option<&'a str>,
    /// Its outcome, if the decision settles it.
    pub outcome: Option<Outcome>,
    /// What the decision says of it beyond the outcome.
    pub addition: Option<&'a str>,
}

/// A decision.
pub struct Decision<'a> {
    /// The text as adopted, as HTML.
    pub text: String,
    /// Remarks that don't stand in the text.
    pub remarks: Vec<&'a str>,
    /// Named remarks that don't stand in the text.
    pub named_remarks: Vec<&'a NamedRemarkContent>,
    /// Who is quoted in the text, each once.
    pub quoted: Vec<&'a NamedRemarkContent>,
}

impl<'a> ItemBody<'a> {
    /// The text of an item, its headings at `level`, its anchors beginning with `prefix`.
    pub fn new(frame: &'a Frame<'a>, content: &'a ItemContent, level: u8, prefix: &'a str) -> Self {
        let setter = Setter {
            frame,
            content,
            level,
            prefix,
        };
        let mut sections: Vec<Section<'a>> = content
            .sections
            .iter()
            .enumerate()
            .map(|(place, section)| setter.section(place + 1, section))
            .collect();
        setter.add_missing(&mut sections);
        Self {
            frame,
            level,
            sections,
            disqualified: &content.disqualified,
        }
    }
}

/// Sets an item's sections.
struct Setter<'a> {
    frame: &'a Frame<'a>,
    content: &'a ItemContent,
    level: u8,
    prefix: &'a str,
}

impl<'a> Setter<'a> {
    fn html(&self, text: &RichText) -> String {
        self.frame.html(text, self.level)
    }

    fn section(&self, place: usize, section: &'a SectionContent) -> Section<'a> {
        let content = match (section.kind, &section.text) {
            (SectionKind::Decision, SectionText::Framed { .. }) => Content::Decision(self.decision()),
            (SectionKind::Attachments, SectionText::Framed { .. }) => {
                Content::Attachments(&self.content.attachments)
            }
            (SectionKind::Recommendation, SectionText::Framed { before, after }) => {
                self.recommendation(self.html(before), self.html(after))
            }
            (SectionKind::Recommendation, SectionText::Whole(text)) if !self.content.clauses.is_empty() => {
                self.recommendation(self.html(text), String::new())
            }
            (
                SectionKind::Occasion
                | SectionKind::Statement
                | SectionKind::Recommendation
                | SectionKind::History
                | SectionKind::Decision
                | SectionKind::Attachments
                | SectionKind::Other,
                SectionText::Whole(text),
            ) => Content::Text(self.html(text)),
            (
                SectionKind::Occasion | SectionKind::Statement | SectionKind::History | SectionKind::Other,
                SectionText::Framed { before, after },
            ) => Content::Text(self.html(before) + &self.html(after)),
        };
        Section {
            kind: section.kind,
            anchor: self.anchor(section.kind, place),
            heading: match &section.heading {
                Some(heading) => heading.clone(),
                None => self.frame.section(section.kind),
            },
            is_standard: section.heading.is_none(),
            content,
        }
    }

    /// Sections that people link to have a name of their own, the others a number.
    fn anchor(&self, kind: SectionKind, place: usize) -> String {
        let first_of_kind = self
            .content
            .sections
            .iter()
            .take(place.saturating_sub(1))
            .all(|before| before.kind != kind);
        let name = match kind {
            SectionKind::Recommendation if first_of_kind => "indstilling",
            SectionKind::Decision if first_of_kind => "beslutning",
            SectionKind::Attachments if first_of_kind => "bilag",
            SectionKind::History if first_of_kind => "historik",
            SectionKind::Occasion
            | SectionKind::Statement
            | SectionKind::Recommendation
            | SectionKind::History
            | SectionKind::Decision
            | SectionKind::Attachments
            | SectionKind::Other => return format!("{}afsnit-{place}", self.prefix),
        };
        format!("{}{name}", self.prefix)
    }

    fn recommendation(&self, before: String, after: String) -> Content<'a> {
        Content::Recommendation {
            before,
            recommenders: &self.content.recommenders,
            clauses: self.clauses(),
            is_decided: self.content.decision.is_some(),
            after,
        }
    }

    fn clauses(&self) -> Vec<Clause<'a>> {
        let outcomes = self
            .content
            .decision
            .as_ref()
            .map_or(&[][..], |decision| decision.outcomes.as_slice());
        let of = |number: u32| outcomes.iter().find(|outcome| outcome.clause == number);
        let mut clauses: Vec<Clause<'a>> = (1..)
            .zip(&self.content.clauses)
            .map(|(number, text)| Clause {
                number,
                text: Some(text),
                outcome: of(number).and_then(|found| found.outcome),
                addition: of(number).and_then(|found| found.addition.as_deref()),
            })
            .collect();
        let count = u32::try_from(clauses.len()).unwrap_or(u32::MAX);
        let beyond = outcomes
            .iter()
            .filter(|outcome| outcome.clause == 0 || outcome.clause > count);
        clauses.extend(beyond.map(|outcome| Clause {
            number: outcome.clause,
            text: None,
            outcome: outcome.outcome,
            addition: outcome.addition.as_deref(),
        }));
        clauses
    }

    fn decision(&self) -> Option<Decision<'a>> {
        let decision: &'a DecisionContent = self.content.decision.as_ref()?;
        let words = letters(&decision.text.words());
        let stands_there = |text: &str| words.contains(&letters(text));
        let mut quoted: Vec<&NamedRemarkContent> = Vec::new();
        for remark in &decision.named_remarks {
            if !quoted.iter().any(|known| known.by.person == remark.by.person) {
                quoted.push(remark);
            }
        }
        Some(Decision {
            text: self.html(&decision.text) + &self.html(&decision.beside),
            remarks: decision
                .remarks
                .iter()
                .map(String::as_str)
                .filter(|remark| !stands_there(remark))
                .collect(),
            named_remarks: decision
                .named_remarks
                .iter()
                .filter(|remark| !stands_there(&remark.text))
                .collect(),
            quoted,
        })
    }

    /// Puts what stands in no section at the end.
    fn add_missing(&self, sections: &mut Vec<Section<'a>>) {
        let has = |sections: &[Section<'a>], kind| sections.iter().any(|section| section.kind == kind);
        let mut missing = Vec::new();
        if !self.content.clauses.is_empty() && !has(sections, SectionKind::Recommendation) {
            missing.push((
                SectionKind::Recommendation,
                self.recommendation(String::new(), String::new()),
            ));
        }
        if !self.content.history.is_empty() && !has(sections, SectionKind::History) {
            missing.push((SectionKind::History, Content::History(&self.content.history)));
        }
        if self.content.decision.is_some() && !has(sections, SectionKind::Decision) {
            missing.push((SectionKind::Decision, Content::Decision(self.decision())));
        }
        if !self.content.attachments.is_empty() && !has(sections, SectionKind::Attachments) {
            missing.push((
                SectionKind::Attachments,
                Content::Attachments(&self.content.attachments),
            ));
        }
        for (kind, content) in missing {
            sections.push(Section {
                kind,
                anchor: self.anchor(kind, self.content.sections.len() + 1),
                heading: self.frame.section(kind),
                // An old document has a section for all it says: this is of a meeting held here, and is printed so.
                is_standard: false,
                content,
            });
        }
    }
}

/// The letters and digits of a text alone, for finding one text in another however it is set.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
