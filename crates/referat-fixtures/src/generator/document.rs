//! Whole documents: head, contents list, items.

use super::Generated;
use super::calendar::Day;
use super::dice::Dice;
use super::expected::{ExpectedItem, ExpectedMeeting, ExpectedSection};
use super::item::{self, Purpose, Setting};
use super::title::{self, Habits, Title};
use super::words::{ABBREVIATIONS, FACETS, Forum, ONWARDS, OPENINGS, PLACES};

/// A case that is on an agenda.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    /// What it is about.
    pub(super) subject: String,
    /// Its journal number.
    pub(super) number: String,
    /// Which case of the series it is.
    pub(super) case: Option<u32>,
}

/// What a document is made from.
#[derive(Debug, Clone)]
pub(super) struct Agenda<'f> {
    /// The forum.
    pub(super) forum: &'f Forum,
    /// The day.
    pub(super) day: Day,
    /// The day of the meeting before, if there was one.
    pub(super) previous: Option<Day>,
    /// The cases.
    pub(super) matters: Vec<Matter>,
}

/// A case about something of [`MATTERS`](super::words::MATTERS).
pub(super) fn matter(dice: &mut Dice, (words, register): (&str, &str), day: Day) -> Matter {
    Matter {
        subject: format!("{}{words}", dice.pick(OPENINGS)),
        number: number(dice, register, day),
        case: None,
    }
}

/// A journal number under a number of the register.
pub(super) fn number(dice: &mut Dice, register: &str, day: Day) -> String {
    let year = (day.short_year() - i64::from(dice.chance(30))).rem_euclid(100);
    format!(
        "{register}-{}-{}-{year:02}",
        dice.pick(FACETS),
        dice.between(1, 90)
    )
}

/// An item as it is written.
struct Draft {
    expected: ExpectedItem,
    title: Title,
    /// Heading, number and sections.
    text: String,
}

/// Writes a document.
pub(super) fn write(dice: &mut Dice, agenda: &Agenda<'_>) -> Generated {
    let mut expected = ExpectedMeeting::default();
    let (word, kind, first_number) = match dice.below(100) {
        0..6 => ("DAGSORDEN", "agenda", 1),
        6..8 => ("TILLÆGSDAGSORDEN", "supplementary_agenda", 10),
        _ => ("REFERAT", "minutes", 1),
    };
    expected.kind = kind;
    agenda.forum.name.clone_into(&mut expected.forum);
    expected.date = agenda.day.iso();
    let mut text = String::with_capacity(16 * 1024);
    let starts = head(dice, agenda, word, &mut expected, &mut text);
    let drafts = items(dice, agenda, first_number, starts, &mut expected);
    expected.items = drafts.1;
    contents(dice, &drafts.0, &mut expected, &mut text);
    for draft in &drafts.0 {
        text.push_str("\n\n");
        text.push_str(&draft.text);
    }
    expected.findings.sort();
    Generated {
        file_name: format!("{}-{}.txt", agenda.forum.slug, agenda.day.iso()),
        text,
        expected,
    }
}

/// Title, day, place and preamble. Gives the minute of the day the meeting begins.
fn head(
    dice: &mut Dice,
    agenda: &Agenda<'_>,
    word: &str,
    expected: &mut ExpectedMeeting,
    text: &mut String,
) -> u32 {
    let starts = dice.between(16, 34) * 30;
    let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    text.push_str(&format!(
        "\n\n{word} {} d. {}",
        agenda.forum.name,
        agenda.day.in_title()
    ));
    expected.start = Some(clock(starts));
    let mut day = format!("{} kl. {}", agenda.day.in_head(), clock(starts));
    match dice.below(100) {
        0..9 => {
            let ends = starts + 90;
            day.push_str(&format!("-{}", clock(ends)));
            expected.end = Some(clock(ends));
        }
        // A time with a full stop is kept as printed.
        9..12 => {
            day = format!("{} kl. {}.{:02}", agenda.day.in_head(), starts / 60, starts % 60);
            expected.findings.push(("kept-as-printed", None));
        }
        _ => {}
    }
    text.push_str(&format!("\n\nMødedato {day}"));
    if dice.chance(95) {
        let place = dice.pick(PLACES);
        text.push_str(&format!("\n\nMødested {place}"));
        expected.place = Some(place.to_owned());
    }
    if dice.chance(5) {
        let preamble = "Alle medlemmer var til stede.\n\nMødet blev åbnet med en sang.";
        text.push_str(&format!("\n\n{preamble}"));
        expected.preamble = Some(preamble.to_owned());
    }
    starts
}

/// All items in their order on paper, with what is expected of them.
fn items(
    dice: &mut Dice,
    agenda: &Agenda<'_>,
    first_number: u32,
    starts: u32,
    expected: &mut ExpectedMeeting,
) -> (Vec<Draft>, Vec<ExpectedItem>) {
    let own_number = format!(
        "00.01.00-P35-{}-{:02}",
        1 + agenda.day.date().1,
        agenda.day.short_year()
    );
    let meeting = |subject: &str| Matter {
        subject: subject.to_owned(),
        number: own_number.clone(),
        case: None,
    };
    let mut plan: Vec<(Purpose, Matter)> = Vec::with_capacity(agenda.matters.len() + 3);
    if dice.chance(92) {
        let day = if dice.chance(65) { agenda.previous } else { None };
        plan.push((
            Purpose::Approval(day),
            meeting("Godkendelse af dagsorden og referat"),
        ));
    }
    plan.extend(
        agenda
            .matters
            .iter()
            .map(|matter| (Purpose::Matter, matter.clone())),
    );
    if dice.chance(15) {
        plan.push((
            Purpose::Round,
            meeting("Bordet rundt - siden sidst i afdelingerne"),
        ));
    }
    if dice.chance(4) {
        plan.insert(plan.len() / 2, (Purpose::Pause, meeting("Pause")));
    }
    if dice.chance(90) {
        plan.push((Purpose::AnyOther, meeting(dice.pick(&["Evt.", "Eventuelt"]))));
    }
    // The prefix is known by most items having it.
    let prefixed = plan.len() >= 3 && dice.chance(92);
    let habits = Habits {
        forum: agenda.forum,
        prefixed,
        slots: dice.chance(35),
        presenters: dice.chance(50),
    };
    let mut onwards_left = (plan.len() - 1) / 2;
    let mut slots = slots(dice, starts, plan.len());
    let jump = if dice.chance(2) {
        Some(1 + dice.below(plan.len() - 1))
    } else {
        None
    };
    let mut number = first_number;
    let setting = Setting {
        forum: agenda.forum,
        day: agenda.day,
        decided: expected.kind == "minutes",
    };
    let mut drafts = Vec::with_capacity(plan.len());
    let mut out = Vec::with_capacity(plan.len());
    for (index, (purpose, matter)) in plan.into_iter().enumerate() {
        let mut item = ExpectedItem {
            case: matter.case,
            ..ExpectedItem::default()
        };
        if jump == Some(index) {
            number += 1;
        }
        item.number = number.to_string();
        number += 1;
        if jump == Some(index) {
            expected
                .findings
                .push(("item-number-out-of-order", Some(item.number.clone())));
        }
        let mut onwards: &[&str] = &[];
        let goes_on =
            habits.prefixed && purpose == Purpose::Matter && onwards_left > 0 && agenda.forum.short != "ØU";
        if goes_on && dice.chance(if agenda.forum.political { 30 } else { 3 }) {
            onwards = dice.pick(ONWARDS);
            onwards_left -= 1;
        }
        let slot = slots.pop().filter(|_| purpose != Purpose::AnyOther);
        let title = title::compose(dice, habits, &matter.subject, onwards, slot, &mut item);
        let text = body(dice, setting, purpose, matter, &title, &mut item, expected);
        out.push(item.clone());
        drafts.push(Draft {
            expected: item,
            title,
            text,
        });
    }
    (drafts, out)
}

/// Slots that follow each other in the day, in an order of their own now and then.
fn slots(dice: &mut Dice, starts: u32, count: usize) -> Vec<(u32, u32)> {
    let mut at = starts.min(20 * 60);
    let mut slots: Vec<(u32, u32)> = (0..count)
        .map(|_| {
            let start = at.min(23 * 60 + 50);
            at = (start + dice.between(1, 6) * 5).min(23 * 60 + 59);
            (start, at)
        })
        .collect();
    slots.reverse();
    if dice.chance(50) {
        dice.shuffle(&mut slots);
    }
    slots
}

/// Heading, journal number and sections.
fn body(
    dice: &mut Dice,
    setting: Setting<'_>,
    purpose: Purpose,
    matter: Matter,
    title: &Title,
    item: &mut ExpectedItem,
    expected: &mut ExpectedMeeting,
) -> String {
    let mut text = format!("Punkt {}: {}", item.number, title.text);
    let mut findings: Vec<&'static str> = Vec::new();
    let in_order = purpose != Purpose::Pause;
    match dice.below(100) {
        0..3 if in_order => {
            text.push_str(&format!("\n\n{}", matter.number.replace('-', " – ")));
            item.journal_number = Some(matter.number);
            findings.push("journal-number-irregular");
        }
        3..96 if in_order => {
            text.push_str(&format!("\n\n{}", matter.number));
            item.journal_number = Some(matter.number);
        }
        // Meant as a number, and kept as text.
        96 if purpose == Purpose::Matter => {
            let line = format!("{}-3", matter.number);
            text.push_str(&format!("\n\n{line}"));
            item.sections.push(ExpectedSection {
                kind: "other",
                text: line,
                ..ExpectedSection::default()
            });
            findings.extend(["journal-number-malformed", "text-before-sections"]);
        }
        _ => findings.push("journal-number-missing"),
    }
    findings.extend(item::write_sections(dice, setting, purpose, item, &mut text));
    for finding in findings {
        // A line that only looks like a heading is reported for the document.
        let about = (finding != "item-heading-doubtful").then(|| item.number.clone());
        expected.findings.push((finding, about));
    }
    text
}

/// The contents list, carelessly made now and then.
fn contents(dice: &mut Dice, drafts: &[Draft], expected: &mut ExpectedMeeting, text: &mut String) {
    let habit = dice.below(100);
    if habit < 4 {
        expected.findings.push(("contents-missing", None));
        return;
    }
    text.push_str("\n\nIndholdsfortegnelse\n");
    let left_out = if (4..8).contains(&habit) && drafts.len() > 1 {
        Some(dice.below(drafts.len()))
    } else {
        None
    };
    let mut mistakes_left = if habit >= 12 { 2 } else { 0 };
    let mut page = 3;
    for (index, draft) in drafts.iter().enumerate() {
        let Some(item) = expected.items.get_mut(index) else {
            continue;
        };
        let heading = &draft.expected.title;
        // Without its number, an item is known only by its title in the list.
        let must_be_right = draft.expected.journal_number.is_none();
        if left_out == Some(index) && !must_be_right {
            expected
                .findings
                .push(("toc-line-missing", Some(item.number.clone())));
            continue;
        }
        let mut line = heading.trim_end_matches('.').to_owned();
        if mistakes_left > 0 && !must_be_right && dice.chance(8) {
            mistakes_left -= 1;
            line = title::mistyped(dice, &draft.title)
                .trim_end_matches('.')
                .to_owned();
            expected
                .findings
                .push(("toc-title-differs", Some(item.number.clone())));
        }
        text.push_str(&format!("\n{}.....\t{page}", wrapped(dice, &line)));
        item.toc_title = Some(line);
        item.toc_page = Some(page);
        page += dice.between(1, 3);
    }
    if (8..12).contains(&habit) {
        text.push_str(&format!(
            "\nXQ - Ubekendt emne om {}.....\t{page}",
            dice.pick(ABBREVIATIONS)
        ));
        expected.findings.push(("toc-line-unmatched", None));
    }
}

/// A long line of the list, cut in two now and then.
fn wrapped(dice: &mut Dice, line: &str) -> String {
    if line.len() < 70 || !dice.chance(12) {
        return line.to_owned();
    }
    match line.get(..60).and_then(|start| start.rfind(' ')) {
        Some(at) => format!(
            "{}\n{}",
            line.get(..at).unwrap_or(line),
            line.get(at + 1..).unwrap_or("")
        ),
        None => line.to_owned(),
    }
}
