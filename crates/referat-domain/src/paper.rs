//! Papers (mødesager): the text put before one or more forums.

pub mod attachment;
pub mod consultation;
pub mod recommender;
pub mod section;
