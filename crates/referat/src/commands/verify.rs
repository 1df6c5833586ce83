//! `referat verify`: proves that what is stored is what was written.

use std::borrow::Cow;
use std::fs::File;
use std::path::PathBuf;

use clap::{ArgAction, ArgMatches, Command, value_parser};
use referat_actions::upkeep::{VerifyProgress, VerifySummary};
use referat_wording::Wording;

use crate::arguments;
use crate::columns::{Column, table};
use crate::failure::{Exit, Failure};
use crate::progress::Progress;
use crate::session::Session;

/// The widest a finding's place is printed.
const PLACE_WIDTH: usize = 100;

/// The words for what may be found.
const WORDS: &[(&str, &str)] = &[
    ("database-broken", "verify-database-broken"),
    ("entry-missing", "verify-entry-missing"),
    ("chain-broken", "verify-chain-broken"),
    ("entry-changed", "verify-entry-changed"),
    ("cover-missing", "verify-cover-missing"),
    ("words-changed", "verify-words-changed"),
    ("words-missing", "verify-words-missing"),
    ("head-differs", "verify-head-differs"),
    ("chain-cut", "verify-chain-cut"),
    ("chain-rewritten", "verify-chain-rewritten"),
    ("row-changed", "verify-row-changed"),
    ("row-missing", "verify-row-missing"),
    ("row-uncovered", "verify-row-uncovered"),
    ("row-unreadable", "verify-row-unreadable"),
    ("salt-missing", "verify-salt-missing"),
    ("unknown-table", "verify-unknown-table"),
    ("reference-broken", "verify-reference-broken"),
    ("file-missing", "verify-file-missing"),
    ("file-changed", "verify-file-changed"),
    ("issued-changed", "verify-issued-changed"),
    ("issued-unknown", "verify-issued-unknown"),
    ("issued-elsewhere", "verify-issued-elsewhere"),
    ("row-erased", "verify-row-erased"),
    ("words-erased", "verify-words-erased"),
    ("index-behind", "verify-index-behind"),
    ("index-outdated", "verify-index-outdated"),
];

/// What is wrong with a document that was held against the database, and not with the database.
const OF_DOCUMENTS: &[&str] = &["issued-changed", "issued-elsewhere"];

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("verify")
        .about(wording.text("cli-verify").into_owned())
        .after_help(wording.text("cli-verify.after").into_owned())
        .arg(
            arguments::option(wording, "head", "cli-value-file", "cli-verify-head")
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            arguments::option(wording, "issued", "cli-value-file", "cli-verify-issued")
                .value_parser(value_parser!(PathBuf))
                .action(ArgAction::Append),
        )
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Verifies, and prints what was looked at and what was found.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wording = &session.wording;
    let written_down = matches.get_one::<PathBuf>("head");
    let issued: Vec<PathBuf> = matches
        .get_many::<PathBuf>("issued")
        .map(|files| files.cloned().collect())
        .unwrap_or_default();
    for file in written_down.into_iter().chain(&issued) {
        File::open(file).map_err(|error| Failure::of_path(wording, file, &error))?;
    }
    let summary = session.wait(async {
        let office = session.open(matches).await?;
        let mut progress = Progress::begin(wording, session.output, "cli-progress-entries", 0);
        let verified = office
            .verify_against(written_down.map(PathBuf::as_path), &issued, &mut |step| {
                show(&mut progress, step)
            })
            .await;
        progress.end();
        office.close().await;
        verified.map_err(|refusal| Failure::refused(wording, &refusal))
    })?;
    session.output.data(&in_words(wording, &summary, issued.len()))?;
    if summary.is_sound() {
        return Ok(Exit::Done);
    }
    let mut damages = summary.findings.iter().filter(|finding| finding.is_damage);
    let hint = match damages.all(|finding| OF_DOCUMENTS.contains(&finding.code)) {
        true => "cli-verify-issued-held.hint",
        false => "cli-verify-damaged.hint",
    };
    session.output.message(&wording.text(hint));
    Ok(Exit::Failed)
}

/// How far verification has come.
pub(super) fn show(progress: &mut Progress<'_>, step: VerifyProgress) {
    match step {
        VerifyProgress::Entries { done, of } => progress.stage("cli-progress-entries", done, of),
        VerifyProgress::Rows { done, .. } => progress.stage("cli-progress-rows", done, 0),
        VerifyProgress::Files { done, of } => progress.stage("cli-progress-files", done, of),
    }
}

/// What was looked at, and what was found, the grave first.
fn in_words(wording: &Wording, summary: &VerifySummary, issued: usize) -> String {
    let damages = summary
        .findings
        .iter()
        .filter(|finding| finding.is_damage)
        .count();
    let mut out = if damages == 0 {
        format!("{}\n\n", wording.text("cli-verify-sound"))
    } else {
        format!(
            "{}\n\n",
            wording.text_with("cli-verify-damaged", &[("count", damages.into())])
        )
    };
    let line = |key, value: String| vec![wording.text(key).into_owned(), value];
    let mut rows = vec![
        line("cli-verify-entries", wording.number(summary.entries)),
        line("cli-verify-rows", wording.number(summary.rows)),
        line("cli-verify-files", wording.number(summary.files)),
        line("cli-verify-end", summary.head.clone()),
    ];
    if issued > 0 {
        rows.push(line("cli-verify-issued-held", issued.to_string()));
    }
    out.push_str(&table(
        0,
        &[Column::words("", usize::MAX), Column::words("", usize::MAX)],
        &rows,
    ));
    if !summary.findings.is_empty() {
        out.push('\n');
        out.push_str(&findings_in_words(wording, summary));
    }
    if summary.unlisted > 0 {
        let values = [("count", summary.unlisted.into())];
        out.push_str(&format!(
            "{}\n",
            wording.text_with("cli-verify-unlisted", &values)
        ));
    }
    out
}

fn findings_in_words(wording: &Wording, summary: &VerifySummary) -> String {
    let rows: Vec<Vec<String>> = summary
        .findings
        .iter()
        .map(|finding| {
            let weight = if finding.is_damage {
                "cli-grave"
            } else {
                "cli-not-grave"
            };
            let known = WORDS.iter().find(|(code, _)| *code == finding.code);
            let words = known.map_or(Cow::Borrowed(finding.code), |(_, key)| wording.text(key));
            vec![
                wording.text(weight).into_owned(),
                words.into_owned(),
                finding.place.clone(),
            ]
        })
        .collect();
    let columns = [
        Column::words("", usize::MAX),
        Column::words("", usize::MAX),
        Column::words("", PLACE_WIDTH),
    ];
    table(0, &columns, &rows)
}
