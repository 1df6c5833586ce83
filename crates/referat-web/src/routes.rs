//! Every address there is, in one table: path, method, handler and who may. Nothing is routed elsewhere.

use axum::middleware;
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Extension, Router};
use referat_domain::reader::Reader;

use crate::extractors::Visitor;
use crate::pages::{
    about, attachment, case, checkup, comparison, directory, documents, finding_codes, forum, front,
    import_report, imports, issued, item, join, journal_numbers, look, meeting, named, print_job, printed,
    proposals, robots, search, upload, uploads,
};
use crate::{WebState, assets, same_origin};

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoMay {
    /// Anyone: what is there is the same for everyone and says nothing of the municipality.
    Anyone,
    /// Whoever sits at the machine: there is no login yet.
    LocalOperator,
}

impl WhoMay {
    /// The reader a request to such an address is taken for.
    #[must_use]
    pub fn reader(self) -> Reader {
        match self {
            Self::Anyone => Reader::public(),
            Self::LocalOperator => Reader::local_operator(),
        }
    }
}

/// An address.
pub struct Route {
    /// Its path; `{id}` stands for what a page is about.
    pub path: &'static str,
    /// Its method; `GET` answers `HEAD` too.
    pub method: MethodFilter,
    /// Who may use it.
    pub who: WhoMay,
    /// What answers.
    pub handler: fn(MethodFilter) -> MethodRouter<WebState>,
}

impl Route {
    /// Whether a request to it changes something; then it must come from our own pages.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        self.method != MethodFilter::GET
    }
}

macro_rules! routes {
    ($($method:ident $path:literal $who:ident => $handler:expr;)+) => {
        /// All addresses.
        pub const ROUTES: &[Route] = &[$(Route {
            path: $path,
            method: MethodFilter::$method,
            who: WhoMay::$who,
            handler: |method| on(method, $handler),
        }),+];
    };
}

routes! {
    GET "/" LocalOperator => front::page;
    GET "/forummer/{id}" LocalOperator => forum::page;
    POST "/forummer/{id}/forkortelser" LocalOperator => forum::explain;
    POST "/forummer/{id}/forkortelser/glem" LocalOperator => forum::forget;
    GET "/moeder/{id}" LocalOperator => meeting::page;
    GET "/moeder/{id}/eftersyn" LocalOperator => checkup::page;
    POST "/moeder/{id}/eftersyn/skjul" LocalOperator => checkup::silence;
    POST "/moeder/{id}/eftersyn/vis" LocalOperator => checkup::unsilence;
    GET "/moeder/{id}/dokumenter" LocalOperator => documents::of_meeting;
    POST "/moeder/{id}/udsted" LocalOperator => documents::issue;
    GET "/moeder/{id}/tryk/{file}" LocalOperator => printed::of_meeting;
    GET "/punkter/{id}/dokumenter" LocalOperator => documents::of_item;
    POST "/punkter/{id}/udsted" LocalOperator => documents::issue_extract;
    GET "/punkter/{id}/tryk/{file}" LocalOperator => printed::of_item;
    GET "/udstedte/{id}" LocalOperator => issued::file;
    GET "/udstedte/{id}/aendringer" LocalOperator => comparison::page;
    POST "/tryk" LocalOperator => print_job::begin;
    GET "/tryk/{id}" LocalOperator => print_job::page;
    POST "/tryk/{id}/stop" LocalOperator => print_job::stop;
    GET "/tryk/{id}/fil" LocalOperator => print_job::file;
    GET "/udseende" LocalOperator => look::page;
    POST "/udseende/vis" LocalOperator => look::preview;
    POST "/udseende/gem" LocalOperator => look::save;
    POST "/udseende/standard" LocalOperator => look::reset;
    GET "/udseende/logo" LocalOperator => look::logo;
    GET "/eftersyn/koder" LocalOperator => finding_codes::page;
    GET "/punkter/{id}" LocalOperator => item::page;
    GET "/sager/{id}" LocalOperator => case::page;
    GET "/journalnumre" LocalOperator => journal_numbers::top;
    GET "/journalnumre/{number}" LocalOperator => journal_numbers::page;
    GET "/navne" LocalOperator => directory::page;
    GET "/personer/{id}" LocalOperator => named::person;
    GET "/stillinger/{id}" LocalOperator => named::position;
    GET "/enheder/{id}" LocalOperator => named::unit;
    GET "/soeg" LocalOperator => search::page;
    GET "/importer" LocalOperator => imports::page;
    POST "/importer/modtag" LocalOperator => uploads::receive;
    GET "/importer/{id}" LocalOperator => import_report::page;
    POST "/importer/{id}/fortryd" LocalOperator => import_report::undo;
    GET "/indlaesning/{id}" LocalOperator => upload::page;
    POST "/indlaesning/{id}/ret" LocalOperator => upload::mend;
    POST "/indlaesning/{id}/tekst" LocalOperator => upload::mend_text;
    POST "/indlaesning/{id}/godkend" LocalOperator => upload::accept;
    POST "/indlaesning/{id}/opgiv" LocalOperator => upload::give_up;
    GET "/forslag" LocalOperator => proposals::page;
    GET "/forslag/{id}" LocalOperator => join::page;
    POST "/forslag/{id}/sammenlaeg" LocalOperator => join::join;
    POST "/forslag/{id}/afvis" LocalOperator => join::decline;
    GET "/bilag/{id}" LocalOperator => attachment::file;
    GET "/om" LocalOperator => about::page;
    GET "/assets/{*path}" Anyone => assets::file;
    GET "/robots.txt" Anyone => robots::file;
}

/// The router of the table, each address knowing who it is for.
pub fn router() -> Router<WebState> {
    ROUTES.iter().fold(Router::new(), |router, route| {
        let visitor = Extension(Visitor(route.who.reader()));
        let handler = (route.handler)(route.method).layer(visitor);
        let handler = match route.changes_something() {
            true => handler.layer(middleware::from_fn(same_origin::check)),
            false => handler,
        };
        router.route(route.path, handler)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_address_stands_once() {
        let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
        assert_eq!(paths.len(), ROUTES.len());
    }

    #[test]
    fn addresses_are_lower_case_and_without_danish_letters() {
        for route in ROUTES {
            assert!(
                route
                    .path
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || "/{}*.".contains(c)),
                "{}",
                route.path
            );
        }
    }

    #[test]
    fn only_addresses_that_say_nothing_of_the_municipality_are_for_anyone() {
        let for_anyone: Vec<&str> = ROUTES
            .iter()
            .filter(|route| route.who == WhoMay::Anyone)
            .map(|route| route.path)
            .collect();
        assert_eq!(for_anyone, ["/assets/{*path}", "/robots.txt"]);
    }

    /// That each is behind the check for our own pages is looked at from outside (`tests/site/walls.rs`).
    #[test]
    fn what_changes_something_is_posted_by_whoever_sits_at_the_machine() {
        for route in ROUTES.iter().filter(|route| route.changes_something()) {
            assert_eq!(route.method, MethodFilter::POST, "{}", route.path);
            assert_eq!(route.who, WhoMay::LocalOperator, "{}", route.path);
        }
    }

    #[test]
    fn the_table_makes_a_router() {
        assert!(router().has_routes());
    }
}
