//! The fields of a document in the index, the same for open and closed items.
//!
//! Words are kept three ways: as they stand (folded; for phrases, prefixes and suggestions), as stems (for
//! finding any inflection), and as the stems of a compound's parts (for finding "proces" in
//! "budgetprocessen"). Change anything here and [`SCHEMA_VERSION`] goes up: indexes are then rebuilt.

use tantivy::schema::{
    BytesOptions, Field, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use super::tokenizer::TermKind;

/// The number of this form of the index.
pub(super) const SCHEMA_VERSION: u32 = 1;

/// Names of the fields read column by column.
pub(super) mod column {
    /// The item's id, its first eight bytes.
    pub(in super::super) const ITEM_HIGH: &str = "item_high";
    /// The item's id, its last eight bytes.
    pub(in super::super) const ITEM_LOW: &str = "item_low";
    /// The forum's id.
    pub(in super::super) const FORUM: &str = "forum";
    /// The meeting's day as a number that sorts.
    pub(in super::super) const DAY: &str = "day";
    /// The outcomes, one bit each in the order of `Outcome::ALL`.
    pub(in super::super) const OUTCOME_BITS: &str = "outcome_bits";
}

/// Where a word can stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// As they stand, folded, with positions.
    pub(super) words: Field,
    /// Stems without stop words.
    pub(super) stems: Field,
    /// Stems of the parts of compounds.
    pub(super) parts: Field,
    /// How much a word here counts.
    pub(super) weight: f32,
    /// How many stems there usually are: the length scores are measured by. It is a constant, and no
    /// average of the documents, so that scores depend neither on how the index happens to be cut into
    /// segments nor on documents the reader may not see.
    usual_length: u64,
}

/// All fields.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    /// The item's id, for replacing.
    pub(super) item: Field,
    pub(super) item_high: Field,
    pub(super) item_low: Field,
    pub(super) forum: Field,
    /// Those excluded from the item.
    pub(super) excluded: Field,
    pub(super) day: Field,
    /// The journal number and its prefixes.
    pub(super) journal_number: Field,
    /// The KLE number and its prefixes.
    pub(super) kle: Field,
    pub(super) outcome: Field,
    pub(super) outcome_bits: Field,
    /// Title and subject.
    pub(super) title: Place,
    pub(super) decision: Place,
    /// Everything else there is to read.
    pub(super) text: Place,
    /// The attachments' titles alone.
    pub(super) attachments: Place,
    /// The forum's name alone.
    pub(super) forum_name: Place,
    /// Words of names: recommenders, presenters and others named.
    pub(super) people: Field,
    /// What is shown as the hit's title.
    pub(super) shown_title: Field,
    /// What snippets are cut from.
    pub(super) shown_text: Field,
}

impl Fields {
    /// The fields and their schema.
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let id = BytesOptions::default().set_indexed();
        let fast = NumericOptions::default().set_fast();
        let raw = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic),
        );
        Self {
            item: schema.add_bytes_field("item", id.clone()),
            item_high: schema.add_u64_field(column::ITEM_HIGH, fast.clone()),
            item_low: schema.add_u64_field(column::ITEM_LOW, fast.clone()),
            forum: schema.add_bytes_field(column::FORUM, id.clone().set_fast()),
            excluded: schema.add_bytes_field("excluded", id),
            day: schema.add_i64_field(column::DAY, fast.clone()),
            journal_number: schema.add_text_field("journal_number", raw.clone()),
            kle: schema.add_text_field("kle", raw.clone()),
            outcome: schema.add_text_field("outcome", raw),
            outcome_bits: schema.add_u64_field(column::OUTCOME_BITS, fast),
            title: place(&mut schema, "title", 3.0, 8),
            decision: place(&mut schema, "decision", 1.5, 40),
            text: place(&mut schema, "text", 1.0, 200),
            attachments: place(&mut schema, "attachments", 1.0, 10),
            forum_name: place(&mut schema, "forum_name", 1.0, 2),
            people: schema.add_text_field("people", indexed(TermKind::Words)),
            shown_title: schema.add_text_field("shown_title", STORED),
            shown_text: schema.add_text_field("shown_text", STORED),
            schema: schema.build(),
        }
    }

    /// Where plain words are sought.
    pub(super) fn places(&self) -> [Place; 3] {
        [self.title, self.decision, self.text]
    }

    /// The fields in which a stem is as common as it is in this one: stems and parts wherever plain words are
    /// sought. A word all titles have isn't rare because the texts don't repeat it.
    pub(super) fn as_common(&self, field: Field) -> Vec<Field> {
        let places = self.places();
        let stems: Vec<Field> = places
            .iter()
            .flat_map(|place| [place.stems, place.parts])
            .collect();
        let words: Vec<Field> = places.iter().map(|place| place.words).collect();
        [stems, words]
            .into_iter()
            .find(|fields| fields.contains(&field))
            .unwrap_or_else(|| vec![field])
    }

    /// How many terms a field usually holds.
    pub(super) fn usual_length(&self, field: Field) -> u64 {
        [
            self.title,
            self.decision,
            self.text,
            self.attachments,
            self.forum_name,
        ]
        .into_iter()
        .find_map(|place| match field {
            f if f == place.stems => Some(place.usual_length),
            f if f == place.words => Some(place.usual_length * 3 / 2),
            f if f == place.parts => Some(place.usual_length / 3),
            _ => None,
        })
        .unwrap_or(1)
        .max(1)
    }
}

fn place(schema: &mut SchemaBuilder, name: &str, weight: f32, usual_length: u64) -> Place {
    Place {
        words: schema.add_text_field(&format!("{name}_words"), indexed(TermKind::Words)),
        stems: schema.add_text_field(&format!("{name}_stems"), indexed(TermKind::Stems)),
        parts: schema.add_text_field(&format!("{name}_parts"), indexed(TermKind::Parts)),
        weight,
        usual_length,
    }
}

fn indexed(kind: TermKind) -> TextOptions {
    let recorded = match kind {
        TermKind::Words => IndexRecordOption::WithFreqsAndPositions,
        TermKind::Stems | TermKind::Parts => IndexRecordOption::WithFreqs,
    };
    TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(kind.name())
            .set_index_option(recorded),
    )
}
