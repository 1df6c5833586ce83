//! How wording keys are used: in Rust code, in templates, and as families that are built from enums.
//!
//! This is the one place that knows what a use looks like; a new way to ask for a text is added to [`CALLS`].

use regex::Regex;

use super::rust_source::{Kind, Piece, pieces};

/// What stands right before a key's opening quote in Rust code.
pub const CALLS: &[&str] = &[".text(", ".text_with(", "key!("];

/// A key where it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The key as written.
    pub key: String,
    /// The line, from 1.
    pub line: usize,
}

/// The keys a Rust source asks for: the text in quotes right after one of [`CALLS`].
#[must_use]
pub fn used_in_rust(source: &str) -> Vec<Use> {
    let pieces: Vec<Piece<'_>> = pieces(source)
        .into_iter()
        .filter(|piece| piece.kind != Kind::Comment)
        .collect();
    let mut uses = Vec::new();
    for pair in pieces.windows(2) {
        let [before, quoted] = pair else { continue };
        let asks = CALLS.iter().any(|call| before.text.trim_end().ends_with(call));
        if before.kind == Kind::Code && quoted.kind == Kind::Quoted && asks {
            uses.push(Use {
                key: quoted.text.to_owned(),
                line: quoted.line,
            });
        }
    }
    uses
}

/// The keys a template asks for: `text("…")` and `text_with("…", …)` inside its tags.
///
/// # Errors
/// Never in practice: when our own pattern is wrong.
pub fn used_in_template(template: &str) -> Result<Vec<Use>, regex::Error> {
    let call = Regex::new(r#"\.text(?:_with)?\(\s*"([^"]+)""#)?;
    let uses = call.captures_iter(template).map(|found| {
        let offset = found.get(0).map_or(0, |it| it.start());
        Use {
            key: found[1].to_owned(),
            line: super::line_of(template, offset),
        }
    });
    Ok(uses.collect())
}

/// A family of keys: a beginning, and the words that may follow it; any word when none are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The beginning of its keys, with its hyphen: `outcome-`.
    pub beginning: String,
    /// The words that follow, when the family lists them.
    pub words: Vec<String>,
    /// The line it is listed on.
    pub line: usize,
}

impl Family {
    /// Whether a key belongs to it.
    #[must_use]
    pub fn holds(&self, key: &str) -> bool {
        key.strip_prefix(&self.beginning)
            .is_some_and(|word| self.words.is_empty() || self.words.iter().any(|it| it == word))
    }
}

/// The families listed in a source's `pub const FAMILIES`.
///
/// Either a list of beginnings, `&["outcome-", …]`, or of pairs, `&[("outcome-", &["approved", …]), …]`: in a pair
/// the first text is the beginning, and texts after it are the words.
#[must_use]
pub fn families(source: &str) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    let mut listing = false;
    let mut begins = true;
    for piece in pieces(source) {
        match piece.kind {
            Kind::Quoted if listing && begins => {
                families.push(Family {
                    beginning: piece.text.to_owned(),
                    words: Vec::new(),
                    line: piece.line,
                });
            }
            Kind::Quoted if listing => {
                if let Some(family) = families.last_mut() {
                    family.words.push(piece.text.to_owned());
                }
            }
            Kind::Quoted | Kind::Comment => {}
            Kind::Code => {
                let mut code = piece.text;
                if let Some(at) = code.find("const FAMILIES") {
                    listing = true;
                    begins = true;
                    code = code[at..].split_once('=').map_or("", |(_, value)| value);
                }
                for c in code.chars().filter(|_| listing) {
                    match c {
                        ';' => {
                            listing = false;
                            break;
                        }
                        // Inside a pair, what follows the beginning's comma are its words.
                        '&' if !families.is_empty() && code.starts_with(',') && !code.contains(')') => {
                            begins = false
                        }
                        '(' | ')' => begins = true,
                        _ => {}
                    }
                }
            }
        }
    }
    families
}

/// The texts in quotes of a Rust source, tests left out: a key that is chosen first and asked for later stands
/// there by itself.
#[must_use]
pub fn texts_in_rust(source: &str) -> Vec<String> {
    let kept = super::rust_source::without_tests(source);
    pieces(&kept)
        .iter()
        .filter(|piece| piece.kind == Kind::Quoted)
        .map(|piece| piece.text.to_owned())
        .collect()
}

/// The texts in quotes inside a template's tags.
///
/// # Errors
/// Never in practice: when our own pattern is wrong.
pub fn texts_in_template(template: &str) -> Result<Vec<String>, regex::Error> {
    let tag = Regex::new(r"(?s)\{\{.*?\}\}|\{%.*?%\}")?;
    let text = Regex::new(r#""([^"]*)""#)?;
    let inside = tag
        .find_iter(template)
        .flat_map(|tag| text.captures_iter(tag.as_str()));
    Ok(inside.map(|found| found[1].to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::{families, texts_in_rust, texts_in_template, used_in_rust, used_in_template};

    #[test]
    fn a_key_is_what_stands_in_the_quotes_of_a_call() {
        let source = "let a = w.text(\"one\"); // w.text(\"no\")\nlet b = wording.text_with(\n    \"two\", args); f(\"no\"); key!(\"three\")";
        let keys: Vec<(String, usize)> = used_in_rust(source)
            .into_iter()
            .map(|it| (it.key, it.line))
            .collect();
        assert_eq!(
            keys,
            [
                ("one".to_owned(), 1),
                ("two".to_owned(), 3),
                ("three".to_owned(), 3)
            ]
        );
    }

    #[test]
    fn templates_ask_in_the_same_words() {
        let uses =
            used_in_template("<h1>\n{{ w.text(\"one\") }} {{ w.text_with(\"two\", x) }}</h1>").unwrap();
        assert_eq!(
            uses.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(),
            ["one", "two"]
        );
        assert_eq!(uses[0].line, 2);
    }

    #[test]
    fn families_are_read_with_and_without_their_words() {
        let found = families(
            "pub const FAMILIES: &[(&str, &[&str])] = &[(\"outcome-\", &[\"approved\", \"noted\"]), (\"finding-\", &[])];\nconst X: &str = \"no\";",
        );
        assert_eq!(found.len(), 2);
        assert!(found[0].holds("outcome-noted") && !found[0].holds("outcome-lost"));
        assert!(found[1].holds("finding-anything"));
        let found =
            families("pub const FAMILIES: &[&str] = &[\n    \"outcome-\",\n    // why\n    \"state-\",\n];");
        assert_eq!(
            found.iter().map(|it| it.beginning.as_str()).collect::<Vec<_>>(),
            ["outcome-", "state-"]
        );
        assert!(found.iter().all(|it| it.words.is_empty()));
    }

    #[test]
    fn texts_are_found_wherever_they_stand_but_not_in_tests() {
        let source =
            "const A: &[&str] = &[\"one\"]; // \"no\"\n#[cfg(test)]\nmod tests { const B: &str = \"no\"; }";
        assert_eq!(texts_in_rust(source), ["one"]);
        let template = "<p class=\"no\">{{ f(\"one\") }}{% if a == \"two\" %}</p>";
        assert_eq!(texts_in_template(template).unwrap(), ["one", "two"]);
    }
}
