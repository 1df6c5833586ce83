//! Slugs: a title as a part of a URL, in plain letters, figures and hyphens.

use unicode_normalization::UnicodeNormalization;

/// The URL key of a text: "Børn & Unge" → "boern-unge", "Åbent møde" → "aabent-moede", "KL's råd" → "kls-raad".
///
/// æ, ø and å become ae, oe and aa; other accents fall off, apostrophes too, and whatever else stands between words is
/// one hyphen. Empty where the text has no Latin letter or figure.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfc().flat_map(char::to_lowercase) {
        let mut decomposed = [c; 1];
        let letters: &str = match c {
            'æ' | 'ä' | 'ǽ' => "ae",
            'ø' | 'ö' | 'ǿ' | 'œ' => "oe",
            'å' | 'ǻ' => "aa",
            'ß' => "ss",
            'þ' => "th",
            'đ' | 'ð' => "d",
            'ł' => "l",
            '\'' | '’' | '‘' | '´' => continue,
            _ => {
                // The plain letter of an accented one; a mark of its own leaves nothing.
                let mut plain = decomposed
                    .iter()
                    .copied()
                    .nfkd()
                    .filter(char::is_ascii_alphanumeric);
                match plain.next() {
                    Some(letter) => decomposed[0] = letter.to_ascii_lowercase(),
                    None => {
                        gap |= !unicode_normalization::char::is_combining_mark(c);
                        continue;
                    }
                }
                ""
            }
        };
        if gap && !slug.is_empty() {
            slug.push('-');
        }
        gap = false;
        if letters.is_empty() {
            slug.push(decomposed[0]);
        } else {
            slug.push_str(letters);
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn titles_become_plain_letters_and_hyphens() {
        for (text, expected) in [
            ("Børn, Unge & Ældre", "boern-unge-aeldre"),
            ("Åbent møde", "aabent-moede"),
            ("A\u{30a}bent mo\u{308}de", "aabent-moede"),
            ("KL's råd", "kls-raad"),
            ("  Budget 2031 – 2. behandling!  ", "budget-2031-2-behandling"),
            ("René Müller", "rene-muller"),
            ("§§", ""),
            ("", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    proptest! {
        #[test]
        fn a_slug_is_plain_and_its_own_slug(text in "\\PC{0,30}") {
            let key = slug(&text);
            prop_assert!(key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!key.starts_with('-') && !key.ends_with('-') && !key.contains("--"));
            prop_assert_eq!(slug(&key), key);
        }
    }
}
