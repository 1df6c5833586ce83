//! The making of text from printed pages, under arbitrary input.
//!
//! Whatever is printed: nothing panics or hangs, every character is in the text or in the balance, the text is read
//! with every promise of the reader, or refused with one clear error.

#[path = "support/fuzzing.rs"]
mod fuzzing;
#[path = "support/reading.rs"]
mod reading;

use fuzzing::{Target, fuzz};
use reading::broken_promise;
use referat_import::known_forums::KnownForums;
use referat_import::pdf_text::plain_text;

const DICTIONARY: &[&str] = &[
    "\u{c}",
    "\u{c}Side 2 af 3\n",
    "- 2 -\n",
    "2/11\n",
    "  ",
    "          ",
    "\n\n",
    "-\n",
    "\u{ad}\n",
    "• ",
    "◦ ",
    "o ",
    "\u{f0b7} ",
    "– ",
    "1. ",
    "2) ",
    "17. november ",
    ". . . . 3\n",
    ".......",
    "     12\n",
    "Indholdsfortegnelse\n",
    "Punkt 1: ",
    "00.01.00-P35-7-24\n",
    "Beslutning\n",
    "Bilag\n",
    "Indstilling\n",
    "Sagsfremstilling\n",
    "REFERAT Chefforum d.\n",
    "15-01-2025\n",
    "Mødedato ",
    "Beslutninger i overblik\n",
    "Punkt Emne    Udfald\n",
    "Dagens rækkefølge\n",
    "Kl.   Punkt Emne\n",
    "indstiller,\n",
    "     2025     2026\n",
    " 600.000 kr.  0 kr.\n",
    "udvalget ",
    "Kommunalbestyrelsen",
    "\t",
    "\u{a0}",
    "\r\n",
    "\u{b}",
    "notat.pdf\n",
];

fn check(input: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(input);
    let plain = plain_text(&text);
    if !plain.balance.holds(&text, &plain.text) {
        return Err("characters were lost or invented".to_owned());
    }
    let lines = plain.text.lines().count() as u32;
    if plain.broken_tables.iter().any(|line| *line == 0 || *line > lines) {
        return Err("a table is said to be broken where there is no line".to_owned());
    }
    match referat_import::read_pdf_text("a.pdf", &text, &KnownForums::default()) {
        Err(error) => Ok(error.to_string()),
        Ok(imported) => {
            let left_out = plain.balance.left_out.len().min(20);
            let shape = format!(
                "{} {} {left_out}",
                imported.record.items.len(),
                plain.broken_tables.len()
            );
            broken_promise(&plain_spaces(&plain.text), &imported.record).map_or(Ok(shape), Err)
        }
    }
}

/// The reader takes spaces that may not break for plain ones.
fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{2007}', '\u{202f}'], " ")
}

#[test]
fn whatever_is_printed_nothing_is_lost() {
    fuzz(&Target {
        name: "pdf_text",
        dictionary: DICTIONARY,
        check: &check,
    });
}
