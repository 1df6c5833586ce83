//! A small fuzzer for tests: inputs of a kept corpus, changed by chance, held against what must always hold.
//!
//! `REFERAT_FUZZ_SECONDS` says how long each target is fuzzed; a few seconds if it isn't set. What is interesting
//! (a shape of result not seen before) is kept in memory and changed further. An input that fails is written to
//! the corpus folder under its hash, so that it is tried first from then on; nothing else is ever written.
#![allow(dead_code, reason = "each test program uses its own part of it")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that can not go on says where"
)]

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What is fuzzed.
pub struct Target<'t> {
    /// Its name, and that of its folder in the corpus.
    pub name: &'t str,
    /// Pieces the format is made of.
    pub dictionary: &'t [&'t str],
    /// Holds an input against what must hold; gives the result's shape, or says what doesn't hold.
    pub check: &'t dyn Fn(&[u8]) -> Result<String, String>,
}

/// Without a wish in the environment.
const USUAL_SECONDS: u64 = 2;

/// Inputs don't grow beyond this.
const MOST_BYTES: usize = 48 * 1024;

/// An input of this size that takes longer hangs, however slow the machine.
const TOO_LONG: Duration = Duration::from_secs(20);

/// So many inputs are kept in memory.
const MOST_KEPT: usize = 3_000;

#[expect(
    clippy::disallowed_methods,
    reason = "how long to fuzz is said by the environment"
)]
fn seconds() -> u64 {
    std::env::var("REFERAT_FUZZ_SECONDS").map_or(USUAL_SECONDS, |text| text.trim().parse().unwrap())
}

/// Fuzzes a target for as long as the environment says.
pub fn fuzz(target: &Target<'_>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../referat-import/corpus")
        .join(target.name);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    let mut kept: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    assert!(!kept.is_empty(), "no corpus in {}", folder.display());
    let mut run = Run {
        target,
        folder,
        shapes: BTreeSet::new(),
        tried: 0,
        slowest: Duration::ZERO,
    };
    for input in &kept {
        run.attempt(input);
    }
    let begun = Instant::now();
    let ends = begun + Duration::from_secs(seconds());
    let mut chance = Chance(0x5361_6e64_7665_6421);
    let seeds = kept.len();
    while Instant::now() < ends {
        let input = changed(&kept, target.dictionary, &mut chance);
        if run.attempt(&input) && kept.len() < MOST_KEPT {
            kept.push(input);
        }
    }
    println!(
        "{}: {} inputs in {} s from {seeds} of the corpus, {} shapes, slowest {:?}, none failed",
        target.name,
        run.tried,
        begun.elapsed().as_secs(),
        run.shapes.len(),
        run.slowest
    );
}

struct Run<'t> {
    target: &'t Target<'t>,
    folder: PathBuf,
    shapes: BTreeSet<String>,
    tried: u64,
    slowest: Duration,
}

impl Run<'_> {
    /// Tries an input; says whether its shape is new. Writes it down and fails if something doesn't hold.
    fn attempt(&mut self, input: &[u8]) -> bool {
        let begun = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| (self.target.check)(input)));
        let took = begun.elapsed();
        self.tried += 1;
        self.slowest = self.slowest.max(took);
        let wrong = match result {
            Ok(Ok(_)) if took > TOO_LONG => format!("it took {took:?}"),
            Ok(Ok(shape)) => return self.shapes.insert(shape),
            Ok(Err(wrong)) => wrong,
            Err(panic) => {
                let words = panic.downcast_ref::<String>().cloned();
                let words = words.or_else(|| panic.downcast_ref::<&str>().map(|words| (*words).to_owned()));
                format!("it panics: {}", words.unwrap_or_default())
            }
        };
        let path = self.folder.join(format!("{:016x}", hash(input)));
        std::fs::write(&path, input).unwrap();
        panic!(
            "{}: {wrong}; the input is kept in {}",
            self.target.name,
            path.display()
        );
    }
}

/// FNV-1a: the same name for the same bytes on every machine.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// SplitMix64.
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, and without, `count`; 0 if that is 0.
    pub fn below(&mut self, count: usize) -> usize {
        if count == 0 {
            0
        } else {
            (self.next() % count as u64) as usize
        }
    }

    fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// Letters and marks that have undone other readers.
const EDGES: &[&str] = &[
    "\u{a0}",
    "\u{c}",
    "\u{b}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "a\u{30a}",
    "\u{1f600}",
    "ß",
    "İ",
    "ǅ",
    "ﬁ",
    "\u{fffd}",
    "\u{10ffff}",
    "\r",
    "\t",
    "\n",
    "\n\n",
    " ",
    "–",
    "’",
    "٣",
    "²",
    "½",
    "\u{300}\u{301}",
    "𝟘",
    "Æ",
    "ǆ",
    "\u{1}",
    "\u{7f}",
];

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "999",
    "1000",
    "4294967295",
    "4294967296",
    "18446744073709551616",
    "00000000000000000000001",
    "1e999",
];

/// One of the inputs, changed a few times.
fn changed(kept: &[Vec<u8>], dictionary: &[&str], chance: &mut Chance) -> Vec<u8> {
    // Half the time one of the newest: they lead furthest.
    let place = if chance.below(2) == 0 {
        kept.len() - 1 - chance.below(kept.len().min(32))
    } else {
        chance.below(kept.len())
    };
    let mut input = kept[place].clone();
    for _ in 0..1 + chance.below(5) {
        change(&mut input, kept, dictionary, chance);
    }
    input.truncate(MOST_BYTES);
    input
}

/// The ends of lines, as places where something can begin.
fn line_starts(input: &[u8]) -> Vec<usize> {
    let after = input
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'\n')
        .map(|(at, _)| at + 1);
    std::iter::once(0).chain(after).collect()
}

fn change(input: &mut Vec<u8>, kept: &[Vec<u8>], dictionary: &[&str], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    match chance.below(16) {
        0 => flip(input, at, chance),
        1 => insert(input, at, chance.pick(EDGES).as_bytes()),
        2 => insert(input, at, chance.pick(NUMBERS).as_bytes()),
        3 | 4 => insert(input, at, chance.pick(dictionary).as_bytes()),
        5 | 6 => {
            let starts = line_starts(input);
            let token = format!("{}\n", chance.pick(dictionary));
            insert(input, starts[chance.below(starts.len())], token.as_bytes());
        }
        7 => {
            let ends = (at + 1 + chance.below(40)).min(input.len());
            input.drain(at.min(ends)..ends);
        }
        8 => {
            let ends = (at + 1 + chance.below(200)).min(input.len());
            let piece = input[at.min(ends)..ends].to_vec();
            let times = if chance.below(10) == 0 { 60 } else { 1 };
            (0..times).for_each(|_| insert(input, at, &piece));
        }
        9 => {
            let other = &kept[chance.below(kept.len())];
            let from = chance.below(other.len());
            let ends = (from + chance.below(600)).min(other.len());
            insert(input, at, &other[from..ends]);
        }
        10 => {
            let other = &kept[chance.below(kept.len())];
            input.truncate(at);
            input.extend_from_slice(&other[chance.below(other.len())..]);
        }
        11 => {
            let starts = line_starts(input);
            let deep = [1, 2, 3, 8, 40, 3_000][chance.below(6)];
            insert(
                input,
                starts[chance.below(starts.len())],
                " ".repeat(deep).as_bytes(),
            );
        }
        12 => move_lines(input, chance),
        13 => input.truncate(at),
        14 => {
            let piece = chance.pick(dictionary).repeat([2, 9, 200][chance.below(3)]);
            insert(input, at, piece.as_bytes());
        }
        _ => {
            // A line loses its end, or gains a blank line.
            let starts = line_starts(input);
            let start = starts[chance.below(starts.len())];
            if chance.below(2) == 0 && start > 0 {
                input.remove(start - 1);
            } else {
                insert(input, start, b"\n");
            }
        }
    }
}

fn insert(input: &mut Vec<u8>, at: usize, piece: &[u8]) {
    let at = at.min(input.len());
    input.splice(at..at, piece.iter().copied());
}

fn flip(input: &mut [u8], at: usize, chance: &mut Chance) {
    if let Some(byte) = input.get_mut(at) {
        *byte ^= 1 << chance.below(8);
    }
}

/// Takes a run of lines out and puts it in elsewhere.
fn move_lines(input: &mut Vec<u8>, chance: &mut Chance) {
    let starts = line_starts(input);
    let first = chance.below(starts.len());
    let last = (first + 1 + chance.below(6)).min(starts.len() - 1);
    let lines: Vec<u8> = input.drain(starts[first.min(last)]..starts[last]).collect();
    let starts = line_starts(input);
    insert(input, starts[chance.below(starts.len())], &lines);
}
