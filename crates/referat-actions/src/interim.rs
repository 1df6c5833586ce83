//! What decisions between meetings have in common, however they come about: whether a paper can be decided so, writing
//! down what was decided, and telling the forum's members and its next meeting.
//!
//! The next meeting is told by a paper of its own, for orientation: it stands on the agenda by itself, and with the
//! meeting's minutes it is locked.

use std::collections::BTreeSet;

use referat_danish::dates::long_date;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, InterimDecisionId, MeetingId, PaperId, PaperVersionId, PersonId};
use referat_domain::local_time::day_of;
use referat_domain::meeting::agenda_draft::{AgendaDraft, Change, DraftEntry, EntryKind};
use referat_domain::meeting::decision::{ClauseOutcome, Outcome};
use referat_domain::meeting::interim::{ChairsGround, InterimWay, NotBetween};
use referat_domain::meeting::written::ProcedureState;
use referat_domain::meeting::{MeetingState, standing};
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::content::{FieldValue, LONGEST_LINE, PaperField};
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_domain::rich_text::{Block, RichText};
use referat_domain::role::Role;
use referat_domain::rules::{RuleOf, RuleValue};
use referat_store::between_meetings::{InterimDecisionRow, InterimOutcomeRow, WrittenProcedureRow};
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::papers::{ConsultationRow, PaperRow};
use referat_store::{Reading, Write};

use crate::build_agenda::{before_closing, keep, read_draft};
use crate::freeze_paper::freeze;
use crate::invite_to_meeting::roles_on;
use crate::lookups::history::state_of;
use crate::lookups::stands_on_agenda;
use crate::office::{Actor, text_json};
use crate::on_the_way::{OnTheWay, forum_row};
use crate::planning::state_of as state_of_meeting;
use crate::refusal::Refusal;
use crate::rules::{Rules, profile_of};
use crate::write_paper::{CaseChoice, NewPaper, begin, put_field};

/// The word an agenda's version is kept under to which a notice came by itself.
const TOLD: &str = "add";

impl From<NotBetween> for Refusal {
    fn from(not: NotBetween) -> Self {
        Self::NotNow { why: not.why() }
    }
}

/// What was decided, and how.
pub(crate) struct Decided {
    pub(crate) way: InterimWay,
    pub(crate) decided_on: Date,
    pub(crate) decided_by: Option<(PersonId, String)>,
    pub(crate) recorded_by: Option<String>,
    pub(crate) ground: Option<ChairsGround>,
    pub(crate) reason: Option<String>,
    pub(crate) version: PaperVersionId,
    pub(crate) text: RichText,
    pub(crate) outcomes: Vec<ClauseOutcome>,
}

/// The decision between meetings that stands of a paper.
pub(crate) async fn standing_decision(
    reading: &mut Reading<'_>,
    paper: PaperId,
) -> Result<Option<InterimDecisionRow>, Refusal> {
    let rows = reading.interim_decisions(&[paper]).await?;
    Ok(rows.into_iter().find(|row| row.withdrawn_at.is_none()))
}

/// Refuses where a paper is being decided without a meeting, or was: it is changed and placed no more.
pub(crate) async fn not_decided_between(reading: &mut Reading<'_>, paper: PaperId) -> Result<(), Refusal> {
    match standing_decision(reading, paper).await? {
        Some(_) => Err(NotBetween::Decided.into()),
        None => match open_procedure(reading, paper).await? {
            Some(_) => Err(NotBetween::InWriting.into()),
            None => Ok(()),
        },
    }
}

/// What the members are being asked of a paper in writing.
pub(crate) async fn open_procedure(
    reading: &mut Reading<'_>,
    paper: PaperId,
) -> Result<Option<WrittenProcedureRow>, Refusal> {
    let rows = reading.written_procedures(&[paper]).await?;
    let open = ProcedureState::Open.as_str();
    Ok(rows.into_iter().find(|row| row.state == open))
}

/// What a forum's rule is set to.
pub(crate) async fn rule_of(
    reading: &mut Reading<'_>,
    forum: &ForumRow,
    name: &str,
) -> Result<Option<RuleValue>, Refusal> {
    let lines = Rules::of_forum(reading, forum.id)
        .await?
        .lines(RuleOf::Forum, profile_of(forum)?)?;
    Ok(lines
        .into_iter()
        .find(|line| line.name == name)
        .map(|line| line.value))
}

/// Goes on only if a paper can be decided without a meeting now, whatever the forum's rules say.
pub(crate) async fn can_be_decided(reading: &mut Reading<'_>, paper: &OnTheWay) -> Result<(), Refusal> {
    if paper.state != PaperState::Ready {
        return Err(NotBetween::NotReady.into());
    }
    not_decided_between(reading, paper.row.id).await?;
    let stops = reading.consultations(&[paper.row.id]).await?;
    let mut is_own = true;
    for stop in stops.iter().filter(|stop| stop.text.is_none()) {
        match state_of(stop)? {
            ConsultationState::Planned if is_own && stop.forum_id == Some(paper.forum) => is_own = false,
            ConsultationState::Planned => return Err(NotBetween::GoesOn.into()),
            ConsultationState::OnAgenda => return Err(NotBetween::OnAgenda.into()),
            ConsultationState::Treated | ConsultationState::Postponed | ConsultationState::SentOn => {}
        }
    }
    if stands_on_agenda(reading, paper.forum, paper.row.id).await? {
        return Err(NotBetween::OnAgenda.into());
    }
    if paper.content.lines(PaperField::Clauses).is_empty() {
        return Err(NotBetween::NoClauses.into());
    }
    Ok(())
}

/// The members of a forum on a day who may know of a paper: nobody who is shut out of it.
pub(crate) async fn members(
    reading: &mut Reading<'_>,
    paper: &OnTheWay,
    day: Date,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let held = roles_on(reading, paper.forum, day).await?;
    let members = held
        .into_iter()
        .filter(|(_, role)| matches!(role, Role::Member | Role::Chair));
    Ok(members
        .map(|(person, _)| person)
        .filter(|person| !paper.standing.shut_out.contains(person))
        .collect())
}

/// Writes down what was decided of a paper: the decision, the paper's stop, and the notice to the next meeting.
pub(crate) async fn write_down(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: &OnTheWay,
    decided: Decided,
) -> Result<InterimDecisionId, Refusal> {
    let forum = forum_row(&mut write.reading(), paper.forum).await?;
    let notice = notice_paper(write, actor, &forum, paper, &decided).await?;
    let (person, name) = decided.decided_by.unzip();
    let row = InterimDecisionRow {
        id: write.fresh(),
        forum_id: forum.id,
        paper_id: paper.row.id,
        paper_version_id: decided.version,
        way: decided.way.as_str().to_owned(),
        decided_on: decided.decided_on,
        decided_by: name,
        decided_by_person: person,
        recorded_by: decided.recorded_by,
        ground: decided.ground.map(|ground| ground.as_str().to_owned()),
        reason: decided.reason,
        text: text_json(&decided.text),
        notice_paper_id: notice,
        decided_at: write.now().as_microsecond(),
        withdrawn_at: None,
        withdrawn_reason: None,
    };
    write.insert(std::slice::from_ref(&row)).await?;
    let mut outcomes = Vec::new();
    for outcome in decided.outcomes {
        outcomes.push(InterimOutcomeRow {
            id: write.fresh(),
            interim_decision_id: row.id,
            clause: i64::from(outcome.clause),
            outcome: outcome.outcome.map(Outcome::as_str).map(str::to_owned),
            addition: outcome.addition,
        });
    }
    write.insert(&outcomes).await?;
    treated(write, paper, &forum, Some(decided.decided_on)).await?;
    put_on_next_agenda(write, actor, &forum).await?;
    Ok(row.id)
}

/// The paper's stop at its forum is treated on a day; or waits again.
async fn treated(
    write: &mut Write<'_>,
    paper: &OnTheWay,
    forum: &ForumRow,
    day: Option<Date>,
) -> Result<(), Refusal> {
    let state = match day {
        Some(_) => ConsultationState::Treated,
        None => ConsultationState::Planned,
    };
    let stops = write.reading().consultations(&[paper.row.id]).await?;
    let here = stops
        .iter()
        .find(|stop| stop.text.is_none() && stop.agenda_item_id.is_none() && stop.forum_id == Some(forum.id));
    match here {
        Some(stop) => {
            write
                .update(&ConsultationRow {
                    state: state.as_str().to_owned(),
                    date: day,
                    ..stop.clone()
                })
                .await?;
        }
        None => {
            let row = ConsultationRow {
                id: write.fresh(),
                paper_id: paper.row.id,
                place: stops.last().map_or(1, |last| last.place.saturating_add(1)),
                forum_name: forum.abbreviation.clone().unwrap_or_else(|| forum.name.clone()),
                forum_id: Some(forum.id),
                date: day,
                state: state.as_str().to_owned(),
                text: None,
                agenda_item_id: None,
                removed_at: None,
            };
            write.insert(&[row]).await?;
        }
    }
    Ok(())
}

/// The paper that tells the next meeting: ready at once, of the same case, and closed as the paper is that was decided.
async fn notice_paper(
    write: &mut Write<'_>,
    actor: &Actor,
    forum: &ForumRow,
    paper: &OnTheWay,
    decided: &Decided,
) -> Result<PaperId, Refusal> {
    let title = decided.way.notice_title(&paper.content.line(PaperField::Title));
    let title: String = title.chars().take(LONGEST_LINE).collect();
    let id = begin(
        write,
        actor,
        &NewPaper {
            forum: forum.id,
            kind: PaperKind::Information,
            title: &title,
            case: CaseChoice::Existing(paper.row.case_id),
            due: None,
        },
    )
    .await?;
    let row: Option<PaperRow> = write.reading().by_id(id).await?;
    let row = PaperRow {
        // Whoever wrote the paper has written what is told of it; whoever decided has not.
        author_id: paper.row.author_id,
        closure_ground: paper.row.closure_ground.clone(),
        closure_title: paper.row.closure_title.clone(),
        ..row.ok_or(Refusal::NotFound)?
    };
    write.update(&row).await?;
    let found = OnTheWay::find(&mut write.reading(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let day = long_date(decided.decided_on);
    let sections = &found.content.template().sections;
    let place = |kind| sections.iter().position(|section| section.kind == kind);
    let at = place(SectionKind::Occasion)
        .or_else(|| place(SectionKind::Statement))
        .and_then(|at| u8::try_from(at).ok());
    if let Some(at) = at {
        let text = FieldValue::Text(notice_text(forum, decided, &day));
        put_field(
            write,
            id,
            PaperField::Section(at.saturating_add(1)),
            &text,
            &actor.name,
        )
        .await?;
    }
    let profile: ForumProfile = profile_of(forum)?;
    let clause = decided.way.notice_clause(&forum.name, &day);
    for (field, line) in [
        (PaperField::Clauses, clause.as_str()),
        (PaperField::Recommenders, standing::recommender(profile)),
    ] {
        put_field(write, id, field, &FieldValue::lines([line])?, &actor.name).await?;
    }
    let found = OnTheWay::find(&mut write.reading(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let ready = found.in_state(PaperState::Ready, write.now());
    write.update(&ready).await?;
    freeze(write, &found).await?;
    Ok(id)
}

/// What the next meeting is told: who decided, when and why, and what.
fn notice_text(forum: &ForumRow, decided: &Decided, day: &str) -> RichText {
    let by = decided.decided_by.as_ref().map(|(_, name)| name.as_str());
    let opening = decided
        .way
        .notice_opening(&forum.name, day, by.unwrap_or_default());
    let mut blocks = vec![Block::paragraph(opening)];
    blocks.extend(decided.text.blocks.iter().cloned());
    let why = [
        decided.ground.map(|ground| ground.printed().to_owned()),
        decided.reason.clone(),
    ];
    let why: Vec<String> = why.into_iter().flatten().collect();
    if !why.is_empty() {
        blocks.push(Block::paragraph(why.join(" ")));
    }
    RichText { blocks }
}

/// The notices that wait to be told to a forum: of decisions that stand, and on no agenda yet.
async fn waiting_notices(write: &mut Write<'_>, forum: &ForumRow) -> Result<Vec<PaperId>, Refusal> {
    let mut waiting = Vec::new();
    let rows = write.reading().interim_decisions_of_forum(forum.id).await?;
    for row in rows {
        let notice = row.notice_paper_id;
        let paper = OnTheWay::find(&mut write.reading(), notice).await?;
        let is_ready = paper.is_some_and(|paper| paper.state == PaperState::Ready);
        if is_ready && !is_told(&mut write.reading(), forum, notice).await? {
            waiting.push(notice);
        }
    }
    Ok(waiting)
}

/// Whether a notice stands on an agenda, or was on that of a meeting that was held.
async fn is_told(reading: &mut Reading<'_>, forum: &ForumRow, notice: PaperId) -> Result<bool, Refusal> {
    if stands_on_agenda(reading, forum.id, notice).await? {
        return Ok(true);
    }
    Ok(told_at(reading, notice).await?.is_some())
}

/// The item that tells of a decision, of a meeting that wasn't called off.
pub(crate) async fn told_at(
    reading: &mut Reading<'_>,
    notice: PaperId,
) -> Result<Option<(AgendaItemId, MeetingId, Option<Date>)>, Refusal> {
    let items = reading.items_of_papers(&[notice]).await?;
    for of in items.into_iter().filter(|of| of.is_there) {
        let item = reading.items_of(&[of.item]).await?;
        let Some(item) = item.into_iter().next() else {
            continue;
        };
        let meeting: Option<MeetingRow> = reading.by_id(item.meeting_id).await?;
        let Some(meeting) = meeting.filter(|row| row.removed_at.is_none()) else {
            continue;
        };
        if state_of_meeting(&meeting)? != MeetingState::Cancelled {
            return Ok(Some((item.id, meeting.id, meeting.date)));
        }
    }
    Ok(None)
}

/// Puts what a forum is to be told on an agenda, before the items that close the meeting; whether anything was.
pub(crate) async fn add_notices(
    write: &mut Write<'_>,
    forum: &ForumRow,
    draft: &mut AgendaDraft,
) -> Result<bool, Refusal> {
    let waiting = waiting_notices(write, forum).await?;
    let mut is_any = false;
    for notice in waiting {
        if draft.entries().iter().any(|entry| entry.paper() == Some(notice)) {
            continue;
        }
        let id: AgendaItemId = write.fresh();
        let before = before_closing(&mut write.reading(), draft).await?;
        // It can't come late: it tells of what is decided already.
        let entry = DraftEntry::new(id, EntryKind::Paper(notice));
        draft.apply(Change::Add(entry, Some(before)))?;
        is_any = true;
    }
    Ok(is_any)
}

/// Puts what a forum is to be told on the agenda of its next meeting, if that is begun. If not, it stands there when it is.
async fn put_on_next_agenda(write: &mut Write<'_>, actor: &Actor, forum: &ForumRow) -> Result<(), Refusal> {
    let today = day_of(write.now()).unwrap_or(Date::MIN);
    let meetings = write
        .reading()
        .meetings_of_forum_between(forum.id, today, Date::MAX)
        .await?;
    let mut next = None;
    for meeting in meetings {
        if state_of_meeting(&meeting)?.is_ahead() {
            next = Some(meeting);
            break;
        }
    }
    let Some(meeting) = next else { return Ok(()) };
    let Some(row) = write.reading().agenda_draft(meeting.id).await? else {
        return Ok(());
    };
    let mut draft = read_draft(&row)?;
    if add_notices(write, forum, &mut draft).await? {
        keep(write, actor, meeting.id, draft, TOLD, Some(&row), None).await?;
    }
    Ok(())
}

/// Takes back that a paper was decided: it waits again, and the next meeting isn't told.
pub(crate) async fn take_back(
    write: &mut Write<'_>,
    actor: &Actor,
    paper: &OnTheWay,
    row: &InterimDecisionRow,
) -> Result<(), Refusal> {
    let forum = forum_row(&mut write.reading(), row.forum_id).await?;
    let drafts = write.reading().agenda_drafts_of(&[forum.id]).await?;
    for (meeting, kept) in drafts {
        let mut draft = read_draft(&kept)?;
        let entries = draft.entries().iter();
        let notice = entries
            .filter(|entry| entry.paper() == Some(row.notice_paper_id))
            .map(|entry| entry.id)
            .next();
        if let Some(entry) = notice {
            draft.apply(Change::Remove(entry))?;
            keep(write, actor, meeting.id, draft, "remove", Some(&kept), None).await?;
        }
    }
    let notice = OnTheWay::find(&mut write.reading(), row.notice_paper_id).await?;
    if let Some(notice) = notice
        && let Ok(state) = notice.state.withdrawn()
    {
        let withdrawn = notice.in_state(state, write.now());
        write.update(&withdrawn).await?;
    }
    treated(write, paper, &forum, None).await
}
