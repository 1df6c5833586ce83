//! Upgrades: a newer database is refused, an older one is backed up first.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_domain::ids::{ForumId, MeetingId, MunicipalityId, Tenant};
use referat_store::migrations::{MIGRATIONS, Migration};
use referat_store::municipalities::MunicipalityRow;
use referat_store::{OpenError, Store};

use crate::harness::{On, Sandved, Seeded, entry, fresh_config, noon, on_both};

/// The newest this program knows.
const KNOWN: u32 = MIGRATIONS[MIGRATIONS.len() - 1].number;

const NEXT: Migration = Migration {
    number: KNOWN + 1,
    name: "remarks_have_moods",
    sqlite: "ALTER TABLE remark ADD COLUMN mood TEXT",
    postgres: "ALTER TABLE remark ADD COLUMN mood TEXT COLLATE \"C\"",
};

fn newer() -> Vec<Migration> {
    let mut migrations = MIGRATIONS.to_vec();
    migrations.push(NEXT);
    migrations
}

fn backups(config: &referat_store::StoreConfig) -> Vec<String> {
    std::fs::read_dir(config.data_dir.join("backups"))
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect()
        })
        .unwrap_or_default()
}

on_both! {
    async fn a_database_of_a_newer_program_is_refused_and_left_alone(on: On) {
        let (_folder, config) = fresh_config(on).await;
        Store::open_with(&config, noon(), &newer()).await.unwrap().close().await;
        let refused = Store::open(&config, noon()).await.unwrap_err();
        assert!(
            matches!(refused, OpenError::NewerDatabase { found, known } if found == KNOWN + 1 && known == KNOWN),
            "{refused}"
        );
        assert_eq!(
            refused.to_string(),
            format!("the database is at migration {}, and this program knows {KNOWN}: use a newer program", KNOWN + 1)
        );
        Store::open_with(&config, noon(), &newer()).await.unwrap();
    }

    async fn a_migration_that_was_edited_afterwards_is_refused(on: On) {
        let (_folder, config) = fresh_config(on).await;
        Store::open(&config, noon()).await.unwrap().close().await;
        let edited = Migration { sqlite: "SELECT 1", postgres: "SELECT 1", ..MIGRATIONS[0] };
        let mut migrations = MIGRATIONS.to_vec();
        migrations[0] = edited;
        let refused = Store::open_with(&config, noon(), &migrations).await.unwrap_err();
        assert!(matches!(refused, OpenError::ChangedMigration { number: 1 }), "{refused}");
    }

    async fn a_migration_that_fails_leaves_nothing(on: On) {
        let (_folder, config) = fresh_config(on).await;
        Store::open(&config, noon()).await.unwrap().close().await;
        let mut migrations = newer();
        let last = migrations.len() - 1;
        migrations[last].sqlite = "CREATE TABLE half (id INTEGER) STRICT; nonsense";
        migrations[last].postgres = "CREATE TABLE half (id BIGINT); nonsense";
        Store::open_with(&config, noon(), &migrations).await.unwrap_err();
        Store::open_with(&config, noon(), &newer()).await.unwrap();
    }

    async fn two_servers_may_open_a_new_database_at_once(on: On) {
        let (_folder, config) = fresh_config(on).await;
        let opening: Vec<_> = (0..4)
            .map(|_| {
                let config = config.clone();
                tokio::spawn(async move { Store::open(&config, noon()).await.map(|_| ()) })
            })
            .collect();
        for open in opening {
            open.await.unwrap().unwrap();
        }
    }

    async fn a_database_of_another_program_is_refused(on: On) {
        let (_folder, config) = fresh_config(on).await;
        match &config.database {
            referat_store::DatabaseUrl::Embedded => {
                std::fs::create_dir_all(&config.data_dir).unwrap();
                let options = sqlx::sqlite::SqliteConnectOptions::new()
                    .filename(config.data_dir.join("referat.db"))
                    .create_if_missing(true);
                let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
                sqlx::raw_sql("CREATE TABLE theirs (id INTEGER)").execute(&pool).await.unwrap();
                pool.close().await;
            }
            referat_store::DatabaseUrl::Postgres(url) => {
                let pool = sqlx::PgPool::connect(url).await.unwrap();
                sqlx::raw_sql("CREATE TABLE theirs (id INTEGER)").execute(&pool).await.unwrap();
            }
        }
        let refused = Store::open(&config, noon()).await.unwrap_err();
        assert!(matches!(refused, OpenError::ForeignDatabase { .. }), "{refused}");
    }

    async fn old_covers_hold_after_a_nullable_column_was_added(on: On) {
        let (sandved, _) = Sandved::filled(on).await;
        let again = Store::open_with(&sandved.config, noon(), &newer()).await.unwrap();
        let options = referat_store::VerifyOptions { written_down: Vec::new(), issued: Vec::new(), index: None, progress: &mut |_| {} };
        assert!(again.verify(sandved.tenant, options).await.unwrap().is_sound());
    }
}

#[tokio::test]
async fn an_older_sqlite_database_is_copied_before_it_is_changed() {
    let (sandved, world) = Sandved::filled(On::Sqlite).await;
    let config = sandved.config.clone();
    let Sandved {
        store,
        folder,
        tenant,
        ..
    } = sandved;
    store.close().await;
    assert_eq!(backups(&config), Vec::<String>::new());
    Store::open_with(&config, noon(), &newer())
        .await
        .unwrap()
        .close()
        .await;
    assert_eq!(
        backups(&config),
        [format!("before-{:04}-1804070400.db", KNOWN + 1)]
    );
    Store::open_with(&config, noon(), &newer())
        .await
        .unwrap()
        .close()
        .await;
    assert_eq!(backups(&config).len(), 1, "nothing more to migrate");

    // The copy is the database as it was.
    let old = referat_store::StoreConfig {
        data_dir: folder.path().join("old"),
        database: referat_store::DatabaseUrl::Embedded,
    };
    std::fs::create_dir_all(&old.data_dir).unwrap();
    std::fs::copy(
        config.data_dir.join("backups").join(&backups(&config)[0]),
        old.data_dir.join("referat.db"),
    )
    .unwrap();
    let opened = Store::open(&old, noon()).await.unwrap();
    let mut reading = opened.reading(tenant).await.unwrap();
    assert_eq!(reading.forums().await.unwrap(), [world.forum]);
}

on_both! {
    /// A database of the foundation alone, as the first release left it, is brought to the newest, and its chain
    /// holds.
    async fn a_database_of_the_foundation_becomes_the_newest(on: On) {
        let (folder, config) = fresh_config(on).await;
        let store = Store::open_with(&config, noon(), &MIGRATIONS[..1]).await.unwrap();
        let mut entropy = Seeded::new(1);
        let tenant = Tenant(MunicipalityId::new(&mut entropy));
        let mut write = store.begin(tenant, &mut entropy, noon()).await.unwrap();
        let municipality = MunicipalityRow { id: tenant.0, name: "Sandved Kommune".into(), created_at: 1 };
        write.insert(&[municipality]).await.unwrap();
        write.commit(entry("make_municipality", tenant.0.uuid())).await.unwrap();
        store.close().await;
        let store = Store::open(&config, noon()).await.unwrap();
        let options = referat_store::VerifyOptions { written_down: Vec::new(), issued: Vec::new(), index: None, progress: &mut |_| {} };
        assert!(store.verify(tenant, options).await.unwrap().is_sound());
        let mut reading = store.reading(tenant).await.unwrap();
        let forum = ForumId::from_bytes([1; 16]);
        assert_eq!(reading.abbreviations(forum).await.unwrap(), []);
        let meeting = MeetingId::from_bytes([1; 16]);
        assert_eq!(reading.silenced_findings(meeting).await.unwrap(), []);
        drop(folder);
    }
}
