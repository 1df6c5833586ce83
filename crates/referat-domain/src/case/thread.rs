//! Threads: which agenda items are one case (sag).
//!
//! A journal number is no key. It is reused for different matters, even at one meeting, and a meeting's own
//! number stands on approval and Evt. So an item joins a case only with a reason, and below certainty a
//! person decides: a wrong join could cross openness. Every join can be undone.

use crate::case::journal_number::JournalNumber;
use crate::likeness::likeness;
use crate::openness::Openness;
use crate::paper::section::SectionKind;

/// What kind of case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseKind {
    /// A matter of its own.
    Subject,
    /// The meeting's own case: approval of agenda and minutes, Evt.
    Meeting,
}

impl CaseKind {
    /// The word the store keeps.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Meeting => "meeting",
        }
    }

    /// The kind of a stored word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "subject" => Some(Self::Subject),
            "meeting" => Some(Self::Meeting),
            _ => None,
        }
    }
}

/// What is known of an item when its case is sought.
#[derive(Debug, Clone, Copy)]
pub struct Seeking<'a> {
    /// Its journal number.
    pub journal_number: Option<JournalNumber>,
    /// Its subject.
    pub subject: &'a str,
    /// Open or closed.
    pub openness: &'a Openness,
    /// Whether it is a standing item.
    pub kind: CaseKind,
}

/// What is known of a case that may be the one.
#[derive(Debug, Clone)]
pub struct Candidate<Id> {
    /// The case.
    pub id: Id,
    /// Its journal number.
    pub journal_number: Option<JournalNumber>,
    /// The subjects of its items.
    pub subjects: Vec<String>,
    /// Its kind.
    pub kind: CaseKind,
    /// Whether any of its items is closed.
    pub has_closed: bool,
    /// Whether the same forum has treated it.
    pub same_forum: bool,
    /// Whether the meeting at hand has an item of it already.
    pub at_this_meeting: bool,
}

/// Why an item belongs to a case, or may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum JoinReason {
    /// The first item of its case.
    First,
    /// A standing item under the meeting's own number.
    MeetingCase,
    /// The same journal number, and subjects this alike (0 to 1).
    NumberAndSubject(f64),
    /// The same subject under another number or none.
    SubjectOnly(f64),
    /// A person joined them.
    ByHand,
}

impl JoinReason {
    /// The reason as the store keeps it: a word and a likeness in per cent.
    #[must_use]
    pub fn as_words(self) -> String {
        let percent = |likeness: f64| (likeness * 100.0).round() as i64;
        match self {
            Self::First => "first".into(),
            Self::MeetingCase => "meeting-case".into(),
            Self::NumberAndSubject(alike) => format!("number-and-subject {}", percent(alike)),
            Self::SubjectOnly(alike) => format!("subject-only {}", percent(alike)),
            Self::ByHand => "by-hand".into(),
        }
    }

    /// The reason of stored words.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        let (word, percent) = words.split_once(' ').unwrap_or((words, "100"));
        let alike = percent.parse::<f64>().ok()? / 100.0;
        match word {
            "first" => Some(Self::First),
            "meeting-case" => Some(Self::MeetingCase),
            "number-and-subject" => Some(Self::NumberAndSubject(alike)),
            "subject-only" => Some(Self::SubjectOnly(alike)),
            "by-hand" => Some(Self::ByHand),
            _ => None,
        }
    }
}

/// Where an item belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct Threading<Id> {
    /// The case it joins, with the reason; `None` begins a new one.
    pub joins: Option<(Id, JoinReason)>,
    /// Cases it may belong to, for a person to decide: those of its number first, then the likeliest, then the
    /// latest; at most [`MOST_ASKED`].
    pub proposals: Vec<(Id, JoinReason)>,
}

/// At this likeness and above, the same number makes one case.
pub const CERTAIN: f64 = 0.5;
/// At this likeness and above, the same number is worth a person's look.
pub const WORTH_ASKING: f64 = 0.3;
/// At this likeness and above, a subject alone is worth a person's look.
pub const SAME_SUBJECT: f64 = 0.95;

/// So many cases are asked about for one item: a subject that comes back every month under a new number would
/// else be asked about with all its months.
pub const MOST_ASKED: usize = 4;

/// Finds the case of an item among those that may be it.
pub fn thread<Id: Copy + Ord>(item: Seeking<'_>, candidates: &[Candidate<Id>]) -> Threading<Id> {
    let same_number = |candidate: &Candidate<Id>| {
        item.journal_number.is_some() && candidate.journal_number == item.journal_number
    };
    if item.kind == CaseKind::Meeting {
        let joins = candidates
            .iter()
            .find(|candidate| {
                candidate.kind == CaseKind::Meeting && candidate.same_forum && same_number(candidate)
            })
            .map(|candidate| (candidate.id, JoinReason::MeetingCase));
        return Threading {
            joins,
            proposals: Vec::new(),
        };
    }
    let mut joins: Option<(Id, f64)> = None;
    let mut proposals: Vec<(Id, f64, JoinReason)> = Vec::new();
    for candidate in candidates
        .iter()
        .filter(|candidate| candidate.kind == CaseKind::Subject)
    {
        let alike = candidate
            .subjects
            .iter()
            .map(|subject| likeness(subject, item.subject))
            .fold(0.0, f64::max);
        let asks = candidate.at_this_meeting || candidate.has_closed || item.openness.is_closed();
        if same_number(candidate) && alike >= CERTAIN && !asks {
            if joins.is_none_or(|(_, best)| alike > best) {
                if let Some((id, best)) = joins {
                    proposals.push((id, best, JoinReason::NumberAndSubject(best)));
                }
                joins = Some((candidate.id, alike));
            } else {
                proposals.push((candidate.id, alike, JoinReason::NumberAndSubject(alike)));
            }
        } else if same_number(candidate) && alike >= WORTH_ASKING {
            proposals.push((candidate.id, alike, JoinReason::NumberAndSubject(alike)));
        } else if !same_number(candidate) && alike >= SAME_SUBJECT && !candidate.at_this_meeting {
            proposals.push((candidate.id, alike, JoinReason::SubjectOnly(alike)));
        }
    }
    let is_without_number = |reason: &JoinReason| matches!(reason, JoinReason::SubjectOnly(_));
    proposals.sort_by(|(a_id, a, a_reason), (b_id, b, b_reason)| {
        let number_first = is_without_number(a_reason).cmp(&is_without_number(b_reason));
        number_first.then(b.total_cmp(a)).then(b_id.cmp(a_id))
    });
    proposals.truncate(MOST_ASKED);
    Threading {
        joins: joins.map(|(id, alike)| (id, JoinReason::NumberAndSubject(alike))),
        proposals: proposals
            .into_iter()
            .map(|(id, _, reason)| (id, reason))
            .collect(),
    }
}

/// Words that begin the subjects of standing items, in lower case.
const STANDING: &[&str] = &[
    "godkendelse af dagsorden",
    "godkendelse af dagsordenen",
    "godkendelse af referat",
    "godkendelse af referatet",
    "godkendelse af protokol",
    "evt",
    "eventuelt",
    "bordet rundt",
    "siden sidst",
    "meddelelser",
    "gensidig orientering",
    "underskriftsblad",
    "næste møde",
];

/// Whether an item belongs to the meeting's own case or to a matter of its own.
///
/// The meeting's own number is that of its approval item. That item and standing ones under it are the meeting's;
/// other subjects filed on it, against good practice, are cases of their own. Without a known subject, an
/// item with neither occasion nor statement nor attachments counts as standing.
#[must_use]
pub fn kind_of(
    subject: &str,
    approves_minutes: bool,
    sections: &[SectionKind],
    journal_number: Option<JournalNumber>,
    meeting_number: Option<JournalNumber>,
) -> CaseKind {
    let lower = subject.trim().to_lowercase();
    let standing = STANDING.iter().any(|start| {
        lower
            .strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    let bare = !sections.iter().any(|kind| {
        matches!(
            kind,
            SectionKind::Occasion | SectionKind::Statement | SectionKind::Attachments
        )
    });
    let on_meeting_number = journal_number.is_none() || journal_number == meeting_number;
    if on_meeting_number && (standing || approves_minutes || (bare && journal_number.is_some())) {
        CaseKind::Meeting
    } else {
        CaseKind::Subject
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openness::Closure;

    fn number(text: &str) -> Option<JournalNumber> {
        Some(text.parse().unwrap())
    }

    fn candidate(id: u32, number_text: &str, subject: &str) -> Candidate<u32> {
        Candidate {
            id,
            journal_number: number(number_text),
            subjects: vec![subject.to_owned()],
            kind: CaseKind::Subject,
            has_closed: false,
            same_forum: true,
            at_this_meeting: false,
        }
    }

    fn seeking<'a>(number_text: &str, subject: &'a str) -> Seeking<'a> {
        Seeking {
            journal_number: number(number_text),
            subject,
            openness: &Openness::Open,
            kind: CaseKind::Subject,
        }
    }

    const A: &str = "00.30.00-P00-5-26";
    const B: &str = "13.05.00-G01-2-26";

    #[test]
    fn the_same_number_and_subject_are_one_case_with_its_reason() {
        let found = thread(
            seeking(A, "Budgetproces 2027"),
            &[candidate(1, A, "Drøftelse af budgetproces 2027")],
        );
        assert!(matches!(found.joins, Some((1, JoinReason::NumberAndSubject(alike))) if alike > 0.9));
    }

    #[test]
    fn the_same_number_on_another_subject_is_another_case() {
        let found = thread(seeking(A, "Skolebusser"), &[candidate(1, A, "Klimaplan")]);
        assert_eq!(
            found,
            Threading {
                joins: None,
                proposals: vec![]
            }
        );
    }

    #[test]
    fn the_same_subject_under_another_number_is_asked_about() {
        let found = thread(
            seeking(B, "Budgetproces 2027"),
            &[candidate(1, A, "Budgetproces 2027")],
        );
        assert_eq!(found.joins, None);
        assert_eq!(found.proposals, vec![(1, JoinReason::SubjectOnly(1.0))]);
    }

    #[test]
    fn a_subject_that_comes_back_is_asked_about_with_its_latest_cases() {
        let numbers = [
            "13.05.00-G01-3-26",
            "13.05.00-G01-4-26",
            "13.05.00-G01-5-26",
            "13.05.00-G01-6-26",
            "13.05.00-G01-7-26",
        ];
        let cases: Vec<Candidate<u32>> = (1..)
            .zip(numbers)
            .map(|(id, number)| candidate(id, number, "Budgetopfølgning"))
            .collect();
        let found = thread(seeking(A, "Budgetopfølgning"), &cases);
        let asked: Vec<u32> = found.proposals.iter().map(|(id, _)| *id).collect();
        assert_eq!(asked, [5, 4, 3, 2]);
    }

    #[test]
    fn a_closed_item_never_joins_by_itself() {
        let closed = Openness::Closed(Closure {
            ground: None,
            public_title: None,
            public_decision: None,
        });
        let seeking = Seeking {
            openness: &closed,
            ..seeking(A, "Budgetproces 2027")
        };
        let found = thread(seeking, &[candidate(1, A, "Budgetproces 2027")]);
        assert_eq!(found.joins, None);
        assert_eq!(found.proposals.len(), 1);
    }

    #[test]
    fn two_items_of_one_meeting_are_asked_about_and_not_joined() {
        let here = Candidate {
            at_this_meeting: true,
            ..candidate(1, A, "Budgetproces 2027")
        };
        let found = thread(seeking(A, "Budgetproces 2027"), &[here]);
        assert_eq!((found.joins, found.proposals.len()), (None, 1));
    }

    #[test]
    fn standing_items_are_the_meetings_and_other_subjects_on_its_number_are_not() {
        let full = [
            SectionKind::Occasion,
            SectionKind::Statement,
            SectionKind::Decision,
        ];
        let bare = [SectionKind::Recommendation, SectionKind::Decision];
        assert_eq!(
            kind_of("Evt.", false, &full, number(A), number(A)),
            CaseKind::Meeting
        );
        assert_eq!(
            kind_of("Eventuelt", false, &full, number(A), number(A)),
            CaseKind::Meeting
        );
        assert_eq!(
            kind_of(
                "Godkendelse af dagsorden og referat",
                false,
                &full,
                number(A),
                number(A)
            ),
            CaseKind::Meeting
        );
        assert_eq!(
            kind_of("Rundt om bordet", false, &bare, number(A), number(A)),
            CaseKind::Meeting
        );
        assert_eq!(
            kind_of("Ny redegørelse", false, &full, number(A), number(A)),
            CaseKind::Subject
        );
        assert_eq!(
            kind_of("Evalueringsplan", false, &full, number(A), number(A)),
            CaseKind::Subject
        );
        assert_eq!(
            kind_of("Evt.", false, &full, number(B), number(A)),
            CaseKind::Subject
        );
    }

    #[test]
    fn reasons_are_kept_as_words() {
        for reason in [
            JoinReason::First,
            JoinReason::MeetingCase,
            JoinReason::NumberAndSubject(0.75),
            JoinReason::ByHand,
        ] {
            assert_eq!(JoinReason::parse(&reason.as_words()), Some(reason));
        }
    }
}
