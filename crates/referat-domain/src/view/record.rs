//! What is seen of a meeting's whole record: the document as data, with its closed parts taken out.
//!
//! What print, export and the doctor are made from. A closed item keeps its number, its slot, its neutral
//! title and the part of the decision that is published; where there is no neutral title its titles are empty
//! and whoever prints puts the standard words. Knows no words for people.

use std::collections::BTreeSet;

use crate::ids::{AgendaItemId, ForumId, PersonId};
use crate::meeting_record::{ContentsLine, DecisionRecord, ItemRecord, MeetingRecord, SectionRecord};
use crate::openness::{Closure, Openness};
use crate::paper::attachment::printed_title;
use crate::paper::section::SectionKind;
use crate::reader::Audience;
use crate::rich_text::{Block, RichText};

use super::{Eyes, Neutral, Part, Subject};

/// All that is kept of a meeting as one record, and who may see which part.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRecord {
    /// The forum that meets.
    pub forum: ForumId,
    /// The record.
    pub record: MeetingRecord,
    /// One per item, in the items' order; an item without one is closed to everybody.
    pub guards: Vec<ItemGuard>,
}

/// Who may see an item and its attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemGuard {
    /// The item.
    pub id: AgendaItemId,
    /// Open or closed.
    pub openness: Openness,
    /// Who is excluded from it.
    pub excluded: Vec<PersonId>,
    /// One per attachment, in order; an attachment without one is closed to everybody.
    pub attachments: Vec<Openness>,
}

impl WholeRecord {
    /// A record that was read from a file and is in no database: items marked as closed in it are closed.
    #[must_use]
    pub fn of_file(record: MeetingRecord) -> Self {
        let guards = record.items.iter().map(|item| ItemGuard {
            id: AgendaItemId::from_bytes([0; 16]),
            openness: if item.closed {
                Openness::Closed(Closure {
                    ground: None,
                    public_title: None,
                    public_decision: None,
                })
            } else {
                Openness::Open
            },
            excluded: Vec::new(),
            attachments: vec![Openness::Open; item.attachments.len()],
        });
        Self {
            forum: ForumId::from_bytes([0; 16]),
            guards: guards.collect(),
            record,
        }
    }
}

impl Subject for WholeRecord {
    type View = MeetingRecord;

    fn look(self, eyes: &Eyes<'_>) -> MeetingRecord {
        let Self {
            forum,
            mut record,
            guards,
        } = self;
        let mut hidden = Hidden::default();
        let mut guards = guards.into_iter();
        for item in &mut record.items {
            match guards.next() {
                Some(guard) => hidden.look(item, &guard, forum, eyes),
                None => hidden.close(item, Neutral::default()),
            }
        }
        for line in &mut record.contents {
            hidden.hide_line(line);
        }
        for correction in &mut record.corrections {
            let item = correction.item.as_ref();
            if item.is_some_and(|item| hidden.closed.iter().any(|(closed, _)| closed == item)) {
                correction.text.clear();
            }
        }
        if hidden.anything {
            // What is said of no item, or of one that has something closed, may quote it.
            record.warnings.retain(|finding| {
                let item = finding.item.as_ref();
                item.is_some_and(|item| !hidden.touched.contains(item))
            });
        }
        if hidden.anything || eyes.audience(forum) < Audience::Secretariat {
            record.unrecognised.clear();
        }
        // A file's name may say what the items don't; only those who see where a meeting was read from see it.
        if eyes.audience(forum) < Audience::Secretariat {
            record.source.clear();
        }
        record
    }
}

/// What has been taken out so far.
#[derive(Debug, Default)]
struct Hidden {
    anything: bool,
    /// The numbers of items that are closed or have a closed attachment.
    touched: BTreeSet<String>,
    /// The numbers of closed items, with their neutral titles.
    closed: Vec<(String, String)>,
}

impl Hidden {
    fn look(&mut self, item: &mut ItemRecord, guard: &ItemGuard, forum: ForumId, eyes: &Eyes<'_>) {
        match eyes.part(forum, &guard.openness, &guard.excluded, |_| ()) {
            Part::Open(()) => {
                item.closed = guard.openness.is_closed();
                let titles = item.attachments.iter().zip(0usize..).map(|(title, place)| {
                    let openness = guard.attachments.get(place);
                    let seen = openness
                        .map(|openness| eyes.part(forum, openness, &guard.excluded, |_| title.clone()));
                    match seen {
                        Some(Part::Open(title)) => Ok(title),
                        Some(Part::Neutral(neutral)) => Err(neutral.title.unwrap_or_default()),
                        None => Err(String::new()),
                    }
                });
                let titles: Vec<Result<String, String>> = titles.collect();
                if titles.iter().any(Result::is_err) {
                    self.anything = true;
                    self.touched.insert(item.number.clone());
                    let titles = titles
                        .into_iter()
                        .map(|title| title.unwrap_or_else(|neutral| neutral));
                    close_attachments(item, titles.collect());
                }
            }
            Part::Neutral(neutral) => self.close(item, neutral),
        }
    }

    /// Leaves of an item what may be said of it.
    fn close(&mut self, item: &mut ItemRecord, neutral: Neutral) {
        let title = neutral.title.unwrap_or_default();
        self.anything = true;
        self.touched.insert(item.number.clone());
        self.closed.push((item.number.clone(), title.clone()));
        let has_toc_title = item.toc_title.is_some();
        *item = ItemRecord {
            number: std::mem::take(&mut item.number),
            toc_title: has_toc_title.then(|| title.clone()),
            toc_page: item.toc_page,
            subject: title.clone(),
            title,
            route: Vec::new(),
            suffixes: Vec::new(),
            journal_number: None,
            journal_number_as_printed: None,
            slot: item.slot,
            presenters: Vec::new(),
            guests: Vec::new(),
            closed: true,
            closure_ground: None,
            late: None,
            sections: neutral
                .decision
                .iter()
                .map(|text| public_decision(text))
                .collect(),
            recommenders: Vec::new(),
            clauses: Vec::new(),
            decision: neutral.decision.map(|text| DecisionRecord {
                text,
                outcomes: Vec::new(),
                remarks: Vec::new(),
                statements: Vec::new(),
                votes: Vec::new(),
                absent: Vec::new(),
                dissents: Vec::new(),
                tally: None,
                disqualified: Vec::new(),
                recorded: Vec::new(),
            }),
            history: Vec::new(),
            approves_minutes_of: None,
            attachments: Vec::new(),
            shown_at_meeting: Vec::new(),
            unrecognised: Vec::new(),
            span: [0, 0],
        };
    }

    /// A line of the contents list says no more than its item. Two items may share a number, and a line of no
    /// item may be a closed one's.
    fn hide_line(&self, line: &mut ContentsLine) {
        let title = match &line.item {
            Some(number) => self.closed.iter().find(|(closed, _)| closed == number),
            None if self.closed.is_empty() => None,
            None => Some(&NO_ITEM),
        };
        if let Some((_, title)) = title {
            line.title.clone_from(title);
            line.as_printed = None;
        }
    }
}

static NO_ITEM: (String, String) = (String::new(), String::new());

fn public_decision(text: &str) -> SectionRecord {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    SectionRecord {
        kind: SectionKind::Decision,
        heading: None,
        span: [0, 0],
        text: RichText {
            blocks: lines.map(Block::paragraph).collect(),
        },
        as_printed: None,
    }
}

/// Puts these titles for the attachments', in the list and in the sections that print it.
fn close_attachments(item: &mut ItemRecord, titles: Vec<String>) {
    let block = |(title, number): (&String, u32)| {
        let is_shown = item.shown_at_meeting.contains(&number);
        match printed_title(title, is_shown).as_str() {
            "" => Block::Paragraph(Vec::new()),
            line => Block::paragraph(line),
        }
    };
    let blocks: Vec<Block> = titles.iter().zip(1u32..).map(block).collect();
    let mut blocks = Some(blocks);
    for section in &mut item.sections {
        if section.kind == SectionKind::Attachments {
            section.as_printed = None;
            section.text = RichText {
                blocks: blocks.take().unwrap_or_default(),
            };
        }
    }
    item.attachments = titles;
    item.unrecognised.clear();
}

#[cfg(test)]
mod tests;
