//! The metadata stream: read for claims and a title, and written. Knows of XML only what these need.

use crate::facts::Claims;
use crate::opened::Opened;

/// The most a metadata stream may unpack to, in bytes.
const MOST: usize = 4 << 20;

/// What is read of a metadata stream.
#[derive(Default)]
pub(crate) struct Xmp {
    pub(crate) title: Option<String>,
    pub(crate) claims: Claims,
}

impl Xmp {
    /// Reads the metadata of a whole file.
    pub(crate) fn of(opened: &Opened) -> Self {
        let metadata = opened
            .catalog()
            .and_then(|catalog| opened.value(catalog, b"Metadata"));
        let Some(Ok(stream)) = metadata.map(lopdf::Object::as_stream) else {
            return Self::default();
        };
        let bytes = stream.get_plain_content_with_limit(MOST).unwrap_or_default();
        Self::parse(&String::from_utf8_lossy(&bytes))
    }

    fn parse(text: &str) -> Self {
        let part = property(text, "pdfaid:part");
        let letter = property(text, "pdfaid:conformance").unwrap_or_default();
        let short = |text: &str| text.len() <= 2 && text.chars().all(|c| c.is_ascii_alphanumeric());
        let pdf_a = part
            .filter(|part| short(part) && short(&letter))
            .map(|part| format!("{part}{}", letter.to_ascii_lowercase()));
        let claims = Claims {
            pdf_a,
            pdf_ua: property(text, "pdfuaid:part").and_then(|part| part.parse().ok()),
        };
        Self {
            title: title(text),
            claims,
        }
    }
}

/// A simple property, written as an element or as an attribute.
fn property(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().next_back();
        let after = rest[at + name.len()..].trim_start();
        rest = &rest[at + name.len()..];
        if before == Some('<') {
            let inside = after.strip_prefix('>')?;
            return Some(unescape(inside[..inside.find('<')?].trim()));
        }
        if before.is_some_and(char::is_whitespace)
            && let Some(value) = after.strip_prefix('=').map(str::trim_start)
            && let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\''))
        {
            let value = &value[1..];
            return Some(unescape(value[..value.find(quote)?].trim()));
        }
    }
    None
}

/// The first title of the language alternatives.
fn title(text: &str) -> Option<String> {
    let inside = &text[text.find("<dc:title")?..];
    let inside = &inside[..inside.find("</dc:title>")?];
    let entry = &inside[inside.find("<rdf:li")?..];
    let entry = &entry[entry.find('>')? + 1..];
    Some(unescape(entry[..entry.find('<')?].trim()))
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').and_then(|end| Some((entity(&rest[1..end])?, end)));
        let (character, length) = entity.map_or(('&', 1), |(character, end)| (character, end + 1));
        plain.push(character);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        numbered => {
            let number = numbered.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// What a new file says of itself.
pub(crate) struct Said<'a> {
    pub(crate) title: &'a str,
    pub(crate) language: &'a str,
    pub(crate) producer: &'a str,
    pub(crate) keywords: &'a str,
    /// RFC 3339.
    pub(crate) moment: &'a str,
    pub(crate) claims_ua: bool,
}

impl Said<'_> {
    /// The metadata stream.
    pub(crate) fn write(&self) -> String {
        let (title, language, producer) = (escape(self.title), escape(self.language), escape(self.producer));
        let (keywords, moment) = (escape(self.keywords), escape(self.moment));
        let keywords = match keywords.as_str() {
            "" => String::new(),
            keywords => format!("<pdf:Keywords>{keywords}</pdf:Keywords>"),
        };
        let ua = if self.claims_ua {
            "<pdfuaid:part>1</pdfuaid:part>"
        } else {
            ""
        };
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
             xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
             <dc:format>application/pdf</dc:format>\n\
             <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
             <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
             <pdf:Producer>{producer}</pdf:Producer>{keywords}\n\
             <xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>{ua}\n\
             </rdf:Description></rdf:RDF></x:xmpmeta>\n\
             <?xpacket end=\"r\"?>"
        )
    }
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML 1.0 has no way to write these.
            control if control.is_control() && !matches!(control, '\t' | '\n' | '\r') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            other => safe.push(other),
        }
    }
    safe
}
