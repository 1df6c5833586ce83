//! The databases, the files and the search index; the only crate that knows SQL.
//!
//! Rows and bytes, and the journal that covers them. Knows no rule of the domain beyond the shape of its rows,
//! no reader and no words for people: those are `referat-actions`' and above.
//!
//! ```no_run
//! use referat_domain::Timestamp;
//! use referat_domain::ids::Tenant;
//! use referat_store::forums::ForumRow;
//! use referat_store::{DatabaseUrl, EntryDraft, Entropy, Store, StoreConfig};
//!
//! # async fn example(now: Timestamp, tenant: Tenant, entropy: &mut dyn Entropy)
//! # -> Result<(), Box<dyn std::error::Error>> {
//! let config = StoreConfig { data_dir: "/srv/referat".into(), database: DatabaseUrl::Embedded };
//! let store = Store::open(&config, now).await?;
//!
//! // A write can only be committed with its journal entry.
//! let mut write = store.begin(tenant, entropy, now).await?;
//! let forum = ForumRow {
//!     id: write.fresh(),
//!     name: "Chefforum".into(),
//!     abbreviation: Some("CF".into()),
//!     profile: "administrative".into(),
//!     removed_at: None,
//! };
//! write.insert(&[forum.clone()]).await?;
//! assert!(write.reading().forum_by_name("Chefforum").await?.is_some());
//! write.reindex("forum", forum.id.uuid());
//! let entry = write
//!     .commit(EntryDraft {
//!         action: "make_forum".into(),
//!         subject_kind: "forum".into(),
//!         subject: forum.id.uuid(),
//!         actor: "bo".into(),
//!         reason: String::new(),
//!     })
//!     .await?;
//! assert_eq!(entry.sequence, 1);
//!
//! // A reading sees one moment; its queries stand with what they are about.
//! let mut reading = store.reading(tenant).await?;
//! for forum in reading.forums().await? {
//!     println!("{}", forum.name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Rows: [`municipalities`], [`forums`], [`people`], [`meetings`], [`documents`], [`cases`], [`papers`],
//! [`agenda_items`], [`decisions`], [`kle`], [`file_rows`], [`erasures`],
//! [`silenced_findings`], [`abbreviations`], [`issued_documents`], [`looks`], [`memberships`], [`accounts`],
//! [`settings`], [`meeting_plans`], [`item_sessions`], [`invitations`], [`papers_on_their_way`], [`shared_remarks`]. Writing: [`write`](mod@write).
//! Outside the chain: [`drafts`], [`written_fields`], [`agenda_drafts`], [`sign_in`], [`pending_files`],
//! [`search_outbox`], [`closed_reads`], [`calendar_addresses`], [`messages`],
//! [`own_reading`]. Bytes: [`files`].

pub mod abbreviations;
pub mod accounts;
pub mod agenda_drafts;
pub mod agenda_items;
pub mod backup;
pub mod between_meetings;
pub mod calendar_addresses;
pub mod cases;
pub mod closed_reads;
pub mod database;
pub mod decisions;
pub mod documents;
pub mod drafts;
mod entropy;
pub mod erasures;
mod error;
pub mod export;
pub mod file_rows;
pub mod files;
pub mod forums;
pub mod heads;
pub mod invitations;
pub mod issued_documents;
pub mod item_absences;
pub mod item_sessions;
pub mod journal;
pub mod kle;
pub mod looks;
pub mod meeting_plans;
pub mod meetings;
pub mod memberships;
pub mod messages;
pub mod migrations;
pub mod minutes;
pub mod municipalities;
mod new_folder;
pub mod opinions;
pub mod own_reading;
pub mod papers;
pub mod papers_on_their_way;
pub mod pending_files;
pub mod people;
pub mod promises;
mod reading;
pub mod registry;
pub mod search_index;
pub mod search_outbox;
pub mod settings;
pub mod shared_remarks;
pub mod sign_in;
pub mod silenced_findings;
pub mod stand_ins;
mod store;
pub mod table;
pub mod verify;
pub mod write;
pub mod written_fields;

pub use database::DatabaseUrl;
pub use database::value::RowId;
pub use entropy::Entropy;
pub use error::StoreError;
pub use migrations::OpenError;
pub use new_folder::FolderError;
pub use reading::{Page, Reading};
pub use store::{DATABASE_FILE, FILES_FOLDER, Store, StoreConfig};
pub use table::{Removable, Table};
pub use verify::{
    IssuedCopy, VerifyError, VerifyFinding, VerifyOptions, VerifyProgress, VerifyReport, WrittenDown,
};
pub use write::{CommittedEntry, EntryDraft, ErasureGround, Group, GroupedWrite, Write};
