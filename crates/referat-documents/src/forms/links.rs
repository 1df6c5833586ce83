//! Addresses: which may be followed from a file, and how they are written so that no reader of it stumbles.
//!
//! Texts come with addresses that were checked; files are made of what comes, so they are checked once more.

/// Where an address may lead from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// To the web, a mailbox or a telephone.
    Outside,
    /// Or to a file beside it.
    Beside,
}

/// The address as it is written into a file; `None` for one that must not be followed.
pub(crate) fn address(href: &str, reach: Reach) -> Option<String> {
    let href = href.trim();
    let lower = href.to_ascii_lowercase();
    let is_outside = ["http://", "https://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| lower.len() > scheme.len() && lower.starts_with(scheme));
    let has_scheme = href
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|first| first.contains(':'));
    let is_beside =
        !href.is_empty() && !has_scheme && !href.starts_with(['/', '\\', '#']) && !href.contains("..");
    let allowed = is_outside || (reach == Reach::Beside && is_beside);
    allowed.then(|| encoded(href))
}

/// The address of a file beside this one, by its path.
pub(crate) fn address_of_path(path: &str) -> String {
    // A colon before the first slash would read as a scheme; the other three end a path.
    let plain = path.replace('%', "%25").replace(':', "%3A");
    encoded(&plain.replace('?', "%3F").replace('#', "%23"))
}

/// Escapes every byte that RFC 3986 has no place for. What is escaped already stays.
fn encoded(href: &str) -> String {
    let mut out = String::with_capacity(href.len());
    let bytes = href.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape = *byte == b'%'
            && [at + 1, at + 2]
                .iter()
                .all(|next| bytes.get(*next).is_some_and(u8::is_ascii_hexdigit));
        if is_escape || byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(byte) {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_followed() {
        for good in [
            "https://sandved.dk/a?b=c#d",
            "mailto:post@sandved.dk",
            "tel:+4512345678",
        ] {
            assert_eq!(address(good, Reach::Outside).as_deref(), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:text/html,x",
            "file:///x",
            "//evil.example",
            "/local",
            "#",
            "",
            "https://",
            "../x",
        ] {
            assert_eq!(address(bad, Reach::Beside), None, "{bad}");
        }
        assert_eq!(address("bilag/1.pdf", Reach::Outside), None);
        assert_eq!(
            address("bilag/1.pdf", Reach::Beside).as_deref(),
            Some("bilag/1.pdf")
        );
    }

    #[test]
    fn an_address_is_written_so_that_word_takes_it() {
        assert_eq!(
            address("https://sandved.dk/søg [1]?q=a\"b%20c%zz", Reach::Outside).as_deref(),
            Some("https://sandved.dk/s%C3%B8g%20%5B1%5D?q=a%22b%20c%25zz")
        );
        assert_eq!(address_of_path("a:b/100 %?#.pdf"), "a%3Ab/100%20%25%3F%23.pdf");
    }
}
