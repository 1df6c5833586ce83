//! What an entry of the journal is about: found by the kind and id the entry names, where it still stands.

use std::collections::BTreeMap;

use referat_domain::ids::{
    AbbreviationId, AgendaItemId, CaseId, DocumentId, ForumId, IssuedDocumentId, MeetingId, PaperId,
    PersonId, ProposalId, SilenceId,
};
use referat_domain::issued::Recipients;
use referat_domain::openness::Openness;
use referat_domain::view::item::ListedItem;
use referat_domain::view::journal::{JournalGuard, JournalPlace, JournalSubject, JournalThing};
use referat_domain::view::people::Named;
use referat_store::Reading;
use referat_store::abbreviations::AbbreviationRow;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::cases::{CaseJoinProposalRow, CaseRow};
use referat_store::documents::{MeetingJoinProposalRow, SourceDocumentRow};
use referat_store::forums::ForumRow;
use referat_store::issued_documents::IssuedDocumentRow;
use referat_store::papers::PaperRow;
use referat_store::people::{AliasProposalRow, PersonRow};
use referat_store::silenced_findings::SilencedFindingRow;
use uuid::Uuid;

use super::super::{case, listed, people};
use super::{items, people_subjects};
use crate::on_the_way::Standing;
use crate::refusal::Refusal;

/// What was found already: one list names one thing many times.
pub(super) struct Known<'m> {
    municipality: &'m str,
    found: BTreeMap<(String, Uuid), JournalSubject>,
}

impl<'m> Known<'m> {
    pub(super) fn new(municipality: &'m str) -> Self {
        Self {
            municipality,
            found: BTreeMap::new(),
        }
    }

    /// What an entry is about.
    pub(super) async fn subject(
        &mut self,
        reading: &mut Reading<'_>,
        kind: &str,
        id: Uuid,
    ) -> Result<JournalSubject, Refusal> {
        let key = (kind.to_owned(), id);
        if let Some(known) = self.found.get(&key) {
            return Ok(known.clone());
        }
        let subject = self.find(reading, kind, id).await?;
        self.found.insert(key, subject.clone());
        Ok(subject)
    }

    async fn find(&self, reading: &mut Reading<'_>, kind: &str, id: Uuid) -> Result<JournalSubject, Refusal> {
        let found = match kind {
            "municipality" => Some(of_nobody(
                JournalPlace::Nowhere,
                Some(self.municipality.to_owned()),
            )),
            "look" => Some(of_nobody(JournalPlace::Look, None)),
            "kle_register" => Some(of_nobody(JournalPlace::Register, None)),
            "forum" => forum(reading, id.into(), None).await?,
            "meeting" => meeting(reading, id.into(), JournalPlace::Meeting).await?,
            "agenda_item" => item(reading, id.into()).await?,
            "case" => of_case(reading, id.into()).await?,
            "paper" => paper(reading, id.into()).await?,
            "person" => person(reading, id.into()).await?,
            "account" | "membership" | "setting" | "position" | "unit" | "room" => {
                people_subjects::find(reading, kind, id).await?
            }
            "source_document" => document(reading, id.into()).await?,
            "issued_document" => issued(reading, id.into()).await?,
            "silenced_finding" => silenced(reading, id.into()).await?,
            "abbreviation" => abbreviation(reading, id.into()).await?,
            "proposal" => proposal(reading, id.into()).await?,
            _ => None,
        };
        Ok(found.unwrap_or_else(|| subject(JournalThing::GONE)))
    }
}

/// A thing that no forum looks after.
pub(super) fn of_nobody(place: JournalPlace, title: Option<String>) -> JournalSubject {
    subject(JournalThing {
        place,
        title,
        meeting: None,
    })
}

fn subject(thing: JournalThing) -> JournalSubject {
    JournalSubject {
        thing,
        forums: Vec::new(),
        items: Vec::new(),
        guards: Vec::new(),
    }
}

pub(super) async fn forum(
    reading: &mut Reading<'_>,
    id: ForumId,
    title: Option<String>,
) -> Result<Option<JournalSubject>, Refusal> {
    let row: Option<ForumRow> = reading.by_id(id).await?;
    Ok(row.map(|row| JournalSubject {
        forums: vec![row.id],
        ..of_nobody(
            match row.removed_at {
                None => JournalPlace::Forum(row.id),
                Some(_) => JournalPlace::Nowhere,
            },
            Some(match title {
                Some(title) => format!("{title} ({})", row.name),
                None => row.name,
            }),
        )
    }))
}

async fn abbreviation(
    reading: &mut Reading<'_>,
    id: AbbreviationId,
) -> Result<Option<JournalSubject>, Refusal> {
    match reading.by_id::<AbbreviationRow>(id).await? {
        Some(row) => forum(reading, row.forum_id, Some(row.short)).await,
        None => Ok(None),
    }
}

async fn meeting(
    reading: &mut Reading<'_>,
    id: MeetingId,
    place: fn(MeetingId) -> JournalPlace,
) -> Result<Option<JournalSubject>, Refusal> {
    let line = listed::meeting_line(reading, id).await?;
    Ok(line.map(|line| JournalSubject {
        forums: vec![line.forum],
        ..subject(JournalThing {
            place: place(id),
            title: None,
            meeting: Some(line),
        })
    }))
}

/// What an item's guard lets through: the item names it, and must be open.
async fn of_items(
    reading: &mut Reading<'_>,
    place: JournalPlace,
    found: Vec<ListedItem>,
) -> Result<JournalSubject, Refusal> {
    let mut forums: Vec<ForumId> = found.iter().map(|item| item.place.forum).collect();
    forums.sort_unstable();
    forums.dedup();
    let meeting = match found.as_slice() {
        [only] => listed::meeting_line(reading, only.place.meeting).await?,
        _ => None,
    };
    Ok(JournalSubject {
        thing: JournalThing {
            place,
            title: None,
            meeting,
        },
        forums,
        items: found,
        guards: Vec::new(),
    })
}

async fn item(reading: &mut Reading<'_>, id: AgendaItemId) -> Result<Option<JournalSubject>, Refusal> {
    let found = items(reading, &[id]).await?;
    match found.is_empty() {
        true => Ok(None),
        false => of_items(reading, JournalPlace::Item(id), found).await.map(Some),
    }
}

async fn of_case(reading: &mut Reading<'_>, id: CaseId) -> Result<Option<JournalSubject>, Refusal> {
    if reading.by_id::<CaseRow>(id).await?.is_none() {
        return Ok(None);
    }
    let whole = match case::whole_case(reading, id).await {
        Ok(whole) => whole,
        Err(Refusal::NotFound) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let found = whole.items.into_iter().map(|joined| joined.item).collect();
    let mut about = of_items(reading, JournalPlace::Case(whole.id), found).await?;
    about.thing.meeting = None;
    Ok(Some(about))
}

pub(super) async fn person(
    reading: &mut Reading<'_>,
    id: PersonId,
) -> Result<Option<JournalSubject>, Refusal> {
    let row: Option<PersonRow> = reading.by_id(id).await?;
    Ok(row.map(|row| {
        let place = match row.removed_at {
            None => JournalPlace::Person(row.id),
            Some(_) => JournalPlace::Nowhere,
        };
        of_nobody(place, Some(row.name))
    }))
}

async fn document(reading: &mut Reading<'_>, id: DocumentId) -> Result<Option<JournalSubject>, Refusal> {
    let Some(row) = reading.by_id::<SourceDocumentRow>(id).await? else {
        return Ok(None);
    };
    let line = match row.meeting_id {
        Some(meeting) => listed::meeting_line(reading, meeting).await?,
        None => None,
    };
    Ok(Some(JournalSubject {
        forums: line.iter().map(|line| line.forum).collect(),
        ..subject(JournalThing {
            place: match row.removed_at {
                None => JournalPlace::Document(row.id),
                Some(_) => JournalPlace::Nowhere,
            },
            title: Some(row.file_name),
            meeting: line,
        })
    }))
}

/// What speaks of a meeting's items: nobody sees its reason who is excluded from one of them.
async fn guards_of_meeting(
    reading: &mut Reading<'_>,
    forum: ForumId,
    meeting: MeetingId,
) -> Result<Vec<JournalGuard>, Refusal> {
    let rows = reading.items_of_meeting(meeting).await?;
    let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
    let excluded: Vec<PersonId> = reading
        .exclusions(&ids)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    Ok(vec![JournalGuard {
        forum,
        openness: Openness::Open,
        excluded,
    }])
}

/// A paper on its way: it has no page of its own in the journal, and its subject is for those who may see it closed
/// where it is to be or an item of it is, and who are shut out of none of its items.
async fn paper(reading: &mut Reading<'_>, id: PaperId) -> Result<Option<JournalSubject>, Refusal> {
    let Some(row) = reading.by_id::<PaperRow>(id).await? else {
        return Ok(None);
    };
    let Some(forum) = row.forum_id else {
        return Ok(None);
    };
    let standing = Standing::of(reading, id).await?;
    let is_closed = row.closure_ground.is_some() || standing.is_closed;
    let openness = listed::openness(is_closed, row.closure_ground, row.closure_title, None);
    Ok(Some(JournalSubject {
        thing: JournalThing {
            place: JournalPlace::Nowhere,
            title: Some(row.subject),
            meeting: None,
        },
        forums: vec![forum],
        items: Vec::new(),
        guards: vec![JournalGuard {
            forum,
            openness,
            excluded: standing.shut_out,
        }],
    }))
}

async fn issued(reading: &mut Reading<'_>, id: IssuedDocumentId) -> Result<Option<JournalSubject>, Refusal> {
    let Some(row) = reading.by_id::<IssuedDocumentRow>(id).await? else {
        return Ok(None);
    };
    let about_item = match row.subject_kind.as_str() {
        "meeting" => None,
        _ => {
            let item: Option<AgendaItemRow> =
                reading.by_id(AgendaItemId::from(row.subject_id.uuid())).await?;
            item
        }
    };
    let meeting_id = match &about_item {
        Some(item) => item.meeting_id,
        None => MeetingId::from(row.subject_id.uuid()),
    };
    let guards = match row.recipients.parse() {
        Ok(Recipients::Public) => Vec::new(),
        Ok(Recipients::Members) | Err(()) => guards_of_meeting(reading, row.forum_id, meeting_id).await?,
    };
    // The title of an extract is the item's, so the item must be open to whoever reads it.
    let items = match &about_item {
        Some(item) => items(reading, &[item.id]).await?,
        None => Vec::new(),
    };
    Ok(Some(JournalSubject {
        thing: JournalThing {
            place: JournalPlace::Issued(row.id),
            title: Some(row.title),
            meeting: listed::meeting_line(reading, meeting_id).await?,
        },
        forums: vec![row.forum_id],
        items,
        guards,
    }))
}

async fn silenced(reading: &mut Reading<'_>, id: SilenceId) -> Result<Option<JournalSubject>, Refusal> {
    let Some(row) = reading.by_id::<SilencedFindingRow>(id).await? else {
        return Ok(None);
    };
    let mut found = meeting(reading, row.meeting_id, JournalPlace::Checkup).await?;
    if let Some(subject) = &mut found
        && let [forum] = subject.forums.as_slice()
    {
        subject.guards = guards_of_meeting(reading, *forum, row.meeting_id).await?;
    }
    Ok(found)
}

async fn proposal(reading: &mut Reading<'_>, id: ProposalId) -> Result<Option<JournalSubject>, Refusal> {
    if let Some(row) = reading.by_id::<CaseJoinProposalRow>(id).await? {
        let found = case::item_of_paper(reading, row.paper_id).await?;
        let found = found.into_iter().collect();
        return of_items(reading, JournalPlace::Case(row.case_id), found)
            .await
            .map(Some);
    }
    if let Some(row) = reading.by_id::<MeetingJoinProposalRow>(id).await? {
        return match document(reading, row.document_id).await? {
            Some(mut subject) => {
                let line = listed::meeting_line(reading, row.meeting_id).await?;
                subject.forums = line.iter().map(|line| line.forum).collect();
                subject.thing.meeting = line;
                Ok(Some(subject))
            }
            None => meeting(reading, row.meeting_id, JournalPlace::Meeting).await,
        };
    }
    if let Some(row) = reading.by_id::<AliasProposalRow>(id).await? {
        let one = people::named_by_id(reading, &row.kind, row.one_id).await?;
        let other = people::named_by_id(reading, &row.kind, row.other_id).await?;
        let name = |named: &Named| match named {
            Named::Person { name, .. } | Named::Unit { name, .. } => name.clone(),
            Named::Position { title, .. } => title.clone(),
        };
        let place = match &one {
            Some(Named::Person { id, .. }) => JournalPlace::Person(*id),
            Some(Named::Position { id, .. }) => JournalPlace::Position(*id),
            Some(Named::Unit { id, .. }) => JournalPlace::Unit(*id),
            None => JournalPlace::Proposals,
        };
        let names: Vec<String> = one.iter().chain(&other).map(name).collect();
        return Ok(Some(of_nobody(place, Some(names.join(" = ")))));
    }
    Ok(None)
}
