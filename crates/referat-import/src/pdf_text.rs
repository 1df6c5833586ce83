//! What `pdftotext -layout` prints, as the text the layouts are read from: pages become one text, lines become
//! paragraphs, points and rows again.
//!
//! Knows the printed page, and of the layout only which lines stand alone. Nothing is dropped and nothing
//! invented: [`Balance`] holds what was left out (running heads, page numbers, leaders, the marks of points,
//! the front's tables) and put in (the layout's own marks), and the rest is the same characters.

pub mod balance;
mod blocks;
mod contents;
mod front;
mod furniture;
mod markers;
mod pages;
mod tables;
mod width;
mod wrap;

use balance::Balance;

/// A PDF's text as the layouts have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainText {
    /// The text.
    pub text: String,
    /// What was left out and put in.
    pub balance: Balance,
    /// The lines of the text, from 1, where something stood like a table and couldn't be read as one.
    pub broken_tables: Vec<u32>,
}

/// Makes text of what `pdftotext -layout` printed. Never fails: where it isn't sure, lines stay lines.
#[must_use]
pub fn plain_text(printed: &str) -> PlainText {
    let pages = pages::pages(printed);
    let mut balance = Balance::default();
    let lines = furniture::remove(&pages, &mut balance);
    blocks::write(lines, balance)
}
