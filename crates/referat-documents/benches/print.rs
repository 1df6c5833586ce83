//! How long minutes take to become a PDF, and how much memory, beside three other programs given the same content.
//!
//! WeasyPrint and Chromium are given our HTML, LibreOffice our Word file; we are given the minutes as text, so that
//! reading and composing count with us. Each once as a whole process; then in bulk, a volume of some hundred pages;
//! then many documents one after another, each program kept alive; then a volume of a thousand pages by us alone.
//! Memory is that of all processes of a program together, shared pages shared out (`Pss`), from a run of its own.
//! The minutes of `REFERAT_REAL_MINUTES` are used where it is set. What is missing is said: `REFERAT_PYTHON` with WeasyPrint, `chromium`, `node`, `soffice`.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench asks the environment and starts the programs it compares"
)]

use std::error::Error;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use referat_documents::compose::{meeting, volume};
use referat_documents::copy::MeetingCopy;
use referat_documents::document::Document;
use referat_documents::press::{Form, Press, Printed};
use referat_documents::typesetter::Typesetter;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::{Public, show_public};
use referat_import::known_forums::KnownForums;
use referat_wording::{Language, Wording};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The minutes that are printed alone, of those there are; else the first.
const ALONE: &str = "2021-10-28";

/// Each program runs so often as a whole process, and the median counts.
const ROUNDS: usize = 5;

/// So many documents one after another.
const MANY: usize = 100;

/// What WeasyPrint does in one process: it says the seconds of each document.
const WEASYPRINT: &str = "import sys, time, weasyprint\n\
    rounds, files = int(sys.argv[1]), sys.argv[2:]\n\
    write = lambda file: weasyprint.HTML(file).write_pdf(pdf_variant='pdf/ua-1')\n\
    write(files[0])\n\
    begun = time.perf_counter()\n\
    for round in range(rounds): write(files[round % len(files)])\n\
    print((time.perf_counter() - begun) / rounds)\n";

fn main() -> Outcome<()> {
    let bench = Bench::new()?;
    println!(
        "printing {} ({} minutes in all)",
        bench.alone.name,
        bench.minutes.len()
    );
    bench.whole_processes()?;
    bench.in_bulk(330)?;
    bench.one_after_another()?;
    bench.volume(1_000)
}

/// Minutes in every form the programs take.
struct Minutes {
    name: String,
    text: PathBuf,
    html: PathBuf,
    docx: PathBuf,
    view: Public<MeetingRecord>,
}

struct Bench {
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    press: Press,
    minutes: Vec<Arc<Minutes>>,
    alone: Arc<Minutes>,
}

impl Bench {
    fn new() -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let typesetter = Typesetter::beside(&std::env::current_exe()?);
        if !typesetter.is_there() {
            return Err("the typesetter is missing: run `cargo xtask bench`, which builds it".into());
        }
        let wording = Arc::new(Wording::new(Language::Danish));
        let press = Press::new(wording, referat_fixtures::MUNICIPALITY, Arc::new(typesetter));
        let runtime = tokio::runtime::Runtime::new()?;
        let mut minutes = Vec::new();
        for (name, text) in given()? {
            let record = referat_import::read(&name, text.as_bytes(), &KnownForums::default())?.record;
            let view = show_public(WholeRecord::of_file(record));
            let document = meeting::meeting(MeetingCopy::for_public(&view), press.desk(None));
            let path = |ending: &str| folder.path().join(&name).with_extension(ending);
            for form in [Form::Html, Form::Docx] {
                let printed = runtime.block_on(press.print(&document, form))?;
                std::fs::write(path(form.ending()), printed.bytes)?;
            }
            std::fs::write(path("txt"), text)?;
            minutes.push(Arc::new(Minutes {
                text: path("txt"),
                html: path("html"),
                docx: path("docx"),
                name,
                view,
            }));
        }
        let alone = minutes.iter().find(|one| one.name.contains(ALONE));
        let alone = alone.or(minutes.first()).ok_or("no minutes")?;
        Ok(Self {
            alone: Arc::clone(alone),
            folder,
            runtime,
            press,
            minutes,
        })
    }

    fn out(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn whole_processes(&self) -> Outcome<()> {
        println!("\nas a whole process, median of {ROUNDS}; goal: at least 10 times as fast as each");
        let of = &self.alone;
        let mut ours = Command::new(std::env::current_exe()?.with_file_name("../referat"));
        ours.args(["render", "--to", "pdf", "--copy", "public", "--out"]);
        ours.arg(self.out("ours")).arg(&of.text);
        let made = self
            .out("ours")
            .join(of.text.with_extension("pdf").file_name().unwrap_or_default());
        let own = measure(&mut ours, &made, ROUNDS)?;
        println!("ours: {own}");

        for (name, mut command, made) in self.peers(&of.html, &of.docx)? {
            match measure(&mut command, &made, ROUNDS) {
                Ok(other) => println!(
                    "{name}: {other}; ours is {:.1} times as fast",
                    other.seconds / own.seconds
                ),
                Err(why) => println!("{name}: not measured, {why}"),
            }
        }
        Ok(())
    }

    /// The programs we are compared with, each with what it makes of the same document.
    fn peers(&self, html: &Path, docx: &Path) -> Outcome<Vec<(&'static str, Command, PathBuf)>> {
        let mut weasyprint = Command::new(python());
        weasyprint.args(["-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]);
        weasyprint.arg(html).arg(self.out("weasyprint.pdf"));
        let mut office = self.office();
        office.arg(docx);
        let of_office = docx.with_extension("pdf");
        let of_office = of_office.file_name().ok_or("no name")?;
        let mut chromium = Command::new(chromium_path());
        chromium.args(["--headless", "--no-sandbox", "--disable-gpu"]);
        chromium.args([
            "--generate-pdf-document-outline",
            "--disable-background-networking",
        ]);
        chromium.arg(format!("--user-data-dir={}", self.out("chromium").display()));
        chromium.arg(format!("--print-to-pdf={}", self.out("chromium.pdf").display()));
        chromium.arg(format!("file://{}", html.display()));
        Ok(vec![
            ("WeasyPrint", weasyprint, self.out("weasyprint.pdf")),
            ("Chromium", chromium, self.out("chromium.pdf")),
            ("LibreOffice", office, self.out("office").join(of_office)),
        ])
    }

    fn in_bulk(&self, least: u32) -> Outcome<()> {
        let document = self.volume_of(least)?;
        let path = |ending: &str| self.out("volume").with_extension(ending);
        for form in [Form::Html, Form::Docx] {
            let printed = self.runtime.block_on(self.press.print(&document, form))?;
            std::fs::write(path(form.ending()), printed.bytes)?;
        }
        let (seconds, peak, printed) = self.print_alone(&document)?;
        let pages = printed.pages.unwrap_or_default();
        println!("\nin bulk, a volume at once, whole processes, once each");
        println!(
            "ours: {seconds:.3} s, peak {peak:.0} MB, {pages} pages, {:.0} a second",
            f64::from(pages) / seconds
        );
        let goals = [20, 4, 3];
        let peers = self.peers(&path("html"), &path("docx"))?;
        for ((name, mut command, made), goal) in peers.into_iter().zip(goals) {
            match measure(&mut command, &made, 1) {
                Ok(other) => println!(
                    "{name}: {other}; ours is {:.1} times as fast; goal: {goal}",
                    other.seconds / seconds
                ),
                Err(why) => println!("{name}: not measured, {why}"),
            }
        }
        Ok(())
    }

    /// Prints with a typesetter that is started for it: seconds, its peak of memory in megabytes, what was printed.
    fn print_alone(&self, document: &Document) -> Outcome<(f64, f64, Printed)> {
        let typesetter = Typesetter::beside(&std::env::current_exe()?);
        let wording = Arc::new(Wording::new(Language::Danish));
        let press = Press::new(wording, referat_fixtures::MUNICIPALITY, Arc::new(typesetter));
        let before = children(std::process::id());
        let begun = Instant::now();
        let printed = self.runtime.block_on(press.print(document, Form::Pdf))?;
        let seconds = begun.elapsed().as_secs_f64();
        // It is kept for a next document, and can still be asked.
        let fresh = children(std::process::id())
            .into_iter()
            .filter(|child| !before.contains(child));
        let peak = fresh
            .filter_map(|child| field(child, "status", "VmHWM:"))
            .fold(0.0, f64::max);
        Ok((seconds, peak, printed))
    }

    /// A volume of at least so many pages.
    fn volume_of(&self, least: u32) -> Outcome<Document> {
        let copies = self
            .minutes
            .iter()
            .map(|one| MeetingCopy::for_public(&one.view))
            .cycle();
        let document = |meetings: usize| {
            let copies: Vec<_> = copies.clone().take(meetings).collect();
            volume::volume(&copies, "Chefforum", 2025, self.press.desk(None))
        };
        let few = self
            .runtime
            .block_on(self.press.print(&document(10), Form::Pdf))?;
        let pages = few.pages.unwrap_or(1);
        Ok(document(usize::try_from((least * 10).div_ceil(pages) + 1)?))
    }

    fn one_after_another(&self) -> Outcome<()> {
        println!("\none after another, each program kept alive, a document");
        let desk = self.press.desk(None);
        let documents: Vec<_> = self
            .minutes
            .iter()
            .map(|one| meeting::meeting(MeetingCopy::for_public(&one.view), desk))
            .collect();
        let mut pages = 0;
        let mut all = Vec::new();
        for round in 0..=MANY {
            let Some(document) = documents.get(round % documents.len()) else {
                continue;
            };
            let begun = Instant::now();
            let printed = self.runtime.block_on(self.press.print(document, Form::Pdf))?;
            if round > 0 {
                all.push(begun.elapsed().as_secs_f64());
                pages += printed.pages.unwrap_or_default();
            }
        }
        let total: f64 = all.iter().sum();
        let own = total / MANY as f64;
        println!("ours: {own:.4} s, {:.0} pages a second", f64::from(pages) / total);

        let html: Vec<&Path> = self.minutes.iter().map(|one| one.html.as_path()).collect();
        let mut weasyprint = Command::new(python());
        weasyprint.args(["-c", WEASYPRINT, "20"]).args(&html);
        tell("WeasyPrint", own, said(&mut weasyprint));

        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut chromium = Command::new("node");
        chromium.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers.mjs"));
        chromium.arg(chromium_path()).arg(MANY.to_string()).args(&html);
        tell("Chromium", own, said(chromium.current_dir(root)));

        let mut office = self.office();
        let mut count = 0;
        for round in 0..MANY.div_ceil(2) {
            let Some(of) = self.minutes.get(round % self.minutes.len()) else {
                continue;
            };
            let copy = self.out(&format!("many-{round}.docx"));
            std::fs::copy(&of.docx, &copy)?;
            office.arg(copy);
            count += 1;
        }
        let begun = Instant::now();
        let office = run(&mut office).map(|()| begun.elapsed().as_secs_f64() / f64::from(count));
        tell("LibreOffice", own, office);
        Ok(())
    }

    fn volume(&self, least: u32) -> Outcome<()> {
        let (seconds, peak, printed) = self.print_alone(&self.volume_of(least)?)?;
        let pages = printed.pages.unwrap_or_default();
        let megabytes = printed.bytes.len() as f64 / 1e6;
        println!("\na volume of {pages} pages: {seconds:.2} s, {megabytes:.1} MB");
        println!("the typesetter's peak memory: {peak:.0} MB; goal: at most 1024");
        let own = field(std::process::id(), "status", "VmHWM:").unwrap_or_default();
        println!("the peak memory of the program that asks: {own:.0} MB");
        Ok(())
    }

    fn office(&self) -> Command {
        let mut office = Command::new("soffice");
        let profile = self.out("profile");
        office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
        office.args(["--headless", "--convert-to", "pdf", "--outdir"]);
        office.arg(self.out("office"));
        office
    }
}

fn python() -> OsString {
    std::env::var_os("REFERAT_PYTHON").unwrap_or_else(|| "python3".into())
}

fn chromium_path() -> PathBuf {
    let debian = PathBuf::from("/usr/bin/chromium");
    if debian.is_file() {
        debian
    } else {
        "chromium".into()
    }
}

/// The minutes to print, each with its file's name.
fn given() -> Outcome<Vec<(String, String)>> {
    let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES") else {
        let sandved = referat_fixtures::MINUTES.iter();
        return Ok(sandved
            .map(|one| (one.file_name.to_owned(), one.text.to_owned()))
            .collect());
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            found.push((name, std::fs::read_to_string(path)?));
        }
    }
    found.sort();
    Ok(found)
}

fn tell(name: &str, own: f64, other: Outcome<f64>) {
    match other {
        Ok(other) => println!("{name}: {other:.4} s; ours is {:.1} times as fast", other / own),
        Err(why) => println!("{name}: not measured, {why}"),
    }
}

struct Measured {
    seconds: f64,
    peak_megabytes: f64,
    pages: String,
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            seconds,
            peak_megabytes,
            pages,
        } = self;
        write!(f, "{seconds:.3} s, peak {peak_megabytes:.0} MB, {pages} pages")
    }
}

/// Runs a program once to get warm and to watch its memory, then often enough for a median.
fn measure(command: &mut Command, made: &Path, rounds: usize) -> Outcome<Measured> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut peak = 0.0_f64;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(memory_of_tree(child.id()));
        std::thread::sleep(Duration::from_millis(5));
    };
    if !status.success() || !made.is_file() {
        return Err(format!("it ended with {status}").into());
    }
    let mut times = Vec::new();
    for _ in 0..rounds {
        let begun = Instant::now();
        run(command)?;
        times.push(begun.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let info = said_words(Command::new("pdfinfo").arg(made))?;
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:"));
    Ok(Measured {
        seconds: times.get(rounds / 2).copied().unwrap_or(f64::NAN),
        peak_megabytes: peak,
        pages: pages.unwrap_or("?").trim().to_owned(),
    })
}

fn run(command: &mut Command) -> Outcome<()> {
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("it ended with {status}").into())
    }
}

fn said_words(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(words.lines().last().unwrap_or("it failed").to_owned().into())
}

fn said(command: &mut Command) -> Outcome<f64> {
    Ok(said_words(command)?.trim().parse()?)
}

/// The memory of a process and all it started, in megabytes.
fn memory_of_tree(process: u32) -> f64 {
    let own = field(process, "smaps_rollup", "Pss:").unwrap_or_default();
    own + children(process).into_iter().map(memory_of_tree).sum::<f64>()
}

fn children(process: u32) -> Vec<u32> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task"))
        .into_iter()
        .flatten()
        .flatten();
    let listed = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    listed
        .flat_map(|list| {
            list.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<u32>>()
        })
        .collect()
}

/// A line of what the kernel says of a process, in megabytes.
fn field(process: u32, file: &str, name: &str) -> Option<f64> {
    let said = std::fs::read_to_string(format!("/proc/{process}/{file}")).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
