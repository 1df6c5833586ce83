//! The reader of the KLE register under arbitrary input: refused, or every line and element accounted for.

#[path = "support/fuzzing.rs"]
mod fuzzing;

use std::mem::discriminant;

use fuzzing::{Target, fuzz};
use referat_import::kle::{self, KleProblem, KleWarning};
use referat_import::source_file::SourceFile;

const DICTIONARY: &[&str] = &[
    "KLENummer='00.01.00':KLETitel='Ledelse':Keywords[Weight]=ord[5];",
    "KLENummer='",
    "':KLETitel='",
    "':Keywords[Weight]=",
    "ord[5];",
    "[",
    "]",
    "];",
    ";",
    "'",
    ":",
    "[1000]",
    "[99999999999]",
    "00.00.00",
    "99.99.99",
    "<KLE-Emneplan>",
    "</KLE-Emneplan>",
    "<UdgivelsesDato>2025-11-01</UdgivelsesDato>",
    "<Hovedgruppe>",
    "</Hovedgruppe>",
    "<HovedgruppeNr>00</HovedgruppeNr>",
    "<HovedgruppeTitel>",
    "</HovedgruppeTitel>",
    "<Gruppe>",
    "</Gruppe>",
    "<GruppeNr>00.01</GruppeNr>",
    "<Emne>",
    "</Emne>",
    "<Emne/>",
    "<EmneNr>00.01.00</EmneNr>",
    "<EmneTitel>Ledelse</EmneTitel>",
    "<EmneVejledning>",
    "</EmneVejledning>",
    "<p>",
    "</p>",
    "<EmneAdministrativInfo>",
    "</EmneAdministrativInfo>",
    "<Historisk>",
    "</Historisk>",
    "<UdgaaetDato>2020-01-01</UdgaaetDato>",
    "<Flyttet>",
    "</Flyttet>",
    "<FlyttetDato>",
    "</FlyttetDato>",
    "<AfloestAf>",
    "</AfloestAf>",
    "&amp;",
    "&lt;",
    "&#248;",
    "&#xD800;",
    "&#0;",
    "&x;",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<!DOCTYPE a [",
    "<!ENTITY a \"b\">",
    "<?xml version=\"1.0\"?>",
    "<a b='c'",
    " xmlns:k=\"u\"",
    "k:",
    "<",
    ">",
    "/>",
];

fn check(bytes: &[u8]) -> Result<String, String> {
    let (register, warnings) = match kle::read("fuzz", bytes) {
        Ok(read) => read,
        Err(refused) => return Ok(format!("{:?}", discriminant(&refused))),
    };
    let text = SourceFile::from_bytes("fuzz", bytes)
        .map_err(|error| error.to_string())?
        .text;
    let lines = text.split('\n').count();
    if let Some(outside) = warnings
        .iter()
        .find(|warning| warning.line == 0 || warning.line as usize > lines)
    {
        return Err(format!("{outside} of {lines} lines"));
    }
    let count =
        |wanted: fn(&KleProblem) -> bool| warnings.iter().filter(|warning| wanted(&warning.problem)).count();
    let is_list = !text.trim_start().starts_with('<');
    if is_list {
        let left_out = count(|problem| {
            matches!(
                problem,
                KleProblem::NoSubject { .. } | KleProblem::Repeated { .. }
            )
        });
        let written = text.lines().filter(|line| !line.trim().is_empty()).count();
        if register.len() + left_out != written {
            return Err(format!(
                "{written} lines, {} subjects and {left_out} warnings of lines",
                register.len()
            ));
        }
    }
    let too_large = register
        .subjects()
        .find(|subject| subject.title.len() > text.len().max(16_000));
    if let Some(subject) = too_large {
        return Err(format!("a title of {} bytes", subject.title.len()));
    }
    Ok(shape(is_list, register.len(), &warnings))
}

fn shape(is_list: bool, subjects: usize, warnings: &[KleWarning]) -> String {
    let mut kinds: Vec<String> = warnings
        .iter()
        .map(|warning| format!("{:?}", discriminant(&warning.problem)))
        .collect();
    kinds.sort();
    kinds.dedup();
    format!("{is_list} {} {kinds:?}", subjects.min(4))
}

#[test]
fn arbitrary_input_is_refused_or_accounted_for() {
    fuzz(&Target {
        name: "kle",
        dictionary: DICTIONARY,
        check: &check,
    });
}
