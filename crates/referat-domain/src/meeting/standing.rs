//! Standing items (faste punkter): what they ask for. Their words are the agenda's, in the municipality's language
//! whatever language the program speaks.

use crate::forum::ForumProfile;

/// Whether a standing item of this name approves agenda and minutes.
#[must_use]
pub fn approves(title: &str) -> bool {
    title.trim().to_lowercase().starts_with("godkendelse")
}

/// Whether an item of this name ends a meeting.
#[must_use]
pub fn closes(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    title.starts_with("evt") || title.starts_with("eventuelt")
}

/// Who puts a forum's own items before it.
#[must_use]
pub fn recommender(profile: ForumProfile) -> &'static str {
    match profile {
        ForumProfile::Administrative => "Kommunaldirektøren",
        ForumProfile::Political | ForumProfile::Med => "Formanden",
    }
}

/// What a forum is asked to approve: the agenda, and the minutes of the meeting of a day ("13. oktober 2021") where the
/// item is about minutes and there was one. As the real minutes have it (2021-10-28, item 1).
#[must_use]
pub fn approval_clauses(forum: &str, title: &str, minutes_of: Option<&str>) -> Vec<String> {
    let mut clauses = vec![format!("at {forum} godkender dagsordenen for dagens møde")];
    let minutes_of = minutes_of.filter(|_| title.to_lowercase().contains("referat"));
    if let Some(day) = minutes_of {
        clauses.push(format!("at {forum} godkender referatet fra mødet den {day}"));
    }
    clauses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_named_by_the_day_of_their_meeting() {
        let title = "Godkendelse af dagsorden og referat";
        assert!(approves(title) && !closes(title) && closes("Evt."));
        assert_eq!(
            approval_clauses("Chefforum", title, Some("13. oktober 2021")),
            [
                "at Chefforum godkender dagsordenen for dagens møde",
                "at Chefforum godkender referatet fra mødet den 13. oktober 2021"
            ]
        );
        assert_eq!(approval_clauses("Chefforum", title, None).len(), 1);
        let agenda_alone = approval_clauses("Rådet", "Godkendelse af dagsorden", Some("1. maj 2026"));
        assert_eq!(agenda_alone.len(), 1);
    }
}
