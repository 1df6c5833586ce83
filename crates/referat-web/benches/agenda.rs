//! An agenda of `REFERAT_BENCH_ITEMS` items with `REFERAT_BENCH_ATTACHMENTS` attachments (60 and 400 where nothing is
//! said): opened by `REFERAT_BENCH_MEMBERS` members at once (200) while its secretary builds the next version, and what a
//! move of an item costs there.
//!
//! Everything is made by the actions that people use, and asked for over connections to the real router. Beside each time
//! stands that of a page with nothing on it, asked for in the same way in the same run: what is told is the ratio.
#![expect(
    clippy::print_stdout,
    reason = "what was measured is the data of this program"
)]
#![expect(clippy::expect_used, reason = "a measurement that can't be set up ends here")]

#[path = "shared/asking.rs"]
mod asking;

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use referat_actions::appoint::Appointment;
use referat_actions::keep_forums::ForumFacts;
use referat_actions::office::{Actor, Database, Installation, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::rules::RulePlace;
use referat_actions::sign_in::Origin;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::forum::ForumProfile;
use referat_domain::ids::{AgendaItemId, ForumId, MeetingId};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::rich_text::RichText;
use referat_domain::role::{Period, Role};
use tokio::runtime::Runtime;

use asking::{Asking, Scattered, Spread, StoppedClock, number, press, serve};

/// A page with nothing on it.
const EMPTY: &str = "/om";

/// How often everyone opens a page.
const ROUNDS: usize = 5;

/// How many moves are measured.
const MOVES: usize = 50;

const PASSWORD: &str = "fire ravne på taget";

fn main() {
    let (items, attachments) = (
        number("REFERAT_BENCH_ITEMS", 60),
        number("REFERAT_BENCH_ATTACHMENTS", 400),
    );
    let members = number("REFERAT_BENCH_MEMBERS", 200);
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder for what is measured");
    let office = runtime.block_on(founded(folder.path()));
    let forum = runtime.block_on(forum(&office));
    let meeting = runtime.block_on(issued(&office, forum, items, attachments));
    let (tokens, secretary) = runtime.block_on(people(&office, forum, members));
    println!("{items} items, {attachments} attachments, {members} members");
    let office = Arc::new(office);
    let address = runtime.block_on(serve(Arc::clone(&office)));
    let page = format!("/moeder/{meeting}");
    let builder = format!("/moeder/{meeting}/dagsorden");

    println!("\nopened by everyone at once:");
    let quiet = opened(address, &tokens, EMPTY);
    told("a page with nothing on it", &quiet, None);
    let calm = opened(address, &tokens, &page);
    told("the agenda", &calm, Some(&quiet));
    let stop = Arc::new(AtomicBool::new(false));
    let editing = edits(&runtime, &office, address, meeting, &secretary, &stop);
    let busy_empty = opened(address, &tokens, EMPTY);
    told("nothing, while it is built on", &busy_empty, None);
    let busy = opened(address, &tokens, &page);
    told("the agenda, while it is built on", &busy, Some(&busy_empty));
    stop.store(true, Ordering::SeqCst);
    let (made, refused) = editing.join().expect("the secretary");
    println!("  the secretary made {made} moves meanwhile, {refused} of them refused");

    println!("\none at a time:");
    let mut asking = Asking::connect(address, &secretary);
    let mut empty: Vec<Duration> = (0..MOVES * 2).map(|_| asking.get(EMPTY).0).collect();
    let empty = Spread::of(&mut empty);
    println!("  a page with nothing on it          {empty}");
    for (name, path) in [("the agenda", &page), ("the agenda where it is built", &builder)] {
        let mut times: Vec<Duration> = (0..MOVES * 2).map(|_| asking.get(path).0).collect();
        let spread = Spread::of(&mut times);
        println!(
            "  {name:<34} {spread}, {:.1} times nothing",
            ratio(&spread, &empty)
        );
    }
    let mut dice = Scattered(7);
    let mut times = Vec::with_capacity(MOVES);
    for _ in 0..MOVES {
        let form = runtime.block_on(a_move(&office, meeting, &mut dice));
        let (time, status) = asking.post(&format!("{builder}/ret"), &form);
        assert_eq!(status, 303, "{form}");
        times.push(time);
    }
    let moves = Spread::of(&mut times);
    println!(
        "  a move of an item                  {moves}, {:.1} times nothing",
        ratio(&moves, &empty)
    );
}

fn ratio(one: &Spread, other: &Spread) -> f64 {
    one.median.as_secs_f64() / other.median.as_secs_f64()
}

/// What came of it when everyone asked at once.
struct Opened {
    spread: Spread,
    errors: usize,
}

fn told(name: &str, opened: &Opened, beside: Option<&Opened>) {
    let ratio = beside.map(|beside| {
        let (median, p99) = (
            ratio(&opened.spread, &beside.spread),
            opened.spread.p99.as_secs_f64() / beside.spread.p99.as_secs_f64(),
        );
        format!(", {median:.1} and {p99:.1} times nothing")
    });
    println!(
        "  {name:<34} {}, {} errors{}",
        opened.spread,
        opened.errors,
        ratio.unwrap_or_default()
    );
}

/// Everyone asks for a page at the same moment, round after round, each over a connection of their own.
fn opened(address: SocketAddr, tokens: &[String], path: &str) -> Opened {
    let start = Arc::new(Barrier::new(tokens.len()));
    let all: Vec<_> = tokens
        .iter()
        .map(|token| {
            let (token, path, start) = (token.clone(), path.to_owned(), Arc::clone(&start));
            thread::spawn(move || {
                let mut asking = Asking::connect(address, &token);
                (0..ROUNDS)
                    .map(|_| {
                        start.wait();
                        asking.get(&path)
                    })
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let answers = all.into_iter().flat_map(|one| one.join().expect("a member"));
    let answers: Vec<(Duration, u16)> = answers.collect();
    let errors = answers.iter().filter(|(_, status)| *status != 200).count();
    let mut times: Vec<Duration> = answers.into_iter().map(|(time, _)| time).collect();
    Opened {
        spread: Spread::of(&mut times),
        errors,
    }
}

/// The secretary moves items about until told to stop; how many moves, and how many were refused.
fn edits(
    runtime: &Runtime,
    office: &Arc<Office>,
    address: SocketAddr,
    meeting: MeetingId,
    token: &str,
    stop: &Arc<AtomicBool>,
) -> thread::JoinHandle<(usize, usize)> {
    let (office, stop, token) = (Arc::clone(office), Arc::clone(stop), token.to_owned());
    let handle = runtime.handle().clone();
    thread::spawn(move || {
        let mut asking = Asking::connect(address, &token);
        let (mut dice, mut made, mut refused) = (Scattered(3), 0, 0);
        while !stop.load(Ordering::SeqCst) {
            let form = handle.block_on(a_move(&office, meeting, &mut dice));
            let (_, status) = asking.post(&format!("/moeder/{meeting}/dagsorden/ret"), &form);
            made += 1;
            refused += usize::from(status != 303);
        }
        (made, refused)
    })
}

/// A form that moves some item to some place.
async fn a_move(office: &Office, meeting: MeetingId, dice: &mut Scattered) -> String {
    let bench = Actor::local_operator("bench");
    let seen = office
        .built_agenda(&bench.reader, meeting)
        .await
        .expect("an agenda");
    let built = seen.as_ref().expect("what is built");
    let entries: Vec<AgendaItemId> = built.draft.entries().iter().map(|entry| entry.id).collect();
    let count = u64::try_from(entries.len()).expect("a count");
    let place = |number: u64| usize::try_from(number % count).expect("a place");
    let entry = entries[place(dice.next())];
    let to = place(dice.next()) + 1;
    format!("version={}&punkt={entry}&hvad=flyt&plads={to}", built.version)
}

async fn founded(folder: &std::path::Path) -> Office {
    let at = Installation {
        data_dir: folder.to_owned(),
        database: Database::Embedded,
    };
    let dice = Box::new(Scattered(1));
    let office = Office::found(&at, "Sandved Kommune", Arc::new(StoppedClock), dice);
    office.await.expect("an office")
}

async fn forum(office: &Office) -> ForumId {
    let bench = Actor::local_operator("bench");
    let facts = ForumFacts {
        name: "Chefforum",
        abbreviation: "CF",
        profile: ForumProfile::Administrative,
    };
    let forum = office.make_forum(&bench, facts).await.expect("a forum");
    let set = office.set_rule(&bench, RulePlace::Forum(forum), "approval-steps", "", "");
    set.await.expect("a rule");
    forum
}

/// A meeting whose agenda is issued.
async fn issued(office: &Office, forum: ForumId, items: u64, attachments: u64) -> MeetingId {
    let bench = Actor::local_operator("bench");
    let at = MeetingTime {
        date: "2026-03-18".parse().expect("a day"),
        start: "9:00".parse().expect("a time"),
        end: "15:00".parse().expect("a time"),
        place: "Byrådssalen",
        room: None,
    };
    let (meeting, _) = office
        .plan_meeting(&bench, forum, at, "")
        .await
        .expect("a meeting");
    let mut built = office.begin_agenda(&bench, meeting).await.expect("an agenda");
    for place in 0..items {
        let title = format!("Sag nr. {place} om havnen");
        let new = NewPaper {
            forum,
            kind: PaperKind::Miscellaneous,
            title: &title,
            case: CaseChoice::New(None),
            due: None,
        };
        let paper = office.begin_paper(&bench, new).await.expect("a paper");
        let words = format!(
            "Kajen skal ses efter. {}",
            "Det koster noget, og det haster. ".repeat(60)
        );
        let text = FieldValue::Text(RichText::paragraph(words));
        let saved = office.save_paper_field(&bench, paper, PaperField::Section(1), &text, 0);
        saved.await.expect("a text");
        let files = attachments * (place + 1) / items - attachments * place / items;
        let files = (0..files)
            .map(|file| HandedIn {
                name: format!("Bilag {file} til sag {place}.txt"),
                bytes: format!("Bilag {file} til sag {place}").into_bytes(),
            })
            .collect();
        let hung = office.attach_to_paper(&bench, paper, files).await.expect("files");
        assert!(hung.iter().all(|hung| hung.refused.is_none()), "{hung:?}");
        office
            .submit_paper(&bench, paper, "")
            .await
            .expect("a paper handed in");
        built = office
            .place_on_agenda(&bench, meeting, paper, None, None)
            .await
            .expect("a place");
    }
    let press = press(office);
    office
        .issue_agenda(&bench, &press, meeting, built.version, "", &|_| ())
        .await
        .expect("an issued agenda");
    meeting
}

/// The members' tokens, and the secretary's.
async fn people(office: &Office, forum: ForumId, members: u64) -> (Vec<String>, String) {
    let mut tokens = Vec::new();
    for number in 0..members {
        tokens.push(token(office, forum, &format!("medlem{number}"), Role::Member).await);
    }
    let secretary = token(office, forum, "sekretaer", Role::Secretary).await;
    (tokens, secretary)
}

async fn token(office: &Office, forum: ForumId, name: &str, role: Role) -> String {
    let bench = Actor::local_operator("bench");
    let login = format!("{name}@sandved.example");
    let person = office.make_person(&bench, name, None).await.expect("a person");
    let given = Appointment {
        person,
        forum: Some(forum),
        role,
        period: Period::default(),
    };
    office.appoint(&bench, given, "").await.expect("a role");
    let link = office.invite(&bench, person, &login).await.expect("a link");
    let set = office.set_password_by_link(&link, PASSWORD).await;
    set.expect("a password");
    let origin = Origin {
        address: "127.0.0.1".into(),
        device: "bench".into(),
    };
    let admitted = office.sign_in(&login, PASSWORD, &origin).await;
    admitted.expect("a session").token.reveal()
}
