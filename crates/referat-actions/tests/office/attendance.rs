//! Who is at a meeting and at its items, how they vote, what they want written; and how minutes say it.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::collections::BTreeMap;

use referat_actions::appoint::Appointment;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::lookups::{AttendanceDesk, Extent, JournalFilter, JournalOf};
use referat_actions::note_item_attendance::NotAtItem;
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::printing::Subject;
use referat_actions::record_dissent::{Dissent, SaidBy};
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PersonId};
use referat_domain::issued::Recipients;
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::attendance::{Attendance, Stay};
use referat_domain::meeting::decision::VoteChoice;
use referat_domain::meeting::invitation::Answer;
use referat_domain::meeting::voting::{Cast, Voters};
use referat_domain::meeting_record::DecisionRecord;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use referat_domain::view::Part;

use crate::desk::{acting, bo, sandved};
use crate::documents::press;

pub struct Town {
    pub office: Office,
    _folder: tempfile::TempDir,
    pub forum: ForumId,
    pub meeting: MeetingId,
    pub items: Vec<AgendaItemId>,
    pub people: BTreeMap<&'static str, PersonId>,
}

/// A committee of five with a substitute and a secretary, whose meeting with three items is open.
pub async fn town() -> Town {
    let (office, folder) = sandved().await;
    let facts = ForumFacts {
        name: "Miljø- og Byudvalget",
        abbreviation: "MBU",
        profile: ForumProfile::Political,
    };
    let forum = office.make_forum(&bo(), facts).await.unwrap();
    let standing = "Godkendelse af dagsorden\nCykelsti\nMeddelelser";
    let place = RulePlace::Forum(forum);
    let set = office
        .set_rule(&bo(), place, "standing-items", standing, "")
        .await;
    set.unwrap();
    let mut people = BTreeMap::new();
    for (name, role, party) in [
        ("Karen Holm", Role::Chair, "A"),
        ("Bo Lind", Role::Member, "A"),
        ("Eva Dam", Role::Member, "F"),
        ("Ib Munk", Role::Member, "V"),
        ("Danni Olsen", Role::Member, "O"),
        ("Ole Krag", Role::Substitute, "O"),
        ("Sif Bro", Role::Secretary, ""),
    ] {
        let person = office.make_person(&bo(), name, None).await.unwrap();
        let given = Appointment {
            person,
            forum: Some(forum),
            role,
            period: Period::default(),
        };
        let membership = office.appoint(&bo(), given, "").await.unwrap();
        office.set_party(&bo(), membership, party).await.unwrap();
        people.insert(name, person);
    }
    let at = MeetingTime {
        date: Date::constant(2026, 3, 10),
        start: "09:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "",
        room: None,
    };
    let (meeting, ..) = office.plan_meeting(&bo(), forum, at, "").await.unwrap();
    let danni = people["Danni Olsen"];
    let apology = office
        .answer_invitation(&bo(), meeting, danni, Answer::Apology, "syg")
        .await;
    apology.unwrap();
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let built = office.built_agenda(&bo().reader, meeting).await.unwrap();
    let version = built.as_ref().unwrap().version;
    let issued = office
        .issue_agenda(&bo(), &press(), meeting, version, "", &|_| ())
        .await;
    issued.unwrap();
    let mut town = Town {
        office,
        _folder: folder,
        forum,
        meeting,
        items: Vec::new(),
        people,
    };
    let early = town.attend("Bo Lind", Some(Attendance::Present)).await;
    assert_eq!(why(early), "meeting-not-in-session");
    let opened = town.office.step_meeting(&bo(), meeting, SessionStep::Open).await;
    opened.unwrap();
    let desk = town.desk().await;
    town.items = desk.items.iter().map(|item| item.item.id).collect();
    assert_eq!(town.items.len(), 3);
    town
}

impl Town {
    async fn desk(&self) -> AttendanceDesk {
        self.office.attendance_desk(&bo(), self.meeting).await.unwrap()
    }

    async fn attend(&self, name: &str, how: Option<Attendance>) -> Result<bool, Refusal> {
        let person = self.people[name];
        self.office
            .note_attendance(&bo(), self.meeting, person, how)
            .await
    }

    async fn everyone(&self) {
        self.office.note_the_rest(&bo(), self.meeting).await.unwrap();
    }

    async fn vote(&self, item: usize, casts: &[Cast]) -> Result<bool, Refusal> {
        self.office.record_votes(&bo(), self.items[item], casts).await
    }

    fn one(&self, name: &str, choice: VoteChoice) -> Cast {
        Cast {
            voters: Voters::Person(self.people[name]),
            choice: Some(choice),
        }
    }

    async fn decided(&self, item: usize) -> Option<DecisionRecord> {
        let record = self.office.record(&bo().reader, self.meeting).await.unwrap();
        record.items[item].decision.clone()
    }

    pub async fn actions(&self, item: usize) -> Vec<String> {
        let of = JournalOf::Item(self.items[item]);
        let any = JournalFilter::default();
        let journal = self.office.journal(&bo().reader, of, &any, Extent::All).await;
        let journal = journal.unwrap();
        journal.entries.iter().map(|entry| entry.action.clone()).collect()
    }
}

fn group(party: &str, choice: VoteChoice) -> Cast {
    Cast {
        voters: Voters::Party(party.to_owned()),
        choice: Some(choice),
    }
}

pub fn why(refusal: Result<impl std::fmt::Debug, Refusal>) -> &'static str {
    match refusal {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotAllowed { .. }) => "not-allowed",
        Err(Refusal::NotFound) => "not-found",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_apology_is_known_beforehand_and_one_press_notes_a_person() {
    let town = town().await;
    let desk = town.desk().await;
    let expected = |name: &str| {
        let person = desk.people.iter().find(|person| person.name == name).unwrap();
        (person.noted, person.expected)
    };
    assert_eq!(expected("Danni Olsen"), (None, Attendance::Apology));
    assert_eq!(expected("Karen Holm"), (None, Attendance::Present));
    assert!(desk.people[0].is_chair, "the chair stands first");
    assert_eq!(desk.items[0].quorum, None, "nothing is noted yet");
    assert!(town.attend("Bo Lind", Some(Attendance::Absent)).await.unwrap());
    assert!(
        !town.attend("Bo Lind", Some(Attendance::Absent)).await.unwrap(),
        "it stands"
    );
    town.everyone().await;
    assert_eq!(
        why(town.office.note_the_rest(&bo(), town.meeting).await),
        "attendance-all-noted"
    );
    let desk = town.desk().await;
    let quorum = desk.items[0].quorum.unwrap();
    assert_eq!((quorum.there, quorum.members, quorum.is_met()), (3, 5, true));
    town.attend("Eva Dam", Some(Attendance::Absent)).await.unwrap();
    let quorum = town.desk().await.items[0].quorum.unwrap();
    assert_eq!((quorum.there, quorum.needed(), quorum.is_met()), (2, 3, false));
    // A warning, not a refusal: it is recorded.
    let text = RichText::paragraph("Godkendt.");
    let decided = town
        .office
        .record_decision(&bo(), town.items[0], &text, &[])
        .await;
    decided.unwrap();
    assert!(town.attend("Eva Dam", None).await.unwrap(), "taken back");
    let unknown = town.office.make_person(&bo(), "Per Ny", None).await.unwrap();
    let unknown = town
        .office
        .note_attendance(&bo(), town.meeting, unknown, Some(Attendance::Present))
        .await;
    assert_eq!(why(unknown), "not-found");
    let odd = town.attend("Bo Lind", Some(Attendance::Substitute)).await;
    assert_eq!(why(odd), "attendance-substitute-of");
}

#[tokio::test]
async fn a_substitute_comes_for_whom_is_not_there_and_votes_for_them() {
    let town = town().await;
    let (danni, ole) = (town.people["Danni Olsen"], town.people["Ole Krag"]);
    let (bo_lind, eva) = (town.people["Bo Lind"], town.people["Eva Dam"]);
    town.everyone().await;
    let office = &town.office;
    let for_present = office.note_substitute(&bo(), town.meeting, bo_lind, ole).await;
    assert_eq!(why(for_present), "attendance-member-there");
    let by_member = office.note_substitute(&bo(), town.meeting, danni, eva).await;
    assert_eq!(why(by_member), "all-invited");
    let stranger = office.make_person(&bo(), "Per Ny", None).await.unwrap();
    let by_stranger = office.note_substitute(&bo(), town.meeting, danni, stranger).await;
    assert_eq!(why(by_stranger), "not-a-substitute");
    let wanted = town.desk().await;
    assert_eq!(wanted.substitutes, [(ole, "Ole Krag".to_owned())]);
    office
        .note_substitute(&bo(), town.meeting, danni, ole)
        .await
        .unwrap();
    let again = office.note_substitute(&bo(), town.meeting, danni, ole).await;
    assert_eq!(why(again), "substitute-called");
    let quorum = town.desk().await.items[0].quorum.unwrap();
    assert_eq!(quorum.there, 5);
    town.vote(0, &[town.one("Ole Krag", VoteChoice::For)])
        .await
        .unwrap();
    let absent = town.vote(0, &[town.one("Danni Olsen", VoteChoice::For)]).await;
    assert_eq!(why(absent), "vote-not-there");
    let record = office.record(&bo().reader, town.meeting).await.unwrap();
    let substitute = record
        .participants
        .iter()
        .find(|one| one.name == "Ole Krag")
        .unwrap();
    assert_eq!(substitute.attendance, Attendance::Substitute);
    assert_eq!(substitute.instead_of.as_deref(), Some("Danni Olsen"));
    assert_eq!(substitute.party.as_deref(), Some("O"));
}

#[tokio::test]
async fn who_comes_late_counts_from_the_item_they_came_at() {
    let town = town().await;
    town.everyone().await;
    let ib = town.people["Ib Munk"];
    let stay = |from: Option<usize>, until: Option<usize>| Stay {
        from: from.map(|at| town.items[at]),
        until: until.map(|at| town.items[at]),
    };
    let office = &town.office;
    let noted = office
        .note_stay(&bo(), town.meeting, ib, stay(Some(1), None))
        .await;
    assert!(noted.unwrap());
    let there: Vec<usize> = town
        .desk()
        .await
        .items
        .iter()
        .map(|item| item.quorum.unwrap().there)
        .collect();
    assert_eq!(there, [3, 4, 4]);
    let late = town.vote(0, &[town.one("Ib Munk", VoteChoice::For)]).await;
    assert_eq!(why(late), "vote-not-there");
    town.vote(1, &[town.one("Ib Munk", VoteChoice::For)])
        .await
        .unwrap();
    let later = office
        .note_stay(&bo(), town.meeting, ib, stay(Some(2), None))
        .await;
    assert_eq!(why(later), "attendance-has-voted");
    let gone = town.attend("Ib Munk", Some(Attendance::Absent)).await;
    assert_eq!(why(gone), "attendance-has-voted");
    let backwards = office
        .note_stay(&bo(), town.meeting, ib, stay(Some(2), Some(0)))
        .await;
    assert_eq!(why(backwards), "attendance-backwards");
    let danni = town.people["Danni Olsen"];
    let absent = office
        .note_stay(&bo(), town.meeting, danni, stay(Some(1), None))
        .await;
    assert_eq!(why(absent), "attendance-not-there");
    let back = office.note_stay(&bo(), town.meeting, ib, stay(None, None)).await;
    assert!(back.unwrap(), "taken back");
    assert_eq!(town.desk().await.items[0].quorum.unwrap().there, 4);
}

#[tokio::test]
async fn minutes_say_votes_dissents_and_absences_and_are_read_back() {
    let town = town().await;
    town.everyone().await;
    let (office, item) = (&town.office, town.items[1]);
    let disqualified = NotAtItem::Disqualified {
        reason: "ejer nabogrunden".into(),
        has_left: true,
    };
    let eva = town.people["Eva Dam"];
    let noted = office
        .note_item_attendance(&bo(), item, eva, Some(disqualified))
        .await;
    assert!(noted.unwrap());
    assert_eq!(
        why(town.vote(1, &[town.one("Eva Dam", VoteChoice::For)]).await),
        "vote-disqualified"
    );
    assert_eq!(
        why(town.vote(1, &[town.one("Sif Bro", VoteChoice::For)]).await),
        "vote-no-seat"
    );
    let twice = [
        group("A", VoteChoice::For),
        town.one("Bo Lind", VoteChoice::Against),
    ];
    assert_eq!(why(town.vote(1, &twice).await), "vote-twice");
    let votes = [
        group("A", VoteChoice::For),
        town.one("Ib Munk", VoteChoice::Against),
    ];
    assert!(town.vote(1, &votes).await.unwrap());
    let dissent = Dissent {
        by: SaidBy::Person(town.people["Ib Munk"]),
        text: "Stien er for dyr.\nDen kan vente.".into(),
        is_recorded: false,
    };
    office.record_dissent(&bo(), item, &dissent).await.unwrap();
    let recorded = Dissent {
        by: SaidBy::Party("A".into()),
        text: "at gruppen glæder sig.".into(),
        is_recorded: true,
    };
    office.record_dissent(&bo(), item, &recorded).await.unwrap();
    office.note_item_guest(&bo(), item, "Pia Guldager").await.unwrap();
    // Votes stand before a text is written, and the text changes none of them.
    assert_eq!(town.decided(1).await.unwrap().votes.len(), 2);
    let text = RichText::paragraph("Godkendt.");
    office.record_decision(&bo(), item, &text, &[]).await.unwrap();
    let decision = town.decided(1).await.unwrap();
    let lines: Vec<&str> = decision.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "Godkendt.",
            "For stemte: A (2)",
            "Imod stemte: V (1)",
            "Mindretalsudtalelse fra Ib Munk (V): Stien er for dyr. Den kan vente.",
            "A ønskede ført til referat: at gruppen glæder sig.",
            "Danni Olsen (O) deltog ikke i mødet.",
            "Eva Dam (F) var inhabil, forlod lokalet og deltog ikke i punktet.",
        ]
    );
    assert_eq!(decision.absent, ["Danni Olsen", "Eva Dam"]);
    assert_eq!(decision.disqualified, ["Eva Dam"]);
    let record = office.record(&bo().reader, town.meeting).await.unwrap();
    assert_eq!(record.items[1].guests, ["Pia Guldager"]);
    let section = record.items[1]
        .sections
        .iter()
        .find(|section| section.text.plain_text() == decision.text);
    let read = referat_import::decision::read(&section.unwrap().text, &[], "Miljø- og Byudvalget");
    assert_eq!(read.decision, decision, "the printed text says the same");
    let shown = format!("{record:?}");
    assert!(!shown.contains("nabogrunden"), "the reason is printed nowhere");
    assert_eq!(
        town.actions(1)
            .await
            .iter()
            .filter(|action| *action == "record_votes")
            .count(),
        1
    );
    // The PDF carries it.
    office
        .step_meeting(&bo(), town.meeting, SessionStep::End)
        .await
        .unwrap();
    let of = Subject::Meeting(town.meeting);
    let issued = office
        .issue_document(&bo(), &press(), of, Recipients::Members, "", &|_| ())
        .await;
    let issued = issued.unwrap();
    let carried = referat_import::carried::record_in(&issued.file.bytes).unwrap();
    assert_eq!(carried.items[1].decision.as_ref(), Some(&decision));
    assert_eq!(carried.participants, record.participants);
}

#[tokio::test]
async fn everything_can_be_taken_back() {
    let town = town().await;
    town.everyone().await;
    let (office, item) = (&town.office, town.items[0]);
    town.vote(0, &[group("A", VoteChoice::For)]).await.unwrap();
    assert!(town.decided(0).await.is_some());
    let back = Cast {
        voters: Voters::Everyone,
        choice: None,
    };
    assert!(town.vote(0, &[back]).await.unwrap());
    assert_eq!(town.decided(0).await, None, "no decision is left without words");
    let dissent = Dissent {
        by: SaidBy::Person(town.people["Ib Munk"]),
        text: "Nej.".into(),
        is_recorded: false,
    };
    office.record_dissent(&bo(), item, &dissent).await.unwrap();
    // A text that is deleted leaves what stands beside it.
    let text = RichText::paragraph("Godkendt.");
    office.record_decision(&bo(), item, &text, &[]).await.unwrap();
    office
        .record_decision(&bo(), item, &RichText::default(), &[])
        .await
        .unwrap();
    assert_eq!(town.decided(0).await.unwrap().dissents.len(), 1);
    let desk = office.part_desk(&bo(), item).await.unwrap();
    let id = desk.dissents[0].id.clone();
    office.forget_dissent(&bo(), item, &id).await.unwrap();
    assert_eq!(town.decided(0).await, None);
    assert_eq!(why(office.forget_dissent(&bo(), item, &id).await), "not-found");
    let ib = town.people["Ib Munk"];
    let out = office
        .note_item_attendance(&bo(), item, ib, Some(NotAtItem::Away))
        .await;
    assert!(out.unwrap());
    let speaks = Dissent {
        by: SaidBy::Person(ib),
        ..dissent
    };
    assert_eq!(
        why(office.record_dissent(&bo(), item, &speaks).await),
        "dissent-not-there"
    );
    assert!(office.note_item_attendance(&bo(), item, ib, None).await.unwrap());
    assert!(!office.note_item_attendance(&bo(), item, ib, None).await.unwrap());
    let nothing = NotAtItem::Disqualified {
        reason: " ".into(),
        has_left: false,
    };
    let nothing = office.note_item_attendance(&bo(), item, ib, Some(nothing)).await;
    assert_eq!(why(nothing), "disqualified-reason");
    office.note_item_guest(&bo(), item, "Pia Guldager").await.unwrap();
    assert_eq!(
        why(office.note_item_guest(&bo(), item, "Pia Guldager").await),
        "guest-noted"
    );
    let guest = office.part_desk(&bo(), item).await.unwrap().guests[0].person;
    office.forget_item_guest(&bo(), item, guest).await.unwrap();
    assert_eq!(office.part_desk(&bo(), item).await.unwrap().guests, []);
}

#[tokio::test]
async fn a_forum_notes_what_its_rules_say() {
    let town = town().await;
    let place = RulePlace::Forum(town.forum);
    let office = &town.office;
    office.set_rule(&bo(), place, "votes", "no", "").await.unwrap();
    assert_eq!(
        why(town.vote(0, &[group("A", VoteChoice::For)]).await),
        "votes-off"
    );
    office
        .set_rule(&bo(), place, "attendance", "meeting", "")
        .await
        .unwrap();
    town.everyone().await;
    let ib = town.people["Ib Munk"];
    let out = office
        .note_item_attendance(&bo(), town.items[0], ib, Some(NotAtItem::Away))
        .await;
    assert_eq!(why(out), "attendance-not-per-item");
    let text = RichText::paragraph("Godkendt.");
    office
        .record_decision(&bo(), town.items[0], &text, &[])
        .await
        .unwrap();
    let decision = town.decided(0).await.unwrap();
    assert_eq!((decision.text.as_str(), decision.absent.len()), ("Godkendt.", 0));
    office
        .set_rule(&bo(), place, "attendance", "none", "")
        .await
        .unwrap();
    let off = town.attend("Ib Munk", Some(Attendance::Present)).await;
    assert_eq!(why(off), "attendance-off");
}

#[tokio::test]
async fn a_reason_is_for_those_of_the_forum_and_noting_is_for_those_who_write_decisions() {
    let town = town().await;
    town.everyone().await;
    let (office, item) = (&town.office, town.items[0]);
    let disqualified = NotAtItem::Disqualified {
        reason: "ejer nabogrunden".into(),
        has_left: false,
    };
    let ib = town.people["Ib Munk"];
    let noted = office
        .note_item_attendance(&bo(), item, ib, Some(disqualified))
        .await;
    assert!(noted.unwrap());
    let staff = Reader::staff(PersonId::from_bytes([77; 16]));
    let member = staff.clone().holding(Role::Member, town.forum);
    for (reader, sees) in [(staff, false), (member.clone(), true)] {
        let page = office.item(&reader, item).await.unwrap();
        let Part::Open(content) = &page.item.content else {
            panic!("open")
        };
        assert_eq!(content.disqualified.len(), usize::from(sees));
    }
    let member = acting(&member);
    let desk = office.attendance_desk(&member, town.meeting).await;
    assert_eq!(why(desk.map(drop)), "not-allowed");
    assert_eq!(
        why(office.part_desk(&member, item).await.map(drop)),
        "not-allowed"
    );
    let votes = office
        .record_votes(&member, item, &[group("A", VoteChoice::For)])
        .await;
    assert_eq!(why(votes), "not-allowed");
    let attended = office.note_attendance(&member, town.meeting, ib, None).await;
    assert_eq!(why(attended), "not-allowed");
}
