//! Letters by mail: the server that `referat.toml` names, and handing over what is due.

use std::path::Path;

use referat_actions::letters::{Fate, LetterDue, Waiting};
use referat_actions::office::Office;
use referat_actions::refusal::Refusal;
use referat_mail::{Encryption, Letter, MailServer, Postman, Untaken};
use referat_web::letters::{self, WrittenLetter};
use referat_wording::Wording;

use crate::failure::{Failure, trouble_with};
use crate::session::Session;
use crate::settings::{EncryptionSettings, MailSettings, Settings, secret_in};

/// What was handed over, and what wasn't.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Handed {
    /// Letters the server has.
    pub sent: usize,
    /// Letters it didn't take.
    pub failed: usize,
}

/// The postman to the server that `referat.toml` names; `None` where it names none.
///
/// # Errors
/// Where what is said of it can't be used.
pub fn postman(session: &Session, data_dir: &Path) -> Result<Option<Postman>, Failure> {
    let wording = &session.wording;
    let Some(settings) = Settings::of(wording, data_dir)?.mail else {
        return Ok(None);
    };
    let password = match &settings.password_file {
        Some(file) => Some(secret_in(wording, data_dir, file)?),
        None => session.environment.mail_password.clone(),
    };
    let login = match (settings.user.clone(), password) {
        (Some(user), Some(password)) => Some((user, password)),
        (Some(_), None) => return Err(Failure::wrong_usage(wording, "cli-error-mail-password", &[])),
        (None, _) => None,
    };
    let authority = match &settings.authority {
        Some(file) => {
            let path = data_dir.join(file);
            let read = std::fs::read(&path);
            Some(read.map_err(|error| Failure::said(trouble_with(wording, &path, &error)))?)
        }
        None => None,
    };
    let server = server(settings, login, authority);
    Postman::to(&server).map(Some).map_err(|wrong| {
        let key = match wrong {
            referat_mail::WrongServer::From => "cli-error-mail-from",
            referat_mail::WrongServer::Unencrypted => "cli-error-mail-unencrypted",
            referat_mail::WrongServer::Certificate => "cli-error-mail-certificate",
            referat_mail::WrongServer::Host => "cli-error-mail-server",
        };
        let values = [
            ("server", server.host.as_str().into()),
            ("from", server.from.as_str().into()),
        ];
        Failure::wrong_usage(wording, key, &values)
    })
}

fn server(settings: MailSettings, login: Option<(String, String)>, authority: Option<Vec<u8>>) -> MailServer {
    MailServer {
        host: settings.server,
        port: settings.port,
        encryption: match settings.encryption {
            EncryptionSettings::Tls => Encryption::Tls,
            EncryptionSettings::Starttls => Encryption::StartTls,
            EncryptionSettings::None => Encryption::None,
        },
        login,
        authority,
        from: settings.from,
        from_name: settings.from_name,
    }
}

/// Hands over every letter that waits so, one after the other; `address` is our own, without a slash at its end.
///
/// # Errors
/// Only internal ones: what a server doesn't take is kept and tried again.
pub async fn hand_over(
    office: &Office,
    postman: &Postman,
    wording: &Wording,
    address: &str,
    which: Waiting,
) -> Result<Handed, Refusal> {
    let mut handed = Handed::default();
    for due in office.letters(which).await? {
        let outcome = match letters::write(&due, wording, &office.municipality().name, address) {
            Ok(written) => postman.send(&letter(&due, written)).await,
            Err(_) => Err(Untaken::Letter),
        };
        let fate = match outcome {
            Ok(()) => {
                handed.sent += 1;
                Fate::Sent
            }
            Err(untaken) => {
                handed.failed += 1;
                // Whose letter it is stands in the outbox; the log names nobody.
                tracing::warn!(trouble = %untaken, "a letter was not taken");
                Fate::Failed {
                    trouble: untaken.as_str(),
                    is_final: untaken.is_final(),
                }
            }
        };
        office.settle_letter(&due, fate).await?;
    }
    Ok(handed)
}

fn letter(due: &LetterDue, written: WrittenLetter) -> Letter {
    Letter {
        to: due.address.clone(),
        to_name: due.name.clone(),
        subject: written.subject,
        text: written.text,
        html: written.html,
        id: due.id.clone(),
    }
}
