//! Spreadsheets, read back by another library.

use calamine::{Data, DataType, Reader, Xlsx};
use referat_documents::forms::xlsx::{Column, Sheet, Value, Workbook, sheets};
use referat_domain::Date;

use crate::reading;

fn column(heading: &str) -> Column {
    Column {
        heading: heading.to_owned(),
        width: 20.0,
    }
}

fn book() -> Workbook {
    let text = |text: &str| Value::Text(text.to_owned());
    Workbook {
        title: "Løfter 2024".to_owned(),
        author: "Sandved Kommune".to_owned(),
        date: Date::constant(2024, 3, 13),
        sheets: vec![
            Sheet {
                name: "Løfter".to_owned(),
                columns: vec![column("Løfte"), column("Antal"), column("Frist"), column("løfte")],
                rows: vec![
                    vec![
                        text("=HYPERLINK(\"http://x\")"),
                        Value::Number(2.5),
                        Value::Date(Date::constant(2024, 6, 1)),
                        Value::Empty,
                    ],
                    vec![
                        text("+1\n@æøå"),
                        Value::Number(f64::NAN),
                        Value::Date(Date::constant(1848, 6, 1)),
                    ],
                    vec![
                        text("-\u{0}\u{b}_x0041_ <&>"),
                        Value::Number(-3.0),
                        Value::Empty,
                        text(""),
                    ],
                ],
            },
            Sheet {
                name: "LØFTER".to_owned(),
                columns: vec![column("")],
                rows: Vec::new(),
            },
            Sheet {
                name: "'a/b:c' med et navn, der er længere end Excel kan".to_owned(),
                columns: Vec::new(),
                rows: Vec::new(),
            },
        ],
    }
}

fn read(bytes: Vec<u8>) -> Xlsx<std::io::Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap()
}

#[test]
fn what_was_written_is_read_and_text_never_computes() {
    let bytes = sheets(&book()).unwrap();
    let mut file = read(bytes);
    let names = file.sheet_names();
    assert_eq!(names[..2], ["Løfter", "LØFTER (2)"]);
    assert!(
        names[2].starts_with("a-b-c") && names[2].encode_utf16().count() <= 31,
        "{names:?}"
    );
    let cells = file.worksheet_range("Løfter").unwrap();
    let heads: Vec<String> = cells
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(heads, ["Løfte", "Antal", "Frist", "løfte (2)"]);
    let at = |row, column| cells.get((row, column)).cloned().unwrap_or_default();
    assert_eq!(at(1, 0), Data::String("=HYPERLINK(\"http://x\")".to_owned()));
    assert_eq!(at(1, 1), Data::Float(2.5));
    // The day 45,444 of Excel's count is the first of June 2024.
    assert_eq!(at(1, 2).get_datetime().map(|it| it.as_f64()), Some(45_444.0));
    assert_eq!(at(2, 0), Data::String("+1\n@æøå".to_owned()));
    assert_eq!(at(2, 1), Data::Empty);
    assert_eq!(at(2, 2), Data::String("1848-06-01".to_owned()));
    assert_eq!(at(3, 0), Data::String("-\u{fffd}\u{fffd}_x0041_ <&>".to_owned()));
    let formulas = file.worksheet_formula("Løfter").unwrap();
    assert!(formulas.is_empty());
}

#[test]
fn a_sheet_is_a_table_with_a_head_that_stays() {
    let bytes = sheets(&book()).unwrap();
    let sheet = reading::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"state="frozen""#), "{sheet}");
    let table = reading::part(&bytes, "xl/tables/table1.xml");
    assert!(table.contains("<autoFilter ref=\"A1:D4\"/>"), "{table}");
    let file = reading::part(&bytes, "xl/workbook.xml");
    assert!(file.contains("_xlnm.Print_Titles"), "{file}");
    let styles = reading::part(&bytes, "xl/styles.xml");
    assert!(
        styles.contains("quotePrefix=\"1\"") && styles.contains("numFmtId=\"14\""),
        "{styles}"
    );
}

#[test]
fn the_same_sheets_are_the_same_bytes() {
    let bytes = sheets(&book()).unwrap();
    assert_eq!(bytes, sheets(&book()).unwrap());
    assert!(reading::part(&bytes, "docProps/core.xml").contains("2024-03-13T00:00:00Z"));
}

#[test]
fn a_text_that_is_too_long_is_cut_and_says_so() {
    let mut book = book();
    book.sheets[0].rows = vec![vec![Value::Text("😀".repeat(20_000))]];
    let mut file = read(sheets(&book).unwrap());
    let text = file
        .worksheet_range("Løfter")
        .unwrap()
        .get((1, 0))
        .unwrap()
        .to_string();
    assert!(text.ends_with("😀…") && text.encode_utf16().count() <= 32_767);
}
