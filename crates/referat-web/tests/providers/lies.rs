//! Every lie we know is refused: nobody is signed in, the page says so and nothing internal, and a failure is noted.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use referat_actions::sign_in_by_provider::ProviderRules;
use serde_json::json;

use crate::desk::{Answer, Browser, Ours, asked, ours};
use crate::hostile::{Conduct, Hostile, Manner, NOW, Signing};

/// How a provider is made to lie.
type Change = fn(&mut Conduct);

/// What has to come of a lie.
const NOT_BELIEVED: &str = "kan ikke bruges, så ingen er logget ind";
const DOWN: &str = "svarer ikke, som det skal";
const STALE: &str = "er brugt, for gammelt eller begyndt i en anden browser";

pub fn rules() -> ProviderRules {
    ProviderRules {
        name: "Sandved-login".into(),
        ..ProviderRules::default()
    }
}

async fn world() -> (Arc<Hostile>, Ours) {
    let hostile = Hostile::begin().await;
    let ours = ours(&hostile.issuer(), rules(), false).await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    (hostile, ours)
}

/// Goes to the provider; the way back, without what the provider adds.
pub async fn begun(hostile: &Hostile, browser: &mut Browser) -> String {
    let gone = browser.get("/log-ind/oidc?til=%2Fkonto").await;
    assert_eq!(gone.status, 303, "{gone:?}");
    let nonce = asked(gone.location(), "nonce");
    hostile.behave(|conduct| conduct.nonce = nonce);
    format!("/log-ind/oidc/retur?state={}", asked(gone.location(), "state"))
}

/// Signs in as the provider behaves now.
pub async fn come(hostile: &Hostile, browser: &mut Browser) -> Answer {
    let back = begun(hostile, browser).await;
    browser.get(&format!("{back}&code=koden")).await
}

fn refused(answer: &Answer, browser: &Browser, words: &str) {
    assert!(matches!(answer.status, 403 | 502), "{answer:?}");
    assert!(answer.text.contains(words), "{words}: {answer:?}");
    assert!(
        answer.text.contains("name=\"adgangskode\""),
        "the password still works"
    );
    assert!(!browser.is_signed_in(), "{answer:?}");
    assert!(!answer.text.contains("<script>alert"), "{answer:?}");
    for inner in ["nonce", "signature", "token", "evil"] {
        assert!(!answer.text.contains(inner), "{inner}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_token_that_is_not_for_us_or_not_of_the_provider_is_not_believed() {
    let lies: Vec<(&str, Change)> = vec![
        ("issuer", |it| {
            it.claims = json!({"iss": "https://login.evil.example"})
        }),
        ("no issuer", |it| it.claims = json!({"iss": null})),
        ("audience", |it| it.claims = json!({"aud": "another"})),
        ("no audience", |it| it.claims = json!({"aud": null})),
        ("two audiences", |it| {
            it.claims = json!({"aud": ["referat", "another"], "azp": "referat"});
        }),
        ("azp", |it| it.claims = json!({"azp": "another"})),
        ("no nonce", |it| it.claims = json!({"nonce": null})),
        ("other nonce", |it| it.claims = json!({"nonce": "b6b1d9"})),
        ("expired", |it| it.claims = json!({"exp": NOW - 1})),
        ("no expiry", |it| it.claims = json!({"exp": null})),
        ("future", |it| {
            it.claims = json!({"iat": NOW + 3600, "exp": NOW + 7200})
        }),
        ("no subject", |it| it.claims = json!({"sub": null})),
        ("empty subject", |it| it.claims = json!({"sub": ""})),
        ("alg none", |it| it.signing = Signing::None),
        ("HS256 by the public key", |it| {
            it.signing = Signing::PublicKeyAsSecret
        }),
        ("HS256 by the client's secret", |it| {
            it.signing = Signing::ClientSecret
        }),
        ("broken signature", |it| it.signing = Signing::Broken),
        ("a stranger's key by the same name", |it| {
            it.signing = Signing::StrangersKey
        }),
        ("no token", |it| it.has_id_token = false),
        ("nonsense", |it| it.token = Manner::Nonsense),
        ("a used code", |it| it.token = Manner::Refusing),
    ];
    for (lie, conduct) in lies {
        let (hostile, ours) = world().await;
        hostile.behave(conduct);
        let mut browser = ours.browser();
        let answer = come(&hostile, &mut browser).await;
        refused(&answer, &browser, NOT_BELIEVED);
        assert_eq!(ours.failures().await, 1, "{lie}");
        let journal = ours.journal().await;
        assert!(
            !journal.contains(&"link_account".to_owned()),
            "{lie}: {journal:?}"
        );
    }
}

#[tokio::test]
async fn a_provider_that_is_huge_slow_or_leads_elsewhere_is_down() {
    let lies: Vec<(&str, Change)> = vec![
        ("huge token", |it| it.token = Manner::Huge),
        ("slow token", |it| it.token = Manner::Slow),
        ("huge discovery", |it| it.discovery = Manner::Huge),
        ("slow discovery", |it| it.discovery = Manner::Slow),
        ("discovery elsewhere", |it| it.discovery = Manner::Redirect),
        ("nonsense", |it| it.discovery = Manner::Nonsense),
        ("huge keys", |it| it.keys = Manner::Huge),
        ("slow keys", |it| it.keys = Manner::Slow),
        ("keys elsewhere", |it| it.keys = Manner::Redirect),
        ("nonsense for keys", |it| it.keys = Manner::Nonsense),
    ];
    for (lie, conduct) in lies {
        let (hostile, ours) = world().await;
        let mut browser = ours.browser();
        hostile.behave(conduct);
        let gone = browser.get("/log-ind/oidc").await;
        let answer = match gone.status {
            303 => come(&hostile, &mut browser).await,
            _ => gone,
        };
        assert_eq!(answer.status, 502, "{lie}: {answer:?}");
        refused(&answer, &browser, DOWN);
        assert_eq!(hostile.elsewhere.load(Ordering::Relaxed), 0, "{lie}");
        let password = format!(
            "login=bo%40sandved.example&adgangskode={}",
            "fire+ravne+p%C3%A5+taget"
        );
        assert_eq!(browser.post("/log-ind", &password).await.status, 303);
        assert!(browser.is_signed_in(), "{lie}: the password still works");
    }
}

#[tokio::test]
async fn a_token_endpoint_that_leads_elsewhere_is_not_followed() {
    let (hostile, ours) = world().await;
    hostile.behave(|it| it.token = Manner::Redirect);
    let mut browser = ours.browser();
    let answer = come(&hostile, &mut browser).await;
    assert!(matches!(answer.status, 403 | 502), "{answer:?}");
    assert!(!browser.is_signed_in());
    assert_eq!(
        hostile.elsewhere.load(Ordering::Relaxed),
        0,
        "the secret went nowhere else"
    );
}

#[tokio::test]
async fn a_provider_that_calls_itself_another_or_asks_for_secrets_in_the_open_is_not_believed() {
    for (lie, metadata) in [
        ("issuer", json!({"issuer": "https://login.evil.example"})),
        (
            "token endpoint",
            json!({"token_endpoint": "http://login.evil.example/token"}),
        ),
        (
            "front",
            json!({"authorization_endpoint": "http://login.evil.example/"}),
        ),
    ] {
        let (hostile, ours) = world().await;
        hostile.behave(|it| it.metadata = metadata);
        let mut browser = ours.browser();
        let answer = browser.get("/log-ind/oidc").await;
        assert_eq!(answer.status, 403, "{lie}: {answer:?}");
        refused(&answer, &browser, NOT_BELIEVED);
    }
    // Keys in the open aren't fetched at all.
    let (hostile, ours) = world().await;
    hostile.behave(|it| it.metadata = json!({"jwks_uri": "http://login.evil.example/keys"}));
    let mut browser = ours.browser();
    let answer = browser.get("/log-ind/oidc").await;
    assert_eq!(answer.status, 502, "{answer:?}");
    refused(&answer, &browser, DOWN);
}

#[tokio::test]
async fn an_answer_of_another_provider_is_not_believed() {
    let (hostile, ours) = world().await;
    let mut browser = ours.browser();
    let back = begun(&hostile, &mut browser).await;
    let answer = browser
        .get(&format!("{back}&code=koden&iss=https%3A%2F%2Flogin.evil.example"))
        .await;
    refused(&answer, &browser, NOT_BELIEVED);
    assert!(hostile.forms.lock().unwrap().is_empty(), "the code went nowhere");
    assert_eq!(ours.failures().await, 1);

    // One that promises to say whose its answers are has to.
    let (hostile, ours) = world().await;
    hostile.behave(|it| it.metadata = json!({"authorization_response_iss_parameter_supported": true}));
    let mut browser = ours.browser();
    let answer = come(&hostile, &mut browser).await;
    refused(&answer, &browser, NOT_BELIEVED);
    let back = begun(&hostile, &mut browser).await;
    let issuer = hostile.issuer().replace(':', "%3A").replace('/', "%2F");
    let answer = browser.get(&format!("{back}&code=koden&iss={issuer}")).await;
    assert_eq!((answer.status, answer.location()), (303, "/konto"));
}

#[tokio::test]
async fn an_attempt_comes_back_once_to_the_browser_that_began_it() {
    let (hostile, ours) = world().await;
    let mut browser = ours.browser();
    let back = begun(&hostile, &mut browser).await;
    let way = format!("{back}&code=koden");
    let before = browser.clone();

    // A browser without the token, with another's, and a state that was made up.
    let mut stranger = ours.browser();
    refused(&stranger.get(&way).await, &stranger, STALE);
    begun(&hostile, &mut stranger).await;
    refused(&stranger.get(&way).await, &stranger, STALE);
    for made_up in [
        "/log-ind/oidc/retur?code=a",
        "/log-ind/oidc/retur?code=a&state=b",
        "/log-ind/oidc/retur",
    ] {
        refused(&browser.get(made_up).await, &browser, STALE);
    }
    assert_eq!(ours.failures().await, 5);
    assert!(hostile.forms.lock().unwrap().is_empty(), "no code was sent on");

    // Strangers have not used it up; the browser itself comes in, once.
    let mut browser = before;
    let mut again = browser.clone();
    hostile.behave(|it| it.claims = json!({"nonce": null}));
    refused(&browser.get(&way).await, &browser, NOT_BELIEVED);
    hostile.behave(|it| it.claims = json!({}));
    refused(&again.get(&way).await, &again, STALE);
}

#[tokio::test]
async fn a_person_who_gives_up_is_told_and_nothing_is_held_against_them() {
    let (hostile, ours) = world().await;
    let mut browser = ours.browser();
    let back = begun(&hostile, &mut browser).await;
    let answer = browser
        .get(&format!(
            "{back}&error=access_denied&error_description=%3Cb%3Ehej"
        ))
        .await;
    refused(&answer, &browser, "lukkede dig ikke ind");
    assert!(
        !answer.text.contains("hej"),
        "what anyone can write into an address is not shown"
    );
    assert_eq!(ours.failures().await, 0);
}

#[tokio::test]
async fn after_too_many_lies_from_one_address_it_must_wait() {
    let (_hostile, ours) = world().await;
    let mut browser = ours.browser();
    for attempt in 0..100 {
        let made_up = format!("/log-ind/oidc/retur?code=a&state={attempt}");
        assert_eq!(browser.get(&made_up).await.status, 403);
    }
    let answer = browser.get("/log-ind/oidc/retur?code=a&state=b").await;
    assert_eq!(answer.status, 429, "{answer:?}");
    assert_eq!(browser.get("/log-ind/oidc").await.status, 429);
}
