//! Votes (afstemning): who may vote at an item, one press for a group, and how minutes say what was voted.
//!
//! How members voted is to appear in the minutes; the letters of groups suffice where a group voted as one (the
//! ministry's digest, 87.1.5).

use serde::{Deserialize, Serialize};

use super::attendance::{Attendance, AwayCause, Seat, printed};
use super::decision::{DissentingOpinion, NamedRemark, Vote, VoteChoice};
use crate::ids::PersonId;

impl VoteChoice {
    /// All of them, in the order they are printed.
    pub const ALL: [Self; 3] = [Self::For, Self::Against, Self::Abstained];

    /// The word of the JSON contract and the store; the wording has a text for `voted-<word>`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstained => "abstained",
        }
    }
}

impl std::str::FromStr for VoteChoice {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|choice| choice.as_str() == word)
            .ok_or(())
    }
}

/// Whose votes are noted at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voters {
    /// One person's.
    Person(PersonId),
    /// Those of a party or list who are there and haven't voted, by its letter.
    Party(String),
    /// Of everyone who is there and hasn't voted.
    Everyone,
}

/// A vote that is noted; without a choice it is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// Whose.
    pub voters: Voters,
    /// What.
    pub choice: Option<VoteChoice>,
}

/// Why a vote can't be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoVote {
    /// They have no vote in the forum.
    #[error("they have no vote")]
    NoSeat,
    /// They were not there.
    #[error("they were not there")]
    NotThere,
    /// They are disqualified.
    #[error("they are disqualified")]
    Disqualified,
    /// They would vote twice.
    #[error("they would vote twice")]
    Twice,
    /// Nobody of the group could vote.
    #[error("nobody of the group can vote")]
    Nobody,
}

impl NoVote {
    /// The wording's key, without `not-valid-`.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NoSeat => "vote-no-seat",
            Self::NotThere => "vote-not-there",
            Self::Disqualified => "vote-disqualified",
            Self::Twice => "vote-twice",
            Self::Nobody => "vote-nobody",
        }
    }
}

/// Whether somebody may vote at an item. Whoever isn't noted yet may: that they vote says that they are there.
///
/// # Errors
/// [`NoVote::NoSeat`], [`NoVote::NotThere`], [`NoVote::Disqualified`].
pub fn may_vote(seat: &Seat) -> Result<(), NoVote> {
    match (seat.has_vote, seat.away, seat.attendance) {
        (false, _, _) => Err(NoVote::NoSeat),
        (true, Some(AwayCause::Disqualified), _) => Err(NoVote::Disqualified),
        (true, Some(AwayCause::Away), _) | (true, None, Some(Attendance::Absent | Attendance::Apology)) => {
            Err(NoVote::NotThere)
        }
        (true, None, Some(Attendance::Present | Attendance::Substitute) | None) => Ok(()),
    }
}

/// The votes after these are noted, in their order: one vote each. A person's vote may be changed by a later call, never
/// twice by one; a group's press leaves those who have voted as they are, unless it takes back.
///
/// # Errors
/// See [`NoVote`].
pub fn cast(
    seats: &[Seat],
    standing: &[(PersonId, VoteChoice)],
    casts: &[Cast],
) -> Result<Vec<(PersonId, VoteChoice)>, NoVote> {
    let mut votes = standing.to_vec();
    let mut touched: Vec<PersonId> = Vec::new();
    for Cast { voters, choice } in casts {
        let those: Vec<PersonId> = match voters {
            Voters::Person(person) => {
                let seat = seats.iter().find(|seat| seat.person == *person);
                if choice.is_some() {
                    may_vote(seat.ok_or(NoVote::NoSeat)?)?;
                }
                if touched.contains(person) {
                    return Err(NoVote::Twice);
                }
                vec![*person]
            }
            Voters::Party(_) | Voters::Everyone => {
                let is_of_group = |seat: &&Seat| match voters {
                    Voters::Party(party) => seat.party.as_ref() == Some(party),
                    Voters::Person(_) | Voters::Everyone => true,
                };
                let group: Vec<&Seat> = seats.iter().filter(is_of_group).collect();
                if group.iter().any(|seat| touched.contains(&seat.person)) {
                    return Err(NoVote::Twice);
                }
                let has_voted = |seat: &Seat| votes.iter().any(|(person, _)| *person == seat.person);
                let those = group.into_iter().filter(|seat| match choice {
                    Some(_) => may_vote(seat).is_ok() && !has_voted(seat),
                    None => has_voted(seat),
                });
                let those: Vec<PersonId> = those.map(|seat| seat.person).collect();
                if those.is_empty() {
                    return Err(NoVote::Nobody);
                }
                those
            }
        };
        votes.retain(|(person, _)| !those.contains(person));
        votes.extend(those.iter().filter_map(|person| Some((*person, (*choice)?))));
        touched.extend(those);
    }
    Ok(votes)
}

/// How many voted what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// For.
    #[serde(rename = "for")]
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Abstained.
    pub abstained: u32,
}

impl Tally {
    /// How many made a choice.
    #[must_use]
    pub fn of(self, choice: VoteChoice) -> u32 {
        match choice {
            VoteChoice::For => self.in_favour,
            VoteChoice::Against => self.against,
            VoteChoice::Abstained => self.abstained,
        }
    }

    /// The same with as many more who made a choice.
    #[must_use]
    pub fn with(mut self, choice: VoteChoice, more: u32) -> Self {
        let count = match choice {
            VoteChoice::For => &mut self.in_favour,
            VoteChoice::Against => &mut self.against,
            VoteChoice::Abstained => &mut self.abstained,
        };
        *count = count.saturating_add(more);
        self
    }
}

/// A vote with what is needed to print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Whose.
    pub name: String,
    /// The letter of their party or list.
    pub party: Option<String>,
    /// What.
    pub choice: VoteChoice,
}

impl Ballot {
    /// How many voted what.
    #[must_use]
    pub fn tally(ballots: &[Self]) -> Tally {
        let none = Tally::default();
        ballots
            .iter()
            .fold(none, |tally, ballot| tally.with(ballot.choice, 1))
    }

    /// The votes as minutes say them: a group that voted as one by its letter, everyone else by name.
    #[must_use]
    pub fn said(ballots: &[Self]) -> Vec<Vote> {
        let mut said = Vec::new();
        for choice in VoteChoice::ALL {
            let mut parties: Vec<&str> = Vec::new();
            let mut names: Vec<String> = Vec::new();
            for ballot in ballots.iter().filter(|ballot| ballot.choice == choice) {
                let as_one = |party: &&str| {
                    let mut group = ballots
                        .iter()
                        .filter(|other| other.party.as_deref() == Some(party));
                    group.all(|other| other.choice == choice)
                };
                match ballot.party.as_deref().filter(as_one) {
                    Some(party) if parties.contains(&party) => {}
                    Some(party) => parties.push(party),
                    None => names.push(printed(&ballot.name, ballot.party.as_deref())),
                }
            }
            parties.sort_unstable();
            let parties = parties.into_iter().map(str::to_owned);
            said.extend(parties.chain(names).map(|by| Vote { by, choice }));
        }
        said
    }
}

/// Who did not take part in an item, as minutes say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// The name.
    pub name: String,
    /// The letter of their party or list.
    pub party: Option<String>,
    /// What they were away from.
    pub from: AwayFrom,
}

/// What somebody was away from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AwayFrom {
    /// The whole meeting.
    Meeting,
    /// The item.
    Item,
    /// The item, as disqualified (inhabil).
    Disqualified {
        /// Whether they left the room.
        has_left: bool,
    },
}

/// What stands of votes and of those who took part beside the words of a decision, as minutes print it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakingPart {
    /// How members or groups voted.
    pub votes: Vec<Vote>,
    /// How many voted what, where it is counted.
    pub tally: Option<Tally>,
    /// Dissenting opinions.
    pub dissents: Vec<DissentingOpinion>,
    /// What somebody wanted written beside the decision.
    pub recorded: Vec<NamedRemark>,
    /// Who did not take part.
    pub away: Vec<Away>,
}

impl TakingPart {
    /// Whether there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::from_bytes([number; 16])
    }

    fn seat(number: u8, party: &str) -> Seat {
        Seat {
            person: person(number),
            name: format!("Nr. {number}"),
            party: (!party.is_empty()).then(|| party.to_owned()),
            has_vote: true,
            attendance: Some(Attendance::Present),
            away: None,
        }
    }

    fn one(number: u8, choice: VoteChoice) -> Cast {
        Cast {
            voters: Voters::Person(person(number)),
            choice: Some(choice),
        }
    }

    fn group(party: &str, choice: Option<VoteChoice>) -> Cast {
        Cast {
            voters: Voters::Party(party.to_owned()),
            choice,
        }
    }

    #[test]
    fn who_was_not_there_is_disqualified_or_has_no_seat_can_not_vote() {
        let absent = Seat {
            attendance: Some(Attendance::Apology),
            ..seat(1, "A")
        };
        let out = Seat {
            away: Some(AwayCause::Away),
            ..seat(2, "A")
        };
        let disqualified = Seat {
            away: Some(AwayCause::Disqualified),
            ..seat(3, "A")
        };
        let secretary = Seat {
            has_vote: false,
            ..seat(4, "")
        };
        let seats = [absent, out, disqualified, secretary];
        let refused = |number| cast(&seats, &[], &[one(number, VoteChoice::For)]).unwrap_err();
        assert_eq!(
            [1, 2, 3, 4, 9].map(refused),
            [
                NoVote::NotThere,
                NoVote::NotThere,
                NoVote::Disqualified,
                NoVote::NoSeat,
                NoVote::NoSeat
            ]
        );
        let all = cast(&seats, &[], &[group("A", Some(VoteChoice::For))]);
        assert_eq!(all, Err(NoVote::Nobody));
    }

    #[test]
    fn a_group_votes_by_one_press_and_leaves_who_has_voted() {
        let seats = [seat(1, "A"), seat(2, "A"), seat(3, "V")];
        let votes = cast(&seats, &[], &[one(2, VoteChoice::Against)]).unwrap();
        let votes = cast(&seats, &votes, &[group("A", Some(VoteChoice::For))]).unwrap();
        assert_eq!(
            votes,
            [(person(2), VoteChoice::Against), (person(1), VoteChoice::For)]
        );
        let again = cast(&seats, &votes, &[group("A", Some(VoteChoice::For))]);
        assert_eq!(again, Err(NoVote::Nobody));
        assert_eq!(cast(&seats, &votes, &[group("A", None)]), Ok(vec![]));
    }

    #[test]
    fn nobody_votes_twice_and_a_vote_can_be_changed_and_taken_back() {
        let seats = [seat(1, "A"), seat(2, "A")];
        let twice = [one(1, VoteChoice::For), group("A", Some(VoteChoice::Against))];
        assert_eq!(cast(&seats, &[], &twice), Err(NoVote::Twice));
        let twice = [one(1, VoteChoice::For), one(1, VoteChoice::For)];
        assert_eq!(cast(&seats, &[], &twice), Err(NoVote::Twice));
        let votes = cast(&seats, &[], &[one(1, VoteChoice::For)]).unwrap();
        let votes = cast(&seats, &votes, &[one(1, VoteChoice::Abstained)]).unwrap();
        assert_eq!(votes, [(person(1), VoteChoice::Abstained)]);
        let back = Cast {
            voters: Voters::Person(person(1)),
            choice: None,
        };
        assert_eq!(cast(&seats, &votes, &[back]), Ok(vec![]));
    }

    #[test]
    fn a_group_that_voted_as_one_is_its_letter_and_others_are_named() {
        let ballot = |name: &str, party: Option<&str>, choice| Ballot {
            name: name.into(),
            party: party.map(str::to_owned),
            choice,
        };
        let ballots = [
            ballot("Danni Olsen", Some("O"), VoteChoice::Against),
            ballot("Karen Holm", Some("F"), VoteChoice::For),
            ballot("Bo Lind", Some("A"), VoteChoice::For),
            ballot("Eva Dam", Some("A"), VoteChoice::For),
            ballot("Ib Munk", Some("V"), VoteChoice::For),
            ballot("Ole Krag", Some("V"), VoteChoice::Abstained),
            ballot("Liv Bro", None, VoteChoice::Abstained),
        ];
        let said: Vec<(String, VoteChoice)> = Ballot::said(&ballots)
            .into_iter()
            .map(|vote| (vote.by, vote.choice))
            .collect();
        let expected = [
            ("A", VoteChoice::For),
            ("F", VoteChoice::For),
            ("Ib Munk (V)", VoteChoice::For),
            ("O", VoteChoice::Against),
            ("Ole Krag (V)", VoteChoice::Abstained),
            ("Liv Bro", VoteChoice::Abstained),
        ];
        assert_eq!(said, expected.map(|(by, choice)| (by.to_owned(), choice)));
        let tally = Ballot::tally(&ballots);
        assert_eq!((tally.in_favour, tally.against, tally.abstained), (4, 1, 2));
    }
}
