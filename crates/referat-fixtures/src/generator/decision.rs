//! Decisions in every printed style, with the outcome of each clause known.

use super::body::Body;
use super::calendar::Day;
use super::dice::Dice;
use super::expected::{ExpectedDecision, ExpectedOutcome};
use super::recommendation::{Action, Clause, capital};
use super::words::{FIRST_NAMES, Forum, SURNAMES};

/// A decision and what a reading must find in it.
#[derive(Debug, Clone, Default)]
pub(super) struct Decision {
    /// Its text.
    pub(super) body: Body,
    /// Its data.
    pub(super) expected: ExpectedDecision,
}

/// Sentences that settle nothing.
const NEUTRAL: &[&str] = &[
    "Arbejdet begynder efter sommerferien.",
    "Der var mange gode spørgsmål undervejs.",
    "Brugerne hører nærmere i det nye år.",
    "Det skal være enkelt for medarbejderne.",
    "Pengene findes inden for rammen.",
    "Der var ros til det grundige arbejde.",
    "Det er vigtigt, at alle kan følge med.",
    "Næste skridt er et møde med naboerne.",
    "Vejret spiller en stor rolle, når der skal males.",
    "Formanden for foreningen får et svar inden jul.",
];

const REMARKS: &[&str] = &[
    "Husk de små enheder.",
    "Det skal kunne læses på en telefon",
    "En frist i maj er for kort.",
    "Der mangler en linje om økonomi.",
    "Godt med billeder – de siger mere end ord.",
    "Tillidsrepræsentanterne er med hele vejen.",
    "Er der plads til flere?",
    "Ferien tæller ikke med (jf. aftalen)",
    "Naboerne får brev, før der graves.",
];

const SAYINGS: &[&str] = &[
    "Det er en god plan, men den er lang.",
    "Vi mangler de unges stemme. Hvem spørger dem?",
    "Enig.",
    "Jeg vil hellere have to små skridt end ét stort.",
    "Hvad koster det, når prøven er slut?",
    "Flot arbejde. Sproget kan være kortere.",
];

/// What a sentence or row may add to its outcome, and how the addition reads.
const ADDITIONS: &[(&str, &str)] = &[
    (
        ", idet der følges op til foråret.",
        "idet der følges op til foråret.",
    ),
    (", dog først fra august.", "dog først fra august."),
    (
        ", med den bemærkning, at fristen er kort.",
        "med den bemærkning, at fristen er kort.",
    ),
    (
        " med den tilføjelse, at naboerne får besked.",
        "med den tilføjelse, at naboerne får besked.",
    ),
    (", men kun for de tre første år.", "men kun for de tre første år."),
];

/// Writes a decision on these clauses.
pub(super) fn decision(dice: &mut Dice, forum: &Forum, clauses: &[Clause], day: Day) -> Decision {
    let mut out = Decision::default();
    if clauses.is_empty() {
        only_prose(dice, forum, &mut out);
        return out;
    }
    match dice.below(100) {
        0..14 => one_word(dice, clauses, &mut out),
        14..24 => the_recommendation(dice, forum, clauses, &mut out),
        24..40 => rows(dice, forum, clauses, &mut out),
        _ => sentences(dice, forum, clauses, day, &mut out),
    }
    if dice.chance(12) {
        statements(dice, forum, &mut out);
    }
    if dice.chance(20) {
        neutral(dice, &mut out.body);
    }
    out
}

fn neutral(dice: &mut Dice, body: &mut Body) {
    body.block(dice.pick(NEUTRAL));
}

/// What was told at the end of a meeting, without anything to decide.
fn only_prose(dice: &mut Dice, forum: &Forum, out: &mut Decision) {
    if dice.chance(30) {
        out.body.block(&format!("{} fik at vide:", forum.opening));
        let points: Vec<String> = (0..dice.between(2, 5))
            .map(|_| format!("- {}", dice.pick(REMARKS)))
            .collect();
        out.body.points(&points);
        return;
    }
    for _ in 0..dice.between(1, 3) {
        let name = dice.pick(FIRST_NAMES);
        let what = dice.pick(&[
            "fortalte om et møde med havnens brugere.",
            "mindede om fristen i maj.",
            "takkede for samarbejdet.",
            "nævnte, at porten er i stykker.",
            "spurgte til det høje græs ved diget.",
        ]);
        out.body.block(&format!("{name} {what}"));
    }
}

/// "Godkendt."
fn one_word(dice: &mut Dice, clauses: &[Clause], out: &mut Decision) {
    let (word, outcome) = *dice.pick_ref(&[
        ("Godkendt", "approved"),
        ("Godkendt", "approved"),
        ("Tiltrådt", "adopted"),
        ("Drøftet", "discussed"),
        ("Taget til efterretning", "noted"),
        ("Taget til orientering", "informed"),
        ("Udsat", "postponed"),
        ("Bortfaldet", "lapsed"),
        ("Ikke godkendt", "not_adopted"),
        ("Besluttet", "decided"),
        ("Sendt videre", "forwarded"),
    ]);
    let mut expected = ExpectedOutcome::bare(outcome);
    if dice.chance(15) {
        let (printed, read) = dice.pick_ref(ADDITIONS);
        out.body.block(&format!("{word}{printed}"));
        expected.addition = Some((*read).to_owned());
    } else {
        out.body.block(&format!("{word}{}", dice.pick(&[".", ".", ""])));
    }
    out.expected.outcomes = vec![expected; clauses.len()];
}

/// "Chefforum tiltrådte indstillingen.", perhaps with remarks.
fn the_recommendation(dice: &mut Dice, forum: &Forum, clauses: &[Clause], out: &mut Decision) {
    let (sentence, outcome) = match dice.below(4) {
        0 => (format!("{} tiltrådte indstillingen", forum.opening), "adopted"),
        1 => ("Indstillingen blev godkendt".to_owned(), "approved"),
        2 => (format!("{} godkendte indstillingen", forum.opening), "approved"),
        _ => ("Indstillingen blev ikke tiltrådt".to_owned(), "not_adopted"),
    };
    out.expected.outcomes = vec![ExpectedOutcome::bare(outcome); clauses.len()];
    if dice.chance(50) {
        let introduction = dice.pick(&["bemærkninger", "kommentarer"]);
        out.body
            .block(&format!("{sentence} med følgende {introduction}:"));
        remarks(dice, out);
    } else {
        out.body.block(&format!("{sentence}."));
    }
}

/// Points that are remarks; a blank line may cut them.
fn remarks(dice: &mut Dice, out: &mut Decision) {
    let count = dice.between(1, 5) as usize;
    let mut points: Vec<String> = (0..count).map(|_| format!("- {}", dice.pick(REMARKS))).collect();
    if count > 1
        && dice.chance(8)
        && let Some(point) = points.get_mut(1)
    {
        point.insert(0, '\n');
    }
    out.body.points(&points);
    out.expected.remarks += count;
}

/// "Ad 1: …", each row with the outcome of its clause.
fn rows(dice: &mut Dice, forum: &Forum, clauses: &[Clause], out: &mut Decision) {
    let as_points = dice.chance(80);
    if as_points {
        out.body.block(&match dice.below(2) {
            0 => format!(
                "{} tiltrådte indstillingen med følgende bemærkninger:",
                forum.opening
            ),
            _ => format!("{} så på punkterne hver for sig:", forum.opening),
        });
    }
    let mut rows = Vec::with_capacity(clauses.len());
    for (index, _) in clauses.iter().enumerate() {
        let (text, expected) = row(dice);
        rows.push(format!("Ad {}: {text}", index + 1));
        out.expected.outcomes.push(expected);
    }
    if !as_points {
        for row in rows {
            out.body.block(&row);
        }
        return;
    }
    let mut points: Vec<String> = rows.into_iter().map(|row| format!("- {row}")).collect();
    for _ in 0..dice.below(3) {
        points.push(format!("- {}", dice.pick(REMARKS)));
        out.expected.remarks += 1;
    }
    out.body.points(&points);
}

fn row(dice: &mut Dice) -> (String, ExpectedOutcome) {
    let (word, outcome) = *dice.pick_ref(&[
        ("Tiltrådt", "adopted"),
        ("Tiltrådt", "adopted"),
        ("Godkendt", "approved"),
        ("Ikke tiltrådt", "not_adopted"),
        ("Drøftet", "discussed"),
        ("Udsat", "postponed"),
    ]);
    match dice.below(10) {
        0..5 => (word.to_owned(), ExpectedOutcome::bare(outcome)),
        5..7 => (format!("{word}."), ExpectedOutcome::bare(outcome)),
        7 | 8 => {
            let (printed, read) = dice.pick_ref(ADDITIONS);
            let expected = ExpectedOutcome {
                outcome: Some(outcome),
                addition: Some((*read).to_owned()),
            };
            (format!("{word}{printed}"), expected)
        }
        _ => {
            let text = dice.pick(&[
                "Prøven gøres frivillig, og den er gratis.",
                "Gøres til en fast ordning fra maj.",
            ]);
            let addition = if text.starts_with("Gøres") {
                "til en fast ordning fra maj."
            } else {
                text
            };
            (
                text.to_owned(),
                ExpectedOutcome {
                    outcome: Some("decided"),
                    addition: Some(addition.to_owned()),
                },
            )
        }
    }
}

/// A sentence for each clause, or one for all.
fn sentences(dice: &mut Dice, forum: &Forum, clauses: &[Clause], day: Day, out: &mut Decision) {
    if let [first, second] = clauses
        && first.action == second.action
        && dice.chance(70)
    {
        both(dice, forum, first, second, out);
        return;
    }
    // Where more than two sentences stand, one clause may be left unspoken of.
    let unspoken = if clauses.len() > 2 && dice.chance(8) {
        Some(dice.below(clauses.len()))
    } else {
        None
    };
    let mut spoken: Vec<(usize, String)> = Vec::with_capacity(clauses.len());
    for (index, clause) in clauses.iter().enumerate() {
        if unspoken == Some(index) {
            out.expected.outcomes.push(ExpectedOutcome::unsettled());
            continue;
        }
        let (sentence, expected) = sentence(dice, forum, clause, day);
        spoken.push((index, sentence));
        out.expected.outcomes.push(expected);
    }
    if dice.chance(10) {
        dice.shuffle(&mut spoken);
    }
    let in_one_paragraph = dice.chance(25);
    for (place, (_, sentence)) in spoken.iter().enumerate() {
        if in_one_paragraph && place > 0 {
            out.body.text.push(' ');
            out.body.text.push_str(sentence);
        } else {
            out.body.block(sentence);
        }
        if dice.chance(20) {
            out.body.text.push(' ');
            out.body.text.push_str(dice.pick(NEUTRAL));
        }
    }
    if dice.chance(15) {
        let introduction = dice.pick(&["bemærker at", "ønsker desuden"]);
        out.body
            .text
            .push_str(&format!(" {} {introduction}:", forum.opening));
        remarks(dice, out);
    }
}

/// "Chefforum godkendte både busplanen og madordningen."
fn both(dice: &mut Dice, forum: &Forum, first: &Clause, second: &Clause, out: &mut Decision) {
    let joined = match dice.below(2) {
        0 => format!("både {} og {}", first.object, second.object),
        _ => format!("{} og {}", first.object, second.object),
    };
    let (sentence, outcome) = done(first.action, &joined, forum, dice.chance(70));
    out.body.block(&sentence);
    out.expected.outcomes = vec![ExpectedOutcome::bare(outcome); 2];
}

/// What a forum did with an object: "Chefforum godkendte busplanen." or "Busplanen blev godkendt."
fn done(action: Action, object: &str, forum: &Forum, active: bool) -> (String, &'static str) {
    let who = forum.opening;
    let subject = capital(object);
    let (active_form, passive_form, outcome) = match action {
        Action::Approve => (
            format!("{who} godkendte {object}"),
            format!("{subject} blev godkendt"),
            "approved",
        ),
        Action::Discuss => (
            format!("{who} drøftede {object}"),
            format!("{subject} blev drøftet"),
            "discussed",
        ),
        Action::Note => (
            format!("{who} tog {object} til efterretning"),
            format!("{subject} blev taget til efterretning"),
            "noted",
        ),
        Action::Inform => (
            format!("{who} tog {object} til orientering"),
            format!("{subject} blev taget til orientering"),
            "informed",
        ),
        Action::Adopt => (
            format!("{who} tiltrådte {object}"),
            format!("{subject} blev tiltrådt"),
            "adopted",
        ),
        Action::Review => (
            format!("{who} gennemgik {object}"),
            format!("{subject} blev gennemgået"),
            "carried_out",
        ),
    };
    (
        format!("{}.", if active { active_form } else { passive_form }),
        outcome,
    )
}

/// The sentence on one clause: what it asks for was done, with an addition perhaps, or something else was.
fn sentence(dice: &mut Dice, forum: &Forum, clause: &Clause, day: Day) -> (String, ExpectedOutcome) {
    let object = &clause.object;
    if dice.chance(15) {
        let subject = capital(object);
        let (text, outcome) = match dice.below(6) {
            0 => (
                format!(
                    "Behandlingen af {object} blev udsat til mødet den {}.",
                    day.later(28).long()
                ),
                "postponed",
            ),
            1 => (format!("{subject} blev ikke godkendt."), "not_adopted"),
            2 => (format!("{} forkastede {object}.", forum.opening), "not_adopted"),
            3 => (
                format!("{} sendte {object} videre til Byrådet.", forum.opening),
                "forwarded",
            ),
            4 => (
                format!("{} besluttede, at {object} skal skrives om.", forum.opening),
                "decided",
            ),
            _ => (format!("{subject} bortfaldt."), "lapsed"),
        };
        return (text, ExpectedOutcome::bare(outcome));
    }
    let (mut text, outcome) = done(clause.action, object, forum, dice.chance(75));
    let mut expected = ExpectedOutcome::bare(outcome);
    if dice.chance(15) {
        let (printed, read) = dice.pick_ref(ADDITIONS);
        text.pop();
        text.push_str(printed);
        expected.addition = Some((*read).to_owned());
    }
    (text, expected)
}

/// Remarks with a name to each.
fn statements(dice: &mut Dice, forum: &Forum, out: &mut Decision) {
    out.body
        .block(&format!("{} havde følgende ord med på vejen:", forum.opening));
    for name in dice.some_of(FIRST_NAMES, 3) {
        let name = match dice.below(4) {
            0 => format!("{name} {}.", dice.pick(SURNAMES).chars().next().unwrap_or('B')),
            1 => format!("{name} {}", dice.pick(SURNAMES)),
            _ => name.to_owned(),
        };
        out.body.block(&format!("{name}: {}", dice.pick(SAYINGS)));
        out.expected.statements_by.push(name);
    }
}
