//! The typesetter as a child process: documents are given to it one after another, as long as it lives.
//!
//! A process is kept for the next document when it has answered well; one that fails, hangs or is given up is
//! ended and the next document starts another.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout};
use tokio::sync::Mutex;

use crate::child_process::{ChildError, Limits, Start};

/// The executable's name; it lies beside the program's own.
pub const PROGRAM: &str = "referat-typesetter";

/// A document of a thousand pages takes some seconds.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(300),
    memory: Some(6 << 30),
    output: 1 << 30,
};

/// The typesetter.
#[derive(Debug)]
pub struct Typesetter {
    program: PathBuf,
    limits: Limits,
    idle: Mutex<Option<Conversation>>,
}

/// A running process and the pipes to it.
#[derive(Debug)]
struct Conversation {
    _child: Child,
    tell: ChildStdin,
    hear: BufReader<ChildStdout>,
}

/// A document that was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetDocument {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Characters no typeface has; each was printed as its number.
    pub replaced: Vec<char>,
}

/// Why a document was not set.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// The process gave no answer.
    #[error(transparent)]
    Child(#[from] ChildError),
    /// It said why not. What it said may quote the document, so it is no part of the message.
    #[error("the document can't be set: {} problems", .problems.len())]
    Refused {
        /// Why.
        problems: Vec<String>,
    },
}

#[derive(Deserialize)]
struct Answer {
    pages: Option<u32>,
    replaced: Vec<char>,
    problems: Vec<String>,
}

impl Typesetter {
    /// The typesetter at this path.
    #[must_use]
    pub fn at(program: PathBuf) -> Self {
        Self {
            program,
            limits: LIMITS,
            idle: Mutex::new(None),
        }
    }

    /// The typesetter that lies beside an executable; of a test, beside the folder it is built in.
    #[must_use]
    pub fn beside(executable: &Path) -> Self {
        let folder = executable.parent().unwrap_or(Path::new("."));
        let folder = if folder.ends_with("deps") {
            folder.parent().unwrap_or(folder)
        } else {
            folder
        };
        Self::at(
            folder
                .join(PROGRAM)
                .with_extension(std::env::consts::EXE_EXTENSION),
        )
    }

    /// The same typesetter within other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.program.is_file()
    }

    /// Sets a document. Dropping the work ends the process: there is no other way to cancel.
    ///
    /// # Errors
    /// See [`TypesetError`].
    pub async fn set(&self, job: &[u8]) -> Result<SetDocument, TypesetError> {
        let kept = self.idle.lock().await.take();
        let (conversation, answer, pdf) = match kept {
            None => self.converse(self.begin()?, job).await?,
            Some(kept) => match self.converse(kept, job).await {
                // One that was kept may have died meanwhile, which is no fault of this document's.
                Err(ChildError::Broken { .. }) => self.converse(self.begin()?, job).await?,
                answered => answered?,
            },
        };
        *self.idle.lock().await = Some(conversation);
        match (answer.pages, pdf) {
            (Some(pages), Some(pdf)) => Ok(SetDocument {
                pdf,
                pages,
                replaced: answer.replaced,
            }),
            (_, _) => Err(TypesetError::Refused {
                problems: answer.problems,
            }),
        }
    }

    async fn converse(
        &self,
        mut conversation: Conversation,
        job: &[u8],
    ) -> Result<(Conversation, Answer, Option<Vec<u8>>), ChildError> {
        let limit = self.limits.time;
        let program = PROGRAM.to_owned();
        let asked = ask(&mut conversation, job, self.limits.output);
        match tokio::time::timeout(limit, asked).await {
            Ok(Ok((answer, pdf))) => Ok((conversation, answer, pdf)),
            Ok(Err(source)) => Err(ChildError::Broken { program, source }),
            Err(_) => Err(ChildError::TooSlow { program, limit }),
        }
    }

    fn begin(&self) -> Result<Conversation, ChildError> {
        let start = Start {
            program: &self.program,
            arguments: Vec::new(),
            folder: None,
            limits: self.limits,
        };
        let mut child = start.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(tell), Some(hear)) => Ok(Conversation {
                tell,
                hear: BufReader::new(hear),
                _child: child,
            }),
            (_, _) => Err(ChildError::Broken {
                program: PROGRAM.to_owned(),
                source: std::io::ErrorKind::BrokenPipe.into(),
            }),
        }
    }
}

async fn ask(
    conversation: &mut Conversation,
    job: &[u8],
    most: u64,
) -> std::io::Result<(Answer, Option<Vec<u8>>)> {
    let length = u32::try_from(job.len()).map_err(|_| std::io::Error::other("the document is too large"))?;
    conversation.tell.write_all(&length.to_be_bytes()).await?;
    conversation.tell.write_all(job).await?;
    conversation.tell.flush().await?;
    let answer: Answer = serde_json::from_slice(&frame(&mut conversation.hear, most).await?)?;
    let pdf = match answer.pages {
        Some(_) => Some(frame(&mut conversation.hear, most).await?),
        None => None,
    };
    Ok((answer, pdf))
}

async fn frame(hear: &mut BufReader<ChildStdout>, most: u64) -> std::io::Result<Vec<u8>> {
    let length = u64::from(hear.read_u32().await?);
    if length > most {
        return Err(std::io::Error::other("an answer that is too large"));
    }
    let mut bytes = Vec::new();
    hear.take(length).read_to_end(&mut bytes).await?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) < length {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
