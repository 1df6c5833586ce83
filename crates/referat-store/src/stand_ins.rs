//! Who does whose tasks while they are away. Knows nothing of which tasks.

use referat_domain::Date;
use referat_domain::ids::{PersonId, StandInId};

use crate::StoreError;
use crate::database::value::values;
use crate::reading::Reading;
use crate::table::table;

table! {
    /// Somebody who stands in for another from a day to a day.
    pub struct StandInRow in "stand_in" {
        /// Its id.
        id: StandInId,
        /// Who is away.
        person_id: PersonId => person(id),
        /// Who does their tasks.
        stand_in_id: PersonId => person(id),
        /// The first day.
        from_day: Date,
        /// The last day.
        until_day: Date,
        /// When it was ended before its time, in microseconds since 1970.
        ended_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Who stands in for whom on a day.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn stand_ins_on(&mut self, day: Date) -> Result<Vec<StandInRow>, StoreError> {
        self.rows(
            "AND from_day <= $2 AND until_day >= $2 AND ended_at IS NULL ORDER BY person_id, from_day, id",
            values![day],
        )
        .await
    }

    /// Who was, is or is to be somebody's stand-in, the latest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn stand_ins_of(&mut self, person: PersonId) -> Result<Vec<StandInRow>, StoreError> {
        self.rows_of(
            "person_id",
            &[person],
            "ORDER BY person_id, from_day DESC, id DESC",
        )
        .await
    }

    /// For whom somebody was, is or is to be the stand-in, the latest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn stands_in_for(&mut self, person: PersonId) -> Result<Vec<StandInRow>, StoreError> {
        self.rows_of(
            "stand_in_id",
            &[person],
            "ORDER BY stand_in_id, from_day DESC, id DESC",
        )
        .await
    }
}
