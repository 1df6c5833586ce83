//! Files joined into one, looked at with other programs.

mod common;

use common::{joined, output_of, packet, part, printed, text_of};

#[test]
fn two_prints_become_one_tagged_file_in_their_order() {
    let mut first = part(printed(), "dagsorden", "Dagsorden");
    first.stamp = Some("Dagsorden side {page}");
    let mut second = part(printed(), "bilag-1", "Bilag 1: Økonomi");
    second.stamp = Some("Bilag 1 side {page} af {pages}");
    let joined = joined(&packet(vec![first, second]));
    assert_eq!(joined.pages, 4);
    let info = output_of("pdfinfo", &["{}"], &joined.bytes);
    assert!(info.contains("Tagged:          yes"), "{info}");
    assert!(info.contains("Pages:           4"), "{info}");
    let text = text_of(&joined.bytes);
    let places: Vec<Option<usize>> = [
        "Dagsorden side 1",
        "Dagsorden side 2",
        "Bilag 1 side 1 af 2",
        "Bilag 1 side 2 af 2",
    ]
    .iter()
    .map(|words| text.find(words))
    .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?}\n{text}"
    );
}
