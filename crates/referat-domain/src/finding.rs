//! The registry of findings: one code for each thing that may be wrong with a document.
//!
//! The reader of old minutes and the doctor speak of the same codes. The words for people are in
//! `referat-wording` under `finding-<code>`; this module knows only codes, severities and places.

use serde::{Deserialize, Serialize};

use crate::paper::attachment::Checksum;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Hint,
    /// Should be looked at.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word of the JSON contract and the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)+) => {
        /// What was found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FindingCode {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl FindingCode {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as printed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }

        impl std::str::FromStr for FindingCode {
            type Err = ();

            fn from_str(code: &str) -> Result<Self, ()> {
                match code { $($code => Ok(Self::$name),)+ _ => Err(()) }
            }
        }
    };
}

codes! {
    /// The contents list and the item's heading say different titles.
    TocTitleDiffers = "toc-title-differs", Warning;
    /// The contents list has a line for no item.
    TocLineUnmatched = "toc-line-unmatched", Warning;
    /// An item is not in the contents list.
    TocLineMissing = "toc-line-missing", Warning;
    /// The recommendation stands without its heading.
    RecommendationHeadingMissing = "recommendation-heading-missing", Warning;
    /// A recommendation names nobody who recommends.
    RecommenderMissing = "recommender-missing", Hint;
    /// A recommendation has no clauses.
    ClausesMissing = "clauses-missing", Warning;
    /// A blank line cuts the list of clauses in two.
    ClauseListCut = "clause-list-cut", Hint;
    /// The heading Bilag with nothing under it.
    AttachmentsEmpty = "attachments-empty", Warning;
    /// Any other section with nothing under its heading.
    SectionEmpty = "section-empty", Hint;
    /// The same section twice in one item.
    SectionRepeated = "section-repeated", Warning;
    /// Text in an item before its first section.
    TextBeforeSections = "text-before-sections", Hint;
    /// A table whose cells were scattered over lines.
    TableBroken = "table-broken", Warning;
    /// A link whose target was lost.
    LinkDead = "link-dead", Hint;
    /// A link with a target that is not allowed; kept as text.
    LinkRefused = "link-refused", Warning;
    /// An item without a journal number.
    JournalNumberMissing = "journal-number-missing", Hint;
    /// A line where a journal number is expected can't be read as one.
    JournalNumberMalformed = "journal-number-malformed", Warning;
    /// A journal number written otherwise than its parts are printed.
    JournalNumberIrregular = "journal-number-irregular", Hint;
    /// An item number that doesn't follow the one before.
    ItemNumberOutOfOrder = "item-number-out-of-order", Warning;
    /// The same item number twice.
    ItemNumberRepeated = "item-number-repeated", Warning;
    /// A line that looks like an item heading but isn't confirmed by anything around it; read as text.
    ItemHeadingDoubtful = "item-heading-doubtful", Warning;
    /// An item without a decision in minutes.
    DecisionMissing = "decision-missing", Warning;
    /// The decision doesn't say what became of a clause.
    OutcomeUnsettled = "outcome-unsettled", Hint;
    /// A row "Ad 7:" for a clause that isn't there.
    OutcomeWithoutClause = "outcome-without-clause", Warning;
    /// A slot that ends before it begins.
    SlotImpossible = "slot-impossible", Warning;
    /// The weekday doesn't fit the date.
    WeekdayDiffers = "weekday-differs", Warning;
    /// The title and the head give different dates.
    DateDiffers = "date-differs", Warning;
    /// No date could be read.
    DateMissing = "date-missing", Warning;
    /// A date that isn't in the calendar.
    DateImpossible = "date-impossible", Warning;
    /// No forum could be read.
    ForumMissing = "forum-missing", Warning;
    /// There is no contents list.
    ContentsMissing = "contents-missing", Hint;
    /// There are no items.
    ItemsMissing = "items-missing", Warning;
    /// The text is not UTF-8; read as another encoding.
    EncodingGuessed = "encoding-guessed", Warning;
    /// Lists nested too deep were lifted.
    ListLifted = "list-lifted", Warning;
    /// Text that belongs to nothing.
    TextUnrecognised = "text-unrecognised", Warning;
    /// Part of a line was written otherwise than it will be printed; the original is kept.
    KeptAsPrinted = "kept-as-printed", Hint;
    /// The minutes that are approved are of a meeting that isn't known here.
    ApprovedMeetingUnknown = "approved-meeting-unknown", Hint;
    /// A meeting of the forum that the text speaks of isn't known here.
    MeetingUnknown = "meeting-unknown", Hint;
    /// An attachment is announced in the text of an item that has none.
    AttachmentAnnounced = "attachment-announced", Warning;
    /// An attachment that nothing in its item speaks of.
    AttachmentUnmentioned = "attachment-unmentioned", Hint;
    /// An attachment whose name or text says that it isn't finished.
    AttachmentDraft = "attachment-draft", Warning;
    /// One journal number on two matters.
    JournalNumberShared = "journal-number-shared", Warning;
    /// A matter filed on the meeting's own journal number.
    MeetingNumberUsed = "meeting-number-used", Warning;
    /// Two items at the same time.
    SlotOverlap = "slot-overlap", Warning;
    /// An item before the meeting begins or after it ends.
    SlotOutside = "slot-outside", Warning;
    /// A short form that is never written out.
    AbbreviationUnexplained = "abbreviation-unexplained", Hint;
    /// A day to come that had gone when the meeting was held.
    DatePast = "date-past", Warning;
    /// The decision does something else with a clause than the clause asks for.
    VerbDiffers = "verb-differs", Hint;
    /// A number like a CPR number in an open item.
    PersonalNumber = "personal-number", Error;
    /// A number like a CPR number with a fitting check digit in an open item.
    PersonalNumberChecked = "personal-number-checked", Error;
    /// A private telephone or mailbox in an open item.
    PrivateContact = "private-contact", Warning;
    /// An item with much to read.
    ItemLong = "item-long", Hint;
    /// A file beside the document belongs to none of its attachments.
    AttachmentFileUnmatched = "attachment-file-unmatched", Warning;
    /// A file among the attachments can't be read.
    AttachmentFileUnreadable = "attachment-file-unreadable", Warning;
    /// The PDF carries a record that can't be read; its text was read instead.
    CarriedRecordUnreadable = "carried-record-unreadable", Warning;
    /// The PDF was made for readers who may not see all of the item: what is closed is not in it.
    ClosedPartsMissing = "closed-parts-missing", Warning;
}

/// Something found in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The line of the source, from 1, if it has a place.
    pub line: Option<u32>,
    /// The number of the agenda item, if it is about one.
    pub item: Option<String>,
    /// What was seen, in the words of the document: for the reader to recognise the place.
    pub message: String,
}

impl Finding {
    /// A finding with its code's own severity.
    #[must_use]
    pub fn new(code: FindingCode, line: Option<u32>, item: Option<&str>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            line,
            item: item.map(str::to_owned),
            message: message.into(),
        }
    }
}

/// What a finding is known by: made of what was seen, so that it changes with the text. `line` is the line of the
/// source, `nth` counts those before it that say the same.
#[must_use]
pub fn fingerprint(finding: &Finding, line: Option<&str>, nth: usize) -> String {
    let item = finding.item.as_deref().unwrap_or_default();
    let line = line.unwrap_or_default();
    let seen = [finding.code.as_str(), item, &finding.message, line];
    let mut bytes = Vec::new();
    for part in seen {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes.extend_from_slice(&(nth as u64).to_be_bytes());
    Checksum::of(&bytes).hex()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_read_back() {
        for code in FindingCode::ALL {
            assert_eq!(code.as_str().parse(), Ok(*code));
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }

    #[test]
    fn a_finding_is_known_by_what_was_seen() {
        let seen = |message: &str| Finding::new(FindingCode::DatePast, Some(4), Some("2"), message);
        let one = fingerprint(&seen("12. marts 2019"), Some("en linje"), 0);
        assert_eq!(one.len(), 64);
        let moved = Finding {
            line: Some(9),
            ..seen("12. marts 2019")
        };
        assert_eq!(fingerprint(&moved, Some("en linje"), 0), one, "its line may move");
        assert_ne!(fingerprint(&seen("12. marts 2020"), Some("en linje"), 0), one);
        assert_ne!(fingerprint(&seen("12. marts 2019"), Some("en anden"), 0), one);
        assert_ne!(fingerprint(&seen("12. marts 2019"), Some("en linje"), 1), one);
    }
}
