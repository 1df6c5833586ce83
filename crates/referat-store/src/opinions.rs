//! What other units are asked for, and give, on papers on their way. Knows nothing of who may read what.

use referat_domain::Date;
use referat_domain::ids::{OpinionId, PaperId, PersonId};

use crate::StoreError;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// What somebody is asked for a unit on a paper.
    pub struct OpinionRow in "opinion" {
        /// Its id.
        id: OpinionId,
        /// The paper.
        paper_id: PaperId => paper(id),
        /// The unit, as it is printed.
        unit: String,
        /// Who is asked.
        person_id: PersonId => person(id),
        /// What they are asked.
        question: String,
        /// Until when.
        due: Date,
        /// The domain's word.
        state: String,
        /// Who asked, by name.
        asked_by: String,
        /// Who that is; NULL for whoever works at the machine itself.
        asked_by_person: Option<PersonId> => person(id),
        /// When, in microseconds since 1970.
        asked_at: i64,
        /// What it says, as the text tree's JSON; NULL until it is given.
        text: Option<String>,
        /// Why it was declined or returned.
        reason: Option<String>,
        /// Who answered, by name.
        answered_by: Option<String>,
        /// For whom, where who stands in for them answered.
        answered_for: Option<String>,
        /// When, in microseconds since 1970.
        answered_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// The opinions on these papers, each paper's in the order they were asked for.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn opinions(&mut self, papers: &[PaperId]) -> Result<Vec<OpinionRow>, StoreError> {
        self.rows_of("paper_id", papers, "ORDER BY paper_id, asked_at, id")
            .await
    }

    /// What these persons are asked for and haven't declined, and what they have given.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn opinions_asked_of(&mut self, persons: &[PersonId]) -> Result<Vec<OpinionRow>, StoreError> {
        self.rows_of(
            "person_id",
            persons,
            "AND state IN ('asked', 'given') ORDER BY person_id, due, id",
        )
        .await
    }

    /// All that somebody is asked for still, whoever it is, what is due first coming first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn opinions_awaited(&mut self) -> Result<Vec<OpinionRow>, StoreError> {
        self.rows(
            "AND state = $2 ORDER BY due, id",
            crate::database::value::values!["asked"],
        )
        .await
    }
}
