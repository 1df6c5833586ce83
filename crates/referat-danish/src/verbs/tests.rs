//! Outcomes found in sentences, and verbs inflected.

use proptest::prelude::*;

use super::OutcomeVerb::*;
use super::*;

/// The outcome and the words of its phrase.
fn outcome(sentence: &str) -> Option<(OutcomeVerb, &str)> {
    find_outcome(sentence).map(|found| (found.verb, &sentence[found.start..found.end]))
}

fn main_outcome(sentence: &str) -> Option<OutcomeVerb> {
    find_outcome(sentence)
        .filter(|found| found.in_main_clause)
        .map(|found| found.verb)
}

#[test]
fn an_active_verb_is_the_outcome() {
    for (sentence, expected) in [
        ("Kulturforum godkendte dagsordenen.", (Approved, "godkendte")),
        (
            "Kulturforum godkender planen for foråret.",
            (Approved, "godkender"),
        ),
        ("Udvalget tiltrådte indstillingen.", (Adopted, "tiltrådte")),
        ("Byrådet vedtog taksterne.", (Adopted, "vedtog")),
        (
            "Kulturforum drøftede skolernes ferieplan.",
            (Discussed, "drøftede"),
        ),
        (
            "Kulturforum besluttede, at havnen får lys.",
            (Decided, "besluttede"),
        ),
        (
            "Kulturforum gennemgik listen med frister.",
            (CarriedOut, "gennemgik"),
        ),
        (
            "Kulturforum opdaterede årsplanen på mødet.",
            (CarriedOut, "opdaterede"),
        ),
        (
            "Kulturforum orienterede hinanden.",
            (CarriedOut, "orienterede hinanden"),
        ),
        ("Udvalget besøgte biblioteket.", (CarriedOut, "besøgte")),
        ("Udvalget ændrede rækkefølgen.", (Amended, "ændrede")),
        ("Kulturforum udsatte punktet til april.", (Postponed, "udsatte")),
        ("Derfor udsatte Kulturforum punktet.", (Postponed, "udsatte")),
        ("Udvalget udskød sagen.", (Postponed, "udskød")),
        (
            "Udvalget oversendte sagen til Byrådet.",
            (Forwarded, "oversendte"),
        ),
        (
            "Udvalget sendte forslaget videre til Byrådet.",
            (Forwarded, "sendte forslaget videre"),
        ),
        ("Udvalget forkastede forslaget.", (NotAdopted, "forkastede")),
        ("Sagen bortfalder.", (Lapsed, "bortfalder")),
        (
            "Udvalget traf beslutning om et nyt logo.",
            (Decided, "traf beslutning"),
        ),
    ] {
        assert_eq!(outcome(sentence), Some(expected), "{sentence}");
    }
}

#[test]
fn a_passive_verb_is_the_outcome() {
    for (sentence, expected) in [
        ("Dagsordenen godkendes.", (Approved, "godkendes")),
        ("Sørens udkast blev drøftet.", (Discussed, "blev drøftet")),
        ("Udkastet er tiltrådt.", (Adopted, "er tiltrådt")),
        (
            "Til sidst drøftedes, hvordan mødet kan forkortes.",
            (Discussed, "drøftedes"),
        ),
        ("Kurset gøres frivilligt.", (Decided, "gøres")),
        ("Punktet udsættes.", (Postponed, "udsættes")),
        ("Punktet udskydes til maj.", (Postponed, "udskydes")),
        ("Punktet blev udskudt.", (Postponed, "blev udskudt")),
        ("Sagen oversendes til Byrådet.", (Forwarded, "oversendes")),
        (
            "Sagen blev sendt videre til Byrådet.",
            (Forwarded, "blev sendt videre"),
        ),
        ("Sagen er bortfaldet.", (Lapsed, "er bortfaldet")),
        ("Rækkefølgen blev ændret.", (Amended, "blev ændret")),
        ("Planerne blev godkendt.", (Approved, "blev godkendt")),
        ("Kulturforum har drøftet planen.", (Discussed, "har drøftet")),
    ] {
        assert_eq!(outcome(sentence), Some(expected), "{sentence}");
    }
}

#[test]
fn a_particle_may_be_far_from_its_verb() {
    for (sentence, expected) in [
        (
            "Kulturforum tog status på bibliotekerne og deres brugere til efterretning.",
            (
                Noted,
                "tog status på bibliotekerne og deres brugere til efterretning",
            ),
        ),
        (
            "Kulturforum tager punktet til orientering, med ros.",
            (Informed, "tager punktet til orientering"),
        ),
        (
            "Redegørelsen tages til efterretning",
            (Noted, "tages til efterretning"),
        ),
        (
            "Redegørelsen blev taget til efterretning.",
            (Noted, "blev taget til efterretning"),
        ),
        ("Taget til efterretning.", (Noted, "Taget til efterretning")),
        ("Til efterretning.", (Noted, "Til efterretning")),
        ("Redegørelsen til orientering.", (Informed, "til orientering")),
        (
            "Kulturforum tog oplægget \"Hvad blev besluttet i 1999?\" til efterretning.",
            (
                Noted,
                "tog oplægget \"Hvad blev besluttet i 1999?\" til efterretning",
            ),
        ),
        (
            "Kulturforum tog den plan, der blev drøftet i maj, til efterretning.",
            (Noted, "tog den plan, der blev drøftet i maj, til efterretning"),
        ),
        (
            "Udvalget tog hul på debatten og tog notatet til efterretning.",
            (Noted, "tog notatet til efterretning"),
        ),
    ] {
        assert_eq!(outcome(sentence), Some(expected), "{sentence}");
    }
}

#[test]
fn a_short_decision_is_a_participle_alone() {
    for (sentence, expected) in [
        ("Godkendt.", (Approved, "Godkendt")),
        ("TILTRÅDT", (Adopted, "TILTRÅDT")),
        ("Tiltra\u{30a}dt.", (Adopted, "Tiltra\u{30a}dt")),
        ("- Ad 3: Tiltrådt", (Adopted, "Tiltrådt")),
        (
            "Ad 5: Tiltrådt i det der tilføjes en frist.",
            (Adopted, "Tiltrådt"),
        ),
        ("2. Drøftet", (Discussed, "Drøftet")),
        ("Enstemmigt vedtaget.", (Adopted, "vedtaget")),
        (
            "Indstillingen godkendt, og Ida drøfter resten med skolen.",
            (Approved, "godkendt"),
        ),
        ("Udsat til næste møde.", (Postponed, "Udsat")),
        ("\u{201c}Godkendt.\u{201d}", (Approved, "Godkendt")),
        ("Sendt videre til Byrådet.", (Forwarded, "Sendt videre")),
    ] {
        assert_eq!(outcome(sentence), Some(expected), "{sentence}");
    }
}

#[test]
fn a_denial_wins_over_the_word_it_denies() {
    for (sentence, expected) in [
        ("Ikke tiltrådt.", (NotAdopted, "Ikke tiltrådt")),
        (
            "Indstillingen blev ikke godkendt.",
            (NotAdopted, "blev ikke godkendt"),
        ),
        (
            "Udvalget godkendte ikke regnskabet.",
            (NotAdopted, "godkendte ikke"),
        ),
        (
            "Derfor godkendte Udvalget ikke regnskabet.",
            (NotAdopted, "godkendte Udvalget ikke"),
        ),
        (
            "Udvalget kunne ikke tiltræde forslaget.",
            (NotAdopted, "kunne ikke tiltræde"),
        ),
        (
            "Forslaget kan ikke godkendes.",
            (NotAdopted, "kan ikke godkendes"),
        ),
        ("Forslaget blev afvist.", (NotAdopted, "blev afvist")),
        (
            "Udvalget godkendte ikke blot planen, men også budgettet.",
            (Approved, "godkendte"),
        ),
    ] {
        assert_eq!(outcome(sentence), Some(expected), "{sentence}");
    }
    for sentence in [
        "Sagen blev ikke drøftet.",
        "Udvalget tog ikke notatet til efterretning.",
        "Punktet udsættes ikke.",
    ] {
        assert_eq!(outcome(sentence), None, "{sentence}");
    }
}

#[test]
fn nouns_infinitives_and_wishes_settle_nothing() {
    for sentence in [
        "Godkendelse af dagsorden og referat",
        "Drøftelse af en beslutning til orientering for alle",
        "Orientering om takster",
        "Til orientering vedlægges taksterne.",
        "Notatet fremlægges til orientering.",
        "Sagen skal godkendes af Byrådet.",
        "Reglerne kan med fordel drøftes en anden gang.",
        "Ferieplanen bør udsættes.",
        "Planen skal være godkendt inden jul.",
        "Planen ønskes drøftet.",
        "At drøfte vagtplanen og få den på plads",
        "Kommunaldirektøren orienterede om et møde i regionen.",
        "Kulturforum orienteres om en ny leder.",
        "Der gøres opmærksom på fristen.",
        "Tilbuddet gives til udsatte borgere og særligt udsatte unge.",
        "Der fremlægges opdaterede tal for sygefravær.",
        "De nye vilkår følger af ændrede regler.",
        "Som besluttet på sidste møde fremlægges en plan.",
        "Udvalget tager på tur.",
        "Udkastet sendes i høring.",
        "Mødet er forbi, og beslutningsforslaget godkendelsesklart.",
    ] {
        assert_eq!(outcome(sentence), None, "{sentence}");
    }
}

#[test]
fn the_main_verb_wins_over_a_subordinate_verb_before_it() {
    for (sentence, expected) in [
        (
            "Det blev på baggrund af svarene besluttet at Ida drøfter en proces.",
            Decided,
        ),
        (
            "Da punktet blev udsat i maj, drøftede Kulturforum det igen.",
            Discussed,
        ),
        ("Planen, som blev godkendt i maj, blev drøftet.", Discussed),
        ("Den plan der blev godkendt i maj drøftes igen.", Discussed),
        (
            "Med baggrund i at skolerne dækker de områder, som før har været et fag, blev det besluttet, at faget går ud.",
            Decided,
        ),
        (
            "Kulturforum, der godkendte planen i maj, tog notatet til efterretning.",
            Noted,
        ),
        ("De godkendte planer blev drøftet.", Discussed),
        ("De tidligere besluttede tiltag blev gennemgået.", CarriedOut),
        ("Udvalgets besluttede tiltag blev drøftet.", Discussed),
        ("Et ændret forslag blev godkendt.", Approved),
        ("Forslaget om at ændre taksterne blev godkendt.", Approved),
        ("I den forbindelse blev der besluttet en ny form.", Decided),
        ("Derfor besluttede Kulturforum, at der skal være lys.", Decided),
        ("Hertil besluttedes det, at:", Decided),
        ("Status blev drøftet, idet at modellen udrulles.", Discussed),
        ("Sagen som helhed blev godkendt.", Approved),
        ("Når planen er godkendt, drøftes budgettet.", Discussed),
        ("Inden planen blev godkendt, drøftede Kulturforum den.", Discussed),
    ] {
        assert_eq!(main_outcome(sentence), Some(expected), "{sentence}");
    }
}

#[test]
fn an_outcome_in_a_subordinate_clause_alone_says_so() {
    for sentence in [
        "Kulturforum ønsker, at planen drøftes igen.",
        "Kulturforum bemærker, at Byrådet godkendte planen.",
        "Henrik fortalte at sagen er udsat.",
        "Siden ferieplanen blev godkendt, er der kommet en ny leder.",
    ] {
        assert!(
            find_outcome(sentence).is_some_and(|found| !found.in_main_clause),
            "{sentence}"
        );
    }
}

#[test]
fn a_clause_of_a_recommendation_is_read_as_the_sentence_it_proposes() {
    for (clause, expected) in [
        ("at Kulturforum drøfter planen", Discussed),
        ("1. at Kulturforum godkender dagsordenen", Approved),
        ("At ordningen godkendes med en evaluering i 2031.", Approved),
        ("at redegørelsen tages til efterretning", Noted),
        ("at forslaget drøftes og besluttes", Discussed),
    ] {
        assert_eq!(main_outcome(clause), Some(expected), "{clause}");
    }
}

#[test]
fn words_are_whole_and_case_does_not_matter() {
    assert_eq!(outcome("Udgodkendte og godkendtes-agtige ting"), None);
    assert_eq!(
        outcome("Kulturforum DRØFTEDE støjen"),
        Some((Discussed, "DRØFTEDE"))
    );
}

#[test]
fn verbs_are_known_in_all_their_forms() {
    for (word, infinitive, form) in [
        ("Tiltrådte", "tiltræde", Form::Past),
        ("gennemgår", "gennemgå", Form::Present),
        ("tages", "tage", Form::Passive),
        ("truffet", "træffe", Form::Participle),
        ("drøfte", "drøfte", Form::Infinitive),
    ] {
        let found = forms_of(word).map(|(verb, form)| (verb.infinitive, form));
        assert_eq!(found, Some((infinitive, form)), "{word}");
    }
    assert_eq!(forms_of("drøftelse"), None);
    let past_of_present = forms_of("besøger").map(|(verb, _)| verb.past);
    assert_eq!(past_of_present, Some("besøgte"));
}

#[test]
fn every_form_of_the_table_is_found_in_it() {
    for verb in table::VERBS.iter() {
        for word in [
            verb.infinitive,
            verb.present,
            verb.past,
            verb.participle,
            verb.passive,
        ] {
            assert!(forms_of(word).is_some_and(|(found, _)| found == *verb), "{word}");
        }
    }
}

proptest! {
    #[test]
    fn no_sentence_makes_it_fail_and_ranges_are_of_characters(
        sentence in "(blev|ikke|godkendt|godkendte|drøftes|tog|til efterretning|som|at|der|det|skal|sendte|videre|Ærø|\"|,|:| |\\PC){0,40}"
    ) {
        if let Some(found) = find_outcome(&sentence) {
            prop_assert!(found.start < found.end);
            prop_assert!(sentence.get(found.start..found.end).is_some());
        }
    }
}
