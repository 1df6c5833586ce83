//! An honest provider: whose account it is, which roles come and go, and signing out there too.

use std::sync::Arc;

use referat_actions::appoint::Appointment;
use referat_actions::import_meetings::{ImportOptions, MeetingSource};
use referat_actions::sign_in_by_provider::{ProviderRules, RoleRule};
use referat_domain::Date;
use referat_domain::role::{Period, Role};
use serde_json::json;

use crate::desk::{Browser, Ours, asked, bo, ours};
use crate::hostile::Hostile;
use crate::lies::{begun, come, rules};

const ROLES: &str = "SELECT p.name || ' ' || m.role || ' ' || coalesce(m.from_day, '-') || ' ' || \
                     coalesce(m.until_day, '-') || ' ' || (m.issuer IS NOT NULL) FROM membership m \
                     JOIN person p ON p.id = m.person_id WHERE m.removed_at IS NULL AND p.name = 'Lise Holm' \
                     ORDER BY m.role";

async fn world(rules: ProviderRules) -> (Arc<Hostile>, Ours) {
    let hostile = Hostile::begin().await;
    let ours = ours(&hostile.issuer(), rules, false).await;
    (hostile, ours)
}

fn with_roles() -> ProviderRules {
    let rule = |word: &str, role, forum: Option<&str>| RoleRule {
        word: word.into(),
        role,
        forum: forum.map(str::to_owned),
    };
    ProviderRules {
        roles: vec![
            rule("sekretaerer", Role::Secretary, Some("chefforum")),
            rule("medlemmer", Role::Member, Some("Chefforum")),
            rule("drift", Role::Administrator, None),
            rule("andre", Role::Member, Some("Et forum, der ikke er her")),
        ],
        ..rules()
    }
}

#[tokio::test]
async fn an_invited_account_is_linked_once_by_a_verified_address() {
    let (hostile, ours) = world(rules()).await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    let mut browser = ours.browser();
    let door = browser.get("/log-ind?til=%2Fkonto").await;
    assert!(door.text.contains("Log ind med Sandved-login"), "{}", door.text);
    hostile.behave(|it| it.claims = json!({"email": "Lise@Sandved.example"}));
    let answer = come(&hostile, &mut browser).await;
    assert_eq!((answer.status, answer.location()), (303, "/konto"), "{answer:?}");
    assert!(browser.get("/konto").await.text.contains("Lise Holm"));
    assert!(
        !browser.cookies.contains_key("referat-oidc"),
        "the attempt is over"
    );
    let form = hostile.forms.lock().unwrap().pop().unwrap();
    let sent = |name: &str| {
        form.iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
    };
    assert_eq!(sent("grant_type").as_deref(), Some("authorization_code"));
    assert_eq!(sent("code_verifier").unwrap().len(), 64);

    // From then on the subject counts, whatever the address is.
    hostile.behave(|it| it.claims = json!({"email": "gift@sandved.example", "email_verified": false}));
    let mut later = ours.browser();
    assert_eq!(come(&hostile, &mut later).await.status, 303);
    assert!(later.is_signed_in());
    // And nobody else is linked to that account.
    hostile.behave(|it| it.claims = json!({"sub": "en-anden"}));
    let mut other = ours.browser();
    let answer = come(&hostile, &mut other).await;
    assert_eq!(answer.status, 403);
    assert!(
        answer.text.contains("ikke adgang til Referat endnu"),
        "{}",
        answer.text
    );
    assert_eq!(ours.failures().await, 1);
    let journal = ours.journal().await;
    let count = |action: &str| journal.iter().filter(|known| *known == action).count();
    assert_eq!(
        (count("link_account"), count("sign_in_by_provider")),
        (1, 2),
        "{journal:?}"
    );
}

#[tokio::test]
async fn the_attempt_asks_with_pkce_state_and_nonce_and_keeps_them_from_scripts() {
    let (_hostile, ours) = world(rules()).await;
    let mut browser = ours.browser();
    let gone = browser.get("/log-ind/oidc").await;
    let address = gone.location().to_owned();
    assert_eq!(asked(&address, "response_type"), "code");
    assert_eq!(asked(&address, "code_challenge_method"), "S256");
    assert_eq!(asked(&address, "scope"), "openid+email+profile");
    let secrets = ["state", "nonce", "code_challenge"].map(|name| asked(&address, name));
    assert!(secrets[0] != secrets[1] && secrets[1] != secrets[2]);
    let cookie = gone.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly; SameSite=Lax; Max-Age=600"), "{cookie}");
    let kept = ours.rows("SELECT lower(hex(token)) FROM provider_attempt").await;
    let token = &browser.cookies["referat-oidc"];
    assert!(!kept.contains(token), "the token is known by its digest");
    assert!(secrets.iter().all(|secret| !kept.contains(secret)));
}

#[tokio::test]
async fn an_address_that_is_not_verified_lets_nobody_in() {
    let (hostile, ours) = world(ProviderRules {
        admits_strangers: true,
        ..rules()
    })
    .await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    for claims in [json!({"email_verified": false}), json!({"email_verified": null})] {
        hostile.behave(|it| it.claims = claims);
        let mut browser = ours.browser();
        let answer = come(&hostile, &mut browser).await;
        assert_eq!(answer.status, 403);
        assert!(answer.text.contains("er ikke bekræftet"), "{}", answer.text);
        assert!(!browser.is_signed_in());
    }
    assert_eq!(ours.failures().await, 2);
    assert!(!ours.journal().await.contains(&"link_account".to_owned()));
}

#[tokio::test]
async fn a_stranger_gets_an_account_only_where_the_rule_says_so() {
    for admits_strangers in [false, true] {
        let (hostile, ours) = world(ProviderRules {
            admits_strangers,
            ..rules()
        })
        .await;
        let mut browser = ours.browser();
        let answer = come(&hostile, &mut browser).await;
        assert_eq!(
            answer.status,
            if admits_strangers { 303 } else { 403 },
            "{answer:?}"
        );
        assert_eq!(browser.is_signed_in(), admits_strangers);
        let people = ours.rows("SELECT name FROM person").await;
        assert_eq!(people.contains(&"Lise Holm".to_owned()), admits_strangers);
        assert!(ours.rows(ROLES).await.is_empty(), "and no role");
    }
}

#[tokio::test]
async fn an_account_that_is_shut_stays_shut() {
    let (hostile, ours) = world(rules()).await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    let mut browser = ours.browser();
    assert_eq!(come(&hostile, &mut browser).await.status, 303);
    let accounts = "SELECT lower(hex(id)) FROM account WHERE login = 'lise@sandved.example'";
    let lise = ours.rows(accounts).await[0].parse().unwrap();
    ours.office.shut_account(&bo(), lise, "").await.unwrap();
    let mut again = ours.browser();
    assert_eq!(come(&hostile, &mut again).await.status, 403);
    assert!(!again.is_signed_in());
}

#[tokio::test]
async fn roles_come_and_go_with_the_provider_s_words_and_those_given_by_hand_stay() {
    let (hostile, ours) = world(with_roles()).await;
    let minutes = &referat_fixtures::MINUTES[0];
    let source = MeetingSource {
        name: minutes.file_name.into(),
        bytes: minutes.text.as_bytes().to_vec(),
        attachments: Vec::new(),
        mended: None,
    };
    let options = ImportOptions::default();
    ours.office
        .import_meetings(&bo(), &[source], options)
        .await
        .unwrap();
    let forums = ours
        .rows("SELECT lower(hex(id)) FROM forum WHERE name = 'Chefforum'")
        .await;
    let forum = forums[0].parse().unwrap();
    let lise = ours.invited("Lise Holm", "lise@sandved.example").await;
    let by_hand = Appointment {
        person: lise,
        forum: Some(forum),
        role: Role::Member,
        period: Period {
            from: Some(Date::constant(2025, 1, 1)),
            until: None,
        },
    };
    ours.office.appoint(&bo(), by_hand, "").await.unwrap();

    let words = |words: serde_json::Value| json!({"roles": words});
    let sign_in = async |claims: serde_json::Value| {
        hostile.behave(|it| it.claims = claims);
        let mut browser = ours.browser();
        assert_eq!(come(&hostile, &mut browser).await.status, 303);
        browser
    };
    let mut browser = sign_in(words(json!([
        "sekretaerer",
        "medlemmer",
        "drift",
        "andre",
        "ukendt"
    ])))
    .await;
    assert_eq!(
        ours.rows(ROLES).await,
        [
            "Lise Holm administrator 2026-03-01 - 1",
            "Lise Holm member 2025-01-01 - 0",
            "Lise Holm secretary 2026-03-01 - 1",
        ]
    );
    assert_eq!(browser.get("/journal").await.status, 200, "an administrator");
    // The same words again change nothing.
    sign_in(words(json!(["sekretaerer", "medlemmer", "drift"]))).await;
    let taken = |journal: Vec<String>| journal.iter().filter(|it| *it == "take_roles").count();
    assert_eq!(taken(ours.journal().await), 1);
    // What nobody can say changes nothing either.
    sign_in(json!({"_claim_names": {"roles": "src1"}})).await;
    assert_eq!(ours.rows(ROLES).await.len(), 3);
    // Words that are gone end what they gave, at once.
    sign_in(words(json!(["sekretaerer"]))).await;
    assert_eq!(
        ours.rows(ROLES).await,
        [
            "Lise Holm member 2025-01-01 - 0",
            "Lise Holm secretary 2026-03-01 - 1"
        ]
    );
    assert_eq!(
        browser.get("/journal").await.status,
        403,
        "none any more, in the old session too"
    );
    sign_in(json!({})).await;
    assert_eq!(ours.rows(ROLES).await, ["Lise Holm member 2025-01-01 - 0"]);
    assert_eq!(taken(ours.journal().await), 3);
}

#[tokio::test]
async fn keys_that_are_changed_are_asked_for_again() {
    let (hostile, ours) = world(rules()).await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    assert_eq!(come(&hostile, &mut ours.browser()).await.status, 303);
    for id in ["two", "two"] {
        hostile.change_key(id);
        let mut browser = ours.browser();
        assert_eq!(
            come(&hostile, &mut browser).await.status,
            303,
            "a new key called {id}"
        );
        assert!(browser.is_signed_in());
    }
}

#[tokio::test]
async fn the_level_is_kept_with_the_session_and_signing_out_ends_it_there_too() {
    let (hostile, ours) = world(rules()).await;
    ours.invited("Lise Holm", "lise@sandved.example").await;
    let level = "https://data.gov.dk/concept/core/nsis/Substantial";
    hostile.behave(|it| it.claims = json!({"acr": level}));
    let mut browser = ours.browser();
    assert_eq!(come(&hostile, &mut browser).await.status, 303);
    assert_eq!(
        ours.rows("SELECT level FROM session WHERE level IS NOT NULL")
            .await,
        [level]
    );
    let out = browser.post("/log-ud", "").await;
    assert_eq!(out.status, 200);
    let refresh = out.header("refresh").unwrap();
    assert!(
        refresh.starts_with(&format!("0; url={}/leave?id_token_hint=ey", hostile.issuer())),
        "{refresh}"
    );
    assert!(
        refresh.contains("post_logout_redirect_uri=http%3A%2F%2F127.0.0.1"),
        "{refresh}"
    );
    assert!(out.text.contains("Log også ud hos Sandved-login"), "{}", out.text);
    assert!(!browser.is_signed_in());
    // Who came by password isn't sent there.
    let form = "login=bo%40sandved.example&adgangskode=fire+ravne+p%C3%A5+taget";
    let mut bo = ours.browser();
    assert_eq!(bo.post("/log-ind", form).await.status, 303);
    assert_eq!(bo.post("/log-ud", "").await.location(), "/log-ind?nyt=ud");
}

#[tokio::test]
async fn a_way_out_that_is_no_address_is_not_taken() {
    for way_out in [
        "javascript:alert(1)",
        "http://login.evil.example/",
        "0; url=https://evil.example",
    ] {
        let (hostile, ours) = world(rules()).await;
        ours.invited("Lise Holm", "lise@sandved.example").await;
        hostile.behave(|it| it.metadata = json!({"end_session_endpoint": way_out}));
        let mut browser = ours.browser();
        assert_eq!(come(&hostile, &mut browser).await.status, 303);
        assert_eq!(browser.post("/log-ud", "").await.location(), "/log-ind?nyt=ud");
    }
}

#[tokio::test]
async fn there_is_no_door_for_the_public_yet() {
    let (_hostile, ours) = world(rules()).await;
    for path in [
        "/",
        "/offentlig",
        "/offentligt",
        "/public",
        "/aaben",
        "/soeg",
        "/moeder/1",
    ] {
        let mut nobody = Browser::of(ours.address);
        let answer = nobody.get(path).await;
        assert!(
            answer.status == 404
                || answer
                    .header("location")
                    .is_some_and(|it| it.starts_with("/log-ind")),
            "{path}: {answer:?}"
        );
    }
    let mut nobody = Browser::of(ours.address);
    begun(&_hostile, &mut nobody).await;
}
