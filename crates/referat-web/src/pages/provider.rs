//! Signing in at a provider of logins: the way there, and the way back.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::refusal::Refusal;
use referat_actions::sign_in_by_provider::Vouched;
use referat_domain::Timestamp;
use referat_provider::{Attempt, Distrust, Returned};

use super::sign_in::{Wish, refused};
use crate::WebState;
use crate::doors::ProviderDoor;
use crate::extractors::{Asked, Here};
use crate::links;
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{self, CameFrom, own_page};

/// Where a provider sends browsers back to.
pub const BACK: &str = "/log-ind/oidc/retur";

/// `/log-ind/oidc`
///
/// # Errors
/// Where there is no provider, or something internal fails.
pub async fn begin(
    Here(state): Here,
    CameFrom(origin): CameFrom,
    Asked(wish): Asked<Wish>,
) -> Result<Response, Problem> {
    let door = state.doors.provider.as_ref().ok_or(Problem::NotFound)?;
    let to = own_page(wish.til.as_deref().unwrap_or("/"));
    let begun = match state.office.begin_attempt(to, &origin).await {
        Ok(begun) => begun,
        Err(refusal) => return refused(&state, refusal, to),
    };
    let attempt = Attempt {
        state: begun.state.clone(),
        nonce: begun.nonce.clone(),
        verifier: begun.verifier.clone(),
    };
    match door
        .provider
        .address_to_ask(&attempt, &back(&state), state.office.now())
        .await
    {
        Ok(address) => {
            let response = sending::unkept(Redirect::to(&address).into_response());
            Ok(sessions::begin_attempt(response, &begun.token, state.is_secure))
        }
        Err(distrust) => distrusted(&state, &distrust, to),
    }
}

/// `/log-ind/oidc/retur`
///
/// # Errors
/// Where there is no provider, or something internal fails.
pub async fn come_back(
    Here(state): Here,
    CameFrom(origin): CameFrom,
    headers: HeaderMap,
    Asked(returned): Asked<Returned>,
) -> Result<Response, Problem> {
    let door = state.doors.provider.as_ref().ok_or(Problem::NotFound)?;
    let token = sessions::attempt_of(&headers, state.is_secure);
    let begun = state
        .office
        .use_attempt(token, returned.state.as_deref(), &origin)
        .await;
    let (begun, to) = match begun {
        Ok(begun) => begun,
        Err(refusal) => return refused(&state, refusal, "/"),
    };
    let attempt = Attempt {
        state: begun.state.clone(),
        nonce: begun.nonce.clone(),
        verifier: begun.verifier.clone(),
    };
    let believed = door
        .provider
        .believe(&attempt, &back(&state), &returned, state.office.now())
        .await;
    let response = match believed {
        Ok(said) => match enter(&state, door, said, &origin).await {
            Ok(admitted) => {
                let next = match admitted.wants_second_factor {
                    true => links::sign_in_code(Some(&to)),
                    false => to,
                };
                let response = sending::unkept(Redirect::to(&next).into_response());
                sessions::admit(response, &admitted, state.is_secure)
            }
            Err(refusal) => refused(&state, refusal, &to)?,
        },
        Err(distrust) => {
            // A person who gives up, and a provider that is down, are no attempts to deceive.
            if matches!(distrust, Distrust::NotBelieved(_)) {
                state.office.note_distrust(&begun, &origin).await?;
            }
            distrusted(&state, &distrust, &to)?
        }
    };
    Ok(sessions::end_attempt(response, state.is_secure))
}

/// Where one's session at the provider is ended too, if it let one in and offers that.
pub(super) async fn way_out(state: &WebState, vouched: Option<(String, Option<String>)>) -> Option<String> {
    let door = state.doors.provider.as_ref()?;
    let (_, token) = vouched.filter(|(issuer, _)| issuer == door.provider.issuer())?;
    let back = format!("{}{}", state.doors.own_address, "/log-ind?nyt=ud");
    door.provider
        .address_to_leave(token.as_deref(), &back, state.office.now())
        .await
}

fn back(state: &WebState) -> String {
    format!("{}{BACK}", state.doors.own_address)
}

async fn enter(
    state: &WebState,
    door: &ProviderDoor,
    said: referat_provider::Vouched,
    origin: &referat_actions::sign_in::Origin,
) -> Result<referat_actions::sign_in::Admitted, Refusal> {
    let vouched = Vouched {
        issuer: said.issuer,
        subject: said.subject,
        verified_email: said.verified_email,
        has_unverified_email: said.has_unverified_email,
        name: said.name,
        roles: said.roles,
        level: said.level,
        proved_at: said.proved_at.and_then(|at| Timestamp::from_second(at).ok()),
        token: said.token,
    };
    state
        .office
        .sign_in_by_provider(&vouched, &door.rules, origin)
        .await
}

/// The page to sign in, with why the provider wasn't believed. Which check it was goes to the log.
fn distrusted(state: &WebState, distrust: &Distrust, to: &str) -> Result<Response, Problem> {
    let (status, key) = match distrust {
        Distrust::Down(_) => (StatusCode::BAD_GATEWAY, "sign-in-provider-down"),
        Distrust::SaidNo(_) => (StatusCode::FORBIDDEN, "sign-in-provider-said-no"),
        Distrust::NotBelieved(_) => (StatusCode::FORBIDDEN, "sign-in-provider-not-believed"),
    };
    tracing::warn!(%distrust, "nobody was let in by the provider");
    let provider = super::sign_in::provider_name(state);
    let wrong = state
        .wording
        .text_with(key, &[("provider", provider.unwrap_or_default().into())]);
    super::sign_in::not_let_in(state, status, wrong, to)
}
