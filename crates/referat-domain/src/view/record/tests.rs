//! Every text of a record's closed parts says HEMMELIG, and none of them reaches who may not see it.

use super::super::{show, show_public};
use super::*;
use crate::clock_time::ClockTime;
use crate::finding::{Finding, FindingCode};
use crate::meeting::DocumentKind;
use crate::meeting::agenda_item::{ApprovesMinutesOf, Slot};
use crate::meeting::decision::{ClauseOutcome, DissentingOpinion, NamedRemark, Outcome, Vote, VoteChoice};
use crate::meeting::voting::Tally;
use crate::meeting_record::SCHEMA;
use crate::openness::Closure;
use crate::paper::consultation::HistoryEntry;
use crate::reader::Reader;

const SECRET: &str = "HEMMELIG";

fn forum() -> ForumId {
    ForumId::from_bytes([1; 16])
}

fn closed(title: Option<&str>, decision: Option<&str>) -> Openness {
    Openness::Closed(Closure {
        ground: Some(format!("{SECRET} grund")),
        public_title: title.map(str::to_owned),
        public_decision: decision.map(str::to_owned),
    })
}

fn at(time: &str) -> ClockTime {
    time.parse().unwrap()
}

/// An item whose every text is these words.
fn item(number: &str, words: &str) -> ItemRecord {
    let say = || words.to_owned();
    let section = |kind| SectionRecord {
        kind,
        heading: Some(say()),
        span: [7, 9],
        text: RichText::paragraph(words),
        as_printed: Some(say()),
    };
    ItemRecord {
        number: number.to_owned(),
        title: say(),
        toc_title: Some(say()),
        toc_page: Some(3),
        subject: say(),
        route: vec![say()],
        suffixes: vec![say()],
        journal_number: "00.30.00-P00-5-21".parse().ok(),
        journal_number_as_printed: Some(say()),
        slot: Some(Slot {
            start: at("13:15"),
            end: Some(at("13:35")),
        }),
        presenters: vec![say()],
        guests: vec![say()],
        closed: false,
        closure_ground: None,
        late: None,
        shown_at_meeting: Vec::new(),
        sections: vec![
            section(SectionKind::Statement),
            section(SectionKind::Recommendation),
            section(SectionKind::Decision),
            section(SectionKind::Attachments),
        ],
        recommenders: vec![say()],
        clauses: vec![say()],
        decision: Some(DecisionRecord {
            text: say(),
            outcomes: vec![ClauseOutcome {
                clause: 1,
                outcome: Some(Outcome::Approved),
                addition: Some(say()),
            }],
            remarks: vec![say()],
            statements: vec![NamedRemark {
                by: say(),
                text: say(),
            }],
            votes: vec![Vote {
                by: say(),
                choice: VoteChoice::For,
            }],
            absent: vec![say()],
            dissents: vec![DissentingOpinion {
                by: say(),
                text: say(),
            }],
            tally: Some(Tally {
                in_favour: 1,
                against: 0,
                abstained: 0,
            }),
            disqualified: vec![say()],
            recorded: vec![NamedRemark {
                by: say(),
                text: say(),
            }],
        }),
        history: vec![HistoryEntry {
            forum: say(),
            date: None,
            text: say(),
        }],
        approves_minutes_of: Some(ApprovesMinutesOf::Previous),
        attachments: vec![say()],
        unrecognised: vec![say()],
        span: [5, 20],
    }
}

fn line(title: &str, item: Option<&str>) -> ContentsLine {
    ContentsLine {
        title: title.to_owned(),
        page: Some(3),
        item: item.map(str::to_owned),
        as_printed: Some(title.to_owned()),
    }
}

/// Item 1 is open, item 2 is as `openness` says and full of secrets.
fn whole(openness: Openness, attachment: Openness) -> WholeRecord {
    let mut open = item("1", "Åbent");
    open.attachments = vec![format!("{SECRET} bilag"), "Kort".into()];
    if let Some(section) = open.sections.last_mut() {
        section.text = RichText {
            blocks: vec![
                Block::paragraph(format!("{SECRET} bilag")),
                Block::paragraph("Kort"),
            ],
        };
        section.as_printed = Some(format!("{SECRET} bilag\nKort"));
    }
    open.unrecognised.clear();
    if attachment == Openness::Open {
        open.attachments.remove(0);
        open.sections.pop();
    }
    let warn = |item| Finding::new(FindingCode::LinkDead, Some(8), item, format!("{SECRET} fund"));
    WholeRecord {
        forum: forum(),
        record: MeetingRecord {
            schema: SCHEMA,
            source: "chefforum.txt".into(),
            layout: "albertslund-chefforum".into(),
            kind: DocumentKind::Minutes,
            meeting_kind: crate::meeting::MeetingKind::Ordinary,
            forum: Some("Chefforum".into()),
            date: None,
            start: None,
            end: None,
            place: None,
            participants: Vec::new(),
            preamble: None,
            items: vec![open, item("2", SECRET)],
            corrections: Vec::new(),
            unrecognised: vec![SECRET.into()],
            warnings: vec![
                Finding::new(FindingCode::SectionEmpty, Some(8), Some("3"), "Bilag"),
                warn(Some("2")),
                warn(None),
            ],
            coverage: 1.0,
            contents: vec![
                line("Åbent", Some("1")),
                line(SECRET, Some("2")),
                line(SECRET, None),
            ],
            head_as_printed: None,
            preamble_as_printed: None,
        },
        guards: vec![
            ItemGuard {
                id: AgendaItemId::from_bytes([2; 16]),
                openness: Openness::Open,
                excluded: Vec::new(),
                attachments: match attachment {
                    Openness::Open => vec![Openness::Open],
                    closed @ Openness::Closed(_) => vec![closed, Openness::Open],
                },
            },
            ItemGuard {
                id: AgendaItemId::from_bytes([3; 16]),
                openness,
                excluded: vec![PersonId::from_bytes([9; 16])],
                attachments: vec![Openness::Open],
            },
        ],
    }
}

fn json(record: &MeetingRecord) -> String {
    serde_json::to_string(record).unwrap()
}

#[test]
fn nothing_of_a_closed_item_is_in_the_publics_record_but_what_may_be_said_of_it() {
    let whole = whole(
        closed(Some("Personalesag"), Some("Godkendt.")),
        closed(Some("Notat"), None),
    );
    let seen = show_public(whole);
    let text = json(&seen);
    assert!(!text.contains(SECRET), "{text}");
    let item = seen.items.get(1).unwrap();
    assert_eq!(
        (item.title.as_str(), item.subject.as_str()),
        ("Personalesag", "Personalesag")
    );
    assert!(item.closed && item.slot.is_some() && item.span == [0, 0]);
    assert_eq!(item.decision.as_ref().unwrap().text, "Godkendt.");
    assert_eq!(item.sections.len(), 1);
    assert_eq!(item.journal_number, None);
    assert_eq!(seen.items.first().unwrap().attachments, ["Notat", "Kort"]);
    assert_eq!(seen.contents.get(1).unwrap().title, "Personalesag");
    assert_eq!(seen.warnings.len(), 1, "{:?}", seen.warnings);
}

#[test]
fn where_nothing_may_be_said_there_is_nothing() {
    let seen = show_public(whole(closed(None, None), closed(None, None)));
    let item = seen.items.get(1).unwrap();
    assert_eq!((item.title.as_str(), item.toc_title.as_deref()), ("", Some("")));
    assert!(item.sections.is_empty() && item.decision.is_none());
    assert_eq!(seen.items.first().unwrap().attachments, ["", "Kort"]);
    assert!(!json(&seen).contains(SECRET));
}

#[test]
fn a_member_sees_everything_that_was_read_and_an_excluded_member_does_not() {
    let all = whole(closed(None, None), closed(None, None));
    let member = Reader::staff(PersonId::from_bytes([8; 16])).member_of(forum());
    let seen = show(all.clone(), &member);
    assert_eq!(seen.items.get(1).unwrap().title, SECRET);
    assert_eq!(seen.warnings, all.record.warnings);
    assert!(seen.unrecognised.is_empty(), "that is for the secretariat");
    let excluded = Reader::staff(PersonId::from_bytes([9; 16])).secretary_of(forum());
    let text = json(&show(all, &excluded));
    assert!(
        text.contains(&format!("{SECRET} bilag")),
        "item 1 is theirs to see"
    );
    assert!(!text.contains(&format!("\"{SECRET}\"")), "{text}");
}

#[test]
fn an_open_record_is_whole_to_the_secretariat() {
    let all = whole(Openness::Open, Openness::Open);
    let seen = show(all.clone(), &Reader::local_operator());
    assert_eq!(*seen, all.record);
    assert_eq!(json(&seen), json(&all.record));
}

#[test]
fn an_item_that_nobody_guards_is_closed() {
    let mut all = whole(Openness::Open, Openness::Open);
    all.guards.clear();
    let text = json(&show(all, &Reader::local_operator()));
    assert!(!text.contains(SECRET) && !text.contains("Åbent\""), "{text}");
}
