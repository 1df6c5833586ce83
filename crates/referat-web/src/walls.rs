//! What stands around every handler: the host check, the headers, the pages for problems and panics, a time
//! limit and compression.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::timeout::TimeoutLayer;

use crate::doors::Doors;
use crate::pages::error;
use crate::problem::Problem;
use crate::sessions::Shown;
use crate::state::Shell;
use crate::{headers, host_check};

/// No lookup takes this long; what does has lost its way.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// The router inside its walls; the last named here is the outermost.
pub fn around(router: Router, shell: Shell, doors: Arc<Doors>) -> Router {
    let is_secure = doors.public.is_some();
    router
        .method_not_allowed_fallback(async || Problem::WrongMethod)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            TIME_LIMIT,
        ))
        .layer(middleware::from_fn_with_state(doors, host_check::check))
        .layer(middleware::from_fn_with_state(shell, show_problems))
        .layer(middleware::from_fn_with_state(is_secure, headers::add))
        .layer(CompressionLayer::new().compress_when(unless_compressed()))
}

/// What has been compressed already is sent as it is, and an issued document byte by byte.
fn unless_compressed() -> impl Predicate {
    let not = NotForContentType::const_new;
    DefaultPredicate::new()
        .and(not("application/pdf"))
        .and(not("application/zip"))
        .and(not("application/vnd.openxmlformats"))
}

/// Puts a page into answers that carry a problem.
async fn show_problems(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let shell = match response.extensions().get::<Shown>() {
        Some(Shown(me)) => Shell {
            me: Some(Arc::clone(me)),
            ..shell
        },
        None => shell,
    };
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None if response.status() == StatusCode::REQUEST_TIMEOUT => Problem::TooSlow,
        None => return response,
    };
    error::page(&shell, &problem)
}

/// A panic is a mistake of ours: logged with an id, and the reader gets the id.
fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let words = cause
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| cause.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without words");
    Problem::internal(&words).into_response()
}
