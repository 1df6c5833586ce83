//! The journal: an append-only log of every change, who did what, when, to what, and why.
//!
//! One chain per municipality. Each entry's hash is taken over the hash before it, so that a removed,
//! changed or reordered entry is found; the head of the chain is written down outside the database, so that
//! a rewritten or cut chain is found too.
//!
//! An entry *covers* rows: for every row it wrote it holds a salted digest of the row's canonical bytes.
//! Every stored text is covered, so one changed word anywhere is found, and the salt makes erasure possible
//! (GDPR article 17): without text and salt the digest says nothing. The entry's own words (who, and why in
//! their words) lie beside it in the same manner.
//!
//! Pure rules: nothing here reads a clock, rolls dice or knows a database.

use sha2::{Digest as _, Sha256};

use crate::ids::MunicipalityId;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

/// Random bytes that go before a text when it is digested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Digest {
    /// What the first entry of a chain follows.
    pub const GENESIS: Self = Self([0; 32]);

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> String {
        crate::paper::attachment::Checksum(self.0).hex()
    }

    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        crate::paper::attachment::Checksum::from_hex(text).map(|checksum| Self(checksum.0))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.hex())
    }
}

/// The salted digest of a row's canonical bytes or of an entry's words.
#[must_use]
pub fn salted_digest(salt: Salt, bytes: &[u8]) -> Digest {
    let mut hasher = Sha256::new();
    hasher.update(b"referat-cover-1");
    hasher.update(salt.0);
    hasher.update(bytes);
    Digest(hasher.finalize().into())
}

/// What an entry says of one row it wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The table.
    pub table: String,
    /// The row's id.
    pub row: [u8; 16],
    /// The salted digest of the row as written.
    pub digest: Digest,
}

/// The parts of an entry that its hash is taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFacts {
    /// Whose chain.
    pub municipality: MunicipalityId,
    /// The entry's place in the chain, from 1.
    pub sequence: u64,
    /// When, in microseconds since 1970.
    pub at_micros: i64,
    /// The action's name: `import_meetings`.
    pub action: String,
    /// The kind of thing it was done to: `meeting`.
    pub subject_kind: String,
    /// The thing's id.
    pub subject: [u8; 16],
    /// The salted digest of [`EntryWords`].
    pub words: Digest,
}

/// The words of an entry, kept beside the chain so that they can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryWords {
    /// Who did it: a person's id or the operating system's name for them.
    pub actor: String,
    /// Why, in their words; empty where nothing was asked.
    pub reason: String,
}

impl EntryWords {
    /// The bytes that are digested.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push(&mut bytes, self.actor.as_bytes());
        push(&mut bytes, self.reason.as_bytes());
        bytes
    }
}

/// Appends a field with its length before it, so that no two lists of fields give the same bytes.
fn push(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

/// The hash of an entry: over the hash before it, its facts and everything it covers, in order.
#[must_use]
pub fn entry_hash<'c>(
    previous: Digest,
    facts: &EntryFacts,
    covers: impl IntoIterator<Item = &'c Cover>,
) -> Digest {
    let mut bytes = Vec::with_capacity(256);
    push(&mut bytes, b"referat-entry-1");
    push(&mut bytes, &previous.0);
    push(&mut bytes, facts.municipality.as_bytes());
    push(&mut bytes, &facts.sequence.to_be_bytes());
    push(&mut bytes, &facts.at_micros.to_be_bytes());
    push(&mut bytes, facts.action.as_bytes());
    push(&mut bytes, facts.subject_kind.as_bytes());
    push(&mut bytes, &facts.subject);
    push(&mut bytes, &facts.words.0);
    let mut hasher = Sha256::new();
    hasher.update(&bytes);
    for cover in covers {
        bytes.clear();
        push(&mut bytes, cover.table.as_bytes());
        push(&mut bytes, &cover.row);
        push(&mut bytes, &cover.digest.0);
        hasher.update(&bytes);
    }
    Digest(hasher.finalize().into())
}

/// What the file is called by which an issued document carries the end of the chain: that of `referat head`.
pub const CARRIED_HEAD_NAME: &str = "head.json";

/// The end of a chain: how many entries, and the last one's hash. Written down outside the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Whose chain.
    pub municipality: MunicipalityId,
    /// How many entries it has.
    pub count: u64,
    /// The hash of the last one.
    pub hash: Digest,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> EntryFacts {
        EntryFacts {
            municipality: MunicipalityId::from_bytes([1; 16]),
            sequence: 1,
            at_micros: 5,
            action: "import_meetings".into(),
            subject_kind: "meeting".into(),
            subject: [2; 16],
            words: Digest([3; 32]),
        }
    }

    #[test]
    fn anything_changed_in_an_entry_changes_its_hash() {
        let cover = Cover {
            table: "decision".into(),
            row: [4; 16],
            digest: Digest([5; 32]),
        };
        let hash = entry_hash(Digest::GENESIS, &facts(), [&cover]);
        type Change = Box<dyn Fn(&mut EntryFacts)>;
        let changed: Vec<Change> = vec![
            Box::new(|facts| facts.sequence = 2),
            Box::new(|facts| facts.at_micros = 6),
            Box::new(|facts| facts.action = "import_meeting".into()),
            Box::new(|facts| facts.subject_kind = "smeeting".into()),
            Box::new(|facts| facts.subject = [9; 16]),
            Box::new(|facts| facts.words = Digest([9; 32])),
            Box::new(|facts| facts.municipality = MunicipalityId::from_bytes([9; 16])),
        ];
        for change in changed {
            let mut facts = facts();
            change(&mut facts);
            assert_ne!(entry_hash(Digest::GENESIS, &facts, [&cover]), hash, "{facts:?}");
        }
        assert_ne!(entry_hash(Digest([1; 32]), &facts(), [&cover]), hash);
        assert_ne!(entry_hash(Digest::GENESIS, &facts(), []), hash);
    }

    #[test]
    fn the_words_of_an_entry_cannot_slide_between_its_fields() {
        let words = |actor: &str, reason: &str| EntryWords {
            actor: actor.into(),
            reason: reason.into(),
        };
        assert_ne!(words("ab", "c").canonical(), words("a", "bc").canonical());
    }

    #[test]
    fn without_its_salt_a_digest_says_nothing_about_the_text() {
        assert_ne!(
            salted_digest(Salt([1; 16]), b"ja"),
            salted_digest(Salt([2; 16]), b"ja")
        );
    }
}
