//! Links to the pages of a list that has several.

/// Links to the pages of a list that has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// The pages named, in order; `None` stands for those left out.
    pub named: Vec<Option<(u32, String)>>,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// The links of a list, or none where everything is on one page.
    pub fn new(page: u32, pages: u32, address: impl Fn(u32) -> String) -> Option<Self> {
        if pages < 2 {
            return None;
        }
        let mut named = Vec::new();
        let mut left_out = false;
        for number in 1..=pages {
            if number == 1 || number == pages || number.abs_diff(page) <= 2 {
                named.push(Some((number, address(number))));
                left_out = false;
            } else if !left_out {
                named.push(None);
                left_out = true;
            }
        }
        Some(Self {
            page,
            pages,
            named,
            previous: (page > 1).then(|| address((page - 1).min(pages))),
            next: (page < pages).then(|| address(page + 1)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_names_its_ends_and_its_neighbours() {
        let pager = Pager::new(7, 20, |page| format!("?side={page}")).unwrap();
        let numbers: Vec<Option<u32>> = pager
            .named
            .iter()
            .map(|named| named.as_ref().map(|(number, _)| *number))
            .collect();
        assert_eq!(
            numbers,
            [
                Some(1),
                None,
                Some(5),
                Some(6),
                Some(7),
                Some(8),
                Some(9),
                None,
                Some(20)
            ]
        );
        assert_eq!(pager.next.as_deref(), Some("?side=8"));
    }

    #[test]
    fn one_page_needs_no_links() {
        assert_eq!(Pager::new(1, 1, |_| String::new()), None);
        assert_eq!(Pager::new(1, 0, |_| String::new()), None);
    }
}
