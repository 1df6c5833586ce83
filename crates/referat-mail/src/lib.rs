//! Letters to a mail server, by SMTP (RFC 5321), over a way that is encrypted unless the server is on this machine.
//!
//! Knows what a letter is made of and nothing of what it tells; which letters are sent, and when one is tried again, is
//! decided by whoever calls. What a server answers is told as a word and a code, never in the server's own text: that
//! may quote addresses.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// How long it is waited for a server's answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How the way to the server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// From the first byte (port 465).
    Tls,
    /// After STARTTLS, which the server has to offer (port 587 or 25).
    StartTls,
    /// Not at all: only to a server on this machine.
    None,
}

/// The server letters are handed to, and whom they are from.
#[derive(Clone)]
pub struct MailServer {
    /// Its name, or its address.
    pub host: String,
    /// Its port; the usual one of the encryption where nothing is said.
    pub port: Option<u16>,
    /// How the way to it is encrypted.
    pub encryption: Encryption,
    /// Who we are to it, where it asks: name and password.
    pub login: Option<(String, String)>,
    /// A certificate (PEM) that it is known by besides those the system trusts.
    pub authority: Option<Vec<u8>>,
    /// The address letters are from.
    pub from: String,
    /// The name beside it.
    pub from_name: String,
}

/// What a letter says, in two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address it goes to.
    pub to: String,
    /// Whose that is.
    pub to_name: String,
    /// Its subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML with the same words.
    pub html: String,
    /// What it is known by, without domain: the same letter sent twice has the same, so that a reader shows one.
    pub id: String,
}

/// Why nothing can be handed over at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongServer {
    /// The address letters are from isn't one.
    #[error("the address letters are from is none")]
    From,
    /// An unencrypted way to another machine.
    #[error("the way to another machine has to be encrypted")]
    Unencrypted,
    /// The certificate can't be read.
    #[error("the certificate of the mail server can't be read")]
    Certificate,
    /// The name isn't one that a certificate can be for.
    #[error("the mail server's name is none")]
    Host,
}

/// Why a letter wasn't taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Untaken {
    /// The address it goes to isn't one.
    #[error("the address is none")]
    Address,
    /// The letter can't be put together.
    #[error("the letter can't be put together")]
    Letter,
    /// The server refused it for good, with this code.
    #[error("refused for good with {0}")]
    Refused(u16),
    /// The server refused it for now, with this code.
    #[error("refused for now with {0}")]
    Later(u16),
    /// The server doesn't let us in.
    #[error("the server doesn't let us in")]
    Login,
    /// The server's certificate isn't believed, or it offers no encryption.
    #[error("the way isn't encrypted as it has to be")]
    Encryption,
    /// The server isn't reached, or went away.
    #[error("the server isn't reached")]
    Unreached,
}

impl Untaken {
    /// Whether trying again is of no use.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Address | Self::Letter | Self::Refused(_))
    }

    /// A word for it; the wording has a text for each.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Letter => "letter",
            Self::Refused(_) => "refused",
            Self::Later(_) => "later",
            Self::Login => "login",
            Self::Encryption => "encryption",
            Self::Unreached => "unreached",
        }
    }
}

/// Hands letters to one server.
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
}

impl fmt::Debug for Postman {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Postman")
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

impl Postman {
    /// A postman to a server. Nothing is asked of it yet.
    ///
    /// # Errors
    /// Where what is said of the server can't be used.
    pub fn to(server: &MailServer) -> Result<Self, WrongServer> {
        let from: Address = server.from.trim().parse().map_err(|_| WrongServer::From)?;
        let name = server.from_name.trim();
        let from = Mailbox::new((!name.is_empty()).then(|| name.to_owned()), from);
        let tls = match server.encryption {
            Encryption::None if is_here(&server.host) => Tls::None,
            Encryption::None => return Err(WrongServer::Unencrypted),
            Encryption::Tls => Tls::Wrapper(parameters(server)?),
            Encryption::StartTls => Tls::Required(parameters(server)?),
        };
        let port = server.port.unwrap_or(match server.encryption {
            Encryption::Tls => 465,
            Encryption::StartTls => 587,
            Encryption::None => 25,
        });
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&server.host)
            .port(port)
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some((user, password)) = &server.login {
            transport = transport.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self {
            transport: transport.build(),
            from,
            host: server.host.clone(),
        })
    }

    /// The server's name.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Hands a letter over. Once this says so, it is the server's.
    ///
    /// # Errors
    /// [`Untaken`], which says whether trying again is of use.
    pub async fn send(&self, letter: &Letter) -> Result<(), Untaken> {
        let message = self.message(letter)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) => Err(untaken(&error)),
        }
    }

    fn message(&self, letter: &Letter) -> Result<Message, Untaken> {
        let address: Address = letter.to.trim().parse().map_err(|_| Untaken::Address)?;
        let name = letter.to_name.trim();
        let to = Mailbox::new((!name.is_empty()).then(|| name.to_owned()), address);
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let part = |kind: ContentType, body: &str| SinglePart::builder().header(kind).body(body.to_owned());
        Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(one_line(&letter.subject))
            .message_id(Some(id))
            // Nobody's absence answers a machine (RFC 3834).
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .multipart(
                MultiPart::alternative()
                    .singlepart(part(ContentType::TEXT_PLAIN, &letter.text))
                    .singlepart(part(ContentType::TEXT_HTML, &letter.html)),
            )
            .map_err(|_| Untaken::Letter)
    }
}

/// A subject is one line, whatever was in the title it is made of.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_here(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || address.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

fn parameters(server: &MailServer) -> Result<TlsParameters, WrongServer> {
    let mut builder = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.authority {
        let certificate = Certificate::from_pem(pem).map_err(|_| WrongServer::Certificate)?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map_err(|_| WrongServer::Host)
}

fn untaken(error: &lettre::transport::smtp::Error) -> Untaken {
    let code = error.status().map(u16::from);
    match code {
        // RFC 4954: what has to do with who we are.
        Some(530 | 534 | 535 | 538 | 454) => Untaken::Login,
        Some(code) if error.is_permanent() => Untaken::Refused(code),
        Some(code) => Untaken::Later(code),
        None if error.is_tls() => Untaken::Encryption,
        // A server without the mechanisms we have, or without STARTTLS, answers nothing wrong: we ask no further.
        None if error.is_client() || is_disbelieved(error) => Untaken::Encryption,
        None => Untaken::Unreached,
    }
}

/// Whether the way broke off because the other side's certificate isn't believed: what encrypts says so as data that
/// can't be used.
fn is_disbelieved(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        let io: Option<&std::io::Error> = inner.downcast_ref();
        if io.is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        cause = inner.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(host: &str, encryption: Encryption) -> MailServer {
        MailServer {
            host: host.into(),
            port: None,
            encryption,
            login: None,
            authority: None,
            from: "referat@sandved.example".into(),
            from_name: "Referat".into(),
        }
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            assert!(Postman::to(&server(here, Encryption::None)).is_ok(), "{here}");
        }
        let refused = Postman::to(&server("post.sandved.example", Encryption::None)).err();
        assert_eq!(refused, Some(WrongServer::Unencrypted));
        let none = MailServer {
            from: "Referat".into(),
            ..server("localhost", Encryption::None)
        };
        assert_eq!(Postman::to(&none).err(), Some(WrongServer::From));
        let unreadable = MailServer {
            authority: Some(b"-----BEGIN CERTIFICATE-----\nx\n".to_vec()),
            ..server("post.sandved.example", Encryption::StartTls)
        };
        assert_eq!(Postman::to(&unreadable).err(), Some(WrongServer::Certificate));
    }

    #[test]
    fn a_letter_is_in_both_forms_and_its_subject_is_one_line() {
        let postman = Postman::to(&server("localhost", Encryption::None)).unwrap();
        let letter = Letter {
            to: "lise@sandved.example".into(),
            to_name: "Lise Høj".into(),
            subject: "Dagsorden\r\nBcc: alle@sandved.example".into(),
            text: "Dagsordenen er udsendt.".into(),
            html: "<p>Dagsordenen er udsendt.</p>".into(),
            id: "1".into(),
        };
        let message = String::from_utf8(postman.message(&letter).unwrap().formatted()).unwrap();
        assert!(
            message.contains("Subject: Dagsorden Bcc: alle@sandved.example\r\n"),
            "{message}"
        );
        assert!(!message.contains("\r\nBcc:"), "{message}");
        assert!(
            message.contains("text/plain; charset=utf-8") && message.contains("text/html; charset=utf-8")
        );
        assert!(message.contains("Message-ID: <1@sandved.example>"));
        assert!(message.contains("Auto-Submitted: auto-generated"));
        let nowhere = Letter {
            to: "lise".into(),
            ..letter
        };
        assert_eq!(postman.message(&nowhere).err(), Some(Untaken::Address));
    }
}
