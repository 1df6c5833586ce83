//! Papers (mødesager): the text put before one or more forums.

pub mod attachment;
pub mod consultation;
pub mod content;
pub mod opinion;
pub mod recommender;
pub mod section;
pub mod state;
pub mod task;
pub mod template;
