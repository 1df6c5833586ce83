//! Writing HTML and XML so that it can't come out broken: elements close themselves, everything is escaped.
//!
//! Knows marks, and nothing of what they mean.

/// Marks and words being written.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    out: String,
}

impl Markup {
    /// An XML part of an office file, with its declaration.
    pub(crate) fn xml() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
        }
    }

    /// An element and what stands in it.
    pub(crate) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with words and nothing else in it.
    pub(crate) fn words(&mut self, name: &str, attributes: &[(&str, &str)], words: &str) {
        self.element(name, attributes, |it| it.text(words));
    }

    /// An element of XML with nothing in it.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push_str("/>");
    }

    /// An element of HTML that never has anything in it.
    pub(crate) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.out.push('>');
    }

    /// Words.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Marks that were made elsewhere; never of a text from outside.
    pub(crate) fn raw(&mut self, marks: &str) {
        self.out.push_str(marks);
    }

    /// A new line between blocks, where it means nothing.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Everything that was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }
}

/// A character as every form can hold it: what XML 1.0 has no place for becomes U+FFFD, and tabs and line ends
/// inside a run of words are spaces.
pub(crate) fn readable(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// A text as every form can hold it.
pub(crate) fn readable_text(text: &str) -> String {
    text.chars().map(readable).collect()
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match readable(c) {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_place_for_is_replaced_and_nothing_is_lost() {
        let mut markup = Markup::default();
        markup.words("p", &[("title", "a\"b")], "\u{0}<\u{b}\u{ffff}>\t&æ");
        assert_eq!(
            markup.finish(),
            "<p title=\"a&quot;b\">\u{fffd}&lt;\u{fffd}\u{fffd}&gt; &amp;æ</p>"
        );
    }
}
