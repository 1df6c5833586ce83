//! `referat serve` and `referat demo`.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::environment::{Environment, Run, settled};

/// A program that serves, and its address.
pub struct Server<'e> {
    environment: &'e Environment,
    child: Child,
    address: String,
    token: Option<String>,
}

impl<'e> Server<'e> {
    fn start(environment: &'e Environment, arguments: &[&str]) -> Self {
        Self::begin(environment, &mut environment.command(arguments))
    }

    /// The same, logging all there is of ours.
    pub fn start_logging(environment: &'e Environment, arguments: &[&str]) -> Self {
        let filter = "off,referat=trace,referat_actions=trace,referat_store=trace,referat_web=trace";
        Self::begin(
            environment,
            environment.command(arguments).env("RUST_LOG", filter),
        )
    }

    fn begin(environment: &'e Environment, command: &mut Command) -> Self {
        let mut child = environment.start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line
            .trim()
            .strip_prefix("http://")
            .and_then(|it| it.strip_suffix('/'));
        let Some(address) = address.map(str::to_owned) else {
            let run = environment.ended(child.wait_with_output().unwrap());
            panic!("no address in {line:?}: {run}");
        };
        child.stdout = Some(output.into_inner());
        Self {
            environment,
            child,
            address,
            token: None,
        }
    }

    /// Signs in as one of the demo's people.
    fn sign_in(&mut self, login: &str) {
        let form = format!("login={login}%40sandved.example&adgangskode=fire+ravne+i+haven");
        let answer = self.ask(
            &format!(
                "POST /log-ind HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            ),
            &form,
        );
        let (_, cookie) = answer
            .split_once("set-cookie: referat=")
            .unwrap_or_else(|| panic!("{answer}"));
        self.token = cookie.split(';').next().map(str::to_owned);
    }

    /// The whole answer to a request.
    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        let cookie = match &self.token {
            Some(token) => format!("Cookie: referat={token}\r\n"),
            None => String::new(),
        };
        write!(
            stream,
            "{head}Host: {host}\r\n{cookie}Connection: close\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to end, as a terminal (INT) or whoever runs it (TERM) does.
    #[expect(
        clippy::disallowed_methods,
        reason = "a signal is sent by a program of the system"
    )]
    pub fn stop(self, signal: &str) -> Run {
        let process = self.child.id().to_string();
        let sent = Command::new("kill")
            .args(["-s", signal, &process])
            .status()
            .unwrap();
        assert!(sent.success());
        self.environment.ended(self.child.wait_with_output().unwrap())
    }
}

#[test]
fn the_demo_prints_its_address_serves_sandved_and_leaves_nothing_behind() {
    let environment = Environment::danish();
    let mut server = Server::start(&environment, &["demo"]);
    let front = server.get("/");
    assert!(
        front.contains("location: /log-ind\r\n"),
        "nobody looks in: {front}"
    );
    let door = server.get("/log-ind");
    for login in ["administrator", "sekretaer", "formand", "medlem", "ansat"] {
        assert!(door.contains(&format!("{login}@sandved.example")), "{door}");
    }
    server.sign_in("ansat");
    let front = server.get("/");
    assert!(
        front.starts_with("HTTP/1.1 200") && front.contains("Sandved Kommune"),
        "{front}"
    );
    assert!(server.get("/soeg?q=skolebusser").contains("Skolebusser"));
    let run = server.stop("INT");
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Åbn http://127.0.0.1:[port]/ i en browser på denne computer: det er Sandved Kommune, som er opdigtet. Stop med Ctrl-C.
    ")
    });
    assert!(environment.files_below("home").is_empty());
}

#[test]
fn a_demo_with_a_folder_of_its_own_keeps_its_data() {
    let environment = Environment::english();
    for _ in 0..2 {
        let mut server = Server::start(&environment, &["demo", "--data", "data"]);
        server.sign_in("sekretaer");
        assert!(server.get("/").contains("Sandved Kommune"));
        assert_eq!(server.stop("TERM").status, 0);
    }
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn serving_writes_the_day_s_head_and_takes_in_what_another_command_imports() {
    let environment = Environment::danish().sandved_imported();
    let server = Server::start(
        &environment,
        &["serve", "--data", "data", "--listen", "127.0.0.1:0"],
    );
    let sample = fs::read_to_string(environment.root().join("minutes/chefforum-2024-03-13.txt")).unwrap();
    let other = sample
        .replace("13-03-2024", "17-04-2024")
        .replace("13. marts", "17. april");
    environment.file("senere.txt", other.replace("Skolebusser fra", "Luftskibe fra"));
    let run = environment.run(&["import", "senere.txt", "--data", "data"]);
    assert_eq!(run.status, 0, "{run}");
    let begun = std::time::Instant::now();
    let found = || {
        environment
            .run(&["search", "luftskibe", "--data", "data"])
            .to_string()
    };
    while !found().contains("Luftskibe") {
        assert!(begun.elapsed().as_secs() < 60, "it was not taken in");
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    let heads = environment.files_below("data/heads");
    assert_eq!(heads.len(), 1, "{heads:?}");
    let head = format!("data/heads/{}", heads[0]);
    assert_eq!(
        environment
            .run(&["verify", "--data", "data", "--head", &head])
            .status,
        0
    );
    let run = server.stop("TERM");
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    --- messages
    Sandved Kommune er på http://127.0.0.1:[port]/ på denne computer. Stop med Ctrl-C.
    Ingen kan logge ind endnu. Åbn linket her inden i morgen for at blive administrator:
    http://127.0.0.1:[port]/velkommen/[hash]
    ")
    });
}

#[test]
fn only_this_machine_is_listened_on() {
    let environment = Environment::danish().sandved_imported();
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"] {
        let run = environment.run(&["serve", "--data", "data", "--listen", address]);
        assert_eq!(run.status, 2, "{run}");
    }
    let run = environment.run(&["demo", "--listen", "0.0.0.0:0"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: 0.0.0.0:0 kan nås fra andre computere
    Vejen dertil er ikke krypteret. Brug en adresse, der begynder med 127. eller [::1], giv et certifikat, eller sæt en proxy foran (--behind-proxy).
    ")
    });
    let run = environment.run(&["serve", "--data", "data", "--listen", "her"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 2
    --- output
    --- messages
    referat: »her« er ikke en adresse at lytte på
    Skriv den som 127.0.0.1:[port] eller localhost:8088.
    ")
    });
}

#[test]
fn an_address_that_is_taken_is_told_as_such() {
    let environment = Environment::danish().sandved_imported();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = environment.run(&["serve", "--data", "data", "--listen", &address]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: 127.0.0.1:[port] er optaget af et andet program; vælg en anden port
    ")
    });
}
