//! Values of columns: the three kinds both databases keep alike, and the Rust types that stand for them.
//!
//! Ids and checksums are bytes, numbers, times and truths are integers, everything else is text. Knows no
//! table and no connection.

use std::borrow::Cow;

use referat_domain::Date;
use referat_domain::ids::{
    AbbreviationId, AccountId, AgendaItemId, AttachmentId, CaseId, ConsultationId, CredentialId, DecisionId,
    DocumentId, DraftId, ForumId, HoldingId, InterimDecisionId, InvitationId, IssuedDocumentId, MeetingId,
    MembershipId, MunicipalityId, OpinionId, PaperId, PaperVersionId, PendingFileId, PersonId, PositionId,
    PromiseId, ProposalId, RoomId, SectionId, SeriesId, SessionId, SettingId, SilenceId, StandInId, Tenant,
    UnitId, UploadId, WrittenProcedureId,
};
use referat_domain::journal::{Digest, Salt};
use referat_domain::paper::attachment::Checksum;
use uuid::Uuid;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `INTEGER`, `BIGINT`.
    Integer,
    /// `TEXT`.
    Text,
    /// `BLOB`, `BYTEA`.
    Bytes,
}

/// A column's value, or NULL; the kind is known either way, because PostgreSQL wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'v> {
    /// A number, a time in microseconds, or a truth.
    Integer(Option<i64>),
    /// A text.
    Text(Option<Cow<'v, str>>),
    /// An id or a checksum.
    Bytes(Option<Cow<'v, [u8]>>),
}

impl Value<'_> {
    /// NULL of a kind.
    #[must_use]
    pub const fn null(kind: Kind) -> Self {
        match kind {
            Kind::Integer => Self::Integer(None),
            Kind::Text => Self::Text(None),
            Kind::Bytes => Self::Bytes(None),
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => *value,
            Self::Text(_) | Self::Bytes(_) => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(value) => value.as_deref(),
            Self::Integer(_) | Self::Bytes(_) => None,
        }
    }

    /// The bytes, if it is bytes.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(value) => value.as_deref(),
            Self::Integer(_) | Self::Text(_) => None,
        }
    }

    /// The 16 bytes of an id.
    #[must_use]
    pub fn id(&self) -> Option<[u8; 16]> {
        self.bytes()?.try_into().ok()
    }
}

/// A Rust value that can be bound to a query.
pub trait ToValue {
    /// The column kind it stands for.
    const KIND: Kind;

    /// The value as a column holds it.
    fn value(&self) -> Value<'_>;
}

/// A Rust value that can be read from a column.
pub trait Field: ToValue + Sized {
    /// The value of a column; `None` where the column holds something else.
    fn from_value(value: Value<'_>) -> Option<Self>;
}

impl ToValue for i64 {
    const KIND: Kind = Kind::Integer;

    fn value(&self) -> Value<'_> {
        Value::Integer(Some(*self))
    }
}

impl Field for i64 {
    fn from_value(value: Value<'_>) -> Option<Self> {
        value.integer()
    }
}

impl ToValue for bool {
    const KIND: Kind = Kind::Integer;

    fn value(&self) -> Value<'_> {
        Value::Integer(Some((*self).into()))
    }
}

impl Field for bool {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value.integer()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl ToValue for String {
    const KIND: Kind = Kind::Text;

    fn value(&self) -> Value<'_> {
        Value::Text(Some(Cow::Borrowed(self)))
    }
}

impl Field for String {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => text.map(Cow::into_owned),
            Value::Integer(_) | Value::Bytes(_) => None,
        }
    }
}

impl ToValue for str {
    const KIND: Kind = Kind::Text;

    fn value(&self) -> Value<'_> {
        Value::Text(Some(Cow::Borrowed(self)))
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    const KIND: Kind = T::KIND;

    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: ToValue> ToValue for Option<T> {
    const KIND: Kind = T::KIND;

    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::null(T::KIND), ToValue::value)
    }
}

impl<T: Field> Field for Option<T> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(None) | Value::Text(None) | Value::Bytes(None) => Some(None),
            value @ (Value::Integer(_) | Value::Text(_) | Value::Bytes(_)) => T::from_value(value).map(Some),
        }
    }
}

impl ToValue for Date {
    const KIND: Kind = Kind::Text;

    fn value(&self) -> Value<'_> {
        Value::Text(Some(Cow::Owned(self.to_string())))
    }
}

impl Field for Date {
    fn from_value(value: Value<'_>) -> Option<Self> {
        value.text()?.parse().ok()
    }
}

impl ToValue for Tenant {
    const KIND: Kind = Kind::Bytes;

    fn value(&self) -> Value<'_> {
        self.0.value()
    }
}

macro_rules! bytes {
    ($($name:ident),+) => {$(
        impl ToValue for $name {
            const KIND: Kind = Kind::Bytes;

            fn value(&self) -> Value<'_> {
                Value::Bytes(Some(Cow::Borrowed(&self.0)))
            }
        }

        impl Field for $name {
            fn from_value(value: Value<'_>) -> Option<Self> {
                value.bytes()?.try_into().ok().map(Self)
            }
        }
    )+};
}
bytes!(Checksum, Digest, Salt);

macro_rules! ids {
    ($($name:ident),+ $(,)?) => {$(
        impl ToValue for $name {
            const KIND: Kind = Kind::Bytes;

            fn value(&self) -> Value<'_> {
                Value::Bytes(Some(Cow::Borrowed(self.as_bytes())))
            }
        }

        impl Field for $name {
            fn from_value(value: Value<'_>) -> Option<Self> {
                value.id().map(Self::from_bytes)
            }
        }
    )+};
}
ids!(
    AbbreviationId,
    AccountId,
    AgendaItemId,
    AttachmentId,
    CaseId,
    CredentialId,
    ConsultationId,
    DecisionId,
    DocumentId,
    DraftId,
    PendingFileId,
    UploadId,
    ForumId,
    HoldingId,
    InterimDecisionId,
    InvitationId,
    IssuedDocumentId,
    MeetingId,
    MembershipId,
    MunicipalityId,
    OpinionId,
    PaperId,
    PaperVersionId,
    PersonId,
    PositionId,
    ProposalId,
    RoomId,
    RowId,
    SectionId,
    SeriesId,
    SessionId,
    SettingId,
    SilenceId,
    StandInId,
    PromiseId,
    UnitId,
    WrittenProcedureId,
);

/// The id of a row that has no id type of its own, because only its own aggregate points to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(Uuid);

impl RowId {
    /// The id of these 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The id's 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The plain UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for RowId {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl std::fmt::Display for RowId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::fmt::Debug for RowId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RowId({})", self.0)
    }
}

/// The values of a query, in the order of its placeholders.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::database::value::ToValue::value(&$value)),*][..]
    };
}
pub(crate) use values;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_null_keeps_its_kind() {
        assert_eq!(None::<String>.value(), Value::Text(None));
        assert_eq!(None::<ForumId>.value(), Value::Bytes(None));
        assert_eq!(None::<bool>.value(), Value::Integer(None));
    }

    #[test]
    fn a_value_reads_back() {
        let date = Date::constant(2021, 10, 28);
        assert_eq!(Date::from_value(date.value()), Some(date));
        assert_eq!(bool::from_value(Value::Integer(Some(2))), None);
        assert_eq!(
            Option::<ForumId>::from_value(Value::Bytes(Some(Cow::Borrowed(&[1; 3])))),
            None
        );
    }
}
