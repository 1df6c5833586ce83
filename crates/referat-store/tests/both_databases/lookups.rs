//! Lookups: the questions that pages and imports ask.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_store::Page;
use referat_store::agenda_items::ItemOfPaper;

use crate::harness::{On, Sandved, entry, on_both};
use crate::world::World;

/// More meetings of the world's forum, on these days.
async fn meetings_on(sandved: &mut Sandved, world: &World, days: &[Option<Date>]) -> Vec<MeetingId> {
    let mut write = sandved.write().await;
    let rows: Vec<_> = days
        .iter()
        .map(|date| referat_store::meetings::MeetingRow {
            id: write.fresh(),
            date: *date,
            ..world.meeting.clone()
        })
        .collect();
    write.insert(&rows).await.unwrap();
    write
        .commit(entry("fill", world.meeting.id.uuid()))
        .await
        .unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

on_both! {
    async fn meetings_come_newest_first_and_undated_last(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let old = Date::constant(2017, 11, 15);
        let new = Date::constant(2023, 12, 7);
        let made = meetings_on(&mut sandved, &world, &[Some(old), None, Some(new)]).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let ids = |meetings: Vec<referat_store::meetings::MeetingRow>| {
            meetings.into_iter().map(|meeting| meeting.id).collect::<Vec<_>>()
        };
        let forum = world.forum.id;
        let all = ids(reading.meetings_of_forum(forum, Page::first(10)).await.unwrap());
        assert_eq!(all, [made[2], world.meeting.id, made[0], made[1]]);
        let second = Page { offset: 1, limit: 1 };
        assert_eq!(ids(reading.meetings_of_forum(forum, second).await.unwrap()), [world.meeting.id]);
        assert_eq!(ids(reading.latest_meetings(Page::first(2)).await.unwrap()), [made[2], world.meeting.id]);
        assert_eq!(ids(reading.meetings_between(old, new).await.unwrap()), [made[0], world.meeting.id, made[2]]);
        assert_eq!(ids(reading.meetings_on(forum, new).await.unwrap()), [made[2]]);
        let day = world.meeting.date.unwrap();
        let (before, after) = reading.meetings_beside(forum, day).await.unwrap();
        assert_eq!((before.map(|m| m.id), after.map(|m| m.id)), (Some(made[0]), Some(made[2])));
        assert_eq!(reading.meeting_counts().await.unwrap(), [(forum, 4, Some(new))]);
        assert_eq!(reading.item_totals().await.unwrap(), (1, 0));
        assert_eq!(reading.item_counts(&all).await.unwrap(), [(world.meeting.id, 1, 0)]);
    }

    async fn everything_of_an_item_is_found_by_its_ids(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let (item, version, decision) = (world.item.id, world.version.id, world.decision.id);
        assert_eq!(reading.items_of_meeting(world.meeting.id).await.unwrap(), std::slice::from_ref(&world.item));
        assert_eq!(reading.items_of_meetings(&[world.meeting.id]).await.unwrap().len(), 1);
        assert_eq!(reading.items_of(&[item]).await.unwrap().len(), 1);
        assert_eq!(reading.items_of_versions(&[version]).await.unwrap().len(), 1);
        assert_eq!(reading.paper_versions_of(&[version]).await.unwrap(), std::slice::from_ref(&world.version));
        assert_eq!(reading.versions_of_papers(&[world.paper.id]).await.unwrap().len(), 1);
        assert_eq!(reading.papers_of(&[world.paper.id]).await.unwrap(), std::slice::from_ref(&world.paper));
        assert_eq!(reading.sections(&[version]).await.unwrap().len(), 1);
        assert_eq!(reading.clauses(&[version]).await.unwrap().len(), 1);
        assert_eq!(reading.recommenders(&[version]).await.unwrap().len(), 1);
        assert_eq!(reading.attachments(&[version]).await.unwrap(), std::slice::from_ref(&world.attachment));
        let checksum = world.attachment.checksum.unwrap();
        assert_eq!(reading.attachments_by_checksum(checksum).await.unwrap().len(), 1);
        assert_eq!(reading.consultations(&[world.paper.id]).await.unwrap().len(), 1);
        assert_eq!(reading.consultations_of_items(&[item]).await.unwrap().len(), 1);
        let of_paper = ItemOfPaper { paper: world.paper.id, item, is_closed: false, is_there: true };
        assert_eq!(reading.items_of_papers(&[world.paper.id]).await.unwrap(), [of_paper]);
        assert_eq!(reading.item_persons(&[item]).await.unwrap().len(), 1);
        assert_eq!(reading.exclusions(&[item]).await.unwrap().len(), 1);
        assert_eq!(reading.decisions(&[item]).await.unwrap(), std::slice::from_ref(&world.decision));
        assert_eq!(reading.decisions_of(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.clause_outcomes(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.remarks(&[decision]).await.unwrap(), std::slice::from_ref(&world.remark));
        assert_eq!(reading.named_remarks(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.votes(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.dissenting_opinions(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.absences(&[decision]).await.unwrap().len(), 1);
        assert_eq!(reading.absences_by(&[world.person.id]).await.unwrap().len(), 1);
        assert_eq!(reading.item_absences(&[item]).await.unwrap().len(), 1);
        assert_eq!(reading.items_that_approve("2021-10-13").await.unwrap().len(), 1);
        let none: [AgendaItemId; 0] = [];
        assert_eq!(reading.items_of(&none).await.unwrap(), []);
    }

    async fn a_case_is_found_by_number_prefix_forum_and_subject(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let (case, version) = (world.case.id, world.version.id);
        let number = world.case.journal_number.clone().unwrap();
        assert_eq!(reading.cases_by_journal_numbers(&[number.as_str()]).await.unwrap(), std::slice::from_ref(&world.case));
        assert_eq!(reading.items_by_journal_number(&number).await.unwrap().len(), 1);
        let found = reading.cases_by_journal_prefix("00.30.", Page::first(9)).await.unwrap();
        assert_eq!(found, std::slice::from_ref(&world.case));
        assert_eq!(reading.cases_by_journal_prefix("00.31.", Page::first(9)).await.unwrap(), []);
        let counts = reading.journal_number_counts("").await.unwrap();
        assert_eq!((counts[0].journal_number.as_str(), counts[0].cases), (number.as_str(), 1));
        assert_eq!(reading.cases_of_forum(world.forum.id, Page::first(9)).await.unwrap().len(), 1);
        assert_eq!(reading.cases_of(&[case]).await.unwrap().len(), 1);
        let keys = [world.paper.subject_key.as_str(), "andet"];
        assert_eq!(reading.cases_by_subject_keys(&keys, 4).await.unwrap(), [case]);
        assert_eq!(reading.papers_of_cases(&[case]).await.unwrap(), std::slice::from_ref(&world.paper));
        assert_eq!(reading.items_of_cases(&[case]).await.unwrap(), [(case, world.item.id)]);
        assert_eq!(reading.cases_of_versions(&[version]).await.unwrap(), [(version, world.paper.id, case)]);
        assert_eq!(reading.case_join_proposals("accepted").await.unwrap().len(), 1);
        assert_eq!(reading.case_join_proposals_of(&[world.paper.id]).await.unwrap().len(), 1);
        assert_eq!(reading.case_join_proposals_to(&[case]).await.unwrap().len(), 1);
    }

    async fn people_are_found_by_name_and_by_what_they_did(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let person = world.person.id;
        assert_eq!(reading.forum_by_name(&world.forum.name).await.unwrap(), Some(world.forum.clone()));
        assert_eq!(reading.positions().await.unwrap(), std::slice::from_ref(&world.position));
        assert_eq!(reading.positions_of_unit(world.unit.id).await.unwrap(), std::slice::from_ref(&world.position));
        assert_eq!(reading.positions().await.unwrap().len(), 1);
        assert_eq!(reading.units().await.unwrap().len(), 1);
        assert_eq!(reading.positions_of(&[world.position.id]).await.unwrap().len(), 1);
        assert_eq!(reading.recommendations_by(&[world.position.id]).await.unwrap().len(), 1);
        // The other person of the world is removed.
        assert_eq!(reading.persons().await.unwrap(), std::slice::from_ref(&world.person));
        assert_eq!(reading.mentions_of(&[person]).await.unwrap().len(), 1);
        assert_eq!(reading.named_remarks_by(&[person]).await.unwrap().len(), 1);
        assert_eq!(reading.participations(person).await.unwrap().len(), 1);
        assert_eq!(reading.participants(world.meeting.id).await.unwrap().len(), 1);
        assert_eq!(reading.alias_proposals("proposed").await.unwrap().len(), 1);
        assert_eq!(reading.alias_proposals_of("person", person).await.unwrap().len(), 1);
        assert_eq!(reading.alias_proposals_of("unit", person).await.unwrap().len(), 0);
        let abbreviation = world.forum.abbreviation.clone().unwrap_or_default();
        let by_abbreviation = reading.forums_by_abbreviation(&abbreviation).await.unwrap();
        assert_eq!(by_abbreviation.len(), usize::from(world.forum.abbreviation.is_some()));
    }

    async fn documents_are_found_by_their_bytes_and_with_their_findings(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let mut reading = sandved.store.reading(sandved.tenant).await.unwrap();
        let document = world.document.id;
        let found = reading.document_by_checksum(world.document.checksum).await.unwrap();
        assert_eq!(found, Some(world.document.clone()));
        assert_eq!(reading.documents(Page::first(9)).await.unwrap().len(), 1);
        assert_eq!(reading.documents_of_meeting(world.meeting.id).await.unwrap().len(), 1);
        assert_eq!(reading.findings(&[document]).await.unwrap().len(), 1);
        let counts = reading.finding_counts(&[document]).await.unwrap();
        assert_eq!(counts, [(document, "warning".to_owned(), 1)]);
        assert_eq!(reading.contents_lines(document).await.unwrap().len(), 1);
        assert_eq!(reading.meeting_join_proposals("rejected").await.unwrap().len(), 1);
        assert_eq!(reading.meeting_join_proposals_of(document).await.unwrap().len(), 1);
        assert_eq!(reading.meeting_join_proposals_to(world.meeting.id).await.unwrap().len(), 1);
        assert_eq!(reading.issued_documents(world.meeting.id).await.unwrap().len(), 1);
        assert_eq!(reading.issues(world.meeting.id, "minutes", "members").await.unwrap().len(), 1);
        assert_eq!(reading.issues(world.meeting.id, "minutes", "public").await.unwrap().len(), 0);
        assert!(reading.look().await.unwrap().is_some());
        assert_eq!(reading.minutes_of(&[world.meeting.id]).await.unwrap().len(), 1);
        let register = reading.kle_register().await.unwrap().unwrap();
        assert_eq!(register, world.register);
        assert_eq!(reading.kle_subjects(register.id).await.unwrap().len(), 1);
        assert_eq!(reading.kle_subjects_by_number(register.id, "00.30.14").await.unwrap().len(), 1);
        let municipality = reading.municipality().await.unwrap().unwrap();
        assert_eq!(municipality.name, "Sandved Kommune");
    }
}
