//! A large municipality of plain rows, written through the store with its journal.

use std::sync::Arc;
use std::time::Instant;

use referat_actions::appoint::Appointment;
use referat_actions::office::{Actor, Clock as _, Database, Installation, Office, Randomness as _};
use referat_actions::sign_in::Origin;
use referat_domain::Date;
use referat_domain::case::thread::{CaseKind, JoinReason};
use referat_domain::ids::{
    AgendaItemId, CaseId, ForumId, IdSource, MeetingId, MembershipId, PaperId, PaperVersionId, PersonId,
    Tenant, uuid_v7,
};
use referat_domain::journal::Salt;
use referat_domain::openness::Openness;
use referat_domain::role::{Period, Role};
use referat_domain::view::item::{ItemLine, ItemPlace, ListedItem};
use referat_store::agenda_items::{AgendaItemRow, ItemExclusionRow};
use referat_store::cases::CaseRow;
use referat_store::forums::ForumRow;
use referat_store::meetings::MeetingRow;
use referat_store::memberships::MembershipRow;
use referat_store::papers::{PaperRow, PaperVersionRow};
use referat_store::people::PersonRow;
use referat_store::{DatabaseUrl, Entropy, EntryDraft, Store, StoreConfig, Write};
use tempfile::TempDir;

use crate::asking::{Scattered, StoppedClock};

/// Items of a meeting, and meetings of a case.
const OF_MEETING: u64 = 20;
const OF_CASE: u64 = 5;

/// What items are about; each word is in a tenth of them.
const SUBJECTS: [&str; 10] = [
    "havnen",
    "skolen",
    "vejen",
    "budgettet",
    "hallen",
    "planen",
    "svømmehallen",
    "busserne",
    "skoven",
    "torvet",
];

/// How large.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub forums: u64,
    pub persons: u64,
    pub items: u64,
}

/// The municipality, with somebody in it.
pub struct House {
    pub office: Office,
    pub token: String,
    pub tenant: Tenant,
    /// Items from everywhere.
    pub items: Vec<AgendaItemId>,
    forums: Vec<ForumId>,
    pub folder: TempDir,
}

impl House {
    /// The same store, past the office.
    pub fn store(&self) -> impl Future<Output = Store> + use<> {
        opened(self.folder.path().to_owned())
    }

    pub fn item_paths(&self) -> Vec<String> {
        self.items.iter().map(|id| format!("/punkter/{id}")).collect()
    }

    pub fn forum_paths(&self) -> Vec<String> {
        self.forums.iter().map(|id| format!("/forummer/{id}")).collect()
    }

    pub fn search_paths(&self) -> Vec<String> {
        SUBJECTS
            .iter()
            .map(|word| format!("/soeg?q={}", word.replace('ø', "%C3%B8")))
            .collect()
    }
}

/// Ids that sort as they were made, as the program's do.
struct Counted {
    scattered: Scattered,
    millis: u64,
}

impl IdSource for Counted {
    fn next_id(&mut self) -> uuid::Uuid {
        let mut random = [0; 10];
        self.scattered.fill(&mut random);
        self.millis += 1;
        uuid_v7(self.millis, random)
    }
}

impl Entropy for Counted {
    fn salt(&mut self) -> Salt {
        let mut salt = [0; 16];
        self.scattered.fill(&mut salt);
        Salt(salt)
    }
}

async fn opened(folder: std::path::PathBuf) -> Store {
    let config = StoreConfig {
        data_dir: folder,
        database: DatabaseUrl::Embedded,
    };
    Store::open(&config, StoppedClock.now()).await.expect("the store")
}

/// Makes it, and tells how far it has come.
pub async fn filled(size: Size) -> House {
    let begun = Instant::now();
    let folder = tempfile::tempdir().expect("a folder for what is measured");
    let at = Installation {
        data_dir: folder.path().to_owned(),
        database: Database::Embedded,
    };
    let office = Office::found(
        &at,
        "Sandved Kommune",
        Arc::new(StoppedClock),
        Box::new(Scattered(1)),
    );
    let office = office.await.expect("an office");
    let tenant = Tenant(office.municipality().id);
    let store = opened(folder.path().to_owned()).await;
    let mut dice = Counted {
        scattered: Scattered(2),
        millis: 1_700_000_000_000,
    };
    let persons = people(&store, tenant, &mut dice, size.persons).await;
    let (mut forums, mut items) = (Vec::new(), Vec::new());
    let mut made = 0;
    for number in 0..size.forums {
        let wanted = size.items * (number + 1) / size.forums - made;
        made += wanted;
        let mut write = store
            .begin(tenant, &mut dice, StoppedClock.now())
            .await
            .expect("a write");
        let (forum, some) = forum(&mut write, number, wanted, &persons).await;
        committed(write, forum.uuid()).await;
        forums.push(forum);
        items.extend(some);
        if (number + 1) % 50 == 0 {
            println!(
                "filling: {} of {} items, {:.0} s",
                made,
                size.items,
                begun.elapsed().as_secs_f64()
            );
        }
    }
    seats(&store, tenant, &mut dice, &persons, &forums).await;
    let filled = begun.elapsed();
    office.index_pending().await.expect("the index");
    println!(
        "the municipality: {} forums, {} persons, {made} items; filled in {:.0} s, indexed in {:.0} s",
        size.forums,
        size.persons,
        filled.as_secs_f64(),
        (begun.elapsed() - filled).as_secs_f64()
    );
    let token = secretary(&office, &forums).await;
    House {
        office,
        token,
        tenant,
        items,
        forums,
        folder,
    }
}

async fn committed(write: Write<'_>, subject: uuid::Uuid) {
    let entry = EntryDraft {
        action: "fill".into(),
        subject_kind: "forum".into(),
        subject,
        actor: "bench".into(),
        reason: String::new(),
    };
    write.commit(entry).await.expect("what was written");
}

async fn people(store: &Store, tenant: Tenant, dice: &mut Counted, count: u64) -> Vec<PersonId> {
    let mut write = store
        .begin(tenant, dice, StoppedClock.now())
        .await
        .expect("a write");
    let rows: Vec<PersonRow> = (0..count)
        .map(|number| PersonRow {
            id: write.fresh(),
            name: format!("Person {number}"),
            removed_at: None,
            email: Some(format!("p{number}@sandved.example")),
            left_on: None,
        })
        .collect();
    write.insert(&rows).await.expect("the persons");
    committed(write, tenant.0.uuid()).await;
    rows.iter().map(|row| row.id).collect()
}

/// Everyone is a member somewhere, and each tenth in five forums.
async fn seats(store: &Store, tenant: Tenant, dice: &mut Counted, persons: &[PersonId], forums: &[ForumId]) {
    let mut write = store
        .begin(tenant, dice, StoppedClock.now())
        .await
        .expect("a write");
    let mut rows = Vec::new();
    for (place, person) in persons.iter().enumerate() {
        let count = if place % 10 == 0 { 5 } else { 1 };
        for seat in 0..count {
            let id: MembershipId = write.fresh();
            rows.push(MembershipRow {
                id,
                person_id: *person,
                forum_id: forums.get((place + seat * 17) % forums.len()).copied(),
                role: "member".into(),
                from_day: None,
                until_day: None,
                removed_at: None,
                issuer: None,
                party: None,
            });
        }
    }
    write.insert(&rows).await.expect("the roles");
    committed(write, tenant.0.uuid()).await;
}

/// A forum with its meetings; some of its items. Each tenth item is closed, and from each hundredth somebody is shut out.
async fn forum(
    write: &mut Write<'_>,
    number: u64,
    count: u64,
    persons: &[PersonId],
) -> (ForumId, Vec<AgendaItemId>) {
    let forum: ForumId = write.fresh();
    let row = ForumRow {
        id: forum,
        name: format!("Forum {number}"),
        abbreviation: None,
        profile: "administrative".into(),
        removed_at: None,
    };
    write.insert(&[row]).await.expect("the forum");
    let (mut meetings, mut cases) = (Vec::new(), Vec::<CaseRow>::new());
    let (mut papers, mut versions, mut items, mut out) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for place in 0..count {
        if place % OF_MEETING == 0 {
            let id: MeetingId = write.fresh();
            let month = place / OF_MEETING;
            let year = i16::try_from(2000 + month / 12).unwrap_or(i16::MAX);
            let in_year = i8::try_from(month % 12 + 1).unwrap_or(1);
            meetings.push(MeetingRow {
                id,
                forum_id: forum,
                date: Date::new(year, in_year, 1).ok(),
                start_time: Some("09:00".into()),
                end_time: None,
                place: None,
                state: "held".into(),
                preamble: None,
                removed_at: None,
            });
        }
        let word = SUBJECTS[usize::try_from((number + place) % 10).unwrap_or(0)];
        let subject = format!("Sag {number}-{place} om {word}");
        if place % OF_CASE == 0 {
            let id: CaseId = write.fresh();
            cases.push(CaseRow {
                id,
                journal_number: None,
                subject: subject.clone(),
                kind: CaseKind::Subject.as_str().into(),
                forum_id: None,
                merged_into: None,
                removed_at: None,
            });
        }
        let (paper, version, item): (PaperId, PaperVersionId, AgendaItemId) =
            (write.fresh(), write.fresh(), write.fresh());
        papers.push(PaperRow {
            id: paper,
            case_id: cases.last().map(|row| row.id).expect("a case"),
            subject: subject.clone(),
            subject_key: subject.clone(),
            join_reason: JoinReason::First.as_words(),
            removed_at: None,
            state: None,
            approval_step: None,
            kind: None,
            forum_id: None,
            author_id: None,
            template: None,
            due: None,
            closure_ground: None,
            closure_title: None,
            ready_at: None,
        });
        versions.push(PaperVersionRow {
            id: version,
            paper_id: paper,
            version: 1,
            title: subject.clone(),
            frozen_at: 0,
        });
        if place % 100 == 0 {
            out.push(ItemExclusionRow {
                id: write.fresh(),
                agenda_item_id: item,
                person_id: persons[usize::try_from(place).unwrap_or(0) % persons.len()],
                removed_at: None,
            });
        }
        let meeting = meetings.last().map(|row| row.id).expect("a meeting");
        items.push(item_row((item, meeting, version), place, subject));
    }
    // Something for the outbox: the whole index is built of it, since there is none yet.
    if let Some(row) = items.first() {
        write.reindex("agenda_item", row.id.uuid());
    }
    write.insert(&meetings).await.expect("the meetings");
    write.insert(&cases).await.expect("the cases");
    write.insert(&papers).await.expect("the papers");
    write.insert(&versions).await.expect("their versions");
    write.insert(&items).await.expect("the items");
    write.insert(&out).await.expect("who is shut out");
    let some = items.iter().step_by(97).map(|row| row.id).collect();
    (forum, some)
}

fn item_row(
    (id, meeting_id, paper_version_id): (AgendaItemId, MeetingId, PaperVersionId),
    place: u64,
    subject: String,
) -> AgendaItemRow {
    let is_closed = place % 10 == 3;
    let in_meeting = place % OF_MEETING + 1;
    AgendaItemRow {
        id,
        meeting_id,
        place: i64::try_from(in_meeting).unwrap_or(0),
        number: in_meeting.to_string(),
        title: subject.clone(),
        subject,
        route: "[]".into(),
        suffixes: "[]".into(),
        journal_number: None,
        journal_number_as_printed: None,
        paper_version_id,
        slot_start: None,
        slot_end: None,
        toc_title: None,
        toc_page: None,
        is_closed,
        closure_ground: is_closed.then(|| "kommunestyrelsesloven § 10".to_owned()),
        closure_title: None,
        closure_decision: None,
        approves: None,
        approves_meeting_id: None,
        unrecognised: None,
        first_line: None,
        last_line: None,
        removed_at: None,
        late_reason: None,
        late_decided_by: None,
    }
}

/// The token of a secretary of one forum who is a member of three more.
async fn secretary(office: &Office, forums: &[ForumId]) -> String {
    let (bench, login) = (Actor::local_operator("bench"), "eva@sandved.example");
    let person = office
        .make_person(&bench, "Eva Holm", None)
        .await
        .expect("a person");
    for (forum, place) in forums.iter().step_by(forums.len().div_ceil(4)).zip(0..4) {
        let given = Appointment {
            person,
            forum: Some(*forum),
            role: if place == 0 { Role::Secretary } else { Role::Member },
            period: Period::default(),
        };
        office.appoint(&bench, given, "").await.expect("a role");
    }
    let link = office.invite(&bench, person, login).await.expect("a link");
    let (password, origin) = (
        "fire ravne på taget",
        Origin {
            address: "127.0.0.1".into(),
            device: "bench".into(),
        },
    );
    office
        .set_password_by_link(&link, password)
        .await
        .expect("a password");
    let admitted = office.sign_in(login, password, &origin).await.expect("a session");
    admitted.token.reveal()
}

/// An item as lists have it.
pub fn listed(id: AgendaItemId) -> ListedItem {
    let subject = "Sag om havnen".to_owned();
    ListedItem {
        place: ItemPlace {
            id,
            meeting: MeetingId::from_bytes([1; 16]),
            date: None,
            forum: ForumId::from_bytes([2; 16]),
            forum_name: "Forum".into(),
            number: "1".into(),
            openness: Openness::Open,
            excluded: vec![PersonId::from_bytes([3; 16])],
        },
        line: ItemLine {
            title: subject.clone(),
            subject,
            route: Vec::new(),
            suffixes: Vec::new(),
            journal_number: None,
            slot: None,
            presenters: Vec::new(),
            guests: Vec::new(),
            case: CaseId::from_bytes([4; 16]),
            case_kind: CaseKind::Subject,
            clauses: Vec::new(),
            attachments: 0,
        },
    }
}
