//! Short forms that are never written out: those who read the minutes in ten years won't know them.

use std::collections::{BTreeMap, BTreeSet};

use referat_danish::sentences;
use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting_record::ItemRecord;

use crate::document::running_text;
use crate::words::{around, lower_words, shortly_before, words};
use crate::{Document, Known};

/// What everybody in a Danish municipality knows: institutions, laws, names of systems and firms.
const WELL_KNOWN: &[&str] = &[
    "AI", "BBR", "CPR", "CV", "CVR", "DR", "DTU", "EU", "FN", "GDPR", "HR", "ID", "IT", "KB", "KL", "KLE",
    "KMD", "KOMBIT", "MED", "MUS", "OK", "PC", "PDF", "SBSYS", "TR", "TV", "UN", "URL", "USA", "ØU",
];

/// The longest a short form is.
const LONGEST: usize = 6;

/// So many short forms are told of; a document with more of them is written in capitals.
const MOST: usize = 50;

/// So many bytes before "(ABC)" are looked at.
const LINE: usize = 240;

/// So many words before "(ABC)" may be what it is short for.
const REACH: usize = 8;

pub fn check(document: &Document<'_>, known: &Known, findings: &mut Vec<Finding>) {
    let record = document.record;
    let mut settled: BTreeSet<String> = known.abbreviations.clone();
    settled.extend(WELL_KNOWN.iter().map(|word| (*word).to_owned()));
    settled.extend(record.items.iter().flat_map(|item| item.route.iter().cloned()));
    settled.extend(record.forum.clone());
    let texts: Vec<(&ItemRecord, _, String)> = record
        .items
        .iter()
        .flat_map(|item| running_text(item).map(move |section| (item, section, section.text.plain_text())))
        .collect();
    let mut small: BTreeSet<String> = BTreeSet::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (_, _, text) in &texts {
        settled.extend(written_out(text));
        names.extend(initials(text));
        small.extend(
            words(text)
                .filter(|(_, word)| !is_short_form(word))
                .map(|(_, word)| word.to_owned()),
        );
    }
    for item in &record.items {
        settled.extend(written_out(&item.title));
        names.extend(
            item.recommenders
                .iter()
                .flat_map(|recommender| initials(recommender)),
        );
    }
    let mut told = 0;
    for (item, section, text) in &texts {
        for sentence in text.lines().flat_map(sentences::split) {
            let mut unknown: Vec<(usize, &str)> = Vec::new();
            for (start, word) in words(sentence) {
                // A word in capitals for the voice ("det vi ER gode til") stands in small letters elsewhere.
                let is_new = is_short_form(word)
                    && !is_part_of_number(sentence, start, word)
                    && !is_roman(word)
                    && !small.contains(&word.to_lowercase())
                    && settled.insert(word.to_owned());
                if is_new {
                    unknown.push((start, word));
                }
            }
            let Some((first, word)) = unknown.first().copied() else {
                continue;
            };
            if told == MOST {
                return;
            }
            told += 1;
            let all = unknown.iter().take(MOST).map(|(_, word)| match names.get(*word) {
                Some(name) => format!("{word} ({name}?)"),
                None => (*word).to_owned(),
            });
            let all: Vec<String> = all.collect();
            let message = format!("{}: {}", all.join(", "), around(sentence, first, 70));
            let code = FindingCode::AbbreviationUnexplained;
            findings.push(document.in_sentence(code, item, section, (sentence, word), message));
        }
    }
}

fn is_part_of_number(text: &str, start: usize, word: &str) -> bool {
    let before = text.get(..start).unwrap_or_default();
    before.ends_with(['-', '.']) && word.chars().skip(1).all(|letter| letter.is_ascii_digit())
}

/// Two to six capitals, with figures after the first.
fn is_short_form(word: &str) -> bool {
    let letters = word.chars().count();
    (2..=LONGEST).contains(&letters)
        && word
            .chars()
            .all(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        && word.chars().next().is_some_and(char::is_uppercase)
        && !word
            .chars()
            .skip(1)
            .all(|letter| letter.is_ascii_digit() && letters > 3)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

/// The short forms that a text explains: "Center for Arbejde (CFA)", "CFA (Center for Arbejde)".
fn written_out(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut from = 0;
    while let Some(open) = text
        .get(from..)
        .and_then(|rest| rest.find('('))
        .map(|at| from + at)
    {
        let inside = text
            .get(open + 1..)
            .and_then(|rest| rest.split(')').next())
            .unwrap_or_default();
        from = open + 1;
        let before = shortly_before(text, open, LINE);
        if is_short_form(inside) {
            let initial = inside.to_lowercase().chars().next();
            let mut words = lower_words(before);
            let near = words.split_off(words.len().saturating_sub(REACH));
            if near.iter().any(|word| word.chars().next() == initial) {
                found.insert(inside.to_owned());
            }
        } else if let Some((start, word)) = words(before).last() {
            let is_beside = before
                .get(start + word.len()..)
                .is_some_and(|gap| gap.trim().is_empty());
            if is_beside && is_short_form(word) && words(inside).count() > 1 {
                found.insert(word.to_owned());
            }
        }
    }
    found
}

/// The initials of names of several words that a text holds, with the names: ØS for "Økonomi & Stab", BKM for
/// "By, Kultur og Miljø". They may be what a short form means, which the text itself leaves to its readers.
fn initials(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    // The initials of the words that hang together, with whether "&" or "og" leads to each, and where it begins.
    let mut chain: Vec<(char, bool, usize)> = Vec::new();
    let mut end = 0;
    let mut by_and = false;
    for (start, word) in words(text) {
        let between = text.get(end..start).unwrap_or_default();
        let last_end = std::mem::replace(&mut end, start + word.len());
        if word == "og" && between == " " && last_end > 0 && !chain.is_empty() {
            by_and = true;
            continue;
        }
        let joins = (by_and && between == " ") || matches!(between, " & " | ", ");
        let is_joined_by_and = by_and || between == " & ";
        by_and = false;
        if !joins {
            chain.clear();
        }
        match word.chars().next() {
            Some(letter) if letter.is_uppercase() && !is_short_form(word) => {
                chain.push((letter, is_joined_by_and, start));
            }
            Some(_) | None => chain.clear(),
        }
        for first in chain.len().saturating_sub(LONGEST)..chain.len().saturating_sub(1) {
            let name = chain.get(first..).unwrap_or_default();
            // "Henrik, Niels" is a row of names; a name of several words has its "&" or "og".
            if name.iter().skip(1).any(|(_, by_and, _)| *by_and) {
                let begin = name.first().map_or(start, |(_, _, begin)| *begin);
                let words = text.get(begin..end).unwrap_or_default().to_owned();
                found
                    .entry(name.iter().map(|(letter, _, _)| *letter).collect())
                    .or_insert(words);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_is_capitals_with_figures_after() {
        for word in ["ØS", "K29", "KKR", "DKE"] {
            assert!(is_short_form(word), "{word}");
        }
        for word in ["MEDudvalg", "Evt", "29", "A", "2020", "REFERAT"] {
            assert!(!is_short_form(word), "{word}");
        }
    }

    #[test]
    fn what_stands_in_brackets_beside_is_written_out() {
        let found =
            written_out("Boligsocialt Center (BSC) og FOA (Fag og Arbejde), værktøj til ledelse(LIS), (KKR)");
        assert_eq!(Vec::from_iter(found), ["BSC", "FOA", "LIS"]);
    }

    #[test]
    fn a_name_of_several_words_may_be_what_its_initials_mean() {
        let text = "Chefen for Økonomi & Stab, By, Kultur, Miljø og Beskæftigelse, og Drift og Service";
        let found = initials(text);
        for short in ["ØS", "KMB", "BKMB", "DS"] {
            assert!(found.contains_key(short), "{short}: {found:?}");
        }
        assert_eq!(found["ØS"], "Økonomi & Stab");
        assert!(
            initials("Rikke Bang og bo, Økonomi").is_empty(),
            "{:?}",
            initials("Rikke Bang og bo, Økonomi")
        );
    }
}
