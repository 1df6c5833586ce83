//! Which doors `referat serve` opens, and which it doesn't.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};

use super::environment::{Environment, settled};

/// A program that serves others, and where it really listens.
struct Door {
    child: Child,
    address: String,
}

impl Door {
    fn open(environment: &Environment, more: &[&str]) -> (Self, String) {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let address = format!("127.0.0.1:{port}");
        let mut arguments = vec!["serve", "--data", "data", "--listen", &address];
        arguments.extend(more);
        let mut child = environment.start(environment.command(&arguments).stdout(Stdio::piped()));
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        (Self { child, address }, line.trim().to_owned())
    }

    fn ask(&self, path: &str, headers: &[(&str, &str)]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sandved with the demo's people in `data/`.
fn with_people() -> Environment {
    let environment = Environment::danish();
    let mut child = environment.start(
        environment
            .command(&["demo", "--data", "data"])
            .stdout(Stdio::piped()),
    );
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    environment
}

#[test]
fn what_does_not_go_together_is_not_opened() {
    let environment = Environment::english();
    environment.file("no.pem", "no certificate");
    let mut told = String::new();
    for arguments in [
        &["--listen", "0.0.0.0:0"][..],
        &["--tls-cert", "no.pem"],
        &["--tls-cert", "no.pem", "--tls-key", "no.pem"],
        &[
            "--tls-cert",
            "no.pem",
            "--tls-key",
            "no.pem",
            "--public-address",
            "https://a.example",
        ],
        &[
            "--tls-cert",
            "no.pem",
            "--tls-key",
            "no.pem",
            "--behind-proxy",
            "https://a.example",
        ],
        &["--public-address", "https://a.example"],
        &["--behind-proxy", "http://a.example"],
        &["--behind-proxy", "https://a.example/path"],
        &["--behind-proxy", "https://a.example", "--listen", "0.0.0.0:0"],
        &["--staff-header", "X-Staff"],
        &["--behind-proxy", "https://a.example", "--staff-header", "no name"],
    ] {
        let run = environment.run(&[&["serve", "--data", "data"][..], arguments].concat());
        assert_eq!(run.status, 2, "{arguments:?}: {run}");
        told.push_str(&format!("{}\n{}\n", arguments.join(" "), run.stderr));
    }
    settled(|| insta::assert_snapshot!("doors_en", told));
}

#[test]
fn what_the_settings_say_is_understood_or_its_line_is_named_and_no_secret() {
    let environment = Environment::english();
    for (settings, words) in [
        ("[serve]\nlisten = \"127.0.0.1:0\"\nhemmelig = 1\n", "line 3"),
        (
            "[provider]\nname = \"a\"\nissuer = \"https://a.example\"\nclient_id = \"b\"\nclient_secret = \"hemmelig\"",
            "line",
        ),
        (
            "[provider]\nname = \"a\"\nissuer = \"http://a.example\"\nclient_id = \"b\"",
            "https://",
        ),
        (
            "[provider]\nname = \"a\"\nissuer = \"https://a.example\"\nclient_id = \"b\"\n\
             [[provider.roles]]\nword = \"x\"\nrole = \"secretary\"\n",
            "“x” cannot give",
        ),
        (
            "[serve]\nbehind_proxy = \"https://a.example\"\nlisten = \"0.0.0.0:0\"\nproxies = [\"10.0.0.5\"]\nstaff_header = \"X-Staff\"",
            "staff_secret_file",
        ),
    ] {
        environment.file("data/referat.toml", settings);
        let run = environment.run(&["serve", "--data", "data"]);
        assert_eq!(run.status, 2, "{settings}: {run}");
        assert!(run.stderr.contains(words), "{run}");
        assert!(!run.stderr.contains("hemmelig"), "{run}");
    }
}

#[test]
fn behind_a_proxy_one_host_is_answered_with_cookies_bound_to_it() {
    let environment = with_people();
    environment.file("data/secret", "proxyens hemmelighed\n");
    environment.file(
        "data/referat.toml",
        "[serve]\nbehind_proxy = \"https://referat.sandved.example\"\nstaff_header = \"X-Staff\"\n\
         staff_secret_header = \"X-Secret\"\nstaff_secret_file = \"secret\"\n",
    );
    let (door, said) = Door::open(&environment, &[]);
    assert_eq!(said, "https://referat.sandved.example/");
    let host = ("Host", "referat.sandved.example");
    let page = door.ask("/log-ind", &[host]).to_lowercase();
    assert!(page.starts_with("http/1.1 200"), "{page}");
    assert!(
        page.contains("strict-transport-security: max-age=31536000\r\n"),
        "{page}"
    );
    for other in ["localhost", "127.0.0.1", "evil.example"] {
        let page = door.ask("/log-ind", &[("Host", other)]);
        assert!(page.starts_with("HTTP/1.1 421"), "{other}: {page}");
    }
    // The proxy's word, with its secret, lets in; without, or for a stranger, it doesn't.
    let staff = ("X-Staff", "ansat@sandved.example");
    let secret = ("X-Secret", "proxyens hemmelighed");
    let let_in = door
        .ask("/log-ind?til=%2Fom", &[host, staff, secret])
        .to_lowercase();
    assert!(
        let_in.starts_with("http/1.1 303") && let_in.contains("location: /om\r\n"),
        "{let_in}"
    );
    assert!(let_in.contains("set-cookie: __host-referat="), "{let_in}");
    assert!(
        let_in.contains("; path=/; httponly; samesite=lax; secure\r\n"),
        "{let_in}"
    );
    for headers in [
        &[host, staff][..],
        &[host, staff, ("X-Secret", "proxyens")],
        &[host, staff, staff, secret],
        &[host, ("X-Staff", "fremmed@sandved.example"), secret],
    ] {
        let page = door.ask("/log-ind", headers).to_lowercase();
        assert!(!page.contains("set-cookie"), "{headers:?}: {page}");
    }
    let elsewhere = door.ask("/konto", &[host, staff, secret]).to_lowercase();
    assert!(
        elsewhere.contains("location: /log-ind"),
        "the header counts at the door only: {elsewhere}"
    );
}

#[test]
fn without_a_proxy_nobody_s_word_is_taken() {
    let environment = with_people();
    let (door, said) = Door::open(&environment, &[]);
    assert_eq!(said, format!("http://{}/", door.address));
    let host = ("Host", door.address.as_str());
    let page = door.ask(
        "/log-ind",
        &[
            host,
            ("X-Staff", "ansat@sandved.example"),
            ("X-Forwarded-For", "192.0.2.1"),
        ],
    );
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let page = page.to_lowercase();
    assert!(
        !page.contains("set-cookie") && !page.contains("strict-transport"),
        "{page}"
    );
}
