//! Reading forms back: the words of HTML as a browser's tokenizer finds them, the text of XML.

use std::cell::RefCell;
use std::io::Read;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

/// What a tokenizer of HTML found.
#[derive(Debug, Default)]
pub struct FoundHtml {
    /// Words outside styles, as they stand.
    pub words: String,
    /// Start tags with their attributes.
    pub tags: Vec<(String, Vec<(String, String)>)>,
    /// What the standard calls an error.
    pub errors: Vec<String>,
    raw: bool,
}

struct Sink(RefCell<FoundHtml>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.0.borrow_mut();
        match token {
            Token::TagToken(Tag {
                kind, name, attrs, ..
            }) => {
                found.raw = kind == TagKind::StartTag && &*name == "style";
                if kind == TagKind::StartTag {
                    let attributes = attrs
                        .iter()
                        .map(|it| (it.name.local.to_string(), it.value.to_string()))
                        .collect();
                    found.tags.push((name.to_string(), attributes));
                    match &*name {
                        "style" => return TokenSinkResult::RawData(RawKind::Rawtext),
                        "title" => return TokenSinkResult::RawData(RawKind::Rcdata),
                        _ => {}
                    }
                }
            }
            Token::CharacterTokens(words) => {
                if !found.raw {
                    found.words.push_str(&words);
                }
            }
            Token::NullCharacterToken => found.errors.push("a null".to_owned()),
            Token::ParseError(error) => found.errors.push(error.to_string()),
            Token::DoctypeToken(_) | Token::CommentToken(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

/// Reads HTML.
pub fn html(text: &str) -> FoundHtml {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    let tokenizer = Tokenizer::new(Sink(RefCell::default()), Default::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// A part of a zip.
pub fn part(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of the parts of a zip.
pub fn names(zip: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

/// Reads XML to its end, which fails where it is broken; the text of its elements called `name`.
pub fn xml_text(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return found,
            Event::Start(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap();
                }
                inside = tag.name().as_ref() == name;
                if inside {
                    found.push(String::new());
                }
            }
            Event::End(_) => inside = false,
            Event::Text(words) if inside => {
                found.last_mut().unwrap().push_str(&words);
            }
            Event::GeneralRef(reference) if inside => {
                let reference = format!("&{};", &*reference);
                let resolved = quick_xml::escape::unescape(&reference).unwrap().into_owned();
                found.last_mut().unwrap().push_str(&resolved);
            }
            Event::Text(_) | Event::GeneralRef(_) | Event::Empty(_) | Event::CData(_) => {}
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
