//! A forum's list of short forms (forkortelser): what it knows and need not be told each time.

use referat_domain::access::{Action, Scope};
use referat_domain::ids::{AbbreviationId, ForumId};
use referat_store::Write;
use referat_store::abbreviations::AbbreviationRow;
use referat_store::forums::ForumRow;

use crate::office::{Actor, Office, entry};
use crate::refusal::Refusal;

/// The longest a short form is, in letters.
const LONGEST_SHORT: usize = 20;

/// The longest its meaning is, in letters.
const LONGEST_MEANING: usize = 200;

impl Office {
    /// Puts a short form on a forum's list, or says anew what one on it stands for.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't look after the forum, [`Refusal::NotFound`] where there is no
    /// such forum, [`Refusal::NotValid`] for words that can't be one, [`Refusal::NotNow`] where it says so already.
    pub async fn explain_abbreviation(
        &self,
        actor: &Actor,
        forum: ForumId,
        short: &str,
        meaning: &str,
    ) -> Result<(), Refusal> {
        let (short, meaning) = line_given(short, meaning)?;
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        may_explain(&mut write, actor, forum).await?;
        let known = write.reading().abbreviations(forum).await?;
        let id = match known.into_iter().find(|row| row.short == short) {
            Some(row) if row.meaning == meaning => {
                return Err(Refusal::NotNow {
                    why: "abbreviation-known",
                });
            }
            Some(mut row) => {
                meaning.clone_into(&mut row.meaning);
                write.update(&row).await?;
                row.id
            }
            None => {
                let id: AbbreviationId = write.fresh();
                write
                    .insert(&[AbbreviationRow {
                        id,
                        forum_id: forum,
                        short: short.to_owned(),
                        meaning: meaning.to_owned(),
                        removed_at: None,
                    }])
                    .await?;
                id
            }
        };
        write
            .commit(entry(
                actor,
                "explain_abbreviation",
                "abbreviation",
                id.uuid(),
                "",
            ))
            .await?;
        Ok(())
    }

    /// Takes a short form off a forum's list.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`] for those who don't look after the forum, [`Refusal::NotFound`] where there is no
    /// such forum, [`Refusal::NotNow`] where it isn't on the list.
    pub async fn forget_abbreviation(
        &self,
        actor: &Actor,
        forum: ForumId,
        short: &str,
    ) -> Result<(), Refusal> {
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        may_explain(&mut write, actor, forum).await?;
        let known = write.reading().abbreviations(forum).await?;
        let Some(row) = known.into_iter().find(|row| row.short == short.trim()) else {
            return Err(Refusal::NotNow {
                why: "abbreviation-unknown",
            });
        };
        write.remove(&row).await?;
        let id = row.id.uuid();
        write
            .commit(entry(actor, "forget_abbreviation", "abbreviation", id, ""))
            .await?;
        Ok(())
    }
}

/// A line of the list as it is kept.
pub(crate) fn line_given<'a>(short: &'a str, meaning: &'a str) -> Result<(&'a str, &'a str), Refusal> {
    let (short, meaning) = (short.trim(), meaning.trim());
    let not_valid = |why: &'static str, given: &str| Refusal::NotValid {
        why,
        given: given.chars().take(40).collect(),
    };
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '/' | '&');
    if !(1..=LONGEST_SHORT).contains(&short.chars().count()) || !short.chars().all(is_word) {
        return Err(not_valid("abbreviation", short));
    }
    if !(1..=LONGEST_MEANING).contains(&meaning.chars().count()) {
        return Err(not_valid("meaning", meaning));
    }
    Ok((short, meaning))
}

async fn may_explain(write: &mut Write<'_>, actor: &Actor, forum: ForumId) -> Result<(), Refusal> {
    let row: Option<ForumRow> = write.reading().by_id(forum).await?;
    row.filter(|row| row.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    actor.require(Action::ExplainAbbreviation, Scope::Forum(forum))
}
