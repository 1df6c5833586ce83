//! `referat help [COMMAND]`: the same as `--help` after the command.

use clap::{ArgMatches, Command};
use referat_wording::Wording;

use crate::arguments;
use crate::command_line;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("help")
        .about(wording.text("cli-help").into_owned())
        .arg(
            arguments::word(wording, "command", "cli-value-command", "cli-help-command")
                .num_args(0..)
                .required(false),
        )
}

/// Prints the help of the command that is named, or of the program.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut command = command_line::build(&session.wording);
    let names: Vec<String> = matches
        .get_many("command")
        .map(|it| it.cloned().collect())
        .unwrap_or_default();
    for name in &names {
        let Some(inner) = command.find_subcommand(name).cloned() else {
            let values = [("command", name.into())];
            return Err(Failure::wrong_usage(
                &session.wording,
                "cli-wrong-command",
                &values,
            ));
        };
        command = inner;
    }
    session
        .output
        .data(&session.output.styled(&command.render_help()))?;
    Ok(Exit::Done)
}
