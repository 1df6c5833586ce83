//! What is told as it happens: to whom, how long, and when it ends.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::time::Duration;

use referat_actions::office::{Actor, Office};
use referat_domain::ids::{AgendaItemId, MeetingId};
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::browser::Browser;
use crate::desk;
use crate::leaks::{held, town};

/// A stream that is read as it comes.
struct Heard {
    stream: TcpStream,
    text: String,
}

impl Heard {
    async fn of(browser: Browser, token: &str, path: &str) -> Self {
        let mut stream = TcpStream::connect(browser.address()).await.unwrap();
        let host = browser.address();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\nCookie: referat={token}\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        Self {
            stream,
            text: String::new(),
        }
    }

    /// Reads until something has been said.
    async fn until(&mut self, wanted: &str) {
        let mut part = [0; 4096];
        let reading = async {
            while !self.text.contains(wanted) {
                let read = self.stream.read(&mut part).await.unwrap();
                assert!(read > 0, "it ended with {}", self.text);
                self.text.push_str(&String::from_utf8_lossy(&part[..read]));
            }
        };
        let done = tokio::time::timeout(Duration::from_secs(10), reading).await;
        if done.is_err() {
            panic!("{wanted} is never said: {}", self.text);
        }
    }

    /// Whether nothing of this is said for a while.
    async fn never(&mut self, wanted: &str) {
        let mut part = [0; 4096];
        let reading = async {
            loop {
                let read = self.stream.read(&mut part).await.unwrap();
                self.text.push_str(&String::from_utf8_lossy(&part[..read]));
                if read == 0 {
                    std::future::pending::<()>().await;
                }
            }
        };
        let _ = tokio::time::timeout(Duration::from_millis(600), reading).await;
        assert!(!self.text.contains(wanted), "{}", self.text);
    }
}

struct Hall {
    office: Office,
    folder: TempDir,
    town: town::Town,
    meeting: MeetingId,
    open: AgendaItemId,
}

async fn hall() -> Hall {
    let folder = TempDir::new().unwrap();
    let (office, mut town) = town::bare(&folder).await;
    held::hold(&office, &mut town, 0).await;
    let open = town.held[0][0];
    let meeting = office
        .item(&Actor::local_operator("bo").reader, open)
        .await
        .unwrap()
        .item
        .meeting;
    Hall {
        office,
        folder,
        town,
        meeting,
        open,
    }
}

fn bo() -> Actor {
    Actor::local_operator("bo")
}

#[tokio::test]
async fn members_are_told_what_is_decided_and_not_what_is_being_written() {
    let hall = hall().await;
    let seat = [(Some(hall.town.forums[0]), Role::Member)];
    let account = town::account(&hall.office, "medlem", &seat).await;
    let outsider = town::account(&hall.office, "udenfor", &[]).await;
    let token = town::token(&hall.office, &account.login).await;
    let stranger = town::token(&hall.office, &outsider.login).await;
    let (meeting, open) = (hall.meeting, hall.open);
    let served = desk::serve(hall.office, hall.folder).await;
    let browser = served.browser.signed_out();
    let address = format!("/moeder/{meeting}/foelg/stroem");
    let mut member = Heard::of(browser, &token, &address).await;
    let mut other = Heard::of(browser, &stranger, &address).await;
    member.until("event: looks").await;
    other.until("event: looks").await;
    member.until("<h2 id=\"nu\"").await;
    let office = &served.office;
    let field = DecisionField::Text;
    office
        .save_decision_field(&bo(), open, field, "Hemmeligt endnu", 1)
        .await
        .unwrap();
    member.never("Hemmeligt endnu").await;
    let text = RichText::paragraph("Nu er det besluttet.");
    office.record_decision(&bo(), open, &text, &[]).await.unwrap();
    member.until("Nu er det besluttet.").await;
    other.until("Nu er det besluttet.").await;
    let closed = hall
        .town
        .marks
        .iter()
        .filter(|mark| mark.is_shut && mark.place != "neutral title of it");
    for mark in closed {
        assert!(!other.text.contains(&mark.word), "{}: {}", mark.place, mark.word);
    }
    // Whoever is closed out from one moment to the next hears nothing more of it.
    let closing = referat_actions::set_openness::Closing {
        ground: "§ 10",
        public_title: "Nu lukket",
        public_decision: "",
    };
    office.close_item(&bo(), open, closing).await.unwrap();
    other.until("Nu lukket").await;
    let text = RichText::paragraph("Sagt for lukkede døre.");
    office.record_decision(&bo(), open, &text, &[]).await.unwrap();
    member.until("Sagt for lukkede døre.").await;
    other.never("Sagt for lukkede døre.").await;
}

#[tokio::test]
async fn a_stream_ends_when_its_reader_signs_out_and_when_the_server_stops() {
    let hall = hall().await;
    let seat = [(Some(hall.town.forums[0]), Role::Secretary)];
    let account = town::account(&hall.office, "sekretaer", &seat).await;
    let token = town::token(&hall.office, &account.login).await;
    let again = town::token(&hall.office, &account.login).await;
    let (meeting, open) = (hall.meeting, hall.open);
    let served = desk::serve(hall.office, hall.folder).await;
    let browser = served.browser.signed_out();
    let address = format!("/moeder/{meeting}/projektor/stroem?lukkede=vis");
    let mut screen = Heard::of(browser, &token, &address).await;
    screen.until("event: looks").await;
    let step = referat_domain::meeting::item_clock::ClockStep::Begin(open);
    served.office.step_item_clock(&bo(), meeting, step).await.unwrap();
    let field = DecisionField::Text;
    served
        .office
        .save_decision_field(&bo(), open, field, "Det foreslås", 1)
        .await
        .unwrap();
    screen.until("Det foreslås").await;
    let out = browser.signed_in(&token).post("/log-ud", "").await;
    assert_eq!(out.status, 303);
    screen.until("event: end\ndata: not-allowed").await;
    let mut more = Heard::of(browser, &again, &address).await;
    more.until("event: looks").await;
    served.streams.close();
    more.until("event: end\ndata: stopping").await;
}

#[tokio::test]
async fn somebody_follows_four_times_and_no_more_and_a_page_without_script_is_answered_at_once() {
    let hall = hall().await;
    let account = town::account(&hall.office, "ansat", &[]).await;
    let token = town::token(&hall.office, &account.login).await;
    let meeting = hall.meeting;
    let served = desk::serve(hall.office, hall.folder).await;
    let browser = served.browser.signed_out();
    let address = format!("/moeder/{meeting}/foelg/stroem");
    let once = browser.signed_in(&token).get(&address).await;
    assert_eq!(once.status, 200);
    assert!(once.text().contains("event: looks"), "{}", once.text());
    let mut heard = Vec::new();
    for _ in 0..4 {
        let mut one = Heard::of(browser, &token, &address).await;
        one.until("event: looks").await;
        heard.push(one);
    }
    let mut fifth = Heard::of(browser, &token, &address).await;
    fifth.until("409").await;
    drop(heard);
    let refused = browser
        .signed_in(&token)
        .get(&format!("/moeder/{meeting}/projektor"))
        .await;
    assert_eq!(refused.status, 403);
    let nobody = browser.get(&address).await;
    assert_eq!(nobody.status, 303);
}
