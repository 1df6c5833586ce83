//! The commands, one file each: how it is called (`define`) and what it does (`run`).

pub mod abbreviations;
pub mod backup;
pub mod case;
pub mod check;
pub mod completions;
pub mod config;
pub mod demo;
pub mod draft;
pub mod export;
pub mod findings;
pub mod forum;
pub mod head;
pub mod help;
pub mod import;
pub mod imports;
pub mod issue;
pub mod issued;
pub mod item;
pub mod journal;
pub mod kle;
pub mod look;
pub mod mail;
pub mod man;
pub mod meeting;
pub mod minutes;
pub mod parse;
pub mod print;
pub mod proposals;
pub mod render;
pub mod report;
pub mod restore;
pub mod search;
pub mod serve;
pub mod user;
pub mod verify;

use clap::{ArgMatches, Command};
use referat_wording::Wording;

use crate::failure::{Exit, Failure};
use crate::session::Session;

/// A command.
pub struct Subcommand {
    /// What it is called.
    pub name: &'static str,
    /// Its arguments and help.
    pub define: fn(&Wording) -> Command,
    /// What it does.
    pub run: fn(&Session, &ArgMatches) -> Result<Exit, Failure>,
}

macro_rules! commands {
    ($($module:ident),+ $(,)?) => {
        /// All commands, in the order help lists them.
        pub const COMMANDS: &[Subcommand] = &[$(Subcommand {
            name: stringify!($module),
            define: $module::define,
            run: $module::run,
        }),+];
    };
}

commands!(
    parse,
    render,
    check,
    draft,
    import,
    imports,
    search,
    print,
    issue,
    issued,
    minutes,
    serve,
    demo,
    kle,
    look,
    case,
    item,
    proposals,
    findings,
    abbreviations,
    user,
    forum,
    meeting,
    config,
    mail,
    journal,
    report,
    verify,
    head,
    backup,
    restore,
    export,
    completions,
    man,
    help,
);

/// Runs the command that was chosen.
///
/// # Errors
/// What the command runs into.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let chosen = matches
        .subcommand()
        .and_then(|(name, matches)| Some((COMMANDS.iter().find(|it| it.name == name)?, matches)));
    match chosen {
        Some((command, matches)) => (command.run)(session, matches),
        // Reading the command line has asked for one already.
        None => Ok(Exit::WrongUsage),
    }
}
