//! The KLE register read from files.
