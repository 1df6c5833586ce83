//! Letters in words: subject, plain text, and HTML that says the same.
//!
//! A letter has no picture, no script and nothing that is fetched when it is opened: opening it tells nobody anything.

use askama::Template;
use referat_actions::letters::LetterDue;
use referat_domain::local_time::time_of;
use referat_domain::view::letter::{Note, NoteAbout};
use referat_wording::Wording;

use crate::links;

/// A letter as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLetter {
    /// Its subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
}

/// A line of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLine {
    /// What happened: "En dagsorden er udsendt".
    pub what: String,
    /// What it is about: "Chefforum, onsdag den 5. februar 2025 kl. 9.00".
    pub about: String,
    /// Where it is.
    pub link: String,
}

/// What stands in a letter.
#[derive(Debug, Template)]
#[template(path = "letter.html")]
struct LetterPage<'l> {
    language: &'static str,
    subject: &'l str,
    greeting: &'l str,
    lines: &'l [LetterLine],
    foot: &'l str,
    account: &'l str,
}

/// Writes a letter; `address` is our own, without a slash at its end.
///
/// # Errors
/// Where the template fails.
pub fn write(
    letter: &LetterDue,
    wording: &Wording,
    municipality: &str,
    address: &str,
) -> Result<WrittenLetter, askama::Error> {
    let notes: Vec<&Note> = letter.notes.iter().flatten().collect();
    let lines: Vec<LetterLine> = notes.iter().map(|note| line(note, wording, address)).collect();
    let subject = match notes.as_slice() {
        [only] => {
            let forum = match &only.about {
                NoteAbout::Paper { forum, .. } => forum.clone(),
                NoteAbout::Meeting {
                    forum, meeting_kind, ..
                } => wording.forum_meeting(forum, *meeting_kind),
            };
            let what = wording.told(only.kind);
            wording.text_with("letter-about", &[("what", what.into()), ("forum", forum.into())])
        }
        several => wording.text_with("letter-several", &[("count", several.len().into())]),
    };
    let greeting = wording.text_with("letter-greeting", &[("name", letter.name.as_str().into())]);
    let foot = wording.text_with("letter-foot", &[("municipality", municipality.into())]);
    let account = format!("{address}/konto#besked");
    let mut text = format!("{greeting}\n\n");
    for line in &lines {
        text.push_str(&format!("{}\n{}\n{}\n\n", line.what, line.about, line.link));
    }
    text.push_str(&format!("{foot}\n{account}\n"));
    let html = LetterPage {
        language: wording.language().tag(),
        subject: &subject,
        greeting: &greeting,
        lines: &lines,
        foot: &foot,
        account: &account,
    }
    .render()?;
    Ok(WrittenLetter { subject, text, html })
}

/// A letter that only shows that letters come through.
///
/// # Errors
/// Where the template fails.
pub fn try_out(wording: &Wording, address: &str) -> Result<WrittenLetter, askama::Error> {
    let subject = wording.text("letter-try").into_owned();
    let body = wording.text("letter-try-body").into_owned();
    let html = LetterPage {
        language: wording.language().tag(),
        subject: &subject,
        greeting: &body,
        lines: &[],
        foot: "",
        account: address,
    }
    .render()?;
    let text = format!("{body}\n\n{address}\n");
    Ok(WrittenLetter { subject, text, html })
}

fn line(note: &Note, wording: &Wording, address: &str) -> LetterLine {
    let (about, path) = match &note.about {
        NoteAbout::Paper { id, forum, title } => {
            let forum = ("forum", forum.into());
            let about = match title {
                Some(title) => wording.text_with("letter-paper", &[("title", title.into()), forum]),
                None => wording.text_with("letter-paper-untold", &[forum]),
            };
            let path = match (note.kind.is_between_meetings(), note.kind.is_task_with_paper()) {
                (true, _) => links::between(id),
                (false, true) => links::task(id),
                (false, false) => links::paper(id),
            };
            (about, path)
        }
        NoteAbout::Meeting {
            id,
            meeting_kind,
            forum,
            date,
            start,
            place,
            expected,
            remarks_until,
        } => {
            let day = match date {
                Some(date) => wording.weekday_date(*date),
                None => wording.text("date-unknown").into_owned(),
            };
            let time = start.as_deref().and_then(|start| start.parse().ok());
            let when = match time {
                Some(time) => {
                    let time = wording.time(time);
                    wording.text_with("letter-when", &[("date", day.into()), ("time", time.into())])
                }
                None => day,
            };
            let forum = wording.forum_meeting(forum, *meeting_kind);
            let (forum, when) = (("forum", forum.into()), ("when", when.into()));
            let about = match place {
                Some(place) => {
                    wording.text_with("letter-meeting-place", &[forum, when, ("place", place.into())])
                }
                None => wording.text_with("letter-meeting", &[forum, when]),
            };
            let expected = expected.and_then(time_of);
            let about = match expected {
                Some(time) => wording.text_with(
                    "letter-later",
                    &[("meeting", about.into()), ("time", wording.time(time).into())],
                ),
                None => about,
            };
            let about = match remarks_until {
                Some(day) => wording.text_with(
                    "letter-remarks",
                    &[("meeting", about.into()), ("date", wording.date(*day).into())],
                ),
                None => about,
            };
            let path = match note.kind.is_of_minutes() {
                true => links::minutes(id),
                false => links::meeting(id),
            };
            (about, path)
        }
    };
    LetterLine {
        what: wording.told(note.kind),
        about,
        link: format!("{address}{path}"),
    }
}
