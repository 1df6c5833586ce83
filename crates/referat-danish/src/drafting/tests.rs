//! Drafts of whole recommendations: styles, outcomes, additions. Single clauses: `tests/drafts`.

use super::*;

fn given<'c>(text: &'c str, outcome: Option<OutcomeVerb>, addition: Option<&'c str>) -> ClauseToDraft<'c> {
    ClauseToDraft {
        text,
        outcome,
        addition,
    }
}

fn forums() -> Choices<'static> {
    Choices {
        forum: Some("Chefforum"),
        ..Choices::default()
    }
}

#[test]
fn clauses_that_came_to_the_same_are_one_sentence() {
    let clauses = [
        given("at Chefforum godkender planen", Some(OutcomeVerb::Adopted), None),
        given("at der afsættes 100.000 kr.", Some(OutcomeVerb::Adopted), None),
    ];
    let drafted = draft(&clauses, &forums());
    assert_eq!(
        (drafted.style, drafted.text.as_str()),
        (Style::One, "Chefforum tiltrådte indstillingen.")
    );
    let nobody = draft(&clauses, &Choices::default());
    assert_eq!(nobody.text, "Indstillingen blev tiltrådt.");
    let present = Choices {
        tense: Tense::Present,
        ..forums()
    };
    assert_eq!(
        draft(&clauses, &present).text,
        "Chefforum tiltræder indstillingen."
    );
}

#[test]
fn sentences_that_say_their_outcomes_are_told_one_by_one() {
    let clauses = [
        given(
            "at Chefforum beslutter, at sagen fortsætter",
            Some(OutcomeVerb::Decided),
            None,
        ),
        given(
            "at ændringerne tages til efterretning",
            Some(OutcomeVerb::Noted),
            Some("med den bemærkning, at alle skal høres"),
        ),
    ];
    let drafted = draft(&clauses, &forums());
    assert_eq!(drafted.style, Style::Sentences);
    assert_eq!(
        drafted.text,
        "Chefforum besluttede, at sagen fortsætter.\n\n\
         Ændringerne blev taget til efterretning med den bemærkning, at alle skal høres."
    );
}

#[test]
fn clauses_that_came_to_something_else_are_rows() {
    let clauses = [
        given("at planen godkendes", Some(OutcomeVerb::Adopted), None),
        given(
            "at valgfaget drøftes",
            Some(OutcomeVerb::Decided),
            Some("Valgfaget gøres obligatorisk"),
        ),
        given(
            "at ordningen godkendes",
            Some(OutcomeVerb::Postponed),
            Some("dog senest til maj"),
        ),
        given("at floffe", None, None),
    ];
    let drafted = draft(&clauses, &forums());
    assert_eq!(drafted.style, Style::Rows);
    assert_eq!(
        drafted.text,
        "Ad 1: Tiltrådt.\nAd 2: Valgfaget gøres obligatorisk.\nAd 3: Udsat, dog senest til maj.\nAd 4: at floffe"
    );
    let marked: Vec<bool> = drafted
        .sentences
        .iter()
        .map(|it| it.certainty == Certainty::Drafted)
        .collect();
    assert_eq!(marked, [true, true, true, false]);
    let told = draft(
        &clauses,
        &Choices {
            style: Style::Sentences,
            ..forums()
        },
    );
    assert_eq!(
        told.sentences.get(2).map(|it| it.text.as_str()),
        Some("Indstillingens punkt 3 blev udsat, dog senest til maj.")
    );
}

#[test]
fn an_outcome_that_is_not_the_clause_s_own_is_never_told_in_its_words() {
    for outcome in [
        OutcomeVerb::NotAdopted,
        OutcomeVerb::Lapsed,
        OutcomeVerb::Postponed,
        OutcomeVerb::Discussed,
    ] {
        let drafted = draft(
            &[given("at Chefforum godkender planen", Some(outcome), None)],
            &forums(),
        );
        assert!(!drafted.text.contains("godkendte"), "{}", drafted.text);
        assert!(drafted.text.starts_with("Indstillingen"), "{}", drafted.text);
    }
}

#[test]
fn what_others_do_is_told_in_the_past_only_where_it_was_done() {
    let clause = "at Kommunaldirektøren orienterer om lederdagen";
    let open = draft_clause(&given(clause, None, None), &forums());
    let done = draft_clause(&given(clause, Some(OutcomeVerb::CarriedOut), None), &forums());
    assert_eq!(open.text, "Kommunaldirektøren orienterer om lederdagen.");
    assert_eq!(done.text, "Kommunaldirektøren orienterede om lederdagen.");
}

#[test]
fn one_style_falls_back_where_one_sentence_cannot_say_it() {
    let clauses = [
        given("at planen drøftes", Some(OutcomeVerb::Discussed), None),
        given("at budgettet godkendes", Some(OutcomeVerb::Approved), None),
    ];
    let drafted = draft(
        &clauses,
        &Choices {
            style: Style::One,
            ..forums()
        },
    );
    assert_eq!((drafted.style, drafted.sentences.len()), (Style::Sentences, 2));
    assert_eq!(draft(&[], &forums()).text, "");
}
