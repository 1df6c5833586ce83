//! An attachment's file. What a browser can show safely is shown, everything else is saved.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use referat_actions::lookups::AttachmentFile;
use referat_domain::ids::AttachmentId;

use crate::WebState;
use crate::extractors::{Id, Visitor};
use crate::problem::Problem;

/// A file from strangers runs nothing, loads nothing and is nobody: an origin of its own.
const SANDBOX: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/// Browsers refuse to show a PDF in a sandbox at all; their viewers are sandboxes themselves.
const PDF_POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// What stands unencoded in an extended file name (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How a file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Manner {
    content_type: &'static str,
    policy: &'static str,
    is_shown: bool,
}

fn manner(media_type: &str) -> Manner {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let shown = |content_type, policy| Manner {
        content_type,
        policy,
        is_shown: true,
    };
    match essence {
        "application/pdf" => shown("application/pdf", PDF_POLICY),
        "image/png" => shown("image/png", SANDBOX),
        "image/jpeg" => shown("image/jpeg", SANDBOX),
        "text/plain" => shown("text/plain; charset=utf-8", SANDBOX),
        _ => Manner {
            content_type: "application/octet-stream",
            policy: SANDBOX,
            is_shown: false,
        },
    }
}

/// A header that names a file in any alphabet, and in ASCII for those who can't read that.
fn disposition(file_name: &str, is_shown: bool) -> String {
    let kind = if is_shown { "inline" } else { "attachment" };
    let mut ascii = String::with_capacity(file_name.len());
    for c in file_name.chars() {
        match c {
            'æ' => ascii.push_str("ae"),
            'ø' => ascii.push_str("oe"),
            'å' => ascii.push_str("aa"),
            'Æ' => ascii.push_str("Ae"),
            'Ø' => ascii.push_str("Oe"),
            'Å' => ascii.push_str("Aa"),
            '"' | '\\' | '/' | '%' => ascii.push('_'),
            c if c.is_ascii_graphic() || c == ' ' => ascii.push(c),
            _ => ascii.push('_'),
        }
    }
    let encoded = utf8_percent_encode(file_name, PLAIN);
    format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

/// `/bilag/{id}`
///
/// # Errors
/// When there is no such file for the reader, or the lookup is refused.
pub async fn file(
    State(state): State<WebState>,
    Visitor(reader): Visitor,
    Id(id): Id<AttachmentId>,
) -> Result<Response, Problem> {
    let AttachmentFile {
        file_name,
        media_type,
        bytes,
        ..
    } = state.office.attachment(&reader, id).await?;
    let manner = manner(&media_type);
    let disposition = HeaderValue::from_str(&disposition(&file_name, manner.is_shown))
        .map_err(|cause| Problem::internal(&cause))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(manner.content_type)),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(manner.policy)),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_browser_shows_safely_is_shown() {
        for shown in [
            "application/pdf",
            "image/png",
            "image/jpeg",
            "text/plain; charset=iso-8859-1",
        ] {
            assert!(manner(shown).is_shown, "{shown}");
        }
        for saved in [
            "text/html",
            "image/svg+xml",
            "application/xhtml+xml",
            "",
            "application/msword",
        ] {
            let manner = manner(saved);
            assert!(!manner.is_shown, "{saved}");
            assert_eq!(manner.content_type, "application/octet-stream");
        }
    }

    #[test]
    fn a_file_name_can_break_no_header() {
        let said = disposition("Årsplan \"2024\"\r\nSet-Cookie: x.pdf", false);
        assert!(!said.contains(['\r', '\n']), "{said}");
        assert!(HeaderValue::from_str(&said).is_ok());
        assert!(
            said.starts_with("attachment; filename=\"Aarsplan _2024___Set-Cookie: x.pdf\""),
            "{said}"
        );
        assert!(
            said.contains("filename*=UTF-8''%C3%85rsplan%20%222024%22"),
            "{said}"
        );
    }
}
