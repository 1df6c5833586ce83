//! `referat.toml` in the data folder: what serving others needs, and cannot be said once and for all on a command line.
//!
//! Read when serving begins. Secrets may stand in files of their own, or in the environment, and never here.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use referat_wording::Wording;
use serde::Deserialize;

use crate::failure::Failure;

/// The file's name.
const FILE: &str = "referat.toml";

/// What the file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// How the pages are served.
    pub serve: ServeSettings,
    /// The provider of logins.
    pub provider: Option<ProviderSettings>,
    /// The mail server.
    pub mail: Option<MailSettings>,
}

/// The server that letters are handed to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Its name.
    pub server: String,
    /// Its port; the usual one of the encryption where nothing is said.
    pub port: Option<u16>,
    /// How the way to it is encrypted.
    #[serde(default)]
    pub encryption: EncryptionSettings,
    /// The address letters are from.
    pub from: String,
    /// The name beside it.
    #[serde(default = "usual_from_name")]
    pub from_name: String,
    /// Who we are to it.
    pub user: Option<String>,
    /// The file with what proves that.
    pub password_file: Option<PathBuf>,
    /// A certificate (PEM) it is known by besides those the system trusts.
    pub authority: Option<PathBuf>,
}

/// How the way to the mail server is encrypted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EncryptionSettings {
    /// From the first byte.
    Tls,
    /// After STARTTLS.
    #[default]
    Starttls,
    /// Not at all, to a server on this machine.
    None,
}

fn usual_from_name() -> String {
    "Referat".into()
}

/// How the pages are served. What the command line says goes before it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServeSettings {
    /// The address that is listened on.
    pub listen: Option<String>,
    /// The address others find us by, where we encrypt ourselves.
    pub public_address: Option<String>,
    /// The address others find us by, where a proxy encrypts.
    pub behind_proxy: Option<String>,
    /// Where the proxy asks from; this machine where nothing is said.
    pub proxies: Vec<IpAddr>,
    /// A certificate with its chain (PEM).
    pub tls_cert: Option<PathBuf>,
    /// Its key (PEM).
    pub tls_key: Option<PathBuf>,
    /// The header in which the proxy names whom it has recognised.
    pub staff_header: Option<String>,
    /// The header in which it proves that it is the proxy.
    pub staff_secret_header: Option<String>,
    /// The file with what stands in that.
    pub staff_secret_file: Option<PathBuf>,
}

/// A provider of logins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// What people call it.
    pub name: String,
    /// Its issuer address.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// The file with what proves that.
    pub client_secret_file: Option<PathBuf>,
    /// What is asked for besides `openid`.
    #[serde(default = "usual_scopes")]
    pub scopes: Vec<String>,
    /// The claim that names roles.
    pub roles_claim: Option<String>,
    /// The claim that says that the address for mail is theirs.
    #[serde(default = "usual_verified_claim")]
    pub verified_claim: String,
    /// Whether people without an account get one.
    #[serde(default)]
    pub admit_strangers: bool,
    /// Which words of the claim give which role.
    #[serde(default)]
    pub roles: Vec<RoleSettings>,
}

/// A word, and the role it gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleSettings {
    /// The word.
    pub word: String,
    /// The role's own word: `member`, `secretary`, `administrator`.
    pub role: String,
    /// The forum's name.
    pub forum: Option<String>,
}

fn usual_scopes() -> Vec<String> {
    vec!["email".into(), "profile".into()]
}

fn usual_verified_claim() -> String {
    "email_verified".into()
}

impl Settings {
    /// Reads the file of a data folder; where there is none, nothing is said.
    ///
    /// # Errors
    /// Where it can't be read or understood.
    pub fn of(wording: &Wording, data_dir: &Path) -> Result<Self, Failure> {
        let path = data_dir.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => {
                return Err(Failure::said(crate::failure::trouble_with(
                    wording, &path, &error,
                )));
            }
        };
        toml::from_str(&text).map_err(|error| {
            // Where and what kind, never the line itself: it may be a secret that stands where none should.
            let line = error.span().map_or(1, |span| {
                text.get(..span.start)
                    .map_or(1, |before| before.matches('\n').count() + 1)
            });
            let values = [
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
            ];
            Failure::wrong_usage(wording, "cli-error-settings", &values)
        })
    }
}

/// What stands in a file with a secret, without the line's end.
///
/// # Errors
/// Where it can't be read, or is empty.
pub fn secret_in(wording: &Wording, data_dir: &Path, file: &Path) -> Result<String, Failure> {
    let path = data_dir.join(file);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::said(crate::failure::trouble_with(wording, &path, &error)))?;
    let secret = text.trim();
    if secret.is_empty() {
        let values = [("path", path.display().to_string().into())];
        return Err(Failure::wrong_usage(wording, "cli-error-secret-empty", &values));
    }
    Ok(secret.to_owned())
}
