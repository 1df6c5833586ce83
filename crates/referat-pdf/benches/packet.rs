//! How long it takes to join a packet of 50 files with 20 pages each, and how much memory, beside programs that
//! drop the tags.
//!
//! The files are made here, tagged, each with texts of its own and a picture that all have. Each program is a
//! process of its own and is measured whole; ours is this one, started again, and prints stamps and keeps tags and
//! bookmarks. `REFERAT_PYTHON` names a Python with pikepdf and pypdf, else `python3` is tried; what is missing is
//! said. `REFERAT_STAMP_FONT` names a TrueType font, else fontconfig is asked for one.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench asks the environment and starts the programs it compares"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, dictionary};
use referat_pdf::{Packet, Part, join};

const FILES: usize = 50;
const PAGES: usize = 20;
/// Paragraphs on a page, each with a tag.
const PARAGRAPHS: usize = 30;
/// Each program runs so often, and its best time counts.
const ROUNDS: usize = 5;

const PIKEPDF: &str = "import sys, pikepdf\n\
    out = pikepdf.new()\n\
    starts = []\n\
    for name in sys.argv[2:]:\n\
    \x20   with pikepdf.open(name) as part:\n\
    \x20       starts.append((name, len(out.pages)))\n\
    \x20       out.pages.extend(part.pages)\n\
    with out.open_outline() as outline:\n\
    \x20   outline.root.extend(pikepdf.OutlineItem(name, page) for name, page in starts)\n\
    out.save(sys.argv[1])\n";

const PYPDF: &str = "import sys, pypdf\n\
    out = pypdf.PdfWriter()\n\
    for name in sys.argv[2:]:\n\
    \x20   out.append(name, outline_item=name)\n\
    out.write(sys.argv[1])\n";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, font, out, files @ ..] = arguments.as_slice()
        && word == "join"
    {
        return join_files(font, out, files);
    }
    let folder = tempfile::tempdir()?;
    let mut files = Vec::new();
    let mut bytes = 0;
    for number in 0..FILES {
        let path = folder.path().join(format!("bilag-{number}.pdf"));
        let file = make(number)?;
        bytes += file.len();
        std::fs::write(&path, file)?;
        files.push(path);
    }
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{FILES} files, {} pages, {megabytes:.1} MB, best of {ROUNDS}",
        FILES * PAGES
    );

    let out = folder.path().join("out.pdf");
    let python = std::env::var_os("REFERAT_PYTHON").unwrap_or_else(|| "python3".into());
    let mut ours = Command::new(std::env::current_exe()?);
    ours.arg("join").arg(stamp_font()?).arg(&out).args(&files);
    let mut qpdf = Command::new("qpdf");
    qpdf.args(["--empty", "--pages"]).args(&files).arg("--").arg(&out);
    let mut pikepdf = Command::new(&python);
    pikepdf.args(["-c", PIKEPDF]).arg(&out).args(&files);
    let mut pypdf = Command::new(&python);
    pypdf.args(["-c", PYPDF]).arg(&out).args(&files);

    let own = measure(&mut ours, &out)?;
    println!("ours, with tags, stamps and bookmarks: {own}");
    let others = [
        ("qpdf, without any of them", &mut qpdf),
        ("pikepdf, with bookmarks", &mut pikepdf),
        ("pypdf, with bookmarks", &mut pypdf),
    ];
    for (name, command) in others {
        match measure(command, &out) {
            Ok(other) => {
                let ratio = own.seconds / other.seconds;
                println!("{name}: {other}; ours takes {ratio:.2} times as long");
            }
            Err(why) => println!("{name}: not measured, {why}"),
        }
    }
    Ok(())
}

fn stamp_font() -> Result<PathBuf, Box<dyn Error>> {
    if let Some(named) = std::env::var_os("REFERAT_STAMP_FONT") {
        return Ok(named.into());
    }
    let asked = ["-f", "%{file}", "Liberation Sans:fontformat=TrueType"];
    let found = Command::new("fc-match").args(asked).output()?;
    Ok(String::from_utf8(found.stdout)?.trim().into())
}

/// What the child does that stands for us.
fn join_files(font: &str, out: &str, files: &[String]) -> Result<(), Box<dyn Error>> {
    let font = std::fs::read(font)?;
    let mut read = Vec::new();
    for (number, path) in (1..).zip(files) {
        let stamp = format!("Bilag {number} side {{page}} af {{pages}}");
        read.push((
            std::fs::read(path)?,
            format!("bilag-{number}"),
            format!("Bilag {number}"),
            stamp,
        ));
    }
    let parts = read.iter().map(|(bytes, anchor, title, stamp)| Part {
        bytes,
        anchor,
        title,
        level: 1,
        keep_bookmarks: true,
        stamp: Some(stamp),
        meets_ua: false,
    });
    let joined = join(&Packet {
        title: "Dagsorden med bilag",
        language: "da",
        producer: "Referat",
        keywords: &[],
        modified: "2026-11-28T10:00:00Z".parse()?,
        stamp_font: Some(&font),
        parts: parts.collect(),
    })?;
    std::fs::write(out, joined.bytes)?;
    Ok(())
}

struct Measured {
    seconds: f64,
    peak_megabytes: f64,
    out_megabytes: f64,
}

impl std::fmt::Display for Measured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            seconds,
            peak_megabytes,
            out_megabytes,
        } = self;
        write!(
            f,
            "{seconds:.3} s, peak {peak_megabytes:.0} MB, file {out_megabytes:.1} MB"
        )
    }
}

/// Runs a program often enough, and gives its best time and highest memory.
fn measure(command: &mut Command, out: &Path) -> Result<Measured, Box<dyn Error>> {
    let mut best = f64::INFINITY;
    let mut peak = 0.0_f64;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            peak = peak.max(peak_of(child.id()).unwrap_or(0.0));
            std::thread::sleep(Duration::from_millis(2));
        };
        best = best.min(begun.elapsed().as_secs_f64());
        if !status.success() {
            let mut why = String::new();
            if let Some(mut stderr) = child.stderr.take() {
                std::io::Read::read_to_string(&mut stderr, &mut why)?;
            }
            let last = why.lines().last().unwrap_or("it failed").to_owned();
            return Err(last.into());
        }
    }
    Ok(Measured {
        seconds: best,
        peak_megabytes: peak,
        out_megabytes: std::fs::metadata(out)?.len() as f64 / 1e6,
    })
}

/// The highest memory of a process so far, in megabytes, as Linux counts it.
fn peak_of(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// A tagged file with bookmarks, packed as programs pack today.
fn make(number: usize) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::with_version("1.7");
    let (tree, tags, outlines) = (
        document.new_object_id(),
        document.new_object_id(),
        document.new_object_id(),
    );
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 200, "Height" => 200, "BitsPerComponent" => 8,
        "ColorSpace" => "DeviceGray",
    };
    let picture = document.add_object(Stream::new(picture, noise(1, 40_000)));
    let resources = dictionary! {
        "Font" => dictionary! { "F" => font }, "XObject" => dictionary! { "P" => picture },
    };
    let resources = document.add_object(resources);
    let (mut pages, mut elements, mut table) = (Vec::new(), Vec::new(), Vec::new());
    for page in 0..PAGES {
        let id = document.new_object_id();
        let mut content = String::from("/Artifact BMC q 80 0 0 80 400 740 cm /P Do Q EMC\n");
        let mut owners: Vec<Object> = Vec::new();
        for paragraph in 0..PARAGRAPHS {
            let height = 700 - 20 * paragraph;
            let words = noise((number * PAGES + page) * PARAGRAPHS + paragraph + 7, 12);
            let words: Vec<String> = words.iter().map(|word| format!("ord{word}")).collect();
            content.push_str(&format!(
                "/P <</MCID {paragraph}>> BDC BT /F 10 Tf 72 {height} Td ({}) Tj ET EMC\n",
                words.join(" ")
            ));
            let element = dictionary! {
                "Type" => "StructElem", "S" => "P", "P" => tags, "Pg" => id, "K" => paragraph as i64,
            };
            owners.push(document.add_object(element).into());
        }
        let mut content = Stream::new(Dictionary::new(), content.into_bytes());
        content.compress()?;
        let content = document.add_object(content);
        elements.extend(owners.iter().cloned());
        table.extend([Object::Integer(page as i64), document.add_object(owners).into()]);
        let dictionary = dictionary! {
            "Type" => "Page", "Parent" => tree, "Resources" => resources, "Contents" => content,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()], "StructParents" => page as i64,
        };
        document.objects.insert(id, dictionary.into());
        pages.push(Object::from(id));
    }
    let first = pages.first().cloned().ok_or("no pages")?;
    let bookmark = document.add_object(dictionary! {
        "Title" => Object::string_literal("Begyndelsen"), "Parent" => outlines,
        "Dest" => vec![first, "Fit".into()],
    });
    let root = dictionary! { "Type" => "Outlines", "First" => bookmark, "Last" => bookmark, "Count" => 1 };
    document.objects.insert(outlines, root.into());
    let root = dictionary! {
        "Type" => "StructTreeRoot", "K" => elements, "ParentTree" => dictionary! { "Nums" => table },
    };
    document.objects.insert(tags, root.into());
    let root = dictionary! { "Type" => "Pages", "Kids" => pages, "Count" => PAGES as i64 };
    document.objects.insert(tree, root.into());
    let catalog = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => tree, "StructTreeRoot" => tags, "Outlines" => outlines,
        "MarkInfo" => dictionary! { "Marked" => true }, "Lang" => Object::string_literal("da"),
    });
    document.trailer.set("Root", catalog);
    let options = SaveOptions {
        use_object_streams: true,
        use_xref_streams: true,
        ..SaveOptions::default()
    };
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}

/// Bytes that don't pack well, the same for the same seed.
fn noise(seed: usize, length: usize) -> Vec<u8> {
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..length).map(|_| next()).collect()
}
