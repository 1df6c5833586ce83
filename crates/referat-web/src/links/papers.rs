//! Addresses of papers on their way, and of agendas while they are built.

use referat_domain::ids::{ForumId, MeetingId, PaperId};

use crate::orders::NamedPrint;
use referat_domain::paper::content::PaperField;

/// A paper on its way.
#[must_use]
pub fn paper(id: &PaperId) -> String {
    format!("/moedesager/{id}")
}

/// Where a paper is written.
#[must_use]
pub fn write_paper(id: &PaperId) -> String {
    format!("/moedesager/{id}/skriv")
}

/// What is done to a paper: `indsend`, `afgoer`, …
#[must_use]
pub fn paper_step(id: &PaperId, step: &str) -> String {
    format!("/moedesager/{id}/{step}")
}

/// A paper that was decided between meetings.
#[must_use]
pub fn between(id: &PaperId) -> String {
    format!("/beslutninger/{id}")
}

/// Where a member answers in writing.
#[must_use]
pub fn answer_in_writing(id: &PaperId) -> String {
    format!("/beslutninger/{id}/svar")
}

/// A file of a paper that was decided between meetings.
#[must_use]
pub fn between_file(id: &PaperId, file: &str) -> String {
    format!("/beslutninger/{id}/filer/{file}")
}

/// What a forum decided between meetings.
#[must_use]
pub fn between_of_forum(id: &ForumId) -> String {
    format!("/forummer/{id}/beslutninger")
}

/// A field of a paper, to be saved.
#[must_use]
pub fn paper_field(id: &PaperId, field: &PaperField) -> String {
    format!("/moedesager/{id}/felter/{field}")
}

/// A file of a paper.
#[must_use]
pub fn paper_file(id: &PaperId, file: &str) -> String {
    format!("/moedesager/{id}/filer/{file}")
}

/// A paper to whoever has a task with it.
#[must_use]
pub fn task(id: &PaperId) -> String {
    format!("/opgaver/{id}")
}

/// What is done of a task: `udtal`, `afgoer`.
#[must_use]
pub fn task_step(id: &PaperId, step: &str) -> String {
    format!("/opgaver/{id}/{step}")
}

/// A file of a paper, to whoever has a task with it.
#[must_use]
pub fn task_file(id: &PaperId, file: &str) -> String {
    format!("/opgaver/{id}/filer/{file}")
}

/// The templates of a forum's papers.
#[must_use]
pub fn templates(id: &ForumId) -> String {
    format!("/forummer/{id}/skabeloner")
}

/// A meeting's agenda while it is built.
#[must_use]
pub fn agenda(id: &MeetingId) -> String {
    format!("/moeder/{id}/dagsorden")
}

/// What is done to a meeting's agenda: `placer`, `ret`, …
#[must_use]
pub fn agenda_step(id: &MeetingId, step: &str) -> String {
    format!("/moeder/{id}/dagsorden/{step}")
}

/// A copy of an agenda as it would be issued.
#[must_use]
pub fn agenda_preview(id: &MeetingId, print: &NamedPrint) -> String {
    format!("/moeder/{id}/dagsorden/udkast/{}", print.name())
}
