//! Paths that every common system can keep: Windows' forbidden names and signs, lengths, no way out of the folder,
//! no two that differ in case alone.
//!
//! Knows names; nothing of what lies under them.

use std::collections::BTreeSet;

/// The longest name of a file or folder, in bytes. With folders it stays under what Windows opens everywhere.
const LONGEST_NAME: usize = 100;

/// The longest path, in bytes: room is left for the folder it is unpacked in.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"];

/// A safe path for each that is wished, none of them in `taken`.
pub(super) fn safe<'p>(wished: impl Iterator<Item = &'p str>, taken: &[&str]) -> Vec<String> {
    let mut used: BTreeSet<String> = taken.iter().map(|path| folded(path)).collect();
    let cleaned: Vec<String> = wished
        .map(clean)
        .map(|path| match path.split_once('/') {
            Some((folder, _)) if used.contains(&folded(folder)) => format!("_{path}"),
            _ => path,
        })
        .collect();
    let folders: BTreeSet<String> = cleaned
        .iter()
        .flat_map(|path| path.match_indices('/').map(|(at, _)| folded(&path[..at])))
        .collect();
    cleaned
        .iter()
        .map(|path| {
            let mut number = 1_u32;
            loop {
                let numbered = numbered(path, number);
                let key = folded(&numbered);
                // What is a folder in another's path can't be a file.
                if !folders.contains(&key) && used.insert(key) {
                    return numbered;
                }
                number += 1;
            }
        })
        .collect()
}

/// Windows and macOS take names for one that differ in case alone.
fn folded(path: &str) -> String {
    path.to_lowercase()
}

fn clean(path: &str) -> String {
    let mut names: Vec<String> = path
        .split(['/', '\\'])
        .filter(|name| !matches!(name.trim(), "" | "." | ".."))
        .map(|name| clean_name(name, LONGEST_NAME))
        .collect();
    // The outermost folders go first: the name of the file says most.
    while names.len() > 1 && names.iter().map(|name| name.len() + 1).sum::<usize>() > LONGEST {
        names.remove(0);
    }
    if names.is_empty() {
        return "_".to_owned();
    }
    names.join("/")
}

fn clean_name(name: &str, longest: usize) -> String {
    let cleaned: String = name
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            c if c.is_control() || is_invisible(c) => '_',
            c => c,
        })
        .collect();
    let trimmed = cleaned.trim().trim_end_matches(['.', ' ']);
    let (stem, ending) = parted(trimmed);
    let stem = shortened(stem, longest.saturating_sub(ending.len()));
    let stem = stem.trim_end_matches(['.', ' ']);
    let name = format!("{stem}{ending}");
    let first = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let is_port = ["com", "lpt"].iter().any(|port| {
        let number = first.strip_prefix(port).unwrap_or_default();
        matches!(
            number,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        )
    });
    // A name that begins with a dash is an option to many a command.
    if name.is_empty() || name.starts_with('-') || is_port || DEVICES.contains(&first.as_str()) {
        return format!("_{name}");
    }
    name
}

/// Signs that turn the writing around or can't be seen: a name must be what it looks like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A name with a number before its ending.
fn numbered(path: &str, number: u32) -> String {
    if number == 1 {
        return path.to_owned();
    }
    let at = path.rfind('/').map_or(0, |at| at + 1);
    let (folder, name) = path.split_at(at);
    let (stem, ending) = parted(name);
    let number = format!(" ({number})");
    let stem = shortened(stem, LONGEST_NAME.saturating_sub(ending.len() + number.len()));
    format!("{folder}{stem}{number}{ending}")
}

/// A name and its ending, with the point; an ending that is no ending belongs to the name.
fn parted(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 && name.len() - at <= 16 && !name[at..].contains(' ') => name.split_at(at),
        _ => (name, ""),
    }
}

/// A text of at most so many bytes, cut between letters.
fn shortened(text: &str, longest: usize) -> &str {
    let mut end = longest.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(wished: &[&str]) -> Vec<String> {
        safe(wished.iter().copied(), &["index.html"])
    }

    #[test]
    fn a_good_path_stays_as_it_is() {
        let good = [
            "2024/Bilag 1 – Børn & unge på øen.pdf",
            "referat.html",
            ".htaccess",
        ];
        assert_eq!(all(&good), good);
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert_eq!(
            all(&[
                "../../etc/passwd",
                "/srv/x",
                "C:\\Windows\\a.txt",
                "a/./b//c.txt",
                "..",
                ""
            ]),
            [
                "etc/passwd",
                "srv/x",
                "C_/Windows/a.txt",
                "a/b/c.txt",
                "_",
                "_ (2)"
            ]
        );
    }

    #[test]
    fn what_windows_keeps_for_itself_is_renamed() {
        assert_eq!(
            all(&[
                "CON",
                "aux.txt",
                "com1.pdf",
                "LPT¹",
                "console.txt",
                "a?b*.pdf",
                "slut. . ",
                "-rf",
                "a\u{202e}fdp.exe"
            ]),
            [
                "_CON",
                "_aux.txt",
                "_com1.pdf",
                "_LPT¹",
                "console.txt",
                "a_b_.pdf",
                "slut",
                "_-rf",
                "a_fdp.exe"
            ]
        );
    }

    #[test]
    fn names_that_differ_in_case_alone_get_numbers() {
        assert_eq!(
            all(&["Ærø.pdf", "ærø.PDF", "Index.html", "a", "a/b", "ærø (2).pdf"]),
            [
                "Ærø.pdf",
                "ærø (2).PDF",
                "Index (2).html",
                "a (2)",
                "a/b",
                "ærø (2) (2).pdf"
            ]
        );
    }

    #[test]
    fn a_file_cannot_lie_in_one_of_ours() {
        let paths = safe(["index.html/a.txt"].into_iter(), &["index.html"]);
        assert!(!paths[0].starts_with("index.html/"), "{paths:?}");
    }

    proptest! {
        #[test]
        fn any_paths_become_safe_ones(wished in prop::collection::vec("[a-bA-B./\\\\ æÅ:\\x00]{0,12}|\\PC{0,300}", 0..8)) {
            let paths = safe(wished.iter().map(String::as_str), &["index.html"]);
            prop_assert_eq!(paths.len(), wished.len());
            let single: BTreeSet<String> = paths.iter().map(|it| it.to_lowercase()).collect();
            prop_assert_eq!(single.len(), paths.len());
            for path in &paths {
                prop_assert!(path.len() <= LONGEST + 12, "{path}");
                for name in path.split('/') {
                    prop_assert!(!name.is_empty() && name != "." && name != "..");
                    prop_assert!(!name.ends_with([' ', '.']) && !name.contains(['\\', ':', '\n']));
                }
                let folder = format!("{}/", path.to_lowercase());
                prop_assert!(!single.iter().any(|it| it.starts_with(&folder)));
            }
        }
    }
}
