//! Words for letters by mail, and for the outbox.

use referat_domain::message::{MailChoice, MessageKind};

use crate::Wording;

impl Wording {
    /// What somebody is told: "En dagsorden er udsendt".
    #[must_use]
    pub fn told(&self, kind: MessageKind) -> String {
        self.of_family("told-", kind.as_str())
    }

    /// When somebody wants to be told: "Med det samme".
    #[must_use]
    pub fn mail_choice(&self, choice: MailChoice) -> String {
        self.of_family("mail-choice-", choice.as_str())
    }

    /// Why a letter didn't go.
    #[must_use]
    pub fn mail_trouble(&self, word: &str) -> String {
        self.of_family("mail-trouble-", word)
    }
}
