//! Words of a text with their places.

/// The runs of letters and figures of a text, each with its first byte.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest_from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(rest_from..)?;
        let start = rest_from + rest.find(char::is_alphanumeric)?;
        let word = text.get(start..)?;
        let length = word
            .find(|letter: char| !letter.is_alphanumeric())
            .unwrap_or(word.len());
        rest_from = start + length;
        Some((start, word.get(..length)?))
    })
}

/// The words in lower case.
pub fn lower_words(text: &str) -> Vec<String> {
    words(text).map(|(_, word)| word.to_lowercase()).collect()
}

/// At most `most` characters around a place, cut at spaces: for a reader to recognise it.
pub fn around(text: &str, start: usize, most: usize) -> &str {
    let line_start = text
        .get(..start)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |at| at + 1);
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let at = start - line_start;
    if line.chars().count() <= most {
        return line.trim();
    }
    let half = most / 2;
    let from = line
        .char_indices()
        .map(|(index, _)| index)
        .filter(|index| *index <= at)
        .rev()
        .nth(half)
        .unwrap_or(0);
    let from = if from == 0 {
        0
    } else {
        line.get(from..at)
            .and_then(|part| part.find(' '))
            .map_or(at, |space| from + space + 1)
    };
    let tail = line.get(from..).unwrap_or_default();
    let to = tail
        .char_indices()
        .nth(most)
        .map_or(tail.len(), |(index, _)| index);
    let cut = tail.get(..to).unwrap_or_default();
    let to = if to == tail.len() {
        to
    } else {
        cut.rfind(' ').unwrap_or(to)
    };
    tail.get(..to).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_places() {
        let found: Vec<_> = words("Ad 1: ØS' møde").collect();
        assert_eq!(found, [(0, "Ad"), (3, "1"), (6, "ØS"), (11, "møde")]);
        assert_eq!(words("…").count(), 0);
    }

    #[test]
    fn a_long_line_is_cut_at_spaces_around_the_place() {
        let text = "Første linje\nDer er bred opbakning til planen for den nye ordning i alle afdelinger";
        let at = text.find("planen").unwrap();
        assert_eq!(around(text, at, 30), "opbakning til planen for den");
        assert_eq!(around(text, 0, 30), "Første linje");
    }
}
