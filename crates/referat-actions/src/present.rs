//! Who has a page open just now on which something is written, a paper or a decision: kept in memory, for the others who have it open.

use std::collections::BTreeMap;
use std::sync::Mutex;

use referat_domain::Timestamp;
use uuid::Uuid;

/// So many seconds after somebody was last heard of they are gone.
const GONE_AFTER: i64 = 20;

/// Somebody's name, and when they were last heard of.
type Seen = (String, Timestamp);

/// Who is where: by what is written, and there by a key that tells people apart.
#[derive(Debug, Default)]
pub(crate) struct Present(Mutex<BTreeMap<Uuid, BTreeMap<String, Seen>>>);

impl Present {
    /// Notes that somebody is at a thing, and says who else is.
    pub(crate) fn note(&self, thing: Uuid, key: &str, name: &str, now: Timestamp) -> Vec<String> {
        let Ok(mut papers) = self.0.lock() else {
            return Vec::new();
        };
        let gone = |at: Timestamp| now.as_second().saturating_sub(at.as_second()) > GONE_AFTER;
        for people in papers.values_mut() {
            people.retain(|_, (_, at)| !gone(*at));
        }
        papers.retain(|_, people| !people.is_empty());
        let here = papers.entry(thing).or_default();
        here.insert(key.to_owned(), (name.to_owned(), now));
        here.iter()
            .filter(|(other, _)| other.as_str() != key)
            .map(|(_, (name, _))| name.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_seen_until_nothing_is_heard_of_them() {
        let present = Present::default();
        let paper = Uuid::from_bytes([1; 16]);
        let at = |second| Timestamp::from_second(second).unwrap();
        assert!(present.note(paper, "a", "Eva", at(0)).is_empty());
        assert_eq!(present.note(paper, "b", "Ib", at(5)), ["Eva"]);
        assert!(
            present
                .note(Uuid::from_bytes([2; 16]), "c", "Bo", at(5))
                .is_empty()
        );
        assert!(present.note(paper, "b", "Ib", at(26)).is_empty());
    }
}
