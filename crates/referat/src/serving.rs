//! Serving the pages: the address, the work that goes on beside, and the end of it.
//!
//! Nothing but loopback is listened on, unless a certificate or a proxy encrypts the way ([`crate::opening`]).

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use referat_actions::letters::Waiting;
use referat_actions::office::{Clock as _, Office};
use referat_actions::upkeep::Indexed;
use referat_domain::Date;
use referat_mail::Postman;
use referat_web::doors::Doors;
use referat_web::state::DemoLogin;
use referat_web::{ServeError, WebState};
use referat_wording::Wording;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::clock::SystemClock;
use crate::failure::{Failure, trouble_with};
use crate::opening::{Opening, Way};
use crate::posting::hand_over;
use crate::session::Session;

/// How often it is looked for what waits to be made findable.
const GLANCE: Duration = Duration::from_secs(2);

/// How often it is looked for letters to hand over.
const MAIL_GLANCE: Duration = Duration::from_secs(10);

/// Every so many of these looks, people are reminded: each hour.
const REMINDED_EVERY: u32 = 360;

/// How often it is looked whether the chain is to be checked.
const NIGHT_GLANCE: Duration = Duration::from_secs(60);

/// How long it is waited after a check that failed: each reads everything.
const NIGHT_PAUSE: Duration = Duration::from_secs(3600);

/// How long answers that are under way may take when serving ends.
const PATIENCE: Duration = Duration::from_secs(2);

/// The folder of the chain's daily heads in the data folder.
const HEADS: &str = "heads";

/// Serves an office until it is told to stop.
pub struct Service {
    listener: TcpListener,
    address: SocketAddr,
    way: Way,
    doors: Doors,
    mail: Option<Postman>,
}

impl Service {
    /// Listens where it is to be opened.
    ///
    /// # Errors
    /// When the address is none, can be reached from other machines over a way that isn't encrypted, or is taken.
    pub async fn listen(session: &Session, opening: Opening) -> Result<Self, Failure> {
        let Opening {
            listen,
            way,
            mut doors,
        } = opening;
        let (wording, address) = (&session.wording, listen.as_str());
        let shown = [("address", address.into())];
        let Some(wanted) = parse(address) else {
            return Err(Failure::wrong_usage(wording, "cli-error-address", &shown));
        };
        if matches!(way, Way::Here) && !wanted.ip().is_loopback() {
            return Err(Failure::wrong_usage(wording, "cli-error-not-loopback", &shown));
        }
        let trouble =
            |error: &std::io::Error| Failure::said(trouble_with(wording, Path::new(address), error));
        let listener = TcpListener::bind(wanted).await.map_err(|error| trouble(&error))?;
        let address = listener.local_addr().map_err(|error| trouble(&error))?;
        if doors.public.is_none() {
            doors.own_address = format!("http://{address}");
        }
        Ok(Self {
            listener,
            address,
            way,
            doors,
            mail: None,
        })
    }

    /// The same with somebody who hands over letters.
    #[must_use]
    pub fn with_mail(mut self, mail: Option<Postman>) -> Self {
        self.mail = mail;
        self
    }

    /// Where it is found by a browser.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/", self.doors.own_address)
    }

    /// What is listened on.
    #[must_use]
    pub fn listens_on(&self) -> String {
        self.address.to_string()
    }

    /// Whether it is found by others than this machine.
    #[must_use]
    pub fn is_for_others(&self) -> bool {
        self.doors.public.is_some()
    }

    /// Serves until `stop` is done; what is imported meanwhile becomes findable by itself.
    ///
    /// # Errors
    /// When the listener fails.
    pub async fn run(
        self,
        session: &Session,
        office: Office,
        heads: Option<PathBuf>,
        demo: Vec<DemoLogin>,
        stop: impl Future<Output = ()>,
    ) -> Result<(), Failure> {
        let office = Arc::new(office);
        let clock = session.clock()?;
        let mut mail = self.mail;
        let mail_server = mail.as_ref().map(|postman| postman.host().to_owned());
        let beside = tokio::spawn(work_beside(Arc::clone(&office), Arc::clone(&clock), heads));
        let checking = tokio::spawn(check_nightly(Arc::clone(&office)));
        let delivering = tokio::spawn(deliver(
            Arc::clone(&office),
            mail.take(),
            Arc::clone(&session.pages),
            self.doors.own_address.clone(),
        ));
        let press = Arc::new(crate::printing::press(session, &office.municipality().name));
        let state = WebState::new(office, Arc::clone(&session.pages), press, move || clock.today())
            .with_demo(demo)
            .with_mail(mail_server.as_deref())
            .with_doors(self.doors);
        let streams = state.streams.clone();
        let told = Arc::new(Notify::new());
        let shutdown = {
            let told = Arc::clone(&told);
            async move { told.notified().await }
        };
        let (listener, app, way) = (self.listener, referat_web::app(state), self.way);
        let mut serving = tokio::spawn(async move {
            match way {
                Way::Here => referat_web::serve(listener, app, shutdown).await,
                Way::Proxy => referat_web::serve_proxy(listener, app, shutdown).await,
                Way::Encrypted(acceptor) => {
                    referat_web::serve_encrypted(listener, acceptor, app, shutdown).await
                }
            }
        });
        let served = tokio::select! {
            served = &mut serving => Some(served),
            () = stop => {
                // What is told as it happens would never end by itself.
                streams.close();
                told.notify_one();
                tokio::time::timeout(PATIENCE, serving).await.ok()
            }
        };
        beside.abort();
        checking.abort();
        delivering.abort();
        match served {
            None | Some(Ok(Ok(()))) => Ok(()),
            Some(Ok(Err(ServeError::NotLoopback(address)))) => {
                let address = address.to_string();
                let values = [("address", address.into())];
                Err(Failure::wrong_usage(
                    &session.wording,
                    "cli-error-not-loopback",
                    &values,
                ))
            }
            Some(Ok(Err(ServeError::Listener(error)))) => Err(session.unexpected(&error)),
            Some(Err(error)) => Err(session.unexpected(&error)),
        }
    }
}

/// An address to listen on: `127.0.0.1:8088`, `[::1]:8088`, `localhost:8088`.
pub fn parse(address: &str) -> Option<SocketAddr> {
    if let Ok(address) = address.parse() {
        return Some(address);
    }
    let (host, port) = address.rsplit_once(':')?;
    let is_local = host.eq_ignore_ascii_case("localhost");
    Some(SocketAddr::from((
        is_local.then_some(Ipv4Addr::LOCALHOST)?,
        port.parse().ok()?,
    )))
}

/// Done when the process is told to stop: by the terminal (Ctrl-C) or by whoever runs it (SIGTERM).
pub async fn told_to_stop() {
    let terminal = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = terminal => {}
        () = told_by_the_system() => {}
    }
}

#[cfg(unix)]
async fn told_by_the_system() {
    use tokio::signal::unix::{SignalKind, signal};

    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn told_by_the_system() {
    std::future::pending().await
}

/// Makes what is new findable, and writes down each day's head of the chain.
async fn work_beside(office: Arc<Office>, clock: Arc<SystemClock>, heads: Option<PathBuf>) {
    let mut written: Option<Date> = None;
    let mut tidied: Option<Date> = None;
    loop {
        match office.index_pending().await {
            Ok(Indexed::Done { .. } | Indexed::HeldByAnother) => {}
            Err(refusal) => tracing::error!(%refusal, "indexing failed; it is tried again"),
        }
        if let Err(refusal) = office.tidy_sign_ins().await {
            tracing::error!(%refusal, "old sign-ins were not forgotten; it is tried again");
        }
        let today = clock.today();
        if tidied != Some(today) {
            match office.tidy_own_reading().await {
                Ok(()) => tidied = Some(today),
                Err(refusal) => {
                    tracing::error!(%refusal, "old notes were not forgotten; it is tried again");
                }
            }
        }
        if let Some(folder) = heads.as_deref().filter(|_| written != Some(today)) {
            // Written once a day: a head that is written over proves nothing about the hours before.
            let is_there = folder.join(format!("{today}.json")).exists();
            match if is_there {
                Ok(())
            } else {
                office.write_head_of_the_day().await
            } {
                Ok(()) => written = Some(today),
                Err(refusal) => {
                    tracing::error!(%refusal, "the day's head was not written; it is tried again")
                }
            }
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Checks the chain each night. Apart from the rest: it reads everything there is, and nothing waits for it.
async fn check_nightly(office: Arc<Office>) {
    loop {
        let pause = match office.check_chain_nightly().await {
            Ok(_) => NIGHT_GLANCE,
            Err(refusal) => {
                tracing::error!(%refusal, "the chain was not checked; it is tried again");
                NIGHT_PAUSE
            }
        };
        tokio::time::sleep(pause).await;
    }
}

/// Hands over letters, and reminds. Without a mail server nobody is told by mail: what is due is dropped, not kept for later.
async fn deliver(office: Arc<Office>, postman: Option<Postman>, wording: Arc<Wording>, address: String) {
    let mut rounds = 0u32;
    loop {
        if rounds.is_multiple_of(REMINDED_EVERY)
            && let Err(refusal) = office.remind().await
        {
            tracing::error!(%refusal, "nobody was reminded; it is tried again");
        }
        if let Err(refusal) = office.end_written_procedures().await {
            tracing::error!(%refusal, "written procedures were not ended; it is tried again");
        }
        rounds = rounds.wrapping_add(1);
        let handed = match &postman {
            Some(postman) => hand_over(&office, postman, &wording, &address, Waiting::Due)
                .await
                .map(drop),
            None => office.drop_letters().await.map(drop),
        };
        if let Err(refusal) = handed {
            tracing::error!(%refusal, "letters were not handed over; it is tried again");
        }
        tokio::time::sleep(MAIL_GLANCE).await;
    }
}

/// The folder of the daily heads of a data folder.
#[must_use]
pub fn heads_folder(data_dir: &Path) -> PathBuf {
    data_dir.join(HEADS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_numbers_or_this_machine_s_own_name() {
        let parsed = |address| parse(address).map(|it: SocketAddr| it.to_string());
        assert_eq!(parsed("127.0.0.1:0"), Some("127.0.0.1:0".into()));
        assert_eq!(parsed("localhost:8088"), Some("127.0.0.1:8088".into()));
        assert_eq!(parsed("[::1]:80"), Some("[::1]:80".into()));
        assert_eq!(parsed("example.org:80"), None);
        assert_eq!(parsed("8088"), None);
    }
}
