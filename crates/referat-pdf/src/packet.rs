//! What goes into a packet, and what comes out. Knows nothing of how it is done.

use jiff::Timestamp;

/// Files to be joined, in order, and what the new file says of itself.
#[derive(Debug, Clone)]
pub struct Packet<'a> {
    /// The title of the whole.
    pub title: &'a str,
    /// Its language as a BCP 47 tag, such as `da`.
    pub language: &'a str,
    /// The program that made it.
    pub producer: &'a str,
    /// Search words, if any.
    pub keywords: &'a [&'a str],
    /// When it was made, as it will say; the same packet gives the same bytes.
    pub modified: Timestamp,
    /// The TrueType font of the stamps; only what is used of it is embedded.
    pub stamp_font: Option<&'a [u8]>,
    /// The files, in order.
    pub parts: Vec<Part<'a>>,
}

/// One file of a packet.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// What links call it: `packet:ANCHOR`. ASCII letters, digits, `.`, `_` and `-`.
    pub anchor: &'a str,
    /// Its bookmark.
    pub title: &'a str,
    /// How deep the bookmark stands; 1 is outermost.
    pub level: u8,
    /// Whether its own bookmarks are kept beneath.
    pub keep_bookmarks: bool,
    /// What is printed on each page, at the top right; `{page}` and `{pages}` are counted within the part.
    pub stamp: Option<&'a str>,
    /// That the caller knows it to meet PDF/UA-1, whatever it says of itself.
    pub meets_ua: bool,
}

/// A packet that was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The new file.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: usize,
    /// Where each part begins, in the order of the packet.
    pub first_pages: Vec<FirstPage>,
    /// The anchors of the parts that came without tags, so that a screen reader finds nothing in order there.
    pub untagged: Vec<String>,
    /// Whether the file says that it meets PDF/UA-1.
    pub claims_ua: bool,
    /// Anchors that links asked for and no part has. Those links are left out, their text is kept.
    pub unresolved: Vec<String>,
}

/// Where a part begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstPage {
    /// The part's anchor.
    pub anchor: String,
    /// Its first page within the packet, counted from 1.
    pub page: usize,
    /// How many pages it has.
    pub pages: usize,
}
