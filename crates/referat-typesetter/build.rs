//! The faces are embedded in the program; they are brought by `cargo xtask assets`, none is committed.

use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=fonts");
    if !Path::new("fonts/IBMPlexSans_400Regular.ttf").is_file() {
        println!(
            "cargo::error=the faces are missing in crates/referat-typesetter/fonts: run `cargo xtask assets` once"
        );
    }
}
