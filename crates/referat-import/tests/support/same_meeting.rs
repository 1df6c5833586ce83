//! Two readings of the same meeting held against each other, in what people use of it.

use referat_domain::meeting_record::{ItemRecord, MeetingRecord};

/// What differs, in words; nothing where the two are the same meeting.
pub fn differences(wanted: &MeetingRecord, read: &MeetingRecord) -> Vec<String> {
    let mut out = Vec::new();
    let mut hold = |place: &str, wanted: String, read: String| {
        if wanted != read {
            out.push(format!("{place}: wanted {wanted}, read {read}"));
        }
    };
    let head = |record: &MeetingRecord| {
        let preamble = record.preamble.as_ref().map(|text| text.plain_text());
        let facts = (
            &record.forum,
            record.date,
            record.start,
            record.end,
            &record.place,
        );
        format!("{:?}", (record.kind, facts, preamble))
    };
    hold("head", head(wanted), head(read));
    hold(
        "items",
        wanted.items.len().to_string(),
        read.items.len().to_string(),
    );
    for (wanted, read) in wanted.items.iter().zip(&read.items) {
        for (part, of) in PARTS {
            hold(&format!("item {} {part}", wanted.number), of(wanted), of(read));
        }
    }
    out
}

type Part = (&'static str, fn(&ItemRecord) -> String);

const PARTS: [Part; 11] = [
    ("number", |item| item.number.clone()),
    ("title", |item| item.title.clone()),
    ("contents", |item| format!("{:?}", item.toc_title)),
    ("journal number", |item| format!("{:?}", item.journal_number)),
    ("sections", |item| {
        let kinds: Vec<_> = item
            .sections
            .iter()
            .map(|section| (section.kind, &section.heading))
            .collect();
        format!("{kinds:?}")
    }),
    ("recommenders", |item| format!("{:?}", item.recommenders)),
    ("clauses", |item| format!("{:?}", item.clauses)),
    ("decision", |item| {
        format!("{:?}", item.decision.as_ref().map(|decision| &decision.text))
    }),
    ("outcomes", |item| {
        let said = item.decision.as_ref().map(|decision| {
            (
                &decision.outcomes,
                &decision.remarks,
                &decision.statements,
                &decision.absent,
            )
        });
        format!("{said:?}")
    }),
    ("history", |item| format!("{:?}", item.history)),
    ("attachments", |item| format!("{:?}", item.attachments)),
];
