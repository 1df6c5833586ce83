//! What an entry about an account, a role, a rule, a position, a unit or a room is about: whom it is of, or the forum.

use referat_domain::ids::{AccountId, MembershipId, PositionId, RoomId, SettingId, UnitId};
use referat_domain::view::journal::{JournalPlace, JournalSubject};
use referat_store::Reading;
use referat_store::accounts::AccountRow;
use referat_store::meeting_plans::RoomRow;
use referat_store::memberships::MembershipRow;
use referat_store::people::{PersonRow, PositionRow, UnitRow};
use referat_store::settings::SettingRow;
use uuid::Uuid;

use super::subjects::{forum, of_nobody, person};
use crate::refusal::Refusal;

/// What an entry of one of these kinds is about.
pub(super) async fn find(
    reading: &mut Reading<'_>,
    kind: &str,
    id: Uuid,
) -> Result<Option<JournalSubject>, Refusal> {
    match kind {
        "account" => match reading.by_id::<AccountRow>(AccountId::from(id)).await? {
            Some(row) => person(reading, row.person_id).await,
            None => Ok(None),
        },
        "membership" => {
            let Some(row) = reading.by_id::<MembershipRow>(MembershipId::from(id)).await? else {
                return Ok(None);
            };
            let Some(of) = row.forum_id else {
                return person(reading, row.person_id).await;
            };
            let name: Option<PersonRow> = reading.by_id(row.person_id).await?;
            forum(reading, of, name.map(|person| person.name)).await
        }
        "setting" => match reading.by_id::<SettingRow>(SettingId::from(id)).await? {
            Some(row) => match row.forum_id {
                Some(of) => forum(reading, of, Some(row.name)).await,
                None => Ok(Some(of_nobody(JournalPlace::Nowhere, Some(row.name)))),
            },
            None => Ok(None),
        },
        "position" => {
            let row: Option<PositionRow> = reading.by_id(PositionId::from(id)).await?;
            Ok(row.map(|row| of_nobody(JournalPlace::Position(row.id), Some(row.title))))
        }
        "unit" => {
            let row: Option<UnitRow> = reading.by_id(UnitId::from(id)).await?;
            Ok(row.map(|row| of_nobody(JournalPlace::Unit(row.id), Some(row.name))))
        }
        "room" => {
            let row: Option<RoomRow> = reading.by_id(RoomId::from(id)).await?;
            Ok(row.map(|row| of_nobody(JournalPlace::Nowhere, Some(row.name))))
        }
        _ => Ok(None),
    }
}
