//! How fast minutes are read: megabytes a second in process, beside two that only look for headings.
//!
//! The corpus is made from a seed and held in memory. In one run over the same bytes: the parser; the `regex`
//! crate finding the lines that open items and sections; and Python's `re` doing the same, in a child process
//! that reads the corpus from a file and times only its search. `REFERAT_PYTHON` names the Python to use, else
//! `python3` is looked for on the path; without one the bench says so.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use referat_fixtures::generator::{Generated, generate_series};
use referat_import::known_forums::KnownForums;
use regex::Regex;

/// The least the corpus holds, in bytes.
const LEAST: usize = 50 * 1_000_000;

/// Each is measured so often, and its best time counts.
const ROUNDS: usize = 3;

/// The lines that open items and sections, for both regular expression engines.
const HEADINGS: &str =
    r"(?m)^(?:Punkt \d+: .*|Anledning|Sagsfremstilling|Indstilling|Historik|Beslutning|Bilag)[ \t]*$";

fn main() {
    let corpus = corpus();
    let bytes: usize = corpus.iter().map(|document| document.text.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    println!("{} generated documents, {megabytes:.1} MB", corpus.len());
    let text: String = corpus
        .iter()
        .flat_map(|document| [document.text.as_str(), "\n"])
        .collect();

    let (parsed, items) = best(|| parse(&corpus));
    println!(
        "read into records: {:.1} MB/s ({items} items and sections)",
        megabytes / parsed
    );

    let regex = Regex::new(HEADINGS).ok();
    if let Some(regex) = regex {
        let (searched, found) = best(|| regex.find_iter(&text).count());
        println!(
            "the same headings by the regex crate alone: {:.1} MB/s ({found} found), ratio to regex {:.3}",
            megabytes / searched,
            searched / parsed
        );
    }
    match python(&text) {
        Ok((seconds, found)) => println!(
            "the same headings by Python's re: {:.1} MB/s ({found} found), ratio to Python re {:.3}",
            megabytes / seconds,
            seconds / parsed
        ),
        Err(why) => println!("the same headings by Python's re: not measured, {why}"),
    }
}

/// The meetings of years, until there are enough of them.
fn corpus() -> Vec<Generated> {
    let mut bytes = 0;
    generate_series(1, usize::MAX)
        .take_while(|document| {
            let enough = bytes >= LEAST;
            bytes += document.text.len();
            !enough
        })
        .collect()
}

/// Reads all documents and counts what opens with a heading.
fn parse(corpus: &[Generated]) -> usize {
    let forums = KnownForums::default();
    let headings = |document: &Generated| {
        let read = referat_import::read(&document.file_name, document.text.as_bytes(), &forums).ok()?;
        let sections = read.record.items.iter().flat_map(|item| &item.sections);
        let headed = sections.filter(|section| section.heading.is_some()).count();
        Some(black_box(&read).record.items.len() + headed)
    };
    corpus.iter().filter_map(headings).sum()
}

/// The least seconds of all rounds, and what the last round gave.
fn best<T>(mut work: impl FnMut() -> T) -> (f64, T) {
    let mut round = || {
        let begun = Instant::now();
        let result = black_box(work());
        (begun.elapsed().as_secs_f64(), result)
    };
    let mut best = round();
    for _ in 1..ROUNDS {
        let next = round();
        best = (best.0.min(next.0), next.1);
    }
    best
}

const PYTHON: &str = "import re, sys, time\n\
    text = open(sys.argv[1], encoding='utf-8', newline='').read()\n\
    found = re.compile(sys.argv[2])\n\
    best = None\n\
    for _ in range(int(sys.argv[3])):\n\
    \x20   begun = time.perf_counter()\n\
    \x20   count = sum(1 for _ in found.finditer(text))\n\
    \x20   took = time.perf_counter() - begun\n\
    \x20   best = took if best is None else min(best, took)\n\
    print(best, count)\n";

/// Seconds and hits of Python's `re` over the same text.
fn python(text: &str) -> Result<(f64, u64), String> {
    let path = std::env::temp_dir().join(format!("referat-bench-{}.txt", std::process::id()));
    let mut file = std::fs::File::create(&path).map_err(|error| error.to_string())?;
    file.write_all(text.as_bytes())
        .map_err(|error| error.to_string())?;
    let answer = run_python(&path);
    // The corpus is no use to anyone afterwards; if it can't be removed, the system's own cleaning will.
    let _ = std::fs::remove_file(&path);
    let answer = answer?;
    let mut words = answer.split_whitespace();
    let seconds = words.next().and_then(|word| word.parse().ok());
    let found = words.next().and_then(|word| word.parse().ok());
    seconds
        .zip(found)
        .ok_or_else(|| format!("it answered {answer:?}"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "a bench asks the environment for Python and starts it"
)]
fn run_python(corpus: &std::path::Path) -> Result<String, String> {
    let python = std::env::var_os("REFERAT_PYTHON").unwrap_or_else(|| "python3".into());
    let output = std::process::Command::new(&python)
        .args(["-c", PYTHON])
        .arg(corpus)
        .args([HEADINGS, &ROUNDS.to_string()])
        .output()
        .map_err(|error| format!("{} can't be started: {error}", python.display()))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "it failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}
