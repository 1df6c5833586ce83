//! Counting the hits of a query and keeping the best of them.
//!
//! Facets are counted sideways: the choice made in one facet doesn't hide the other choices of the same
//! facet, so that a reader can go from one year to the next. Hits are ordered by score (rounded, so that
//! near-equal ones count as equal), then newest first, then by id: the same data give the same order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use referat_domain::ids::{AgendaItemId, ForumId};
use referat_domain::meeting::decision::Outcome;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{BytesColumn, Column};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};
use uuid::Uuid;

use super::fields::column;
use super::numbers;

/// Scores closer than one part in this many of a point are equal.
const STEPS_PER_POINT: f32 = 32.0;

/// The facets chosen, and how many hits to keep.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub(super) forum: Option<ForumId>,
    pub(super) year: Option<i16>,
    pub(super) outcome: Option<Outcome>,
    /// How many of the best hits are kept.
    pub(super) keep: usize,
}

/// A hit to be shown. The greatest is the best.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) item: AgendaItemId,
    pub(super) score: Score,
    /// Which of the searched indexes has it.
    pub(super) side: usize,
    pub(super) address: DocAddress,
    day: i64,
}

impl Found {
    /// What hits are ordered by.
    pub(super) fn rank(&self) -> (u64, i64, Reverse<AgendaItemId>) {
        (steps(self.score), self.day, Reverse(self.item))
    }
}

/// A rounded score. Scores are never negative, and never near 2⁶⁴ steps.
fn steps(score: Score) -> u64 {
    (score * STEPS_PER_POINT).round() as u64
}

impl Eq for Found {}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Counted {
    /// Hits of the query, whatever facets were chosen.
    pub(super) matched: u64,
    /// Hits under the chosen facets.
    pub(super) total: u64,
    pub(super) forums: BTreeMap<ForumId, u64>,
    pub(super) years: BTreeMap<i16, u64>,
    pub(super) outcomes: BTreeMap<Outcome, u64>,
    /// The best hits, in no order.
    pub(super) best: Vec<Found>,
}

impl Counted {
    /// Adds what was counted elsewhere. The hits are all kept.
    pub(super) fn add(&mut self, other: Self) {
        self.matched += other.matched;
        self.total += other.total;
        add_counts(&mut self.forums, other.forums);
        add_counts(&mut self.years, other.years);
        add_counts(&mut self.outcomes, other.outcomes);
        self.best.extend(other.best);
    }
}

fn add_counts<K: Ord>(sum: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
    for (key, count) in more {
        *sum.entry(key).or_default() += count;
    }
}

impl Collector for Tally {
    type Fruit = Counted;
    type Child = SegmentTally;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentTally> {
        let fast = segment.fast_fields();
        let forums = fast.bytes(column::FORUM)?;
        let chosen_forum = match (&self.forum, &forums) {
            (None, _) => Chosen::Any,
            (Some(_), None) => Chosen::Nothing,
            (Some(forum), Some(forums)) => match forums.dictionary().term_ord(forum.as_bytes())? {
                Some(ordinal) => Chosen::One(ordinal),
                None => Chosen::Nothing,
            },
        };
        Ok(SegmentTally {
            ordinal,
            keep: self.keep,
            forum: chosen_forum,
            year: self.year,
            outcome: self.outcome,
            by_forum: vec![0; forums.as_ref().map_or(0, BytesColumn::num_terms)],
            by_outcome: [0; Outcome::ALL.len()],
            forums,
            item_high: fast.u64(column::ITEM_HIGH)?,
            item_low: fast.u64(column::ITEM_LOW)?,
            days: fast.i64(column::DAY)?,
            outcome_bits: fast.u64(column::OUTCOME_BITS)?,
            counted: Counted::default(),
            best: BinaryHeap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.keep > 0
    }

    fn merge_fruits(&self, segments: Vec<Counted>) -> tantivy::Result<Counted> {
        let mut sum = Counted::default();
        for segment in segments {
            sum.add(segment);
        }
        Ok(sum)
    }
}

/// A chosen forum as a segment knows it.
#[derive(Debug, Clone, Copy)]
enum Chosen {
    Any,
    Nothing,
    One(u64),
}

/// Counts within one segment.
pub(super) struct SegmentTally {
    ordinal: SegmentOrdinal,
    keep: usize,
    forum: Chosen,
    year: Option<i16>,
    outcome: Option<Outcome>,
    forums: Option<BytesColumn>,
    by_forum: Vec<u64>,
    by_outcome: [u64; Outcome::ALL.len()],
    item_high: Column<u64>,
    item_low: Column<u64>,
    days: Column<i64>,
    outcome_bits: Column<u64>,
    counted: Counted,
    /// The best so far, the worst of them on top.
    best: BinaryHeap<Reverse<Found>>,
}

impl SegmentTally {
    fn keep(&mut self, document: DocId, score: Score, day: Option<i64>) {
        let day = day.unwrap_or(i64::MIN);
        // Most documents are worse than the worst that is kept, whatever their id.
        let is_full = self.best.len() >= self.keep;
        let worst = self
            .best
            .peek()
            .filter(|_| is_full)
            .map(|Reverse(worst)| (steps(worst.score), worst.day));
        if self.keep == 0 || worst.is_some_and(|worst| (steps(score), day) < worst) {
            return;
        }
        let item = |column: &Column<u64>| column.first(document).unwrap_or_default();
        let found = Found {
            item: Uuid::from_u64_pair(item(&self.item_high), item(&self.item_low)).into(),
            score,
            side: 0,
            address: DocAddress::new(self.ordinal, document),
            day,
        };
        if !is_full {
            self.best.push(Reverse(found));
        } else if self.best.peek().is_some_and(|Reverse(worst)| found > *worst) {
            self.best.pop();
            self.best.push(Reverse(found));
        }
    }
}

impl SegmentCollector for SegmentTally {
    type Fruit = Counted;

    fn collect(&mut self, document: DocId, score: Score) {
        self.counted.matched += 1;
        let forum = self
            .forums
            .as_ref()
            .and_then(|forums| forums.ords().first(document));
        let day = self.days.first(document);
        let year = day.and_then(numbers::year_of);
        let outcomes = self.outcome_bits.first(document).unwrap_or_default();
        let in_forum = match self.forum {
            Chosen::Any => true,
            Chosen::Nothing => false,
            Chosen::One(chosen) => forum == Some(chosen),
        };
        let in_year = self.year.is_none_or(|chosen| year == Some(chosen));
        let has_outcome = self.outcome.is_none_or(|chosen| outcomes & bit(chosen) != 0);
        if in_year && has_outcome {
            let count = forum.and_then(|forum| self.by_forum.get_mut(forum as usize));
            count.into_iter().for_each(|count| *count += 1);
        }
        if in_forum
            && has_outcome
            && let Some(year) = year
        {
            *self.counted.years.entry(year).or_default() += 1;
        }
        if in_forum && in_year && outcomes != 0 {
            for (place, count) in self.by_outcome.iter_mut().enumerate() {
                *count += outcomes >> place & 1;
            }
        }
        if in_forum && in_year && has_outcome {
            self.counted.total += 1;
            self.keep(document, score, day);
        }
    }

    fn harvest(mut self) -> Counted {
        let mut id = Vec::new();
        for (ordinal, &count) in self.by_forum.iter().enumerate().filter(|&(_, &count)| count > 0) {
            let known = self.forums.as_ref().is_some_and(|forums| {
                id.clear();
                forums.ord_to_bytes(ordinal as u64, &mut id).unwrap_or(false)
            });
            if known && let Ok(bytes) = <[u8; 16]>::try_from(id.as_slice()) {
                self.counted.forums.insert(ForumId::from_bytes(bytes), count);
            }
        }
        for (outcome, count) in Outcome::ALL
            .into_iter()
            .zip(self.by_outcome)
            .filter(|&(_, count)| count > 0)
        {
            self.counted.outcomes.insert(outcome, count);
        }
        self.counted.best = self.best.into_iter().map(|Reverse(found)| found).collect();
        self.counted
    }
}

/// The bit of an outcome in its column.
fn bit(outcome: Outcome) -> u64 {
    Outcome::ALL
        .into_iter()
        .position(|other| other == outcome)
        .map_or(0, |place| 1 << place)
}
