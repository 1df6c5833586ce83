//! Steps: what is being done, on standard error, with the seconds it took; and the programs a step runs.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Prints one line for the person at the terminal, on standard error.
#[expect(
    clippy::print_stderr,
    reason = "messages of the automation go to standard error, here and nowhere else"
)]
pub fn say(line: &str) {
    eprintln!("xtask: {line}");
}

/// Runs one named step and says when it begins, and how long it took or that it failed.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("{name} …"));
    let begun = Instant::now();
    let result = work();
    let took = seconds(begun.elapsed());
    match &result {
        Ok(_) => say(&format!("{name}: {took}")),
        Err(error) => say(&format!("{name}: FAILED after {took}: {error:#}")),
    }
    result
}

/// A duration as people read it here: seconds with one decimal.
#[must_use]
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// The command line as one could type it, for messages.
#[must_use]
pub fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Runs a program without input to its end; its output goes where ours goes.
///
/// # Errors
/// When it can't be started, or ends with anything but success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("can't start {}", shown(command)))?;
    ended_well(command, status)
}

/// Runs a program to its end and gives its standard output as text; its messages go where ours go.
///
/// # Errors
/// When it can't be started, ends with anything but success, or prints something that isn't UTF-8.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("can't start {}", shown(command)))?;
    ended_well(command, output.status)?;
    String::from_utf8(output.stdout)
        .with_context(|| format!("{} printed something that isn't text", shown(command)))
}

/// Runs a program to its end, passes its standard output on line by line, and shows each line to `look`.
///
/// # Errors
/// When it can't be started, or ends with anything but success.
pub fn run_reading(command: &mut Command, look: impl FnMut(&str)) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("can't start {}", shown(command)))?;
    let pipe = child
        .stdout
        .take()
        .context("the program has no standard output")?;
    pass_on(pipe, look)?;
    let status = child.wait()?;
    ended_well(command, status)
}

/// Copies lines to our standard output as they come, and shows each to `look`.
///
/// # Errors
/// When our own standard output is closed.
pub fn pass_on(pipe: impl Read, mut look: impl FnMut(&str)) -> Result<()> {
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        out.write_all(&line)?;
        out.flush()?;
        look(String::from_utf8_lossy(&line).trim_end());
    }
}

fn ended_well(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}
