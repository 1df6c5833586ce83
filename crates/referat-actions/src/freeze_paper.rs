//! Freezing: what a paper says becomes a version that nobody changes any more.

use referat_danish::dates::long_date;
use referat_domain::Timestamp;
use referat_domain::ids::{PaperId, PaperVersionId};
use referat_domain::local_time::day_of;
use referat_domain::paper::content::{PaperContent, PaperField};
use referat_domain::paper::opinion::{self, OpinionState};
use referat_domain::paper::recommender;
use referat_domain::paper::section::SectionKind;
use referat_domain::rich_text::{Block, RichText};
use referat_store::papers::{
    AttachmentRow, ClauseRow, PaperRow, PaperVersionRow, RecommenderRow, SectionRow,
};
use referat_store::papers_on_their_way::PaperAttachmentRow;
use referat_store::people::{PositionRow, UnitRow};
use referat_store::{Reading, Write};

use crate::office::{text_from, text_json};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;
use crate::tasks::state_of;

/// Freezes a paper as it is, and says which version that is; the last one, where nothing has changed since.
pub(crate) async fn freeze(write: &mut Write<'_>, paper: &OnTheWay) -> Result<PaperVersionId, Refusal> {
    let id = paper.row.id;
    let mut files = write.reading().paper_attachments(&[id]).await?;
    let opinions = given_opinions(&mut write.reading(), id).await?;
    let versions = write.reading().versions_of_papers(&[id]).await?;
    let last = versions.last();
    if let Some(last) = last {
        keep_closed(&mut write.reading(), last, &mut files).await?;
    }
    if let Some(last) = last
        && is_frozen(write, last, paper, &files, &opinions).await?
    {
        return Ok(last.id);
    }
    let number = last.map_or(1, |last| last.version.saturating_add(1));
    let version: PaperVersionId = write.fresh();
    let title = paper.content.line(PaperField::Title);
    write
        .insert(&[PaperVersionRow {
            id: version,
            paper_id: id,
            version: number,
            title: title.clone(),
            frozen_at: write.now().as_microsecond(),
        }])
        .await?;
    let sections = sections(write, version, &paper.content, !files.is_empty(), &opinions);
    write.insert(&sections).await?;
    let clauses: Vec<ClauseRow> = clauses(&paper.content)
        .into_iter()
        .zip(1i64..)
        .map(|(text, number)| ClauseRow {
            id: write.fresh(),
            paper_version_id: version,
            number,
            text,
        })
        .collect();
    write.insert(&clauses).await?;
    recommenders(write, version, &paper.content).await?;
    let attachments: Vec<AttachmentRow> = files
        .iter()
        .zip(1i64..)
        .map(|(file, place)| attachment(write, version, file, place))
        .collect();
    write.insert(&attachments).await?;
    if paper.row.subject != title {
        name_anew(write, paper, title).await?;
    }
    Ok(version)
}

/// What somebody has closed of the last version since stays closed in the next: freezing opens nothing.
pub(crate) async fn keep_closed(
    reading: &mut Reading<'_>,
    last: &PaperVersionRow,
    files: &mut [PaperAttachmentRow],
) -> Result<(), Refusal> {
    let closed = reading.attachments(&[last.id]).await?;
    for row in closed.into_iter().filter(|row| row.is_closed) {
        let same = |file: &&mut PaperAttachmentRow| {
            file.closure_ground.is_none() && row.checksum == Some(file.checksum) && row.title == file.title
        };
        if let Some(file) = files.iter_mut().find(same) {
            file.closure_ground = Some(row.closure_ground.clone().unwrap_or_default());
            file.closure_title = row.closure_title.clone();
        }
    }
    Ok(())
}

/// The subject of a paper is the title of its last version.
async fn name_anew(write: &mut Write<'_>, paper: &OnTheWay, title: String) -> Result<(), Refusal> {
    let row: Option<PaperRow> = write.reading().by_id(paper.row.id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    write
        .update(&PaperRow {
            subject_key: referat_domain::likeness::subject_key(&title),
            subject: title,
            ..row
        })
        .await?;
    Ok(())
}

/// The clauses of a paper that has a recommendation.
fn clauses(content: &PaperContent) -> Vec<String> {
    match content.has(PaperField::Clauses) {
        true => content.lines(PaperField::Clauses),
        false => Vec::new(),
    }
}

/// The sections as they are printed, in order; what nothing is written in is left out.
fn sections(
    write: &mut Write<'_>,
    version: PaperVersionId,
    content: &PaperContent,
    has_files: bool,
    opinions: &[(String, RichText)],
) -> Vec<SectionRow> {
    let mut rows: Vec<SectionRow> = Vec::new();
    let mut opinions = Some(opinions);
    for (section, place) in content.template().sections.iter().zip(1u8..) {
        // What others say stands before what is proposed.
        let is_end = matches!(
            section.kind,
            SectionKind::Recommendation | SectionKind::Decision | SectionKind::Attachments
        );
        if is_end && let Some(opinions) = opinions.take() {
            push_opinions(write, version, opinions, &mut rows);
        }
        let text = content.text(place);
        let is_written = !text.words().trim().is_empty();
        let (before, after) = match section.kind {
            SectionKind::Recommendation => {
                if clauses(content).is_empty() && !is_written {
                    continue;
                }
                (recommendation(content, text), Some(RichText::default()))
            }
            SectionKind::Attachments => {
                if !has_files && !is_written {
                    continue;
                }
                (text, Some(RichText::default()))
            }
            SectionKind::Occasion
            | SectionKind::Statement
            | SectionKind::History
            | SectionKind::Decision
            | SectionKind::Other => {
                if !is_written {
                    continue;
                }
                (text, None)
            }
        };
        rows.push(SectionRow {
            id: write.fresh(),
            paper_version_id: version,
            place: next_place(&rows),
            kind: section.kind.as_str().to_owned(),
            heading: Some(section.heading.clone()),
            before_text: Some(text_json(&before)),
            after_text: after.as_ref().map(text_json),
            imported: None,
            as_printed: None,
            first_line: None,
            last_line: None,
        });
    }
    if let Some(opinions) = opinions {
        push_opinions(write, version, opinions, &mut rows);
    }
    rows
}

fn next_place(rows: &[SectionRow]) -> i64 {
    rows.last().map_or(1, |row| row.place.saturating_add(1))
}

/// The opinions that are given, each a section of its own.
fn push_opinions(
    write: &mut Write<'_>,
    version: PaperVersionId,
    opinions: &[(String, RichText)],
    rows: &mut Vec<SectionRow>,
) {
    for (heading, text) in opinions {
        rows.push(SectionRow {
            id: write.fresh(),
            paper_version_id: version,
            place: next_place(rows),
            kind: SectionKind::Other.as_str().to_owned(),
            heading: Some(heading.clone()),
            before_text: Some(text_json(text)),
            after_text: None,
            imported: None,
            as_printed: None,
            first_line: None,
            last_line: None,
        });
    }
}

/// The opinions that are given on a paper, in the order they were asked for: their heading, and what they say, with who
/// gave it and when.
pub(crate) async fn given_opinions(
    reading: &mut Reading<'_>,
    paper: PaperId,
) -> Result<Vec<(String, RichText)>, Refusal> {
    let mut given = Vec::new();
    for row in reading.opinions(&[paper]).await? {
        let (OpinionState::Given, Some(text)) = (state_of(&row)?, &row.text) else {
            continue;
        };
        let mut text = text_from("opinion", "text", text)?;
        let by = row.answered_by.as_deref().unwrap_or_default();
        let at = row
            .answered_at
            .and_then(|at| Timestamp::from_microsecond(at).ok());
        let day = at.and_then(day_of).map(long_date).unwrap_or_default();
        let signature = opinion::signature(by, row.answered_for.as_deref(), &day);
        text.blocks.push(Block::paragraph(signature));
        given.push((opinion::heading(&row.unit), text));
    }
    Ok(given)
}

/// What stands before the clauses: the section's own text, and who recommends.
fn recommendation(content: &PaperContent, text: RichText) -> RichText {
    let mut blocks = match text.words().trim().is_empty() {
        true => Vec::new(),
        false => text.blocks,
    };
    let recommenders = content.lines(PaperField::Recommenders);
    if !recommenders.is_empty() {
        blocks.push(Block::paragraph(recommender::sentence(&recommenders)));
    }
    RichText { blocks }
}

/// Who recommends, each a position: the one of its name, made where there is none.
async fn recommenders(
    write: &mut Write<'_>,
    version: PaperVersionId,
    content: &PaperContent,
) -> Result<(), Refusal> {
    if !content.has(PaperField::Recommenders) {
        return Ok(());
    }
    let positions = write.reading().positions().await?;
    let mut rows = Vec::new();
    for (printed, place) in content.lines(PaperField::Recommenders).into_iter().zip(1i64..) {
        let known = positions
            .iter()
            .find(|row| row.title == printed && row.removed_at.is_none());
        let position = match known {
            Some(row) => row.id,
            None => make_position(write, &printed).await?,
        };
        rows.push(RecommenderRow {
            id: write.fresh(),
            paper_version_id: version,
            place,
            position_id: position,
            printed,
        });
    }
    write.insert(&rows).await?;
    Ok(())
}

async fn make_position(
    write: &mut Write<'_>,
    printed: &str,
) -> Result<referat_domain::ids::PositionId, Refusal> {
    let title = recommender::PositionTitle::parse(printed);
    let units: Vec<UnitRow> = write.reading().units().await?;
    let unit = title.unit.as_deref().and_then(|name| {
        let found = units
            .iter()
            .find(|row| row.name == name && row.removed_at.is_none());
        found.map(|row| row.id)
    });
    let id = write.fresh();
    write
        .insert(&[PositionRow {
            id,
            title: printed.to_owned(),
            role: title.role,
            unit_id: unit,
            removed_at: None,
        }])
        .await?;
    Ok(id)
}

fn attachment(
    write: &mut Write<'_>,
    version: PaperVersionId,
    file: &PaperAttachmentRow,
    place: i64,
) -> AttachmentRow {
    AttachmentRow {
        id: write.fresh(),
        paper_version_id: version,
        place,
        title: file.title.clone(),
        file_name: Some(file.file_name.clone()),
        checksum: Some(file.checksum),
        size: Some(file.size),
        is_closed: file.closure_ground.is_some(),
        closure_ground: file.closure_ground.clone(),
        closure_title: file.closure_title.clone(),
        closure_decision: None,
        removed_at: None,
        shown_at_item: None,
    }
}

/// Whether a version says what the paper says now.
async fn is_frozen(
    write: &mut Write<'_>,
    last: &PaperVersionRow,
    paper: &OnTheWay,
    files: &[PaperAttachmentRow],
    opinions: &[(String, RichText)],
) -> Result<bool, Refusal> {
    let content = &paper.content;
    if last.title != content.line(PaperField::Title) {
        return Ok(false);
    }
    let frozen = write.reading().sections(&[last.id]).await?;
    let now = sections(write, last.id, content, !files.is_empty(), opinions);
    let said = |row: &SectionRow| (row.kind.clone(), row.heading.clone(), row.before_text.clone());
    if !frozen.iter().map(said).eq(now.iter().map(said)) {
        return Ok(false);
    }
    let frozen = write.reading().clauses(&[last.id]).await?;
    if !frozen.iter().map(|row| &row.text).eq(clauses(content).iter()) {
        return Ok(false);
    }
    let frozen = write.reading().attachments(&[last.id]).await?;
    let same = frozen.len() == files.len()
        && frozen.iter().zip(files).all(|(frozen, file)| {
            frozen.title == file.title
                && frozen.checksum == Some(file.checksum)
                && frozen.closure_ground == file.closure_ground
        });
    Ok(same)
}

/// The version of a paper that counts, where it has one.
pub(crate) async fn last_version(
    write: &mut Write<'_>,
    paper: PaperId,
) -> Result<Option<PaperVersionId>, Refusal> {
    let versions = write.reading().versions_of_papers(&[paper]).await?;
    Ok(versions.last().map(|version| version.id))
}
