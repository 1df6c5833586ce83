//! What belongs to a thing: the tables whose rows are parts of a meeting, an item, a case, a forum or a person,
//! and the condition that an entry is about one.
//!
//! An entry is about a thing when the thing is its subject or when it covers a row of it. Knows the tables by
//! their names only; a test holds them against the registry.

/// A kind of thing that has a journal of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A forum: its meetings with their items, decisions and documents. Not each line of them: an entry that
    /// changes a single remark is found under its item.
    Forum,
    /// A meeting.
    Meeting,
    /// An agenda item.
    Item,
    /// A case.
    Case,
    /// A person, as named by others.
    Person,
    /// Any row, by its id alone.
    Row,
}

/// How a part hangs together with what it is a part of.
#[derive(Debug, Clone, Copy)]
enum Link {
    /// The part's column points to the whole.
    To(&'static str),
    /// The whole's column points to the part.
    From(&'static str),
}

/// The rows of a table that are parts of something, and their own parts.
#[derive(Debug)]
struct Part {
    table: &'static str,
    link: Link,
    parts: &'static [Part],
}

const fn part(table: &'static str, column: &'static str) -> Part {
    with_parts(table, column, &[])
}

const fn with_parts(table: &'static str, column: &'static str, parts: &'static [Part]) -> Part {
    Part {
        table,
        link: Link::To(column),
        parts,
    }
}

const OF_DECISION: &[Part] = &[
    part("clause_outcome", "decision_id"),
    part("remark", "decision_id"),
    part("named_remark", "decision_id"),
    part("vote", "decision_id"),
    part("dissenting_opinion", "decision_id"),
    part("absence", "decision_id"),
];

const OF_VERSION: &[Part] = &[
    part("section", "paper_version_id"),
    part("clause", "paper_version_id"),
    part("recommender", "paper_version_id"),
    part("attachment", "paper_version_id"),
];

const OF_ITEM: &[Part] = &[
    part("item_person", "agenda_item_id"),
    part("item_exclusion", "agenda_item_id"),
    part("consultation", "agenda_item_id"),
    part("issued_document", "subject_id"),
    part("shared_remark", "agenda_item_id"),
    part("item_absence", "agenda_item_id"),
    part("item_session", "agenda_item_id"),
    part("attachment", "shown_at_item"),
    part("promise", "agenda_item_id"),
    part("sorted_line", "agenda_item_id"),
    with_parts("decision", "agenda_item_id", OF_DECISION),
    Part {
        table: "paper_version",
        link: Link::From("paper_version_id"),
        parts: OF_VERSION,
    },
];

const OF_DOCUMENT: &[Part] = &[
    part("import_finding", "document_id"),
    part("contents_line", "document_id"),
    part("meeting_join_proposal", "document_id"),
];

const OF_MEETING: &[Part] = &[
    part("meeting_booking", "meeting_id"),
    part("meeting_change", "meeting_id"),
    part("extraordinary_call", "meeting_id"),
    part("invitation", "meeting_id"),
    part("participant", "meeting_id"),
    part("minutes", "meeting_id"),
    part("signature", "meeting_id"),
    part("minutes_remark", "meeting_id"),
    part("correction", "meeting_id"),
    part("silenced_finding", "meeting_id"),
    part("meeting_join_proposal", "meeting_id"),
    part("issued_document", "subject_id"),
    with_parts("source_document", "meeting_id", OF_DOCUMENT),
    with_parts("agenda_item", "meeting_id", OF_ITEM),
];

const OF_INTERIM_DECISION: &[Part] = &[part("interim_outcome", "interim_decision_id")];

const OF_WRITTEN_PROCEDURE: &[Part] = &[part("written_answer", "procedure_id")];

const OF_CASE: &[Part] = &[
    part("case_thread", "merged_into"),
    part("case_join_proposal", "case_id"),
    with_parts(
        "paper",
        "case_id",
        &[
            part("consultation", "paper_id"),
            part("case_join_proposal", "paper_id"),
            part("paper_attachment", "paper_id"),
            part("approval", "paper_id"),
            part("paper_remark", "paper_id"),
            part("opinion", "paper_id"),
            with_parts("interim_decision", "paper_id", OF_INTERIM_DECISION),
            with_parts("written_procedure", "paper_id", OF_WRITTEN_PROCEDURE),
            with_parts(
                "paper_version",
                "paper_id",
                &[
                    part("section", "paper_version_id"),
                    part("clause", "paper_version_id"),
                    part("recommender", "paper_version_id"),
                    part("attachment", "paper_version_id"),
                    with_parts("agenda_item", "paper_version_id", OF_ITEM),
                ],
            ),
        ],
    ),
];

const OF_FORUM: &[Part] = &[
    part("abbreviation", "forum_id"),
    part("meeting_series", "forum_id"),
    part("case_thread", "forum_id"),
    part("issued_document", "forum_id"),
    part("interim_decision", "forum_id"),
    part("written_procedure", "forum_id"),
    with_parts(
        "meeting",
        "forum_id",
        &[
            part("meeting_booking", "meeting_id"),
            part("meeting_change", "meeting_id"),
            part("extraordinary_call", "meeting_id"),
            part("minutes", "meeting_id"),
            part("silenced_finding", "meeting_id"),
            part("meeting_join_proposal", "meeting_id"),
            part("source_document", "meeting_id"),
            with_parts("agenda_item", "meeting_id", &[part("decision", "agenda_item_id")]),
        ],
    ),
];

const OF_PERSON: &[Part] = &[
    part("invitation", "person_id"),
    part("invitation", "instead_of"),
    part("stand_in", "person_id"),
    part("stand_in", "stand_in_id"),
    part("participant", "person_id"),
    part("item_absence", "person_id"),
    part("item_person", "person_id"),
    part("item_exclusion", "person_id"),
    part("named_remark", "person_id"),
    part("vote", "person_id"),
    part("dissenting_opinion", "person_id"),
    part("absence", "person_id"),
    part("interim_decision", "decided_by_person"),
    part("written_answer", "person_id"),
    part("alias_proposal", "one_id"),
    part("alias_proposal", "other_id"),
];

impl Thing {
    /// The table of the thing itself, and its parts.
    fn whole(self) -> Option<(&'static str, &'static [Part])> {
        match self {
            Self::Forum => Some(("forum", OF_FORUM)),
            Self::Meeting => Some(("meeting", OF_MEETING)),
            Self::Item => Some(("agenda_item", OF_ITEM)),
            Self::Case => Some(("case_thread", OF_CASE)),
            Self::Person => Some(("person", OF_PERSON)),
            Self::Row => None,
        }
    }
}

/// The condition that an entry is about the thing whose id stands at `place`.
pub(super) fn about(thing: Thing, place: &str) -> String {
    let mut covers = Vec::new();
    match thing.whole() {
        Some((table, parts)) => {
            covers.push(covering(table, place));
            gather(table, place, parts, &mut covers);
        }
        None => covers.push(format!(
            "SELECT sequence FROM journal_cover WHERE municipality_id = $1 AND row_id = {place}"
        )),
    }
    format!(
        "journal_entry.subject_id = {place} OR journal_entry.sequence IN ({})",
        covers.join(" UNION ")
    )
}

fn gather(whole: &str, ids: &str, parts: &[Part], covers: &mut Vec<String>) {
    for part in parts {
        let of_part = match part.link {
            Link::To(column) => format!(
                "SELECT id FROM {} WHERE municipality_id = $1 AND {column} IN ({ids})",
                part.table
            ),
            Link::From(column) => {
                format!("SELECT {column} FROM {whole} WHERE municipality_id = $1 AND id IN ({ids})")
            }
        };
        covers.push(covering(part.table, &of_part));
        gather(part.table, &of_part, part.parts, covers);
    }
}

fn covering(table: &str, ids: &str) -> String {
    format!(
        "SELECT sequence FROM journal_cover WHERE municipality_id = $1 AND table_name = '{table}' \
         AND row_id IN ({ids})"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::COVERED;

    fn hold(whole: &str, parts: &[Part]) {
        let columns = |table: &str| {
            let facts = COVERED.iter().find(|facts| facts.name == table);
            facts
                .unwrap_or_else(|| panic!("{table} is no covered table"))
                .columns
        };
        for part in parts {
            let (table, column) = match part.link {
                Link::To(column) => (part.table, column),
                Link::From(column) => (whole, column),
            };
            assert!(
                columns(table).iter().any(|known| known.name == column),
                "{table} has no column {column}"
            );
            hold(part.table, part.parts);
        }
    }

    #[test]
    fn parts_are_covered_tables_and_hang_by_columns_they_have() {
        for thing in [
            Thing::Forum,
            Thing::Meeting,
            Thing::Item,
            Thing::Case,
            Thing::Person,
        ] {
            let (table, parts) = thing.whole().unwrap();
            assert!(COVERED.iter().any(|facts| facts.name == table), "{table}");
            hold(table, parts);
        }
    }
}
