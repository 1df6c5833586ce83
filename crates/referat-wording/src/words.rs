//! Words for the domain's enums: one key each, built from the word the store keeps.

use std::borrow::Cow;

use referat_domain::access::Action;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::comparison::{HeadPart, ItemPart};
use referat_domain::finding::{Finding, FindingCode, Severity};
use referat_domain::forum::ForumProfile;
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::kle::KleLevel;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::minutes::{LockMissing, MinutesState};
use referat_domain::meeting::promise::LineKind;
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::mending::FaultKind;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::section::SectionKind;
use referat_domain::role::Role;
use referat_domain::view::minutes::RemarkAnswer;
use referat_domain::view::people::Involvement;

use crate::Wording;

/// Families of keys that are built from values and stand nowhere in full: how each key begins.
pub const FAMILIES: &[&str] = &[
    "account-state-",
    "action-",
    "alias-reason-",
    "answer-",
    "attended-",
    "away-cause-",
    "case-kind-",
    "agenda-did-",
    "chairs-ground-",
    "change-kind-",
    "clash-",
    "file-form-",
    "finding-",
    "forum-profile-",
    "interim-way-",
    "invited-as-",
    "involvement-",
    "join-reason-",
    "comparison-head-",
    "comparison-item-",
    "config-how-",
    "config-thing-",
    "covered-",
    "stop-state-",
    "guidance-section-",
    "day-off-",
    "issued-change-",
    "issued-kind-",
    "journal-action-",
    "journal-kind-",
    "kind-",
    "kle-level-",
    "late-by-",
    "left-out-",
    "mail-choice-",
    "mail-trouble-",
    "lock-missing-",
    "meeting-join-reason-",
    "mend-fault-",
    "minutes-state-",
    "month-",
    "not-drafted-",
    "nearness-",
    "no-deadline-",
    "not-kept-",
    "line-kind-",
    "not-now-",
    "not-valid-",
    "outcome-",
    "opinion-state-",
    "paper-kind-",
    "paper-state-",
    "plan-change-",
    "procedure-state-",
    "planned-",
    "read-place-",
    "read-state-",
    "read-what-",
    "recipients-",
    "remark-answer-",
    "role-",
    "rule-choice-",
    "rule-name-",
    "section-",
    "severity-",
    "state-",
    "told-",
    "voted-",
    "unread-",
    "verify-",
    "weekday-",
    "writing-",
    "written-choice-",
    "written-stops-",
];

impl Wording {
    /// Something a person can do, as it follows "you may not …": "udstede dokumenter".
    #[must_use]
    pub fn action(&self, action: Action) -> String {
        self.of_family("action-", action.as_str())
    }

    /// What a role is called: "Sekretær".
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.of_family("role-", role.as_str())
    }

    /// How it stands with an account: "Kan logge ind".
    #[must_use]
    pub fn account_state(&self, word: &str) -> String {
        self.of_family("account-state-", word)
    }

    /// Something that taking in a list of persons does: "oprettes".
    #[must_use]
    pub fn planned(&self, word: &str) -> String {
        self.of_family("planned-", word)
    }

    /// A kind of thing in a configuration: "Regel".
    #[must_use]
    pub fn config_thing(&self, word: &str) -> String {
        self.of_family("config-thing-", word)
    }

    /// How a thing of a configuration differs: "Ny".
    #[must_use]
    pub fn config_how(&self, word: &str) -> String {
        self.of_family("config-how-", word)
    }

    /// Who may do something, to be asked: "formand, sekretær eller administrator".
    #[must_use]
    pub fn who_may(&self, action: Action) -> String {
        let mut names: Vec<String> = action
            .roles()
            .into_iter()
            .map(|role| self.role(role).to_lowercase())
            .collect();
        let Some(last) = names.pop() else {
            return String::new();
        };
        match names.is_empty() {
            true => last,
            false => self.text_with(
                "either",
                &[("those", names.join(", ").into()), ("last", last.into())],
            ),
        }
    }

    /// What became of a clause: "Godkendt".
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.of_family("outcome-", outcome.as_str())
    }

    /// A finding in few words: "Titlen er en anden i indholdsfortegnelsen".
    #[must_use]
    pub fn finding(&self, code: FindingCode) -> String {
        self.of_family("finding-", code.as_str())
    }

    /// What a finding means and how to mend it.
    #[must_use]
    pub fn finding_help(&self, code: FindingCode) -> String {
        self.text(&format!("finding-{}.help", code.as_str())).into_owned()
    }

    /// What a finding means and how to mend it, with what is said of just this one.
    #[must_use]
    pub fn finding_mend(&self, finding: &Finding) -> String {
        let help = self.finding_help(finding.code);
        let said = finding.message.to_lowercase();
        let is_pair = ["orientering", "efterretning"]
            .iter()
            .all(|word| said.contains(word));
        if finding.code == FindingCode::VerbDiffers && is_pair {
            return format!("{help} {}", self.text("finding-verb-differs.pair"));
        }
        help
    }

    /// How much a finding matters: "Fejl", "Advarsel", "Bemærkning".
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.of_family("severity-", severity.as_str())
    }

    /// How many findings of a severity: "2 advarsler".
    #[must_use]
    pub fn severity_count(&self, severity: Severity, count: u32) -> String {
        let key = format!("severity-{}.count", severity.as_str());
        self.text_with(&key, &[("count", count.into())])
    }

    /// The standard heading of a section: "Sagsfremstilling".
    #[must_use]
    pub fn section(&self, kind: SectionKind) -> String {
        self.of_family("section-", kind.as_str())
    }

    /// How far a meeting has come: "Afholdt".
    #[must_use]
    pub fn state(&self, state: MeetingState) -> String {
        self.of_family("state-", state.as_str())
    }

    /// How far a paper has come with a forum: "Udsat".
    #[must_use]
    pub fn stop_state(&self, state: ConsultationState) -> String {
        self.of_family("stop-state-", state.as_str())
    }

    /// How far minutes have come: "låst".
    #[must_use]
    pub fn minutes_state(&self, state: MinutesState) -> String {
        self.of_family("minutes-state-", state.as_str())
    }

    /// What is missing before minutes are locked: "En underskrift mangler."
    #[must_use]
    pub fn lock_missing(&self, missing: LockMissing) -> String {
        let key = format!("lock-missing-{}", missing.key());
        match missing {
            LockMissing::Remarks(day) => self.text_with(&key, &[("day", self.date(day).into())]),
            LockMissing::Answers(count) | LockMissing::Approvals(count) | LockMissing::Signatures(count) => {
                self.text_with(&key, &[("count", count.into())])
            }
            LockMissing::Issue | LockMissing::NewIssue | LockMissing::Approval => {
                self.text(&key).into_owned()
            }
        }
    }

    /// What became of a remark on minutes: "Taget med."
    #[must_use]
    pub fn remark_answer(&self, answer: RemarkAnswer) -> String {
        self.of_family("remark-answer-", answer.as_str())
    }

    /// What kind of document: "Referat".
    #[must_use]
    pub fn kind(&self, kind: DocumentKind) -> String {
        self.of_family("kind-", kind.as_str())
    }

    /// What kind of issued document: "Protokoludskrift".
    #[must_use]
    pub fn issued_kind(&self, kind: IssuedKind) -> String {
        self.of_family("issued-kind-", kind.as_str())
    }

    /// Whom a document is for: "Medlemmernes".
    #[must_use]
    pub fn recipients(&self, recipients: Recipients) -> String {
        self.of_family("recipients-", recipients.as_str())
    }

    /// Whom a document is for, as an answer: "Medlemmerne".
    #[must_use]
    pub fn recipients_for(&self, recipients: Recipients) -> String {
        let key = format!("recipients-{}.for", recipients.as_str());
        self.text(&key).into_owned()
    }

    /// What a copy for them is called: "Medlemmernes udgave".
    #[must_use]
    pub fn recipients_copy(&self, recipients: Recipients) -> String {
        let key = format!("recipients-{}.copy", recipients.as_str());
        self.text(&key).into_owned()
    }

    /// What such a copy holds.
    #[must_use]
    pub fn recipients_note(&self, recipients: Recipients) -> String {
        let key = format!("recipients-{}.note", recipients.as_str());
        self.text(&key).into_owned()
    }

    /// What a form of a file is called, by its ending: "PDF", "Word".
    #[must_use]
    pub fn file_form(&self, ending: &str) -> String {
        self.of_family("file-form-", ending)
    }

    /// A part of what stands before the items, in a comparison: "Mødested".
    #[must_use]
    pub fn head_part(&self, part: HeadPart) -> String {
        let word = match part {
            HeadPart::Kind => "kind",
            HeadPart::Date => "date",
            HeadPart::Time => "time",
            HeadPart::Place => "place",
            HeadPart::Participants => "participants",
            HeadPart::Preamble => "preamble",
        };
        self.of_family("comparison-head-", word)
    }

    /// A part of an item, in a comparison: "Titel", or a section's heading as printed.
    #[must_use]
    pub fn item_part(&self, part: &ItemPart) -> String {
        let word = match part {
            ItemPart::Section { kind, heading } => {
                return heading.clone().unwrap_or_else(|| self.section(*kind));
            }
            ItemPart::Number => "number",
            ItemPart::Title => "title",
            ItemPart::JournalNumber => "journal-number",
            ItemPart::Slot => "slot",
            ItemPart::Openness => "openness",
            ItemPart::Late => "late",
            ItemPart::Attachments => "attachments",
        };
        self.of_family("comparison-item-", word)
    }

    /// Which rules a forum lives by: "Politisk udvalg eller råd".
    #[must_use]
    pub fn forum_profile(&self, profile: ForumProfile) -> String {
        self.of_family("forum-profile-", profile.as_str())
    }

    /// What kind of case: "Mødets egen sag".
    #[must_use]
    pub fn case_kind(&self, kind: CaseKind) -> String {
        self.of_family("case-kind-", kind.as_str())
    }

    /// A level of the KLE register: "Hovedgruppe".
    #[must_use]
    pub fn kle_level(&self, level: KleLevel) -> String {
        self.of_family("kle-level-", level.as_str())
    }

    /// Why an attachment is not in a packet: "Filen kræver en adgangskode".
    #[must_use]
    pub fn left_out(&self, why: &str) -> String {
        self.of_open_family("left-out-", why)
    }

    /// Why an item belongs to a case, or may: "Samme journalnummer, og emnerne ligner hinanden (78 %)".
    #[must_use]
    pub fn join_reason(&self, reason: JoinReason) -> String {
        let (word, alike) = match reason {
            JoinReason::First => ("first", None),
            JoinReason::MeetingCase => ("meeting-case", None),
            JoinReason::NumberAndSubject(alike) => ("number-and-subject", Some(alike)),
            JoinReason::SubjectOnly(alike) => ("subject-only", Some(alike)),
            JoinReason::ByHand => ("by-hand", None),
        };
        let key = format!("join-reason-{word}");
        match alike {
            None => self.text(&key).into_owned(),
            Some(alike) => {
                let rounded = (alike * 100.0).round() / 100.0;
                self.text_with(&key, &[("alike", self.percent(rounded).into())])
            }
        }
    }

    /// Why a document may be of a meeting that is there already.
    #[must_use]
    pub fn meeting_join_reason(&self, reason: &str) -> String {
        self.of_open_family("meeting-join-reason-", reason)
    }

    /// Why two names may be one.
    #[must_use]
    pub fn alias_reason(&self, reason: &str) -> String {
        self.of_open_family("alias-reason-", reason)
    }

    /// What someone has to do with items: "Har indstillet".
    #[must_use]
    pub fn involvement(&self, involvement: Involvement) -> String {
        let word = match involvement {
            Involvement::Presented => "presented",
            Involvement::Guest => "guest",
            Involvement::Remarked => "remarked",
            Involvement::Recommended => "recommended",
            Involvement::Absent => "absent",
        };
        self.of_family("involvement-", word)
    }

    /// What a line of notices is: "Løfte".
    #[must_use]
    pub fn line_kind(&self, kind: LineKind) -> String {
        self.of_family("line-kind-", kind.as_str())
    }

    /// Why a file that was handed in isn't kept.
    #[must_use]
    pub fn not_kept(&self, why: &str) -> String {
        self.of_open_family("not-kept-", why)
    }

    /// Why a document can't be read, and what to do.
    #[must_use]
    pub fn unread(&self, why: &str) -> String {
        self.of_open_family("unread-", why)
    }

    /// Why what was typed can't be used.
    #[must_use]
    pub fn mend_fault(&self, kind: FaultKind) -> String {
        self.of_family("mend-fault-", kind.as_str())
    }

    /// Why something can't be done in the state things are in, with what to do instead.
    #[must_use]
    pub fn not_now(&self, why: &str) -> String {
        self.of_open_family("not-now-", why)
    }

    /// Why a clause is left as written in a draft.
    #[must_use]
    pub fn not_drafted(&self, why: &str) -> String {
        self.of_open_family("not-drafted-", why)
    }

    /// Why what was given can't be used, with what was given.
    #[must_use]
    pub fn not_valid(&self, why: &str, given: &str) -> String {
        let key = format!("not-valid-{why}");
        let key = if self.has(&key) { &key } else { "not-valid-other" };
        self.text_with(key, &[("given", given.into())])
    }

    pub(crate) fn of_family(&self, family: &str, word: &str) -> String {
        let key = key_of(family, word);
        self.text(&key).into_owned()
    }

    /// Words for a reason that other crates may add to: an unknown one has the family's general words.
    fn of_open_family(&self, family: &str, word: &str) -> String {
        let key = key_of(family, word);
        if self.has(&key) {
            return self.text(&key).into_owned();
        }
        self.text(&key_of(family, "other")).into_owned()
    }
}

fn key_of(family: &str, word: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{family}{}", word.replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn every_value_of_every_enum_has_words() {
        for language in Language::ALL {
            let w = Wording::new(language);
            let mut words: Vec<String> = Outcome::ALL.iter().map(|it| w.outcome(*it)).collect();
            words.extend(FindingCode::ALL.iter().map(|it| w.finding(*it)));
            words.extend(FindingCode::ALL.iter().map(|it| w.finding_help(*it)));
            for severity in [Severity::Hint, Severity::Warning, Severity::Error] {
                words.push(w.severity(severity));
                words.push(w.severity_count(severity, 2));
            }
            words.extend(
                [
                    SectionKind::Occasion,
                    SectionKind::Statement,
                    SectionKind::Recommendation,
                    SectionKind::History,
                    SectionKind::Decision,
                    SectionKind::Attachments,
                    SectionKind::Other,
                ]
                .map(|it| w.section(it)),
            );
            words.extend(
                [
                    MeetingState::Planned,
                    MeetingState::AgendaOpen,
                    MeetingState::AgendaIssued,
                    MeetingState::InSession,
                    MeetingState::Held,
                    MeetingState::Cancelled,
                ]
                .map(|it| w.state(it)),
            );
            words.extend(
                [
                    DocumentKind::Agenda,
                    DocumentKind::SupplementaryAgenda,
                    DocumentKind::Minutes,
                ]
                .map(|it| w.kind(it)),
            );
            words.extend(
                [
                    ForumProfile::Political,
                    ForumProfile::Administrative,
                    ForumProfile::Med,
                ]
                .map(|it| w.forum_profile(it)),
            );
            words.extend([CaseKind::Subject, CaseKind::Meeting].map(|it| w.case_kind(it)));
            words.extend([KleLevel::MainGroup, KleLevel::Group, KleLevel::Subject].map(|it| w.kle_level(it)));
            words.extend(
                [
                    Involvement::Presented,
                    Involvement::Guest,
                    Involvement::Remarked,
                    Involvement::Recommended,
                    Involvement::Absent,
                ]
                .map(|it| w.involvement(it)),
            );
            words.extend(
                [
                    JoinReason::First,
                    JoinReason::MeetingCase,
                    JoinReason::NumberAndSubject(0.78),
                    JoinReason::SubjectOnly(0.97),
                    JoinReason::ByHand,
                ]
                .map(|it| w.join_reason(it)),
            );
            for said in words {
                let is_key = FAMILIES.iter().any(|family| {
                    said.starts_with(family) && !said.contains(' ') && said.chars().all(|c| !c.is_uppercase())
                });
                assert!(!is_key && !said.is_empty(), "no words for {said:?}");
            }
        }
    }

    #[test]
    fn a_reason_for_joining_says_how_alike_the_subjects_are() {
        let danish = Wording::new(Language::Danish);
        let said = danish.join_reason(JoinReason::NumberAndSubject(0.78));
        assert!(said.contains("78\u{a0}%"), "{said}");
    }

    #[test]
    fn a_reason_nobody_has_words_for_is_told_in_general() {
        let danish = Wording::new(Language::Danish);
        assert_eq!(danish.not_now("no-such-reason"), danish.not_now("other"));
        assert!(
            danish
                .not_valid("no-such-reason", "31. februar")
                .contains("31. februar")
        );
    }
}
