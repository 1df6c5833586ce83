//! Documents made from a seed.
