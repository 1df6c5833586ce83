//! KL's own form: the XML "KLE-Emneplan" of schema 1.1 and 2.0.
//!
//! Read as a stream with a stack of the known elements. What isn't known, and everything inside guidance,
//! references and filters, is passed over, whatever it is called. No document type, no entities of its own,
//! no endless depth.

use quick_xml::Reader;
use quick_xml::events::Event;
use referat_domain::Date;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::{KleLevel, KleSubject};

use super::{Gathered, KleProblem, KleReadError, beginning};

/// Deeper than any register nests, guidance included.
const MAX_DEPTH: usize = 64;

/// Longer than any number, date or title, in bytes.
const MAX_TEXT: usize = 4_000;

/// The day of what has expired on a day that can't be read, where the file doesn't say when it was published.
const LONG_AGO: Date = Date::constant(1900, 1, 1);

/// An element that is read, or one that is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Plan,
    Published,
    /// Hovedgruppe, Gruppe or Emne.
    Subject(KleLevel),
    Number,
    Title,
    /// Dates made and changed, and what became of it.
    Information,
    /// What became of it.
    History,
    Expired,
    Moved,
    MovedOn,
    Replaced,
    /// The number of a successor.
    Successor,
    /// Known, but nothing in it is read.
    PassedOver,
    /// Not known here; nothing in it is read.
    Unknown,
}

/// A subject while its element is open.
struct Draft {
    level: KleLevel,
    line: u32,
    number: Option<KleNumber>,
    /// What stands where the number should.
    number_text: String,
    title: String,
    expired: Option<Date>,
    /// Whether it has a date of expiry that can't be read.
    is_history: bool,
    successors: Vec<KleNumber>,
}

/// Reads the XML; gives the day it was published.
pub(super) fn read(text: &str, gathered: &mut Gathered) -> Result<Option<Date>, KleReadError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading {
        open: Vec::new(),
        drafts: Vec::new(),
        text: String::new(),
        published: None,
    };
    let mut lines = LineCounter { text, at: 0, line: 1 };
    loop {
        let event = reader.read_event();
        let line = lines.line_at(usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX));
        match event {
            Ok(Event::Start(start)) => {
                if reading.open.len() >= MAX_DEPTH {
                    return Err(KleReadError::TooDeep { line });
                }
                let name = start.local_name();
                reading.open(name.as_ref(), line, gathered)?;
            }
            Ok(Event::End(_)) => reading.close(line, gathered),
            Ok(Event::Text(words)) => reading.add(&words.xml10_content(), line, gathered),
            Ok(Event::CData(words)) => reading.add(&words.xml10_content(), line, gathered),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(letter)) => reading.add(letter.encode_utf8(&mut [0; 4]), line, gathered),
                Ok(None) | Err(_) => {
                    let name = reference.xml10_content();
                    match quick_xml::escape::resolve_xml_entity(&name) {
                        Some(letter) => reading.add(letter, line, gathered),
                        None => reading.add_unknown(&name, line, gathered),
                    }
                }
            },
            Ok(Event::DocType(_)) => return Err(KleReadError::DocumentType { line }),
            // Expanded into a start and an end.
            Ok(Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) if reading.open.is_empty() => return Ok(reading.published),
            Ok(Event::Eof) => {
                return Err(KleReadError::BrokenXml {
                    line,
                    reason: "it breaks off".to_owned(),
                });
            }
            Err(error) => {
                return Err(KleReadError::BrokenXml {
                    line,
                    reason: error.to_string(),
                });
            }
        }
    }
}

/// Counts lines up to a place, going on from the last one.
struct LineCounter<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    fn line_at(&mut self, place: usize) -> u32 {
        let place = place.min(self.text.len());
        let passed = self.text.as_bytes().get(self.at..place).unwrap_or_default();
        let breaks = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self
            .line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.at = self.at.max(place);
        self.line
    }
}

struct Reading {
    open: Vec<Element>,
    drafts: Vec<Draft>,
    /// The words of the element that is open, if it is one whose words are read.
    text: String,
    published: Option<Date>,
}

/// What an element is by its name and the one around it.
fn element(around: Option<Element>, name: &str) -> Element {
    use Element::{
        Expired, History, Information, Moved, MovedOn, Number, PassedOver, Plan, Published, Replaced,
        Subject, Successor, Title, Unknown,
    };
    use KleLevel::{Group, MainGroup, Subject as Topic};
    match (around, name) {
        (None, "KLE-Emneplan") => Plan,
        (Some(Plan), "UdgivelsesDato") => Published,
        (Some(Plan), "Hovedgruppe") => Subject(MainGroup),
        (Some(Subject(MainGroup)), "Gruppe") => Subject(Group),
        (Some(Subject(Group)), "Emne") => Subject(Topic),
        (Some(Subject(MainGroup)), "HovedgruppeNr")
        | (Some(Subject(Group)), "GruppeNr")
        | (Some(Subject(Topic)), "EmneNr") => Number,
        (Some(Subject(MainGroup)), "HovedgruppeTitel")
        | (Some(Subject(Group)), "GruppeTitel")
        | (Some(Subject(Topic)), "EmneTitel") => Title,
        (Some(Subject(MainGroup)), "HovedgruppeAdministrativInfo")
        | (Some(Subject(Group)), "GruppeAdministrativInfo")
        | (Some(Subject(Topic)), "EmneAdministrativInfo") => Information,
        (Some(Information), "Historisk") => History,
        (Some(History), "UdgaaetDato") => Expired,
        (Some(History), "Flyttet") => Moved,
        (Some(Moved), "FlyttetDato") => MovedOn,
        (Some(Moved), "AfloestAf") => Replaced,
        (Some(Replaced), "HovedgruppeNr" | "GruppeNr" | "EmneNr" | "HandlingsfacetNr") => Successor,
        (Some(Information), "OprettetDato" | "RettetDato")
        | (
            Some(Subject(_)),
            "HovedgruppeVejledning"
            | "HovedgruppeFilter"
            | "GruppeVejledning"
            | "GruppeRetskildeReference"
            | "GruppeFilter"
            | "EmneVejledning"
            | "EmneRetskildeReference"
            | "EmneFilter"
            | "BevaringJaevnfoerArkivloven"
            | "SletningJaevnfoerPersondataloven",
        )
        | (Some(PassedOver | Unknown), _) => PassedOver,
        _ => Unknown,
    }
}

impl Reading {
    fn open(&mut self, name: &str, line: u32, gathered: &mut Gathered) -> Result<(), KleReadError> {
        let element = element(self.open.last().copied(), name);
        match element {
            Element::Unknown if self.open.is_empty() => return Err(KleReadError::NoRegister),
            Element::Unknown => gathered.warn(
                line,
                KleProblem::UnknownElement {
                    name: beginning(name),
                },
            ),
            Element::Subject(level) => self.drafts.push(Draft {
                level,
                line,
                number: None,
                number_text: String::new(),
                title: String::new(),
                expired: None,
                is_history: false,
                successors: Vec::new(),
            }),
            Element::History => {
                if let Some(draft) = self.drafts.last_mut() {
                    draft.is_history = true;
                }
            }
            Element::Plan
            | Element::Published
            | Element::Number
            | Element::Title
            | Element::Information
            | Element::Expired
            | Element::Moved
            | Element::MovedOn
            | Element::Replaced
            | Element::Successor
            | Element::PassedOver => {}
        }
        self.text.clear();
        self.open.push(element);
        Ok(())
    }

    /// Adds words to the element that is open, if its words are read.
    fn add(&mut self, words: &str, line: u32, gathered: &mut Gathered) {
        let is_read = matches!(
            self.open.last(),
            Some(
                Element::Published
                    | Element::Number
                    | Element::Title
                    | Element::Expired
                    | Element::MovedOn
                    | Element::Successor
            )
        );
        if !is_read || self.text.len() > MAX_TEXT {
            return;
        }
        let room = MAX_TEXT - self.text.len();
        let fits = words
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take_while(|end| *end <= room)
            .last();
        self.text
            .push_str(words.get(..fits.unwrap_or(0)).unwrap_or_default());
        if fits.unwrap_or(0) < words.len() {
            gathered.warn(line, KleProblem::TooLong);
        }
    }

    fn add_unknown(&mut self, name: &str, line: u32, gathered: &mut Gathered) {
        if self
            .open
            .last()
            .is_some_and(|element| *element != Element::PassedOver)
        {
            gathered.warn(
                line,
                KleProblem::UnknownReference {
                    name: beginning(name),
                },
            );
            self.add(&format!("&{name};"), line, gathered);
        }
    }

    fn close(&mut self, line: u32, gathered: &mut Gathered) {
        let Some(element) = self.open.pop() else { return };
        let words = std::mem::take(&mut self.text);
        let words = words.trim();
        match element {
            Element::Published => self.published = date(words, line, gathered),
            Element::Subject(_) => self.close_subject(gathered),
            Element::Number => {
                if let Some(draft) = self.drafts.last_mut() {
                    draft.number = number(words, draft.level);
                    draft.number_text = beginning(words);
                }
            }
            Element::Title => {
                if let Some(draft) = self.drafts.last_mut() {
                    draft.title = words.split_whitespace().collect::<Vec<_>>().join(" ");
                }
            }
            Element::Expired | Element::MovedOn => {
                if let Some(draft) = self.drafts.last_mut() {
                    draft.expired = date(words, line, gathered);
                }
            }
            Element::Successor => {
                let found = [KleLevel::Subject, KleLevel::Group, KleLevel::MainGroup]
                    .into_iter()
                    .find_map(|level| number(words, level));
                match (found, self.drafts.last_mut()) {
                    (Some(found), Some(draft)) => draft.successors.push(found),
                    (_, _) => gathered.warn(
                        line,
                        KleProblem::NoSuccessor {
                            text: beginning(words),
                        },
                    ),
                }
            }
            Element::Plan
            | Element::Information
            | Element::History
            | Element::Moved
            | Element::Replaced
            | Element::PassedOver
            | Element::Unknown => {}
        }
    }

    fn close_subject(&mut self, gathered: &mut Gathered) {
        let Some(draft) = self.drafts.pop() else { return };
        let Some(number) = draft.number else {
            gathered.warn(
                draft.line,
                KleProblem::NoNumber {
                    text: draft.number_text,
                },
            );
            return;
        };
        if draft.title.is_empty() {
            gathered.warn(draft.line, KleProblem::NoTitle { number });
        }
        let around = self
            .drafts
            .last()
            .and_then(|around| Some((around.level, around.number?)));
        if around.is_some_and(|(level, around)| !belongs(number, level, around)) {
            gathered.warn(draft.line, KleProblem::Elsewhere { number });
        }
        let expired = draft
            .expired
            .or_else(|| draft.is_history.then(|| self.published.unwrap_or(LONG_AGO)));
        gathered.subjects.push(KleSubject {
            number,
            level: draft.level,
            title: draft.title,
            keywords: Vec::new(),
            expired,
            successors: draft.successors,
        });
    }
}

/// Whether a number stands under the group or main group around it.
fn belongs(number: KleNumber, level: KleLevel, around: KleNumber) -> bool {
    let same_main_group = number.main_group == around.main_group;
    match level {
        KleLevel::MainGroup => same_main_group,
        KleLevel::Group | KleLevel::Subject => same_main_group && number.group == around.group,
    }
}

/// Reads "00", "00.30" or "00.30.14", as the level has it.
fn number(text: &str, level: KleLevel) -> Option<KleNumber> {
    match level {
        KleLevel::MainGroup => format!("{text}.00.00").parse().ok(),
        KleLevel::Group => format!("{text}.00").parse().ok(),
        KleLevel::Subject => text.parse().ok(),
    }
}

fn date(text: &str, line: u32, gathered: &mut Gathered) -> Option<Date> {
    // A date of XML may have a time zone: "2025-11-01Z".
    let day = text.get(..10).unwrap_or(text);
    let date = day.parse::<Date>().ok();
    if date.is_none() {
        gathered.warn(
            line,
            KleProblem::NoDate {
                text: beginning(text),
            },
        );
    }
    date
}
