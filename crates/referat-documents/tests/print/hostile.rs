//! Documents nobody would write: each gives a PDF that passes the validator, or a refusal that says why.

use std::time::Duration;

use referat_documents::child_process::Limits;
use referat_documents::document::{
    Block, CarriedFile, Cell, Document, Fact, Heading, List, Relationship, Run, Table,
};
use referat_documents::press::{Form, PrintError};
use referat_documents::typesetter::{TypesetError, Typesetter};
use referat_domain::Date;

use crate::office::{press_with, print, program};
use crate::reading::{Profile, assert_valid, pages};
use crate::words::squeezed;

/// A document of `body`.
pub fn document(body: Vec<Block>) -> Document {
    Document {
        title: "Referat: Chefforum 13. marts 2024".to_owned(),
        author: "Sandved Kommune".to_owned(),
        description: None,
        keywords: vec!["referat".to_owned()],
        language: "da".to_owned(),
        date: Date::constant(2024, 3, 13),
        identifier: "prøve".to_owned(),
        cover: true,
        head: Some(("Chefforum".to_owned(), "Referat".to_owned())),
        foot: ("Sandved Kommune".to_owned(), "Side {page} af {pages}".to_owned()),
        pages_after: 0,
        body,
        files: Vec::new(),
    }
}

/// Scripts of the world, marks of direction, joiners, what is no character, and what looks like markup.
const SCRIPTS: &str = "Ærø Ελληνικά Кириллица עברית العربية हिन्दी ไทย 日本語 中文 한국어 አማርኛ ქართული 😀👩‍👩‍👧🇩🇰 \
    e\u{301}\u{323} ﬁ ﷺ \u{202e}sgal\u{202c} \u{ad}\u{200b}\u{2060}\u{feff} 𝔉𝔯𝔞𝔨 ①②③ ½ ‰ € ≠ → ☎ \u{e000} \u{10ffff} \u{fffd} \u{fffe}";

const MARKUP: &str = "#panic() $x$ *fed* _skrå_ `kode` <mærke> @henvisning \\ // /* */ = + - [ ] { } \" ' ~ --- ... https://sandved.example";

fn control_characters() -> String {
    (0..=0x1f)
        .chain(0x7f..=0x9f)
        .filter_map(char::from_u32)
        .map(|c| format!("a{c}b "))
        .collect()
}

fn nested(depth: usize) -> Block {
    let mut inner = vec![Block::paragraph("inderst")];
    for level in 0..depth {
        inner = vec![
            Block::paragraph(format!("trin {level}")),
            Block::List(List {
                ordered: level % 2 == 0,
                start: 1,
                tight: level % 3 == 0,
                marker: level % 5 != 4,
                items: vec![inner.clone(), vec![], vec![Block::paragraph("ved siden af")]],
            }),
        ];
    }
    inner.remove(1)
}

fn table(header_rows: usize, rows: usize, columns: usize, widths: Option<Vec<u8>>) -> Block {
    let cell = |row: usize, column: usize| Cell {
        header: row < header_rows,
        ..Cell::text(format!("r{row}k{column}"))
    };
    Block::Table(Table {
        header_rows,
        rows: (0..rows)
            .map(|row| (0..columns).map(|column| cell(row, column)).collect())
            .collect(),
        widths,
    })
}

fn heading(level: u8, words: &str, anchor: &str) -> Block {
    Block::Heading(Heading {
        level,
        runs: vec![Run::text(words)],
        anchor: Some(anchor.to_owned()),
        contents: Some(words.to_owned()),
        page_break: false,
        bookmarked: true,
    })
}

fn link(href: &str) -> Block {
    let run = Run::Text {
        text: format!("til {href}"),
        strong: true,
        emphasis: true,
        href: Some(href.to_owned()),
        anchor: None,
    };
    Block::Paragraph { runs: vec![run] }
}

fn everywhere(words: &str) -> Document {
    let mut document = document(vec![
        Block::Title,
        Block::Facts {
            rows: vec![Fact {
                label: words.to_owned(),
                runs: vec![Run::text(words), Run::Break],
            }],
        },
        Block::Contents,
        heading(1, words, words),
        Block::paragraph(words),
        Block::Figure {
            name: words.to_owned(),
            value: words.to_owned(),
            note: Some(words.to_owned()),
        },
        Block::Note {
            blocks: vec![Block::paragraph(words)],
        },
        Block::Table(Table {
            header_rows: 1,
            rows: vec![
                vec![Cell {
                    header: true,
                    ..Cell::text(words)
                }],
                vec![Cell::text(words)],
            ],
            widths: None,
        }),
    ]);
    document.title = format!("Titel {words}");
    document.author = words.to_owned();
    document.description = Some(words.to_owned());
    document.keywords = vec![words.to_owned(), words.to_owned()];
    document.identifier = words.to_owned();
    document.head = Some((words.to_owned(), words.to_owned()));
    document.foot.0 = words.to_owned();
    document
}

/// Sets each; what was set has to be valid, what was refused has to say why. The names of those refused.
fn set(documents: Vec<(&str, Document)>) -> Vec<(String, Result<Vec<u8>, String>)> {
    let limits = Limits {
        time: Duration::from_secs(120),
        memory: Some(4 << 30),
        output: 1 << 28,
    };
    let press = press_with(Typesetter::at(program()).within(limits));
    let one = |(name, document): (&str, Document)| {
        let outcome = match print(&press, &document, Form::Pdf) {
            Ok(printed) => Ok(printed.bytes),
            Err(PrintError::Typeset(TypesetError::Refused { problems })) => {
                assert!(
                    problems.iter().all(|problem| problem.len() > 8),
                    "{name}: {problems:?}"
                );
                Err(problems.join("; "))
            }
            Err(other) => panic!("{name}: {other:?}"),
        };
        (name.to_owned(), outcome)
    };
    let set: Vec<_> = documents.into_iter().map(one).collect();
    let made = set.iter().filter_map(|(name, outcome)| {
        let bytes = outcome.as_ref().ok()?;
        Some((name.clone(), Profile::ArchivedAndAccessible, bytes.as_slice()))
    });
    assert_valid(&made.collect::<Vec<_>>());
    set
}

fn assert_all_set(documents: Vec<(&str, Document)>) -> Vec<Vec<u8>> {
    let bytes = |(name, outcome): (String, Result<Vec<u8>, String>)| {
        outcome.unwrap_or_else(|why| panic!("{name}: {why}"))
    };
    set(documents).into_iter().map(bytes).collect()
}

#[test]
fn any_characters_can_be_printed_everywhere() {
    let long = "Kommunalbestyrelsesmedlemsvederlagsregulativ".repeat(60);
    let control = control_characters();
    let made = assert_all_set(vec![
        ("scripts", everywhere(SCRIPTS)),
        ("markup", everywhere(MARKUP)),
        ("control characters", everywhere(&control)),
        (
            "a long word",
            document(vec![
                Block::Title,
                Block::paragraph(long.clone()),
                heading(1, &long, "lang"),
            ]),
        ),
        ("many spaces", everywhere(&" \t\n ".repeat(20))),
    ]);
    let text = pages(&made[1]).concat();
    assert!(squeezed(&text).contains(&squeezed(MARKUP)), "{text}");
}

#[test]
fn empty_texts_are_set_or_refused_with_a_reason() {
    let nothing = document(Vec::new());
    let mut untitled = document(vec![Block::Title]);
    untitled.title = String::new();
    let bare = document(vec![
        Block::Title,
        heading(1, "", ""),
        Block::Paragraph { runs: Vec::new() },
        Block::List(List {
            ordered: true,
            start: 0,
            tight: true,
            marker: true,
            items: Vec::new(),
        }),
        Block::List(List {
            ordered: true,
            start: u32::MAX,
            tight: true,
            marker: true,
            items: vec![Vec::new()],
        }),
        table(0, 0, 0, None),
        table(1, 1, 3, None),
        table(0, 2, 0, None),
        Block::Facts { rows: Vec::new() },
        Block::Note { blocks: Vec::new() },
        Block::PageBreak,
        Block::PageBreak,
    ]);
    let outcomes = set(vec![
        ("nothing", nothing),
        ("untitled", untitled),
        ("bare", bare),
        ("empty everywhere", everywhere("")),
    ]);
    let refused: Vec<(&str, &str)> = outcomes
        .iter()
        .filter_map(|(name, outcome)| Some((name.as_str(), outcome.as_ref().err()?.as_str())))
        .collect();
    // Without a title there is nothing a screen reader could call it.
    assert!(
        matches!(refused.as_slice(), [("untitled", why)] if why.contains("title")),
        "{refused:?}"
    );
}

#[test]
fn odd_blocks_are_set() {
    let ragged = Block::Table(Table {
        header_rows: 1,
        rows: vec![
            vec![Cell {
                header: true,
                ..Cell::text("kun ét hoved")
            }],
            vec![Cell::text("a"), Cell::text("b"), Cell::text("c")],
            Vec::new(),
            vec![Cell {
                header: true,
                blocks: vec![table(1, 2, 2, None), nested(2)],
            }],
        ],
        widths: None,
    });
    let item = |place: usize| heading(1, "Punkt 3: Samme nummer", &format!("item-{place}"));
    let body = vec![
        Block::Title,
        Block::Contents,
        item(0),
        heading(2, "Anledning", "samme"),
        item(1),
        heading(2, "Anledning", "samme"),
        Block::Paragraph {
            runs: vec![
                Run::link_to("til begge", "samme"),
                Run::link_to("til intet", "findes ikke"),
                Run::Page {
                    words: " side ".to_owned(),
                    anchor: "samme".to_owned(),
                },
            ],
        },
        link("https://sandved.example/ æ?x=<1>&y=\"2\""),
        link("mailto:chef@sandved.example"),
        link("  "),
        link("::::"),
        nested(8),
        ragged,
        table(1, 4, 40, None),
        table(2, 3, 2, Some(vec![0, 0])),
        table(0, 3, 2, None),
        heading(4, "Et trin for langt ned", "ned"),
        Block::Note {
            blocks: vec![Block::Note {
                blocks: vec![nested(3), table(1, 2, 2, None)],
            }],
        },
    ];
    let mut carrying = document(vec![Block::Title]);
    for name in ["moede.json", "æ ø \"å\" (1).pdf", "a/b.json"] {
        carrying.files.push(CarriedFile {
            name: name.to_owned(),
            media_type: "application/json",
            description: String::new(),
            relationship: Relationship::Supplement,
            content: Vec::new(),
        });
    }
    let outcomes = set(vec![("odd blocks", document(body)), ("carrying", carrying)]);
    for (name, outcome) in outcomes {
        assert!(outcome.is_ok(), "{name}: {outcome:?}");
    }
}

/// Ten thousand rows where the typesetter is optimised; the validator looks at no table of more than 1,024.
#[test]
fn a_long_table_is_set_with_its_head_on_every_page() {
    let rows = if cfg!(debug_assertions) { 600 } else { 10_000 };
    let long = document(vec![Block::Title, Block::PageBreak, table(1, rows, 3, None)]);
    let bytes = if rows > 1_000 {
        print(&press_with(Typesetter::at(program())), &long, Form::Pdf)
            .unwrap()
            .bytes
    } else {
        assert_all_set(vec![("rows", long)]).remove(0)
    };
    let pages = pages(&bytes);
    assert!(pages.len() > rows / 60, "{} pages", pages.len());
    for page in pages.iter().skip(1) {
        assert!(page.contains("r0k0"), "{page}");
    }
    assert!(pages.last().unwrap().contains(&format!("r{}k2", rows - 1)));
}
