//! Receiving files that a person hands in: kept beside the chain until they are accepted, given up or forgotten.
//!
//! Nothing is imported here. A document is looked at by its content, not by its name; an attachment goes with the
//! document that prints its title. Their bytes are in the file store, and a row that isn't history keeps them there.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::UploadId;
use referat_domain::paper::attachment::is_named;
use referat_import::known_forums::KnownForums;
use referat_import::source_file::{MAX_BYTES, SourceFile};
use referat_store::pending_files::PendingFile;

use crate::office::{Actor, Office};
use crate::read_document::read_document;
use crate::refusal::Refusal;

/// The most bytes of one file.
pub const MOST_BYTES: u64 = MAX_BYTES;

/// The most files that are handed in at once.
pub const MOST_FILES: usize = 100;

/// So many days an upload waits for somebody to come back to it.
pub const DAYS_KEPT: i64 = 14;

/// The longest a file's name is kept, in letters.
const LONGEST_NAME: usize = 200;

/// A file as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// What whoever sent it called it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of a file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// What it is called here.
    pub name: String,
    /// The upload it belongs to now, or why it isn't kept.
    pub outcome: Result<UploadId, NotKept>,
}

/// Why a file is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// There is nothing in it.
    Empty,
    /// It is larger than any minutes are.
    TooLarge,
    /// It is neither text nor a PDF.
    NotADocument,
    /// It was handed in twice.
    Twice,
    /// No document prints its title.
    NoPlace,
}

impl NotKept {
    /// The word the wording knows it by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::NotADocument => "no-document",
            Self::Twice => "twice",
            Self::NoPlace => "no-place",
        }
    }
}

impl Office {
    /// Keeps documents, and with each the attachments whose titles it prints. With one document alone, all
    /// attachments go with it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotValid`] for no file at all and for
    /// too many.
    pub async fn receive_uploads(
        &self,
        actor: &Actor,
        documents: Vec<HandedIn>,
        attachments: Vec<HandedIn>,
    ) -> Result<Vec<Received>, Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        let not_valid = |why| Refusal::NotValid {
            why,
            given: MOST_FILES.to_string(),
        };
        if documents.is_empty() {
            return Err(not_valid("no-files"));
        }
        if documents.len() + attachments.len() > MOST_FILES {
            return Err(not_valid("too-many-files"));
        }
        self.forget_old_uploads().await?;
        let forums = self.known_forums().await?;
        let is_alone = documents.len() == 1;
        let mut placed = vec![false; attachments.len()];
        let mut seen = Vec::new();
        let mut received = Vec::new();
        let mut files = Vec::new();
        for document in documents {
            let name = clean_name(&document.name);
            let outcome = match why_not(&document.bytes, true) {
                _ if seen.contains(&document.bytes) => Err(NotKept::Twice),
                Some(why) => Err(why),
                None => {
                    let titles = titles(&name, &document.bytes, &forums).await;
                    let upload: UploadId = self.fresh_id().await.into();
                    files.push(self.pending(actor, upload, 0, &name, &document.bytes).await?);
                    for (place, attachment) in (1i64..).zip(&attachments) {
                        let index = usize::try_from(place - 1).unwrap_or_default();
                        let title = clean_name(&attachment.name);
                        let fits = is_alone || titles.iter().any(|printed| is_named(&title, printed));
                        if !fits || why_not(&attachment.bytes, false).is_some() {
                            continue;
                        }
                        files.push(
                            self.pending(actor, upload, place, &title, &attachment.bytes)
                                .await?,
                        );
                        if let Some(placed) = placed.get_mut(index) {
                            *placed = true;
                        }
                    }
                    Ok(upload)
                }
            };
            seen.push(document.bytes);
            received.push(Received { name, outcome });
        }
        for (attachment, placed) in attachments.iter().zip(placed) {
            if !placed {
                let why = why_not(&attachment.bytes, false).unwrap_or(NotKept::NoPlace);
                received.push(Received {
                    name: clean_name(&attachment.name),
                    outcome: Err(why),
                });
            }
        }
        self.store.add_pending_files(self.tenant(), &files).await?;
        Ok(received)
    }

    /// Gives an upload up: it is not imported.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who may not see imports, [`Refusal::NotFound`] where there is none.
    pub async fn give_up_upload(&self, actor: &Actor, id: UploadId) -> Result<(), Refusal> {
        actor.require(Action::ImportMinutes, Scope::Anywhere)?;
        self.may_give_up(actor, id).await?;
        self.store.forget_upload(self.tenant(), id).await?;
        self.forget_mend(actor, id).await
    }

    /// Forgets the uploads that nobody came back to.
    async fn forget_old_uploads(&self) -> Result<(), Refusal> {
        let kept = referat_domain::SignedDuration::from_hours(24 * DAYS_KEPT);
        if let Ok(before) = self.now().checked_sub(kept) {
            self.store.sweep_uploads(self.tenant(), before).await?;
        }
        Ok(())
    }

    /// Keeps the bytes; the row that names them is written with those of the whole call.
    async fn pending(
        &self,
        actor: &Actor,
        upload: UploadId,
        place: i64,
        name: &str,
        bytes: &[u8],
    ) -> Result<PendingFile, Refusal> {
        let kept = self.store.files().keep(bytes).await;
        let content = kept.map_err(|error| Refusal::internal(&error))?;
        Ok(PendingFile {
            id: self.fresh_id().await.into(),
            upload,
            place,
            file_name: name.to_owned(),
            checksum: content.checksum,
            size: i64::try_from(content.size).unwrap_or(i64::MAX),
            uploaded_by: actor.name.clone(),
            person: actor.reader.person(),
            uploaded_at: self.now().as_microsecond(),
        })
    }
}

/// Why bytes can't be kept as a document or an attachment.
fn why_not(bytes: &[u8], is_document: bool) -> Option<NotKept> {
    match bytes {
        [] => Some(NotKept::Empty),
        bytes if bytes.len() as u64 > MOST_BYTES => Some(NotKept::TooLarge),
        bytes
            if is_document && !bytes.starts_with(b"%PDF-") && SourceFile::from_bytes("", bytes).is_err() =>
        {
            Some(NotKept::NotADocument)
        }
        _ => None,
    }
}

/// The titles of attachments that a document prints, as far as it can be read.
async fn titles(name: &str, bytes: &[u8], forums: &KnownForums) -> Vec<String> {
    match read_document(name, bytes, forums).await {
        Ok(document) => {
            let items = document.imported.record.items.into_iter();
            items.flat_map(|item| item.attachments).collect()
        }
        Err(_) => Vec::new(),
    }
}

/// A name without folders, without what can't be seen, and not too long; never empty.
pub(crate) fn clean_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let words: String = last.chars().map(|c| if is_unseen(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    match name.as_str() {
        "" | "." | ".." => "dokument".to_owned(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders_and_nothing_that_cannot_be_seen() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("C:\\Users\\bo\\referat.txt"), "referat.txt");
        assert_eq!(clean_name("referat\r\nX: y.txt"), "referat X: y.txt");
        assert_eq!(clean_name("fdp.\u{202e}txt.exe"), "fdp. txt.exe");
        assert_eq!(clean_name(".."), "dokument");
        assert_eq!(clean_name("\n"), "dokument");
        assert_eq!(clean_name(&"a".repeat(900)).len(), LONGEST_NAME);
    }

    #[test]
    fn what_a_file_is_is_seen_by_its_content() {
        assert_eq!(why_not(b"", true), Some(NotKept::Empty));
        assert_eq!(why_not(b"PK\x03\x04\x00\x00", true), Some(NotKept::NotADocument));
        assert_eq!(why_not(b"PK\x03\x04\x00\x00", false), None);
        assert_eq!(why_not(b"%PDF-1.7 \x00", true), None);
        assert_eq!(why_not("Møde".as_bytes(), true), None);
    }
}
