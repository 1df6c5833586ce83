//! A meeting's check-up (eftersyn): what the doctor finds in what is kept, as far as the reader may see it.
//!
//! The doctor is shown the reader's own record, so that nothing closed to the reader can stand in a finding.

use std::collections::{BTreeMap, BTreeSet};

use referat_doctor::{AttachmentText, Known, examine, reading_load};
use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::finding::{Finding, FindingCode, fingerprint};
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperVersionId};
use referat_domain::meeting_record::{ItemRecord, MeetingRecord};
use referat_domain::paper::attachment::Checksum;
use referat_domain::reader::Reader;
use referat_domain::view::checkup::{CheckedFinding, CheckupLoad, CheckupView, Examined, SilencedFinding};
use referat_domain::view::document::SourceLine;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::{Seen, show};
use referat_store::documents::SourceDocumentRow;
use referat_store::silenced_findings::SilencedFindingRow;
use referat_store::{Page, Reading};

use super::listed;
use super::record::{self, BESIDE_THE_DOCUMENT};
use crate::office::Office;
use crate::refusal::Refusal;

/// An attachment of more bytes is not looked through: a check-up is made anew each time somebody looks.
const MOST_BYTES: i64 = 4 * 1024 * 1024;

impl Office {
    /// A meeting's check-up, for its forum's secretariat.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where there is no such meeting, [`Refusal::NotAllowed`] for everyone else.
    pub async fn checkup(&self, reader: &Reader, id: MeetingId) -> Result<Seen<CheckupView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let sought = Sought::read(&mut reading, reader, id).await?;
        drop(reading);
        self.examined(reader, sought).await
    }

    /// The check-up of what was read for it. Files are looked into only now: that takes its time, and nobody waits for the
    /// store meanwhile.
    pub(crate) async fn examined(
        &self,
        reader: &Reader,
        sought: Sought,
    ) -> Result<Seen<CheckupView>, Refusal> {
        let Sought {
            meeting,
            ids,
            all,
            seen,
            document,
            beside,
            attachments,
            known,
            silenced,
        } = sought;
        let source = self.source(document.as_ref()).await?;
        let texts = self.attachment_texts(attachments).await?;
        let texts: Vec<AttachmentText<'_>> = texts
            .iter()
            .map(|(item, title, text)| AttachmentText { item, title, text })
            .collect();
        let mut findings = examine(&seen, source.as_deref(), &texts, &known);
        findings.extend(beside);
        let source: Vec<&str> = source.iter().flat_map(|text| text.lines()).collect();
        let mut place = Placing::new(&ids, &all, &seen, &source);
        let mut checked: Vec<CheckedFinding> =
            findings.into_iter().map(|finding| place.place(finding)).collect();
        checked.sort_by_key(|checked| (std::cmp::Reverse(checked.finding.severity), checked.finding.line));
        let (findings, silenced) = divided(checked, silenced)?;
        let load = reading_load(&seen);
        let forum = meeting.forum;
        let view = CheckupView {
            meeting,
            findings,
            silenced,
            load: CheckupLoad {
                words: load.words as u64,
                minutes: u32::try_from(load.minutes()).unwrap_or(u32::MAX),
                attachments: u32::try_from(load.attachments).unwrap_or(u32::MAX),
            },
        };
        Ok(show(Examined { forum, view }, reader))
    }

    /// The text a document was read from.
    async fn source(&self, document: Option<&SourceDocumentRow>) -> Result<Option<String>, Refusal> {
        let Some(document) = document else {
            return Ok(None);
        };
        let text = self.text_of_document(document).await?;
        Ok((!text.is_empty()).then_some(text))
    }

    /// What can be read of the attachments: item, title, text.
    async fn attachment_texts(
        &self,
        attachments: Vec<SoughtAttachment>,
    ) -> Result<Vec<(String, String, String)>, Refusal> {
        let mut texts = Vec::new();
        for sought in attachments {
            let words = self
                .words_of(sought.checksum, &sought.media_type, &sought.name)
                .await?;
            if let Some(text) = words {
                texts.push((sought.item, sought.title, text.to_string()));
            }
        }
        Ok(texts)
    }
}

/// What a check-up is made of, of one moment of the store.
pub(crate) struct Sought {
    meeting: MeetingLine,
    ids: Vec<AgendaItemId>,
    all: MeetingRecord,
    seen: Seen<MeetingRecord>,
    document: Option<SourceDocumentRow>,
    /// What was found beside the document when it was read.
    beside: Vec<Finding>,
    attachments: Vec<SoughtAttachment>,
    known: Known,
    silenced: Vec<SilencedFindingRow>,
}

/// An attachment that is looked into.
struct SoughtAttachment {
    item: String,
    title: String,
    checksum: Checksum,
    media_type: String,
    name: String,
}

impl Sought {
    /// The forum that meets.
    pub(crate) fn forum(&self) -> ForumId {
        self.meeting.forum
    }

    /// Reads what a check-up is made of, for its forum's secretariat.
    pub(crate) async fn read(
        reading: &mut Reading<'_>,
        reader: &Reader,
        id: MeetingId,
    ) -> Result<Self, Refusal> {
        let whole = record::whole_record(reading, id).await?;
        reader.require(Action::CheckUp, Scope::Forum(whole.forum))?;
        let forum = whole.forum;
        let ids: Vec<AgendaItemId> = whole.guards.iter().map(|guard| guard.id).collect();
        let all = whole.record.clone();
        let seen = show(whole, reader);
        let document = record::document(reading, id).await?;
        let mut beside = Vec::new();
        if let (Some(document), true) = (&document, *seen == all) {
            beside = record::findings(reading, document).await?;
            // The doctor has looked again for meetings that weren't here.
            beside.retain(|finding| {
                finding.code != FindingCode::ApprovedMeetingUnknown
                    && BESIDE_THE_DOCUMENT.contains(&finding.code)
            });
        }
        Ok(Self {
            attachments: attachments_sought(reading, &ids, &all, &seen).await?,
            known: known(reading, forum).await?,
            silenced: reading.silenced_findings(id).await?,
            meeting: listed::meeting_line(reading, id)
                .await?
                .ok_or(Refusal::NotFound)?,
            ids,
            all,
            seen,
            document,
            beside,
        })
    }
}

/// The attachments that are looked into. Those closed by themselves are nobody's finding, and those of items that the
/// reader sees less of than there is are left alone.
async fn attachments_sought(
    reading: &mut Reading<'_>,
    ids: &[AgendaItemId],
    all: &MeetingRecord,
    seen: &MeetingRecord,
) -> Result<Vec<SoughtAttachment>, Refusal> {
    let rows = reading.items_of(ids).await?;
    let versions: BTreeMap<AgendaItemId, PaperVersionId> = rows
        .into_iter()
        .map(|row| (row.id, row.paper_version_id))
        .collect();
    let seen_wholly: BTreeMap<AgendaItemId, &ItemRecord> = ids
        .iter()
        .zip(all.items.iter().zip(&seen.items))
        .filter(|(_, (all, seen))| all == seen && !seen.closed)
        .map(|(id, (_, seen))| (*id, seen))
        .collect();
    let open: BTreeMap<PaperVersionId, &ItemRecord> = seen_wholly
        .iter()
        .filter_map(|(id, seen)| Some((*versions.get(id)?, *seen)))
        .collect();
    let version_ids: Vec<PaperVersionId> = open.keys().copied().collect();
    let item_ids: Vec<AgendaItemId> = seen_wholly.keys().copied().collect();
    let mut rows = reading.attachments(&version_ids).await?;
    rows.extend(reading.attachments_shown(&item_ids).await?);
    let mut sought = Vec::new();
    for row in rows {
        let item = match row.shown_at_item {
            Some(item) => seen_wholly.get(&item),
            None => open.get(&row.paper_version_id),
        };
        let (Some(checksum), Some(item)) = (row.checksum, item) else {
            continue;
        };
        let Some(file) = reading.file_by_checksum(checksum).await? else {
            continue;
        };
        if row.is_closed || file.removed_at.is_some() || file.size > MOST_BYTES {
            continue;
        }
        sought.push(SoughtAttachment {
            item: item.number.clone(),
            name: row.file_name.unwrap_or_else(|| row.title.clone()),
            title: row.title,
            checksum,
            media_type: file.media_type,
        });
    }
    Ok(sought)
}

/// What the house knows: the forum's short forms, the forums' own, and the days the forum has met.
async fn known(reading: &mut Reading<'_>, forum: ForumId) -> Result<Known, Refusal> {
    let mut abbreviations: BTreeSet<String> = BTreeSet::new();
    abbreviations.extend(
        reading
            .abbreviations(forum)
            .await?
            .into_iter()
            .map(|row| row.short),
    );
    for forum in reading.forums().await? {
        abbreviations.insert(forum.name);
        abbreviations.extend(forum.abbreviation);
    }
    let meetings = reading.meetings_of_forum(forum, Page::first(u32::MAX)).await?;
    Ok(Known {
        abbreviations,
        meetings: Some(meetings.into_iter().filter_map(|meeting| meeting.date).collect()),
    })
}

/// Puts findings in their places.
struct Placing<'p> {
    ids: &'p [AgendaItemId],
    all: &'p MeetingRecord,
    seen: &'p MeetingRecord,
    source: &'p [&'p str],
    told: BTreeMap<String, usize>,
}

impl<'p> Placing<'p> {
    fn new(
        ids: &'p [AgendaItemId],
        all: &'p MeetingRecord,
        seen: &'p MeetingRecord,
        source: &'p [&'p str],
    ) -> Self {
        Self {
            ids,
            all,
            seen,
            source,
            told: BTreeMap::new(),
        }
    }

    fn place(&mut self, mut finding: Finding) -> CheckedFinding {
        // What was written here has no lines.
        finding.line = finding.line.filter(|line| *line > 0);
        let item = self.item_of(&finding);
        let text = finding.line.and_then(|line| {
            let index = usize::try_from(line).ok()?.checked_sub(1)?;
            self.source.get(index).map(|text| (line, text.trim()))
        });
        // The same words in the same item a second time are another finding.
        let alike = fingerprint(&finding, text.map(|(_, text)| text), 0);
        let nth = self.told.entry(alike).or_default();
        let fingerprint = fingerprint(&finding, text.map(|(_, text)| text), *nth);
        *nth += 1;
        let may_be_shown = |line: u32| self.seen == self.all || self.is_whole_at(line);
        CheckedFinding {
            source: text
                .filter(|(line, text)| !text.is_empty() && may_be_shown(*line))
                .map(|(number, text)| SourceLine {
                    number,
                    text: text.to_owned(),
                    is_place: true,
                }),
            item: item.and_then(|place| self.ids.get(place).copied()),
            fingerprint,
            finding,
        }
    }

    /// The place of a finding's item: of several with its number, the one its line is in.
    fn item_of(&self, finding: &Finding) -> Option<usize> {
        let number = finding.item.as_ref()?;
        let items = self.seen.items.iter().enumerate();
        let mut alike = items.filter(|(_, item)| item.number == *number);
        let first = alike.clone().next().map(|(place, _)| place);
        let there = alike.find(|(_, item)| finding.line.is_some_and(|line| is_in(item, line)));
        there.map(|(place, _)| place).or(first)
    }

    /// Whether a line is of an item of which the reader sees everything.
    fn is_whole_at(&self, line: u32) -> bool {
        let mut items = self.all.items.iter().zip(&self.seen.items);
        items.any(|(all, seen)| all == seen && is_in(all, line))
    }
}

fn is_in(item: &ItemRecord, line: u32) -> bool {
    let [first, last] = item.span;
    (first..=last).contains(&line)
}

/// What stands, and what somebody silenced.
fn divided(
    checked: Vec<CheckedFinding>,
    silenced: Vec<SilencedFindingRow>,
) -> Result<(Vec<CheckedFinding>, Vec<SilencedFinding>), Refusal> {
    let mut by_fingerprint: BTreeMap<String, SilencedFindingRow> = silenced
        .into_iter()
        .map(|row| (row.fingerprint.clone(), row))
        .collect();
    let (mut stands, mut quiet) = (Vec::new(), Vec::new());
    for checked in checked {
        match by_fingerprint.remove(&checked.fingerprint) {
            None => stands.push(checked),
            Some(row) => {
                let at = Timestamp::from_microsecond(row.silenced_at).map_err(|_| {
                    let value = row.silenced_at.to_string();
                    Refusal::unreadable("silenced_finding", "silenced_at", &value)
                })?;
                quiet.push(SilencedFinding {
                    checked,
                    reason: row.reason,
                    by: row.silenced_by,
                    at,
                });
            }
        }
    }
    Ok((stands, quiet))
}
