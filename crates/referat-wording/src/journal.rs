//! The journal in words: actions, kinds of things, what was written, and what an entry is about.
//!
//! Actions and kinds are words of the code that grow with it; one that has none here is shown as it is, for an
//! entry must never be hidden for want of words.

use referat_domain::view::journal::JournalThing;
use referat_domain::view::meeting::MeetingLine;

use crate::Wording;

impl Wording {
    /// An action, as it is told: "Udstedte dokument".
    #[must_use]
    pub fn journal_action(&self, action: &str) -> String {
        self.named_or_as_is("journal-action-", action)
    }

    /// A kind of thing that is done something to: "Sag".
    #[must_use]
    pub fn journal_kind(&self, kind: &str) -> String {
        self.named_or_as_is("journal-kind-", kind)
    }

    /// How many rows of which tables: "1 møde, 9 punkter".
    #[must_use]
    pub fn journal_rows(&self, rows: &[(String, u64)]) -> String {
        let told: Vec<String> = rows
            .iter()
            .map(|(table, count)| {
                let key = key("covered-", table);
                match self.has(&key) {
                    true => self.text_with(&key, &[("count", count.into())]),
                    false => format!("{} {table}", self.number(*count)),
                }
            })
            .collect();
        told.join(", ")
    }

    /// What an entry is about: its kind and name, and the meeting it belongs to.
    #[must_use]
    pub fn journal_thing(&self, kind: &str, thing: &JournalThing) -> String {
        let mut parts = vec![self.journal_kind(kind)];
        parts.extend(thing.title.clone());
        parts.extend(thing.meeting.as_ref().map(|meeting| self.meeting_name(meeting)));
        if let ([_], referat_domain::view::journal::JournalPlace::Nowhere) = (parts.as_slice(), thing.place) {
            parts.push(self.text("journal-gone").into_owned());
        }
        parts.join(" · ")
    }

    /// What was read of something closed: "Bilagets fil".
    #[must_use]
    pub fn read_what(&self, what: &str) -> String {
        self.named_or_as_is("read-what-", what)
    }

    /// What a verification found, in few words: "En række er ændret".
    #[must_use]
    pub fn verify_finding(&self, code: &str) -> String {
        self.named_or_as_is("verify-", code)
    }

    fn meeting_name(&self, meeting: &MeetingLine) -> String {
        match meeting.date {
            Some(date) => format!("{} {}", meeting.forum_name, self.date(date)),
            None => meeting.forum_name.clone(),
        }
    }

    fn named_or_as_is(&self, family: &str, word: &str) -> String {
        let key = key(family, word);
        match self.has(&key) {
            true => self.text(&key).into_owned(),
            false => word.to_owned(),
        }
    }
}

fn key(family: &str, word: &str) -> String {
    format!("{family}{}", word.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use crate::{Language, Wording};

    #[test]
    fn what_an_entry_wrote_is_counted_in_words() {
        let danish = Wording::new(Language::Danish);
        let rows = [
            ("meeting".into(), 1),
            ("agenda_item".into(), 1200),
            ("mood".into(), 2),
        ];
        assert_eq!(danish.journal_rows(&rows), "1 møde, 1.200 punkter, 2 mood");
    }

    #[test]
    fn an_action_without_words_is_shown_as_it_is() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.journal_action("import_meetings"), "Indlæste referat");
        assert_eq!(danish.journal_action("dance"), "dance");
    }
}
