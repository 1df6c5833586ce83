//! Recommendations: who recommends, and clauses that say what should be done with what.

use super::body::Body;
use super::dice::Dice;
use super::prose;
use super::words::{Forum, GROUP_TASKS, GROUPS, TOP_POSITIONS, UNIT_POSITIONS, UNITS};

/// What a clause asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Approve,
    Discuss,
    Note,
    Inform,
    Adopt,
    Review,
}

/// All actions.
pub(super) const ACTIONS: &[Action] = &[
    Action::Approve,
    Action::Discuss,
    Action::Note,
    Action::Inform,
    Action::Adopt,
    Action::Review,
];

impl Action {
    /// "… godkender busplanen", with the verb in the present.
    pub(super) fn active(self, object: &str) -> String {
        match self {
            Self::Approve => format!("godkender {object}"),
            Self::Discuss => format!("drøfter {object}"),
            Self::Note => format!("tager {object} til efterretning"),
            Self::Inform => format!("tager {object} til orientering"),
            Self::Adopt => format!("tiltræder {object}"),
            Self::Review => format!("gennemgår {object}"),
        }
    }

    /// "busplanen godkendes".
    pub(super) fn passive(self, object: &str) -> String {
        match self {
            Self::Approve => format!("{object} godkendes"),
            Self::Discuss => format!("{object} drøftes"),
            Self::Note => format!("{object} tages til efterretning"),
            Self::Inform => format!("{object} tages til orientering"),
            Self::Adopt => format!("{object} tiltrædes"),
            Self::Review => format!("{object} gennemgås"),
        }
    }
}

/// A clause and what it is about.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// As printed, without its number.
    pub(super) text: String,
    /// What it asks for.
    pub(super) action: Action,
    /// What it is about.
    pub(super) object: String,
}

/// A recommendation.
#[derive(Debug, Clone, Default)]
pub(super) struct Recommendation {
    /// Its text.
    pub(super) body: Body,
    /// Who recommends.
    pub(super) recommenders: Vec<String>,
    /// What.
    pub(super) clauses: Vec<Clause>,
}

/// How clauses are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// "1. at Chefforum godkender busplanen".
    Active,
    /// "1. at busplanen godkendes".
    Passive,
    /// "1. At busplanen godkendes".
    Capital,
    /// "… indstiller, at:" and "1. Busplanen godkendes".
    WithoutAt,
    /// "… indstiller, at busplanen godkendes."
    Sentence,
}

const STYLES: &[Style] = &[
    Style::Active,
    Style::Active,
    Style::Active,
    Style::Passive,
    Style::Passive,
    Style::Capital,
    Style::WithoutAt,
];

/// Writes a recommendation to a forum.
pub(super) fn recommendation(dice: &mut Dice, forum: &Forum) -> Recommendation {
    let count = match dice.below(100) {
        0..40 => 1,
        40..70 => 2,
        70..86 => 3,
        86..97 => dice.between(4, 6) as usize,
        _ => dice.between(10, 13) as usize,
    };
    let style = if count == 1 && dice.chance(12) {
        Style::Sentence
    } else {
        *dice.pick_ref(STYLES)
    };
    let recommenders = recommenders(dice, forum);
    let clauses = clauses(dice, forum, style, count);
    let mut body = Body::default();
    let verb = dice.pick(&["indstiller", "indstiller", "indstiller", "anbefaler", "foreslår"]);
    let names = printed(dice, &recommenders);
    match style {
        Style::Sentence => {
            let text = clauses.first().map_or("", |clause| clause.text.as_str());
            body.block(&format!("{names} {verb}, {text}"));
        }
        Style::WithoutAt => body.block(&format!("{names} {verb}, at:")),
        Style::Active | Style::Passive | Style::Capital => {
            let mark = dice.pick(&[",", ",", ",", ";", ":"]);
            body.block(&format!("{names} {verb}{mark}"));
        }
    }
    if style != Style::Sentence {
        list(dice, &clauses, &mut body);
        if dice.chance(4) {
            body.block("Notatet sendes rundt inden mødet.");
        }
    }
    Recommendation {
        body,
        recommenders,
        clauses,
    }
}

fn clauses(dice: &mut Dice, forum: &Forum, style: Style, count: usize) -> Vec<Clause> {
    let ends = dice.below(4);
    let objects = prose::phrases(dice, count);
    objects
        .into_iter()
        .enumerate()
        .map(|(index, object)| {
            let action = *dice.pick_ref(ACTIONS);
            let mut text = match style {
                Style::Active => format!("at {} {}", forum.called, action.active(&object)),
                Style::Passive | Style::Sentence => format!("at {}", action.passive(&object)),
                Style::Capital => format!("At {}", action.passive(&object)),
                Style::WithoutAt => capital(&action.passive(&object)),
            };
            let is_last = index + 1 == count;
            if ends == 3 || style == Style::Sentence || (ends == 2 && is_last) {
                text.push('.');
            } else if ends == 2 && index + 2 == count && dice.chance(20) {
                text.push_str(", og");
            }
            Clause { text, action, object }
        })
        .collect()
}

/// The list of clauses; a blank line may cut it.
fn list(dice: &mut Dice, clauses: &[Clause], body: &mut Body) {
    let cut = if clauses.len() > 1 && dice.chance(5) {
        Some(1 + dice.below(clauses.len() - 1))
    } else {
        None
    };
    let mut lines: Vec<String> = clauses
        .iter()
        .enumerate()
        .map(|(index, clause)| format!("{}. {}", index + 1, clause.text))
        .collect();
    if let Some(cut) = cut {
        body.findings.push("clause-list-cut");
        if let Some(line) = lines.get_mut(cut) {
            line.insert(0, '\n');
        }
    }
    body.points(&lines);
}

fn recommenders(dice: &mut Dice, forum: &Forum) -> Vec<String> {
    let count = match dice.below(100) {
        0..78 => 1,
        78..94 => 2,
        _ => 3,
    };
    if count == 1 && !forum.political && dice.chance(55) || dice.chance(10) {
        return vec![(*dice.pick(TOP_POSITIONS)).to_owned()];
    }
    let mut units = dice.some_of(UNITS, count).into_iter();
    (0..count)
        .filter_map(|index| {
            if count == 1 && dice.chance(10) {
                return Some(format!("{} for {}", dice.pick(GROUPS), dice.pick(GROUP_TASKS)));
            }
            let position = dice.pick(UNIT_POSITIONS);
            let position = if index > 0 && dice.chance(50) {
                position.to_lowercase()
            } else {
                position.to_owned()
            };
            Some(format!("{position} for {}", units.next()?))
        })
        .collect()
}

/// "A, B samt C".
fn printed(dice: &mut Dice, names: &[String]) -> String {
    let mut out = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            let is_last = index + 1 == names.len();
            out.push_str(if !is_last {
                ", "
            } else {
                dice.pick(&[" samt ", " og "])
            });
        }
        out.push_str(name);
    }
    out
}

/// The text with a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
