//! Tasks with a paper on its way: who has one, without being of those who make the forum's papers.
//!
//! They are those whose opinion is asked, and those who stand in for somebody. They may read the paper for as long as
//! the task lasts, and no longer: nothing else of the forum is theirs.

use std::collections::BTreeSet;

use super::opinion::OpinionState;
use super::state::PaperState;
use crate::ids::PersonId;

/// Somebody who stands in for another today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandsIn {
    /// Who is away.
    pub away: PersonId,
    /// Who does their tasks.
    pub stand_in: PersonId,
    /// Whether whoever is away may approve the papers of this forum.
    pub approves: bool,
}

/// What decides who has a task with a paper.
#[derive(Debug, Clone, Copy)]
pub struct PaperTasks<'t> {
    /// How far it has come.
    pub state: PaperState,
    /// Who writes it.
    pub author: Option<PersonId>,
    /// Whether it is issued with an agenda, or was treated: nobody is asked any more then.
    pub is_settled: bool,
    /// Whose opinion is asked, and how far each is.
    pub asked: &'t [(PersonId, OpinionState)],
    /// Who stands in for whom today.
    pub stand_ins: &'t [StandsIn],
}

impl PaperTasks<'_> {
    /// Whether opinions can be asked for, given and changed now.
    ///
    /// ```
    /// use referat_domain::paper::state::PaperState;
    /// use referat_domain::paper::task::PaperTasks;
    ///
    /// let tasks = PaperTasks { state: PaperState::Ready, author: None, is_settled: true, asked: &[], stand_ins: &[] };
    /// assert!(!tasks.takes_opinions());
    /// ```
    #[must_use]
    pub fn takes_opinions(&self) -> bool {
        !self.is_settled && self.state != PaperState::Withdrawn
    }

    /// Those who may read it for a task of theirs.
    #[must_use]
    pub fn people(&self) -> BTreeSet<PersonId> {
        let mut people = BTreeSet::new();
        if self.takes_opinions() {
            for (person, state) in self.asked {
                if !state.lets_read() {
                    continue;
                }
                people.insert(*person);
                people.extend(self.standing_in_for(*person));
            }
        }
        let approving = self.stand_ins.iter().map(|one| one.away);
        for away in approving.collect::<BTreeSet<_>>() {
            people.extend(self.approving_for(away));
        }
        people
    }

    /// Who may approve it now for somebody who is away. Nobody approves what they wrote, nor is it approved for its author.
    #[must_use]
    pub fn approving_for(&self, away: PersonId) -> BTreeSet<PersonId> {
        if !matches!(self.state, PaperState::InApproval(_)) || self.author == Some(away) {
            return BTreeSet::new();
        }
        let those = self
            .stand_ins
            .iter()
            .filter(|one| one.away == away && one.approves && self.author != Some(one.stand_in));
        those.map(|one| one.stand_in).collect()
    }

    /// Who stands in for somebody today.
    fn standing_in_for(&self, away: PersonId) -> impl Iterator<Item = PersonId> {
        let those = self.stand_ins.iter().filter(move |one| one.away == away);
        those.map(|one| one.stand_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::from_bytes([number; 16])
    }

    fn people(tasks: PaperTasks<'_>) -> Vec<PersonId> {
        tasks.people().into_iter().collect()
    }

    const NOTHING: PaperTasks<'static> = PaperTasks {
        state: PaperState::Drafting,
        author: None,
        is_settled: false,
        asked: &[],
        stand_ins: &[],
    };

    #[test]
    fn who_is_asked_reads_it_until_it_is_issued_withdrawn_or_declined() {
        let asked = [
            (person(1), OpinionState::Asked),
            (person(2), OpinionState::Given),
            (person(3), OpinionState::Declined),
            (person(4), OpinionState::Withdrawn),
        ];
        let tasks = PaperTasks {
            asked: &asked,
            ..NOTHING
        };
        assert_eq!(people(tasks), [person(1), person(2)]);
        let settled = PaperTasks {
            is_settled: true,
            ..tasks
        };
        assert_eq!(people(settled), []);
        let given_up = PaperTasks {
            state: PaperState::Withdrawn,
            ..tasks
        };
        assert_eq!(people(given_up), []);
    }

    #[test]
    fn who_stands_in_has_the_tasks_of_whoever_is_away_and_no_others() {
        let one = StandsIn {
            away: person(1),
            stand_in: person(9),
            approves: true,
        };
        let stand_ins = [one];
        let tasks = PaperTasks {
            stand_ins: &stand_ins,
            ..NOTHING
        };
        assert_eq!(people(tasks), [], "nothing waits for an approval");
        let in_approval = PaperTasks {
            state: PaperState::InApproval(1),
            ..tasks
        };
        assert_eq!(people(in_approval), [person(9)]);
        let asked = [(person(1), OpinionState::Asked), (person(2), OpinionState::Asked)];
        let of_both = PaperTasks {
            asked: &asked,
            ..tasks
        };
        assert_eq!(people(of_both), [person(1), person(2), person(9)]);
        let of_another = PaperTasks {
            asked: &asked[1..],
            ..tasks
        };
        assert_eq!(people(of_another), [person(2)]);
        let without_rights = [StandsIn {
            approves: false,
            ..one
        }];
        let none = PaperTasks {
            stand_ins: &without_rights,
            ..in_approval
        };
        assert_eq!(people(none), []);
    }

    #[test]
    fn nobody_approves_their_own_paper_for_somebody_nor_somebody_s_own_for_them() {
        let stand_ins = [StandsIn {
            away: person(1),
            stand_in: person(9),
            approves: true,
        }];
        for author in [person(1), person(9)] {
            let tasks = PaperTasks {
                state: PaperState::InApproval(1),
                author: Some(author),
                stand_ins: &stand_ins,
                ..NOTHING
            };
            assert_eq!(people(tasks), []);
        }
    }
}
