//! Which case a paper may belong to, and which subject it may be filed on: found by number or words, or by its own text.

use std::collections::BTreeMap;

use referat_domain::Date;
use referat_domain::case::journal_number::{JournalNumber, KleNumber};
use referat_domain::ids::CaseId;
use referat_domain::kle::suggestion::{KleSuggester, KleSuggestion, Precedent};
use referat_domain::kle::{KleKeyword, KleLevel, KleSubject};
use referat_domain::likeness::{likeness, telling_words};
use referat_domain::reader::Reader;
use referat_domain::view::Part;
use referat_domain::view::item::ItemLineView;
use referat_store::kle::KleSubjectRow;
use referat_store::{Page, Reading};

use super::SearchQuery;
use crate::office::Office;
use crate::refusal::Refusal;

/// So many cases are offered.
const MOST_CASES: usize = 8;

/// So many subjects are suggested.
const MOST_SUBJECTS: usize = 5;

/// So many words of what was typed are looked for one by one.
const MOST_WORDS: usize = 6;

/// A case that a paper may belong to, as its reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOffer {
    /// The case.
    pub id: CaseId,
    /// What its latest item the reader may see is about.
    pub title: String,
    /// Its journal number.
    pub journal_number: Option<JournalNumber>,
    /// Which forum treated it last.
    pub forum_name: String,
    /// When.
    pub date: Option<Date>,
}

/// What is offered for a paper.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CaseOffers {
    /// Cases, the likeliest first.
    pub cases: Vec<CaseOffer>,
    /// Subjects of the KLE register, the likeliest first; empty where no register is loaded.
    pub subjects: Vec<KleSuggestion>,
}

impl Office {
    /// What is offered for words or a journal number that somebody typed, and for a text that is to be filed.
    ///
    /// Only cases of which the reader may see an item are found, and only what they may see of them tells how like
    /// matters were filed.
    ///
    /// # Errors
    /// Whatever the store says: no words are wrong.
    pub async fn case_offers(
        &self,
        reader: &Reader,
        sought: &str,
        text: &str,
    ) -> Result<CaseOffers, Refusal> {
        let sought = sought.trim();
        let number = JournalNumber::may_begin(sought);
        let found = match number {
            true => self.by_number(reader, sought).await?,
            false => self.by_words(reader, sought).await?,
        };
        let mut reading = self.store.reading(self.tenant()).await?;
        let subjects = match (number, register(&mut reading).await?) {
            (true, _) | (_, None) => Vec::new(),
            (false, Some(register)) => {
                let precedents: Vec<Precedent<'_>> = found
                    .values()
                    .filter_map(|offer| {
                        Some(Precedent {
                            title: &offer.title,
                            number: offer.journal_number?.subject,
                        })
                    })
                    .collect();
                register.suggest(sought, text, &precedents, MOST_SUBJECTS)
            }
        };
        let mut cases: Vec<CaseOffer> = found.into_values().collect();
        cases.sort_by(|a, b| {
            let alike = |offer: &CaseOffer| likeness(sought, &offer.title);
            match number {
                true => a.journal_number.cmp(&b.journal_number).then(b.date.cmp(&a.date)),
                false => alike(b).total_cmp(&alike(a)).then(b.date.cmp(&a.date)),
            }
        });
        cases.truncate(MOST_CASES);
        Ok(CaseOffers { cases, subjects })
    }

    /// A case as it is offered; `None` where there is none, or nothing of it that the reader may see.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn case_offer(&self, reader: &Reader, id: CaseId) -> Result<Option<CaseOffer>, Refusal> {
        let mut found = BTreeMap::new();
        match self.case(reader, id).await {
            Ok(seen) => seen
                .items
                .iter()
                .for_each(|joined| offer(&mut found, &joined.item)),
            Err(Refusal::NotFound) => {}
            Err(refusal) => return Err(refusal),
        }
        Ok(found.into_values().next())
    }

    /// The cases whose journal number begins so.
    async fn by_number(&self, reader: &Reader, number: &str) -> Result<BTreeMap<CaseId, CaseOffer>, Refusal> {
        let most = u32::try_from(MOST_CASES * 8).unwrap_or(u32::MAX);
        let mut reading = self.store.reading(self.tenant()).await?;
        let rows = reading.cases_by_journal_prefix(number, Page::first(most)).await?;
        drop(reading);
        let mut found = BTreeMap::new();
        for row in rows {
            let seen = match self.case(reader, row.id).await {
                Ok(seen) => seen,
                Err(Refusal::NotFound) => continue,
                Err(refusal) => return Err(refusal),
            };
            for joined in &seen.items {
                offer(&mut found, &joined.item);
            }
        }
        Ok(found)
    }

    /// The cases that have all of the words, and after them those that have some.
    async fn by_words(&self, reader: &Reader, sought: &str) -> Result<BTreeMap<CaseId, CaseOffer>, Refusal> {
        let mut found = BTreeMap::new();
        if sought.is_empty() {
            return Ok(found);
        }
        // A year alone tells of no case.
        let words = telling_words(sought).into_iter();
        let each = words
            .filter(|word| !word.chars().all(|letter| letter.is_ascii_digit()))
            .take(MOST_WORDS);
        for words in std::iter::once(sought.to_owned()).chain(each) {
            let query = SearchQuery {
                words,
                ..SearchQuery::default()
            };
            let seen = self.search(reader, &query).await?;
            for hit in &seen.hits {
                offer(&mut found, &hit.item);
            }
        }
        Ok(found)
    }
}

/// Adds the case of an item that the reader may see; its latest item tells what it is about.
fn offer(found: &mut BTreeMap<CaseId, CaseOffer>, item: &ItemLineView) {
    let Part::Open(line) = &item.line else { return };
    let new = CaseOffer {
        id: line.case,
        title: line.subject.clone(),
        journal_number: line.journal_number,
        forum_name: item.forum_name.clone(),
        date: item.date,
    };
    match found.get(&line.case) {
        Some(kept) if kept.date >= new.date => {}
        _ => {
            found.insert(line.case, new);
        }
    }
}

/// The register that was loaded last, made ready to be asked.
async fn register(reading: &mut Reading<'_>) -> Result<Option<KleSuggester>, Refusal> {
    let Some(row) = reading.kle_register().await? else {
        return Ok(None);
    };
    let subjects = reading.kle_subjects(row.id).await?;
    Ok(Some(KleSuggester::new(subjects.into_iter().filter_map(subject))))
}

fn subject(row: KleSubjectRow) -> Option<KleSubject> {
    let number: KleNumber = row.number.parse().ok()?;
    let keywords: Vec<(String, u32)> = serde_json::from_str(&row.keywords).ok()?;
    Some(KleSubject {
        number,
        level: KleLevel::parse(&row.level)?,
        title: row.title,
        keywords: keywords
            .into_iter()
            .map(|(word, weight)| KleKeyword { word, weight })
            .collect(),
        expired: row.expired,
        successors: Vec::new(),
    })
}
