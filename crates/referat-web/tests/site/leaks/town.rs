//! A municipality of two committees and a council, whose papers are full of marked words: each place its own.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::appoint::Appointment;
use referat_actions::correct_minutes::NewCorrection;
use referat_actions::decide_as_chair::ChairsDecision;
use referat_actions::import_meetings::{AttachmentSource, ImportOptions, MeetingSource};
use referat_actions::keep_forums::ForumFacts;
use referat_actions::note_treatment::Treatment;
use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::printing::Subject;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::set_openness::Closing;
use referat_actions::sign_in::Origin;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId, PaperId, PersonId, Tenant};
use referat_domain::issued::Recipients;
use referat_domain::meeting::agenda_draft::Change;
use referat_domain::meeting::interim::ChairsGround;
use referat_domain::meeting::invitation::Answer;
use referat_domain::meeting::late::{Late, LateDecider};
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use referat_domain::rules::deadline::Deadline;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::item_absences::ItemAbsenceRow;
use referat_store::meetings::MeetingRow;
use referat_store::minutes::MinutesRow;
use referat_store::papers::AttachmentRow;
use referat_store::settings::SettingRow;
use referat_store::{DatabaseUrl, EntryDraft, Store, StoreConfig, Write};
use referat_wording::{Language, Wording};
use tempfile::TempDir;

use super::held;
use crate::desk::{self, PASSWORD, Scattered, Served};

/// The committees, and the council that has no papers of its own here.
pub const FORUMS: [&str; 2] = ["Havneudvalget", "Skoleudvalget"];
const COUNCIL: &str = "Byrådet";

/// Who may see a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone who is signed in.
    Everyone,
    /// Those who may see what is closed in a forum.
    Closed,
    /// The chair and the secretary of the forum, and administrators.
    Secretariat,
    /// Those who make a forum's papers: of what hasn't been issued.
    OnItsWay,
    /// The same of what is to be closed, without those who only write.
    OnItsWayClosed,
    /// The secretariat, while they write it: who looks through other eyes writes nothing, and doesn't see it.
    Written,
    /// What stands in a closed item and in the paper behind it: those who may see either.
    ClosedWithPaper,
    /// What is said where the rest is closed: everyone may see it, and those must for whom it is closed.
    Neutral,
    /// One person alone: what they wrote for themselves.
    Own(PersonId),
}

/// A word that stands in one place only.
#[derive(Debug, Clone)]
pub struct Mark {
    pub word: String,
    pub place: &'static str,
    pub forum: usize,
    pub audience: Audience,
    /// Whether it is of an item that some are shut out of.
    pub is_shut: bool,
    /// The number of the item it is of.
    pub item: Option<usize>,
}

/// Somebody who can sign in.
pub struct Account {
    pub login: String,
    pub person: PersonId,
}

/// The municipality as it was made.
pub struct Town {
    pub marks: Vec<Mark>,
    pub forums: Vec<ForumId>,
    pub meetings: Vec<MeetingId>,
    /// The items of each committee's meeting, in order.
    pub items: Vec<Vec<String>>,
    /// The items of each committee's meeting that is being held: an open one and a closed one.
    pub held: Vec<Vec<AgendaItemId>>,
    /// The closed item of each committee's that was made here, of a paper that is still there.
    pub made: Vec<AgendaItemId>,
}

impl Town {
    pub fn mark(&mut self, forum: usize, place: &'static str, audience: Audience, is_shut: bool) -> String {
        let number = self.marks.len();
        let letter = |from: &[u8], at: usize| char::from(from[at % from.len()]);
        let word = format!(
            "zq{}{}{}um",
            letter(b"bdfgklmnprst", number / 60),
            letter(b"aeiou", number / 12),
            letter(b"bdfgklmnprst", number)
        );
        self.marks.push(Mark {
            word: word.clone(),
            place,
            forum,
            audience,
            is_shut,
            item: None,
        });
        word
    }
}

/// Makes the municipality.
pub async fn found(folder: &TempDir) -> (Office, Town) {
    let office = desk::found_with(folder, Box::new(Scattered(7))).await;
    let mut town = Town {
        marks: Vec::new(),
        forums: Vec::new(),
        meetings: Vec::new(),
        items: Vec::new(),
        held: Vec::new(),
        made: Vec::new(),
    };
    desk::administrator(&office).await;
    let (operator, bo) = (Reader::local_operator(), Actor::local_operator("bo"));
    let mut wishes = Vec::new();
    for (forum, name) in FORUMS.into_iter().enumerate() {
        let (source, wish) = minutes(&mut town, forum, name);
        let options = ImportOptions::default();
        office.import_meetings(&bo, &[source], options).await.unwrap();
        let id = office.forum_called(&operator, name).await.unwrap().id;
        town.forums.push(id);
        town.meetings
            .push(office.meeting_called("2025-01-15", Some(id)).await.unwrap());
        wishes.push(wish);
    }
    let council =
        format!("REFERAT {COUNCIL} d. 15-01-2025\n\nPunkt 1: Velkomst\n\nBeslutning\n\nGodkendt.\n");
    let source = MeetingSource {
        name: "byraadet.txt".into(),
        bytes: council.into_bytes(),
        attachments: Vec::new(),
        mended: None,
    };
    office
        .import_meetings(&bo, &[source], ImportOptions::default())
        .await
        .unwrap();
    town.forums
        .push(office.forum_called(&operator, COUNCIL).await.unwrap().id);
    for (forum, wish) in wishes.iter().enumerate() {
        let meeting = office.meeting(&operator, town.meetings[forum]).await.unwrap();
        town.items
            .push(meeting.items.iter().map(|item| item.id.to_string()).collect());
        close(folder, &office, town.meetings[forum], wish).await;
    }
    let register = office.load_kle(&bo, "kle.txt", referat_fixtures::KLE_LIST.as_bytes());
    register.await.unwrap();
    for forum in 0..FORUMS.len() {
        silence(&office, &mut town, forum).await;
        let place = referat_actions::rules::RulePlace::Forum(town.forums[forum]);
        let _ = office.set_rule(&bo, place, "remark-days", "14", "").await;
        issue(folder, &office, &mut town, forum).await;
        remark_and_correct(folder, &office, &mut town, forum).await;
        plan(&office, &mut town, forum).await;
        papers(&office, &mut town, forum).await;
        issued_paper(&office, &mut town, forum).await;
        share(&office, &mut town, forum).await;
        disqualify(folder, &office, &mut town, forum).await;
        held::hold(&office, &mut town, forum).await;
        decided_between(&office, &mut town, forum).await;
    }
    office.index_pending().await.unwrap();
    (office, town)
}

/// A municipality with a committee and nothing in it.
pub async fn bare(folder: &TempDir) -> (Office, Town) {
    let office = desk::found_with(folder, Box::new(Scattered(7))).await;
    desk::administrator(&office).await;
    let facts = ForumFacts {
        name: FORUMS[0],
        abbreviation: "HU",
        profile: ForumProfile::Political,
    };
    let forum = office
        .make_forum(&Actor::local_operator("bo"), facts)
        .await
        .unwrap();
    let town = Town {
        marks: Vec::new(),
        forums: vec![forum],
        meetings: Vec::new(),
        items: Vec::new(),
        held: Vec::new(),
        made: Vec::new(),
    };
    (office, town)
}

/// Papers on their way, an open one and one that is to be closed, and an agenda that is being built.
async fn papers(office: &Office, town: &mut Town, forum: usize) {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    for audience in [Audience::OnItsWay, Audience::OnItsWayClosed] {
        let title = town.mark(forum, "title of a paper on its way", audience, false);
        let new = NewPaper {
            forum: of,
            kind: PaperKind::Miscellaneous,
            title: &title,
            case: CaseChoice::New(format!("85.0{forum}.00-G01-9-26").parse().ok()),
            due: None,
        };
        let paper = office.begin_paper(&bo, new).await.unwrap();
        if audience == Audience::OnItsWayClosed {
            let closure = Closure {
                ground: Some(town.mark(forum, "ground of a paper on its way", audience, false)),
                public_title: None,
                public_decision: None,
            };
            office.close_paper(&bo, paper, Some(closure), "").await.unwrap();
        }
        let text = town.mark(forum, "text of a paper on its way", audience, false);
        let text = FieldValue::Text(RichText::paragraph(text));
        let field = PaperField::Section(1);
        office
            .save_paper_field(&bo, paper, field, &text, 0)
            .await
            .unwrap();
        let remark = town.mark(forum, "remark on a paper on its way", audience, false);
        office.remark_on_paper(&bo, paper, None, &remark).await.unwrap();
        let said = town.mark(forum, "what a forum elsewhere said of a paper", audience, false);
        elsewhere(office, paper, said).await;
        let file = HandedIn {
            name: format!(
                "{}.txt",
                town.mark(forum, "file of a paper on its way", audience, false)
            ),
            bytes: town
                .mark(forum, "inside a file of a paper on its way", audience, false)
                .into_bytes(),
        };
        office.attach_to_paper(&bo, paper, vec![file]).await.unwrap();
        let day = match audience == Audience::OnItsWay {
            true => "2027-03-03",
            false => "2027-03-10",
        };
        let at = MeetingTime {
            date: day.parse().unwrap(),
            start: "9:00".parse().unwrap(),
            end: "12:00".parse().unwrap(),
            place: "Tangen",
            room: None,
        };
        let (meeting, _) = office.plan_meeting(&bo, of, at, "").await.unwrap();
        office.begin_agenda(&bo, meeting).await.unwrap();
        let mut state = office.submit_paper(&bo, paper, "").await.unwrap();
        while state != PaperState::Ready {
            state = office
                .decide_paper(&bo, paper, StepVerdict::Approve, "")
                .await
                .unwrap();
        }
        let built = office
            .place_on_agenda(&bo, meeting, paper, None, None)
            .await
            .unwrap();
        let pause = town.mark(
            forum,
            "break of an agenda being built",
            Audience::Secretariat,
            false,
        );
        office
            .add_break(&bo, meeting, built.version, &pause, None, None)
            .await
            .unwrap();
    }
}

/// A closed paper that the chair decided between meetings: the members read it, and those who make the forum's papers.
async fn decided_between(office: &Office, town: &mut Town, forum: usize) {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    let place = referat_actions::rules::RulePlace::Forum(of);
    office
        .set_rule(&bo, place, "chairs-decision", "yes", "")
        .await
        .unwrap();
    let chair = office
        .make_person(&bo, &format!("Formand {forum}"), None)
        .await
        .unwrap();
    let given = Appointment {
        person: chair,
        forum: Some(of),
        role: Role::Chair,
        period: Period::default(),
    };
    office.appoint(&bo, given, "").await.unwrap();
    let paper = closed_and_ready(office, town, forum, 11).await;
    let mut mark = |place| town.mark(forum, place, Audience::ClosedWithPaper, false);
    let text = RichText::paragraph(format!("Godkendt med {}.", mark("text of a chair's decision")));
    let reason = mark("reason of a chair's decision");
    let decision = ChairsDecision {
        decided_on: office.today(),
        chair: Some(chair),
        ground: ChairsGround::Urgent,
        reason: &reason,
        text: &text,
        outcomes: &[],
    };
    office.decide_as_chair(&bo, paper, decision).await.unwrap();
    // Another is being decided in writing.
    office
        .set_rule(&bo, place, "written-procedure", "one", "")
        .await
        .unwrap();
    let paper = closed_and_ready(office, town, forum, 12).await;
    let due = Deadline {
        day: "2099-01-01".parse().unwrap(),
        clock: "12:00".parse().unwrap(),
    };
    let message = town.mark(
        forum,
        "what members are told who decide in writing",
        Audience::ClosedWithPaper,
        false,
    );
    office
        .start_written_procedure(&bo, paper, due, &message)
        .await
        .unwrap();
}

/// A closed paper that is ready and stands on no agenda.
async fn closed_and_ready(office: &Office, town: &mut Town, forum: usize, number: u8) -> PaperId {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    let mut mark = |place| town.mark(forum, place, Audience::ClosedWithPaper, false);
    let title = mark("title of a paper decided between meetings");
    let new = NewPaper {
        forum: of,
        kind: PaperKind::Approval,
        title: &title,
        case: CaseChoice::New(format!("85.0{forum}.00-G01-{number}-26").parse().ok()),
        due: None,
    };
    let paper = office.begin_paper(&bo, new).await.unwrap();
    let closure = Closure {
        ground: Some("styrelsesloven § 10".into()),
        public_title: None,
        public_decision: None,
    };
    office.close_paper(&bo, paper, Some(closure), "").await.unwrap();
    let clause = format!(
        "at udvalget godkender {}",
        mark("clause decided between meetings")
    );
    for (field, line) in [
        (PaperField::Clauses, clause.as_str()),
        (PaperField::Recommenders, "Formanden"),
    ] {
        let value = FieldValue::lines([line]).unwrap();
        office
            .save_paper_field(&bo, paper, field, &value, 0)
            .await
            .unwrap();
    }
    let mut state = office.submit_paper(&bo, paper, "").await.unwrap();
    while state != PaperState::Ready {
        state = office
            .decide_paper(&bo, paper, StepVerdict::Approve, "")
            .await
            .unwrap();
    }
    paper
}

/// A forum elsewhere has had its say of a paper.
async fn elsewhere(office: &Office, paper: PaperId, text: String) {
    let treatment = Treatment {
        forum: "MED-udvalget".into(),
        date: None,
        text,
    };
    let bo = Actor::local_operator("bo");
    office.note_treatment(&bo, paper, &treatment).await.unwrap();
}

/// A closed item of an agenda that was issued, with the paper behind it: some are shut out of it.
async fn issued_paper(office: &Office, town: &mut Town, forum: usize) {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    let mut mark = |place, audience| town.mark(forum, place, audience, true);
    let title = mark("title of an issued paper", Audience::ClosedWithPaper);
    let new = NewPaper {
        forum: of,
        kind: PaperKind::Miscellaneous,
        title: &title,
        case: CaseChoice::New(format!("85.0{forum}.00-G01-10-26").parse().ok()),
        due: None,
    };
    let paper = office.begin_paper(&bo, new).await.unwrap();
    let closure = Closure {
        ground: Some("styrelsesloven § 10".into()),
        public_title: None,
        public_decision: None,
    };
    office.close_paper(&bo, paper, Some(closure), "").await.unwrap();
    let text = mark("text of an issued paper", Audience::ClosedWithPaper);
    let text = FieldValue::Text(RichText::paragraph(format!("Der er {text} i sagen.")));
    let field = PaperField::Section(1);
    office
        .save_paper_field(&bo, paper, field, &text, 0)
        .await
        .unwrap();
    let remark = mark("remark on an issued paper", Audience::OnItsWayClosed);
    office.remark_on_paper(&bo, paper, None, &remark).await.unwrap();
    let said = mark(
        "what a forum elsewhere said of an issued paper",
        Audience::ClosedWithPaper,
    );
    elsewhere(office, paper, said).await;
    let file = HandedIn {
        name: format!(
            "{}.txt",
            mark("file of an issued paper", Audience::ClosedWithPaper)
        ),
        bytes: mark("inside a file of an issued paper", Audience::ClosedWithPaper).into_bytes(),
    };
    office.attach_to_paper(&bo, paper, vec![file]).await.unwrap();
    let mut state = office.submit_paper(&bo, paper, "").await.unwrap();
    while state != PaperState::Ready {
        let approved = office.decide_paper(&bo, paper, StepVerdict::Approve, "").await;
        state = approved.unwrap();
    }
    let at = MeetingTime {
        date: "2027-03-17".parse().unwrap(),
        start: "9:00".parse().unwrap(),
        end: "12:00".parse().unwrap(),
        place: "Tangen",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo, of, at, "").await.unwrap();
    office.begin_agenda(&bo, meeting).await.unwrap();
    let placed = office
        .place_on_agenda(&bo, meeting, paper, None, None)
        .await
        .unwrap();
    let entries = placed.draft.entries();
    let entry = entries
        .iter()
        .find(|entry| entry.paper() == Some(paper))
        .unwrap()
        .id;
    let presenter = mark("presenter of an issued paper", Audience::Closed);
    let people = Change::People(entry, vec![format!("{presenter} Holm")], Vec::new());
    let built = office
        .change_agenda(&bo, meeting, placed.version, people)
        .await
        .unwrap();
    let late = Late::given(
        &mark("why an issued paper came late", Audience::Closed),
        LateDecider::Chair,
    );
    let built = office
        .explain_late(&bo, meeting, built.version, entry, Some(late.unwrap()))
        .await
        .unwrap();
    let press = press();
    office
        .issue_agenda(&bo, &press, meeting, built.version, "", &|_| ())
        .await
        .unwrap();
    town.made.push(entry);
}

fn press() -> Press {
    let executable = std::env::current_exe().unwrap();
    Press::new(
        std::sync::Arc::new(Wording::new(Language::Danish)),
        "",
        std::sync::Arc::new(Typesetter::beside(&executable)),
    )
}

/// Somebody is asked for an opinion on a forum's paper, the closed one or the open one, and gives it.
pub async fn ask(office: &Office, town: &mut Town, forum: usize, is_closed: bool, person: PersonId) {
    let bo = Actor::local_operator("bo");
    let audience = match is_closed {
        true => Audience::OnItsWayClosed,
        false => Audience::OnItsWay,
    };
    let which = referat_actions::lookups::WhichPapers::OfForum(town.forums[forum]);
    let papers = office.papers(&bo.reader, which).await.unwrap();
    let is_its_title = |mark: &Mark, title: &str| {
        (mark.forum, mark.audience, mark.place) == (forum, audience, "title of a paper on its way")
            && mark.word == title.to_lowercase()
    };
    let paper = papers
        .iter()
        .find(|line| town.marks.iter().any(|mark| is_its_title(mark, &line.title)));
    let paper = paper.unwrap().id;
    let new = referat_actions::ask_opinion::NewOpinion {
        unit: "Jura".into(),
        person,
        question: town.mark(forum, "question on a paper", audience, false),
        due: "2027-01-01".parse().unwrap(),
    };
    let opinion = office.ask_opinion(&bo, paper, &new).await.unwrap();
    let asked = Actor {
        name: "Ny spurgt".into(),
        reader: Reader::staff(person),
        ..bo
    };
    let text = RichText::paragraph(town.mark(forum, "opinion on a paper", audience, false));
    office.give_opinion(&asked, paper, opinion, text).await.unwrap();
}

/// A meeting of next year that was moved, and to which somebody doesn't come: why, is the secretariat's.
async fn plan(office: &Office, town: &mut Town, forum: usize) {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    let at = |date: &str| MeetingTime {
        date: date.parse().unwrap(),
        start: "9:00".parse().unwrap(),
        end: "12:00".parse().unwrap(),
        place: "Tangen",
        room: None,
    };
    let planned = office.plan_meeting(&bo, of, at("2027-02-03"), "").await;
    let (meeting, _) = planned.unwrap();
    let moved = town.mark(forum, "why a meeting was moved", Audience::Everyone, false);
    let to = at("2027-02-10");
    office.move_meeting(&bo, meeting, to, &moved).await.unwrap();
    let person = office.make_person(&bo, "Else Bech", None).await.unwrap();
    let seat = Appointment {
        person,
        forum: Some(of),
        role: Role::Member,
        period: Period::default(),
    };
    office.appoint(&bo, seat, "").await.unwrap();
    let reason = town.mark(forum, "why somebody stays away", Audience::Secretariat, false);
    let apology = office.answer_invitation(&bo, meeting, person, Answer::Apology, &reason);
    apology.await.unwrap();
}

/// What is said when things are closed.
struct Wish {
    ground: String,
    attachment_ground: String,
    title: String,
    decision: String,
    shut_title: String,
    file: (String, String),
    attachment: (String, String),
}

/// The minutes of a committee: an open item, a closed one, one with a closed attachment, and two that some are shut
/// out of, the second of them closed.
fn minutes(town: &mut Town, forum: usize, name: &str) -> (MeetingSource, Wish) {
    use Audience::{Closed, Everyone, Neutral, Secretariat};
    let file_name = format!(
        "{}.txt",
        town.mark(forum, "source's file name", Secretariat, false)
    );
    let group = ["27.12", "16.05"][forum];
    let mut text = format!(
        "REFERAT {name} d. 15-01-2025\n\nMødedato Onsdag d. 15. januar 2025 kl. 12:30\n\nMødested Tangen\n\n"
    );
    let mut attachments = Vec::new();
    let mut named = String::new();
    for (number, audience, is_shut) in [
        (1, Everyone, false),
        (2, Closed, false),
        (3, Everyone, false),
        (4, Everyone, true),
        (5, Closed, true),
    ] {
        let mut mark = |place| {
            let word = town.mark(forum, place, audience, is_shut);
            town.marks.last_mut().unwrap().item = Some(number);
            word
        };
        let capital = |word: String| format!("Z{}", &word[1..]);
        // The other closed item is closed by somebody, once it is here.
        let ending = if number == 5 { " (lukket punkt)" } else { "" };
        let (title, presenter) = (mark("title"), capital(mark("presenter")));
        text.push_str(&format!(
            "Punkt {number}: Om {title} v. {presenter} Holm{ending}\n\n{group}.0{number}-G01-77{number}-25\n\n"
        ));
        let (section, heading, cell) = (mark("section"), mark("heading in a section"), mark("table cell"));
        let short = ["XQA", "XQB", "XQC", "XQD", "XQE"][number - 1];
        text.push_str(&format!(
            "Anledning\n\nDet drejer sig om {section} og {short}.\n\nSagsfremstilling\n\nIndledning til sagen.\n\n{heading}\n\n\
             Her er et afsnit under overskriften.\n\nÅr\tTal\n{cell}\t14\n\n"
        ));
        let (unit, clause) = (capital(mark("recommender's unit")), mark("clause"));
        text.push_str(&format!(
            "Indstilling\n\nChefen for {unit} indstiller,\n\n1. at {name} godkender {clause}\n\n"
        ));
        text.push_str(&format!(
            "Historik\n\nØkonomiudvalgets beslutning af 6. november 2024;\nAnbefalet med {}.\n\n",
            mark("history")
        ));
        let (decision, speaker) = (mark("decision"), capital(mark("named speaker")));
        text.push_str(&format!(
            "Beslutning\n\nGodkendt.\n\nUdvalget bemærkede {decision}.\n\n{speaker}: Jeg er imod {}.\n\n",
            mark("named remark")
        ));
        let (voter, minority) = (capital(mark("voter")), capital(mark("whose dissent")));
        let (dissent, recorded) = (mark("dissent"), mark("recorded statement"));
        let absent = capital(mark("somebody absent"));
        text.push_str(&format!(
            "For stemte: {voter} Lind (1)\n\nMindretalsudtalelse fra {minority} Lind: Ikke {dissent}.\n\n\
             {voter} Lind ønskede ført til referat: at {recorded} haster.\n\n{absent} Bech deltog ikke i punktet.\n\n"
        ));
        let (note, plan) = (mark("attachment's title"), mark("attachment's title (PDF)"));
        text.push_str(&format!("Bilag\n\n{note} notat\n\n{plan} plan\n\n"));
        let (written, set) = (mark("attachment's text"), mark("attachment's text (PDF)"));
        attachments.push((format!("{note} notat.txt"), written.into_bytes()));
        attachments.push((format!("{plan} plan.pdf"), pdf(&set)));
        if number == 2 {
            named.clone_from(&note);
        }
    }
    let kept = town.mark(forum, "closed attachment's title", Closed, false);
    let held = town.mark(forum, "closed attachment's text", Closed, false);
    let before = "Punkt 4: ";
    text = text.replacen(before, &format!("{kept} tillæg\n\n{before}"), 1);
    attachments.push((format!("{kept} tillæg.txt"), held.into_bytes()));
    let source = MeetingSource {
        name: file_name,
        bytes: text.into_bytes(),
        attachments: attachments
            .into_iter()
            .map(|(file_name, bytes)| AttachmentSource { file_name, bytes })
            .collect(),
        mended: None,
    };
    let wish = Wish {
        ground: town.mark(forum, "ground for closing", Closed, false),
        attachment_ground: town.mark(forum, "ground for closing an attachment", Secretariat, false),
        title: town.mark(forum, "neutral title", Neutral, false),
        decision: town.mark(forum, "public decision", Neutral, false),
        shut_title: town.mark(forum, "neutral title of what some are shut out of", Neutral, true),
        file: (named, town.mark(forum, "attachment's file name", Closed, false)),
        attachment: (
            kept,
            town.mark(forum, "neutral title of an attachment", Neutral, false),
        ),
    };
    (source, wish)
}

/// A page of PDF with one word.
fn pdf(word: &str) -> Vec<u8> {
    let content = format!("BT /F1 24 Tf 72 700 Td ({word}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(file.len());
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

/// The store of an office's folder, past the office.
async fn store(folder: &TempDir) -> Store {
    let config = StoreConfig {
        data_dir: folder.path().to_owned(),
        database: DatabaseUrl::Embedded,
    };
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    Store::open(&config, now).await.unwrap()
}

async fn committed(write: Write<'_>, action: &str, subject: uuid::Uuid) {
    let entry = EntryDraft {
        action: action.into(),
        subject_kind: "meeting".into(),
        subject,
        actor: "bo".into(),
        reason: String::new(),
    };
    write.commit(entry).await.unwrap();
}

/// Closes an item and an attachment, gives what came here closed a neutral title, and renames a file, which nobody can
/// do on a page.
async fn close(folder: &TempDir, office: &Office, meeting: MeetingId, wish: &Wish) {
    let bo = Actor::local_operator("bo");
    let view = office.meeting(&Reader::local_operator(), meeting).await.unwrap();
    for (number, title, decision) in [
        ("2", &wish.title, wish.decision.as_str()),
        ("5", &wish.shut_title, ""),
    ] {
        let item = view.items.iter().find(|item| item.number == number).unwrap();
        assert_eq!(item.is_closed, number == "5");
        let given = Closing {
            ground: &wish.ground,
            public_title: title,
            public_decision: decision,
        };
        office.close_item(&bo, item.id, given).await.unwrap();
    }
    let item = view.items.iter().find(|item| item.number == "3").unwrap();
    let openness = office.item_openness(&bo, item.id).await.unwrap();
    let attachments = &openness.as_ref().unwrap().attachments;
    let attachment = attachments
        .iter()
        .find(|entry| entry.title.contains(&wish.attachment.0))
        .unwrap();
    let given = Closing {
        ground: &wish.attachment_ground,
        public_title: &wish.attachment.1,
        public_decision: "",
    };
    office.close_attachment(&bo, attachment.id, given).await.unwrap();
    let store = store(folder).await;
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let mut entropy = Scattered(11);
    let tenant = Tenant(office.municipality().id);
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    let items: Vec<AgendaItemRow> = write.reading().items_of_meeting(meeting).await.unwrap();
    let versions: Vec<_> = items.iter().map(|item| item.paper_version_id).collect();
    let attachments: Vec<AttachmentRow> = write.reading().attachments(&versions).await.unwrap();
    let mut named = attachments
        .into_iter()
        .find(|row| row.title.contains(&wish.file.0))
        .unwrap();
    named.file_name = Some(format!("{}.txt", wish.file.1));
    write.update(&named).await.unwrap();
    committed(write, "rename_file", meeting.uuid()).await;
}

/// Silences a finding about the closed item.
async fn silence(office: &Office, town: &mut Town, forum: usize) {
    let (operator, bo) = (Reader::local_operator(), Actor::local_operator("bo"));
    let meeting = town.meetings[forum];
    let checkup = office.checkup(&operator, meeting).await.unwrap();
    let known_by = checkup
        .findings
        .iter()
        .find(|checked| checked.finding.item.as_deref() == Some("2"))
        .map(|checked| checked.fingerprint.clone())
        .unwrap();
    let reason = town.mark(forum, "reason of silence", Audience::Secretariat, false);
    office
        .silence_finding(&bo, meeting, &known_by, &reason)
        .await
        .unwrap();
}

/// Issues a copy for the members and one for the public, and both again after the meeting has moved.
async fn issue(folder: &TempDir, office: &Office, town: &mut Town, forum: usize) {
    let bo = Actor::local_operator("bo");
    let press = press();
    let meeting = town.meetings[forum];
    let members = town.mark(forum, "reason of a members' issue", Audience::Closed, true);
    let public = town.mark(forum, "reason of a public issue", Audience::Everyone, false);
    for turn in forum..2 {
        for (recipients, reason) in [(Recipients::Members, &members), (Recipients::Public, &public)] {
            let subject = Subject::Meeting(meeting);
            office
                .issue_document(&bo, &press, subject, recipients, reason, &|_| ())
                .await
                .unwrap();
        }
        if turn == 0 {
            let store = store(folder).await;
            let now = "2026-03-01T08:00:00Z".parse().unwrap();
            let mut entropy = Scattered(13);
            let tenant = Tenant(office.municipality().id);
            let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
            let mut row: MeetingRow = write.reading().by_id(meeting).await.unwrap().unwrap();
            row.place = Some("Salen".into());
            write.update(&row).await.unwrap();
            committed(write, "move_meeting", meeting.uuid()).await;
        }
    }
}

/// Somebody remarks on the minutes, item by item; they are approved, and each item gets a correction.
async fn remark_and_correct(folder: &TempDir, office: &Office, town: &mut Town, forum: usize) {
    let bo = Actor::local_operator("bo");
    let meeting = town.meetings[forum];
    for number in 0..town.items[forum].len() {
        let is_shut = number >= 3;
        let remark = town.mark(forum, "remark on minutes", Audience::Closed, is_shut);
        let item = town.items[forum][number].parse().unwrap();
        office
            .remark_on_minutes(&bo, meeting, Some(item), &remark)
            .await
            .unwrap();
    }
    let store = store(folder).await;
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let mut entropy = Scattered(17);
    let mut write = store
        .begin(Tenant(office.municipality().id), &mut entropy, now)
        .await
        .unwrap();
    let row = write.reading().minutes_of(&[meeting]).await.unwrap().remove(0);
    let approved = MinutesRow {
        state: "approved".into(),
        ..row
    };
    write.update(&approved).await.unwrap();
    committed(write, "record_decision", meeting.uuid()).await;
    let whole = town.mark(forum, "correction to minutes", Audience::Everyone, false);
    let mut corrections = vec![(None, whole)];
    for number in 0..town.items[forum].len() {
        let audience = match number {
            1 | 4 => Audience::Closed,
            _ => Audience::Everyone,
        };
        let text = town.mark(forum, "correction to an item", audience, number >= 3);
        corrections.push((Some(town.items[forum][number].parse().unwrap()), text));
    }
    for (item, text) in corrections {
        let new = NewCorrection {
            item,
            noted_by: None,
            text,
        };
        office.correct_minutes(&bo, meeting, &new).await.unwrap();
    }
}

/// The forum's members write to each other, on each of its items.
async fn share(office: &Office, town: &mut Town, forum: usize) {
    let bo = Actor::local_operator("bo");
    let place = referat_actions::rules::RulePlace::Forum(town.forums[forum]);
    office
        .set_rule(&bo, place, "shared-remarks", "yes", "")
        .await
        .unwrap();
    for number in 0..town.items[forum].len() {
        let remark = town.mark(forum, "shared remark", Audience::Closed, number >= 3);
        let item = town.items[forum][number].parse().unwrap();
        office.share_remark(&bo, item, &remark).await.unwrap();
    }
}

/// Somebody is disqualified at each of a committee's items: why, is those of the forum's to know.
async fn disqualify(folder: &TempDir, office: &Office, town: &mut Town, forum: usize) {
    let bo = Actor::local_operator("bo");
    let person = office.make_person(&bo, "Rikke Bech", None).await.unwrap();
    let store = store(folder).await;
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let mut entropy = Scattered(29 + u64::try_from(forum).unwrap());
    let tenant = Tenant(office.municipality().id);
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    for number in 0..town.items[forum].len() {
        let reason = town.mark(
            forum,
            "why somebody is disqualified",
            Audience::Closed,
            number >= 3,
        );
        let row = ItemAbsenceRow {
            id: write.fresh(),
            agenda_item_id: town.items[forum][number].parse().unwrap(),
            person_id: person,
            cause: "disqualified".into(),
            reason: Some(reason),
            has_left: true,
            removed_at: None,
        };
        write.insert(&[row]).await.unwrap();
    }
    committed(write, "note_item_attendance", town.meetings[forum].uuid()).await;
}

/// Somebody reads what they may of a committee's meeting, writes notes and marks passages.
pub async fn keep(office: &Office, town: &mut Town, forum: usize, person: PersonId, reader: Reader) {
    let actor = Actor {
        name: "Ny".into(),
        reader,
        guise: None,
        has_proved: true,
    };
    let meeting = town.meetings[forum];
    office.mark_meeting_read(&actor, meeting).await.unwrap();
    let progress = office.progress(&actor.reader, meeting).await.unwrap().unwrap();
    assert!(progress.items.len() > 2);
    for (item, _) in progress.items {
        let audience = Audience::Own(person);
        let note = town.mark(forum, "private note", audience, false);
        office.keep_note(&actor, item, &note, 0).await.unwrap();
        let earlier = town.mark(forum, "private note before it was changed", audience, false);
        office
            .keep_note(&actor, item, &format!("{note} {earlier}"), 1)
            .await
            .unwrap();
        let beside = town.mark(forum, "words beside a marked passage", audience, false);
        let marked = office
            .mark_passage(&actor, item, "Det drejer sig om", "", &beside)
            .await;
        marked.unwrap();
        // What is marked are the item's own words: whoever is shut out of it later isn't shown them again.
        let words = town.marks.iter().find(|mark| {
            mark.place == "clause"
                && mark.forum == forum
                && mark.item.map(|number| number - 1)
                    == town.items[forum].iter().position(|id| *id == item.to_string())
        });
        let words = words.unwrap().word.clone();
        office.mark_passage(&actor, item, &words, "", "").await.unwrap();
    }
}

/// Shuts people out of the last two items of the first committee's meeting, and of the one whose paper is still there.
pub async fn shut_out(office: &Office, town: &mut Town, persons: &[PersonId]) {
    let bo = Actor::local_operator("bo");
    let reason = town.mark(0, "reason for shutting out", Audience::Secretariat, true);
    let items = town.items[0][3..].iter().map(|item| item.parse().unwrap());
    let items: Vec<AgendaItemId> = items.chain([town.made[0], town.held[0][1]]).collect();
    for item in items {
        for person in persons {
            office.exclude_person(&bo, item, *person, &reason).await.unwrap();
        }
    }
}

/// From now on, council members read the committees' papers.
pub async fn let_the_council_read(served: &Served, council: ForumId) {
    let store = store(&served.folder).await;
    let now = "2026-03-01T08:00:00Z".parse().unwrap();
    let mut entropy = Scattered(19);
    let tenant = Tenant(served.municipality);
    let mut write = store.begin(tenant, &mut entropy, now).await.unwrap();
    for (forum_id, name) in [(None, "council-reads-committees"), (Some(council), "is-council")] {
        let row = SettingRow {
            id: write.fresh(),
            forum_id,
            name: name.into(),
            value: "true".into(),
            removed_at: None,
        };
        write.insert(&[row]).await.unwrap();
    }
    committed(write, "set_rules", council.uuid()).await;
}

/// Lets somebody in who holds these roles.
pub async fn account(office: &Office, name: &str, seats: &[(Option<ForumId>, Role)]) -> Account {
    let bo = Actor::local_operator("bo");
    let login = format!("{name}@sandved.example");
    let person = office
        .make_person(&bo, &format!("Ny {name}"), None)
        .await
        .unwrap();
    for (forum, role) in seats {
        let given = Appointment {
            person,
            forum: *forum,
            role: *role,
            period: Period::default(),
        };
        office.appoint(&bo, given, "").await.unwrap();
    }
    let link = office.invite(&bo, person, &login).await.unwrap();
    office.set_password_by_link(&link, PASSWORD).await.unwrap();
    Account { login, person }
}

/// A token of somebody's, each time another session.
pub async fn token(office: &Office, login: &str) -> String {
    let origin = Origin {
        address: "127.0.0.1".into(),
        device: "prøve".into(),
    };
    let admitted = office.sign_in(login, PASSWORD, &origin).await.unwrap();
    admitted.token.reveal()
}
