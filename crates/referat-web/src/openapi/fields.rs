//! Which fields a form or a query has: those its struct reads, found by letting serde fill one.
//!
//! Nobody keeps a list beside the struct, so that none can be wrong. Two readings: the first is given every field and
//! notes what each is read as; the second is given none, and then those that were missed, until nothing is.

use std::cell::RefCell;
use std::fmt::{self, Display};

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// What a field is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number within bounds.
    Whole(i64, i64),
}

/// A field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is read as.
    pub kind: Kind,
    /// Whether nothing is understood without it.
    pub is_required: bool,
}

/// The fields a struct is read from; none for anything else.
#[must_use]
pub fn of<T: DeserializeOwned>() -> Vec<Field> {
    let seen = RefCell::new(Vec::new());
    // A field that doesn't like what it is given ends the reading; those after it are text.
    let _: Result<T, Stop> = T::deserialize(Form {
        seen: &seen,
        given: None,
    });
    let mut fields = seen.into_inner();
    loop {
        let required: Vec<&str> = fields
            .iter()
            .filter(|field| field.is_required)
            .map(|field| field.name)
            .collect();
        let unseen = RefCell::new(Vec::new());
        let form = Form {
            seen: &unseen,
            given: Some(&required),
        };
        let missed = match T::deserialize(form) {
            Err(Stop::Missing(name)) => name,
            Ok(_) | Err(Stop::Otherwise) => return fields,
        };
        match fields
            .iter_mut()
            .find(|field| field.name == missed && !field.is_required)
        {
            Some(field) => field.is_required = true,
            None => return fields,
        }
    }
}

/// Why a reading ended.
#[derive(Debug, PartialEq, Eq)]
enum Stop {
    Missing(&'static str),
    Otherwise,
}

impl Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reading ended")
    }
}

impl std::error::Error for Stop {}

impl Error for Stop {
    fn custom<T: Display>(_: T) -> Self {
        Self::Otherwise
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }
}

type Seen = RefCell<Vec<Field>>;

/// A form with all fields, or with those that are given.
struct Form<'a> {
    seen: &'a Seen,
    given: Option<&'a [&'a str]>,
}

impl<'de> Deserializer<'de> for Form<'_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        Err(Stop::Otherwise)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        *self.seen.borrow_mut() = fields
            .iter()
            .map(|name| Field {
                name,
                kind: Kind::Text,
                is_required: false,
            })
            .collect();
        let given = fields
            .iter()
            .copied()
            .filter(|name| self.given.is_none_or(|given| given.contains(name)))
            .collect();
        visitor.visit_map(Pairs {
            seen: self.seen,
            given,
            at: 0,
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

struct Pairs<'a> {
    seen: &'a Seen,
    given: Vec<&'static str>,
    at: usize,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        let Some(name) = self.given.get(self.at) else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Stop> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let name = self.given.get(self.at).copied().unwrap_or_default();
        self.at += 1;
        seed.deserialize(Value {
            seen: self.seen,
            name,
        })
    }
}

/// A field's value: nothing, or one.
struct Value<'a> {
    seen: &'a Seen,
    name: &'static str,
}

impl Value<'_> {
    fn is_whole(&self, least: impl Into<i64>, most: impl Into<i64>) {
        let kind = Kind::Whole(least.into(), most.into());
        let mut seen = self.seen.borrow_mut();
        if let Some(field) = seen.iter_mut().find(|field| field.name == self.name) {
            field.kind = kind;
        }
    }
}

impl<'de> Deserializer<'de> for Value<'_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str("")
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_some(self)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.is_whole(u32::MIN, u32::MAX);
        visitor.visit_u32(1)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.is_whole(i16::MIN, i16::MAX);
        visitor.visit_i16(1)
    }

    forward_to_deserialize_any! {
        bool i8 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "what is read is looked at, not what was read")]
    struct Form {
        must: String,
        #[serde(default)]
        may: String,
        perhaps: Option<u32>,
        #[serde(rename = "aar")]
        year: i16,
    }

    #[test]
    fn a_form_has_the_fields_its_struct_reads() {
        let field = |name, kind, is_required| Field {
            name,
            kind,
            is_required,
        };
        assert_eq!(
            of::<Form>(),
            [
                field("must", Kind::Text, true),
                field("may", Kind::Text, false),
                field("perhaps", Kind::Whole(0, i64::from(u32::MAX)), false),
                field("aar", Kind::Whole(-32_768, 32_767), true),
            ]
        );
    }

    #[test]
    fn what_is_no_struct_has_no_fields() {
        assert_eq!(of::<Vec<(String, String)>>(), []);
    }
}
