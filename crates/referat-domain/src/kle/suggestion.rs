//! Which subject of the KLE register a text is about: suggested from its words, with the words that point there.
//!
//! A register names its subjects in a few words and in keywords with weights; Danish puts several words together into
//! one ("skolestruktur"). So a word of the text points to a word of the register where they are forms of one word, and
//! less strongly where one is the beginning or the end of the other. What few subjects are about says more than what many
//! are. A municipality's own cases tell how it has numbered the like before, which says more than any keyword.
//!
//! A suggestion is for a person to take or leave; nothing is numbered by it.

use std::collections::{BTreeMap, BTreeSet};

use super::{KleLevel, KleSubject};
use crate::case::journal_number::KleNumber;
use crate::likeness::{likeness, same_word, telling_words};

/// How much a word of a title says beside one of the text below it.
const TITLE: f64 = 3.0;
/// How much a word of a subject's own title says, in the weights of keywords.
const OWN_TITLE: f64 = 12.0;
/// How much of its weight a word keeps that is another form of the register's.
const OTHER_FORM: f64 = 0.8;
/// How much of its weight a word keeps that is put together with the register's, or the other way round.
const COMPOUND: f64 = 0.35;
/// The shortest word that is looked for in one that is put together.
const SHORTEST_PART: usize = 4;
/// How alike titles have to be before the one's number says something about the other.
const ALIKE: f64 = 0.55;
/// How much a word of the text says where the title is, too.
const TEXT: f64 = 0.25;
/// More words of a text than this aren't looked at: what a paper is about is said at its beginning.
const MOST_WORDS: usize = 120;
/// A word that stands at more of the subjects than one in so many says nothing of any.
const COMMON: usize = 40;

/// How a matter was numbered before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precedent<'p> {
    /// What it was called.
    pub title: &'p str,
    /// Its subject.
    pub number: KleNumber,
}

/// A subject that a text may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct KleSuggestion {
    /// Its number.
    pub number: KleNumber,
    /// Its title in the register; empty where only the municipality's own cases have the number.
    pub title: String,
    /// The words of the text that point to it, those that say the most first; at most five.
    pub words: Vec<String>,
    /// The title of the own case that is most like it, where one is.
    pub precedent: Option<String>,
    /// How strongly all points to it, to compare with its neighbours: no share and no likelihood.
    pub score: f64,
}

/// A register, made ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct KleSuggester {
    /// The subjects in use: number and title.
    subjects: Vec<(KleNumber, String)>,
    /// For each word of the register, the subjects it stands at with its weight there.
    words: BTreeMap<String, Vec<(usize, f64)>>,
    /// The same words by their last letters, each written backwards.
    backwards: BTreeMap<String, String>,
}

impl KleSuggester {
    /// Makes a register ready; subjects that have expired and groups are left out.
    pub fn new(subjects: impl IntoIterator<Item = KleSubject>) -> Self {
        let mut made = Self::default();
        for subject in subjects {
            if subject.level == KleLevel::Subject && subject.expired.is_none() {
                made.add(subject);
            }
        }
        made
    }

    fn add(&mut self, subject: KleSubject) {
        let place = self.subjects.len();
        let mut weights: BTreeMap<String, f64> = BTreeMap::new();
        let mut weigh = |text: &str, weight: f64| {
            let words = telling_words(text);
            // A phrase says as much as a word: its words share its weight. What is a sentence says little of each.
            let share = weight / words.len().max(1) as f64;
            for word in words {
                let kept = weights.entry(word).or_default();
                *kept = kept.max(share);
            }
        };
        weigh(&subject.title, OWN_TITLE);
        for keyword in &subject.keywords {
            weigh(&keyword.word, f64::from(keyword.weight.min(20)));
        }
        // A subject that is told of in very many words has no more to say with each.
        let breadth = 1.0 + (1.0 + weights.len() as f64).ln() / 4.0;
        for (word, weight) in weights {
            self.backwards.insert(word.chars().rev().collect(), word.clone());
            let stands = self.words.entry(word).or_default();
            stands.push((place, weight / breadth));
        }
        self.subjects.push((subject.number, subject.title));
    }

    /// The subjects that a title and the text below it point to, the likeliest first; at most `most`.
    #[must_use]
    pub fn suggest(
        &self,
        title: &str,
        text: &str,
        precedents: &[Precedent<'_>],
        most: usize,
    ) -> Vec<KleSuggestion> {
        let mut found: BTreeMap<KleNumber, KleSuggestion> = BTreeMap::new();
        for (word, weight) in weighed(title, text) {
            for (place, says) in self.pointed_to(&word) {
                let Some((number, name)) = self.subjects.get(place) else {
                    continue;
                };
                let suggestion = found.entry(*number).or_insert_with(|| empty(*number, name));
                suggestion.score += weight * says;
                if suggestion.words.len() < 5 {
                    suggestion.words.push(word.clone());
                }
            }
        }
        let strongest = found.values().map(|found| found.score).fold(0.0, f64::max);
        let scale = if strongest > 0.0 { strongest } else { 1.0 };
        let mut best: BTreeMap<KleNumber, (f64, &str)> = BTreeMap::new();
        for precedent in precedents {
            let alike = likeness(title, precedent.title);
            let before = best.get(&precedent.number).map_or(0.0, |(before, _)| *before);
            if alike >= ALIKE && alike > before {
                best.insert(precedent.number, (alike, precedent.title));
            }
        }
        for (number, (alike, precedent)) in best {
            let name = self.subjects.iter().find(|(other, _)| *other == number);
            let name = name.map(|(_, name)| name.as_str()).unwrap_or_default();
            let suggestion = found.entry(number).or_insert_with(|| empty(number, name));
            suggestion.score += scale * alike;
            suggestion.precedent = Some(precedent.to_owned());
        }
        let mut all: Vec<KleSuggestion> = found.into_values().collect();
        all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
        all.truncate(most);
        all
    }

    /// What a word says for each subject it points to: its best word there, by how few subjects have that.
    fn pointed_to(&self, word: &str) -> BTreeMap<usize, f64> {
        let all = self.subjects.len();
        let mut says: BTreeMap<usize, f64> = BTreeMap::new();
        for (other, nearness) in self.near(word) {
            let places = self.words.get(other).map(Vec::as_slice).unwrap_or_default();
            if places.len() > (all / COMMON).max(3) {
                continue;
            }
            let rarity = (1.0 + all as f64 / places.len().max(1) as f64).ln();
            for (place, weight) in places {
                let kept = says.entry(*place).or_default();
                *kept = kept.max(nearness * rarity * weight.sqrt());
            }
        }
        says
    }

    /// The words of the register that a word is near to, each with how near. Words are near only where they begin or end
    /// alike, so no others are looked at.
    fn near<'s>(&'s self, word: &str) -> BTreeMap<&'s str, f64> {
        let mut near: BTreeMap<&'s str, f64> = BTreeMap::new();
        if let Some((same, _)) = self.words.get_key_value(word) {
            near.insert(same, 1.0);
        }
        let beginning: String = word.chars().take(SHORTEST_PART).collect();
        if beginning.chars().count() < SHORTEST_PART {
            return near;
        }
        let mut look = |other: &'s str| {
            let nearness = nearness(word, other);
            if nearness > 0.0 {
                near.insert(other, nearness);
            }
        };
        let beginning_so = self.words.range(beginning.clone()..);
        beginning_so
            .take_while(|(other, _)| other.starts_with(&beginning))
            .for_each(|(other, _)| look(other));
        let end: String = word.chars().rev().take(SHORTEST_PART).collect();
        let ending_so = self.backwards.range(end.clone()..);
        ending_so
            .take_while(|(backwards, _)| backwards.starts_with(&end))
            .for_each(|(_, other)| look(other));
        near
    }
}

fn empty(number: KleNumber, title: &str) -> KleSuggestion {
    KleSuggestion {
        number,
        title: title.to_owned(),
        words: Vec::new(),
        precedent: None,
        score: 0.0,
    }
}

/// The words of a text with what each says, the strongest first; a word that comes again says a little more.
fn weighed(title: &str, text: &str) -> Vec<(String, f64)> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let alone = telling_words(title).is_empty();
    for word in telling_words(text).into_iter().take(MOST_WORDS) {
        let first = seen.insert(word.clone());
        *weights.entry(word).or_default() += if first { 1.0 } else { 0.25 } * if alone { 1.0 } else { TEXT };
    }
    for word in telling_words(title).into_iter().take(MOST_WORDS) {
        *weights.entry(word).or_default() += TITLE;
    }
    let mut words: Vec<(String, f64)> = weights
        .into_iter()
        .filter(|(word, _)| word.chars().count() > 1 && !word.chars().all(|c| c.is_ascii_digit()))
        .map(|(word, weight)| (word, weight.min(TITLE + 2.0)))
        .collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    words
}

/// How near a word of a text is to one of the register, from 0 to 1.
fn nearness(word: &str, other: &str) -> f64 {
    if word == other {
        return 1.0;
    }
    if same_word(word, other) {
        return OTHER_FORM;
    }
    let (short, long) = if word.len() <= other.len() {
        (word, other)
    } else {
        (other, word)
    };
    let is_part =
        short.chars().count() >= SHORTEST_PART && (long.starts_with(short) || long.ends_with(short));
    if is_part { COMPOUND } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::KleKeyword;
    use super::*;

    fn subject(number: &str, title: &str, keywords: &[(&str, u32)]) -> KleSubject {
        KleSubject {
            number: number.parse().unwrap_or(KleNumber {
                main_group: 99,
                group: 0,
                subject: 0,
            }),
            level: KleLevel::Subject,
            title: title.to_owned(),
            keywords: keywords
                .iter()
                .map(|(word, weight)| KleKeyword {
                    word: (*word).to_owned(),
                    weight: *weight,
                })
                .collect(),
            expired: None,
            successors: Vec::new(),
        }
    }

    fn register() -> KleSuggester {
        KleSuggester::new([
            subject(
                "00.30.10",
                "Budgetlægning",
                &[("budget", 10), ("Budgetproces", 5)],
            ),
            subject("05.01.02", "Vejbelysning", &[("gadelamper", 5), ("lys", 5)]),
            subject(
                "17.01.00",
                "Folkeskolen i almindelighed",
                &[("skole", 10), ("elever", 5)],
            ),
            subject(
                "17.02.00",
                "Skoledistrikter",
                &[("skole", 5), ("skolestruktur", 10)],
            ),
        ])
    }

    fn numbers(found: &[KleSuggestion]) -> Vec<String> {
        found.iter().map(|found| found.number.to_string()).collect()
    }

    #[test]
    fn a_word_that_is_put_together_points_to_its_parts_and_first_to_itself() {
        let found = register().suggest("Ny skolestruktur i Sandved", "", &[], 5);
        assert_eq!(numbers(&found), ["17.02.00", "17.01.00"]);
        assert_eq!(found[0].words, ["skolestruktur"]);
    }

    #[test]
    fn what_the_title_says_comes_before_the_text() {
        let found = register().suggest("Budgetproces 2027", "Eleverne er med.", &[], 1);
        assert_eq!(numbers(&found), ["00.30.10"]);
    }

    #[test]
    fn how_the_like_was_numbered_before_is_told() {
        let before = Precedent {
            title: "Drøftelse af budgetproces 2026",
            number: "00.01.00".parse().unwrap_or(KleNumber {
                main_group: 0,
                group: 0,
                subject: 0,
            }),
        };
        let found = register().suggest("Budgetproces 2026", "", &[before], 3);
        assert_eq!(numbers(&found), ["00.01.00", "00.30.10"]);
        assert_eq!(
            found[0].precedent.as_deref(),
            Some("Drøftelse af budgetproces 2026")
        );
        assert_eq!(found[0].title, "");
    }

    #[test]
    fn nothing_is_suggested_from_nothing() {
        assert!(register().suggest("", "", &[], 5).is_empty());
        assert!(register().suggest("og 2027", "", &[], 5).is_empty());
        assert!(KleSuggester::default().suggest("Budget", "", &[], 5).is_empty());
    }
}
