//! A clause as words, with quotations and brackets as one word each.

use crate::words::words;

/// A word of a clause, or a quotation or bracket that is left whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// In lower case.
    pub(super) lower: String,
    /// First byte in the clause.
    pub(super) start: usize,
    /// The byte after it.
    pub(super) end: usize,
    /// A comma, colon, semicolon or dash stands before it.
    pub(super) is_after_comma: bool,
    /// A quotation or bracket.
    pub(super) is_opaque: bool,
    /// A hyphen follows: "bruger- og pårørende".
    pub(super) is_hyphenated: bool,
}

/// The tokens of a clause in order.
pub(super) fn tokens(clause: &str) -> Vec<Token<'_>> {
    let masks = masks(clause);
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut add = |start: usize, end: usize, is_opaque: bool| {
        let before = tokens.last().map_or(0, |last| last.end);
        let gap = clause.get(before..start).unwrap_or("");
        let Some(text) = clause.get(start..end) else {
            return;
        };
        // "bl.a." and "f.eks." are one word.
        if let Some(last) = tokens.last_mut()
            && gap == "."
            && !is_opaque
            && !last.is_opaque
            && last.text.len() < 4
            && [last.text, text]
                .iter()
                .all(|it| it.chars().all(char::is_alphabetic))
        {
            last.text = clause.get(last.start..end).unwrap_or(text);
            last.lower = last.text.to_lowercase();
            last.end = end;
            return;
        }
        tokens.push(Token {
            text,
            lower: text.to_lowercase(),
            start,
            end,
            is_after_comma: gap.contains([',', ';', ':', '–', '—', '\n']) || gap.contains(" - "),
            is_opaque,
            is_hyphenated: clause.get(end..).is_some_and(|rest| rest.starts_with(['-', '/'])),
        });
    };
    let mut masks = masks.into_iter().peekable();
    for word in words(clause) {
        while let Some(&(start, end)) = masks.peek() {
            if start > word.start {
                break;
            }
            // The word stands in the quotation; the quotation itself is one token.
            if word.start < end {
                break;
            }
            add(start, end, true);
            masks.next();
        }
        let inside = masks
            .peek()
            .is_some_and(|&(start, end)| start <= word.start && word.start < end);
        if !inside {
            add(word.start, word.end, false);
        }
    }
    for (start, end) in masks {
        add(start, end, true);
    }
    tokens
}

/// Quotations and brackets, outermost only. A mark without its fellow hides nothing.
fn masks(clause: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = clause
        .get(from..)
        .and_then(|rest| rest.char_indices().find(|(_, c)| closer_of(*c).is_some()))
        .map(|(at, open)| (from + at, open))
    {
        let after = at + open.len_utf8();
        let closers = closer_of(open).unwrap_or_default();
        let close = clause
            .get(after..)
            .and_then(|rest| rest.char_indices().find(|(_, c)| closers.contains(*c)));
        from = match close {
            Some((length, close)) => {
                let end = after + length + close.len_utf8();
                found.push((at, end));
                end
            }
            None => after,
        };
    }
    found
}

fn closer_of(open: char) -> Option<&'static str> {
    match open {
        '"' => Some("\""),
        '“' | '”' | '„' => Some("”“\""),
        '»' => Some("«"),
        '«' => Some("»"),
        '(' => Some(")"),
        '[' => Some("]"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_and_brackets_are_one_word_each() {
        let found = tokens("planen \"Mere by - nu\" (bilag 2), der er her, og bruger- og \"pårørende");
        let texts: Vec<&str> = found.iter().map(|it| it.text).collect();
        assert_eq!(
            texts,
            [
                "planen",
                "\"Mere by - nu\"",
                "(bilag 2)",
                "der",
                "er",
                "her",
                "og",
                "bruger",
                "og",
                "pårørende"
            ]
        );
        let commas: Vec<&str> = found
            .iter()
            .filter(|it| it.is_after_comma)
            .map(|it| it.text)
            .collect();
        assert_eq!(commas, ["der", "og"]);
    }
}
