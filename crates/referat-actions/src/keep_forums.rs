//! Forums: making one, and correcting its name, short form and profile.

use referat_domain::access::{Action, Scope};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::ForumId;
use referat_store::Write;
use referat_store::forums::ForumRow;

use crate::keep_people::name_given;
use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;
use crate::rules::rename_in_deadlines;

/// The longest a short form is, in letters.
const LONGEST_SHORT: usize = 20;

/// What is said of a forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForumFacts<'a> {
    /// Its name.
    pub name: &'a str,
    /// The short form used in routes; empty for none.
    pub abbreviation: &'a str,
    /// Which rules it lives by.
    pub profile: ForumProfile,
}

impl Office {
    /// Makes a forum.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`], [`Refusal::NotValid`] for a name or a short form that can't be one,
    /// [`Refusal::NotNow`] where there is one of the name or the short form.
    pub async fn make_forum(&self, actor: &Actor, facts: ForumFacts<'_>) -> Result<ForumId, Refusal> {
        actor.require(Action::KeepForums, Scope::Anywhere)?;
        let (name, abbreviation) = (name_given(facts.name)?, short_given(facts.abbreviation)?);
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        free_names(&mut write, None, &name, abbreviation.as_deref()).await?;
        let id: ForumId = write.fresh();
        write
            .insert(&[ForumRow {
                id,
                name,
                abbreviation,
                profile: facts.profile.as_str().to_owned(),
                removed_at: None,
            }])
            .await?;
        write
            .commit(entry(actor, "make_forum", "forum", id.uuid(), ""))
            .await?;
        Ok(id)
    }

    /// Corrects a forum. What was printed and issued under its old name stays as it was.
    ///
    /// # Errors
    /// As [`Office::make_forum`], and [`Refusal::NotFound`], [`Refusal::NotNow`] where it is so.
    pub async fn correct_forum(
        &self,
        actor: &Actor,
        forum: ForumId,
        facts: ForumFacts<'_>,
        reason: &str,
    ) -> Result<(), Refusal> {
        actor.require(Action::KeepForums, Scope::Anywhere)?;
        let (name, abbreviation) = (name_given(facts.name)?, short_given(facts.abbreviation)?);
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let row: Option<ForumRow> = write.reading().by_id(forum).await?;
        let row = row
            .filter(|row| row.removed_at.is_none())
            .ok_or(Refusal::NotFound)?;
        free_names(&mut write, Some(forum), &name, abbreviation.as_deref()).await?;
        let corrected = ForumRow {
            name,
            abbreviation,
            profile: facts.profile.as_str().to_owned(),
            ..row.clone()
        };
        if corrected == row {
            return Err(Refusal::NotNow {
                why: "nothing-corrected",
            });
        }
        write.update(&corrected).await?;
        rename_in_deadlines(&mut write, &row, &corrected).await?;
        if corrected.name != row.name {
            reindex(&mut write, forum).await?;
        }
        write
            .commit(entry(actor, "correct_forum", "forum", forum.uuid(), reason))
            .await?;
        Ok(())
    }
}

/// A short form as it is kept; `None` where there is none.
pub(crate) fn short_given(short: &str) -> Result<Option<String>, Refusal> {
    let short = short.trim();
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '&' | '§' | ',');
    if short.is_empty() {
        return Ok(None);
    }
    match short.chars().count() <= LONGEST_SHORT && short.chars().all(is_letter) {
        true => Ok(Some(short.to_owned())),
        false => Err(Refusal::NotValid {
            why: "abbreviation",
            given: short.chars().take(40).collect(),
        }),
    }
}

/// Routes find forums by both names, so no two forums have one in common.
async fn free_names(
    write: &mut Write<'_>,
    own: Option<ForumId>,
    name: &str,
    abbreviation: Option<&str>,
) -> Result<(), Refusal> {
    let forums = write.reading().forums().await?;
    let taken = forums.iter().filter(|row| Some(row.id) != own).any(|row| {
        row.name == name || (abbreviation.is_some() && row.abbreviation.as_deref() == abbreviation)
    });
    match taken {
        true => Err(Refusal::NotNow { why: "name-taken" }),
        false => Ok(()),
    }
}

/// The forum's items are found by its name.
pub(crate) async fn reindex(write: &mut Write<'_>, forum: ForumId) -> Result<(), Refusal> {
    let everything = referat_store::Page {
        offset: 0,
        limit: u32::MAX,
    };
    let meetings = write.reading().meetings_of_forum(forum, everything).await?;
    for meeting in meetings {
        let items = write.reading().items_of_meeting(meeting.id).await?;
        for item in items {
            write.reindex("agenda_item", item.id.uuid());
        }
    }
    Ok(())
}
