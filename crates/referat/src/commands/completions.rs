//! `referat completions SHELL`: what a shell needs to complete our commands.

use clap::{ArgMatches, Command, value_parser};
use clap_complete::Shell;
use referat_wording::Wording;

use crate::arguments;
use crate::command_line::{self, PROGRAM};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("completions")
        .about(wording.text("cli-completions").into_owned())
        .after_help(wording.text("cli-completions.after").into_owned())
        .arg(
            arguments::word(wording, "shell", "cli-value-shell", "cli-completions-shell")
                .value_parser(value_parser!(Shell))
                .hide_possible_values(true),
        )
}

/// Prints them.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let Some(shell) = matches.get_one::<Shell>("shell") else {
        return Ok(Exit::WrongUsage);
    };
    let mut printed = Vec::new();
    clap_complete::generate(
        *shell,
        &mut command_line::build(&session.wording),
        PROGRAM,
        &mut printed,
    );
    session.output.bytes(&printed)?;
    Ok(Exit::Done)
}
