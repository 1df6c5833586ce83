//! The demo's papers on their way: one on the agenda that is being built, one that waits for a place, one that is
//! being written.

use referat_actions::office::{Actor, Office};
use referat_actions::refusal::Refusal;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::ids::{ForumId, MeetingId, PaperId};
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::rich_text::RichText;
use referat_wording::Wording;

/// How long the paper on the agenda takes.
const MINUTES: u16 = 20;

/// Begins the agenda of a meeting, and papers for it.
pub(super) async fn papers(
    wording: &Wording,
    office: &Office,
    actor: &Actor,
    forum: ForumId,
    meeting: MeetingId,
) -> Result<(), Refusal> {
    let text = |key| wording.text(key).into_owned();
    office.begin_agenda(actor, meeting).await?;
    let titles = [
        text("cli-demo-paper-placed"),
        text("cli-demo-paper-waiting"),
        text("cli-demo-paper-written"),
    ];
    for (title, place) in titles.iter().zip(1u8..) {
        let new = NewPaper {
            forum,
            kind: PaperKind::Discussion,
            title,
            case: CaseChoice::New(format!("00.15.00-P05-{place}-26").parse().ok()),
            due: None,
        };
        let paper = office.begin_paper(actor, new).await?;
        let occasion = RichText::paragraph(text("cli-demo-paper-occasion"));
        write(
            office,
            actor,
            paper,
            PaperField::Section(1),
            FieldValue::Text(occasion),
        )
        .await?;
        if place == 3 {
            continue;
        }
        let recommender = FieldValue::Lines(vec![text("cli-demo-paper-recommender")]);
        write(office, actor, paper, PaperField::Recommenders, recommender).await?;
        let clauses = FieldValue::Lines(vec![text("cli-demo-paper-clause")]);
        write(office, actor, paper, PaperField::Clauses, clauses).await?;
        office.submit_paper(actor, paper, "").await?;
        if place == 1 {
            let built = office.place_on_agenda(actor, meeting, paper, None, None).await?;
            let entry = built
                .draft
                .entries()
                .iter()
                .find(|entry| entry.paper() == Some(paper));
            if let Some(entry) = entry {
                let minutes = Change::Minutes(entry.id, Some(MINUTES));
                office
                    .change_agenda(actor, meeting, built.version, minutes)
                    .await?;
            }
        }
    }
    Ok(())
}

async fn write(
    office: &Office,
    actor: &Actor,
    paper: PaperId,
    field: PaperField,
    value: FieldValue,
) -> Result<(), Refusal> {
    office.save_paper_field(actor, paper, field, &value, 0).await?;
    Ok(())
}
