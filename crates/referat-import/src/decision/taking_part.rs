//! Votes, dissenting opinions, recorded statements and absences in a decision: as minutes print them, and read back.
//!
//! Printer and reader stand together, since each is the other's proof. Each thing is a paragraph of its own, below the
//! text as adopted: "For stemte: A, F (12)", "Mindretalsudtalelse fra Bo Lind (B): …", "Bo Lind (B) deltog ikke i mødet."

use referat_danish::names::{looks_like_person, split_names};
use referat_domain::meeting::attendance::printed;
use referat_domain::meeting::decision::{DissentingOpinion, NamedRemark, Vote, VoteChoice};
use referat_domain::meeting::voting::{Away, AwayFrom, TakingPart};
use referat_domain::rich_text::plain_text::inline_text;
use referat_domain::rich_text::{Block, RichText};

use super::sentences;

/// What stands before the colon of a line of votes. The first of each choice is what is printed.
const VOTES: [(&str, VoteChoice); 7] = [
    ("For stemte", VoteChoice::For),
    ("Imod stemte", VoteChoice::Against),
    ("Undlod at stemme", VoteChoice::Abstained),
    ("For stemmer", VoteChoice::For),
    ("Imod stemmer", VoteChoice::Against),
    ("Hverken for eller imod stemte", VoteChoice::Abstained),
    ("Undlod", VoteChoice::Abstained),
];

const DISSENT: &str = "Mindretalsudtalelse fra ";

const RECORDED: [&str; 2] = [
    " ønskede ført til referat:",
    " ønskede følgende ført til referat:",
];

const DISQUALIFIED: &str = " var inhabil";

const AWAY: &str = " deltog ikke";

/// Longer names, in bytes, are nobody's.
const LONGEST_NAME: usize = 200;

/// What a paragraph says, if it is one of ours.
enum Line {
    Votes(VoteChoice, Vec<String>, Option<u32>),
    Dissent(DissentingOpinion),
    Recorded(NamedRemark),
}

fn line(words: &str) -> Option<Line> {
    let words = words.trim();
    if let Some((by, text)) = words.strip_prefix(DISSENT).and_then(|rest| rest.split_once(':')) {
        let (by, text) = (by.trim().to_owned(), text.trim().to_owned());
        let is_one = !by.is_empty() && by.len() <= LONGEST_NAME && !text.is_empty();
        return is_one.then_some(Line::Dissent(DissentingOpinion { by, text }));
    }
    for mark in RECORDED {
        if let Some((by, text)) = words.split_once(mark) {
            let (by, text) = (by.trim().to_owned(), text.trim().to_owned());
            let is_one = !by.is_empty() && by.len() <= LONGEST_NAME && !by.contains(':') && !text.is_empty();
            return is_one.then_some(Line::Recorded(NamedRemark { by, text }));
        }
    }
    let (label, rest) = words.split_once(':')?;
    let (_, choice) = VOTES.iter().find(|(known, _)| *known == label.trim())?;
    let rest = rest.trim().trim_end_matches('.');
    let (names, count) = match rest.rsplit_once('(') {
        Some((names, count)) => match count.strip_suffix(')').and_then(|count| count.parse().ok()) {
            Some(count) => (names, Some(count)),
            None => (rest, None),
        },
        None => (rest, None),
    };
    let names: Vec<String> = split_names(names).into_iter().map(str::to_owned).collect();
    (!names.is_empty()).then_some(Line::Votes(*choice, names, count))
}

/// Whether a paragraph is a line of votes, a dissent or a recorded statement: no words of the decision itself.
pub(super) fn is_line(words: &str) -> bool {
    line(words).is_some()
}

/// The paragraphs of a decision.
fn paragraphs(text: &RichText) -> impl Iterator<Item = String> {
    text.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(content) => Some(inline_text(content)),
        Block::Heading { .. }
        | Block::BulletList(_)
        | Block::OrderedList { .. }
        | Block::Table(_)
        | Block::KeyFigure { .. } => None,
    })
}

/// What a decision's text says of votes and of who took part: the absent by their bare names.
#[must_use]
pub fn read(text: &RichText) -> TakingPart {
    let mut said = TakingPart::default();
    for words in paragraphs(text) {
        match line(&words) {
            Some(Line::Votes(choice, names, count)) => {
                if let Some(count) = count {
                    said.tally = Some(said.tally.unwrap_or_default().with(choice, count));
                }
                let votes = names.into_iter().map(|by| Vote { by, choice });
                said.votes.extend(votes);
            }
            Some(Line::Dissent(dissent)) => said.dissents.push(dissent),
            Some(Line::Recorded(recorded)) => said.recorded.push(recorded),
            None => away(&words, &mut said.away),
        }
    }
    said
}

/// "Bo Lind (B) deltog ikke i punktet." names someone who was absent; "… var inhabil og deltog ikke …" says why.
fn away(words: &str, found: &mut Vec<Away>) {
    if !words.contains(AWAY) {
        return;
    }
    for sentence in sentences(words) {
        let Some(at) = sentence.find(AWAY) else { continue };
        let head = sentence.get(..at).unwrap_or_default();
        let (names, from) = match head.split_once(DISQUALIFIED) {
            Some((names, rest)) => {
                let has_left = rest.contains("forlod lokalet");
                (names, AwayFrom::Disqualified { has_left })
            }
            None if sentence.contains("i mødet") => (head, AwayFrom::Meeting),
            None => (head, AwayFrom::Item),
        };
        for name in split_names(names.trim()) {
            let (bare, party) = match name.split_once(" (") {
                Some((bare, party)) => (bare.trim(), party.strip_suffix(')').map(str::to_owned)),
                None => (name.trim(), None),
            };
            if looks_like_person(bare) {
                let name = bare.to_owned();
                found.push(Away { name, party, from });
            }
        }
    }
}

/// The paragraphs that say this below a decision.
#[must_use]
pub fn print(said: &TakingPart) -> Vec<Block> {
    let mut lines = Vec::new();
    for choice in VoteChoice::ALL {
        let those: Vec<&str> = said
            .votes
            .iter()
            .filter(|vote| vote.choice == choice)
            .map(|vote| vote.by.as_str())
            .collect();
        let label = VOTES.iter().find(|(_, known)| *known == choice);
        if let (Some((label, _)), false) = (label, those.is_empty()) {
            let names = those.join(", ");
            lines.push(match said.tally {
                Some(tally) => format!("{label}: {names} ({})", tally.of(choice)),
                None => format!("{label}: {names}"),
            });
        }
    }
    for DissentingOpinion { by, text } in &said.dissents {
        lines.push(format!("{DISSENT}{by}: {text}"));
    }
    for NamedRemark { by, text } in &said.recorded {
        lines.push(format!("{by}{} {text}", RECORDED[0]));
    }
    let mut kinds: Vec<AwayFrom> = said.away.iter().map(|away| away.from).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for from in kinds {
        let those = said.away.iter().filter(|away| away.from == from);
        let names: Vec<String> = those
            .map(|away| printed(&away.name, away.party.as_deref()))
            .collect();
        let rest = match from {
            AwayFrom::Meeting => " deltog ikke i mødet.",
            AwayFrom::Item => " deltog ikke i punktet.",
            AwayFrom::Disqualified { has_left: false } => " var inhabil og deltog ikke i punktet.",
            AwayFrom::Disqualified { has_left: true } => {
                " var inhabil, forlod lokalet og deltog ikke i punktet."
            }
        };
        lines.push(enumerated(&names) + rest);
    }
    lines.into_iter().map(Block::paragraph).collect()
}

/// "A", "A og B", "A, B og C".
fn enumerated(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} og {last}", rest.join(", ")),
    }
}

/// What is known and a decision's text doesn't say itself: what is to be printed below it.
#[must_use]
pub fn unsaid(known: &TakingPart, text: &RichText) -> TakingPart {
    let said = read(text);
    let is_voted = !said.votes.is_empty();
    TakingPart {
        votes: if is_voted { Vec::new() } else { known.votes.clone() },
        tally: known.tally.filter(|_| !is_voted),
        dissents: missing(&known.dissents, &said.dissents),
        recorded: missing(&known.recorded, &said.recorded),
        away: known
            .away
            .iter()
            .filter(|away| said.away.iter().all(|told| told.name != away.name))
            .cloned()
            .collect(),
    }
}

fn missing<T: PartialEq + Clone>(known: &[T], said: &[T]) -> Vec<T> {
    known.iter().filter(|one| !said.contains(one)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use referat_domain::meeting::voting::Tally;

    use super::*;

    fn whole() -> TakingPart {
        let vote = |by: &str, choice| Vote {
            by: by.into(),
            choice,
        };
        let away = |name: &str, party: Option<&str>, from| Away {
            name: name.into(),
            party: party.map(str::to_owned),
            from,
        };
        TakingPart {
            votes: vec![
                vote("A", VoteChoice::For),
                vote("F", VoteChoice::For),
                vote("Danni Olsen (O)", VoteChoice::Against),
                vote("V", VoteChoice::Abstained),
            ],
            tally: Some(Tally {
                in_favour: 12,
                against: 1,
                abstained: 3,
            }),
            dissents: vec![DissentingOpinion {
                by: "Danni Olsen (O)".into(),
                text: "Skatten: den er for høj. Det siger vi hvert år.".into(),
            }],
            recorded: vec![NamedRemark {
                by: "V".into(),
                text: "at gruppen savner et budget.".into(),
            }],
            away: vec![
                away("Bo Lind", Some("B"), AwayFrom::Meeting),
                away("Eva Dam", None, AwayFrom::Meeting),
                away("Ib Munk", Some("V"), AwayFrom::Item),
                away("Liv Bro", Some("Ø"), AwayFrom::Disqualified { has_left: false }),
                away("Ole Krag", Some("V"), AwayFrom::Disqualified { has_left: true }),
            ],
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let said = whole();
        let text = RichText { blocks: print(&said) };
        assert_eq!(read(&text), said);
        assert!(unsaid(&said, &text).is_empty());
        let bare = RichText::paragraph("Godkendt.");
        assert_eq!(unsaid(&said, &bare), said);
        assert!(read(&bare).is_empty());
    }

    #[test]
    fn minutes_print_it_as_political_forums_do() {
        let printed: Vec<String> = paragraphs(&RichText {
            blocks: print(&whole()),
        })
        .collect();
        assert_eq!(
            printed,
            [
                "For stemte: A, F (12)",
                "Imod stemte: Danni Olsen (O) (1)",
                "Undlod at stemme: V (3)",
                "Mindretalsudtalelse fra Danni Olsen (O): Skatten: den er for høj. Det siger vi hvert år.",
                "V ønskede ført til referat: at gruppen savner et budget.",
                "Bo Lind (B) og Eva Dam deltog ikke i mødet.",
                "Ib Munk (V) deltog ikke i punktet.",
                "Liv Bro (Ø) var inhabil og deltog ikke i punktet.",
                "Ole Krag (V) var inhabil, forlod lokalet og deltog ikke i punktet.",
            ]
        );
    }

    #[test]
    fn other_minutes_words_are_read_and_ordinary_ones_are_not() {
        let text = |words: &str| RichText::paragraph(words);
        let said = read(&text("For stemte: A, F og Ø (11)."));
        assert_eq!(said.votes.len(), 3);
        assert_eq!(said.tally.map(|tally| tally.in_favour), Some(11));
        assert_eq!(read(&text("Imod stemte: V")).tally, None);
        for words in [
            "For meget: intet",
            "Fordi: A",
            "Mindretalsudtalelse fra : x",
            "For stemte:",
        ] {
            assert!(read(&text(words)).is_empty(), "{words}");
        }
    }
}
