//! Packets: agenda and attachments in one file, with tags, stamps, bookmarks and a list that says what isn't in it.

use std::process::Command;
use std::sync::LazyLock;

use referat_documents::compose::meeting;
use referat_documents::copy::MeetingCopy;
use referat_documents::document::Block;
use referat_documents::forms::xlsx::{Column, Sheet, Value, Workbook, sheets};
use referat_documents::packet::{Given, GivenContent, LeftOut, MadePacket, packet};
use referat_documents::press::Form;
use referat_domain::Date;

use crate::hostile;
use crate::office::{for_members, pdf, press, print, sandved, wait};
use crate::reading::{Profile, assert_valid, bookmarks, output, pages, said_of};
use crate::words::squeezed;

const PAGES: usize = 20;

/// The smallest PNG: one point.
const POINT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

/// A tagged attachment of twenty pages with bookmarks, lists and a table.
static TWENTY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut body = vec![Block::Title];
    for page in 1..PAGES {
        body.push(Block::PageBreak);
        body.push(Block::heading(1, format!("Kapitel {page}")));
        body.push(Block::paragraph("Brødtekst om æblehaven og åen."));
    }
    let printed = pdf(&press(), &hostile::document(body));
    assert_eq!(printed.pages, Some(20));
    printed.bytes
});

/// The same file with bytes of its own.
fn twenty(number: usize) -> Vec<u8> {
    let mut bytes = TWENTY.clone();
    bytes.extend_from_slice(format!("% {number}\n").as_bytes());
    bytes
}

fn given(item: usize, number: u32, title: &str, name: &str, bytes: Vec<u8>) -> Given {
    Given {
        item,
        number,
        title: title.to_owned(),
        content: GivenContent::File {
            name: name.to_owned(),
            bytes,
        },
    }
}

fn made(attachments: Vec<Given>) -> (MadePacket, usize) {
    let press = press();
    let record = sandved("chefforum-2025-01-15");
    let view = for_members(&record);
    let copy = MeetingCopy::for_members(&view);
    let desk = press.desk(None);
    let front = pdf(&press, &meeting::meeting(copy, desk)).pages.unwrap();
    let made = wait(packet(copy, attachments, desk, press.tools().unwrap(), &|_| {})).unwrap();
    (made, usize::try_from(front).unwrap())
}

/// The page the list of attachments names for each: its label, and the last number of its row.
fn listed(pages: &[String], labels: &[String]) -> Vec<usize> {
    let from = pages
        .iter()
        .position(|page| page.contains("Bilag i denne pakke\n"));
    let from = from.unwrap_or_else(|| panic!("no list of attachments"));
    let lines: Vec<&str> = pages
        .iter()
        .skip(from)
        .flat_map(|page| page.lines())
        .filter(|line| !line.contains("Side "))
        .collect();
    let is_label = |line: &&str| {
        line.split(' ')
            .next()
            .is_some_and(|word| word.contains('.') && word.len() < 5)
    };
    let of_label = |label: &String| {
        let begins = lines
            .iter()
            .position(|line| line.starts_with(&format!("{label} ")));
        let begins = begins.unwrap_or_else(|| panic!("{label} is not in the list"));
        let row = lines.iter().skip(begins + 1).take_while(|line| !is_label(line));
        let row = lines.get(begins).into_iter().chain(row);
        let numbers = row.filter_map(|line| line.rsplit(' ').next()?.parse().ok());
        numbers.last().unwrap_or_else(|| panic!("{label} has no page"))
    };
    labels.iter().map(of_label).collect()
}

#[test]
fn fifty_tagged_attachments_are_one_accessible_file_with_stamps_bookmarks_and_right_page_numbers() {
    let attachments: Vec<Given> = (0..50)
        .map(|place| {
            let (item, number) = (place / 10, u32::try_from(place % 10 + 1).unwrap());
            given(
                item,
                number,
                &format!("Skema {place}"),
                "skema.pdf",
                twenty(place),
            )
        })
        .collect();
    let labels: Vec<String> = attachments
        .iter()
        .map(|it| format!("{}.{}", it.item + 1, it.number))
        .collect();
    let (packet, _) = made(attachments);
    assert_eq!(
        (packet.left_out.as_slice(), packet.untagged.as_slice()),
        ([].as_slice(), [].as_slice())
    );
    assert!(packet.claims_ua);
    assert_valid(&[("the packet".to_owned(), Profile::Accessible, &packet.pdf)]);

    let pages = pages(&packet.pdf);
    assert_eq!(pages.len(), packet.pages);
    let front = packet.pages - 50 * PAGES;
    assert!(pages[front - 1].contains(&format!("Side {front} af {}", packet.pages)));
    for (place, label) in labels.iter().enumerate() {
        for page in 0..PAGES {
            let at = front + place * PAGES + page;
            let stamp = format!("Bilag {label} side {}", page + 1);
            assert!(
                pages[at].contains(&stamp),
                "{stamp:?} is not on page {}: {}",
                at + 1,
                pages[at]
            );
        }
    }
    let right: Vec<usize> = (0..50).map(|place| front + place * PAGES + 1).collect();
    assert_eq!(listed(&pages[..front], &labels), right);

    let bookmarks = bookmarks(&packet.pdf);
    let opened: Vec<(String, usize)> = bookmarks
        .iter()
        .filter(|(_, title, _)| title.starts_with("Bilag ") && title.contains("Skema"))
        .map(|(_, title, page)| (title.clone(), usize::try_from(*page).unwrap()))
        .collect();
    let wanted = labels.iter().zip(&right).enumerate();
    let wanted: Vec<(String, usize)> = wanted
        .map(|(place, (label, page))| (format!("Bilag {label}: Skema {place}"), *page))
        .collect();
    assert_eq!(opened, wanted);
    let chapters = bookmarks
        .iter()
        .filter(|(_, title, _)| title.starts_with("Kapitel "))
        .count();
    assert_eq!(chapters, 50 * (PAGES - 1));
}

#[test]
fn what_can_not_be_in_a_packet_is_named_in_it_and_stops_nothing() {
    let document = hostile::document(vec![Block::Title, Block::paragraph("Ordene i Wordfilen.")]);
    let word = print(&press(), &document, Form::Docx).unwrap().bytes;
    let mut broken = TWENTY.clone();
    broken.truncate(900);
    let attachments = vec![
        given(0, 1, "Mærket", "mærket.pdf", twenty(1)),
        given(
            0,
            2,
            "Låst",
            "låst.pdf",
            qpdf(&["--encrypt", "bruger", "ejer", "256", "--"]),
        ),
        given(0, 3, "Ødelagt", "ødelagt.pdf", broken),
        given(1, 1, "Stor", "stor.pdf", three_thousand_pages()),
        given(1, 2, "Word", "notat.docx", word),
        given(1, 3, "Regneark", "tal.xlsx", sheet()),
        given(1, 4, "Billede", "kort.png", POINT.to_vec()),
        given(2, 1, "Film", "film.mp4", b"\0\0\0\x18ftypmp42".to_vec()),
        Given {
            item: 2,
            number: 2,
            title: "Kun navn".to_owned(),
            content: GivenContent::NameOnly,
        },
        Given {
            item: 3,
            number: 1,
            title: "Lukket".to_owned(),
            content: GivenContent::Closed,
        },
        given(99, 1, "Uden punkt", "tom.pdf", Vec::new()),
    ];
    let (packet, _) = made(attachments);
    let left_out: Vec<(&str, LeftOut)> = packet
        .left_out
        .iter()
        .map(|(name, why)| (name.as_str(), *why))
        .collect();
    let expected = [
        ("1.2 Låst", LeftOut::Encrypted),
        ("1.3 Ødelagt", LeftOut::Broken),
        ("3.1 Film", LeftOut::Unprintable),
        ("3.2 Kun navn", LeftOut::NameOnly),
        ("4.1 Lukket", LeftOut::Closed),
        ("?.1 Uden punkt", LeftOut::Unprintable),
    ];
    assert_eq!(left_out, expected);
    assert!(!packet.claims_ua, "not every part says it is accessible");
    assert!(
        packet.untagged.contains(&"2.1 Stor".to_owned()),
        "{:?}",
        packet.untagged
    );

    assert!(packet.pages > 3_000 + PAGES + 3);
    let info = said_of(&packet.pdf, "pdfinfo", &["{}"]);
    assert!(
        info.contains("Tagged:          yes") && info.contains(&format!("Pages:           {}", packet.pages)),
        "{info}"
    );
    said_of(&packet.pdf, "qpdf", &["--check", "{}"]);

    let pages = pages(&packet.pdf);
    let list = pages
        .iter()
        .position(|page| page.contains("Bilag i denne pakke\n"))
        .unwrap();
    let first = listed(&pages[list..=list], &["1.1".to_owned()])[0];
    let list: String = pages[list..first - 1].concat();
    for (title, words) in [
        ("Låst", "Ikke med: filen kræver en adgangskode"),
        ("Ødelagt", "Ikke med: filen er beskadiget"),
        ("Film", "Ikke med: filen kan ikke trykkes"),
        ("Kun navn", "Ikke med: kun navnet er kendt"),
        ("Lukket", "Ikke med: bilaget er lukket"),
    ] {
        let at = squeezed(&list)
            .split_once(&squeezed(title))
            .map(|it| it.1.to_owned())
            .unwrap();
        assert!(at.contains(&squeezed(words)), "{title}: {list}");
    }
    let labels = ["1.1", "2.1", "2.2", "2.3", "2.4"].map(str::to_owned);
    for (label, page) in labels.iter().zip(listed(&pages[..first - 1], &labels)) {
        let stamp = format!("Bilag {label} side 1");
        assert!(
            pages[page - 1].contains(&stamp),
            "{stamp:?} is not on page {page}: {}",
            pages[page - 1]
        );
    }
    let word = pages
        .iter()
        .find(|page| page.contains("Bilag 2.2 side 1"))
        .unwrap();
    assert!(word.contains("Ordene i Wordfilen."));
}

#[test]
fn a_packet_is_the_same_bytes_twice() {
    let attachments = || {
        vec![
            given(0, 1, "Ét", "et.pdf", twenty(1)),
            given(4, 1, "To", "to.pdf", twenty(2)),
        ]
    };
    assert!(made(attachments()).0.pdf == made(attachments()).0.pdf);
}

/// The attachment of twenty pages after `qpdf` has done this to it.
fn qpdf(arguments: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    std::fs::write(&from, &*TWENTY).unwrap();
    output(Command::new("qpdf").arg(&from).args(arguments).arg(&to));
    std::fs::read(to).unwrap()
}

/// The twenty pages over and over, without tags.
fn three_thousand_pages() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from.pdf"), folder.path().join("to.pdf"));
    std::fs::write(&from, &*TWENTY).unwrap();
    let mut qpdf = Command::new("qpdf");
    qpdf.args(["--empty", "--object-streams=generate", "--pages"]);
    for _ in 0..3_000 / PAGES {
        qpdf.arg(&from);
    }
    output(qpdf.arg("--").arg(&to));
    std::fs::read(to).unwrap()
}

fn sheet() -> Vec<u8> {
    let column = Column {
        heading: "Beløb".to_owned(),
        width: 12.0,
    };
    let book = Workbook {
        title: "Tal".to_owned(),
        author: "Sandved Kommune".to_owned(),
        date: Date::constant(2025, 1, 15),
        sheets: vec![Sheet {
            name: "Ark".to_owned(),
            columns: vec![column],
            rows: vec![vec![Value::Number(17.0)]],
        }],
    };
    sheets(&book).unwrap()
}
