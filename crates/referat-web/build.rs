//! Rebuilds the crate when the bundled assets change: they are embedded in the program.

#![expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]

fn main() {
    println!("cargo:rerun-if-changed=assets/dist");
    println!("cargo:rerun-if-changed=build.rs");
}
