//! Rust source, taken apart just far enough: what is code, what is a comment, what is text in quotes.
//!
//! Not a parser: the compiler and clippy see to grammar. The checks only need to know that a word in a comment
//! is no call and that a word in quotes is no identifier.

use std::ops::Range;

/// What a piece of source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Everything that is neither of the others.
    Code,
    /// A comment of any form, with its marks.
    Comment,
    /// What stands between the quotes of a string or character literal, escapes as written.
    Quoted,
}

/// A run of source of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The source itself.
    pub text: &'a str,
}

impl Piece<'_> {
    /// Where it begins in the source it was taken from, in bytes.
    #[must_use]
    pub fn offset_in(&self, source: &str) -> usize {
        (self.text.as_ptr() as usize).saturating_sub(source.as_ptr() as usize)
    }
}

/// Takes a source apart; quotes and raw-string marks are left out, everything else is in exactly one piece.
#[must_use]
pub fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut line = 1;
    let mut code_from = 0;
    let mut at = 0;
    let mut add = |kind: Kind, text: &'_ str, from: usize, until: usize| {
        if from < until {
            pieces.push((kind, from, until));
            debug_assert!(text.is_char_boundary(from) && text.is_char_boundary(until));
        }
    };
    while at < source.len() {
        let rest = &source[at..];
        if rest.starts_with("//") {
            let until = at + rest.find('\n').unwrap_or(rest.len());
            add(Kind::Code, source, code_from, at);
            add(Kind::Comment, source, at, until);
            (at, code_from) = (until, until);
        } else if rest.starts_with("/*") {
            let until = at + block_comment_length(rest);
            add(Kind::Code, source, code_from, at);
            add(Kind::Comment, source, at, until);
            (at, code_from) = (until, until);
        } else if let Some((open, inner, close)) = literal(rest, source[..at].chars().next_back()) {
            add(Kind::Code, source, code_from, at);
            add(Kind::Quoted, source, at + open, at + open + inner);
            at += open + inner + close;
            code_from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    add(Kind::Code, source, code_from, source.len());

    let mut counted = 0;
    let mut told = Vec::with_capacity(pieces.len());
    for (kind, from, until) in pieces {
        line += source[counted..from].matches('\n').count();
        counted = from;
        told.push(Piece {
            kind,
            line,
            text: &source[from..until],
        });
    }
    told
}

/// The source with comments and quoted text blanked, so that lines and columns stay where they are.
#[must_use]
pub fn code_only(source: &str) -> String {
    let mut code: Vec<u8> = source
        .bytes()
        .map(|byte| if byte == b'\n' { b'\n' } else { b' ' })
        .collect();
    for piece in pieces(source).iter().filter(|piece| piece.kind == Kind::Code) {
        let from = piece.offset_in(source);
        code[from..from + piece.text.len()].copy_from_slice(piece.text.as_bytes());
    }
    String::from_utf8_lossy(&code).into_owned()
}

/// The source without its `#[cfg(test)]` modules: those are blanked as by [`code_only`], the rest is untouched.
#[must_use]
pub fn without_tests(source: &str) -> String {
    let code = code_only(source);
    let mut kept = source.as_bytes().to_vec();
    let mut at = 0;
    while let Some(found) = code[at..].find("#[cfg(test)]") {
        let begin = at + found;
        let end = code[begin..]
            .find('{')
            .map_or(code.len(), |open| block_end(&code, begin + open));
        let semicolon = code[begin..end].find(';').map(|it| begin + it + 1);
        // `#[cfg(test)] mod tests;` or a `use`: only that line.
        let end = semicolon
            .filter(|it| *it < code[begin..].find('{').map_or(usize::MAX, |open| begin + open))
            .unwrap_or(end);
        for byte in &mut kept[begin..end] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at = end;
    }
    String::from_utf8_lossy(&kept).into_owned()
}

/// The stretches of a source that lie inside the brackets of calls of a function.
#[must_use]
pub fn calls(source: &str, function: &str) -> Vec<Range<usize>> {
    let code = code_only(source);
    let opening = format!("{function}(");
    let mut calls = Vec::new();
    let mut at = 0;
    while let Some(found) = code[at..].find(&opening) {
        let begin = at + found + opening.len();
        let mut depth = 1_usize;
        let end = code[begin..].char_indices().find_map(|(offset, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(begin + offset)
        });
        let end = end.unwrap_or(code.len());
        calls.push(begin..end);
        at = end;
    }
    calls
}

/// Where the block ends that opens at `open`, in source that is code only.
fn block_end(code: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return offset + 1;
        }
    }
    code.len()
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = rest.as_bytes();
    while at < bytes.len() {
        if rest.as_bytes()[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.as_bytes()[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    rest.len()
}

/// Length of the opening marks, the inside and the closing marks, when a literal in quotes begins here.
fn literal(rest: &str, before: Option<char>) -> Option<(usize, usize, usize)> {
    let in_word = before.is_some_and(|it| it.is_alphanumeric() || it == '_');
    if rest.starts_with('"') {
        return Some(plain_literal(rest, 1));
    }
    if rest.starts_with('\'') {
        return character_literal(rest, 1);
    }
    if in_word {
        return None;
    }
    for prefix in ["b", "c", "r", "br", "cr"] {
        let Some(after) = rest.strip_prefix(prefix) else {
            continue;
        };
        if prefix.ends_with('r') {
            let hashes = after.len() - after.trim_start_matches('#').len();
            if after[hashes..].starts_with('"') {
                let open = prefix.len() + hashes + 1;
                let close = format!("\"{}", "#".repeat(hashes));
                let inner = rest[open..].find(&close).unwrap_or(rest.len() - open);
                let close = close.len().min(rest.len() - open - inner);
                return Some((open, inner, close));
            }
        } else if after.starts_with('"') {
            return Some(plain_literal(rest, prefix.len() + 1));
        } else if prefix == "b" && after.starts_with('\'') {
            return character_literal(rest, 2);
        }
    }
    None
}

fn plain_literal(rest: &str, open: usize) -> (usize, usize, usize) {
    let mut escaped = false;
    for (offset, c) in rest[open..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (open, offset, 1),
            _ => {}
        }
    }
    (open, rest.len() - open, 0)
}

/// A character literal; `None` for a lifetime or a loop label.
fn character_literal(rest: &str, open: usize) -> Option<(usize, usize, usize)> {
    let inside = &rest[open..];
    let mut chars = inside.char_indices();
    let (_, first) = chars.next()?;
    if first == '\\' {
        let end = inside.char_indices().skip(2).find(|(_, c)| *c == '\'')?.0;
        return Some((open, end, 1));
    }
    let (end, second) = chars.next()?;
    (second == '\'').then_some((open, end, 1))
}

#[cfg(test)]
mod tests {
    use super::{Kind, calls, code_only, pieces, without_tests};

    fn quoted(source: &str) -> Vec<&str> {
        pieces(source)
            .into_iter()
            .filter(|it| it.kind == Kind::Quoted)
            .map(|it| it.text)
            .collect()
    }

    #[test]
    fn text_in_quotes_is_told_from_lifetimes_and_comments() {
        let source = r##"fn f<'a>(x: &'a str) { g("it's", 'x', '\'', b"b", r#"raw "x" \"#); /* "no" /* nested */ */ } // "no""##;
        assert_eq!(quoted(source), ["it's", "x", "\\'", "b", "raw \"x\" \\"]);
    }

    #[test]
    fn lines_are_counted_from_one() {
        let found = pieces("a\n\"b\nc\"\n// d\n");
        let told: Vec<(Kind, usize)> = found.iter().map(|it| (it.kind, it.line)).collect();
        assert_eq!(
            told,
            [
                (Kind::Code, 1),
                (Kind::Quoted, 2),
                (Kind::Code, 3),
                (Kind::Comment, 4),
                (Kind::Code, 4)
            ]
        );
    }

    #[test]
    fn code_only_keeps_every_line_in_its_place() {
        let code = code_only("let a = \"æ\"; // ø\nlet b = 1;");
        assert!(!code.contains(['æ', 'ø']));
        assert_eq!(code.lines().nth(1), Some("let b = 1;"));
    }

    #[test]
    fn a_call_reaches_to_its_own_closing_bracket() {
        let source = "f(a, \")\", g(b)); h(\"c\")";
        let inside: Vec<&str> = calls(source, "f").into_iter().map(|it| &source[it]).collect();
        assert_eq!(inside, ["a, \")\", g(b)"]);
    }

    #[test]
    fn test_modules_are_left_out_and_what_follows_them_is_kept() {
        let kept = without_tests("fn a() {}\n#[cfg(test)]\nmod tests {\n  fn b() { \"}\"; }\n}\nfn c() {}\n");
        assert!(kept.contains("fn a") && kept.contains("fn c") && !kept.contains("fn b"));
        let kept = without_tests("#[cfg(test)]\nmod tests;\nfn c() { d() }\n");
        assert!(kept.contains("fn c"));
    }
}
