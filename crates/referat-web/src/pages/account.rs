//! One's own account: what is stored about oneself, password, second factor, sessions.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{HeldRole, OwnAccount, OwnSession};
use referat_actions::refusal::Refusal;
use referat_actions::second_factor::Offer;
use referat_domain::Date;
use referat_domain::message::MailChoice;
use referat_domain::role::Period;
use referat_domain::view::Part;
use serde::Deserialize;

use super::sign_in::told;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here};
use crate::frame::{Frame, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;
use crate::sessions::{CameFrom, Me};

/// One's own account.
#[derive(Template)]
#[template(path = "account.html")]
pub struct AccountPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What is stored.
    pub own: OwnAccount,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl AccountPage<'_> {
    /// What one can choose about mail: its word, what it is called, and whether it is chosen.
    #[must_use]
    pub fn mail_choices(&self) -> Vec<(&'static str, String, bool)> {
        let all = MailChoice::ALL.iter();
        all.map(|choice| {
            (
                choice.as_str(),
                self.frame.mail_choice(*choice),
                *choice == self.own.mail,
            )
        })
        .collect()
    }

    /// A role in words: "Sekretær i Chefforum, fra 1. marts 2026".
    #[must_use]
    pub fn role(&self, held: &HeldRole) -> String {
        let role = self.frame.role(held.role);
        let what = match &held.forum {
            None => role,
            Some(forum) => self.frame.text_with(
                "account-role-in",
                &[("role", role.into()), ("forum", forum.into())],
            ),
        };
        self.held(&what, &held.period)
    }

    /// What is held, with from when to when.
    #[must_use]
    pub fn held(&self, what: &str, period: &Period) -> String {
        let day = |day: Date| self.frame.date(&day);
        let when = match (period.from, period.until) {
            (None, None) => return what.to_owned(),
            (Some(from), None) => self
                .frame
                .text_with("account-role-from", &[("from", day(from).into())]),
            (None, Some(until)) => self
                .frame
                .text_with("account-role-until", &[("until", day(until).into())]),
            (Some(from), Some(until)) => self.frame.text_with(
                "account-role-period",
                &[("from", day(from).into()), ("until", day(until).into())],
            ),
        };
        format!("{what}, {when}")
    }

    /// Where a session is.
    #[must_use]
    pub fn device(&self, session: &OwnSession) -> String {
        match (named(&session.device, BROWSERS), named(&session.device, SYSTEMS)) {
            (Some(browser), Some(system)) => self.frame.text_with(
                "account-session-device",
                &[("browser", browser.into()), ("system", system.into())],
            ),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => self.frame.text("account-session-unknown").into_owned(),
        }
    }

    /// Since when it is, and when it was last used.
    #[must_use]
    pub fn since(&self, session: &OwnSession) -> String {
        self.frame.text_with(
            "account-session-since",
            &[
                ("since", self.frame.moment(&session.since).into()),
                ("seen", self.frame.moment(&session.seen).into()),
            ],
        )
    }
}

/// How browsers say who they are, each before those it pretends to be as well.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// How systems say who they are, likewise.
const SYSTEMS: &[(&str, &str)] = &[
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

fn named(device: &str, known: &[(&str, &'static str)]) -> Option<&'static str> {
    known
        .iter()
        .find(|(sign, _)| device.contains(sign))
        .map(|(_, name)| *name)
}

/// A second factor being set up.
#[derive(Template)]
#[template(path = "account_factor.html")]
pub struct FactorPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What an app is set up by; absent after a wrong code, when the app has it already.
    pub offer: Option<Offer>,
    /// Why the code wasn't taken.
    pub wrong: Option<String>,
}

/// Recovery codes, shown this once.
#[derive(Template)]
#[template(path = "account_codes.html")]
pub struct CodesPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The codes.
    pub codes: Vec<String>,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct After {
    nyt: Option<String>,
    antal: Option<u32>,
}

/// What is typed on the page; each form has some of it.
#[derive(Clone, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    navn: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    nu: String,
    #[serde(default)]
    ny: String,
    #[serde(default)]
    kode: String,
    #[serde(default)]
    session: String,
    #[serde(default)]
    besked: String,
    #[serde(default)]
    sikker: String,
}

/// `/konto`
///
/// # Errors
/// When the lookup fails.
pub async fn page(
    Here(state): Here,
    Me { me, .. }: Me,
    Asked(after): Asked<After>,
) -> Result<Response, Problem> {
    let words = state.words();
    let news = match after.nyt.as_deref() {
        Some("om") => Some(words.text("account-corrected").into_owned()),
        Some("besked") => Some(words.text("mail-chosen").into_owned()),
        Some("adgangskode") => Some(words.text("account-password-changed").into_owned()),
        Some("to-trin") => Some(words.text("account-factor-on").into_owned()),
        Some("laesning") => Some(words.text("account-reading-is-forgotten").into_owned()),
        Some("fra") => Some(words.text("account-factor-dropped").into_owned()),
        Some("sessioner") => Some(words.text_with(
            "account-sessions-ended",
            &[("count", after.antal.unwrap_or(0).into())],
        )),
        _ => None,
    };
    let own = state.office.own_account(&me).await?;
    shown(&state, own, news, None)
}

/// `/konto/data`: everything stored about oneself, as a file.
///
/// # Errors
/// When the lookup fails.
pub async fn data(Here(state): Here, Me { me, .. }: Me) -> Result<Response, Problem> {
    let data = state.office.own_data(&me).await?;
    let text = serde_json::to_string_pretty(&data).map_err(|cause| Problem::internal(&cause))?;
    sending::send("mine-data.json", sending::printed("application/json"), text).map(sending::unkept)
}

/// `POST /konto/om`
///
/// # Errors
/// When something internal fails.
pub async fn correct(
    Here(state): Here,
    Me { me, .. }: Me,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let email = Some(typed.email.trim()).filter(|email| !email.is_empty());
    let done = state
        .office
        .correct_person(&me.actor, me.person, &typed.navn, email)
        .await;
    answer(&state, &me, done, "/konto?nyt=om").await
}

/// `POST /konto/besked`: when one wants to be told by mail.
///
/// # Errors
/// When something internal fails.
pub async fn choose_mail(
    Here(state): Here,
    Me { me, .. }: Me,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let choice = MailChoice::read(&typed.besked).ok_or(Refusal::NotValid {
        why: "mail-choice",
        given: typed.besked.clone(),
    });
    let done = match choice {
        Ok(choice) => state.office.choose_mail(&me.actor, choice).await,
        Err(refusal) => Err(refusal),
    };
    answer(&state, &me, done, "/konto?nyt=besked").await
}

/// `POST /konto/adgangskode`
///
/// # Errors
/// When something internal fails.
pub async fn change_password(
    Here(state): Here,
    Me { me, token }: Me,
    CameFrom(origin): CameFrom,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = async {
        state.office.prove_again(&token, &typed.nu, &origin).await?;
        state.office.change_password(&proved(&me), &typed.ny).await
    };
    answer(&state, &me, done.await, "/konto?nyt=adgangskode").await
}

/// `POST /konto/to-trin`: offers a second factor.
///
/// # Errors
/// When something internal fails.
pub async fn offer_factor(
    Here(state): Here,
    Me { me, token }: Me,
    CameFrom(origin): CameFrom,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = async {
        state.office.prove_again(&token, &typed.nu, &origin).await?;
        state.office.offer_second_factor(&proved(&me)).await
    };
    match done.await {
        Ok(offer) => factor_shown(&state, Some(offer), None),
        Err(refusal) => answer(&state, &me, Err(refusal), "/konto").await,
    }
}

/// `POST /konto/to-trin/bekraeft`: takes it into use, and shows the recovery codes.
///
/// # Errors
/// When something internal fails.
pub async fn confirm_factor(
    Here(state): Here,
    Me { me, .. }: Me,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    match state.office.confirm_second_factor(&me, &typed.kode).await {
        Ok(codes) => {
            let frame =
                Frame::new(&state, state.wording.text("account-codes-title")).under([account(&state)]);
            let page = show(&CodesPage { frame, codes })?;
            Ok(sending::unkept(page.into_response()))
        }
        Err(refusal @ Refusal::NotValid { .. }) => {
            let (status, wrong) = told(&state, refusal)?;
            let page = factor_shown(&state, None, Some(wrong))?;
            Ok((status, page).into_response())
        }
        Err(refusal) => answer(&state, &me, Err(refusal), "/konto").await,
    }
}

/// `POST /konto/to-trin/fra`: gives the second factor up.
///
/// # Errors
/// When something internal fails.
pub async fn drop_factor(
    Here(state): Here,
    Me { me, token }: Me,
    CameFrom(origin): CameFrom,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = async {
        state.office.prove_again(&token, &typed.nu, &origin).await?;
        state.office.drop_second_factor(&proved(&me)).await
    };
    answer(&state, &me, done.await, "/konto?nyt=fra").await
}

/// `POST /konto/sessioner/slut`: ends one session, or all but this one.
///
/// # Errors
/// When it is refused.
pub async fn end_sessions(
    Here(state): Here,
    Me { me, .. }: Me,
    Filled(typed): Filled<Typed>,
) -> Result<Redirect, Problem> {
    let session = match typed.session.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let ended = state.office.end_own_sessions(&me, session).await?;
    Ok(Redirect::to(&format!("/konto?nyt=sessioner&antal={ended}")))
}

/// `POST /konto/laesning/slet`: deletes one's notes, marks and what one has read.
///
/// # Errors
/// When it is refused.
pub async fn forget_reading(
    Here(state): Here,
    Me { me, .. }: Me,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match typed.sikker.is_empty() {
        true => Err(Refusal::NotValid {
            why: "form",
            given: String::new(),
        }),
        false => state.office.forget_own_reading(&me.actor).await,
    };
    answer(&state, &me, done, "/konto?nyt=laesning").await
}

/// Somebody who has proved who they are by this very request.
fn proved(me: &referat_actions::sign_in::SignedIn) -> referat_actions::sign_in::SignedIn {
    let mut me = me.clone();
    me.actor.has_proved = true;
    me
}

async fn answer(
    state: &WebState,
    me: &referat_actions::sign_in::SignedIn,
    done: Result<(), Refusal>,
    then: &str,
) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(Redirect::to(then).into_response()),
        Err(refusal) => {
            let (status, wrong) = told(state, refusal)?;
            let own = state.office.own_account(me).await?;
            let page = shown(state, own, None, Some(wrong))?;
            Ok((status, page).into_response())
        }
    }
}

fn account(state: &WebState) -> (String, String) {
    (
        state.wording.text("account-title").into_owned(),
        "/konto".to_owned(),
    )
}

fn shown(
    state: &WebState,
    own: OwnAccount,
    news: Option<String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("account-title")).under([]);
    let page = show(&AccountPage {
        frame,
        own,
        news,
        wrong,
    })?;
    Ok((StatusCode::OK, sending::unkept(page.into_response())).into_response())
}

fn factor_shown(state: &WebState, offer: Option<Offer>, wrong: Option<String>) -> Result<Response, Problem> {
    let frame = Frame::new(state, state.wording.text("account-factor-title")).under([account(state)]);
    let page = show(&FactorPage { frame, offer, wrong })?;
    Ok(sending::unkept(page.into_response()))
}
