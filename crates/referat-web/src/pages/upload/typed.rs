//! The fields of the form that mends a reading: what each is called in it, and what was typed in them.

use std::collections::BTreeMap;

use referat_domain::mending::{ItemField, ItemMend, MeetingMend, MendField};

use crate::receiving::Typed;

/// No document has so many items.
const MOST_ITEMS: usize = 5000;

/// What a field is called in the form.
#[must_use]
pub fn name_of(field: MendField) -> String {
    match field {
        MendField::Forum => "forum".to_owned(),
        MendField::Date => "dato".to_owned(),
        MendField::Start => "start".to_owned(),
        MendField::End => "slut".to_owned(),
        MendField::Place => "sted".to_owned(),
        MendField::Item(item, field) => match field {
            ItemField::Number => format!("p{item}-nr"),
            ItemField::Title => format!("p{item}-titel"),
            ItemField::JournalNumber => format!("p{item}-jn"),
            ItemField::Ground => format!("p{item}-grund"),
            ItemField::Recommenders => format!("p{item}-af"),
            ItemField::Clauses => format!("p{item}-at"),
            ItemField::Decision => format!("p{item}-besl"),
            ItemField::Outcome(clause) => format!("p{item}-u{clause}"),
            ItemField::Section(section) => format!("p{item}-s{section}"),
        },
    }
}

/// What was typed. A field that isn't in the form is empty.
#[must_use]
pub fn mend_of(typed: &Typed) -> MeetingMend {
    let fields: BTreeMap<&str, &str> = typed
        .0
        .iter()
        .rev()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let get = |field: MendField| {
        fields
            .get(name_of(field).as_str())
            .map(|value| (*value).to_owned())
    };
    let text = |field| get(field).unwrap_or_default();
    let count = fields.get("antal").and_then(|count| count.parse::<usize>().ok());
    let items = (0..count.unwrap_or_default().min(MOST_ITEMS)).map(|place| {
        let of = |field| MendField::Item(place, field);
        let list = |field: fn(usize) -> ItemField| {
            (0..MOST_ITEMS)
                .map_while(|index| get(of(field(index))))
                .collect::<Vec<String>>()
        };
        ItemMend {
            number: text(of(ItemField::Number)),
            title: text(of(ItemField::Title)),
            journal_number: text(of(ItemField::JournalNumber)),
            closed: fields.contains_key(format!("p{place}-lukket").as_str()),
            ground: text(of(ItemField::Ground)),
            recommenders: referat_domain::mending::with_plain_ends(&text(of(ItemField::Recommenders))),
            clauses: referat_domain::mending::with_plain_ends(&text(of(ItemField::Clauses))),
            decision: referat_domain::mending::with_plain_ends(&text(of(ItemField::Decision))),
            outcomes: list(ItemField::Outcome),
            sections: list(ItemField::Section),
        }
    });
    let items = items.collect();
    MeetingMend {
        forum: text(MendField::Forum),
        date: text(MendField::Date),
        start: text(MendField::Start),
        end: text(MendField::End),
        place: text(MendField::Place),
        items,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_back_and_what_is_missing_is_empty() {
        let pairs = [
            ("forum", "Chefforum"),
            ("antal", "2"),
            ("p0-titel", "Dagsorden"),
            ("p0-u0", "approved"),
            ("p0-u1", ""),
            ("p1-lukket", "ja"),
            ("p1-at", "at a\r\nat b\r\n"),
            ("p7-titel", "en til"),
        ];
        let typed = Typed(pairs.map(|(name, value)| (name.into(), value.into())).to_vec());
        let mend = mend_of(&typed);
        assert_eq!((mend.forum.as_str(), mend.date.as_str()), ("Chefforum", ""));
        assert_eq!(mend.items.len(), 2);
        assert_eq!(mend.items[0].outcomes, ["approved", ""]);
        assert!(mend.items[1].closed && !mend.items[0].closed);
        assert_eq!(mend.items[1].clauses, "at a\nat b");
    }
}
