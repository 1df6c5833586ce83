//! Letters: who is told what and when, what is told of what is closed, and what becomes of a letter that doesn't go.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::appoint::Appointment;
use referat_actions::invite_to_meeting::Called;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::letters::{Fate, LetterDue, Waiting};
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::refusal::Refusal;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::Date;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{ForumId, MeetingId, PaperId, PersonId};
use referat_domain::message::{MailChoice, MessageKind};
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use referat_domain::view::letter::NoteAbout;

use crate::desk::bo;
use crate::sign_in::{House, MINUTE, house};

const DAY: i64 = 24 * 60 * MINUTE;

pub struct Town {
    pub house: House,
    pub forum: ForumId,
    pub author: Actor,
    pub approver: Actor,
    pub member: Actor,
}

pub async fn town() -> Town {
    let house = house().await;
    let office = &house.office;
    let facts = ForumFacts {
        name: "Chefforum",
        abbreviation: "CF",
        profile: ForumProfile::Administrative,
    };
    let forum = office.make_forum(&bo(), facts).await.unwrap();
    let place = referat_actions::rules::RulePlace::Forum(forum);
    office
        .set_rule(&bo(), place, "approval-steps", "Direktør", "")
        .await
        .unwrap();
    let seat = async |name: &str, mail: &str, role: Role| {
        let person = office.make_person(&bo(), name, Some(mail)).await.unwrap();
        let given = Appointment {
            person,
            forum: Some(forum),
            role,
            period: Period::default(),
        };
        office.appoint(&bo(), given, "").await.unwrap();
        Actor {
            name: name.to_owned(),
            reader: Reader::staff(person).holding(role, forum),
            guise: None,
            has_proved: true,
        }
    };
    let author = seat("Ane Ravn", "ane@sandved.example", Role::Author).await;
    let approver = seat("Dan Krog", "dan@sandved.example", Role::Approver).await;
    let member = seat("Mie Lund", "mie@sandved.example", Role::Member).await;
    Town {
        forum,
        author,
        approver,
        member,
        house,
    }
}

impl Town {
    pub fn office(&self) -> &Office {
        &self.house.office
    }

    pub async fn paper(&self, title: &str) -> PaperId {
        let new = NewPaper {
            forum: self.forum,
            kind: PaperKind::Information,
            title,
            case: CaseChoice::New(None),
            due: None,
        };
        let paper = self.office().begin_paper(&self.author, new).await.unwrap();
        let fields = self.office().paper(&self.author.reader, paper).await.unwrap();
        let fields = fields.as_ref().unwrap().fields.clone();
        for view in fields {
            let value = match view.field {
                PaperField::Section(_) => FieldValue::Text(RichText::paragraph("Der orienteres.")),
                PaperField::Recommenders => FieldValue::lines(["Direktøren"]).unwrap(),
                PaperField::Clauses => {
                    FieldValue::lines(["at orienteringen tages til efterretning"]).unwrap()
                }
                PaperField::Title | PaperField::JournalNumber => continue,
            };
            let saved = self
                .office()
                .save_paper_field(&self.author, paper, view.field, &value, view.version);
            saved.await.unwrap();
        }
        paper
    }

    pub async fn submit(&self, paper: PaperId) {
        self.office().submit_paper(&self.author, paper, "").await.unwrap();
    }

    pub async fn verdict(&self, paper: PaperId, verdict: StepVerdict) {
        let done = self
            .office()
            .decide_paper(&self.approver, paper, verdict, "mangler tal");
        done.await.unwrap();
    }

    pub async fn meeting(&self) -> MeetingId {
        let at = MeetingTime {
            date: Date::constant(2026, 3, 18),
            start: "09:00".parse().unwrap(),
            end: "11:00".parse().unwrap(),
            place: "Mødelokale 1",
            room: None,
        };
        self.office()
            .plan_meeting(&bo(), self.forum, at, "")
            .await
            .unwrap()
            .0
    }

    /// What is due now: address, what is told, and the title or forum.
    async fn due(&self) -> Vec<String> {
        let letters = self.office().letters(Waiting::Due).await.unwrap();
        letters.iter().map(in_short).collect()
    }

    /// Sends what is due now; what was told.
    pub async fn sent(&self) -> Vec<String> {
        let letters = self.office().letters(Waiting::Due).await.unwrap();
        for letter in &letters {
            self.office().settle_letter(letter, Fate::Sent).await.unwrap();
        }
        letters.iter().map(in_short).collect()
    }
}

fn in_short(letter: &LetterDue) -> String {
    let notes = letter.notes.iter().flatten().map(|note| {
        let about = match &note.about {
            NoteAbout::Paper { title, .. } => title.clone().unwrap_or_else(|| "–".into()),
            NoteAbout::Meeting { date, .. } => date.unwrap().to_string(),
        };
        format!("{} {about}", note.kind.as_str())
    });
    format!("{}: {}", letter.address, notes.collect::<Vec<_>>().join(", "))
}

#[tokio::test]
async fn whoever_it_waits_for_is_told_and_whoever_acts_is_not() {
    let town = town().await;
    let paper = town.paper("Nye mødetider").await;
    town.submit(paper).await;
    assert!(
        town.due().await.is_empty(),
        "what comes within two minutes goes along"
    );
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["dan@sandved.example: task Nye mødetider"]);
    assert!(
        town.due().await.is_empty(),
        "a letter that was sent isn't sent again"
    );

    town.verdict(paper, StepVerdict::Return).await;
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["ane@sandved.example: returned Nye mødetider"]);

    town.submit(paper).await;
    town.verdict(paper, StepVerdict::Approve).await;
    town.house.hand.forward(3 * MINUTE);
    // The task was done before the letter went: there is nothing to tell any more.
    assert_eq!(town.sent().await, ["ane@sandved.example: approved Nye mødetider"]);
    let outbox = town.office().outbox(&bo()).await.unwrap();
    assert_eq!((outbox.waiting, outbox.sent), (0, 3));
}

#[tokio::test]
async fn of_what_is_closed_a_letter_tells_no_title() {
    let town = town().await;
    let paper = town.paper("Opsigelse af Karen Blå").await;
    let closure = Closure {
        ground: Some("§ 10, stk. 1".into()),
        public_title: Some("Personalesag".into()),
        public_decision: None,
    };
    town.office()
        .close_paper(&town.author, paper, Some(closure), "")
        .await
        .unwrap();
    town.submit(paper).await;
    town.house.hand.forward(3 * MINUTE);
    let due = town.due().await;
    // An approver sees it on the page; the letter says that it is there.
    assert_eq!(due, ["dan@sandved.example: task –"]);
}

#[tokio::test]
async fn meetings_are_told_of_as_they_change() {
    let town = town().await;
    let meeting = town.meeting().await;
    assert!(
        town.due().await.is_empty(),
        "a plan of a year fills nobody's mail"
    );
    town.office()
        .invite_to_meeting(&bo(), meeting, Called::Forum)
        .await
        .unwrap();
    let to = MeetingTime {
        date: Date::constant(2026, 3, 19),
        start: "13:00".parse().unwrap(),
        end: "15:00".parse().unwrap(),
        place: "Mødelokale 2",
        room: None,
    };
    town.office()
        .move_meeting(&bo(), meeting, to, "ferie")
        .await
        .unwrap();
    town.house.hand.forward(3 * MINUTE);
    // One letter, with the day as it is now.
    let told = town.sent().await;
    assert_eq!(told, ["mie@sandved.example: called 2026-03-19, moved 2026-03-19"]);
    town.office()
        .cancel_meeting(&bo(), meeting, "intet at drøfte")
        .await
        .unwrap();
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["mie@sandved.example: called_off 2026-03-19"]);
}

#[tokio::test]
async fn everyone_chooses_when_they_are_told() {
    let town = town().await;
    let office = town.office();
    office
        .choose_mail(&town.approver, MailChoice::Daily)
        .await
        .unwrap();
    let first = town.paper("Den første").await;
    town.submit(first).await;
    let second = town.paper("Den anden").await;
    town.submit(second).await;
    town.house.hand.forward(60 * MINUTE);
    assert!(town.due().await.is_empty());
    assert_eq!(office.letters(Waiting::All).await.unwrap().len(), 1, "it waits");
    town.house.hand.forward(DAY);
    let told = town.sent().await;
    assert_eq!(told, ["dan@sandved.example: task Den første, task Den anden"]);

    office
        .choose_mail(&town.approver, MailChoice::Never)
        .await
        .unwrap();
    let third = town.paper("Den tredje").await;
    town.submit(third).await;
    town.house.hand.forward(5 * DAY);
    assert!(town.due().await.is_empty());
    let nobody = office.choose_mail(&bo(), MailChoice::Daily).await;
    assert!(matches!(
        nobody,
        Err(Refusal::NotNow {
            why: "no-person-mail"
        })
    ));
}

#[tokio::test]
async fn a_letter_that_does_not_go_is_tried_again_and_then_given_up_and_can_be_tried_once_more() {
    let town = town().await;
    let office = town.office();
    let paper = town.paper("Nye mødetider").await;
    town.submit(paper).await;
    town.house.hand.forward(3 * MINUTE);
    let mut tried = 0;
    let mut known = Vec::new();
    for _ in 0..400 {
        for letter in office.letters(Waiting::Due).await.unwrap() {
            tried += 1;
            known.push(letter.id.clone());
            let fate = Fate::Failed {
                trouble: "unreached",
                is_final: false,
            };
            office.settle_letter(&letter, fate).await.unwrap();
        }
        town.house.hand.forward(15 * MINUTE);
    }
    assert_eq!(tried, 9, "within four days");
    known.dedup();
    assert_eq!(known.len(), 1, "it is one letter, however often it is tried");
    let outbox = office.outbox(&bo()).await.unwrap();
    let [given_up] = outbox.troubled.as_slice() else {
        panic!("{outbox:?}");
    };
    assert_eq!(
        (given_up.trouble.as_str(), given_up.tried_again),
        ("unreached", None)
    );
    assert_eq!(given_up.kind, MessageKind::Task);

    let refused = office.retry_message(&town.member, &given_up.id).await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })), "{refused:?}");
    assert!(office.outbox(&town.member).await.is_err());
    office.retry_message(&bo(), &given_up.id).await.unwrap();
    assert_eq!(town.sent().await, ["dan@sandved.example: task Nye mødetider"]);
    let twice = office.retry_message(&bo(), &given_up.id).await;
    assert!(matches!(twice, Err(Refusal::NotFound)));

    // What no trying helps is given up at once.
    town.verdict(paper, StepVerdict::Return).await;
    town.house.hand.forward(3 * MINUTE);
    let letters = office.letters(Waiting::Due).await.unwrap();
    let fate = Fate::Failed {
        trouble: "address",
        is_final: true,
    };
    office.settle_letter(&letters[0], fate).await.unwrap();
    town.house.hand.forward(DAY);
    assert!(town.due().await.is_empty());
}

#[tokio::test]
async fn who_may_approve_is_reminded_every_few_days_and_not_on_days_off() {
    let town = town().await;
    let office = town.office();
    let paper = town.paper("Nye mødetider").await;
    // A Monday.
    town.submit(paper).await;
    assert_eq!(office.remind().await.unwrap(), 0);
    town.house.hand.forward(3 * MINUTE);
    town.sent().await;
    town.house.hand.forward(3 * DAY + 60 * MINUTE);
    assert_eq!(office.remind().await.unwrap(), 1, "a Thursday");
    assert_eq!(office.remind().await.unwrap(), 0);
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["dan@sandved.example: reminder Nye mødetider"]);
    town.house.hand.forward(3 * DAY + 60 * MINUTE);
    assert_eq!(office.remind().await.unwrap(), 0, "a Sunday");
    town.house.hand.forward(DAY);
    assert_eq!(office.remind().await.unwrap(), 1, "a Monday");
    town.verdict(paper, StepVerdict::Approve).await;
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.sent().await, ["ane@sandved.example: approved Nye mødetider"]);
    // What was sent is forgotten after a month.
    town.house.hand.forward(40 * DAY);
    office.remind().await.unwrap();
    let outbox = office.outbox(&bo()).await.unwrap();
    assert_eq!((outbox.waiting, outbox.sent), (0, 0));
}

#[tokio::test]
async fn who_has_left_or_has_no_address_is_not_told() {
    let town = town().await;
    let office = town.office();
    let dan: PersonId = town.approver.reader.person().unwrap();
    let paper = town.paper("Nye mødetider").await;
    town.submit(paper).await;
    office
        .leave(&bo(), dan, Date::constant(2026, 3, 1), "")
        .await
        .unwrap();
    town.house.hand.forward(3 * MINUTE);
    assert!(town.due().await.is_empty(), "they left before it was sent");
    let outbox = office.outbox(&bo()).await.unwrap();
    assert_eq!(outbox.waiting, 0);
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_kept_to_be_sent_as_old_news() {
    let town = town().await;
    let paper = town.paper("Nye mødetider").await;
    town.submit(paper).await;
    assert_eq!(town.office().drop_letters().await.unwrap(), 0, "it isn't due yet");
    town.house.hand.forward(3 * MINUTE);
    assert_eq!(town.office().drop_letters().await.unwrap(), 1);
    assert!(town.due().await.is_empty());
}
