//! The files of a paper that is being written: hanging them on, replacing, naming, ordering, closing, taking them off.
//!
//! A file is judged by its content, never by its name. Bytes that were hung on once stay in the store as long as a row
//! names them: a newer version takes the older one's place, and the older one stays as a tombstone.

use referat_documents::packaged::{self, Unfit};
use referat_domain::ids::PaperId;
use referat_domain::paper::attachment::media_type;
use referat_store::files::StoredContent;
use referat_store::papers_on_their_way::PaperAttachmentRow;
use referat_store::{Reading, RowId, Write};

use crate::office::{Actor, Office, entry};
use crate::on_the_way::OnTheWay;
use crate::receive_uploads::{HandedIn, clean_name};
use crate::refusal::Refusal;

/// The most bytes of one file: what is read of one that was sent goes no further than shows that it is too large.
const MOST_BYTES: u64 = crate::receive_uploads::MOST_BYTES;

/// The most files of a paper.
pub const MOST_FILES: usize = 100;

/// The longest title, in letters.
pub(crate) const LONGEST_TITLE: usize = 200;

/// What became of a file that somebody wanted to hang on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hung {
    /// What it is called.
    pub name: String,
    /// Why it isn't kept, as a wording key without `not-kept-`.
    pub refused: Option<&'static str>,
}

/// A file that can be hung on: its bytes are kept, and no row names them yet.
#[derive(Debug)]
pub(crate) struct Judged {
    /// What it is called.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) content: StoredContent,
    /// What kind of file it is.
    pub(crate) media_type: &'static str,
}

/// What is done to a file of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
    /// It has another title.
    Title(String),
    /// It goes one place up.
    Up,
    /// One place down.
    Down,
    /// It is to be closed on this ground, or open.
    Close(Option<String>),
    /// It is taken off.
    TakeOff,
}

impl Office {
    /// Hangs files on a paper. One of the name of a file that is there takes its place as a newer version.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't being written,
    /// [`Refusal::NotValid`] for no files, and for more than a paper has.
    pub async fn attach_to_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        files: Vec<HandedIn>,
    ) -> Result<Vec<Hung>, Refusal> {
        if files.is_empty() {
            return Err(Refusal::NotValid {
                why: "no-files",
                given: String::new(),
            });
        }
        {
            let mut reading = self.store.reading(self.tenant()).await?;
            let found = OnTheWay::seen_by(&mut reading, actor, paper).await?;
            found.require_writing(actor)?;
            found.require_open()?;
        }
        let (hung, kept) = self.judged(files).await?;
        if kept.is_empty() {
            return Ok(hung);
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_open()?;
        let mut rows = write.reading().paper_attachments(&[paper]).await?;
        for Judged {
            name,
            content,
            media_type,
        } in kept
        {
            let file = write.keep_file(&content, media_type).await?;
            let older = rows.iter().position(|row| row.file_name == name);
            let mut row = PaperAttachmentRow {
                id: write.fresh(),
                paper_id: paper,
                place: rows.last().map_or(1, |last| last.place.saturating_add(1)),
                title: title_of(&name),
                file_name: name,
                checksum: file.checksum,
                size: file.size,
                version: 1,
                added_by: actor.name.clone(),
                added_at: write.now().as_microsecond(),
                closure_ground: None,
                closure_title: None,
                removed_at: None,
            };
            if let Some(older) = older {
                let older = rows.remove(older);
                if older.checksum == row.checksum {
                    rows.push(older);
                    rows.sort_by_key(|row| row.place);
                    continue;
                }
                row = PaperAttachmentRow {
                    place: older.place,
                    title: older.title.clone(),
                    version: older.version.saturating_add(1),
                    closure_ground: older.closure_ground.clone(),
                    closure_title: older.closure_title.clone(),
                    ..row
                };
                write.remove(&older).await?;
            }
            if rows.len() >= MOST_FILES {
                return Err(Refusal::NotValid {
                    why: "too-many-files",
                    given: MOST_FILES.to_string(),
                });
            }
            write.insert(std::slice::from_ref(&row)).await?;
            rows.push(row);
            rows.sort_by_key(|row| row.place);
        }
        write
            .commit(entry(actor, "attach_to_paper", "paper", paper.uuid(), ""))
            .await?;
        Ok(hung)
    }

    /// Judges files by their content, and keeps the bytes of those that can be hung on.
    pub(crate) async fn judged(&self, files: Vec<HandedIn>) -> Result<(Vec<Hung>, Vec<Judged>), Refusal> {
        let mut hung = Vec::new();
        let mut kept = Vec::new();
        for file in files {
            let name = clean_name(&file.name);
            let refused = why_not(&file.bytes, &name);
            if refused.is_none() {
                let content = self.store.files().keep(&file.bytes).await;
                kept.push(Judged {
                    name: name.clone(),
                    content: content.map_err(|error| Refusal::internal(&error))?,
                    media_type: media_type(&file.bytes, &name),
                });
            }
            hung.push(Hung { name, refused });
        }
        Ok((hung, kept))
    }

    /// Changes a file of a paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where the paper isn't being written or the file
    /// is first or last already, [`Refusal::NotValid`] for a title or a ground that can't be one.
    pub async fn change_paper_file(
        &self,
        actor: &Actor,
        paper: PaperId,
        file: &str,
        change: FileChange,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_writing(actor)?;
        found.require_open()?;
        let rows = found.files(&mut write.reading()).await?;
        let at = rows
            .iter()
            .position(|row| row.id.uuid().to_string() == file)
            .filter(|at| {
                let is_closed = rows.get(*at).is_some_and(|row| row.closure_ground.is_some());
                !is_closed || found.is_seen_as(actor, true)
            })
            .ok_or(Refusal::NotFound)?;
        make(&mut write, &rows, at, change).await?;
        write
            .commit(entry(actor, "change_paper_file", "paper", paper.uuid(), ""))
            .await?;
        Ok(())
    }

    /// The bytes of a file of a paper, with its name and media type.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who doesn't see the paper.
    pub async fn paper_file(
        &self,
        actor: &Actor,
        paper: PaperId,
        file: &str,
    ) -> Result<(String, String, Vec<u8>), Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::seen_by(&mut reading, actor, paper).await?;
        let rows = found.files(&mut reading).await?;
        let row = rows.into_iter().find(|row| row.id.uuid().to_string() == file);
        let row = row
            .filter(|row| row.closure_ground.is_none() || found.is_seen_as(actor, true))
            .ok_or(Refusal::NotFound)?;
        self.file_of_paper(reading, row).await
    }

    /// A file of a paper with which the actor has a task: its name, its type and its bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none for the actor.
    pub async fn task_file(
        &self,
        actor: &Actor,
        paper: PaperId,
        file: &str,
    ) -> Result<(String, String, Vec<u8>), Refusal> {
        self.task_paper(&actor.reader, paper).await?;
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.paper_attachments(&[paper]).await?;
        let row = rows.into_iter().find(|row| row.id.uuid().to_string() == file);
        self.file_of_paper(reading, row.ok_or(Refusal::NotFound)?).await
    }

    pub(crate) async fn file_of_paper(
        &self,
        mut reading: Reading<'_>,
        row: PaperAttachmentRow,
    ) -> Result<(String, String, Vec<u8>), Refusal> {
        let content = reading.file_by_checksum(row.checksum).await?;
        let media_type = content.map_or_else(|| "application/octet-stream".into(), |row| row.media_type);
        drop(reading);
        let bytes = self.store.files().read_all(row.checksum).await;
        let bytes = bytes.map_err(|error| Refusal::internal(&error))?;
        Ok((row.file_name, media_type, bytes))
    }
}

async fn make(
    write: &mut Write<'_>,
    rows: &[PaperAttachmentRow],
    at: usize,
    change: FileChange,
) -> Result<(), Refusal> {
    let row = rows.get(at).ok_or(Refusal::NotFound)?;
    match change {
        FileChange::TakeOff => write.remove(row).await?,
        FileChange::Title(title) => {
            let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            if !(1..=LONGEST_TITLE).contains(&title.chars().count()) {
                return Err(Refusal::NotValid {
                    why: "attachment-title",
                    given: String::new(),
                });
            }
            let row = PaperAttachmentRow { title, ..row.clone() };
            write.update(&row).await?;
        }
        FileChange::Close(ground) => {
            let ground = ground.map(|ground| ground.trim().to_owned());
            let too_long = ground.as_ref().is_some_and(|ground| ground.chars().count() > 300);
            if too_long || ground.as_ref().is_some_and(String::is_empty) {
                return Err(Refusal::NotValid {
                    why: "closure-ground",
                    given: String::new(),
                });
            }
            let row = PaperAttachmentRow {
                closure_ground: ground,
                ..row.clone()
            };
            write.update(&row).await?;
        }
        FileChange::Up => swap(write, row, at.checked_sub(1).and_then(|other| rows.get(other))).await?,
        FileChange::Down => swap(write, row, at.checked_add(1).and_then(|other| rows.get(other))).await?,
    }
    Ok(())
}

/// Two files change places.
async fn swap(
    write: &mut Write<'_>,
    row: &PaperAttachmentRow,
    other: Option<&PaperAttachmentRow>,
) -> Result<(), Refusal> {
    let other = other.ok_or(Refusal::NotNow {
        why: "agenda-no-place",
    })?;
    let at = |row: &PaperAttachmentRow, place| PaperAttachmentRow { place, ..row.clone() };
    write.update(&at(row, other.place)).await?;
    write.update(&at(other, row.place)).await?;
    Ok(())
}

/// "Notat - Onboarding" for "Notat - Onboarding.pdf".
pub(crate) fn title_of(file_name: &str) -> String {
    let stem = match referat_domain::paper::attachment::extension_of(file_name) {
        Some(_) => file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem),
        None => file_name,
    };
    let title = stem.replace('_', " ");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    match title.is_empty() {
        true => file_name.chars().take(LONGEST_TITLE).collect(),
        false => title.chars().take(LONGEST_TITLE).collect(),
    }
}

/// Why a file can't be hung on; nothing for one that can.
fn why_not(bytes: &[u8], name: &str) -> Option<&'static str> {
    if bytes.is_empty() {
        return Some("empty");
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Some("too-large");
    }
    let kind = media_type(bytes, name);
    let is_text = kind.starts_with("text/");
    if is_text && is_markup(bytes) {
        return Some("active-content");
    }
    if kind == "application/zip" || kind == "application/octet-stream" {
        return Some("kind-of-file");
    }
    match kind.starts_with("application/vnd.") {
        true => match packaged::judge(bytes) {
            Ok(()) => None,
            Err(Unfit::NotOne) => Some("kind-of-file"),
            Err(Unfit::Bomb) => Some("too-large-unpacked"),
            Err(Unfit::Macros) => Some("macros"),
        },
        false => None,
    }
}

/// Text that a browser would run: HTML and SVG, whatever it is called.
fn is_markup(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    ["<!doctype", "<html", "<svg", "<script", "<?xml"]
        .iter()
        .any(|mark| head.contains(mark))
}

/// The id of a row as text.
pub(crate) fn id_text(id: RowId) -> String {
    id.uuid().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_judged_by_what_is_in_it() {
        assert_eq!(why_not(b"%PDF-1.7 ...", "a.exe"), None);
        assert_eq!(why_not(b"", "a.pdf"), Some("empty"));
        assert_eq!(why_not(b"MZ\x00\x01\x02", "a.pdf"), Some("kind-of-file"));
        assert_eq!(why_not(b"PK\x03\x04....", "a.zip"), Some("kind-of-file"));
        assert_eq!(
            why_not(b"PK\x03\x04....", "a.docx"),
            Some("kind-of-file"),
            "a name makes no document"
        );
        assert_eq!(why_not(b"<svg onload='x()'>", "a.png"), Some("active-content"));
        assert_eq!(
            why_not(b"<!DOCTYPE html><script>", "notat.txt"),
            Some("active-content")
        );
        assert_eq!(why_not("Notat om æbler".as_bytes(), "notat.txt"), None);
    }

    #[test]
    fn a_title_is_the_name_without_its_ending() {
        assert_eq!(title_of("Notat - Onboarding.pdf"), "Notat - Onboarding");
        assert_eq!(title_of("Forslag_til_plan.docx"), "Forslag til plan");
        assert_eq!(title_of("Økonomi pr. 30"), "Økonomi pr. 30");
        assert_eq!(title_of("_.pdf"), "_.pdf");
    }
}
