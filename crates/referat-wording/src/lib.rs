//! Every word a person reads, Danish first; the only crate that knows Fluent.
//!
//! Words lie in `locales/<language>/<subject>.ftl`, one file per subject with the same keys in both
//! languages, and are embedded in the program. A key is English and says what is meant, not where it stands.
//! Keys built from enums belong to a family ([`FAMILIES`]); all others are written out where they are used.
//!
//! A municipality's own words are *terms* laid over ours ([`Wording::with_terms`]), so that every sentence
//! follows. Knows no municipality, no page and no command: only what things are called and how dates, times
//! and numbers are written.

mod agendas;
mod attendance;
mod dates;
mod journal;
mod mail;
mod numbers;
mod papers;
mod planning;
mod reading;
mod resources;
mod rules;
mod terms;
mod words;

use std::borrow::Cow;

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use terms::TermsError;
pub use words::FAMILIES;

/// A language people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Language {
    /// Danish (dansk).
    #[default]
    Danish,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];

    /// The tag of HTML's `lang` and of locales: `da`, `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }

    /// The language of a tag or a locale: `da`, `da_DK.UTF-8`, `en-GB`; `None` for any other.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.split(['_', '-', '.', '@']).next().unwrap_or(tag);
        Self::ALL
            .into_iter()
            .find(|known| language.eq_ignore_ascii_case(known.tag()))
    }

    fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'v> {
    /// Words.
    Text(Cow<'v, str>),
    /// A count: it chooses the plural and is written with the language's marks.
    Count(u64),
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(text: &'v String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'v> From<Cow<'v, str>> for Value<'v> {
    fn from(text: Cow<'v, str>) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

impl From<&u32> for Value<'_> {
    fn from(count: &u32) -> Self {
        Self::Count(u64::from(*count))
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<&u64> for Value<'_> {
    fn from(count: &u64) -> Self {
        Self::Count(*count)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

/// The words of one language, with a municipality's own terms over them if it has any.
pub struct Wording {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Wording {
    /// The words of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks would show up in titles, mails and copied text; nothing here mixes writing directions.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::Danish => |value, _| counted(value, Language::Danish),
            Language::English => |value, _| counted(value, Language::English),
        }));
        for resource in resources::of(language) {
            bundle.add_resource_overriding(resource.parsed());
        }
        Self { language, bundle }
    }

    /// Which language it is.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there are words for a key. A part of a message is named `key.part`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.format(key, None).is_some()
    }

    /// The words for a key; the key itself where there are none.
    #[must_use]
    pub fn text<'w>(&'w self, key: &'w str) -> Cow<'w, str> {
        self.format(key, None).unwrap_or(Cow::Borrowed(key))
    }

    /// The words for a key with values in them; the key itself where there are none.
    ///
    /// A value that the sentence names and that isn't given leaves its name there: still better read than
    /// not shown.
    #[must_use]
    pub fn text_with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            let value = match value {
                Value::Text(text) => FluentValue::from(text.as_ref()),
                Value::Count(count) => FluentValue::from(*count),
            };
            arguments.set(*name, value);
        }
        match self.format(key, Some(&arguments)) {
            Some(text) => text.into_owned(),
            None => key.to_owned(),
        }
    }

    fn format<'w>(&'w self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'w, str>> {
        let (message, part) = match key.split_once('.') {
            Some((message, part)) => (message, Some(part)),
            None => (key, None),
        };
        let message = self.bundle.get_message(message)?;
        let pattern = match part {
            Some(part) => message.get_attribute(part)?.value(),
            None => message.value()?,
        };
        let mut missing = Vec::new();
        match arguments {
            None => Some(self.bundle.format_pattern(pattern, None, &mut missing)),
            Some(_) => {
                let text = self.bundle.format_pattern(pattern, arguments, &mut missing);
                Some(Cow::Owned(text.into_owned()))
            }
        }
    }
}

/// How a number is written inside a sentence.
fn counted(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::grouped(number.value.max(0.0) as u64, language)),
        FluentValue::String(_) | FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => None,
    }
}
