//! The words of stored files, kept in memory: reading a PDF costs a process, and a check-up is made at every look.
//!
//! The same bytes have the same words for ever, so nothing here can be out of date.

use std::collections::BTreeMap;
use std::sync::Arc;

use referat_domain::paper::attachment::Checksum;
use tokio::sync::Mutex;

use crate::office::Office;
use crate::read_document::attachment_words;
use crate::refusal::Refusal;

/// So many bytes of words are kept; then all are forgotten and read again as they are asked for.
const MOST: usize = 64 * 1024 * 1024;

/// Words by the file's checksum; `None` for a file without any.
#[derive(Debug, Default)]
pub(crate) struct WordsOfFiles(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    size: usize,
    words: BTreeMap<Checksum, Option<Arc<str>>>,
}

impl Office {
    /// The words of a stored file, if it has any that can be read.
    pub(crate) async fn words_of(
        &self,
        checksum: Checksum,
        media_type: &str,
        name: &str,
    ) -> Result<Option<Arc<str>>, Refusal> {
        if let Some(known) = self.words.0.lock().await.words.get(&checksum) {
            return Ok(known.clone());
        }
        let bytes = self.store.files().read_all(checksum).await;
        let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
        let words: Option<Arc<str>> = attachment_words(media_type, name, &bytes).await.map(Arc::from);
        let mut kept = self.words.0.lock().await;
        kept.size = kept
            .size
            .saturating_add(words.as_ref().map_or(0, |words| words.len()));
        if kept.size > MOST {
            *kept = Kept::default();
        }
        kept.words.insert(checksum, words.clone());
        Ok(words)
    }
}
