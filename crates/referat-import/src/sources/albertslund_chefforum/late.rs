//! The line of an item that came after the deadline: "Fremsendt efter fristen (besluttet af formanden): Bilaget kom i dag".
//!
//! The municipalities we have read print nothing of the kind; the line is ours, and as narrow as a line can be.

use referat_domain::meeting::late::{Late, LateDecider};

use crate::lines::Line;

use super::Desk;

/// How the line begins, up to who decided.
const BEGINS: &str = "Fremsendt efter fristen (besluttet af ";

/// Who decided, as printed.
const DECIDERS: [(&str, LateDecider); 2] = [
    ("formanden", LateDecider::Chair),
    ("sekretæren", LateDecider::Secretary),
];

/// The line as the layout prints it.
pub fn line(late: &Late) -> String {
    let decider = DECIDERS.iter().find(|(_, decider)| *decider == late.decided_by);
    let decider = decider.map_or("", |(word, _)| word);
    format!("{BEGINS}{decider}): {}", late.reason)
}

/// Reads the line from the first text at `start` or after it, and says where the rest begins. It goes on until a blank
/// line, as lines do that were wrapped.
pub fn read(lines: &[Line<'_>], start: usize, desk: &mut Desk) -> (Option<Late>, usize) {
    let text = lines.iter().enumerate().skip(start);
    let from = text.clone().find(|(_, line)| !line.is_blank());
    let Some((first, _)) = from.filter(|(_, line)| line.trimmed().starts_with(BEGINS)) else {
        return (None, start);
    };
    let of_it: Vec<&Line<'_>> = lines
        .iter()
        .skip(first)
        .take_while(|line| !line.is_blank())
        .collect();
    let words: Vec<&str> = of_it.iter().map(|line| line.trimmed()).collect();
    let Some(late) = parse(&words.join(" ")) else {
        return (None, start);
    };
    for line in &of_it {
        desk.ledger.claim(line.range());
    }
    (Some(late), first.saturating_add(of_it.len()))
}

fn parse(text: &str) -> Option<Late> {
    let rest = text.strip_prefix(BEGINS)?;
    let (decider, reason) = rest.split_once("): ")?;
    let (_, decider) = DECIDERS.iter().find(|(word, _)| *word == decider)?;
    Late::given(reason, *decider).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_read_as_it_is_printed() {
        for decided_by in LateDecider::ALL {
            let late = Late {
                reason: "Høringssvaret (fra MED): kom først i dag".into(),
                decided_by,
            };
            assert_eq!(parse(&line(&late)), Some(late));
        }
        assert_eq!(parse("Fremsendt efter fristen: i dag"), None);
        assert_eq!(parse("Fremsendt efter fristen (besluttet af Bo): i dag"), None);
    }
}
