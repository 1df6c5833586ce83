//! The notices of a meeting (Evt., meddelelser), line by line: each stays a notice, becomes a promise, or begins a case; they are
//! closed one by one, and everything can be taken back.
//!
//! The lines are those of the item's decision text. What they became is kept beside the minutes, and can be sorted and closed
//! after these are issued, too.

use referat_domain::Date;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AgendaItemId, ForumId, PromiseId};
use referat_domain::meeting::promise::{LONGEST_WHO, LineKind, PromiseState, lines_of};
use referat_domain::openness::may_decide;
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_store::agenda_items::AgendaItemRow;
use referat_store::meetings::MeetingRow;
use referat_store::papers::PaperRow;
use referat_store::promises::{PromiseRow, SortedLineRow};
use referat_store::{Reading, RowId, Write};

use crate::office::{Actor, Office, entry, text_from};
use crate::on_the_way::OnTheWay;
use crate::refusal::Refusal;
use crate::write_paper::{CaseChoice, NewPaper, begin};

/// The longest title a line gives a paper, in characters.
const LONGEST_TITLE: usize = 150;

/// What a line becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortedInto<'a> {
    /// A notice.
    Notice,
    /// A promise of somebody, empty where nobody is named, to be kept by a day.
    Promise(&'a str, Option<Date>),
    /// A case with a paper for this forum, which is begun.
    Case,
}

impl SortedInto<'_> {
    fn kind(self) -> LineKind {
        match self {
            Self::Notice => LineKind::Notice,
            Self::Promise(..) => LineKind::Promise,
            Self::Case => LineKind::Case,
        }
    }
}

/// An item whose lines are sorted.
struct Sorting {
    item: AgendaItemRow,
    forum: ForumId,
    rows: Vec<SortedLineRow>,
    has_shut_out: bool,
}

impl Sorting {
    async fn find(reading: &mut Reading<'_>, actor: &Actor, id: AgendaItemId) -> Result<Self, Refusal> {
        let item: Option<AgendaItemRow> = reading.by_id(id).await?;
        let item = item
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        let meeting: Option<MeetingRow> = reading.by_id(item.meeting_id).await?;
        let forum = meeting.ok_or(Refusal::NotFound)?.forum_id;
        actor.require(Action::RecordDecision, Scope::Forum(forum))?;
        let out = reading.exclusions(&[id]).await?;
        let out: Vec<_> = out.into_iter().map(|row| row.person_id).collect();
        may_decide(actor.reader.person(), &out)?;
        Ok(Self {
            rows: reading.sorted_lines(&[id]).await?,
            has_shut_out: !out.is_empty(),
            item,
            forum,
        })
    }

    fn row(&self, id: &str) -> Result<&SortedLineRow, Refusal> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.id.uuid().to_string() == id)
            .ok_or(Refusal::NotNow { why: "line-gone" })
    }

    async fn has_line(&self, reading: &mut Reading<'_>, line: &str) -> Result<bool, Refusal> {
        for row in reading.decisions(&[self.item.id]).await? {
            let text = text_from("decision", "text", &row.text)?;
            if lines_of(&text).iter().any(|there| there == line) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Begins a case with a paper of a line. It is as closed as its item, from the start.
    async fn begin_case(
        &self,
        write: &mut Write<'_>,
        actor: &Actor,
        line: &str,
    ) -> Result<referat_domain::ids::PaperId, Refusal> {
        actor.require(Action::WritePaper, Scope::Forum(self.forum))?;
        if self.has_shut_out {
            // A paper has no list of those who are shut out of it before it stands on an agenda.
            return Err(Refusal::NotNow {
                why: "line-case-shut-out",
            });
        }
        let title: String = line.chars().take(LONGEST_TITLE).collect();
        let paper = NewPaper {
            forum: self.forum,
            kind: PaperKind::Decision,
            title: title.trim(),
            case: CaseChoice::New(None),
            due: None,
        };
        let id = begin(write, actor, &paper).await?;
        if self.item.is_closed {
            let row: Option<PaperRow> = write.reading().by_id(id).await?;
            let row = row.ok_or(Refusal::NotFound)?;
            let ground = self.item.closure_ground.clone();
            let closed = PaperRow {
                closure_ground: Some(ground.unwrap_or_default()),
                closure_title: self.item.closure_title.clone(),
                ..row
            };
            write.update(&closed).await?;
        }
        Ok(id)
    }
}

impl Office {
    /// Sorts a line of an item's notices.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], also to begin a case for who writes no papers; [`Refusal::NotFound`]; [`Refusal::NotNow`] where
    /// the line doesn't stand in the item's text, is sorted already, whoever asks is shut out of the item, or a case would be
    /// begun of one that somebody is shut out of; [`Refusal::NotValid`] for a name that is too long.
    pub async fn sort_line(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        line: &str,
        into: SortedInto<'_>,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Sorting::find(&mut write.reading(), actor, item).await?;
        if at.rows.iter().any(|row| row.line == line) {
            return Err(Refusal::NotNow { why: "line-sorted" });
        }
        if !at.has_line(&mut write.reading(), line).await? {
            return Err(Refusal::NotNow { why: "line-gone" });
        }
        let mut row = SortedLineRow {
            id: write.fresh(),
            agenda_item_id: item,
            line: line.to_owned(),
            kind: into.kind().as_str().to_owned(),
            promise_id: None,
            paper_id: None,
            sorted_at: write.now().as_microsecond(),
            closed_at: None,
            removed_at: None,
        };
        match into {
            SortedInto::Notice => {}
            SortedInto::Promise(who, due) => {
                let id: PromiseId = write.fresh();
                let promise = PromiseRow {
                    id,
                    agenda_item_id: item,
                    text: line.to_owned(),
                    who: who_of(who)?,
                    person_id: None,
                    due,
                    state: PromiseState::Confirmed.as_str().to_owned(),
                    reason: None,
                    made_by: actor.name.clone(),
                    made_at: write.now().as_microsecond(),
                    removed_at: None,
                };
                write.insert(&[promise]).await?;
                row.promise_id = Some(id);
            }
            SortedInto::Case => row.paper_id = Some(at.begin_case(&mut write, actor, line).await?),
        }
        write.insert(&[row]).await?;
        write
            .commit(entry(actor, "sort_line", "agenda_item", item.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Says otherwise who keeps a promise that a line became, and by when.
    ///
    /// # Errors
    /// As [`Self::sort_line`]; [`Refusal::NotNow`] for a line that is no promise or is closed.
    pub async fn change_promise(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        line: &str,
        who: &str,
        due: Option<Date>,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Sorting::find(&mut write.reading(), actor, item).await?;
        let row = at.row(line)?;
        let promise = promise_of(&mut write, row).await?;
        let promise = promise
            .filter(|_| row.closed_at.is_none())
            .ok_or(Refusal::NotNow { why: "line-closed" })?;
        let changed = PromiseRow {
            who: who_of(who)?,
            due,
            ..promise.clone()
        };
        if changed != promise {
            write.update(&changed).await?;
            write
                .commit(entry(actor, "change_promise", "agenda_item", item.uuid(), ""))
                .await?;
        }
        Ok(())
    }

    /// Takes back what a line was sorted into: its promise goes, and the paper that was begun is given up.
    ///
    /// # Errors
    /// As [`Self::sort_line`]; [`Refusal::NotNow`] where the paper has gone on meanwhile.
    pub async fn unsort_line(&self, actor: &Actor, item: AgendaItemId, line: &str) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Sorting::find(&mut write.reading(), actor, item).await?;
        let row = at.row(line)?;
        if let Some(promise) = promise_of(&mut write, row).await? {
            write.remove(&promise).await?;
        }
        if let Some(paper) = row.paper_id {
            let found = OnTheWay::find(&mut write.reading(), paper).await?;
            match found.as_ref().map(|found| found.state) {
                None | Some(PaperState::Withdrawn) => {}
                Some(PaperState::Drafting) => {
                    let moved = found.map(|found| found.in_state(PaperState::Withdrawn, write.now()));
                    if let Some(moved) = moved {
                        write.update(&moved).await?;
                    }
                }
                Some(PaperState::InApproval(_) | PaperState::Ready) => {
                    return Err(Refusal::NotNow {
                        why: "line-paper-gone-on",
                    });
                }
            }
        }
        write.remove(row).await?;
        write
            .commit(entry(actor, "unsort_line", "agenda_item", item.uuid(), ""))
            .await?;
        Ok(())
    }

    /// Closes a line that is sorted, or opens it again: a promise is kept then, or waits again.
    ///
    /// # Errors
    /// As [`Self::sort_line`]; [`Refusal::NotNow`] where it is so already.
    pub async fn close_line(
        &self,
        actor: &Actor,
        item: AgendaItemId,
        line: &str,
        is_closed: bool,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let at = Sorting::find(&mut write.reading(), actor, item).await?;
        let row = at.row(line)?;
        if row.closed_at.is_some() == is_closed {
            return Err(Refusal::NotNow {
                why: match is_closed {
                    true => "line-closed",
                    false => "line-open",
                },
            });
        }
        let state = match is_closed {
            true => PromiseState::Kept,
            false => PromiseState::Confirmed,
        };
        if let Some(promise) = promise_of(&mut write, row).await? {
            let state = state.as_str().to_owned();
            write.update(&PromiseRow { state, ..promise }).await?;
        }
        let closed_at = is_closed.then(|| write.now().as_microsecond());
        write
            .update(&SortedLineRow {
                closed_at,
                ..row.clone()
            })
            .await?;
        write
            .commit(match is_closed {
                true => entry(actor, "close_line", "agenda_item", item.uuid(), ""),
                false => entry(actor, "reopen_line", "agenda_item", item.uuid(), ""),
            })
            .await?;
        Ok(())
    }
}

async fn promise_of(write: &mut Write<'_>, row: &SortedLineRow) -> Result<Option<PromiseRow>, Refusal> {
    let promise: Option<PromiseRow> = match row.promise_id {
        Some(id) => write.reading().by_id(id).await?,
        None => None,
    };
    Ok(promise.filter(|promise| promise.removed_at.is_none()))
}

fn who_of(typed: &str) -> Result<Option<String>, Refusal> {
    let who = typed.trim();
    match who.chars().count() {
        0 => Ok(None),
        count if count > LONGEST_WHO => Err(Refusal::NotValid {
            why: "promise-who",
            given: String::new(),
        }),
        _ => Ok(Some(who.to_owned())),
    }
}

/// The id of a row as text.
pub(crate) fn id_of(row: &SortedLineRow) -> String {
    let id: RowId = row.id;
    id.uuid().to_string()
}
