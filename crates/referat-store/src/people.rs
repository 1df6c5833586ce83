//! Persons, positions (stillinger) and units (enheder), and the proposals that two names mean one.

use referat_domain::Date;
use referat_domain::ids::{PersonId, PositionId, ProposalId, UnitId};

use crate::database::value::{ToValue, values};
use crate::reading::Reading;
use crate::table::table;
use crate::{RowId, StoreError};

table! {
    /// A unit of the organisation. No two that aren't removed have the same name.
    pub struct UnitRow in "unit" {
        /// Its id.
        id: UnitId,
        /// Its name as first printed.
        name: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// The unit it is part of.
        parent_id: Option<UnitId>,
    }
}

table! {
    /// A position. No two that aren't removed have the same title.
    pub struct PositionRow in "position" {
        /// Its id.
        id: PositionId,
        /// Its title as first printed: "Afdelingschefen for Økonomi & Stab".
        title: String,
        /// The role in it: "Afdelingschefen".
        role: String,
        /// The unit it is of.
        unit_id: Option<UnitId> => unit(id),
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
    }
}

table! {
    /// A person, as known by a name.
    pub struct PersonRow in "person" {
        /// Its id.
        id: PersonId,
        /// The name as printed.
        name: String,
        /// When it was taken away, in microseconds since 1970.
        removed_at: Option<i64>,
        /// Where they get mail.
        email: Option<String>,
        /// The last day they worked here, once it is known.
        left_on: Option<Date>,
    }
}

table! {
    /// Two names that may mean one position, unit or person.
    pub struct AliasProposalRow in "alias_proposal" {
        /// Its id.
        id: ProposalId,
        /// `position`, `unit` or `person`.
        kind: String,
        /// One of the two.
        one_id: RowId,
        /// The other.
        other_id: RowId,
        /// Why they may be one.
        reason: String,
        /// `proposed`, `accepted` or `rejected`.
        state: String,
        /// When a person decided, in microseconds since 1970.
        decided_at: Option<i64>,
    }
}

impl Reading<'_> {
    /// Every unit, by name in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn units(&mut self) -> Result<Vec<UnitRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY name, id", &[]).await
    }

    /// Every position, by title in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn positions(&mut self) -> Result<Vec<PositionRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY title, id", &[]).await
    }

    /// Every person, by name in byte order.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn persons(&mut self) -> Result<Vec<PersonRow>, StoreError> {
        self.rows("AND removed_at IS NULL ORDER BY name, id", &[]).await
    }

    /// The positions of a unit.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn positions_of_unit(&mut self, unit: UnitId) -> Result<Vec<PositionRow>, StoreError> {
        self.rows(
            "AND unit_id = $2 AND removed_at IS NULL ORDER BY title, id",
            values![unit],
        )
        .await
    }

    /// The persons of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn persons_of(&mut self, ids: &[PersonId]) -> Result<Vec<PersonRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The positions of these ids, removed ones included.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn positions_of(&mut self, ids: &[PositionId]) -> Result<Vec<PositionRow>, StoreError> {
        self.rows_of("id", ids, "ORDER BY id").await
    }

    /// The proposals of aliases in a state (`proposed`, `accepted`, `rejected`), oldest first.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn alias_proposals(&mut self, state: &str) -> Result<Vec<AliasProposalRow>, StoreError> {
        self.rows("AND state = $2 ORDER BY id", values![state]).await
    }

    /// The proposals about one unit, position or person, in every state.
    ///
    /// # Errors
    /// Whatever the database says.
    pub async fn alias_proposals_of(
        &mut self,
        kind: &str,
        id: impl ToValue,
    ) -> Result<Vec<AliasProposalRow>, StoreError> {
        self.rows(
            "AND kind = $2 AND (one_id = $3 OR other_id = $3) ORDER BY id",
            &[kind.value(), id.value()],
        )
        .await
    }
}
