//! The journal and the log of reads as files: CSV for spreadsheets, JSON for programs.
//!
//! Made of views, so there is nothing in them that the reader may not see. CSV is written as Danish spreadsheets read
//! it by themselves: UTF-8 with a byte order mark, semicolons, and nothing that a spreadsheet would take for a formula.

use referat_domain::view::Part;
use referat_domain::view::closed_reads::{ReadView, ReadsView};
use referat_domain::view::journal::{EntryView, JournalView, JournalWords, Told};
use referat_wording::Wording;
use serde_json::{Value, json};

/// A file's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// Comma-separated values, with semicolons.
    Csv,
    /// JSON.
    Json,
}

impl ExportForm {
    /// The form of a word or ending: `csv`, `json`.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// An entry in the words of its columns: number, when, who, what, about, why, what it wrote.
#[must_use]
pub fn entry_in_words(wording: &Wording, entry: &EntryView) -> [String; 7] {
    let number = entry.sequence.to_string();
    let (when, action) = (wording.moment(entry.at), wording.journal_action(&entry.action));
    let who = entry.who().unwrap_or_default().to_owned();
    let (about, reason, rows) = match &entry.told {
        Told::All {
            words,
            thing,
            kind,
            rows,
            ..
        } => (
            wording.journal_thing(kind, thing),
            reason_in_words(wording, words),
            wording.journal_rows(rows),
        ),
        Told::Neutral { neutral, .. } => {
            let title = neutral.title.clone();
            let title = title.unwrap_or_else(|| wording.text("item-closed-title").into_owned());
            (title, String::new(), String::new())
        }
        Told::Nothing => (
            wording.text("journal-untold").into_owned(),
            String::new(),
            String::new(),
        ),
    };
    [number, when, who, action, about, reason, rows]
}

/// Why, or that the words were erased and by which entry.
#[must_use]
pub fn reason_in_words(wording: &Wording, words: &JournalWords) -> String {
    match words {
        JournalWords::Written { reason, .. } => reason.clone(),
        JournalWords::Erased { by: Some(by) } => {
            wording.text_with("journal-erased", &[("entry", by.to_string().into())])
        }
        JournalWords::Erased { by: None } => wording.text("journal-erased-unknown").into_owned(),
    }
}

/// The headings of an entry's columns.
pub const ENTRY_HEADINGS: [&str; 7] = [
    "journal-entry-number",
    "journal-when",
    "journal-who",
    "journal-action",
    "journal-thing",
    "journal-reason",
    "journal-rows",
];

/// A journal as a file.
#[must_use]
pub fn journal(wording: &Wording, view: &JournalView, form: ExportForm) -> String {
    match form {
        ExportForm::Csv => {
            let rows = view.entries.iter().map(|entry| entry_in_words(wording, entry));
            csv(wording, &ENTRY_HEADINGS, rows)
        }
        ExportForm::Json => to_json(view.entries.iter().map(entry_json).collect()),
    }
}

fn entry_json(entry: &EntryView) -> Value {
    let mut value = json!({
        "sequence": entry.sequence,
        "at": entry.at.to_string(),
        "action": entry.action,
    });
    let more = match &entry.told {
        Told::All {
            words,
            thing,
            kind,
            id,
            rows,
        } => {
            let (reason, erased, erased_by) = match words {
                JournalWords::Written { reason, .. } => (Some(reason), false, None),
                JournalWords::Erased { by } => (None, true, *by),
            };
            let rows: serde_json::Map<String, Value> = rows
                .iter()
                .map(|(table, count)| (table.clone(), (*count).into()))
                .collect();
            json!({
                "who": entry.who(), "reason": reason, "erased": erased, "erased_by": erased_by,
                "kind": kind, "subject": id, "title": thing.title,
                "meeting": thing.meeting.as_ref().map(|meeting| meeting.id), "rows": rows,
            })
        }
        Told::Neutral { neutral, .. } => json!({
            "who": entry.who(), "closed": true, "title": neutral.title,
        }),
        Told::Nothing => json!({}),
    };
    if let (Some(fields), Value::Object(more)) = (value.as_object_mut(), more) {
        fields.extend(more);
    }
    value
}

/// A read in the words of its columns: when, who, seen as, what, the item.
#[must_use]
pub fn read_in_words(wording: &Wording, read: &ReadView) -> [String; 5] {
    [
        wording.moment(read.at),
        read.by.who.clone(),
        read.by.seeing_as.clone().unwrap_or_default(),
        wording.read_what(&read.what),
        item_in_words(wording, read),
    ]
}

/// The item of a read: forum, day, number and what it is about.
#[must_use]
pub fn item_in_words(wording: &Wording, read: &ReadView) -> String {
    let Some(item) = &read.item else {
        return wording.text("journal-gone").into_owned();
    };
    let subject = match &item.line {
        Part::Open(line) => line.subject.clone(),
        Part::Neutral(_) => wording.text("item-closed-title").into_owned(),
    };
    let number = wording.text_with("item-number", &[("number", (&item.number).into())]);
    let day = item.date.map(|date| wording.date(date)).unwrap_or_default();
    format!("{} {day} · {number} {subject}", item.forum_name)
}

/// The headings of a read's columns.
pub const READ_HEADINGS: [&str; 5] = ["reads-when", "reads-who", "reads-as", "reads-what", "reads-thing"];

/// The log of reads as a file.
#[must_use]
pub fn reads(wording: &Wording, view: &ReadsView, form: ExportForm) -> String {
    match form {
        ExportForm::Csv => {
            let rows = view.reads.iter().map(|read| read_in_words(wording, read));
            csv(wording, &READ_HEADINGS, rows)
        }
        ExportForm::Json => {
            let read = |read: &ReadView| {
                json!({
                    "at": read.at.to_string(), "who": read.by.who, "person": read.by.person,
                    "seeing_as": read.by.seeing_as, "what": read.what,
                    "item": read.item.as_ref().map(|item| item.id), "attachment": read.attachment,
                })
            };
            to_json(view.reads.iter().map(read).collect())
        }
    }
}

pub(crate) fn to_json(values: Vec<Value>) -> String {
    format!("{:#}\n", Value::Array(values))
}

pub(crate) fn csv<const N: usize>(
    wording: &Wording,
    headings: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut out = String::from("\u{feff}");
    let headings = headings.map(|key| wording.text(key).into_owned());
    for row in std::iter::once(headings).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| csv_cell(cell)).collect();
        out.push_str(&cells.join(";"));
        out.push_str("\r\n");
    }
    out
}

/// A cell that no spreadsheet takes for a formula: one that begins like it has an apostrophe before it.
fn csv_cell(text: &str) -> String {
    let begins = text
        .trim_start_matches([' ', '\u{a0}', '\u{feff}'])
        .chars()
        .next();
    let is_formula = matches!(
        begins,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    let safe = match is_formula {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    match safe.contains([';', ',', '"', '\n', '\r', '\t', '\'']) {
        true => format!("\"{}\"", safe.replace('"', "\"\"")),
        false => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::csv_cell;

    #[test]
    fn nothing_in_a_cell_is_taken_for_a_formula() {
        for (text, cell) in [
            ("=1+1", "\"'=1+1\""),
            (
                " =HYPERLINK(\"x\";\"y\")",
                "\"' =HYPERLINK(\"\"x\"\";\"\"y\"\")\"",
            ),
            ("+45 1234", "\"'+45 1234\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "\"'＝1\""),
        ] {
            assert_eq!(csv_cell(text), cell);
        }
    }

    #[test]
    fn a_cell_keeps_its_semicolons_quotes_and_lines() {
        assert_eq!(csv_cell("Bo"), "Bo");
        assert_eq!(csv_cell("a;b"), "\"a;b\"");
        assert_eq!(csv_cell("han sagde \"ja\""), "\"han sagde \"\"ja\"\"\"");
        assert_eq!(csv_cell("to\nlinjer"), "\"to\nlinjer\"");
        assert_eq!(csv_cell(""), "");
    }
}
