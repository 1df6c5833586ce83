//! Styles, script, fonts and icons: bundled by `cargo xtask assets`, embedded in the program.
//!
//! Pages name a file with the hash of its content, and a browser may keep such an answer for ever. Without
//! the hash it may keep it for a day and asks again after that.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;

use crate::extractors::Asked;
use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "assets/dist"]
// A checkout without bundled assets compiles; its pages are plain.
#[allow_missing = true]
struct Bundled;

/// The addresses of the files every page names.
#[derive(Debug, Clone)]
pub struct PageAssets {
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// The icons; `#name` follows.
    pub icons: String,
    /// The picture of the tab.
    pub favicon: String,
}

impl PageAssets {
    /// The addresses with the hashes of what is embedded. While developing, files are read anew each time.
    #[must_use]
    pub fn current() -> Self {
        static EMBEDDED: LazyLock<PageAssets> = LazyLock::new(PageAssets::addressed);
        if cfg!(debug_assertions) {
            Self::addressed()
        } else {
            EMBEDDED.clone()
        }
    }

    fn addressed() -> Self {
        Self {
            style: address("referat.css"),
            script: address("referat.js"),
            icons: address("icons.svg"),
            favicon: address("favicon.svg"),
        }
    }
}

/// The address of a file, with its hash if it is there.
#[must_use]
pub fn address(path: &str) -> String {
    match Bundled::get(path) {
        Some(found) => format!("/assets/{path}?v={}", short_hash(&found)),
        None => format!("/assets/{path}"),
    }
}

fn short_hash(found: &EmbeddedFile) -> String {
    found
        .metadata
        .sha256_hash()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What may follow an asset's address.
#[derive(Debug, Deserialize)]
pub struct Version {
    v: Option<String>,
}

/// `/assets/{path}`: a bundled file.
///
/// # Errors
/// When there is no such file.
pub async fn file(
    Path(path): Path<String>,
    Asked(version): Asked<Version>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let found = Bundled::get(&path).ok_or(Problem::NotFound)?;
    let hash = short_hash(&found);
    let cache = if version.v.as_deref() == Some(hash.as_str()) {
        "public, max-age=31536000, immutable"
    } else if version.v.is_some() {
        "no-cache"
    } else {
        "public, max-age=86400"
    };
    let tag = HeaderValue::from_str(&format!("\"{hash}\"")).map_err(|cause| Problem::internal(&cause))?;
    let is_known = headers.get_all(IF_NONE_MATCH).iter().any(|known| {
        known
            .as_bytes()
            .windows(hash.len())
            .any(|part| part == hash.as_bytes())
    });
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let media = mime_guess::from_path(&path).first_or_octet_stream();
        let media = match media.type_().as_str() {
            "text" => format!("{media}; charset=utf-8"),
            _ => media.to_string(),
        };
        let media = HeaderValue::from_str(&media).map_err(|cause| Problem::internal(&cause))?;
        ([(CONTENT_TYPE, media)], found.data.into_owned()).into_response()
    };
    response.headers_mut().insert(ETAG, tag);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    Ok(response)
}
