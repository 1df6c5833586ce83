//! What stands beside the words of decisions: votes, dissents, and who took part in the item.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, MeetingId, PersonId};
use referat_domain::meeting::attendance::AwayCause;
use referat_domain::meeting::decision::{DissentingOpinion, NamedRemark, Vote, VoteChoice};
use referat_domain::meeting::invitation::InvitedAs;
use referat_domain::meeting::voting::{Away, AwayFrom, Ballot, TakingPart};
use referat_domain::meeting_record::DecisionRecord;
use referat_domain::rich_text::RichText;
use referat_domain::view::item::DisqualifiedContent;
use referat_import::decision::taking_part::{print, read, unsaid};
use referat_store::Reading;
use referat_store::decisions::{DecisionRow, VoteRow};
use referat_store::meetings::ParticipantRow;

use super::record::grouped;
use crate::record_dissent::RECORDED;
use crate::refusal::Refusal;
use crate::roll::{SAID_AT_ITEM, attendance_of, cause_of};

/// What is kept of an item beside the words of its decision.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// What is printed.
    pub(super) part: TakingPart,
    /// Who an old document says was absent.
    pub(super) absent: Vec<String>,
    /// Why somebody was disqualified.
    pub(super) disqualified: Vec<DisqualifiedContent>,
}

impl Beside {
    /// The paragraphs to print below a decision's text.
    pub(super) fn printed(&self, text: &RichText) -> RichText {
        RichText {
            blocks: print(&unsaid(&self.part, text)),
        }
    }

    /// Says it in a record whose text is already whole: what is kept, and what only the text says.
    pub(super) fn say(self, text: &RichText, record: &mut DecisionRecord) {
        let said = read(text);
        let Self { part, absent, .. } = self;
        let is_disqualified = |away: &&Away| matches!(away.from, AwayFrom::Disqualified { .. });
        record.absent = absent;
        for away in part.away.iter().chain(&said.away) {
            if !record.absent.contains(&away.name) {
                record.absent.push(away.name.clone());
            }
        }
        for away in part.away.iter().chain(&said.away).filter(is_disqualified) {
            if !record.disqualified.contains(&away.name) {
                record.disqualified.push(away.name.clone());
            }
        }
        record.tally = part.tally.or(said.tally);
        record.votes = match part.votes.is_empty() {
            true => said.votes,
            false => part.votes,
        };
        record.dissents = part.dissents;
        add_new(&mut record.dissents, said.dissents);
        record.recorded = part.recorded;
        add_new(&mut record.recorded, said.recorded);
    }
}

fn add_new<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}

/// What stands beside these decisions, and who was disqualified at these items.
pub(super) async fn beside(
    reading: &mut Reading<'_>,
    items: &[AgendaItemId],
    decisions: &[DecisionRow],
) -> Result<BTreeMap<AgendaItemId, Beside>, Refusal> {
    let mut out: BTreeMap<AgendaItemId, Beside> = BTreeMap::new();
    let ids: Vec<_> = decisions.iter().map(|row| row.id).collect();
    let mut votes = grouped(reading.votes(&ids).await?, |row| (row.decision_id, row));
    let mut absent = grouped(reading.absences(&ids).await?, |row| {
        (row.decision_id, row.printed)
    });
    let mut dissents = grouped(reading.dissenting_opinions(&ids).await?, |row| {
        (row.decision_id, row)
    });
    for row in decisions {
        let here = out.entry(row.agenda_item_id).or_default();
        let rows = votes.remove(&row.id).unwrap_or_default();
        let (ballots, printed) = ballots(rows)?;
        here.part.tally = (!ballots.is_empty()).then(|| Ballot::tally(&ballots));
        here.part.votes = Ballot::said(&ballots);
        here.part.votes.extend(printed);
        here.absent = absent.remove(&row.id).unwrap_or_default();
        for row in dissents.remove(&row.id).unwrap_or_default() {
            let (by, text) = (row.printed, row.text);
            match row.kind.as_deref() {
                Some(RECORDED) => here.part.recorded.push(NamedRemark { by, text }),
                Some(_) | None => here.part.dissents.push(DissentingOpinion { by, text }),
            }
        }
    }
    away(reading, items, &mut out).await?;
    Ok(out)
}

/// The votes of persons, and those that an old document prints.
fn ballots(rows: Vec<VoteRow>) -> Result<(Vec<Ballot>, Vec<Vote>), Refusal> {
    let (mut ballots, mut printed) = (Vec::new(), Vec::new());
    for row in rows {
        let choice = choice_of(&row)?;
        match row.person_id {
            Some(_) => ballots.push(Ballot {
                name: row.printed,
                party: row.party,
                choice,
            }),
            None => printed.push(Vote {
                by: row.printed,
                choice,
            }),
        }
    }
    Ok((ballots, printed))
}

/// What was voted.
pub(crate) fn choice_of(row: &VoteRow) -> Result<VoteChoice, Refusal> {
    row.choice
        .parse()
        .map_err(|()| Refusal::unreadable("vote", "choice", &row.choice))
}

/// Who did not take part in these items, of meetings that were held here.
async fn away(
    reading: &mut Reading<'_>,
    items: &[AgendaItemId],
    out: &mut BTreeMap<AgendaItemId, Beside>,
) -> Result<(), Refusal> {
    let mut absences = grouped(reading.item_absences(items).await?, |row| {
        (row.agenda_item_id, row)
    });
    let rows = reading.items_of(items).await?;
    let meetings: BTreeMap<AgendaItemId, MeetingId> =
        rows.iter().map(|row| (row.id, row.meeting_id)).collect();
    let mut those: Vec<MeetingId> = meetings.values().copied().collect();
    those.sort_unstable();
    those.dedup();
    let noted = reading.participants_of(&those).await?;
    let noted = grouped(
        noted.into_iter().filter(|row| row.seat.is_some()).collect(),
        |row| (row.meeting_id, row),
    );
    if noted.is_empty() && absences.is_empty() {
        return Ok(());
    }
    let persons: Vec<PersonId> = absences.values().flatten().map(|row| row.person_id).collect();
    let names = reading.persons_of(&persons).await?;
    let names: BTreeMap<PersonId, String> = names.into_iter().map(|row| (row.id, row.name)).collect();
    let nobody = Vec::new();
    for (item, meeting) in meetings {
        let noted = noted.get(&meeting).unwrap_or(&nobody);
        let mut away: Vec<Away> = Vec::new();
        // As they were called when it was noted.
        let name = |person: PersonId| {
            let at_meeting = noted.iter().find(|row| row.person_id == person);
            let printed = at_meeting.map(|row| row.printed.clone());
            printed
                .or_else(|| names.get(&person).cloned())
                .unwrap_or_default()
        };
        let mut missing: Vec<PersonId> = Vec::new();
        for row in noted {
            if !attendance_of(row)?.is_there() {
                missing.push(row.person_id);
                if is_said_at_items(row) && has_vote(row) {
                    away.push(Away {
                        name: row.printed.clone(),
                        party: row.party.clone(),
                        from: AwayFrom::Meeting,
                    });
                }
            }
        }
        for row in absences.remove(&item).unwrap_or_default() {
            if missing.contains(&row.person_id) {
                continue;
            }
            let at_meeting = noted.iter().find(|noted| noted.person_id == row.person_id);
            let cause = cause_of(&row)?;
            let from = match cause {
                AwayCause::Away => AwayFrom::Item,
                AwayCause::Disqualified => AwayFrom::Disqualified {
                    has_left: row.has_left,
                },
            };
            let is_said = match cause {
                AwayCause::Away => at_meeting.is_some_and(|row| is_said_at_items(row) && has_vote(row)),
                AwayCause::Disqualified => true,
            };
            if is_said {
                away.push(Away {
                    name: name(row.person_id),
                    party: at_meeting.and_then(|noted| noted.party.clone()),
                    from,
                });
            }
            if let (AwayCause::Disqualified, Some(reason)) = (cause, row.reason) {
                let name = name(row.person_id);
                let here = out.entry(item).or_default();
                here.disqualified.push(DisqualifiedContent { name, reason });
            }
        }
        if !away.is_empty() {
            away.sort_by(|a, b| {
                let by_name = || referat_danish::sorting::compare(&a.name, &b.name);
                a.from.cmp(&b.from).then_with(by_name)
            });
            out.entry(item).or_default().part.away = away;
        }
    }
    Ok(())
}

/// Whether it is said at each item who was not at the meeting.
fn is_said_at_items(row: &ParticipantRow) -> bool {
    row.said_at.as_deref() == Some(SAID_AT_ITEM)
}

/// Whether somebody had a vote at the meeting.
fn has_vote(row: &ParticipantRow) -> bool {
    let seat = row.seat.as_deref().and_then(|word| word.parse().ok());
    matches!(seat, Some(InvitedAs::Member | InvitedAs::Substitute))
}
