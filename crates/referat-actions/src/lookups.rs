//! Lookups: what people can see. One file per page; each returns views only.
//!
//! A lookup reads one moment of the store, puts the whole things together, and lets
//! [`referat_domain::view::show`] decide what the reader sees of them.

mod administration;
mod agenda_issue;
mod attachment;
mod attendance;
mod between;
mod by_name;
mod case;
mod case_offers;
pub(crate) mod checkup;
mod closed_reads;
pub(crate) mod deadlines;
mod decided;
mod drafts;
mod following;
mod forum;
mod front;
pub(crate) mod history;
mod imports;
mod invitations;
mod issued;
mod item;
mod join;
mod journal;
mod journal_numbers;
pub(crate) mod listed;
mod meeting;
mod meeting_plan;
pub(crate) mod meeting_room;
pub(crate) mod minutes;
mod openness;
mod own_account;
mod own_reading;
mod paper_versions;
mod papers;
mod people;
mod proposals;
pub(crate) mod record;
mod search;
mod session;
mod sorting;
mod taking_part;
mod tasks;
mod time_report;
pub(crate) mod uploads;
mod whole;

pub(crate) use administration::people_of_the_house;
pub use administration::{
    AccountState, ForumFactsLine, ForumPeople, HoldingLine, Organisation, PersonLine, PersonRecord,
    PositionLine, RoleLine, SeatLine, UnitLine, WhichPersons,
};
pub use agenda_issue::{AgendaToIssue, SinceIssue};
pub use attachment::AttachmentFile;
pub use attendance::{AttendanceDesk, AttendedItem, DissentLine, PartDesk, PartLine, RollPerson};
pub use between::BetweenDesk;
pub use case_offers::{CaseOffer, CaseOffers};
pub use closed_reads::ReadFilter;
pub use deadlines::FoundDeadline;
pub use drafts::{DraftedDecision, UnlikeVerb, unlike_verbs};
pub use following::{Followed, Following, Projected};
pub(crate) use history::state_of as stop_state;
pub(crate) use imports::{forum_of_document, may_see_document};
pub use invitations::InvitationChoices;
pub use issued::{ComparedIssues, IssuedFile};
pub use item::ItemPage;
pub use journal::{Extent, JournalFilter, JournalOf};
pub(crate) use meeting_plan::plan_lines;
pub use meeting_room::{MeetingRoom, RoomItem};
pub use minutes::MinutesPage;
pub use own_account::{HeldRole, OwnAccount, OwnSession};
pub use own_reading::{NoteView, OwnNote, OwnPassage, OwnReading, OwnReadings, Progress, SharedRemarks};
pub(crate) use own_reading::{clean_words, may_share, remarks_of};
pub(crate) use papers::stands_on_agenda;
pub use papers::{Desk, WhichPapers};
pub use search::SearchQuery;
pub use session::{DecisionDesk, Session, SessionItem};
pub use sorting::{NoticeLine, Sorted, SortingDesk};
pub(crate) use taking_part::choice_of;
pub use tasks::{OpinionChoices, OwnStandIns};
pub use time_report::{TimeQuery, TimeReport};
pub(crate) use whole::items as whole_items;

/// How many lines a page of a list has.
pub(crate) const PAGE: u32 = 25;

/// How many pages so many lines fill; one at least.
pub(crate) fn pages(lines: u64) -> u32 {
    u32::try_from(lines.div_ceil(u64::from(PAGE)))
        .unwrap_or(u32::MAX)
        .max(1)
}

/// The lines of a page, counted from 1.
pub(crate) fn page(number: u32) -> referat_store::Page {
    referat_store::Page {
        offset: number.max(1).saturating_sub(1).saturating_mul(PAGE),
        limit: PAGE,
    }
}
