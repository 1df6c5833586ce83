//! The layout of the Chefforum minutes of Albertslund Kommune, 2017–2023, as text.
//!
//! ```text
//! REFERAT Chefforum d. 15-11-2017
//! Mødedato Onsdag d. 15. november 2017 kl. 09:00
//! Mødested Mødelokale 1
//! Indholdsfortegnelse
//! CF - Title.....    3
//! Punkt 1: CF - Title
//! 00.01.00-A00-3-17
//! Anledning … Sagsfremstilling … Indstilling … Historik … Beslutning … Bilag …
//! ```
//!
//! A blank line stands between blocks. [`mod@print`] writes a record in the same layout; for text in this
//! layout, reading and printing give the text back, white space apart.

mod contents;
mod corrections;
mod head;
mod item;
mod late;
pub(crate) mod line_kind;
mod outline;
pub mod print;
mod sections;

use referat_domain::finding::{Finding, FindingCode};
use referat_domain::meeting_record::{MeetingRecord, SCHEMA};

use crate::known_forums::KnownForums;
use crate::ledger::Ledger;
use crate::lines::lines;
use crate::source_file::SourceFile;
use crate::{Imported, Source, item_title};

/// The layout.
pub struct AlbertslundChefforum;

impl Source for AlbertslundChefforum {
    const NAME: &'static str = "albertslund-chefforum";

    fn recognises(file: &SourceFile) -> bool {
        let top_ends = file
            .text
            .match_indices('\n')
            .nth(NEAR_THE_TOP)
            .map_or(file.text.len(), |(at, _)| at);
        let near = lines(file.text.get(..top_ends).unwrap_or_default());
        near.iter().any(|line| head::parse_title(line.text).is_some())
            || (near.iter().any(|line| line.trimmed() == contents::LABEL)
                && near
                    .iter()
                    .any(|line| line.trimmed().starts_with(head::DATE_LABEL)))
            || outline::looks_like_items(&lines(&file.text))
    }

    fn read(file: &SourceFile, forums: &KnownForums) -> Imported {
        Imported {
            record: read(file, forums),
        }
    }
}

/// So many lines are searched for a title: one further down is in somebody's text.
const NEAR_THE_TOP: usize = 200;

/// What is gathered while a document is read.
struct Desk {
    ledger: Ledger,
    findings: Vec<Finding>,
    /// How many bytes of decisions were searched for outcomes.
    searched: usize,
}

impl Desk {
    fn notice(&mut self, code: FindingCode, line: u32, item: Option<&str>, message: impl Into<String>) {
        let line = (line > 0).then_some(line);
        self.findings.push(Finding::new(code, line, item, message));
    }
}

fn read(file: &SourceFile, forums: &KnownForums) -> MeetingRecord {
    let text = file.text.as_str();
    let lines = lines(text);
    let mut desk = Desk {
        ledger: Ledger::default(),
        findings: Vec::new(),
        searched: 0,
    };
    if let Some(encoding) = file.guessed_encoding {
        desk.notice(FindingCode::EncodingGuessed, 0, None, encoding);
    }
    let mut outline = outline::find(&lines);
    let mut corrections = Vec::new();
    if let Some(last) = outline.items.last_mut() {
        let body = lines.get(last.body.clone()).unwrap_or_default();
        let (length, read) = corrections::read(body, &mut desk);
        last.body.end = last.body.start.saturating_add(length);
        corrections = read;
    }
    let top = lines.get(..outline.first_item).unwrap_or_default();
    let head = head::read(top, &mut desk);
    let mut contents = contents::read(&head.contents, &mut desk);

    let titles: Vec<&str> = outline.items.iter().map(|item| item.title).collect();
    let shared = item_title::shared_prefix(titles.iter().copied());
    let forum = head.forum.clone().unwrap_or_default();
    let mut items = Vec::with_capacity(outline.items.len());
    for found in &outline.items {
        let body = lines.get(found.body.clone()).unwrap_or_default();
        items.push(item::read(
            found,
            body,
            &item::Around {
                shared,
                forums,
                forum: &forum,
            },
            &mut desk,
        ));
    }
    for doubtful in &outline.doubtful {
        desk.notice(
            FindingCode::ItemHeadingDoubtful,
            doubtful.number,
            None,
            doubtful.trimmed(),
        );
    }
    outline::check_numbers(&outline.items, &mut desk);
    contents::join(&mut contents, &mut items, &outline, &mut desk);
    if items.is_empty() {
        desk.notice(FindingCode::ItemsMissing, 0, None, "");
    }

    let Desk {
        ledger, mut findings, ..
    } = desk;
    findings.sort_by_key(|finding| finding.line.unwrap_or(0));
    MeetingRecord {
        schema: SCHEMA,
        source: file.name.clone(),
        layout: AlbertslundChefforum::NAME.to_owned(),
        kind: head.kind,
        meeting_kind: head.meeting_kind,
        forum: head.forum,
        date: head.date,
        start: head.start,
        end: head.end,
        place: head.place,
        participants: Vec::new(),
        preamble: head.preamble,
        items,
        corrections,
        unrecognised: head.unrecognised,
        warnings: findings,
        coverage: ledger.coverage(text),
        contents,
        head_as_printed: head.as_printed,
        preamble_as_printed: head.preamble_as_printed,
    }
}
