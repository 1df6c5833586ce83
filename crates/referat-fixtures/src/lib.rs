//! Sandved Kommune, a made-up municipality: its minutes in the real layout, their gold, its attachments and
//! its KLE register, embedded. For the demo, tests and screenshots.
//!
//! Everything here is made up; README.md in this crate says which file shows what. [`generator`] makes as
//! many more documents as anyone wants, from a seed. Knows none of our other crates.

pub mod generator;

/// The municipality's name.
pub const MUNICIPALITY: &str = "Sandved Kommune";

/// Minutes with the gold they are held against.
#[derive(Debug, Clone, Copy)]
pub struct SampleMinutes {
    /// The file's name.
    pub file_name: &'static str,
    /// The text.
    pub text: &'static str,
    /// The gold, as JSON.
    pub gold: &'static str,
}

/// The bytes of an attachment.
#[derive(Debug, Clone, Copy)]
pub struct SampleAttachment {
    /// The file name of the minutes it belongs to, without its ending.
    pub minutes: &'static str,
    /// The file's name.
    pub file_name: &'static str,
    /// The bytes.
    pub bytes: &'static [u8],
}

macro_rules! minutes {
    ($($stem:literal),+ $(,)?) => {
        &[$(SampleMinutes {
            file_name: concat!($stem, ".txt"),
            text: include_str!(concat!("../minutes/", $stem, ".txt")),
            gold: include_str!(concat!("../gold/", $stem, ".json")),
        }),+]
    };
}

macro_rules! attachments {
    ($(($stem:literal, $name:literal)),+ $(,)?) => {
        &[$(SampleAttachment {
            minutes: $stem,
            file_name: $name,
            bytes: include_bytes!(concat!("../attachments/", $stem, ".bilag/", $name)),
        }),+]
    };
}

/// All sample minutes, oldest first.
pub const MINUTES: &[SampleMinutes] = minutes![
    "chefforum-2024-03-13",
    "chefforum-2024-09-26",
    "chefforum-2025-01-15",
    "chefforum-2025-02-05",
    "chefforum-2025-06-12",
    "miljoe-og-byudvalget-2025-09-02",
    "direktoerforum-2025-10-06",
    "chefforum-2026-01-22",
];

/// Which items are one case, in the form of the real gold's `threads.json`.
pub const THREADS: &str = include_str!("../gold/threads.json");

/// The register as a list of subjects.
pub const KLE_LIST: &str = include_str!("../kle/sandved-kle.txt");

/// The register in KL's XML.
pub const KLE_XML: &str = include_str!("../kle/sandved-kle.xml");

/// The attachments that have bytes; all others of the minutes are names only.
pub const ATTACHMENTS: &[SampleAttachment] = attachments![
    (
        "chefforum-2024-03-13",
        "Passagertal skolebusser november 2023.csv"
    ),
    ("chefforum-2024-03-13", "Tjekliste til afsendere.txt"),
    ("chefforum-2025-01-15", "Skema til seniorsamtale.txt"),
    ("chefforum-2025-06-12", "Otte prøvehandlinger.md"),
    ("chefforum-2026-01-22", "Status lederudvikling januar 2026.pdf"),
    ("miljoe-og-byudvalget-2025-09-02", "Tælling Torvet juni 2025.csv"),
];
