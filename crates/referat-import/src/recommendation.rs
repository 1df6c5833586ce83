//! Recommendations (indstillinger): who recommends, and the clauses.
//!
//! "Kommunaldirektøren indstiller," and a numbered list; "… indstiller, at:" and clauses that don't begin
//! with "at"; one clause in the sentence itself; no heading at all.

use referat_danish::dates;
use referat_danish::names::split_recommenders;
use referat_domain::meeting::agenda_item::ApprovesMinutesOf;
use referat_domain::rich_text::plain_text::{inline_text, point_text};
use referat_domain::rich_text::{Block, RichText};

/// The verbs that introduce a recommendation.
const VERBS: &[&str] = &["indstiller", "anbefaler", "foreslår"];

/// Longer words before the verb, in bytes, name nobody.
const LONGEST_NAMES: usize = 2_000;

/// What a recommendation says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// Who recommends, as printed.
    pub recommenders: Vec<String>,
    /// The clauses without their numbers.
    pub clauses: Vec<String>,
}

/// Whether a line introduces a list of clauses: "… indstiller,", "… indstiller, at:".
#[must_use]
pub fn introduces(line: &str) -> bool {
    let line = line.trim().trim_end_matches([',', ';', ':', '.', ' ']);
    let line = line
        .strip_suffix(" at")
        .map_or(line, |line| line.trim_end_matches([',', ' ']));
    VERBS.iter().any(|verb| {
        line.strip_suffix(verb).is_some_and(|before| {
            before.ends_with(' ') && before.trim().chars().next().is_some_and(char::is_uppercase)
        })
    })
}

/// Where the verb stands: before it, and after it.
fn divide(text: &str) -> Option<(&str, &str)> {
    VERBS
        .iter()
        .filter_map(|verb| {
            let at = text.match_indices(verb).map(|(at, _)| at).find(|at| {
                let before = text.get(..*at).is_some_and(|before| before.ends_with(' '));
                let after = text.get(at + verb.len()..).and_then(|after| after.chars().next());
                before && after.is_none_or(|c| !c.is_alphanumeric())
            })?;
            Some((at, text.get(..at)?.trim_end(), text.get(at + verb.len()..)?))
        })
        .min_by_key(|(at, _, _)| *at)
        .map(|(_, before, after)| (before, after))
}

/// Reads a recommendation's text.
#[must_use]
pub fn read(text: &RichText) -> Recommendation {
    let mut out = Recommendation::default();
    let mut sentence_clause = None;
    let mut loose = Vec::new();
    let mut bullets = Vec::new();
    for block in &text.blocks {
        match block {
            Block::Paragraph(content) => {
                let words = inline_text(content);
                match divide(&words).filter(|_| out.recommenders.is_empty() && sentence_clause.is_none()) {
                    Some((before, after)) => {
                        out.recommenders = recommenders(before);
                        sentence_clause = clause_in_sentence(after);
                    }
                    None if words.starts_with("at ") || words.starts_with("At ") => loose.push(words),
                    None => {}
                }
            }
            Block::OrderedList { items, .. } => out.clauses.extend(items.iter().map(point_text)),
            Block::BulletList(items) => bullets.extend(items.iter().map(point_text)),
            Block::Heading { .. } | Block::Table(_) | Block::KeyFigure { .. } => {}
        }
    }
    if out.clauses.is_empty() {
        out.clauses = if !bullets.is_empty() {
            bullets
        } else if !loose.is_empty() {
            loose
        } else {
            sentence_clause.into_iter().collect()
        };
    }
    out
}

/// The recommenders before the verb; "Det" and the like recommend nothing.
fn recommenders(before: &str) -> Vec<String> {
    let last = before.rsplit(['\n']).next().unwrap_or(before);
    let last = last.rsplit(". ").next().unwrap_or(last).trim();
    if last.is_empty() || last.len() > LONGEST_NAMES || matches!(last, "Det" | "Der" | "Hermed") {
        return Vec::new();
    }
    split_recommenders(last)
        .into_iter()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// The clause in "X indstiller, at forummet godkender sagen."; a mere introduction holds none.
fn clause_in_sentence(after: &str) -> Option<String> {
    let at = after.find("at ")?;
    let before = after.get(..at)?;
    let begins_word = before.is_empty() || before.ends_with([' ', '\n', ':', ',']);
    let clause = after.get(at..)?.trim();
    (begins_word && clause.len() > 3 && !clause.ends_with(':')).then(|| clause.to_owned())
}

/// Which minutes are approved, by the clauses or, failing them, by the subject.
#[must_use]
pub fn approves(clauses: &[String], decision: Option<&str>, subject: &str) -> Option<ApprovesMinutesOf> {
    let from_clause = clauses.iter().find_map(|clause| approval_in(clause));
    from_clause.or_else(|| {
        let lower = subject.to_lowercase();
        let is_approval = lower.starts_with("godkendelse af") && mentions_minutes(&lower);
        is_approval.then(|| {
            decision
                .and_then(approval_in)
                .unwrap_or(ApprovesMinutesOf::Previous)
        })
    })
}

fn mentions_minutes(lower: &str) -> bool {
    lower.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "referat" | "referatet" | "referater" | "protokollen" | "protokol"
        )
    })
}

/// "at Chefforum godkender referatet fra mødet den 16. januar 2020", "samt referatet fra seneste møde godkendes".
fn approval_in(text: &str) -> Option<ApprovesMinutesOf> {
    let lower = text.to_lowercase();
    if !lower.contains("godkend") || !mentions_minutes(&lower) {
        return None;
    }
    let at = lower.find("referat").or_else(|| lower.find("protokol"))?;
    let rest = lower.get(at..)?;
    if let Some(found) = dates::first_date(rest) {
        return Some(ApprovesMinutesOf::Date(found.date));
    }
    let previous = ["seneste", "sidste", "forrige", "foregående"]
        .iter()
        .any(|word| rest.contains(word));
    (previous && (rest.contains("møde") || rest.contains("referat"))).then_some(ApprovesMinutesOf::Previous)
}

#[cfg(test)]
mod tests {
    use referat_domain::rich_text::ListItem;

    use super::*;

    fn list(items: &[&str]) -> Block {
        Block::OrderedList {
            order: 1,
            items: items.iter().map(|item| ListItem::paragraph(*item)).collect(),
        }
    }

    #[test]
    fn several_recommenders_are_divided_before_a_position_only() {
        let text = RichText {
            blocks: vec![
                Block::paragraph(
                    "Direktøren for Børn, Job & Velfærd og Afdelingschefen for Drift og Service indstiller,",
                ),
                list(&["at forummet drøfter sagen"]),
            ],
        };
        let read = read(&text);
        assert_eq!(
            read.recommenders,
            [
                "Direktøren for Børn, Job & Velfærd",
                "Afdelingschefen for Drift og Service"
            ]
        );
        assert_eq!(read.clauses, ["at forummet drøfter sagen"]);
    }

    #[test]
    fn clauses_need_not_begin_with_at() {
        let text = RichText {
            blocks: vec![
                Block::paragraph("Chefen for Plan & Byg indstiller, at:"),
                list(&["Der udarbejdes en plan", "Planen sendes i høring."]),
            ],
        };
        assert_eq!(
            read(&text).clauses,
            ["Der udarbejdes en plan", "Planen sendes i høring."]
        );
    }

    #[test]
    fn a_clause_may_stand_in_the_sentence() {
        let text = RichText::paragraph("Formanden indstiller, at udvalget godkender planen.");
        let read = read(&text);
        assert_eq!(
            (read.recommenders, read.clauses),
            (
                vec!["Formanden".into()],
                vec!["at udvalget godkender planen.".into()]
            )
        );
    }

    #[test]
    fn an_introduction_is_known_without_its_heading() {
        assert!(introduces("Afdelingschefen for Økonomi & Stab indstiller;"));
        assert!(introduces("Chefen for Drift indstiller, at:"));
        assert!(!introduces("som chefen indstiller til."));
        assert!(!introduces("indstiller,"));
    }

    #[test]
    fn the_minutes_that_are_approved_are_found() {
        let approves = |clause: &str| approves(&[clause.to_owned()], None, "");
        let date = |text: &str| Some(ApprovesMinutesOf::Date(text.parse().unwrap()));
        assert_eq!(
            approves("at forummet godkender referatet fra mødet d. 3. maj 2026"),
            date("2026-05-03")
        );
        assert_eq!(
            approves("at dagsorden og referatet fra seneste møde godkendes."),
            Some(ApprovesMinutesOf::Previous)
        );
        assert_eq!(
            approves("at forummet godkender dagsordenen den 3. maj 2026"),
            None
        );
        assert_eq!(approves("at referatet drøftes"), None);
    }
}
