//! Which requests may change something: those that come from our own pages, and no other.
//!
//! There is no login yet, so that any page in the same browser could send a form here. A browser says where a
//! request comes from: `Sec-Fetch-Site` in new ones, `Origin` in all. A request that says neither is refused.
//! The host it is for has been checked before ([`crate::host_check`]).

use axum::extract::Request;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets requests from our own pages through.
pub async fn check(request: Request, next: Next) -> Response {
    if is_ours(request.headers(), request.uri()) {
        next.run(request).await
    } else {
        Problem::ForeignPage.into_response()
    }
}

/// Whether a request comes from a page of the host it is for.
fn is_ours(headers: &HeaderMap, uri: &Uri) -> bool {
    match only(headers, &SEC_FETCH_SITE) {
        // `none`: the person did it, from the address bar or by loading the page again.
        Said::Once(site) => matches!(site, "same-origin" | "none"),
        Said::Unclearly => false,
        Said::Nothing => {
            let host = match only(headers, &HOST) {
                Said::Once(host) => Some(host),
                Said::Nothing => uri.authority().map(|authority| authority.as_str()),
                Said::Unclearly => None,
            };
            match (only(headers, &ORIGIN), host) {
                (Said::Once(origin), Some(host)) => {
                    let (_, from) = origin.split_once("://").unwrap_or_default();
                    !from.is_empty() && from.eq_ignore_ascii_case(host)
                }
                (_, _) => false,
            }
        }
    }
}

/// What a header says that may stand once.
enum Said<'h> {
    Nothing,
    Once(&'h str),
    Unclearly,
}

fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Said<'h> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Said::Nothing,
        (Some(value), None) => value.to_str().map_or(Said::Unclearly, Said::Once),
        (Some(_), Some(_)) => Said::Unclearly,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ours(headers: &[(&str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(
                name.parse::<HeaderName>().unwrap(),
                HeaderValue::from_static(value),
            );
        }
        is_ours(&map, &Uri::from_static("/"))
    }

    #[test]
    fn a_form_of_our_own_page_is_ours() {
        let host = ("host", "127.0.0.1:4000");
        assert!(ours(&[host, ("sec-fetch-site", "same-origin")]));
        assert!(ours(&[host, ("sec-fetch-site", "none")]));
        assert!(ours(&[host, ("origin", "http://127.0.0.1:4000")]));
        assert!(ours(&[
            host,
            ("sec-fetch-site", "same-origin"),
            ("origin", "null")
        ]));
    }

    #[test]
    fn everything_else_is_not() {
        let host = ("host", "127.0.0.1:4000");
        for headers in [
            vec![host],
            vec![],
            vec![host, ("sec-fetch-site", "cross-site")],
            vec![host, ("sec-fetch-site", "same-site")],
            vec![
                host,
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://127.0.0.1:4000"),
            ],
            vec![
                host,
                ("sec-fetch-site", "same-origin"),
                ("sec-fetch-site", "cross-site"),
            ],
            vec![host, ("origin", "null")],
            vec![host, ("origin", "http://evil.example")],
            vec![host, ("origin", "http://127.0.0.1:4001")],
            vec![
                host,
                ("origin", "http://127.0.0.1:4000"),
                ("origin", "http://evil.example"),
            ],
            vec![("origin", "http://127.0.0.1:4000")],
            vec![("host", ""), ("origin", "http://")],
        ] {
            assert!(!ours(&headers), "{headers:?}");
        }
    }
}
