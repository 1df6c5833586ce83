//! Who somebody is to the table of access on a day: their roles, and what these let them read.

use std::collections::BTreeSet;

use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::PersonId;
use referat_domain::reader::Reader;
use referat_domain::role::{Period, Role};
use referat_store::Reading;
use referat_store::memberships::MembershipRow;

use crate::refusal::Refusal;
use crate::rules::{self, Rules};

/// The role and the period of a membership.
pub(crate) fn read_membership(row: &MembershipRow) -> Result<(Role, Period), Refusal> {
    let role = row
        .role
        .parse()
        .map_err(|_| Refusal::unreadable("membership", "role", &row.role))?;
    let period = Period {
        from: row.from_day,
        until: row.until_day,
    };
    Ok((role, period))
}

/// What a person is on a day.
pub(crate) async fn reader_of(
    reading: &mut Reading<'_>,
    person: PersonId,
    day: Date,
) -> Result<Reader, Refusal> {
    let mut reader = Reader::staff(person);
    let mut seats = BTreeSet::new();
    for row in reading.memberships_of_person(person).await? {
        let (role, period) = read_membership(&row)?;
        if !period.contains(day) {
            continue;
        }
        match row.forum_id {
            None => reader = reader.administrator(),
            Some(forum) => {
                if matches!(role, Role::Member | Role::Substitute | Role::Chair) {
                    seats.insert(forum);
                }
                reader = reader.holding(role, forum);
            }
        }
    }
    if seats.is_empty() {
        return Ok(reader);
    }
    let municipality = Rules::of_municipality(reading).await?;
    if !municipality.is(rules::COUNCIL_READS_COMMITTEES) {
        return Ok(reader);
    }
    // Kommunestyrelsesloven § 20, stk. 6: a council member may have the committees' papers.
    let mut sits_in_council = false;
    for forum in &seats {
        sits_in_council |= Rules::of_forum(reading, *forum).await?.is(rules::IS_COUNCIL);
    }
    if sits_in_council {
        for forum in reading.forums().await? {
            if forum.profile == ForumProfile::Political.as_str() {
                reader = reader.reading(forum.id);
            }
        }
    }
    Ok(reader)
}
