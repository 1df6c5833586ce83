//! The rows of a meeting, gathered while its record is gone through and written table by table.
//!
//! A statement costs its way to the database and back, whatever is in it. A row that another one points to
//! stands in a table before it.

use referat_store::Write;
use referat_store::agenda_items::{AgendaItemRow, ItemPersonRow};
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::decisions::{
    AbsenceRow, ClauseOutcomeRow, DecisionRow, DissentingOpinionRow, NamedRemarkRow, RemarkRow, VoteRow,
};
use referat_store::meetings::ParticipantRow;
use referat_store::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperRow, PaperVersionRow, RecommenderRow, SectionRow,
};

use crate::refusal::Refusal;

/// Declares the tables in the order they are written.
macro_rules! meeting_rows {
    ($($name:ident: $row:ty),+ $(,)?) => {
        /// What of a meeting waits to be written.
        #[derive(Debug, Default)]
        pub(super) struct MeetingRows {
            $(pub(super) $name: Vec<$row>,)+
        }

        impl MeetingRows {
            /// Writes all of it.
            pub(super) async fn write(self, write: &mut Write<'_>) -> Result<(), Refusal> {
                $(write.insert(&self.$name).await?;)+
                Ok(())
            }
        }
    };
}

meeting_rows! {
    participants: ParticipantRow,
    cases: CaseRow,
    papers: PaperRow,
    case_join_proposals: CaseJoinProposalRow,
    versions: PaperVersionRow,
    sections: SectionRow,
    clauses: ClauseRow,
    recommenders: RecommenderRow,
    attachments: AttachmentRow,
    items: AgendaItemRow,
    item_persons: ItemPersonRow,
    consultations: ConsultationRow,
    decisions: DecisionRow,
    outcomes: ClauseOutcomeRow,
    remarks: RemarkRow,
    named_remarks: NamedRemarkRow,
    votes: VoteRow,
    absences: AbsenceRow,
    dissents: DissentingOpinionRow,
}
