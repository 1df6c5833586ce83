//! What is seen first: new meetings, the next ones, the forums.

use crate::Date;
use crate::forum::ForumProfile;
use crate::ids::ForumId;

use super::meeting::MeetingLine;
use super::{Eyes, Subject};
use crate::reader::Audience;

/// The front page.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontView {
    /// The municipality's name.
    pub municipality: String,
    /// The latest meetings held, newest first.
    pub latest: Vec<MeetingLine>,
    /// The meetings to come, soonest first.
    pub next: Vec<MeetingLine>,
    /// The forums in Danish order.
    pub forums: Vec<ForumLine>,
    /// How many proposals wait for a person, for the secretariat.
    pub open_proposals: u32,
}

/// What a list says of a forum.
#[derive(Debug, Clone, PartialEq)]
pub struct ForumLine {
    /// The forum.
    pub id: ForumId,
    /// Its name.
    pub name: String,
    /// Its short form in routes.
    pub abbreviation: Option<String>,
    /// Which rules it lives by.
    pub profile: ForumProfile,
    /// How many meetings are known.
    pub meetings: u32,
    /// The first and the last day it met.
    pub period: Option<(Date, Date)>,
}

/// A forum and its meetings, a page at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct ForumView {
    /// Its line.
    pub line: ForumLine,
    /// Its meetings, newest first.
    pub meetings: Vec<MeetingLine>,
    /// The short forms it knows, for the secretariat.
    pub abbreviations: Option<Vec<AbbreviationLine>>,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
}

/// A short form (forkortelse) of a forum's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbbreviationLine {
    /// The short form.
    pub short: String,
    /// What it stands for.
    pub meaning: String,
}

impl Subject for FrontView {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

impl Subject for ForumLine {
    type View = Self;

    fn look(self, _: &Eyes<'_>) -> Self {
        self
    }
}

impl Subject for ForumView {
    type View = Self;

    fn look(mut self, eyes: &Eyes<'_>) -> Self {
        if eyes.audience(self.line.id) < Audience::Secretariat {
            self.abbreviations = None;
        }
        self
    }
}
