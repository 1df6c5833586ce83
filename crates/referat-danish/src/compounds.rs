//! Compounds: which words a long Danish word is made of, so that "aftale" finds "budgetaftaler".
//!
//! The parts are learned from the words of the texts at hand: what stands alone there may stand in a compound.
//! No dictionary, so no licence and no municipality's words in the code. Words are taken folded
//! ([`crate::folding::fold`]). Texts repeat themselves, so callers keep the answer per distinct word.

use std::collections::BTreeSet;

use crate::folding::{is_stop_word, stem};

/// How often a word stands alone before [`Splitter::learn`] takes it for a part.
pub const OFTEN_ENOUGH: u32 = 2;

/// Words shorter than this are no compounds.
const SHORTEST_COMPOUND: usize = 7;

/// A part has as many letters, or one less if it was itself learned.
const SHORTEST_PART: usize = 4;

/// Longer words are a run of characters, not a word.
const LONGEST_WORD: usize = 80;

/// What looks like a part and is none: endings ("begreb" + "erne", "forskel" + "lige"), verbs' prefixes and what
/// follows them ("frem" + "lagt", "del" + "tager"). Sorted.
#[rustfmt::skip]
const NO_PARTS: [&str; 128] = [
    "able", "agtig", "agtige", "agtigt", "bar", "bare", "bart", "del", "dele", "dom", "dommen", "else",
    "elsen", "elser", "elserne", "ende", "endelse", "endelsen", "ender", "endes", "endt", "endte", "ene",
    "ens", "ensen", "ere", "eren", "erer", "eres", "eret", "ering", "eringen", "eringer", "erne", "ernes",
    "este", "fast", "frem", "fuld", "fulde", "fuldt", "gennem", "gerne", "give", "giver", "giveren", "god",
    "gode", "hed", "heden", "heder", "hederne", "holde", "igang", "imod", "ing", "ingen", "inger", "ingerne",
    "ion", "ioner", "isk", "iske", "isme", "ismen", "iteten", "kende", "kendt", "lagt", "lig", "lige",
    "ligere", "lighed", "ligst", "ligste", "ligt", "ling", "lingen", "linger", "løse", "mellem", "mæssig",
    "mæssige", "mæssigt", "ning", "ningen", "ninger", "ningerne", "rens", "ret", "rets", "ring", "ringe",
    "ringen", "ringer", "rings", "sammen", "sat", "sel", "selv", "sens", "ser", "sige", "siger", "skab",
    "skaber", "skabet", "ske", "som", "somme", "somt", "spørg", "sætte", "tagelse", "tagelsen", "tager",
    "tagere", "tet", "teten", "tilbage", "tion", "tionen", "tioner", "videre", "vis", "vise", "visse", "vist",
];

/// What splitting a word in two costs by its parts and joints; the cheapest way wins.
mod cost {
    /// A part that was learned as it stands.
    pub(super) const KNOWN: u32 = 10;
    /// A part known by its stem alone ("arbejd" + s).
    pub(super) const BY_STEM: u32 = 14;
    /// A part of three letters.
    pub(super) const SHORT: u32 = 7;
    /// An "s" or "e" between parts.
    pub(super) const JOINER: u32 = 1;
}

/// Knows the parts of compounds.
#[derive(Debug, Clone, Default)]
pub struct Splitter {
    words: BTreeSet<String>,
    stems: BTreeSet<String>,
}

/// The cheapest way to the end of a part.
#[derive(Debug, Clone, Copy)]
struct Step {
    cost: u32,
    /// Where the part begins, in bytes.
    from: usize,
    /// Where the part ends, before any joiner.
    to: usize,
    /// The step before, as an index of the letters.
    previous: usize,
}

impl Splitter {
    /// Learns the parts from folded words and how often each stands alone; [`OFTEN_ENOUGH`] is enough.
    #[must_use]
    pub fn learn(words: impl Iterator<Item = (String, u32)>) -> Self {
        Self::learn_from(words, OFTEN_ENOUGH)
    }

    /// Learns the parts from the words that stand alone at least `often` times.
    #[must_use]
    pub fn learn_from(words: impl Iterator<Item = (String, u32)>, often: u32) -> Self {
        let mut splitter = Self::default();
        for (word, count) in words {
            let letters = word.chars().count();
            let usable = count >= often
                && (SHORTEST_PART - 1..=LONGEST_WORD).contains(&letters)
                && word.chars().all(char::is_lowercase)
                && !is_no_part(&word)
                && !is_stop_word(&word);
            if usable {
                let stem = stem(&word);
                if stem.chars().count() >= SHORTEST_PART - 1 {
                    splitter.stems.insert(stem.into_owned());
                }
                splitter.words.insert(word);
            }
        }
        splitter
    }

    /// Whether nothing was learned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The parts of a folded word in order, without the "s" or "e" between them; empty if it is no compound.
    ///
    /// Parts that are themselves compounds are split on. The last part keeps its inflection.
    #[must_use]
    pub fn split<'w>(&self, word: &'w str) -> Vec<&'w str> {
        let mut parts = Vec::new();
        for part in self.in_two_or_more(word) {
            let inner = self.split(part);
            if inner.is_empty() {
                parts.push(part);
            } else {
                parts.extend(inner);
            }
        }
        parts
    }

    /// The cheapest division into parts, or nothing.
    fn in_two_or_more<'w>(&self, word: &'w str) -> Vec<&'w str> {
        // Where each letter begins, and the end.
        let bounds: Vec<usize> = word
            .char_indices()
            .map(|(at, _)| at)
            .chain([word.len()])
            .collect();
        let letters = bounds.len() - 1;
        if !(SHORTEST_COMPOUND..=LONGEST_WORD).contains(&letters) || self.words.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<Option<Step>> = vec![None; letters + 1];
        for from in 0..=letters.saturating_sub(SHORTEST_PART - 1) {
            let spent = match (from, best[from]) {
                (0, _) => 0,
                (_, Some(step)) => step.cost,
                (_, None) => continue,
            };
            for to in from + SHORTEST_PART - 1..=letters {
                if from == 0 && to == letters {
                    continue;
                }
                let Some(part) = word.get(bounds[from]..bounds[to]) else {
                    continue;
                };
                let after = word.get(bounds[to]..).unwrap_or("");
                let Some(price) = self.price(part, to - from, after) else {
                    continue;
                };
                let step = |extra| Step {
                    cost: spent + price + extra,
                    from: bounds[from],
                    to: bounds[to],
                    previous: from,
                };
                offer(&mut best[to], step(0));
                let joined = after.starts_with('s') || (after.starts_with('e') && self.words.contains(part));
                if joined && to + SHORTEST_PART <= letters {
                    offer(&mut best[to + 1], step(cost::JOINER));
                }
            }
        }
        let mut parts = Vec::new();
        let mut at = letters;
        while let Some(step) = best.get(at).copied().flatten() {
            parts.extend(word.get(step.from..step.to));
            if step.previous == 0 {
                break;
            }
            at = step.previous;
        }
        parts.reverse();
        // A part of three letters and one of four are chance ("skov" + "sko").
        let lengths = || parts.iter().map(|part| part.chars().count());
        let substantial =
            lengths().any(|length| length > SHORTEST_PART) || lengths().all(|length| length == SHORTEST_PART);
        if parts.len() > 1 && substantial {
            parts
        } else {
            Vec::new()
        }
    }

    /// What a part costs before the rest of the word; `None` if it is none.
    ///
    /// The last part may be any inflection of what was learned. Before another part a word has its bare form
    /// ("opgave" + "løsning", where only "opgaver" was learned) or drops its e before an s ("arbejd" + s).
    fn price(&self, part: &str, letters: usize, after: &str) -> Option<u32> {
        if is_no_part(part) {
            return None;
        }
        let short = if letters < SHORTEST_PART { cost::SHORT } else { 0 };
        if self.words.contains(part) {
            return Some(cost::KNOWN + short);
        }
        if short > 0 {
            return None;
        }
        let without_e = || after.starts_with('s') && self.words.contains(&format!("{part}e"));
        let inflected =
            || (after.is_empty() || part.ends_with('e')) && self.stems.contains(stem(part).as_ref());
        (inflected() || without_e()).then_some(cost::BY_STEM)
    }
}

/// Takes the step if it is cheaper; of equals the one that came first, with the longest last part, stays.
fn offer(best: &mut Option<Step>, step: Step) {
    if best.is_none_or(|known| step.cost < known.cost) {
        *best = Some(step);
    }
}

fn is_no_part(word: &str) -> bool {
    NO_PARTS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn splitter() -> Splitter {
        let known = [
            "budget",
            "aftale",
            "proces",
            "skole",
            "uddannelse",
            "udbyder",
            "arbejde",
            "marked",
            "gruppe",
            "børn",
            "have",
            "leder",
            "dag",
            "udvikling",
            "uge",
            "kommune",
            "direktør",
            "sygdom",
            "fravær",
            "begreb",
            "forskel",
            "trafik",
            "plan",
            "havn",
            "mål",
            "skov",
            "sko",
            "arbejdsmarked",
            "by",
            "fælles",
            "aktivitet",
            "politik",
        ];
        Splitter::learn(known.into_iter().map(|word| (word.to_owned(), 5)))
    }

    #[test]
    fn a_compound_is_split_with_and_without_joiners() {
        for (word, parts) in [
            ("budgetaftale", &["budget", "aftale"][..]),
            ("uddannelsesudbyder", &["uddannelse", "udbyder"]),
            ("budgetaftaleproces", &["budget", "aftale", "proces"]),
            ("børnehave", &["børn", "have"]),
            ("kommunedirektør", &["kommune", "direktør"]),
            ("trafikplan", &["trafik", "plan"]),
            ("arbejdsgruppe", &["arbejd", "gruppe"]),
            ("arbejdsmarkedspolitik", &["arbejd", "marked", "politik"]),
            ("udviklingsuge", &["udvikling", "uge"]),
        ] {
            assert_eq!(splitter().split(word), parts, "{word}");
        }
    }

    #[test]
    fn the_last_part_may_be_inflected() {
        for (word, parts) in [
            ("budgetaftalerne", &["budget", "aftalerne"][..]),
            ("udviklingsdage", &["udvikling", "dage"]),
            ("skolelederens", &["skole", "lederens"]),
        ] {
            assert_eq!(splitter().split(word), parts, "{word}");
        }
    }

    #[test]
    fn inflections_and_simple_words_are_not_split() {
        for word in [
            "begreberne",
            "forskellige",
            "aktiviteterne",
            "direktørerne",
            "skolen",
            "budgetter",
            "kommunen",
            "skovsko",
            "",
            "ø",
            "budget-aftale",
            "aftaleerne",
        ] {
            assert!(
                splitter().split(word).is_empty(),
                "{word}: {:?}",
                splitter().split(word)
            );
        }
        assert!(Splitter::default().split("budgetaftale").is_empty());
    }

    #[test]
    fn a_word_seen_once_is_no_part() {
        let rare = [("budget".to_owned(), 9), ("aftale".to_owned(), 1)];
        assert!(
            Splitter::learn(rare.clone().into_iter())
                .split("budgetaftale")
                .is_empty()
        );
        assert_eq!(
            Splitter::learn_from(rare.into_iter(), 1).split("budgetaftale"),
            ["budget", "aftale"]
        );
    }

    #[test]
    fn the_forbidden_parts_are_sorted() {
        assert!(NO_PARTS.is_sorted());
    }

    proptest! {
        #[test]
        fn parts_lie_in_the_word_in_order(word in "(budget|aftale|skole|dag|s|e|æ|erne|\\PC){0,8}") {
            let splitter = splitter();
            let mut from = 0;
            for part in splitter.split(&word) {
                let at = word[from..].find(part);
                prop_assert!(at.is_some());
                from += at.unwrap_or(0) + part.len();
            }
        }
    }
}
