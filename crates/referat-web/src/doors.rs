//! The doors: by which address people come, over which way, and who else may say who somebody is.
//!
//! By itself there is one, on this machine only. An address for others comes with encryption of our own or with a
//! proxy before us; then that one host is answered and no other, and what a proxy adds to a request is read only when
//! it is the proxy that sent it. There is no door for the public yet.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::header::{FORWARDED, HeaderName};
use axum::http::{Extensions, HeaderMap};
use referat_actions::sign_in_by_provider::ProviderRules;
use referat_provider::Provider;
use subtle::ConstantTimeEq as _;

use crate::host_check::is_loopback;

/// Where a proxy says for whom it asks.
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The doors of an installation.
#[derive(Clone, Default)]
pub struct Doors {
    /// The address others find us by; `None` for this machine's own names.
    pub public: Option<PublicAddress>,
    /// The proxy before us.
    pub proxy: Option<Proxy>,
    /// The provider of logins.
    pub provider: Option<ProviderDoor>,
    /// Our own address as browsers know it, without a slash at its end: where a provider sends them back to.
    pub own_address: String,
}

/// The address others find us by: `https://referat.sandved.dk`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    host: String,
}

impl PublicAddress {
    /// Reads an address: `https`, a host, perhaps a port, and nothing else.
    #[must_use]
    pub fn read(address: &str) -> Option<Self> {
        let host = address.strip_prefix("https://")?;
        let host = host.strip_suffix('/').unwrap_or(host).to_ascii_lowercase();
        let host = host.strip_suffix(":443").unwrap_or(&host).to_owned();
        let (name, port) = host.split_once(':').unwrap_or((&host, "443"));
        let is_name = !name.is_empty()
            && name.len() <= 253
            && name
                .split('.')
                .all(|label| !label.is_empty() && !label.starts_with('-'))
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
        (is_name && port.parse::<u16>().is_ok()).then_some(Self { host })
    }

    /// The address, without a slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("https://{}", self.host)
    }

    /// Whether a `Host` is it.
    fn is(&self, host: &str) -> bool {
        let host = host.strip_suffix(":443").unwrap_or(host);
        host.eq_ignore_ascii_case(&self.host)
    }
}

/// A proxy before us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxy {
    /// Where it asks from.
    pub addresses: Vec<IpAddr>,
    /// What it says of who asks.
    pub staff: Option<StaffHeader>,
}

/// The header in which a proxy names whom it has recognised.
#[derive(Clone, PartialEq, Eq)]
pub struct StaffHeader {
    /// Its name.
    pub name: HeaderName,
    /// A header with a secret that only the proxy knows; `None` where nobody else can reach us.
    pub secret: Option<(HeaderName, String)>,
}

/// Says nothing of the secret.
impl std::fmt::Debug for StaffHeader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StaffHeader")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// A provider of logins, and what is made of what it says.
#[derive(Clone)]
pub struct ProviderDoor {
    /// The provider.
    pub provider: Arc<Provider>,
    /// What is made of what it says.
    pub rules: Arc<ProviderRules>,
}

impl Doors {
    /// Whether a request for a host, from an address, is for us.
    #[must_use]
    pub fn is_ours(&self, host: &str, extensions: &Extensions) -> bool {
        let is_host = match &self.public {
            Some(public) => public.is(host),
            None => is_loopback(host),
        };
        is_host && (self.proxy.is_none() || self.is_of_proxy(extensions))
    }

    /// Whether a request was sent by the proxy before us.
    fn is_of_proxy(&self, extensions: &Extensions) -> bool {
        self.proxy
            .as_ref()
            .zip(peer(extensions))
            .is_some_and(|(proxy, peer)| proxy.addresses.contains(&peer))
    }

    /// The address a request comes from: of whoever asked the proxy, where there is one.
    #[must_use]
    pub fn origin(&self, headers: &HeaderMap, extensions: &Extensions) -> String {
        let forwarded = match self.is_of_proxy(extensions) {
            true => nearest_hop(headers),
            false => None,
        };
        forwarded
            .or_else(|| peer(extensions))
            .map_or_else(String::new, |address| address.to_string())
    }

    /// Whom the proxy has recognised. Anything but one header of the proxy's own is nobody.
    #[must_use]
    pub fn staff_login(&self, headers: &HeaderMap, extensions: &Extensions) -> Option<String> {
        let staff = self.proxy.as_ref()?.staff.as_ref()?;
        if !self.is_of_proxy(extensions) {
            return None;
        }
        if let Some((name, secret)) = &staff.secret {
            let given = only(headers, name)?;
            if !is_same(given.as_bytes(), secret.as_bytes()) {
                return None;
            }
        }
        only(headers, &staff.name)
            .map(str::trim)
            .filter(|login| !login.is_empty() && login.len() <= 254)
            .map(str::to_owned)
    }
}

fn peer(extensions: &Extensions) -> Option<IpAddr> {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|from| from.0.ip().to_canonical())
}

/// A header that stands once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        (_, _) => None,
    }
}

/// The last address a proxy added: the one it saw itself. Those before it are what others say.
fn nearest_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name: &HeaderName| {
        let header = headers.get_all(name).iter().next_back()?;
        header.to_str().ok()?.rsplit(',').next()
    };
    if let Some(hop) = last(&X_FORWARDED_FOR) {
        return address(hop);
    }
    last(&FORWARDED)?.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        match name.eq_ignore_ascii_case("for") {
            true => address(value.trim_matches('"')),
            false => None,
        }
    })
}

fn address(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    bare.parse()
        .ok()
        .or_else(|| hop.parse::<SocketAddr>().ok().map(|it| it.ip()))
        .map(|address: IpAddr| address.to_canonical())
}

/// Whether two secrets are the same, in a time that doesn't tell where they differ.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn from(address: &str) -> Extensions {
        let mut extensions = Extensions::new();
        let peer: SocketAddr = format!("{address}:4000").parse().unwrap();
        extensions.insert(ConnectInfo(peer));
        extensions
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        map
    }

    fn behind_proxy(secret: Option<&str>) -> Doors {
        Doors {
            public: PublicAddress::read("https://referat.sandved.example"),
            proxy: Some(Proxy {
                addresses: vec!["127.0.0.1".parse().unwrap()],
                staff: Some(StaffHeader {
                    name: HeaderName::from_static("x-staff"),
                    secret: secret.map(|it| (HeaderName::from_static("x-secret"), it.to_owned())),
                }),
            }),
            ..Doors::default()
        }
    }

    #[test]
    fn a_public_address_is_https_and_a_host() {
        for good in [
            "https://referat.sandved.dk",
            "https://REFERAT.sandved.dk/",
            "https://a:8443",
        ] {
            assert!(PublicAddress::read(good).is_some(), "{good}");
        }
        for bad in [
            "http://referat.sandved.dk",
            "https://",
            "https://a/b",
            "https://a:b",
            "https://a@b",
            "https://a..b",
            "referat.sandved.dk",
            "https://a?b",
        ] {
            assert!(PublicAddress::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn behind_a_proxy_one_host_is_answered_and_the_proxy_only() {
        let doors = behind_proxy(None);
        let proxy = from("127.0.0.1");
        assert!(doors.is_ours("referat.sandved.example", &proxy));
        assert!(doors.is_ours("Referat.Sandved.Example:443", &proxy));
        for host in [
            "localhost",
            "127.0.0.1",
            "evil.example",
            "referat.sandved.example:80",
            "",
        ] {
            assert!(!doors.is_ours(host, &proxy), "{host}");
        }
        assert!(!doors.is_ours("referat.sandved.example", &from("10.0.0.9")));
        assert!(!doors.is_ours("referat.sandved.example", &Extensions::new()));
    }

    #[test]
    fn of_the_hops_the_nearest_is_believed_and_of_the_proxy_only() {
        let doors = behind_proxy(None);
        let said = headers(&[("x-forwarded-for", "1.2.3.4, 192.0.2.7")]);
        assert_eq!(doors.origin(&said, &from("127.0.0.1")), "192.0.2.7");
        assert_eq!(doors.origin(&said, &from("10.0.0.9")), "10.0.0.9");
        assert_eq!(Doors::default().origin(&said, &from("127.0.0.1")), "127.0.0.1");
        let two = headers(&[("x-forwarded-for", "1.2.3.4"), ("x-forwarded-for", "192.0.2.8")]);
        assert_eq!(doors.origin(&two, &from("127.0.0.1")), "192.0.2.8");
        let forwarded = headers(&[("forwarded", "for=1.2.3.4, for=\"[2001:db8::7]:4711\";proto=https")]);
        assert_eq!(doors.origin(&forwarded, &from("127.0.0.1")), "2001:db8::7");
        let nonsense = headers(&[("x-forwarded-for", "1.2.3.4, unknown")]);
        assert_eq!(doors.origin(&nonsense, &from("127.0.0.1")), "127.0.0.1");
    }

    #[test]
    fn staff_are_named_by_the_proxy_and_nobody_else() {
        let doors = behind_proxy(Some("hemmelig"));
        let good = headers(&[("x-staff", "lise@sandved.example"), ("x-secret", "hemmelig")]);
        let proxy = from("127.0.0.1");
        assert_eq!(
            doors.staff_login(&good, &proxy).as_deref(),
            Some("lise@sandved.example")
        );
        assert_eq!(doors.staff_login(&good, &from("10.0.0.9")), None);
        assert_eq!(Doors::default().staff_login(&good, &proxy), None);
        for bad in [
            headers(&[("x-staff", "lise@sandved.example")]),
            headers(&[("x-staff", "lise@sandved.example"), ("x-secret", "hemmeliG")]),
            headers(&[("x-staff", "lise@sandved.example"), ("x-secret", "")]),
            headers(&[
                ("x-staff", "a@b.example"),
                ("x-staff", "c@d.example"),
                ("x-secret", "hemmelig"),
            ]),
            headers(&[("x-staff", ""), ("x-secret", "hemmelig")]),
            headers(&[("x-secret", "hemmelig")]),
        ] {
            assert_eq!(doors.staff_login(&bad, &proxy), None, "{bad:?}");
        }
    }
}
