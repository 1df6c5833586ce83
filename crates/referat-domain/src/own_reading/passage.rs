//! Passages a reader marked (overstregninger): found again in a changed text by their words and what stood around them.
//!
//! A passage keeps its words and some characters before and after. In the text of today the words are looked for as they
//! are, white space apart; where they stand several times, what stands around them decides, and then where they stood.
//! Words that are no longer there are kept, and said to be gone: nothing is guessed.

/// So many characters are kept before and after.
const AROUND: usize = 40;

/// A passage as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words, white space squeezed.
    pub words: String,
    /// What stood before it.
    pub before: String,
    /// What stood after it.
    pub after: String,
    /// Where it began, in characters.
    pub at: usize,
}

/// Where a passage is in the text of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Where it stood, or with the same words around it; where it begins, in characters.
    Same(usize),
    /// Its words stand among others now.
    Moved(usize),
    /// Its words aren't there any more.
    Gone,
}

/// A passage can't be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAPassage {
    /// It has no words.
    #[error("no words")]
    Empty,
    /// It is too long.
    #[error("too long")]
    TooLong,
    /// The text doesn't say it.
    #[error("not in the text")]
    NotThere,
}

/// A text with one space for each stretch of white space, and none around it.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Passage {
    /// Marks a passage in a text of [`squeezed`] words. `before` tells which, where its words stand several times.
    ///
    /// # Errors
    /// [`NotAPassage`].
    pub fn marked(text: &str, words: &str, before: &str) -> Result<Self, NotAPassage> {
        let words = squeezed(words);
        if words.is_empty() {
            return Err(NotAPassage::Empty);
        }
        if words.chars().count() > super::LONGEST_PASSAGE {
            return Err(NotAPassage::TooLong);
        }
        let before = squeezed(before);
        let places = places(text, &words);
        let alike = |place: &usize| {
            let (left, _) = around(text, *place, &words);
            same_end(left.trim_end(), &before)
        };
        // Of those that stand alike, the first.
        let place = places
            .iter()
            .copied()
            .rev()
            .max_by_key(alike)
            .ok_or(NotAPassage::NotThere)?;
        let (left, right) = around(text, place, &words);
        Ok(Self {
            before: left
                .chars()
                .rev()
                .take(AROUND)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect(),
            after: right.chars().take(AROUND).collect(),
            at: text.get(..place).unwrap_or_default().chars().count(),
            words,
        })
    }

    /// Where it is in a text of [`squeezed`] words.
    #[must_use]
    pub fn find(&self, text: &str) -> Found {
        let alike = |place: usize| {
            let (left, right) = around(text, place, &self.words);
            (same_end(left, &self.before), same_start(right, &self.after))
        };
        let chars = |place: usize| text.get(..place).unwrap_or_default().chars().count();
        let best = places(text, &self.words).into_iter().max_by_key(|place| {
            let (left, right) = alike(*place);
            let distance = chars(*place).abs_diff(self.at);
            (left + right, std::cmp::Reverse(distance))
        });
        let Some(place) = best else {
            return Found::Gone;
        };
        let (left, right) = alike(place);
        // One side is enough: what was written beside it doesn't move it.
        let stands = (!self.before.is_empty() && left == self.before.chars().count())
            || (!self.after.is_empty() && right == self.after.chars().count())
            || (self.before.is_empty() && place == 0)
            || (self.after.is_empty() && place + self.words.len() == text.len());
        match stands {
            true => Found::Same(chars(place)),
            false => Found::Moved(chars(place)),
        }
    }
}

/// Where words stand in a text, in bytes; those that overlap included.
fn places(text: &str, words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(words)) {
        let place = from + found;
        places.push(place);
        let next = text.get(place..).and_then(|rest| rest.chars().next());
        from = place + next.map_or(1, char::len_utf8);
    }
    places
}

/// What stands before and after words at a place.
fn around<'t>(text: &'t str, place: usize, words: &str) -> (&'t str, &'t str) {
    let left = text.get(..place).unwrap_or_default();
    let right = text.get(place + words.len()..).unwrap_or_default();
    (left, right)
}

/// How many characters two texts end alike.
fn same_end(one: &str, other: &str) -> usize {
    let pairs = one.chars().rev().zip(other.chars().rev());
    pairs.take_while(|(one, other)| one == other).count()
}

/// How many characters two texts begin alike.
fn same_start(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "Anledning Havnen skal uddybes. Havnen er lav. Sagsfremstilling Prisen er 4 mio. kr.";

    #[test]
    fn a_passage_is_found_where_it_was_marked() {
        let passage = Passage::marked(TEXT, "Prisen\n er 4 mio.", "").unwrap();
        assert_eq!(passage.words, "Prisen er 4 mio.");
        assert_eq!(passage.find(TEXT), Found::Same(passage.at));
    }

    #[test]
    fn what_stands_before_tells_which_of_several_was_meant() {
        let first = Passage::marked(TEXT, "Havnen", "Anledning ").unwrap();
        let second = Passage::marked(TEXT, "Havnen", "uddybes.").unwrap();
        assert_eq!((first.at, second.at), (10, 31));
        let longer = format!("Nyt afsnit om Havnen. {TEXT}");
        assert_eq!(second.find(&longer), Found::Same(31 + 22));
    }

    #[test]
    fn a_passage_among_other_words_has_moved_and_one_that_is_rewritten_is_gone() {
        let passage = Passage::marked(TEXT, "Prisen er 4 mio. kr.", "").unwrap();
        let moved = "Prisen er 4 mio. kr., og det er dyrt.";
        assert_eq!(passage.find(moved), Found::Moved(0));
        assert_eq!(passage.find("Prisen er 5 mio. kr."), Found::Gone);
        assert_eq!(passage.find(""), Found::Gone);
    }

    #[test]
    fn only_what_the_text_says_is_marked() {
        assert_eq!(Passage::marked(TEXT, " \n", ""), Err(NotAPassage::Empty));
        assert_eq!(
            Passage::marked(TEXT, "Prisen er 9", ""),
            Err(NotAPassage::NotThere)
        );
        let long = "a".repeat(super::super::LONGEST_PASSAGE + 1);
        assert_eq!(Passage::marked(&long, &long, ""), Err(NotAPassage::TooLong));
    }

    fn words() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[a-cæøå]{1,4}", 1..40)
    }

    proptest! {
        #[test]
        fn any_run_of_words_is_found_again_in_the_same_text(text in words(), from in 0usize..40, count in 1usize..9) {
            let from = from % text.len();
            let until = (from + count).min(text.len());
            let (whole, run) = (text.join(" "), text[from..until].join(" "));
            let before = text[..from].join(" ");
            let passage = Passage::marked(&whole, &run, &before).unwrap();
            prop_assert_eq!(passage.find(&whole), Found::Same(passage.at));
            // It is the one that was meant, or stands just like it.
            let at = before.chars().count() + usize::from(from > 0);
            prop_assert_eq!(passage.at, at);
        }

        #[test]
        fn what_is_found_is_what_was_marked_whatever_the_text_has_become(old in words(), new in words(), from in 0usize..40) {
            let run = old[from % old.len()].clone();
            let passage = Passage::marked(&old.join(" "), &run, "").unwrap();
            let now = new.join(" ");
            match passage.find(&now) {
                Found::Gone => prop_assert!(!now.contains(&run)),
                Found::Same(at) | Found::Moved(at) => {
                    let there: String = now.chars().skip(at).take(run.chars().count()).collect();
                    prop_assert_eq!(there, run);
                }
            }
        }

        #[test]
        fn text_that_comes_before_or_after_moves_no_passage(text in words(), more in words(), from in 0usize..40) {
            let (whole, run) = (text.join(" "), text[from % text.len()].clone());
            let before = text[..from % text.len()].join(" ");
            let passage = Passage::marked(&whole, &run, &before).unwrap();
            let longer = format!("{whole} X {}", more.join(" "));
            prop_assert!(matches!(passage.find(&longer), Found::Same(_)), "{longer}");
        }
    }
}
