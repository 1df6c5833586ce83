//! What the browser gets is what the pages use: icons both ways, and our own style rules.

use std::collections::BTreeSet;

use anyhow::Result;
use regex::Regex;
use xtask::tidy::{Problem, expect_none, line_of, repository_files};

const SOURCES: &str = "crates/referat-web/assets-src/";

/// Our own style sheets.
const SHEETS: &[&str] = &["referat.css", "editor/editor.css"];

/// Beginnings of class names that templates build (the word of an enum follows), and of the editor's library.
const BUILT: &[&str] = &["section--", "ProseMirror-", "selectedCell"];

/// Where classes and icons are written: templates, scripts, and the code that makes HTML of rich text.
fn pages() -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    for file in repository_files()? {
        let of_web = file.path.starts_with("crates/referat-web/")
            && (file.has_extension("html") || file.has_extension("rs") || file.name() == "referat.js");
        let of_editor = file.path.starts_with(&format!("{SOURCES}editor/")) && file.has_extension("js");
        let of_text = file.path.starts_with("crates/referat-domain/src/rich_text");
        if (of_web || of_editor || of_text)
            && let Some(text) = file.text()?
        {
            pages.push((file.path, text));
        }
    }
    Ok(pages)
}

fn source(name: &str) -> Result<String> {
    Ok(std::fs::read_to_string(
        xtask::workspace::root().join(SOURCES).join(name),
    )?)
}

#[test]
fn icons_that_are_used_are_listed_and_icons_that_are_listed_are_used() -> Result<()> {
    let listed: BTreeSet<String> = xtask::assets::icons::names()?.into_iter().collect();
    let used_as = Regex::new(r#"icon(?:\(frame, |\(|: )"([a-z-]+)"|icons(?:\.svg| \}\})#([a-z-]+)"#)?;
    let mut used = BTreeSet::new();
    let mut problems = Vec::new();
    for (path, text) in pages()? {
        for found in used_as.captures_iter(&text) {
            let name = found.get(1).or_else(|| found.get(2)).map_or("", |it| it.as_str());
            let line = line_of(&text, found.get(0).map_or(0, |it| it.start()));
            if !listed.contains(name) {
                problems.push(Problem::new(
                    &path,
                    line,
                    format!("icon {name:?} isn't in {SOURCES}icons.txt: add it"),
                ));
            }
            used.insert(name.to_owned());
        }
    }
    for name in listed.difference(&used) {
        problems.push(Problem::of_file(
            &format!("{SOURCES}icons.txt"),
            format!("no page shows {name:?}: take it out"),
        ));
    }
    expect_none("The sprite holds the icons that are shown.", problems);
    Ok(())
}

#[test]
fn our_style_rules_are_for_something_on_a_page() -> Result<()> {
    let everything: String = pages()?.into_iter().map(|(_, text)| text).collect();
    let words: BTreeSet<&str> = everything
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
        .collect();
    let class = Regex::new(r"\.([a-zA-Z][\w-]*)")?;
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for sheet in SHEETS {
        let css = source(sheet)?;
        for (index, line) in css.lines().enumerate().filter(|(_, line)| line.contains('{')) {
            let selectors = line.split('{').next().unwrap_or_default();
            for found in class.captures_iter(selectors) {
                let name = found[1].to_owned();
                let known =
                    words.contains(name.as_str()) || BUILT.iter().any(|begins| name.starts_with(begins));
                if !known && seen.insert(name.clone()) {
                    let what = format!("no page has the class {name:?}: take its rules out");
                    problems.push(Problem::new(&format!("{SOURCES}{sheet}"), index + 1, what));
                }
            }
        }
    }
    expect_none(
        "Every reader fetches the styles; they hold what is used.",
        problems,
    );
    Ok(())
}
