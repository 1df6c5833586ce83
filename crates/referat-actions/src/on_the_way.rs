//! Papers on their way: how the store's rows make one, and who may do what with it.

use std::collections::BTreeMap;

use referat_domain::Timestamp;
use referat_domain::access::{Action, Scope};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, PaperId, PersonId};
use referat_domain::openness::{Closure, Openness};
use referat_domain::paper::content::{FieldValue, PaperContent, PaperField};
use referat_domain::paper::state::{NotSo, PaperKind, PaperState};
use referat_domain::paper::template::PaperTemplate;
use referat_domain::rules::{RuleOf, RuleValue};
use referat_domain::view::{Eyes, PaperGuard, Subject, show};
use referat_store::forums::ForumRow;
use referat_store::papers::PaperRow;
use referat_store::papers_on_their_way::PaperAttachmentRow;
use referat_store::written_fields::FieldRow;
use referat_store::{Reading, Write};

use crate::freeze_paper::keep_closed;
use crate::office::Actor;
use crate::refusal::Refusal;
use crate::rules::Rules;

/// A paper on its way.
#[derive(Debug, Clone)]
pub(crate) struct OnTheWay {
    /// Its row.
    pub(crate) row: PaperRow,
    /// How far it has come.
    pub(crate) state: PaperState,
    /// What it asks of its forum.
    pub(crate) kind: PaperKind,
    /// The forum it is written for.
    pub(crate) forum: ForumId,
    /// Its fields as they are kept.
    pub(crate) rows: Vec<FieldRow>,
    /// What it says.
    pub(crate) content: PaperContent,
    /// What its items say of who may see it.
    pub(crate) standing: Standing,
}

/// What the items that treat a paper say of who may see the paper: its text is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Standing {
    /// Who is shut out of one of them, be it taken off its agenda since.
    pub(crate) shut_out: Vec<PersonId>,
    /// Whether one that still stands is closed.
    pub(crate) is_closed: bool,
}

impl Standing {
    /// What a paper's items say.
    pub(crate) async fn of(reading: &mut Reading<'_>, paper: PaperId) -> Result<Self, Refusal> {
        let mut papers = vec![paper];
        // What tells the next meeting of a decision is seen as the paper is that was decided.
        let told = reading.interim_decisions_told_by(&papers).await?;
        papers.extend(told.into_iter().map(|row| row.paper_id));
        let items = reading.items_of_papers(&papers).await?;
        let ids: Vec<AgendaItemId> = items.iter().map(|of| of.item).collect();
        let out = reading.exclusions(&ids).await?;
        Ok(Self {
            shut_out: out.into_iter().map(|row| row.person_id).collect(),
            is_closed: items.iter().any(|of| of.is_there && of.is_closed),
        })
    }
}

impl OnTheWay {
    /// Reads a paper; `None` for one that was moved in or taken away, or isn't there.
    pub(crate) async fn find(reading: &mut Reading<'_>, id: PaperId) -> Result<Option<Self>, Refusal> {
        let row: Option<PaperRow> = reading.by_id(id).await?;
        let Some(row) = row.filter(|row| row.removed_at.is_none() && row.state.is_some()) else {
            return Ok(None);
        };
        let rows = reading.written_fields(id).await?;
        let standing = Standing::of(reading, id).await?;
        Self::of(row, rows, standing).map(Some)
    }

    /// Reads a paper that the actor may see.
    pub(crate) async fn seen_by(
        reading: &mut Reading<'_>,
        actor: &Actor,
        id: PaperId,
    ) -> Result<Self, Refusal> {
        let paper = Self::find(reading, id).await?.ok_or(Refusal::NotFound)?;
        match paper.is_seen_by(actor) {
            true => Ok(paper),
            false => Err(Refusal::NotFound),
        }
    }

    fn of(row: PaperRow, rows: Vec<FieldRow>, standing: Standing) -> Result<Self, Refusal> {
        let unreadable = |column, value: &str| Refusal::unreadable("paper", column, value);
        let word = row.state.as_deref().unwrap_or_default();
        let state = PaperState::from_words(word, row.approval_step);
        let kind = row.kind.as_deref().unwrap_or_default();
        let template = row.template.as_deref().unwrap_or_default();
        let template: PaperTemplate =
            serde_json::from_str(template).map_err(|_| unreadable("template", template))?;
        let mut values = BTreeMap::new();
        for kept in &rows {
            // A field that was only ever held has no value.
            if kept.version == 0 {
                continue;
            }
            let unreadable = || Refusal::unreadable("paper_field", "body", &kept.body);
            let field: PaperField = kept.field.parse().map_err(|_| unreadable())?;
            let json = serde_json::from_str(&kept.body).map_err(|_| unreadable())?;
            let value = FieldValue::from_json(field, &json).map_err(|_| unreadable())?;
            values.insert(field, value);
        }
        Ok(Self {
            state: state.ok_or_else(|| unreadable("state", word))?,
            kind: kind.parse().map_err(|_| unreadable("kind", kind))?,
            forum: row.forum_id.ok_or_else(|| unreadable("forum_id", ""))?,
            content: PaperContent::new(template, values),
            rows,
            row,
            standing,
        })
    }

    /// Whether it is to be closed, and what is said of it then.
    pub(crate) fn openness(&self) -> Openness {
        match &self.row.closure_ground {
            None => Openness::Open,
            Some(ground) => Openness::Closed(Closure {
                ground: Some(ground.clone()),
                public_title: self.row.closure_title.clone(),
                public_decision: None,
            }),
        }
    }

    /// Whether it is closed to who only writes for the forum: it is to be, or an item that treats it has been closed.
    pub(crate) fn is_closed(&self) -> bool {
        self.row.closure_ground.is_some() || self.standing.is_closed
    }

    /// Whether the actor may see it.
    pub(crate) fn is_seen_by(&self, actor: &Actor) -> bool {
        self.is_seen_as(actor, self.is_closed())
    }

    /// Whether the actor may see what is of it, closed or not.
    pub(crate) fn is_seen_as(&self, actor: &Actor, is_closed: bool) -> bool {
        struct Asked<'p>(PaperGuard<'p>);
        impl Subject for Asked<'_> {
            type View = bool;

            fn look(self, eyes: &Eyes<'_>) -> bool {
                eyes.sees_on_its_way(&self.0)
            }
        }
        let guard = PaperGuard {
            forum: self.forum,
            author: self.row.author_id,
            is_closed,
            shut_out: &self.standing.shut_out,
        };
        *show(Asked(guard), &actor.reader)
    }

    /// Its files. One that was closed on the item's page since it was frozen is closed here, too.
    pub(crate) async fn files(&self, reading: &mut Reading<'_>) -> Result<Vec<PaperAttachmentRow>, Refusal> {
        let mut files = reading.paper_attachments(&[self.row.id]).await?;
        let versions = reading.versions_of_papers(&[self.row.id]).await?;
        if let Some(last) = versions.last() {
            keep_closed(reading, last, &mut files).await?;
        }
        Ok(files)
    }

    /// Goes on only if the actor may write it: its author, and others who write for the forum and see it.
    pub(crate) fn require_writing(&self, actor: &Actor) -> Result<(), Refusal> {
        actor.require(Action::WritePaper, Scope::Forum(self.forum))
    }

    /// Goes on only if its text may be changed now: what was handed in is opened again first, so that nobody changes
    /// what others approved.
    pub(crate) fn require_open(&self) -> Result<(), Refusal> {
        match self.state.is_open_for_writing() {
            true => Ok(()),
            false => Err(Refusal::NotNow {
                why: match self.state {
                    PaperState::Withdrawn => "paper-withdrawn",
                    PaperState::Drafting | PaperState::InApproval(_) | PaperState::Ready => {
                        "paper-not-drafting"
                    }
                },
            }),
        }
    }

    /// When it became ready last.
    pub(crate) fn ready_at(&self) -> Option<Timestamp> {
        let micros = self.row.ready_at?;
        Timestamp::from_microsecond(micros).ok()
    }

    /// Its row in a state from now on.
    pub(crate) fn in_state(&self, state: PaperState, now: Timestamp) -> PaperRow {
        let (word, step) = state.as_words();
        PaperRow {
            ready_at: (state == PaperState::Ready).then(|| now.as_microsecond()),
            state: Some(word.to_owned()),
            approval_step: step,
            ..self.row.clone()
        }
    }
}

impl From<NotSo> for Refusal {
    fn from(not_so: NotSo) -> Self {
        Self::NotNow { why: not_so.why() }
    }
}

/// A forum that is there.
pub(crate) async fn forum_row(reading: &mut Reading<'_>, id: ForumId) -> Result<ForumRow, Refusal> {
    let row: Option<ForumRow> = reading.by_id(id).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)
}

/// The names of the steps that approve a forum's papers, in their order.
pub(crate) async fn steps(reading: &mut Reading<'_>, forum: &ForumRow) -> Result<Vec<String>, Refusal> {
    lines_of_rule(reading, forum, "approval-steps").await
}

/// What a forum's rule of lines is set to.
pub(crate) async fn lines_of_rule(
    reading: &mut Reading<'_>,
    forum: &ForumRow,
    name: &str,
) -> Result<Vec<String>, Refusal> {
    let profile: ForumProfile = forum
        .profile
        .parse()
        .map_err(|_| Refusal::unreadable("forum", "profile", &forum.profile))?;
    let rules = Rules::of_forum(reading, forum.id).await?;
    let lines = rules.lines(RuleOf::Forum, profile)?;
    let found = lines.into_iter().find(|line| line.name == name);
    Ok(match found.map(|line| line.value) {
        Some(RuleValue::Lines(lines)) => lines,
        Some(_) | None => Vec::new(),
    })
}

/// The template a new paper of a kind is written by.
pub(crate) async fn template_of(
    write: &mut Write<'_>,
    forum: ForumId,
    kind: PaperKind,
) -> Result<PaperTemplate, Refusal> {
    let rows = write.reading().paper_templates(forum).await?;
    match rows.into_iter().find(|row| row.kind == kind.as_str()) {
        None => Ok(PaperTemplate::standard(kind)),
        Some(row) => serde_json::from_str(&row.template)
            .map_err(|_| Refusal::unreadable("paper_template", "template", &row.template)),
    }
}
