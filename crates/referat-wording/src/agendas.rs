//! Words for agendas: deadlines, what came late, and what a new issue changes.

use referat_domain::issued::IssuedChange;
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::rules::deadline::{Deadline, Nearness, NoDeadline};

use crate::Wording;

impl Wording {
    /// "Fremsendt efter fristen (besluttet af formanden): Bilaget kom i dag".
    #[must_use]
    pub fn late(&self, late: &Late) -> String {
        let by = self.of_family("late-by-", late.decided_by.as_str());
        let values = [("by", by.into()), ("reason", (&late.reason).into())];
        self.text_with("print-late", &values)
    }

    /// Who decides that an item is taken though it is late: "formanden".
    #[must_use]
    pub fn late_decider(&self, decider: LateDecider) -> String {
        self.of_family("late-by-", decider.as_str())
    }

    /// "punkt 4 ændret, punkt 11 tilføjet".
    #[must_use]
    pub fn changes(&self, changes: &[IssuedChange]) -> String {
        let told = changes.iter().map(|change| match &change.number {
            None => self.text("issued-change-head").into_owned(),
            Some(number) => {
                let key = format!("issued-change-{}", change.how.as_str());
                self.text_with(&key, &[("number", number.as_str().into())])
            }
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// "punkt 4 ændret, punkt 11 tilføjet – Et bilag manglede".
    #[must_use]
    pub fn changes_and_why(&self, changes: &[IssuedChange], reason: &str) -> String {
        let told = self.changes(changes);
        match reason.trim() {
            "" => told,
            reason => format!("{told} – {reason}"),
        }
    }

    /// How near a deadline is: "udløbet".
    #[must_use]
    pub fn nearness(&self, nearness: Nearness) -> String {
        self.of_family("nearness-", nearness.as_str())
    }

    /// "mandag den 3. februar 2025 kl. 12:00", or why there is none.
    #[must_use]
    pub fn deadline(&self, deadline: Result<Deadline, NoDeadline>) -> String {
        match deadline {
            Err(why) => self.of_family("no-deadline-", why.as_str()),
            Ok(deadline) => {
                let day = self.weekday_date(deadline.day);
                let values = [("day", day.into()), ("clock", self.time(deadline.clock).into())];
                self.text_with("deadline-moment", &values)
            }
        }
    }
}
