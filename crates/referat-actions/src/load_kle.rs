//! Loading the KLE register from a municipality's own copy; the one before is taken away.

use referat_domain::access::{Action, Scope};
use referat_domain::case::journal_number::JournalNumber;
use referat_domain::kle::{KleRegister, KleStanding};
use referat_import::kle::{KleReadError, KleWarning};
use referat_store::kle::{KleRegisterRow, KleSubjectRow};
use referat_store::{Page, RowId};

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// What loading a register came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KleLoaded {
    /// Subjects, groups and main groups in use.
    pub current: u64,
    /// Those that have expired.
    pub expired: u64,
    /// Lines or elements that can't be read.
    pub warnings: Vec<KleWarning>,
    /// Numbers of cases here that the register doesn't have.
    pub unknown_in_use: Vec<JournalNumber>,
    /// Numbers of cases here that have expired, each with what followed it.
    pub expired_in_use: Vec<(JournalNumber, Vec<String>)>,
}

/// Why a register was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadKleError {
    /// The file can't be read as a register.
    #[error(transparent)]
    Unreadable(#[from] KleReadError),
    /// Something else.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<referat_store::StoreError> for LoadKleError {
    fn from(error: referat_store::StoreError) -> Self {
        Self::Refused(error.into())
    }
}

impl Office {
    /// Loads a register and checks the numbers in use against it.
    ///
    /// # Errors
    /// See [`LoadKleError`]; the register before stays then.
    pub async fn load_kle(&self, actor: &Actor, name: &str, bytes: &[u8]) -> Result<KleLoaded, LoadKleError> {
        actor.require(Action::LoadRegister, Scope::Anywhere)?;
        let (register, warnings) = referat_import::kle::read(name, bytes)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let before = write.reading().kle_register().await?;
        if let Some(before) = before {
            write.remove(&before).await?;
        }
        let id = RowId::from_bytes(referat_domain::ids::IdSource::next_id(&mut write).into_bytes());
        write
            .insert(&[KleRegisterRow {
                id,
                name: name.to_owned(),
                published: register.published,
                loaded_at: write.now().as_microsecond(),
                removed_at: None,
            }])
            .await?;
        let mut rows = Vec::with_capacity(register.len());
        for subject in register.subjects() {
            let keywords: Vec<(&str, u32)> = subject
                .keywords
                .iter()
                .map(|keyword| (keyword.word.as_str(), keyword.weight))
                .collect();
            let successors: Vec<String> = subject.successors.iter().map(ToString::to_string).collect();
            let json = |error: serde_json::Error| Refusal::internal(&error);
            rows.push(KleSubjectRow {
                id: RowId::from_bytes(referat_domain::ids::IdSource::next_id(&mut write).into_bytes()),
                register_id: id,
                number: subject.number.to_string(),
                level: subject.level.as_str().to_owned(),
                title: subject.title.clone(),
                keywords: serde_json::to_string(&keywords).map_err(json)?,
                expired: subject.expired,
                successors: serde_json::to_string(&successors).map_err(json)?,
            });
        }
        write.insert(&rows).await?;
        let mut loaded = count(&register);
        loaded.warnings = warnings;
        let everything = Page::first(u32::MAX >> 1);
        let cases = write.reading().cases_by_journal_prefix("", everything).await?;
        check_numbers(
            &register,
            cases.iter().filter_map(|case| case.journal_number.as_deref()),
            &mut loaded,
        );
        write
            .commit(entry(actor, "load_kle", "kle_register", id.uuid(), ""))
            .await?;
        Ok(loaded)
    }
}

fn count(register: &KleRegister) -> KleLoaded {
    let expired = register
        .subjects()
        .filter(|subject| subject.expired.is_some())
        .count() as u64;
    KleLoaded {
        current: register.len() as u64 - expired,
        expired,
        warnings: Vec::new(),
        unknown_in_use: Vec::new(),
        expired_in_use: Vec::new(),
    }
}

fn check_numbers<'n>(register: &KleRegister, numbers: impl Iterator<Item = &'n str>, loaded: &mut KleLoaded) {
    let numbers: std::collections::BTreeSet<JournalNumber> =
        numbers.filter_map(|number| number.parse().ok()).collect();
    for number in numbers {
        match register.standing(number.subject) {
            KleStanding::Current(_) => {}
            KleStanding::Expired(subject) => {
                let successors = subject.successors.iter().map(ToString::to_string).collect();
                loaded.expired_in_use.push((number, successors));
            }
            KleStanding::Unknown => loaded.unknown_in_use.push(number),
        }
    }
}
