//! The content of a paper while it is written: fields, each with a value, and what has to be there before it is handed
//! in.
//!
//! A field is saved by itself, so that two people can write one paper. Its JSON is what the browser's editor sends:
//! `{"doc": …}` for text, `{"lines": […]}` for a list, `{"line": "…"}` for one line.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde_json::{Value, json};

use super::section::SectionKind;
use super::template::PaperTemplate;
use crate::case::journal_number::JournalNumber;
use crate::rich_text::RichText;

/// A field of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperField {
    /// What it is about (overskrift).
    Title,
    /// Its journal number (journalnummer).
    JournalNumber,
    /// Who recommends, a position each.
    Recommenders,
    /// The clauses ("at …").
    Clauses,
    /// The section of this place in its template, from 1.
    Section(u8),
}

impl fmt::Display for PaperField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => f.write_str("title"),
            Self::JournalNumber => f.write_str("journal-number"),
            Self::Recommenders => f.write_str("recommenders"),
            Self::Clauses => f.write_str("clauses"),
            Self::Section(place) => write!(f, "section-{place}"),
        }
    }
}

/// No field of a paper has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a field of a paper")]
pub struct NotAField;

impl FromStr for PaperField {
    type Err = NotAField;

    fn from_str(name: &str) -> Result<Self, NotAField> {
        match name {
            "title" => Ok(Self::Title),
            "journal-number" => Ok(Self::JournalNumber),
            "recommenders" => Ok(Self::Recommenders),
            "clauses" => Ok(Self::Clauses),
            other => {
                let place = other.strip_prefix("section-").ok_or(NotAField)?;
                let place: u8 = place.parse().map_err(|_| NotAField)?;
                let is_plain = place > 0 && other == format!("section-{place}");
                is_plain.then_some(Self::Section(place)).ok_or(NotAField)
            }
        }
    }
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Lines, each by itself.
    Lines,
    /// Rich text.
    Text,
}

impl FieldKind {
    /// Its word in pages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Lines => "lines",
            Self::Text => "text",
        }
    }
}

impl PaperField {
    /// What it holds.
    #[must_use]
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Title | Self::JournalNumber => FieldKind::Line,
            Self::Recommenders | Self::Clauses => FieldKind::Lines,
            Self::Section(_) => FieldKind::Text,
        }
    }
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// One line.
    Line(String),
    /// Lines, none of them empty.
    Lines(Vec<String>),
    /// Rich text in canonical form.
    Text(RichText),
}

/// The longest line, in characters.
pub const LONGEST_LINE: usize = 400;
/// The most lines of a field.
pub const MOST_LINES: usize = 200;
/// The longest of several lines, in characters: a clause may be a paragraph.
pub const LONGEST_OF_LINES: usize = 4_000;
/// The largest text, in bytes of its JSON.
pub const LARGEST_TEXT: usize = 1_000_000;

/// Why a value can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAValue {
    /// It is none of this field's form, or holds what a text can't.
    #[error("not of this field's form")]
    Form,
    /// It is too long.
    #[error("too long")]
    TooLong,
    /// It is no journal number.
    #[error("not a journal number")]
    JournalNumber,
}

impl NotAValue {
    /// The wording's key, without `not-valid-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Form => "field-form",
            Self::TooLong => "field-too-long",
            Self::JournalNumber => "journal-number",
        }
    }
}

impl FieldValue {
    /// What a field holds before anybody writes.
    #[must_use]
    pub fn empty(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Line => Self::Line(String::new()),
            FieldKind::Lines => Self::Lines(Vec::new()),
            FieldKind::Text => Self::Text(RichText::default()),
        }
    }

    /// Reads what was sent for a field. Spaces around lines and empty lines are no part of a value.
    ///
    /// # Errors
    /// See [`NotAValue`].
    pub fn from_json(field: PaperField, value: &Value) -> Result<Self, NotAValue> {
        match field.kind() {
            FieldKind::Line => {
                let line = value.get("line").and_then(Value::as_str).ok_or(NotAValue::Form)?;
                Self::line(field, line)
            }
            FieldKind::Lines => {
                let lines = value
                    .get("lines")
                    .and_then(Value::as_array)
                    .ok_or(NotAValue::Form)?;
                let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
                Self::lines(lines.ok_or(NotAValue::Form)?)
            }
            FieldKind::Text => {
                let doc = value.get("doc").ok_or(NotAValue::Form)?;
                let text = RichText::from_json(doc).map_err(|_| NotAValue::Form)?;
                Self::text(text)
            }
        }
    }

    /// A line as typed.
    ///
    /// # Errors
    /// [`NotAValue::TooLong`]; [`NotAValue::JournalNumber`] where it should be one and is none.
    pub fn line(field: PaperField, typed: &str) -> Result<Self, NotAValue> {
        let line = one_line(typed);
        if line.chars().count() > LONGEST_LINE {
            return Err(NotAValue::TooLong);
        }
        if field == PaperField::JournalNumber && !line.is_empty() && line.parse::<JournalNumber>().is_err() {
            return Err(NotAValue::JournalNumber);
        }
        Ok(Self::Line(line))
    }

    /// Lines as typed.
    ///
    /// # Errors
    /// [`NotAValue::TooLong`].
    pub fn lines<'l>(typed: impl IntoIterator<Item = &'l str>) -> Result<Self, NotAValue> {
        let lines: Vec<String> = typed
            .into_iter()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect();
        let too_long = lines.iter().any(|line| line.chars().count() > LONGEST_OF_LINES);
        match too_long || lines.len() > MOST_LINES {
            true => Err(NotAValue::TooLong),
            false => Ok(Self::Lines(lines)),
        }
    }

    /// A text in its canonical form.
    ///
    /// # Errors
    /// [`NotAValue::TooLong`].
    pub fn text(text: RichText) -> Result<Self, NotAValue> {
        let (text, _) = text.canonical();
        match text.to_json().to_string().len() > LARGEST_TEXT {
            true => Err(NotAValue::TooLong),
            false => Ok(Self::Text(text)),
        }
    }

    /// As JSON; [`FieldValue::from_json`] reads it.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Line(line) => json!({ "line": line }),
            Self::Lines(lines) => json!({ "lines": lines }),
            Self::Text(text) => json!({ "doc": text.to_json() }),
        }
    }

    /// Whether nothing is written in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Line(line) => line.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Text(text) => text.words().trim().is_empty(),
        }
    }
}

/// A line without breaks, control characters, and spaces around it.
fn one_line(typed: &str) -> String {
    let spaced: String = typed
        .chars()
        .map(|c| if c.is_control() || c == '\u{a0}' { ' ' } else { c })
        .filter(|c| *c != '\u{ad}')
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a paper says: its template and the values of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperContent {
    template: PaperTemplate,
    values: BTreeMap<PaperField, FieldValue>,
}

impl PaperContent {
    /// A paper of a template. Values of fields it doesn't have are dropped by nobody: they are kept, and not printed.
    #[must_use]
    pub fn new(template: PaperTemplate, values: BTreeMap<PaperField, FieldValue>) -> Self {
        Self { template, values }
    }

    /// Its template.
    #[must_use]
    pub fn template(&self) -> &PaperTemplate {
        &self.template
    }

    /// The fields in the order they are written: title, sections, and beside the recommendation who recommends what.
    #[must_use]
    pub fn fields(&self) -> Vec<PaperField> {
        let mut fields = vec![PaperField::Title, PaperField::JournalNumber];
        for (section, place) in self.template.sections.iter().zip(1u8..) {
            if section.kind == SectionKind::Recommendation {
                fields.extend([PaperField::Recommenders, PaperField::Clauses]);
            }
            fields.push(PaperField::Section(place));
        }
        fields
    }

    /// Whether it has a field.
    #[must_use]
    pub fn has(&self, field: PaperField) -> bool {
        self.fields().contains(&field)
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self, field: PaperField) -> FieldValue {
        let kept = self.values.get(&field).cloned();
        kept.unwrap_or_else(|| FieldValue::empty(field.kind()))
    }

    /// The title, and other fields of one line.
    #[must_use]
    pub fn line(&self, field: PaperField) -> String {
        match self.value(field) {
            FieldValue::Line(line) => line,
            FieldValue::Lines(_) | FieldValue::Text(_) => String::new(),
        }
    }

    /// The lines of a field that has several.
    #[must_use]
    pub fn lines(&self, field: PaperField) -> Vec<String> {
        match self.value(field) {
            FieldValue::Lines(lines) => lines,
            FieldValue::Line(_) | FieldValue::Text(_) => Vec::new(),
        }
    }

    /// The text of a section by its place.
    #[must_use]
    pub fn text(&self, place: u8) -> RichText {
        match self.value(PaperField::Section(place)) {
            FieldValue::Text(text) => text,
            FieldValue::Line(_) | FieldValue::Lines(_) => RichText::default(),
        }
    }

    /// The journal number, if it has one.
    #[must_use]
    pub fn journal_number(&self) -> Option<JournalNumber> {
        self.line(PaperField::JournalNumber).parse().ok()
    }

    /// What has to be written before it can be handed in, in the order of the page. A recommendation that has to be
    /// there is one of clauses, by somebody.
    #[must_use]
    pub fn missing(&self) -> Vec<PaperField> {
        let required = |field: &PaperField| match field {
            PaperField::Title => true,
            PaperField::JournalNumber => false,
            PaperField::Recommenders | PaperField::Clauses => self.requires(SectionKind::Recommendation),
            PaperField::Section(place) => self.section(*place).is_some_and(|section| {
                let is_rows = [SectionKind::Recommendation, SectionKind::Attachments].contains(&section.kind);
                section.is_required && !is_rows
            }),
        };
        let fields = self.fields().into_iter();
        fields
            .filter(|field| required(field) && self.value(*field).is_empty())
            .collect()
    }

    /// The section of a place.
    #[must_use]
    pub fn section(&self, place: u8) -> Option<&super::template::TemplateSection> {
        let index = usize::from(place).checked_sub(1)?;
        self.template.sections.get(index)
    }

    fn requires(&self, kind: SectionKind) -> bool {
        let of_kind = self
            .template
            .sections
            .iter()
            .filter(|section| section.kind == kind);
        of_kind.into_iter().any(|section| section.is_required)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::state::PaperKind;

    fn content(values: impl IntoIterator<Item = (PaperField, FieldValue)>) -> PaperContent {
        let template = PaperTemplate::standard(PaperKind::Decision);
        PaperContent::new(template, values.into_iter().collect())
    }

    #[test]
    fn fields_are_read_back_by_their_names_and_no_other() {
        for field in content([]).fields() {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        for name in [
            "",
            "section-0",
            "section-01",
            "section-256",
            "section-+1",
            "Title",
            "decision",
        ] {
            assert_eq!(name.parse::<PaperField>(), Err(NotAField), "{name}");
        }
    }

    #[test]
    fn values_are_read_back() {
        let text = FieldValue::text(RichText::paragraph("Sagen")).unwrap();
        let values = [
            (PaperField::Title, FieldValue::Line("Budget 2027".into())),
            (
                PaperField::Clauses,
                FieldValue::Lines(vec!["at sagen drøftes".into()]),
            ),
            (PaperField::Section(1), text),
        ];
        for (field, value) in values {
            assert_eq!(FieldValue::from_json(field, &value.to_json()), Ok(value));
        }
    }

    #[test]
    fn a_value_of_another_form_is_refused() {
        for sent in [
            "{}",
            "[]",
            "null",
            r#"{"line":1}"#,
            r#"{"doc":{"type":"script"}}"#,
        ] {
            let sent: Value = serde_json::from_str(sent).unwrap();
            for field in content([]).fields() {
                assert_eq!(
                    FieldValue::from_json(field, &sent),
                    Err(NotAValue::Form),
                    "{field} {sent}"
                );
            }
        }
    }

    #[test]
    fn lines_lose_breaks_and_nothing_else() {
        let line = FieldValue::line(PaperField::Title, " Budget\n2027\u{a0}–\tto  år ").unwrap();
        assert_eq!(line, FieldValue::Line("Budget 2027 – to år".into()));
        let lines = FieldValue::lines(["at a", "  ", "at b"]).unwrap();
        assert_eq!(lines, FieldValue::Lines(vec!["at a".into(), "at b".into()]));
        let long = "a".repeat(LONGEST_LINE + 1);
        assert_eq!(
            FieldValue::line(PaperField::Title, &long),
            Err(NotAValue::TooLong)
        );
    }

    #[test]
    fn a_journal_number_is_one_or_nothing() {
        let line = |typed| FieldValue::line(PaperField::JournalNumber, typed);
        assert!(line("00.30.00-P00-5-21").is_ok());
        assert!(line("").is_ok());
        assert_eq!(line("sag 5"), Err(NotAValue::JournalNumber));
    }

    #[test]
    fn what_is_missing_is_named_in_the_order_of_the_page() {
        let empty = content([]);
        assert_eq!(
            empty.missing(),
            [
                PaperField::Title,
                PaperField::Section(1),
                PaperField::Section(2),
                PaperField::Recommenders,
                PaperField::Clauses
            ]
        );
        let text = || FieldValue::Text(RichText::paragraph("Tekst"));
        let whole = content([
            (PaperField::Title, FieldValue::Line("Budget".into())),
            (PaperField::Section(1), text()),
            (PaperField::Section(2), text()),
            (
                PaperField::Recommenders,
                FieldValue::Lines(vec!["Direktøren".into()]),
            ),
            (PaperField::Clauses, FieldValue::Lines(vec!["at …".into()])),
        ]);
        assert_eq!(whole.missing(), []);
    }

    #[test]
    fn spaces_are_no_text() {
        let spaces = FieldValue::Text(RichText::paragraph("  \u{a0} "));
        assert!(spaces.is_empty());
    }
}
