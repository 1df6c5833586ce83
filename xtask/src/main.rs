//! `cargo xtask`: reads the command and hands it to the module of the same name.

use std::process::ExitCode;

use xtask::{assets, bench, contract, demo, help, steps, test};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let outcome = match command.as_str() {
        "demo" => demo::run(&rest),
        "test" => test::run(&rest),
        "assets" => assets::run(&rest),
        "bench" => bench::run(&rest),
        "contract" => contract::run(&rest),
        "help" | "--help" | "-h" => {
            help::print();
            return ExitCode::SUCCESS;
        }
        "" => {
            help::print();
            return ExitCode::from(2);
        }
        unknown => {
            steps::say(&format!("there is no command {unknown:?}"));
            help::print();
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            steps::say(&format!("failed: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
