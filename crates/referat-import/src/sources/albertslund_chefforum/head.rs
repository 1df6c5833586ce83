//! The head: title, day, time, place; and what else stands before the first item.

use referat_danish::dates;
use referat_domain::Date;
use referat_domain::clock_time::ClockTime;
use referat_domain::finding::FindingCode;
use referat_domain::meeting::{DocumentKind, MeetingKind};
use referat_domain::rich_text::RichText;

use crate::lines::Line;
use crate::text_tree::{self, Reading};

use super::{Desk, contents, print};

/// The label of the day and time.
pub const DATE_LABEL: &str = "Mødedato";
/// The label of the place.
pub const PLACE_LABEL: &str = "Mødested";

/// The words a title begins with.
pub const TITLES: &[(&str, DocumentKind)] = &[
    ("REFERAT", DocumentKind::Minutes),
    ("TILLÆGSDAGSORDEN", DocumentKind::SupplementaryAgenda),
    ("DAGSORDEN", DocumentKind::Agenda),
];

/// What stands after the forum in the title of a meeting that was called outside the plan.
pub const EXTRAORDINARY: &str = ", ekstraordinært møde";

/// The other ways to say so: after the forum, or before it.
const EXTRAORDINARY_AFTER: &[&str] = &[
    EXTRAORDINARY,
    " (ekstraordinært møde)",
    " - ekstraordinært møde",
    " – ekstraordinært møde",
    " ekstraordinært møde",
    " ekstraordinært",
];
const EXTRAORDINARY_BEFORE: &[&str] = &["ekstraordinært møde ", "ekstraordinært "];

/// What the head says.
#[derive(Debug)]
pub struct Head<'t> {
    pub kind: DocumentKind,
    pub meeting_kind: MeetingKind,
    pub forum: Option<String>,
    pub date: Option<Date>,
    pub start: Option<ClockTime>,
    pub end: Option<ClockTime>,
    pub place: Option<String>,
    pub preamble: Option<RichText>,
    /// The preamble's lines, where the layout would print other words or markers.
    pub preamble_as_printed: Option<String>,
    pub unrecognised: Vec<String>,
    pub as_printed: Option<Vec<String>>,
    /// The lines of the contents list, its label included.
    pub contents: Vec<Line<'t>>,
}

/// A title line.
pub struct Title<'t> {
    kind: DocumentKind,
    meeting_kind: MeetingKind,
    forum: &'t str,
    date: Option<Date>,
    date_text: &'t str,
}

impl Title<'_> {
    /// Whether it says a date.
    pub fn is_dated(&self) -> bool {
        self.date.is_some()
    }
}

/// Reads "REFERAT Chefforum d. 15-11-2017".
pub fn parse_title(line: &str) -> Option<Title<'_>> {
    let line = line.trim();
    let (kind, rest) = TITLES
        .iter()
        .find_map(|(word, kind)| Some((*kind, line.strip_prefix(word)?)))?;
    let rest = rest.strip_prefix([' ', '\u{a0}', '\t'])?.trim();
    let (forum, date_text) = match rest.rsplit_once(" d. ").or_else(|| rest.rsplit_once(" den ")) {
        Some((forum, date)) => (forum.trim(), date.trim()),
        None => match rest.strip_prefix("d. ") {
            Some(date) => ("", date.trim()),
            None => (rest, ""),
        },
    };
    if forum.len() > 120 || (date_text.is_empty() && forum.split_whitespace().count() > 6) {
        return None;
    }
    let date = dates::first_date(date_text).map(|found| found.date);
    let (meeting_kind, forum) = kind_of_meeting(forum);
    Some(Title {
        kind,
        meeting_kind,
        forum,
        date,
        date_text,
    })
}

/// What a title says of the meeting's kind, and the forum without it: "Byrådet, ekstraordinært møde".
fn kind_of_meeting(forum: &str) -> (MeetingKind, &str) {
    let after = EXTRAORDINARY_AFTER.iter().find_map(|words| {
        let at = forum.len().checked_sub(words.len())?;
        let (rest, end) = forum.split_at_checked(at)?;
        (end.to_lowercase() == *words).then_some(rest.trim_end())
    });
    let before = EXTRAORDINARY_BEFORE.iter().find_map(|words| {
        let (start, rest) = forum.split_at_checked(words.len())?;
        (start.to_lowercase() == *words).then_some(rest)
    });
    match after.or(before) {
        Some(rest) => (MeetingKind::Extraordinary, rest.trim_start()),
        None => (MeetingKind::Ordinary, forum),
    }
}

/// Reads the lines before the first item.
pub fn read<'t>(lines: &[Line<'t>], desk: &mut Desk) -> Head<'t> {
    let mut head = Head {
        kind: DocumentKind::Minutes,
        meeting_kind: MeetingKind::Ordinary,
        forum: None,
        date: None,
        start: None,
        end: None,
        place: None,
        preamble: None,
        preamble_as_printed: None,
        unrecognised: Vec::new(),
        as_printed: None,
        contents: Vec::new(),
    };
    let mut rest: Vec<Line<'t>> = Vec::new();
    let mut printed: Vec<String> = Vec::new();
    let (mut titled, mut dated, mut placed) = (false, false, false);
    let mut title_date = None;
    let mut in_contents = false;
    for line in lines {
        if in_contents {
            head.contents.push(*line);
            continue;
        }
        let text = line.trimmed();
        if text == contents::LABEL {
            in_contents = true;
            head.contents.push(*line);
        } else if let Some(title) = parse_title(text).filter(|_| !titled) {
            titled = true;
            desk.ledger.claim(line.range());
            printed.push(text.to_owned());
            head.kind = title.kind;
            head.meeting_kind = title.meeting_kind;
            head.forum = (!title.forum.is_empty()).then(|| title.forum.to_owned());
            title_date = title.date;
            if title.date.is_none() && dates::find_impossible(title.date_text).is_some() {
                desk.notice(FindingCode::DateImpossible, line.number, None, title.date_text);
            }
        } else if let Some(value) = labelled(text, DATE_LABEL).filter(|_| !dated) {
            dated = true;
            desk.ledger.claim(line.range());
            printed.push(text.to_owned());
            read_day(value, line, &mut head, desk);
        } else if let Some(value) = labelled(text, PLACE_LABEL).filter(|_| !placed) {
            placed = true;
            desk.ledger.claim(line.range());
            printed.push(text.to_owned());
            head.place = (!value.is_empty()).then(|| value.to_owned());
        } else if titled || dated || placed || line.is_blank() {
            rest.push(*line);
        } else {
            desk.ledger.claim(line.range());
            desk.notice(FindingCode::TextUnrecognised, line.number, None, text);
            head.unrecognised.push(text.to_owned());
        }
    }
    // The label over nothing is no list, and is kept as text.
    if head.contents.iter().skip(1).all(Line::is_blank) {
        rest.append(&mut head.contents);
    }
    settle_date(title_date, titled, lines, &mut head, desk);
    if head.forum.is_none() {
        desk.notice(FindingCode::ForumMissing, 0, None, "");
    }
    if head.contents.is_empty() {
        desk.notice(FindingCode::ContentsMissing, 0, None, "");
    }
    read_preamble(&rest, &mut head, desk);
    let expected = print::head_lines(&print::HeadFacts {
        kind: head.kind,
        meeting_kind: head.meeting_kind,
        forum: head.forum.as_deref(),
        date: head.date,
        start: head.start,
        end: head.end,
        place: head.place.as_deref(),
    });
    if !print::same_words(&expected.join("\n"), &printed.join("\n")) {
        if !printed.is_empty() {
            desk.notice(FindingCode::KeptAsPrinted, 0, None, printed.join(" / "));
        }
        head.as_printed = Some(printed);
    }
    head
}

fn labelled<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(label)?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

/// "Onsdag d. 15. november 2017 kl. 09:00", with an end perhaps.
fn read_day(value: &str, line: &Line<'_>, head: &mut Head<'_>, desk: &mut Desk) {
    if let Some(found) = dates::first_date(value) {
        head.date = Some(found.date);
        let word = value.split_whitespace().next().unwrap_or_default();
        if let Some(weekday) = dates::weekday_from(word)
            && weekday != found.date.weekday()
        {
            let fits = dates::weekday_name(found.date.weekday());
            desk.notice(
                FindingCode::WeekdayDiffers,
                line.number,
                None,
                format!("{word} ≠ {fits}"),
            );
        }
    } else if dates::find_impossible(value).is_some() {
        desk.notice(FindingCode::DateImpossible, line.number, None, value);
    }
    let Some((_, times)) = value.split_once("kl.") else {
        return;
    };
    let mut times = times
        .split(['-', '–'])
        .map(str::trim)
        .filter(|time| !time.is_empty());
    let time = |text: Option<&str>| {
        text.and_then(|text| text.trim_start_matches("kl.").trim().parse::<ClockTime>().ok())
    };
    head.start = time(times.next());
    head.end = time(times.next());
}

fn settle_date(
    title_date: Option<Date>,
    titled: bool,
    lines: &[Line<'_>],
    head: &mut Head<'_>,
    desk: &mut Desk,
) {
    let line = lines
        .iter()
        .find(|line| parse_title(line.text).is_some())
        .map_or(0, |line| line.number);
    match (title_date, head.date) {
        (Some(title), Some(date)) if title != date => {
            desk.notice(FindingCode::DateDiffers, line, None, format!("{title} ≠ {date}"));
        }
        (Some(title), None) => head.date = Some(title),
        (Some(_) | None, Some(_)) => {}
        (None, None) => {
            let line = if titled { line } else { 0 };
            desk.notice(FindingCode::DateMissing, line, None, "");
        }
    }
}

fn read_preamble(rest: &[Line<'_>], head: &mut Head<'_>, desk: &mut Desk) {
    let read = text_tree::read(rest, Reading::Prose, &mut desk.ledger);
    for (code, line, words) in read.noticed {
        desk.notice(code, line, None, words);
    }
    head.preamble_as_printed = text_tree::kept_as_printed(&read.text, rest);
    head.preamble = (!read.text.is_empty()).then_some(read.text);
}
