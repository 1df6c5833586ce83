//! Pages: a handler and a page struct each, and a template of the same name.
//!
//! A handler looks up a view, fills the struct and shows it. A page struct holds views and words, never the
//! things themselves. [`item_facts`] and [`item_body`] are the
//! parts that an item's page and a whole meeting share.

pub mod about;
pub mod access;
pub mod account;
pub mod administration;
pub mod agenda;
pub mod attachment;
pub mod calendar;
pub mod case;
pub mod checkup;
pub mod closed_reads;
pub mod comparison;
pub mod configuration;
pub mod decision;
pub mod directory;
pub mod documents;
pub mod error;
pub mod finding_codes;
pub mod forum;
pub mod forum_people;
pub mod forums;
pub mod front;
pub mod import_report;
pub mod imports;
pub mod invitations;
pub mod issued;
pub mod item;
pub mod item_body;
pub mod item_facts;
pub mod item_openness;
pub mod join;
pub mod journal;
pub mod journal_numbers;
pub mod list_file;
pub mod look;
pub mod meeting;
pub mod meeting_plan;
pub mod named;
pub mod organisation;
pub mod paper;
pub mod paper_route;
pub mod paper_writing;
pub mod papers;
pub mod periods;
pub mod person_import;
pub mod person_record;
pub mod persons;
pub mod plan_year;
pub mod print_job;
pub mod printed;
pub mod proposals;
pub mod prove;
pub mod provider;
pub mod robots;
pub mod rooms;
pub mod rules;
pub mod search;
pub mod see_as;
pub mod session;
pub mod sign_in;
pub mod upload;
pub mod uploads;
pub mod welcome;
