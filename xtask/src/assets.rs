//! `cargo xtask assets`: what the browser gets, from `crates/referat-web/assets-src` and the npm packages of the
//! lock file to `crates/referat-web/assets/dist`, which the web crate embeds; and the faces documents are set in
//! ([`faces`]).
//!
//! | file | from |
//! |---|---|
//! | `referat.css` | the parts of `dkfds` named in `dkfds.scss`, under a layer, and our own rules over them |
//! | `referat.js` | our own script, minified |
//! | `editor.js`, `editor.css` | the editor of the writing page with ProseMirror, minified |
//! | `deciding.js` | the script of the page on which an item is decided, minified |
//! | `htmx.js` | `htmx.org`, as published |
//! | `icons.svg` | the icons named in `icons.txt`, as symbols: `icons.svg#search` |
//! | `icons/*.svg`, `fonts/*.woff2` | what the bundled styles refer to |
//! | `favicon.svg` | our own |
//! | `licenses.txt` | the licences of all of it |
//!
//! Nothing here may need more than the strict content security policy of the pages: no inline style or script.
//! A file whose bytes are the same is not written again, so that a rebuild of assets rebuilds no crate.

pub mod faces;
pub mod fingerprint;
pub mod icons;
pub mod licences;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use regex::Regex;
use walkdir::WalkDir;

use crate::npm;
use crate::steps;
use crate::workspace;

/// Runs the command; it takes no arguments.
///
/// # Errors
/// See [`bundle`].
pub fn run(arguments: &[String]) -> Result<ExitCode> {
    if let Some(unknown) = arguments.first() {
        bail!("assets takes no {unknown:?}; see cargo xtask help");
    }
    bundle()?;
    Ok(ExitCode::SUCCESS)
}

/// The folder with our own styles, script and lists.
#[must_use]
pub fn sources() -> PathBuf {
    workspace::root().join("crates/referat-web/assets-src")
}

/// The folder the web crate embeds.
#[must_use]
pub fn dist() -> PathBuf {
    workspace::root().join("crates/referat-web/assets/dist")
}

/// Brings the folder up to date; does nothing when no input changed since it was made.
///
/// # Errors
/// When npm, sass or esbuild fail, or a file named in our lists isn't in the packages.
pub fn bundle() -> Result<()> {
    npm::install()?;
    faces::bring()?;
    // Under node_modules, so that fetching the packages anew also bundles anew.
    let work = npm::folder().join(".cache/referat-assets");
    let made_from = work.join("made-from.txt");
    let inputs = fingerprint::of(&[
        sources(),
        workspace::root().join("package-lock.json"),
        workspace::root().join("xtask/src/assets.rs"),
        workspace::root().join("xtask/src/assets"),
    ])?;
    let whole = |list: &str| list.lines().all(|file| dist().join(file).is_file());
    if let Ok(kept) = fs::read_to_string(&made_from)
        && let Some((kept_inputs, outputs)) = kept.split_once("\n\n")
        && kept_inputs == inputs
        && whole(outputs)
    {
        return Ok(());
    }
    steps::step("bundle assets", || {
        fs::create_dir_all(&work).with_context(|| format!("can't make {}", work.display()))?;
        fs::remove_file(&made_from).ok();
        let mut dist = Dist::open()?;
        styles(&work, &mut dist)?;
        scripts(&work, &mut dist)?;
        dist.write("icons.svg", icons::sprite()?.as_bytes())?;
        dist.copy("favicon.svg", &sources().join("favicon.svg"))?;
        dist.write("licenses.txt", licences::text()?.as_bytes())?;
        let outputs = dist.close()?;
        fs::write(&made_from, format!("{inputs}\n\n{outputs}"))?;
        Ok(())
    })
}

/// Compiles the parts of the design system, bundles our rules over them, and copies what they refer to.
fn styles(work: &Path, dist: &mut Dist) -> Result<()> {
    let mut sass = npm::program("sass");
    sass.args([
        "--load-path=node_modules",
        "--quiet-deps",
        "--no-source-map",
        "--no-charset",
    ]);
    sass.arg(sources().join("dkfds.scss")).arg(work.join("dkfds.css"));
    steps::run(&mut sass)?;
    fs::copy(sources().join("referat.css"), work.join("referat.css"))?;

    let mut esbuild = npm::program("esbuild");
    esbuild.arg(work.join("referat.css"));
    esbuild.args([
        "--bundle",
        "--minify",
        "--log-level=warning",
        "--legal-comments=none",
    ]);
    esbuild.args([
        "--external:fonts/*",
        "--external:icons/*",
        "--target=chrome120,firefox120,safari17",
    ]);
    let css = steps::output(&mut esbuild)?;
    dist.write("referat.css", css.as_bytes())?;

    let package = npm::folder().join("dkfds/dist");
    for file in referred_files(&css)? {
        let from = match file.split_once('/') {
            Some(("fonts", name)) => package.join("fonts/IBMPlexSans/split/woff2").join(name),
            Some(("icons", name)) => package.join("img/svg-icons").join(name),
            _ => bail!("the styles refer to {file:?}; only fonts/… and icons/… of dkfds are copied"),
        };
        dist.copy(&file, &from)?;
    }
    Ok(())
}

/// The files a style sheet refers to, each once.
fn referred_files(css: &str) -> Result<BTreeSet<String>> {
    let url = Regex::new(r#"url\(\s*["']?([^"')]+)["']?\s*\)"#)?;
    Ok(url
        .captures_iter(css)
        .map(|found| found[1].to_owned())
        .filter(|it| !it.starts_with("data:"))
        .collect())
}

fn scripts(work: &Path, dist: &mut Dist) -> Result<()> {
    script(&sources().join("referat.js"), &work.join("referat.js"))?;
    dist.copy("referat.js", &work.join("referat.js"))?;
    // The styles that its modules import are written beside it.
    script(&sources().join("editor/index.js"), &work.join("editor.js"))?;
    dist.copy("editor.js", &work.join("editor.js"))?;
    script(&sources().join("editor/deciding.js"), &work.join("deciding.js"))?;
    dist.copy("deciding.js", &work.join("deciding.js"))?;
    dist.copy("editor.css", &work.join("editor.css"))?;
    dist.copy("htmx.js", &npm::folder().join("htmx.org/dist/htmx.min.js"))
}

/// Bundles a script and what it imports into one file.
fn script(from: &Path, to: &Path) -> Result<()> {
    let mut esbuild = npm::program("esbuild");
    esbuild.arg(from).arg(format!("--outfile={}", to.display()));
    esbuild.args([
        "--bundle",
        "--minify",
        "--format=iife",
        "--log-level=warning",
        "--legal-comments=none",
    ]);
    esbuild.arg("--target=chrome120,firefox120,safari17");
    steps::run(&mut esbuild)
}

/// The folder being filled: what isn't written again this time is taken away at the end.
struct Dist {
    written: BTreeSet<String>,
}

impl Dist {
    fn open() -> Result<Self> {
        let folder = dist();
        fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
        Ok(Self {
            written: BTreeSet::new(),
        })
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = dist().join(name);
        self.written.insert(name.to_owned());
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| format!("can't write {}", path.display()))
    }

    fn copy(&mut self, name: &str, from: &Path) -> Result<()> {
        let bytes = fs::read(from).with_context(|| format!("can't read {}", from.display()))?;
        self.write(name, &bytes)
    }

    /// Takes away files of earlier runs and gives the list of those that are there, one a line.
    fn close(self) -> Result<String> {
        for entry in WalkDir::new(dist()) {
            let entry = entry?;
            let name = entry
                .path()
                .strip_prefix(dist())?
                .to_string_lossy()
                .replace('\\', "/");
            if entry.file_type().is_file() && !self.written.contains(&name) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Vec::from_iter(self.written).join("\n"))
    }
}
