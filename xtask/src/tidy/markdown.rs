//! Markdown pages: their headings, links, tables and words in backticks.

use std::collections::BTreeSet;

/// A line of a page that isn't in a fenced block, with its number from 1.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then_some((index + 1, line))
    })
}

/// The targets of the links of a line.
#[must_use]
pub fn link_targets(line: &str) -> Vec<&str> {
    let plain = without_code(line);
    let mut targets = Vec::new();
    let mut at = 0;
    while let Some(found) = plain[at..].find("](") {
        let from = at + found + 2;
        let Some(length) = plain[from..].find(')') else {
            break;
        };
        // The same place in the line itself: blanking keeps every byte where it was.
        let target = line[from..from + length]
            .split_whitespace()
            .next()
            .unwrap_or_default();
        targets.push(target.trim_matches(['<', '>']));
        at = from + length;
    }
    targets
}

/// The words of a line in single backticks.
#[must_use]
pub fn code_words(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// The cells of a table row, without the outer bars; `None` when the line is none.
#[must_use]
pub fn cells(line: &str) -> Option<Vec<&str>> {
    let inside = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(str::trim).collect())
}

/// The names under which a page's headings can be linked to.
#[must_use]
pub fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    for (_, line) in lines(text) {
        let Some(heading) = line.strip_prefix('#') else {
            continue;
        };
        let slug: String = heading
            .trim_start_matches('#')
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                '-' | '_' => Some(c),
                _ => c.is_alphanumeric().then_some(c),
            })
            .collect();
        let mut name = slug.clone();
        let mut again = 1;
        while !anchors.insert(name) {
            name = format!("{slug}-{again}");
            again += 1;
        }
    }
    anchors
}

/// The line with what stands in backticks blanked, byte for byte.
fn without_code(line: &str) -> String {
    let mut inside = false;
    let blanked = line.bytes().map(|byte| {
        if byte == b'`' {
            inside = !inside;
            b'`'
        } else if inside {
            b' '
        } else {
            byte
        }
    });
    String::from_utf8_lossy(&blanked.collect::<Vec<u8>>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{anchors, cells, code_words, link_targets};

    #[test]
    fn links_are_found_outside_code_only() {
        assert_eq!(
            link_targets("see [a](b.md#c) and `[x](y)` and ![p](d.png \"t\")"),
            ["b.md#c", "d.png"]
        );
    }

    #[test]
    fn headings_are_linked_to_by_their_words_in_small_letters() {
        let found = anchors("# The way, of `data`\n## Again\n## Again\n");
        assert_eq!(
            found.iter().collect::<Vec<_>>(),
            ["again", "again-1", "the-way-of-data"]
        );
    }

    #[test]
    fn a_table_row_is_its_cells() {
        assert_eq!(cells("| Sag | `Case` | |"), Some(vec!["Sag", "`Case`", ""]));
        assert_eq!(code_words("`Case` and `Paper`"), ["Case", "Paper"]);
    }
}
