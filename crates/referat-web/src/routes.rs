//! Every address there is, in one table: path, method, who may, what it answers with, and what answers. Nothing is
//! routed elsewhere, and the document for programs is made of it.

use axum::Router;
use axum::middleware;
use axum::routing::{MethodFilter, MethodRouter, any, on};
use referat_domain::access::Action;

use crate::openapi::answers::{self, Answers};
use crate::openapi::taken::{self, Taken};
use crate::pages::{
    about, access, account, administration, agenda, agenda_issue, attachment, attendance, between, calendar,
    case, chairs_decision, checkup, closed_reads, comparison, configuration, decision, decision_draft,
    decision_moves, decision_writing, directory, documents, extraordinary, finding_codes, follow, forum,
    forum_people, forums, front, import_report, imports, invitations, issued, item, item_openness, join,
    journal, journal_numbers, look, meeting, meeting_plan, meeting_room, minutes, named, notice_lines,
    opinions, organisation, outbox, own_reading, paper, paper_case, paper_files, paper_route, paper_versions,
    paper_writing, papers, person_import, person_record, persons, plan_year, print_job, printed, projector,
    proposals, prove, provider, robots, rooms, rules, search, see_as, session, shown_at_meeting, sign_in,
    taking_part, task, tasks, templates, time_report, upload, uploads, welcome,
};
use crate::problem::Problem;
use crate::{WebState, assets, openapi, same_origin, sessions};

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
    /// What it answers with.
    pub answers: Answers,
    /// What it takes of a request.
    pub takes: fn() -> Vec<Taken>,
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
    ($($method:ident $path:literal $who:ident $answers:ident => $handler:expr;)+) => {
        /// All addresses.
        pub const ROUTES: &[Route] = &[$(Route {
            path: $path,
            method: MethodFilter::$method,
            who: who!($who),
            answers: answers::$answers,
            takes: || taken::by(&$handler),
            handler: |method| on(method, $handler),
        }),+];
    };
}

routes! {
    GET "/" LookAround PAGE => front::page;
    GET "/forummer/{id}" LookAround PAGE => forum::page;
    POST "/forummer/{id}/forkortelser" ExplainAbbreviation LEADS => forum::explain;
    POST "/forummer/{id}/forkortelser/glem" ExplainAbbreviation LEADS => forum::forget;
    GET "/moedeplan" LookAround PAGE => meeting_plan::of_all;
    GET "/moedeplan/{file}" PrintDocument PLAN => meeting_plan::file_of_all;
    GET "/forummer/{id}/moedeplan" LookAround PAGE => meeting_plan::of_forum;
    GET "/forummer/{id}/moedeplan/{file}" PrintDocument PLAN => meeting_plan::file;
    GET "/forummer/{id}/planlaeg" PlanMeetings PAGE => plan_year::page;
    POST "/forummer/{id}/planlaeg" PlanMeetings EITHER => plan_year::write;
    GET "/forummer/{id}/ekstraordinaert" PlanMeetings PAGE => extraordinary::page;
    POST "/forummer/{id}/ekstraordinaert" PlanMeetings EITHER => extraordinary::call;
    POST "/forummer/{id}/moeder" PlanMeetings LEADS => meeting_plan::add;
    POST "/moeder/{id}/flyt" PlanMeetings LEADS => meeting_plan::change;
    POST "/moeder/{id}/aflys" PlanMeetings LEADS => meeting_plan::call_off;
    GET "/moeder/{id}/indkaldte" LookAround PAGE => invitations::page;
    POST "/moeder/{id}/indkald" InviteToMeeting LEADS => invitations::call;
    POST "/moeder/{id}/indkald/tilbage" InviteToMeeting LEADS => invitations::take_back;
    POST "/moeder/{id}/svar" AnswerInvitation LEADS => invitations::reply;
    POST "/moeder/{id}/stedfortraeder" InviteToMeeting LEADS => invitations::call_substitute;
    GET "/lokaler" KeepRooms PAGE => rooms::page;
    POST "/lokaler" KeepRooms LEADS => rooms::make;
    POST "/lokaler/ret" KeepRooms LEADS => rooms::correct;
    POST "/lokaler/fjern" KeepRooms LEADS => rooms::close;
    GET "/kalender" KeepOwnData PAGE => calendar::page;
    POST "/kalender" KeepOwnData PAGE => calendar::make;
    POST "/kalender/luk" KeepOwnData LEADS => calendar::close;
    GET "/kalender/{file}" Anyone CALENDAR => calendar::feed;
    GET "/moeder/{id}" LookAround PAGE => meeting::page;
    GET "/moeder/{id}/eftersyn" CheckUp PAGE => checkup::page;
    POST "/moeder/{id}/eftersyn/skjul" SilenceFinding LEADS => checkup::silence;
    POST "/moeder/{id}/eftersyn/vis" SilenceFinding LEADS => checkup::unsilence;
    GET "/moeder/{id}/dokumenter" PrintDocument PAGE => documents::of_meeting;
    POST "/moeder/{id}/udsted" IssueDocument LEADS => documents::issue;
    GET "/moeder/{id}/tryk/{file}" PrintDocument PRINTED => printed::of_meeting;
    GET "/moedesager" WritePaper PAGE => papers::page;
    POST "/moedesager" WritePaper LEADS => papers::begin;
    GET "/moedesager/ny" WritePaper PAGE => papers::new_page;
    GET "/moedesager/{id}" WritePaper PAGE => paper::page;
    POST "/moedesager/{id}/indsend" WritePaper LEADS => paper::submit;
    POST "/moedesager/{id}/afgoer" ApprovePaper LEADS => paper::decide;
    POST "/moedesager/{id}/status" WritePaper LEADS => paper::change_state;
    POST "/moedesager/{id}/bemaerk" WritePaper LEADS => paper::remark;
    POST "/moedesager/{id}/rute" WritePaper LEADS => paper_route::plan;
    POST "/moedesager/{id}/behandlet" WritePaper LEADS => paper_route::treated;
    POST "/moedesager/{id}/udtalelser" WritePaper LEADS => opinions::change;
    POST "/moedesager/{id}/lukning" WritePaper LEADS => paper::close;
    POST "/moedesager/{id}/filer" WritePaper LEADS => paper_files::attach;
    POST "/moedesager/{id}/filer/ret" WritePaper LEADS => paper_files::change_file;
    GET "/moedesager/{id}/filer/{file}" WritePaper ATTACHED => paper_files::file;
    GET "/moedesager/{id}/sag" WritePaper PAGE => paper_case::page;
    POST "/moedesager/{id}/sag" WritePaper LEADS => paper_case::choose;
    GET "/moedesager/{id}/versioner" WritePaper PAGE => paper_versions::page;
    GET "/moedesager/{id}/skriv" WritePaper PAGE => paper_writing::page;
    GET "/moedesager/{id}/stand" WritePaper JSON => paper_writing::stand;
    GET "/moedesager/{id}/felter/{field}" WritePaper JSON => paper_writing::read;
    POST "/moedesager/{id}/felter/{field}" WritePaper SAVED => paper_writing::save;
    POST "/moedesager/{id}/felter/{field}/hold" WritePaper HELD => paper_writing::hold;
    POST "/moedesager/{id}/felter/{field}/slip" WritePaper HELD => paper_writing::release;
    GET "/moedesager/{id}/formandsbeslutning" DecideBetween PAGE => chairs_decision::page;
    POST "/moedesager/{id}/formandsbeslutning" DecideBetween EITHER => chairs_decision::decide;
    POST "/moedesager/{id}/formandsbeslutning/traek-tilbage" DecideBetween LEADS => between::withdraw;
    POST "/moedesager/{id}/skriftlig" DecideBetween LEADS => between::write_to_members;
    POST "/beslutninger/{id}/svar" DoOwnTasks LEADS => between::answer;
    GET "/beslutninger/{id}" LookAround PAGE => between::page;
    GET "/beslutninger/{id}/filer/{file}" LookAround ATTACHED => between::file;
    GET "/forummer/{id}/beslutninger" LookAround PAGE => between::of_forum;
    GET "/opgaver" DoOwnTasks PAGE => tasks::page;
    POST "/opgaver/stedfortraeder" DoOwnTasks LEADS => tasks::stand_in;
    GET "/opgaver/{id}" DoOwnTasks PAGE => task::page;
    POST "/opgaver/{id}/udtal" DoOwnTasks LEADS => task::speak;
    POST "/opgaver/{id}/afgoer" DoOwnTasks LEADS => task::decide;
    GET "/opgaver/{id}/filer/{file}" DoOwnTasks ATTACHED => task::file;
    GET "/moeder/{id}/dagsorden" BuildAgenda PAGE => agenda::page;
    POST "/moeder/{id}/dagsorden/begynd" BuildAgenda LEADS => agenda::begin;
    POST "/moeder/{id}/dagsorden/placer" BuildAgenda LEADS => agenda::place;
    POST "/moeder/{id}/dagsorden/pause" BuildAgenda LEADS => agenda::add_break;
    POST "/moeder/{id}/dagsorden/ret" BuildAgenda LEADS => agenda::change;
    POST "/moeder/{id}/dagsorden/fortryd" BuildAgenda LEADS => agenda::undo;
    POST "/moeder/{id}/dagsorden/sent" BuildAgenda LEADS => agenda::explain_late;
    GET "/moeder/{id}/dagsorden/udsted" IssueDocument PAGE => agenda_issue::page;
    POST "/moeder/{id}/dagsorden/udsted" IssueDocument LEADS => agenda_issue::issue;
    GET "/moeder/{id}/dagsorden/udkast/{file}" IssueDocument PRINTED => agenda_issue::preview;
    GET "/moeder/{id}/moedet" RecordDecision PAGE => session::page;
    POST "/moeder/{id}/moedet" RecordDecision LEADS => session::step;
    GET "/moeder/{id}/referatet" LookAround PAGE => minutes::page;
    GET "/moeder/{id}/underskriftsblad.pdf" PrintDocument PRINTED => minutes::sheet;
    POST "/moeder/{id}/referatet/navn" SignMinutes LEADS => minutes::name;
    POST "/moeder/{id}/referatet/bemaerk" SignMinutes LEADS => minutes::remark;
    POST "/moeder/{id}/referatet/papir" KeepMinutes LEADS => minutes::paper;
    POST "/moeder/{id}/referatet/svar" KeepMinutes LEADS => minutes::answer;
    POST "/moeder/{id}/referatet/rettelse" KeepMinutes LEADS => minutes::correct;
    POST "/moeder/{id}/referatet/laas" KeepMinutes LEADS => minutes::lock;
    GET "/moeder/{id}/fremmoede" RecordDecision PAGE => attendance::page;
    POST "/moeder/{id}/fremmoede" RecordDecision LEADS => attendance::note;
    POST "/moeder/{id}/fremmoede/resten" RecordDecision LEADS => attendance::rest;
    POST "/moeder/{id}/fremmoede/stedfortraeder" RecordDecision LEADS => attendance::substitute;
    POST "/moeder/{id}/fremmoede/ophold" RecordDecision LEADS => attendance::stay;
    GET "/punkter/{id}/deltagelse" RecordDecision PAGE => taking_part::page;
    POST "/punkter/{id}/deltagelse" RecordDecision LEADS => taking_part::note;
    POST "/punkter/{id}/gaest" RecordDecision LEADS => taking_part::guest;
    POST "/punkter/{id}/stemmer" RecordDecision LEADS => taking_part::vote;
    POST "/punkter/{id}/mindretal" RecordDecision LEADS => taking_part::dissent;
    GET "/punkter/{id}/beslutning" RecordDecision PAGE => decision::page;
    POST "/punkter/{id}/beslutning" RecordDecision LEADS => decision::record;
    GET "/punkter/{id}/linjer" RecordDecision PAGE => notice_lines::page;
    POST "/punkter/{id}/linjer" RecordDecision LEADS => notice_lines::sort;
    POST "/punkter/{id}/fremlagt" RecordDecision LEADS => shown_at_meeting::hang;
    POST "/punkter/{id}/fremlagt/tag-af" RecordDecision LEADS => shown_at_meeting::take_off;
    POST "/punkter/{id}/udkast" RecordDecision JSON => decision_draft::draft;
    GET "/punkter/{id}/stand" RecordDecision JSON => decision_writing::stand;
    GET "/punkter/{id}/felter/{field}" RecordDecision JSON => decision_writing::read;
    POST "/punkter/{id}/felter/{field}" RecordDecision KEPT => decision_writing::save;
    POST "/punkter/{id}/felter/{field}/hold" RecordDecision HELD => decision_writing::hold;
    POST "/punkter/{id}/felter/{field}/slip" RecordDecision HELD => decision_writing::release;
    GET "/moeder/{id}/moedelokale" RecordDecision PAGE => meeting_room::page;
    POST "/moeder/{id}/moedelokale" RecordDecision LEADS => meeting_room::act;
    GET "/moeder/{id}/foelg" LookAround PAGE => follow::page;
    GET "/moeder/{id}/foelg/stroem" LookAround STREAM => follow::stream;
    GET "/moeder/{id}/projektor" RecordDecision PAGE => projector::page;
    GET "/moeder/{id}/projektor/stroem" RecordDecision STREAM => projector::stream;
    POST "/punkter/{id}/udsaet" RecordDecision LEADS => decision_moves::postpone;
    POST "/punkter/{id}/send-videre" RecordDecision LEADS => decision_moves::send_on;
    POST "/punkter/{id}/tag-tilbage" RecordDecision LEADS => decision_moves::take_back;
    GET "/rapporter/tid" LookAround TIMES => time_report::page;
    GET "/punkter/{id}/dokumenter" PrintDocument PAGE => documents::of_item;
    POST "/punkter/{id}/udsted" IssueDocument LEADS => documents::issue_extract;
    GET "/punkter/{id}/tryk/{file}" PrintDocument PRINTED => printed::of_item;
    GET "/udstedte/{id}" LookAround ISSUED => issued::file;
    GET "/udstedte/{id}/aendringer" LookAround PAGE => comparison::page;
    POST "/tryk" PrintDocument LEADS => print_job::begin;
    GET "/tryk/{id}" PrintDocument PAGE => print_job::page;
    POST "/tryk/{id}/stop" PrintDocument LEADS => print_job::stop;
    GET "/tryk/{id}/fil" PrintDocument PRINTED => print_job::file;
    GET "/udseende" SetLook PAGE => look::page;
    POST "/udseende/vis" SetLook PDF => look::preview;
    POST "/udseende/gem" SetLook LEADS => look::save;
    POST "/udseende/standard" SetLook LEADS => look::reset;
    GET "/udseende/logo" SetLook PICTURE => look::logo;
    GET "/eftersyn/koder" LookAround PAGE => finding_codes::page;
    GET "/punkter/{id}" LookAround PAGE => item::page;
    POST "/punkter/{id}/laest" KeepOwnReading LEADS => own_reading::mark;
    POST "/moeder/{id}/laest" KeepOwnReading LEADS => own_reading::mark_meeting;
    POST "/punkter/{id}/note" KeepOwnReading LEADS => own_reading::keep_note;
    POST "/punkter/{id}/marker" KeepOwnReading LEADS => own_reading::mark_passage;
    POST "/punkter/{id}/marker/fjern" KeepOwnReading LEADS => own_reading::unmark_passage;
    POST "/punkter/{id}/del" ShareRemark LEADS => own_reading::share;
    POST "/punkter/{id}/del/fjern" ShareRemark LEADS => own_reading::remove_shared;
    POST "/punkter/{id}/luk" SetOpenness LEADS => item_openness::close;
    POST "/punkter/{id}/aabn" SetOpenness LEADS => item_openness::open;
    POST "/punkter/{id}/hold-ude" SetOpenness LEADS => item_openness::exclude;
    POST "/punkter/{id}/giv-adgang" SetOpenness LEADS => item_openness::admit;
    GET "/sager/{id}" LookAround PAGE => case::page;
    GET "/journalnumre" LookAround PAGE => journal_numbers::top;
    GET "/journalnumre/{number}" LookAround PAGE => journal_numbers::page;
    GET "/navne" LookAround PAGE => directory::page;
    GET "/personer/{id}" LookAround PAGE => named::person;
    GET "/stillinger/{id}" LookAround PAGE => named::position;
    GET "/enheder/{id}" LookAround PAGE => named::unit;
    GET "/soeg" LookAround PAGE => search::page;
    GET "/importer" ImportMinutes PAGE => imports::page;
    GET "/importer/{id}" ImportMinutes PAGE => import_report::page;
    POST "/importer/modtag" ImportMinutes EITHER => uploads::receive;
    POST "/importer/{id}/fortryd" ImportMinutes LEADS => import_report::undo;
    GET "/indlaesning/{id}" ImportMinutes PAGE => upload::page;
    POST "/indlaesning/{id}/ret" ImportMinutes LEADS => upload::mend;
    POST "/indlaesning/{id}/tekst" ImportMinutes LEADS => upload::mend_text;
    POST "/indlaesning/{id}/godkend" ImportMinutes LEADS => upload::accept;
    POST "/indlaesning/{id}/opgiv" ImportMinutes LEADS => upload::give_up;
    GET "/forslag/{id}" DecideProposal PAGE => join::page;
    POST "/forslag/{id}/sammenlaeg" DecideProposal LEADS => join::join;
    POST "/forslag/{id}/afvis" DecideProposal LEADS => join::decline;
    GET "/forslag" DecideProposal PAGE => proposals::page;
    POST "/forslag/{id}/afgoer" DecideProposal LEADS => proposals::decide;
    POST "/forslag/{id}/fortryd" DecideProposal LEADS => proposals::reopen;
    POST "/sager/{id}/laeg-sammen" JoinCases LEADS => case::join;
    POST "/sager/{id}/skil-ad" JoinCases LEADS => case::split;
    GET "/bilag/{id}" LookAround FOREIGN => attachment::file;
    GET "/journal" ReadWholeJournal LIST => journal::whole;
    GET "/journal/laesninger" ReadWholeJournal LIST => closed_reads::whole;
    GET "/forummer/{id}/journal" ReadJournal LIST => journal::of_forum;
    GET "/moeder/{id}/journal" ReadJournal LIST => journal::of_meeting;
    GET "/punkter/{id}/journal" ReadJournal LIST => journal::of_item;
    GET "/punkter/{id}/laesninger" ReadJournal LIST => closed_reads::of_item;
    GET "/sager/{id}/journal" ReadJournal LIST => journal::of_case;
    GET "/personer/{id}/journal" ReadWholeJournal LIST => journal::of_person;
    GET "/om" LookAround PAGE => about::page;
    GET "/hvem-maa-hvad" LookAround PAGE => access::page;
    GET "/log-ind" Anyone EITHER => sign_in::page;
    POST "/log-ind" Anyone SIGNS_IN => sign_in::enter;
    GET "/log-ind/kode" Anyone EITHER => sign_in::code_page;
    POST "/log-ind/kode" Anyone SIGNS_IN => sign_in::show_code;
    GET "/log-ind/oidc" Anyone PROVIDER => provider::begin;
    GET "/log-ind/oidc/retur" Anyone PROVIDER => provider::come_back;
    POST "/log-ud" Anyone EITHER => sign_in::leave;
    GET "/velkommen/{token}" Anyone WELCOME => welcome::page;
    POST "/velkommen/{token}" Anyone WELCOMED => welcome::accept;
    GET "/konto" KeepOwnData PAGE => account::page;
    GET "/konto/data" KeepOwnData JSON => account::data;
    POST "/konto/om" KeepOwnData LEADS => account::correct;
    POST "/konto/besked" KeepOwnData LEADS => account::choose_mail;
    POST "/konto/adgangskode" KeepOwnData SIGNS_IN => account::change_password;
    POST "/konto/to-trin" KeepOwnData GUESSED => account::offer_factor;
    POST "/konto/to-trin/bekraeft" KeepOwnData GUESSED => account::confirm_factor;
    POST "/konto/to-trin/fra" KeepOwnData SIGNS_IN => account::drop_factor;
    POST "/konto/laesning/slet" KeepOwnReading LEADS => account::forget_reading;
    POST "/konto/sessioner/slut" KeepOwnData LEADS => account::end_sessions;
    POST "/se-som" KeepOwnData LEADS => see_as::change;
    GET "/bekraeft" KeepOwnData PAGE => prove::page;
    POST "/bekraeft" KeepOwnData PROVED => prove::enter;
    GET "/forummer/{id}/skabeloner" KeepTemplates PAGE => templates::page;
    POST "/forummer/{id}/skabeloner" KeepTemplates LEADS => templates::keep;
    GET "/forummer/{id}/roller" LookAround PAGE => forum_people::page;
    POST "/forummer/{id}/roller" AppointToForum EITHER => forum_people::appoint;
    POST "/forummer/{id}/roller/parti" AppointToForum LEADS => forum_people::set_party;
    POST "/forummer/{id}/roller/slut" AppointToForum EITHER => forum_people::end_role;
    GET "/administration" KeepPeople PAGE => administration::page;
    GET "/administration/personer" KeepPeople PAGE => persons::page;
    POST "/administration/personer" KeepPeople LEADS => persons::make;
    GET "/administration/personer/{id}" KeepPeople PAGE => person_record::page;
    POST "/administration/personer/{id}/ret" KeepPeople LEADS => person_record::correct;
    POST "/administration/personer/{id}/inviter" KeepAccounts PAGE => person_record::invite;
    POST "/administration/personer/{id}/nyt-link" KeepAccounts PAGE => person_record::reset;
    POST "/administration/personer/{id}/konto/luk" KeepAccounts EITHER => person_record::shut;
    POST "/administration/personer/{id}/konto/aabn" KeepAccounts EITHER => person_record::open;
    POST "/administration/personer/{id}/fratraedelse" KeepPeople EITHER => person_record::leave;
    POST "/administration/personer/{id}/roller" KeepPeople EITHER => person_record::appoint;
    POST "/administration/personer/{id}/roller/slut" KeepPeople EITHER => person_record::end_role;
    GET "/administration/organisation" KeepPeople PAGE => organisation::page;
    POST "/administration/organisation/enheder" KeepPeople LEADS => organisation::make_unit;
    POST "/administration/organisation/enheder/flyt" KeepPeople LEADS => organisation::place_unit;
    POST "/administration/organisation/stillinger" KeepPeople LEADS => organisation::make_position;
    POST "/administration/organisation/stillinger/besaet" KeepPeople LEADS => organisation::fill;
    POST "/administration/organisation/stillinger/slut" KeepPeople LEADS => organisation::vacate;
    GET "/administration/forummer" KeepForums PAGE => forums::page;
    POST "/administration/forummer" KeepForums LEADS => forums::make;
    GET "/administration/forummer/{id}" KeepForums PAGE => forums::rules_page;
    POST "/administration/forummer/{id}/ret" KeepForums LEADS => forums::correct;
    POST "/administration/forummer/{id}/regler" KeepForums LEADS => forums::set;
    POST "/administration/forummer/{id}/regler/standard" KeepForums LEADS => forums::reset;
    GET "/administration/indlaes-personer" KeepPeople PAGE => person_import::page;
    POST "/administration/indlaes-personer/vis" KeepPeople PAGE => person_import::look_over;
    POST "/administration/indlaes-personer" KeepPeople EITHER => person_import::take_in;
    GET "/administration/konfiguration" SetConfiguration PAGE => configuration::page;
    GET "/administration/konfiguration/fil" SetConfiguration JSON => configuration::file;
    POST "/administration/konfiguration/sammenlign" SetConfiguration PAGE => configuration::compare;
    POST "/administration/konfiguration/indfoer" SetConfiguration EITHER => configuration::apply;
    GET "/administration/post" KeepAccounts PAGE => outbox::page;
    POST "/administration/post/igen" KeepAccounts LEADS => outbox::retry;
    GET "/administration/regler" SetConfiguration PAGE => rules::page;
    POST "/administration/regler" SetConfiguration LEADS => rules::keep;
    POST "/administration/regler/standard" SetConfiguration LEADS => rules::forget;
    GET "/assets/{*path}" Unasked ASSET => assets::file;
    GET "/robots.txt" Unasked TEXT => robots::file;
    GET "/api/openapi.json" Unasked JSON => openapi::file;
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
            BTreeSet::from(["/api/openapi.json", "/assets/{*path}", "/robots.txt"])
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
