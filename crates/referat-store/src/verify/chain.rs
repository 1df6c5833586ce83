//! The chain: every entry follows from the one before it, and says what it said.

use std::collections::BTreeMap;

use referat_domain::journal::{Cover, Digest, EntryFacts, EntryWords, Salt, entry_hash, salted_digest};

use super::{Verification, VerifyFinding, VerifyProgress, WrittenDown};
use crate::database::connection::{Columns, Record, Sql};
use crate::database::value::values;
use crate::{RowId, StoreError};

/// How many entries are read at a time; their covers are held together.
const ENTRIES: i64 = 64;

/// An entry as it is stored, with its words.
struct StoredEntry {
    sequence: i64,
    facts: EntryFacts,
    previous: Digest,
    hash: Digest,
    salt: Option<Salt>,
    actor: Option<String>,
    reason: Option<String>,
    erased_by: Option<i64>,
}

impl Record for (RowId, StoredEntry) {
    const NAME: &'static str = "journal_entry";

    fn read(columns: &mut Columns<'_>) -> Result<Self, StoreError> {
        let municipality: RowId = columns.field()?;
        let sequence: i64 = columns.field()?;
        let facts = EntryFacts {
            municipality: municipality.uuid().into(),
            sequence: u64::try_from(sequence).map_err(|_| StoreError::TooLarge)?,
            at_micros: columns.field()?,
            action: columns.field()?,
            subject_kind: columns.field()?,
            subject: *columns.field::<RowId>()?.as_bytes(),
            words: columns.field()?,
        };
        let entry = StoredEntry {
            sequence,
            facts,
            previous: columns.field()?,
            hash: columns.field()?,
            salt: columns.field()?,
            actor: columns.field()?,
            reason: columns.field()?,
            erased_by: columns.field()?,
        };
        Ok((municipality, entry))
    }
}

/// An entry's covers in order, and the first place in it where one is missing.
#[derive(Default)]
struct Covers {
    covers: Vec<Cover>,
    missing: Option<u64>,
}

impl Verification<'_> {
    /// Walks the chain from its first entry, then compares its end with what is written of it.
    pub(super) async fn check_chain(&mut self, written_down: &[WrittenDown]) -> Result<(), StoreError> {
        let stored_head: Option<(i64, Digest)> = self
            .connection
            .first(
                Sql::fixed("SELECT count, hash FROM chain_head WHERE municipality_id = $1"),
                values![self.tenant],
            )
            .await?;
        let in_all = stored_head.map_or(0, |(count, _)| count.unsigned_abs());
        let mut last = 0;
        let mut previous = Digest::GENESIS;
        let mut there: BTreeMap<u64, Digest> = BTreeMap::new();
        loop {
            let page: Vec<(RowId, StoredEntry)> = self
                .connection
                .all(
                    Sql::fixed(
                        "SELECT journal_entry.municipality_id, journal_entry.sequence, at, action, \
                         subject_kind, subject_id, words_digest, previous_hash, hash, salt, actor, reason, \
                         erased_by FROM journal_entry LEFT JOIN journal_words \
                         ON journal_words.municipality_id = journal_entry.municipality_id \
                         AND journal_words.sequence = journal_entry.sequence \
                         WHERE journal_entry.municipality_id = $1 AND journal_entry.sequence > $2 \
                         ORDER BY journal_entry.sequence LIMIT $3",
                    ),
                    values![self.tenant, last, ENTRIES],
                )
                .await?;
            let Some((_, final_entry)) = page.last() else {
                break;
            };
            let mut covers = self.covers_of_entries(last, final_entry.sequence).await?;
            for (_, entry) in page {
                self.check_entry(&entry, last, previous, covers.remove(&entry.sequence));
                if written_down
                    .iter()
                    .any(|at| at.head.count == entry.facts.sequence)
                {
                    there.insert(entry.facts.sequence, entry.hash);
                }
                last = entry.sequence;
                previous = entry.hash;
                self.report.entries += 1;
            }
            self.tell(VerifyProgress::Entries {
                done: self.report.entries,
                of: in_all,
            });
        }
        let found = last.unsigned_abs();
        self.report.head.count = found;
        self.report.head.hash = previous;
        if stored_head.map_or((0, Digest::GENESIS), |head| head) != (last, previous) {
            self.found(VerifyFinding::HeadDiffers {
                count: in_all,
                entries: found,
            });
        }
        for WrittenDown { head, by } in written_down.iter().filter(|at| at.head.count > 0) {
            let by = by.clone();
            match there.get(&head.count) {
                Some(hash) if *hash == head.hash => {}
                Some(hash) => self.found(VerifyFinding::ChainRewritten {
                    by,
                    sequence: head.count,
                    written_down: head.hash,
                    found: *hash,
                }),
                None => self.found(VerifyFinding::ChainCut {
                    by,
                    written_down: head.count,
                    found,
                }),
            }
        }
        Ok(())
    }

    /// The covers of the entries after one and up to another.
    async fn covers_of_entries(&mut self, after: i64, to: i64) -> Result<BTreeMap<i64, Covers>, StoreError> {
        let mut entries: BTreeMap<i64, Covers> = BTreeMap::new();
        self.connection
            .each(
                Sql::fixed(
                    "SELECT sequence, position, table_name, row_id, digest FROM journal_cover \
                     WHERE municipality_id = $1 AND sequence > $2 AND sequence <= $3 \
                     ORDER BY sequence, position",
                ),
                values![self.tenant, after, to],
                "journal_cover",
                |columns| {
                    let entry = entries.entry(columns.field()?).or_default();
                    let position = columns.field::<i64>()?.unsigned_abs();
                    let cover = Cover {
                        table: columns.field()?,
                        row: *columns.field::<RowId>()?.as_bytes(),
                        digest: columns.field()?,
                    };
                    let expected = entry.covers.len() as u64 + 1;
                    if position != expected && entry.missing.is_none() {
                        entry.missing = Some(expected);
                    }
                    entry.covers.push(cover);
                    Ok::<_, StoreError>(())
                },
            )
            .await?;
        Ok(entries)
    }

    fn check_entry(&mut self, entry: &StoredEntry, last: i64, previous: Digest, covers: Option<Covers>) {
        let sequence = entry.facts.sequence;
        if entry.sequence != last + 1 {
            self.found(VerifyFinding::EntryMissing {
                sequence: last.unsigned_abs() + 1,
            });
        } else if entry.previous != previous {
            self.found(VerifyFinding::ChainBroken { sequence });
        }
        let covers = covers.unwrap_or_default();
        if entry_hash(entry.previous, &entry.facts, &covers.covers) != entry.hash {
            self.found(match covers.missing {
                Some(position) => VerifyFinding::CoverMissing { sequence, position },
                None => VerifyFinding::EntryChanged { sequence },
            });
        }
        self.check_words(entry);
    }

    fn check_words(&mut self, entry: &StoredEntry) {
        let sequence = entry.facts.sequence;
        match (entry.salt, &entry.actor, &entry.reason, entry.erased_by) {
            (Some(salt), Some(actor), Some(reason), None) => {
                let words = EntryWords {
                    actor: actor.clone(),
                    reason: reason.clone(),
                };
                if salted_digest(salt, &words.canonical()) != entry.facts.words {
                    self.found(VerifyFinding::WordsChanged { sequence });
                }
            }
            (None, None, None, Some(by)) if self.erased.words.contains(&(entry.sequence, by)) => {
                self.found(VerifyFinding::WordsErased {
                    sequence,
                    by: by.unsigned_abs(),
                });
            }
            (_, _, _, _) => self.found(VerifyFinding::WordsMissing { sequence }),
        }
    }
}
