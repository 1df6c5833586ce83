//! Every action by every role, in the forum the role is held in and in another: allowed or refused as the table says.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use referat_actions::appoint::Appointment;
use referat_actions::decide_proposals::Verdict;
use referat_actions::import_meetings::{ImportOptions, ImportOutcome, MeetingSource};
use referat_actions::invite_to_meeting::Called;
use referat_actions::load_kle::LoadKleError;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf, ReadFilter};
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::plan_meetings::PlanOrder;
use referat_actions::printing::Subject;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::access::{Action, Scope, Who};
use referat_domain::ids::{
    AccountId, AgendaItemId, AttachmentId, CaseId, DocumentId, ForumId, HoldingId, MeetingId, MembershipId,
    PaperId, PersonId, PositionId, ProposalId, RoomId, UnitId,
};
use referat_domain::issued::Recipients;
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::meeting::invitation::Answer;
use referat_domain::meeting::plan::{DayOfWeek, Pattern, PlanRule};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::{Guise, Reader};
use referat_domain::role::{Period, Role};
use referat_domain::view::Part;
use referat_domain::{Date, SignedDuration};
use referat_wording::{Language, Wording};

use crate::desk::{acting, bo, import, sandved_with_minutes, source};

const DAY: Date = Date::constant(2026, 3, 1);

/// A forum and one of each thing that belongs to it.
pub struct Place {
    pub forum: ForumId,
    name: &'static str,
    meeting: MeetingId,
    item: AgendaItemId,
    attachment: AttachmentId,
    /// Cases of one paper each; every allowed join uses one up.
    pub cases: Vec<CaseId>,
    paper: PaperId,
    /// A paper that is being written.
    draft: PaperId,
    document: DocumentId,
    /// A decided proposal: deciding it again is refused for another reason than the table.
    proposal: ProposalId,
    member: MembershipId,
    chair: MembershipId,
}

/// What is the municipality's.
struct House {
    person: PersonId,
    account: AccountId,
    position: PositionId,
    holding: HoldingId,
    unit: UnitId,
    alias: ProposalId,
}

/// An id of nobody.
fn nobody() -> PersonId {
    PersonId::from_bytes([9; 16])
}

/// What is tried: the action of the table, whether it is about a forum, and what it is called.
const TRIED: &[(&str, Action, bool)] = &[
    ("checkup", Action::CheckUp, true),
    ("silence", Action::SilenceFinding, true),
    ("unsilence", Action::SilenceFinding, true),
    ("explain", Action::ExplainAbbreviation, true),
    ("forget", Action::ExplainAbbreviation, true),
    ("issue", Action::IssueDocument, true),
    ("import", Action::ImportMinutes, true),
    ("import what is here", Action::ImportMinutes, true),
    ("import dry", Action::ImportMinutes, true),
    ("import report", Action::ImportMinutes, true),
    ("decide document", Action::DecideProposal, true),
    ("merge", Action::JoinCases, true),
    ("split", Action::JoinCases, true),
    ("begin paper", Action::WritePaper, true),
    ("note treatment", Action::WritePaper, true),
    ("choose case", Action::WritePaper, true),
    ("decide as chair", Action::DecideBetween, true),
    ("withdraw chair's decision", Action::DecideBetween, true),
    ("start written procedure", Action::DecideBetween, true),
    ("withdraw written procedure", Action::DecideBetween, true),
    ("call extraordinary meeting", Action::PlanMeetings, true),
    ("decide paper", Action::ApprovePaper, true),
    ("begin agenda", Action::BuildAgenda, true),
    ("templates", Action::KeepTemplates, true),
    ("keep template", Action::KeepTemplates, true),
    ("step meeting", Action::RecordDecision, true),
    ("record decision", Action::RecordDecision, true),
    ("attendance desk", Action::RecordDecision, true),
    ("note attendance", Action::RecordDecision, true),
    ("note the rest", Action::RecordDecision, true),
    ("note substitute", Action::RecordDecision, true),
    ("note stay", Action::RecordDecision, true),
    ("part desk", Action::RecordDecision, true),
    ("note item attendance", Action::RecordDecision, true),
    ("note item guest", Action::RecordDecision, true),
    ("forget item guest", Action::RecordDecision, true),
    ("record votes", Action::RecordDecision, true),
    ("record dissent", Action::RecordDecision, true),
    ("forget dissent", Action::RecordDecision, true),
    ("set party", Action::AppointToForum, true),
    ("postpone item", Action::RecordDecision, true),
    ("send on", Action::RecordDecision, true),
    ("take back", Action::RecordDecision, true),
    ("approve minutes", Action::SignMinutes, true),
    ("take back approval", Action::SignMinutes, true),
    ("sign minutes", Action::SignMinutes, true),
    ("take back signature", Action::SignMinutes, true),
    ("remark on minutes", Action::SignMinutes, true),
    ("take back remark", Action::SignMinutes, true),
    ("sign on paper", Action::KeepMinutes, true),
    ("answer remark", Action::KeepMinutes, true),
    ("lock minutes", Action::KeepMinutes, true),
    ("correct minutes", Action::KeepMinutes, true),
    ("save decision", Action::RecordDecision, true),
    ("write decision", Action::RecordDecision, true),
    ("hold decision", Action::RecordDecision, true),
    ("release decision", Action::RecordDecision, true),
    ("decision stand", Action::RecordDecision, true),
    ("step clock", Action::RecordDecision, true),
    ("tell new times", Action::RecordDecision, true),
    ("meeting room", Action::RecordDecision, true),
    ("projector", Action::RecordDecision, true),
    ("plan preview", Action::PlanMeetings, true),
    ("plan meeting", Action::PlanMeetings, true),
    ("plan year", Action::PlanMeetings, true),
    ("move meeting", Action::PlanMeetings, true),
    ("cancel meeting", Action::PlanMeetings, true),
    ("call forum", Action::InviteToMeeting, true),
    ("call guest", Action::InviteToMeeting, true),
    ("take back call", Action::InviteToMeeting, true),
    ("answer for another", Action::InviteToMeeting, true),
    ("call substitute", Action::InviteToMeeting, true),
    ("journal of forum", Action::ReadJournal, true),
    ("journal of meeting", Action::ReadJournal, true),
    ("appoint member", Action::AppointToForum, true),
    ("end member", Action::AppointToForum, true),
    ("appoint chair", Action::AppointOfficer, true),
    ("end chair", Action::AppointOfficer, true),
    ("appoint administrator", Action::AppointOfficer, false),
    ("import new forum", Action::KeepForums, false),
    ("decide names", Action::KeepPeople, false),
    ("make person", Action::KeepPeople, false),
    ("correct person", Action::KeepPeople, false),
    ("leave", Action::KeepPeople, false),
    ("make position", Action::KeepPeople, false),
    ("fill position", Action::KeepPeople, false),
    ("vacate position", Action::KeepPeople, false),
    ("make unit", Action::KeepPeople, false),
    ("place unit", Action::KeepPeople, false),
    ("invite", Action::KeepAccounts, false),
    ("reset", Action::KeepAccounts, false),
    ("shut", Action::KeepAccounts, false),
    ("open", Action::KeepAccounts, false),
    ("make room", Action::KeepRooms, false),
    ("correct room", Action::KeepRooms, false),
    ("close room", Action::KeepRooms, false),
    ("set look", Action::SetLook, false),
    ("reset look", Action::SetLook, false),
    ("load register", Action::LoadRegister, false),
    ("whole journal", Action::ReadWholeJournal, false),
    ("journal of person", Action::ReadWholeJournal, false),
    ("closed reads", Action::ReadWholeJournal, false),
    ("openness", Action::SetOpenness, true),
    ("close item", Action::SetOpenness, true),
    ("open item", Action::SetOpenness, true),
    ("close attachment", Action::SetOpenness, true),
    ("open attachment", Action::SetOpenness, true),
    ("exclude", Action::SetOpenness, true),
    ("admit", Action::SetOpenness, true),
    ("share remark", Action::ShareRemark, true),
    ("remove shared remark", Action::ShareRemark, true),
];

/// Minutes of six matters that are nobody else's; the mark makes them another document.
fn minutes(forum: &str, mark: &str) -> MeetingSource {
    let group = 20 + forum.len();
    let mut text = format!("REFERAT {forum} d. 15-01-2025\n\n");
    for number in 1..=6 {
        text.push_str(&format!(
            "Punkt {number}: {forum} {number}{number}{number}\n\n{group}.0{number}.00-A00-{number}-25\n\n\
             Beslutning\n\nGodkendt {mark}.\n\nBilag\n\nNotat {number}\n\n"
        ));
    }
    source(&format!("{forum}{mark}.txt"), &text)
}

pub async fn place(office: &Office, name: &'static str) -> Place {
    let operator = Reader::local_operator();
    import(office, &[minutes(name, "")]).await;
    let forum = office.forum_called(&operator, name).await.unwrap().id;
    let meeting = office.meeting_called("2025-01-15", Some(forum)).await.unwrap();
    let view = office.meeting(&operator, meeting).await.unwrap();
    let mut cases = Vec::new();
    for item in &view.items {
        let Part::Open(line) = &item.line else { panic!() };
        cases.push(line.case);
    }
    // The paper that is split off is alone in its case: that is refused after the table is asked.
    let alone = cases.pop().unwrap();
    let paper = office.case(&operator, alone).await.unwrap().items[0].paper;
    let corrected = import(office, &[minutes(name, "rettet")]).await.remove(0);
    let ImportOutcome::Proposed { proposal, .. } = corrected.outcome else {
        panic!("{corrected:?}")
    };
    office
        .decide_proposal(&bo(), proposal, Verdict::Reject, "")
        .await
        .unwrap();
    let person = office
        .make_person(&bo(), &format!("Ida {name}"), None)
        .await
        .unwrap();
    let mut roles = Vec::new();
    for role in [Role::Member, Role::Chair] {
        let given = given(person, forum, role, None);
        roles.push(office.appoint(&bo(), given, "").await.unwrap());
    }
    let item = view.items[0].id;
    let openness = office.item_openness(&bo(), item).await.unwrap();
    Place {
        forum,
        name,
        meeting,
        item,
        attachment: openness.as_ref().unwrap().attachments[0].id,
        cases,
        paper,
        draft: office.begin_paper(&bo(), written(forum)).await.unwrap(),
        document: view.documents[0].id,
        proposal,
        member: roles[0],
        chair: roles[1],
    }
}

fn written(forum: ForumId) -> NewPaper<'static> {
    NewPaper {
        forum,
        kind: PaperKind::Miscellaneous,
        title: "Meddelelser",
        case: CaseChoice::New(None),
        due: None,
    }
}

fn given(person: PersonId, forum: ForumId, role: Role, from: Option<Date>) -> Appointment {
    Appointment {
        person,
        forum: role.is_of_forum().then_some(forum),
        role,
        period: Period { from, until: from },
    }
}

async fn house(office: &Office) -> House {
    let person = office.make_person(&bo(), "Åse Dal", None).await.unwrap();
    let link = office
        .invite(&bo(), person, "aase@sandved.example")
        .await
        .unwrap();
    office
        .set_password_by_link(&link, "fire ravne på taget")
        .await
        .unwrap();
    let origin = referat_actions::sign_in::Origin {
        address: String::new(),
        device: String::new(),
    };
    let admitted = office
        .sign_in("aase@sandved.example", "fire ravne på taget", &origin)
        .await
        .unwrap();
    let account = match office.presented(&admitted.token).await.unwrap() {
        referat_actions::sign_in::Presented::Somebody(me) => me.account,
        other @ (referat_actions::sign_in::Presented::Nobody
        | referat_actions::sign_in::Presented::Halfway) => panic!("{other:?}"),
    };
    let position = office.make_position(&bo(), "Havnefoged", None).await.unwrap();
    let holding = office
        .fill_position(&bo(), position, person, Period::default(), "")
        .await
        .unwrap();
    let unit = office.make_unit(&bo(), "Havnen", None).await.unwrap();
    let waiting = office.proposals(&Reader::local_operator()).await.unwrap();
    let alias = waiting.aliases.first().unwrap().id;
    office
        .decide_proposal(&bo(), alias, Verdict::Reject, "")
        .await
        .unwrap();
    House {
        person,
        account,
        position,
        holding,
        unit,
        alias,
    }
}

/// Tries one thing; `turn` is another number each time.
async fn attempt(
    (office, press, house): (&Office, &Press, &House),
    what: &str,
    actor: &Actor,
    at: &Place,
    turn: usize,
) -> Result<(), Refusal> {
    let nothing = "0".repeat(64);
    let (wet, dry) = (ImportOptions::default(), ImportOptions { dry_run: true });
    let filter = JournalFilter::default();
    let (reader, all) = (&actor.reader, Extent::Page(1));
    let ground = format!("§ {turn}");
    let closing = Closing {
        ground: &ground,
        public_title: "",
        public_decision: "",
    };
    match what {
        // The forum doesn't want remarks: that is refused after the table is asked.
        "share remark" => office.share_remark(actor, at.item, "x").await,
        "remove shared remark" => office.remove_shared_remark(actor, at.item, "x").await,
        "checkup" => office.checkup(reader, at.meeting).await.map(drop),
        "silence" => found(office.silence_finding(actor, at.meeting, &nothing, "x").await),
        "unsilence" => found(office.unsilence_finding(actor, at.meeting, &nothing).await),
        "explain" => {
            office
                .explain_abbreviation(actor, at.forum, &format!("A{turn}"), "x")
                .await
        }
        "forget" => office.forget_abbreviation(actor, at.forum, "Ukendt").await,
        "begin paper" => office.begin_paper(actor, written(at.forum)).await.map(drop),
        // Who doesn't see a paper on its way isn't told that it is there.
        "note treatment" => {
            let nothing = referat_actions::note_treatment::Treatment::default();
            match office.note_treatment(actor, at.draft, &nothing).await {
                Err(Refusal::NotFound) => Err(Refusal::NotAllowed {
                    wanted: Action::WritePaper,
                }),
                answered => answered.map(drop),
            }
        }
        "choose case" => {
            let chosen = office.choose_case(actor, at.draft, CaseChoice::New(None), "");
            match chosen.await {
                Err(Refusal::NotFound) => Err(Refusal::NotAllowed {
                    wanted: Action::WritePaper,
                }),
                answered => answered,
            }
        }
        "decide as chair" => {
            let text = referat_domain::rich_text::RichText::default();
            let decision = referat_actions::decide_as_chair::ChairsDecision {
                decided_on: office.today(),
                chair: None,
                ground: referat_domain::meeting::interim::ChairsGround::Urgent,
                reason: "x",
                text: &text,
                outcomes: &[],
            };
            let decided = office.decide_as_chair(actor, at.draft, decision).await;
            unseen(decided.map(drop), Action::DecideBetween, actor, at)
        }
        "withdraw chair's decision" => {
            let done = office.withdraw_chairs_decision(actor, at.draft, "x").await;
            unseen(done, Action::DecideBetween, actor, at)
        }
        "start written procedure" => {
            let due = referat_domain::rules::deadline::Deadline {
                day: office.today(),
                clock: "23:59".parse().unwrap(),
            };
            let done = office.start_written_procedure(actor, at.draft, due, "").await;
            unseen(done.map(drop), Action::DecideBetween, actor, at)
        }
        "withdraw written procedure" => {
            let done = office.withdraw_written_procedure(actor, at.draft, "x").await;
            unseen(done, Action::DecideBetween, actor, at)
        }
        "decide paper" => {
            let decided = office
                .decide_paper(actor, at.draft, StepVerdict::Approve, "")
                .await;
            match decided {
                Err(Refusal::NotFound) => Err(Refusal::NotAllowed {
                    wanted: Action::ApprovePaper,
                }),
                answered => answered.map(drop),
            }
        }
        "templates" => office.templates(actor, at.forum).await.map(drop),
        "keep template" => {
            let kind = PaperKind::Theme;
            let mut template = referat_domain::paper::template::PaperTemplate::standard(kind);
            template.sections[0].guidance = Some(format!("Nr. {turn}"));
            office.keep_template(actor, at.forum, kind, template).await
        }
        "begin agenda" => office.begin_agenda(actor, at.meeting).await.map(drop),
        // It was moved in: that is refused after the table is asked.
        "step meeting" => {
            let step = referat_domain::meeting::SessionStep::End;
            office.step_meeting(actor, at.meeting, step).await.map(drop)
        }
        "record decision" => {
            let text = referat_domain::rich_text::RichText::paragraph("Godkendt.");
            office.record_decision(actor, at.item, &text, &[]).await
        }
        "attendance desk" => office.attendance_desk(actor, at.meeting).await.map(drop),
        "note attendance" => {
            let noted = office.note_attendance(actor, at.meeting, nobody(), None).await;
            noted.map(drop)
        }
        "note the rest" => office.note_the_rest(actor, at.meeting).await.map(drop),
        "note substitute" => {
            office
                .note_substitute(actor, at.meeting, nobody(), nobody())
                .await
        }
        "note stay" => {
            let stay = referat_domain::meeting::attendance::Stay::default();
            office
                .note_stay(actor, at.meeting, nobody(), stay)
                .await
                .map(drop)
        }
        "part desk" => office.part_desk(actor, at.item).await.map(drop),
        "note item attendance" => {
            let noted = office.note_item_attendance(actor, at.item, nobody(), None).await;
            noted.map(drop)
        }
        "note item guest" => office.note_item_guest(actor, at.item, "Pia").await,
        "forget item guest" => office.forget_item_guest(actor, at.item, nobody()).await,
        "record votes" => office.record_votes(actor, at.item, &[]).await.map(drop),
        "record dissent" => {
            let dissent = referat_actions::record_dissent::Dissent {
                by: referat_actions::record_dissent::SaidBy::Party("A".into()),
                text: "Nej.".into(),
                is_recorded: false,
            };
            office.record_dissent(actor, at.item, &dissent).await
        }
        "forget dissent" => office.forget_dissent(actor, at.item, "").await,
        "set party" => {
            let letter = if turn.is_multiple_of(2) { "A" } else { "B" };
            office.set_party(actor, at.member, letter).await
        }
        "postpone item" => office.postpone_item(actor, at.item, None, "").await,
        "send on" => office.send_on(actor, at.item, None, "").await.map(drop),
        "take back" => office.take_back(actor, at.item, "").await,
        // None is issued: that is refused after the table is asked.
        "approve minutes" => office.approve_minutes(actor, at.meeting, "").await,
        "take back approval" => office.take_back_approval(actor, at.meeting).await,
        "sign minutes" => {
            let by_click = referat_actions::sign_minutes::ByClick;
            office
                .sign_minutes(actor, &by_click, at.meeting, "")
                .await
                .map(drop)
        }
        "take back signature" => office.take_back_signature(actor, at.meeting, house.person).await,
        "remark on minutes" => office.remark_on_minutes(actor, at.meeting, None, "Nej").await,
        "take back remark" => office.take_back_remark(actor, at.meeting, "").await,
        "sign on paper" => {
            let signed = office.sign_on_paper(actor, at.meeting, house.person, "");
            signed.await.map(drop)
        }
        "answer remark" => {
            let taken = referat_domain::view::minutes::RemarkAnswer::Taken;
            office.answer_remark(actor, at.meeting, "", taken, "").await
        }
        "lock minutes" => office.lock_minutes(actor, at.meeting).await,
        "correct minutes" => {
            let new = referat_actions::correct_minutes::NewCorrection::default();
            office.correct_minutes(actor, at.meeting, &new).await
        }
        "save decision" => {
            let text = referat_domain::rich_text::RichText::paragraph("Godkendt.");
            let seen = referat_actions::write_decision::SeenFields::new();
            let saved = office.save_decision(actor, at.item, &text, &[], &seen).await;
            saved.map(drop)
        }
        "write decision" => {
            let saved = office.save_decision_field(actor, at.item, DecisionField::Text, "x", 0);
            saved.await.map(drop)
        }
        "hold decision" => {
            let held = office.hold_decision_field(actor, at.item, DecisionField::Text, false);
            held.await.map(drop)
        }
        "release decision" => {
            office
                .release_decision_field(actor, at.item, DecisionField::Text)
                .await
        }
        "decision stand" => office.decision_stand(actor, at.item).await.map(drop),
        "step clock" => {
            let step = referat_domain::meeting::item_clock::ClockStep::Begin(at.item);
            office.step_item_clock(actor, at.meeting, step).await
        }
        "tell new times" => office.tell_new_times(actor, at.meeting).await.map(drop),
        "meeting room" => office.meeting_room(actor, at.meeting).await.map(drop),
        "projector" => office.projected(actor, at.meeting, false).await.map(drop),
        "issue" => {
            let (of, whom) = (Subject::Agenda(at.meeting), Recipients::Public);
            let issued = office.issue_document(actor, press, of, whom, "", &|_| ());
            issued.await.map(drop)
        }
        "import" => {
            let sources = [minutes(at.name, &format!("nr{turn}"))];
            office.import_meetings(actor, &sources, wet).await.map(drop)
        }
        "import what is here" => {
            let same = minutes(at.name, "");
            office.import_meetings(actor, &[same], wet).await.map(drop)
        }
        "import dry" => {
            let sources = [minutes(at.name, "tør")];
            office.import_meetings(actor, &sources, dry).await.map(drop)
        }
        "import report" => office.import_report(reader, at.document).await.map(drop),
        "decide document" => {
            office
                .decide_proposal(actor, at.proposal, Verdict::Reject, "")
                .await
        }
        "merge" => {
            let (into, from) = at.cases.split_first().unwrap();
            let from = from.get(turn % from.len()).copied().unwrap();
            office.merge_cases(actor, from, *into, "").await
        }
        "split" => office.split_case(actor, at.paper, "").await.map(drop),
        "journal of forum" => {
            let of = JournalOf::Forum(at.forum);
            office.journal(reader, of, &filter, all).await.map(drop)
        }
        "journal of meeting" => {
            let of = JournalOf::Meeting(at.meeting);
            office.journal(reader, of, &filter, all).await.map(drop)
        }
        "appoint member" | "appoint chair" | "appoint administrator" => {
            let role = match what {
                "appoint member" => Role::Substitute,
                "appoint chair" => Role::Secretary,
                _ => Role::Administrator,
            };
            let given = given(house.person, at.forum, role, Some(DAY));
            office.appoint(actor, given, "").await.map(drop)
        }
        "end member" => office.end_role(actor, at.member, DAY, "").await,
        "end chair" => office.end_role(actor, at.chair, DAY, "").await,
        "import new forum" => {
            let text = format!(
                "REFERAT Havneudvalget d. 15-01-2025\n\nPunkt 1: Budget {turn}\n\nBeslutning\n\nGodkendt.\n"
            );
            let sources = [source("havn.txt", &text)];
            office.import_meetings(actor, &sources, dry).await.map(drop)
        }
        "decide names" => {
            office
                .decide_proposal(actor, house.alias, Verdict::Reject, "")
                .await
        }
        "make person" => office.make_person(actor, "Per Holm", None).await.map(drop),
        "correct person" => office.correct_person(actor, house.person, "Åse Dahl", None).await,
        "leave" => {
            let person = office.make_person(&bo(), "Gæst", None).await.unwrap();
            office.leave(actor, person, DAY, "").await
        }
        "make position" => office.make_position(actor, "Havnefoged", None).await.map(drop),
        "fill position" => {
            let (position, person) = (house.position, house.person);
            let filled = office.fill_position(actor, position, person, Period::default(), "");
            filled.await.map(drop)
        }
        "vacate position" => office.vacate_position(actor, house.holding, DAY, "").await,
        "make unit" => office.make_unit(actor, "Havnen", None).await.map(drop),
        "place unit" => office.place_unit(actor, house.unit, None).await,
        "invite" => office
            .invite(actor, house.person, "aase@sandved.example")
            .await
            .map(drop),
        "reset" => office.reset_link(actor, house.account).await.map(drop),
        "shut" => office.shut_account(actor, house.account, "").await,
        "open" => office.open_account(actor, house.account, "").await,
        "plan preview"
        | "plan meeting"
        | "call extraordinary meeting"
        | "plan year"
        | "move meeting"
        | "cancel meeting" => planning(office, what, actor, at, turn).await,
        "call forum" => {
            let called = office.invite_to_meeting(actor, at.meeting, Called::Forum).await;
            called.map(drop)
        }
        "call guest" => {
            let guest = Called::Guest(house.person);
            office.invite_to_meeting(actor, at.meeting, guest).await.map(drop)
        }
        "take back call" => found(office.take_back_invitation(actor, at.meeting, house.person).await),
        "answer for another" => {
            let answer = Answer::Accepts;
            office
                .answer_invitation(actor, at.meeting, house.person, answer, "")
                .await
        }
        "call substitute" => {
            let (absent, other) = (house.person, house.person);
            office.call_substitute(actor, at.meeting, absent, other).await
        }
        "make room" => office
            .make_room(actor, &format!("Lokale {turn}"), None)
            .await
            .map(drop),
        "correct room" => {
            let nowhere = RoomId::from_bytes([4; 16]);
            office.correct_room(actor, nowhere, "Sal", None).await
        }
        "close room" => office.close_room(actor, RoomId::from_bytes([4; 16]), "").await,
        "set look" => office.set_look(actor, press, "{", "").await,
        "reset look" => office.reset_look(actor, "").await,
        "load register" => match office.load_kle(actor, "x.txt", b"").await {
            Err(LoadKleError::Refused(refusal)) => Err(refusal),
            Ok(_) | Err(_) => Ok(()),
        },
        "whole journal" => {
            let of = JournalOf::Everything;
            office.journal(reader, of, &filter, all).await.map(drop)
        }
        "journal of person" => {
            let of = JournalOf::DoneBy(house.person);
            office.journal(reader, of, &filter, all).await.map(drop)
        }
        "closed reads" => {
            let filter = ReadFilter::default();
            office.closed_reads(reader, &filter, all).await.map(drop)
        }
        "openness" => office.item_openness(actor, at.item).await.map(drop),
        "close item" => office.close_item(actor, at.item, closing).await.map(drop),
        "open item" => office.open_item(actor, at.item, "x").await,
        "close attachment" => {
            let closed = office.close_attachment(actor, at.attachment, closing);
            closed.await.map(drop)
        }
        "open attachment" => office.open_attachment(actor, at.attachment, "x").await,
        "exclude" => office.exclude_person(actor, at.item, house.person, "x").await,
        "admit" => office.admit_person(actor, at.item, house.person, "x").await,
        other => panic!("{other} isn't tried"),
    }
}

/// Tries to plan something in a forum, on another day each time.
async fn planning(
    office: &Office,
    what: &str,
    actor: &Actor,
    at: &Place,
    turn: usize,
) -> Result<(), Refusal> {
    let date = Date::constant(2040, 1, 1).saturating_add(SignedDuration::from_hours(24 * turn as i64));
    let (start, end) = ("9:00".parse().unwrap(), "10:00".parse().unwrap());
    let time = MeetingTime {
        date,
        start,
        end,
        place: "",
        room: None,
    };
    let order = PlanOrder {
        forum: at.forum,
        room: None,
        rule: PlanRule {
            first: date,
            last: date.saturating_add(SignedDuration::from_hours(24 * 6)),
            pattern: Pattern::Weeks {
                every: 1,
                on: DayOfWeek::Monday,
            },
            without: BTreeSet::new(),
            start,
            end,
            place: None,
        },
    };
    match what {
        "plan preview" => office.plan_preview(actor, &order).await.map(drop),
        "plan meeting" => office.plan_meeting(actor, at.forum, time, "").await.map(drop),
        "call extraordinary meeting" => {
            let meeting = referat_actions::call_extraordinary_meeting::ExtraordinaryMeeting {
                at: MeetingTime {
                    start: "11:00".parse().unwrap(),
                    end: "12:00".parse().unwrap(),
                    ..time
                },
                asked_by: "",
                reason: "x",
                papers_due: None,
            };
            let called = office.call_extraordinary_meeting(actor, at.forum, meeting).await;
            called.map(drop)
        }
        "plan year" => {
            let choices = BTreeMap::new();
            office.plan_meetings(actor, &order, &choices, "").await.map(drop)
        }
        // It is held: that is refused after the table is asked.
        "move meeting" => office.move_meeting(actor, at.meeting, time, "x").await.map(drop),
        _ => office.cancel_meeting(actor, at.meeting, "x").await,
    }
}

/// Who doesn't see the paper isn't told that it is there; for who may, nothing of the kind stands.
fn unseen(done: Result<(), Refusal>, wanted: Action, actor: &Actor, at: &Place) -> Result<(), Refusal> {
    match done {
        Err(Refusal::NotFound) if actor.reader.may(wanted, Scope::Forum(at.forum)) => Ok(()),
        Err(Refusal::NotFound) => Err(Refusal::NotAllowed { wanted }),
        answered => answered,
    }
}

/// There is no finding of that name, which one learns who may look for one.
fn found(done: Result<(), Refusal>) -> Result<(), Refusal> {
    match done {
        Err(Refusal::NotFound) => Ok(()),
        done => done,
    }
}

#[tokio::test]
async fn each_action_is_for_the_roles_of_the_table_in_their_forum_and_no_other() {
    let (office, _folder) = sandved_with_minutes().await;
    let press = Press::new(
        Arc::new(Wording::new(Language::Danish)),
        "",
        Arc::new(Typesetter::at("findes-ikke".into())),
    );
    let places = [
        place(&office, "Havneforum").await,
        place(&office, "Skoleforummet").await,
    ];
    let house = house(&office).await;
    let person = PersonId::from_bytes([7; 16]);
    let mut turn = 0;
    for (what, action, is_of_forum) in TRIED {
        let mut tries: Vec<(Option<Role>, Reader)> =
            vec![(None, Reader::public()), (None, Reader::staff(person))];
        tries.extend(Role::ALL.map(|role| match role {
            Role::Administrator => (Some(role), Reader::staff(person).administrator()),
            Role::Reader
            | Role::Author
            | Role::Approver
            | Role::Substitute
            | Role::Member
            | Role::Chair
            | Role::Secretary => (Some(role), Reader::staff(person).holding(role, places[0].forum)),
        }));
        for (role, reader) in tries {
            for (at, is_own) in [(&places[0], true), (&places[1], false)] {
                turn += 1;
                let cross = role.is_some_and(|role| action.is_for(Who::Holder(role)));
                let expected = cross && (is_own || !is_of_forum || role == Some(Role::Administrator));
                let done = attempt((&office, &press, &house), what, &acting(&reader), at, turn).await;
                let refused = matches!(done, Err(Refusal::NotAllowed { .. } | Refusal::NotFound));
                assert_eq!(refused, !expected, "{what}: {role:?} at {}: {done:?}", at.name);
                assert!(
                    !matches!(done, Err(Refusal::Internal { .. })),
                    "{what}: {role:?}: {done:?}"
                );
            }
        }
    }
    let tried: BTreeSet<Action> = TRIED.iter().map(|(_, action, _)| *action).collect();
    // For everyone, tried over HTTP; seeing as is of sessions.
    let elsewhere = [
        Action::LookAround,
        Action::PrintDocument,
        Action::KeepOwnData,
        Action::KeepOwnReading,
        Action::DoOwnTasks,
        Action::AnswerInvitation,
        Action::SetConfiguration,
        Action::SeeAs,
    ];
    for action in Action::ALL {
        assert_ne!(tried.contains(action), elsewhere.contains(action), "{action:?}");
    }
}

#[tokio::test]
async fn in_a_guise_nothing_is_changed() {
    let (office, _folder) = sandved_with_minutes().await;
    let press = Press::new(
        Arc::new(Wording::new(Language::Danish)),
        "",
        Arc::new(Typesetter::at("findes-ikke".into())),
    );
    let at = place(&office, "Havneforum").await;
    let house = house(&office).await;
    let guise = Guise::Holder(Role::Secretary, at.forum);
    let actor = Actor {
        name: "bo".into(),
        reader: guise.reader(),
        guise: Some(guise),
        has_proved: true,
    };
    let before = office.verify(None, &mut |_| {}).await.unwrap().entries;
    let looks = [
        "checkup",
        "import report",
        "plan preview",
        "journal of forum",
        "journal of meeting",
    ];
    for (what, _, _) in TRIED {
        let done = attempt((&office, &press, &house), what, &actor, &at, 1).await;
        if looks.contains(what) {
            done.unwrap();
            continue;
        }
        assert!(
            matches!(
                done,
                Err(Refusal::NotNow { why: "seeing-as" } | Refusal::NotAllowed { .. })
            ),
            "{what}: {done:?}"
        );
    }
    // The guest who would have left was made by the operator.
    let after = office.verify(None, &mut |_| {}).await.unwrap().entries;
    assert_eq!(after, before + 1);
}
