//! Attachments: announced and not there, there and never spoken of, sent out as drafts.

use std::collections::BTreeSet;

use referat_danish::dates::month_number;
use referat_danish::folding::is_stop_word;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::likeness::same_word;
use referat_domain::meeting_record::ItemRecord;

use crate::document::{attachments_section, running_text};
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

/// So many attachments of an item are judged; one with more is a register of its own.
const MOST: usize = 200;

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in &document.record.items {
        if item.attachments.is_empty() {
            findings.extend(announced(document, item));
            continue;
        }
        let section = attachments_section(item);
        let said = words_said(item);
        for title in item.attachments.iter().take(MOST) {
            let is_draft = words(title).any(|(_, word)| DRAFT.contains(&word.to_lowercase().as_str()));
            for (code, is_so) in [
                (FindingCode::AttachmentDraft, is_draft),
                (FindingCode::AttachmentUnmentioned, !is_spoken_of(title, &said)),
            ] {
                if is_so {
                    findings.push(match section {
                        Some(section) => document.in_section(code, item, section, title, title),
                        None => document.on_item(code, item, title),
                    });
                }
            }
        }
    }
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
