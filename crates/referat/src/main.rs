//! Referat.
fn main() {}
