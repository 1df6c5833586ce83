//! The text of an attachment's bytes, for those who look it through: plain text, CSV, Markdown and HTML.
//!
//! PDF and Word come in here, at [`text_of`], when somebody can read them. Knows no findings.

use crate::source_file::SourceFile;

/// The text, if bytes of this media type can be read as one.
#[must_use]
pub fn text_of(media_type: &str, bytes: &[u8]) -> Option<String> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence {
        "text/html" => text(bytes).map(|text| without_tags(&text)),
        // A page that was saved under another name is told by how it begins.
        "text/plain" | "text/csv" | "text/markdown" => {
            let text = text(bytes)?;
            Some(if is_html(&text) { without_tags(&text) } else { text })
        }
        _ => None,
    }
}

fn text(bytes: &[u8]) -> Option<String> {
    SourceFile::from_bytes("", bytes).ok().map(|file| file.text)
}

fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(20).collect();
    let head = head.to_lowercase();
    ["<!doctype html", "<html"]
        .iter()
        .any(|begin| head.starts_with(begin))
}

/// What a browser would show, about: no tags, no scripts, no styles, the common entities as letters.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(rest.get(..open).unwrap_or_default());
        rest = rest.get(open..).unwrap_or_default();
        let end = match hidden_until(rest) {
            Some(end) => end,
            None => rest.find('>').map_or(rest.len(), |close| close + 1),
        };
        let is_inline = [
            "<b>", "</b>", "<i>", "</i>", "<em", "</em", "<strong", "</strong", "<span", "</span", "<a ",
            "</a",
        ]
        .iter()
        .any(|tag| rest.starts_with(tag));
        if !is_inline {
            out.push('\n');
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    for (entity, letter) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&aelig;", "æ"),
        ("&oslash;", "ø"),
        ("&aring;", "å"),
        ("&AElig;", "Æ"),
        ("&Oslash;", "Ø"),
        ("&Aring;", "Å"),
        ("&amp;", "&"),
    ] {
        if out.contains(entity) {
            out = out.replace(entity, letter);
        }
    }
    out
}

/// Where a comment, a script or a style ends that begins here.
fn hidden_until(rest: &str) -> Option<usize> {
    let head = rest
        .get(..rest.floor_char_boundary(8))
        .unwrap_or_default()
        .to_lowercase();
    let end = if head.starts_with("<!--") {
        "-->"
    } else if head.starts_with("<script") {
        "</script>"
    } else if head.starts_with("<style") {
        "</style>"
    } else {
        return None;
    };
    // Upper and lower case of ASCII letters have the same length.
    let found = rest.find(end).or_else(|| rest.find(&end.to_uppercase()));
    Some(found.map_or(rest.len(), |at| at + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_whatever_its_kind_and_nothing_else_is() {
        assert_eq!(
            text_of("text/csv; charset=utf-8", "a;æ".as_bytes()).as_deref(),
            Some("a;æ")
        );
        assert_eq!(
            text_of("text/plain", b"\xe6"),
            Some("æ".to_owned()),
            "Windows-1252"
        );
        assert_eq!(text_of("application/pdf", b"%PDF-1.7"), None);
        assert_eq!(text_of("text/plain", &[0, 1, 2]), None);
    }

    #[test]
    fn a_page_is_read_without_its_tags() {
        let page = "<!DOCTYPE html><style>p{}</style><script>let a = '010203-1234'</script><p>Ring til <b>Bo</b> &amp; <a href='x'>010203&nbsp;1234</a></p><!-- 1 < 2 -->";
        let text = text_of("text/plain; charset=utf-8", page.as_bytes()).unwrap();
        assert_eq!(text.trim(), "Ring til Bo & 010203 1234");
        assert_eq!(text_of("text/html", b"<p>1 <"), Some("\n1 \n".to_owned()));
    }
}
