//! Letters to a real mail server in a process of its own: `smtp-server`, as `package.json` names it.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use referat_mail::{Encryption, Letter, MailServer, Postman, Untaken};
use tempfile::TempDir;

/// The server's process; it ends with this.
struct Server {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    port: u16,
    folder: TempDir,
}

impl Server {
    #[expect(clippy::disallowed_methods, reason = "the test starts the server it sends to")]
    fn begin(way: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (key, certificate) = (
            folder.path().join("key.pem"),
            folder.path().join("certificate.pem"),
        );
        if way != "plain" {
            let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
            std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
            std::fs::write(&certificate, made.cert.pem()).unwrap();
        }
        let mut child = Command::new("node")
            .arg(here.join("tests/post/server.mjs"))
            .args([Path::new(way), &key, &certificate])
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
            port: port.strip_prefix("port ").unwrap().parse().unwrap(),
            folder,
        }
    }

    fn facts(&self, encryption: Encryption, password: Option<&str>) -> MailServer {
        let authority = std::fs::read(self.folder.path().join("certificate.pem")).ok();
        MailServer {
            host: "localhost".into(),
            port: Some(self.port),
            encryption,
            login: password.map(|password| ("referat".into(), password.into())),
            authority,
            from: "referat@sandved.example".into(),
            from_name: "Referat i Sandved".into(),
        }
    }

    /// The next letter it has taken, as JSON.
    fn taken(&mut self) -> String {
        self.lines.next().unwrap().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn letter(to: &str) -> Letter {
    Letter {
        to: to.into(),
        to_name: "Åse Dal".into(),
        subject: "En dagsorden er udsendt: Børne- og Ungeudvalget".into(),
        text: "Hej Åse\n\n.\nEn linje med et punktum for sig selv kommer igennem.\n".into(),
        html: "<p>Hej Åse</p>".into(),
        id: "0198".into(),
    }
}

#[tokio::test]
async fn a_letter_comes_through_whole_to_a_server_on_this_machine() {
    let mut server = Server::begin("plain");
    let postman = Postman::to(&server.facts(Encryption::None, None)).unwrap();
    postman.send(&letter("aase@sandved.example")).await.unwrap();
    let taken = server.taken();
    for part in [
        r#""from":"referat@sandved.example""#,
        r#""to":["aase@sandved.example"]"#,
        "Message-ID: <0198@sandved.example>",
        "multipart/alternative",
    ] {
        assert!(taken.contains(part), "{part} in {taken}");
    }
}

#[tokio::test]
async fn the_way_is_encrypted_and_we_are_let_in_by_name_and_password() {
    for (way, encryption) in [("starttls", Encryption::StartTls), ("tls", Encryption::Tls)] {
        let mut server = Server::begin(way);
        let postman = Postman::to(&server.facts(encryption, Some("hemmeligt"))).unwrap();
        postman.send(&letter("aase@sandved.example")).await.unwrap();
        assert!(server.taken().contains(r#""secure":true"#), "{way}");

        let wrong = Postman::to(&server.facts(encryption, Some("gættet"))).unwrap();
        assert_eq!(
            wrong.send(&letter("aase@sandved.example")).await,
            Err(Untaken::Login),
            "{way}"
        );

        let unknown = MailServer {
            authority: None,
            ..server.facts(encryption, Some("hemmeligt"))
        };
        let unknown = Postman::to(&unknown).unwrap();
        let sent = unknown.send(&letter("aase@sandved.example")).await;
        assert_eq!(
            sent,
            Err(Untaken::Encryption),
            "{way}: nobody vouches for the certificate"
        );
    }
}

#[tokio::test]
async fn a_server_that_offers_no_encryption_gets_no_letter_and_no_password() {
    let server = Server::begin("plain");
    let postman = Postman::to(&server.facts(Encryption::StartTls, Some("hemmeligt"))).unwrap();
    let sent = postman.send(&letter("aase@sandved.example")).await;
    assert_eq!(sent, Err(Untaken::Encryption));
}

#[tokio::test]
async fn what_is_refused_for_good_is_told_apart_from_what_is_tried_again() {
    let server = Server::begin("plain");
    let postman = Postman::to(&server.facts(Encryption::None, None)).unwrap();
    let unknown = postman.send(&letter("ukendt@sandved.example")).await;
    assert_eq!(unknown, Err(Untaken::Refused(550)));
    let full = postman.send(&letter("fuld@sandved.example")).await;
    assert_eq!(full, Err(Untaken::Later(452)));
    let port = server.port;
    drop(server);
    let gone = MailServer {
        host: "127.0.0.1".into(),
        port: Some(port),
        encryption: Encryption::None,
        login: None,
        authority: None,
        from: "referat@sandved.example".into(),
        from_name: String::new(),
    };
    let sent = Postman::to(&gone)
        .unwrap()
        .send(&letter("aase@sandved.example"))
        .await;
    assert_eq!(sent, Err(Untaken::Unreached));
    for (untaken, is_final) in [(unknown, true), (full, false), (sent, false)] {
        assert_eq!(untaken.unwrap_err().is_final(), is_final);
    }
}
