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

/// The end of what stands before a place, on its line and at most so many bytes: a look back costs the same
/// wherever it is.
pub fn shortly_before(text: &str, end: usize, most: usize) -> &str {
    let from = text.floor_char_boundary(end.saturating_sub(most));
    let before = text.get(from..end).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default()
}

/// At most `most` bytes around a place on its line, cut at spaces: for a reader to recognise it.
pub fn around(text: &str, start: usize, most: usize) -> &str {
    let before = shortly_before(text, start, most);
    let end = text.floor_char_boundary(start.saturating_add(most));
    let after = text
        .get(start..end)
        .and_then(|rest| rest.split('\n').next())
        .unwrap_or_default();
    let (first, last) = (start - before.len(), start + after.len());
    let begins = first == 0 || text.get(..first).is_some_and(|lines| lines.ends_with('\n'));
    let ends = text
        .get(last..)
        .is_none_or(|rest| rest.is_empty() || rest.starts_with('\n'));
    if begins && ends && before.len() + after.len() <= most {
        return text.get(first..last).unwrap_or_default().trim();
    }
    let half = before.floor_char_boundary(before.len().saturating_sub(most / 2));
    let lead = before.get(half..).unwrap_or_default();
    let lead = if half == 0 && begins {
        lead
    } else {
        lead.split_once(' ').map_or("", |(_, words)| words)
    };
    let room = after.floor_char_boundary(most - lead.len());
    let tail = after.get(..room).unwrap_or_default();
    let tail = if room == after.len() && ends {
        tail
    } else {
        tail.rsplit_once(' ').map_or(tail, |(words, _)| words)
    };
    text.get(start - lead.len()..start + tail.len())
        .unwrap_or_default()
        .trim()
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
    fn a_look_back_stays_on_its_line_and_in_its_letters() {
        let text = "først\nonsdag den 3. maj";
        assert_eq!(shortly_before(text, text.len() - 6, 40), "onsdag den ");
        assert_eq!(shortly_before("ææææ", 8, 3), "ææ");
        assert_eq!(shortly_before("", 0, 3), "");
    }

    #[test]
    fn a_long_line_is_cut_at_spaces_around_the_place() {
        let text = "Første linje\nDer er bred opbakning til planen for den nye ordning i alle afdelinger";
        let at = text.find("planen").unwrap();
        assert_eq!(around(text, at, 30), "opbakning til planen for den");
        assert_eq!(around(text, 0, 30), "Første linje");
    }
}
