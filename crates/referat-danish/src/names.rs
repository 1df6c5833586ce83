//! Names of people and positions in running text: lists of them, and who recommends.

use crate::dates::{month_number, weekday_from};
use crate::folding::is_stop_word;
use crate::words::Lowered;

/// The names of a list: "Rosa, Bent og Sigrid" is three.
///
/// Splits at every comma, "og", "samt" and "&"; for positions, whose own names hold those, use
/// [`split_recommenders`].
#[must_use]
pub fn split_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let name = text.get(from..to).unwrap_or("").trim();
        if !name.is_empty() {
            names.push(name);
        }
    };
    for (at, separator) in separators(text, &[",", ";", "og", "samt", "&"]) {
        push(start, at);
        start = at + separator.len();
    }
    push(start, text.len());
    names
}

/// Where separators stand, in order: marks anywhere, words between spaces.
fn separators<'t>(text: &'t str, wanted: &[&str]) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| c.is_whitespace() || c == ',' || c == ';') {
        let (word, tail) = match piece.char_indices().next_back() {
            Some((last, c)) if c.is_whitespace() || c == ',' || c == ';' => piece.split_at(last),
            Some(_) | None => (piece, ""),
        };
        if wanted.contains(&word) {
            found.push((at, word));
        }
        if wanted.contains(&tail) {
            found.push((at + word.len(), tail));
        }
        at += piece.len();
    }
    found
}

/// Small words inside a person's name.
const PARTICLES: [&str; 14] = [
    "af", "al", "da", "de", "del", "den", "der", "di", "du", "el", "la", "van", "von", "zu",
];

/// Whether the text can be a person's name: one to four capitalised words or initials, particles between.
///
/// Positions, months, weekdays, function words and abbreviations in capitals are no persons. A heading of one word
/// ("Formål") can't be told from a first name.
#[must_use]
pub fn looks_like_person(text: &str) -> bool {
    let mut names = 0;
    let mut whole = 0;
    let mut count = 0;
    let mut last_is_particle = true;
    for word in text.split_whitespace() {
        count += 1;
        last_is_particle = PARTICLES.contains(&word);
        if last_is_particle {
            continue;
        }
        match part_of_name(word) {
            Some(Part::Initial) => names += 1,
            Some(Part::Name) => {
                names += 1;
                whole += 1;
            }
            None => return false,
        }
    }
    (1..=4).contains(&names) && whole > 0 && !last_is_particle && count <= 7
}

enum Part {
    Initial,
    Name,
}

/// What a word is in a name: "B.", "H.C.", "Anne-Mette", "O'Brien".
fn part_of_name(word: &str) -> Option<Part> {
    let body = word.strip_suffix('.').unwrap_or(word);
    let mut initials = true;
    for part in body.split(['-', '.', '\'', '’']) {
        let mut chars = part.chars();
        let first = chars.next()?;
        let rest = chars.as_str();
        if !first.is_uppercase() || !rest.chars().all(|c| c.is_alphabetic() || c == '\u{30a}') {
            return None;
        }
        initials &= rest.is_empty() || part == "Aa";
        // "KL", "MED": an abbreviation.
        if !rest.is_empty() && !rest.chars().any(char::is_lowercase) {
            return None;
        }
    }
    if initials {
        return Some(Part::Initial);
    }
    let other = body.len() != word.len()
        || is_position_word(word)
        || month_number(word).is_some_and(|_| word != "Maj")
        || weekday_from(word).is_some()
        || (is_stop_word(word) && !matches!(word, "Per" | "Dan"));
    (!other).then_some(Part::Name)
}

/// Titles of people: a word that is or ends in one names a position. With their inflections.
#[rustfmt::skip]
const TITLES: [&str; 14] = [
    "borgmester", "chef", "direktør", "forkvinde", "formand", "formænd", "forperson", "jurist", "konsulent",
    "koordinator", "leder", "rådgiver", "sekretær", "tovholder",
];

/// Bodies that name themselves without an article ("Kulturforum", "Byråd"), with their inflections.
const BODIES: [&str; 9] = [
    "forum",
    "fora",
    "råd",
    "udvalg",
    "direktion",
    "bestyrelse",
    "ledelsen",
    "gruppe",
    "kommission",
];

/// Units whose bare word may also be the name of an area ("IT og Administration"), with their inflections.
const UNITS: [&str; 10] = [
    "sekretariat",
    "forvaltning",
    "administration",
    "afdeling",
    "team",
    "center",
    "centre",
    "centr",
    "enhed",
    "magistrat",
];

/// What holds a stem without naming anyone: "området" is no "råd".
const NO_POSITIONS: [&str; 3] = ["område", "procent", "åbenhed"];

/// Endings of the definite form, singular and plural.
const DEFINITE: [&str; 8] = ["n", "en", "et", "met", "ne", "ene", "erne", "ren"];

/// Endings of the indefinite form besides the bare word.
const INDEFINITE: [&str; 4] = ["er", "e", "re", "s"];

/// How a word names a position or group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// A title or body, or any definite form.
    Certain,
    /// A unit's bare word, perhaps only an area.
    BareUnit,
}

/// Whether the word names a position or a group: "Kommunaldirektøren", "chef", "styregruppen", "Ældrerådet".
///
/// Any case, definite or not, alone or as the end of a compound. Marks around the word don't matter.
#[must_use]
pub fn is_position_word(word: &str) -> bool {
    position(word).is_some()
}

fn position(word: &str) -> Option<Position> {
    let lowered = Lowered::of(word.trim_matches(|c: char| !c.is_alphanumeric()))?;
    let word = lowered.as_str();
    if NO_POSITIONS.iter().any(|other| word.contains(other)) {
        return None;
    }
    if ends_in_one(word, &TITLES).is_some() || ends_in_one(word, &BODIES).is_some() {
        return Some(Position::Certain);
    }
    ends_in_one(word, &UNITS).map(|definite| {
        if definite {
            Position::Certain
        } else {
            Position::BareUnit
        }
    })
}

/// Whether the word ends in one of the stems; if so, whether it is definite.
fn ends_in_one(word: &str, stems: &[&str]) -> Option<bool> {
    stems.iter().find_map(|stem| {
        let inflected = word.rfind(stem).and_then(|at| word.get(at + stem.len()..))?;
        if inflected.is_empty() || INDEFINITE.contains(&inflected) {
            Some(false)
        } else {
            (DEFINITE.contains(&inflected) || inflected == "ret").then_some(true)
        }
    })
}

/// Words that may stand before a position.
const MODIFIERS: [&str; 10] = [
    "den",
    "fg.",
    "fungerende",
    "konst.",
    "konstitueret",
    "konstituerede",
    "ny",
    "nye",
    "souschef",
    "tidligere",
];

/// The recommenders of "… indstiller": split at "samt", "og" and comma only before a position or group.
///
/// "Direktøren for Skole, Kultur & Idræt og Afdelingschefen for Park" is two,
/// "Afdelingschefen for Have og Anlæg" is one, and so is "Udvalget for Børne- og Ungeforvaltningen".
#[must_use]
pub fn split_recommenders(text: &str) -> Vec<&str> {
    let mut recommenders = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let name = text
            .get(from..to)
            .unwrap_or("")
            .trim()
            .trim_end_matches(',')
            .trim_end();
        if !name.is_empty() {
            recommenders.push(name);
        }
    };
    for (at, separator) in separators(text, &[",", "og", "samt"]) {
        let before = text.get(start..at).unwrap_or("").trim();
        let after = text.get(at + separator.len()..).unwrap_or("");
        // "Børne- og Ungeforvaltningen" is one word cut in two.
        if before.is_empty() || before.ends_with('-') || !begins_with_position(before, after) {
            continue;
        }
        push(start, at);
        start = at + separator.len();
    }
    push(start, text.len());
    recommenders
}

/// Whether a new recommender begins here. After "… for" a bare unit is part of the area, as in "IT og Administration".
fn begins_with_position(before: &str, after: &str) -> bool {
    let mut words = after.split_whitespace();
    let next = words
        .by_ref()
        .find(|word| !MODIFIERS.contains(&word.to_lowercase().as_str()));
    match next.and_then(position) {
        Some(Position::Certain) => true,
        Some(Position::BareUnit) => {
            !before.split_whitespace().any(|word| word == "for") || words.next() == Some("for")
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_of_names_is_split_at_commas_and_og() {
        assert_eq!(split_names("Rosa, Bent og Sigrid"), ["Rosa", "Bent", "Sigrid"]);
        assert_eq!(split_names("Søren"), ["Søren"]);
        assert_eq!(split_names("Bo, Eva samt Ida & Åge"), ["Bo", "Eva", "Ida", "Åge"]);
        assert_eq!(split_names("Ulla B.,\nOgtav og\tBo"), ["Ulla B.", "Ogtav", "Bo"]);
        assert_eq!(split_names(" , og "), Vec::<&str>::new());
    }

    #[test]
    fn persons_are_capitalised_words_with_initials_and_particles() {
        for name in [
            "Ida",
            "Ulla B.",
            "Anne-Mette Bo",
            "H.C. Lund",
            "Jens af Rosenborg",
            "Åge von Berg",
            "Bo Aa. Lund",
            "Eva Marie Sand Holm",
            "Maj Holm",
            "O'Brien",
            "René",
        ] {
            assert!(looks_like_person(name), "{name}");
        }
        for text in [
            "",
            "ida",
            "Ad 1",
            "Ida 2",
            "KL",
            "B.",
            "af",
            "Jens af",
            "Kommunaldirektøren",
            "Onsdag",
            "November",
            "Der",
            "En To Tre Fire Fem",
            "Ida, Bo",
            "Ida og Bo",
            "Det er",
            "Ida!",
        ] {
            assert!(!looks_like_person(text), "{text}");
        }
    }

    #[test]
    fn positions_and_groups_are_known_by_the_end_of_the_word() {
        for word in [
            "Kommunaldirektøren",
            "direktør",
            "AFDELINGSCHEFEN",
            "chefer",
            "lederne",
            "Borgmesteren",
            "formand",
            "formænd",
            "Byrådssekretariatet",
            "forvaltningen",
            "Arbejdsgruppen",
            "styregruppe",
            "Økonomiudvalget",
            "ældreråd",
            "Chefforum",
            "forummet",
            "Direktionen",
            "administrationen",
            "konsulent",
            "koordinatoren",
            "teamet",
            "Jobcentret",
            "Jobcenteret",
            "Borgercenter",
            "afdelingerne",
            "(Direktøren",
            "udvalgene",
            "formændene",
            "ledere",
        ] {
            assert!(is_position_word(word), "{word}");
        }
        for word in [
            "Service",
            "Beskæftigelse",
            "Stab",
            "Familie",
            "Området",
            "områderne",
            "Rådhus",
            "Ledelse",
            "",
            "og",
            "Lederskab",
        ] {
            assert!(!is_position_word(word), "{word}");
        }
    }

    #[test]
    fn recommenders_are_split_only_before_a_position() {
        for (text, expected) in [
            (
                "Direktøren for Skole, Kultur & Idræt og Afdelingschefen for Vej & Park",
                &[
                    "Direktøren for Skole, Kultur & Idræt",
                    "Afdelingschefen for Vej & Park",
                ][..],
            ),
            (
                "Afdelingschefen for Have og Anlæg",
                &["Afdelingschefen for Have og Anlæg"],
            ),
            (
                "Direktør for Skole, Kultur & Sport samt direktør for Havn, Vej & Park",
                &[
                    "Direktør for Skole, Kultur & Sport",
                    "direktør for Havn, Vej & Park",
                ],
            ),
            (
                "Kommunaldirektøren, Chefen for IT og Administration, samt styregruppen",
                &[
                    "Kommunaldirektøren",
                    "Chefen for IT og Administration",
                    "styregruppen",
                ],
            ),
            (
                "Direktøren for Børne- og Ungeforvaltningen",
                &["Direktøren for Børne- og Ungeforvaltningen"],
            ),
            (
                "Chefen for Vej og den konstituerede chef for Park",
                &["Chefen for Vej", "den konstituerede chef for Park"],
            ),
            ("Administrationen", &["Administrationen"]),
            ("", &[]),
        ] {
            assert_eq!(split_recommenders(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_name_is_a_part_of_the_text(text in "([A-ZÆa-zå]{1,5}|,| og | samt |Direktøren| |\\n|\\PC){0,20}") {
            for name in split_names(&text).into_iter().chain(split_recommenders(&text)) {
                prop_assert!(text.contains(name) && !name.is_empty());
            }
            let _ = looks_like_person(&text);
        }
    }
}
