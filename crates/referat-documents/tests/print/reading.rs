//! Files read back by other programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What a file has to pass.
#[derive(Clone, Copy)]
pub enum Profile {
    /// PDF/UA-1 and PDF/A-3a.
    ArchivedAndAccessible,
    /// PDF/UA-1.
    Accessible,
}

/// Fails unless every file passes the independent validator and `qpdf --check`, and `pdfinfo` says it is tagged.
/// One process of Python looks at them all.
pub fn assert_valid(files: &[(String, Profile, &[u8])]) {
    let folder = tempfile::tempdir().unwrap();
    let mut script = Command::new(validator());
    script.args(["-c", include_str!("validate.py")]);
    let mut rules = 0;
    for (place, (_, profile, bytes)) in files.iter().enumerate() {
        let path = written(folder.path(), place, bytes);
        let profiles = match profile {
            Profile::ArchivedAndAccessible => "ua1,a3a",
            Profile::Accessible => "ua1",
        };
        rules += profiles.split(',').count();
        script.arg(format!("{profiles}:{}", path.display()));
    }
    let said = output(&mut script);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in said.lines() {
        let answer: Value = serde_json::from_str(line).unwrap();
        seen += 1;
        let total = answer["total"].as_u64().unwrap();
        if answer["well"] != true || answer["passed"] != total || total < 100 {
            wrong.push(line.to_owned());
        }
    }
    assert_eq!(seen, rules, "not every file was looked at");
    for (place, (name, _, _)) in files.iter().enumerate() {
        let path = folder.path().join(format!("{place}.pdf"));
        let checked = Command::new("qpdf").arg("--check").arg(&path).output().unwrap();
        if !checked.status.success() || !checked.stderr.is_empty() {
            wrong.push(format!(
                "{name}: qpdf: {}",
                String::from_utf8_lossy(&checked.stderr)
            ));
        }
        let info = output(Command::new("pdfinfo").arg(&path));
        if !info
            .lines()
            .any(|line| line.starts_with("Tagged:") && line.ends_with("yes"))
        {
            wrong.push(format!("{name}: pdfinfo: {info}"));
        }
    }
    let names: Vec<&String> = files.iter().map(|(name, _, _)| name).collect();
    assert!(wrong.is_empty(), "{names:?}: {wrong:#?}");
}

/// The Python with the validator.
fn validator() -> PathBuf {
    let python = std::env::var_os("REFERAT_VALIDATOR_PYTHON");
    let python = python.map(PathBuf::from).unwrap_or_else(|| {
        // Where `cargo xtask test` has put it, so that a plain `cargo test` finds it afterwards.
        let here = std::env::current_exe().unwrap();
        let made = here
            .ancestors()
            .map(|folder| folder.join("python/validator/bin/python"));
        made.into_iter()
            .find(|python| python.is_file())
            .unwrap_or_default()
    });
    assert!(
        python.is_file(),
        "the validator of PDF files is missing: run `cargo xtask test` once, which fetches it"
    );
    python
}

/// What a program says.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?} can't be started ({error}): run `cargo xtask test`, which brings it")
    });
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn written(folder: &Path, place: usize, bytes: &[u8]) -> PathBuf {
    let path = folder.join(format!("{place}.pdf"));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// What a program says of a file; `{}` among the arguments is the file.
pub fn said_of(bytes: &[u8], program: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = written(folder.path(), 0, bytes).display().to_string();
    let arguments = arguments
        .iter()
        .map(|it| if *it == "{}" { path.as_str() } else { it });
    output(Command::new(program).args(arguments))
}

/// The text of each page, in the order it was written in.
pub fn pages(bytes: &[u8]) -> Vec<String> {
    let text = said_of(bytes, "pdftotext", &["-raw", "{}", "-"]);
    let text = text.strip_suffix('\u{c}').unwrap_or(&text);
    text.split('\u{c}').map(str::to_owned).collect()
}

/// The text as a screen reader meets it: through the tags.
pub fn tagged_text(bytes: &[u8]) -> String {
    let said = said_of(bytes, "pdfinfo", &["-struct-text", "{}"]);
    let mut text = String::new();
    for line in said.lines() {
        let words = line
            .trim_start()
            .strip_prefix('"')
            .and_then(|it| it.strip_suffix('"'));
        text.push_str(words.unwrap_or_default());
    }
    text
}

/// The bookmarks with their levels and pages, from `qpdf`.
pub fn bookmarks(bytes: &[u8]) -> Vec<(usize, String, u64)> {
    let said = said_of(bytes, "qpdf", &["--json=2", "--json-key=outlines", "{}"]);
    let said: Value = serde_json::from_str(&said).unwrap();
    let mut found = Vec::new();
    gather(&said["outlines"], 1, &mut found);
    found
}

fn gather(outlines: &Value, level: usize, found: &mut Vec<(usize, String, u64)>) {
    for outline in outlines.as_array().into_iter().flatten() {
        let title = outline["title"].as_str().unwrap().to_owned();
        let page = outline["destpageposfrom1"].as_u64().unwrap_or_default();
        found.push((level, title, page));
        gather(&outline["kids"], level + 1, found);
    }
}
