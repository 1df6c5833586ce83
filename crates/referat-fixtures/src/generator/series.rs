//! Many meetings of several forums over years: cases come back, and numbers are used for other subjects.

use super::Generated;
use super::calendar::Day;
use super::dice::Dice;
use super::document::{self, Agenda, Matter};
use super::words::{FORUMS, MATTERS, OPENINGS, STAGES};

/// A case of the series.
#[derive(Debug, Clone)]
struct Case {
    id: u32,
    words: &'static str,
    number: String,
    /// How many more times it may come.
    visits_left: u32,
}

/// Days between two meetings of a forum; the day itself varies by less than this.
const RHYTHM: i64 = 14;

/// So many cases are open at a time; older ones don't come back.
const OPEN: usize = 60;

/// Meetings forum by forum in turn, each forum's in the order of their days; no forum meets twice on a day.
pub(super) fn series(seed: u64, count: usize) -> impl Iterator<Item = Generated> {
    let mut dice = Dice::new(seed);
    let mut open: Vec<Case> = Vec::new();
    let mut next_id = 0;
    let mut previous: Vec<Option<Day>> = vec![None; FORUMS.len()];
    let first = Day::of(2009, 1, 5);
    (0..count).map(move |index| {
        let place = index % FORUMS.len();
        let forum = &FORUMS[place];
        let turn = (index / FORUMS.len()) as i64;
        let day = first.later(turn * RHYTHM + i64::from(dice.between(0, RHYTHM as u32 - 1)));
        let mut matters: Vec<Matter> = Vec::new();
        let mut words_used: Vec<&'static str> = Vec::new();
        for _ in 0..dice.between(3, 10) {
            let case = visit(&mut dice, &mut open, &mut next_id, day);
            // A case is on an agenda once, and so is every subject.
            if !words_used.contains(&case.words) {
                words_used.push(case.words);
                matters.push(as_matter(&mut dice, &case));
            }
        }
        let agenda = Agenda {
            forum,
            day,
            previous: previous[place].replace(day),
            matters,
        };
        document::write(&mut dice, &agenda)
    })
}

/// A case that is open, or a new one, perhaps under a number that is taken.
fn visit(dice: &mut Dice, open: &mut Vec<Case>, next_id: &mut u32, day: Day) -> Case {
    if !open.is_empty() && dice.chance(35) {
        let place = dice.below(open.len());
        let case = open[place].clone();
        open[place].visits_left -= 1;
        if open[place].visits_left == 0 {
            open.swap_remove(place);
        }
        return case;
    }
    let (words, register) = *dice.pick_ref(MATTERS);
    let taken = open
        .get(dice.below(open.len()))
        .filter(|other| other.words != words)
        .map(|other| other.number.clone());
    let number = match taken {
        Some(number) if dice.chance(8) => number,
        Some(_) | None => document::number(dice, register, day),
    };
    *next_id += 1;
    let case = Case {
        id: *next_id,
        words,
        number,
        visits_left: dice.between(1, 4),
    };
    open.push(case.clone());
    if open.len() > OPEN {
        open.remove(0);
    }
    case
}

fn as_matter(dice: &mut Dice, case: &Case) -> Matter {
    let subject = match dice.below(2) {
        0 => format!("{}{}", case.words, dice.pick(STAGES)),
        _ => format!("{}{}", dice.pick(OPENINGS), case.words),
    };
    Matter {
        subject,
        number: case.number.clone(),
        case: Some(case.id),
    }
}
