//! A forum's templates: which sections its papers of a kind have, and what it tells whoever writes them.
//!
//! A paper is written by the template it was begun with; a template that is changed is for those begun after.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::ForumId;
use referat_domain::paper::state::PaperKind;
use referat_domain::paper::template::{NotATemplate, PaperTemplate};
use referat_store::RowId;
use referat_store::papers_on_their_way::PaperTemplateRow;

use crate::office::{Actor, Office, entry};
use crate::on_the_way::forum_row;
use crate::refusal::Refusal;

/// The longest guidance of a section, in characters.
const LONGEST_GUIDANCE: usize = 2_000;

/// The template of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLine {
    /// The kind.
    pub kind: PaperKind,
    /// Its sections.
    pub template: PaperTemplate,
    /// Whether the forum has set it; else it is the standard.
    pub is_set: bool,
}

impl From<NotATemplate> for Refusal {
    fn from(not: NotATemplate) -> Self {
        Self::NotValid {
            why: match not {
                NotATemplate::Headings => "template-headings",
                NotATemplate::Count => "template-count",
                NotATemplate::Kinds => "template-kinds",
            },
            given: String::new(),
        }
    }
}

impl Office {
    /// A forum's templates, one for each kind of paper.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`].
    pub async fn templates(&self, actor: &Actor, forum: ForumId) -> Result<Vec<TemplateLine>, Refusal> {
        actor.require(Action::KeepTemplates, Scope::Forum(forum))?;
        let mut reading = self.store.reading(self.tenant()).await?;
        forum_row(&mut reading, forum).await?;
        let rows = reading.paper_templates(forum).await?;
        let line = |kind: PaperKind| {
            let row = rows.iter().find(|row| row.kind == kind.as_str());
            let template = match row {
                Some(row) => read(row)?,
                None => PaperTemplate::standard(kind),
            };
            Ok(TemplateLine {
                kind,
                template,
                is_set: row.is_some(),
            })
        };
        PaperKind::ALL.into_iter().map(line).collect()
    }

    /// Sets the template of a kind; papers that were begun before keep theirs. The standard takes it back.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotFound`], [`Refusal::NotValid`] for sections that can't be a template,
    /// [`Refusal::NotNow`] where it is so already.
    pub async fn keep_template(
        &self,
        actor: &Actor,
        forum: ForumId,
        kind: PaperKind,
        template: PaperTemplate,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepTemplates, Scope::Forum(forum))?;
        let template = template.checked()?;
        let too_long = |guidance: &String| guidance.chars().count() > LONGEST_GUIDANCE;
        if template
            .sections
            .iter()
            .any(|section| section.guidance.as_ref().is_some_and(too_long))
        {
            return Err(Refusal::NotValid {
                why: "template-guidance",
                given: String::new(),
            });
        }
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        forum_row(&mut write.reading(), forum).await?;
        let rows = write.reading().paper_templates(forum).await?;
        let stood = rows.into_iter().find(|row| row.kind == kind.as_str());
        let is_standard = template == PaperTemplate::standard(kind);
        let unchanged = Refusal::NotNow {
            why: "template-unchanged",
        };
        let json = serde_json::to_string(&template).map_err(|error| Refusal::internal(&error))?;
        match (stood, is_standard) {
            (None, true) => return Err(unchanged),
            (Some(row), true) => write.remove(&row).await?,
            (Some(row), false) if read(&row)? == template => return Err(unchanged),
            (Some(row), false) => {
                let row = PaperTemplateRow {
                    template: json,
                    ..row
                };
                write.update(&row).await?;
            }
            (None, false) => {
                let id: RowId = write.fresh();
                let row = PaperTemplateRow {
                    id,
                    forum_id: forum,
                    kind: kind.as_str().to_owned(),
                    template: json,
                    removed_at: None,
                };
                write.insert(&[row]).await?;
            }
        }
        write
            .commit(entry(actor, "keep_template", "forum", forum.uuid(), ""))
            .await?;
        Ok(())
    }
}

fn read(row: &PaperTemplateRow) -> Result<PaperTemplate, Refusal> {
    serde_json::from_str(&row.template)
        .map_err(|_| Refusal::unreadable("paper_template", "template", &row.template))
}
