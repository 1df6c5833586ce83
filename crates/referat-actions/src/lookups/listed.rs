//! Agenda items put together from their rows, many at a time: a handful of queries for any list.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::case::thread::CaseKind;
use referat_domain::clock_time::ClockTime;
use referat_domain::ids::{AgendaItemId, CaseId, ForumId, MeetingId, PaperId, PaperVersionId};
use referat_domain::meeting::agenda_item::{ApprovesMinutesOf, Slot};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::late::Late;
use referat_domain::meeting::{MeetingKind, MeetingState};
use referat_domain::openness::{Closure, Openness};
use referat_domain::view::item::{Approval, ClauseLine, ItemLine, ItemPlace, ListedItem, PersonMention};
use referat_domain::view::meeting::MeetingLine;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Reading, Table};

use crate::refusal::Refusal;

/// Everything that lists of items are put together from.
pub(crate) struct Listed {
    /// The items, in the order asked for.
    pub items: Vec<ListedItem>,
    /// Each item's paper.
    pub papers: BTreeMap<AgendaItemId, PaperId>,
    /// Each item's frozen version of its paper.
    pub versions: BTreeMap<AgendaItemId, PaperVersionId>,
    /// Which minutes an item approves.
    pub approvals: BTreeMap<AgendaItemId, Approval>,
}

impl Listed {
    /// The items, and nothing else.
    pub fn into_items(self) -> Vec<ListedItem> {
        self.items
    }
}

/// Puts these items together, newest meeting first and then as on paper.
pub(crate) async fn newest_first(reading: &mut Reading<'_>, ids: &[AgendaItemId]) -> Result<Listed, Refusal> {
    let rows = reading
        .items_of(ids)
        .await?
        .into_iter()
        .filter(|row| row.removed_at.is_none())
        .collect();
    let mut listed = put_together(reading, rows).await?;
    listed.items.sort_by(|a, b| {
        b.place
            .date
            .cmp(&a.place.date)
            .then_with(|| a.place.meeting.cmp(&b.place.meeting))
            .then_with(|| referat_danish::sorting::compare(&a.place.number, &b.place.number))
    });
    Ok(listed)
}

/// Puts these items together in their order.
pub(crate) async fn put_together(
    reading: &mut Reading<'_>,
    rows: Vec<AgendaItemRow>,
) -> Result<Listed, Refusal> {
    let ids: Vec<AgendaItemId> = rows.iter().map(|row| row.id).collect();
    let version_ids: Vec<PaperVersionId> = rows.iter().map(|row| row.paper_version_id).collect();
    let meeting_ids: Vec<MeetingId> = rows.iter().map(|row| row.meeting_id).collect();
    let meetings: BTreeMap<MeetingId, MeetingRow> = reading
        .meetings_of(&meeting_ids)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let forums: BTreeMap<ForumId, String> = reading
        .forums()
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let cases: BTreeMap<PaperVersionId, (PaperId, CaseId)> = reading
        .cases_of_versions(&version_ids)
        .await?
        .into_iter()
        .map(|(version, paper, case)| (version, (paper, case)))
        .collect();
    let case_ids: Vec<CaseId> = cases.values().map(|(_, case)| *case).collect();
    let kinds: BTreeMap<CaseId, String> = reading
        .cases_of(&case_ids)
        .await?
        .into_iter()
        .map(|row| (row.id, row.kind))
        .collect();
    let mut persons: BTreeMap<AgendaItemId, Vec<(String, PersonMention)>> = BTreeMap::new();
    for row in reading.item_persons(&ids).await? {
        let mention = PersonMention {
            person: row.person_id,
            name: row.printed,
        };
        persons
            .entry(row.agenda_item_id)
            .or_default()
            .push((row.role, mention));
    }
    let mut excluded: BTreeMap<AgendaItemId, Vec<_>> = BTreeMap::new();
    for row in reading.exclusions(&ids).await? {
        excluded
            .entry(row.agenda_item_id)
            .or_default()
            .push(row.person_id);
    }
    let mut clauses: BTreeMap<PaperVersionId, Vec<(i64, String)>> = BTreeMap::new();
    for row in reading.clauses(&version_ids).await? {
        clauses
            .entry(row.paper_version_id)
            .or_default()
            .push((row.number, row.text));
    }
    let mut attachments: BTreeMap<PaperVersionId, u32> = BTreeMap::new();
    for row in reading.attachments(&version_ids).await? {
        *attachments.entry(row.paper_version_id).or_default() += 1;
    }
    let mut shown: BTreeMap<AgendaItemId, u32> = BTreeMap::new();
    for row in reading.attachments_shown(&ids).await? {
        if let Some(item) = row.shown_at_item {
            *shown.entry(item).or_default() += 1;
        }
    }
    let outcomes = outcomes(reading, &ids).await?;

    let mut listed = Listed {
        items: Vec::with_capacity(rows.len()),
        papers: BTreeMap::new(),
        versions: BTreeMap::new(),
        approvals: BTreeMap::new(),
    };
    for row in rows {
        let Some((paper, case)) = cases.get(&row.paper_version_id).copied() else {
            return Err(Refusal::unreadable(
                "agenda_item",
                "paper_version_id",
                &row.paper_version_id.to_string(),
            ));
        };
        let Some(meeting) = meetings.get(&row.meeting_id) else {
            return Err(Refusal::unreadable(
                "agenda_item",
                "meeting_id",
                &row.meeting_id.to_string(),
            ));
        };
        let case_kind = kinds
            .get(&case)
            .and_then(|kind| CaseKind::parse(kind))
            .unwrap_or(CaseKind::Subject);
        let named = persons.remove(&row.id).unwrap_or_default();
        let of_role = |role: &str| {
            named
                .iter()
                .filter(|(other, _)| other == role)
                .map(|(_, mention)| mention.clone())
                .collect::<Vec<_>>()
        };
        let decided = outcomes.get(&row.id);
        let clauses = clauses
            .get(&row.paper_version_id)
            .into_iter()
            .flatten()
            .map(|(number, text)| ClauseLine {
                text: text.clone(),
                outcome: decided.and_then(|decided| decided.get(number)).copied(),
            })
            .collect();
        listed.papers.insert(row.id, paper);
        listed.versions.insert(row.id, row.paper_version_id);
        if let Some(approval) = approval(&row)? {
            listed.approvals.insert(row.id, approval);
        }
        listed.items.push(ListedItem {
            place: ItemPlace {
                id: row.id,
                meeting: row.meeting_id,
                date: meeting.date,
                forum: meeting.forum_id,
                forum_name: forums.get(&meeting.forum_id).cloned().unwrap_or_default(),
                number: row.number.clone(),
                openness: openness(
                    row.is_closed,
                    row.closure_ground.clone(),
                    row.closure_title.clone(),
                    row.closure_decision.clone(),
                ),
                excluded: excluded.remove(&row.id).unwrap_or_default(),
            },
            line: ItemLine {
                route: words("route", &row.route)?,
                suffixes: words("suffixes", &row.suffixes)?,
                journal_number: row
                    .journal_number
                    .as_deref()
                    .and_then(|number| number.parse().ok()),
                slot: slot(&row),
                presenters: of_role("presenter"),
                guests: of_role("guest"),
                case,
                case_kind,
                clauses,
                attachments: attachments
                    .get(&row.paper_version_id)
                    .copied()
                    .unwrap_or(0)
                    .saturating_add(shown.get(&row.id).copied().unwrap_or(0)),
                title: row.title,
                subject: row.subject,
            },
        });
    }
    Ok(listed)
}

/// Which minutes an item's row says it approves.
pub(super) fn approval(row: &AgendaItemRow) -> Result<Option<Approval>, Refusal> {
    let Some(text) = row.approves.as_deref() else {
        return Ok(None);
    };
    let of = if text == "previous" {
        ApprovesMinutesOf::Previous
    } else {
        let date = text
            .parse()
            .map_err(|_| Refusal::unreadable("agenda_item", "approves", text))?;
        ApprovesMinutesOf::Date(date)
    };
    Ok(Some(Approval {
        of,
        meeting: row.approves_meeting_id,
    }))
}

/// The outcome of each clause of each item.
async fn outcomes(
    reading: &mut Reading<'_>,
    ids: &[AgendaItemId],
) -> Result<BTreeMap<AgendaItemId, BTreeMap<i64, Outcome>>, Refusal> {
    let decisions = reading.decisions(ids).await?;
    let owners: BTreeMap<_, AgendaItemId> =
        decisions.iter().map(|row| (row.id, row.agenda_item_id)).collect();
    let decision_ids: Vec<_> = owners.keys().copied().collect();
    let mut out: BTreeMap<AgendaItemId, BTreeMap<i64, Outcome>> = BTreeMap::new();
    for row in reading.clause_outcomes(&decision_ids).await? {
        if let (Some(item), Some(Ok(outcome))) = (
            owners.get(&row.decision_id),
            row.outcome.as_deref().map(str::parse),
        ) {
            out.entry(*item).or_default().insert(row.clause, outcome);
        }
    }
    Ok(out)
}

/// The openness that a row's columns say.
pub(crate) fn openness(
    is_closed: bool,
    ground: Option<String>,
    public_title: Option<String>,
    public_decision: Option<String>,
) -> Openness {
    if is_closed {
        Openness::Closed(Closure {
            ground,
            public_title,
            public_decision,
        })
    } else {
        Openness::Open
    }
}

/// A list of words as its column keeps it.
pub(super) fn words(column: &'static str, json: &str) -> Result<Vec<String>, Refusal> {
    serde_json::from_str(json).map_err(|_| Refusal::unreadable("agenda_item", column, json))
}

/// When an item's row says it is treated.
pub(super) fn slot(row: &AgendaItemRow) -> Option<Slot> {
    let start = clock(row.slot_start.as_deref())?;
    Some(Slot {
        start,
        end: clock(row.slot_end.as_deref()),
    })
}

/// A time of day as its column keeps it.
pub(crate) fn clock(text: Option<&str>) -> Option<ClockTime> {
    text.and_then(|text| text.parse().ok())
}

/// Meetings as lines, in their order.
pub(crate) async fn meeting_lines(
    reading: &mut Reading<'_>,
    rows: Vec<MeetingRow>,
) -> Result<Vec<MeetingLine>, Refusal> {
    let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let counts: BTreeMap<MeetingId, i64> = reading
        .item_counts(&ids)
        .await?
        .into_iter()
        .map(|(meeting, all, _)| (meeting, all))
        .collect();
    let forums: BTreeMap<ForumId, String> = reading
        .forums()
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    let calls = reading.extraordinary_calls(&ids).await?;
    let extraordinary: BTreeSet<MeetingId> = calls.into_iter().map(|row| row.meeting_id).collect();
    rows.into_iter()
        .map(|row| {
            let state: MeetingState = row
                .state
                .parse()
                .map_err(|()| Refusal::unreadable(MeetingRow::FACTS.name, "state", &row.state))?;
            Ok(MeetingLine {
                id: row.id,
                kind: match extraordinary.contains(&row.id) {
                    true => MeetingKind::Extraordinary,
                    false => MeetingKind::Ordinary,
                },
                forum: row.forum_id,
                forum_name: forums.get(&row.forum_id).cloned().unwrap_or_default(),
                date: row.date,
                start: clock(row.start_time.as_deref()),
                end: clock(row.end_time.as_deref()),
                place: row.place,
                state,
                items: counts
                    .get(&row.id)
                    .and_then(|count| u32::try_from(*count).ok())
                    .unwrap_or(0),
            })
        })
        .collect()
}

/// One meeting as a line.
pub(crate) async fn meeting_line(
    reading: &mut Reading<'_>,
    id: MeetingId,
) -> Result<Option<MeetingLine>, Refusal> {
    let rows = reading.meetings_of(&[id]).await?;
    let rows = rows.into_iter().filter(|row| row.removed_at.is_none()).collect();
    Ok(meeting_lines(reading, rows).await?.into_iter().next())
}

/// Why an item came after the deadline; `None` where it came in time.
pub(super) fn late(reason: Option<&str>, decided_by: Option<&str>) -> Result<Option<Late>, Refusal> {
    let (Some(reason), Some(word)) = (reason, decided_by) else {
        return Ok(None);
    };
    Ok(Some(Late {
        reason: reason.to_owned(),
        decided_by: word
            .parse()
            .map_err(|()| Refusal::unreadable("agenda_item", "late_decided_by", word))?,
    }))
}
