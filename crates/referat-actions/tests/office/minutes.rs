//! Minutes from their issue to their lock: remarks, approval by the next meeting and by click, signatures, corrections, and
//! every way to change what is locked.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::appoint::Appointment;
use referat_actions::correct_minutes::NewCorrection;
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::keep_forums::ForumFacts;
use referat_actions::letters::{Fate, Waiting};
use referat_actions::lookups::MinutesPage;
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::printing::Subject;
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::rules::RulePlace;
use referat_actions::set_openness::Closing;
use referat_actions::sign_minutes::ByClick;
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PersonId};
use referat_domain::issued::Recipients;
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::attendance::Attendance;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::minutes::{LockMissing, MinutesState};
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use referat_domain::view::letter::NoteAbout;
use referat_domain::view::minutes::RemarkAnswer;
use referat_import::carried::record_in;

use crate::desk::{acting, bo, sandved, sandved_with_minutes};
use crate::documents::press;

/// A forum with a chair, a member and a secretary, who has held a meeting.
struct House {
    office: Office,
    folder: tempfile::TempDir,
    forum: ForumId,
    chair: Actor,
    member: Actor,
    secretary: Actor,
    held: MeetingId,
    /// The item that was decided there.
    item: AgendaItemId,
}

async fn house(profile: ForumProfile) -> House {
    let (office, folder) = sandved().await;
    let facts = ForumFacts {
        name: "Havnerådet",
        abbreviation: "HR",
        profile,
    };
    let forum = office.make_forum(&bo(), facts).await.unwrap();
    for (rule, value) in [
        ("approval-steps", ""),
        ("standing-items", "Godkendelse af dagsorden og referat"),
        ("deadline-weekdays", "0"),
    ] {
        let _ = office
            .set_rule(&bo(), RulePlace::Forum(forum), rule, value, "")
            .await;
    }
    let mut people = Vec::new();
    for (name, role) in [
        ("Ole Holm", Role::Chair),
        ("Mia Lund", Role::Member),
        ("Eva Krog", Role::Secretary),
    ] {
        let address = format!("{}@sandved.example", name[..3].to_lowercase());
        let person = office.make_person(&bo(), name, Some(&address)).await.unwrap();
        let given = Appointment {
            person,
            role,
            forum: Some(forum),
            period: Period::default(),
        };
        office.appoint(&bo(), given, "").await.unwrap();
        let mut actor = acting(&Reader::staff(person).holding(role, forum));
        actor.name = name.to_owned();
        people.push(actor);
    }
    let [chair, member, secretary] = people.try_into().unwrap();
    let mut house = House {
        office,
        folder,
        forum,
        chair,
        member,
        secretary,
        held: MeetingId::from_bytes([0; 16]),
        item: AgendaItemId::from_bytes([0; 16]),
    };
    let (held, items) = house.opened(3).await;
    house
        .decide(items[0], "Dagsordenen blev godkendt.", &[(1, Outcome::Approved)])
        .await;
    house.step(held, SessionStep::End).await;
    (house.held, house.item) = (held, items[0]);
    house
}

impl House {
    /// A meeting on a day of March whose agenda has the standing items alone, issued and opened.
    async fn opened(&self, day: i8) -> (MeetingId, Vec<AgendaItemId>) {
        let at = MeetingTime {
            date: Date::constant(2026, 3, day),
            start: "09:00".parse().unwrap(),
            end: "11:00".parse().unwrap(),
            place: "",
            room: None,
        };
        let office = &self.office;
        let meeting = office.plan_meeting(&bo(), self.forum, at, "").await.unwrap().0;
        office.begin_agenda(&bo(), meeting).await.unwrap();
        let built = office.built_agenda(&bo().reader, meeting).await.unwrap();
        let version = built.as_ref().unwrap().version;
        office
            .issue_agenda(&bo(), &press(), meeting, version, "", &|_| ())
            .await
            .unwrap();
        let page = office.meeting(&bo().reader, meeting).await.unwrap();
        let items = page.items.iter().map(|item| item.id).collect();
        self.step(meeting, SessionStep::Open).await;
        (meeting, items)
    }

    async fn step(&self, meeting: MeetingId, step: SessionStep) {
        self.office.step_meeting(&bo(), meeting, step).await.unwrap();
    }

    async fn decide(&self, item: AgendaItemId, text: &str, outcomes: &[(u32, Outcome)]) {
        let given: Vec<GivenOutcome> = outcomes
            .iter()
            .map(|(clause, outcome)| GivenOutcome {
                clause: *clause,
                outcome: Some(*outcome),
                addition: String::new(),
            })
            .collect();
        let text = RichText::from_markdown(text);
        self.office
            .record_decision(&bo(), item, &text, &given)
            .await
            .unwrap();
    }

    async fn issue(&self, recipients: Recipients) -> Vec<u8> {
        let of = Subject::Meeting(self.held);
        let issued = self
            .office
            .issue_document(&bo(), &press(), of, recipients, "", &|_| ())
            .await;
        issued.unwrap().file.bytes
    }

    async fn page(&self) -> MinutesPage {
        self.office.minutes(&bo().reader, self.held).await.unwrap()
    }

    async fn state(&self) -> MinutesState {
        self.page().await.minutes.state
    }

    async fn missing(&self) -> Vec<LockMissing> {
        self.page().await.minutes.missing.clone()
    }

    /// What somebody has before them when they put their name to it.
    async fn shown(&self) -> String {
        self.page().await.checksum.unwrap_or_default()
    }

    async fn rule(&self, rule: &str, value: &str) {
        let place = RulePlace::Forum(self.forum);
        self.office.set_rule(&bo(), place, rule, value, "").await.unwrap();
    }

    /// Approved by the next meeting, and so locked.
    async fn locked(profile: ForumProfile) -> Self {
        let house = house(profile).await;
        house.issue(Recipients::Members).await;
        let (next, items) = house.opened(10).await;
        let yes = [(1, Outcome::Approved), (2, Outcome::Approved)];
        house
            .decide(items[0], "Dagsordenen og referatet blev godkendt.", &yes)
            .await;
        house.step(next, SessionStep::End).await;
        assert_eq!(house.state().await, MinutesState::Locked);
        house
    }
}

fn why(refusal: Result<impl std::fmt::Debug, Refusal>) -> &'static str {
    match refusal {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotAllowed { .. }) => "not-allowed",
        Err(Refusal::NotFound) => "not-found",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_next_meeting_approves_minutes_and_its_end_locks_them() {
    let house = house(ForumProfile::Administrative).await;
    assert_eq!(house.state().await, MinutesState::Drafting);
    assert_eq!(house.missing().await, [LockMissing::Issue, LockMissing::Approval]);
    house.issue(Recipients::Members).await;
    assert_eq!(house.state().await, MinutesState::Issued);
    let until = Date::constant(2026, 3, 8);
    assert_eq!(
        house.missing().await,
        [LockMissing::Approval, LockMissing::Remarks(until)]
    );
    assert_eq!(
        why(house.office.lock_minutes(&bo(), house.held).await),
        "minutes-not-ready"
    );

    let (next, items) = house.opened(10).await;
    // The agenda alone is approved: the minutes wait.
    let agenda_alone = [(1, Outcome::Approved), (2, Outcome::Postponed)];
    house
        .decide(items[0], "Dagsordenen blev godkendt.", &agenda_alone)
        .await;
    assert_eq!(house.state().await, MinutesState::Issued);
    let yes = [(1, Outcome::Approved), (2, Outcome::Approved)];
    house
        .decide(items[0], "Dagsordenen og referatet blev godkendt.", &yes)
        .await;
    assert_eq!(house.state().await, MinutesState::Approved);
    let approved_at = house.page().await.minutes.approved_at.clone();
    assert_eq!(approved_at.map(|meeting| meeting.id), Some(next));
    // Written down by mistake: it is taken back with the decision.
    house
        .decide(items[0], "Dagsordenen blev godkendt.", &agenda_alone)
        .await;
    assert_eq!(house.state().await, MinutesState::Issued);
    house
        .decide(items[0], "Dagsordenen og referatet blev godkendt.", &yes)
        .await;

    house.step(next, SessionStep::End).await;
    let page = house.page().await;
    assert_eq!(page.minutes.state, MinutesState::Locked);
    assert!(page.minutes.locked_at.is_some() && page.minutes.missing.is_empty());
    // The meeting that approved them can go on; they stay locked, whatever it decides.
    house.step(next, SessionStep::Resume).await;
    house
        .decide(items[0], "Dagsordenen blev godkendt.", &agenda_alone)
        .await;
    assert_eq!(house.state().await, MinutesState::Locked);
    let summary = house.office.verify(None, &mut |_| ()).await.unwrap();
    assert!(summary.is_sound(), "{:?}", summary.findings);
}

#[tokio::test]
async fn those_of_the_forum_are_told_that_minutes_are_issued_and_until_when_they_may_remark() {
    let house = house(ForumProfile::Administrative).await;
    house.rule("remark-days", "7").await;
    let told = async || {
        let letters = house.office.letters(Waiting::All).await.unwrap();
        let of = letters.iter().map(|letter| {
            let notes = letter.notes.iter().flatten().map(|note| match &note.about {
                NoteAbout::Meeting { remarks_until, .. } => {
                    let until = remarks_until.map(|day| format!(" {day}"));
                    format!("{}{}", note.kind.as_str(), until.unwrap_or_default())
                }
                NoteAbout::Paper { .. } => "paper".to_owned(),
            });
            format!("{} {}", letter.address, notes.collect::<Vec<_>>().join(", "))
        });
        let mut of: Vec<String> = of.collect();
        of.sort();
        for letter in &letters {
            house.office.settle_letter(letter, Fate::Sent).await.unwrap();
        }
        of
    };
    assert!(told().await.is_empty(), "the agenda is no news any more");
    house.issue(Recipients::Public).await;
    assert!(told().await.is_empty(), "the public's copy is nobody's mail");
    house.issue(Recipients::Members).await;
    let until = house.page().await.minutes.remarks_until.unwrap();
    assert_eq!(
        told().await,
        [
            format!("eva@sandved.example minutes_issued {until}"),
            format!("mia@sandved.example minutes_issued {until}"),
            format!("ole@sandved.example minutes_issued {until}"),
        ]
    );

    // Anew, by one of them: the others are told; where remarks aren't taken no day is named.
    house.rule("remark-days", "0").await;
    house
        .decide(house.item, "Blev godkendt.", &[(1, Outcome::Approved)])
        .await;
    let of = Subject::Meeting(house.held);
    house
        .office
        .issue_document(&house.secretary, &press(), of, Recipients::Members, "", &|_| ())
        .await
        .unwrap();
    assert_eq!(
        told().await,
        [
            "mia@sandved.example minutes_changed",
            "ole@sandved.example minutes_changed",
        ]
    );
}

#[tokio::test]
async fn what_was_issued_has_to_be_what_stands() {
    let house = house(ForumProfile::Administrative).await;
    house.issue(Recipients::Members).await;
    house
        .decide(
            house.item,
            "Dagsordenen blev godkendt med en tilføjelse.",
            &[(1, Outcome::Approved)],
        )
        .await;
    assert!(house.missing().await.contains(&LockMissing::NewIssue));
    let (next, items) = house.opened(10).await;
    let yes = [(1, Outcome::Approved), (2, Outcome::Approved)];
    house
        .decide(items[0], "Dagsordenen og referatet blev godkendt.", &yes)
        .await;
    house.step(next, SessionStep::End).await;
    assert_eq!(house.state().await, MinutesState::Approved, "not what was issued");
    house.issue(Recipients::Members).await;
    assert!(house.missing().await.is_empty());
    let keeper = house.office.lock_minutes(&house.secretary, house.held).await;
    keeper.unwrap();
    assert_eq!(house.state().await, MinutesState::Locked);
    assert_eq!(
        why(house.office.lock_minutes(&bo(), house.held).await),
        "minutes-locked"
    );
}

#[tokio::test]
async fn what_is_locked_is_changed_by_nobody_in_no_way() {
    let house = House::locked(ForumProfile::Administrative).await;
    let (office, held, item) = (&house.office, house.held, house.item);
    let before = office.record(&bo().reader, held).await.unwrap();
    let text = RichText::paragraph("Noget andet.");
    for (what, refused) in [
        (
            "decide",
            why(office.record_decision(&bo(), item, &text, &[]).await),
        ),
        (
            "take away",
            why(office
                .record_decision(&bo(), item, &RichText::default(), &[])
                .await),
        ),
        (
            "resume",
            why(office.step_meeting(&bo(), held, SessionStep::Resume).await),
        ),
        ("postpone", why(office.postpone_item(&bo(), item, None, "").await)),
        ("send on", why(office.send_on(&bo(), item, None, "").await)),
        ("take back", why(office.take_back(&bo(), item, "").await)),
        (
            "sign",
            why(office
                .sign_on_paper(&bo(), held, house.chair.reader.person().unwrap(), "")
                .await),
        ),
        (
            "remark",
            why(office.remark_on_minutes(&house.member, held, None, "Nej").await),
        ),
    ] {
        assert!(
            ["minutes-locked", "signature-not-asked"].contains(&refused),
            "{what}: {refused}"
        );
    }
    let built = office.built_agenda(&bo().reader, held).await.unwrap();
    let version = built.as_ref().map_or(0, |built| built.version);
    let again = office
        .issue_agenda(&bo(), &press(), held, version, "igen", &|_| ())
        .await;
    assert!(again.is_err(), "{again:?}");
    for moved in [
        office.cancel_meeting(&bo(), held, "").await.map(drop).is_err(),
        office.lock_minutes(&bo(), held).await.is_err(),
    ] {
        assert!(moved);
    }
    let after = office.record(&bo().reader, held).await.unwrap();
    assert_eq!(*before, *after);
    // Who may see an item is beside what was said: closing protects, and changes no word.
    let closing = Closing {
        ground: "Personoplysninger",
        public_title: "Lukket punkt",
        public_decision: "",
    };
    office.close_item(&bo(), item, closing).await.unwrap();
    let closed = office.record(&bo().reader, held).await.unwrap();
    assert_eq!(closed.items[0].decision, before.items[0].decision);
}

#[tokio::test]
async fn old_minutes_that_are_locked_are_changed_by_no_import() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = office.forum_called(&bo().reader, "Chefforum").await.unwrap().id;
    for (rule, value) in [("minutes-approval", "nobody"), ("remark-days", "0")] {
        office
            .set_rule(&bo(), RulePlace::Forum(forum), rule, value, "")
            .await
            .unwrap();
    }
    let held = office.meeting_called("2025-01-15", Some(forum)).await.unwrap();
    let of = Subject::Meeting(held);
    office
        .issue_document(&bo(), &press(), of, Recipients::Members, "", &|_| ())
        .await
        .unwrap();
    office.lock_minutes(&bo(), held).await.unwrap();
    let page = office.meeting(&bo().reader, held).await.unwrap();
    let document = page.documents[0].id;
    assert_eq!(
        why(office.undo_import(&bo(), document, "forkert").await),
        "undo-locked"
    );
    let before = office.record(&bo().reader, held).await.unwrap();
    // The same document with a file more, and a document of the same meeting that says something else.
    for sample in referat_fixtures::MINUTES {
        let bytes = sample.text.as_bytes().to_vec();
        let late = MeetingSource {
            name: sample.file_name.to_owned(),
            bytes,
            attachments: vec![AttachmentSource {
                file_name: "Helt nyt bilag.txt".into(),
                bytes: b"nyt".to_vec(),
            }],
            mended: None,
        };
        let _ = office
            .import_meetings(&bo(), &[late], ImportOptions::default())
            .await;
    }
    let after = office.record(&bo().reader, held).await.unwrap();
    assert_eq!(*before, *after);
}

#[tokio::test]
async fn corrections_are_dated_additions_that_are_printed() {
    let unapproved = house(ForumProfile::Administrative).await;
    let new = NewCorrection {
        item: None,
        noted_by: None,
        text: "Mia Lund deltog også.".into(),
    };
    assert_eq!(
        why(unapproved
            .office
            .correct_minutes(&bo(), unapproved.held, &new)
            .await),
        "minutes-not-approved"
    );
    let house = House::locked(ForumProfile::Administrative).await;
    let (office, held) = (&house.office, house.held);
    for (refused, new) in [
        (
            "remark-empty",
            NewCorrection {
                text: "  ".into(),
                ..new.clone()
            },
        ),
        (
            "item-of-another-meeting",
            NewCorrection {
                item: Some(AgendaItemId::from_bytes([9; 16])),
                ..new.clone()
            },
        ),
        (
            "item-of-another-meeting",
            NewCorrection {
                noted_by: Some(house.item),
                ..new.clone()
            },
        ),
    ] {
        assert_eq!(why(office.correct_minutes(&bo(), held, &new).await), refused);
    }
    let by_member = office.correct_minutes(&house.member, held, &new).await;
    assert_eq!(why(by_member), "not-allowed");
    office
        .correct_minutes(&house.secretary, held, &new)
        .await
        .unwrap();
    let about = NewCorrection {
        item: Some(house.item),
        noted_by: None,
        text: "Der skulle stå »dagsordenen«.".into(),
    };
    office
        .correct_minutes(&house.secretary, held, &about)
        .await
        .unwrap();
    let page = house.page().await;
    let told: Vec<(u32, bool, bool)> = page
        .minutes
        .corrections
        .iter()
        .map(|row| (row.place, row.item.is_some(), row.noted_at.is_some()))
        .collect();
    assert_eq!(told, [(1, false, true), (2, true, true)]);
    assert_eq!(page.minutes.state, MinutesState::Locked);
    // Printed with the minutes, and read back from them.
    let pdf = house.issue(Recipients::Public).await;
    let record = record_in(&pdf).unwrap();
    let texts: Vec<&str> = record.corrections.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["Mia Lund deltog også.", "Der skulle stå »dagsordenen«."]);
    assert_eq!(record.corrections[1].item.as_deref(), Some("1"));
    assert_eq!(record.corrections[0].noted_at, Some(Date::constant(2026, 3, 10)));
    // What is added to a closed item isn't in the public copy.
    let closing = Closing {
        ground: "Personoplysninger",
        public_title: "Lukket punkt",
        public_decision: "",
    };
    office.close_item(&bo(), house.item, closing).await.unwrap();
    let record = record_in(&house.issue(Recipients::Public).await).unwrap();
    let texts: Vec<&str> = record.corrections.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(texts, ["Mia Lund deltog også.", ""]);
    let summary = office.verify(None, &mut |_| ()).await.unwrap();
    assert!(summary.is_sound(), "{:?}", summary.findings);
}

#[tokio::test]
async fn members_sign_what_they_saw_and_the_last_name_locks() {
    let house = house(ForumProfile::Political).await;
    let (office, held) = (&house.office, house.held);
    assert_eq!(
        why(office.sign_minutes(&house.chair, &ByClick, held, "").await),
        "minutes-not-issued"
    );
    house.issue(Recipients::Members).await;
    assert_eq!(house.missing().await, [LockMissing::Signatures(2)]);
    let first = house.shown().await;
    assert_eq!(
        why(office
            .sign_minutes(&house.secretary, &ByClick, held, &first)
            .await),
        "signature-not-asked"
    );
    assert_eq!(
        why(office.sign_minutes(&bo(), &ByClick, held, &first).await),
        "signing-needs-person"
    );
    let stranger = acting(&Reader::staff(PersonId::from_bytes([8; 16])));
    assert_eq!(
        why(office.sign_minutes(&stranger, &ByClick, held, &first).await),
        "not-allowed"
    );
    assert!(
        !office
            .sign_minutes(&house.chair, &ByClick, held, &first)
            .await
            .unwrap()
    );
    assert_eq!(
        why(office.sign_minutes(&house.chair, &ByClick, held, &first).await),
        "signed-already"
    );
    // Taken back and signed again.
    let chair = house.chair.reader.person().unwrap();
    assert_eq!(
        why(office.take_back_signature(&house.member, held, chair).await),
        "not-allowed"
    );
    office
        .take_back_signature(&house.chair, held, chair)
        .await
        .unwrap();
    office
        .sign_minutes(&house.chair, &ByClick, held, &first)
        .await
        .unwrap();
    // A new issue is signed anew, and the old one no longer.
    house
        .decide(
            house.item,
            "Dagsordenen blev godkendt enstemmigt.",
            &[(1, Outcome::Approved)],
        )
        .await;
    house.issue(Recipients::Members).await;
    assert_eq!(house.missing().await, [LockMissing::Signatures(2)]);
    assert_eq!(
        why(office.sign_minutes(&house.chair, &ByClick, held, &first).await),
        "minutes-issued-anew"
    );
    let second = house.shown().await;
    office
        .sign_minutes(&house.chair, &ByClick, held, &second)
        .await
        .unwrap();
    // The other signed the sheet.
    let member = house.member.reader.person().unwrap();
    let by_chair = office.sign_on_paper(&house.member, held, member, &second).await;
    assert_eq!(why(by_chair), "not-allowed");
    assert!(
        office
            .sign_on_paper(&house.secretary, held, member, &second)
            .await
            .unwrap()
    );
    assert_eq!(house.state().await, MinutesState::Locked);
    assert_eq!(
        why(office.take_back_signature(&house.secretary, held, member).await),
        "minutes-locked"
    );
    let names: Vec<(bool, bool)> = house
        .page()
        .await
        .minutes
        .signatures
        .iter()
        .map(|name| {
            (
                name.given.is_some(),
                name.given.is_some_and(|(_, on_paper)| on_paper),
            )
        })
        .collect();
    assert_eq!(names, [(true, false), (true, true)]);
}

#[tokio::test]
async fn what_is_locked_follows_no_rule_and_no_name_that_changes_later() {
    let house = house(ForumProfile::Political).await;
    let (office, held) = (&house.office, house.held);
    let member = house.member.reader.person().unwrap();
    let chair = house.chair.reader.person().unwrap();
    for (person, attendance) in [(chair, Attendance::Present), (member, Attendance::Absent)] {
        let noted = office
            .note_attendance(&bo(), held, person, Some(attendance))
            .await;
        assert!(noted.unwrap());
    }
    house.issue(Recipients::Members).await;
    assert_eq!(
        house.missing().await,
        [LockMissing::Signatures(1)],
        "who was not there signs nothing"
    );
    let shown = house.shown().await;
    assert!(
        office
            .sign_minutes(&house.chair, &ByClick, held, &shown)
            .await
            .unwrap()
    );
    let before = office.record(&bo().reader, held).await.unwrap();
    let decision = before.items[0].decision.as_ref().unwrap();
    assert_eq!(decision.absent, ["Mia Lund"]);
    assert_eq!(
        why(office.note_attendance(&bo(), held, member, None).await),
        "minutes-locked"
    );
    house.rule("attendance", "none").await;
    house.rule("votes", "no").await;
    office
        .correct_person(&bo(), member, "Mia Bech", None)
        .await
        .unwrap();
    let after = office.record(&bo().reader, held).await.unwrap();
    assert_eq!(*before, *after);
}

#[tokio::test]
async fn those_who_took_part_approve_by_click_and_remark() {
    let house = house(ForumProfile::Administrative).await;
    let (office, held) = (&house.office, house.held);
    house.rule("minutes-approval", "participants").await;
    assert_eq!(
        why(office.remark_on_minutes(&house.member, held, None, "Nej").await),
        "minutes-not-issued"
    );
    house.issue(Recipients::Members).await;
    let shown = house.shown().await;
    assert_eq!(
        house.missing().await,
        [
            LockMissing::Approvals(2),
            LockMissing::Remarks(Date::constant(2026, 3, 8))
        ]
    );
    assert_eq!(
        why(office.approve_minutes(&house.secretary, held, &shown).await),
        "approval-not-asked"
    );
    office.approve_minutes(&house.member, held, &shown).await.unwrap();
    assert_eq!(
        why(office.approve_minutes(&house.member, held, &shown).await),
        "approved-already"
    );
    office.take_back_approval(&house.member, held).await.unwrap();
    assert_eq!(
        why(office.take_back_approval(&house.member, held).await),
        "approval-missing"
    );

    assert_eq!(
        why(office.remark_on_minutes(&house.member, held, None, " ").await),
        "remark-empty"
    );
    let other = Some(AgendaItemId::from_bytes([9; 16]));
    assert_eq!(
        why(office.remark_on_minutes(&house.member, held, other, "Nej").await),
        "not-found"
    );
    let item = Some(house.item);
    office
        .remark_on_minutes(&house.member, held, item, "Jeg var imod.")
        .await
        .unwrap();
    let page = office.minutes(&house.member.reader, held).await.unwrap();
    let [remark] = page.minutes.remarks.as_slice() else {
        panic!("{:?}", page.minutes.remarks)
    };
    assert!(remark.is_own && remark.by == "Mia Lund");
    let id = remark.id.clone();
    assert!(house.missing().await.contains(&LockMissing::Answers(1)));
    let left = RemarkAnswer::Left;
    assert_eq!(
        why(office.answer_remark(&house.member, held, &id, left, "x").await),
        "not-allowed"
    );
    assert_eq!(
        why(office.answer_remark(&house.chair, held, &id, left, " ").await),
        "remark-empty"
    );
    office
        .answer_remark(&house.chair, held, &id, left, "Det står i et brev.")
        .await
        .unwrap();
    assert_eq!(
        why(office.take_back_remark(&house.member, held, &id).await),
        "remark-answered"
    );
    office
        .remark_on_minutes(&house.member, held, None, "Og ét til.")
        .await
        .unwrap();
    let page = office.minutes(&house.member.reader, held).await.unwrap();
    let second = page.minutes.remarks[1].id.clone();
    assert_eq!(
        why(office.take_back_remark(&house.chair, held, &second).await),
        "not-found"
    );
    office
        .take_back_remark(&house.member, held, &second)
        .await
        .unwrap();
    // Whoever isn't of the forum sees neither remark nor name.
    let staff = office
        .minutes(&Reader::staff(PersonId::from_bytes([8; 16])), held)
        .await
        .unwrap();
    assert!(staff.minutes.remarks.is_empty() && staff.minutes.approvals.is_empty());
}

#[tokio::test]
async fn a_row_of_locked_minutes_is_refused_by_the_store_itself() {
    use crate::silence_finding::Counted;
    use referat_domain::ids::Tenant;
    use referat_store::agenda_items::AgendaItemRow;
    use referat_store::decisions::DecisionRow;
    use referat_store::meetings::MeetingRow;
    use referat_store::minutes::{CorrectionRow, MinutesRow};
    use referat_store::{DatabaseUrl, EntryDraft, Store, StoreConfig, StoreError};

    let house = House::locked(ForumProfile::Administrative).await;
    let new = NewCorrection {
        item: None,
        noted_by: None,
        text: "En rettelse.".into(),
    };
    house
        .office
        .correct_minutes(&bo(), house.held, &new)
        .await
        .unwrap();
    let config = StoreConfig {
        data_dir: house.folder.path().to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let now = "2026-03-20T08:00:00Z".parse().unwrap();
    let store = Store::open(&config, now).await.unwrap();
    let tenant = Tenant(house.office.municipality().id);
    let entry = || EntryDraft {
        action: "record_decision".into(),
        subject_kind: "meeting".into(),
        subject: house.held.uuid(),
        actor: "nogen".into(),
        reason: String::new(),
    };
    let mut entropy = Counted(40);
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let meeting: MeetingRow = write.reading().by_id(house.held).await.unwrap().unwrap();
    write
        .update(&MeetingRow {
            place: Some("Et andet sted".into()),
            ..meeting
        })
        .await
        .unwrap();
    assert!(matches!(
        write.commit(entry()).await,
        Err(StoreError::Locked { table: "meeting" })
    ));

    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let decisions: Vec<DecisionRow> = write.reading().decisions(&[house.item]).await.unwrap();
    write.remove(&decisions[0]).await.unwrap();
    assert!(matches!(
        write.commit(entry()).await,
        Err(StoreError::Locked { table: "decision" })
    ));

    // What is beside the record passes only where whoever writes says so, and no other table with it.
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let item: AgendaItemRow = write.reading().by_id(house.item).await.unwrap().unwrap();
    write
        .update(&AgendaItemRow {
            is_closed: true,
            ..item.clone()
        })
        .await
        .unwrap();
    assert!(matches!(
        write.commit(entry()).await,
        Err(StoreError::Locked { table: "agenda_item" })
    ));

    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let row: MinutesRow = write.reading().minutes_of(&[house.held]).await.unwrap().remove(0);
    let unlocked = write
        .update(&MinutesRow {
            state: "issued".into(),
            ..row
        })
        .await;
    assert!(matches!(unlocked, Err(StoreError::Locked { table: "minutes" })));
    let row: CorrectionRow = write.reading().corrections(house.held).await.unwrap().remove(0);
    let changed = write
        .update(&CorrectionRow {
            text: "Noget andet".into(),
            ..row
        })
        .await;
    assert!(matches!(changed, Err(StoreError::Locked { table: "correction" })));
}
