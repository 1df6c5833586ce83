//! Personal data in open items and their attachments: numbers like a CPR number, private telephones, mailboxes.
//!
//! A number whose check digit fits (modulus 11) is told apart from one that only looks so; since 2007 there are
//! numbers without a fitting one, so that those are told of too.

use referat_domain::Date;
use referat_domain::finding::{Finding, FindingCode};

use crate::{Document, Known};

/// Mailboxes of private persons.
const PRIVATE_MAIL: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.dk",
    "icloud.com",
    "live.dk",
    "mail.dk",
    "outlook.com",
    "outlook.dk",
    "yahoo.com",
    "yahoo.dk",
];

/// Words before a telephone number.
const TELEPHONE: &[&str] = &["mobil", "mobilnr", "privat", "telefon", "telefonnummer", "tlf"];

/// So many of a kind are told of in one attachment.
const MOST: usize = 20;

pub fn check(document: &Document<'_>, _: &Known, findings: &mut Vec<Finding>) {
    for item in document.record.items.iter().filter(|item| !item.closed) {
        for section in &item.sections {
            let text = section.text.plain_text();
            for number in like_a_cpr_number(&text) {
                let code = code_of(number);
                findings.push(document.in_section(code, item, section, number, shown(number)));
            }
            for private in telephones(&text).into_iter().chain(mailboxes(&text)) {
                let code = FindingCode::PrivateContact;
                findings.push(document.in_section(code, item, section, private, private));
            }
        }
        for attachment in document.attachments_of(item) {
            let (title, text) = (attachment.title, attachment.text);
            for number in like_a_cpr_number(text).into_iter().take(MOST) {
                let message = format!("{title}: {}", shown(number));
                findings.push(document.at_attachment(code_of(number), item, title, message));
            }
            let private = telephones(text).into_iter().chain(mailboxes(text));
            for private in private.take(MOST) {
                let message = format!("{title}: {private}");
                findings.push(document.at_attachment(FindingCode::PrivateContact, item, title, message));
            }
        }
    }
}

/// The number itself is not repeated where findings are read.
fn shown(number: &str) -> String {
    format!("{}-••••", number.get(..6).unwrap_or_default())
}

fn code_of(number: &str) -> FindingCode {
    if check_digit_fits(number) {
        FindingCode::PersonalNumberChecked
    } else {
        FindingCode::PersonalNumber
    }
}

/// The check digit of a CPR number (modulus 11, weights 4 3 2 7 6 5 4 3 2 1).
fn check_digit_fits(number: &str) -> bool {
    const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let figures = number.chars().filter_map(|figure| figure.to_digit(10));
    let sum: u32 = figures.zip(WEIGHTS).map(|(figure, weight)| figure * weight).sum();
    sum.is_multiple_of(11)
}

/// Six figures that are a day, perhaps a dash or a space, and four figures.
fn like_a_cpr_number(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let is_figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let figures = |from: usize, count: usize| (from..from + count).all(is_figure);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins = figures(at, 6) && (at == 0 || !is_figure(at - 1) && bytes.get(at - 1) != Some(&b'-'));
        let gap = usize::from(matches!(bytes.get(at + 6), Some(b'-' | b' ')));
        let end = at + 6 + gap + 4;
        if begins
            && figures(at + 6 + gap, 4)
            && !is_figure(end)
            && is_day(text.get(at..at + 6).unwrap_or_default())
        {
            found.extend(text.get(at..end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Day, month and year of two figures each, in some century.
fn is_day(figures: &str) -> bool {
    let part = |from: usize| {
        figures
            .get(from..from + 2)
            .and_then(|part| part.parse::<i8>().ok())
    };
    match (part(0), part(2), part(4)) {
        (Some(day), Some(month), Some(year)) => [1900, 2000]
            .iter()
            .any(|century| Date::new(century + i16::from(year), month, day).is_ok()),
        _ => false,
    }
}

/// Eight figures after a word for telephone.
fn telephones(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (start, word) in crate::words::words(text) {
        if !TELEPHONE.contains(&word.to_lowercase().as_str()) {
            continue;
        }
        let from = start + word.len();
        let rest = text.get(from..).unwrap_or_default();
        let lead = rest.len() - rest.trim_start_matches(['.', ':', ' ', '+']).len();
        let run = rest.get(lead..).unwrap_or_default();
        let length = run
            .find(|letter: char| !letter.is_ascii_digit() && letter != ' ')
            .unwrap_or(run.len());
        let number = run.get(..length).unwrap_or_default().trim();
        let figures = number.bytes().filter(u8::is_ascii_digit).count();
        if figures == 8 || (figures == 10 && number.starts_with("45")) {
            found.push(number);
        }
    }
    found
}

fn mailboxes(text: &str) -> Vec<&str> {
    text.split(|letter: char| letter.is_whitespace() || "<>()[],;\"".contains(letter))
        .map(|word| word.trim_matches(['.', ':']))
        .filter(|word| {
            let domain = word.split_once('@').map(|(_, domain)| domain.to_lowercase());
            domain.is_some_and(|domain| PRIVATE_MAIL.contains(&domain.as_str()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_cpr_number_is_a_day_and_four_figures() {
        assert_eq!(
            like_a_cpr_number("født 010203-1234, nr. 3112991234."),
            ["010203-1234", "3112991234"]
        );
        assert_eq!(
            like_a_cpr_number("320203-1234 00.30.00-P00-5-21 12345678 0102031234567"),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn a_fitting_check_digit_is_told_apart() {
        assert!(check_digit_fits("070761-4285"), "the CPR office's own example");
        assert!(!check_digit_fits("070761-4286"));
        assert_eq!(code_of("0707614285"), FindingCode::PersonalNumberChecked);
    }

    #[test]
    fn private_telephones_and_mailboxes_are_found() {
        assert_eq!(
            telephones("Tlf.: 12 34 56 78 og lokal 1234, mobil +45 87654321"),
            ["12 34 56 78", "45 87654321"]
        );
        assert_eq!(
            mailboxes("skriv til bo@gmail.com eller post@sandved.example."),
            ["bo@gmail.com"]
        );
    }
}
