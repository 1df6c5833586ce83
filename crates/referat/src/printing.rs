//! What the commands that print share: the press, how far it has come, and what whoever prints should know.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use referat_actions::printing::{Progress as Step, Remark};
use referat_documents::look::Look;
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_wording::Wording;

use crate::failure::Failure;
use crate::progress::Progress;
use crate::session::Session;

/// A press for documents in the language of the pages.
#[must_use]
pub fn press(session: &Session, municipality: &str) -> Press {
    let typesetter = Typesetter::beside(&session.environment.executable);
    Press::new(Arc::clone(&session.pages), municipality, Arc::new(typesetter))
}

/// The look of a file.
///
/// # Errors
/// When it can't be read, or is no look.
pub fn look_in(session: &Session, path: &Path) -> Result<Look, Failure> {
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::of_path(&session.wording, path, &error))?;
    Look::parse(&text).map_err(|error| no_look(session, path, &error.in_words(&session.wording)))
}

/// What a file says is no look.
#[must_use]
pub fn no_look(session: &Session, path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let values = [
        ("file", path.display().to_string().into()),
        ("cause", error.to_string().into()),
    ];
    Failure::failed(&session.wording, "cli-error-look", &values)
}

/// Shows how far a print has come.
pub struct Shown<'s>(Mutex<Progress<'s>>);

impl<'s> Shown<'s> {
    /// Begins to show.
    #[must_use]
    pub fn begin(session: &'s Session) -> Self {
        Self(Mutex::new(Progress::begin(
            &session.wording,
            session.output,
            "cli-print-reading",
            0,
        )))
    }

    /// Shows a step.
    pub fn step(&self, step: &Step) {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        let mut progress = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match step {
            Step::Reading(done, total) => progress.stage("cli-print-reading", count(*done), count(*total)),
            Step::Attachment(done, total, _) => {
                progress.stage("cli-print-attachment", count(*done), count(*total));
            }
            Step::Setting => progress.stage("cli-print-setting", 0, 0),
            Step::Joining => progress.stage("cli-print-joining", 0, 0),
        }
    }

    /// Takes it away.
    pub fn end(self) {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner).end();
    }
}

/// A remark in words.
#[must_use]
pub fn remark_in_words(wording: &Wording, remark: &Remark) -> String {
    match remark {
        Remark::Replaced(characters) => {
            let characters: Vec<String> = characters.iter().map(char::to_string).collect();
            let values = [("characters", characters.join(" ").into())];
            wording.text_with("cli-characters-replaced", &values)
        }
        Remark::LeftOut(name, why) => {
            let why = wording.left_out(why.as_str());
            wording.text_with(
                "cli-print-left-out",
                &[("name", name.into()), ("why", why.into())],
            )
        }
        Remark::Untagged(name) => wording.text_with("cli-print-untagged", &[("name", name.into())]),
    }
}
