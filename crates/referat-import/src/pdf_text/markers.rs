//! The marks of points as PDF files print them.

use crate::text_tree::list::is_ordinal;

/// The mark of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// A sign that stands for nothing but a point.
    Bullet,
    /// A dash or a letter that can stand in text too.
    Dash,
    /// A number.
    Number(u32),
}

/// A line that begins like a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun<'t> {
    /// Its mark.
    pub marker: Marker,
    /// The mark as printed.
    pub printed: &'t str,
    /// The words after it; none where the mark stands alone.
    pub words: &'t str,
    /// How many columns after the mark the words begin.
    pub offset: usize,
    /// Whether the number makes it a date, or the words could make it an ordinal.
    pub is_date: bool,
    /// Whether the words could make it an ordinal.
    pub is_ordinal: bool,
}

/// Reads the mark of a line, if it has one.
pub fn begun(text: &str) -> Option<Begun<'_>> {
    let first = text.chars().next()?;
    let (marker, length) = if is_bullet(first) {
        (Marker::Bullet, first.len_utf8())
    } else if matches!(first, '-' | '–' | '—' | '*' | '·' | 'o') {
        (Marker::Dash, first.len_utf8())
    } else {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || !matches!(text.as_bytes().get(digits), Some(b'.' | b')')) {
            return None;
        }
        (Marker::Number(text.get(..digits)?.parse().ok()?), digits + 1)
    };
    let (printed, rest) = text.split_at_checked(length)?;
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) && marker != Marker::Bullet {
        return None;
    }
    if rest.is_empty() && marker != Marker::Bullet {
        return None;
    }
    let words = rest.trim_start();
    let offset = printed.chars().count() + rest.chars().take_while(|c| c.is_whitespace()).count();
    let (is_date, is_ordinal) = match marker {
        Marker::Number(_) => is_ordinal(words),
        Marker::Bullet | Marker::Dash => (false, false),
    };
    Some(Begun {
        marker,
        printed,
        words,
        offset,
        is_date,
        is_ordinal,
    })
}

/// Bullets of Unicode, and those that the typefaces Symbol and Wingdings keep in the private area.
pub fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '∙'
            | '➢'
            | '➤'
            | '►'
            | '▸'
            | '✓'
            | '✔'
            | '❖'
            | '◆'
            | '◇'
            | '\u{f000}'..='\u{f0ff}'
    )
}
