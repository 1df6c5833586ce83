//! Attachments: announced and not there, there and never spoken of, sent out as drafts.

use std::collections::BTreeSet;

use referat_danish::dates::month_number;
use referat_danish::folding::is_stop_word;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::likeness::same_word;
use referat_domain::meeting_record::ItemRecord;

use crate::document::running_text;
use crate::words::{around, lower_words, words};
use crate::{Document, Known};

/// What the words begin with that announce an attachment.
const ANNOUNCING: &[&str] = &["vedlagt", "vedlægge", "vedhæft", "vedlagd"];

/// Words of a file name that say it isn't finished.
const DRAFT: &[&str] = &["udkast", "kladde", "draft", "arbejdsversion"];

/// Words of a title that say what kind of paper it is, not what it is about.
const KINDS: &[&str] = &[
    "bilag",
    "notat",
    "oplæg",
    "slides",
    "præsentation",
    "referat",
    "skema",
    "oversigt",
    "status",
    "udkast",
    "endelig",
    "version",
    "rapport",
    "kvartal",
    "til",
    "efter",
    "forslag",
    "første",
    "anden",
    "docx",
    "pptx",
    "xlsx",
    "fra",
];

/// So many lines are the top of an attachment.
const TOP: usize = 5;

/// The longest line that can be a heading, in bytes.
const HEADING: usize = 80;

/// So many attachments of an item are judged; one with more is a register of its own.
const MOST: usize = 200;

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in &document.record.items {
        if item.attachments.is_empty() {
            findings.extend(announced(document, item));
            continue;
        }
        let said = words_said(item);
        for title in item.attachments.iter().take(MOST) {
            let is_draft = words(title).any(|(_, word)| is_draft_word(word));
            for (code, is_so) in [
                (FindingCode::AttachmentDraft, is_draft),
                (FindingCode::AttachmentUnmentioned, !is_spoken_of(title, &said)),
            ] {
                if is_so {
                    findings.push(document.at_attachment(code, item, title, title));
                }
            }
        }
        for attachment in document.attachments_of(item) {
            let is_named_so = words(attachment.title).any(|(_, word)| is_draft_word(word));
            let says = says_draft(attachment.text).filter(|_| !is_named_so);
            if let Some(line) = says {
                let message = format!("{}: {line}", attachment.title);
                let code = FindingCode::AttachmentDraft;
                findings.push(document.at_attachment(code, item, attachment.title, message));
            }
        }
    }
}

fn is_draft_word(word: &str) -> bool {
    DRAFT.contains(&word.to_lowercase().as_str())
}

/// The line on top of an attachment that says it isn't finished: "UDKAST", "Notat (udkast)".
///
/// Further down, and in a sentence, a draft is what the paper is about.
fn says_draft(text: &str) -> Option<&str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut top = lines.take(TOP);
    top.find(|line| {
        let is_short = line.len() <= HEADING && !line.ends_with('.');
        is_short
            && words(line).any(|(_, word)| {
                let in_capitals = word.chars().all(char::is_uppercase);
                is_draft_word(word) && (in_capitals || words(line).count() <= 4)
            })
    })
}

/// The first place where an attachment is promised, in an item that has none.
fn announced(document: &Document<'_>, item: &ItemRecord) -> Option<Finding> {
    running_text(item).find_map(|section| {
        let text = section.text.plain_text();
        let (start, word) = words(&text).find(|(_, word)| {
            let word = word.to_lowercase();
            ANNOUNCING.iter().any(|start| word.starts_with(start))
        })?;
        let seen = around(&text, start, 80).to_owned();
        Some(document.in_section(FindingCode::AttachmentAnnounced, item, section, word, seen))
    })
}

/// Whether any telling word of the title stands in the item, or there is none to look for.
fn is_spoken_of(title: &str, said: &BTreeSet<String>) -> bool {
    // A short form may stand for anything: BO for budgetopfølgning.
    let is_short_form = |word: &str| word.chars().count() <= 6 && word.chars().all(char::is_uppercase);
    let whole: Vec<&str> = words(title)
        .map(|(_, word)| word)
        .filter(|word| !is_short_form(word))
        .collect();
    let telling: Vec<String> = telling_words(&whole.join(" "))
        .filter(|word| !KINDS.iter().any(|kind| word.starts_with(kind)))
        .collect();
    telling.is_empty()
        || telling
            .iter()
            .any(|word| said.iter().any(|other| is_akin(word, other)))
}

/// The telling words of an item, its attachments' titles apart.
fn words_said(item: &ItemRecord) -> BTreeSet<String> {
    let mut said: BTreeSet<String> = telling_words(&item.title).collect();
    for section in running_text(item) {
        said.extend(telling_words(&section.text.plain_text()));
    }
    said
}

/// Words of letters that are neither stop words nor months, in lower case.
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    lower_words(text).into_iter().filter(|word| {
        word.chars().count() >= 3
            && word.chars().all(char::is_alphabetic)
            && !is_stop_word(word)
            && month_number(word).is_none()
    })
}

/// The same word, or the beginning or end of the other: Danish glues its compounds, and inflects at the end.
fn is_akin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    same_word(a, b) || long.starts_with(short) || long.ends_with(short) || common >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_says_so_on_top_and_not_in_a_sentence() {
        for text in [
            "UDKAST\n\nNotat om lokaler",
            "Notat\n\nUdkast, marts 2025",
            "Notat om lokaler på rådhuset - UDKAST",
        ] {
            assert!(says_draft(text).is_some(), "{text}");
        }
        for text in [
            "Notat\n\nUdkast til høringssvar om de nye lokaler er drøftet med afdelingerne.",
            "Notat\n1\n2\n3\n4\n5\nUDKAST",
            "",
        ] {
            assert_eq!(says_draft(text), None, "{text}");
        }
    }
}
