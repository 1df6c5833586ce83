//! Drafts of decisions: the list of clauses with their sentences, for a person to read, and the pairs of the real minutes.
//!
//! `tests/drafts/*.txt` are read and written anew; a line that would change fails the test. After a change of the rules,
//! `REFERAT_WRITE_DRAFTS=1 cargo test -p referat-danish --test drafts` writes them, and the difference is read before it is kept.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a list that can not be read says where; the environment names the real minutes"
)]

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use referat_danish::drafting::{Certainty, Choices, ClauseToDraft, Style, Tense, Voice, draft, draft_clause};
use serde_json::Value;

/// What a section of a list says of its drafts.
#[derive(Debug, Clone, Default)]
struct Section {
    forum: Option<String>,
    tense: Tense,
    voice: Voice,
}

impl Section {
    /// "## Chefforum, past, keep": the forum ("-" for none), tense, voice.
    fn of(head: &str) -> Self {
        let mut words = head.split(',').map(str::trim);
        let forum = words.next().filter(|it| *it != "-").map(ToOwned::to_owned);
        let tense = match words.next() {
            Some("present") => Tense::Present,
            Some("past") | None => Tense::Past,
            Some(other) => panic!("{other} is no tense"),
        };
        let voice = match words.next() {
            Some("active") => Voice::Active,
            Some("keep") | None => Voice::Keep,
            Some(other) => panic!("{other} is no voice"),
        };
        Self { forum, tense, voice }
    }

    fn choices(&self) -> Choices<'_> {
        Choices {
            forum: self.forum.as_deref(),
            tense: self.tense,
            voice: self.voice,
            ..Choices::default()
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/drafts")
}

fn lists() -> Vec<PathBuf> {
    let mut lists: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "txt"))
        .collect();
    lists.sort();
    lists
}

fn clause(text: &str) -> ClauseToDraft<'_> {
    ClauseToDraft {
        text,
        outcome: None,
        addition: None,
    }
}

/// The list with each clause's draft under it: "= sentence", or "? reason" where it is left as written.
fn written_anew(list: &str) -> String {
    let mut section = Section::default();
    let mut out = String::new();
    for line in list.lines() {
        if line.starts_with("  = ") || line.starts_with("  ? ") {
            continue;
        }
        out.push_str(line);
        out.push('\n');
        if let Some(head) = line.strip_prefix("## ") {
            section = Section::of(head);
        } else if !line.is_empty() && !line.starts_with('#') {
            let drafted = draft_clause(&clause(line), &section.choices());
            match drafted.certainty {
                Certainty::Drafted => out.push_str(&format!("  = {}\n", drafted.text)),
                Certainty::AsWritten(reason) => {
                    assert_eq!(drafted.text, line.trim());
                    out.push_str(&format!("  ? {}\n", reason.as_str()));
                }
            }
        }
    }
    out
}

#[test]
fn the_lists_are_as_they_were_read() {
    let mut clauses = 0;
    for path in lists() {
        let list = fs::read_to_string(&path).unwrap();
        let anew = written_anew(&list);
        // `REFERAT_WRITE_DRAFTS=1` writes them, for a person to read.
        if std::env::var_os("REFERAT_WRITE_DRAFTS").is_some() {
            fs::write(&path, &anew).unwrap();
            continue;
        }
        for (kept, now) in list.lines().zip(anew.lines()) {
            assert_eq!(now, kept, "{}", path.display());
        }
        assert_eq!(list.lines().count(), anew.lines().count(), "{}", path.display());
        clauses += list.lines().filter(|line| line.starts_with("  ")).count();
    }
    assert!(clauses >= 300, "{clauses}");
}

/// The pairs of the real minutes, where `REFERAT_REAL_MINUTES` names their folder: word for word.
#[test]
fn the_real_decisions_are_drafted_word_for_word() {
    let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from) else {
        return;
    };
    let path = folder.join("gold/drafts.json");
    let gold: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let rows = gold["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let options = &row["options"];
        let choices = Choices {
            forum: Some("Chefforum"),
            tense: if options["tense"] == "present" {
                Tense::Present
            } else {
                Tense::Past
            },
            voice: if options["voice"] == "active" {
                Voice::Active
            } else {
                Voice::Keep
            },
            ..Choices::default()
        };
        let drafted = draft_clause(&clause(row["clause"].as_str().unwrap()), &choices);
        assert_eq!(drafted.text, row["decision"].as_str().unwrap());
        assert_eq!(drafted.certainty, Certainty::Drafted);
    }
}

/// Pieces of clauses, to be put together in any order.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let words = [
        "at",
        "Chefforum",
        "udvalget",
        "der",
        "det",
        "ikke",
        "fremover",
        "godkender",
        "drøftes",
        "tager",
        "tages",
        "og",
        "eller",
        ",",
        "som",
        "om",
        "hvis",
        "skal",
        "bør",
        "orienteringen",
        "til efterretning",
        "planen",
        "evt.",
        "5 mio. kr.",
        "(bilag 1)",
        "\"Ny plan",
        "\"",
        "i 2031",
        "på baggrund af",
        "sig",
        "besluttes",
        "er",
        "bliver",
        "sendt",
        "at godkende",
        "drøfte",
        "hverken",
        "både",
        "leder",
        "møder",
        "de nye",
        "§ 14",
        "3 %",
        "\n",
        "- ",
        ":",
        ".",
        "kvalificerer",
        "bedes",
        "undersøge",
        "mødes",
        "forvaltningen",
        "senest den 1. maj",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..14)
}

fn any_choices() -> impl Strategy<Value = Choices<'static>> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(named, past, keep)| Choices {
        forum: named.then_some("Chefforum"),
        tense: if past { Tense::Past } else { Tense::Present },
        voice: if keep { Voice::Keep } else { Voice::Active },
        ..Choices::default()
    })
}

/// What no rule inflects or drops: figures and the words of nouns.
fn kept(text: &str) -> Vec<String> {
    let nouns = [
        "orienteringen",
        "planen",
        "efterretning",
        "forvaltningen",
        "baggrund",
        "bilag",
        "plan",
        "nye",
        "mio",
        "kr",
        "evt",
        "maj",
    ];
    let mut found: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '%' && c != '§')
        .filter(|word| {
            nouns.contains(word) || word.chars().any(|c| c.is_ascii_digit()) || matches!(*word, "%" | "§")
        })
        .map(ToOwned::to_owned)
        .collect();
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_noun_and_no_figure_is_lost_or_invented(pieces in pieces(), choices in any_choices()) {
        let text = pieces.join(" ");
        let drafted = draft_clause(&clause(&text), &choices);
        prop_assert_eq!(kept(&drafted.text), kept(&text), "{} from {}", drafted.text, text);
        if drafted.certainty != Certainty::Drafted {
            prop_assert_eq!(drafted.text, text.trim());
        }
    }

    #[test]
    fn any_text_is_drafted_or_left_as_it_is(texts in prop::collection::vec("\\PC{0,60}", 0..4), choices in any_choices()) {
        let clauses: Vec<ClauseToDraft<'_>> = texts.iter().map(|text| clause(text)).collect();
        let drafted = draft(&clauses, &choices);
        prop_assert_eq!(drafted.sentences.len(), texts.len());
        prop_assert_ne!(drafted.style, Style::Auto);
    }
}
