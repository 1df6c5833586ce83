//! The page of who may do what is made of the table the program looks things up in.

use std::path::Path;

use referat_domain::access::as_markdown;
use referat_wording::{Language, Wording};

#[test]
fn the_page_says_what_the_table_says() {
    let wording = Wording::new(Language::Danish);
    let table = as_markdown(|key| wording.text(key).into_owned());
    let page = format!(
        "# {}\n\n{}\n\nThis page is written by a test from `crates/referat-domain/src/access.rs`; change the table, not the page.\n\n{table}",
        wording.text("access-title"),
        wording.text("access-lead"),
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/access.md");
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != page {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        kept, page,
        "docs/access.md was out of date and is written anew: look at it and commit it"
    );
}
