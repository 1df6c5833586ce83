//! The tree of journal numbers: main groups, groups, subjects, and the cases under them.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::case::journal_number::{JournalNumber, KleNumber};
use referat_domain::ids::{AgendaItemId, CaseId};
use referat_domain::kle::KleLevel;
use referat_domain::reader::Reader;
use referat_domain::view::kle::{BranchView, NumberTitle, NumberedCase, WholeBranch};
use referat_domain::view::{Seen, show};
use referat_store::kle::KleSubjectRow;
use referat_store::{Page, Reading};

use super::listed;
use crate::office::Office;
use crate::refusal::Refusal;

/// More cases than this under one number are not listed one by one.
const MOST: u32 = 20_000;

impl Office {
    /// The tree under a number; without one, its top.
    ///
    /// # Errors
    /// Only internal ones: a number without cases is an empty branch.
    pub async fn journal_numbers(
        &self,
        reader: &Reader,
        under: Option<(KleLevel, KleNumber)>,
    ) -> Result<Seen<BranchView>, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let prefix = under
            .map(|(level, number)| prefix(level, number))
            .unwrap_or_default();
        let rows = reading
            .cases_by_journal_prefix(&prefix, Page::first(MOST))
            .await?;
        let numbers: Vec<(CaseId, JournalNumber)> = rows
            .iter()
            .filter_map(|row| {
                Some((
                    row.id,
                    row.journal_number.as_deref()?.parse::<JournalNumber>().ok()?,
                ))
            })
            .collect();
        let ids: Vec<CaseId> = numbers.iter().map(|(id, _)| *id).collect();
        let owners = reading.items_of_cases(&ids).await?;
        let item_ids: Vec<AgendaItemId> = owners.iter().map(|(_, item)| *item).collect();
        let mut of_case: BTreeMap<CaseId, Vec<_>> = BTreeMap::new();
        let owner: BTreeMap<AgendaItemId, CaseId> =
            owners.into_iter().map(|(case, item)| (item, case)).collect();
        for item in listed::newest_first(&mut reading, &item_ids).await?.into_items() {
            if let Some(case) = owner.get(&item.place.id) {
                of_case.entry(*case).or_default().push(item);
            }
        }
        // A case that stands on no agenda yet is nobody's to know of.
        let numbers: Vec<(CaseId, JournalNumber)> = numbers
            .into_iter()
            .filter(|(id, _)| of_case.contains_key(id))
            .collect();
        let mut below: BTreeSet<(KleLevel, KleNumber)> = BTreeSet::new();
        for (_, number) in &numbers {
            below.extend(step_down(under.map(|(level, _)| level), number.subject));
        }
        let mut trail = Vec::new();
        for (level, number) in under
            .map(|(level, number)| steps(level, number))
            .unwrap_or_default()
        {
            trail.push(title_at(&mut reading, level, number).await?);
        }
        let mut titles = Vec::new();
        for (level, number) in below {
            titles.push(title_at(&mut reading, level, number).await?);
        }
        let cases = numbers
            .into_iter()
            .map(|(id, journal_number)| NumberedCase {
                id,
                journal_number,
                items: of_case.remove(&id).unwrap_or_default(),
            })
            .collect();
        Ok(show(
            WholeBranch {
                trail,
                below: titles,
                cases,
            },
            reader,
        ))
    }
}

fn prefix(level: KleLevel, number: KleNumber) -> String {
    match level {
        KleLevel::MainGroup => format!("{:02}.", number.main_group),
        KleLevel::Group => format!("{:02}.{:02}.", number.main_group, number.group),
        KleLevel::Subject => format!("{number}-"),
    }
}

/// The numbers from the top down to one.
fn steps(level: KleLevel, number: KleNumber) -> Vec<(KleLevel, KleNumber)> {
    let main = (
        KleLevel::MainGroup,
        KleNumber {
            group: 0,
            subject: 0,
            ..number
        },
    );
    let group = (KleLevel::Group, KleNumber { subject: 0, ..number });
    match level {
        KleLevel::MainGroup => vec![main],
        KleLevel::Group => vec![main, group],
        KleLevel::Subject => vec![main, group, (KleLevel::Subject, number)],
    }
}

/// The number one level below, on the way to a subject.
fn step_down(level: Option<KleLevel>, number: KleNumber) -> Option<(KleLevel, KleNumber)> {
    match level {
        None => Some((
            KleLevel::MainGroup,
            KleNumber {
                group: 0,
                subject: 0,
                ..number
            },
        )),
        Some(KleLevel::MainGroup) => Some((KleLevel::Group, KleNumber { subject: 0, ..number })),
        Some(KleLevel::Group) => Some((KleLevel::Subject, number)),
        Some(KleLevel::Subject) => None,
    }
}

/// What the register says of a number at one level.
async fn title_at(
    reading: &mut Reading<'_>,
    level: KleLevel,
    number: KleNumber,
) -> Result<NumberTitle, Refusal> {
    let rows = subjects(reading, number).await?;
    let row = rows.iter().find(|row| row.level == level.as_str());
    Ok(NumberTitle {
        number,
        level,
        title: row.map(|row| row.title.clone()),
        is_expired: row.is_some_and(|row| row.expired.is_some()),
        successors: row.map(successors).unwrap_or_default(),
    })
}

/// What the register says of a subject, or of the group its zeros stand for; `None` where it has neither.
pub(super) async fn title_of(
    reading: &mut Reading<'_>,
    number: KleNumber,
) -> Result<Option<NumberTitle>, Refusal> {
    let rows = subjects(reading, number).await?;
    let found = [KleLevel::Subject, KleLevel::Group, KleLevel::MainGroup]
        .into_iter()
        .find_map(|level| {
            let fits = match level {
                KleLevel::Subject => true,
                KleLevel::Group => number.subject == 0,
                KleLevel::MainGroup => number.subject == 0 && number.group == 0,
            };
            rows.iter()
                .find(|row| fits && row.level == level.as_str())
                .map(|row| (level, row))
        });
    Ok(found.map(|(_, row)| NumberTitle {
        number,
        level: KleLevel::Subject,
        title: Some(row.title.clone()),
        is_expired: row.expired.is_some(),
        successors: successors(row),
    }))
}

async fn subjects(reading: &mut Reading<'_>, number: KleNumber) -> Result<Vec<KleSubjectRow>, Refusal> {
    let Some(register) = reading.kle_register().await? else {
        return Ok(Vec::new());
    };
    Ok(reading
        .kle_subjects_by_number(register.id, &number.to_string())
        .await?)
}

fn successors(row: &KleSubjectRow) -> Vec<KleNumber> {
    let texts: Vec<String> = serde_json::from_str(&row.successors).unwrap_or_default();
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}
