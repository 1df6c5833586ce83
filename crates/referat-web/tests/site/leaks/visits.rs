//! Where to go: every address of the route table, with every id there is.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::office::Office;
use referat_domain::ids::Tenant;
use referat_store::Page;
use referat_store::agenda_items::AgendaItemRow;
use referat_store::{DatabaseUrl, Store, StoreConfig};
use tempfile::TempDir;

/// An id of nothing.
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Every id there is, as addresses write them.
#[derive(Debug, Default)]
pub struct Ids {
    pub forums: Vec<String>,
    pub meetings: Vec<String>,
    pub items: Vec<String>,
    pub cases: Vec<String>,
    pub persons: Vec<String>,
    pub positions: Vec<String>,
    pub units: Vec<String>,
    pub documents: Vec<String>,
    pub attachments: Vec<String>,
    pub issued: Vec<String>,
    /// Those of them that are for the public.
    pub public: Vec<String>,
    pub numbers: Vec<String>,
    /// Papers on their way, each with one of its files.
    pub papers: Vec<(String, String)>,
    /// Documents that wait to be joined with a meeting; one that isn't there where none wait.
    pub proposals: Vec<String>,
}

impl Ids {
    /// Reads them past the office.
    pub async fn read(folder: &TempDir, office: &Office) -> Self {
        let config = StoreConfig {
            data_dir: folder.path().to_owned(),
            database: DatabaseUrl::Embedded,
        };
        let store = Store::open(&config, "2026-03-01T08:00:00Z".parse().unwrap())
            .await
            .unwrap();
        let mut reading = store.reading(Tenant(office.municipality().id)).await.unwrap();
        let mut ids = Self::default();
        let forums = reading.forums().await.unwrap();
        ids.forums = forums.iter().map(|row| row.id.to_string()).collect();
        let meetings = reading.latest_meetings(Page::first(100)).await.unwrap();
        ids.meetings = meetings.iter().map(|row| row.id.to_string()).collect();
        let keys: Vec<_> = meetings.iter().map(|row| row.id).collect();
        let items: Vec<AgendaItemRow> = reading.items_of_meetings(&keys).await.unwrap();
        ids.items = items.iter().map(|row| row.id.to_string()).collect();
        let versions: Vec<_> = items.iter().map(|row| row.paper_version_id).collect();
        let cases = reading.cases_of_versions(&versions).await.unwrap();
        ids.cases = cases.iter().map(|(_, _, case)| case.to_string()).collect();
        let attachments = reading.attachments(&versions).await.unwrap();
        let keys_of_items: Vec<_> = items.iter().map(|row| row.id).collect();
        let shown = reading.attachments_shown(&keys_of_items).await.unwrap();
        let attachments = attachments.iter().chain(&shown);
        ids.attachments = attachments.map(|row| row.id.to_string()).collect();
        let persons = reading.persons().await.unwrap();
        // Those who were let in have names that tell nothing.
        let named = persons
            .iter()
            .filter(|row| row.name.to_lowercase().contains("zq"));
        ids.persons = named.map(|row| row.id.to_string()).collect();
        if ids.persons.is_empty() {
            ids.persons.push(NOBODY.to_owned());
        }
        let positions = reading.positions().await.unwrap();
        ids.positions = positions.iter().map(|row| row.id.to_string()).collect();
        let units = reading.units().await.unwrap();
        ids.units = units.iter().map(|row| row.id.to_string()).collect();
        let documents = reading.documents(Page::first(100)).await.unwrap();
        ids.documents = documents.iter().map(|row| row.id.to_string()).collect();
        let proposals = reading.meeting_join_proposals("proposed").await.unwrap();
        ids.proposals = proposals.iter().map(|row| row.id.to_string()).collect();
        if ids.proposals.is_empty() {
            ids.proposals.push(NOBODY.to_owned());
        }
        for meeting in keys {
            for row in reading.issued_documents(meeting).await.unwrap() {
                if row.recipients == "public" {
                    ids.public.push(row.id.to_string());
                }
                ids.issued.push(row.id.to_string());
            }
        }
        let keys: Vec<_> = forums.iter().map(|row| row.id).collect();
        for paper in reading.papers_on_their_way(&keys).await.unwrap() {
            let files = reading.paper_attachments(&[paper.id]).await.unwrap();
            let file = files
                .first()
                .map_or(NOBODY.to_owned(), |file| file.id.uuid().to_string());
            ids.papers.push((paper.id.to_string(), file));
        }
        for item in &items {
            let number = item.journal_number.clone().unwrap_or_default();
            let subject = number.split('-').next().unwrap_or_default().to_owned();
            for length in [2, 5, 8] {
                ids.numbers.extend(subject.get(..length).map(str::to_owned));
            }
        }
        ids.numbers.sort();
        ids.numbers.dedup();
        ids
    }

    /// The addresses of a route, in every form and state or in those that have it all; `None` where this test doesn't
    /// know how to go there.
    pub fn addresses(&self, path: &str, is_whole: bool) -> Option<Vec<String>> {
        let nowhere = vec![NOBODY.to_owned()];
        let token = vec!["ab".repeat(32)];
        let files: Vec<String> = ["medlemmer", "offentlig"]
            .iter()
            .flat_map(|whom| {
                let whole = ["pdf", "html", "docx", "txt", "json", "xlsx"];
                let parts = ["pdf", "html", "docx"];
                let whole = whole.map(|form| format!("moede-{whom}.{form}"));
                let parts = parts.map(|form| {
                    [
                        format!("dagsorden-{whom}.{form}"),
                        format!("udskrift-{whom}.{form}"),
                    ]
                });
                whole.into_iter().chain(parts.into_iter().flatten())
            })
            .collect();
        let files: Vec<String> = match is_whole {
            true => files,
            false => [
                "moede-medlemmer.json",
                "moede-offentlig.json",
                "udskrift-medlemmer.html",
            ]
            .map(str::to_owned)
            .into(),
        };
        let with_variants = |address: String| match is_whole {
            true => with_variants(address),
            false => vec![address],
        };
        let kind = path.split('/').nth(1)?;
        if matches!(kind, "moedesager" | "opgaver" | "beslutninger") && path.contains('{') {
            let fields = ["title", "section-1"];
            let of = |(paper, file): &(String, String)| {
                let address = path.replace("{id}", paper).replace("{file}", file);
                match address.contains("{field}") {
                    true => fields.map(|field| address.replace("{field}", field)).to_vec(),
                    false => vec![address],
                }
            };
            return Some(self.papers.iter().flat_map(of).collect());
        }
        if kind == "punkter" && path.contains("{field}") {
            let fields = ["text", "outcome-1", "addition-1"];
            let of = |item: &String| {
                let address = path.replace("{id}", item);
                fields.map(|field| address.replace("{field}", field)).to_vec()
            };
            return Some(self.items.iter().flat_map(of).collect());
        }
        let plans = vec!["2027.ics".to_owned(), "2027.pdf".to_owned()];
        let (place, ids) = match kind {
            _ if !path.contains('{') => return Some(with_variants(path.to_owned())),
            "forummer" => ("{id}", &self.forums),
            "moeder" => ("{id}", &self.meetings),
            "punkter" => ("{id}", &self.items),
            "sager" => ("{id}", &self.cases),
            "personer" => ("{id}", &self.persons),
            "stillinger" => ("{id}", &self.positions),
            "enheder" => ("{id}", &self.units),
            "importer" => ("{id}", &self.documents),
            "bilag" => ("{id}", &self.attachments),
            "udstedte" => ("{id}", &self.issued),
            "journalnumre" => ("{number}", &self.numbers),
            // What waits is whoever handed it in's (`uploads.rs`); a print is whoever ordered it's (`print_jobs.rs`).
            "tryk" | "indlaesning" => ("{id}", &nowhere),
            "forslag" => ("{id}", &self.proposals),
            "administration" if path.contains("/personer/") => ("{id}", &self.persons),
            "administration" if path.contains("/forummer/") => ("{id}", &self.forums),
            "velkommen" => ("{token}", &token),
            "kalender" => return Some(vec![format!("/kalender/{}.ics", "ab".repeat(32))]),
            "moedeplan" => ("{file}", &plans),
            "assets" => return Some(vec!["/assets/findes-ikke.css".into()]),
            _ => return None,
        };
        let mut addresses = Vec::new();
        for id in ids {
            let address = path.replace(place, id);
            if address.contains("/moedeplan/{file}") {
                addresses.extend(plans.iter().map(|file| address.replace("{file}", file)));
            } else if address.contains("{file}") {
                let of_meeting = kind == "moeder";
                let those = files
                    .iter()
                    .filter(|file| file.starts_with("udskrift") != of_meeting);
                addresses.extend(those.map(|file| address.replace("{file}", file)));
            } else {
                addresses.extend(with_variants(address));
            }
        }
        let is_known = addresses.iter().all(|address| !address.contains('{'));
        (is_known && !addresses.is_empty()).then_some(addresses)
    }
}

/// The same page in its other states.
fn with_variants(address: String) -> Vec<String> {
    let of = |ending: &str| format!("{address}{ending}");
    let more = if address.ends_with("/journal") || address.ends_with("/laesninger") {
        vec![of("?som=json"), of("?som=csv"), of("?hvem=bo")]
    } else if address.starts_with("/moeder/") && address.matches('/').count() == 2 {
        vec![of("?vis=alt"), of("?kun=ulaeste")]
    } else if address.ends_with("/moedeplan") {
        vec![of("?aar=2027")]
    } else if address.ends_with("/projektor") || address.ends_with("/projektor/stroem") {
        vec![of("?lukkede=vis")]
    } else if address == "/rapporter/tid" {
        let year = "?fra=2026-01-01&til=2027-12-31";
        [
            "",
            "&efter=forum",
            "&efter=kind",
            "&efter=number",
            "&som=csv",
            "&som=json",
            "&som=xlsx",
        ]
        .map(|more| of(&format!("{year}{more}")))
        .into()
    } else if address.ends_with("/planlaeg") {
        vec![of(
            "?fra=2027-01-01&til=2027-12-31&ugedag=wednesday&hver=4&start=9.00&slut=10.00",
        )]
    } else if address.ends_with("/log-ind") {
        vec![of("?til=/soeg")]
    } else if address.starts_with("/personer/") && address.ends_with("/journal") {
        vec![of("?del=om")]
    } else {
        Vec::new()
    };
    [address].into_iter().chain(more).collect()
}
