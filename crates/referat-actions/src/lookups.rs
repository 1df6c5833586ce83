//! Lookups: what people can see. One file per page; each returns views only.

use referat_domain::Date;
use referat_domain::ids::*;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::KleLevel;
use referat_domain::meeting::decision::Outcome;
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::{case::*, document::*, front::*, item::*, kle::*, meeting::*, people::*, proposals::*, search::*};
use crate::office::Office;
use crate::refusal::Refusal;

/// What is sought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The words, with operators such as `sag:00.30.00-P00-5-21`.
    pub words: String,
    /// Only this forum.
    pub forum: Option<ForumId>,
    /// Only this year.
    pub year: Option<i16>,
    /// Only items with a clause of this outcome.
    pub outcome: Option<Outcome>,
    /// The page, from 1.
    pub page: u32,
}

/// An item's page.
#[derive(Debug, Clone)]
pub struct ItemPage {
    /// The item.
    pub item: Seen<ItemView>,
    /// Its meeting.
    pub meeting: Seen<MeetingLine>,
    /// The item before it on paper.
    pub previous: Option<Seen<ItemLineView>>,
    /// The item after it on paper.
    pub next: Option<Seen<ItemLineView>>,
    /// Its case, if the case has other items or proposals.
    pub thread: Option<Seen<CaseView>>,
    /// What the register says of its journal number.
    pub kle: Option<NumberTitle>,
}

/// An attachment's bytes.
#[derive(Debug, Clone)]
pub struct AttachmentFile {
    /// Its title.
    pub title: String,
    /// The name to save it under.
    pub file_name: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Office {
    /// STUB.
    pub async fn front_page(&self, reader: &Reader, today: Date) -> Result<Seen<FrontView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn forum(&self, reader: &Reader, id: ForumId, page: u32) -> Result<Seen<ForumView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn meeting(&self, reader: &Reader, id: MeetingId) -> Result<Seen<MeetingView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn item(&self, reader: &Reader, id: AgendaItemId) -> Result<ItemPage, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn case(&self, reader: &Reader, id: CaseId) -> Result<Seen<CaseView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn journal_numbers(&self, reader: &Reader, under: Option<(KleLevel, KleNumber)>) -> Result<Seen<BranchView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn directory(&self, reader: &Reader) -> Result<Seen<DirectoryView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn person(&self, reader: &Reader, id: PersonId) -> Result<Seen<NamedView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn position(&self, reader: &Reader, id: PositionId) -> Result<Seen<NamedView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn unit(&self, reader: &Reader, id: UnitId) -> Result<Seen<NamedView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn search(&self, reader: &Reader, query: &SearchQuery) -> Result<Seen<SearchView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn imports(&self, reader: &Reader, page: u32) -> Result<Seen<ImportListView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn import_report(&self, reader: &Reader, id: DocumentId) -> Result<Seen<ImportReportView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn proposals(&self, reader: &Reader) -> Result<Seen<ProposalsView>, Refusal> { Err(Refusal::NotFound) }
    /// STUB.
    pub async fn attachment(&self, reader: &Reader, id: AttachmentId) -> Result<AttachmentFile, Refusal> { Err(Refusal::NotFound) }
}
