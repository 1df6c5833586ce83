//! A document of a made-up municipality with every block there is.

use referat_documents::document::{Block, Cell, Document, Fact, Heading, List, Run, Table};
use referat_domain::Date;

/// A document of `body`.
pub fn document(body: Vec<Block>) -> Document {
    Document {
        title: "Referat: Chefforum 13. marts 2024".to_owned(),
        author: "Sandved Kommune".to_owned(),
        description: Some("Referat af mødet i Chefforum den 13. marts 2024.".to_owned()),
        keywords: vec!["referat".to_owned(), "Chefforum".to_owned()],
        language: "da".to_owned(),
        date: Date::constant(2024, 3, 13),
        identifier: "sandved-chefforum-2024-03-13-1".to_owned(),
        cover: true,
        head: Some(("Chefforum".to_owned(), "13. marts 2024".to_owned())),
        foot: ("Sandved Kommune".to_owned(), "Side {page} af {pages}".to_owned()),
        pages_after: 0,
        body,
        files: Vec::new(),
    }
}

/// A heading of an item: in the contents list, and on a page of its own.
pub fn item(number: u32, title: &str) -> Block {
    Block::Heading(Heading {
        level: 1,
        runs: vec![Run::text(format!("Punkt {number}: {title}"))],
        anchor: Some(format!("item {number}")),
        contents: Some(format!("{number}. {title}")),
        page_break: true,
        bookmarked: true,
    })
}

/// Words with everything that words can be.
fn words() -> Vec<Run> {
    let text = |text: &str, strong, emphasis| Run::Text {
        text: text.to_owned(),
        strong,
        emphasis,
        href: None,
        anchor: None,
    };
    let link = |text: &str, strong, href: &str| Run::Text {
        text: text.to_owned(),
        strong,
        emphasis: false,
        href: Some(href.to_owned()),
        anchor: None,
    };
    vec![
        Run::text("Budgettet for 2025 lægges frem, se "),
        link(
            "kommunens ",
            false,
            "https://sandved.example/budget?år=2025&x=<1>",
        ),
        link("hjemmeside", true, "https://sandved.example/budget?år=2025&x=<1>"),
        Run::text(". Det er "),
        text("vigtigt", true, false),
        Run::text(", "),
        text("nyt", false, true),
        Run::text(" og "),
        text("begge dele", true, true),
        Run::text("."),
        Run::Break,
        Run::text("Se også "),
        Run::link_to("punkt 2", "item 2"),
        Run::text(" side "),
        Run::Page {
            words: ", side ".to_owned(),
            anchor: "item 2".to_owned(),
        },
        Run::text(", men ikke "),
        Run::link_to("det, der ikke er her", "gone"),
        Run::text(" eller "),
        link("det farlige", false, "javascript:alert(1)"),
        Run::text("."),
    ]
}

fn table(header_rows: usize, columns: usize, widths: Option<Vec<u8>>) -> Block {
    let cell = |words: &str, header| Cell {
        header,
        blocks: vec![Block::paragraph(words)],
    };
    let mut rows = vec![
        vec![
            cell("Område", true),
            cell("2024", true),
            cell("2025", true),
            cell("Bemærkning", true),
        ],
        vec![
            cell("Skoler", true),
            cell("412,5 mio. kr.", false),
            cell("418,0 mio. kr.", false),
            Cell {
                header: false,
                blocks: vec![
                    Block::paragraph("Heraf:"),
                    list(
                        false,
                        vec![
                            vec![Block::paragraph("drift")],
                            vec![Block::paragraph("bygninger")],
                        ],
                    ),
                ],
            },
        ],
        vec![cell("Veje", true), cell("38,2 mio. kr.", false)],
    ];
    for cells in &mut rows {
        cells.truncate(columns);
    }
    Block::Table(Table {
        header_rows,
        rows,
        widths,
    })
}

fn list(ordered: bool, items: Vec<Vec<Block>>) -> Block {
    Block::List(List {
        ordered,
        start: 1,
        tight: true,
        marker: true,
        items,
    })
}

/// Every block there is.
pub fn every_block() -> Document {
    let facts = vec![
        Fact {
            label: "Mødested:".to_owned(),
            runs: vec![Run::text("Mødelokale 1")],
        },
        Fact {
            label: "Deltagere:".to_owned(),
            runs: vec![Run::text("Bente Ø. Å. & Søren")],
        },
    ];
    document(vec![
        Block::Logo,
        Block::Title,
        Block::Facts { rows: facts },
        Block::Note {
            blocks: vec![
                Block::paragraph("Uddrag. Punkt 3 er lukket og er ikke med her."),
                list(false, vec![vec![Block::paragraph("Spørg sekretariatet.")]]),
                Block::paragraph("Telefon 12 34 56 78."),
            ],
        },
        Block::PageBreak,
        Block::heading(1, "Indhold"),
        Block::Contents,
        item(1, "Budget 2025 – første drøftelse <med> \"gæsteord\""),
        Block::heading(2, "Anledning"),
        Block::Paragraph { runs: words() },
        Block::heading(3, "Et afsnit for sig"),
        Block::heading(4, "Og ét under det"),
        Block::heading(2, "Indstilling"),
        Block::paragraph("Kommunaldirektøren indstiller,"),
        list(
            true,
            vec![
                vec![Block::paragraph("at Chefforum drøfter rammen")],
                vec![
                    Block::paragraph("at Chefforum tager til efterretning:"),
                    list(
                        false,
                        vec![
                            vec![Block::paragraph("tidsplanen")],
                            vec![
                                Block::paragraph("høringen"),
                                list(true, vec![vec![Block::paragraph("af skolerne")]]),
                            ],
                        ],
                    ),
                ],
            ],
        ),
        Block::paragraph("og desuden, med numrene fortsat,"),
        Block::List(List {
            ordered: true,
            start: 3,
            tight: false,
            marker: true,
            items: vec![
                vec![
                    Block::paragraph("at sagen sendes videre."),
                    Block::paragraph("Det sker i april."),
                ],
                vec![table(1, 2, None)],
            ],
        }),
        table(1, 4, Some(vec![2, 1, 1, 0])),
        table(0, 2, None),
        Block::Figure {
            name: "Ledighed".to_owned(),
            value: "3,1 %".to_owned(),
            note: Some("Marts 2024. Kilde: Jobindsats. Mål: 3,0 %".to_owned()),
        },
        item(2, "Sygefravær"),
        Block::heading(2, "Bilag"),
        Block::List(List {
            ordered: false,
            start: 1,
            tight: true,
            marker: false,
            items: vec![
                vec![Block::paragraph("Bilag 1 – Sygefravær i 2023.pdf")],
                vec![Block::paragraph("Bilag 2 – Handleplan.docx")],
            ],
        }),
        Block::Figure {
            name: "Sygefravær".to_owned(),
            value: "5,4 %".to_owned(),
            note: None,
        },
    ])
}
