//! The way to a provider: one request, one answer, with limits of time and size, and no redirects.
//!
//! The way is encrypted and the provider's certificate is held against those the system trusts. Only a provider on
//! this machine (loopback) is asked without.

use std::future::Future;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use openidconnect::http::header::{HOST, HeaderValue};
use openidconnect::http::{Request, Response, Uri};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The address is not encrypted, or is none.
    #[error("an address that is not https")]
    NotSecure,
    /// It took too long.
    #[error("no answer within {0:?}")]
    TooSlow(Duration),
    /// The answer is longer than any honest one.
    #[error("more than {0} bytes")]
    TooMuch(usize),
    /// There is no way there, or its certificate isn't trusted.
    #[error("not connected: {0}")]
    NotConnected(#[from] std::io::Error),
    /// The answer isn't HTTP.
    #[error("no HTTP: {0}")]
    NoHttp(#[from] hyper::Error),
    /// The system's certificates can't be used.
    #[error("no certificates to trust")]
    NoTrust,
}

/// An answer that is on its way.
pub type Answering<'n> = Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, NetworkError>> + Send + 'n>>;

/// Asks others on the network.
pub trait Network: Send + Sync {
    /// Sends a request. Redirects are answers like any other.
    fn ask(&self, request: Request<Vec<u8>>) -> Answering<'_>;
}

/// What an answer may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long, from the first byte there to the last byte back.
    pub time: Duration,
    /// How many bytes.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(8),
            bytes: 512 * 1024,
        }
    }
}

/// The network as it is.
pub struct Internet {
    tls: TlsConnector,
    limits: Limits,
}

impl Internet {
    /// The network, trusting the certificates that the system does.
    ///
    /// # Errors
    /// [`NetworkError::NoTrust`] where the library has no use for them.
    pub fn new(limits: Limits) -> Result<Self, NetworkError> {
        let mut roots = RootCertStore::empty();
        let found = rustls_native_certs::load_native_certs();
        for error in &found.errors {
            tracing::warn!(%error, "a certificate of the system can't be read");
        }
        roots.add_parsable_certificates(found.certs);
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| NetworkError::NoTrust)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            tls: TlsConnector::from(Arc::new(config)),
            limits,
        })
    }

    async fn answer(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, NetworkError> {
        let uri = request.uri().clone();
        let host = uri.host().ok_or(NetworkError::NotSecure)?.to_owned();
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        match is_secure(&uri) {
            true => {
                let stream = TcpStream::connect((bare.as_str(), uri.port_u16().unwrap_or(443))).await?;
                let name = ServerName::try_from(bare).map_err(|_| NetworkError::NotSecure)?;
                let stream = self.tls.connect(name, stream).await?;
                self.converse(stream, request, &uri).await
            }
            false if is_here(&uri) => {
                let stream = TcpStream::connect((bare.as_str(), uri.port_u16().unwrap_or(80))).await?;
                self.converse(stream, request, &uri).await
            }
            false => Err(NetworkError::NotSecure),
        }
    }

    async fn converse<S>(
        &self,
        stream: S,
        request: Request<Vec<u8>>,
        uri: &Uri,
    ) -> Result<Response<Vec<u8>>, NetworkError>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        let connection = AbortOnDrop(tokio::spawn(connection));
        let (mut parts, body) = request.into_parts();
        let authority = uri.authority().map_or("", |it| it.as_str());
        let host = HeaderValue::from_str(authority).map_err(|_| NetworkError::NotSecure)?;
        parts.headers.insert(HOST, host);
        parts.uri = uri
            .path_and_query()
            .map_or("/", |it| it.as_str())
            .parse()
            .map_err(|_| NetworkError::NotSecure)?;
        let request = Request::from_parts(parts, Full::new(Bytes::from(body)));
        let (parts, body) = sender.send_request(request).await?.into_parts();
        let body = Limited::new(body, self.limits.bytes)
            .collect()
            .await
            .map_err(|_| NetworkError::TooMuch(self.limits.bytes))?
            .to_bytes();
        drop(connection);
        Ok(Response::from_parts(parts, body.to_vec()))
    }
}

impl Network for Internet {
    fn ask(&self, request: Request<Vec<u8>>) -> Answering<'_> {
        let limit = self.limits.time;
        Box::pin(async move {
            tokio::time::timeout(limit, self.answer(request))
                .await
                .unwrap_or(Err(NetworkError::TooSlow(limit)))
        })
    }
}

/// A connection that ends with whoever waits for its answer.
struct AbortOnDrop(tokio::task::JoinHandle<Result<(), hyper::Error>>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn is_secure(uri: &Uri) -> bool {
    uri.scheme_str() == Some("https")
}

/// Whether an address is on this machine.
pub(crate) fn is_here(uri: &Uri) -> bool {
    uri.scheme_str() == Some("http")
        && uri.host().is_some_and(|host| {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        })
}

/// Whether a provider's address can be trusted with secrets.
pub(crate) fn may_be_asked(address: &str) -> bool {
    address
        .parse::<Uri>()
        .is_ok_and(|uri| is_secure(&uri) || is_here(&uri))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_asked_without_encryption() {
        for good in [
            "https://login.example/x",
            "http://127.0.0.1:3000",
            "http://localhost/",
            "http://[::1]:80/",
        ] {
            assert!(may_be_asked(good), "{good}");
        }
        for bad in [
            "http://login.example",
            "ftp://127.0.0.1",
            "127.0.0.1",
            "http://127.0.0.1.evil.example",
            "file:///etc/passwd",
            "",
        ] {
            assert!(!may_be_asked(bad), "{bad}");
        }
    }
}
