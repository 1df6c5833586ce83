//! Cases (sager): the thread over the years.

pub mod journal_number;
pub mod thread;
