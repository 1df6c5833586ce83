//! The verbs of decisions in all their forms, and the small words that steer a Danish clause.
//!
//! [`VERBS`] is what decisions are read by: a verb added there is found in them, if it has an outcome. Drafts are made of
//! many more ([`crate::drafting`]); a test holds the two together. Nouns (godkendelse, drøftelse, beslutning) are not in it, so they are never verbs.

use std::sync::LazyLock;

use super::{Form, OutcomeVerb, VerbForms};
use crate::words::Lowered;

/// What a word does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A form of a verb that is itself an outcome.
    Outcome {
        verb: OutcomeVerb,
        form: Form,
        adjective: bool,
    },
    /// A form of "tage": an outcome with "til efterretning" or "til orientering".
    Take(Form),
    /// A form of "sende": an outcome with "videre".
    Send(Form),
    /// A form of "træffe": an outcome with "beslutning".
    Make(Form),
    /// A form of "orientere": carried out with "hinanden".
    Inform(Form),
    /// Another finite verb; it fills its clause's place for one.
    OtherFinite,
    /// "blev", "er", "har": carries a participle.
    Auxiliary,
    /// "skal", "kan", "bør", and "ønskes", "forventes", which speak of what is not done yet.
    Modal,
    /// Opens a subordinate clause.
    Subordinator,
    /// Opens one after a comma only ("så", "om", "inden").
    SubordinatorAfterComma,
    /// "at": subordinator, or the mark of an infinitive.
    That,
    /// "som": relative, or "as".
    As,
    /// "der": relative, or the place-holder of a subject.
    There,
    /// "ikke", "ej", "hverken".
    Negation,
    /// Stands before an adjective and its noun, so that a "verb" after it is a participle of the noun.
    Determiner,
    /// "tidligere", "særligt": likewise, but an auxiliary may stand before it.
    Degree,
    /// "vi", "det", "man": a subject that can follow its verb.
    Pronoun,
    /// A preposition.
    Preposition,
    /// "og", "eller", "men", "samt".
    Conjunction,
    /// Says how or when; may stand before the first participle of a short decision.
    Adverb,
    /// Any other word.
    Other,
}

/// Verbs that are outcomes by themselves: infinitive, present, past, participle, passive, what they settle,
/// and whether past and participle are everyday adjectives too ("udsatte borgere", "ændrede vilkår").
#[rustfmt::skip]
const OUTCOMES: [(&str, &str, &str, &str, &str, OutcomeVerb, bool); 30] = [
    ("godkende", "godkender", "godkendte", "godkendt", "godkendes", OutcomeVerb::Approved, false),
    ("tiltræde", "tiltræder", "tiltrådte", "tiltrådt", "tiltrædes", OutcomeVerb::Adopted, false),
    ("vedtage", "vedtager", "vedtog", "vedtaget", "vedtages", OutcomeVerb::Adopted, false),
    ("drøfte", "drøfter", "drøftede", "drøftet", "drøftes", OutcomeVerb::Discussed, false),
    ("diskutere", "diskuterer", "diskuterede", "diskuteret", "diskuteres", OutcomeVerb::Discussed, false),
    ("beslutte", "beslutter", "besluttede", "besluttet", "besluttes", OutcomeVerb::Decided, false),
    ("gennemgå", "gennemgår", "gennemgik", "gennemgået", "gennemgås", OutcomeVerb::CarriedOut, false),
    ("afstemme", "afstemmer", "afstemte", "afstemt", "afstemmes", OutcomeVerb::CarriedOut, false),
    ("opdatere", "opdaterer", "opdaterede", "opdateret", "opdateres", OutcomeVerb::CarriedOut, true),
    ("evaluere", "evaluerer", "evaluerede", "evalueret", "evalueres", OutcomeVerb::CarriedOut, false),
    ("prioritere", "prioriterer", "prioriterede", "prioriteret", "prioriteres", OutcomeVerb::CarriedOut, true),
    ("besøge", "besøger", "besøgte", "besøgt", "besøges", OutcomeVerb::CarriedOut, false),
    ("kommentere", "kommenterer", "kommenterede", "kommenteret", "kommenteres", OutcomeVerb::CarriedOut, false),
    ("kvalificere", "kvalificerer", "kvalificerede", "kvalificeret", "kvalificeres", OutcomeVerb::CarriedOut, true),
    ("underskrive", "underskriver", "underskrev", "underskrevet", "underskrives", OutcomeVerb::CarriedOut, false),
    ("konstituere", "konstituerer", "konstituerede", "konstitueret", "konstitueres", OutcomeVerb::CarriedOut, true),
    ("udpege", "udpeger", "udpegede", "udpeget", "udpeges", OutcomeVerb::CarriedOut, true),
    ("ændre", "ændrer", "ændrede", "ændret", "ændres", OutcomeVerb::Amended, true),
    ("udsætte", "udsætter", "udsatte", "udsat", "udsættes", OutcomeVerb::Postponed, true),
    ("udskyde", "udskyder", "udskød", "udskudt", "udskydes", OutcomeVerb::Postponed, false),
    ("oversende", "oversender", "oversendte", "oversendt", "oversendes", OutcomeVerb::Forwarded, false),
    ("videresende", "videresender", "videresendte", "videresendt", "videresendes", OutcomeVerb::Forwarded, false),
    ("forkaste", "forkaster", "forkastede", "forkastet", "forkastes", OutcomeVerb::NotAdopted, false),
    ("afvise", "afviser", "afviste", "afvist", "afvises", OutcomeVerb::NotAdopted, false),
    ("afslå", "afslår", "afslog", "afslået", "afslås", OutcomeVerb::NotAdopted, false),
    ("nedstemme", "nedstemmer", "nedstemte", "nedstemt", "nedstemmes", OutcomeVerb::NotAdopted, false),
    ("bortfalde", "bortfalder", "bortfaldt", "bortfaldet", "bortfaldes", OutcomeVerb::Lapsed, false),
    ("frafalde", "frafalder", "frafaldt", "frafaldet", "frafaldes", OutcomeVerb::Lapsed, false),
    // Only the passive settles anything: "valgfaget gøres obligatorisk".
    ("gøre", "gør", "gjorde", "gjort", "gøres", OutcomeVerb::Decided, false),
    ("perspektivere", "perspektiverer", "perspektiverede", "perspektiveret", "perspektiveres", OutcomeVerb::CarriedOut, true),
];

/// Verbs of recommendations that settle nothing by themselves.
#[rustfmt::skip]
const OTHERS: [(&str, &str, &str, &str, &str); 40] = [
    ("tage", "tager", "tog", "taget", "tages"),
    ("sende", "sender", "sendte", "sendt", "sendes"),
    ("træffe", "træffer", "traf", "truffet", "træffes"),
    ("orientere", "orienterer", "orienterede", "orienteret", "orienteres"),
    ("anbefale", "anbefaler", "anbefalede", "anbefalet", "anbefales"),
    ("indstille", "indstiller", "indstillede", "indstillet", "indstilles"),
    ("bemærke", "bemærker", "bemærkede", "bemærket", "bemærkes"),
    ("ønske", "ønsker", "ønskede", "ønsket", "ønskes"),
    ("overveje", "overvejer", "overvejede", "overvejet", "overvejes"),
    ("aftale", "aftaler", "aftalte", "aftalt", "aftales"),
    ("afsætte", "afsætter", "afsatte", "afsat", "afsættes"),
    ("fastsætte", "fastsætter", "fastsatte", "fastsat", "fastsættes"),
    ("igangsætte", "igangsætter", "igangsatte", "igangsat", "igangsættes"),
    ("nedsætte", "nedsætter", "nedsatte", "nedsat", "nedsættes"),
    ("fortsætte", "fortsætter", "fortsatte", "fortsat", "fortsættes"),
    ("fastholde", "fastholder", "fastholdt", "fastholdt", "fastholdes"),
    ("fastlægge", "fastlægger", "fastlagde", "fastlagt", "fastlægges"),
    ("fremlægge", "fremlægger", "fremlagde", "fremlagt", "fremlægges"),
    ("forelægge", "forelægger", "forelagde", "forelagt", "forelægges"),
    ("bevilge", "bevilger", "bevilgede", "bevilget", "bevilges"),
    ("frigive", "frigiver", "frigav", "frigivet", "frigives"),
    ("give", "giver", "gav", "givet", "gives"),
    ("få", "får", "fik", "fået", "fås"),
    ("komme", "kommer", "kom", "kommet", "kommes"),
    ("udarbejde", "udarbejder", "udarbejdede", "udarbejdet", "udarbejdes"),
    ("udvide", "udvider", "udvidede", "udvidet", "udvides"),
    ("udfylde", "udfylder", "udfyldte", "udfyldt", "udfyldes"),
    ("indarbejde", "indarbejder", "indarbejdede", "indarbejdet", "indarbejdes"),
    ("inddrage", "inddrager", "inddrog", "inddraget", "inddrages"),
    ("invitere", "inviterer", "inviterede", "inviteret", "inviteres"),
    ("præsentere", "præsenterer", "præsenterede", "præsenteret", "præsenteres"),
    ("behandle", "behandler", "behandlede", "behandlet", "behandles"),
    ("bakke", "bakker", "bakkede", "bakket", "bakkes"),
    ("støtte", "støtter", "støttede", "støttet", "støttes"),
    ("vælge", "vælger", "valgte", "valgt", "vælges"),
    ("følge", "følger", "fulgte", "fulgt", "følges"),
    ("holde", "holder", "holdt", "holdt", "holdes"),
    ("afholde", "afholder", "afholdt", "afholdt", "afholdes"),
    ("realisere", "realiserer", "realiserede", "realiseret", "realiseres"),
    ("genoptage", "genoptager", "genoptog", "genoptaget", "genoptages"),
];

/// The small words of a clause.
#[rustfmt::skip]
const SMALL_WORDS: [(Class, &[&str]); 15] = [
    (Class::Auxiliary, &["blev", "bliver", "er", "var", "har", "havde"]),
    (Class::Modal, &["skal", "skulle", "kan", "kunne", "vil", "ville", "bør", "burde", "må", "måtte", "forventes"]),
    (Class::OtherFinite, &[
        "gik", "går", "lagde", "lægger", "ligger", "står", "stod", "mangler", "omfatter", "fremgår", "fortalte",
        "viser", "viste", "arbejder", "arbejdede", "dækker", "indgår", "noterede", "noterer", "informerede",
    ]),
    (Class::Subordinator, &[
        "hvor", "hvordan", "hvornår", "hvorvidt", "hvorfor", "hvorefter", "hvorved", "hvortil", "hvoraf", "hvis",
        "når", "da", "fordi", "idet", "mens", "selvom", "såfremt", "medmindre", "eftersom", "hvad", "hvem", "hvilke",
        "hvilken", "hvilket", "hvilkets", "ligesom", "indtil",
    ]),
    (Class::SubordinatorAfterComma, &["så", "om", "inden", "før", "siden"]),
    (Class::That, &["at"]),
    (Class::As, &["som"]),
    (Class::There, &["der"]),
    (Class::Negation, &["ikke", "ej", "hverken"]),
    (Class::Determiner, &[
        "den", "de", "denne", "dette", "disse", "en", "et", "alle", "nogle", "flere", "mange", "andre", "øvrige", "nye",
        "vores", "deres", "sin", "sit", "sine", "min", "mit", "mine", "hans", "hendes", "dens", "dets", "jeres",
        "eventuelle", "samlede", "begge", "hver", "samme",
    ]),
    (Class::Degree, &[
        "særligt", "særlig", "socialt", "mest", "mere", "nyligt", "tidligere", "allerede", "netop", "endeligt", "senest",
        "foreløbigt", "aktuelt", "økonomisk", "fagligt", "politisk",
    ]),
    (Class::Pronoun, &["det", "vi", "man", "jeg", "han", "hun"]),
    (Class::Preposition, &[
        "i", "på", "af", "til", "for", "fra", "med", "uden", "ved", "under", "over", "efter", "mellem", "mod", "hos",
        "gennem", "omkring", "blandt", "trods", "vedr", "vedrørende", "ift", "pr", "per", "ad", "jf", "inkl",
    ]),
    (Class::Conjunction, &["og", "eller", "men", "samt"]),
    (Class::Adverb, &[
        "enstemmigt", "herefter", "derefter", "således", "dog", "også", "igen", "hermed", "d", "nu", "alene",
    ]),
];

/// The verbs of decisions and recommendations.
pub(super) static VERBS: LazyLock<Vec<VerbForms>> = LazyLock::new(|| {
    let outcomes =
        OUTCOMES.iter().map(
            |&(infinitive, present, past, participle, passive, outcome, _)| VerbForms {
                infinitive,
                present,
                past,
                participle,
                passive,
                outcome: Some(outcome),
            },
        );
    let others = OTHERS
        .iter()
        .map(|&(infinitive, present, past, participle, passive)| VerbForms {
            infinitive,
            present,
            past,
            participle,
            passive,
            outcome: None,
        });
    outcomes.chain(others).collect()
});

/// Every form of every verb, sorted, with the verb's place in [`VERBS`]. Where two forms are one word
/// ("fastholdt") the finite one comes first.
pub(super) static FORMS: LazyLock<Vec<(&'static str, Form, usize)>> = LazyLock::new(|| {
    let mut forms: Vec<_> = VERBS
        .iter()
        .enumerate()
        .flat_map(|(index, verb)| {
            [
                (verb.present, Form::Present, index),
                (verb.past, Form::Past, index),
                (verb.passive, Form::Passive, index),
                (verb.participle, Form::Participle, index),
                (verb.infinitive, Form::Infinitive, index),
            ]
        })
        .collect();
    forms.sort_by_key(|(word, ..)| *word);
    forms.dedup_by_key(|(word, ..)| *word);
    forms
});

/// The words with a class, sorted, and where each first byte's words begin among them.
struct Classes {
    words: Vec<(&'static str, Class)>,
    starts: [usize; 257],
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let small = SMALL_WORDS
        .iter()
        .flat_map(|(class, words)| words.iter().map(|word| (*word, *class)));
    let verbs = FORMS
        .iter()
        .filter_map(|(word, form, index)| Some((*word, class_of_form(*index, *form)?)));
    let mut words: Vec<_> = small.chain(verbs).collect();
    words.sort_by_key(|(word, _)| *word);
    words.dedup_by_key(|(word, _)| *word);
    let mut starts = [0; 257];
    for (byte, start) in starts.iter_mut().enumerate() {
        *start = words.partition_point(|(word, _)| word.bytes().next().map_or(0, usize::from) < byte);
    }
    Classes { words, starts }
});

fn class_of_form(index: usize, form: Form) -> Option<Class> {
    if let Some(&(infinitive, .., verb, adjective)) = OUTCOMES.get(index) {
        if infinitive == "gøre" && form != Form::Passive {
            return (form == Form::Present || form == Form::Past).then_some(Class::OtherFinite);
        }
        return Some(Class::Outcome {
            verb,
            form,
            adjective,
        });
    }
    match VERBS.get(index)?.infinitive {
        "tage" => Some(Class::Take(form)),
        "sende" => Some(Class::Send(form)),
        "træffe" => Some(Class::Make(form)),
        "orientere" => Some(Class::Inform(form)),
        "ønske" if form == Form::Passive => Some(Class::Modal),
        _ => matches!(form, Form::Present | Form::Past | Form::Passive).then_some(Class::OtherFinite),
    }
}

/// The class of a word, whatever its case.
pub(super) fn class_of(word: &str) -> Class {
    let Some(lowered) = Lowered::of(word) else {
        return Class::Other;
    };
    let word = lowered.as_str();
    if let Some(class) = lookup(word) {
        return class;
    }
    // "drøftedes", "godkendtes": the past passive is the past and an s.
    match word.strip_suffix('s').and_then(lookup) {
        Some(Class::Outcome {
            verb,
            form: Form::Past,
            adjective: false,
        }) => Class::Outcome {
            verb,
            form: Form::Passive,
            adjective: false,
        },
        Some(_) | None => Class::Other,
    }
}

fn lookup(word: &str) -> Option<Class> {
    let classes = &*CLASSES;
    let first = usize::from(*word.as_bytes().first()?);
    let alike = classes
        .words
        .get(*classes.starts.get(first)?..*classes.starts.get(first + 1)?)?;
    let index = alike.binary_search_by_key(&word, |(form, _)| *form).ok()?;
    alike.get(index).map(|(_, class)| *class)
}
