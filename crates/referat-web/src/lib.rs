//! HTTP and HTML; the only crate that knows axum.
