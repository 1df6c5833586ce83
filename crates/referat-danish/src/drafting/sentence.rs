//! From a clause as written to its sentence: number, "at" and closing marks off, parts apart, capital and full stop on.

use super::forum::forum_length;
use super::infinitive;
use super::main_clause::Clause;
use super::openers::{opens, opens_at};
use super::phrases::is_conjunction;
use super::tokens::{Token, tokens};
use super::{Choices, Reason};
use crate::sentences;

/// The sentence that says the clause was decided, or why there is none.
pub(super) fn sentence(clause: &str, choices: &Choices<'_>, is_done: bool) -> Result<String, Reason> {
    let clause = without_number(clause.trim());
    if clause.is_empty() {
        return Err(Reason::Empty);
    }
    let (head, list) = without_list(clause);
    let mut spans = sentences::spans(head);
    let first = spans.next().ok_or(Reason::Empty)?;
    let mut out = one(
        head.get(first.clone()).unwrap_or(""),
        choices,
        is_done,
        !list.is_empty(),
    )?;
    let mut from = first.end;
    for span in spans {
        out.push_str(head.get(from..span.start).unwrap_or(""));
        let more = head.get(span.clone()).unwrap_or("");
        match strip_that(more) {
            Some(_) => out.push_str(&one(more, choices, is_done, false)?),
            None => out.push_str(more),
        }
        from = span.end;
    }
    out.push_str(list);
    Ok(out)
}

/// One sentence of a clause, with its capital and closing mark.
fn one(text: &str, choices: &Choices<'_>, is_done: bool, has_list: bool) -> Result<String, Reason> {
    let (text, mark) = without_closing(text);
    let body = without_recommender(text, choices);
    let (body, has_that) = match strip_that(body) {
        Some(body) => (body, true),
        None => (body, false),
    };
    if body.is_empty() {
        return Err(Reason::Empty);
    }
    let mark = if has_list && mark.is_empty() {
        ""
    } else if mark.is_empty() {
        "."
    } else {
        mark
    };
    if mark == "?" {
        return Err(Reason::WordOrder);
    }
    let sentence = match infinitive::sentence(body, choices, has_that) {
        Some(sentence) => sentence?,
        None => parts(body)
            .into_iter()
            .map(|(joint, part)| {
                Ok(format!(
                    "{joint}{}",
                    part_told(part, choices, is_done, !joint.is_empty())?
                ))
            })
            .collect::<Result<String, Reason>>()?,
    };
    let sentence = sentence.trim_end();
    let closed = sentence.ends_with(['.', '!', '?', ':'])
        || [".\"", ".”", ".)"].iter().any(|end| sentence.ends_with(end));
    let mark = if closed { "" } else { mark };
    Ok(format!("{}{mark}", capitalised(sentence, choices)))
}

/// One clause; or two with a subject each: "ejendommen sælges, og provenuet tilgår kassen".
fn part_told(part: &str, choices: &Choices<'_>, is_done: bool, is_later: bool) -> Result<String, Reason> {
    let why = match Clause::read(part, choices, is_done) {
        Ok(clause) if is_later && clause.reading.is_inverted => return Err(Reason::WordOrder),
        Ok(clause) => return clause.sentence(choices),
        Err(why) => why,
    };
    let tokens = tokens(part);
    for (at, token) in tokens.iter().enumerate() {
        let next_is_there = tokens.get(at + 1).is_some_and(|it| it.lower == "der");
        if !matches!(token.lower.as_str(), "og" | "men")
            || !(token.is_after_comma || next_is_there)
            || token.is_opaque
        {
            continue;
        }
        let before = part.get(..token.start).unwrap_or("").trim_end();
        let after = part.get(token.end..).unwrap_or("").trim_start();
        let opened = tokens.iter().take(at).any(opens);
        let first = Clause::read(before.trim_end_matches(','), choices, is_done);
        let second = Clause::read(after, choices, is_done);
        if let (Ok(first), Ok(second), false) = (first, second, opened)
            && !first.reading.is_inverted
            && !second.reading.is_inverted
        {
            let comma = if before.ends_with(',') { "," } else { "" };
            let (first, second) = (first.sentence(choices)?, second.sentence(choices)?);
            return Ok(format!("{first}{comma} {} {second}", token.text));
        }
    }
    Err(why)
}

/// The clauses of "X godkendes, og at Y drøftes", each with what joins it to the one before.
fn parts(body: &str) -> Vec<(String, &str)> {
    let tokens = tokens(body);
    let mut parts = Vec::new();
    let (mut from, mut joint) = (0, String::new());
    for (at, token) in tokens.iter().enumerate() {
        let earlier = tokens.get(..at).unwrap_or_default();
        let after_joint = earlier
            .last()
            .is_some_and(|it| is_conjunction(&it.lower) && it.lower != "eller");
        if token.lower != "at" || token.is_opaque || !after_joint || !opens_at(&tokens, at) {
            continue;
        }
        // An "at" before this one may be what it goes on from: "beslutter, at A, og at B".
        let belongs = earlier
            .iter()
            .enumerate()
            .any(|(before, it)| it.lower == "at" && opens_at(&tokens, before));
        let conjunction = earlier.last();
        let start = conjunction.map_or(0, |it| it.start);
        let part = body.get(from..start).map(str::trim_end).unwrap_or("");
        if belongs && parts.is_empty() || part.is_empty() {
            return vec![(String::new(), body)];
        }
        parts.push((std::mem::take(&mut joint), part.trim_end_matches(',')));
        joint = format!(
            "{} {} ",
            if part.ends_with(',') { "," } else { "" },
            conjunction.map_or("og", |it| it.text)
        );
        from = body.get(token.end..).map_or(body.len(), |rest| {
            token.end + (rest.len() - rest.trim_start().len())
        });
    }
    parts.push((joint, body.get(from..).unwrap_or("")));
    parts
}

/// "at …" without its "at".
fn strip_that(text: &str) -> Option<&str> {
    let rest = text
        .strip_prefix("at")
        .or_else(|| text.strip_prefix("At"))
        .or_else(|| text.strip_prefix("AT"))?;
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// "Forvaltningen indstiller, at udvalget …" → "at udvalget …".
fn without_recommender<'t>(text: &'t str, choices: &Choices<'_>) -> &'t str {
    if strip_that(text).is_some() {
        return text;
    }
    let tokens = tokens(text);
    let recommends = |it: &Token<'_>| {
        matches!(
            it.lower.as_str(),
            "indstiller" | "indstilles" | "foreslår" | "foreslås" | "anbefaler" | "anbefales"
        )
    };
    let Some(verb) = tokens.iter().position(recommends) else {
        return text;
    };
    if forum_length(&tokens, choices.forum) > 0 || tokens.iter().take(verb).any(|it| it.lower == "at") {
        return text;
    }
    let that = tokens
        .iter()
        .skip(verb)
        .find(|it| it.lower == "at" && !it.is_opaque);
    that.and_then(|that| text.get(that.start..)).unwrap_or(text)
}

/// The clause without "1. ", "a) " or "- " before it.
fn without_number(clause: &str) -> &str {
    let unmarked = clause.trim_start_matches(['-', '–', '•', '*', '·']).trim_start();
    let marker = unmarked.split_whitespace().next().unwrap_or("");
    let body = marker.trim_end_matches(['.', ')']);
    let is_number = !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    let is_letter = body.len() == 1 && body.bytes().all(|b| b.is_ascii_lowercase()) && marker.ends_with(')');
    if body.len() < marker.len() && (is_number || is_letter) {
        let rest = unmarked.get(marker.len()..).unwrap_or("").trim_start();
        // "1. marts" is a day.
        return if is_number
            && !rest.to_lowercase().starts_with("at ")
            && rest.starts_with(char::is_lowercase)
            && marker.ends_with('.')
        {
            unmarked
        } else {
            rest
        };
    }
    unmarked
}

/// The clause before a list in it, and the list with the line break before it.
fn without_list(clause: &str) -> (&str, &str) {
    let is_item = |line: &str| {
        let line = line.trim_start();
        line.starts_with(['-', '–', '•', '*', '·']) || without_number(line).len() < line.len()
    };
    let mut at = 0;
    for (place, line) in clause.split_inclusive('\n').enumerate() {
        if place > 0 && is_item(line) {
            let head = clause.get(..at).unwrap_or(clause).trim_end();
            return (head, clause.get(head.len()..).unwrap_or(""));
        }
        at += line.len();
    }
    (clause, "")
}

/// The text without what closes it and without the "og" that leads to the next clause, and the mark that belongs.
fn without_closing(text: &str) -> (&str, &'static str) {
    let mut text = text.trim();
    for conjunction in ["og", "samt"] {
        if let Some(rest) = text.strip_suffix(conjunction)
            && (rest.ends_with(char::is_whitespace) || rest.ends_with([',', '.', ';']))
        {
            text = rest.trim_end();
        }
    }
    let mark = match text.chars().next_back() {
        Some(':') => ":",
        Some('?') => "?",
        Some('!') => "!",
        Some(_) | None => "",
    };
    (
        text.trim_end_matches(['.', ',', ';', ':', '!', '?']).trim_end(),
        mark,
    )
}

/// With a capital first, and the forum as it is written.
fn capitalised(sentence: &str, choices: &Choices<'_>) -> String {
    if let Some(forum) = choices.forum
        && let Some(start) = sentence.get(..forum.len())
        && start.to_lowercase() == forum.to_lowercase()
    {
        return format!("{forum}{}", sentence.get(forum.len()..).unwrap_or(""));
    }
    let word = sentence.split_whitespace().next().unwrap_or("");
    // "eDoc" and "iPads" keep their small letter.
    let is_brand = word.chars().skip(1).any(char::is_uppercase) && !word.contains('-');
    let mut chars = sentence.chars();
    match chars.next() {
        Some(first) if !is_brand => first.to_uppercase().chain(chars).collect(),
        Some(_) | None => sentence.to_owned(),
    }
}
