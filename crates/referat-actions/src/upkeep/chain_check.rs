//! The chain is checked once a night by the running server, and what came of it is kept beside the database.
//!
//! A night begins at [`AT_HOUR`] where the municipality is; a machine that slept then checks when it is awake again.
//! What is kept names codes and counts, and no row: places are for whoever runs `referat verify`.

use std::path::PathBuf;

use referat_domain::Timestamp;
use referat_domain::local_time::last_at_hour;
use serde_json::{Value, json};

use crate::office::Office;
use crate::refusal::Refusal;

use super::VerifySummary;

/// When a night's check is due, on the municipality's clocks.
pub const AT_HOUR: i8 = 3;

/// The form of the file.
const FORMAT: &str = "referat-chain-check-1";

/// What a check came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainCheck {
    /// When it was made.
    pub at: Timestamp,
    /// Entries of the chain.
    pub entries: u64,
    /// Rows held against their covers.
    pub rows: u64,
    /// What is damaged: wording keys without the prefix `verify-`, each with how often. Empty where all is sound.
    pub damages: Vec<(String, u64)>,
}

impl ChainCheck {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.damages.is_empty()
    }

    fn of(summary: &VerifySummary, at: Timestamp) -> Self {
        let mut damages: Vec<(String, u64)> = Vec::new();
        for finding in summary.findings.iter().filter(|finding| finding.is_damage) {
            match damages.iter_mut().find(|(code, _)| code == finding.code) {
                Some((_, count)) => *count += 1,
                None => damages.push((finding.code.to_owned(), 1)),
            }
        }
        Self {
            at,
            entries: summary.entries,
            rows: summary.rows,
            damages,
        }
    }

    fn to_json(&self) -> String {
        let damages: Vec<Value> = self
            .damages
            .iter()
            .map(|(code, count)| json!({ "code": code, "count": count }))
            .collect();
        let kept = json!({
            "format": FORMAT, "at": self.at.to_string(), "entries": self.entries, "rows": self.rows,
            "damages": damages,
        });
        format!("{kept:#}\n")
    }

    fn from_json(text: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(text).ok()?;
        if kept.get("format")?.as_str()? != FORMAT {
            return None;
        }
        let damages = kept.get("damages")?.as_array()?.iter().map(|damage| {
            let code = damage.get("code")?.as_str()?.to_owned();
            Some((code, damage.get("count")?.as_u64()?))
        });
        Some(Self {
            at: kept.get("at")?.as_str()?.parse().ok()?,
            entries: kept.get("entries")?.as_u64()?,
            rows: kept.get("rows")?.as_u64()?,
            damages: damages.collect::<Option<_>>()?,
        })
    }
}

/// Whether a check is due: none was made since the last night began.
#[must_use]
pub fn is_due(last: Option<Timestamp>, now: Timestamp) -> bool {
    match (last, last_at_hour(now, AT_HOUR)) {
        (Some(last), Some(night)) => last < night,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

impl Office {
    /// Checks the chain if a check is due, keeps what came of it, and says it; a damage is an error in the log.
    ///
    /// # Errors
    /// When the check can't be made or kept.
    pub async fn check_chain_nightly(&self) -> Result<Option<ChainCheck>, Refusal> {
        let now = self.now();
        let last = self.last_chain_check().await;
        if !is_due(last.map(|check| check.at), now) {
            return Ok(None);
        }
        let head = self.newest_head_before_today().await;
        let summary = match self.verify(head.as_deref(), &mut |_| {}).await {
            // A head of another municipality, or none that can be read, says nothing of this chain.
            Err(Refusal::NotValid { .. }) => self.verify(None, &mut |_| {}).await?,
            other => other?,
        };
        let check = ChainCheck::of(&summary, now);
        let file = self.chain_check_file();
        let keep = async {
            if let Some(folder) = file.parent() {
                tokio::fs::create_dir_all(folder).await?;
            }
            let incomplete = file.with_extension("incomplete");
            tokio::fs::write(&incomplete, check.to_json()).await?;
            tokio::fs::rename(&incomplete, &file).await
        };
        keep.await.map_err(|error| Refusal::internal(&error))?;
        if !check.is_sound() {
            let codes: Vec<String> = check
                .damages
                .iter()
                .map(|(code, count)| format!("{code} ({count})"))
                .collect();
            tracing::error!(
                damages = codes.join(", "),
                "the nightly check found damage; run referat verify"
            );
        }
        Ok(Some(check))
    }

    /// What the last check came to; `None` before the first one.
    pub async fn last_chain_check(&self) -> Option<ChainCheck> {
        let text = tokio::fs::read_to_string(self.chain_check_file()).await.ok()?;
        ChainCheck::from_json(&text)
    }

    fn chain_check_file(&self) -> PathBuf {
        let name = format!("{}.json", self.tenant().0);
        self.store.data_dir().join("checks").join(name)
    }

    /// The newest head that was written down on an earlier day: the chain must still go through it.
    async fn newest_head_before_today(&self) -> Option<PathBuf> {
        let today = format!("{}.json", self.today());
        let mut folder = tokio::fs::read_dir(self.store.data_dir().join("heads"))
            .await
            .ok()?;
        let mut newest: Option<String> = None;
        while let Ok(Some(entry)) = folder.next_entry().await {
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let is_head = name.len() == today.len() && name.ends_with(".json") && name < today;
            if is_head && newest.as_ref().is_none_or(|newest| *newest < name) {
                newest = Some(name);
            }
        }
        newest.map(|name| self.store.data_dir().join("heads").join(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_check_is_due_once_a_night_and_after_a_night_that_was_slept_through() {
        let night = |text| Some(moment(text));
        assert!(is_due(None, moment("2026-03-01T12:00:00Z")));
        // 03:00 in Copenhagen is 02:00 UTC in winter.
        assert!(!is_due(
            night("2026-03-01T02:00:00Z"),
            moment("2026-03-02T01:59:59Z")
        ));
        assert!(is_due(
            night("2026-03-01T02:00:00Z"),
            moment("2026-03-02T02:00:00Z")
        ));
        assert!(is_due(
            night("2026-03-01T02:00:00Z"),
            moment("2026-03-04T09:00:00Z")
        ));
        assert!(!is_due(
            night("2026-03-04T09:00:00Z"),
            moment("2026-03-04T09:00:02Z")
        ));
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let check = ChainCheck {
            at: moment("2026-03-01T02:00:00Z"),
            entries: 7,
            rows: 900,
            damages: vec![("row-changed".into(), 2)],
        };
        assert_eq!(ChainCheck::from_json(&check.to_json()), Some(check));
        assert_eq!(ChainCheck::from_json("{}"), None);
    }
}
