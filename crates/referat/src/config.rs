//! Configuration: what the environment says. The only place that reads it.
//!
//! Everything else is passed in, so that a command does the same wherever it runs with the same arguments.

use std::path::PathBuf;

use directories::ProjectDirs;
use referat_wording::Language;

/// What the environment says.
#[derive(Clone)]
pub struct Environment {
    /// The language of `LANG`, if it is one we have.
    pub language: Option<Language>,
    /// Where the platform keeps a program's data; `None` where the user has no home.
    pub data_dir: Option<PathBuf>,
    /// What is written to the log (`RUST_LOG`).
    pub log_filter: Option<String>,
    /// The operating system's name for the user.
    pub user: Option<String>,
    /// Where this program is; its sibling the typesetter lies beside it.
    pub executable: PathBuf,
    /// What proves to the provider of logins who we are (`REFERAT_PROVIDER_SECRET`).
    pub provider_secret: Option<String>,
    /// What the mail server lets us in by (`REFERAT_MAIL_PASSWORD`).
    pub mail_password: Option<String>,
    /// What the proxy before us proves itself by (`REFERAT_STAFF_SECRET`).
    pub staff_secret: Option<String>,
    /// Whether colours are wanted on a terminal (`NO_COLOR` is not set).
    pub colours: bool,
}

impl Environment {
    /// Reads the environment.
    #[must_use]
    pub fn read() -> Self {
        Self {
            language: variable("LANG").as_deref().and_then(Language::parse),
            data_dir: ProjectDirs::from("", "", "referat").map(|folders| folders.data_dir().to_owned()),
            log_filter: variable("RUST_LOG"),
            user: user_of_process()
                .or_else(|| ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(variable)),
            executable: std::env::current_exe().unwrap_or_default(),
            provider_secret: variable("REFERAT_PROVIDER_SECRET"),
            mail_password: variable("REFERAT_MAIL_PASSWORD"),
            staff_secret: variable("REFERAT_STAFF_SECRET"),
            colours: variable("NO_COLOR").is_none(),
        }
    }
}

/// A variable that is set, is text and isn't empty.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place the environment is read"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The name the system's own register has for the user this process runs as.
///
/// Asked before the environment: the journal keeps this name, and a variable is whatever one sets it to.
/// Users of a directory (LDAP) are not in the register; for them the environment answers.
#[cfg(unix)]
fn user_of_process() -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;

    let id = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let register = std::fs::read_to_string("/etc/passwd").ok()?;
    register.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, user) = (fields.next()?, fields.nth(1)?);
        (user == id && !name.is_empty()).then(|| name.to_owned())
    })
}

/// Other systems say it in the environment.
#[cfg(not(unix))]
fn user_of_process() -> Option<String> {
    None
}
