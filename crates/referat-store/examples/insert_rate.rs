//! Measures how many imported documents a second the store takes in.
//!
//! A document is what an import writes of minutes with eight items: about 250 rows in 15 tables and one file,
//! in a transaction of its own with its entry, synced.

use std::time::{Duration, Instant};

use referat_domain::Timestamp;
use referat_domain::ids::{IdSource, MunicipalityId, Tenant, uuid_v7};
use referat_domain::journal::Salt;
use referat_store::agenda_items::{AgendaItemRow, ItemPersonRow};
use referat_store::cases::CaseRow;
use referat_store::decisions::{ClauseOutcomeRow, DecisionRow, NamedRemarkRow, RemarkRow};
use referat_store::documents::{ContentsLineRow, ImportFindingRow, SourceDocumentRow};
use referat_store::forums::ForumRow;
use referat_store::meetings::{MeetingRow, MinutesRow};
use referat_store::municipalities::MunicipalityRow;
use referat_store::papers::{
    AttachmentRow, ClauseRow, ConsultationRow, PaperRow, PaperVersionRow, RecommenderRow, SectionRow,
};
use referat_store::people::{PersonRow, PositionRow};
use referat_store::{DatabaseUrl, EntryDraft, Entropy, Store, StoreConfig};
use uuid::Uuid;

struct Counter(u64);

impl IdSource for Counter {
    fn next_id(&mut self) -> Uuid {
        self.0 += 1;
        // As the program makes them: ids of the same millisecond grow too.
        let mut random = [0; 10];
        random[..8].copy_from_slice(&(self.0 << 20).to_be_bytes());
        uuid_v7(1_800_000_000_000 + self.0 / 300, random)
    }
}

impl Entropy for Counter {
    fn salt(&mut self) -> Salt {
        self.0 += 1;
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&self.0.to_be_bytes());
        Salt(salt)
    }
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "an example prints what it measured")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let documents: usize = std::env::args().nth(1).map_or(Ok(500), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let database = match std::env::args().nth(3) {
        Some(url) => DatabaseUrl::Postgres(url),
        None => DatabaseUrl::Embedded,
    };
    let config = StoreConfig {
        data_dir: folder.path().join("data"),
        database,
    };
    let now = Timestamp::UNIX_EPOCH;
    let store = Store::open(&config, now).await?;
    let mut entropy = Counter(0);
    let tenant = Tenant(MunicipalityId::new(&mut entropy));
    let mut write = store.begin(tenant, &mut entropy, now).await?;
    write
        .insert(&[MunicipalityRow { id: tenant.0, name: "Sandved Kommune".into(), created_at: 0 }])
        .await?;
    let forum = ForumRow {
        id: write.fresh(),
        name: "Chefforum".into(),
        abbreviation: None,
        profile: "administrative".into(),
        removed_at: None,
    };
    let position = PositionRow {
        id: write.fresh(),
        title: "Kommunaldirektøren".into(),
        role: "Kommunaldirektøren".into(),
        unit_id: None,
        removed_at: None,
    };
    let person = PersonRow { id: write.fresh(), name: "Henrik".into(), removed_at: None };
    write.insert(&[forum.clone()]).await?;
    write.insert(&[position.clone()]).await?;
    write.insert(&[person.clone()]).await?;
    write.commit(entry("make", tenant.0.uuid())).await?;

    let begun = Instant::now();
    let mut rows = 0;
    let (mut keeping, mut inserting, mut committing) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let group_of: usize = std::env::args().nth(2).map_or(Ok(1), |text| text.parse())?;
    let mut document = 0;
    while document < documents {
        let at = Instant::now();
        let mut contents = Vec::new();
        for number in document..documents.min(document + group_of) {
            contents.push(store.files().keep(format!("document {number}").as_bytes()).await?);
        }
        keeping += at.elapsed();
        let mut group = store.begin_group(tenant).await?;
        for content in &contents {
            let at = Instant::now();
            let mut part = group.part(&mut entropy, now).await?;
            rows += one(&mut part, &forum, &position, &person, content, document).await?;
            inserting += at.elapsed();
            let at = Instant::now();
            part.enter(entry("import_meetings", tenant.0.uuid())).await?;
            committing += at.elapsed();
            document += 1;
        }
        let at = Instant::now();
        group.commit().await?;
        committing += at.elapsed();
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{documents} documents of {} rows in {seconds:.2} s: {:.0} documents/s, {:.0} rows/s (covers not counted)",
        rows / documents.max(1),
        documents as f64 / seconds,
        rows as f64 / seconds
    );
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let f: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    println!("CPU user {} sys {} centiseconds", f[11], f[12]);
    println!(
        "of that, files {:.2} s, rows {:.2} s, entries with covers and commit {:.2} s",
        keeping.as_secs_f64(),
        inserting.as_secs_f64(),
        committing.as_secs_f64()
    );
    let begun = Instant::now();
    let report = store
        .verify(
            tenant,
            referat_store::VerifyOptions { written_down: None, index: None, progress: &mut |_| {} },
        )
        .await?;
    println!(
        "verified {} entries, {} rows, {} files in {:.2} s; sound: {}",
        report.entries,
        report.rows,
        report.files,
        begun.elapsed().as_secs_f64(),
        report.is_sound()
    );
    store.close().await;
    Ok(())
}

fn entry(action: &str, subject: Uuid) -> EntryDraft {
    EntryDraft {
        action: action.into(),
        subject_kind: "meeting".into(),
        subject,
        actor: "bo".into(),
        reason: String::new(),
    }
}

async fn one(
    write: &mut referat_store::Write<'_>,
    forum: &ForumRow,
    position: &PositionRow,
    person: &PersonRow,
    content: &referat_store::files::StoredContent,
    number: usize,
) -> Result<usize, referat_store::StoreError> {
    let text = "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\
                \"text\":\"Styregruppen har i løbet af året fulgt det lovforberedende arbejde.\"}]}]}"
        .repeat(4);
    let meeting = MeetingRow {
        id: write.fresh(),
        forum_id: forum.id,
        date: Some(referat_domain::Date::constant(2021, 10, 28)),
        start_time: Some("09:00".into()),
        end_time: None,
        place: Some("Mødelokale 1".into()),
        state: "held".into(),
        preamble: None,
        removed_at: None,
    };
    write.keep_file(content, "text/plain").await?;
    let document = SourceDocumentRow {
        id: write.fresh(),
        meeting_id: Some(meeting.id),
        file_name: format!("chefforum-{number}.txt"),
        layout: "albertslund-chefforum".into(),
        kind: "minutes".into(),
        checksum: content.checksum,
        coverage_ppm: 1_000_000,
        imported_at: 0,
        state: "accepted".into(),
        record: None,
        head_as_printed: None,
        unrecognised: None,
        removed_at: None,
    };
    let minutes = MinutesRow {
        id: write.fresh(),
        meeting_id: meeting.id,
        state: "issued".into(),
        approved_by_item: None,
    };
    let (mut lines, mut findings, mut cases, mut papers) = (vec![], vec![], vec![], vec![]);
    let (mut versions, mut sections, mut clauses, mut recommenders) = (vec![], vec![], vec![], vec![]);
    let (mut attachments, mut consultations, mut items, mut persons) = (vec![], vec![], vec![], vec![]);
    let (mut decisions, mut outcomes, mut remarks, mut named) = (vec![], vec![], vec![], vec![]);
    for place in 1..=8 {
        let subject = format!("Drøftelse af budgetproces {number}-{place}");
        lines.push(ContentsLineRow {
            id: write.fresh(),
            document_id: document.id,
            place,
            title: subject.clone(),
            page: Some(place),
            item_number: Some(place.to_string()),
            as_printed: None,
        });
        for _ in 0..2 {
            findings.push(ImportFindingRow {
                id: write.fresh(),
                document_id: document.id,
                place,
                code: "outcome-unsettled".into(),
                severity: "hint".into(),
                line: Some(place * 20),
                item: Some(place.to_string()),
                message: "Drøftet.".into(),
                removed_at: None,
            });
        }
        let case = CaseRow {
            id: write.fresh(),
            journal_number: Some(format!("00.30.00-P00-{place}-21")),
            subject: subject.clone(),
            kind: "subject".into(),
            forum_id: Some(forum.id),
            merged_into: None,
            removed_at: None,
        };
        let paper = PaperRow {
            id: write.fresh(),
            case_id: case.id,
            subject: subject.clone(),
            subject_key: subject.to_lowercase(),
            join_reason: "first".into(),
            removed_at: None,
        };
        let version = PaperVersionRow {
            id: write.fresh(),
            paper_id: paper.id,
            version: 1,
            title: subject.clone(),
            frozen_at: 0,
        };
        for (at, kind) in ["occasion", "statement", "recommendation", "decision", "attachments"]
            .into_iter()
            .enumerate()
        {
            sections.push(SectionRow {
                id: write.fresh(),
                paper_version_id: version.id,
                place: at as i64 + 1,
                kind: kind.into(),
                heading: Some("Sagsfremstilling".into()),
                before_text: Some(text.clone()),
                after_text: None,
                imported: None,
                as_printed: None,
                first_line: Some(1),
                last_line: Some(9),
            });
        }
        for number in 1..=3 {
            clauses.push(ClauseRow {
                id: write.fresh(),
                paper_version_id: version.id,
                number,
                text: "at Chefforum godkender dagsorden for dagens møde".into(),
            });
        }
        recommenders.push(RecommenderRow {
            id: write.fresh(),
            paper_version_id: version.id,
            place: 1,
            position_id: position.id,
            printed: "Kommunaldirektøren".into(),
        });
        for place in 1..=3 {
            attachments.push(AttachmentRow {
                id: write.fresh(),
                paper_version_id: version.id,
                place,
                title: "Notat - Onboarding.pdf".into(),
                file_name: None,
                checksum: None,
                size: None,
                is_closed: false,
                closure_ground: None,
                closure_title: None,
                closure_decision: None,
                removed_at: None,
            });
        }
        let item = AgendaItemRow {
            id: write.fresh(),
            meeting_id: meeting.id,
            place,
            number: place.to_string(),
            title: format!("CF - {subject}"),
            subject: subject.clone(),
            route: "[\"CF\"]".into(),
            suffixes: "[]".into(),
            journal_number: case.journal_number.clone(),
            journal_number_as_printed: None,
            paper_version_id: version.id,
            slot_start: None,
            slot_end: None,
            toc_title: Some(subject.clone()),
            toc_page: Some(place),
            is_closed: false,
            closure_ground: None,
            closure_title: None,
            closure_decision: None,
            approves: None,
            approves_meeting_id: None,
            unrecognised: None,
            first_line: Some(1),
            last_line: Some(40),
            removed_at: None,
        };
        consultations.push(ConsultationRow {
            id: write.fresh(),
            paper_id: paper.id,
            place: 1,
            forum_name: "Chefforum".into(),
            forum_id: Some(forum.id),
            date: meeting.date,
            state: "treated".into(),
            text: None,
            agenda_item_id: Some(item.id),
            removed_at: None,
        });
        for at in 1..=2 {
            persons.push(ItemPersonRow {
                id: write.fresh(),
                agenda_item_id: item.id,
                place: at,
                role: "presenter".into(),
                person_id: person.id,
                printed: "Henrik".into(),
                removed_at: None,
            });
        }
        let decision = DecisionRow {
            id: write.fresh(),
            agenda_item_id: item.id,
            text: text.clone(),
            removed_at: None,
        };
        for clause in 1..=3 {
            outcomes.push(ClauseOutcomeRow {
                id: write.fresh(),
                decision_id: decision.id,
                clause,
                outcome: Some("approved".into()),
                addition: None,
                removed_at: None,
            });
        }
        for place in 1..=2 {
            remarks.push(RemarkRow {
                id: write.fresh(),
                decision_id: decision.id,
                place,
                text: "Med bemærkning om at tidsplanen justeres.".into(),
                removed_at: None,
            });
        }
        named.push(NamedRemarkRow {
            id: write.fresh(),
            decision_id: decision.id,
            place: 1,
            person_id: person.id,
            printed: "Henrik".into(),
            text: "Husk at melde datoen ud.".into(),
            removed_at: None,
        });
        write.reindex("agenda_item", item.id.uuid());
        cases.push(case);
        papers.push(paper);
        versions.push(version);
        items.push(item);
        decisions.push(decision);
    }
    let rows = 4
        + lines.len()
        + findings.len()
        + cases.len()
        + papers.len()
        + versions.len()
        + sections.len()
        + clauses.len()
        + recommenders.len()
        + attachments.len()
        + consultations.len()
        + items.len()
        + persons.len()
        + decisions.len()
        + outcomes.len()
        + remarks.len()
        + named.len();
    write.insert(&[meeting]).await?;
    write.insert(&[document]).await?;
    write.insert(&[minutes]).await?;
    write.insert(&lines).await?;
    write.insert(&findings).await?;
    write.insert(&cases).await?;
    write.insert(&papers).await?;
    write.insert(&versions).await?;
    write.insert(&sections).await?;
    write.insert(&clauses).await?;
    write.insert(&recommenders).await?;
    write.insert(&attachments).await?;
    write.insert(&items).await?;
    write.insert(&consultations).await?;
    write.insert(&persons).await?;
    write.insert(&decisions).await?;
    write.insert(&outcomes).await?;
    write.insert(&remarks).await?;
    write.insert(&named).await?;
    Ok(rows)
}
