//! The contents list: titles, leader dots in whatever number, and pages.

/// A line of the list that ends in a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The title, or its end.
    pub title: &'t str,
    /// What stands between the title and its page.
    pub leader: &'t str,
    /// The page.
    pub page: &'t str,
}

/// Divides a line into title, leader and page: "Title. . . . 3", "Title....3", "Title     3".
pub fn entry(text: &str) -> Option<Entry<'_>> {
    let text = text.trim();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    if !(1..=4).contains(&digits) {
        return None;
    }
    let (before, page) = text.split_at_checked(text.len() - digits)?;
    let title = before.trim_end_matches(|c: char| c.is_whitespace() || is_dot(c));
    let leader = before.get(title.len()..)?;
    let dots = leader.chars().filter(|c| is_dot(*c)).count();
    let spaced = leader.trim_start().starts_with(". ") && leader.ends_with(' ');
    let wide = leader.chars().filter(|c| c.is_whitespace()).count() >= 3;
    let is_leader = dots >= 3 || (dots >= 1 && spaced && leader.chars().count() >= 3) || (dots == 0 && wide);
    is_leader.then_some(Entry { title, leader, page })
}

/// Divides a line so full that one dot was left of its leader: "Title. 5". Only the pages before tell it from
/// "kap. 5".
pub fn full_entry(text: &str, page_before: u32) -> Option<Entry<'_>> {
    let text = text.trim();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (before, page) = text.split_at_checked(text.len() - digits)?;
    let number: u32 = page.parse().ok()?;
    let title = before.trim_end().strip_suffix('.')?;
    let is_next = (page_before..=page_before.saturating_add(FARTHEST)).contains(&number);
    let leader = before.get(title.len()..)?;
    (is_next && before.ends_with(' ') && !title.is_empty()).then_some(Entry { title, leader, page })
}

/// So many pages after the one before, an item begins.
const FARTHEST: u32 = 40;

/// Divides a line that ends in its leader, the page being on the next.
pub fn without_page(text: &str) -> Option<(&str, &str)> {
    let title = text.trim_end_matches(|c: char| c.is_whitespace() || is_dot(c));
    let leader = text.get(title.len()..)?;
    (leader.chars().filter(|c| is_dot(*c)).count() >= 3).then_some((title, leader))
}

/// Whether a line is a page and nothing else.
pub fn is_page(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '…' | '·' | '․' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_of_every_kind_are_told_from_titles() {
        let parts = |text: &'static str| entry(text).map(|entry| (entry.title, entry.page));
        assert_eq!(parts("CF - Evt. . . . . . 10"), Some(("CF - Evt", "10")));
        assert_eq!(parts("Møde (13:15). . . 6"), Some(("Møde (13:15)", "6")));
        assert_eq!(parts("Budget 2023.......7"), Some(("Budget 2023", "7")));
        assert_eq!(parts("Budget 2023       7"), Some(("Budget 2023", "7")));
        assert_eq!(parts("(15:45). . . . . 16"), Some(("(15:45)", "16")));
        assert_eq!(parts("Budget 2023"), None);
        assert_eq!(parts("Møde den 3. maj 2023"), None);
        assert_eq!(parts("Lov nr. 3"), None);
    }
}
