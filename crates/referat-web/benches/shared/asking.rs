//! What the measurements of pages share: a clock that stands still, randomness that is the same each time, the real router
//! on a port, and a browser that is as quick as can be.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use referat_actions::office::{Clock, Office, Randomness};
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::{Date, Timestamp};
use referat_web::WebState;
use referat_wording::{Language, Wording};
use tokio::net::TcpListener;

/// A clock that stands still.
pub struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        "2026-03-01T08:00:00Z".parse().expect("a moment")
    }

    fn today(&self) -> Date {
        Date::constant(2026, 3, 1)
    }
}

/// Randomness that is the same each time.
pub struct Scattered(pub u64);

impl Scattered {
    /// The next number (SplitMix64).
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Randomness for Scattered {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next().to_be_bytes();
            chunk.copy_from_slice(&random[..chunk.len()]);
        }
    }
}

/// A number of the environment, or the usual one.
#[expect(clippy::disallowed_methods, reason = "whoever measures says how much")]
pub fn number(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok().and_then(|text| text.parse().ok());
    given.unwrap_or(usual).max(1)
}

/// The middle one, and the one that one in a hundred is slower than.
pub struct Spread {
    pub median: Duration,
    pub p99: Duration,
}

impl Spread {
    /// Of what was measured.
    pub fn of(times: &mut [Duration]) -> Self {
        times.sort_unstable();
        let at = |percent: usize| {
            let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
            times.get(place).copied().unwrap_or_default()
        };
        Self {
            median: at(50),
            p99: at(99),
        }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let micros = |time: Duration| time.as_secs_f64() * 1e6;
        let (median, p99) = (micros(self.median), micros(self.p99));
        write!(
            f,
            "{median:>9.1} µs at the median, {p99:>9.1} µs at the 99th percentile"
        )
    }
}

/// A press whose typesetter stands beside the measuring program, as it does beside the real one.
pub fn press(office: &Office) -> Press {
    let executable = std::env::current_exe().expect("this program");
    let typesetter = Arc::new(Typesetter::beside(&executable));
    let wording = Arc::new(Wording::new(Language::Danish));
    Press::new(wording, &office.municipality().name, typesetter)
}

/// The real router on a port of its own.
pub async fn serve(office: Arc<Office>) -> SocketAddr {
    let today = office.today();
    let press = Arc::new(press(&office));
    let wording = Arc::new(Wording::new(Language::Danish));
    let state = WebState::new(office, wording, press, move || today);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let app = referat_web::app(state);
    tokio::spawn(referat_web::serve(listener, app, std::future::pending()));
    address
}

/// Somebody's connection.
pub struct Asking {
    stream: TcpStream,
    answers: BufReader<TcpStream>,
    address: SocketAddr,
    token: String,
}

impl Asking {
    /// Connects.
    pub fn connect(address: SocketAddr, token: &str) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        Self {
            answers: BufReader::new(stream.try_clone().expect("the same connection")),
            stream,
            address,
            token: token.to_owned(),
        }
    }

    /// Asks for a page and reads it to its end; how long that took, and what was answered.
    pub fn get(&mut self, path: &str) -> (Duration, u16) {
        self.send("GET", path, "")
    }

    /// Sends a form as a browser does from a page of the server.
    pub fn post(&mut self, path: &str, form: &str) -> (Duration, u16) {
        self.send("POST", path, form)
    }

    fn send(&mut self, method: &str, path: &str, form: &str) -> (Duration, u16) {
        let (address, token, length) = (self.address, &self.token, form.len());
        let head = match method {
            "GET" => String::new(),
            _ => format!(
                "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
                 Content-Length: {length}\r\n"
            ),
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nCookie: referat={token}\r\n{head}\r\n{form}"
        );
        let begun = Instant::now();
        self.stream.write_all(request.as_bytes()).expect("a request sent");
        let status = self.read_answer();
        (begun.elapsed(), status)
    }

    /// Reads an answer to its end; its status.
    fn read_answer(&mut self) -> u16 {
        let (mut length, mut line) = (0, String::new());
        self.answers.read_line(&mut line).expect("the first line");
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        while line != "\r\n" {
            line.clear();
            self.answers.read_line(&mut line).expect("a line of the head");
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.answers.read_exact(&mut body).expect("the body");
        status.expect("a status")
    }
}
