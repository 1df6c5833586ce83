//! The program as people and scripts meet it: run as it is, in a folder of its own, with nothing of the machine.
//!
//! One module a command. What is printed is held against snapshots, with paths, ids and hashes put aside.

mod administration;
mod check;
mod doors;
mod draft;
mod environment;
mod findings;
mod help;
mod import;
mod imports;
mod item;
mod journal;
mod kle;
mod mail;
mod meeting;
mod parse;
mod print;
mod proposals;
mod render;
mod search;
mod serving;
mod upkeep;
mod verify_issued;
