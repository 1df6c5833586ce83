//! The references: every row points to rows that are there, and the database file is whole.

use uuid::Uuid;

use super::{Verification, VerifyFinding};
use crate::database::connection::Sql;
use crate::database::value::values;
use crate::registry::{COVERED, LOOSE};
use crate::{RowId, StoreError};

/// How many broken references of one column are named.
const NAMED: i64 = 20;

impl Verification<'_> {
    /// Asks SQLite whether its file is whole; PostgreSQL looks after its own.
    pub(super) async fn check_database_file(&mut self) -> Result<(), StoreError> {
        if self.connection.is_postgres() {
            return Ok(());
        }
        let answers: Vec<(String,)> = self
            .connection
            .all(
                Sql::of_the_installation(
                    "SELECT integrity_check FROM pragma_integrity_check LIMIT 20",
                    "the file is the installation's",
                ),
                &[],
            )
            .await?;
        for (message,) in answers {
            if message != "ok" {
                self.found(VerifyFinding::DatabaseBroken { message });
            }
        }
        Ok(())
    }

    /// Looks for rows that point to rows that aren't there.
    pub(super) async fn check_references(&mut self) -> Result<(), StoreError> {
        for facts in COVERED {
            for column in facts.columns {
                if let Some((target, key)) = column.points_to {
                    self.check_reference(facts.name, column.name, "1 = 1", target, key)
                        .await?;
                }
            }
        }
        for loose in LOOSE {
            self.check_reference(loose.table, loose.column, loose.when, loose.target, "id")
                .await?;
        }
        Ok(())
    }

    async fn check_reference(
        &mut self,
        table: &'static str,
        column: &'static str,
        when: &'static str,
        target: &'static str,
        key: &'static str,
    ) -> Result<(), StoreError> {
        let sql = Sql::built(format!(
            "SELECT referring.id FROM {table} AS referring \
             WHERE referring.municipality_id = $1 AND referring.{column} IS NOT NULL AND {when} \
             AND NOT EXISTS (SELECT 1 FROM {target} AS referred \
             WHERE referred.municipality_id = referring.municipality_id \
             AND referred.{key} = referring.{column}) ORDER BY referring.id LIMIT $2"
        ));
        let broken: Vec<(RowId,)> = self.connection.all(sql, values![self.tenant, NAMED]).await?;
        for (id,) in broken {
            self.found(VerifyFinding::ReferenceBroken {
                table,
                id: Uuid::from_bytes(*id.as_bytes()),
                column,
                target,
            });
        }
        Ok(())
    }
}
