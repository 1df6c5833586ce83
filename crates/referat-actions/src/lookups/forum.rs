//! A forum and its meetings.

use referat_domain::ids::ForumId;
use referat_domain::reader::Reader;
use referat_domain::view::front::{AbbreviationLine, ForumView};
use referat_domain::view::{Seen, show};

use super::{front, listed, page, pages};
use crate::office::Office;
use crate::refusal::Refusal;

impl Office {
    /// A forum's meetings, newest first; pages are counted from 1.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such forum or page.
    pub async fn forum(&self, reader: &Reader, id: ForumId, number: u32) -> Result<Seen<ForumView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let lines = front::forum_lines(&mut reading).await?;
        let line = lines
            .into_iter()
            .find(|line| line.id == id)
            .ok_or(Refusal::NotFound)?;
        let pages = pages(u64::from(line.meetings));
        if number == 0 || number > pages {
            return Err(Refusal::NotFound);
        }
        let rows = reading.meetings_of_forum(id, page(number)).await?;
        let meetings = listed::meeting_lines(&mut reading, rows).await?;
        let abbreviations = reading.abbreviations(id).await?;
        let abbreviations = abbreviations.into_iter().map(|row| AbbreviationLine {
            short: row.short,
            meaning: row.meaning,
        });
        let mut abbreviations: Vec<AbbreviationLine> = abbreviations.collect();
        abbreviations.sort_by(|a, b| referat_danish::sorting::compare(&a.short, &b.short));
        Ok(show(
            ForumView {
                abbreviations: Some(abbreviations),
                line,
                meetings,
                page: number,
                pages,
            },
            reader,
        ))
    }
}
