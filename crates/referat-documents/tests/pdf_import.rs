//! Minutes printed as PDF and read again, with the record inside and without it.
//!
//! Sandved's minutes, and the real ones where `REFERAT_REAL_MINUTES` names their folder. The typesetter is built
//! beside this test when the whole workspace is; `pdftotext` is Debian's `poppler-utils`.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

#[path = "../../referat-import/tests/support/reading.rs"]
mod reading;
#[path = "../../referat-import/tests/support/same_meeting.rs"]
mod same_meeting;

use referat_documents::compose::{Desk, meeting};
use referat_documents::copy::MeetingCopy;
use referat_documents::look::Look;
use referat_documents::pdf::{self, Standard};
use referat_documents::pdf_text::{self, pdf_text};
use referat_documents::typesetter::Typesetter;
use referat_domain::finding::FindingCode;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::view::record::WholeRecord;
use referat_domain::view::{show, show_public};
use referat_import::known_forums::KnownForums;
use referat_import::pdf_text::plain_text;
use referat_wording::{Language, Wording};
use same_meeting::differences;

/// The typesetter of this build.
fn typesetter() -> Typesetter {
    let typesetter = Typesetter::beside(&std::env::current_exe().unwrap());
    assert!(
        typesetter.is_there(),
        "build the whole workspace: cargo build --workspace"
    );
    typesetter
}

async fn print(typesetter: &Typesetter, copy: MeetingCopy<'_>, look: &Look) -> Vec<u8> {
    let wording = Wording::new(Language::Danish);
    let desk = Desk {
        wording: &wording,
        look,
        municipality: "Sandved Kommune",
        issue: None,
    };
    let job = pdf::job(
        &meeting::meeting(copy, desk),
        look,
        Standard::ArchivedAndAccessible,
    );
    typesetter.set(&job).await.unwrap().pdf
}

async fn print_for_members(typesetter: &Typesetter, record: &MeetingRecord, look: &Look) -> Vec<u8> {
    let view = show(WholeRecord::of_file(record.clone()), &Reader::local_operator());
    print(typesetter, MeetingCopy::for_members(&view), look).await
}

#[tokio::test]
async fn a_printed_meeting_is_the_same_meeting_by_the_record_inside_and_by_its_text() {
    let typesetter = typesetter();
    let mut wrong = Vec::new();
    for sample in reading::samples() {
        let record = reading::read(&sample.name, &sample.text);
        let pdf = print_for_members(&typesetter, &record, &Look::default()).await;
        let imported = referat_import::read("printed.pdf", &pdf, &KnownForums::default());
        assert_eq!(imported.unwrap().record, record, "{}", sample.name);
        wrong.extend(text_differences(&sample.name, &record, &pdf).await);
    }
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[tokio::test]
async fn the_text_is_the_same_meeting_in_larger_type_and_without_a_cover() {
    let typesetter = typesetter();
    let look = Look {
        cover: false,
        size: 12.0,
        ..Look::default()
    };
    let mut wrong = Vec::new();
    for minutes in referat_fixtures::MINUTES {
        let record = reading::read(minutes.file_name, minutes.text);
        let pdf = print_for_members(&typesetter, &record, &look).await;
        wrong.extend(text_differences(minutes.file_name, &record, &pdf).await);
    }
    assert!(
        wrong.is_empty(),
        "{} differences:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What the text of a PDF says otherwise than the record it was printed from.
async fn text_differences(name: &str, record: &MeetingRecord, pdf: &[u8]) -> Vec<String> {
    assert!(
        pdf_text::is_there(),
        "install poppler-utils, or run cargo xtask test"
    );
    let printed = pdf_text(pdf).await.unwrap();
    let plain = plain_text(&printed);
    assert!(plain.balance.holds(&printed, &plain.text), "{name}");
    let imported = referat_import::read_pdf_text("printed.pdf", &printed, &KnownForums::default());
    let read = imported.unwrap().record;
    assert_eq!(read.coverage.to_bits(), 1.0f64.to_bits(), "{name}");
    let differ = differences(record, &read);
    differ.iter().map(|words| format!("{name}: {words}")).collect()
}

#[tokio::test]
async fn a_public_copy_says_that_its_closed_item_is_missing() {
    let typesetter = typesetter();
    let minutes = referat_fixtures::MINUTES.first().unwrap();
    let mut record = reading::read(minutes.file_name, minutes.text);
    record.items[1].closed = true;
    let view = show_public(WholeRecord::of_file(record.clone()));
    let pdf = print(&typesetter, MeetingCopy::for_public(&view), &Look::default()).await;
    let imported = referat_import::read("printed.pdf", &pdf, &KnownForums::default());
    let said = imported.unwrap().record.warnings;
    let missing = said
        .iter()
        .filter(|finding| finding.code == FindingCode::ClosedPartsMissing);
    assert_eq!(missing.count(), 1);
}
