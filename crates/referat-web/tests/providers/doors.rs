//! Encryption of our own, and the door that isn't there.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use referat_web::tls;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, pem::PemObject as _};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

fn certificate() -> (String, String) {
    let made = rcgen::generate_simple_self_signed(["referat.sandved.example".to_owned()]).unwrap();
    (made.cert.pem(), made.signing_key.serialize_pem())
}

#[tokio::test]
async fn pages_are_served_encrypted_and_a_slow_handshake_keeps_nobody_waiting() {
    let (certificate, key) = certificate();
    let acceptor = tls::acceptor(certificate.as_bytes(), key.as_bytes()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().route("/", get(async || "krypteret"));
    tokio::spawn(referat_web::serve_encrypted(
        listener,
        acceptor,
        app,
        std::future::pending(),
    ));

    // Twenty who connect and say nothing, and one who speaks no TLS.
    let mut silent = Vec::new();
    for _ in 0..20 {
        silent.push(TcpStream::connect(address).await.unwrap());
    }
    let mut plain = TcpStream::connect(address).await.unwrap();
    plain
        .write_all(b"GET / HTTP/1.1\r\nHost: referat.sandved.example\r\n\r\n")
        .await
        .unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!String::from_utf8_lossy(&answer).contains("krypteret"));

    let mut roots = RootCertStore::empty();
    roots
        .add(CertificateDer::from_pem_slice(certificate.as_bytes()).unwrap())
        .unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let asked = async {
        let stream = TcpStream::connect(address).await.unwrap();
        let name = ServerName::try_from("referat.sandved.example").unwrap();
        let mut stream = TlsConnector::from(Arc::new(config))
            .connect(name, stream)
            .await
            .unwrap();
        let request = b"GET / HTTP/1.1\r\nHost: referat.sandved.example\r\nConnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8(answer).unwrap()
    };
    let answer = tokio::time::timeout(Duration::from_secs(5), asked).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.ends_with("krypteret"),
        "{answer}"
    );
}

#[test]
fn a_certificate_and_a_key_of_another_are_not_used() {
    let (certificate, key) = certificate();
    let (_, other) = self::certificate();
    assert!(tls::acceptor(certificate.as_bytes(), other.as_bytes()).is_err());
    assert!(
        tls::acceptor(key.as_bytes(), key.as_bytes()).is_err(),
        "no certificate"
    );
    assert!(
        tls::acceptor(certificate.as_bytes(), certificate.as_bytes()).is_err(),
        "no key"
    );
    assert!(tls::acceptor(b"", b"").is_err());
}
