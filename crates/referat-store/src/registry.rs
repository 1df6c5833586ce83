//! Every table there is: covered by the journal, or not and why.
//!
//! What verifies and exports walks these lists; a test holds them against the schema. Longer than 500 lines because every
//! table stands in one place.

use crate::abbreviations::AbbreviationRow;
use crate::accounts::AccountRow;
use crate::agenda_items::{AgendaItemRow, ItemExclusionRow, ItemPersonRow};
use crate::between_meetings::{
    ExtraordinaryCallRow, InterimDecisionRow, InterimOutcomeRow, WrittenAnswerRow, WrittenProcedureRow,
};
use crate::cases::{CaseJoinProposalRow, CaseRow};
use crate::database::value::Kind;
use crate::decisions::{
    AbsenceRow, ClauseOutcomeRow, DecisionRow, DissentingOpinionRow, NamedRemarkRow, RemarkRow, VoteRow,
};
use crate::documents::{ContentsLineRow, ImportFindingRow, MeetingJoinProposalRow, SourceDocumentRow};
use crate::erasures::ErasureRow;
use crate::file_rows::FileRow;
use crate::forums::ForumRow;
use crate::invitations::InvitationRow;
use crate::issued_documents::IssuedDocumentRow;
use crate::item_absences::ItemAbsenceRow;
use crate::item_sessions::ItemSessionRow;
use crate::kle::{KleRegisterRow, KleSubjectRow};
use crate::looks::LookRow;
use crate::meeting_plans::{BookingRow, MeetingChangeRow, RoomRow, SeriesRow};
use crate::meetings::{MeetingRow, ParticipantRow};
use crate::memberships::{HoldingRow, MembershipRow};
use crate::minutes::{CorrectionRow, MinutesRemarkRow, MinutesRow, SignatureRow};
use crate::municipalities::MunicipalityRow;
use crate::opinions::OpinionRow;
use crate::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperRow, PaperVersionRow, RecommenderRow, SectionRow,
};
use crate::papers_on_their_way::{ApprovalRow, PaperAttachmentRow, PaperRemarkRow, PaperTemplateRow};
use crate::people::{AliasProposalRow, PersonRow, PositionRow, UnitRow};
use crate::promises::{PromiseRow, SortedLineRow};
use crate::settings::SettingRow;
use crate::shared_remarks::SharedRemarkRow;
use crate::silenced_findings::SilencedFindingRow;
use crate::stand_ins::StandInRow;
use crate::table::{Column, Table, TableFacts};

/// The tables whose every row is covered, each after those it points to.
pub const COVERED: &[TableFacts] = &[
    MunicipalityRow::FACTS,
    ErasureRow::FACTS,
    ForumRow::FACTS,
    UnitRow::FACTS,
    PositionRow::FACTS,
    PersonRow::FACTS,
    AliasProposalRow::FACTS,
    FileRow::FACTS,
    MeetingRow::FACTS,
    ParticipantRow::FACTS,
    SourceDocumentRow::FACTS,
    ImportFindingRow::FACTS,
    MeetingJoinProposalRow::FACTS,
    ContentsLineRow::FACTS,
    CaseRow::FACTS,
    PaperRow::FACTS,
    CaseJoinProposalRow::FACTS,
    PaperVersionRow::FACTS,
    SectionRow::FACTS,
    ClauseRow::FACTS,
    RecommenderRow::FACTS,
    AgendaItemRow::FACTS,
    AttachmentRow::FACTS,
    ItemPersonRow::FACTS,
    ItemExclusionRow::FACTS,
    ConsultationRow::FACTS,
    DecisionRow::FACTS,
    ClauseOutcomeRow::FACTS,
    RemarkRow::FACTS,
    NamedRemarkRow::FACTS,
    VoteRow::FACTS,
    DissentingOpinionRow::FACTS,
    AbsenceRow::FACTS,
    MinutesRow::FACTS,
    IssuedDocumentRow::FACTS,
    LookRow::FACTS,
    KleRegisterRow::FACTS,
    KleSubjectRow::FACTS,
    SilencedFindingRow::FACTS,
    AbbreviationRow::FACTS,
    MembershipRow::FACTS,
    HoldingRow::FACTS,
    SettingRow::FACTS,
    AccountRow::FACTS,
    PaperAttachmentRow::FACTS,
    ApprovalRow::FACTS,
    PaperRemarkRow::FACTS,
    PaperTemplateRow::FACTS,
    RoomRow::FACTS,
    SeriesRow::FACTS,
    BookingRow::FACTS,
    MeetingChangeRow::FACTS,
    InvitationRow::FACTS,
    SharedRemarkRow::FACTS,
    SignatureRow::FACTS,
    MinutesRemarkRow::FACTS,
    CorrectionRow::FACTS,
    ItemAbsenceRow::FACTS,
    ItemSessionRow::FACTS,
    OpinionRow::FACTS,
    StandInRow::FACTS,
    PromiseRow::FACTS,
    SortedLineRow::FACTS,
    ExtraordinaryCallRow::FACTS,
    InterimDecisionRow::FACTS,
    InterimOutcomeRow::FACTS,
    WrittenProcedureRow::FACTS,
    WrittenAnswerRow::FACTS,
];

/// A table whose rows no entry covers.
#[derive(Debug)]
pub struct Uncovered {
    /// Its name and columns; for the journal's own tables there is no `id`.
    pub facts: TableFacts,
    /// The columns that make its key, after `municipality_id`.
    pub key: &'static [&'static str],
    /// Why nothing covers it.
    pub why: &'static str,
    /// Whether it holds what proves who somebody is, or what is one person's alone: such a table is backed up, never
    /// exported.
    pub is_secret: bool,
}

const fn column(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        kind,
        points_to: None,
    }
}

/// The tables whose rows no entry covers.
pub const UNCOVERED: &[Uncovered] = &[
    Uncovered {
        facts: TableFacts {
            name: "chain_head",
            columns: &[column("count", Kind::Integer), column("hash", Kind::Bytes)],
        },
        key: &[],
        why: "the end of the chain itself; checked against the last entry and what was written down",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "journal_entry",
            columns: &[
                column("sequence", Kind::Integer),
                column("at", Kind::Integer),
                column("action", Kind::Text),
                column("subject_kind", Kind::Text),
                column("subject_id", Kind::Bytes),
                column("words_digest", Kind::Bytes),
                column("previous_hash", Kind::Bytes),
                column("hash", Kind::Bytes),
            ],
        },
        key: &["sequence"],
        why: "the chain itself",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "journal_words",
            columns: &[
                column("sequence", Kind::Integer),
                column("salt", Kind::Bytes),
                column("actor", Kind::Text),
                column("reason", Kind::Text),
                column("erased_by", Kind::Integer),
            ],
        },
        key: &["sequence"],
        why: "digested in its entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "journal_cover",
            columns: &[
                column("sequence", Kind::Integer),
                column("position", Kind::Integer),
                column("table_name", Kind::Text),
                column("row_id", Kind::Bytes),
                column("salt", Kind::Bytes),
                column("digest", Kind::Bytes),
                column("erased_by", Kind::Integer),
            ],
        },
        key: &["sequence", "position"],
        why: "hashed into its entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "draft",
            columns: &[
                column("id", Kind::Bytes),
                column("owner", Kind::Text),
                column("subject_kind", Kind::Text),
                column("subject_id", Kind::Bytes),
                column("body", Kind::Text),
                column("version", Kind::Integer),
                column("updated_at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "keystrokes are not history: what matters of a draft becomes an entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "pending_file",
            columns: &[
                column("id", Kind::Bytes),
                column("upload_id", Kind::Bytes),
                column("place", Kind::Integer),
                column("file_name", Kind::Text),
                column("checksum", Kind::Bytes),
                column("size", Kind::Integer),
                column("uploaded_by", Kind::Text),
                column("person_id", Kind::Bytes),
                column("uploaded_at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "what was handed in is no history: what is accepted of it becomes an entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "paper_field",
            columns: &[
                column("paper_id", Kind::Bytes),
                column("field", Kind::Text),
                column("body", Kind::Text),
                column("version", Kind::Integer),
                column("saved_by", Kind::Text),
                column("saved_at", Kind::Integer),
                column("holder", Kind::Text),
                column("holder_name", Kind::Text),
                column("held_until", Kind::Integer),
            ],
        },
        key: &["paper_id", "field"],
        why: "keystrokes are no history: what is handed in is frozen as a version of the paper",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "decision_field",
            columns: &[
                column("agenda_item_id", Kind::Bytes),
                column("field", Kind::Text),
                column("body", Kind::Text),
                column("version", Kind::Integer),
                column("saved_by", Kind::Text),
                column("saved_at", Kind::Integer),
                column("holder", Kind::Text),
                column("holder_name", Kind::Text),
                column("held_until", Kind::Integer),
            ],
        },
        key: &["agenda_item_id", "field"],
        why: "keystrokes are no history: a decision becomes an entry when it is saved as one",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "agenda_draft",
            columns: &[
                column("meeting_id", Kind::Bytes),
                column("version", Kind::Integer),
                column("body", Kind::Text),
                column("did", Kind::Text),
                column("made_from", Kind::Integer),
                column("redoes", Kind::Integer),
                column("saved_by", Kind::Text),
                column("saved_at", Kind::Integer),
            ],
        },
        key: &["meeting_id", "version"],
        why: "an agenda that is being built is no history: what is issued of it is an entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "search_outbox",
            columns: &[
                column("sequence", Kind::Integer),
                column("subject_kind", Kind::Text),
                column("subject_id", Kind::Bytes),
            ],
        },
        key: &["sequence"],
        why: "says only what the search index has still to read; the index is derived",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "search_generation",
            columns: &[
                column("epoch", Kind::Bytes),
                column("last_sequence", Kind::Integer),
            ],
        },
        key: &[],
        why: "counts the outbox; the index is derived",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "credential",
            columns: &[
                column("id", Kind::Bytes),
                column("account_id", Kind::Bytes),
                column("kind", Kind::Text),
                column("secret", Kind::Text),
                column("used_step", Kind::Integer),
                column("created_at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "secrets are replaced and used up; that a password was set is an entry",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "sign_in_link",
            columns: &[
                column("token", Kind::Bytes),
                column("account_id", Kind::Bytes),
                column("purpose", Kind::Text),
                column("expires_at", Kind::Integer),
            ],
        },
        key: &["token"],
        why: "a link works once and is gone; that it was made and used are entries",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "session",
            columns: &[
                column("token", Kind::Bytes),
                column("id", Kind::Bytes),
                column("account_id", Kind::Bytes),
                column("stage", Kind::Text),
                column("device", Kind::Text),
                column("seeing_as", Kind::Text),
                column("created_at", Kind::Integer),
                column("seen_at", Kind::Integer),
                column("proved_at", Kind::Integer),
                column("expires_at", Kind::Integer),
                column("issuer", Kind::Text),
                column("level", Kind::Text),
                column("vouched_token", Kind::Text),
            ],
        },
        key: &["token"],
        why: "who is signed in changes by the minute; that somebody signed in is an entry",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "provider_attempt",
            columns: &[
                column("token", Kind::Bytes),
                column("address", Kind::Bytes),
                column("leads_to", Kind::Text),
                column("expires_at", Kind::Integer),
            ],
        },
        key: &["token"],
        why: "an attempt comes back once or is forgotten; that somebody signed in is an entry",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "calendar_address",
            columns: &[
                column("token", Kind::Bytes),
                column("person_id", Kind::Bytes),
                column("forum_id", Kind::Bytes),
                column("created_at", Kind::Integer),
            ],
        },
        key: &["token"],
        why: "whoever has the address reads the calendar; that one was made or given up is an entry",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "message",
            columns: &[
                column("id", Kind::Bytes),
                column("person_id", Kind::Bytes),
                column("kind", Kind::Text),
                column("subject_kind", Kind::Text),
                column("subject_id", Kind::Bytes),
                column("made_at", Kind::Integer),
                column("due_at", Kind::Integer),
                column("attempts", Kind::Integer),
                column("state", Kind::Text),
                column("trouble", Kind::Text),
                column("settled_at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "letters are forgotten when they have been sent a while; what they tell of is an entry",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "mail_choice",
            columns: &[column("person_id", Kind::Bytes), column("choice", Kind::Text)],
        },
        key: &["person_id"],
        why: "how somebody wants to be told is theirs to change",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "failed_sign_in",
            columns: &[
                column("id", Kind::Bytes),
                column("login", Kind::Bytes),
                column("address", Kind::Bytes),
                column("at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "counted for some hours and forgotten",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "closed_read",
            columns: &[
                column("id", Kind::Bytes),
                column("at", Kind::Integer),
                column("who", Kind::Text),
                column("person_id", Kind::Bytes),
                column("seeing_as", Kind::Text),
                column("subject_kind", Kind::Text),
                column("subject_id", Kind::Bytes),
                column("agenda_item_id", Kind::Bytes),
                column("what", Kind::Text),
            ],
        },
        key: &["id"],
        why: "reading changes nothing, and must not wait for whoever holds the end of the chain",
        is_secret: false,
    },
    Uncovered {
        facts: TableFacts {
            name: "item_reading",
            columns: &[
                column("agenda_item_id", Kind::Bytes),
                column("digest", Kind::Bytes),
                column("body", Kind::Text),
            ],
        },
        key: &["agenda_item_id", "digest"],
        why: "what somebody was shown is compared with what they are shown next; the truth is in the item's own rows",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "read_mark",
            columns: &[
                column("person_id", Kind::Bytes),
                column("agenda_item_id", Kind::Bytes),
                column("digest", Kind::Bytes),
                column("read_at", Kind::Integer),
            ],
        },
        key: &["person_id", "agenda_item_id"],
        why: "what somebody has read is theirs alone, and no entry may tell of it",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "private_note",
            columns: &[
                column("person_id", Kind::Bytes),
                column("agenda_item_id", Kind::Bytes),
                column("text", Kind::Text),
                column("earlier", Kind::Text),
                column("version", Kind::Integer),
                column("written_at", Kind::Integer),
            ],
        },
        key: &["person_id", "agenda_item_id"],
        why: "a note is one person's alone: no entry tells that it was written, and it goes when they say so",
        is_secret: true,
    },
    Uncovered {
        facts: TableFacts {
            name: "marked_passage",
            columns: &[
                column("id", Kind::Bytes),
                column("person_id", Kind::Bytes),
                column("agenda_item_id", Kind::Bytes),
                column("words", Kind::Text),
                column("stood_before", Kind::Text),
                column("stood_after", Kind::Text),
                column("began_at", Kind::Integer),
                column("remark", Kind::Text),
                column("marked_at", Kind::Integer),
            ],
        },
        key: &["id"],
        why: "what somebody marks for themselves is theirs alone, as a note is",
        is_secret: true,
    },
];

/// The one table that belongs to no municipality.
pub const OF_THE_INSTALLATION: &str = "schema_migration";

/// A column that points to different tables, as another column says.
#[derive(Debug)]
pub(crate) struct LooseReference {
    /// The table.
    pub(crate) table: &'static str,
    /// The column that points.
    pub(crate) column: &'static str,
    /// When it points to this target: a condition on the row.
    pub(crate) when: &'static str,
    /// The table it points to, by `id`.
    pub(crate) target: &'static str,
}

/// References that no foreign key can hold.
pub(crate) const LOOSE: &[LooseReference] = &[
    loose_alias("one_id", "referring.kind = 'position'", "position"),
    loose_alias("other_id", "referring.kind = 'position'", "position"),
    loose_alias("one_id", "referring.kind = 'unit'", "unit"),
    loose_alias("other_id", "referring.kind = 'unit'", "unit"),
    loose_alias("one_id", "referring.kind = 'person'", "person"),
    loose_alias("other_id", "referring.kind = 'person'", "person"),
    // SQLite adds no foreign key of two columns to a table that is there.
    LooseReference {
        table: "unit",
        column: "parent_id",
        when: "referring.parent_id IS NOT NULL",
        target: "unit",
    },
];

const fn loose_alias(column: &'static str, when: &'static str, target: &'static str) -> LooseReference {
    LooseReference {
        table: "alias_proposal",
        column,
        when,
        target,
    }
}
