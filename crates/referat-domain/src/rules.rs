//! Rules: what a municipality and its forums decide for themselves. Each has a name, a kind of value, a standard that
//! follows from the forum's profile, and the law or custom it comes from.
//!
//! What is set is kept as JSON under the rule's name; [`Rule::read`] takes what a person typed, [`Rule::of_json`] what
//! was kept. Knows no words for people: the wording has a text for `rule-<name>`, and for each choice.

pub mod deadline;
pub mod holidays;
pub mod value;
pub mod weekdays;

use crate::forum::ForumProfile;
pub use value::{RuleKind, RuleValue};

/// What a rule is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleOf {
    /// The municipality as a whole.
    Municipality,
    /// A forum.
    Forum,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name, in the store, on the command line and in files.
    pub name: &'static str,
    /// What it is of.
    pub of: RuleOf,
    /// What it can be set to.
    pub kind: RuleKind,
    /// The law or custom it comes from; empty where it is the municipality's own.
    pub source: &'static str,
    /// What it is where nobody set it: for political, administrative and MED forums, as a person would type it.
    standard: [&'static str; 3],
}

/// The law on the government of municipalities, by its short name.
macro_rules! law {
    ($paragraph:literal) => {
        concat!("kommunestyrelsesloven § ", $paragraph)
    };
}

/// Every rule of a forum, in the order they are shown.
pub const OF_FORUM: &[Rule] = &[
    Rule {
        name: "is-council",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: law!("2"),
        standard: ["no", "no", "no"],
    },
    // By weekdays, on a weekday of an earlier week, or beside another forum's meeting.
    Rule {
        name: "deadline",
        of: RuleOf::Forum,
        kind: RuleKind::Deadline,
        source: "",
        standard: ["weekdays", "weekdays", "weekdays"],
    },
    // Four weekdays for council and committees; a week is what MED agreements write; two is custom.
    Rule {
        name: "deadline-weekdays",
        of: RuleOf::Forum,
        kind: RuleKind::Number { least: 0, most: 60 },
        source: law!("8, stk. 4"),
        standard: ["4", "2", "5"],
    },
    Rule {
        name: "deadline-clock",
        of: RuleOf::Forum,
        kind: RuleKind::Clock,
        source: "",
        standard: ["23:59", "12:00", "12:00"],
    },
    // No national text on Saturday was found; rules of procedure differ. Not counting it is the stricter.
    Rule {
        name: "saturday-counts",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: law!("8, stk. 4"),
        standard: ["no", "no", "no"],
    },
    Rule {
        name: "signing",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["members", "chair-secretary", "chair-vice", "nobody"]),
        source: law!("13, stk. 1"),
        standard: ["members", "nobody", "chair-vice"],
    },
    // Who says that the minutes are right. What the members sign needs no approval.
    Rule {
        name: "minutes-approval",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(crate::meeting::minutes::ApprovalRule::CHOICES),
        source: "",
        standard: ["nobody", "next-meeting", "next-meeting"],
    },
    // So many days after their issue those who took part may remark on the minutes; none at all where it is 0.
    Rule {
        name: "remark-days",
        of: RuleOf::Forum,
        kind: RuleKind::Number { least: 0, most: 60 },
        source: "",
        standard: ["0", "7", "7"],
    },
    Rule {
        name: "openness",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["open", "closed"]),
        source: law!("10"),
        standard: ["open", "open", "open"],
    },
    Rule {
        name: "closed-last",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: "",
        standard: ["yes", "no", "no"],
    },
    Rule {
        name: "standing-items",
        of: RuleOf::Forum,
        kind: RuleKind::Lines,
        source: "",
        standard: [
            "Godkendelse af dagsorden\nMeddelelser",
            "Godkendelse af dagsorden og referat\nEvt.",
            "Godkendelse af dagsorden\nMeddelelser\nEvt.",
        ],
    },
    // Who has to approve a paper before it is ready, one step a line; none where nobody has.
    Rule {
        name: "approval-steps",
        of: RuleOf::Forum,
        kind: RuleKind::Lines,
        source: "",
        standard: ["Afdelingschef\nDirektør", "", ""],
    },
    // What is noted of who was there. Rules of procedure want it for each item; management forums note nothing.
    Rule {
        name: "attendance",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["none", "meeting", "item"]),
        source: "",
        standard: ["item", "none", "meeting"],
    },
    // Whether a forum can decide: at least half of its members are there, or nobody counts.
    Rule {
        name: "quorum",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["none", "half"]),
        source: law!("11"),
        standard: ["half", "none", "none"],
    },
    // How members voted is to appear in the minutes, and anyone may have a dissent written in them.
    Rule {
        name: "votes",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: law!("13"),
        standard: ["yes", "no", "no"],
    },
    // In which tense decisions are drafted.
    Rule {
        name: "decision-tense",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["past", "present"]),
        source: "",
        standard: ["past", "past", "past"],
    },
    // Whether the chair may decide a paper on behalf of the forum between meetings: what can't wait, or gives rise to no
    // doubt. The next meeting is told.
    Rule {
        name: "chairs-decision",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: law!("22"),
        standard: ["no", "no", "no"],
    },
    // Whether the members decide papers in writing, and how many of them stop that by demanding a meeting.
    Rule {
        name: "written-procedure",
        of: RuleOf::Forum,
        kind: RuleKind::Choice(&["never", "one", "most"]),
        source: "",
        standard: ["never", "never", "never"],
    },
    // Whether those of the forum write to each other on its items. What they write is the authority's document: it may
    // be asked for (offentlighedsloven § 7).
    Rule {
        name: "shared-remarks",
        of: RuleOf::Forum,
        kind: RuleKind::YesNo,
        source: "offentlighedsloven § 7",
        standard: ["no", "no", "no"],
    },
    Rule {
        name: "outcome-wording",
        of: RuleOf::Forum,
        kind: RuleKind::Outcomes,
        source: "",
        standard: ["", "", ""],
    },
];

/// Every rule of a municipality, in the order they are shown.
pub const OF_MUNICIPALITY: &[Rule] = &[
    Rule {
        name: "council-reads-committees",
        of: RuleOf::Municipality,
        kind: RuleKind::YesNo,
        source: law!("20, stk. 6"),
        standard: ["no", "no", "no"],
    },
    Rule {
        name: "extra-holidays",
        of: RuleOf::Municipality,
        kind: RuleKind::Days,
        source: "",
        standard: ["", "", ""],
    },
    Rule {
        name: "accessibility-statement",
        of: RuleOf::Municipality,
        kind: RuleKind::Address,
        source: "lov om tilgængelighed af offentlige organers websteder § 3",
        standard: ["", "", ""],
    },
];

impl Rule {
    /// The rule of a name, of the municipality or of a forum.
    #[must_use]
    pub fn named(of: RuleOf, name: &str) -> Option<&'static Self> {
        Self::all(of).iter().find(|rule| rule.name == name)
    }

    /// Every rule of the municipality or of a forum.
    #[must_use]
    pub fn all(of: RuleOf) -> &'static [Self] {
        match of {
            RuleOf::Municipality => OF_MUNICIPALITY,
            RuleOf::Forum => OF_FORUM,
        }
    }

    /// What it is by itself. The municipality's rules have one standard, whatever the profile.
    #[must_use]
    pub fn standard(&self, profile: ForumProfile) -> RuleValue {
        let [political, administrative, med] = self.standard;
        let typed = match profile {
            ForumProfile::Political => political,
            ForumProfile::Administrative => administrative,
            ForumProfile::Med => med,
        };
        // Held by a test over the whole table.
        self.read(typed).unwrap_or(RuleValue::Words(String::new()))
    }

    /// What a person typed.
    ///
    /// # Errors
    /// [`NotAValue`] where it can't be set to this.
    pub fn read(&self, typed: &str) -> Result<RuleValue, NotAValue> {
        self.kind.read(typed).ok_or(NotAValue { rule: self.name })
    }

    /// What was kept, or stands in a file.
    ///
    /// # Errors
    /// [`NotAValue`] where it can't be set to this.
    pub fn of_json(&self, json: &serde_json::Value) -> Result<RuleValue, NotAValue> {
        self.kind.of_json(json).ok_or(NotAValue { rule: self.name })
    }
}

/// A rule can't be set to this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("rule {rule} can't be set to this")]
pub struct NotAValue {
    /// The rule's name.
    pub rule: &'static str,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const PROFILES: [ForumProfile; 3] = [
        ForumProfile::Political,
        ForumProfile::Administrative,
        ForumProfile::Med,
    ];

    #[test]
    fn every_standard_is_a_value_of_its_rule_and_is_read_back() {
        for rule in OF_FORUM.iter().chain(OF_MUNICIPALITY) {
            for (profile, typed) in PROFILES.into_iter().zip(rule.standard) {
                let value = rule.read(typed).unwrap_or_else(|_| panic!("{}", rule.name));
                assert_eq!(rule.standard(profile), value);
                assert_eq!(rule.of_json(&value.to_json()), Ok(value.clone()), "{}", rule.name);
                assert_eq!(rule.read(&value.typed()), Ok(value), "{}", rule.name);
            }
        }
    }

    #[test]
    fn names_tell_rules_apart_and_say_what_they_are_of() {
        for of in [RuleOf::Forum, RuleOf::Municipality] {
            let names: BTreeSet<&str> = Rule::all(of).iter().map(|rule| rule.name).collect();
            assert_eq!(names.len(), Rule::all(of).len());
            assert!(Rule::all(of).iter().all(|rule| rule.of == of));
        }
        assert!(Rule::named(RuleOf::Municipality, "is-council").is_none());
    }

    #[test]
    fn the_council_sends_four_weekdays_before_and_saturday_is_none_by_itself() {
        let standard = |name| {
            Rule::named(RuleOf::Forum, name)
                .unwrap()
                .standard(ForumProfile::Political)
        };
        assert_eq!(standard("deadline-weekdays"), RuleValue::Number(4));
        assert_eq!(standard("saturday-counts"), RuleValue::YesNo(false));
        assert_eq!(standard("signing"), RuleValue::Words("members".into()));
    }
}
