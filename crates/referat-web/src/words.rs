//! The words as templates ask for them: with values by reference, and a few that only pages need.

use std::ops::Deref;

use referat_actions::printing::FileForm;
use referat_actions::receive_uploads::NotKept;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::clock_time::ClockTime;
use referat_domain::finding::{FindingCode, Severity};
use referat_domain::forum::ForumProfile;
use referat_domain::issued::{IssuedKind, Recipients};
use referat_domain::kle::KleLevel;
use referat_domain::meeting::agenda_item::Slot;
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::minutes::MinutesState;
use referat_domain::meeting::{DocumentKind, MeetingState};
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::paper::opinion::OpinionState;
use referat_domain::paper::section::SectionKind;
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_domain::rich_text::RichText;
use referat_domain::rich_text::html::HtmlStyle;
use referat_domain::rules::deadline::{Deadline, Nearness, NoDeadline};
use referat_domain::view::item::PersonMention;
use referat_domain::view::meeting::MeetingLine;
use referat_domain::view::minutes::RemarkAnswer;
use referat_domain::view::people::{Involvement, Named};
use referat_domain::{Date, Timestamp};
use referat_wording::Wording;

/// The words of a page.
#[derive(Clone, Copy)]
pub struct Words<'a>(pub &'a Wording);

impl Deref for Words<'_> {
    type Target = Wording;

    fn deref(&self) -> &Wording {
        self.0
    }
}

impl Words<'_> {
    /// A rich text as HTML under a heading of `level`.
    #[must_use]
    pub fn html(&self, text: &RichText, level: u8) -> String {
        text.to_html(HtmlStyle {
            first_heading: (level + 1).min(5),
            dead_link_note: &self.0.text("dead-link-note"),
        })
    }

    /// Until when papers come in time, in words, or why that can't be found.
    #[must_use]
    pub fn deadline(&self, deadline: &Result<Deadline, NoDeadline>) -> String {
        self.0.deadline(*deadline)
    }

    /// How near a deadline is.
    #[must_use]
    pub fn nearness(&self, nearness: &Nearness) -> String {
        self.0.nearness(*nearness)
    }

    /// What a meeting is called: "Chefforum onsdag den 29. januar 2020".
    #[must_use]
    pub fn meeting_title(&self, meeting: &MeetingLine) -> String {
        format!(
            "{} {}",
            self.forum_meeting(meeting),
            self.day_or_none(&meeting.date)
        )
    }

    /// A meeting's forum, with what kind of meeting it is where that is to be said.
    #[must_use]
    pub fn forum_meeting(&self, meeting: &MeetingLine) -> String {
        self.0.forum_meeting(&meeting.forum_name, meeting.kind)
    }

    /// What a meeting of a forum that is known is called: "Mødet onsdag den 29. januar 2020".
    #[must_use]
    pub fn meeting_crumb(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self
                .0
                .text_with("meeting-crumb", &[("date", self.0.date(*date).into())]),
            None => self.0.text("meeting-crumb-undated").into_owned(),
        }
    }

    /// What a paper asks of its forum.
    #[must_use]
    pub fn paper_kind(&self, kind: &PaperKind) -> String {
        self.0.paper_kind(*kind)
    }

    /// How far an opinion has come: "Afgivet".
    #[must_use]
    pub fn opinion_state(&self, state: &OpinionState) -> String {
        self.0.opinion_state(*state)
    }

    /// How far a paper has come.
    #[must_use]
    pub fn paper_state(&self, state: &PaperState) -> String {
        self.0.paper_state(*state)
    }

    /// A day with its weekday, or that there is none.
    #[must_use]
    pub fn day_or_none(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self.0.weekday_date(*date),
            None => self.0.text("date-unknown").into_owned(),
        }
    }

    /// The same at the beginning of a line: "Onsdag den 29. januar 2020".
    #[must_use]
    pub fn day_heading(&self, date: &Option<Date>) -> String {
        let words = self.day_or_none(date);
        let mut letters = words.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => words,
        }
    }

    /// The years of a period: "2017–2023", or "2020".
    #[must_use]
    pub fn years(&self, first: &Date, last: &Date) -> String {
        if first.year() == last.year() {
            return first.year().to_string();
        }
        let year = |date: &Date| date.year().to_string();
        self.0.text_with(
            "years",
            &[("first", year(first).into()), ("last", year(last).into())],
        )
    }

    /// Names in a row: "René, Birgit og Susanne".
    #[must_use]
    pub fn names(&self, mentions: &[PersonMention]) -> String {
        match mentions {
            [] => String::new(),
            [one] => one.name.clone(),
            [first @ .., last] => {
                let first: Vec<&str> = first.iter().map(|mention| mention.name.as_str()).collect();
                self.0.text_with(
                    "names-and-last",
                    &[
                        ("names", first.join(", ").into()),
                        ("last", last.name.as_str().into()),
                    ],
                )
            }
        }
    }

    /// A day, or that there is none.
    #[must_use]
    pub fn date_or_none(&self, date: &Option<Date>) -> String {
        match date {
            Some(date) => self.0.date(*date),
            None => self.0.text("date-unknown").into_owned(),
        }
    }

    /// When a meeting begins and ends, if that is known.
    #[must_use]
    pub fn time_of(&self, meeting: &MeetingLine) -> Option<String> {
        self.0.meeting_time(meeting.start, meeting.end)
    }

    /// See [`Wording::outcome`].
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        self.0.outcome(*outcome)
    }

    /// See [`Wording::date`].
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        self.0.date(*date)
    }

    /// See [`Wording::time`].
    #[must_use]
    pub fn time(&self, time: &ClockTime) -> String {
        self.0.time(*time)
    }

    /// See [`Wording::time_range`].
    #[must_use]
    pub fn time_range(&self, slot: &Slot) -> String {
        self.0.time_range(*slot)
    }

    /// See [`Wording::times`].
    #[must_use]
    pub fn times(&self, slot: &Slot) -> String {
        self.0.times(*slot)
    }

    /// See [`Wording::moment`].
    #[must_use]
    pub fn moment(&self, moment: &Timestamp) -> String {
        self.0.moment(*moment)
    }

    /// See [`Wording::number`].
    #[must_use]
    pub fn number(&self, number: &u64) -> String {
        self.0.number(*number)
    }

    /// See [`Wording::percent`].
    #[must_use]
    pub fn percent(&self, share: &f64) -> String {
        self.0.percent(*share)
    }

    /// See [`Wording::file_size`].
    #[must_use]
    pub fn file_size(&self, bytes: &u64) -> String {
        self.0.file_size(*bytes)
    }

    /// See [`Wording::state`].
    #[must_use]
    pub fn state(&self, state: &MeetingState) -> String {
        self.0.state(*state)
    }

    /// How far a paper has come with a forum.
    #[must_use]
    pub fn stop_state(&self, state: &ConsultationState) -> String {
        self.0.stop_state(*state)
    }

    /// See [`Wording::minutes_state`].
    #[must_use]
    pub fn minutes_state(&self, state: &MinutesState) -> String {
        self.0.minutes_state(*state)
    }

    /// See [`Wording::remark_answer`].
    #[must_use]
    pub fn remark_answer(&self, answer: &RemarkAnswer) -> String {
        self.0.remark_answer(*answer)
    }

    /// See [`Wording::kind`].
    #[must_use]
    pub fn kind(&self, kind: &DocumentKind) -> String {
        self.0.kind(*kind)
    }

    /// See [`Wording::forum_profile`].
    #[must_use]
    pub fn forum_profile(&self, profile: &ForumProfile) -> String {
        self.0.forum_profile(*profile)
    }

    /// See [`Wording::case_kind`].
    #[must_use]
    pub fn case_kind(&self, kind: &CaseKind) -> String {
        self.0.case_kind(*kind)
    }

    /// See [`Wording::join_reason`].
    #[must_use]
    pub fn join_reason(&self, reason: &JoinReason) -> String {
        self.0.join_reason(*reason)
    }

    /// See [`Wording::kle_level`].
    #[must_use]
    pub fn kle_level(&self, level: &KleLevel) -> String {
        self.0.kle_level(*level)
    }

    /// See [`Wording::finding`].
    #[must_use]
    pub fn finding(&self, code: &FindingCode) -> String {
        self.0.finding(*code)
    }

    /// See [`Wording::finding_help`].
    #[must_use]
    pub fn finding_help(&self, code: &FindingCode) -> String {
        self.0.finding_help(*code)
    }

    /// See [`Wording::severity`].
    #[must_use]
    pub fn severity(&self, severity: &Severity) -> String {
        self.0.severity(*severity)
    }

    /// See [`Wording::severity_count`].
    #[must_use]
    pub fn severity_count(&self, severity: &Severity, count: &u32) -> String {
        self.0.severity_count(*severity, *count)
    }

    /// See [`Wording::issued_kind`].
    #[must_use]
    pub fn issued_kind(&self, kind: &IssuedKind) -> String {
        self.0.issued_kind(*kind)
    }

    /// See [`Wording::recipients_for`].
    #[must_use]
    pub fn recipients(&self, recipients: &Recipients) -> String {
        self.0.recipients_for(*recipients)
    }

    /// See [`Wording::recipients_copy`].
    #[must_use]
    pub fn recipients_copy(&self, recipients: &Recipients) -> String {
        self.0.recipients_copy(*recipients)
    }

    /// See [`Wording::recipients_note`].
    #[must_use]
    pub fn recipients_note(&self, recipients: &Recipients) -> String {
        self.0.recipients_note(*recipients)
    }

    /// What a form of a file is called: "PDF", "Word".
    #[must_use]
    pub fn file_form(&self, form: &FileForm) -> String {
        self.0.file_form(form.ending())
    }

    /// The standard heading of a decision.
    #[must_use]
    pub fn section_decision(&self) -> String {
        self.0.section(SectionKind::Decision)
    }

    /// What became of a file that isn't kept.
    #[must_use]
    pub fn not_kept(&self, why: &NotKept) -> String {
        self.0.not_kept(why.as_str())
    }

    /// Why a file isn't kept, by the word of the reason.
    #[must_use]
    pub fn not_kept_because(&self, why: &str) -> String {
        self.0.not_kept(why)
    }

    /// The words themselves.
    #[must_use]
    pub fn wording(&self) -> &Wording {
        self.0
    }

    /// A day at the beginning of a line.
    #[must_use]
    pub fn plan_day(&self, date: &Date) -> String {
        self.0.plan_day(*date)
    }

    /// The name of a person, position or unit.
    #[must_use]
    pub fn name_of<'n>(&self, named: &'n Named) -> &'n str {
        match named {
            Named::Person { name, .. } | Named::Unit { name, .. } => name,
            Named::Position { title, .. } => title,
        }
    }

    /// See [`Wording::involvement`].
    #[must_use]
    pub fn involvement(&self, involvement: &Involvement) -> String {
        self.0.involvement(*involvement)
    }
}
