//! A throw-away PostgreSQL: made by the installed `initdb`, gone when the tests are.
//!
//! The server hangs on a shell that waits for the end of its standard input: however the test process ends,
//! the shell stops the server and removes its folder. As root, everything runs as `postgres` or `nobody`,
//! since PostgreSQL refuses to run as root.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// The running server; the child's standard input keeps it alive.
struct Server {
    folder: PathBuf,
    _shell: Child,
}

#[expect(clippy::disallowed_methods, reason = "tests start the server they need")]
fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    Command::new(program)
}

/// The folder of `initdb`: on the path, or where Debian keeps the newest version.
fn binaries() -> PathBuf {
    if command("initdb")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
        && command("pg_ctl").arg("--version").output().is_ok()
    {
        let found = command("sh")
            .args(["-c", "dirname \"$(readlink -f \"$(command -v initdb)\")\""])
            .output()
            .unwrap();
        return PathBuf::from(String::from_utf8(found.stdout).unwrap().trim());
    }
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().path().join("bin"))
                .filter(|bin| bin.join("initdb").exists())
                .collect()
        })
        .unwrap_or_default();
    versions.sort_by_key(|bin| {
        let name = bin
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        name.parse::<u32>().unwrap_or(0)
    });
    versions.pop().expect(
        "initdb is not here, and the store is tested on PostgreSQL too: \
         install it with `apt-get install postgresql` (any version from 14)",
    )
}

/// What must stand before a command so that it doesn't run as root, and the user it runs as.
fn as_other_user() -> Option<(String, &'static str)> {
    let id = command("id").arg("-u").output().unwrap();
    if String::from_utf8_lossy(&id.stdout).trim() != "0" {
        return None;
    }
    let user = ["postgres", "nobody"]
        .into_iter()
        .find(|user| {
            command("id")
                .arg(user)
                .output()
                .is_ok_and(|id| id.status.success())
        })
        .expect("PostgreSQL doesn't run as root, and there is neither a user postgres nor nobody");
    Some((
        format!("setpriv --reuid={user} --regid=$(id -g {user}) --clear-groups "),
        user,
    ))
}

impl Server {
    fn start() -> Self {
        let binaries = binaries();
        let folder = tempfile::Builder::new()
            .prefix("referat-pg")
            .tempdir()
            .unwrap()
            .keep();
        let (prefix, chown) = match as_other_user() {
            Some((prefix, user)) => (prefix, format!("chown -R {user} \"$folder\"\n")),
            None => (String::new(), String::new()),
        };
        let script = format!(
            "set -e\n\
             folder='{folder}'\n\
             {chown}\
             cd \"$folder\"\n\
             {prefix}'{binaries}/initdb' -D \"$folder/data\" -U referat --auth=trust --no-sync --encoding=UTF8 \
                --no-locale >\"$folder/../$(basename $folder).log\" 2>&1 \
                || {{ cat \"$folder/../$(basename $folder).log\"; exit 1; }}\n\
             rm -f \"$folder/../$(basename $folder).log\"\n\
             {prefix}'{binaries}/postgres' -D \"$folder/data\" -c listen_addresses= \
                -c unix_socket_directories=\"$folder\" -c fsync=off -c max_connections=400 \
                >/dev/null 2>&1 &\n\
             server=$!\n\
             set +e\n\
             for try in $(seq 300); do\n\
               '{binaries}/pg_isready' -q -h \"$folder\" -U referat -d postgres && break\n\
               sleep 0.1\n\
             done\n\
             echo ready\n\
             cat >/dev/null\n\
             kill -QUIT $server 2>/dev/null\n\
             wait $server 2>/dev/null\n\
             rm -rf \"$folder\"\n",
            folder = folder.display(),
            binaries = binaries.display(),
        );
        let mut shell = command("sh")
            .args(["-c", &script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(shell.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        assert_eq!(first.trim(), "ready", "PostgreSQL did not start");
        Self {
            folder,
            _shell: shell,
        }
    }

    fn url(&self, database: &str) -> String {
        let host = url_encoded(&self.folder);
        format!("postgres://referat@{host}/{database}")
    }
}

fn url_encoded(path: &Path) -> String {
    path.to_str().unwrap().replace('/', "%2F")
}

/// The address of a fresh, empty database.
pub async fn fresh_database() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = tokio::task::spawn_blocking(|| SERVER.get_or_init(Server::start))
        .await
        .unwrap();
    let name = format!("t{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let pool = sqlx::PgPool::connect(&server.url("postgres")).await.unwrap();
    // Another test may be copying the template at this moment.
    for _ in 0..200 {
        let made = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&pool)
            .await;
        match made {
            Ok(_) => {
                pool.close().await;
                return server.url(&name);
            }
            Err(error) if error.to_string().contains("being accessed") => {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the template database is never free");
}
