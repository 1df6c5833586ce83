//! A folder of its own for a test, and the program run in it.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use referat_fixtures::{ATTACHMENTS, MINUTES};
use tempfile::TempDir;

/// What differs from run to run, and what stands for it.
const PUT_ASIDE: &[(&str, &str)] = &[
    (
        r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}",
        "[id]",
    ),
    (r"\b[0-9a-f]{64}\b", "[hash]"),
    (r"127\.0\.0\.1:[0-9]+", "127.0.0.1:[port]"),
    (r"(Rækker|Rows)( +)[0-9.,]+", "$1$2[count]"),
    // A slow machine is told how far the program has come.
    (r"(?m)^(It took|Det tog) .*\n?", ""),
    (r"(?m)^[0-9.,]+ (of|af) [0-9.,]+ .*\n?", ""),
    (r"(?m)^[0-9.,]+ (rows|rækker)(,.*)?\n?", ""),
];

/// A folder with the program's home, and files as a test lays them out.
pub struct Environment {
    folder: TempDir,
    language: &'static str,
}

/// What a run printed, and how it ended.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
    root: PathBuf,
}

impl Environment {
    /// An empty folder; the program speaks Danish.
    pub fn danish() -> Self {
        Self::speaking("da_DK.UTF-8")
    }

    /// An empty folder; the program speaks English.
    pub fn english() -> Self {
        Self::speaking("C.UTF-8")
    }

    fn speaking(language: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for inner in ["home", "tmp"] {
            fs::create_dir(folder.path().join(inner)).unwrap();
        }
        Self { folder, language }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A file in it.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Sandved's minutes and their attachments in `minutes/`.
    pub fn sandved_minutes(self) -> Self {
        for minutes in MINUTES {
            self.file(&format!("minutes/{}", minutes.file_name), minutes.text);
        }
        for attachment in ATTACHMENTS {
            let name = format!("minutes/{}.bilag/{}", attachment.minutes, attachment.file_name);
            self.file(&name, attachment.bytes);
        }
        self
    }

    /// Sandved's minutes, imported into `data/`.
    pub fn sandved_imported(self) -> Self {
        let environment = self.sandved_minutes();
        let run = environment.run(&[
            "import",
            "minutes",
            "--data",
            "data",
            "--municipality",
            "Sandved Kommune",
        ]);
        assert_eq!(run.status, 0, "{run}");
        environment
    }

    /// Makes somebody with a role in Chefforum, who signs in by this.
    pub fn somebody(&self, name: &str, login: &str, role: &str) {
        // An administrator is one of the municipality, in no forum.
        let place: &[&str] = match role {
            "administrator" => &[],
            _ => &["--forum", "Chefforum"],
        };
        for arguments in [
            vec!["user", "add", name, "--email", login],
            vec!["user", "invite", login],
            [&["user", "role", login, role], place].concat(),
        ] {
            let run = self.run(&[arguments.as_slice(), &["--data", "data"]].concat());
            assert_eq!(run.status, 0, "{run}");
        }
    }

    /// The program with nothing of the machine's environment but what a test may rely on.
    #[expect(clippy::disallowed_methods, reason = "the tests run the program itself")]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referat"));
        command
            .args(arguments)
            .current_dir(self.root())
            .env_clear()
            .env("LANG", self.language)
            .env("HOME", self.root().join("home"))
            .env("TMPDIR", self.root().join("tmp"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.ended(self.command(arguments).output().unwrap())
    }

    /// Runs the program to its end with something on standard input.
    pub fn run_reading(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self.start(self.command(arguments).stdin(Stdio::piped()));
        child.stdin.take().unwrap().write_all(input).unwrap();
        self.ended(child.wait_with_output().unwrap())
    }

    /// Starts the program.
    pub fn start(&self, command: &mut Command) -> Child {
        command.spawn().unwrap()
    }

    /// What a run came to.
    pub fn ended(&self, output: Output) -> Run {
        let run = Run {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            root: self.root().to_owned(),
        };
        let left: Vec<PathBuf> = below(&self.root().join("tmp"));
        assert!(left.is_empty(), "left behind: {left:?}\n{run}");
        run
    }

    /// The names of the files below a folder of the environment, in order.
    pub fn files_below(&self, folder: &str) -> Vec<String> {
        let root = self.root().join(folder);
        let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().display().to_string();
        below(&root).iter().map(name).collect()
    }
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = self.root.display().to_string();
        let shown = |text: &str| text.replace(&root, "[folder]");
        write!(f, "status {}\n--- output\n{}", self.status, shown(&self.stdout))?;
        write!(f, "--- messages\n{}", shown(&self.stderr))
    }
}

/// Snapshots with what differs from run to run put aside.
pub fn settled<T>(assert: impl FnOnce() -> T) -> T {
    let mut settings = insta::Settings::clone_current();
    for (pattern, stands_for) in PUT_ASIDE {
        settings.add_filter(pattern, *stands_for);
    }
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(assert)
}
