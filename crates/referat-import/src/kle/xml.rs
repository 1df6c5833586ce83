//! KL's XML, KLE-Emneplan 1.1 and 2.0: main groups, groups and subjects, with what followed the expired.
//!
//! Read as a stream; guidance texts and legal references are passed over on purpose, and unknown elements
//! with them. External entities don't exist for this reader.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use referat_domain::Date;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::{KleLevel, KleRegister, KleSubject};

use super::{KleProblem, KleReadError, KleWarning};

/// Elements nest at most this deep: eight for the plan, the rest for lists in guidance.
const MAX_DEPTH: usize = 256;

/// Reads the plan.
pub(super) fn read(text: &str) -> Result<(KleRegister, Vec<KleWarning>), KleReadError> {
    let mut reader = Reader::from_str(text);
    let mut state = State::default();
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    loop {
        let at = reader.buffer_position();
        let broken = |what: String| KleReadError::BrokenXml { at, what };
        match reader.read_event().map_err(|error| broken(error.to_string()))? {
            Event::Start(element) => {
                if path.len() >= MAX_DEPTH {
                    return Err(broken("nested too deep".into()));
                }
                path.push(element.local_name().as_ref().to_owned());
                words.clear();
                state.begin(path.last().map_or("", String::as_str));
            }
            Event::End(_) => {
                state.end(&path, words.trim(), at);
                path.pop();
                words.clear();
            }
            Event::Text(piece) => {
                words.push_str(&piece.xml_content(XmlVersion::Implicit1_0));
            }
            Event::CData(piece) => words.push_str(&piece),
            Event::GeneralRef(reference) => words.push_str(&entity(&reference)),
            Event::Eof if path.is_empty() => break,
            Event::Eof => return Err(broken("the file breaks off".into())),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    Ok((KleRegister::new(state.published, state.subjects), state.warnings))
}

/// The five entities of XML and numbered characters; any other is kept as written.
fn entity(text: &str) -> String {
    let numbered = text.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match (text, numbered.and_then(char::from_u32)) {
        ("amp", _) => "&".into(),
        ("lt", _) => "<".into(),
        ("gt", _) => ">".into(),
        ("quot", _) => "\"".into(),
        ("apos", _) => "'".into(),
        (_, Some(letter)) => letter.to_string(),
        (_, None) => format!("&{text};"),
    }
}

/// What is gathered while the plan is read.
#[derive(Default)]
struct State {
    published: Option<Date>,
    subjects: Vec<KleSubject>,
    warnings: Vec<KleWarning>,
    /// The elements being read, outermost first.
    open: Vec<Draft>,
}

struct Draft {
    level: KleLevel,
    number: Option<KleNumber>,
    title: String,
    expired: Option<Date>,
    successors: Vec<KleNumber>,
}

fn level_of(element: &str) -> Option<KleLevel> {
    match element {
        "Hovedgruppe" => Some(KleLevel::MainGroup),
        "Gruppe" => Some(KleLevel::Group),
        "Emne" => Some(KleLevel::Subject),
        _ => None,
    }
}

impl State {
    fn begin(&mut self, element: &str) {
        if let Some(level) = level_of(element) {
            self.open.push(Draft { level, number: None, title: String::new(), expired: None, successors: Vec::new() });
        }
    }

    fn end(&mut self, path: &[String], words: &str, at: u64) {
        let element = path.last().map_or("", String::as_str);
        let inside = |ancestor: &str| path.iter().any(|element| element == ancestor);
        match element {
            "UdgivelsesDato" if self.open.is_empty() => self.published = self.date(words, at),
            "UdgaaetDato" | "FlyttetDato" if inside("Historisk") => {
                let date = self.date(words, at);
                if let Some(draft) = self.open.last_mut() {
                    draft.expired = date.or(draft.expired);
                }
            }
            "HovedgruppeNr" | "GruppeNr" | "EmneNr" => self.number(words, inside("AfloestAf"), at),
            "HovedgruppeTitel" | "GruppeTitel" | "EmneTitel" if !inside("AfloestAf") => {
                if let Some(draft) = self.open.last_mut() {
                    draft.title = words.to_owned();
                }
            }
            _ => {
                if level_of(element).is_some() {
                    self.close(at);
                }
            }
        }
    }

    fn date(&mut self, words: &str, at: u64) -> Option<Date> {
        // An xs:date may carry a time zone.
        let date = words.get(..10).and_then(|date| date.parse().ok());
        if date.is_none() {
            self.warnings.push(KleWarning::new(at, KleProblem::Date, words));
        }
        date
    }

    fn number(&mut self, words: &str, is_successor: bool, at: u64) {
        let padded = match words.matches('.').count() {
            0 => format!("{words}.00.00"),
            1 => format!("{words}.00"),
            _ => words.to_owned(),
        };
        match (padded.parse::<KleNumber>(), self.open.last_mut()) {
            (Ok(number), Some(draft)) if is_successor => draft.successors.push(number),
            (Ok(number), Some(draft)) => draft.number = Some(number),
            (Ok(_), None) | (Err(_), _) => self.warnings.push(KleWarning::new(at, KleProblem::Number, words)),
        }
    }

    fn close(&mut self, at: u64) {
        let Some(draft) = self.open.pop() else { return };
        match draft.number {
            Some(number) => self.subjects.push(KleSubject {
                number,
                level: draft.level,
                title: draft.title,
                keywords: Vec::new(),
                expired: draft.expired,
                successors: draft.successors,
            }),
            None => self.warnings.push(KleWarning::new(at, KleProblem::Number, &draft.title)),
        }
    }
}
