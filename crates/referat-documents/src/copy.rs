//! Copies: a meeting's record as members or the public may see it. The wall of all documents.
//!
//! A copy is made of a view and of nothing else, so that no document can be made of what nobody looked at:
//!
//! ```compile_fail,E0308
//! use referat_documents::copy::MeetingCopy;
//! fn public_copy(record: &referat_domain::view::Seen<referat_domain::meeting_record::MeetingRecord>) {
//!     MeetingCopy::for_public(record);
//! }
//! ```

use referat_domain::issued::Recipients;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::view::{Public, Seen};

/// A meeting's record as its recipients may see it.
#[derive(Debug, Clone, Copy)]
pub struct MeetingCopy<'v> {
    record: &'v MeetingRecord,
    recipients: Recipients,
}

impl<'v> MeetingCopy<'v> {
    /// A copy for those who may see what this view shows.
    #[must_use]
    pub fn for_members(record: &'v Seen<MeetingRecord>) -> Self {
        Self {
            record,
            recipients: Recipients::Members,
        }
    }

    /// A copy for anyone.
    #[must_use]
    pub fn for_public(record: &'v Public<MeetingRecord>) -> Self {
        Self {
            record,
            recipients: Recipients::Public,
        }
    }

    /// What its recipients may see.
    #[must_use]
    pub fn record(&self) -> &'v MeetingRecord {
        self.record
    }

    /// Whom it is for.
    #[must_use]
    pub fn recipients(&self) -> Recipients {
        self.recipients
    }
}
