//! A provider: where one is sent to sign in, and whether what comes back is to be believed.
//!
//! Authorization code with PKCE (RFC 7636), state and nonce. What is believed is an ID token that the provider signed
//! by RS256 or ES256 with a key of its own list, for us and nobody else, for this attempt, and not too old. The answer
//! is held against the provider it was asked of (RFC 9207), so that one provider can't pass for another.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::http::{Request, Response};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, ClaimsVerificationError, Client, ClientId,
    ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenClaims, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata,
    RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, StandardErrorResponse,
    StandardTokenResponse, TokenResponse as _, url::Url,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::claims::{Rest, Vouched, kept};
use crate::network::{Network, NetworkError, may_be_asked};

/// How long what a provider says of itself is remembered.
const REMEMBERED: Duration = Duration::from_secs(60);

/// How far a provider's clock may be ahead of ours.
const CLOCKS_DIFFER: i64 = 60;

/// A provider, as it is configured.
#[derive(Debug, Clone)]
pub struct Config {
    /// Its issuer address: everything it says begins there.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What proves that.
    pub client_secret: Option<Secret>,
    /// What is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// The claim that names roles: `roles`, `groups`, `realm_access.roles`.
    pub roles_claim: Option<String>,
    /// The claim that says that the address for mail is theirs.
    pub verified_claim: String,
}

/// What is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The secrets of one attempt to sign in. Only the browser that began it has what they are made of.
#[derive(Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Comes back in the address: the answer belongs to this attempt.
    pub state: String,
    /// Comes back in the token: the token was made for this attempt.
    pub nonce: String,
    /// Sent with the code: the code was given out for this attempt.
    pub verifier: String,
}

/// What a provider sent a browser back with.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Returned {
    /// What the token is given for.
    pub code: Option<String>,
    /// The state of the attempt.
    pub state: Option<String>,
    /// Which provider it is (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

/// Why somebody isn't believed. The words are ours: what a provider sends is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Distrust {
    /// The provider doesn't answer, or not as one does.
    #[error("the provider does not answer as it should: {0}")]
    Down(String),
    /// It says no: the person gave up, or may not.
    #[error("the provider says no: {0}")]
    SaidNo(&'static str),
    /// The answer isn't to be believed.
    #[error("the provider's answer is not believed: {0}")]
    NotBelieved(&'static str),
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
struct More {
    end_session_endpoint: Option<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    openidconnect::core::CoreClientAuthMethod,
    openidconnect::core::CoreClaimName,
    openidconnect::core::CoreClaimType,
    openidconnect::core::CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    openidconnect::core::CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    openidconnect::core::CoreResponseMode,
    openidconnect::core::CoreResponseType,
    openidconnect::core::CoreSubjectIdentifierType,
>;

type Fields = IdTokenFields<
    Rest,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Told = StandardTokenResponse<Fields, CoreTokenType>;

type Asker = Client<
    Rest,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Told,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider of logins.
pub struct Provider {
    config: Config,
    issuer: IssuerUrl,
    network: Arc<dyn Network>,
    known: Mutex<Option<(Timestamp, Metadata)>>,
}

impl Provider {
    /// A provider that is asked over a network. `None` where its address can't be trusted with secrets.
    #[must_use]
    pub fn new(config: Config, network: Arc<dyn Network>) -> Option<Self> {
        let issuer = IssuerUrl::new(config.issuer.clone()).ok()?;
        may_be_asked(&config.issuer).then(|| Self {
            config,
            issuer,
            network,
            known: Mutex::new(None),
        })
    }

    /// Its issuer address.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.config.issuer
    }

    /// Where a browser is sent to sign in. `back` is our own address that it comes back to.
    ///
    /// # Errors
    /// [`Distrust::Down`].
    pub async fn address_to_ask(
        &self,
        attempt: &Attempt,
        back: &str,
        now: Timestamp,
    ) -> Result<String, Distrust> {
        let asker = self.asker(self.metadata(now).await?, back)?;
        let verifier = PkceCodeVerifier::new(attempt.verifier.clone());
        let (state, nonce) = (attempt.state.clone(), attempt.nonce.clone());
        let mut request = asker.authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        );
        for scope in &self.config.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        let (address, _, _) = request
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(address.into())
    }

    /// Who somebody is, by what they came back with.
    ///
    /// # Errors
    /// See [`Distrust`].
    pub async fn believe(
        &self,
        attempt: &Attempt,
        back: &str,
        returned: &Returned,
        now: Timestamp,
    ) -> Result<Vouched, Distrust> {
        const NOT: fn(&'static str) -> Distrust = Distrust::NotBelieved;
        // The browser's cookie has been held against the state by whoever keeps it; once more costs nothing.
        if returned.state.as_deref() != Some(attempt.state.as_str()) {
            return Err(NOT("another state"));
        }
        let metadata = self.metadata(now).await?;
        let must_say = metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match returned.iss.as_deref() {
            Some(issuer) if issuer != self.config.issuer => return Err(NOT("another provider's answer")),
            None if must_say => return Err(NOT("an answer that doesn't say whose it is")),
            Some(_) | None => {}
        }
        if let Some(error) = returned.error.as_deref() {
            return Err(said_no(error));
        }
        let code = returned.code.clone().ok_or(NOT("no code"))?;
        let asker = self.asker(metadata, back)?;
        let ask = |request| self.ask(request);
        let told: Told = asker
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Distrust::Down("no token endpoint".into()))?
            .set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone()))
            .request_async(&ask)
            .await
            .map_err(no_token)?;
        let token = told.id_token().ok_or(NOT("no ID token"))?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let claims = match self.checked(&asker, token, &nonce, now) {
            // Keys are changed at any time: they are asked for once more.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey
                | SignatureVerificationError::AmbiguousKeyId(_)
                | SignatureVerificationError::CryptoError(_),
            )) => {
                let renewed = self.asker(self.renewed(now).await?, back)?;
                self.checked(&renewed, token, &nonce, now)
            }
            checked => checked,
        }
        .map_err(|error| NOT(why(&error)))?;
        self.vouched(&claims, token.to_string()).map_err(NOT)
    }

    /// Where a browser is sent to end its session there too; `None` where the provider offers no such place.
    pub async fn address_to_leave(&self, token: Option<&str>, back: &str, now: Timestamp) -> Option<String> {
        let metadata = self.metadata(now).await.ok()?;
        let endpoint = metadata.additional_metadata().end_session_endpoint.as_deref()?;
        let mut address = Url::parse(endpoint).ok().filter(|_| may_be_asked(endpoint))?;
        let mut pairs = address.query_pairs_mut();
        if let Some(token) = token {
            pairs.append_pair("id_token_hint", token);
        }
        pairs
            .append_pair("client_id", &self.config.client_id)
            .append_pair("post_logout_redirect_uri", back);
        drop(pairs);
        Some(address.into())
    }

    /// What the provider says of itself, if it said so lately.
    async fn metadata(&self, now: Timestamp) -> Result<Metadata, Distrust> {
        if let Some((at, known)) = self.known.lock().await.as_ref() {
            let age = now.duration_since(*at).unsigned_abs();
            if age < REMEMBERED {
                return Ok(known.clone());
            }
        }
        self.renewed(now).await
    }

    async fn renewed(&self, now: Timestamp) -> Result<Metadata, Distrust> {
        let ask = |request| self.ask(request);
        let metadata = Metadata::discover_async(self.issuer.clone(), &ask)
            .await
            .map_err(|error| match error {
                openidconnect::DiscoveryError::Request(error) => Distrust::Down(error.to_string()),
                openidconnect::DiscoveryError::Response(status, _, _) => Distrust::Down(status.to_string()),
                openidconnect::DiscoveryError::Validation(_) => {
                    Distrust::NotBelieved("another issuer at the provider's address")
                }
                openidconnect::DiscoveryError::Other(_)
                | openidconnect::DiscoveryError::Parse(_)
                | openidconnect::DiscoveryError::UrlParse(_)
                | _ => Distrust::Down("what it says of itself can't be read".into()),
            })?;
        let addresses = [
            Some(metadata.authorization_endpoint().as_str()),
            metadata.token_endpoint().map(|it| it.as_str()),
        ];
        if !addresses.into_iter().flatten().all(may_be_asked) {
            return Err(Distrust::NotBelieved("an address that is not encrypted"));
        }
        *self.known.lock().await = Some((now, metadata.clone()));
        Ok(metadata)
    }

    fn asker(&self, metadata: Metadata, back: &str) -> Result<Asker, Distrust> {
        let back = RedirectUrl::new(back.to_owned())
            .map_err(|_| Distrust::Down("our own address is none".into()))?;
        let secret = self
            .config
            .client_secret
            .as_ref()
            .map(|secret| ClientSecret::new(secret.0.clone()));
        let way = match secret {
            Some(_) => AuthType::BasicAuth,
            None => AuthType::RequestBody,
        };
        let id = ClientId::new(self.config.client_id.clone());
        Ok(Client::from_provider_metadata(metadata, id, secret)
            .set_auth_type(way)
            .set_redirect_uri(back))
    }

    fn ask(
        &self,
        request: Request<Vec<u8>>,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, NetworkError>> + Send + 'static {
        let network = Arc::clone(&self.network);
        async move { network.ask(request).await }
    }

    fn checked(
        &self,
        asker: &Asker,
        token: &openidconnect::IdToken<
            Rest,
            CoreGenderClaim,
            CoreJweContentEncryptionAlgorithm,
            CoreJwsSigningAlgorithm,
        >,
        nonce: &Nonce,
        now: Timestamp,
    ) -> Result<IdTokenClaims<Rest, CoreGenderClaim>, ClaimsVerificationError> {
        let now = now.as_second();
        let verifier = asker
            .id_token_verifier()
            // No other: neither `none`, nor one whose key is a secret that both know.
            .set_allowed_algs([
                CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
                CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            ])
            .set_time_fn(move || DateTime::from_timestamp(now, 0).unwrap_or_default())
            .set_issue_time_verifier_fn(move |issued| {
                match issued.timestamp() <= now.saturating_add(CLOCKS_DIFFER) {
                    true => Ok(()),
                    false => Err("issued in the future".into()),
                }
            })
            .set_other_audience_verifier_fn(|_| false);
        token.claims(&verifier, nonce).cloned()
    }

    fn vouched(
        &self,
        claims: &IdTokenClaims<Rest, CoreGenderClaim>,
        token: String,
    ) -> Result<Vouched, &'static str> {
        // Core 3.1.3.7, 5: the library leaves it to us.
        let ours = claims.authorized_party().map(|party| party.as_str());
        if ours.is_some_and(|party| party != self.config.client_id) {
            return Err("a token given out to another");
        }
        let subject = claims.subject().as_str();
        if subject.is_empty() || subject.len() > 255 {
            return Err("a subject that is none");
        }
        let rest = claims.additional_claims();
        let is_verified = match self.config.verified_claim.as_str() {
            "email_verified" => claims.email_verified() == Some(true),
            claim => rest.is_yes(claim),
        };
        let email = claims.email().map(|email| email.as_str().to_owned());
        Ok(Vouched {
            issuer: self.config.issuer.clone(),
            subject: subject.to_owned(),
            has_unverified_email: email.is_some() && !is_verified,
            verified_email: email.filter(|_| is_verified),
            name: claims
                .name()
                .and_then(|names| names.get(None))
                .map(|name| name.as_str().to_owned()),
            roles: self
                .config
                .roles_claim
                .as_deref()
                .and_then(|claim| rest.words(claim)),
            level: claims
                .auth_context_ref()
                .map(|level| level.as_str().chars().take(200).collect()),
            proved_at: claims.auth_time().map(|at| at.timestamp()),
            token: kept(token),
        })
    }
}

/// A provider's no, in words of ours: what it says itself comes by the browser, and anyone can write it.
fn said_no(error: &str) -> Distrust {
    Distrust::SaidNo(match error {
        "access_denied" => "access denied",
        "login_required" | "interaction_required" | "consent_required" => "the person is needed",
        "temporarily_unavailable" | "server_error" => "not now",
        _ => "for a reason of its own",
    })
}

fn no_token(
    error: RequestTokenError<NetworkError, StandardErrorResponse<CoreErrorResponseType>>,
) -> Distrust {
    match error {
        RequestTokenError::ServerResponse(_) => Distrust::NotBelieved("the code is not accepted"),
        RequestTokenError::Request(error) => Distrust::Down(error.to_string()),
        RequestTokenError::Parse(_, _) => Distrust::NotBelieved("a token that can't be read"),
        RequestTokenError::Other(_) => Distrust::Down("no token".into()),
    }
}

/// What is wrong with a token, without what is in it.
fn why(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "a token that is too old, or from the future",
        ClaimsVerificationError::InvalidAudience(_) => "a token for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "another issuer's token",
        ClaimsVerificationError::InvalidNonce(_) => "a token of another attempt",
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::DisallowedAlg(_)) => {
            "a kind of signature that isn't accepted"
        }
        ClaimsVerificationError::SignatureVerification(_) => "a signature that isn't the provider's",
        ClaimsVerificationError::InvalidAuthContext(_)
        | ClaimsVerificationError::InvalidAuthTime(_)
        | ClaimsVerificationError::InvalidSubject(_)
        | ClaimsVerificationError::Other(_)
        | ClaimsVerificationError::Unsupported(_)
        | _ => "a token that can't be used",
    }
}
