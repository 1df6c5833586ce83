//! The pages as a browser gets them: Sandved's minutes in an office, served on loopback.

mod administration;
mod attacks;
mod attendance;
mod between;
mod browser;
mod checkup;
mod desk;
mod documents;
mod item_body;
mod journal;
mod leaks;
mod links;
mod look;
mod mail;
mod openness;
mod own_reading;
mod pages;
mod papers;
mod planning;
mod print_jobs;
mod streams;
mod tasks;
mod uploads;
mod walls;
