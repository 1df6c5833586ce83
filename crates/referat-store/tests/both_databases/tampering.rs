//! Tampering: whatever is changed behind the journal's back is found and named.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::MunicipalityId;
use referat_domain::journal::{ChainHead, Cover, Digest, EntryFacts, Salt, entry_hash, salted_digest};
use referat_store::table::TableFacts;
use referat_store::{Table, VerifyFinding};

use crate::harness::{Bare, On, Sandved, entry, on_both};
use crate::world::World;

/// Sets one text of one row.
async fn change(bare: &Bare, table: &str, column: &str, id: &[u8; 16], text: &str) {
    let id = bare.bytes(id);
    let touched = bare
        .run(&format!("UPDATE {table} SET {column} = '{text}' WHERE id = {id}"))
        .await;
    assert_eq!(touched, 1);
}

/// Two more entries after the world, so that the chain has a middle.
pub async fn go_on(sandved: &mut Sandved, world: &World) {
    for name in ["Bo", "Eva"] {
        let mut write = sandved.write().await;
        let mut person = world.person.clone();
        person.id = write.fresh();
        person.name = name.into();
        write.insert(std::slice::from_ref(&person)).await.unwrap();
        write
            .commit(entry("make_person", person.id.uuid()))
            .await
            .unwrap();
    }
}

/// The canonical bytes of a row, as an export's README describes them: written anew, so that both are proved.
fn canonical<T: Table>(row: &T) -> Vec<u8> {
    fn push(bytes: &mut Vec<u8>, tag: u8, field: &[u8]) {
        bytes.push(tag);
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(field);
    }
    let TableFacts { name, columns } = T::FACTS;
    let mut bytes = Vec::new();
    push(&mut bytes, b'r', name.as_bytes());
    for (column, value) in columns.iter().zip(row.values()) {
        let (tag, field) = match (value.integer(), value.text(), value.bytes()) {
            (Some(number), None, None) => (b'i', number.to_be_bytes().to_vec()),
            (None, Some(text), None) => (b't', text.as_bytes().to_vec()),
            (None, None, Some(field)) => (b'b', field.to_vec()),
            _ => continue,
        };
        push(&mut bytes, b'c', column.name.as_bytes());
        push(&mut bytes, tag, &field);
    }
    bytes
}

/// Rewrites every hash from an entry to the end, so that the chain is consistent again.
async fn rewrite_chain(sandved: &Sandved, bare: &Bare, from: i64) {
    type Entry = (i64, i64, String, String, Vec<u8>, Vec<u8>, Vec<u8>);
    type StoredCover = (String, Vec<u8>, Vec<u8>);
    let entries: Vec<Entry> = bare
        .rows(
            "SELECT sequence, at, action, subject_kind, subject_id, words_digest, hash FROM journal_entry \
             ORDER BY sequence",
        )
        .await;
    let mut previous = Digest::GENESIS;
    for (sequence, at, action, subject_kind, subject, words, hash) in entries {
        if sequence < from {
            previous = Digest(hash.try_into().unwrap());
            continue;
        }
        let covers: Vec<StoredCover> = bare
            .rows(&format!(
                "SELECT table_name, row_id, digest FROM journal_cover WHERE sequence = {sequence} \
                 ORDER BY position"
            ))
            .await;
        let covers: Vec<Cover> = covers
            .into_iter()
            .map(|(table, row, digest)| Cover {
                table,
                row: row.try_into().unwrap(),
                digest: Digest(digest.try_into().unwrap()),
            })
            .collect();
        let facts = EntryFacts {
            municipality: sandved.tenant.0,
            sequence: sequence.unsigned_abs(),
            at_micros: at,
            action,
            subject_kind,
            subject: subject.try_into().unwrap(),
            words: Digest(words.try_into().unwrap()),
        };
        let hash = entry_hash(previous, &facts, &covers);
        let (before, new) = (bare.bytes(&previous.0), bare.bytes(&hash.0));
        bare.run(&format!(
            "UPDATE journal_entry SET previous_hash = {before}, hash = {new} WHERE sequence = {sequence}"
        ))
        .await;
        bare.run(&format!("UPDATE chain_head SET count = {sequence}, hash = {new}"))
            .await;
        previous = hash;
    }
}

/// A forger who can hash: another decision, its cover, and every hash after it.
pub async fn rewrite_with_another_decision(sandved: &Sandved, world: &World) {
    let bare = sandved.bare().await;
    let mut decision = world.decision.clone();
    decision.text = "Afvist.".into();
    let id = bare.bytes(decision.id.as_bytes());
    change(&bare, "decision", "text", decision.id.as_bytes(), "Afvist.").await;
    let salt = Salt([3; 16]);
    let digest = salted_digest(salt, &canonical(&decision));
    let (salt, digest) = (bare.bytes(&salt.0), bare.bytes(&digest.0));
    bare.run(&format!(
        "UPDATE journal_cover SET salt = {salt}, digest = {digest} WHERE row_id = {id}"
    ))
    .await;
    rewrite_chain(sandved, &bare, 2).await;
}

/// The last entry and the row it made in a table are gone, and the end of the chain with them.
pub async fn cut_last_entry(sandved: &Sandved, of: &str) {
    let bare = sandved.bare().await;
    let last = sandved.head().await.count;
    let covered: Vec<(Vec<u8>,)> = bare
        .rows(&format!(
            "SELECT row_id FROM journal_cover WHERE sequence = {last}"
        ))
        .await;
    let id = bare.bytes(&covered[0].0);
    bare.run(&format!("DELETE FROM {of} WHERE id = {id}")).await;
    for table in ["journal_cover", "journal_words", "journal_entry"] {
        bare.run(&format!("DELETE FROM {table} WHERE sequence = {last}"))
            .await;
    }
    let before = last - 1;
    bare.run(&format!(
        "UPDATE chain_head SET count = {before}, \
         hash = (SELECT hash FROM journal_entry WHERE sequence = {before})"
    ))
    .await;
}

on_both! {
    async fn what_was_written_is_sound(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let report = sandved.verify(Some(sandved.head().await)).await;
        assert_eq!(report.findings, []);
        assert!(report.is_sound());
        assert_eq!((report.entries, report.files), (2, 2));
        assert_eq!(report.rows, world.rows.len() as u64 + 1);
        assert_eq!(report.head, sandved.head().await);
    }

    async fn one_changed_word_in_a_decision_is_found_and_named(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        change(&bare, "decision", "text", world.decision.id.as_bytes(), "Afvist.").await;
        let report = sandved.verify(None).await;
        assert_eq!(
            report.findings,
            [VerifyFinding::RowChanged { table: "decision", id: world.decision.id.uuid(), sequence: 2 }]
        );
        assert!(!report.is_sound());
    }

    async fn a_change_in_any_table_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        for facts in referat_store::registry::COVERED {
            let texts = facts.columns.iter().filter(|column| {
                column.kind == referat_store::database::value::Kind::Text
                    && ["name", "title", "text", "printed", "reason", "subject", "message", "forum_name",
                        "file_name", "media_type", "heading", "layout", "place", "addition", "actor", "issued_at"]
                        .contains(&column.name)
            });
            let Some(column) = texts.into_iter().next() else {
                continue;
            };
            let Some((_, id)) = world.rows.keys().find(|(table, _)| *table == facts.name) else {
                continue;
            };
            let literal = bare.bytes(id);
            let old: Vec<(Option<String>,)> = bare
                .rows(&format!("SELECT {} FROM {} WHERE id = {literal}", column.name, facts.name))
                .await;
            change(&bare, facts.name, column.name, id, "noget andet").await;
            let report = sandved.verify(None).await;
            let found = report.first_damage().cloned();
            assert_eq!(
                found,
                Some(VerifyFinding::RowChanged {
                    table: facts.name,
                    id: uuid::Uuid::from_bytes(*id),
                    sequence: 2
                })
            );
            match &old[0].0 {
                Some(old) => change(&bare, facts.name, column.name, id, &old.replace('\'', "''")).await,
                None => {
                    bare.run(&format!(
                        "UPDATE {} SET {} = NULL WHERE id = {literal}", facts.name, column.name
                    ))
                    .await;
                }
            }
        }
        assert_eq!(sandved.damages(None).await, Vec::<String>::new());
    }

    async fn a_removed_row_is_found_and_named(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let id = bare.bytes(world.remark.id.as_bytes());
        assert_eq!(bare.run(&format!("DELETE FROM remark WHERE id = {id}")).await, 1);
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::RowMissing { table: "remark", id: world.remark.id.uuid(), sequence: 2 }]
        );
    }

    async fn a_tombstone_set_by_hand_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let id = bare.bytes(world.item.id.as_bytes());
        bare.run(&format!("UPDATE agenda_item SET removed_at = 5 WHERE id = {id}")).await;
        assert!(matches!(
            sandved.verify(None).await.findings[..],
            [VerifyFinding::RowChanged { table: "agenda_item", .. }]
        ));
    }

    async fn a_row_slipped_in_is_found(on: On) {
        let (sandved, _) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let (municipality, id) = (bare.bytes(sandved.tenant.0.as_bytes()), bare.bytes(&[5; 16]));
        bare.run(&format!("INSERT INTO person (municipality_id, id, name) VALUES ({municipality}, {id}, 'X')"))
            .await;
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::RowUncovered { table: "person", id: uuid::Uuid::from_bytes([5; 16]) }]
        );
    }

    async fn a_removed_cover_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let id = bare.bytes(world.remark.id.as_bytes());
        bare.run(&format!("DELETE FROM journal_cover WHERE row_id = {id}")).await;
        let findings = sandved.verify(None).await.findings;
        assert!(matches!(findings[0], VerifyFinding::CoverMissing { sequence: 2, .. }), "{findings:?}");
        assert_eq!(
            findings[1],
            VerifyFinding::RowUncovered { table: "remark", id: world.remark.id.uuid() }
        );
    }

    async fn a_removed_entry_is_found(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let bare = sandved.bare().await;
        bare.run("DELETE FROM journal_cover WHERE sequence = 3").await;
        bare.run("DELETE FROM journal_words WHERE sequence = 3").await;
        bare.run("DELETE FROM journal_entry WHERE sequence = 3").await;
        assert_eq!(
            sandved.verify(None).await.findings[0],
            VerifyFinding::EntryMissing { sequence: 3 }
        );
    }

    async fn a_changed_entry_is_found(on: On) {
        let (sandved, _) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        bare.run("UPDATE journal_entry SET at = at + 1 WHERE sequence = 1").await;
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::EntryChanged { sequence: 1 }]
        );
    }

    async fn changed_or_removed_words_of_an_entry_are_found(on: On) {
        let (sandved, _) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        bare.run("UPDATE journal_words SET actor = 'Eva' WHERE sequence = 1").await;
        assert_eq!(sandved.verify(None).await.findings, [VerifyFinding::WordsChanged { sequence: 1 }]);
        bare.run("UPDATE journal_words SET actor = NULL, reason = NULL, salt = NULL WHERE sequence = 1").await;
        assert_eq!(sandved.verify(None).await.findings, [VerifyFinding::WordsMissing { sequence: 1 }]);
        bare.run("UPDATE journal_words SET erased_by = 2 WHERE sequence = 1").await;
        assert_eq!(sandved.verify(None).await.findings, [VerifyFinding::WordsMissing { sequence: 1 }]);
    }

    async fn a_salt_removed_without_an_erasure_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let id = bare.bytes(world.decision.id.as_bytes());
        bare.run(&format!("UPDATE journal_cover SET salt = NULL, erased_by = 2 WHERE row_id = {id}")).await;
        bare.run(&format!("UPDATE decision SET text = 'Afvist.' WHERE id = {id}")).await;
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::SaltMissing { table: "decision", id: world.decision.id.uuid(), sequence: 2 }]
        );
    }

    async fn a_reference_that_points_nowhere_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        let id = bare.bytes(world.forum.id.as_bytes());
        bare.run(&format!("DELETE FROM forum WHERE id = {id}")).await;
        let findings = sandved.verify(None).await.findings;
        assert!(findings.contains(&VerifyFinding::ReferenceBroken {
            table: "meeting",
            id: world.meeting.id.uuid(),
            column: "forum_id",
            target: "forum",
        }), "{findings:?}");
    }

    async fn a_file_changed_or_gone_is_found(on: On) {
        let (sandved, world) = Sandved::filled(on).await;
        let checksum = world.document.checksum;
        let path = sandved.store.files().path_of(checksum);
        std::fs::write(&path, "Punkt 1: Klima").unwrap();
        assert!(matches!(
            sandved.verify(None).await.findings[..],
            [VerifyFinding::FileChanged { checksum: found, .. }] if found == checksum
        ));
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(
            sandved.verify(None).await.findings[..],
            [VerifyFinding::FileMissing { checksum: found, .. }] if found == checksum
        ));
    }

    async fn a_chain_rewritten_from_the_middle_is_found_against_the_head_written_down(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let written_down = sandved.head().await;
        rewrite_with_another_decision(&sandved, &world).await;

        assert_eq!(sandved.damages(None).await, Vec::<String>::new(), "the forger did it well");
        assert!(matches!(
            sandved.verify(Some(written_down)).await.findings[..],
            [VerifyFinding::ChainRewritten { sequence: 4, .. }]
        ));
    }

    async fn a_chain_cut_at_its_end_is_found_against_the_head_written_down(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        go_on(&mut sandved, &world).await;
        let written_down = sandved.head().await;
        cut_last_entry(&sandved, "person").await;

        assert_eq!(sandved.damages(None).await, Vec::<String>::new(), "the forger did it well");
        assert_eq!(
            sandved.verify(Some(written_down)).await.findings,
            [VerifyFinding::ChainCut { by: "head.json".into(), written_down: 4, found: 3 }]
        );
    }

    async fn a_head_that_is_not_the_last_entry_is_found(on: On) {
        let (sandved, _) = Sandved::filled(on).await;
        let bare = sandved.bare().await;
        bare.run("UPDATE chain_head SET count = 1").await;
        assert_eq!(
            sandved.verify(None).await.findings,
            [VerifyFinding::HeadDiffers { count: 1, entries: 2 }]
        );
    }

    async fn the_head_of_an_earlier_day_is_accepted(on: On) {
        let (mut sandved, world) = Sandved::filled(on).await;
        let then = sandved.head().await;
        go_on(&mut sandved, &world).await;
        assert!(sandved.verify(Some(then)).await.is_sound());
        let nothing = ChainHead { municipality: MunicipalityId::from_bytes([0; 16]), count: 0, hash: Digest::GENESIS };
        assert!(sandved.verify(Some(nothing)).await.is_sound());
    }

    async fn many_damages_are_counted_and_the_first_are_named(on: On) {
        let mut sandved = Sandved::on(on).await;
        let mut write = sandved.write().await;
        let persons: Vec<_> = (0..1200)
            .map(|number| referat_store::people::PersonRow {
                id: write.fresh(),
                name: format!("Person {number}"),
                removed_at: None, email: None, left_on: None,
            })
            .collect();
        write.insert(&persons).await.unwrap();
        write.commit(entry("make_persons", persons[0].id.uuid())).await.unwrap();
        assert!(sandved.verify(None).await.is_sound());
        sandved.bare().await.run("UPDATE person SET name = 'X'").await;
        let report = sandved.verify(None).await;
        assert_eq!(report.findings.len(), 100);
        assert_eq!(report.unlisted, 1100);
        assert_eq!(
            report.first_damage(),
            Some(&VerifyFinding::RowChanged { table: "person", id: persons[0].id.uuid(), sequence: 2 })
        );
    }
}
