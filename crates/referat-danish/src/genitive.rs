//! The genitive: "Direktionens beslutning" is the Direktion's.
//!
//! Danish marks it with an s and no apostrophe, so an s at the end may also be the name's own ("Campus").
//! The endings below decide as well as endings can; a caller that knows the names should try both.

use crate::words::is_among;

/// Endings of words whose s is their own. Checked on the last word, in lower case.
#[rustfmt::skip]
const OWN_ENDINGS: [&str; 37] = [
    "analysis", "apropos", "atlas", "avis", "basis", "bevis", "dans", "friis", "fælles", "glans", "græs",
    "kaos", "kompas", "kongres", "kreds", "kurs", "licens", "marts", "moos", "palads", "palæs", "plads",
    "praksis", "pris", "proces", "provins", "præmis", "puls", "sans", "sats", "spids", "ss", "succes",
    "tendens", "tværs", "us", "vers",
];

/// First names and surnames that end in s by themselves. Sorted.
#[rustfmt::skip]
const OWN_NAMES: [&str; 46] = [
    "agnes", "alexis", "anders", "andreas", "boris", "carlos", "charles", "chris", "claes", "dennis", "doris",
    "elias", "frans", "frants", "hannes", "hans", "ines", "iris", "james", "jens", "johannes", "jonas",
    "lars", "laurits", "lis", "louis", "lucas", "lukas", "mads", "mathias", "mats", "matthias", "mercedes",
    "mogens", "moses", "nicolas", "niels", "niklas", "nikolas", "nils", "nis", "silas", "thomas", "tobias",
    "tomas", "troels",
];

/// The name without its genitive: "Ældrerådets" → "Ældrerådet", "KL's" → "KL", "Lars'" → "Lars".
///
/// A name whose s is its own stays as it is: "Campus", "Rådhus", "FLIS", "Jens".
#[must_use]
pub fn without_genitive(name: &str) -> &str {
    if let Some(bare) = strip_any(name, &["'s", "’s", "´s", "`s", "'S", "’S"]) {
        return if ends_in_letter_or_digit(bare) { bare } else { name };
    }
    if let Some(bare) = strip_any(name, &["'", "’", "´"]) {
        // Only a name that ends in an s sound has the apostrophe alone; elsewhere it closes a quotation.
        return if bare.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']) {
            bare
        } else {
            name
        };
    }
    let Some(bare) = name.strip_suffix('s') else {
        return name;
    };
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(name);
    if last.chars().count() < 3 || !ends_in_letter_or_digit(bare) || keeps_s(last) {
        name
    } else {
        bare
    }
}

/// The genitive of a name: "Ældrerådet" → "Ældrerådets"; after an s, an x or a z an apostrophe alone: "Campus'".
#[must_use]
pub fn genitive_of(name: &str) -> String {
    let ending = match name.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']) {
        true => "'",
        false => "s",
    };
    format!("{name}{ending}")
}

fn strip_any<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    endings.iter().find_map(|ending| name.strip_suffix(ending))
}

fn ends_in_letter_or_digit(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether the s at the end of a word is the word's own.
fn keeps_s(word: &str) -> bool {
    // "KLs": a small s after capitals is never the abbreviation's own.
    if word.chars().rev().nth(1).is_some_and(char::is_uppercase) {
        return false;
    }
    let ends = |ending: &&str| {
        let tail = word.len().checked_sub(ending.len()).and_then(|at| word.get(at..));
        tail.is_some_and(|tail| tail.to_lowercase() == **ending)
    };
    is_among(word, &OWN_NAMES) || OWN_ENDINGS.iter().any(ends)
}

/// The name in the genitive: "Direktionens", "KL's", "Campus'", "Lars'".
#[must_use]
pub fn genitive(name: &str) -> String {
    let ending = match name.chars().next_back() {
        None => "",
        Some('s' | 'x' | 'z' | 'S' | 'X' | 'Z') => "'",
        Some(c) if c.is_lowercase() => "s",
        // After figures, abbreviations in capitals, full stops and brackets.
        Some(_) => "'s",
    };
    format!("{name}{ending}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_genitive_that_is_made_is_taken_off_again() {
        for name in [
            "Direktørforum",
            "Økonomiudvalget",
            "Børne- og Ungeudvalget",
            "Campus",
            "MBU",
            "Skolebestyrelsen på Vest",
        ] {
            let genitive = genitive_of(name);
            assert_ne!(genitive, name);
            assert_eq!(without_genitive(&genitive), name);
        }
    }

    #[test]
    fn the_genitive_is_taken_off() {
        for (genitive, name) in [
            ("Direktionens", "Direktionen"),
            ("Direktørforums", "Direktørforum"),
            ("Økonomiudvalgets", "Økonomiudvalget"),
            ("KommuneMED's", "KommuneMED"),
            ("KommuneMEDs", "KommuneMED"),
            ("Ældrerådets", "Ældrerådet"),
            ("KL’s", "KL"),
            ("ABCs", "ABC"),
            ("Børn & Unges", "Børn & Unge"),
            ("Byrådets", "Byrådet"),
            ("Idas", "Ida"),
            ("Jettes", "Jette"),
            ("Sørens", "Søren"),
            ("Campus'", "Campus"),
            ("Lars'", "Lars"),
            ("Teknologis", "Teknologi"),
        ] {
            assert_eq!(without_genitive(genitive), name);
        }
    }

    #[test]
    fn a_name_that_ends_in_s_keeps_it() {
        for name in [
            "Campus",
            "Rådhus",
            "FLIS",
            "SBSYS",
            "Jens",
            "Lars",
            "Rasmus",
            "Dennis",
            "Kulturkreds",
            "Torveplads",
            "Ås",
            "",
            "s",
            "Direktionen",
            "Forum 's",
            "Thomas",
            "Mads",
            "Friis",
        ] {
            assert_eq!(without_genitive(name), name);
        }
    }

    #[test]
    fn the_genitive_is_written() {
        for (name, genitive_form) in [
            ("Direktionen", "Direktionens"),
            ("KL", "KL's"),
            ("Campus", "Campus'"),
            ("SBSYS", "SBSYS'"),
            ("Budget 2031", "Budget 2031's"),
            ("Rådet (gl.)", "Rådet (gl.)'s"),
            ("Max", "Max'"),
            ("", ""),
        ] {
            assert_eq!(genitive(name), genitive_form);
        }
    }

    proptest! {
        #[test]
        fn what_is_left_begins_the_name(name in "\\PC{0,12}[sS'’æ]{0,3}") {
            prop_assert!(name.starts_with(without_genitive(&name)));
        }

        #[test]
        fn a_definite_name_comes_back(stem in "[A-ZÆØÅ][a-zæøå]{2,8}(en|et|rådet|udvalget)") {
            let written = genitive(&stem);
            prop_assert_eq!(without_genitive(&written), stem);
        }
    }
}
