//! `referat search`.

use serde_json::Value;

use super::environment::{Environment, settled};

#[test]
fn people_get_hits_with_their_place_and_words() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["search", "sag:00.30.02-P00-2-25", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    2 træf

    Chefforum, 12. juni 2025, punkt 3: Budget 2026 - overblik før sommerferien
      00.30.02-P00-2-25, Taget til efterretning
      Chefforum tog overblikket til efterretning. I drøftelsen af, hvilke forslag der skal arbejdes videre med, blev følgende nævnt: Forslagene om rengøring og vagtplaner hænger sammen og skal beskrives som…

    Chefforum, 5. februar 2025, punkt 3: Proces for budget 2026
      00.30.02-P00-2-25, Drøftet
      Chefforum drøftede skitsen til proces for budget 2026. Stemningen var god over for kun at bruge én side pr. forslag, selv om nogle emner vil kræve et bilag. Chefforum ønsker desuden: At læsedagen i…
    --- messages
    ")
    });
}

#[test]
fn programs_get_hits_as_json() {
    let environment = Environment::english().sandved_imported();
    let run = environment.run(&["search", "skolebusser", "--data", "data", "--format", "json"]);
    let found: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found["query"], "skolebusser");
    assert_eq!(found["hits"][0]["subject"], "Skolebusser fra skoleåret 2024/25");
    assert_eq!(found["hits"][0]["date"], "2024-03-13");
}

#[test]
fn nothing_found_is_no_failure() {
    let environment = Environment::danish().sandved_imported();
    let run = environment.run(&["search", "rumfart", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 0
    --- output
    Ingen træf
    --- messages
    ")
    });
}

#[test]
fn a_folder_without_data_is_not_made_one_by_asking() {
    let environment = Environment::danish();
    let run = environment.run(&["search", "budget", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: der er ingen database i data
    Begynd med »referat import MAPPE --municipality NAVN« eller uden gamle referater med »referat serve --municipality NAVN«, eller vælg en anden mappe med --data.
    ")
    });
    assert!(!environment.root().join("data").exists());
}
