//! Likeness of subjects and of names: how sure we are that two texts mean the same thing.
//!
//! Words are compared by what they begin with, since Danish inflects at the end ("budgetproces",
//! "budgetprocessen") and compounds at the front. No dictionary, no municipality.

/// Words that say what is done with a matter, not which matter it is.
const GENERIC: &[&str] = &[
    "af",
    "afsluttende",
    "anden",
    "at",
    "de",
    "del",
    "den",
    "det",
    "drøftelse",
    "efter",
    "endelig",
    "er",
    "et",
    "en",
    "fjerde",
    "for",
    "forslag",
    "fornyet",
    "fra",
    "første",
    "førstebehandling",
    "godkendelse",
    "i",
    "igen",
    "med",
    "mødet",
    "ny",
    "og",
    "om",
    "oplæg",
    "opfølgning",
    "opsamling",
    "orientering",
    "orienteringssag",
    "pr",
    "på",
    "præsentation",
    "sag",
    "sagen",
    "samt",
    "status",
    "temadrøftelse",
    "til",
    "tredje",
    "v",
    "ved",
    "vedr",
    "vedrørende",
];

/// The words of a text that tell which matter it is: lower case, without punctuation and generic words.
#[must_use]
pub fn telling_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let telling: Vec<String> = words
        .clone()
        .filter(|word| !GENERIC.contains(word))
        .map(str::to_owned)
        .collect();
    if telling.is_empty() {
        words.map(str::to_owned).collect()
    } else {
        telling
    }
}

/// Whether two words are forms of one: the same number, or the same beginning of at least four letters
/// with at most five letters after it.
#[must_use]
pub fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.bytes().any(|byte| byte.is_ascii_digit()) || b.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    common >= 4 && common + 5 >= a.max(b) && common + 1 >= a.min(b)
}

/// How alike two subjects are, from 0 to 1: the share of the shorter one's telling words that the longer
/// one has too, lowered a little for what only one of them has. Years count as words.
#[must_use]
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (telling_words(a), telling_words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0.0;
    }
    let mut free: Vec<bool> = vec![true; long.len()];
    let mut hits = 0usize;
    for word in &short {
        let found = long
            .iter()
            .zip(&free)
            .position(|(other, free)| *free && same_word(word, other));
        if let Some(place) = found {
            if let Some(free) = free.get_mut(place) {
                *free = false;
            }
            hits += 1;
        }
    }
    let containment = hits as f64 / short.len() as f64;
    let union = (short.len() + long.len() - hits) as f64;
    0.75 * containment + 0.25 * (hits as f64 / union)
}

/// A key that subjects of the same telling words share, in whatever order: to find likely cases quickly.
#[must_use]
pub fn subject_key(subject: &str) -> String {
    let mut words = telling_words(subject);
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// Whether two names of units are the same words in another order or spelling: "Økonomi & Stab" and
/// "Økonomi og Stab", "By, Kultur, Miljø" and "By, Miljø, Kultur".
#[must_use]
pub fn same_unit_words(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        let lower = name.to_lowercase().replace('&', " ");
        let mut words: Vec<String> = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "og")
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words
    };
    words(a) == words(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_matter_in_other_words_is_alike() {
        assert!(likeness("Drøftelse af budgetproces 2027", "Budgetprocessen 2027") > 0.9);
        assert!(likeness("Ny skolestruktur", "Skolestruktur - høringssvar") > 0.7);
    }

    #[test]
    fn another_matter_is_not_alike() {
        assert!(
            likeness(
                "Status for forenklingsprogrammet",
                "Præsentation af kommuneplanstrategi 2027"
            ) < 0.2
        );
        assert!(likeness("Budgetproces 2026", "Budgetproces 2027") < 0.7);
    }

    #[test]
    fn generic_words_alone_are_compared_as_they_stand() {
        assert!((likeness("Orientering", "Orientering") - 1.0).abs() < f64::EPSILON);
        assert!(likeness("", "Orientering") < f64::EPSILON);
    }

    #[test]
    fn a_unit_is_known_in_another_spelling_and_order() {
        assert!(same_unit_words(
            "Økonomi & Digitalisering",
            "Økonomi og Digitalisering"
        ));
        assert!(same_unit_words(
            "By, Kultur, Miljø & Job",
            "By, Miljø, Kultur og Job"
        ));
        assert!(!same_unit_words("Børn & Familie", "Børn & Læring"));
    }
}
