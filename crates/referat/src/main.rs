//! Referat: the program. The command line, configuration, clock and wiring; what is done is done by the crates below.
//!
//! Reading order: [`command_line`] and [`commands`], one file each; [`session`], what every command is given;
//! [`output`], the only place that prints; [`config`], [`clock`] and [`randomness`], the only places that ask
//! the machine. Never uses the store: everything goes through an office.

mod arguments;
mod clock;
mod columns;
mod command_line;
mod commands;
mod complaints;
mod config;
mod failure;
mod given_files;
mod language;
mod opening;
mod output;
mod posting;
mod printing;
mod progress;
mod randomness;
mod serving;
mod session;
mod settings;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use referat_wording::Wording;

use crate::config::Environment;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use crate::session::Session;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let environment = Environment::read();
    start_log(&environment);
    let session = Session {
        wording: Arc::new(Wording::new(language::choose(&arguments, environment.language))),
        pages: Arc::new(Wording::new(language::of_pages(&arguments))),
        output: Output::new(environment.colours),
        environment,
    };
    let exit = match run(&session, arguments) {
        Ok(exit) => exit,
        Err(failure) => tell(&session, failure),
    };
    exit.into()
}

/// Reads the command line and does what it says.
fn run(session: &Session, arguments: Vec<OsString>) -> Result<Exit, Failure> {
    let program = command_line::build(&session.wording);
    match program.try_get_matches_from(arguments) {
        Ok(matches) => commands::run(session, &matches),
        Err(error) if error.use_stderr() => {
            session
                .output
                .message(&complaints::in_words(&error, &session.wording));
            Ok(Exit::WrongUsage)
        }
        Err(answer) => {
            session.output.data(&session.output.styled(&answer.render()))?;
            Ok(Exit::Done)
        }
    }
}

/// Says why a command ended before its time.
fn tell(session: &Session, failure: Failure) -> Exit {
    match failure {
        Failure::PipeClosed => Exit::Done,
        Failure::Printing(error) => {
            let cause = error.to_string();
            let words = session
                .wording
                .text_with("cli-error-not-printed", &[("cause", cause.into())]);
            session.complain(&words);
            Exit::Failed
        }
        Failure::Said { exit, message, hint } => {
            session.complain(&message);
            if let Some(hint) = hint {
                session.output.message(&hint);
            }
            exit
        }
    }
}

/// The log goes to standard error and is silent unless `RUST_LOG` asks for more than warnings.
fn start_log(environment: &Environment) {
    let asked = environment.log_filter.as_deref().unwrap_or("warn");
    let filter = tracing_subscriber::EnvFilter::builder().parse_lossy(asked);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}
