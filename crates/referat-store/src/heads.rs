//! Heads: the end of each municipality's chain as it is written down outside the database, in `head.json`.
//!
//! Every issued document carries its municipality's. A forger who rewrites the chain in the database can't rewrite what was written down elsewhere. Knows the
//! form of the file and nothing of who keeps it where.

use std::path::{Path, PathBuf};

use referat_domain::ids::MunicipalityId;
use referat_domain::journal::{ChainHead, Digest};
use serde::{Deserialize, Serialize};

/// The file's name in backups and exports.
pub const HEAD_FILE: &str = "head.json";

/// The form of the file.
const FORMAT: &str = "referat-heads-1";

#[derive(Debug, Serialize, Deserialize)]
struct Heads {
    format: String,
    heads: Vec<Head>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    municipality: MunicipalityId,
    count: u64,
    hash: String,
}

/// Why heads could not be read.
#[derive(Debug, thiserror::Error)]
pub enum HeadsError {
    /// The file system refused.
    #[error("{path:?}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file says something else.
    #[error("{path:?} does not hold the ends of chains: {reason}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// The text of `head.json`.
#[must_use]
pub fn to_json(heads: &[ChainHead]) -> String {
    let heads = Heads {
        format: FORMAT.to_owned(),
        heads: heads
            .iter()
            .map(|head| Head {
                municipality: head.municipality,
                count: head.count,
                hash: head.hash.hex(),
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&heads).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a `head.json`.
///
/// # Errors
/// [`HeadsError::Malformed`] where it is something else.
pub async fn read(file: &Path) -> Result<Vec<ChainHead>, HeadsError> {
    let text = tokio::fs::read_to_string(file)
        .await
        .map_err(|source| HeadsError::Io {
            path: file.to_owned(),
            source,
        })?;
    from_json(text.as_bytes()).map_err(|reason| HeadsError::Malformed {
        path: file.to_owned(),
        reason,
    })
}

/// Reads the text of a `head.json`.
///
/// # Errors
/// What is wrong, where it is something else.
pub fn from_json(text: &[u8]) -> Result<Vec<ChainHead>, String> {
    let heads: Heads = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    if heads.format != FORMAT {
        return Err(format!("its format is {:?}", heads.format));
    }
    heads
        .heads
        .into_iter()
        .map(|head| {
            Ok(ChainHead {
                municipality: head.municipality,
                count: head.count,
                hash: Digest::from_hex(&head.hash).ok_or_else(|| format!("{:?} is no hash", head.hash))?,
            })
        })
        .collect()
}
