//! `referat mail`: letters to a real mail server, and what doesn't go.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use super::environment::{Environment, settled};

/// A mail server's process; it ends with this.
struct Post {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: String,
}

impl Post {
    #[expect(
        clippy::disallowed_methods,
        reason = "the test starts the server that letters go to"
    )]
    fn begin() -> Self {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut child = Command::new("node")
            .arg(here.join("../referat-mail/tests/post/server.mjs"))
            .arg("plain")
            .current_dir(here.join("../.."))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is needed, and the packages of package.json: run `npm ci --ignore-scripts`");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().and_then(Result::ok);
        let port = port.expect("the server did not begin: run `npm ci --ignore-scripts`");
        Self {
            child,
            lines,
            port: port.strip_prefix("port ").unwrap().to_owned(),
        }
    }

    /// The next letter it has taken: its headers and its parts, decoded far enough to be read.
    fn taken(&mut self) -> String {
        let line = self.lines.next().unwrap().unwrap();
        let letter: serde_json::Value = serde_json::from_str(&line).unwrap();
        let data = letter["data"].as_str().unwrap().replace("=\r\n", "");
        let mut bytes = Vec::new();
        let mut rest = data.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
            match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                Some(byte) if *first == b'=' => {
                    bytes.push(byte);
                    rest = &after[2..];
                }
                _ => {
                    bytes.push(*first);
                    rest = after;
                }
            }
        }
        String::from_utf8_lossy(&bytes).replace('\r', "")
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_member_is_told_of_a_meeting_that_is_moved_and_what_does_not_go_is_listed() {
    let mut post = Post::begin();
    let environment = Environment::danish().sandved_imported();
    let run = |arguments: &[&str]| environment.run(&[arguments, &["--data", "data"]].concat());
    let without = run(&["mail", "try", "eva@sandved.example"]);
    assert_eq!(without.status, 1, "{without}");
    assert!(
        without.stderr.contains("der er ingen mailserver sat op"),
        "{without}"
    );
    let settings = format!(
        "[serve]\nbehind_proxy = \"https://referat.sandved.example\"\n\n[mail]\nserver = \"localhost\"\nport = {}\n\
         encryption = \"none\"\nfrom = \"referat@sandved.example\"\n",
        post.port
    );
    environment.file("data/referat.toml", settings);

    let tried = run(&["mail", "try", "eva@sandved.example"]);
    assert_eq!(tried.status, 0, "{tried}");
    assert!(post.taken().contains("Denne prøve viser"));
    let unknown = run(&["mail", "try", "ukendt@sandved.example"]);
    assert_eq!(unknown.status, 1, "{unknown}");
    assert!(
        !unknown.stderr.contains("no such user"),
        "the server's own words are not ours: {unknown}"
    );

    environment.somebody("Eva Holm", "eva@sandved.example", "member");
    environment.somebody("Kim Ude", "ukendt@sandved.example", "member");
    let add = [
        "meeting",
        "add",
        "CF",
        "--date",
        "2027-04-14",
        "--start",
        "9:00",
        "--end",
        "11:00",
    ];
    assert_eq!(run(&add).status, 0);
    let moved = [
        "meeting",
        "move",
        "2027-04-14",
        "--date",
        "2027-04-15",
        "--reason",
        "konference",
    ];
    let moved = run(&moved);
    assert_eq!(moved.status, 0, "{moved}");
    assert!(
        run(&["mail", "send"]).stdout.contains("0 sendt"),
        "what comes within two minutes goes along"
    );
    let sent = run(&["mail", "send", "--all"]);
    assert_eq!(sent.status, 1, "one of them didn't go: {sent}");
    assert!(sent.stdout.contains("1 sendt, 1 ikke sendt"), "{sent}");
    let letter = post.taken();
    assert!(letter.contains("Hej Eva Holm"), "{letter}");
    assert!(
        letter.contains("https://referat.sandved.example/moeder/"),
        "{letter}"
    );
    let text = letter.split("\n\n").nth(1).unwrap_or_default();
    assert!(!text.contains("konference"), "why is on the page: {letter}");
    settled(|| insta::assert_snapshot!("mail_list_da", run(&["mail", "list"])));
    let again = run(&["mail", "send", "--all"]);
    assert!(again.stdout.contains("0 sendt, 0 ikke sendt"), "{again}");
}
