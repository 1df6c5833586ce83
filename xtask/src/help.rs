//! The help text of `cargo xtask`.

const HELP: &str = "\
cargo xtask COMMAND

  demo [--watch] [ARGUMENTS]
        Fetch and bundle what is missing, build the program and its typesetter, load Sandved
        Kommune and serve it on a free loopback port; the address is printed, and how long it
        took to the first page. ARGUMENTS go to `referat demo`, for example
        --listen 127.0.0.1:8080 or --data DIR.
        --watch   build and start again, on the same address, when a file under crates/ changes
  test [--quick]
        Install what the tests need (npm packages here; a validator of PDF files under the build
        folder; Debian packages when root, otherwise the command to run is printed), then
        formatting, assets, clippy, documentation, tests, the browser suite, and a few examples of
        what `contract` asks.
        --quick   without documentation, browser and contract
  assets
        Fetch the npm packages of package-lock.json and bundle styles, script, fonts and icons
        into crates/referat-web/assets/dist. Does nothing when nothing changed.
  bench [ARGUMENTS]
        Build for release and print the measured ratios: reading, pages, commits, printing and
        packets, beside other programs. What is missing is said and left out.
  contract [--deep] [--as LOGIN]
        Ask every operation of /api/openapi.json of a demo, as each of its people and as nobody,
        by schemathesis. No answer may be an error of the server or one the document doesn't name.
        --deep    many examples and the edges of every field; takes long
  help
        Print this.
";

/// Prints the help text on standard output.
#[expect(clippy::print_stdout, reason = "help that was asked for is data")]
pub fn print() {
    print!("{HELP}");
}
