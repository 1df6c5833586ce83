//! The verbs drafts are made of, in all their forms.
//!
//! The data are rows of Danish: [`strong`] with prefixes, [`weak`] by ending. A word that is a form of none of them is no
//! verb to the drafter, so that it never inflects what it doesn't know. One family is known by its ending alone: a
//! present in "-erer" is always regular ("digitaliserer", "digitaliserede").

mod strong;
mod weak;

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A verb in the forms a draft needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// "godkende".
    pub(super) infinitive: String,
    /// "godkender".
    pub(super) present: String,
    /// "godkendte".
    pub(super) past: String,
    /// "godkendt".
    pub(super) participle: String,
    /// "godkendes".
    pub(super) passive: String,
}

/// A finite form, as a clause has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finite {
    /// "godkender", "er", "har".
    Present(Verb),
    /// "godkendes".
    Passive(Verb),
    /// "mødes": ends in s and is active; its past.
    Deponent(&'static str),
    /// "skal", "bør".
    Modal,
}

/// Modal verbs in the present; a draft leaves them as they are.
const MODALS: [&str; 6] = ["skal", "kan", "vil", "bør", "må", "tør"];

/// Finite forms of the past that no present has, as subordinate clauses have them.
const PAST_AUXILIARIES: [&str; 9] = [
    "skulle", "kunne", "ville", "burde", "måtte", "var", "havde", "blev", "gjorde",
];

/// Endings of verbs in "-ere" by which their passive can't be a genitive ("lederes").
const LEARNED: [&str; 23] = [
    "iseres", "ficeres", "enteres", "uleres", "oneres", "ineres", "ieres", "ueres", "aneres", "ereres",
    "iteres", "areres", "oreres", "ureres", "uteres", "ikeres", "ipleres", "aceres", "uceres", "ikteres",
    "ekteres", "ideres", "ateres",
];

struct Lexicon {
    verbs: Vec<Verb>,
    infinitives: BTreeMap<String, usize>,
    presents: BTreeMap<String, usize>,
    pasts: BTreeMap<String, usize>,
    participles: BTreeMap<String, usize>,
    passives: BTreeMap<String, usize>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut verbs = Vec::new();
    for &(infinitive, past, participle, prefixes) in strong::ROWS {
        for prefix in prefixes.split_whitespace() {
            let prefix = if prefix == "." { "" } else { prefix };
            let made = |form: &str| format!("{prefix}{form}");
            let irregular = strong::PRESENTS.iter().find(|(of, _)| *of == infinitive);
            let present =
                irregular.map_or_else(|| format!("{infinitive}r"), |(_, present)| (*present).to_owned());
            verbs.push(Verb {
                infinitive: made(infinitive),
                present: made(&present),
                past: made(past),
                participle: made(participle),
                passive: made(&passive_of(infinitive)),
            });
        }
    }
    let listed = |rows: &'static [&'static str]| rows.iter().flat_map(|row| row.split_whitespace());
    verbs.extend(listed(weak::EDE).map(|infinitive| regular(infinitive, infinitive, "de", "t")));
    verbs.extend(listed(weak::TE).map(|infinitive| regular(infinitive, stem(infinitive), "te", "t")));
    let index = |form: fn(&Verb) -> &String| {
        let mut by_form = BTreeMap::new();
        for (at, verb) in verbs.iter().enumerate() {
            by_form.entry(form(verb).clone()).or_insert(at);
        }
        by_form
    };
    Lexicon {
        infinitives: index(|verb| &verb.infinitive),
        presents: index(|verb| &verb.present),
        pasts: index(|verb| &verb.past),
        participles: index(|verb| &verb.participle),
        passives: index(|verb| &verb.passive),
        verbs,
    }
});

/// "tages", "gås"; after y and i "fornyes", "indfries".
fn passive_of(infinitive: &str) -> String {
    let link = if infinitive.ends_with(['y', 'i']) { "e" } else { "" };
    format!("{infinitive}{link}s")
}

fn regular(infinitive: &str, stem: &str, past: &str, participle: &str) -> Verb {
    Verb {
        infinitive: infinitive.to_owned(),
        present: format!("{infinitive}r"),
        past: format!("{stem}{past}"),
        participle: format!("{stem}{participle}"),
        passive: format!("{infinitive}s"),
    }
}

/// The stem before "-te": "godkende" → "godkend", "stemme" → "stem".
fn stem(infinitive: &str) -> &str {
    let stem = infinitive.strip_suffix('e').unwrap_or(infinitive);
    let mut last = stem.chars().rev();
    match (last.next(), last.next()) {
        (Some(last), Some(before)) if last == before => stem.strip_suffix(last).unwrap_or(stem),
        _ => stem,
    }
}

fn found(by_form: &BTreeMap<String, usize>, word: &str) -> Option<Verb> {
    by_form.get(word).and_then(|&at| LEXICON.verbs.get(at)).cloned()
}

/// The verb of an infinitive in lower case.
pub(super) fn infinitive(word: &str) -> Option<Verb> {
    found(&LEXICON.infinitives, word)
        .filter(|verb| !matches!(verb.infinitive.as_str(), "vide" | "turde" | "så" | "le"))
        .or_else(|| {
            let ends = LEARNED.iter().any(|ending| {
                ending
                    .strip_suffix('s')
                    .is_some_and(|ending| word.ends_with(ending))
            });
            learned(word.strip_suffix("ere").filter(|_| ends)?)
        })
}

/// The finite form in lower case; a past is none, for a recommendation has none.
pub(super) fn finite(word: &str) -> Option<Finite> {
    if MODALS.contains(&word) {
        return Some(Finite::Modal);
    }
    // "ved", "når" and "sår", "ler" are other words.
    if matches!(word, "ved" | "når" | "sår" | "ler" | "så" | "les" | "ryger") {
        return None;
    }
    if let Some((_, past)) = strong::DEPONENTS.iter().find(|(form, _)| *form == word) {
        return Some(Finite::Deponent(past));
    }
    // "kvarterer", "karakterer", "barrierer" are plurals.
    let is_plural = ["kvarterer", "karakterer", "rierer", "mierer"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let learned_present = || learned(word.strip_suffix("erer").filter(|_| !is_plural)?);
    let present = || found(&LEXICON.presents, word).or_else(learned_present);
    let passive = || {
        found(&LEXICON.passives, word).or_else(|| {
            let ends = LEARNED.iter().any(|ending| word.ends_with(ending));
            learned(word.strip_suffix("eres").filter(|_| ends)?)
        })
    };
    present()
        .map(Finite::Present)
        .or_else(|| passive().map(Finite::Passive))
}

/// A verb in "-ere" by the stem before it. Two letters are too few for one.
fn learned(stem: &str) -> Option<Verb> {
    let infinitive = format!("{stem}ere");
    let long = stem.chars().count() > 2 && stem.chars().all(char::is_alphabetic);
    long.then(|| regular(&infinitive, &infinitive, "de", "t"))
}

/// Whether the word, in lower case, is a modal verb, in any form.
pub(super) fn is_modal(word: &str) -> bool {
    MODALS.contains(&word) || matches!(word, "skulle" | "kunne" | "ville" | "burde" | "måtte")
}

/// Whether the word, in lower case, can be the finite verb of a subordinate clause in the past.
pub(super) fn is_past(word: &str) -> bool {
    let other = matches!(
        word,
        "så" | "bar" | "bad" | "tog" | "lo" | "hed" | "veg" | "rev" | "bed" | "løb" | "forløb"
    );
    PAST_AUXILIARIES.contains(&word) || (!other && LEXICON.pasts.contains_key(word))
}

/// Whether the word, in lower case, is a participle.
pub(super) fn is_participle(word: &str) -> bool {
    LEXICON.participles.contains_key(word)
        || word
            .strip_suffix("eret")
            .is_some_and(|stem| stem.chars().count() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbs::forms_of;

    fn past_of(present: &str) -> Option<String> {
        match finite(present)? {
            Finite::Present(verb) => Some(verb.past),
            Finite::Passive(_) | Finite::Deponent(_) | Finite::Modal => None,
        }
    }

    fn participle_of(passive: &str) -> Option<String> {
        match finite(passive)? {
            Finite::Passive(verb) => Some(verb.participle),
            Finite::Present(_) | Finite::Deponent(_) | Finite::Modal => None,
        }
    }

    #[test]
    fn presents_have_their_past() {
        for (present, past) in [
            ("drøfter", "drøftede"),
            ("godkender", "godkendte"),
            ("gennemgår", "gennemgik"),
            ("tager", "tog"),
            ("fastlægger", "fastlagde"),
            ("igangsætter", "igangsatte"),
            ("tiltræder", "tiltrådte"),
            ("foreslår", "foreslog"),
            ("bidrager", "bidrog"),
            ("afstemmer", "afstemte"),
            ("imødekommer", "imødekom"),
            ("offentliggør", "offentliggjorde"),
            ("er", "var"),
            ("har", "havde"),
            ("pseudonymiserer", "pseudonymiserede"),
            ("udtrykker", "udtrykte"),
            ("udarbejder", "udarbejdede"),
            ("adskiller", "adskilte"),
            ("opsiger", "opsagde"),
            ("efterspørger", "efterspurgte"),
        ] {
            assert_eq!(past_of(present).as_deref(), Some(past));
        }
    }

    #[test]
    fn passives_have_their_participle() {
        for (passive, participle) in [
            ("drøftes", "drøftet"),
            ("tages", "taget"),
            ("gives", "givet"),
            ("afsættes", "afsat"),
            ("fremlægges", "fremlagt"),
            ("gennemgås", "gennemgået"),
            ("indstilles", "indstillet"),
            ("konkretiseres", "konkretiseret"),
            ("meddeles", "meddelt"),
            ("stadfæstes", "stadfæstet"),
        ] {
            assert_eq!(participle_of(passive).as_deref(), Some(participle));
        }
    }

    #[test]
    fn nouns_and_other_words_are_no_verbs() {
        for word in [
            "lederes",
            "borgeres",
            "når",
            "ved",
            "opgaver",
            "regler",
            "klasser",
            "forælderes",
            "ser_",
            "zappper",
        ] {
            assert_eq!(finite(word), None, "{word}");
        }
    }

    #[test]
    fn the_verbs_of_outcomes_have_the_same_forms_here() {
        for verb in &LEXICON.verbs {
            if let Some((known, _)) = forms_of(&verb.infinitive) {
                let forms = [
                    known.infinitive,
                    known.present,
                    known.past,
                    known.participle,
                    known.passive,
                ];
                let ours = [
                    &verb.infinitive,
                    &verb.present,
                    &verb.past,
                    &verb.participle,
                    &verb.passive,
                ];
                if known.infinitive == verb.infinitive {
                    assert_eq!(ours, forms);
                }
            }
        }
    }

    #[test]
    fn no_verb_is_listed_twice_with_other_forms() {
        let mut seen: BTreeMap<&str, &Verb> = BTreeMap::new();
        for verb in &LEXICON.verbs {
            if let Some(earlier) = seen.insert(&verb.infinitive, verb) {
                assert_eq!(earlier, verb);
            }
        }
    }
}
