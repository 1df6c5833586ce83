//! What is seen of a meeting's check-up (eftersyn): what the doctor found, and what somebody let stand.
//!
//! Findings quote the text, so they are made of what the reader may see ([`super::record`]) and shown to the
//! secretariat and higher only.

use crate::Timestamp;
use crate::finding::{Finding, Severity};
use crate::ids::{AgendaItemId, ForumId};
use crate::reader::Audience;

use super::document::SourceLine;
use super::meeting::MeetingLine;
use super::{Eyes, Subject};

/// A meeting that was examined, of what one reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// The forum that met.
    pub forum: ForumId,
    /// What was found.
    pub view: CheckupView,
}

/// What a reader sees of a check-up.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckupView {
    /// The meeting.
    pub meeting: MeetingLine,
    /// What should be looked at, the gravest first, then by line.
    pub findings: Vec<CheckedFinding>,
    /// What somebody let stand, likewise.
    pub silenced: Vec<SilencedFinding>,
    /// How much there is to read.
    pub load: CheckupLoad,
}

/// How much there is to read before a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckupLoad {
    /// Words of all items, decisions not counted.
    pub words: u64,
    /// Minutes at a quiet pace.
    pub minutes: u32,
    /// Attachments, whose pages come on top.
    pub attachments: u32,
}

/// A finding with where it is and what it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFinding {
    /// The finding.
    pub finding: Finding,
    /// What it is known by when it is silenced: 64 hexadecimal digits made of what was seen.
    pub fingerprint: String,
    /// The item it is about.
    pub item: Option<AgendaItemId>,
    /// The line of the source it is about.
    pub source: Option<SourceLine>,
}

/// A finding that somebody let stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilencedFinding {
    /// The finding.
    pub checked: CheckedFinding,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl CheckupView {
    /// Whether something has to be mended or silenced before what was examined is issued: hints don't stop it.
    #[must_use]
    pub fn stops_an_issue(&self) -> bool {
        let severities = self.findings.iter().map(|checked| checked.finding.severity);
        severities.into_iter().any(|severity| match severity {
            Severity::Error | Severity::Warning => true,
            Severity::Hint => false,
        })
    }

    /// How many findings there are by severity, the gravest first; what was silenced is not counted.
    #[must_use]
    pub fn counts(&self) -> Vec<(Severity, u32)> {
        [Severity::Error, Severity::Warning, Severity::Hint]
            .into_iter()
            .filter_map(|severity| {
                let of_it = self.findings.iter();
                let of_it = of_it.filter(|checked| checked.finding.severity == severity);
                let count = u32::try_from(of_it.count()).unwrap_or(u32::MAX);
                (count > 0).then_some((severity, count))
            })
            .collect()
    }
}

impl Subject for Examined {
    type View = CheckupView;

    fn look(self, eyes: &Eyes<'_>) -> CheckupView {
        if eyes.audience(self.forum) >= Audience::Secretariat {
            return self.view;
        }
        CheckupView {
            meeting: self.view.meeting,
            findings: Vec::new(),
            silenced: Vec::new(),
            load: CheckupLoad::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::show;
    use super::*;
    use crate::finding::FindingCode;
    use crate::ids::{MeetingId, PersonId};
    use crate::meeting::MeetingState;
    use crate::reader::Reader;

    fn examined() -> Examined {
        let forum = ForumId::from_bytes([1; 16]);
        let checked = |code| CheckedFinding {
            finding: Finding::new(code, Some(1), None, "HEMMELIG"),
            fingerprint: "0".repeat(64),
            item: None,
            source: None,
        };
        Examined {
            forum,
            view: CheckupView {
                meeting: MeetingLine {
                    id: MeetingId::from_bytes([2; 16]),
                    kind: crate::meeting::MeetingKind::Ordinary,
                    forum,
                    forum_name: "Chefforum".into(),
                    date: None,
                    start: None,
                    end: None,
                    place: None,
                    state: MeetingState::Held,
                    items: 0,
                },
                findings: vec![
                    checked(FindingCode::PersonalNumber),
                    checked(FindingCode::DatePast),
                    checked(FindingCode::DatePast),
                ],
                silenced: Vec::new(),
                load: CheckupLoad::default(),
            },
        }
    }

    #[test]
    fn findings_are_for_the_secretariat() {
        let forum = ForumId::from_bytes([1; 16]);
        let person = PersonId::from_bytes([3; 16]);
        let other = ForumId::from_bytes([4; 16]);
        for reader in [
            Reader::public(),
            Reader::staff(person),
            Reader::staff(person).member_of(forum),
            Reader::staff(person).secretary_of(other),
        ] {
            let seen = show(examined(), &reader);
            assert!(!format!("{seen:?}").contains("HEMMELIG"), "{reader:?}");
        }
        let secretary = Reader::staff(person).secretary_of(forum);
        let seen = show(examined(), &secretary);
        let counts = seen.counts();
        assert_eq!(counts, [(Severity::Error, 1), (Severity::Warning, 2)]);
    }
}
