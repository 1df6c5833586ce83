//! Roles by what a provider of logins says: given from today where its words give them, ended where they don't any
//! more. Roles that a person gave are never touched, and aren't given twice.

use std::collections::BTreeSet;

use referat_domain::ids::{ForumId, MembershipId};
use referat_domain::role::Role;
use referat_store::Write;
use referat_store::accounts::AccountRow;
use referat_store::memberships::MembershipRow;

use crate::office::{Actor, Office, entry};
use crate::readers::read_membership;
use crate::refusal::Refusal;
use crate::sign_in_by_provider::{ProviderRules, Vouched};

impl Office {
    /// Brings the roles that came from a provider to what it says today.
    pub(crate) async fn take_roles(
        &self,
        account: &AccountRow,
        vouched: &Vouched,
        rules: &ProviderRules,
    ) -> Result<(), Refusal> {
        // What nobody could say changes nothing.
        let Some(words) = &vouched.roles else {
            return Ok(());
        };
        let today = self.today();
        let mut dice = self.dice().await;
        let mut write = self.store.begin(self.tenant(), &mut *dice, self.now()).await?;
        let mut wanted = wanted_roles(&mut write, words, rules).await?;
        let mut has_changed = false;
        let held = write.reading().memberships_of_person(account.person_id).await?;
        for mut row in held {
            let (role, period) = read_membership(&row)?;
            let is_held = period.contains(today);
            let is_theirs = row.issuer.as_deref() == Some(vouched.issuer.as_str());
            if is_held && wanted.remove(&(role, row.forum_id)) {
                continue;
            }
            let goes_on = row.until_day.is_none_or(|until| today <= until);
            if !is_theirs || !goes_on {
                continue;
            }
            has_changed = true;
            // What is gone counts from now on: the last day was yesterday.
            match today.yesterday() {
                Ok(yesterday) if row.from_day.is_none_or(|from| from <= yesterday) => {
                    row.until_day = Some(yesterday);
                    write.update(&row).await?;
                }
                Ok(_) | Err(_) => write.remove(&row).await?,
            }
        }
        for (role, forum) in wanted {
            has_changed = true;
            let id: MembershipId = write.fresh();
            write
                .insert(&[MembershipRow {
                    id,
                    person_id: account.person_id,
                    forum_id: forum,
                    role: role.as_str().to_owned(),
                    from_day: Some(today),
                    until_day: None,
                    removed_at: None,
                    issuer: Some(vouched.issuer.clone()),
                    party: None,
                }])
                .await?;
        }
        if has_changed {
            let provider = Actor::local_operator(rules.name.as_str());
            write
                .commit(entry(&provider, "take_roles", "account", account.id.uuid(), ""))
                .await?;
        }
        Ok(())
    }
}

/// The roles that a provider's words give.
async fn wanted_roles(
    write: &mut Write<'_>,
    words: &BTreeSet<String>,
    rules: &ProviderRules,
) -> Result<BTreeSet<(Role, Option<ForumId>)>, Refusal> {
    let forums = write.reading().forums().await?;
    let mut wanted = BTreeSet::new();
    for rule in rules.roles.iter().filter(|rule| words.contains(&rule.word)) {
        let forum = match &rule.forum {
            None => None,
            Some(name) => {
                let same = |known: &str| known.to_lowercase() == name.to_lowercase();
                match forums.iter().find(|forum| same(&forum.name)) {
                    Some(forum) => Some(forum.id),
                    None => {
                        tracing::warn!("a rule of the provider's roles names a forum that isn't here");
                        continue;
                    }
                }
            }
        };
        if rule.role.is_of_forum() == forum.is_some() {
            wanted.insert((rule.role, forum));
        }
    }
    Ok(wanted)
}
