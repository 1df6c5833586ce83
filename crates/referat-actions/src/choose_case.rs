//! The case of a paper that is being written: chosen from those that are there, or begun.
//!
//! A paper that stood on an agenda belongs to the case it was treated under: that is joining and parting cases, and done
//! elsewhere. Until then its author may have it wrong, or learn the journal number later.

use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::ids::PaperId;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_store::Write;
use referat_store::cases::CaseRow;
use referat_store::papers::PaperRow;

use crate::office::{Actor, Office, entry};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;
use crate::write_paper::{CaseChoice, NewPaper, new_case, put_field};

impl Office {
    /// Puts a paper under a case; its journal number becomes that case's.
    ///
    /// A case that was begun with the paper and has nothing else is taken away with it.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such paper or case, [`Refusal::NotNow`] where it
    /// isn't being written, or has stood on an agenda; [`Refusal::NotValid`] for the case it has already.
    pub async fn choose_case(
        &self,
        actor: &Actor,
        paper: PaperId,
        choice: CaseChoice,
        reason: &str,
    ) -> Result<(), Refusal> {
        if let CaseChoice::Existing(case) = choice {
            // Its journal number and its title become the paper's: it is for who may see one of its items, and not only that
            // there is one.
            let seen = self.case_offer(&actor.reader, case).await?;
            seen.ok_or(Refusal::NotFound)?;
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_writing(actor)?;
        found.require_open()?;
        let stood = write.reading().items_of_papers(&[paper]).await?;
        if !stood.is_empty() {
            return Err(Refusal::NotNow {
                why: "paper-has-stood",
            });
        }
        let (case, reason_joined) = chosen(&mut write, &found, choice).await?;
        if case.id == found.row.case_id {
            return Err(Refusal::NotValid {
                why: "case-is-its-own",
                given: String::new(),
            });
        }
        let before = found.row.case_id;
        let row = PaperRow {
            case_id: case.id,
            join_reason: reason_joined.as_words(),
            ..found.row.clone()
        };
        write.update(&row).await?;
        let number = FieldValue::Line(case.journal_number.clone().unwrap_or_default());
        if found.content.value(PaperField::JournalNumber) != number {
            put_field(&mut write, paper, PaperField::JournalNumber, &number, &actor.name).await?;
        }
        leave(&mut write, before).await?;
        write
            .commit(entry(actor, "choose_case", "paper", paper.uuid(), reason))
            .await?;
        Ok(())
    }
}

/// The case that is chosen, begun where it is new.
async fn chosen(
    write: &mut Write<'_>,
    paper: &OnTheWay,
    choice: CaseChoice,
) -> Result<(CaseRow, JoinReason), Refusal> {
    let (id, reason) = match choice {
        CaseChoice::Existing(id) => (id, JoinReason::ByHand),
        CaseChoice::New(number) => (begun(write, paper, number).await?, JoinReason::First),
        CaseChoice::OfTheForum => {
            let row = write.reading().case_of_forum_itself(paper.forum).await?;
            (row.ok_or(Refusal::NotFound)?.id, JoinReason::MeetingCase)
        }
    };
    let row: Option<CaseRow> = write.reading().by_id(id).await?;
    // One that was joined with another leads to it, and papers are put under that.
    let row = match row.as_ref().and_then(|row| row.merged_into) {
        Some(other) => write.reading().by_id(other).await?,
        None => row,
    };
    let row = row.filter(|row| row.removed_at.is_none() && row.merged_into.is_none());
    Ok((row.ok_or(Refusal::NotFound)?, reason))
}

async fn begun(
    write: &mut Write<'_>,
    paper: &OnTheWay,
    number: Option<JournalNumber>,
) -> Result<referat_domain::ids::CaseId, Refusal> {
    let title = paper.content.line(PaperField::Title);
    let new = NewPaper {
        forum: paper.forum,
        kind: paper.kind,
        title: &title,
        case: CaseChoice::New(number),
        due: None,
    };
    new_case(
        write,
        &new,
        CaseKind::Subject,
        number.map(|number| number.to_string()),
    )
    .await
}

/// Takes away a case that nothing is left of.
async fn leave(write: &mut Write<'_>, case: referat_domain::ids::CaseId) -> Result<(), Refusal> {
    let left = write.reading().papers_of_cases(&[case]).await?;
    if left.iter().any(|paper| paper.removed_at.is_none()) {
        return Ok(());
    }
    let row: Option<CaseRow> = write.reading().by_id(case).await?;
    match row.filter(|row| row.removed_at.is_none() && row.kind == CaseKind::Subject.as_str()) {
        Some(row) => Ok(write.remove(&row).await?),
        None => Ok(()),
    }
}
