//! HTTP and HTML: what people see in a browser. The only crate that knows axum.
//!
//! A page's way: [`routes::ROUTES`] names its address, its handler and who may; the handler in
//! `pages/<page>.rs` looks up a view and fills a page struct; `templates/<page>.html` prints it. Pages are
//! complete without JavaScript. Views are the only thing that reaches a template, so nothing closed can.
//!
//! What takes long to print is a job beside the pages ([`jobs`]); how files are sent is in [`sending`].
//!
//! Who a request is from is in [`sessions`]; its guard stands before every address of the table. [`serve`] listens on
//! loopback only; others come encrypted ([`tls`]) or through a proxy ([`doors`]). Requests for other hosts are refused
//! ([`host_check`]), and what changes something must come from our own pages ([`same_origin`]). Knows nothing of the store; what can't be shown becomes a [`problem::Problem`]
//! with words that help people onwards.

pub mod assets;
pub mod doors;
pub mod extractors;
pub mod frame;
pub mod headers;
pub mod host_check;
pub mod jobs;
pub mod letters;
pub mod links;
pub mod openapi;
pub mod orders;
pub mod pager;
pub mod pages;
pub mod problem;
pub mod receiving;
pub mod routes;
pub mod same_origin;
pub mod sending;
pub mod sessions;
pub mod state;
pub mod streams;
pub mod tls;
pub mod walls;
pub mod words;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

pub use state::WebState;

/// The whole application, ready to be served.
pub fn app(state: WebState) -> Router {
    let (shell, doors) = (state.shell(), Arc::clone(&state.doors));
    walls::around(routes::router(&state).with_state(state), shell, doors)
}

/// Why serving did not begin or did not go on.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address can be reached from other machines, over a way that is not encrypted.
    #[error("{0} is not a loopback address")]
    NotLoopback(SocketAddr),
    /// The listener failed.
    #[error("the listener failed")]
    Listener(#[from] std::io::Error),
}

/// Serves the application until `shutdown` is done; requests under way are answered first.
///
/// # Errors
/// When the listener is not on a loopback address, or fails.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let address = listener.local_addr()?;
    if !address.ip().is_loopback() {
        return Err(ServeError::NotLoopback(address));
    }
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(shutdown)
        .await?;
    Ok(())
}

/// Serves the application to a proxy, which may ask from another machine. The host check refuses everyone else.
///
/// # Errors
/// When the listener fails.
pub async fn serve_proxy(
    listener: TcpListener,
    app: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(shutdown)
        .await?;
    Ok(())
}

/// Serves the application encrypted, to whoever can reach the address.
///
/// # Errors
/// When the listener fails.
pub async fn serve_encrypted(
    listener: TcpListener,
    acceptor: tokio_rustls::TlsAcceptor,
    app: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    // axum tells where a connection came from for listeners of its own; one that is tapped is one.
    let listener = tls::TlsListener::over(listener, acceptor)?.tap_io(|_| {});
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(shutdown)
        .await?;
    Ok(())
}
