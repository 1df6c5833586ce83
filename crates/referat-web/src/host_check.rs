//! Which hosts a request may be for: this machine by a loopback name, or the one address that others find us by.
//!
//! A page on the web could point a name of its own at 127.0.0.1 and let the reader's browser fetch from here
//! (DNS rebinding). The browser then sends that name as `Host`, which is refused before any lookup.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::doors::Doors;
use crate::problem::Problem;

/// Lets requests for this machine through.
pub async fn check(State(doors): State<Arc<Doors>>, request: Request, next: Next) -> Response {
    let host = match request
        .headers()
        .get_all(HOST)
        .iter()
        .collect::<Vec<_>>()
        .as_slice()
    {
        [host] => host.to_str().ok(),
        [] => request.uri().authority().map(|authority| authority.as_str()),
        _ => None,
    };
    if host.is_some_and(|host| doors.is_ours(host, request.extensions())) {
        next.run(request).await
    } else {
        Problem::ForeignHost.into_response()
    }
}

/// Whether a `Host` is `localhost` or a loopback address, with or without a port.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) => (name, port),
            None => return false,
        },
        None => match host.find(':') {
            Some(colon) => host.split_at(colon),
            None => (host, ""),
        },
    };
    let is_port = port.is_empty()
        || port
            .strip_prefix(':')
            .is_some_and(|digits| digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    let bracketed = host.starts_with('[');
    let is_here = match name.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => bracketed && address.is_loopback(),
        Ok(IpAddr::V4(address)) => !bracketed && address.is_loopback(),
        Err(_) => !bracketed && name.trim_end_matches('.').eq_ignore_ascii_case("localhost"),
    };
    is_port && is_here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_has_few_names() {
        for host in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:4000",
            "127.1.2.3",
            "[::1]:4000",
            "[::1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
    }

    #[test]
    fn every_other_name_is_another_host() {
        for host in [
            "",
            "referat.sandved.dk",
            "localhost.evil.example",
            "evil.example:4000",
            "127.0.0.1.evil.example",
            "192.168.1.4:4000",
            "[2001:db8::1]",
            "::1",
            "[localhost]",
            "localhost:80@evil.example",
            "localhost:port",
            "[::1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
