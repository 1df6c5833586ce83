//! Nothing here is for search engines.

/// `/robots.txt`
pub async fn file() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}
