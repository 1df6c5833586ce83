//! Items: heading, journal number and sections in any order.

use super::body::Body;
use super::calendar::Day;
use super::decision;
use super::dice::Dice;
use super::expected::{ExpectedDecision, ExpectedItem, ExpectedOutcome};
use super::prose;
use super::recommendation::{self, Recommendation};
use super::words::{FORUMS, Forum, OBJECTS};

/// What an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A case.
    Matter,
    /// Agenda and minutes are approved; the minutes of a day, if it is said.
    Approval(Option<Day>),
    /// Everybody tells what is new.
    Round,
    /// Anything else, at the end.
    AnyOther,
    /// Nothing but a heading.
    Pause,
}

/// What sections are written from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'f> {
    /// The forum.
    pub(super) forum: &'f Forum,
    /// The day.
    pub(super) day: Day,
    /// Whether decisions are printed: minutes, not an agenda.
    pub(super) decided: bool,
}

/// A section as written: its heading, its body and its kind.
struct Written {
    kind: &'static str,
    heading: Option<&'static str>,
    body: Body,
}

fn written(kind: &'static str, body: Body) -> Written {
    let heading = match kind {
        "occasion" => "Anledning",
        "statement" => "Sagsfremstilling",
        "recommendation" => "Indstilling",
        "history" => "Historik",
        "decision" => "Beslutning",
        _ => "Bilag",
    };
    Written {
        kind,
        heading: Some(heading),
        body,
    }
}

/// Writes the sections of an item under what stands in `text`, and notes them.
pub(super) fn write_sections(
    dice: &mut Dice,
    setting: Setting<'_>,
    purpose: Purpose,
    item: &mut ExpectedItem,
    text: &mut String,
) -> Vec<&'static str> {
    let sections = match purpose {
        Purpose::Matter => matter(dice, setting, item),
        Purpose::Approval(day) => approval(dice, setting, day, item),
        Purpose::Round => round(setting, item),
        Purpose::AnyOther => any_other(dice, setting, item),
        Purpose::Pause => Vec::new(),
    };
    let mut findings = Vec::new();
    let mut kinds: Vec<&'static str> = Vec::new();
    for section in sections {
        let Written {
            kind,
            heading,
            mut body,
        } = section;
        if let Some(heading) = heading {
            text.push_str("\n\n");
            text.push_str(heading);
        }
        if body.text.is_empty() {
            findings.push(if kind == "attachments" {
                "attachments-empty"
            } else {
                "section-empty"
            });
        } else {
            text.push_str("\n\n");
            text.push_str(&body.text);
        }
        if kinds.contains(&kind) {
            findings.push("section-repeated");
        }
        if kind == "recommendation" && heading.is_none() {
            findings.push("recommendation-heading-missing");
        }
        kinds.push(kind);
        findings.append(&mut body.findings);
        item.attachments.append(&mut body.attachments);
        item.sections.push(body.expected(kind, heading));
    }
    findings
}

/// The sections of a case: most of them, mostly in the usual order.
fn matter(dice: &mut Dice, setting: Setting<'_>, item: &mut ExpectedItem) -> Vec<Written> {
    let mut sections = Vec::with_capacity(6);
    if dice.chance(72) {
        let body = if dice.chance(2) {
            Body::default()
        } else {
            prose::occasion(dice)
        };
        sections.push(written("occasion", body));
    }
    let parts = if dice.chance(10) {
        dice.between(8, 20)
    } else {
        dice.between(1, 6)
    };
    let mut recommended = None;
    if dice.chance(90) {
        sections.push(written("statement", prose::statement(dice, parts)));
    }
    if dice.chance(86) {
        recommended = Some(recommendation::recommendation(dice, setting.forum));
    }
    let has_host = sections.iter().any(|section| section.kind == "statement");
    let without_heading = has_host && dice.chance(6);
    let mut loose = None;
    if let Some(Recommendation {
        body,
        recommenders,
        clauses,
    }) = &recommended
    {
        item.recommenders.clone_from(recommenders);
        item.clauses = clauses.iter().map(|clause| clause.text.clone()).collect();
        // Only a line that introduces a list is known without its heading.
        if without_heading && body.facts.points > 0 {
            loose = Some(body.clone());
        } else {
            sections.push(written("recommendation", body.clone()));
        }
    }
    if dice.chance(14) {
        sections.push(written("history", history(dice, setting, item)));
    }
    if setting.decided && dice.chance(94) {
        let clauses = recommended
            .map(|recommended| recommended.clauses)
            .unwrap_or_default();
        let decision = decision::decision(dice, setting.forum, &clauses, setting.day);
        item.decision = Some(decision.expected);
        sections.push(written("decision", decision.body));
    }
    if dice.chance(50) {
        sections.push(written("attachments", attachments(dice)));
        if dice.chance(2) {
            sections.push(written("attachments", attachments(dice)));
        }
    }
    reorder(dice, &mut sections);
    if let Some(loose) = loose {
        add_without_heading(dice, loose, item, &mut sections);
    }
    if dice.chance(3) && item.journal_number.is_some() {
        let mut body = Body::default();
        body.block("Punktet er overført fra sidste møde.");
        body.findings.push("text-before-sections");
        sections.insert(
            0,
            Written {
                kind: "other",
                heading: None,
                body,
            },
        );
    }
    sections
}

/// The recommendation before the statement, or everything anywhere.
fn reorder(dice: &mut Dice, sections: &mut [Written]) {
    match dice.below(100) {
        0..18 => {
            let place = |sections: &[Written], kind| sections.iter().position(|section| section.kind == kind);
            if let (Some(statement), Some(recommendation)) =
                (place(sections, "statement"), place(sections, "recommendation"))
            {
                sections.swap(statement, recommendation);
            }
        }
        18..32 => dice.shuffle(sections),
        _ => {}
    }
}

/// A recommendation that lost its heading, at the end of the statement.
fn add_without_heading(dice: &mut Dice, body: Body, item: &ExpectedItem, sections: &mut Vec<Written>) {
    let Some(place) = sections.iter().position(|section| section.kind == "statement") else {
        return;
    };
    let mut loose = Body {
        findings: body.findings,
        facts: body.facts,
        ..Body::default()
    };
    if dice.chance(60) {
        loose.block(item.subject.trim_end_matches('.'));
    }
    loose.block(&body.text);
    sections.insert(
        place + 1,
        Written {
            kind: "recommendation",
            heading: None,
            body: loose,
        },
    );
}

/// What earlier forums said.
fn history(dice: &mut Dice, setting: Setting<'_>, item: &mut ExpectedItem) -> Body {
    let mut body = Body::default();
    if dice.chance(4) {
        return body;
    }
    let count = dice.between(1, 2);
    for entry in 0..count {
        let forum = dice.pick_ref(FORUMS);
        let day = setting
            .day
            .later(-i64::from(20 + (count - entry) * 30 + dice.between(0, 20)));
        let heading = match dice.below(4) {
            0 => format!("{} beslutning fra mødet den {}:", forum.genitive, day.long()),
            _ => format!("{} beslutning af {};", forum.genitive, day.long()),
        };
        let words = match dice.below(3) {
            0 => format!("{} tog orienteringen til efterretning.", forum.opening),
            1 => "Anbefales.\nEnstemmigt.".to_owned(),
            _ => format!("{} sendte forslaget i høring i otte uger.", forum.opening),
        };
        body.block(&format!("{heading}\n{words}"));
        item.history.push((forum.name.to_owned(), day.iso(), words));
    }
    body
}

/// A list of attachments, a blank line between them or not.
fn attachments(dice: &mut Dice) -> Body {
    let mut body = Body::default();
    if dice.chance(5) {
        return body;
    }
    let close = dice.chance(15);
    for index in 0..dice.between(1, 5) {
        let title = attachment(dice);
        if close && index > 0 {
            body.text.push('\n');
            body.text.push_str(&title);
        } else {
            body.block(&title);
        }
        body.attachments.push(title);
    }
    body
}

fn attachment(dice: &mut Dice) -> String {
    let object = recommendation::capital(dice.pick(OBJECTS));
    let year = dice.between(2012, 2026);
    match dice.below(8) {
        0 => format!("{object}.pdf"),
        1 => format!("{object}_{year}_UDKAST"),
        2 => format!("Notat om {} {year}.docx", object.to_lowercase()),
        3 => format!("Bilag {} - {}", dice.between(1, 9), object.to_lowercase()),
        4 => format!("{object} pr. {year} (endelig) .xlsx"),
        5 => format!("Slides {}.pptx", object.to_lowercase()),
        6 => format!(
            "{object} {}.+{}. kvartal {year}",
            dice.between(1, 2),
            dice.between(3, 4)
        ),
        _ => object,
    }
}

/// Agenda and minutes are approved.
fn approval(
    dice: &mut Dice,
    setting: Setting<'_>,
    day: Option<Day>,
    item: &mut ExpectedItem,
) -> Vec<Written> {
    let mut sections = Vec::new();
    let forum = setting.forum;
    if dice.chance(50) {
        let mut body = Body::default();
        body.block("Dagsorden og referat skal godkendes.");
        sections.push(written("occasion", body));
    }
    let recommender = if forum.political {
        "Formanden"
    } else {
        "Kommunaldirektøren"
    };
    item.recommenders = vec![recommender.to_owned()];
    item.clauses = match day {
        Some(day) => {
            item.approves_minutes_of = Some(day.iso());
            let from = dice.pick(&["fra mødet den", "fra mødet d.", "for mødet af"]);
            vec![
                format!("at {} godkender dagsordenen", forum.called),
                format!("at {} godkender referatet {from} {}", forum.called, day.long()),
            ]
        }
        None => {
            item.approves_minutes_of = Some("previous".to_owned());
            vec!["at dagsordenen til dette møde samt referatet fra seneste møde godkendes.".to_owned()]
        }
    };
    let mut body = Body::default();
    body.block(&format!("{recommender} indstiller,"));
    let points: Vec<String> = item
        .clauses
        .iter()
        .enumerate()
        .map(|(index, clause)| format!("{}. {clause}", index + 1))
        .collect();
    body.points(&points);
    sections.push(written("recommendation", body));
    if setting.decided {
        let mut body = Body::default();
        match dice.below(3) {
            0 => body.block("Godkendt."),
            1 => body.block(&format!("{} godkendte dagsorden og referat.", forum.opening)),
            _ => body.block("Dagsorden og referat blev godkendt."),
        }
        item.decision = Some(decided(item.clauses.len(), "approved"));
        sections.push(written("decision", body));
    }
    sections
}

fn decided(clauses: usize, outcome: &'static str) -> ExpectedDecision {
    ExpectedDecision {
        outcomes: vec![ExpectedOutcome::bare(outcome); clauses],
        ..ExpectedDecision::default()
    }
}

fn round(setting: Setting<'_>, item: &mut ExpectedItem) -> Vec<Written> {
    let forum = setting.forum;
    item.recommenders = vec!["Kommunaldirektøren".to_owned()];
    item.clauses = vec![format!(
        "at {} orienterer hinanden om nyt siden sidst",
        forum.called
    )];
    let mut body = Body::default();
    body.block("Kommunaldirektøren indstiller,");
    body.points(&[format!("1. {}", item.clauses[0])]);
    let mut sections = vec![written("recommendation", body)];
    if setting.decided {
        let mut body = Body::default();
        body.block(&format!("{} orienterede hinanden.", forum.opening));
        item.decision = Some(decided(1, "carried_out"));
        sections.push(written("decision", body));
    }
    sections
}

fn any_other(dice: &mut Dice, setting: Setting<'_>, item: &mut ExpectedItem) -> Vec<Written> {
    let mut sections = Vec::new();
    if dice.chance(25) {
        let mut body = Body::default();
        body.block("Eventuelt.");
        sections.push(written("statement", body));
    }
    if setting.decided {
        let decision = decision::decision(dice, setting.forum, &[], setting.day);
        item.decision = Some(decision.expected);
        sections.push(written("decision", decision.body));
    }
    sections
}
