//! How many item pages a second come over loopback from the real router, beside a bare hyper "hello".
//!
//! Both are served by the same runtime in this process and asked by the same load generator, in turn and in one
//! run: blocking sockets that keep their connection and ask for one page after the other. The generator takes
//! its share of the machine both times. `REFERAT_BENCH_SECONDS` says how long each turn is.
#![expect(
    clippy::print_stdout,
    reason = "what was measured is the data of this program"
)]
#![expect(clippy::expect_used, reason = "a measurement that can't be set up ends here")]

#[path = "setting/office.rs"]
mod office;

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use referat_actions::import_meetings::{ImportOptions, MeetingSource};
use referat_actions::keep_accounts::FirstAdministrator;
use referat_actions::office::Office;
use referat_actions::sign_in::Origin;
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::reader::Reader;
use referat_fixtures::{ATTACHMENTS, KLE_LIST, MINUTES};
use referat_web::WebState;
use referat_wording::{Language, Wording};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// Connections that ask at once.
const CONNECTIONS: usize = 8;

/// Turns each; the middle one counts.
const TURNS: usize = 3;

fn main() {
    let seconds = office::number("REFERAT_BENCH_SECONDS", 4);
    let runtime = Runtime::new().expect("a runtime");
    let (paths, token, pages, _folder) = runtime.block_on(serve_pages());
    let hello = runtime.block_on(serve_hello());
    let turn = Duration::from_secs(seconds);
    ask(pages, &paths, &token, turn / 4);
    ask(hello, &paths, &token, turn / 4);
    let mut rates: [Vec<Measured>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..TURNS {
        for (place, address) in [pages, hello].into_iter().enumerate() {
            rates[place].push(ask(address, &paths, &token, turn));
        }
    }
    let [pages, hello] = rates.map(middle);
    println!(
        "item pages over loopback: {:.0} a second ({:.1} kB each, {} items, {CONNECTIONS} connections)",
        pages.rate,
        pages.bytes / 1000.0,
        paths.len()
    );
    println!(
        "a bare hyper \"hello\":    {:.0} a second ({:.1} kB each)",
        hello.rate,
        hello.bytes / 1000.0
    );
    println!(
        "ratio:                    {:.3} of hello",
        pages.rate / hello.rate
    );
}

/// What a turn came to.
struct Measured {
    /// Answers a second.
    rate: f64,
    /// Bytes of an answer's body, on average.
    bytes: f64,
}

fn middle(mut turns: Vec<Measured>) -> Measured {
    turns.sort_by(|one, other| one.rate.total_cmp(&other.rate));
    turns.swap_remove(turns.len() / 2)
}

/// Serves Sandved Kommune with the real router; the addresses of its items.
async fn serve_pages() -> (Vec<String>, String, SocketAddr, tempfile::TempDir) {
    let (office, folder) = office::found().await;
    office
        .load_kle(&office::actor(), "kle.txt", KLE_LIST.as_bytes())
        .await
        .expect("the register");
    let sources: Vec<MeetingSource> = MINUTES
        .iter()
        .map(|minutes| {
            let files = ATTACHMENTS
                .iter()
                .filter(|file| minutes.file_name.starts_with(file.minutes));
            let files = files
                .map(|file| (file.file_name.to_owned(), file.bytes.to_vec()))
                .collect();
            office::source(minutes.file_name, minutes.text, files)
        })
        .collect();
    office
        .import_meetings(&office::actor(), &sources, ImportOptions::default())
        .await
        .expect("the minutes");
    office.index_pending().await.expect("the index");
    let paths = item_paths(&office).await;
    let today = office.today();
    let token = administrator(&office).await;
    let wording = Arc::new(Wording::new(Language::Danish));
    // No page that is asked for prints anything.
    let typesetter = Arc::new(Typesetter::at("referat-typesetter".into()));
    let press = Press::new(Arc::clone(&wording), &office.municipality().name, typesetter);
    let state = WebState::new(Arc::new(office), wording, Arc::new(press), move || today);
    let app = referat_web::app(state);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(referat_web::serve(listener, app, std::future::pending()));
    (paths, token, address, folder)
}

async fn item_paths(office: &Office) -> Vec<String> {
    let reader = Reader::local_operator();
    let list = office.imports(&reader, 1).await.expect("the imports");
    let mut paths = Vec::new();
    for meeting in list.documents.iter().filter_map(|document| document.meeting) {
        let meeting = office.meeting(&reader, meeting).await.expect("a meeting");
        paths.extend(meeting.items.iter().map(|item| format!("/punkter/{}", item.id)));
    }
    paths
}

/// An administrator's token: pages are for those who are signed in.
async fn administrator(office: &Office) -> String {
    let link = office.first_administrator_link().await.expect("a link");
    let link = link.expect("nobody is administrator yet");
    let who = FirstAdministrator {
        name: "Bo Lind",
        login: "bo@sandved.example",
    };
    let origin = Origin {
        address: "127.0.0.1".to_owned(),
        device: "bench".to_owned(),
    };
    let admitted = office
        .found_administrator(&link, who, "fire ravne på taget", &origin)
        .await;
    admitted.expect("an administrator").token.reveal()
}

/// Serves "hello" with nothing around it.
async fn serve_hello() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(hello));
            tokio::spawn(connection);
        }
    });
    address
}

async fn hello(_: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(Response::new(Full::new(Bytes::from_static(b"hello"))))
}

/// Asks for the paths in turn, from several connections, for so long.
fn ask(address: SocketAddr, paths: &[String], token: &str, time: Duration) -> Measured {
    let begun = Instant::now();
    let (answers, bytes) = thread::scope(|scope| {
        let asking: Vec<_> = (0..CONNECTIONS)
            .map(|number| {
                scope.spawn(move || ask_on_one_connection(address, paths, token, number, begun + time))
            })
            .collect();
        asking.into_iter().fold((0, 0), |(answers, bytes), asking| {
            let (more, larger) = asking.join().expect("a connection's thread");
            (answers + more, bytes + larger)
        })
    });
    Measured {
        rate: answers as f64 / begun.elapsed().as_secs_f64(),
        bytes: bytes as f64 / answers.max(1) as f64,
    }
}

fn ask_on_one_connection(
    address: SocketAddr,
    paths: &[String],
    token: &str,
    first: usize,
    end: Instant,
) -> (u64, u64) {
    let requests: Vec<String> = paths
        .iter()
        .map(|path| format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nCookie: referat={token}\r\n\r\n"))
        .collect();
    let mut stream = TcpStream::connect(address).expect("a connection");
    stream.set_nodelay(true).expect("no delay");
    let mut answers = BufReader::new(stream.try_clone().expect("the same connection"));
    let (mut count, mut bytes) = (0, 0);
    for request in requests.iter().cycle().skip(first) {
        if Instant::now() >= end {
            break;
        }
        stream.write_all(request.as_bytes()).expect("a request sent");
        bytes += read_answer(&mut answers) as u64;
        count += 1;
    }
    (count, bytes)
}

/// Reads an answer to its end; how many bytes its body has.
fn read_answer(answers: &mut BufReader<TcpStream>) -> usize {
    let mut length = 0;
    let mut line = String::new();
    let mut is_first = true;
    loop {
        line.clear();
        answers.read_line(&mut line).expect("a line of the head");
        if is_first {
            assert!(line.contains(" 200 "), "the answer was {line:?}");
            is_first = false;
        }
        if line == "\r\n" {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().expect("a length");
        }
    }
    assert!(length > 0, "an answer without a length");
    let mut body = vec![0; length];
    answers.read_exact(&mut body).expect("the body");
    length
}
