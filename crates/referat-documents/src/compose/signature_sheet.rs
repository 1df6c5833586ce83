//! The sheet minutes are signed on (underskriftsblad): whose name is wanted, and a line for each. What it says of an issue
//! ties the sheet to bytes that are kept.

use referat_domain::view::Seen;
use referat_domain::view::minutes::MinutesView;
use referat_wording::Wording;

use super::list::{heads, table};
use super::{Desk, front};
use crate::document::{Block, Cell, Document, Fact, Run};

/// What a sheet is called.
#[must_use]
pub fn title(minutes: &MinutesView, wording: &Wording) -> String {
    let date = minutes
        .meeting
        .date
        .map(|date| wording.date(date))
        .unwrap_or_default();
    let forum = minutes.meeting.forum_name.as_str();
    wording.text_with("sheet-title", &[("forum", forum.into()), ("date", date.into())])
}

/// The sheet for the issue that counts; `checksum` is what its bytes are made of.
#[must_use]
pub fn signature_sheet(minutes: &Seen<MinutesView>, checksum: &str, desk: Desk<'_>) -> Document {
    let wording = desk.wording;
    let title = title(minutes, wording);
    let fact = |label: &str, words: String| Fact {
        label: wording.text(label).into_owned(),
        runs: vec![Run::text(words)],
    };
    let mut facts = Vec::new();
    if let Some((version, at)) = minutes.issue {
        let values = [
            ("version", version.to_string().into()),
            ("at", wording.moment(at).into()),
        ];
        facts.push(fact(
            "minutes-issue",
            wording.text_with("minutes-issue-of", &values),
        ));
        facts.push(fact("sheet-checksum", checksum.to_owned()));
    }
    let mut rows = vec![heads(wording, &["sheet-name", "sheet-signed"])];
    for name in &minutes.signatures {
        let signed = match name.given {
            Some((at, false)) => wording.text_with("sheet-by-click", &[("at", wording.moment(at).into())]),
            // On paper it stands on a sheet that was printed before; here it is signed.
            Some((_, true)) | None => String::new(),
        };
        // Somebody signs with a pen.
        let room = vec![Run::text(signed), Run::Break, Run::text("\u{a0}")];
        let who = match name.is_one_of {
            true => format!("{} ({})", name.name, wording.text("minutes-one-of")),
            false => name.name.clone(),
        };
        rows.push(vec![Cell::text(who), Cell::runs(room)]);
    }
    let body = vec![
        Block::Logo,
        Block::Title,
        Block::Facts { rows: facts },
        Block::paragraph(wording.text("sheet-note")),
        table(rows, &[2, 3]),
    ];
    Document {
        head: None,
        foot: front::foot(desk),
        description: None,
        keywords: vec![minutes.meeting.forum_name.clone()],
        identifier: format!("{}/{title}/{checksum}", desk.municipality),
        author: desk.municipality.to_owned(),
        language: wording.language().tag().to_owned(),
        date: minutes.meeting.date.unwrap_or_default(),
        cover: false,
        pages_after: 0,
        files: Vec::new(),
        title,
        body,
    }
}
