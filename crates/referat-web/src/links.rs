//! Addresses of pages, made in one place. Parameters are references, as templates pass them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use referat_actions::lookups::SearchQuery;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::finding::FindingCode;
use referat_domain::ids::{
    AgendaItemId, AttachmentId, CaseId, DocumentId, ForumId, IssuedDocumentId, MeetingId, PersonId,
    PositionId, PrintJobId, ProposalId, UnitId, UploadId,
};
use referat_domain::kle::KleLevel;
use referat_domain::view::journal::JournalPlace;
use referat_domain::view::kle::NumberTitle;
use referat_domain::view::people::Named;

use crate::orders::NamedPrint;

mod journals;
mod minutes;
mod papers;
mod planning;
mod reading;
mod sessions;

pub use journals::{
    case_journal, forum_journal, item_journal, item_reads, journal_about, meeting_journal, person_journal,
};
pub use minutes::{minutes, minutes_step, signature_sheet};
pub use papers::{
    agenda, agenda_preview, agenda_step, answer_in_writing, between, between_file, between_of_forum, paper,
    paper_field, paper_file, paper_step, task, task_file, task_step, templates, write_paper,
};
pub use planning::{
    add_meeting, answer_invitation, calendar_feed, call_extraordinary, call_substitute, cancel_meeting,
    forum_plan, invitations, invite_to_meeting, meeting_plan, meeting_plan_file, meeting_plan_file_of_all,
    meeting_plan_of, move_meeting, plan_year, take_back_invitation,
};
pub use reading::{
    mark_passage, note, read_item, read_meeting, remove_shared_remark, share_remark, unmark_passage,
    unread_of_meeting,
};
pub use sessions::{
    attendance, attendance_step, decision, decision_field, decision_step, follow, follow_stream,
    meeting_room, notice_lines, projector, projector_stream, session, taking_part, taking_part_step,
    time_report, time_report_of,
};

/// What stands unencoded in a query: unreserved characters.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Where one signs in, and goes on to a page.
#[must_use]
pub fn sign_in(to: Option<&str>) -> String {
    onwards("/log-ind", to)
}

/// Where one signs in at the provider of logins, and goes on to a page.
#[must_use]
pub fn sign_in_at_provider(to: Option<&str>) -> String {
    onwards("/log-ind/oidc", to)
}

/// Where one shows one's second factor, and goes on to a page.
#[must_use]
pub fn sign_in_code(to: Option<&str>) -> String {
    onwards("/log-ind/kode", to)
}

fn onwards(path: &str, to: Option<&str>) -> String {
    match to {
        None | Some("/") => path.to_owned(),
        Some(to) => format!("{path}?til={}", utf8_percent_encode(to, PLAIN)),
    }
}

/// A forum's page.
#[must_use]
pub fn forum(id: &ForumId) -> String {
    format!("/forummer/{id}")
}

/// Who holds a role in a forum, and where one is given.
#[must_use]
pub fn forum_people(id: &ForumId) -> String {
    format!("/forummer/{id}/roller")
}

/// Where the party or list of a role in a forum is set.
#[must_use]
pub fn set_party(id: &ForumId) -> String {
    format!("/forummer/{id}/roller/parti")
}

/// Where a role in a forum is ended.
#[must_use]
pub fn end_forum_role(id: &ForumId) -> String {
    format!("/forummer/{id}/roller/slut")
}

/// A forum's facts and rules.
#[must_use]
pub fn forum_rules(id: &ForumId) -> String {
    format!("/administration/forummer/{id}")
}

/// A person, for administration.
#[must_use]
pub fn person_record(id: &PersonId) -> String {
    format!("/administration/personer/{id}")
}

/// The same, after something was done.
#[must_use]
pub fn person_record_after(id: &PersonId, news: &str) -> String {
    format!("/administration/personer/{id}?nyt={news}")
}

/// Where a person is given a role.
#[must_use]
pub fn person_roles(id: &PersonId) -> String {
    format!("/administration/personer/{id}/roller")
}

/// Where a person's role is ended.
#[must_use]
pub fn end_person_role(id: &PersonId) -> String {
    format!("/administration/personer/{id}/roller/slut")
}

/// Where a proposal is decided.
#[must_use]
pub fn decide_proposal(id: &ProposalId) -> String {
    format!("/forslag/{id}/afgoer")
}

/// Where the decision on a proposal of names is taken back.
#[must_use]
pub fn reopen_proposal(id: &ProposalId) -> String {
    format!("/forslag/{id}/fortryd")
}

/// Where a case is joined with another.
#[must_use]
pub fn join_case(id: &CaseId) -> String {
    format!("/sager/{id}/laeg-sammen")
}

/// Where a paper is split off a case.
#[must_use]
pub fn split_case(id: &CaseId) -> String {
    format!("/sager/{id}/skil-ad")
}

/// A meeting's page.
#[must_use]
pub fn meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}")
}

/// A whole meeting on one page, for reading and printing.
#[must_use]
pub fn whole_meeting(id: &MeetingId) -> String {
    format!("/moeder/{id}?vis=alt")
}

/// A meeting's check-up.
#[must_use]
pub fn checkup(id: &MeetingId) -> String {
    format!("/moeder/{id}/eftersyn")
}

/// Where a finding of a meeting is silenced.
#[must_use]
pub fn silence(id: &MeetingId) -> String {
    format!("/moeder/{id}/eftersyn/skjul")
}

/// Where a finding of a meeting is told of again.
#[must_use]
pub fn unsilence(id: &MeetingId) -> String {
    format!("/moeder/{id}/eftersyn/vis")
}

/// A meeting's documents: what can be printed, and what was issued.
#[must_use]
pub fn documents(id: &MeetingId) -> String {
    format!("/moeder/{id}/dokumenter")
}

/// The same, after something was issued.
#[must_use]
pub fn documents_after(id: &MeetingId, issued: &IssuedDocumentId) -> String {
    format!("/moeder/{id}/dokumenter?udstedt={issued}")
}

/// Where something of a meeting is issued.
#[must_use]
pub fn issue(id: &MeetingId) -> String {
    format!("/moeder/{id}/udsted")
}

/// A file that is printed of a meeting as it is now.
#[must_use]
pub fn meeting_print(id: &MeetingId, print: &NamedPrint) -> String {
    format!("/moeder/{id}/tryk/{}", print.name())
}

/// An item's documents.
#[must_use]
pub fn item_documents(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/dokumenter")
}

/// Where an item's extract is issued.
#[must_use]
pub fn issue_extract(id: &AgendaItemId) -> String {
    format!("/punkter/{id}/udsted")
}

/// A file that is printed of an item as it is now.
#[must_use]
pub fn item_print(id: &AgendaItemId, print: &NamedPrint) -> String {
    format!("/punkter/{id}/tryk/{}", print.name())
}

/// The bytes of an issued document.
#[must_use]
pub fn issued(id: &IssuedDocumentId) -> String {
    format!("/udstedte/{id}")
}

/// What an issued document says otherwise than the version before.
#[must_use]
pub fn changes(id: &IssuedDocumentId) -> String {
    format!("/udstedte/{id}/aendringer")
}

/// Something that takes long to print: how it stands.
#[must_use]
pub fn print_job(id: &PrintJobId) -> String {
    format!("/tryk/{id}")
}

/// Where it is stopped.
#[must_use]
pub fn stop_print(id: &PrintJobId) -> String {
    format!("/tryk/{id}/stop")
}

/// Its file.
#[must_use]
pub fn print_file(id: &PrintJobId) -> String {
    format!("/tryk/{id}/fil")
}

/// What a code means.
#[must_use]
pub fn finding_code(code: &FindingCode) -> String {
    format!("/eftersyn/koder#{}", code.as_str())
}

/// Where a short form is put on a forum's list.
#[must_use]
pub fn explain_abbreviation(id: &ForumId) -> String {
    format!("/forummer/{id}/forkortelser")
}

/// Where a short form is taken off a forum's list.
#[must_use]
pub fn forget_abbreviation(id: &ForumId) -> String {
    format!("/forummer/{id}/forkortelser/glem")
}

/// An item's page.
#[must_use]
pub fn item(id: &AgendaItemId) -> String {
    format!("/punkter/{id}")
}

/// Where who may see an item is changed: `luk`, `aabn`, `hold-ude` or `giv-adgang`.
#[must_use]
pub fn item_openness(id: &AgendaItemId, what: &str) -> String {
    format!("/punkter/{id}/{what}")
}

/// A case's page.
#[must_use]
pub fn case(id: &CaseId) -> String {
    format!("/sager/{id}")
}

/// A person's page.
#[must_use]
pub fn person(id: &PersonId) -> String {
    format!("/personer/{id}")
}

/// A position's page.
#[must_use]
pub fn position(id: &PositionId) -> String {
    format!("/stillinger/{id}")
}

/// A unit's page.
#[must_use]
pub fn unit(id: &UnitId) -> String {
    format!("/enheder/{id}")
}

/// The page of a person, position or unit.
#[must_use]
pub fn named(named: &Named) -> String {
    match named {
        Named::Person { id, .. } => person(id),
        Named::Position { id, .. } => position(id),
        Named::Unit { id, .. } => unit(id),
    }
}

/// An import report.
#[must_use]
pub fn import_report(id: &DocumentId) -> String {
    format!("/importer/{id}")
}

/// Where an import is taken back.
#[must_use]
pub fn undo_import(id: &DocumentId) -> String {
    format!("/importer/{id}/fortryd")
}

/// What was handed in, before it is imported.
#[must_use]
pub fn upload(id: &UploadId) -> String {
    format!("/indlaesning/{id}")
}

/// Where a document is compared with the meeting it may be of.
#[must_use]
pub fn join(id: &ProposalId) -> String {
    format!("/forslag/{id}")
}

/// An attachment's file.
#[must_use]
pub fn attachment(id: &AttachmentId) -> String {
    format!("/bilag/{id}")
}

/// As much of a number as its level says: `00`, `00.30`, `00.30.14`.
#[must_use]
pub fn number_at(level: &KleLevel, number: &KleNumber) -> String {
    match level {
        KleLevel::MainGroup => format!("{:02}", number.main_group),
        KleLevel::Group => format!("{:02}.{:02}", number.main_group, number.group),
        KleLevel::Subject => number.to_string(),
    }
}

/// A number's place in the tree.
#[must_use]
pub fn number(title: &NumberTitle) -> String {
    format!("/journalnumre/{}", number_at(&title.level, &title.number))
}

/// A subject's place in the tree.
#[must_use]
pub fn subject(number: &KleNumber) -> String {
    format!("/journalnumre/{number}")
}

/// Where the thing of a journal entry stands; nothing where it has no page.
#[must_use]
pub fn journal_place(place: &JournalPlace) -> Option<String> {
    Some(match place {
        JournalPlace::Item(id) => item(id),
        JournalPlace::Meeting(id) => meeting(id),
        JournalPlace::Checkup(id) => checkup(id),
        JournalPlace::Case(id) => case(id),
        JournalPlace::Forum(id) => forum(id),
        JournalPlace::Person(id) => person(id),
        JournalPlace::Position(id) => position(id),
        JournalPlace::Unit(id) => unit(id),
        JournalPlace::Document(id) => import_report(id),
        JournalPlace::Issued(id) => issued(id),
        JournalPlace::Look => "/udseende".to_owned(),
        JournalPlace::Register => "/journalnumre".to_owned(),
        JournalPlace::Proposals => "/forslag".to_owned(),
        JournalPlace::Nowhere => return None,
    })
}

/// An item's page, come to from a search's hits.
#[must_use]
pub fn hit(id: &AgendaItemId) -> String {
    format!("/punkter/{id}?fra=soeg")
}

/// An address with these fields after it, those that say nothing left out.
#[must_use]
pub fn with_fields(path: &str, fields: &[(&str, &str)]) -> String {
    let said: Vec<String> = fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, PLAIN)))
        .collect();
    match said.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{}", said.join("&")),
    }
}

/// A page of the imports.
#[must_use]
pub fn imports(page: &u32) -> String {
    format!("/importer?side={page}")
}

/// A page of a forum's meetings.
#[must_use]
pub fn forum_page(id: &ForumId, page: &u32) -> String {
    format!("/forummer/{id}?side={page}")
}

/// A search.
#[must_use]
pub fn search(query: &SearchQuery) -> String {
    let mut address = format!("/soeg?q={}", utf8_percent_encode(&query.words, PLAIN));
    if let Some(forum) = query.forum {
        address.push_str(&format!("&forum={forum}"));
    }
    if let Some(year) = query.year {
        address.push_str(&format!("&aar={year}"));
    }
    if let Some(outcome) = query.outcome {
        address.push_str(&format!("&udfald={}", outcome.as_str()));
    }
    if query.page > 1 {
        address.push_str(&format!("&side={}", query.page));
    }
    address
}

/// A search for words alone.
#[must_use]
pub fn search_words(words: &str) -> String {
    search(&SearchQuery {
        words: words.to_owned(),
        page: 1,
        ..SearchQuery::default()
    })
}

#[cfg(test)]
mod tests {
    use referat_domain::meeting::decision::Outcome;

    use super::*;

    #[test]
    fn a_search_is_an_address_that_can_be_sent_to_a_colleague() {
        let query = SearchQuery {
            words: "økonomi & stab".into(),
            year: Some(2020),
            outcome: Some(Outcome::NotAdopted),
            page: 2,
            ..SearchQuery::default()
        };
        assert_eq!(
            search(&query),
            "/soeg?q=%C3%B8konomi%20%26%20stab&aar=2020&udfald=not_adopted&side=2"
        );
    }

    #[test]
    fn a_number_is_cut_at_its_level() {
        let number = "00.30.14".parse().unwrap();
        assert_eq!(number_at(&KleLevel::MainGroup, &number), "00");
        assert_eq!(number_at(&KleLevel::Group, &number), "00.30");
        assert_eq!(number_at(&KleLevel::Subject, &number), "00.30.14");
    }
}
