//! The open list: `KLENummer='00.01.00':KLETitel='…':Keywords[Weight]=word[5];other[10];`, a subject a line.
//!
//! Titles hold quotes, colons and brackets as they like; only the whole separators divide a line.

use std::collections::BTreeSet;

use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::{KleKeyword, KleLevel, KleSubject};

use super::{Gathered, KleProblem, beginning};

const NUMBER: &str = "KLENummer='";
const TITLE: &str = "':KLETitel='";
const KEYWORDS: &str = "':Keywords[Weight]=";

/// The weight of a keyword that has none.
const USUAL_WEIGHT: u32 = 5;

/// Reads all lines.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let mut seen: BTreeSet<KleNumber> = BTreeSet::new();
    for (line, number) in text.lines().zip(1u32..) {
        if line.trim().is_empty() {
            continue;
        }
        match subject(line.trim(), number, gathered) {
            Some(subject) => {
                if !seen.insert(subject.number) {
                    gathered.warn(
                        number,
                        KleProblem::Repeated {
                            number: subject.number,
                        },
                    );
                }
                gathered.subjects.push(subject);
            }
            None => gathered.warn(
                number,
                KleProblem::NoSubject {
                    text: beginning(line),
                },
            ),
        }
    }
}

fn subject(line: &str, at: u32, gathered: &mut Gathered) -> Option<KleSubject> {
    let (number, rest) = line.strip_prefix(NUMBER)?.split_once(TITLE)?;
    let number: KleNumber = number.trim().parse().ok()?;
    let (title, keywords) = match rest.split_once(KEYWORDS) {
        Some((title, keywords)) => (title, Some(keywords)),
        None => (rest.strip_suffix('\'')?, None),
    };
    if title.trim().is_empty() {
        gathered.warn(at, KleProblem::NoTitle { number });
    }
    let keywords = match keywords {
        Some(keywords) => read_keywords(keywords, number, at, gathered),
        None => {
            gathered.warn(at, KleProblem::NoKeywords { number });
            Vec::new()
        }
    };
    let title = title.trim().to_owned();
    Some(KleSubject {
        number,
        level: KleLevel::Subject,
        title,
        keywords,
        expired: None,
        successors: Vec::new(),
    })
}

/// Divides `word[5];other[10];`. A semicolon ends a keyword only after its weight.
fn read_keywords(text: &str, number: KleNumber, at: u32, gathered: &mut Gathered) -> Vec<KleKeyword> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (entry, after) = match rest.split_once("];") {
            Some((entry, after)) => (Some(entry), after),
            None => (rest.strip_suffix(']'), ""),
        };
        let weighted = entry.and_then(|entry| {
            let (word, weight) = entry.rsplit_once('[')?;
            Some((word.trim(), weight.parse::<u32>().ok()?))
        });
        match weighted {
            Some((word, weight)) if !word.is_empty() => out.push(KleKeyword {
                word: word.to_owned(),
                weight,
            }),
            Some(_) | None => {
                let printed = rest.len() - after.len();
                let word = rest.get(..printed).unwrap_or(rest).trim_end_matches(';').trim();
                gathered.warn(
                    at,
                    KleProblem::NoWeight {
                        number,
                        word: beginning(word),
                    },
                );
                out.push(KleKeyword {
                    word: word.to_owned(),
                    weight: USUAL_WEIGHT,
                });
            }
        }
        rest = after.trim_start();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<KleSubject>, Vec<String>) {
        let mut gathered = Gathered::default();
        read(text, &mut gathered);
        (
            gathered.subjects,
            gathered.warnings.iter().map(ToString::to_string).collect(),
        )
    }

    #[test]
    fn titles_may_hold_quotes_colons_and_brackets() {
        let (subjects, warnings) = read_all(
            "KLENummer='01.02.03':KLETitel='Kommunens 'grønne' plan: del 1 [udgår 2027]':Keywords[Weight]=træ[5];a[b];c[10];\n",
        );
        assert_eq!(subjects[0].title, "Kommunens 'grønne' plan: del 1 [udgår 2027]");
        let keywords: Vec<(&str, u32)> = subjects[0]
            .keywords
            .iter()
            .map(|keyword| (keyword.word.as_str(), keyword.weight))
            .collect();
        assert_eq!(keywords, [("træ", 5), ("a[b]", 5), ("c", 10)]);
        assert_eq!(
            warnings,
            ["line 1: the keyword \"a[b]\" of 01.02.03 has no weight"]
        );
    }

    #[test]
    fn a_semicolon_inside_a_keyword_stays_there() {
        let (subjects, warnings) =
            read_all("KLENummer='01.02.03':KLETitel='Træer':Keywords[Weight]=eg; ask[5];");
        assert_eq!(subjects[0].keywords[0].word, "eg; ask");
        assert!(warnings.is_empty(), "{warnings:?}");
    }

    #[test]
    fn no_line_is_left_out_silently() {
        let (subjects, warnings) = read_all(
            "KLENummer='01.02.03':KLETitel='Uden ord'\n\nKLENummer='1.2.3':KLETitel='x':Keywords[Weight]=\nhej\n\
             KLENummer='01.02.03':KLETitel='':Keywords[Weight]=\n",
        );
        assert_eq!(subjects.len(), 2);
        assert_eq!(
            warnings,
            [
                "line 1: 01.02.03 has no list of keywords",
                "line 3: no subject can be read from \"KLENummer='1.2.3':KLETitel='x':Keywords[Weight]=\"",
                "line 4: no subject can be read from \"hej\"",
                "line 5: 01.02.03 has no title",
                "line 5: 01.02.03 stands here once more",
            ]
        );
    }
}
