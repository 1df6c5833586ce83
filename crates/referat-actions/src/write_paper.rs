//! Writing a paper: beginning one, saving its fields, holding one while one writes in it.
//!
//! Keystrokes are no history: fields are saved outside the chain, each over the version that was read. What is handed in
//! is frozen ([`crate::submit_paper`]).

use std::time::Duration;

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::case::journal_number::JournalNumber;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::ids::{CaseId, ForumId, PaperId};
use referat_domain::likeness::subject_key;
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, NotAValue, PaperField};
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_store::Write;
use referat_store::cases::CaseRow;
use referat_store::papers::PaperRow;
use referat_store::written_fields::{FieldRow, Held, Writer};

use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row, template_of};
use crate::refusal::Refusal;

/// So long a field is held after its writer was last heard of.
pub(crate) const HELD_FOR: Duration = Duration::from_secs(60);

/// The longest ground for closing, and the longest neutral title, in letters.
const LONGEST_CLOSURE: usize = 300;

/// A paper to be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPaper<'a> {
    /// The forum it is written for.
    pub forum: ForumId,
    /// What it asks of it.
    pub kind: PaperKind,
    /// What it is about.
    pub title: &'a str,
    /// The case it belongs to.
    pub case: CaseChoice,
    /// When it has to be ready.
    pub due: Option<Date>,
}

/// The case of a new paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseChoice {
    /// One that is there.
    Existing(CaseId),
    /// A new one, with its journal number if it has one yet.
    New(Option<JournalNumber>),
    /// The forum's own: approval of agenda and minutes, announcements.
    OfTheForum,
}

/// What came of saving a field, or of holding it.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldAnswer {
    /// It is saved, or held.
    Done(FieldNow),
    /// Somebody saved it in the meantime: nothing was written.
    Outdated(FieldNow),
    /// Somebody else writes in it: nothing was written.
    HeldByAnother(FieldNow),
}

/// How a field stands.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldNow {
    /// What it says.
    pub value: FieldValue,
    /// How many times it was saved.
    pub version: i64,
    /// Who saved it last.
    pub saved_by: String,
    /// When, in microseconds since 1970; 0 where nobody has.
    pub saved_at: i64,
    /// Who holds it.
    pub held_by: Option<String>,
}

/// How a paper stands that several people may write in.
#[derive(Debug, Clone, PartialEq)]
pub struct PaperStand {
    /// Who else has it open, by name.
    pub present: Vec<String>,
    /// Its fields that somebody has written in or holds.
    pub fields: Vec<(PaperField, FieldNow)>,
}

impl FieldNow {
    pub(crate) fn of(field: PaperField, row: FieldRow) -> Result<Self, Refusal> {
        let value = match row.version {
            0 => FieldValue::empty(field.kind()),
            _ => read_value(field, &row.body)?,
        };
        Ok(Self {
            value,
            version: row.version,
            saved_by: row.saved_by,
            saved_at: row.saved_at,
            held_by: row.holder_name,
        })
    }
}

fn read_value(field: PaperField, body: &str) -> Result<FieldValue, Refusal> {
    let unreadable = || Refusal::unreadable("paper_field", "body", body);
    let json = serde_json::from_str(body).map_err(|_| unreadable())?;
    FieldValue::from_json(field, &json).map_err(|_| unreadable())
}

impl From<NotAValue> for Refusal {
    fn from(not: NotAValue) -> Self {
        Self::NotValid {
            why: not.why(),
            given: String::new(),
        }
    }
}

impl Office {
    /// Begins a paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where there is no such forum or case, [`Refusal::NotValid`] for a
    /// title that can't be one.
    pub async fn begin_paper(&self, actor: &Actor, paper: NewPaper<'_>) -> Result<PaperId, Refusal> {
        actor.require(Action::WritePaper, Scope::Forum(paper.forum))?;
        let title = FieldValue::line(PaperField::Title, paper.title)?;
        if title.is_empty() {
            return Err(Refusal::NotValid {
                why: "paper-title",
                given: String::new(),
            });
        }
        if let CaseChoice::Existing(case) = paper.case {
            // Its journal number and its title become the paper's: it is for who may see one of its items, and not only that
            // there is one.
            let seen = self.case_offer(&actor.reader, case).await?;
            seen.ok_or(Refusal::NotFound)?;
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let id = begin(&mut write, actor, &paper).await?;
        write
            .commit(entry(actor, "begin_paper", "paper", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Saves a field of a paper over the version that was read.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't being written. That somebody
    /// else was quicker is no refusal but an answer: their text must be shown.
    pub async fn save_paper_field(
        &self,
        actor: &Actor,
        paper: PaperId,
        field: PaperField,
        value: &FieldValue,
        read_version: i64,
    ) -> Result<FieldAnswer, Refusal> {
        self.paper_to_write(actor, paper, field).await?;
        let body = value.to_json().to_string();
        let owner = actor.owner();
        let held = self
            .store
            .save_field(
                self.tenant(),
                paper,
                &field.to_string(),
                &body,
                read_version,
                writer(actor, &owner),
                self.now(),
            )
            .await?;
        answer(field, held)
    }

    /// Holds a field while one writes in it; `take_over` takes it from whoever holds it.
    ///
    /// # Errors
    /// As [`Office::save_paper_field`].
    pub async fn hold_paper_field(
        &self,
        actor: &Actor,
        paper: PaperId,
        field: PaperField,
        take_over: bool,
    ) -> Result<FieldAnswer, Refusal> {
        self.paper_to_write(actor, paper, field).await?;
        let owner = actor.owner();
        let held = self
            .store
            .hold_field(
                self.tenant(),
                paper,
                &field.to_string(),
                writer(actor, &owner),
                self.now() + HELD_FOR,
                take_over,
                self.now(),
            )
            .await?;
        answer(field, held)
    }

    /// Lets go of a field.
    ///
    /// # Errors
    /// As [`Office::save_paper_field`].
    pub async fn release_paper_field(
        &self,
        actor: &Actor,
        paper: PaperId,
        field: PaperField,
    ) -> Result<(), Refusal> {
        self.paper_to_write(actor, paper, field).await?;
        let name = field.to_string();
        self.store
            .release_field(self.tenant(), paper, &name, &actor.owner())
            .await?;
        Ok(())
    }

    /// How a paper's fields stand just now, and who else has it open; says that the actor has, too.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for who doesn't see the paper.
    pub async fn paper_stand(&self, actor: &Actor, paper: PaperId) -> Result<PaperStand, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::seen_by(&mut reading, actor, paper).await?;
        let (own, now) = (actor.owner(), self.now());
        let present = self.present.note(paper.uuid(), &own, &actor.name, now);
        let mut fields = Vec::new();
        for row in found.rows {
            let Ok(field) = row.field.parse::<PaperField>() else {
                continue;
            };
            let held_by = row.held_against(&own, now).map(str::to_owned);
            let stand = FieldNow::of(field, row)?;
            fields.push((field, FieldNow { held_by, ..stand }));
        }
        Ok(PaperStand { present, fields })
    }

    /// Says whether a paper is to be closed to others, on which ground and under which neutral title.
    ///
    /// # Errors
    /// As [`Office::save_paper_field`], and [`Refusal::NotValid`] for a closure without a ground (kommunestyrelsesloven
    /// § 10: a concrete assessment), or words that are too long.
    pub async fn close_paper(
        &self,
        actor: &Actor,
        paper: PaperId,
        closure: Option<Closure>,
        reason: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        found.require_writing(actor)?;
        found.require_open()?;
        let (ground, title) = match closure {
            None => (None, None),
            Some(closure) => {
                let ground = closure.ground.unwrap_or_default().trim().to_owned();
                let title = closure.public_title.map(|title| title.trim().to_owned());
                let title = title.filter(|title| !title.is_empty());
                let lengths = [
                    ground.chars().count(),
                    title.as_ref().map_or(0, |title| title.chars().count()),
                ];
                if ground.is_empty() || lengths.into_iter().any(|length| length > LONGEST_CLOSURE) {
                    return Err(Refusal::NotValid {
                        why: "closure-ground",
                        given: String::new(),
                    });
                }
                (Some(ground), title)
            }
        };
        let row = PaperRow {
            closure_ground: ground,
            closure_title: title,
            ..found.row
        };
        write.update(&row).await?;
        write
            .commit(entry(actor, "close_paper", "paper", paper.uuid(), reason))
            .await?;
        Ok(())
    }

    async fn paper_to_write(
        &self,
        actor: &Actor,
        paper: PaperId,
        field: PaperField,
    ) -> Result<OnTheWay, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        let found = OnTheWay::seen_by(&mut reading, actor, paper).await?;
        found.require_writing(actor)?;
        found.require_open()?;
        match found.content.has(field) {
            true => Ok(found),
            false => Err(Refusal::NotFound),
        }
    }
}

/// Begins a paper in a write that has begun; who may is asked before.
pub(crate) async fn begin(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: &NewPaper<'_>,
) -> Result<PaperId, Refusal> {
    let forum = forum_row(&mut write.reading(), paper.forum).await?;
    let template = template_of(write, paper.forum, paper.kind).await?;
    let title = FieldValue::line(PaperField::Title, paper.title)?;
    let (case, number, reason) = match paper.case {
        CaseChoice::Existing(id) => {
            let row: Option<CaseRow> = write.reading().by_id(id).await?;
            let row = row
                .filter(|row| row.removed_at.is_none())
                .ok_or(Refusal::NotFound)?;
            (row.id, row.journal_number, JoinReason::ByHand)
        }
        CaseChoice::New(number) => {
            let number = number.map(|number| number.to_string());
            let case = new_case(write, paper, CaseKind::Subject, number.clone()).await?;
            (case, number, JoinReason::First)
        }
        CaseChoice::OfTheForum => {
            let found = write.reading().case_of_forum_itself(forum.id).await?;
            match found {
                Some(row) => (row.id, row.journal_number, JoinReason::MeetingCase),
                None => (
                    new_case(write, paper, CaseKind::Meeting, None).await?,
                    None,
                    JoinReason::First,
                ),
            }
        }
    };
    let id: PaperId = write.fresh();
    let (state, step) = PaperState::Drafting.as_words();
    let subject = match &title {
        FieldValue::Line(line) => line.clone(),
        FieldValue::Lines(_) | FieldValue::Text(_) => String::new(),
    };
    write
        .insert(&[PaperRow {
            id,
            case_id: case,
            subject_key: subject_key(&subject),
            subject,
            join_reason: reason.as_words(),
            removed_at: None,
            state: Some(state.to_owned()),
            approval_step: step,
            kind: Some(paper.kind.as_str().to_owned()),
            forum_id: Some(forum.id),
            author_id: actor.reader.person(),
            template: Some(serde_json::to_string(&template).map_err(|error| Refusal::internal(&error))?),
            due: paper.due,
            closure_ground: None,
            closure_title: None,
            ready_at: None,
        }])
        .await?;
    put_field(write, id, PaperField::Title, &title, &actor.name).await?;
    if let Some(number) = number {
        let value = FieldValue::Line(number);
        put_field(write, id, PaperField::JournalNumber, &value, &actor.name).await?;
    }
    Ok(id)
}

/// Writes a field as part of an action.
pub(crate) async fn put_field(
    write: &mut Write<'_>,
    paper: PaperId,
    field: PaperField,
    value: &FieldValue,
    by: &str,
) -> Result<(), Refusal> {
    let body = value.to_json().to_string();
    write.put_field(paper, &field.to_string(), &body, by).await?;
    Ok(())
}

pub(crate) async fn new_case(
    write: &mut Write<'_>,
    paper: &NewPaper<'_>,
    kind: CaseKind,
    journal_number: Option<String>,
) -> Result<CaseId, Refusal> {
    let id: CaseId = write.fresh();
    write
        .insert(&[CaseRow {
            id,
            journal_number,
            subject: paper.title.trim().to_owned(),
            kind: kind.as_str().to_owned(),
            forum_id: Some(paper.forum),
            merged_into: None,
            removed_at: None,
        }])
        .await?;
    Ok(id)
}

pub(crate) fn writer<'w>(actor: &'w Actor, owner: &'w str) -> Writer<'w> {
    Writer {
        key: owner,
        name: &actor.name,
    }
}

fn answer(field: PaperField, held: Held) -> Result<FieldAnswer, Refusal> {
    Ok(match held {
        Held::Done(row) => FieldAnswer::Done(FieldNow::of(field, row)?),
        Held::Outdated(row) => FieldAnswer::Outdated(FieldNow::of(field, row)?),
        Held::ByAnother(row) => FieldAnswer::HeldByAnother(FieldNow::of(field, row)?),
    })
}
