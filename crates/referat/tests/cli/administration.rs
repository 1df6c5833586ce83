//! `referat user`, `referat forum`, `referat config`, and `--as`, which acts with what somebody may.

use std::fs;

use super::environment::{Environment, settled};

#[test]
fn somebody_acts_with_what_they_may_and_nobody_unknown_acts() {
    let environment = Environment::danish().sandved_imported();
    environment.somebody("Eva Holm", "eva@sandved.example", "member");
    let explain = |who: &str| {
        let start = [
            "abbreviations",
            "explain",
            "Chefforum",
            "DIF",
            "Drift",
            "--data",
            "data",
        ];
        environment.run(&[&start, ["--as", who].as_slice()].concat())
    };
    settled(|| {
        insta::assert_snapshot!(explain("eva@sandved.example"), @r"
    status 1
    --- output
    --- messages
    referat: du må ikke rette forummets forkortelser; det kan sekretær eller administrator
    Spørg den, der passer programmet.
    ");
    });
    let unknown = explain("ingen@sandved.example");
    assert_eq!(unknown.status, 1);
    assert!(
        unknown.stderr.contains("Ingen, der kan logge ind, har e-mailen"),
        "{unknown}"
    );
    let secretary = [
        "user",
        "role",
        "eva@sandved.example",
        "secretary",
        "--forum",
        "CF",
        "--data",
        "data",
    ];
    assert_eq!(environment.run(&secretary).status, 0);
    assert_eq!(explain("eva@sandved.example").status, 0);
    let add = [
        "user",
        "add",
        "Ole Dam",
        "--email",
        "ole@sandved.example",
        "--data",
        "data",
    ];
    assert_eq!(environment.run(&add).status, 0);
    let give = |role: &str| {
        let as_eva = ["--forum", "CF", "--data", "data", "--as", "eva@sandved.example"];
        environment.run(&[["user", "role", "Ole Dam", role].as_slice(), &as_eva].concat())
    };
    assert_eq!(give("member").status, 0, "the secretary gives the lesser roles");
    assert_eq!(give("chair").status, 1);
}

#[test]
fn a_person_is_listed_shut_opened_and_leaves() {
    let environment = Environment::danish().sandved_imported();
    environment.somebody("Eva Holm", "eva@sandved.example", "member");
    let run = |arguments: &[&str]| environment.run(&[arguments, &["--data", "data"]].concat());
    assert_eq!(run(&["user", "shut", "Eva Holm", "--reason", "orlov"]).status, 0);
    settled(|| {
        insta::assert_snapshot!(run(&["user", "list"]), @r"
    status 0
    --- output
    Navn      E-mail               Konto
    Eva Holm  eva@sandved.example  Kontoen er lukket
    --- messages
    ");
    });
    assert_eq!(run(&["user", "shut", "eva@sandved.example"]).status, 1);
    assert_eq!(run(&["user", "open", "eva@sandved.example"]).status, 0);
    let end = [
        "user",
        "role",
        "Eva Holm",
        "member",
        "--forum",
        "CF",
        "--end",
        "2026-12-31",
    ];
    assert_eq!(run(&end).status, 0);
    assert_eq!(run(&["user", "leave", "Eva Holm", "2024-01-31"]).status, 0);
    assert!(
        run(&["user", "list", "--all"])
            .stdout
            .contains("fratrådt 31. januar 2024")
    );
    assert_eq!(run(&["user", "reset", "Ingen Her"]).status, 1);
    assert_eq!(run(&["verify"]).status, 0);
}

#[test]
fn a_forum_is_made_and_its_rules_are_set() {
    let environment = Environment::danish().sandved_imported();
    let run = |arguments: &[&str]| environment.run(&[arguments, &["--data", "data"]].concat());
    assert_eq!(run(&["forum", "add", "Havneudvalget", "--short", "HU"]).status, 0);
    let set = ["forum", "rule", "HU", "deadline-weekdays", "5"];
    assert_eq!(run(&set).status, 0);
    assert_eq!(run(&set).status, 1, "it is so already");
    assert_eq!(run(&["forum", "rule", "HU", "deadline-weekdays", "99"]).status, 1);
    settled(|| {
        insta::assert_snapshot!(run(&["forum", "rule", "HU"]), @r"
    status 0
    --- output
      is-council = no
      deadline = weekdays
    * deadline-weekdays = 5
      deadline-clock = 23:59
      saturday-counts = no
      signing = members
      minutes-approval = nobody
      remark-days = 0
      openness = open
      closed-last = yes
      standing-items = Godkendelse af dagsorden\nMeddelelser
      approval-steps = Afdelingschef\nDirektør
      attendance = item
      quorum = half
      votes = yes
      decision-tense = past
      chairs-decision = no
      written-procedure = never
      shared-remarks = no
      outcome-wording =
    --- messages
    ");
    });
    assert_eq!(
        run(&["forum", "rule", "HU", "deadline-weekdays", "--standard"]).status,
        0
    );
    assert_eq!(
        run(&["forum", "correct", "HU", "--name", "Kystudvalget"]).status,
        0
    );
    assert!(run(&["forum", "list"]).stdout.contains("Kystudvalget, HU, "));
}

#[test]
fn a_configuration_goes_from_one_installation_to_another() {
    let environment = Environment::danish().sandved_imported();
    let run = |arguments: &[&str]| environment.run(&[arguments, &["--data", "data"]].concat());
    let other = |arguments: &[&str]| environment.run(&[arguments, &["--data", "other"]].concat());
    assert_eq!(run(&["forum", "rule", "CF", "deadline-weekdays", "3"]).status, 0);
    assert_eq!(run(&["config", "rule", "extra-holidays", "2026-12-24"]).status, 0);
    assert_eq!(run(&["config", "export", "--out", "config.json"]).status, 0);
    let again = run(&["config", "compare", "config.json"]);
    assert!(again.stdout.is_empty() && again.status == 0, "{again}");
    let import = ["import", "minutes"];
    assert_eq!(
        other(&[&import, ["--municipality", "Sandved Kommune"].as_slice()].concat()).status,
        0
    );
    let compared = other(&["config", "compare", "config.json"]);
    assert!(
        compared.stdout.contains("Ny: Kommunens regel extra-holidays"),
        "{compared}"
    );
    assert!(
        compared.stdout.contains("Chefforum: deadline-weekdays 3"),
        "{compared}"
    );
    assert_eq!(other(&["config", "apply", "config.json"]).status, 0);
    assert_eq!(
        other(&["config", "apply", "config.json"]).status,
        1,
        "nothing would change"
    );
    let there = other(&["config", "export"]).stdout;
    let here = fs::read_to_string(environment.root().join("config.json")).unwrap();
    assert_eq!(there, here);
    assert_eq!(other(&["verify"]).status, 0);
    environment.file("odd.json", here.replacen("\"schema\"", "\"skema\"", 1));
    let odd = other(&["config", "apply", "odd.json"]);
    assert!(odd.status == 1 && odd.stderr.contains("2:9 skema"), "{odd}");
    environment.file(
        "circle.json",
        r#"{"schema": 1, "units": {"A": {"under": "B"}, "B": {"under": "A"}}}"#,
    );
    assert_eq!(other(&["config", "apply", "circle.json"]).status, 1);
}

#[test]
fn a_list_of_persons_is_shown_first_and_taken_in_whole() {
    let environment = Environment::danish().sandved_imported();
    let run = |arguments: &[&str]| environment.run(&[arguments, &["--data", "data"]].concat());
    environment.file(
        "bad.csv",
        "navn;forum;rolle\nOle Dam;CF;medlem\nEva Holm;CF;konge\n",
    );
    settled(|| {
        insta::assert_snapshot!(run(&["user", "import", "bad.csv", "--apply"]), @r"
    status 1
    --- output
       2  Ole Dam: personen oprettes, rollen gives
       3  Eva Holm: »konge« er ikke en rolle.
    --- messages
    referat: Intet er taget ind. Ret linjerne, og prøv igen.
    ");
    });
    assert!(!run(&["user", "list", "--all"]).stdout.contains("Ole Dam"));
    environment.file(
        "good.csv",
        b"navn;e-mail;forum;rolle\n\xc5se Dam;aase@sandved.example;CF;medlem\n",
    );
    assert_eq!(run(&["user", "import", "good.csv"]).status, 0);
    assert!(!run(&["user", "list", "--all"]).stdout.contains("Åse Dam"));
    assert_eq!(run(&["user", "import", "good.csv", "--apply"]).status, 0);
    assert!(run(&["user", "list", "--all"]).stdout.contains("Åse Dam"));
    assert_eq!(run(&["user", "import", "good.csv", "--apply"]).status, 1);
}
