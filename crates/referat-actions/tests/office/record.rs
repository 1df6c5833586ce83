//! A meeting's record from the database is the record that was imported.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use std::path::PathBuf;

use referat_actions::import_meetings::{ImportOutcome, MeetingSource};
use referat_actions::office::Office;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_import::known_forums::KnownForums;

use crate::desk::{import, sandved, sandved_sources, source};

/// Imports the documents one by one, each as it is read beside the forums known by then.
async fn kept_as_read(office: &Office, sources: &[MeetingSource]) {
    let mut known: Vec<String> = Vec::new();
    for source in sources {
        let forums = KnownForums::new(known.iter().cloned());
        let read = referat_import::read(&source.name, &source.bytes, &forums).unwrap();
        let results = import(office, std::slice::from_ref(source)).await;
        let ImportOutcome::New { meeting, .. } = results.first().unwrap().outcome else {
            panic!("{results:?}")
        };
        let kept = office.record(&Reader::local_operator(), meeting).await.unwrap();
        compare(&kept, &read.record);
        let front = office
            .front_page(&Reader::local_operator(), office.today())
            .await
            .unwrap();
        known = front
            .forums
            .iter()
            .flat_map(|forum| [Some(forum.name.clone()), forum.abbreviation.clone()])
            .flatten()
            .collect();
    }
}

/// Compares field by field, so that a difference says where it is.
fn compare(kept: &MeetingRecord, read: &MeetingRecord) {
    let name = &read.source;
    for (kept, read) in kept.items.iter().zip(&read.items) {
        let (kept, read) = (
            serde_json::to_value(kept).unwrap(),
            serde_json::to_value(read).unwrap(),
        );
        for (field, value) in read.as_object().unwrap() {
            assert_eq!(
                kept.get(field),
                Some(value),
                "{name}, item {}, {field}",
                read["number"]
            );
        }
    }
    let mut kept = serde_json::to_value(kept).unwrap();
    let mut read = serde_json::to_value(read).unwrap();
    for record in [&mut kept, &mut read] {
        // The store keeps millionths.
        let coverage = record["coverage"].as_f64().unwrap();
        record["coverage"] = ((coverage * 1_000_000.0) as i64).into();
    }
    for (field, value) in read.as_object().unwrap() {
        assert_eq!(kept.get(field), Some(value), "{name}, {field}");
    }
}

#[tokio::test]
async fn the_record_from_the_rows_is_the_record_that_was_imported() {
    let (office, _folder) = sandved().await;
    kept_as_read(&office, &sandved_sources()).await;
}

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "the environment names the folder of real minutes"
)]
async fn so_are_the_records_of_the_real_minutes() {
    let Some(folder) = std::env::var_os("REFERAT_REAL_MINUTES").map(PathBuf::from) else {
        return;
    };
    let mut sources = Vec::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            sources.push(source(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(!sources.is_empty());
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    let (office, _folder) = sandved().await;
    kept_as_read(&office, &sources).await;
}

#[tokio::test]
async fn what_an_untidy_document_says_is_kept_too() {
    let text = "REFERAT Chefforum d. 15-01-2025\nMødedato Onsdag d. 15. januar 2025 kl. 09:00\n\
        Mødested  lokale 1\nen løs linje\nIndholdsfortegnelse\nNoget andet.....    3\n\n\
        Punkt 1: CF - Skolebusser (13:15-13:35) v. Bo\n\n00.01.00 - A00-3-17\n\nEn sætning foran.\n\n\
        Indstilling\n\nChefen indstiller,\n\n1. at ruten nedlægges, og\n\n2. at det meddeles.\n\nEfter listen.\n\n\
        Beslutning\n\nChefforum godkendte indstillingen.\n\n* et punkt\n\nBeslutning\n\nUdsat.\n\nBeslutning\n\n\
        Bilag\n\n- Notat.pdf\n- Udkast\n\nPunkt 2: (lukket) CF - Personale\n\n00.01.00-A00-4-17\n\n\
        Beslutning\n\nHenrik: Godt.\n\nBilag\n";
    let (office, _folder) = sandved().await;
    kept_as_read(&office, &[source("rodet.txt", text)]).await;
}
