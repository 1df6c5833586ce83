//! The numbers of an agenda: given in order, kept once they were printed, and gone on after.

use super::{AgendaDraft, DraftEntry};
use crate::ids::AgendaItemId;

impl AgendaDraft {
    /// Each entry's number on paper; breaks have none. Printed numbers stay, new ones go on after the last of them.
    #[must_use]
    pub fn numbers(&self) -> Vec<Option<String>> {
        let mut next = 1u32;
        let mut under = 0u32;
        let mut numbers = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            if let Some(number) = &entry.issued_number {
                let (main, sub) = number.split_once('.').unwrap_or((number, "0"));
                next = main.parse::<u32>().map_or(next, |main| main.saturating_add(1));
                under = sub.parse().unwrap_or(0);
                numbers.push(Some(number.clone()));
            } else if entry.is_break() {
                numbers.push(None);
            } else if entry.level > 0 {
                under = under.saturating_add(1);
                numbers.push(Some(format!("{}.{under}", next.saturating_sub(1).max(1))));
            } else {
                next = next.max(self.printed_up_to.saturating_add(1));
                numbers.push(Some(next.to_string()));
                next = next.saturating_add(1);
                under = 0;
            }
        }
        numbers
    }

    /// The draft as it was issued: every item keeps the number it was printed with.
    #[must_use]
    pub fn issued(mut self) -> Self {
        let numbers = self.numbers();
        for (entry, number) in self.entries.iter_mut().zip(numbers) {
            let main = number.as_deref().and_then(main_number);
            self.printed_up_to = self.printed_up_to.max(main.unwrap_or(0));
            entry.issued_number = number;
        }
        self
    }

    /// The items that came since it was issued, in their order; none where it never was.
    #[must_use]
    pub fn added_since_issue(&self) -> Vec<AgendaItemId> {
        let is_new = |entry: &&DraftEntry| entry.issued_number.is_none() && !entry.is_break();
        match self.printed_up_to {
            0 => Vec::new(),
            _ => self.entries.iter().filter(is_new).map(|entry| entry.id).collect(),
        }
    }
}

fn main_number(number: &str) -> Option<u32> {
    number.split('.').next()?.parse().ok()
}
