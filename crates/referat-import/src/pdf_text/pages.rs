//! The lines of a text whose pages are divided by form feeds.

/// A line with text on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageLine<'t> {
    /// Its page, from 0.
    pub page: usize,
    /// How many columns of white space stand before it.
    pub indent: usize,
    /// Its text without white space around it.
    pub text: &'t str,
    /// How many blank lines stand above it.
    pub gap: usize,
    /// Whether it is the first of its page.
    pub is_top: bool,
}

/// The lines with text, page by page.
pub fn pages(text: &str) -> Vec<Vec<PageLine<'_>>> {
    text.split('\u{c}')
        .enumerate()
        .map(|(page, text)| lines_of(page, text))
        .collect()
}

fn lines_of(page: usize, text: &str) -> Vec<PageLine<'_>> {
    let mut out: Vec<PageLine<'_>> = Vec::new();
    let mut gap = 0;
    for line in text.split('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            gap += 1;
            continue;
        }
        out.push(PageLine {
            page,
            indent: line.chars().take_while(|c| c.is_whitespace()).count(),
            text: trimmed,
            gap,
            is_top: out.is_empty(),
        });
        gap = 0;
    }
    out
}
