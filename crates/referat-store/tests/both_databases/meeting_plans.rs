//! Planned meetings, and the addresses of calendars.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::Date;
use referat_domain::ids::PersonId;
use referat_domain::journal::Digest;
use referat_store::calendar_addresses::CalendarAddress;
use referat_store::meeting_plans::{BookingRow, RoomRow};
use referat_store::{StoreError, Write};

use crate::harness::{On, Sandved, Seeded, entry, noon, on_both};

async fn address_of(sandved: &Sandved, token: Digest) -> Option<CalendarAddress> {
    let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
    reading.calendar_address(token).await.unwrap()
}

fn address(person: PersonId, of_forum: Option<referat_domain::ids::ForumId>) -> CalendarAddress {
    CalendarAddress {
        person,
        forum: of_forum,
        created_at: 1,
    }
}

on_both! {
    async fn a_new_address_of_a_calendar_ends_the_one_before_and_no_other(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let (person, forum) = (world.person.id, world.forum.id);
        let (one, two, of_forum) = (Digest([1; 32]), Digest([2; 32]), Digest([3; 32]));
        let mut entropy = Seeded::new(5);
        let mut write: Write<'_> = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        write.make_calendar_address(one, address(person, None)).await.unwrap();
        write.make_calendar_address(of_forum, address(person, Some(forum))).await.unwrap();
        write.make_calendar_address(two, address(person, None)).await.unwrap();
        write.commit(entry("make_calendar_address", person.uuid())).await.unwrap();
        assert_eq!(address_of(&sandved, one).await, None);
        assert_eq!(address_of(&sandved, two).await, Some(address(person, None)));
        assert_eq!(address_of(&sandved, of_forum).await, Some(address(person, Some(forum))));
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        assert!(write.drop_calendar_address(person, Some(forum)).await.unwrap());
        assert!(!write.drop_calendar_address(person, Some(forum)).await.unwrap());
        write.commit(entry("drop_calendar_address", person.uuid())).await.unwrap();
        assert_eq!(address_of(&sandved, of_forum).await, None);
        assert!(address_of(&sandved, two).await.is_some());
    }

    async fn rooms_have_names_of_their_own_and_a_meeting_has_one_booking(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut entropy = Seeded::new(6);
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        let known = write.reading().rooms().await.unwrap().remove(0);
        let again = RoomRow { id: write.fresh(), ..known.clone() };
        let refused = write.insert(&[again]).await;
        assert!(matches!(refused, Err(StoreError::Duplicate { .. })), "{refused:?}");
        drop(write);
        let mut write = sandved.store.begin(sandved.tenant, &mut entropy, noon()).await.unwrap();
        let booked = write.reading().bookings_of_room(known.id).await.unwrap();
        assert_eq!(booked.len(), 1);
        let twice = BookingRow { id: write.fresh(), ..booked[0].clone() };
        let refused = write.insert(&[twice]).await;
        assert!(matches!(refused, Err(StoreError::Duplicate { .. })), "{refused:?}");
        drop(write);
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let meeting = world.meeting.id;
        assert_eq!(reading.bookings_of(&[meeting]).await.unwrap(), booked);
        assert_eq!(reading.changes_of(&[meeting]).await.unwrap().len(), 1);
        assert_eq!(reading.series_of_forum(world.forum.id).await.unwrap().len(), 1);
        assert_eq!(reading.invitations(meeting).await.unwrap().len(), 2);
        assert_eq!(reading.invitations_of_person(world.person.id).await.unwrap().len(), 1);
    }

    async fn a_forum_s_meetings_of_a_period_are_those_of_its_days(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let day = world.meeting.date.unwrap();
        let forum = world.forum.id;
        let found = reading.meetings_of_forum_between(forum, day, day).await.unwrap();
        assert_eq!(found, std::slice::from_ref(&world.meeting));
        let after = (day.tomorrow().unwrap(), Date::constant(2099, 1, 1));
        let found = reading.meetings_of_forum_between(forum, after.0, after.1).await.unwrap();
        assert_eq!(found, []);
    }
}
