//! Sending files: under which policy, under which name, and what is kept of them on the way.
//!
//! What a browser can show safely is shown, everything else is saved. Knows nothing of where a file comes from.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::problem::Problem;

/// A file from strangers runs nothing, loads nothing and is nobody: an origin of its own.
pub const SANDBOX: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// Browsers refuse to show a PDF in a sandbox at all; their viewers are sandboxes themselves.
const PDF_POLICY: &str =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// What we printed as HTML brings its styles and its logo along, and runs nothing either.
const PRINTED_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
     font-src data:; frame-ancestors 'none'";

/// What stands unencoded in an extended file name (RFC 8187).
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// How a file is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    content_type: &'static str,
    policy: &'static str,
    is_shown: bool,
}

/// How a file from others is sent.
#[must_use]
pub fn foreign(media_type: &str) -> Manner {
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

/// How a file is sent that we printed ourselves.
#[must_use]
pub fn printed(media_type: &'static str) -> Manner {
    let (policy, is_shown) = match media_type {
        "application/pdf" => (PDF_POLICY, true),
        html if html.starts_with("text/html") => (PRINTED_POLICY, true),
        _ => (SANDBOX, false),
    };
    Manner {
        content_type: media_type,
        policy,
        is_shown,
    }
}

/// The answer with a file.
///
/// # Errors
/// When a header can't be made, which is a mistake of ours.
pub fn send(file_name: &str, manner: Manner, bytes: impl IntoResponse) -> Result<Response, Problem> {
    let disposition = HeaderValue::from_str(&disposition(file_name, manner.is_shown))
        .map_err(|cause| Problem::internal(&cause))?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(manner.content_type)),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(manner.policy)),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}

/// The same, kept nowhere on the way: what is printed now may be closed, and is another thing tomorrow.
#[must_use]
pub fn unkept(mut response: Response) -> Response {
    keep(response.headers_mut(), "no-store");
    response
}

/// How long an answer is kept, and by whom.
pub fn keep(headers: &mut HeaderMap, rule: &'static str) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(rule));
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
            assert!(foreign(shown).is_shown, "{shown}");
        }
        for saved in [
            "text/html",
            "image/svg+xml",
            "application/xhtml+xml",
            "",
            "application/msword",
        ] {
            let manner = foreign(saved);
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
