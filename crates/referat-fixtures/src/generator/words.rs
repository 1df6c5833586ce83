//! The made-up municipality's words: forums, people, positions, units, matters and what they are about.
//!
//! Only words, no grammar. Everything is invented; likeness to real places, people and cases is chance.

/// Something that meets.
#[derive(Debug, Clone, Copy)]
pub(super) struct Forum {
    /// Its name, as the head has it.
    pub(super) name: &'static str,
    /// Its name in file names.
    pub(super) slug: &'static str,
    /// The prefix of its items.
    pub(super) short: &'static str,
    /// Its name in the genitive.
    pub(super) genitive: &'static str,
    /// What it calls itself inside a sentence.
    pub(super) called: &'static str,
    /// What it calls itself where a sentence begins.
    pub(super) opening: &'static str,
    /// Whether politicians sit in it: others recommend to it, and its papers go on to others.
    pub(super) political: bool,
}

macro_rules! forums {
    ($($name:literal $slug:literal $short:literal $genitive:literal $called:literal $opening:literal $political:literal;)+) => {
        &[$(Forum {
            name: $name, slug: $slug, short: $short, genitive: $genitive, called: $called, opening: $opening,
            political: $political,
        }),+]
    };
}

/// The forums.
pub(super) const FORUMS: &[Forum] = forums! {
    "Chefforum" "chefforum" "CF" "Chefforums" "Chefforum" "Chefforum" false;
    "Direktørforum" "direktoerforum" "DF" "Direktørforums" "Direktørforum" "Direktørforum" false;
    "Lederforum" "lederforum" "LF" "Lederforums" "lederforum" "Lederforum" false;
    "Digitaliseringsrådet" "digitaliseringsraadet" "DR" "Digitaliseringsrådets" "rådet" "Rådet" false;
    "Klima- og Teknikudvalget" "klima-og-teknikudvalget" "KTU" "Klima- og Teknikudvalgets" "udvalget" "Udvalget" true;
    "Børne- og Skoleudvalget" "boerne-og-skoleudvalget" "BSU" "Børne- og Skoleudvalgets" "Børne- og Skoleudvalget" "Børne- og Skoleudvalget" true;
    "Kulturudvalget" "kulturudvalget" "KFU" "Kulturudvalgets" "Kulturudvalget" "Kulturudvalget" true;
    "Sundhedsudvalget" "sundhedsudvalget" "SSU" "Sundhedsudvalgets" "udvalget" "Udvalget" true;
    "Økonomiudvalget" "oekonomiudvalget" "ØU" "Økonomiudvalgets" "Økonomiudvalget" "Økonomiudvalget" true;
    "Ældrerådet" "aeldreraadet" "ÆR" "Ældrerådets" "Ældrerådet" "Ældrerådet" true;
    "Hovedudvalget" "hovedudvalget" "HU" "Hovedudvalgets" "udvalget" "Udvalget" false;
    "Havneforum" "havneforum" "HF" "Havneforums" "forummet" "Forummet" false;
};

/// Routes of papers that go on, without the forum's own short name.
pub(super) const ONWARDS: &[&[&str]] = &[&["ØU", "KB"], &["KB"], &["ØU"]];

/// Where meetings are held.
pub(super) const PLACES: &[&str] = &[
    "Mødelokale 1",
    "Mødelokale Fyrtårnet",
    "Rådssalen",
    "Rådhuset, lokale 2.14",
    "Udvalgsværelse B",
    "Havnekontoret",
    "Mødelokale 915",
    "Gl. Skole, 1. sal",
    "Teams",
    "Materielgården, kantinen",
];

/// First names.
pub(super) const FIRST_NAMES: &[&str] = &[
    "Agnete",
    "Bertram",
    "Camilla",
    "Dorte",
    "Ebbe",
    "Frederikke",
    "Gudrun",
    "Hjalte",
    "Ingelise",
    "Jesper",
    "Kirstine",
    "Laust",
    "Merete",
    "Nanna",
    "Oluf",
    "Poul",
    "Ragnhild",
    "Sigurd",
    "Tove",
    "Ulla",
    "Viggo",
    "Yrsa",
    "Åse",
    "Øjvind",
    "Anne-Grethe",
    "Hans-Jakob",
    "René",
    "Zenia",
];

/// Surnames.
pub(super) const SURNAMES: &[&str] = &[
    "Strandvang",
    "Mosekær",
    "Lyngsted",
    "Tangsø",
    "Ravnhøj",
    "Engkilde",
    "Sølund",
    "Birkemose",
    "Vesterlund",
    "Klitmark",
    "Åkjær",
    "Østerbro",
    "Hedevig",
    "Fyrremark",
];

/// Units of the administration. Some have an "og" of their own.
pub(super) const UNITS: &[&str] = &[
    "Plan & Byg",
    "Drift og Ejendomme",
    "Økonomi & Analyse",
    "HR & Udvikling",
    "Børn & Læring",
    "Havn, Vej & Park",
    "Sundhed & Omsorg",
    "Job & Borgerservice",
    "Kultur og Fritid",
    "Social & Familie",
    "Klima, Natur & Forsyning",
    "Digitalisering",
    "Indkøb og Jura",
];

/// Positions that head the whole.
pub(super) const TOP_POSITIONS: &[&str] = &[
    "Kommunaldirektøren",
    "Kommunaldirektøren",
    "Formanden",
    "Direktionen",
];

/// Positions that head a unit: "… for".
pub(super) const UNIT_POSITIONS: &[&str] = &[
    "Direktøren",
    "Afdelingschefen",
    "Chefen",
    "Centerchefen",
    "Sekretariatslederen",
];

/// Groups that recommend: "… for".
pub(super) const GROUPS: &[&str] = &["Arbejdsgruppen", "Styregruppen", "Projektgruppen"];

/// What groups are for.
pub(super) const GROUP_TASKS: &[&str] = &[
    "fælles kørsel",
    "bedre breve",
    "havnefronten",
    "unge i job",
    "de grønne områder",
    "skolernes it",
    "natarbejde",
];

/// What clauses are about. No two begin with the same four letters, so that a sentence speaks of one only.
pub(super) const OBJECTS: &[&str] = &[
    "busplanen",
    "skovrapporten",
    "havneforliget",
    "cykelstrategien",
    "varmeanalysen",
    "legepladslisten",
    "madordningen",
    "affaldsregulativet",
    "lysprøven",
    "vinterberedskabet",
    "tilsynsnotatet",
    "lønoversigten",
    "kursuskataloget",
    "flyttekalenderen",
    "rengøringskontrakten",
    "velkomstmappen",
    "brevskabelonen",
    "parkeringsreglerne",
    "biblioteksvisionen",
    "musikforsøget",
    "svømmekalenderen",
    "handicapindsatsen",
    "frivilligpuljen",
    "klimahandleplanen",
    "medarbejdermålingen",
    "budgetkøreplanen",
    "udbudsmaterialet",
    "ejendomsregistret",
    "genbrugskampagnen",
    "sundhedsprofilen",
    "naturvejledningen",
    "ungeindsatsen",
    "øvelsesprogrammet",
    "årshjulet",
    "åbningstiderne",
    "ældrepuljen",
    "telefonlisten",
    "værdigrundlaget",
    "zoneinddelingen",
    "opgavefordelingen",
    "indkøbspolitikken",
    "jubilæumsprogrammet",
    "praktikordningen",
    "gebyrtaksterne",
    "dialogmodellen",
    "erhvervsplanen",
    "fondsansøgningen",
    "ruteomlægningen",
    "dagtilbudsprognosen",
    "kystsikringen",
    "nøgletallene",
    "ombygningen",
    "personalehåndbogen",
];

/// Where the objects belong. No two begin with the same four letters, nor with those of an object.
pub(super) const AREAS: &[&str] = &[
    "skolerne",
    "plejehjemmene",
    "rådhuset",
    "materielgården",
    "vuggestuerne",
    "Ringkvarteret",
    "hjemmeplejen",
    "Tangskolen",
    "Møllehaven",
    "hallerne",
    "Nordstranden",
    "landsbyerne",
    "Fyrparken",
    "stationen",
    "jobhuset",
];

/// Matters: the subject and its number in the register.
#[rustfmt::skip]
pub(super) const MATTERS: &[(&str, &str)] = &[
    ("Cykelsti langs Havnevejen", "05.01.02"), ("Skolebusser i skoleåret", "17.13.04"), ("Fælles natvagt", "27.36.08"),
    ("Sommerblomster i midtbyen", "04.01.10"), ("Åbningstider på genbrugspladsen", "07.01.12"), ("Lysregulering ved Møllekrydset", "05.02.08"),
    ("Tilsyn med private dagtilbud", "28.09.20"), ("Udlån af kommunens lokaler", "82.16.00"), ("Tavshedspligt og deling af oplysninger", "00.07.12"),
    ("Mentorordning for nye ledere", "81.39.15"), ("Sygefravær på plejehjemmene", "81.28.00"), ("Indkøb af fødevarer", "88.08.22"),
    ("Genopretning af svømmehallen", "82.07.00"), ("Digital underskrift", "85.13.02"), ("Elevtal og klassedannelse", "17.01.04"),
    ("Byfest på Torvet", "24.05.14"), ("Kystsikring ved Nordstranden", "06.06.04"), ("Forebyggelse af ensomhed", "29.09.04"),
    ("Ladestandere til hjemmeplejens biler", "82.00.08"), ("Frikommuneforsøg om unge", "00.16.02"), ("Hegn omkring legepladser", "04.04.10"),
    ("Kommunens hjemmeside", "00.13.06"), ("Ventetid i borgerservice", "00.14.10"), ("Boligplaceringer", "03.25.02"),
    ("Samarbejde med boligforeninger", "03.02.13"), ("Tomme butikker i Storegade", "24.10.02"), ("Kunstgræsbane ved Tangskolen", "04.08.10"),
    ("Brandsikring i haller", "14.01.06"), ("Takster for madservice", "27.36.12"), ("Skolernes ferieplan", "17.02.09"),
    ("Elevråd og ungeråd", "00.18.02"), ("Overgang fra børnehave til skole", "17.03.02"), ("Veteranpolitik", "00.01.10"),
    ("Renovering af broen over Vinteråen", "05.04.08"), ("Regulativ for vandløb", "06.02.10"), ("Oprydning i gamle sager", "85.08.15"),
    ("Budgetopfølgning", "00.30.14"), ("Tilrettelæggelse af næste års budget", "00.30.02"), ("Måling af trivsel", "81.38.04"),
    ("Beredskab ved strømsvigt", "14.00.02"), ("Arkiv og museum under ét tag", "21.10.02"), ("Musikskolens vision", "20.15.04"),
    ("Frivillige på biblioteket", "21.00.04"), ("Flytning af jobhuset", "82.01.04"), ("Varmeplan for yderområderne", "13.03.18"),
    ("Træer på kirkegården", "04.18.02"), ("Fartdæmpning i landsbyerne", "05.13.06"), ("Dispensation til stillads", "02.34.02"),
    ("Lokalplan for havnefronten", "01.02.05"), ("Anlæg af regnbede", "06.04.06"), ("Sagsbehandlingstider", "00.07.30"),
    ("Opsigelse af lejemål", "82.02.08"), ("Uddannelsesplan for elever", "81.39.20"), ("Fælles telefonvagt", "00.14.20"),
    ("Grønt flag på rådhuset", "09.00.02"), ("Kommunens biler", "82.20.02"), ("Vagtordning i hallerne", "04.08.16"),
    ("Rekruttering af dagplejere", "28.15.04"), ("Tilskud til foreninger", "18.14.02"), ("Strategi for åbne data", "85.02.02"),
];

/// How a subject is varied where a case comes back.
pub(super) const STAGES: &[&str] = &[
    "",
    " - status",
    " - endelig godkendelse",
    " - ny tidsplan",
    " - forslag til proces",
    " - anden drøftelse",
    " - opsamling på høring",
    " - første udkast",
    " - evaluering",
];

/// Words before a subject. All of them generic: they don't say which matter it is.
pub(super) const OPENINGS: &[&str] = &[
    "",
    "",
    "",
    "Orientering om ",
    "Drøftelse af ",
    "Status på ",
    "Oplæg om ",
];

/// Kinds of case that may end a title.
pub(super) const SUFFIXES: &[&str] = &[
    "bevilling",
    "efter høring",
    "høring",
    "anlægsbevilling",
    "2. behandling",
];

/// Facets of journal numbers.
pub(super) const FACETS: &[&str] = &[
    "A00", "A21", "A26", "G01", "G20", "K04", "P00", "P05", "P20", "P22", "S00", "Ø54",
];

/// Short forms in capitals that may end a subject in parentheses.
pub(super) const ABBREVIATIONS: &[&str] = &["SAM", "FRI", "BROEN", "KUL"];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_sentence_can_speak_of_one_object_only() {
        let beginnings: BTreeSet<String> = OBJECTS
            .iter()
            .chain(AREAS)
            .map(|word| word.to_lowercase().chars().take(4).collect())
            .collect();
        assert_eq!(beginnings.len(), OBJECTS.len() + AREAS.len());
    }

    #[test]
    fn no_two_forums_share_a_name() {
        let names: BTreeSet<&str> = FORUMS
            .iter()
            .flat_map(|forum| [forum.slug, forum.short])
            .collect();
        assert_eq!(names.len(), FORUMS.len() * 2);
    }
}
