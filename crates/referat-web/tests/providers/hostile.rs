//! A provider that says what a test wants it to, true or not.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// Second 0 of the tests: 1 March 2026, 09:00 in Copenhagen.
pub const NOW: i64 = 1_772_352_000;

/// How a token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    Honest,
    None,
    PublicKeyAsSecret,
    ClientSecret,
    Broken,
    StrangersKey,
}

/// How an address of the provider's answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Honest,
    Huge,
    Slow,
    Redirect,
    Nonsense,
    Refusing,
}

/// What the provider does.
pub struct Conduct {
    pub signing: Signing,
    pub discovery: Manner,
    pub keys: Manner,
    pub token: Manner,
    /// Changed in what it says of itself.
    pub metadata: Value,
    /// Changed in the claims; null takes one away.
    pub claims: Value,
    /// The nonce of the attempt that is under way.
    pub nonce: String,
    pub has_id_token: bool,
}

pub struct Hostile {
    pub address: SocketAddr,
    pub conduct: Mutex<Conduct>,
    /// What was sent for a token, each time.
    pub forms: Mutex<Vec<Vec<(String, String)>>>,
    /// How often the address was asked that redirects lead to.
    pub elsewhere: AtomicUsize,
    key: Mutex<Key>,
    stranger: Key,
}

struct Key {
    id: String,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(id: &str) -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random).unwrap();
        Self {
            id: id.to_owned(),
            pair,
        }
    }

    fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
               "x": BASE64.encode(&point[1..33]), "y": BASE64.encode(&point[33..65])})
    }
}

impl Hostile {
    pub async fn begin() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let hostile = Arc::new(Self {
            address: listener.local_addr().unwrap(),
            conduct: Mutex::new(Conduct {
                signing: Signing::Honest,
                discovery: Manner::Honest,
                keys: Manner::Honest,
                token: Manner::Honest,
                metadata: json!({}),
                claims: json!({}),
                nonce: String::new(),
                has_id_token: true,
            }),
            forms: Mutex::default(),
            elsewhere: AtomicUsize::new(0),
            key: Mutex::new(Key::new("one")),
            stranger: Key::new("one"),
        });
        let app = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/elsewhere", get(elsewhere).post(elsewhere))
            .with_state(Arc::clone(&hostile));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        hostile
    }

    pub fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn behave(&self, change: impl FnOnce(&mut Conduct)) {
        change(&mut self.conduct.lock().unwrap());
    }

    pub fn change_key(&self, id: &str) {
        *self.key.lock().unwrap() = Key::new(id);
    }

    fn signed(&self, claims: &Value, signing: Signing) -> String {
        let own = self.key.lock().unwrap();
        let algorithm = match signing {
            Signing::None => "none",
            Signing::PublicKeyAsSecret | Signing::ClientSecret => "HS256",
            Signing::Honest | Signing::Broken | Signing::StrangersKey => "ES256",
        };
        let head = json!({"alg": algorithm, "typ": "JWT", "kid": own.id});
        let what = format!(
            "{}.{}",
            BASE64.encode(head.to_string()),
            BASE64.encode(claims.to_string())
        );
        let by = |key: &Key| {
            let signature = key.pair.sign(&SystemRandom::new(), what.as_bytes()).unwrap();
            signature.as_ref().to_vec()
        };
        let by_secret = |secret: &[u8]| {
            hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), what.as_bytes())
                .as_ref()
                .to_vec()
        };
        let signature = match signing {
            Signing::Honest => by(&own),
            Signing::None => Vec::new(),
            Signing::PublicKeyAsSecret => by_secret(own.pair.public_key().as_ref()),
            Signing::ClientSecret => by_secret(b"klienthemmelighed"),
            Signing::Broken => by(&own).into_iter().rev().collect(),
            Signing::StrangersKey => by(&self.stranger),
        };
        format!("{what}.{}", BASE64.encode(signature))
    }
}

type There = State<Arc<Hostile>>;

async fn discovery(State(hostile): There) -> Response {
    let issuer = hostile.issuer();
    let (manner, changes) = {
        let conduct = hostile.conduct.lock().unwrap();
        (conduct.discovery, conduct.metadata.clone())
    };
    let said = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/leave"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    });
    answer(manner, changed(said, &changes)).await
}

async fn keys(State(hostile): There) -> Response {
    let manner = hostile.conduct.lock().unwrap().keys;
    let key = hostile.key.lock().unwrap().public();
    answer(manner, json!({"keys": [key]})).await
}

async fn token(State(hostile): There, Form(form): Form<Vec<(String, String)>>) -> Response {
    hostile.forms.lock().unwrap().push(form);
    let (manner, told) = {
        let conduct = hostile.conduct.lock().unwrap();
        let honest = json!({
            "iss": hostile.issuer(), "aud": "referat", "sub": "lise-7", "nonce": conduct.nonce,
            "iat": NOW - 5, "exp": NOW + 300, "auth_time": NOW - 60,
            "email": "lise@sandved.example", "email_verified": true, "name": "Lise Holm",
        });
        let claims = changed(honest, &conduct.claims);
        let mut told = json!({"access_token": "adgang", "token_type": "Bearer"});
        if conduct.has_id_token {
            told["id_token"] = hostile.signed(&claims, conduct.signing).into();
        }
        (conduct.token, told)
    };
    answer(manner, told).await
}

async fn elsewhere(State(hostile): There) -> &'static str {
    hostile.elsewhere.fetch_add(1, Ordering::Relaxed);
    "{}"
}

async fn answer(manner: Manner, honest: Value) -> Response {
    let json = |status: StatusCode, body: String| {
        (status, [(CONTENT_TYPE, "application/json")], body).into_response()
    };
    match manner {
        Manner::Honest => json(StatusCode::OK, honest.to_string()),
        Manner::Huge => {
            let mut huge = honest;
            huge["padding"] = "x".repeat(4_000_000).into();
            json(StatusCode::OK, huge.to_string())
        }
        Manner::Slow => {
            tokio::time::sleep(Duration::from_secs(20)).await;
            json(StatusCode::OK, honest.to_string())
        }
        Manner::Redirect => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, "/elsewhere")]).into_response(),
        Manner::Nonsense => json(StatusCode::OK, "<script>alert(1)</script>".into()),
        Manner::Refusing => json(
            StatusCode::BAD_REQUEST,
            json!({"error": "invalid_grant"}).to_string(),
        ),
    }
}

fn changed(mut value: Value, changes: &Value) -> Value {
    for (name, change) in changes.as_object().unwrap() {
        match change {
            Value::Null => value.as_object_mut().unwrap().remove(name),
            change @ (Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_)) => value
                .as_object_mut()
                .unwrap()
                .insert(name.clone(), change.clone()),
        };
    }
    value
}
