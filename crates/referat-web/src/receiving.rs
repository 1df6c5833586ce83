//! Files as a browser sends them: read part by part and never more of them than is allowed.
//!
//! What is too much is read on and thrown away, within bounds, so that the browser gets an answer it shows; one that is
//! cut off in the middle shows its own error. Names are a stranger's and are cleaned by whoever keeps the file.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use referat_actions::receive_uploads::{HandedIn, MOST_BYTES, MOST_FILES};

use crate::problem::Problem;

/// The most bytes of all files of one form.
pub const MOST_TOGETHER: usize = 128_000_000;

/// So much more than that is read and thrown away before the connection is cut.
const MOST_THROWN_AWAY: usize = 1024 * 1024 * 1024;

/// The most bytes of a form without files.
pub const MOST_TYPED: usize = 24 * 1024 * 1024;

/// A file, and the field it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InField {
    /// The field's name.
    pub field: String,
    /// The file. Of one that is too large as much is there as shows it.
    pub file: HandedIn,
}

/// The files of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Files(pub Vec<InField>);

impl<S: Send + Sync> FromRequest<S> for Files {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::disable().apply(&mut request);
        let mut form = Multipart::from_request(request, state)
            .await
            .map_err(|_| not_valid("form"))?;
        let mut files = Vec::new();
        let mut together = 0usize;
        let mut is_too_much = false;
        let most_of_one = usize::try_from(MOST_BYTES)
            .unwrap_or(usize::MAX)
            .saturating_add(1);
        while let Some(mut field) = form.next_field().await.map_err(|_| not_valid("upload-cut"))? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|_| not_valid("upload-cut"))? {
                together = together.saturating_add(chunk.len());
                if together > MOST_THROWN_AWAY {
                    return Err(too_much());
                }
                is_too_much |= together > MOST_TOGETHER;
                if is_too_much {
                    files.clear();
                    bytes = Vec::new();
                    continue;
                }
                let room = most_of_one.saturating_sub(bytes.len());
                bytes.extend_from_slice(chunk.get(..room.min(chunk.len())).unwrap_or_default());
            }
            // A browser sends a part without a name where nobody chose a file.
            let is_nothing = file_name.is_empty() && bytes.is_empty();
            if !is_too_much && !is_nothing && files.len() <= MOST_FILES {
                let file = HandedIn {
                    name: file_name,
                    bytes,
                };
                files.push(InField { field: name, file });
            }
        }
        if is_too_much {
            return Err(too_much());
        }
        Ok(Self(files))
    }
}

/// What a form without files says, field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Problem;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Problem> {
        DefaultBodyLimit::max(MOST_TYPED).apply(&mut request);
        axum::Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map(|axum::Form(typed)| Self(typed))
            .map_err(|_| not_valid("form"))
    }
}

impl Typed {
    /// What stands in a field; of several of one name, in the first.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == field);
        found.map(|(_, value)| value.as_str())
    }

    /// A whole number.
    ///
    /// # Errors
    /// Where there is none.
    pub fn number(&self, field: &str) -> Result<i64, Problem> {
        let number = self.get(field).and_then(|text| text.parse().ok());
        number.ok_or_else(|| not_valid("form"))
    }
}

fn not_valid(why: &'static str) -> Problem {
    Problem::NotValid {
        why,
        given: String::new(),
    }
}

fn too_much() -> Problem {
    Problem::NotValid {
        why: "upload-too-large",
        given: (MOST_TOGETHER / 1_000_000).to_string(),
    }
}
