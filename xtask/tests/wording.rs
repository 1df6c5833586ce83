//! Every word a person reads: each key that is used exists, each that exists is used, in both languages alike.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use regex::Regex;
use xtask::tidy::fluent::{self, Entry};
use xtask::tidy::rust_source::{Kind, pieces, without_tests};
use xtask::tidy::words::{
    Family, families, texts_in_rust, texts_in_template, used_in_rust, used_in_template,
};
use xtask::tidy::{Problem, expect_none, has_begun, line_of, repository_files, rust_files};

/// Where the texts lie; a folder per language, a file per subject.
const LOCALES: &str = "crates/referat-wording/locales/";

/// The languages; every one is complete.
const LANGUAGES: &[&str] = &["da", "en"];

/// Crates in which no sentence may stand in code: they ask the wording.
const WORDLESS: &[&str] = &["referat", "referat-actions", "referat-web"];

/// Words in templates that are the same in every language.
const PROPER_NAMES: &[&str] = &["Referat"];

/// What one language says, by key, with the file each stands in.
type Language = BTreeMap<String, (String, Entry)>;

#[test]
fn both_languages_have_the_same_keys_and_the_same_variables() -> Result<()> {
    let (languages, mut problems) = languages()?;
    let mut each = languages.iter();
    let Some((first_name, first)) = each.next() else {
        return Ok(());
    };
    for (name, other) in each {
        for (one, one_name, another, another_name) in
            [(first, first_name, other, name), (other, name, first, first_name)]
        {
            for (key, (file, entry)) in one {
                match another.get(key) {
                    None => {
                        let what = format!(
                            "{key:?} stands in {one_name:?} and not in {another_name:?}: add it there"
                        );
                        problems.push(Problem::new(file, entry.line, what));
                    }
                    Some((_, theirs)) if theirs.variables != entry.variables && one_name == first_name => {
                        let what = format!(
                            "{key:?} asks for {:?} here and for {:?} in {another_name:?}: both must take the same",
                            entry.variables, theirs.variables
                        );
                        problems.push(Problem::new(file, entry.line, what));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    expect_none("Danish first, English complete.", problems);
    Ok(())
}

#[test]
fn every_key_that_is_used_exists_and_every_key_that_exists_is_used() -> Result<()> {
    let (languages, mut problems) = languages()?;
    let Some(danish) = languages.get(LANGUAGES[0]) else {
        return Ok(());
    };
    // A key may be chosen in one place and asked for in another: any text that equals it counts as a use.
    let mut used = texts()?;
    for (file, key, line) in uses()? {
        if !danish.contains_key(&key) {
            let what = format!(
                "{key:?} has no text: add it to {LOCALES}{{{}}}",
                LANGUAGES.join(",")
            );
            problems.push(Problem::new(&file, line, what));
        }
        used.insert(key);
    }
    let families = listed_families()?;
    for (file, family) in &families {
        let members: Vec<&String> = danish.keys().filter(|key| family.holds(key)).collect();
        if members.is_empty() {
            problems.push(Problem::new(
                file,
                family.line,
                format!("no text begins with {:?}: take the family out", family.beginning),
            ));
        }
        for word in &family.words {
            let key = format!("{}{word}", family.beginning);
            if !danish.contains_key(&key) {
                problems.push(Problem::new(
                    file,
                    family.line,
                    format!("{key:?} has no text: add it to both languages"),
                ));
            }
        }
    }
    let referred: BTreeSet<&String> = danish.values().flat_map(|(_, entry)| &entry.references).collect();
    for (key, (file, entry)) in danish {
        // An attribute is used with its message.
        let message = key.split('.').next().unwrap_or(key);
        let is_used = used.contains(key)
            || used.contains(message)
            || referred.contains(key)
            || families.iter().any(|(_, family)| family.holds(message));
        if !is_used {
            problems.push(Problem::new(
                file,
                entry.line,
                format!("nobody uses {key:?}: take it out of both languages"),
            ));
        }
    }
    expect_none(
        "A text that is missing shows its key; a text that is left over is translated for nobody.",
        problems,
    );
    Ok(())
}

/// What an entry's action may be besides a word: who gives the word, and it is read there.
const ACTIONS_GIVEN_BY: &[&str] = &[
    "deed.action()",
    "verdict.action()",
    "preparing.action()",
    "step.action()",
];

#[test]
fn every_action_and_kind_in_the_journal_has_words() -> Result<()> {
    let (languages, mut problems) = languages()?;
    let entry = Regex::new(r#"\bentry\(\s*\w+,\s*(?:"([a-z_]+)"|([^,"]+)),\s*"([a-z_]+)","#)?;
    let call = Regex::new(r"[^_a-z]entry\(\s*actor,")?;
    let draft = Regex::new(r#"(action|subject_kind): "([a-z_]+)""#)?;
    let given = Regex::new(r#"fn action\(self\)[^{]*\{([^}]*)\}"#)?;
    let word = Regex::new(r#""([a-z_]+)""#)?;
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for (file, text) in rust_files()?
        .iter()
        .filter(|(file, _)| file.path.starts_with("crates/referat-actions/src/"))
    {
        let source = without_tests(text);
        let mut entries = 0;
        for one in entry.captures_iter(&source) {
            entries += 1;
            let line = line_of(&source, one.get(0).map_or(0, |it| it.start()));
            match (one.get(1), one.get(2)) {
                (Some(action), _) => found.push((file.path.clone(), key("journal-action-", action.as_str()), line)),
                (None, Some(by)) if ACTIONS_GIVEN_BY.contains(&by.as_str().trim()) => {}
                (None, _) => problems.push(Problem::new(
                    &file.path,
                    line,
                    "an entry's action is a word, so that this test finds it; or name who gives it in ACTIONS_GIVEN_BY",
                )),
            }
            found.push((file.path.clone(), key("journal-kind-", &one[3]), line));
        }
        if call.find_iter(&source).count() > entries {
            problems.push(Problem::of_file(
                &file.path,
                "writes an entry whose action and kind this test can't read: give both as words",
            ));
        }
        for one in draft.captures_iter(&source) {
            let family = if &one[1] == "action" {
                "journal-action-"
            } else {
                "journal-kind-"
            };
            found.push((
                file.path.clone(),
                key(family, &one[2]),
                line_of(&source, one.get(0).map_or(0, |it| it.start())),
            ));
        }
        for body in given.captures_iter(&source) {
            for action in word.captures_iter(&body[1]) {
                found.push((file.path.clone(), key("journal-action-", &action[1]), 1));
            }
        }
    }
    if has_begun("referat-actions")? && found.len() < 20 {
        problems.push(Problem::of_file(
            "crates/referat-actions/src",
            "too few entries were found: entries are written otherwise than this test reads",
        ));
    }
    for (language, texts) in &languages {
        for (file, key, line) in &found {
            if !texts.contains_key(key) {
                let what = format!("{key:?} has no text in {language:?}: the journal shows it to people");
                problems.push(Problem::new(file, *line, what));
            }
        }
    }
    expect_none("What is done is told in words.", problems);
    Ok(())
}

/// Tables have words too, for what an entry wrote.
#[test]
fn every_table_that_the_journal_covers_has_words() -> Result<()> {
    let (languages, mut problems) = languages()?;
    let table = Regex::new(r#"pub struct \w+ in "([a-z_]+)""#)?;
    for (file, text) in rust_files()?
        .iter()
        .filter(|(file, _)| file.path.starts_with("crates/referat-store/src/"))
    {
        for one in table.captures_iter(&without_tests(text)) {
            let key = key("covered-", &one[1]);
            for (language, texts) in &languages {
                if !texts.contains_key(&key) {
                    let what = format!("{key:?} has no text in {language:?}: the journal counts its rows");
                    problems.push(Problem::of_file(&file.path, what));
                }
            }
        }
    }
    expect_none("What was written is told in words.", problems);
    Ok(())
}

fn key(family: &str, word: &str) -> String {
    format!("{family}{}", word.replace('_', "-"))
}

#[test]
fn templates_hold_no_words() -> Result<()> {
    let tag = Regex::new(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")?;
    let spoken = Regex::new(r#"\b(?:aria-label|alt|placeholder|title|data-copied|content)\s*=\s*"([^"]*)""#)?;
    let markup = Regex::new(r"(?s)<!--.*?-->|<kbd>.*?</kbd>|<[^>]*>|&[a-z#0-9]+;")?;
    let word = Regex::new(r"\p{L}{2,}")?;
    let mut problems = Vec::new();
    for file in repository_files()?
        .iter()
        .filter(|file| file.path.starts_with("crates/referat-web/templates/"))
    {
        let Some(text) = file
            .has_extension("html")
            .then(|| file.text())
            .transpose()?
            .flatten()
        else {
            continue;
        };
        let blank = |text: &str, pattern: &Regex| {
            let blanked = |found: &regex::Captures<'_>| {
                found[0]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' })
                    .collect::<String>()
            };
            pattern.replace_all(text, blanked).into_owned()
        };
        let without_tags = blank(&text, &tag);
        for found in spoken.captures_iter(&without_tags) {
            let (whole, value) = (found.get(0).map_or(0, |it| it.start()), found[1].trim());
            let meta = without_tags[..whole]
                .rsplit('<')
                .next()
                .is_some_and(|it| it.starts_with("meta"));
            if word.is_match(value) && !meta {
                problems.push(Problem::new(
                    &file.path,
                    line_of(&without_tags, whole),
                    format!("{value:?} is read aloud: take it from the wording"),
                ));
            }
        }
        for (index, line) in blank(&without_tags, &markup).lines().enumerate() {
            let spoken: Vec<&str> = word
                .find_iter(line)
                .map(|it| it.as_str())
                .filter(|it| !PROPER_NAMES.contains(it))
                .collect();
            if !spoken.is_empty() {
                problems.push(Problem::new(
                    &file.path,
                    index + 1,
                    format!(
                        "{:?} stands in the template: take it from the wording",
                        spoken.join(" ")
                    ),
                ));
            }
        }
    }
    expect_none("Only referat-wording holds words for people.", problems);
    Ok(())
}

#[test]
fn no_danish_stands_in_code_that_asks_the_wording() -> Result<()> {
    let danish = ['æ', 'ø', 'å', 'Æ', 'Ø', 'Å'];
    let mut problems = Vec::new();
    for (file, text) in rust_files()? {
        let wordless = file.crate_name().is_some_and(|name| WORDLESS.contains(&name));
        if !wordless || !file.path.contains("/src/") {
            continue;
        }
        for piece in pieces(&without_tests(&text)) {
            if piece.kind == Kind::Quoted
                && piece.text.contains(danish)
                && piece.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            {
                problems.push(Problem::new(
                    &file.path,
                    piece.line,
                    format!("{:?}: take it from the wording", piece.text),
                ));
            }
        }
    }
    expect_none("Only referat-wording holds words for people.", problems);
    Ok(())
}

/// All texts, by language and key, and what is wrong with the files as such.
fn languages() -> Result<(BTreeMap<&'static str, Language>, Vec<Problem>)> {
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in repository_files()? {
        let Some(rest) = file.path.strip_prefix(LOCALES) else {
            continue;
        };
        let Some(language) = LANGUAGES.iter().find(|it| rest.starts_with(&format!("{it}/"))) else {
            problems.push(Problem::of_file(
                &file.path,
                format!("{LOCALES} holds the folders {LANGUAGES:?} and nothing else"),
            ));
            continue;
        };
        let texts = languages.entry(language).or_default();
        match fluent::read(&file.text()?.unwrap_or_default()) {
            Err((line, what)) => problems.push(Problem::new(&file.path, line, what)),
            Ok(entries) => {
                for (key, entry) in entries {
                    let line = entry.line;
                    if let Some((other, _)) = texts.insert(key.clone(), (file.path.clone(), entry)) {
                        problems.push(Problem::new(
                            &file.path,
                            line,
                            format!("{key:?} also stands in {other}"),
                        ));
                    }
                }
            }
        }
    }
    // A stub of the crate may be without; from the first line of code on, the texts are there.
    if has_begun("referat-wording")? {
        for language in LANGUAGES.iter().filter(|it| !languages.contains_key(*it)) {
            problems.push(Problem::of_file(
                &format!("{LOCALES}{language}"),
                "is missing: every text exists in every language",
            ));
        }
    }
    Ok((languages, problems))
}

/// Every use of a key: file, key and line.
fn uses() -> Result<Vec<(String, String, usize)>> {
    let mut uses = Vec::new();
    for file in repository_files()?
        .iter()
        .filter(|file| file.path.starts_with("crates/"))
    {
        let found = match file.text()? {
            // Tests may ask for keys that aren't there.
            Some(text) if file.has_extension("rs") && file.path.contains("/src/") => {
                used_in_rust(&without_tests(&text))
            }
            Some(text) if file.has_extension("html") => used_in_template(&text)?,
            _ => continue,
        };
        uses.extend(found.into_iter().map(|it| (file.path.clone(), it.key, it.line)));
    }
    Ok(uses)
}

/// Every text in quotes in code and templates.
fn texts() -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for file in repository_files()?
        .iter()
        .filter(|file| file.path.starts_with("crates/"))
    {
        match file.text()? {
            Some(text) if file.has_extension("rs") && file.path.contains("/src/") => {
                texts.extend(texts_in_rust(&text))
            }
            Some(text) if file.has_extension("html") => texts.extend(texts_in_template(&text)?),
            _ => {}
        }
    }
    Ok(texts)
}

/// The families of keys the wording crate lists, with the file they stand in.
fn listed_families() -> Result<Vec<(String, Family)>> {
    let mut listed = Vec::new();
    for (file, text) in rust_files()?
        .iter()
        .filter(|(file, _)| file.path.starts_with("crates/referat-wording/src/"))
    {
        listed.extend(
            families(text)
                .into_iter()
                .map(|family| (file.path.clone(), family)),
        );
    }
    Ok(listed)
}
