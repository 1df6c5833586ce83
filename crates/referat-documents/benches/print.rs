//! How long minutes take to become a PDF, and how much memory, beside three other programs given the same content.
//!
//! WeasyPrint and Chromium are given our HTML, LibreOffice our Word file; we are given the minutes as text, so that
//! reading and composing count with us. Once each as a whole process; then many documents, one after another, each
//! program kept alive; then a volume of a thousand pages. Memory is that of all processes of a program together,
//! shared pages shared out (`Pss`), from a run of its own. The minutes of `REFERAT_REAL_MINUTES` are used where it
//! is set. What is missing is said: `REFERAT_PYTHON` with WeasyPrint, `chromium`, `node`, `soffice`.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench asks the environment and starts the programs it compares"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use referat_documents::compose::{meeting, volume};
use referat_documents::copy::MeetingCopy;
use referat_documents::press::{Form, Press};
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
        let own = measure(&mut ours, &made)?;
        println!("ours: {own}");

        let python = std::env::var_os("REFERAT_PYTHON").unwrap_or_else(|| "python3".into());
        let mut weasyprint = Command::new(python);
        weasyprint.args(["-m", "weasyprint", "--pdf-variant", "pdf/ua-1"]);
        weasyprint.arg(&of.html).arg(self.out("weasyprint.pdf"));
        let mut office = self.office("pdf");
        office.arg(&of.docx);
        let mut chromium = self.chromium();
        chromium.arg(format!("--print-to-pdf={}", self.out("chromium.pdf").display()));
        chromium.arg(format!("file://{}", of.html.display()));
        let peers = [
            ("WeasyPrint", &mut weasyprint, self.out("weasyprint.pdf")),
            (
                "LibreOffice",
                &mut office,
                self.out("office")
                    .join(of.docx.with_extension("pdf").file_name().unwrap_or_default()),
            ),
            ("Chromium", &mut chromium, self.out("chromium.pdf")),
        ];
        for (name, command, made) in peers {
            match measure(command, &made) {
                Ok(other) => println!(
                    "{name}: {other}; ours is {:.1} times as fast",
                    other.seconds / own.seconds
                ),
                Err(why) => println!("{name}: not measured, {why}"),
            }
        }
        Ok(())
    }

    fn one_after_another(&self) -> Outcome<()> {
        println!("\none after another, each program kept alive, seconds a document");
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
        let python = std::env::var_os("REFERAT_PYTHON").unwrap_or_else(|| "python3".into());
        let mut weasyprint = Command::new(python);
        weasyprint.args(["-c", WEASYPRINT, "20"]).args(&html);
        tell("WeasyPrint", "20", own, said(&mut weasyprint));

        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut chromium = Command::new("node");
        chromium.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers.mjs"));
        chromium.arg(chromium_path()).arg(MANY.to_string()).args(&html);
        tell("Chromium", "4", own, said(chromium.current_dir(root)));

        let mut office = self.office("pdf");
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
        tell("LibreOffice", "3", own, office);
        Ok(())
    }

    fn volume(&self, least: u32) -> Outcome<()> {
        let copies = || {
            self.minutes
                .iter()
                .map(|one| MeetingCopy::for_public(&one.view))
                .cycle()
        };
        let desk = self.press.desk(None);
        let document = |meetings: usize| {
            let copies: Vec<_> = copies().take(meetings).collect();
            volume::volume(&copies, "Chefforum", 2025, desk)
        };
        let few = self
            .runtime
            .block_on(self.press.print(&document(10), Form::Pdf))?;
        let meetings = 10 * usize::try_from(least / few.pages.unwrap_or(1) + 1)?;
        let document = document(meetings);
        // A typesetter that has set nothing else.
        let typesetter = Typesetter::beside(&std::env::current_exe()?);
        let press = Press::new(
            Arc::new(Wording::new(Language::Danish)),
            referat_fixtures::MUNICIPALITY,
            Arc::new(typesetter),
        );
        let before = children(std::process::id());
        let begun = Instant::now();
        let printed = self.runtime.block_on(press.print(&document, Form::Pdf))?;
        let seconds = begun.elapsed().as_secs_f64();
        let fresh = children(std::process::id())
            .into_iter()
            .filter(|child| !before.contains(child));
        let peak = fresh
            .filter_map(|child| field(child, "status", "VmHWM:"))
            .fold(0.0, f64::max);
        let pages = printed.pages.unwrap_or_default();
        let megabytes = printed.bytes.len() as f64 / 1e6;
        println!(
            "\na volume of {meetings} meetings: {pages} pages in {seconds:.2} s, {:.0} pages a second, {megabytes:.1} MB",
            f64::from(pages) / seconds
        );
        println!("the typesetter's peak memory: {peak:.0} MB; goal: at most 1024");
        let own = field(std::process::id(), "status", "VmHWM:").unwrap_or_default();
        println!("the peak memory of the program that asks, this bench: {own:.0} MB");
        Ok(())
    }

    fn office(&self, form: &str) -> Command {
        let mut office = Command::new("soffice");
        let profile = self.out("profile");
        office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
        office
            .args(["--headless", "--convert-to", form, "--outdir"])
            .arg(self.out("office"));
        office
    }

    fn chromium(&self) -> Command {
        let mut chromium = Command::new(chromium_path());
        chromium.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--generate-pdf-document-outline",
        ]);
        chromium.arg("--disable-background-networking");
        chromium.arg(format!("--user-data-dir={}", self.out("chromium").display()));
        chromium
    }
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

fn tell(name: &str, goal: &str, own: f64, other: Outcome<f64>) {
    match other {
        Ok(other) => println!(
            "{name}: {other:.4} s; ours is {:.1} times as fast; goal: {goal}",
            other / own
        ),
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
fn measure(command: &mut Command, made: &Path) -> Outcome<Measured> {
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
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        run(command)?;
        times.push(begun.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    let info = said_words(Command::new("pdfinfo").arg(made))?;
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:"));
    Ok(Measured {
        seconds: times.get(ROUNDS / 2).copied().unwrap_or(f64::NAN),
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
