//! Taking an import back (fortryde en indlæsning): only while nothing that came later builds on it.
//!
//! What others have relied on stays: a document that was issued, minutes that a later meeting approved, a decision that a
//! person has made about an item or its case. Knows no storage; whoever asks says what has been built.

/// What has been built on an import since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BuiltOnImport {
    /// The minutes are locked.
    pub is_locked: bool,
    /// Something of the meeting was issued.
    pub is_issued: bool,
    /// A later meeting approved its minutes.
    pub is_approved: bool,
    /// Another document was joined with the meeting.
    pub is_joined: bool,
    /// Another document waits to be joined with it.
    pub is_waited_for: bool,
    /// A person decided about one of its cases or papers: joined, split, accepted.
    pub is_decided_about: bool,
    /// Something of the meeting was changed since.
    pub is_changed: bool,
}

/// Why an import can't be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotUndo {
    /// The minutes are locked.
    Locked,
    /// Something of the meeting was issued.
    Issued,
    /// A later meeting approved its minutes.
    Approved,
    /// Another document was joined with the meeting.
    Joined,
    /// Another document waits to be joined with it.
    WaitedFor,
    /// A person decided about one of its cases or papers.
    DecidedAbout,
    /// Something of the meeting was changed since.
    Changed,
}

/// Whether an import may be taken back; the first thing that stands in the way, the firmest first.
///
/// # Errors
/// See [`WhyNotUndo`].
pub fn may_undo_import(built: BuiltOnImport) -> Result<(), WhyNotUndo> {
    let in_the_way = [
        (built.is_locked, WhyNotUndo::Locked),
        (built.is_issued, WhyNotUndo::Issued),
        (built.is_approved, WhyNotUndo::Approved),
        (built.is_joined, WhyNotUndo::Joined),
        (built.is_waited_for, WhyNotUndo::WaitedFor),
        (built.is_decided_about, WhyNotUndo::DecidedAbout),
        (built.is_changed, WhyNotUndo::Changed),
    ];
    match in_the_way.into_iter().find(|(stands, _)| *stands) {
        Some((_, why)) => Err(why),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_that_nothing_builds_on_may_be_taken_back() {
        assert_eq!(may_undo_import(BuiltOnImport::default()), Ok(()));
    }

    #[test]
    fn the_firmest_of_what_stands_in_the_way_is_told() {
        let built = BuiltOnImport {
            is_issued: true,
            is_changed: true,
            ..BuiltOnImport::default()
        };
        assert_eq!(may_undo_import(built), Err(WhyNotUndo::Issued));
        let built = BuiltOnImport {
            is_changed: true,
            ..BuiltOnImport::default()
        };
        assert_eq!(may_undo_import(built), Err(WhyNotUndo::Changed));
    }
}
