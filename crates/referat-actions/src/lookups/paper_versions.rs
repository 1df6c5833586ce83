//! The versions of a paper, to be compared.

use referat_domain::Timestamp;
use referat_domain::ids::PaperId;
use referat_domain::paper::content::PaperField;
use referat_domain::paper::recommender;
use referat_domain::paper::section::SectionKind;
use referat_domain::reader::Reader;
use referat_domain::view::paper_versions::{PaperVersions, VersionText};
use referat_domain::view::{Seen, show};
use referat_store::Reading;
use referat_store::papers::PaperVersionRow;

use super::papers::lines_of;
use crate::freeze_paper::given_opinions;
use crate::office::{Office, text_from};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::refusal::Refusal;

impl Office {
    /// The versions of a paper, oldest first, and what it says now where that is no version yet.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is none, or the reader may not see it.
    pub async fn paper_versions(
        &self,
        reader: &Reader,
        id: PaperId,
    ) -> Result<Seen<Option<PaperVersions>>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::find(&mut reading, id).await?.ok_or(Refusal::NotFound)?;
        let mut versions = Vec::new();
        for row in reading.versions_of_papers(&[id]).await? {
            versions.push(frozen(&mut reading, row).await?);
        }
        let now = as_it_is(&mut reading, &found).await?;
        if !versions.last().is_some_and(|last| last.says_the_same(&now)) {
            versions.push(now);
        }
        let forum = forum_row(&mut reading, found.forum).await?;
        let mut lines = lines_of(&mut reading, std::slice::from_ref(&forum), vec![found]).await?;
        let line = lines.pop().ok_or(Refusal::NotFound)?;
        let seen = show(PaperVersions { line, versions }, reader);
        match seen.is_some() {
            true => Ok(seen),
            false => Err(Refusal::NotFound),
        }
    }
}

/// What a frozen version says.
async fn frozen(reading: &mut Reading<'_>, row: PaperVersionRow) -> Result<VersionText, Refusal> {
    let mut sections = Vec::new();
    let clauses: Vec<String> = reading
        .clauses(&[row.id])
        .await?
        .into_iter()
        .map(|clause| clause.text)
        .collect();
    for section in reading.sections(&[row.id]).await? {
        let kind: Option<SectionKind> = section.kind.parse().ok();
        let mut words = Vec::new();
        if let Some(text) = &section.before_text {
            words.push(text_from("section", "before_text", text)?.plain_text());
        }
        if kind == Some(SectionKind::Recommendation) {
            words.push(numbered(&clauses));
        }
        if let Some(text) = &section.after_text {
            words.push(text_from("section", "after_text", text)?.plain_text());
        }
        if kind != Some(SectionKind::Attachments) {
            sections.push((section.heading.unwrap_or_default(), together(words)));
        }
    }
    let files = reading.attachments(&[row.id]).await?;
    Ok(VersionText {
        number: u32::try_from(row.version).ok(),
        at: Timestamp::from_microsecond(row.frozen_at).ok(),
        title: row.title,
        sections,
        files: files
            .into_iter()
            .map(|file| (file.title, file.is_closed))
            .collect(),
    })
}

/// What a paper says now, as it would be frozen.
async fn as_it_is(reading: &mut Reading<'_>, paper: &OnTheWay) -> Result<VersionText, Refusal> {
    let content = &paper.content;
    let opinions = given_opinions(reading, paper.row.id).await?;
    let opinions = opinions
        .into_iter()
        .map(|(heading, text)| (heading, text.plain_text()));
    let mut opinions = Some(opinions);
    let mut sections = Vec::new();
    for (section, place) in content.template().sections.iter().zip(1u8..) {
        let is_end = matches!(
            section.kind,
            SectionKind::Recommendation | SectionKind::Decision | SectionKind::Attachments
        );
        if is_end && let Some(opinions) = opinions.take() {
            sections.extend(opinions);
        }
        if section.kind == SectionKind::Attachments {
            continue;
        }
        let mut words = vec![content.text(place).plain_text()];
        if section.kind == SectionKind::Recommendation {
            let recommenders = content.lines(PaperField::Recommenders);
            if content.has(PaperField::Recommenders) && !recommenders.is_empty() {
                words.push(recommender::sentence(&recommenders));
            }
            if content.has(PaperField::Clauses) {
                words.push(numbered(&content.lines(PaperField::Clauses)));
            }
        }
        sections.push((section.heading.clone(), together(words)));
    }
    sections.extend(opinions.into_iter().flatten());
    sections.retain(|(_, text)| !text.is_empty());
    let files = paper.files(reading).await?;
    Ok(VersionText {
        number: None,
        at: None,
        title: content.line(PaperField::Title),
        sections,
        files: files
            .into_iter()
            .map(|file| (file.title, file.closure_ground.is_some()))
            .collect(),
    })
}

fn numbered(clauses: &[String]) -> String {
    let lines: Vec<String> = clauses
        .iter()
        .zip(1u32..)
        .map(|(text, number)| format!("{number}. {text}"))
        .collect();
    lines.join("\n")
}

fn together(words: Vec<String>) -> String {
    let written = words
        .iter()
        .map(|words| words.trim())
        .filter(|words| !words.is_empty());
    written.collect::<Vec<_>>().join("\n")
}
