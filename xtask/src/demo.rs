//! `cargo xtask demo`: from a fresh clone to Sandved Kommune in the browser, in one command.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::assets;
use crate::steps;
use crate::workspace;

/// How often `--watch` looks at the files.
const GLANCE: Duration = Duration::from_millis(300);

/// How long a stopping server may take before it is ended the hard way.
const PATIENCE: Duration = Duration::from_secs(3);

/// Builds, starts `referat demo` and stays until it ends; with `--watch`, starts it again after each change.
///
/// # Errors
/// When the assets or the build fail (without `--watch`), or the program can't be started.
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    let begun = Instant::now();
    let watch = arguments.iter().any(|word| word == "--watch");
    let arguments: Vec<String> = arguments
        .iter()
        .filter(|word| *word != "--watch")
        .cloned()
        .collect();
    let seen = watched_files();
    build()?;
    let binary = workspace::target_folder()?.join("debug").join("referat");
    let mut demo = Demo::start(binary, arguments, begun)?;
    if !watch {
        let status = demo.child.wait()?;
        demo.rest_of_output();
        return Ok(if status.success() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        });
    }
    keep_up(demo, seen)
}

/// Looks for changes and starts the demo again after each; ends only with the terminal's interrupt.
fn keep_up(mut demo: Demo, mut seen: BTreeMap<PathBuf, SystemTime>) -> Result<ExitCode> {
    steps::say("watching crates/: a saved file is on screen after the next build");
    loop {
        thread::sleep(GLANCE);
        let now = watched_files();
        let changed = changed(&seen, &now);
        seen = now;
        let Some(first) = changed.first() else { continue };
        steps::say(&format!(
            "{} changed",
            first.strip_prefix(workspace::root()).unwrap_or(first).display()
        ));
        if changed.iter().all(|path| path.starts_with(assets::sources())) {
            // A debug build reads the bundle from the disk: reload the page, and there it is.
            assets::bundle().ok();
            continue;
        }
        let begun = Instant::now();
        if build().is_ok() {
            demo = demo.again(begun)?;
        } else {
            steps::say("not started again: the one from before the change still serves");
        }
    }
}

/// The files that are new, gone or written again.
fn changed(before: &BTreeMap<PathBuf, SystemTime>, now: &BTreeMap<PathBuf, SystemTime>) -> Vec<PathBuf> {
    let paths: BTreeSet<&PathBuf> = before.keys().chain(now.keys()).collect();
    paths
        .into_iter()
        .filter(|path| before.get(*path) != now.get(*path))
        .cloned()
        .collect()
}

fn build() -> Result<()> {
    assets::bundle()?;
    steps::step("build", || {
        // Everything, as the tests do: what is built alone may have other features, and typst is built anew with it.
        steps::run(workspace::cargo().args(["build", "--locked", "--workspace"]))
    })
}

/// The files whose change calls for a new build, with their times.
fn watched_files() -> BTreeMap<PathBuf, SystemTime> {
    let dist = assets::dist();
    WalkDir::new(workspace::root().join("crates"))
        .into_iter()
        .filter_entry(|entry| entry.path() != dist)
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let time = entry.metadata().ok()?.modified().ok()?;
            Some((entry.into_path(), time))
        })
        .collect()
}

/// A running `referat demo`, and what is needed to start it again on the same address.
struct Demo {
    binary: PathBuf,
    arguments: Vec<String>,
    child: Child,
    reader: Option<thread::JoinHandle<()>>,
    /// Host and port as printed; known from the moment it serves.
    address: Arc<Mutex<Option<String>>>,
}

impl Demo {
    fn start(binary: PathBuf, arguments: Vec<String>, begun: Instant) -> Result<Self> {
        let mut command = Command::new(&binary);
        command
            .arg("demo")
            .args(&arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .with_context(|| format!("can't start {}", steps::shown(&command)))?;
        let pipe = child.stdout.take().context("the demo has no standard output")?;
        let address = Arc::new(Mutex::new(None));
        let found = Arc::clone(&address);
        let reader = thread::spawn(move || read_output(pipe, &found, begun));
        Ok(Self {
            binary,
            arguments,
            child,
            reader: Some(reader),
            address,
        })
    }

    /// Stops this one and starts the newly built one where it was, so that the page in the browser reloads.
    fn again(mut self, begun: Instant) -> Result<Self> {
        self.stop()?;
        let mut arguments = self.arguments.clone();
        let address = self.address.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(address) = address
            && !arguments.iter().any(|word| word.starts_with("--listen"))
        {
            arguments.extend(["--listen".to_owned(), address]);
        }
        Self::start(self.binary, arguments, begun)
    }

    fn stop(&mut self) -> Result<()> {
        // Asked first, so that it can remove its own temporary folder.
        steps::run(Command::new("kill").arg(self.child.id().to_string())).ok();
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            if asked.elapsed() > PATIENCE {
                self.child.kill()?;
            }
            thread::sleep(Duration::from_millis(20));
        }
        self.rest_of_output();
        Ok(())
    }

    fn rest_of_output(&mut self) {
        if let Some(reader) = self.reader.take() {
            reader.join().ok();
        }
    }
}

/// Passes the demo's lines on, and notes the address and how long it took to get there.
fn read_output(pipe: impl Read, address: &Mutex<Option<String>>, begun: Instant) {
    steps::pass_on(pipe, |line| {
        let Some(host_and_port) = address_in(line) else {
            return;
        };
        let mut known = address.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_none() {
            let served = first_page(host_and_port);
            let took = steps::seconds(begun.elapsed());
            steps::say(&match served {
                Ok(()) => format!("the first page was served {took} after the start"),
                Err(why) => format!("runs {took} after the start, but served no page: {why:#}"),
            });
            *known = Some(host_and_port.to_owned());
        }
    })
    .ok();
}

/// Asks for the first page there is, as a browser would, and reads it to its end.
fn first_page(host_and_port: &str) -> Result<()> {
    let mut stream = TcpStream::connect(host_and_port)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // Who isn't signed in is led here from every page.
    write!(stream, "GET /log-ind HTTP/1.0\r\nHost: {host_and_port}\r\n\r\n")?;
    let mut page = Vec::new();
    stream.read_to_end(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    let status = page.lines().next().unwrap_or_default();
    if !status.contains(" 200 ") || !page.contains("</html>") {
        bail!("{status:?}");
    }
    Ok(())
}

/// Host and port of the first web address in a line.
fn address_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("http://")?;
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || ".:[]-".contains(c)))
        .unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::address_in;

    #[test]
    fn the_address_is_read_from_the_printed_line_whatever_stands_around_it() {
        assert_eq!(
            address_in("Referat kører på http://127.0.0.1:40213/ (kun denne maskine)"),
            Some("127.0.0.1:40213")
        );
        assert_eq!(address_in("http://[::1]:80"), Some("[::1]:80"));
        assert_eq!(address_in("no address"), None);
    }
}
