//! The checks, one file a subject.

mod abbreviations;
mod attachments;
mod dates;
mod meetings;
mod numbers;
mod personal_data;
pub mod reading_load;
mod slots;
pub mod verbs;

use referat_domain::finding::Finding;

use crate::{Document, Known};

/// A check adds what it finds.
type Check = fn(&Document<'_>, &Known, &mut Vec<Finding>);

/// All of them.
pub const ALL: &[Check] = &[
    attachments::check,
    numbers::check,
    slots::check,
    abbreviations::check,
    dates::check,
    meetings::check,
    verbs::check,
    personal_data::check,
    reading_load::check,
];
