//! Which doors are opened: what the command line, the environment and `referat.toml` say, held against each other.
//!
//! Nothing is reached from elsewhere over a way that isn't encrypted, and nobody's word is taken for who somebody is
//! unless nobody else can have said it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ArgMatches;
use referat_actions::sign_in_by_provider::{ProviderRules, RoleRule};
use referat_provider::network::{Internet, Limits};
use referat_provider::{Config, Provider, Secret};
use referat_web::doors::{Doors, ProviderDoor, Proxy, PublicAddress, StaffHeader};
use referat_web::tls::{self, TlsAcceptor};

use crate::failure::{Failure, trouble_with};
use crate::session::Session;
use crate::settings::{ProviderSettings, ServeSettings, Settings, secret_in};

/// Where it listens when nothing is said.
const ADDRESS: &str = "127.0.0.1:8088";

/// The way to the pages.
#[derive(Clone)]
pub enum Way {
    /// From this machine, by its own names.
    Here,
    /// Through a proxy.
    Proxy,
    /// Encrypted here.
    Encrypted(TlsAcceptor),
}

/// What is opened.
pub struct Opening {
    /// What is listened on.
    pub listen: String,
    /// The way to it.
    pub way: Way,
    /// The doors.
    pub doors: Doors,
}

impl Opening {
    /// This machine only.
    #[must_use]
    pub fn here(listen: &str) -> Self {
        Self {
            listen: listen.to_owned(),
            way: Way::Here,
            doors: Doors::default(),
        }
    }

    /// The address that letters lead to, as `referat.toml` says it, without a slash at its end.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn own_address(session: &Session, data_dir: &Path) -> Result<String, Failure> {
        let serve = Settings::of(&session.wording, data_dir)?.serve;
        match serve.public_address.or(serve.behind_proxy) {
            Some(address) => Ok(public(session, &address)?.address()),
            None => Ok(format!(
                "http://{}",
                serve.listen.unwrap_or_else(|| ADDRESS.to_owned())
            )),
        }
    }

    /// What is to be opened.
    ///
    /// # Errors
    /// Where what is said doesn't go together, or a file of it can't be used.
    pub fn of(session: &Session, matches: &ArgMatches, data_dir: &Path) -> Result<Self, Failure> {
        let settings = Settings::of(&session.wording, data_dir)?;
        let serve = over(settings.serve, matches, data_dir);
        let wrong = |key: &str| Failure::wrong_usage(&session.wording, key, &[]);
        let listen = serve.listen.clone().unwrap_or_else(|| ADDRESS.to_owned());
        let (way, public) = match (&serve.tls_cert, &serve.tls_key, &serve.behind_proxy) {
            (None, None, None) if serve.public_address.is_some() => {
                return Err(wrong("cli-error-public-unencrypted"));
            }
            (None, None, None) => (Way::Here, None),
            (None, None, Some(address)) => (Way::Proxy, Some(public(session, address)?)),
            (Some(certificate), Some(key), None) => {
                let address = serve.public_address.as_deref();
                let address = address.ok_or_else(|| wrong("cli-error-public-missing"))?;
                let acceptor = acceptor(session, certificate, key)?;
                (Way::Encrypted(acceptor), Some(public(session, address)?))
            }
            (Some(_), Some(_), Some(_)) => return Err(wrong("cli-error-tls-or-proxy")),
            (Some(_), None, _) | (None, Some(_), _) => return Err(wrong("cli-error-tls-pair")),
        };
        let proxy = match way {
            Way::Proxy => Some(proxy(session, data_dir, &serve, &listen)?),
            Way::Here | Way::Encrypted(_) if serve.staff_header.is_some() => {
                return Err(wrong("cli-error-staff-header"));
            }
            Way::Here | Way::Encrypted(_) => None,
        };
        let provider = settings
            .provider
            .map(|provider| provider_door(session, data_dir, provider))
            .transpose()?;
        let own_address = public.as_ref().map(PublicAddress::address).unwrap_or_default();
        Ok(Self {
            listen,
            way,
            doors: Doors {
                public,
                proxy,
                provider,
                own_address,
            },
        })
    }
}

/// The command line goes before the file. Paths in the file begin at its folder.
fn over(file: ServeSettings, matches: &ArgMatches, data_dir: &Path) -> ServeSettings {
    let beside = |path: PathBuf| data_dir.join(path);
    let word = |name: &str| matches.get_one::<String>(name).cloned();
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    ServeSettings {
        listen: word("listen").or(file.listen),
        public_address: word("public-address").or(file.public_address),
        behind_proxy: word("behind-proxy").or(file.behind_proxy),
        tls_cert: path("tls-cert").or(file.tls_cert.map(beside)),
        tls_key: path("tls-key").or(file.tls_key.map(beside)),
        staff_header: word("staff-header").or(file.staff_header),
        ..file
    }
}

fn public(session: &Session, address: &str) -> Result<PublicAddress, Failure> {
    PublicAddress::read(address).ok_or_else(|| {
        let values = [("address", address.into())];
        Failure::wrong_usage(&session.wording, "cli-error-public-address", &values)
    })
}

fn acceptor(session: &Session, certificate: &Path, key: &Path) -> Result<TlsAcceptor, Failure> {
    let read = |path: &Path| {
        std::fs::read(path).map_err(|error| Failure::said(trouble_with(&session.wording, path, &error)))
    };
    tls::acceptor(&read(certificate)?, &read(key)?).map_err(|_| {
        let values = [("path", certificate.display().to_string().into())];
        Failure::wrong_usage(&session.wording, "cli-error-certificate", &values)
    })
}

fn proxy(session: &Session, data_dir: &Path, serve: &ServeSettings, listen: &str) -> Result<Proxy, Failure> {
    let wording = &session.wording;
    let is_here = crate::serving::parse(listen).is_some_and(|address| address.ip().is_loopback());
    if !is_here && serve.proxies.is_empty() {
        return Err(Failure::wrong_usage(wording, "cli-error-proxies", &[]));
    }
    let addresses = match serve.proxies.is_empty() {
        true => vec![IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)],
        false => serve.proxies.clone(),
    };
    let Some(name) = &serve.staff_header else {
        return Ok(Proxy {
            addresses,
            staff: None,
        });
    };
    let header = |name: &str| {
        name.to_ascii_lowercase().parse().map_err(|_| {
            let values = [("name", name.into())];
            Failure::wrong_usage(wording, "cli-error-header", &values)
        })
    };
    let secret = match (
        &serve.staff_secret_header,
        &serve.staff_secret_file,
        &session.environment.staff_secret,
    ) {
        (Some(name), Some(file), _) => Some((header(name)?, secret_in(wording, data_dir, file)?)),
        (Some(name), None, Some(secret)) => Some((header(name)?, secret.clone())),
        (None, None, _) if is_here => None,
        (_, _, _) => return Err(Failure::wrong_usage(wording, "cli-error-staff-secret", &[])),
    };
    Ok(Proxy {
        addresses,
        staff: Some(StaffHeader {
            name: header(name)?,
            secret,
        }),
    })
}

fn provider_door(
    session: &Session,
    data_dir: &Path,
    settings: ProviderSettings,
) -> Result<ProviderDoor, Failure> {
    let wording = &session.wording;
    let secret = match &settings.client_secret_file {
        Some(file) => Some(secret_in(wording, data_dir, file)?),
        None => session.environment.provider_secret.clone(),
    };
    let roles = settings
        .roles
        .into_iter()
        .map(|rule| match rule.role.parse::<referat_domain::role::Role>() {
            Ok(role) if role.is_of_forum() == rule.forum.is_some() => Ok(RoleRule {
                word: rule.word,
                role,
                forum: rule.forum,
            }),
            Ok(_) | Err(_) => {
                let values = [("word", rule.word.into()), ("role", rule.role.into())];
                Err(Failure::wrong_usage(wording, "cli-error-role-rule", &values))
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    let issuer = settings.issuer.clone();
    let config = Config {
        issuer: settings.issuer,
        client_id: settings.client_id,
        client_secret: secret.map(Secret),
        scopes: settings.scopes,
        roles_claim: settings.roles_claim,
        verified_claim: settings.verified_claim,
    };
    let network = Internet::new(Limits::default()).map_err(|error| session.unexpected(&error))?;
    let provider = Provider::new(config, Arc::new(network)).ok_or_else(|| {
        let values = [("address", issuer.into())];
        Failure::wrong_usage(wording, "cli-error-provider", &values)
    })?;
    Ok(ProviderDoor {
        provider: Arc::new(provider),
        rules: Arc::new(ProviderRules {
            name: settings.name,
            roles,
            admits_strangers: settings.admit_strangers,
        }),
    })
}
