//! What became of an import: documents by outcome, findings by code.

use std::collections::BTreeMap;
use std::time::Duration;

use referat_actions::import_meetings::{ImportOutcome, ImportResult, Missing};
use referat_domain::finding::FindingCode;
use referat_wording::Wording;

use crate::columns::{Column, table};
use crate::failure::Exit;
use crate::given_files::content_in_words;
use crate::progress::{duration, rate};

/// An import that takes less is over before one has looked away.
const WORTH_SAYING: Duration = Duration::from_secs(2);

/// The tally of an import.
pub struct Report<'w> {
    wording: &'w Wording,
    is_trial: bool,
    new: u64,
    unchanged: u64,
    late_files: u64,
    proposed: u64,
    unreadable: u64,
    items: u64,
    passed_over: usize,
    findings: BTreeMap<FindingCode, u64>,
}

impl<'w> Report<'w> {
    /// Nothing yet.
    #[must_use]
    pub fn new(wording: &'w Wording, is_trial: bool) -> Self {
        Self {
            wording,
            is_trial,
            new: 0,
            unchanged: 0,
            late_files: 0,
            proposed: 0,
            unreadable: 0,
            items: 0,
            passed_over: 0,
            findings: BTreeMap::new(),
        }
    }

    /// Another document; answers what has to be said of it at once.
    pub fn add(&mut self, result: &ImportResult) -> Option<String> {
        let trouble = match &result.outcome {
            ImportOutcome::New { .. } | ImportOutcome::WouldBeNew => {
                self.new += 1;
                self.items += result.items as u64;
                None
            }
            ImportOutcome::Unchanged { .. } => {
                self.unchanged += 1;
                return None;
            }
            ImportOutcome::Completed { files, .. } | ImportOutcome::WouldBeCompleted { files, .. } => {
                self.unchanged += 1;
                self.late_files += *files as u64;
                return None;
            }
            ImportOutcome::Proposed { .. } | ImportOutcome::WouldBeProposed { .. } => {
                self.proposed += 1;
                None
            }
            ImportOutcome::Unplaced { missing } => {
                self.unreadable += 1;
                let key = match missing {
                    Missing::Forum => "cli-error-without-forum",
                    Missing::Date => "cli-error-without-date",
                };
                Some(self.wording.text_with(key, &[("name", (&result.name).into())]))
            }
            ImportOutcome::Unreadable(error) => {
                self.unreadable += 1;
                Some(content_in_words(self.wording, &result.name, error))
            }
        };
        for finding in &result.findings {
            *self.findings.entry(finding.code).or_default() += 1;
        }
        trouble
    }

    /// Another document that could not even be read from its file.
    pub fn unreadable(&mut self) {
        self.unreadable += 1;
    }

    /// How many files of folders were no documents.
    pub fn passed_over(&mut self, files: usize) {
        self.passed_over = files;
    }

    /// Failed where a document could not be read.
    #[must_use]
    pub fn exit(&self) -> Exit {
        if self.unreadable == 0 {
            Exit::Done
        } else {
            Exit::Failed
        }
    }

    /// The report.
    #[must_use]
    pub fn in_words(&self) -> String {
        let wording = self.wording;
        let line = |key, count: u64| vec![wording.text(key).into_owned(), wording.number(count)];
        let mut rows = vec![
            line("cli-import-new", self.new),
            line("cli-import-items", self.items),
            line("cli-import-unchanged", self.unchanged),
            line("cli-import-proposed", self.proposed),
            line("cli-import-unreadable", self.unreadable),
        ];
        if self.late_files > 0 {
            rows.push(line("cli-import-late-files", self.late_files));
        }
        if self.passed_over > 0 {
            rows.push(line("cli-import-passed-over", self.passed_over as u64));
        }
        let mut out = String::new();
        if self.is_trial {
            out.push_str(&format!("{}\n", wording.text("cli-import-trial")));
        }
        out.push_str(&table(
            0,
            &[Column::words("", usize::MAX), Column::numbers("")],
            &rows,
        ));
        if !self.findings.is_empty() {
            out.push_str(&format!("\n{}\n", wording.text("cli-import-findings")));
            let rows: Vec<Vec<String>> = self
                .findings
                .iter()
                .map(|(code, count)| {
                    let words = wording.finding(*code);
                    vec![wording.number(*count), code.as_str().to_owned(), words]
                })
                .collect();
            let columns = [
                Column::numbers(""),
                Column::words("", usize::MAX),
                Column::words("", usize::MAX),
            ];
            out.push_str(&table(2, &columns, &rows));
        }
        if self.proposed > 0 && !self.is_trial {
            out.push_str(&format!("\n{}\n", wording.text("cli-import-proposed.hint")));
        }
        out
    }

    /// How long it took, where that was long enough to speak of.
    #[must_use]
    pub fn time_in_words(&self, took: Duration) -> Option<String> {
        let done = self.new + self.unchanged + self.proposed + self.unreadable;
        let values = [
            ("time", duration(self.wording, took).into()),
            ("rate", rate(self.wording, done, took).into()),
        ];
        (took >= WORTH_SAYING).then(|| self.wording.text_with("cli-import-took", &values))
    }
}
