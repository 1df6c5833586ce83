//! The Danish language: dates, verb forms, names, sorting and folding. Knows no municipality.
//!
//! Everything here is a pure function of text: no clock, no IO, no configuration, and no input that makes it fail.
//! Ranges are byte ranges of the text given and always lie on character boundaries.
//!
//! | module | answers |
//! |---|---|
//! | [`dates`] | which days a text names, and how a day is written |
//! | [`drafting`] | the sentence a decision is written in, from the clause of the recommendation |
//! | [`verbs`] | what a sentence of a decision says was done |
//! | [`sentences`] | where one sentence ends and the next begins |
//! | [`genitive`] | "Direktionens" is said of "Direktionen" |
//! | [`names`] | who is listed, who recommends, and whether a text can be a person |
//! | [`sorting`] | the order of a Danish list |
//! | [`folding`] | when two spellings are the same to someone who searches |
//! | [`compounds`] | which words a long word is made of |
//! | [`slug`] | a title as a part of a URL |

pub mod compounds;
pub mod dates;
pub mod drafting;
pub mod folding;
pub mod genitive;
pub mod names;
pub mod sentences;
pub mod slug;
pub mod sorting;
pub mod verbs;
mod words;
