//! Building an agenda: placing papers, moving and timing them, undoing and redoing.
//!
//! An agenda that is being built is outside the chain, in versions that can be gone back from; nobody but those who
//! build it sees it. What is issued of it is an entry ([`crate::issue_agenda`]). Placing a paper and taking it off are
//! entries, too: they change how far the paper has come.

use referat_domain::access::{Action, Scope};
use referat_domain::clock_time::ClockTime;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, MeetingId, PaperId};
use referat_domain::meeting::agenda_draft::{AgendaDraft, Change, DraftEntry, EntryKind, NoChange};
use referat_domain::meeting::late::Late;
use referat_domain::meeting::{MeetingState, standing};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_store::agenda_drafts::AgendaDraftRow;
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::{Reading, Write};

use crate::explain_late::{is_late, no_reason};
use crate::freeze_paper::freeze;
use crate::interim::{add_notices, not_decided_between};
use crate::office::{Actor, Office, entry};
use crate::on_the_way::{OnTheWay, forum_row, lines_of_rule};
use crate::refusal::Refusal;
use crate::write_paper::{CaseChoice, NewPaper, begin, put_field};

/// The word an agenda's version is kept under when it was issued.
pub(crate) const ISSUED: &str = "issue";

/// An agenda as it stands, with its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// The agenda.
    pub draft: AgendaDraft,
    /// Its version.
    pub version: i64,
}

impl From<NoChange> for Refusal {
    fn from(no: NoChange) -> Self {
        Self::NotNow { why: no.why() }
    }
}

impl Office {
    /// Begins the agenda of a planned meeting with the forum's standing items: those that open a meeting first, "Evt."
    /// last. The item that approves minutes names the meeting they are of.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it has been begun, or the meeting is
    /// cancelled or held.
    pub async fn begin_agenda(&self, actor: &Actor, meeting: MeetingId) -> Result<Built, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut row = meeting_to_build(&mut write.reading(), actor, meeting).await?;
        if write.reading().agenda_draft(meeting).await?.is_some() {
            return Err(Refusal::NotNow { why: "agenda-begun" });
        }
        let forum = forum_row(&mut write.reading(), row.forum_id).await?;
        let mut draft = AgendaDraft::default();
        let standing = lines_of_rule(&mut write.reading(), &forum, "standing-items").await?;
        for title in standing {
            let paper = standing_paper(&mut write, actor, &forum, &row, &title).await?;
            let id: AgendaItemId = write.fresh();
            draft.apply(Change::Add(DraftEntry::new(id, EntryKind::Paper(paper)), None))?;
        }
        add_notices(&mut write, &forum, &mut draft).await?;
        row.state = MeetingState::AgendaOpen.as_str().to_owned();
        write.update(&row).await?;
        let built = keep(&mut write, actor, meeting, draft, "begin", None, None).await?;
        write
            .commit(entry(actor, "begin_agenda", "meeting", meeting.uuid(), ""))
            .await?;
        Ok(built)
    }

    /// Places a paper that is ready on an agenda: before the closing standing items, or before an entry. Once the deadline
    /// has fallen it is said why and who decided; before, `late` says nothing and is not kept.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotNow`] where it isn't ready or stands on it already,
    /// [`Refusal::NotValid`] where it is late and nobody says why.
    pub async fn place_on_agenda(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        paper: PaperId,
        before: Option<usize>,
        late: Option<Late>,
    ) -> Result<Built, Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = meeting_to_build(&mut write.reading(), actor, meeting).await?;
        let found = OnTheWay::seen_by(&mut write.reading(), actor, paper).await?;
        if found.forum != at.forum_id {
            return Err(Refusal::NotFound);
        }
        if found.state != PaperState::Ready {
            return Err(Refusal::NotNow {
                why: "paper-not-ready",
            });
        }
        not_decided_between(&mut write.reading(), paper).await?;
        let row = write.reading().agenda_draft(meeting).await?;
        let row = row.ok_or(Refusal::NotNow {
            why: "agenda-not-begun",
        })?;
        let mut draft = read_draft(&row)?;
        let before = match before {
            Some(before) => before,
            None => before_closing(&mut write.reading(), &draft).await?,
        };
        let id: AgendaItemId = write.fresh();
        let mut placed = DraftEntry::new(id, EntryKind::Paper(paper));
        placed.placed_at = Some(write.now());
        if is_late(&mut write, &at, &placed, &found).await? {
            placed.late = Some(late.ok_or_else(no_reason)?);
        }
        let reason = placed.late.as_ref().map(|late| late.reason.clone());
        draft.apply(Change::Add(placed, Some(before)))?;
        freeze(&mut write, &found).await?;
        let built = keep(&mut write, actor, meeting, draft, "add", Some(&row), None).await?;
        let reason = reason.unwrap_or_default();
        write
            .commit(entry(actor, "place_on_agenda", "paper", paper.uuid(), &reason))
            .await?;
        Ok(built)
    }

    /// Makes a change to an agenda of the version that was seen.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`] where it is of a paper that the actor may not see, too;
    /// [`Refusal::NotNow`] where somebody has changed it meanwhile or the change can't be made.
    pub async fn change_agenda(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
        change: Change,
    ) -> Result<Built, Refusal> {
        let did = word_of(&change);
        self.require_sight(actor, meeting, &change.speaks_of()).await?;
        self.remake(actor, meeting, seen_version, did, |row, mut draft| {
            draft.apply(change)?;
            Ok((draft, Some(row.version), None))
        })
        .await
    }

    /// Adds a break.
    ///
    /// # Errors
    /// As [`Office::change_agenda`].
    pub async fn add_break(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
        name: &str,
        minutes: Option<u16>,
        before: Option<usize>,
    ) -> Result<Built, Refusal> {
        let id: AgendaItemId = self.fresh_id().await.into();
        let mut entry = DraftEntry::new(id, EntryKind::Break(name.to_owned()));
        entry.minutes = minutes;
        self.change_agenda(actor, meeting, seen_version, Change::Add(entry, before))
            .await
    }

    /// Undoes the last change.
    ///
    /// # Errors
    /// As [`Office::change_agenda`]; [`Refusal::NotNow`] where there is nothing to undo.
    pub async fn undo_agenda(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
    ) -> Result<Built, Refusal> {
        self.step(actor, meeting, seen_version, true).await
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// As [`Office::change_agenda`]; [`Refusal::NotNow`] where nothing was undone.
    pub async fn redo_agenda(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
    ) -> Result<Built, Refusal> {
        self.step(actor, meeting, seen_version, false).await
    }

    /// Goes on only if the actor may see what these entries are.
    async fn require_sight(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        entries: &[AgendaItemId],
    ) -> Result<(), Refusal> {
        if entries.is_empty() {
            return Ok(());
        }
        let mut reading = self.store.reading(self.tenant()).await?;
        let Some(row) = reading.agenda_draft(meeting).await? else {
            return Ok(());
        };
        let draft = read_draft(&row)?;
        for entry in entries {
            let Some(paper) = draft.entry(*entry).and_then(DraftEntry::paper) else {
                continue;
            };
            let found = OnTheWay::find(&mut reading, paper).await?;
            if found.is_some_and(|paper| !paper.is_seen_by(actor)) {
                return Err(Refusal::NotFound);
            }
        }
        Ok(())
    }

    async fn step(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
        is_undo: bool,
    ) -> Result<Built, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        meeting_to_build(&mut reading, actor, meeting).await?;
        let row = reading.agenda_draft(meeting).await?.ok_or(Refusal::NotFound)?;
        let (wanted, why) = match is_undo {
            true => (row.made_from, "agenda-nothing-to-undo"),
            false => (row.redoes, "agenda-nothing-to-redo"),
        };
        let wanted = wanted.ok_or(Refusal::NotNow { why })?;
        let other = reading.agenda_draft_version(meeting, wanted).await?;
        let other = other.ok_or(Refusal::NotNow { why })?;
        drop(reading);
        let did = if is_undo { "undo" } else { "redo" };
        self.remake(actor, meeting, seen_version, did, |row, _| {
            let draft = read_draft(&other)?;
            Ok(match is_undo {
                true => (draft, other.made_from, Some(row.version)),
                false => (draft, other.made_from, other.redoes),
            })
        })
        .await
    }

    /// Makes the next version of an agenda from the one that was seen. It is no entry: nobody but those who build it
    /// sees it, and what comes of it is issued.
    async fn remake(
        &self,
        actor: &Actor,
        meeting: MeetingId,
        seen_version: i64,
        did: &str,
        next: impl FnOnce(
            &AgendaDraftRow,
            AgendaDraft,
        ) -> Result<(AgendaDraft, Option<i64>, Option<i64>), Refusal>,
    ) -> Result<Built, Refusal> {
        let mut reading = self.store.reading(self.tenant()).await?;
        meeting_to_build(&mut reading, actor, meeting).await?;
        let row = reading.agenda_draft(meeting).await?;
        drop(reading);
        let row = row.ok_or(Refusal::NotNow {
            why: "agenda-not-begun",
        })?;
        let changed = Refusal::NotNow {
            why: "agenda-changed",
        };
        if row.version != seen_version {
            return Err(changed);
        }
        let draft = read_draft(&row)?;
        let (draft, made_from, redoes) = next(&row, draft)?;
        let made = AgendaDraftRow {
            version: row.version.saturating_add(1),
            body: json(&draft)?,
            did: did.to_owned(),
            made_from,
            redoes,
            saved_by: actor.name.clone(),
            saved_at: self.now().as_microsecond(),
        };
        match self
            .store
            .save_agenda_draft(self.tenant(), meeting, &made)
            .await?
        {
            true => Ok(Built {
                draft,
                version: made.version,
            }),
            false => Err(changed),
        }
    }
}

/// The word a change is kept under; the wording has a text for `agenda-did-<word>`.
fn word_of(change: &Change) -> &'static str {
    match change {
        Change::Add(..) => "add",
        Change::Move(..) | Change::Up(_) | Change::Down(_) => "move",
        Change::MoveInDay(..) | Change::Earlier(_) | Change::Later(_) | Change::DayAsPaper => "move-in-day",
        Change::Indent(_) | Change::Outdent(_) => "indent",
        Change::Remove(_) => "remove",
        Change::Minutes(..) | Change::FixStart(..) | Change::Together(_) => "time",
        Change::People(..) => "people",
        Change::NameBreak(..) => "name",
        Change::Late(..) => "late",
    }
}

/// A meeting whose agenda the actor may build now.
pub(crate) async fn meeting_to_build(
    reading: &mut Reading<'_>,
    actor: &Actor,
    meeting: MeetingId,
) -> Result<MeetingRow, Refusal> {
    let row: Option<MeetingRow> = reading.by_id(meeting).await?;
    let row = row
        .filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    actor.require(Action::BuildAgenda, Scope::Forum(row.forum_id))?;
    let state: MeetingState = row
        .state
        .parse()
        .map_err(|()| Refusal::unreadable("meeting", "state", &row.state))?;
    match state {
        MeetingState::Planned | MeetingState::AgendaOpen | MeetingState::AgendaIssued => Ok(row),
        MeetingState::InSession | MeetingState::Held => Err(Refusal::NotNow { why: "meeting-begun" }),
        MeetingState::Cancelled => Err(Refusal::NotNow {
            why: "meeting-cancelled",
        }),
    }
}

/// The agenda of a row.
pub(crate) fn read_draft(row: &AgendaDraftRow) -> Result<AgendaDraft, Refusal> {
    serde_json::from_str(&row.body).map_err(|_| Refusal::unreadable("agenda_draft", "body", &row.body))
}

fn json(draft: &AgendaDraft) -> Result<String, Refusal> {
    serde_json::to_string(draft).map_err(|error| Refusal::internal(&error))
}

/// Keeps the next version of an agenda as part of an action.
pub(crate) async fn keep(
    write: &mut Write<'_>,
    actor: &Actor,
    meeting: MeetingId,
    draft: AgendaDraft,
    did: &str,
    from: Option<&AgendaDraftRow>,
    redoes: Option<i64>,
) -> Result<Built, Refusal> {
    let version = from.map_or(1, |from| from.version.saturating_add(1));
    let row = AgendaDraftRow {
        version,
        body: json(&draft)?,
        did: did.to_owned(),
        // What was issued isn't undone.
        made_from: from.filter(|_| did != ISSUED).map(|from| from.version),
        redoes,
        saved_by: actor.name.clone(),
        saved_at: write.now().as_microsecond(),
    };
    write.save_agenda_draft(meeting, &row).await?;
    Ok(Built { draft, version })
}

/// The place before the items that close a meeting.
pub(crate) async fn before_closing(reading: &mut Reading<'_>, draft: &AgendaDraft) -> Result<usize, Refusal> {
    let mut place = draft.entries().len();
    for entry in draft.entries().iter().rev() {
        let Some(paper) = entry.paper() else { break };
        let Some(paper) = OnTheWay::find(reading, paper).await? else {
            break;
        };
        if paper.kind != PaperKind::Miscellaneous || !standing::closes(&paper.content.line(PaperField::Title))
        {
            break;
        }
        place = place.saturating_sub(1);
    }
    Ok(place)
}

/// The paper of a standing item: ready at once.
async fn standing_paper(
    write: &mut Write<'_>,
    actor: &Actor,
    forum: &ForumRow,
    meeting: &MeetingRow,
    title: &str,
) -> Result<PaperId, Refusal> {
    let approves = standing::approves(title);
    let kind = match approves {
        true => PaperKind::Approval,
        false => PaperKind::Miscellaneous,
    };
    let new = NewPaper {
        forum: forum.id,
        kind,
        title,
        case: CaseChoice::OfTheForum,
        due: None,
    };
    let id = begin(write, actor, &new).await?;
    if approves {
        let clauses = approval_clauses(write, forum, meeting, title).await?;
        put_field(
            write,
            id,
            PaperField::Clauses,
            &FieldValue::lines(clauses.iter().map(String::as_str))?,
            &actor.name,
        )
        .await?;
        let profile: ForumProfile = forum
            .profile
            .parse()
            .map_err(|_| Refusal::unreadable("forum", "profile", &forum.profile))?;
        let recommender = standing::recommender(profile);
        put_field(
            write,
            id,
            PaperField::Recommenders,
            &FieldValue::lines([recommender])?,
            &actor.name,
        )
        .await?;
    }
    let paper = OnTheWay::find(&mut write.reading(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let row = paper.in_state(PaperState::Ready, write.now());
    write.update(&row).await?;
    Ok(id)
}

/// What is asked for agenda and minutes: those of the last meeting before this one.
async fn approval_clauses(
    write: &mut Write<'_>,
    forum: &ForumRow,
    meeting: &MeetingRow,
    title: &str,
) -> Result<Vec<String>, Refusal> {
    let day = previous_day(write, meeting).await?;
    let day = day.map(referat_danish::dates::long_date);
    Ok(standing::approval_clauses(&forum.name, title, day.as_deref()))
}

/// The day of the forum's last meeting that was held before this one.
pub(crate) async fn previous_day(
    write: &mut Write<'_>,
    meeting: &MeetingRow,
) -> Result<Option<referat_domain::Date>, Refusal> {
    let Some(mut date) = meeting.date else {
        return Ok(None);
    };
    // Cancelled meetings have no minutes; there are never many in a row.
    for _ in 0..24 {
        let (previous, _) = write.reading().meetings_beside(meeting.forum_id, date).await?;
        let Some(previous) = previous else { return Ok(None) };
        if previous.state != MeetingState::Cancelled.as_str() {
            return Ok(previous.date);
        }
        match previous.date {
            Some(earlier) => date = earlier,
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// When a meeting begins and ends.
pub(crate) fn hours(row: &MeetingRow) -> (Option<ClockTime>, Option<ClockTime>) {
    let clock = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    (clock(&row.start_time), clock(&row.end_time))
}
