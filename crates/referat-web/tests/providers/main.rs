//! Signing in at a provider of logins: one that lies in every way we know, and a real one in a process of its own.
//! And encryption of our own.

mod desk;
mod doors;
mod good_ways;
mod hostile;
mod lies;
mod real;
