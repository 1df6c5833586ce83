//! Writing what is decided of an item: each field is saved as it is typed, and held by one while they write in it.
//!
//! Keystrokes are no history: fields are saved outside the chain, each over the version that was read, by the same rules
//! as those of papers ([`crate::write_paper`]). Saved as a decision they become an entry, and the fields say again what
//! the decision says. What somebody wrote in the meantime is never saved over unseen.

use std::collections::BTreeMap;

use referat_domain::ids::{AgendaItemId, DecisionId};
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::paper::content::FieldValue;
use referat_domain::rich_text::RichText;
use referat_store::Reading;
use referat_store::decisions::DecisionRow;
use referat_store::written_fields::{FieldRow, Held};

use crate::live::LiveChange;
use crate::office::{Actor, Office, entry, text_from};
use crate::record_decision::{Deciding, GivenOutcome};
use crate::refusal::Refusal;
use crate::write_paper::{FieldAnswer, FieldNow, HELD_FOR, writer};

/// How the fields of a decision stand that several people may write in.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionStand {
    /// Who else has it open, by name.
    pub present: Vec<String>,
    /// Its fields that somebody has written in or holds.
    pub fields: Vec<(DecisionField, FieldNow)>,
}

/// What a page had of the fields when it was sent: the version of each, and what stands in it.
pub type SeenFields = BTreeMap<DecisionField, (i64, String)>;

/// What came of saving a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum SavedDecision {
    /// It is saved.
    Done,
    /// Others wrote in these fields in the meantime: nothing was saved.
    Meanwhile(Vec<(DecisionField, FieldNow)>),
}

impl Office {
    /// Saves a field of a decision over the version that was read.
    ///
    /// # Errors
    /// As [`Office::record_decision`]. That somebody else was quicker is no refusal but an answer: their text must be
    /// shown.
    pub async fn save_decision_field(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        field: DecisionField,
        typed: &str,
        read_version: i64,
    ) -> Result<FieldAnswer, Refusal> {
        let value = field.value(typed)?;
        let at = self.decision_to_write(actor, item, field).await?;
        let body = value.to_json().to_string();
        let owner = actor.owner();
        let held = self
            .store
            .save_field(
                self.tenant(),
                item,
                &field.to_string(),
                &body,
                read_version,
                writer(actor, &owner),
                self.now(),
            )
            .await?;
        if matches!(held, Held::Done(_)) {
            self.live.tell(LiveChange::Writing(at.meeting.id));
        }
        self.field_answer(item, field, held).await
    }

    /// Holds a field while one writes in it; `take_over` takes it from whoever holds it.
    ///
    /// # Errors
    /// As [`Office::save_decision_field`].
    pub async fn hold_decision_field(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        field: DecisionField,
        take_over: bool,
    ) -> Result<FieldAnswer, Refusal> {
        self.decision_to_write(actor, item, field).await?;
        let owner = actor.owner();
        let held = self
            .store
            .hold_field(
                self.tenant(),
                item,
                &field.to_string(),
                writer(actor, &owner),
                self.now() + HELD_FOR,
                take_over,
                self.now(),
            )
            .await?;
        self.field_answer(item, field, held).await
    }

    /// Lets go of a field.
    ///
    /// # Errors
    /// As [`Office::save_decision_field`].
    pub async fn release_decision_field(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        field: DecisionField,
    ) -> Result<(), Refusal> {
        self.decision_to_write(actor, item, field).await?;
        self.store
            .release_field(self.tenant(), item, &field.to_string(), &actor.owner())
            .await?;
        Ok(())
    }

    /// How the fields of a decision stand just now, and who else has it open; says that the actor has, too.
    ///
    /// # Errors
    /// As [`Office::record_decision`].
    pub async fn decision_stand(&self, actor: &Actor, item: AgendaItemId) -> Result<DecisionStand, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        Deciding::find_in(&mut reading, actor, item).await?;
        let (own, now) = (actor.owner(), self.now());
        let present = self.present.note(item.uuid(), &own, &actor.name, now);
        let mut fields = Vec::new();
        for (field, row) in rows(&mut reading, item).await? {
            let held_by = row.held_against(&own, now).map(str::to_owned);
            let stand = field_now(&mut reading, item, field, row).await?;
            fields.push((field, FieldNow { held_by, ..stand }));
        }
        Ok(DecisionStand { present, fields })
    }

    /// Saves a decision as it was typed, and lets its fields say again what it says. Nothing is saved where somebody
    /// wrote in a field that the page hadn't seen, unless the same stands there.
    ///
    /// # Errors
    /// As [`Office::record_decision`].
    pub async fn save_decision(
        &self,
        actor: &Actor,
        id: AgendaItemId,
        text: &RichText,
        given: &[GivenOutcome],
        seen: &SeenFields,
    ) -> Result<SavedDecision, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Deciding::find(&mut write, actor, id).await?;
        let written = rows(&mut write.reading(), id).await?;
        let mut meanwhile = Vec::new();
        for (field, row) in &written {
            // A field that the page knew nothing of is one it hasn't seen.
            let (version, typed) = seen
                .get(field)
                .map_or((-1, ""), |(version, typed)| (*version, typed));
            if row.version <= version || row.body.is_empty() {
                continue;
            }
            let now = field_now(&mut write.reading(), id, *field, row.clone()).await?;
            if now.value != field.value(typed)? {
                meanwhile.push((*field, now));
            }
        }
        if !meanwhile.is_empty() {
            return Ok(SavedDecision::Meanwhile(meanwhile));
        }
        let changed = at.record(&mut write, text, given).await?;
        let mut has_cleared = false;
        for (field, row) in &written {
            if !row.body.is_empty() {
                write.put_field(id, &field.to_string(), "", &actor.name).await?;
                has_cleared = true;
            }
        }
        if changed || has_cleared {
            write
                .commit(entry(actor, "record_decision", "agenda_item", id.uuid(), ""))
                .await?;
        }
        self.live.tell(LiveChange::Meeting(at.meeting.id));
        Ok(SavedDecision::Done)
    }

    async fn decision_to_write(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        field: DecisionField,
    ) -> Result<Deciding, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let at = Deciding::find_in(&mut reading, actor, item).await?;
        let count = u32::try_from(at.clauses.len()).unwrap_or(u32::MAX);
        match field.clause() {
            Some(clause) if clause > count => Err(Refusal::NotFound),
            Some(_) | None => Ok(at),
        }
    }

    async fn field_answer(
        &self,
        item: AgendaItemId,
        field: DecisionField,
        held: Held,
    ) -> Result<FieldAnswer, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        Ok(match held {
            Held::Done(row) => FieldAnswer::Done(field_now(&mut reading, item, field, row).await?),
            Held::Outdated(row) => FieldAnswer::Outdated(field_now(&mut reading, item, field, row).await?),
            Held::ByAnother(row) => {
                FieldAnswer::HeldByAnother(field_now(&mut reading, item, field, row).await?)
            }
        })
    }
}

/// What is being written of an item's decision, by field; only what differs from being as the decision says.
pub(crate) async fn being_written(
    reading: &mut Reading<'_>,
    item: AgendaItemId,
) -> Result<BTreeMap<DecisionField, (FieldRow, String)>, Refusal> {
    let mut written = BTreeMap::new();
    for (field, row) in rows(reading, item).await? {
        if !row.body.is_empty() {
            let value = line_of(&row.body)?;
            written.insert(field, (row, value));
        }
    }
    Ok(written)
}

async fn rows(
    reading: &mut Reading<'_>,
    item: AgendaItemId,
) -> Result<Vec<(DecisionField, FieldRow)>, Refusal> {
    let rows = reading.written_fields(item).await?;
    let known = |row: FieldRow| row.field.parse().ok().map(|field| (field, row));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// How a field stands: as it was written, else as the decision has it.
async fn field_now(
    reading: &mut Reading<'_>,
    item: AgendaItemId,
    field: DecisionField,
    row: FieldRow,
) -> Result<FieldNow, Refusal> {
    let value = match row.body.is_empty() {
        true => decided(reading, item, field).await?,
        false => line_of(&row.body)?,
    };
    Ok(FieldNow {
        value: FieldValue::Line(value),
        version: row.version,
        saved_by: row.saved_by,
        saved_at: row.saved_at,
        held_by: row.holder_name,
    })
}

fn line_of(body: &str) -> Result<String, Refusal> {
    let unreadable = || Refusal::unreadable("decision_field", "body", body);
    let json: serde_json::Value = serde_json::from_str(body).map_err(|_| unreadable())?;
    let line = json.get("line").and_then(serde_json::Value::as_str);
    line.map(str::to_owned).ok_or_else(unreadable)
}

/// What a decision says of a field.
async fn decided(
    reading: &mut Reading<'_>,
    item: AgendaItemId,
    field: DecisionField,
) -> Result<String, Refusal> {
    let found: Vec<DecisionRow> = reading.decisions(&[item]).await?;
    let Some(decision) = found.into_iter().next() else {
        return Ok(String::new());
    };
    let clause = match field {
        DecisionField::Text => {
            let text = text_from("decision", "text", &decision.text)?;
            return Ok(text.to_markdown().unwrap_or_else(|| text.plain_text()));
        }
        DecisionField::Outcome(clause) | DecisionField::Addition(clause) => i64::from(clause),
    };
    let id: DecisionId = decision.id;
    let outcomes = reading.clause_outcomes(&[id]).await?;
    let found = outcomes.into_iter().find(|row| row.clause == clause);
    Ok(found
        .and_then(|row| match field {
            DecisionField::Addition(_) => row.addition,
            DecisionField::Outcome(_) | DecisionField::Text => row.outcome,
        })
        .unwrap_or_default())
}
