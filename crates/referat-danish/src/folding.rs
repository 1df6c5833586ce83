//! Folding: when two spellings are the same to someone who searches.

use std::borrow::Cow;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::words::is_among;

/// The text in lower case, composed, without diacritics other than æ, ø and å; "aa" as "å", "ß" as "ss".
///
/// Compatibility forms are resolved too ("CO₂" is "co2", the ligature "ﬁ" is "fi"). Folding twice changes nothing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text
        .chars()
        .all(|c| c.is_ascii() || matches!(c, 'æ' | 'ø' | 'å' | 'Æ' | 'Ø' | 'Å'))
    {
        fold_plain(text, &mut folded);
        return folded;
    }
    let mut marks = text.nfkd().flat_map(char::to_lowercase).peekable();
    // Whether the last letter written is an "a" that a second "a" makes an "å".
    let mut after_a = false;
    while let Some(c) = marks.next() {
        if is_combining_mark(c) {
            continue;
        }
        let ring = c == 'a' && marks.next_if_eq(&'\u{30a}').is_some();
        if c == 'a' && !ring && after_a {
            folded.pop();
            folded.push('å');
            after_a = false;
            continue;
        }
        after_a = c == 'a' && !ring;
        match c {
            'a' if ring => folded.push('å'),
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    folded
}

/// Folds text of plain Danish letters: most text, many times faster.
fn fold_plain(text: &str, folded: &mut String) {
    let mut after_a = false;
    for c in text.chars() {
        let lower = match c {
            'Æ' => 'æ',
            'Ø' => 'ø',
            'Å' => 'å',
            c => c.to_ascii_lowercase(),
        };
        if lower == 'a' && after_a {
            folded.pop();
            folded.push('å');
            after_a = false;
        } else {
            folded.push(lower);
            after_a = lower == 'a';
        }
    }
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Danish));

/// The word's stem after the Danish Snowball rules. The word is taken as folded; capitals are not read.
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    STEMMER.stem(word)
}

/// Whether the word is a common function word that says nothing in a search, in any case.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    is_among(word, &STOP_WORDS)
}

/// Function words: articles, pronouns, prepositions, conjunctions, auxiliaries, common adverbs. Sorted by bytes.
/// Words that are nouns too are left out ("have" is a garden).
#[rustfmt::skip]
const STOP_WORDS: [&str; 212] = [
    "ad", "af", "aldrig", "alle", "allerede", "alt", "altid", "altså", "andet", "andre", "at", "bare",
    "begge", "blandt", "blev", "blevet", "blive", "bliver", "bort", "bør", "da", "de", "dem", "den", "denne",
    "dens", "der", "deraf", "derefter", "deres", "derfor", "derfra", "deri", "dermed", "derpå", "dertil",
    "derved", "desuden", "det", "dets", "dette", "dig", "din", "dine", "disse", "dit", "dog", "du", "efter",
    "ej", "eller", "ellers", "en", "end", "endnu", "endvidere", "ene", "eneste", "enhver", "er", "et",
    "ethvert", "eventuelt", "evt", "for", "forbi", "fordi", "fra", "fx", "få", "får", "før", "gennem", "gør",
    "gøres", "ham", "han", "hans", "har", "havde", "hele", "heller", "hen", "hende", "hendes", "her",
    "herefter", "hermed", "herom", "hertil", "herunder", "hhv", "hos", "hun", "hvad", "hvem", "hver",
    "hvilke", "hvilken", "hvilket", "hvis", "hvor", "hvordan", "hvorefter", "hvorfor", "hvornår", "hvortil",
    "hvorved", "i", "iblandt", "idet", "ift", "igen", "igennem", "ikke", "imod", "ind", "inde", "inden",
    "indtil", "ingen", "intet", "ja", "jeg", "jer", "jeres", "jf", "jo", "kan", "kun", "kunne", "langs",
    "lidt", "ligesom", "man", "mange", "med", "meget", "mellem", "men", "mens", "mere", "mest", "mig", "min",
    "mindre", "mine", "mit", "mod", "må", "måske", "måtte", "ned", "nej", "nogen", "noget", "nogle", "nok",
    "nu", "når", "nær", "næsten", "og", "også", "om", "omkring", "omtrent", "op", "os", "over", "overfor",
    "per", "pr", "på", "samme", "samt", "samtidig", "selv", "siden", "sig", "sin", "sine", "sit", "skal",
    "skulle", "som", "så", "sådan", "såfremt", "således", "såvel", "thi", "til", "trods", "ud", "uden",
    "udover", "under", "undtagen", "var", "ved", "vedr", "vedrørende", "vi", "via", "vil", "ville", "vor",
    "vore", "vores", "være", "været",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_and_old_spelling_do_not_matter() {
        for (text, folded) in [
            ("ÆBLE, Økonomi & Å", "æble, økonomi & å"),
            ("Aabenraa", "åbenrå"),
            ("A\u{30a}benra\u{30a}", "åbenrå"),
            ("René Müller-Straße", "rene muller-strasse"),
            ("Malmö ǿ ǻ", "malmo ø å"),
            ("CO₂ ﬁn", "co2 fin"),
            ("Łódź Þór", "lodz thor"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn inflections_share_a_stem() {
        let stems: Vec<_> = ["drøftelse", "drøftelser", "drøftelsen", "drøftelserne"]
            .map(stem)
            .to_vec();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        assert_eq!(stem(""), "");
    }

    #[test]
    fn function_words_are_stop_words_and_nouns_are_not() {
        for word in ["og", "Der", "HVORDAN", "være", "på"] {
            assert!(is_stop_word(word), "{word}");
        }
        for word in ["møde", "skole", "år", "have", ""] {
            assert!(!is_stop_word(word), "{word}");
        }
    }

    #[test]
    fn the_stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "([aAåÅ\u{30a}\u{301}éß]|\\PC){0,20}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_fast_way_is_the_same_way(text in "[aAbåÅæØ -]{0,12}") {
            // A letter with an accent takes the slow way and folds to itself here.
            let (fast, slow) = (fold(&text), fold(&format!("{text} é")));
            prop_assert_eq!(Some(fast.as_str()), slow.strip_suffix(" e"));
        }

        #[test]
        fn no_word_makes_the_stemmer_fail(word in "\\PC{0,20}") {
            let _ = stem(&word);
            let _ = stem(&fold(&word));
        }
    }
}
