//! What an issued document says otherwise than the version before it: item by item, word by word.

use askama::Template;
use axum::response::Html;
use referat_actions::lookups::ComparedIssues;
use referat_domain::Date;
use referat_domain::comparison::{Comparison, HeadPart, ItemChange, ItemComparison, ItemPart, WordChange};
use referat_domain::ids::IssuedDocumentId;
use referat_domain::issued::IssuedLine;
use referat_domain::meeting::DocumentKind;
use referat_domain::own_reading::difference::ReadPlace;

use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::words::Words;

/// So many words are left around a change; more of the same is left out.
const AROUND: usize = 25;

/// A comparison's page.
#[derive(Template)]
#[template(path = "comparison.html")]
pub struct ComparisonPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub compared: &'a ComparedIssues,
}

/// A run of words as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// In both versions.
    Same(String),
    /// Only in the new one.
    Added(String),
    /// Only in the old one.
    Removed(String),
    /// So many words of both are left out.
    LeftOut(usize),
    /// Nothing but white space differs.
    WhiteSpaceOnly,
}

impl ComparisonPage<'_> {
    /// What differs.
    #[must_use]
    pub fn list(&self) -> ChangeList<'_> {
        ChangeList {
            words: *self.frame,
            comparison: &self.compared.comparison,
        }
    }

    /// Both versions, the older first.
    #[must_use]
    pub fn versions(&self) -> [&IssuedLine; 2] {
        [&self.compared.old, &self.compared.new]
    }
}

/// What differs between two versions, as pages show it.
pub struct ChangeList<'a> {
    /// The words.
    pub words: Words<'a>,
    /// What differs.
    pub comparison: &'a Comparison,
}

impl ChangeList<'_> {
    /// What a part of the head is called.
    #[must_use]
    pub fn head_part(&self, part: &HeadPart) -> String {
        self.words.head_part(*part)
    }

    /// The changes of a part of the head.
    #[must_use]
    pub fn head_changes(&self, part: &HeadPart, changes: &[WordChange]) -> Vec<Shown> {
        head_changes(self.words, *part, changes)
    }

    /// What a part of an item is called.
    #[must_use]
    pub fn item_part(&self, part: &ItemPart) -> String {
        self.words.item_part(part)
    }

    /// The changes of a part of an item.
    #[must_use]
    pub fn item_changes(&self, part: &ItemPart, changes: &[WordChange]) -> Vec<Shown> {
        item_changes(self.words, part, changes)
    }

    /// The items that differ.
    #[must_use]
    pub fn changed(&self) -> Vec<&ItemComparison> {
        let items = self.comparison.items.iter();
        items.filter(|item| item.change != ItemChange::Same).collect()
    }

    /// The items that say the same.
    #[must_use]
    pub fn same(&self) -> Vec<&ItemComparison> {
        let items = self.comparison.items.iter();
        items.filter(|item| item.change == ItemChange::Same).collect()
    }
}

/// The changes of a part of the head as they are shown.
#[must_use]
pub fn head_changes(words: Words<'_>, part: HeadPart, changes: &[WordChange]) -> Vec<Shown> {
    match part {
        HeadPart::Kind => told_anew(changes, |word| {
            word.parse::<DocumentKind>()
                .map_or(word.to_owned(), |kind| words.kind(&kind))
        }),
        HeadPart::Date => told_anew(changes, |word| {
            word.parse::<Date>()
                .map_or(word.to_owned(), |date| words.date(&date))
        }),
        HeadPart::Time | HeadPart::Place | HeadPart::Participants | HeadPart::Preamble => shown(changes),
    }
}

/// The changes of a part of an item as they are shown.
#[must_use]
pub fn item_changes(words: Words<'_>, part: &ItemPart, changes: &[WordChange]) -> Vec<Shown> {
    match part {
        ItemPart::Openness => told_anew(changes, |word| {
            let key = match word {
                "closed" => "compare-closed",
                _ => "compare-open",
            };
            words.text(key).into_owned()
        }),
        ItemPart::Number
        | ItemPart::Late
        | ItemPart::Title
        | ItemPart::JournalNumber
        | ItemPart::Slot
        | ItemPart::Section { .. }
        | ItemPart::Attachments => shown(changes),
    }
}

/// The changes of a part of an item since its reader read it.
#[must_use]
pub fn read_changes(words: Words<'_>, place: &ReadPlace, changes: &[WordChange]) -> Vec<Shown> {
    match place {
        ReadPlace::Openness => item_changes(words, &ItemPart::Openness, changes),
        ReadPlace::Number
        | ReadPlace::Subject
        | ReadPlace::Slot
        | ReadPlace::Presenters
        | ReadPlace::Guests
        | ReadPlace::Section { .. } => shown(changes),
    }
}

/// `/udstedte/{id}/aendringer`
///
/// # Errors
/// When there is no such document for the reader, nothing to compare it with, or the lookup is refused.
pub async fn page(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<IssuedDocumentId>,
) -> Result<Html<String>, Problem> {
    let compared = state.office.compare_issue(&reader, id).await?;
    let meeting = state.office.meeting(&reader, compared.meeting).await?;
    let words = state.words();
    let title = words.text_with(
        "compare-page-title",
        &[
            ("title", compared.new.title.as_str().into()),
            ("new", compared.new.version.to_string().into()),
            ("for", words.recipients(&compared.new.recipients).into()),
        ],
    );
    let frame = Frame::new(&state, title).on(Way::Front).under([
        (meeting.line.forum_name.clone(), links::forum(&meeting.line.forum)),
        (
            words.meeting_crumb(&meeting.line.date),
            links::meeting(&meeting.line.id),
        ),
        (
            words.text("docs-title").into_owned(),
            links::documents(&meeting.line.id),
        ),
    ]);
    show(&ComparisonPage {
        frame,
        compared: &compared,
    })
}

/// The changes; of what is long and the same, only what stands around them.
pub(super) fn shown(changes: &[WordChange]) -> Vec<Shown> {
    let last = changes.len().saturating_sub(1);
    let mut shown = Vec::with_capacity(changes.len());
    for (place, change) in changes.iter().enumerate() {
        match change {
            WordChange::Added(text) => {
                let (before, words, after) = apart(text);
                shown.extend([Shown::Same(before.to_owned()), Shown::Added(words.to_owned())]);
                shown.push(Shown::Same(after.to_owned()));
            }
            WordChange::Removed(text) => {
                // The lines are the new version's; what is gone stands in them.
                let (_, words, after) = apart(text);
                let next = changes.get(place + 1);
                let gap = match (after.is_empty(), next) {
                    (true, Some(WordChange::Same(_) | WordChange::Removed(_)) | None) => "",
                    (true, Some(WordChange::Added(_))) | (false, _) => " ",
                };
                shown.extend([Shown::Removed(words.to_owned()), Shown::Same(gap.to_owned())]);
            }
            WordChange::Same(text) => {
                let before = if place == 0 { 0 } else { AROUND };
                let after = if place == last { 0 } else { AROUND };
                let ends: Vec<usize> = word_ends(text);
                let left_out = ends.len().saturating_sub(before + after);
                // Leaving out a handful of words saves nothing and costs the reader the thread.
                if left_out <= AROUND {
                    shown.push(Shown::Same(text.clone()));
                    continue;
                }
                let from = match before {
                    0 => 0,
                    words => ends.get(words - 1).copied().unwrap_or_default(),
                };
                let to = ends.get(ends.len() - after - 1).copied().unwrap_or(text.len());
                let (head, tail) = (
                    text.get(..from).unwrap_or_default(),
                    text.get(to..).unwrap_or_default(),
                );
                let parts = [
                    Shown::Same(head.to_owned()),
                    Shown::LeftOut(left_out),
                    Shown::Same(tail.to_owned()),
                ];
                let is_said = |part: &Shown| !matches!(part, Shown::Same(text) if text.trim().is_empty());
                shown.extend(parts.into_iter().filter(is_said));
            }
        }
    }
    let is_mark = |part: &Shown| match part {
        Shown::Added(words) | Shown::Removed(words) => !words.is_empty(),
        Shown::Same(_) | Shown::LeftOut(_) | Shown::WhiteSpaceOnly => false,
    };
    let has_marks = shown.iter().any(is_mark);
    shown.retain(|part| match part {
        Shown::Same(words) => !words.is_empty(),
        Shown::Added(_) | Shown::Removed(_) => is_mark(part),
        Shown::LeftOut(_) | Shown::WhiteSpaceOnly => true,
    });
    if !has_marks {
        shown.push(Shown::WhiteSpaceOnly);
    }
    shown
}

/// The white space before a text's words, the words, and the white space after them.
fn apart(text: &str) -> (&str, &str, &str) {
    let words = text.trim_start();
    let before = text.len() - words.len();
    let words = words.trim_end();
    let (before, rest) = text.split_at_checked(before).unwrap_or(("", text));
    let after = rest.get(words.len()..).unwrap_or_default();
    (before, words, after)
}

/// Where each word of a text ends.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() && in_word {
            ends.push(at);
        }
        in_word = !letter.is_whitespace();
    }
    if in_word {
        ends.push(text.len());
    }
    ends
}

/// The changes of a value that people have another word for: the old one whole, and the new one.
fn told_anew(changes: &[WordChange], tell: impl Fn(&str) -> String) -> Vec<Shown> {
    let (mut old, mut new) = (String::new(), String::new());
    for change in changes {
        match change {
            WordChange::Same(text) => {
                old.push_str(text);
                new.push_str(text);
            }
            WordChange::Removed(text) => old.push_str(text),
            WordChange::Added(text) => new.push_str(text),
        }
    }
    let mut shown = Vec::new();
    if !old.is_empty() {
        shown.push(Shown::Removed(tell(&old)));
    }
    if !old.is_empty() && !new.is_empty() {
        shown.push(Shown::Same(" ".to_owned()));
    }
    if !new.is_empty() {
        shown.push(Shown::Added(tell(&new)));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_and_the_same_is_left_out_between_changes() {
        let words = |count: usize| "ord ".repeat(count);
        let changes = [
            WordChange::Same(words(100)),
            WordChange::Added("nyt ".into()),
            WordChange::Same(words(60)),
            WordChange::Removed("gammelt ".into()),
            WordChange::Same(words(100)),
        ];
        let said: Vec<String> = shown(&changes)
            .into_iter()
            .filter(|part| *part != Shown::Same(" ".into()))
            .map(|part| match part {
                Shown::Same(text) => format!("={}", text.split_whitespace().count()),
                Shown::Added(_) => "+".into(),
                Shown::Removed(_) => "-".into(),
                Shown::LeftOut(count) => format!("…{count}"),
                Shown::WhiteSpaceOnly => "?".into(),
            })
            .collect();
        assert_eq!(said, ["…75", "=25", "+", "=60", "-", "=25", "…75"]);
    }

    #[test]
    fn no_letter_is_lost_where_nothing_is_left_out() {
        let changes = [
            WordChange::Same("Ærø  \n får ".into()),
            WordChange::Added("ø".into()),
        ];
        assert_eq!(
            shown(&changes),
            [Shown::Same("Ærø  \n får ".into()), Shown::Added("ø".into())]
        );
    }

    #[test]
    fn marks_stand_at_words_and_white_space_outside_them() {
        let changes = [
            WordChange::Same("Mødet ".into()),
            WordChange::Removed("er:\n\n".into()),
            WordChange::Added("var\n".into()),
            WordChange::Same("slut".into()),
        ];
        let expected = [
            Shown::Same("Mødet ".into()),
            Shown::Removed("er:".into()),
            Shown::Same(" ".into()),
            Shown::Added("var".into()),
            Shown::Same("\n".into()),
            Shown::Same("slut".into()),
        ];
        assert_eq!(shown(&changes), expected);
        let only = [WordChange::Same("Mødet".into()), WordChange::Added("\n".into())];
        assert_eq!(shown(&only).last(), Some(&Shown::WhiteSpaceOnly));
    }

    #[test]
    fn a_day_is_told_whole() {
        let changes = [
            WordChange::Same("2025-01-".into()),
            WordChange::Removed("15".into()),
            WordChange::Added("22".into()),
        ];
        let told = told_anew(&changes, |day| format!("<{day}>"));
        assert_eq!(
            told,
            [
                Shown::Removed("<2025-01-15>".into()),
                Shown::Same(" ".into()),
                Shown::Added("<2025-01-22>".into())
            ]
        );
    }
}
