//! Rebuilds the crate when the bundled assets change: they are embedded in the program.

fn main() {
    println!("cargo:rerun-if-changed=assets/dist");
    println!("cargo:rerun-if-changed=build.rs");
}
