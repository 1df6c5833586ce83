//! The open list: `KLENummer='00.01.00':KLETitel='…':Keywords[Weight]=word[5];other[10];`, a line a subject.

use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::{KleKeyword, KleLevel, KleRegister, KleSubject};

use super::{KleProblem, KleWarning};

/// Reads all lines; those that can't be read are warnings.
pub(super) fn read(text: &str) -> (KleRegister, Vec<KleWarning>) {
    let mut warnings = Vec::new();
    let mut subjects = Vec::new();
    for (line, number) in text.lines().zip(1u64..) {
        if line.trim().is_empty() {
            continue;
        }
        match divide(line) {
            Some((number_text, title, keywords)) => match number_text.parse::<KleNumber>() {
                Ok(kle) => subjects.push(KleSubject {
                    number: kle,
                    level: KleLevel::Subject,
                    title: title.to_owned(),
                    keywords: read_keywords(keywords, number, &mut warnings),
                    expired: None,
                    successors: Vec::new(),
                }),
                Err(_) => warnings.push(KleWarning::new(number, KleProblem::Number, line)),
            },
            None => warnings.push(KleWarning::new(number, KleProblem::Line, line)),
        }
    }
    (KleRegister::new(None, subjects), warnings)
}

/// Number, title and keywords of a line. A title may hold quotes and colons: it ends where the keywords begin.
fn divide(line: &str) -> Option<(&str, &str, &str)> {
    let rest = line.trim().strip_prefix("KLENummer='")?;
    let (number, rest) = rest.split_once("':KLETitel='")?;
    let (title, keywords) = rest.rsplit_once("':Keywords[Weight]=")?;
    Some((number.trim(), title.trim(), keywords))
}

fn read_keywords(text: &str, line: u64, warnings: &mut Vec<KleWarning>) -> Vec<KleKeyword> {
    let mut keywords = Vec::new();
    for keyword in text.split(';').map(str::trim).filter(|keyword| !keyword.is_empty()) {
        let parsed = keyword
            .strip_suffix(']')
            .and_then(|keyword| keyword.rsplit_once('['))
            .and_then(|(word, weight)| Some((word.trim(), weight.trim().parse().ok()?)));
        match parsed {
            Some((word, weight)) if !word.is_empty() => keywords.push(KleKeyword { word: word.to_owned(), weight }),
            Some(_) | None => warnings.push(KleWarning::new(line, KleProblem::Keyword, keyword)),
        }
    }
    keywords
}
