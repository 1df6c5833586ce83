//! Rich text from arbitrary JSON: refused with its place, or read without losing a letter.
//!
//! What is read is canonical and survives its JSON; its letters are those of the input's texts; its HTML is
//! balanced, of known elements only, and says the same letters. The corpus and the fuzzer are those of
//! `referat-import`.

#[path = "../../referat-import/tests/support/fuzzing.rs"]
mod fuzzing;

use fuzzing::{Target, fuzz};
use referat_domain::rich_text::html::HtmlStyle;
use referat_domain::rich_text::{Block, Href, Lifted, ListItem, MAX_LIST_DEPTH, RichText};
use serde_json::Value;

const DICTIONARY: &[&str] = &[
    "{\"type\":\"doc\",\"content\":[",
    "{\"type\":\"paragraph\",\"content\":[",
    "{\"type\":\"heading\",\"attrs\":{\"level\":3}}",
    "{\"type\":\"bullet_list\",\"content\":[{\"type\":\"list_item\",\"content\":[",
    "{\"type\":\"ordered_list\",\"attrs\":{\"order\":7},\"content\":[",
    "{\"type\":\"list_item\",\"content\":[",
    "{\"type\":\"table\",\"content\":[",
    "{\"type\":\"table_row\",\"content\":[",
    "{\"type\":\"table_cell\",\"content\":[",
    "{\"type\":\"table_header\"}",
    "{\"type\":\"key_figure\",\"attrs\":{\"id\":\"k\"}}",
    "{\"type\":\"hard_break\"}",
    "{\"type\":\"text\",\"text\":\"ord\"}",
    "{\"type\":\"text\",\"marks\":[{\"type\":\"em\"}],\"text\":\"x\"}",
    "\"marks\":[",
    "{\"type\":\"strong\"}",
    "{\"type\":\"link\",\"attrs\":{\"href\":\"#\"}}",
    "\"href\":\"javascript:alert(1)\"",
    "\"href\":\"https://a.dk/\\\"><script>\"",
    "\"attrs\":null",
    "\"content\":null",
    "\"text\":\"\"",
    "\"\\u0000\"",
    "\"\\ud83d\\ude00\"",
    "\"\\ud800\"",
    "<script>",
    "&amp;",
    "]}",
    "}]}",
    "},",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "1e9",
    "-0",
    "\\",
    "\"level\":4",
    "\"order\":0",
    "\"order\":4294967295",
    "\"type\":\"image\"",
    "æøå",
];

fn check(bytes: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(bytes);
    let tree = match RichText::from_json_text(&text) {
        Ok(tree) => tree,
        Err(refused) if refused.place.starts_with("doc") => {
            return Ok(format!("{:?}", refused.problem).chars().take(40).collect());
        }
        Err(refused) => return Err(format!("refused without a place: {refused}")),
    };
    if tree.clone().canonical() != (tree.clone(), Lifted(false)) {
        return Err("what is read is not canonical".to_owned());
    }
    let json = serde_json::to_string(&tree).map_err(|error| error.to_string())?;
    if RichText::from_json_text(&json) != Ok(tree.clone()) {
        return Err("another tree comes back from its JSON".to_owned());
    }
    let given: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut letters = String::new();
    collect(&given, &mut letters);
    if sorted(&letters) != sorted(&tree.words()) {
        return Err("its letters are not those of the input".to_owned());
    }
    let html = tree.to_html(HtmlStyle {
        first_heading: 3,
        dead_link_note: "",
    });
    let said = text_of(&html)?;
    if !said
        .chars()
        .filter(|c| !c.is_whitespace())
        .eq(tree.words().chars().filter(|c| !c.is_whitespace()))
    {
        return Err(format!("its HTML says something else: {html}"));
    }
    let depth = depth(&tree.blocks);
    if depth > MAX_LIST_DEPTH {
        return Err(format!("lists nest {depth} deep"));
    }
    let plain = tree.plain_text();
    let magnitude = |count: usize| count.checked_ilog2().map_or(0, |log| log + 1);
    Ok(format!(
        "read {depth} {:?} {}",
        [html.matches('<').count(), plain.len()].map(magnitude),
        kinds(&html)
    ))
}

/// The letters of all texts of a document, in any order.
fn collect(value: &Value, out: &mut String) {
    match value {
        Value::Object(node) => {
            if node.get("type").is_some_and(|kind| kind == "text") {
                out.push_str(node.get("text").and_then(Value::as_str).unwrap_or_default());
            }
            node.get("content")
                .into_iter()
                .for_each(|content| collect(content, out));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

fn depth(blocks: &[Block]) -> usize {
    let items = |items: &[ListItem]| 1 + items.iter().map(|item| depth(&item.blocks)).max().unwrap_or(0);
    let of = |block: &Block| match block {
        Block::BulletList(points) | Block::OrderedList { items: points, .. } => items(points),
        Block::Table(rows) => rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| depth(&cell.blocks))
            .max()
            .unwrap_or(0),
        Block::Paragraph(_) | Block::Heading { .. } | Block::KeyFigure { .. } => 0,
    };
    blocks.iter().map(of).max().unwrap_or(0)
}

const ELEMENTS: &[&str] = &[
    "p", "h3", "h4", "ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td", "a", "em",
    "strong", "span", "br",
];

/// Which elements an HTML has.
fn kinds(html: &str) -> String {
    ELEMENTS
        .iter()
        .filter(|name| html.contains(&format!("<{name}")))
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The text of an HTML whose elements are known and closed in order.
fn text_of(html: &str) -> Result<String, String> {
    let mut open: Vec<&str> = Vec::new();
    let mut out = String::new();
    let mut pieces = html.split('<');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (tag, words) = piece
            .split_once('>')
            .ok_or_else(|| format!("a tag without end in {html}"))?;
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Err(format!("an element {name:?}"));
        }
        if let Some(target) = tag.strip_prefix("a href=\"") {
            let target = unescaped(target.split('"').next().unwrap_or_default())?;
            Href::parse(&target).ok_or_else(|| format!("a link to {target:?}"))?;
        }
        match (tag.starts_with('/'), name) {
            (true, _) if open.pop() != Some(name) => {
                return Err(format!("{name} is closed out of order in {html}"));
            }
            (true, _) | (false, "br") => {}
            (false, _) => open.push(name),
        }
        out.push_str(words);
    }
    if open.is_empty() {
        unescaped(&out)
    } else {
        Err(format!("{open:?} stay open in {html}"))
    }
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece
            .split_once(';')
            .ok_or_else(|| format!("a loose ampersand in {text}"))?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            _ => return Err(format!("a reference to {name:?}")),
        });
        out.push_str(rest);
    }
    Ok(out)
}

#[test]
fn arbitrary_json_is_refused_or_read_whole() {
    fuzz(&Target {
        name: "rich_text",
        dictionary: DICTIONARY,
        check: &check,
    });
}
