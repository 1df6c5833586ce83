//! The small words of a recommendation: what moves behind the verb, what opens a clause, what points ahead.

use super::tokens::Token;
use crate::dates::MONTHS;

/// Adverbs that stand before the verb in a clause with "at" and behind it in a sentence. Sorted.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "bl.a", "f.eks",
    "aktivt", "aldrig", "alene", "alligevel", "allerede", "altid", "altså", "atter", "automatisk", "blot", "både", "centralt",
    "da", "decentralt", "delvis", "delvist", "derefter", "derfor", "dermed", "derpå", "derudover", "desuden", "desværre",
    "digitalt", "direkte", "dog", "efterfølgende", "ej", "eksempelvis", "ellers", "endelig", "endeligt", "endnu", "endvidere", "engang",
    "enkeltvis", "enstemmigt", "eventuelt", "evt", "fast", "foreløbig", "foreløbigt", "forinden", "formelt", "formentlig", "forsat",
    "forsøgsvis", "fortløbende", "fortsat", "frem", "fremad", "fremadrettet", "fremover", "frit", "fuldt", "fx", "fysisk", "fælles",
    "gennemgående", "generelt", "gerne", "gradvis", "gradvist", "halvårligt", "helt", "herefter", "hermed", "herudover",
    "hidtil", "hurtigt", "igen", "ikke", "imidlertid", "indledende", "indledningsvis", "individuelt", "især", "jo",
    "jævnligt", "konkret", "kontinuerligt", "kritisk", "kun", "kvartalsvis", "kvartalsvist", "ligeledes", "lokalt", "løbende",
    "maksimalt", "midlertidigt", "mindst", "mundtligt", "muligvis", "månedligt", "månedsvis", "naturligvis", "nemlig", "netop",
    "normalt", "nu", "nøje", "nærmere", "ofte", "også", "omgående", "oprindeligt", "overordnet", "parallelt", "periodevis", "permanent",
    "politisk", "primært", "principielt", "proaktivt", "regelmæssigt", "rettidigt", "samlet", "sammen", "samtidig", "samtidigt", "selv",
    "sideløbende", "skriftligt", "slet", "snarest", "sommetider", "specifikt", "stadig", "stadigvæk", "straks", "strategisk", "særligt",
    "systematisk", "således", "så", "tillige", "tidligst", "tidligt", "tværgående", "tydeligt", "udelukkende", "uformelt", "ugentligt",
    "undtagelsesvis", "vanligvis", "videre", "yderligere", "årligt", "øjeblikkeligt", "økonomisk", "afslutningsvis",
    "hovedsageligt", "hovedsagelig", "fortrinsvis", "grundigt", "ekstraordinært", "eksternt", "internt", "anonymt", "betinget",
    "ubetinget", "nødvendigvis", "passende", "umiddelbart", "reelt", "tilsvarende", "sædvanligvis", "gensidigt", "fagligt", "juridisk",
    "vejledende", "administrativt", "offentligt", "åbent", "tæt", "først", "sidst", "engageret", "herpå", "modsat", "aktuelt",
    "primo", "medio", "ultimo",
];

/// "både … og", "hverken … eller": stay in front of the verbs they hold together.
const CORRELATIVES: [&str; 3] = ["både", "enten", "hverken"];

/// Phrases that begin an adverbial of several words between subject and verb.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "i relation til", "i sammenhæng med", "i takt med", "i partnerskab med", "i koordination med",
    "på baggrund af", "på grundlag af", "på vegne af", "med afsæt i", "med baggrund i", "med udgangspunkt i",
    "med hjemmel i", "med henvisning til", "med virkning fra", "med inddragelse af", "med bistand fra",
    "med forbehold for", "med respekt for", "i forlængelse af", "i lyset af", "i samarbejde med",
    "i samråd med", "i dialog med", "i tilfælde af", "i tillæg til", "i kraft af", "som led i", "som følge af",
    "som opfølgning på", "som konsekvens af", "som en del af", "som et led i", "senest",
    "under hensyntagen til", "under hensyn til", "under forudsætning af", "under henvisning til",
    "under inddragelse af", "ved brug af", "ved hjælp af", "ved udgangen af", "fortsat", "årligt",
    "samtidig med", "sideløbende med", "primo", "medio", "ultimo", "derudover", "af hensyn til",
];

/// Whole phrases of how and when that belong to no noun, whatever stands before them.
#[rustfmt::skip]
const WHOLE_PHRASES: &[&str] = &[
    "ikke desto mindre", "alt andet lige", "i sidste ende", "på samme tid", "i mellemtiden", "indtil da", "på den måde", "på denne måde", "i så fald",
    "i modsat fald", "efter nærmere aftale", "i den anledning", "i dén forbindelse", "i samme forbindelse", "i samme ombæring", "i nært samarbejde",
    "i høj grad", "i forlængelse heraf", "på baggrund heraf", "som følge heraf", "i tilknytning hertil",
    "i forbindelse hermed", "i sammenhæng hermed", "som led heri", "med udgangspunkt heri",
    "i overensstemmelse hermed", "i vid udstrækning", "i nogen grad", "i det store hele", "i det hele taget",
    "hver især", "hver for sig", "alle sammen", "på nuværende tidspunkt", "på det foreliggende grundlag",
    "i givet fald", "til enhver tid", "i tæt samarbejde", "på den baggrund", "på denne baggrund", "på sigt",
    "på ny", "på kommunens vegne", "på udvalgets vegne", "på samme måde", "på lige fod", "på forhånd",
    "på sit næste møde", "på anmodning", "på opfordring", "med det samme", "med fordel", "med jævne mellemrum",
    "med kort varsel", "i den forbindelse", "i fællesskab", "i første omgang", "i stedet", "i fremtiden",
    "i videst muligt omfang", "i videst mulige omfang", "i god tid", "i stigende grad", "i højere grad",
    "i mindre grad", "i særlig grad", "i øvrigt", "i det videre arbejde", "i det videre forløb",
    "i fuldt omfang", "i praksis", "i princippet", "i hvert fald", "i nødvendigt omfang", "i relevant omfang",
    "i det hele", "i enighed", "som udgangspunkt", "som minimum", "som hovedregel", "som noget nyt",
    "som forsøg", "som alternativ", "indtil videre", "snarest muligt", "hurtigst muligt", "så vidt muligt",
    "så vidt", "så snart", "om muligt", "om nødvendigt", "om året", "uden videre", "uden ophold",
    "uden unødigt", "ved behov", "ved årets", "ved lejlighed", "ved næste", "ved udløb", "ved budgetlægningen",
    "for fremtiden", "for nuværende", "for så vidt", "hvert år", "hvert andet år", "hvert kvartal",
    "hvert halve år", "hver måned", "hver anden", "hver uge", "en gang", "én gang", "to gange", "tre gange",
    "fire gange", "mindst en gang", "mindst én gang", "mindst to gange", "minimum en gang", "minimum én gang",
    "minimum to gange", "slet ikke", "endnu ikke", "ikke længere", "heller ikke", "af egen drift", "på skift",
    "på tur", "på frivillig basis", "på lang sigt", "på kort sigt", "på længere sigt", "på årsbasis",
    "efter en samlet vurdering", "efter omstændighederne", "i vidt omfang", "i relevante tilfælde",
    "i særlige tilfælde", "i enkelte tilfælde", "om fornødent", "til stadighed", "ad hoc", "en bloc",
    "under ét", "med glæde", "med tilfredshed", "med beklagelse", "med taknemmelighed",
];

/// Phrases that as often belong to a noun before them: "arbejdet i forbindelse med valget".
#[rustfmt::skip]
const NOUN_PHRASES: &[&str] = &[
    "til orientering", "inden for", "på tværs af", "i forhold til", "i forbindelse med", "i regi af",
    "til brug for", "gennem", "igennem", "via", "over for", "ud over", "udover", "på trods af", "trods",
    "fra den", "fra 1", "fra og med", "fra januar", "fra august", "i tilknytning til", "med undtagelse af",
    "i perioden", "i foråret", "i efteråret", "i sommeren", "i vinteren", "i slutningen af",
    "i begyndelsen af", "i marts", "i april", "i maj", "i juni", "i juli", "i august", "i september",
    "i oktober", "i november", "i december", "i januar", "i februar", "i 1 kvartal", "i 2 kvartal",
    "i 3 kvartal", "i 4 kvartal", "efter behov", "efter høring", "efter høringen", "efter drøftelse",
    "efter drøftelsen", "efter sommerferien", "efter aftale", "efter ansøgning", "efter anmodning",
    "efter indstilling", "efter konkret", "efter nærmere", "efter et år", "efter endt", "efter mødet",
    "efter dialog", "efter sommeren", "siden", "inden sommerferien", "inden udgangen af", "inden den",
    "inden mødet", "inden næste", "inden årets", "inden", "forud for", "i løbet af", "på mødet",
    "på dagens møde", "på et møde", "på næste møde", "på det næste møde", "på førstkommende møde",
    "på det førstkommende møde", "på et kommende møde", "på et senere møde", "til næste møde",
    "til det næste møde", "til efteråret", "til foråret", "til sommer", "til kommende møde", "til møde",
    "til førstkommende møde", "uanset", "jf", "jævnfør", "ud fra", "pr 1", "pr den", "per 1", "den 1",
    "med støtte fra", "for egen", "i år", "i dag", "indtil", "med henblik på", "i overensstemmelse med",
    "i henhold til", "i medfør af", "i det omfang", "frem mod", "på sit møde", "på de kommende møder",
    "på kommende møder", "i de kommende år", "i det kommende år", "på et tidspunkt", "under forbehold",
    "af økonomiske", "mod betaling", "ved siden af", "som grundlag for", "parallelt med", "sammen med",
    "som supplement til", "med hensyn til", "i stedet for", "frem for", "fremfor",
];

/// Words before a noun.
#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "den", "det", "de", "denne", "dette", "disse", "en", "et", "én", "ét", "alle", "nogle", "flere", "mange", "andre", "øvrige", "nye", "ny", "nyt",
    "vores", "deres", "sin", "sit", "sine", "begge", "hver", "hvert", "samme", "ingen", "intet", "enhver", "ethvert", "få", "kommunens", "hele", "både",
    "første", "anden", "andet", "tredje", "næste", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "hvilke", "hvilken", "hvilket",
];

/// Prepositions.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "i", "på", "af", "til", "for", "fra", "med", "uden", "ved", "under", "over", "efter", "mellem", "ml", "mod", "hos", "gennem", "omkring",
    "blandt", "trods", "vedr", "vedrørende", "ift", "pr", "per", "ad", "jf", "inkl", "om", "inden", "bag", "via", "ud", "indenfor", "udenfor", "angående",
];

/// Openers of subordinate clauses that are nothing else.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "hvor", "hvordan", "hvornår", "hvorvidt", "hvorfor", "hvorefter", "hvorved", "hvortil", "hvoraf", "hvormed", "hvorfra", "hvori", "hvorpå", "hvis", "når",
    "fordi", "idet", "imens", "mens", "selvom", "såfremt", "medmindre", "eftersom", "hvad", "hvem", "hvilke", "hvilken", "hvilket", "ligesom",
    "forudsat", "hvorunder", "hvorom", "hvorimod",
];

/// Words that may open a clause or be a preposition.
const MAYBE_OPENERS: [&str; 11] = [
    "om", "da", "inden", "før", "efter", "siden", "end", "så", "indtil", "indenfor", "uanset",
];

/// After "som" these say what something is taken as; anything else makes it a relative clause.
#[rustfmt::skip]
const AFTER_AS: &[&str] = &[
    "led", "udgangspunkt", "minimum", "følge", "bilag", "supplement", "opfølgning", "konsekvens", "grundlag", "en", "et", "del", "hovedregel",
    "noget", "forsøg", "alternativ", "beskrevet", "anført", "besluttet", "aftalt", "foreslået", "indstillet", "vedlagt", "forudsat", "fremlagt",
    "nævnt", "skitseret", "angivet", "oplyst", "vedtaget", "ny", "nyt", "nye", "formand", "næstformand", "medlem", "medlemmer", "suppleant", "ramme",
    "pilotprojekt", "tovholder", "kontaktperson", "høringspart", "tema", "fast", "forelagt", "planlagt", "punkt", "foreliggende", "observatør",
    "repræsentant", "ansvarlig", "ét", "én", "obligatorisk", "mål", "værktøj", "ordstyrer", "referent", "godkendt", "tillæg", "leder", "direktør",
    "første", "orientering", "input", "beskrevne", "illustreret", "hidtil", "tidligere", "sædvanlig", "helhed", "svar", "opsamling",
];

/// Words of what is to come, wherever they stand.
const AHEAD: [&str; 17] = [
    "fremover",
    "fremadrettet",
    "kvartalsvis",
    "kvartalsvist",
    "månedligt",
    "ugentligt",
    "halvårligt",
    "årligt",
    "løbende",
    "snarest",
    "fremtiden",
    "jævnligt",
    "regelmæssigt",
    "fortsat",
    "altid",
    "igen",
    "først",
];

/// Phrases of what is to come, wherever they stand.
#[rustfmt::skip]
const AHEAD_PHRASES: &[&str] = &[
    "de næste", "de kommende", "næste år", "det kommende",
    "ved næste møde", "ved førstkommende møde", "ved det næste møde",
    "på næste møde", "på det næste møde", "på førstkommende møde", "på det førstkommende møde", "på et kommende møde", "på et senere møde",
    "på kommende møde", "på et af de kommende møder", "på de kommende møder", "på kommende møder", "på sit næste møde", "til næste møde", "til det næste møde", "til førstkommende møde",
    "på et møde i", "på møde i", "hvert år", "hvert kvartal", "hvert halve år", "hvert andet år", "hver måned", "hver uge", "en gang om", "en gang årligt", "én gang årligt",
    "på sigt", "hurtigst muligt", "ikke længere", "som udgangspunkt", "som hovedregel", "til enhver tid", "til efteråret", "til foråret", "til sommer", "på ny", "indtil videre", "på et senere tidspunkt", "for fremtiden",
    "på mødet i januar", "på mødet i februar", "på mødet i marts", "på mødet i april", "på mødet i maj", "på mødet i juni", "på mødet i august",
    "på mødet i september", "på mødet i oktober", "på mødet i november", "på mødet i december", "én gang om", "to gange om", "to gange årligt",
];

/// What points ahead where the deed itself is no decision: "sagen genoptages senest i maj".
const AHEAD_FOR_WORK: [&str; 9] = [
    "senest", "inden", "primo", "medio", "ultimo", "når", "indtil", "tidligst", "derefter",
];

/// Endings of names of bodies that decide.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "udvalget", "rådet", "bestyrelsen", "direktionen", "forum", "forummet", "nævnet", "kommissionen", "styregruppen", "ledergruppen",
    "chefgruppen", "ledelsen", "chefmødet", "ledermødet", "komiteen", "repræsentantskabet", "forsamlingen", "kredsen", "trioen", "trio",
];

pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || CORRELATIVES.contains(&word) || reads_as_adverb(word)
}

/// "skriftligt", "centralt", "trinvis": nothing but an adverb can stand so before a verb.
fn reads_as_adverb(word: &str) -> bool {
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    (ends("igt") && !ends("sigt"))
        || ends("alt")
        || ends("elt")
        || ends("ivt")
        || (ends("vis") && !ends("avis") && !ends("bevis"))
}

/// Adverbs that stand first only where the verb follows: "herefter sendes planen".
pub(super) fn leads(word: &str) -> bool {
    matches!(
        word,
        "herefter"
            | "derefter"
            | "så"
            | "dermed"
            | "derfor"
            | "derudover"
            | "desuden"
            | "endvidere"
            | "samtidig"
            | "fremover"
            | "således"
            | "endelig"
    )
}

pub(super) fn is_correlative(word: &str) -> bool {
    CORRELATIVES.contains(&word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(&word)
}

pub(super) fn may_open(word: &str) -> bool {
    MAYBE_OPENERS.contains(&word)
}

pub(super) fn is_as(after: &Token<'_>) -> bool {
    AFTER_AS.contains(&after.lower.as_str())
        || after.is_opaque
        || after.text.starts_with(char::is_uppercase)
        || is_preposition(&after.lower)
}

pub(super) fn is_conjunction(word: &str) -> bool {
    matches!(word, "og" | "eller" | "samt" | "men")
}

/// Whether a word names a body that decides: "Økonomiudvalget", "Chefforum", "KommuneMED".
pub(super) fn names_body(token: &Token<'_>) -> bool {
    !token.is_opaque && (token.text.ends_with("MED") || BODIES.iter().any(|body| token.lower.ends_with(body)))
}

/// Stretches of time: "i det kommende skoleår".
const TIMES: [&str; 28] = [
    "år",
    "året",
    "årene",
    "skoleår",
    "skoleåret",
    "budgetår",
    "budgetåret",
    "måned",
    "måneden",
    "måneder",
    "uge",
    "ugen",
    "uger",
    "kvartal",
    "kvartalet",
    "halvår",
    "halvåret",
    "periode",
    "perioden",
    "sommeren",
    "vinteren",
    "efteråret",
    "foråret",
    "sommerferien",
    "dage",
    "timer",
    "weekenden",
    "sæsonen",
];

/// How surely a phrase moves behind the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moves {
    /// It may be a part of the noun before it.
    Perhaps,
    /// It says how, why or when, after a noun without a phrase of its own.
    Surely,
    /// It says how or when, wherever it stands.
    Always,
}

/// Whether a phrase of several words that moves behind the verb begins at the first token.
pub(super) fn begins_adverbial(tokens: &[Token<'_>]) -> Option<Moves> {
    let first = tokens.first()?.lower.as_str();
    let in_year = matches!(first, "i" | "fra") && tokens.get(1).is_some_and(|it| is_year(&it.lower));
    let dated = matches!(first, "den" | "d" | "pr" | "fra" | "inden" | "i")
        && tokens
            .iter()
            .skip(1)
            .take(2)
            .any(|it| MONTHS.contains(&it.lower.as_str()));
    // "over 80 år" is an age.
    let is_age = matches!(first, "over" | "under" | "på" | "fra" | "til")
        && tokens
            .get(1)
            .is_some_and(|it| it.text.starts_with(|c: char| c.is_ascii_digit()));
    let in_time = !is_age
        && matches!(
            first,
            "i" | "på" | "inden" | "efter" | "fra" | "til" | "om" | "over" | "ved" | "under" | "gennem"
        )
        && tokens
            .iter()
            .skip(1)
            .take(4)
            .take_while(|it| !it.is_opaque && !is_preposition(&it.lower))
            .any(|it| TIMES.contains(&it.lower.as_str()));
    if WHOLE_PHRASES.iter().any(|phrase| begins_with(tokens, phrase)) {
        Some(Moves::Always)
    } else if PHRASES.iter().any(|phrase| begins_with(tokens, phrase)) {
        Some(Moves::Surely)
    } else if in_year || dated || in_time || NOUN_PHRASES.iter().any(|phrase| begins_with(tokens, phrase)) {
        Some(Moves::Perhaps)
    } else {
        None
    }
}

/// Phrases among those that belong to a noun that say nothing of time.
#[rustfmt::skip]
const TIMELESS: &[&str] = &[
    "til orientering", "inden for", "på tværs af", "i forhold til", "i forbindelse med", "i regi af", "til brug for", "gennem", "igennem", "via", "over for",
    "ud over", "udover", "på trods af", "trods", "i tilknytning til", "med undtagelse af", "jf", "jævnfør", "ud fra", "med støtte fra", "med henblik på",
    "i overensstemmelse med", "i henhold til", "i medfør af", "under forbehold", "ved siden af", "som grundlag for", "parallelt med", "sammen med",
    "som supplement til", "med hensyn til", "i stedet for", "frem for", "fremfor", "uanset", "mod betaling", "i det omfang", "af økonomiske", "for egen",
];

/// Whether a phrase that may belong to a noun tells when.
pub(super) fn tells_when(tokens: &[Token<'_>]) -> bool {
    !TIMELESS.iter().any(|phrase| begins_with(tokens, phrase))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
}

fn begins_with(tokens: &[Token<'_>], phrase: &str) -> bool {
    let mut tokens = tokens.iter();
    phrase
        .split(' ')
        .all(|word| tokens.next().is_some_and(|token| token.lower == word))
}

/// Whether the words say that what they tell of is to come. Of work, as opposed to a decision, a day or a year says so too.
pub(super) fn points_ahead(tokens: &[Token<'_>], is_work: bool) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let here = tokens.get(at..).unwrap_or_default();
        let word = token.lower.as_str();
        let attribute = at
            .checked_sub(1)
            .and_then(|before| tokens.get(before))
            .is_some_and(|before| is_determiner(&before.lower) || is_preposition(&before.lower));
        let adverb = AHEAD.contains(&word)
            && (!attribute || matches!(word, "fremtiden" | "fremover" | "fremadrettet"));
        let dated = MONTHS.contains(&word)
            || (matches!(word, "i" | "fra" | "for") && here.get(1).is_some_and(|it| is_year(&it.lower)));
        adverb
            || AHEAD_PHRASES.iter().any(|phrase| begins_with(here, phrase))
            || (is_work && ((AHEAD_FOR_WORK.contains(&word) && !begins_with(here, "inden for")) || dated))
    })
}
