//! Words that are a verb or a noun: "leder", "møder", "ønsker". What stands before them decides.

use super::lexicon;
use super::phrases::{is_conjunction, is_determiner, is_opener, is_preposition};
use super::tokens::Token;

/// How surely a form of a verb is one where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AsVerb {
    /// It may be a noun.
    Perhaps,
    /// It is a verb.
    Surely,
}

/// Presents and passives that are nouns as well.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "samarbejder", "evner", "hylder", "mapper", "mærker", "poster", "roser", "ruller", "sanser", "sejler", "sluser", "taster", "trapper", "varer", "vidner",
    "vinder", "printer", "scanner", "løber", "aftager", "stiger", "fryser", "beviser", "taber", "tænder", "føler", "fælder", "anklager", "skaber", "bager",
    "banker", "udgiver", "opkøber", "streamer",
    "leder", "møder", "ønsker", "følger", "deltager", "modtager", "ansøger", "rådgiver", "arbejder", "bruger", "ejer", "lejer", "køber", "sælger",
    "rammer", "retter", "former", "handler", "støtter", "udbyder", "klager", "bøder", "priser", "taler", "læser", "lærer", "underviser", "træner",
    "vejleder", "behandler", "udvikler", "planlægger", "spiller", "kører", "hjælper", "tjener", "vælger", "stemmer", "tegner", "skriver",
    "prøver", "øver", "måler", "løfter", "skifter", "rejser", "afløser", "fører", "sender", "låner", "aftaler", "samtaler", "omtaler", "kontakter",
    "satser", "rækker", "mangler", "noter", "tester", "cykler", "baner", "driver", "starter", "grunder", "skader", "laster", "trykker", "forsker",
    "formidler", "maler", "planter", "hegner", "huser", "styrker", "bremser", "gæster", "indkøber", "beboer", "bestyrer", "forvalter",
    "ledsager", "udlejer", "forhandler", "forfatter", "sagsbehandler", "anmelder", "afsender", "stifter", "tilflytter", "fraflytter", "forbruger",
    "pakker", "arver", "skoler", 
    "klager", "anker", 
    "aftales", "støttes", "klages", 
];

/// Infinitives that are nouns as well: "støtte til foreninger gives".
#[rustfmt::skip]
const INFINITIVES: &[&str] = &[
    "støtte", "pleje", "aftale", "tale", "omtale", "samtale", "møde", "ønske", "klage", "ramme", "leje", "følge", "skade", "rejse", "prøve", "løfte",
    "dele", "bade", "lære", "køre", "måle", "plante", "pakke", "huse", "stemme", "hegne", "lede", "forme", "mangle", "handle", "række", "bane",
    "anke", "brede", "skole", "veje", "grunde",
];

/// Whether the finite form at a token can be a verb there, and how surely.
pub(super) fn as_verb(tokens: &[Token<'_>], at: usize) -> Option<AsVerb> {
    let token = tokens.get(at)?;
    let is_noun_too = NOUNS.contains(&token.lower.as_str());
    if !is_noun_too {
        return Some(AsVerb::Surely);
    }
    let Some(before) = at.checked_sub(1).and_then(|it| tokens.get(it)) else {
        return Some(AsVerb::Perhaps);
    };
    let word = before.lower.as_str();
    if tokens.get(at + 1).is_some_and(|it| it.lower == "sig") {
        return Some(AsVerb::Surely);
    }
    if before.is_opaque || matches!(word, "der" | "som" | "vi" | "man" | "det" | "hvem") {
        return Some(AsVerb::Surely);
    }
    let owns = word.ends_with('s') && before.text.chars().count() > 3 && lexicon::finite(word).is_none();
    let counts = word.bytes().all(|b| b.is_ascii_digit());
    if is_determiner(word) || is_preposition(word) || owns || counts {
        return None;
    }
    if is_conjunction(word) {
        return joined(tokens, at);
    }
    let is_definite = ends_definite(word) || before.text.starts_with(char::is_uppercase);
    if is_definite
        || super::phrases::is_adverb(word)
        || super::phrases::names_body(before)
        || word.ends_with("ere")
    {
        return Some(AsVerb::Surely);
    }
    // "nye møder", "den ny leder".
    if word.ends_with('e') || is_opener(word) {
        return None;
    }
    Some(AsVerb::Perhaps)
}

/// After a conjunction: "mål og rammer for budgettet", but "drøfter planen og følger sagen".
fn joined(tokens: &[Token<'_>], at: usize) -> Option<AsVerb> {
    let follows = tokens.get(at + 1).filter(|it| !it.is_after_comma);
    let has_object = follows.is_some_and(|it| {
        it.is_opaque
            || is_determiner(&it.lower)
            || ends_definite(&it.lower)
            || it.lower.strip_suffix('s').is_some_and(ends_definite)
            || it.text.starts_with(char::is_uppercase)
            || matches!(
                it.lower.as_str(),
                "sig"
                    | "op"
                    | "ned"
                    | "ind"
                    | "hen"
                    | "videre"
                    | "tilbage"
                    | "stilling"
                    | "dem"
                    | "ud"
                    | "sagen"
            )
    });
    if has_object {
        return Some(AsVerb::Surely);
    }
    let joins = at.checked_sub(2).and_then(|it| tokens.get(it))?;
    let joins_noun = !joins.is_opaque
        && !ends_definite(&joins.lower)
        && lexicon::finite(&joins.lower).is_none()
        && !joins.lower.ends_with("ing")
        && joins.text.starts_with(char::is_lowercase);
    if joins_noun { None } else { Some(AsVerb::Perhaps) }
}

/// "forvaltningen", "referatet", "skolerne".
pub(super) fn ends_definite(word: &str) -> bool {
    let long = word.chars().count() > 4;
    long && ["en", "et", "ne"].iter().any(|ending| word.ends_with(ending)) && !word.ends_with("eret")
}

/// Whether the past at a token is a verb by what stands before it, and no adjective: not "de vedtagne", "alle afsluttede".
pub(super) fn can_precede_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|it| tokens.get(it)) else {
        return false;
    };
    let word = before.lower.as_str();
    (!is_determiner(word) || matches!(word, "det" | "den" | "de")) && !is_preposition(word)
}

/// Whether a phrase with a preposition first is a noun with its number: "op mod 20 borgere", "over halvdelen".
pub(super) fn counts(tokens: &[Token<'_>]) -> bool {
    let first = tokens.first().map_or("", |it| it.lower.as_str());
    matches!(first, "over" | "under" | "omkring" | "mellem" | "fra" | "op")
}

/// Whether an infinitive is a noun as well.
pub(super) fn is_noun_too(infinitive: &str) -> bool {
    INFINITIVES.contains(&infinitive)
}

/// Who does something in a clause with an active verb: what follows them before the verb says how or when.
const AGENTS: [&str; 17] = [
    "kommune",
    "forvaltningen",
    "administrationen",
    "kommunen",
    "sekretariatet",
    "direktøren",
    "direktørerne",
    "borgmesteren",
    "formanden",
    "formandskabet",
    "afdelingscheferne",
    "skolelederen",
    "kommunaldirektøren",
    "lederen",
    "cheferne",
    "centerchefen",
    "fagchefen",
];

/// Whether a word names who acts for a forum.
pub(super) fn is_agent(token: &Token<'_>) -> bool {
    !token.is_opaque && AGENTS.iter().any(|agent| token.lower.ends_with(agent))
}

/// Endings of nouns that a time belongs to: "mødet den 4. juli", "udgiften i 2031".
#[rustfmt::skip]
const TIMED: &[&str] = &[
    "mødet", "møderne", "møder", "møde", "dagen", "dage", "dagene", "referatet", "regnskabet", "budgettet", "forbruget", "resultatet", "resultaterne", "indsatsen",
    "indsatser", "aktiviteterne", "aktiviteter", "høringen", "valget", "året", "perioden", "kvartal", "kvartalet", "seminaret", "konferencen", "turen",
    "arrangementet", "arrangementer", "festen", "kurset", "kurser", "forløbet", "målingen", "undersøgelsen", "ferien", "besøget", "besøg", "udgiften", "udgifterne",
    "udgifter", "indtægterne", "indtægter", "midlerne", "midler", "puljen", "rammen", "bevillingen", "tilskuddet", "tilskud", "besparelsen", "besparelserne",
    "taksterne", "bemandingen", "åbningstiderne", "åbningstid", "plan", "planen", "status", "mødeplan", "kr", "pct", "mio", "udviklingen", "drøftelsen", "debatten",
    "oplægget", "temamøde", "behovet", "overskuddet", "underskuddet", "merforbruget", "mindreforbruget", "opgaverne", "situationen", "driften", "vikarforbruget",
];

/// Whether a time after the word belongs to it.
pub(super) fn takes_time(token: &Token<'_>) -> bool {
    let is_figure = token.lower.bytes().all(|b| b.is_ascii_digit());
    is_figure
        || TIMED.iter().any(|noun| {
            if noun.len() > 4 {
                token.lower.ends_with(noun)
            } else {
                token.lower == *noun
            }
        })
}

/// Whether a word names people who act; a time after it is when they do.
pub(super) fn is_actor(token: &Token<'_>) -> bool {
    const ACTORS: [&str; 14] = [
        "ledelsen",
        "ledelserne",
        "skolerne",
        "skolen",
        "afdelingerne",
        "afdelingen",
        "institutionerne",
        "lederne",
        "medarbejderne",
        "centrene",
        "centret",
        "gruppen",
        "parterne",
        "udvalgene",
    ];
    super::phrases::names_body(token)
        || !token.is_opaque && ACTORS.iter().any(|actor| token.lower.ends_with(actor))
}
