//! Help, manual and completions, in both languages; and what is said of command lines that can't be understood.

use super::environment::{Environment, settled};

/// Every command and the commands in it, as `help` is asked for them.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["parse"],
    &["render"],
    &["check"],
    &["draft"],
    &["import"],
    &["imports"],
    &["imports", "list"],
    &["imports", "undo"],
    &["search"],
    &["print"],
    &["issue"],
    &["issued"],
    &["issued", "list"],
    &["issued", "get"],
    &["issued", "compare"],
    &["serve"],
    &["demo"],
    &["kle"],
    &["kle", "load"],
    &["look"],
    &["look", "show"],
    &["look", "set"],
    &["look", "reset"],
    &["case"],
    &["case", "merge"],
    &["case", "split"],
    &["minutes"],
    &["minutes", "show"],
    &["minutes", "lock"],
    &["minutes", "correct"],
    &["minutes", "signed"],
    &["item"],
    &["item", "close"],
    &["item", "open"],
    &["item", "exclude"],
    &["item", "admit"],
    &["proposals"],
    &["proposals", "list"],
    &["proposals", "accept"],
    &["proposals", "decline"],
    &["findings"],
    &["findings", "list"],
    &["findings", "silence"],
    &["findings", "unsilence"],
    &["user"],
    &["user", "list"],
    &["user", "add"],
    &["user", "invite"],
    &["user", "reset"],
    &["user", "shut"],
    &["user", "open"],
    &["user", "role"],
    &["user", "leave"],
    &["user", "import"],
    &["forum"],
    &["forum", "list"],
    &["forum", "add"],
    &["forum", "correct"],
    &["forum", "rule"],
    &["meeting"],
    &["meeting", "list"],
    &["meeting", "plan"],
    &["meeting", "add"],
    &["meeting", "move"],
    &["meeting", "cancel"],
    &["meeting", "rooms"],
    &["meeting", "add-room"],
    &["config"],
    &["config", "export"],
    &["config", "compare"],
    &["config", "apply"],
    &["config", "rule"],
    &["mail"],
    &["mail", "list"],
    &["mail", "send"],
    &["mail", "try"],
    &["abbreviations"],
    &["abbreviations", "list"],
    &["abbreviations", "explain"],
    &["abbreviations", "forget"],
    &["journal"],
    &["report"],
    &["report", "time"],
    &["verify"],
    &["head"],
    &["backup"],
    &["restore"],
    &["export"],
    &["completions"],
    &["man"],
    &["help"],
];

/// The whole help, one page after the other.
fn reference(environment: &Environment) -> String {
    let mut pages = Vec::new();
    for command in COMMANDS {
        let asked: Vec<&str> = command.iter().copied().chain(["--help"]).collect();
        let run = environment.run(&asked);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{asked:?}");
        let by_help: Vec<&str> = ["help"].iter().chain(*command).copied().collect();
        assert_eq!(environment.run(&by_help).stdout, run.stdout, "{by_help:?}");
        pages.push(format!("$ referat {}\n\n{}", asked.join(" "), run.stdout));
    }
    pages.join("\n")
}

#[test]
fn help_is_complete_in_english() {
    settled(|| insta::assert_snapshot!("help_en", reference(&Environment::english())));
}

#[test]
fn help_is_complete_in_danish() {
    settled(|| insta::assert_snapshot!("help_da", reference(&Environment::danish())));
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_environment_then_english() {
    let danish = Environment::danish();
    assert!(danish.run(&["--help"]).stdout.contains("Brug: referat"));
    assert!(
        danish
            .run(&["--language", "en", "--help"])
            .stdout
            .contains("Usage: referat")
    );
    assert!(
        danish
            .run(&["parse", "--language=en", "--help"])
            .stdout
            .contains("Usage: referat parse")
    );
    assert!(
        Environment::english()
            .run(&["--language", "da", "--help"])
            .stdout
            .contains("Brug: referat")
    );
}

#[test]
fn without_a_command_help_is_a_message_and_the_usage_was_wrong() {
    let run = Environment::english().run(&[]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("Usage: referat [OPTIONS] <COMMAND>"));
}

#[test]
fn the_version_is_printed() {
    let run = Environment::english().run(&["--version"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "referat 0.0.0\n"));
}

/// Command lines that can't be understood.
const MISTAKES: &[&[&str]] = &[
    &["pars"],
    &["parse"],
    &["parse", "a.txt", "--formt", "json"],
    &["parse", "a.txt", "--format", "xml"],
    &["parse", "a.txt", "--format"],
    &["parse", "a.txt", "--format", "json", "--format", "table"],
    &["render", "a.txt"],
    &["serve", "now"],
    &["search", "budget", "--page", "0"],
    &["case"],
    &["case", "merge", "a", "b"],
    &["completions", "cmd"],
    &["help", "nothing"],
];

fn mistakes(environment: &Environment) -> String {
    let mut pages = Vec::new();
    for mistake in MISTAKES {
        let run = environment.run(mistake);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{mistake:?}");
        pages.push(format!("$ referat {}\n{}", mistake.join(" "), run.stderr));
    }
    pages.join("\n")
}

#[test]
fn mistakes_are_told_in_english() {
    settled(|| insta::assert_snapshot!("mistakes_en", mistakes(&Environment::english())));
}

#[test]
fn mistakes_are_told_in_danish() {
    settled(|| insta::assert_snapshot!("mistakes_da", mistakes(&Environment::danish())));
}

#[test]
fn the_manual_page_is_complete_in_danish() {
    let run = Environment::danish().run(&["man"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    settled(|| insta::assert_snapshot!("man_da", run.stdout));
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let environment = Environment::english();
    assert_eq!(environment.run(&["man", "--out", "man"]).status, 0);
    let pages = environment.files_below("man");
    for command in COMMANDS {
        let name: Vec<&str> = ["referat"].iter().chain(*command).copied().collect();
        assert!(
            pages.contains(&format!("{}.1", name.join("-"))),
            "{name:?} in {pages:?}"
        );
    }
    assert_eq!(pages.len(), COMMANDS.len());
}

#[test]
fn every_shell_gets_completions_for_every_command() {
    let environment = Environment::danish();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = environment.run(&["completions", shell]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{shell}");
        for command in COMMANDS.iter().flat_map(|command| command.first()) {
            assert!(run.stdout.contains(command), "{command} for {shell}");
        }
    }
}
