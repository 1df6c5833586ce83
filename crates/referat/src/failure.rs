//! Why a command did not do what it was asked: an exit status, and a sentence with what to do about it.

use std::io;

use referat_actions::refusal::Refusal;
use referat_wording::{Value, Wording};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All of it was done.
    Done,
    /// Something could not be read, or what was looked at is not well.
    Failed,
    /// The command line asks for something that can't be.
    WrongUsage,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::WrongUsage => 2,
        })
    }
}

/// Why a command ended before its time.
#[derive(Debug)]
pub enum Failure {
    /// Whoever read the output has stopped: nothing to say, and nothing is wrong.
    PipeClosed,
    /// The output could not be printed.
    Printing(io::Error),
    /// Something a person can do something about.
    Said {
        /// The exit status.
        exit: Exit,
        /// What is wrong, in a sentence.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

impl Failure {
    /// Something went wrong on the way: the words of `key`, and of its part `hint` where it has one.
    #[must_use]
    pub fn failed(wording: &Wording, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self::worded(Exit::Failed, wording, key, values)
    }

    /// The command line asks for something that can't be; words as for [`Failure::failed`].
    #[must_use]
    pub fn wrong_usage(wording: &Wording, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        Self::worded(Exit::WrongUsage, wording, key, values)
    }

    fn worded(exit: Exit, wording: &Wording, key: &str, values: &[(&str, Value<'_>)]) -> Self {
        let hint = format!("{key}.hint");
        Self::Said {
            exit,
            message: wording.text_with(key, values),
            hint: wording.has(&hint).then(|| wording.text_with(&hint, values)),
        }
    }

    /// A sentence that is made already.
    #[must_use]
    pub fn said(message: String) -> Self {
        Self::Said {
            exit: Exit::Failed,
            message,
            hint: None,
        }
    }

    /// A refusal in words.
    #[must_use]
    pub fn refused(wording: &Wording, refusal: &Refusal) -> Self {
        match refusal {
            Refusal::NotAllowed { wanted } => {
                let values = [
                    ("action", wording.action(*wanted).into()),
                    ("who", wording.who_may(*wanted).into()),
                ];
                Self::failed(wording, "cli-error-not-allowed", &values)
            }
            Refusal::NotNow { why } => Self::said(wording.not_now(why)),
            Refusal::NotValid { why, given } => Self::said(wording.not_valid(why, given)),
            Refusal::NotFound => Self::failed(wording, "cli-error-not-found", &[]),
            Refusal::Internal { id } => Self::failed(wording, "cli-error-internal", &[("id", id.into())]),
        }
    }

    /// What went wrong with a file or folder.
    #[must_use]
    pub fn of_path(wording: &Wording, path: &std::path::Path, error: &io::Error) -> Self {
        Self::said(trouble_with(wording, path, error))
    }
}

/// What went wrong with a file or folder, in a sentence.
#[must_use]
pub fn trouble_with(wording: &Wording, path: &std::path::Path, error: &io::Error) -> String {
    use io::ErrorKind::{
        AddrInUse, AlreadyExists, DirectoryNotEmpty, IsADirectory, NotADirectory, NotFound, PermissionDenied,
        ReadOnlyFilesystem, StorageFull,
    };

    let path = path.display().to_string();
    let kind = error.kind();
    let key = if kind == NotFound {
        "cli-error-path-missing"
    } else if kind == PermissionDenied || kind == ReadOnlyFilesystem {
        "cli-error-path-denied"
    } else if kind == IsADirectory {
        "cli-error-path-is-folder"
    } else if kind == NotADirectory {
        "cli-error-path-is-no-folder"
    } else if kind == AlreadyExists || kind == DirectoryNotEmpty {
        "cli-error-path-taken"
    } else if kind == StorageFull {
        "cli-error-path-full"
    } else if kind == AddrInUse {
        "cli-error-address-taken"
    } else {
        let cause = error.to_string();
        return wording.text_with(
            "cli-error-path-trouble",
            &[("path", path.into()), ("cause", cause.into())],
        );
    };
    wording.text_with(key, &[("path", path.into())])
}
