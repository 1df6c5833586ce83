//! How an item's text is set.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::sync::Arc;

use referat_domain::case::thread::CaseKind;
use referat_domain::ids::{AgendaItemId, AttachmentId, CaseId, ForumId, MeetingId, PersonId, PositionId};
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};
use referat_domain::openness::{Closure, Openness};
use referat_domain::paper::attachment::AttachmentContent;
use referat_domain::paper::consultation::HistoryEntry;
use referat_domain::paper::section::{SectionKind, SectionText};
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::view::item::{
    AttachmentEntry, DecisionContent, ItemLine, ItemPlace, NamedRemarkContent, PersonMention,
    RecommenderContent, SectionContent, WholeItem,
};
use referat_domain::view::{Part, show};
use referat_web::frame::Frame;
use referat_web::pages::item_body::{SetText, set};
use referat_web::state::Shell;
use referat_wording::{Language, Wording};

fn item() -> WholeItem {
    WholeItem {
        place: ItemPlace {
            id: AgendaItemId::from_bytes([1; 16]),
            meeting: MeetingId::from_bytes([2; 16]),
            date: None,
            forum: ForumId::from_bytes([3; 16]),
            forum_name: "Chefforum".into(),
            number: "4".into(),
            openness: Openness::Open,
            excluded: vec![],
        },
        line: ItemLine {
            title: "CF - Toldbod".into(),
            subject: "Toldbod".into(),
            route: vec!["CF".into()],
            suffixes: vec![],
            journal_number: None,
            slot: None,
            presenters: vec![],
            guests: vec![],
            case: CaseId::from_bytes([4; 16]),
            case_kind: CaseKind::Subject,
            clauses: vec![],
            attachments: 0,
        },
        sections: vec![],
        recommenders: vec![],
        clauses: vec![],
        decision: None,
        disqualified: vec![],
        history: vec![],
        approves: None,
        attachments: vec![],
    }
}

fn section(kind: SectionKind, heading: Option<&str>, text: SectionText) -> SectionContent {
    SectionContent {
        kind,
        heading: heading.map(str::to_owned),
        text,
    }
}

fn framed(before: &str) -> SectionText {
    SectionText::Framed {
        before: match before {
            "" => RichText::default(),
            words => RichText::paragraph(words),
        },
        after: RichText::default(),
    }
}

fn decision(text: &str) -> DecisionContent {
    DecisionContent {
        text: RichText::paragraph(text),
        outcomes: vec![],
        remarks: vec![],
        named_remarks: vec![],
        beside: RichText::default(),
    }
}

fn named(name: &str, text: &str) -> NamedRemarkContent {
    NamedRemarkContent {
        by: PersonMention {
            person: PersonId::from_bytes([9; 16]),
            name: name.into(),
        },
        text: text.into(),
    }
}

fn set_for(item: WholeItem, reader: &Reader) -> SetText {
    let shell = Shell {
        wording: Arc::new(Wording::new(Language::Danish)),
        municipality: "Sandved Kommune".into(),
        me: None,
        is_public: false,
    };
    let frame = Frame::of_shell(&shell, "prøve");
    match &show(item, reader).content {
        Part::Open(content) => set(&frame, content, 2, "").unwrap(),
        Part::Neutral(_) => panic!("the item is open"),
    }
}

fn html(item: WholeItem) -> String {
    set_for(item, &Reader::local_operator()).html
}

#[test]
fn a_clause_stands_beside_its_outcome_and_what_the_decision_adds() {
    let mut item = item();
    item.sections = vec![section(
        SectionKind::Recommendation,
        Some("Indstilling"),
        framed("Kommunaldirektøren indstiller,"),
    )];
    item.clauses = vec!["at tolden afskaffes".into(), "at boden bevares".into()];
    let adopted = |clause, outcome, addition: Option<&str>| ClauseOutcome {
        clause,
        outcome,
        addition: addition.map(str::to_owned),
    };
    item.decision = Some(DecisionContent {
        outcomes: vec![
            adopted(1, Some(Outcome::Adopted), Some("fra 1. maj")),
            adopted(2, None, None),
            adopted(7, Some(Outcome::Postponed), None),
        ],
        ..decision("Ad 1: Tiltrådt fra 1. maj.")
    });
    let html = html(item);
    let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
    assert!(at("at tolden afskaffes") < at(">Tiltrådt<") && at(">Tiltrådt<") < at("fra 1. maj"));
    assert!(at("at boden bevares") < at("Fremgår ikke"));
    assert!(
        at("7.") < at("Punktet står ikke i indstillingen"),
        "what was decided beyond the clauses is shown"
    );
    assert!(at("Punktet står ikke i indstillingen") < at(">Udsat<"));
}

#[test]
fn an_agenda_has_clauses_without_outcomes() {
    let mut item = item();
    item.clauses = vec!["at tolden afskaffes".into()];
    item.recommenders = vec![RecommenderContent {
        position: PositionId::from_bytes([5; 16]),
        printed: "Toldforvalteren".into(),
    }];
    let html = html(item);
    assert!(
        html.contains("<li>at tolden afskaffes</li>") && !html.contains("Udfald"),
        "{html}"
    );
    assert!(html.contains(">Toldforvalteren</a>"), "{html}");
}

#[test]
fn a_heading_that_is_not_printed_is_the_standard_one_and_says_so() {
    let mut item = item();
    item.sections = vec![
        section(
            SectionKind::Statement,
            Some("Sagens kerne"),
            SectionText::Whole(RichText::paragraph("Told.")),
        ),
        section(
            SectionKind::Recommendation,
            None,
            framed("Toldforvalteren indstiller,"),
        ),
    ];
    let html = html(item);
    assert!(html.contains("<h2>Sagens kerne</h2>"), "{html}");
    assert!(
        html.contains("<h2>Indstilling <span class=\"heading-note\">"),
        "{html}"
    );
}

#[test]
fn what_stands_in_no_section_is_put_at_the_end() {
    let mut item = item();
    item.sections = vec![section(
        SectionKind::Statement,
        Some("Sagsfremstilling"),
        SectionText::Whole(RichText::paragraph("Told.")),
    )];
    item.decision = Some(decision("Godkendt."));
    item.history = vec![HistoryEntry {
        forum: "Direktørforum".into(),
        date: None,
        text: "Taget til efterretning.".into(),
    }];
    let set = set_for(item, &Reader::local_operator());
    let headings: Vec<&str> = set.outline.iter().map(|(_, heading)| heading.as_str()).collect();
    assert_eq!(headings, ["Sagsfremstilling", "Historik", "Beslutning"]);
    assert!(
        set.html
            .contains("<strong>Direktørforum</strong>: Taget til efterretning.")
    );
}

#[test]
fn a_remark_that_stands_in_the_decision_is_not_said_twice() {
    let mut item = item();
    item.sections = vec![section(SectionKind::Decision, Some("Beslutning"), framed(""))];
    item.decision = Some(DecisionContent {
        remarks: vec!["Boden males.".into(), "Porten lukkes.".into()],
        named_remarks: vec![
            named("Bo", "Boden males, og det haster."),
            named("Eva", "Porten er rusten."),
        ],
        ..decision("Drøftet. Boden males. Bo: Boden males, og det haster.")
    });
    let html = html(item);
    assert_eq!(html.matches("Boden males, og det haster").count(), 1, "{html}");
    assert_eq!(html.matches("Porten lukkes.").count(), 1, "{html}");
    assert_eq!(html.matches("Porten er rusten.").count(), 1, "{html}");
}

#[test]
fn a_closed_attachment_is_named_to_nobody_who_may_not_see_it() {
    let mut item = item();
    item.attachments = vec![AttachmentEntry {
        is_shown: false,
        id: AttachmentId::from_bytes([6; 16]),
        number: 1,
        openness: Openness::Closed(Closure {
            ground: None,
            public_title: None,
            public_decision: None,
        }),
        title: "HEMMELIG ansøgning.pdf".into(),
        content: AttachmentContent::NameOnly,
    }];
    let html = set_for(item, &Reader::public()).html;
    assert!(!html.contains("HEMMELIG"), "{html}");
    assert!(html.contains("Lukket bilag"), "{html}");
}

#[test]
fn words_of_minutes_can_be_no_markup() {
    let mut item = item();
    item.clauses = vec!["at <script>alert(1)</script> & \"co\"".into()];
    item.decision = Some(decision("<b>Godkendt</b>"));
    let html = html(item);
    assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
}
