//! Every address there is, in one table: path, method, handler and who may. Nothing is routed elsewhere.

use axum::Router;
use axum::middleware;
use axum::routing::{MethodFilter, MethodRouter, any, on};
use referat_domain::access::Action;

use crate::pages::{
    about, access, account, administration, agenda, attachment, calendar, case, checkup, closed_reads,
    comparison, configuration, directory, documents, finding_codes, forum, forum_people, forums, front,
    import_report, imports, invitations, issued, item, item_openness, join, journal, journal_numbers, look,
    meeting, meeting_plan, named, organisation, paper, paper_writing, papers, person_import, person_record,
    persons, plan_year, print_job, printed, proposals, prove, provider, robots, rooms, rules, search, see_as,
    sign_in, upload, uploads, welcome,
};
use crate::problem::Problem;
use crate::{WebState, assets, same_origin, sessions};

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoMay {
    /// Anyone, and nobody is asked who they are: files of the program itself.
    Unasked,
    /// Anyone: what is there says nothing of the municipality's matters, or a token in the address is asked.
    Anyone,
    /// Whoever the table of access lets do this somewhere. What it is about is looked at by the action.
    May(Action),
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

macro_rules! who {
    (Unasked) => {
        WhoMay::Unasked
    };
    (Anyone) => {
        WhoMay::Anyone
    };
    ($action:ident) => {
        WhoMay::May(Action::$action)
    };
}

macro_rules! routes {
    ($($method:ident $path:literal $who:ident => $handler:expr;)+) => {
        /// All addresses.
        pub const ROUTES: &[Route] = &[$(Route {
            path: $path,
            method: MethodFilter::$method,
            who: who!($who),
            handler: |method| on(method, $handler),
        }),+];
    };
}

routes! {
    GET "/" LookAround => front::page;
    GET "/forummer/{id}" LookAround => forum::page;
    POST "/forummer/{id}/forkortelser" ExplainAbbreviation => forum::explain;
    POST "/forummer/{id}/forkortelser/glem" ExplainAbbreviation => forum::forget;
    GET "/moedeplan" LookAround => meeting_plan::of_all;
    GET "/moedeplan/{file}" PrintDocument => meeting_plan::file_of_all;
    GET "/forummer/{id}/moedeplan" LookAround => meeting_plan::of_forum;
    GET "/forummer/{id}/moedeplan/{file}" PrintDocument => meeting_plan::file;
    GET "/forummer/{id}/planlaeg" PlanMeetings => plan_year::page;
    POST "/forummer/{id}/planlaeg" PlanMeetings => plan_year::write;
    POST "/forummer/{id}/moeder" PlanMeetings => meeting_plan::add;
    POST "/moeder/{id}/flyt" PlanMeetings => meeting_plan::change;
    POST "/moeder/{id}/aflys" PlanMeetings => meeting_plan::call_off;
    GET "/moeder/{id}/indkaldte" LookAround => invitations::page;
    POST "/moeder/{id}/indkald" InviteToMeeting => invitations::call;
    POST "/moeder/{id}/indkald/tilbage" InviteToMeeting => invitations::take_back;
    POST "/moeder/{id}/svar" AnswerInvitation => invitations::reply;
    POST "/moeder/{id}/stedfortraeder" InviteToMeeting => invitations::call_substitute;
    GET "/lokaler" KeepRooms => rooms::page;
    POST "/lokaler" KeepRooms => rooms::make;
    POST "/lokaler/ret" KeepRooms => rooms::correct;
    POST "/lokaler/fjern" KeepRooms => rooms::close;
    GET "/kalender" KeepOwnData => calendar::page;
    POST "/kalender" KeepOwnData => calendar::make;
    POST "/kalender/luk" KeepOwnData => calendar::close;
    GET "/kalender/{file}" Anyone => calendar::feed;
    GET "/moeder/{id}" LookAround => meeting::page;
    GET "/moeder/{id}/eftersyn" CheckUp => checkup::page;
    POST "/moeder/{id}/eftersyn/skjul" SilenceFinding => checkup::silence;
    POST "/moeder/{id}/eftersyn/vis" SilenceFinding => checkup::unsilence;
    GET "/moeder/{id}/dokumenter" PrintDocument => documents::of_meeting;
    POST "/moeder/{id}/udsted" IssueDocument => documents::issue;
    GET "/moeder/{id}/tryk/{file}" PrintDocument => printed::of_meeting;
    GET "/moedesager" WritePaper => papers::page;
    POST "/moedesager" WritePaper => papers::begin;
    GET "/moedesager/ny" WritePaper => papers::new_page;
    GET "/moedesager/{id}" WritePaper => paper::page;
    POST "/moedesager/{id}/indsend" WritePaper => paper::submit;
    POST "/moedesager/{id}/afgoer" ApprovePaper => paper::decide;
    POST "/moedesager/{id}/status" WritePaper => paper::change_state;
    POST "/moedesager/{id}/bemaerk" WritePaper => paper::remark;
    POST "/moedesager/{id}/lukning" WritePaper => paper::close;
    POST "/moedesager/{id}/filer" WritePaper => paper::attach;
    POST "/moedesager/{id}/filer/ret" WritePaper => paper::change_file;
    GET "/moedesager/{id}/filer/{file}" WritePaper => paper::file;
    GET "/moedesager/{id}/skriv" WritePaper => paper_writing::page;
    GET "/moedesager/{id}/stand" WritePaper => paper_writing::stand;
    GET "/moedesager/{id}/felter/{field}" WritePaper => paper_writing::read;
    POST "/moedesager/{id}/felter/{field}" WritePaper => paper_writing::save;
    POST "/moedesager/{id}/felter/{field}/hold" WritePaper => paper_writing::hold;
    POST "/moedesager/{id}/felter/{field}/slip" WritePaper => paper_writing::release;
    GET "/moeder/{id}/dagsorden" BuildAgenda => agenda::page;
    POST "/moeder/{id}/dagsorden/begynd" BuildAgenda => agenda::begin;
    POST "/moeder/{id}/dagsorden/placer" BuildAgenda => agenda::place;
    POST "/moeder/{id}/dagsorden/pause" BuildAgenda => agenda::add_break;
    POST "/moeder/{id}/dagsorden/ret" BuildAgenda => agenda::change;
    POST "/moeder/{id}/dagsorden/fortryd" BuildAgenda => agenda::undo;
    POST "/moeder/{id}/dagsorden/udsted" IssueDocument => agenda::issue;
    GET "/punkter/{id}/dokumenter" PrintDocument => documents::of_item;
    POST "/punkter/{id}/udsted" IssueDocument => documents::issue_extract;
    GET "/punkter/{id}/tryk/{file}" PrintDocument => printed::of_item;
    GET "/udstedte/{id}" LookAround => issued::file;
    GET "/udstedte/{id}/aendringer" LookAround => comparison::page;
    POST "/tryk" PrintDocument => print_job::begin;
    GET "/tryk/{id}" PrintDocument => print_job::page;
    POST "/tryk/{id}/stop" PrintDocument => print_job::stop;
    GET "/tryk/{id}/fil" PrintDocument => print_job::file;
    GET "/udseende" SetLook => look::page;
    POST "/udseende/vis" SetLook => look::preview;
    POST "/udseende/gem" SetLook => look::save;
    POST "/udseende/standard" SetLook => look::reset;
    GET "/udseende/logo" SetLook => look::logo;
    GET "/eftersyn/koder" LookAround => finding_codes::page;
    GET "/punkter/{id}" LookAround => item::page;
    POST "/punkter/{id}/luk" SetOpenness => item_openness::close;
    POST "/punkter/{id}/aabn" SetOpenness => item_openness::open;
    POST "/punkter/{id}/hold-ude" SetOpenness => item_openness::exclude;
    POST "/punkter/{id}/giv-adgang" SetOpenness => item_openness::admit;
    GET "/sager/{id}" LookAround => case::page;
    GET "/journalnumre" LookAround => journal_numbers::top;
    GET "/journalnumre/{number}" LookAround => journal_numbers::page;
    GET "/navne" LookAround => directory::page;
    GET "/personer/{id}" LookAround => named::person;
    GET "/stillinger/{id}" LookAround => named::position;
    GET "/enheder/{id}" LookAround => named::unit;
    GET "/soeg" LookAround => search::page;
    GET "/importer" ImportMinutes => imports::page;
    GET "/importer/{id}" ImportMinutes => import_report::page;
    POST "/importer/modtag" ImportMinutes => uploads::receive;
    POST "/importer/{id}/fortryd" ImportMinutes => import_report::undo;
    GET "/indlaesning/{id}" ImportMinutes => upload::page;
    POST "/indlaesning/{id}/ret" ImportMinutes => upload::mend;
    POST "/indlaesning/{id}/tekst" ImportMinutes => upload::mend_text;
    POST "/indlaesning/{id}/godkend" ImportMinutes => upload::accept;
    POST "/indlaesning/{id}/opgiv" ImportMinutes => upload::give_up;
    GET "/forslag/{id}" DecideProposal => join::page;
    POST "/forslag/{id}/sammenlaeg" DecideProposal => join::join;
    POST "/forslag/{id}/afvis" DecideProposal => join::decline;
    GET "/forslag" DecideProposal => proposals::page;
    POST "/forslag/{id}/afgoer" DecideProposal => proposals::decide;
    POST "/forslag/{id}/fortryd" DecideProposal => proposals::reopen;
    POST "/sager/{id}/laeg-sammen" JoinCases => case::join;
    POST "/sager/{id}/skil-ad" JoinCases => case::split;
    GET "/bilag/{id}" LookAround => attachment::file;
    GET "/journal" ReadWholeJournal => journal::whole;
    GET "/journal/laesninger" ReadWholeJournal => closed_reads::whole;
    GET "/forummer/{id}/journal" ReadJournal => journal::of_forum;
    GET "/moeder/{id}/journal" ReadJournal => journal::of_meeting;
    GET "/punkter/{id}/journal" ReadJournal => journal::of_item;
    GET "/punkter/{id}/laesninger" ReadJournal => closed_reads::of_item;
    GET "/sager/{id}/journal" ReadJournal => journal::of_case;
    GET "/personer/{id}/journal" ReadWholeJournal => journal::of_person;
    GET "/om" LookAround => about::page;
    GET "/hvem-maa-hvad" LookAround => access::page;
    GET "/log-ind" Anyone => sign_in::page;
    POST "/log-ind" Anyone => sign_in::enter;
    GET "/log-ind/kode" Anyone => sign_in::code_page;
    POST "/log-ind/kode" Anyone => sign_in::show_code;
    GET "/log-ind/oidc" Anyone => provider::begin;
    GET "/log-ind/oidc/retur" Anyone => provider::come_back;
    POST "/log-ud" Anyone => sign_in::leave;
    GET "/velkommen/{token}" Anyone => welcome::page;
    POST "/velkommen/{token}" Anyone => welcome::accept;
    GET "/konto" KeepOwnData => account::page;
    GET "/konto/data" KeepOwnData => account::data;
    POST "/konto/om" KeepOwnData => account::correct;
    POST "/konto/adgangskode" KeepOwnData => account::change_password;
    POST "/konto/to-trin" KeepOwnData => account::offer_factor;
    POST "/konto/to-trin/bekraeft" KeepOwnData => account::confirm_factor;
    POST "/konto/to-trin/fra" KeepOwnData => account::drop_factor;
    POST "/konto/sessioner/slut" KeepOwnData => account::end_sessions;
    POST "/se-som" KeepOwnData => see_as::change;
    GET "/bekraeft" KeepOwnData => prove::page;
    POST "/bekraeft" KeepOwnData => prove::enter;
    GET "/forummer/{id}/roller" LookAround => forum_people::page;
    POST "/forummer/{id}/roller" AppointToForum => forum_people::appoint;
    POST "/forummer/{id}/roller/slut" AppointToForum => forum_people::end_role;
    GET "/administration" KeepPeople => administration::page;
    GET "/administration/personer" KeepPeople => persons::page;
    POST "/administration/personer" KeepPeople => persons::make;
    GET "/administration/personer/{id}" KeepPeople => person_record::page;
    POST "/administration/personer/{id}/ret" KeepPeople => person_record::correct;
    POST "/administration/personer/{id}/inviter" KeepAccounts => person_record::invite;
    POST "/administration/personer/{id}/nyt-link" KeepAccounts => person_record::reset;
    POST "/administration/personer/{id}/konto/luk" KeepAccounts => person_record::shut;
    POST "/administration/personer/{id}/konto/aabn" KeepAccounts => person_record::open;
    POST "/administration/personer/{id}/fratraedelse" KeepPeople => person_record::leave;
    POST "/administration/personer/{id}/roller" KeepPeople => person_record::appoint;
    POST "/administration/personer/{id}/roller/slut" KeepPeople => person_record::end_role;
    GET "/administration/organisation" KeepPeople => organisation::page;
    POST "/administration/organisation/enheder" KeepPeople => organisation::make_unit;
    POST "/administration/organisation/enheder/flyt" KeepPeople => organisation::place_unit;
    POST "/administration/organisation/stillinger" KeepPeople => organisation::make_position;
    POST "/administration/organisation/stillinger/besaet" KeepPeople => organisation::fill;
    POST "/administration/organisation/stillinger/slut" KeepPeople => organisation::vacate;
    GET "/administration/forummer" KeepForums => forums::page;
    POST "/administration/forummer" KeepForums => forums::make;
    GET "/administration/forummer/{id}" KeepForums => forums::rules_page;
    POST "/administration/forummer/{id}/ret" KeepForums => forums::correct;
    POST "/administration/forummer/{id}/regler" KeepForums => forums::set;
    POST "/administration/forummer/{id}/regler/standard" KeepForums => forums::reset;
    GET "/administration/indlaes-personer" KeepPeople => person_import::page;
    POST "/administration/indlaes-personer/vis" KeepPeople => person_import::look_over;
    POST "/administration/indlaes-personer" KeepPeople => person_import::take_in;
    GET "/administration/konfiguration" SetConfiguration => configuration::page;
    GET "/administration/konfiguration/fil" SetConfiguration => configuration::file;
    POST "/administration/konfiguration/sammenlign" SetConfiguration => configuration::compare;
    POST "/administration/konfiguration/indfoer" SetConfiguration => configuration::apply;
    GET "/administration/regler" SetConfiguration => rules::page;
    POST "/administration/regler" SetConfiguration => rules::keep;
    POST "/administration/regler/standard" SetConfiguration => rules::forget;
    GET "/assets/{*path}" Unasked => assets::file;
    GET "/robots.txt" Unasked => robots::file;
}

/// The router of the table, a guard before each address.
pub fn router(state: &WebState) -> Router<WebState> {
    let guard = |who| middleware::from_fn_with_state((state.clone(), who), sessions::guard);
    // Where there is nothing, one is still told so as whoever one is.
    let nowhere = any(async || Problem::NotFound).layer(guard(WhoMay::Anyone));
    let begun = Router::new().fallback_service(nowhere.with_state(state.clone()));
    ROUTES.iter().fold(begun, |router, route| {
        let handler = (route.handler)(route.method).layer(guard(route.who));
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
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            let method = route.changes_something();
            assert!(seen.insert((route.path, method)), "{}", route.path);
        }
    }

    #[test]
    fn addresses_are_lower_case_and_without_danish_letters() {
        for route in ROUTES {
            assert!(
                route
                    .path
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || "/{}*.-".contains(c)),
                "{}",
                route.path
            );
        }
    }

    #[test]
    fn only_addresses_that_say_nothing_of_the_municipality_are_for_anyone() {
        let those = |who| {
            ROUTES
                .iter()
                .filter(move |route| route.who == who)
                .map(|route| route.path)
                .collect::<BTreeSet<&str>>()
        };
        assert_eq!(
            those(WhoMay::Unasked),
            BTreeSet::from(["/assets/{*path}", "/robots.txt"])
        );
        assert_eq!(
            those(WhoMay::Anyone),
            BTreeSet::from([
                // Known by a token that only its owner has, as a link to a welcome is.
                "/kalender/{file}",
                "/log-ind",
                "/log-ind/kode",
                "/log-ind/oidc",
                "/log-ind/oidc/retur",
                "/log-ud",
                "/velkommen/{token}",
            ])
        );
    }

    /// That each is behind the check for our own pages is looked at from outside (`tests/site/walls.rs`).
    #[test]
    fn what_changes_something_is_posted() {
        for route in ROUTES.iter().filter(|route| route.changes_something()) {
            assert_eq!(route.method, MethodFilter::POST, "{}", route.path);
            assert_ne!(route.who, WhoMay::Unasked, "{}", route.path);
        }
    }
}
