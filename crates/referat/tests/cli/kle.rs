//! `referat kle load`.

use referat_fixtures::{KLE_LIST, KLE_XML};

use super::environment::{Environment, settled};

#[test]
fn the_list_and_the_xml_are_loaded_and_numbers_in_use_are_checked() {
    let environment = Environment::danish().sandved_imported();
    environment.file("kle.txt", KLE_LIST);
    environment.file("kle.xml", KLE_XML);
    let run = environment.run(&["kle", "load", "kle.txt", "--data", "data"]);
    settled(|| insta::assert_snapshot!("kle_list_da", run));
    let run = environment.run(&["kle", "load", "kle.xml", "--data", "data"]);
    settled(|| insta::assert_snapshot!("kle_xml_da", run));
    assert_eq!(environment.run(&["verify", "--data", "data"]).status, 0);
}

#[test]
fn what_can_not_be_read_is_told_with_its_line() {
    let environment = Environment::english().sandved_imported();
    environment.file("kle.txt", format!("{KLE_LIST}\nnothing of the kind\n"));
    let run = environment.run(&["kle", "load", "kle.txt", "--data", "data"]);
    assert_eq!(run.status, 0, "{run}");
    assert!(
        run.stdout
            .contains("the line is no subject and is not read: nothing of the kind"),
        "{run}"
    );
}

#[test]
fn a_file_that_is_no_register_leaves_the_one_before() {
    let environment = Environment::danish().sandved_imported();
    environment.file("indkoeb.txt", "Mælk\nBrød\n");
    environment.file("i-stykker.xml", "<KLE-Emneplan><Hovedgruppe>");
    let head = environment.run(&["head", "--data", "data"]).stdout;
    let run = environment.run(&["kle", "load", "indkoeb.txt", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: indkoeb.txt er ikke et KLE-register
    Brug listen fra OS2KLE eller KL's XML.
    ")
    });
    let run = environment.run(&["kle", "load", "i-stykker.xml", "--data", "data"]);
    assert_eq!(run.status, 1, "{run}");
    let run = environment.run(&["kle", "load", "findes-ikke.xml", "--data", "data"]);
    settled(|| {
        insta::assert_snapshot!(run, @r"
    status 1
    --- output
    --- messages
    referat: findes-ikke.xml findes ikke
    ")
    });
    assert_eq!(environment.run(&["head", "--data", "data"]).stdout, head);
}
