//! What every test stands on: a fresh store on either database, a clock that is an argument, and randomness
//! from a seed.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use referat_domain::Timestamp;
use referat_domain::ids::{IdSource, MunicipalityId, Tenant, uuid_v7};
use referat_domain::journal::{ChainHead, Salt};
use referat_store::municipalities::MunicipalityRow;
use referat_store::{
    DatabaseUrl, Entropy, EntryDraft, IssuedCopy, Store, StoreConfig, VerifyOptions, VerifyReport, Write,
    WrittenDown,
};
use tempfile::TempDir;
use uuid::Uuid;

use crate::world::{Words, World, contents, fill};

/// Time and randomness from a seed.
pub struct Seeded {
    random: ChaCha8Rng,
    millis: u64,
}

impl Seeded {
    pub fn new(seed: u64) -> Self {
        Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            millis: 1_800_000_000_000,
        }
    }
}

impl IdSource for Seeded {
    fn next_id(&mut self) -> Uuid {
        let mut random = [0; 10];
        self.random.fill_bytes(&mut random);
        self.millis += 1;
        uuid_v7(self.millis, random)
    }
}

impl Entropy for Seeded {
    fn salt(&mut self) -> Salt {
        let mut salt = [0; 16];
        self.random.fill_bytes(&mut salt);
        Salt(salt)
    }
}

/// Noon on the third of March 2027.
pub fn noon() -> Timestamp {
    Timestamp::constant(1_804_070_400, 0)
}

/// A store with one municipality in it.
pub struct Sandved {
    pub store: Store,
    pub config: StoreConfig,
    pub tenant: Tenant,
    pub entropy: Seeded,
    pub folder: TempDir,
}

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

/// Where a fresh store would be.
pub async fn fresh_config(on: On) -> (TempDir, StoreConfig) {
    let folder = tempfile::tempdir().unwrap();
    let database = match on {
        On::Sqlite => DatabaseUrl::Embedded,
        On::Postgres => DatabaseUrl::Postgres(crate::postgres::fresh_database().await),
    };
    let config = StoreConfig {
        data_dir: folder.path().join("data"),
        database,
    };
    (folder, config)
}

impl Sandved {
    pub async fn on(on: On) -> Self {
        let (folder, config) = fresh_config(on).await;
        let store = Store::open(&config, noon()).await.unwrap();
        let mut entropy = Seeded::new(1);
        let tenant = Tenant(MunicipalityId::new(&mut entropy));
        let mut sandved = Self {
            store,
            config,
            tenant,
            entropy,
            folder,
        };
        let mut write = sandved.write().await;
        write
            .insert(&[MunicipalityRow {
                id: tenant.0,
                name: "Sandved Kommune".into(),
                created_at: noon().as_microsecond(),
            }])
            .await
            .unwrap();
        write
            .commit(entry("make_municipality", tenant.0.uuid()))
            .await
            .unwrap();
        sandved
    }

    pub async fn write(&mut self) -> Write<'_> {
        self.store
            .begin(self.tenant, &mut self.entropy, noon())
            .await
            .unwrap()
    }

    /// The bare database, for those who tamper with it.
    pub async fn bare(&self) -> Bare {
        match &self.config.database {
            DatabaseUrl::Embedded => {
                let file = self.config.data_dir.join(referat_store::DATABASE_FILE);
                Bare::Sqlite(
                    sqlx::SqlitePool::connect_with(
                        sqlx::sqlite::SqliteConnectOptions::new()
                            .filename(file)
                            .foreign_keys(false),
                    )
                    .await
                    .unwrap(),
                )
            }
            DatabaseUrl::Postgres(url) => {
                let pool = sqlx::PgPool::connect(url).await.unwrap();
                Bare::Postgres(pool)
            }
        }
    }
}

/// The database without the store, foreign keys off.
pub enum Bare {
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

impl Bare {
    /// Runs statements as they are; how many rows they touched.
    pub async fn run(&self, sql: &str) -> u64 {
        match self {
            Self::Sqlite(pool) => sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
                .execute(pool)
                .await
                .unwrap()
                .rows_affected(),
            Self::Postgres(pool) => {
                // Triggers are what checks foreign keys there.
                let sql = format!("SET session_replication_role = replica; {sql}");
                sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
                    .execute(pool)
                    .await
                    .unwrap()
                    .rows_affected()
            }
        }
    }
}

impl Bare {
    /// Bytes as a literal of the database.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match self {
            Self::Sqlite(_) => format!("x'{hex}'"),
            Self::Postgres(_) => format!("'\\x{hex}'::bytea"),
        }
    }

    /// The rows of a query as tuples.
    pub async fn rows<T>(&self, sql: &str) -> Vec<T>
    where
        T: Send + Unpin,
        T: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow>,
        T: for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>,
    {
        let sql = sqlx::AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(pool) => sqlx::query_as(sql).fetch_all(pool).await.unwrap(),
            Self::Postgres(pool) => sqlx::query_as(sql).fetch_all(pool).await.unwrap(),
        }
    }
}

impl Sandved {
    /// Verifies, with the end of the chain as it was written down, or without.
    pub async fn verify(&self, written_down: Option<ChainHead>) -> VerifyReport {
        self.verify_issued(written_down, Vec::new()).await
    }

    /// Verifies, and holds copies of documents against what was issued.
    pub async fn verify_issued(
        &self,
        written_down: Option<ChainHead>,
        issued: Vec<IssuedCopy>,
    ) -> VerifyReport {
        let by = "head.json".to_owned();
        let options = VerifyOptions {
            written_down: written_down
                .map(|head| WrittenDown { head, by })
                .into_iter()
                .collect(),
            issued,
            index: None,
            progress: &mut |_| {},
        };
        self.store.verify(self.tenant, options).await.unwrap()
    }

    /// The end of the chain.
    pub async fn head(&self) -> ChainHead {
        self.store.heads().await.unwrap()[0]
    }

    /// What is wrong, in words.
    pub async fn damages(&self, written_down: Option<ChainHead>) -> Vec<String> {
        let report = self.verify(written_down).await;
        let damages = report.findings.iter().filter(|finding| finding.is_damage());
        damages.map(ToString::to_string).collect()
    }

    /// The world, entered.
    pub async fn filled(on: On) -> (Self, World) {
        let mut sandved = Self::on(on).await;
        let contents = contents(&sandved.store).await;
        let mut write = sandved.write().await;
        let world = fill(&mut write, &mut Words::danish(), contents).await;
        write
            .commit(entry("fill", world.meeting.id.uuid()))
            .await
            .unwrap();
        (sandved, world)
    }
}

/// A journal entry of someone.
pub fn entry(action: &str, subject: Uuid) -> EntryDraft {
    EntryDraft {
        action: action.into(),
        subject_kind: "thing".into(),
        subject,
        actor: "Bo Holm".into(),
        reason: "because".into(),
    }
}

/// Writes each test once per database.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($on:ident: On) $body:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn run($on: On) $body

            fn block_on(on: On) {
                tokio::runtime::Builder::new_multi_thread()
                    .worker_threads(2)
                    .enable_all()
                    .build()
                    .unwrap()
                    .block_on(run(on));
            }

            #[test]
            fn on_sqlite() {
                block_on(On::Sqlite);
            }

            #[test]
            fn on_postgres() {
                block_on(On::Postgres);
            }
        }
    )+};
}
pub(crate) use on_both;
