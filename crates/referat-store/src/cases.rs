//! Cases (sager): the threads over the years, and the proposals that a paper belongs to one.

use std::collections::{BTreeMap, BTreeSet};

use referat_domain::ids::{CaseId, ForumId, PaperId, ProposalId};

use crate::StoreError;
use crate::database::connection::Sql;
use crate::database::value::values;
use crate::reading::{Page, Reading, lists};
use crate::table::table;

table! {
    /// A case. A case that was merged into another is removed, and says where it went.
    pub struct CaseRow in "case_thread" {
        /// Its id.
        id: CaseId,
        /// Its journal number, which is no key.
        journal_number: Option<String>,
        /// What it is about.
        subject: String,
        /// `subject`, or `meeting` for a meeting's own case.
        kind: String,
        /// The forum whose case it is.
        forum_id: Option<ForumId> => forum(id),
        /// The case it was merged into.
        merged_into: Option<CaseId> => case_thread(id),
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A case that a paper may belong to.
    pub struct CaseJoinProposalRow in "case_join_proposal" {
        /// Its id.
        id: ProposalId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// The case.
        case_id: CaseId => case_thread(id),
        /// Why.
        reason: String,
        /// How alike they are, in per cent.
        likeness: i64,
        /// `proposed`, `accepted` or `rejected`.
        state: String,
        /// When a person decided, in microseconds since 1970.
        decided_at: Option<i64>,
    }
}

/// A journal number and how many cases have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalNumberCount {
    /// The number as printed.
    pub journal_number: String,
    /// How many cases.
    pub cases: i64,
}

impl Reading<'_> {
    /// The cases of these journal numbers, each number's by id; one may be several matters.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_by_journal_numbers(
        &mut self,
        journal_numbers: &[&str],
    ) -> Result<Vec<CaseRow>, StoreError> {
        self.rows_of(
            "journal_number",
            journal_numbers,
            "AND removed_at IS NULL ORDER BY journal_number, id",
        )
        .await
    }

    /// The cases whose journal number begins so: "00.30." for a KLE group.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_by_journal_prefix(
        &mut self,
        prefix: &str,
        page: Page,
    ) -> Result<Vec<CaseRow>, StoreError> {
        self.rows(
            "AND journal_number >= $2 AND journal_number < $3 AND removed_at IS NULL \
             ORDER BY journal_number, id LIMIT $4 OFFSET $5",
            values![
                prefix,
                after_prefix(prefix),
                i64::from(page.limit),
                i64::from(page.offset)
            ],
        )
        .await
    }

    /// The journal numbers that begin so, with how many cases have each: all of them for an empty prefix.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn journal_number_counts(
        &mut self,
        prefix: &str,
    ) -> Result<Vec<JournalNumberCount>, StoreError> {
        let rows: Vec<(String, i64)> = self
            .connection
            .all(
                Sql::fixed(
                    "SELECT journal_number, COUNT(*) FROM case_thread \
                     WHERE municipality_id = $1 AND journal_number >= $2 AND journal_number < $3 \
                     AND removed_at IS NULL GROUP BY journal_number ORDER BY journal_number",
                ),
                values![self.tenant, prefix, after_prefix(prefix)],
            )
            .await?;
        Ok(rows
            .into_iter()
            .map(|(journal_number, cases)| JournalNumberCount {
                journal_number,
                cases,
            })
            .collect())
    }

    /// A forum's cases, the newest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_of_forum(&mut self, forum: ForumId, page: Page) -> Result<Vec<CaseRow>, StoreError> {
        self.rows(
            "AND forum_id = $2 AND removed_at IS NULL ORDER BY id DESC LIMIT $3 OFFSET $4",
            values![forum, i64::from(page.limit), i64::from(page.offset)],
        )
        .await
    }

    /// The newest case that is a forum's own: approval of agenda and minutes, announcements.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn case_of_forum_itself(&mut self, forum: ForumId) -> Result<Option<CaseRow>, StoreError> {
        self.row(
            "AND forum_id = $2 AND kind = 'meeting' AND removed_at IS NULL ORDER BY id DESC LIMIT 1",
            values![forum],
        )
        .await
    }

    /// The cases of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_of(&mut self, ids: &[CaseId]) -> Result<Vec<CaseRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The cases that have a paper of one of these subjects, as [`crate::papers::PaperRow::subject_key`]
    /// keeps them; each subject's latest `most`.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn cases_by_subject_keys(
        &mut self,
        keys: &[&str],
        most: usize,
    ) -> Result<Vec<CaseId>, StoreError> {
        let mut cases: BTreeMap<String, BTreeSet<CaseId>> = BTreeMap::new();
        for (list, values) in lists(self.tenant, keys) {
            let sql = Sql::built(format!(
                "SELECT DISTINCT subject_key, case_id FROM paper \
                 WHERE municipality_id = $1 AND subject_key IN {list} AND removed_at IS NULL"
            ));
            for (key, case) in self.connection.all::<(String, CaseId)>(sql, &values).await? {
                let latest = cases.entry(key).or_default();
                latest.insert(case);
                if latest.len() > most {
                    latest.pop_first();
                }
            }
        }
        let all: BTreeSet<CaseId> = cases.into_values().flatten().collect();
        Ok(all.into_iter().collect())
    }

    /// The proposals that a paper belongs to a case, in a state, oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn case_join_proposals(&mut self, state: &str) -> Result<Vec<CaseJoinProposalRow>, StoreError> {
        self.rows("AND state = $2 ORDER BY id", values![state]).await
    }

    /// The proposals about these papers, in every state.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn case_join_proposals_of(
        &mut self,
        papers: &[PaperId],
    ) -> Result<Vec<CaseJoinProposalRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, likeness DESC, id")
            .await
    }

    /// The proposals about these cases, in every state.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn case_join_proposals_to(
        &mut self,
        cases: &[CaseId],
    ) -> Result<Vec<CaseJoinProposalRow>, StoreError> {
        self.rows_of("case_id", cases, "ORDER BY case_id, likeness DESC, id")
            .await
    }
}

/// The text after everything that begins with `prefix`, in byte order.
fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}
