//! Who a request is from: the cookie that holds the token, and the guard that stands before every address.
//!
//! The cookie is kept from scripts, sent to this site only, and gone when the browser closes; on a secure address it
//! is bound to that host (`__Host-`). The token in it is known to the server as a digest only.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, HeaderValue, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::secrets::Token;
use referat_actions::sign_in::{Admitted, Origin, Presented, SignedIn};
use referat_actions::sign_in_by_provider::ATTEMPT_LASTS;
use referat_domain::access::Scope;

use crate::WebState;
use crate::extractors::Visitor;
use crate::links;
use crate::problem::Problem;
use crate::routes::WhoMay;

/// The cookie's name on this machine's own addresses.
const PLAIN: &str = "referat";

/// The cookie's name where the way to the browser is encrypted.
const SECURE: &str = "__Host-referat";

/// The cookies of an attempt to sign in at a provider, likewise.
const ATTEMPT_PLAIN: &str = "referat-oidc";
const ATTEMPT_SECURE: &str = "__Host-referat-oidc";
const ATTEMPT: (&str, &str) = (ATTEMPT_PLAIN, ATTEMPT_SECURE);

/// Who a request is from, as far as its cookie tells.
#[derive(Debug, Clone, Default)]
pub struct Guest {
    /// The token, if there is one.
    pub token: Option<Token>,
    /// Who is signed in by it.
    pub me: Option<Arc<SignedIn>>,
    /// Whether they have still to show their second factor.
    pub is_halfway: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Guest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Somebody who is signed in, with their token.
#[derive(Debug, Clone)]
pub struct Me {
    /// Who.
    pub me: Arc<SignedIn>,
    /// Their token.
    pub token: Token,
}

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let guest = Guest::from_request_parts(parts, state).await?;
        match (guest.me, guest.token) {
            (Some(me), Some(token)) => Ok(Self { me, token }),
            (_, _) => Err(Problem::SignInFirst),
        }
    }
}

/// Where a request comes from.
#[derive(Debug, Clone)]
pub struct CameFrom(pub Origin);

impl FromRequestParts<WebState> for CameFrom {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        let address = state.doors.origin(&parts.headers, &parts.extensions);
        let device = parts
            .headers
            .get(USER_AGENT)
            .and_then(|agent| agent.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        Ok(Self(Origin { address, device }))
    }
}

/// Whom the proxy before us has recognised, where it is configured to say so.
#[derive(Debug, Clone)]
pub struct Staff(pub Option<String>);

impl FromRequestParts<WebState> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Problem> {
        Ok(Self(state.doors.staff_login(&parts.headers, &parts.extensions)))
    }
}

/// Lets those through who may use an address; others are asked to sign in, or told who may.
pub async fn guard(
    State((state, who)): State<(WebState, WhoMay)>,
    mut request: Request,
    next: Next,
) -> Response {
    if who == WhoMay::Unasked {
        return next.run(request).await;
    }
    let guest = match guest_of(&state, request.headers()).await {
        Ok(guest) => guest,
        Err(problem) => return problem.into_response(),
    };
    let reader = match (who, &guest.me) {
        (WhoMay::Unasked | WhoMay::Anyone, None) => referat_domain::reader::Reader::public(),
        (WhoMay::Unasked | WhoMay::Anyone, Some(me)) => me.actor.reader.clone(),
        (WhoMay::May(_), None) => return sign_in_first(&request),
        (WhoMay::May(action), Some(me)) => match me.actor.reader.require(action, Scope::Anywhere) {
            Ok(()) => me.actor.reader.clone(),
            Err(denied) => {
                let response = Problem::NotAllowed { wanted: denied.0 }.into_response();
                return with_guest(response, &guest);
            }
        },
    };
    let extensions = request.extensions_mut();
    extensions.insert(guest.clone());
    extensions.insert(Visitor(reader));
    with_guest(next.run(request).await, &guest)
}

/// What the pages for problems say of who is signed in.
#[derive(Debug, Clone)]
pub struct Shown(pub Arc<SignedIn>);

fn with_guest(mut response: Response, guest: &Guest) -> Response {
    if let Some(me) = &guest.me {
        response.extensions_mut().insert(Shown(Arc::clone(me)));
        // What is on a page of somebody's is nobody else's: not the browser's after they have signed out.
        response
            .headers_mut()
            .entry(axum::http::header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("private, no-cache"));
    }
    response
}

fn sign_in_first(request: &Request) -> Response {
    if request.method() == Method::GET || request.method() == Method::HEAD {
        let to = request
            .uri()
            .path_and_query()
            .map_or("/", |wanted| wanted.as_str());
        return Redirect::to(&links::sign_in(Some(to))).into_response();
    }
    Problem::SignInFirst.into_response()
}

async fn guest_of(state: &WebState, headers: &HeaderMap) -> Result<Guest, Problem> {
    let Some(token) = token_of(headers, state.is_secure) else {
        return Ok(Guest::default());
    };
    let (me, is_halfway) = match state.office.presented(&token).await? {
        Presented::Nobody => return Ok(Guest::default()),
        Presented::Halfway => (None, true),
        Presented::Somebody(me) => (Some(Arc::from(me)), false),
    };
    Ok(Guest {
        token: Some(token),
        me,
        is_halfway,
    })
}

/// The token of a request. Two cookies of the name are none: somebody may have planted the other.
fn token_of(headers: &HeaderMap, is_secure: bool) -> Option<Token> {
    cookie_of(headers, if is_secure { SECURE } else { PLAIN })
}

/// The token of an attempt to sign in at a provider.
#[must_use]
pub fn attempt_of(headers: &HeaderMap, is_secure: bool) -> Option<Token> {
    cookie_of(headers, if is_secure { ATTEMPT_SECURE } else { ATTEMPT_PLAIN })
}

fn cookie_of(headers: &HeaderMap, name: &str) -> Option<Token> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(known, _)| *known == name)
        .map(|(_, value)| value);
    match (found.next(), found.next()) {
        (Some(only), None) => Token::read(only),
        (_, _) => None,
    }
}

/// An answer that gives a browser its token.
pub fn admit(response: impl IntoResponse, admitted: &Admitted, is_secure: bool) -> Response {
    with_cookie(response, (PLAIN, SECURE), &admitted.token.reveal(), is_secure, "")
}

/// An answer that gives a browser the token of its attempt to sign in at a provider. It comes along when the provider
/// sends the browser back here, which is a page one goes to (`Lax`).
pub fn begin_attempt(response: impl IntoResponse, token: &Token, is_secure: bool) -> Response {
    let more = format!("; Max-Age={}", ATTEMPT_LASTS.as_secs());
    with_cookie(response, ATTEMPT, &token.reveal(), is_secure, &more)
}

/// An answer that takes it away again.
pub fn end_attempt(response: impl IntoResponse, is_secure: bool) -> Response {
    with_cookie(response, ATTEMPT, "", is_secure, "; Max-Age=0")
}

/// An answer that takes a browser's token away, and what it has kept of the pages.
pub fn dismiss(response: impl IntoResponse, is_secure: bool) -> Response {
    let mut response = with_cookie(response, (PLAIN, SECURE), "", is_secure, "; Max-Age=0");
    response.headers_mut().insert(
        "clear-site-data",
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    response
}

fn with_cookie(
    response: impl IntoResponse,
    (plain, bound): (&str, &str),
    value: &str,
    is_secure: bool,
    more: &str,
) -> Response {
    let (name, secure) = match is_secure {
        true => (bound, "; Secure"),
        false => (plain, ""),
    };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    let mut response = response.into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// A page of ours to go to after signing in; the front page for anything that leads elsewhere.
#[must_use]
pub fn own_page(wanted: &str) -> &str {
    let is_ours = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && wanted.len() <= 2000
        && !wanted.contains('\\')
        && wanted.chars().all(|letter| letter.is_ascii_graphic());
    if is_ours { wanted } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_led_to_pages_of_ours_only() {
        assert_eq!(own_page("/punkter/1?vis=alt#a"), "/punkter/1?vis=alt#a");
        for foreign in [
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "javascript:alert(1)",
            "/\r\nSet-Cookie: referat=1",
            "/\tevil",
            "evil",
            "",
            &format!("/{}", "a".repeat(2000)),
        ] {
            assert_eq!(own_page(foreign), "/", "{foreign}");
        }
    }

    #[test]
    fn two_tokens_are_none() {
        let token = "ab".repeat(32);
        let read = |cookies: &[&str], is_secure| {
            let mut headers = HeaderMap::new();
            for cookie in cookies {
                headers.append(COOKIE, HeaderValue::from_str(cookie).unwrap());
            }
            token_of(&headers, is_secure).is_some()
        };
        let plain = format!("a=1; referat={token}");
        assert!(read(&[&plain], false));
        assert!(!read(&[&plain, &plain], false));
        assert!(
            !read(&[&plain], true),
            "a cookie that anyone on the way could set"
        );
        assert!(read(&[&format!("__Host-referat={token}")], true));
        assert!(!read(&["referat=kort"], false));
    }
}
