//! The only place that starts other programs: with limits of time and memory, and without anything to inherit.
//!
//! A program that is given a stranger's file may crash, hang or eat memory; it does so in a process of its own,
//! which is ended. Whoever waits gets an error and nothing else happens. Dropping the work ends the process.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Resource, Rlimit, prlimit};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, Command};

/// What a child process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many bytes of address space it may have; `None` where its runtime reserves more than it uses.
    pub memory: Option<u64>,
    /// How many bytes it may answer.
    pub output: u64,
}

/// Why a child process gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum ChildError {
    /// It can't be started: it isn't installed, or may not be run.
    #[error("{program} can't be started")]
    NotStarted {
        /// Which program.
        program: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// It took too long and was ended.
    #[error("{program} took longer than {limit:?}")]
    TooSlow {
        /// Which program.
        program: String,
        /// How long it might take.
        limit: Duration,
    },
    /// It answered more than it may.
    #[error("{program} answered more than {limit} bytes")]
    TooMuch {
        /// Which program.
        program: String,
        /// The limit.
        limit: u64,
    },
    /// It ended with an error. What it said may quote the document, so it is no part of the message.
    #[error("{program} ended with {status}")]
    Failed {
        /// Which program.
        program: String,
        /// How it ended.
        status: String,
        /// The end of what it said.
        words: String,
    },
    /// The pipes to it broke.
    #[error("{program} stopped listening or answering")]
    Broken {
        /// Which program.
        program: String,
        /// How.
        #[source]
        source: std::io::Error,
    },
}

/// A program to be started, once.
#[derive(Debug)]
pub struct Start<'s> {
    /// Where it is, or its name in the search path.
    pub program: &'s Path,
    /// What it is given.
    pub arguments: Vec<OsString>,
    /// The folder it works in.
    pub folder: Option<&'s Path>,
    /// What it may use.
    pub limits: Limits,
}

impl Start<'_> {
    fn name(&self) -> String {
        let name = self.program.file_name().unwrap_or(self.program.as_os_str());
        name.to_string_lossy().into_owned()
    }

    /// Starts it with pipes to its input and output.
    ///
    /// # Errors
    /// When it can't be started.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place child processes start"
    )]
    pub fn spawn(&self) -> Result<Child, ChildError> {
        let mut command = Command::new(self.program);
        command
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LANG", "C.UTF-8");
        if let Some(folder) = self.folder {
            // Programs that keep settings keep them where they work, and nowhere else.
            command.current_dir(folder).env("HOME", folder);
        }
        let child = command.spawn().map_err(|source| ChildError::NotStarted {
            program: self.name(),
            source,
        })?;
        if let (Some(memory), Some(id)) = (self.limits.memory, child.id()) {
            limit_memory(id, memory);
        }
        Ok(child)
    }

    /// Gives it `input` and waits for all it answers.
    ///
    /// # Errors
    /// See [`ChildError`].
    pub async fn answer(&self, input: &[u8]) -> Result<Vec<u8>, ChildError> {
        let mut child = self.spawn()?;
        match tokio::time::timeout(self.limits.time, self.converse(&mut child, input)).await {
            Ok(answer) => answer,
            Err(_) => {
                child.kill().await.ok();
                Err(ChildError::TooSlow {
                    program: self.name(),
                    limit: self.limits.time,
                })
            }
        }
    }

    async fn converse(&self, child: &mut Child, input: &[u8]) -> Result<Vec<u8>, ChildError> {
        let broken = |source| ChildError::Broken {
            program: self.name(),
            source,
        };
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let limit = self.limits.output;
        let say = async {
            if let Some(mut stdin) = stdin {
                // A program may have heard enough before it has heard all.
                stdin.write_all(input).await.ok();
                stdin.shutdown().await.ok();
            }
            Ok::<(), std::io::Error>(())
        };
        let listen = async {
            let mut answer = Vec::new();
            if let Some(stdout) = stdout {
                stdout
                    .take(limit.saturating_add(1))
                    .read_to_end(&mut answer)
                    .await?;
            }
            Ok(answer)
        };
        let complaints = async {
            let mut words = Vec::new();
            if let Some(stderr) = stderr {
                stderr.take(64 * 1024).read_to_end(&mut words).await?;
            }
            Ok(words)
        };
        let ((), answer, words) = tokio::try_join!(say, listen, complaints).map_err(broken)?;
        if u64::try_from(answer.len()).unwrap_or(u64::MAX) > limit {
            child.kill().await.ok();
            return Err(ChildError::TooMuch {
                program: self.name(),
                limit,
            });
        }
        let status = child.wait().await.map_err(broken)?;
        if status.success() {
            Ok(answer)
        } else {
            Err(ChildError::Failed {
                program: self.name(),
                status: status.to_string(),
                words: last_words(&words),
            })
        }
    }
}

/// Limits a process that has just been started and waits for its input.
fn limit_memory(id: u32, bytes: u64) {
    let Some(pid) = i32::try_from(id).ok().and_then(Pid::from_raw) else {
        return;
    };
    let limit = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    if let Err(error) = prlimit(Some(pid), Resource::As, limit) {
        tracing::warn!(%error, "a child process runs without a limit of memory");
    }
}

fn last_words(words: &[u8]) -> String {
    let text = String::from_utf8_lossy(words);
    let text = text.trim();
    let from = text.ceil_char_boundary(text.len().saturating_sub(400));
    text.get(from..).unwrap_or_default().to_owned()
}

/// Where a program is, if it is in one of the usual folders.
#[must_use]
pub fn find_program(name: &str) -> Option<PathBuf> {
    [
        "/usr/local/bin",
        "/usr/bin",
        "/bin",
        "/opt/libreoffice/program",
        "/usr/lib/libreoffice/program",
    ]
    .into_iter()
    .map(|folder| Path::new(folder).join(name))
    .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start<'s>(program: &'s str, arguments: &[&str], limits: Limits) -> Start<'s> {
        Start {
            program: Path::new(program),
            arguments: arguments.iter().map(OsString::from).collect(),
            folder: None,
            limits,
        }
    }

    const SOME: Limits = Limits {
        time: Duration::from_secs(20),
        memory: Some(1 << 30),
        output: 1000,
    };

    #[tokio::test]
    async fn what_it_is_told_comes_back() {
        assert_eq!(start("/bin/cat", &[], SOME).answer(b"hej").await.unwrap(), b"hej");
    }

    #[tokio::test]
    async fn a_program_that_answers_too_much_takes_too_long_or_fails_is_an_error() {
        let endless = start("/bin/cat", &["/dev/zero"], SOME).answer(b"").await;
        assert!(
            matches!(endless, Err(ChildError::TooMuch { limit: 1000, .. })),
            "{endless:?}"
        );
        let soon = Limits {
            time: Duration::from_millis(50),
            ..SOME
        };
        let slow = start("/bin/sleep", &["60"], soon).answer(b"").await;
        assert!(matches!(slow, Err(ChildError::TooSlow { .. })), "{slow:?}");
        let failed = start("/bin/ls", &["/no/such/place"], SOME).answer(b"").await;
        assert!(matches!(failed, Err(ChildError::Failed { .. })), "{failed:?}");
        let missing = start("/no/such/program", &[], SOME).answer(b"").await;
        assert!(
            matches!(missing, Err(ChildError::NotStarted { .. })),
            "{missing:?}"
        );
    }

    #[tokio::test]
    async fn memory_is_limited() {
        let limits = Limits {
            memory: Some(64 << 20),
            ..SOME
        };
        let hungry = "import sys\nsys.stdin.read()\nx = bytearray(500_000_000)";
        let python = find_program("python3").unwrap();
        let python = python.to_string_lossy().into_owned();
        let start = start(&python, &["-c", hungry], limits);
        assert!(start.answer(b"").await.is_err());
    }
}
