//! Historik: what earlier forums said of the paper, with the day they said it.

use referat_danish::dates;
use referat_danish::genitive::without_genitive;
use referat_domain::paper::consultation::HistoryEntry;

/// Reads the plain text of a history section.
///
/// An entry begins at a line such as "Direktørforums beslutning af 6. november 2017;" and runs to the next.
/// Text before the first such line belongs to no entry and stays in the section.
#[must_use]
pub fn read(text: &str) -> Vec<HistoryEntry> {
    let mut entries: Vec<HistoryEntry> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((entry, rest)) = parse_heading(line) {
            entries.push(entry);
            append(&mut entries, rest);
        } else {
            append(&mut entries, line);
        }
    }
    entries
}

fn append(entries: &mut [HistoryEntry], words: &str) {
    if let Some(entry) = entries.last_mut().filter(|_| !words.is_empty()) {
        if !entry.text.is_empty() {
            entry.text.push('\n');
        }
        entry.text.push_str(words);
    }
}

/// "X's beslutning (fra mødet) (af|den|d.) DATE[;:.,]", then perhaps the words themselves.
fn parse_heading(line: &str) -> Option<(HistoryEntry, &str)> {
    let at = line.find(" beslutning").or_else(|| line.find(" behandling"))?;
    let forum = line.get(..at)?.trim();
    let after = line.get(at + " beslutning".len()..)?;
    if forum.is_empty()
        || forum.len() > 80
        || forum.contains(['.', ':', ';'])
        || !after.starts_with([' ', ':', ';', ','])
    {
        return None;
    }
    let found = dates::first_date(after)?;
    let between = after.get(..found.start)?.trim();
    let is_heading =
        between.split_whitespace().count() <= 4 && !between.contains(['.', ';', ':']) || between == "d.";
    let rest = after
        .get(found.end..)?
        .trim_start_matches([';', ':', '.', ','])
        .trim();
    (is_heading || between.ends_with("d.")).then(|| {
        let forum = without_genitive(forum).to_owned();
        (
            HistoryEntry {
                forum,
                date: Some(found.date),
                text: String::new(),
            },
            rest,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_forum_its_day_and_its_words_are_read() {
        let entries = read(
            "Direktørforums beslutning af 6. oktober 2025;\nDirektørforum tog sagen til efterretning.\n\n\
             Økonomiudvalgets beslutning fra mødet d. 8. oktober 2025:\nAnbefales.\nEnstemmigt.",
        );
        let shape: Vec<(&str, String, &str)> = entries
            .iter()
            .map(|entry| {
                (
                    entry.forum.as_str(),
                    entry.date.unwrap().to_string(),
                    entry.text.as_str(),
                )
            })
            .collect();
        assert_eq!(
            shape,
            [
                (
                    "Direktørforum",
                    "2025-10-06".into(),
                    "Direktørforum tog sagen til efterretning."
                ),
                ("Økonomiudvalget", "2025-10-08".into(), "Anbefales.\nEnstemmigt."),
            ]
        );
    }

    #[test]
    fn prose_is_no_entry() {
        assert_eq!(read("Sagen har været drøftet før. Det var i 2024."), []);
    }
}
