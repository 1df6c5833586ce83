//! A browser of few words: one request, one answer, and the parts of a page that tests look at.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Asks one server.
#[derive(Debug, Clone, Copy)]
pub struct Browser {
    address: SocketAddr,
    token: Option<&'static str>,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub bytes: Vec<u8>,
}

impl Browser {
    pub fn of(address: SocketAddr) -> Self {
        Self { address, token: None }
    }

    /// Whom it asks.
    pub fn address(self) -> SocketAddr {
        self.address
    }

    /// The same with somebody signed in.
    pub fn signed_in(self, token: &str) -> Self {
        Self {
            // One a test: a browser is copied about.
            token: Some(Box::leak(token.to_owned().into_boxed_str())),
            ..self
        }
    }

    /// The same with nobody signed in.
    pub fn signed_out(self) -> Self {
        Self { token: None, ..self }
    }

    /// Gets a page of this server.
    pub async fn get(self, path: &str) -> Answer {
        let host = self.address.to_string();
        self.ask("GET", path, &[("Host", &host)]).await
    }

    /// Gets a page that must be there, as text.
    pub async fn page(self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    /// Sends a form as a browser does from a page of this server.
    pub async fn post(self, path: &str, form: &str) -> Answer {
        let (host, length) = (self.address.to_string(), form.len().to_string());
        let headers = [
            ("Host", host.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Content-Length", length.as_str()),
        ];
        self.send("POST", path, &headers, form).await
    }

    /// Sends data as a page's own script does.
    pub async fn post_json(self, path: &str, json: &str) -> Answer {
        let (host, length) = (self.address.to_string(), json.len().to_string());
        let headers = [
            ("Host", host.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/json"),
            ("Content-Length", length.as_str()),
        ];
        self.send("POST", path, &headers, json).await
    }

    /// Sends files as a browser does from a page of this server: each with its field and its name.
    pub async fn post_files(self, path: &str, files: &[(&str, &str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (field, name, bytes) in files {
            // Browsers write line ends and quotes in names so.
            let name = name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
            let head = format!(
                "--graense\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--graense--\r\n");
        let (host, length) = (self.address.to_string(), body.len().to_string());
        let headers = [
            ("Host", host.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "multipart/form-data; boundary=graense"),
            ("Content-Length", length.as_str()),
        ];
        self.send_bytes("POST", path, &headers, &body).await
    }

    /// Sends a request as it is.
    pub async fn ask(self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers, "").await
    }

    async fn send(self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.send_bytes(method, path, headers, body.as_bytes()).await
    }

    async fn send_bytes(self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(token) = self.token {
            request.push_str(&format!("Cookie: referat={token}\r\n"));
        }
        request.push_str("Connection: close\r\n\r\n");
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.unwrap();
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            bytes: bytes[end + 4..].to_vec(),
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// Where the links of a page lead, as they stand in it.
pub fn links(html: &str) -> Vec<String> {
    html.split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|link| link.replace("&amp;", "&").replace("&#38;", "&"))
        .collect()
}

/// The first link whose words begin so.
pub fn link(html: &str, words: &str) -> String {
    let at = html
        .find(&format!(">{words}"))
        .unwrap_or_else(|| panic!("no link {words:?} in {html}"));
    let before = &html[..at];
    let tag = &before[before.rfind("<a ").unwrap()..];
    links(tag).pop().unwrap()
}

/// What stands in the page's main part.
pub fn main_part(html: &str) -> &str {
    let from = html.find("<main").unwrap();
    let to = html.find("</main>").unwrap();
    html[from..to].split_once('>').unwrap().1.trim()
}
