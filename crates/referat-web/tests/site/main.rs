//! The pages as a browser gets them: Sandved's minutes in an office, served on loopback.

mod browser;
mod checkup;
mod desk;
mod item_body;
mod links;
mod pages;
mod walls;
