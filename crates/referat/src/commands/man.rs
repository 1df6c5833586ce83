//! `referat man`: the manual, one page for the program and one for each command.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command, value_parser};
use clap_mangen::Man;
use referat_wording::Wording;

use crate::arguments;
use crate::command_line;
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Headings the library that writes pages gives them, and our keys for them.
const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "cli-man-name"),
    ("SYNOPSIS", "cli-man-synopsis"),
    ("DESCRIPTION", "cli-man-description"),
    ("EXTRA", "cli-man-more"),
    ("VERSION", "cli-man-version"),
];

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("man")
        .about(wording.text("cli-man").into_owned())
        .after_help(wording.text("cli-man.after").into_owned())
        .arg(
            arguments::option(wording, "out", "cli-value-folder", "cli-man-out")
                .value_parser(value_parser!(PathBuf)),
        )
}

/// Prints the program's page, or writes all pages into a folder.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let program = command_line::build(&session.wording);
    let Some(folder) = matches.get_one::<PathBuf>("out") else {
        let page = page(&session.wording, &Man::new(program)).map_err(|error| session.unexpected(&error))?;
        session.output.data(&page)?;
        return Ok(Exit::Done);
    };
    fs::create_dir_all(folder)
        .and_then(|()| write_pages(&session.wording, program, folder))
        .map_err(|error| Failure::of_path(&session.wording, folder, &error))?;
    Ok(Exit::Done)
}

/// The page of a command and of each below it.
fn write_pages(wording: &Wording, command: Command, folder: &Path) -> io::Result<()> {
    for inner in command.get_subcommands() {
        write_pages(wording, inner.clone(), folder)?;
    }
    let man = Man::new(command);
    fs::write(folder.join(man.get_filename()), page(wording, &man)?)
}

/// A page with its headings in words.
fn page(wording: &Wording, man: &Man) -> io::Result<String> {
    let mut written = Vec::new();
    man.render(&mut written)?;
    let mut out = String::with_capacity(written.len());
    for line in String::from_utf8_lossy(&written).lines() {
        match line.strip_prefix(".SH ") {
            Some(heading) => {
                let known = HEADINGS.iter().find(|(theirs, _)| *theirs == heading);
                let words = known.map_or(Cow::Borrowed(heading), |(_, key)| wording.text(key));
                out.push_str(&format!(".SH {}", words.to_uppercase()));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Ok(out)
}
