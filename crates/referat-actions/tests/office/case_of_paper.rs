//! Which case a paper belongs to: found by number, words and text, chosen, and never told to who may not know of it; and the
//! versions of a paper beside each other.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can not go on says where"
)]

use referat_actions::lookups::CaseOffer;
use referat_actions::office::Office;
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::refusal::Refusal;
use referat_actions::set_openness::Closing;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_domain::Date;
use referat_domain::comparison::WordChange;
use referat_domain::ids::{ForumId, PaperId, PersonId};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::PaperKind;
use referat_domain::reader::Reader;
use referat_domain::rich_text::RichText;
use referat_domain::role::Role;
use referat_domain::view::Part;
use referat_domain::view::paper_versions::VersionPart;

use crate::desk::{acting, bo, sandved_with_minutes};
use crate::documents::press;

fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

async fn forum(office: &Office) -> ForumId {
    let forums = office.forums(&bo()).await.unwrap();
    forums.iter().find(|forum| forum.name == "Chefforum").unwrap().id
}

async fn begun(office: &Office, title: &str) -> PaperId {
    let new = NewPaper {
        forum: forum(office).await,
        kind: PaperKind::Miscellaneous,
        title,
        case: CaseChoice::New(None),
        due: None,
    };
    office.begin_paper(&bo(), new).await.unwrap()
}

fn why(refusal: Result<impl std::fmt::Debug, Refusal>) -> &'static str {
    match refusal {
        Err(Refusal::NotNow { why } | Refusal::NotValid { why, .. }) => why,
        Err(Refusal::NotAllowed { .. }) => "not-allowed",
        Err(Refusal::NotFound) => "not-found",
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_case_is_found_by_its_words_and_by_the_beginning_of_its_number() {
    let (office, _folder) = sandved_with_minutes().await;
    office.index_pending().await.unwrap();
    let reader = bo().reader;
    let found = office
        .case_offers(&reader, "Lederudvikling i 2027", "")
        .await
        .unwrap();
    let first = &found.cases[0];
    assert!(first.title.contains("Lederudvikling"), "{found:?}");
    let number = first.journal_number.unwrap().to_string();
    assert_eq!(number, "81.39.15-A00-1-24");
    assert!(found.subjects.is_empty(), "no register is loaded: {found:?}");
    let by_number = office.case_offers(&reader, "81.39.15-A00", "").await.unwrap();
    assert!(
        by_number.cases.iter().any(|offer| offer.id == first.id),
        "{by_number:?}"
    );
    let beginning = |offer: &CaseOffer| {
        offer
            .journal_number
            .unwrap()
            .to_string()
            .starts_with("81.39.15-A00")
    };
    assert!(by_number.cases.iter().all(beginning), "{by_number:?}");
    // An ordinal at its beginning makes a title no number.
    let ordinal = office
        .case_offers(&reader, "2. lederudvikling", "")
        .await
        .unwrap();
    assert!(ordinal.cases[0].title.contains("Lederudvikling"), "{ordinal:?}");
    let none = office
        .case_offers(&reader, "kvantegravitation", "")
        .await
        .unwrap();
    assert!(none.cases.is_empty());
    let nothing = office.case_offers(&reader, "  ", "").await.unwrap();
    assert!(nothing.cases.is_empty());

    let register = referat_fixtures::KLE_LIST;
    office
        .load_kle(&bo(), "kle.txt", register.as_bytes())
        .await
        .unwrap();
    let found = office
        .case_offers(&reader, "Lederudvikling", "Lederne udvikles.")
        .await
        .unwrap();
    let subject = &found.subjects[0];
    assert_eq!(subject.number.to_string(), "81.39.15", "{found:?}");
    assert!(subject.precedent.is_some(), "{found:?}");
    assert!(!subject.title.is_empty());
}

#[tokio::test]
async fn a_case_that_is_closed_to_somebody_is_not_offered_to_them() {
    let (office, _folder) = sandved_with_minutes().await;
    office.index_pending().await.unwrap();
    let everyone = bo().reader;
    let found = office.case_offers(&everyone, "81.39.", "").await.unwrap();
    let case = found.cases[0].id;
    let seen = office.case(&everyone, case).await.unwrap();
    for joined in &seen.items {
        let Part::Open(_) = &joined.item.line else {
            panic!()
        };
        let closing = Closing {
            ground: "Forvaltningsloven § 27",
            public_title: "",
            public_decision: "",
        };
        office.close_item(&bo(), joined.item.id, closing).await.unwrap();
    }
    office.index_pending().await.unwrap();
    let stranger = Reader::staff(person(9)).holding(Role::Author, forum(&office).await);
    for sought in ["81.39.", "81.39.15-A00-1-24", "Lederudvikling"] {
        let offered = office.case_offers(&stranger, sought, "").await.unwrap();
        assert!(
            offered.cases.iter().all(|offer| offer.id != case),
            "{sought}: {offered:?}"
        );
    }
    assert!(office.case_offer(&stranger, case).await.unwrap().is_none());
    let paper = begun(&office, "Ledere").await;
    let outsider = acting(&stranger);
    let choose = office.choose_case(&outsider, paper, CaseChoice::Existing(case), "");
    assert_eq!(why(choose.await), "not-found");
    // Beginning one under it would tell its journal number just as well.
    let new = NewPaper {
        forum: forum(&office).await,
        kind: PaperKind::Miscellaneous,
        title: "Ledere igen",
        case: CaseChoice::Existing(case),
        due: None,
    };
    assert_eq!(why(office.begin_paper(&outsider, new).await), "not-found");
}

#[tokio::test]
async fn a_paper_is_put_under_another_case_until_it_has_stood_on_an_agenda() {
    let (office, _folder) = sandved_with_minutes().await;
    office.index_pending().await.unwrap();
    let reader = bo().reader;
    let case = office.case_offers(&reader, "81.39.", "").await.unwrap().cases[0].id;
    let paper = begun(&office, "Ledere").await;
    let of = async |paper| {
        let seen = office.paper(&bo().reader, paper).await.unwrap();
        let seen = seen.as_ref().unwrap();
        (seen.case, seen.content.line(PaperField::JournalNumber))
    };
    let (first, number) = of(paper).await;
    assert_eq!(number, "");
    office
        .choose_case(&bo(), paper, CaseChoice::Existing(case), "")
        .await
        .unwrap();
    assert_eq!(of(paper).await, (case, "81.39.15-A00-1-24".to_owned()));
    let again = office
        .choose_case(&bo(), paper, CaseChoice::Existing(case), "")
        .await;
    assert_eq!(why(again), "case-is-its-own");
    // The case that was begun with it had nothing else.
    let gone = office
        .choose_case(&bo(), paper, CaseChoice::Existing(first), "")
        .await;
    assert_eq!(why(gone), "not-found");
    let number = "00.30.00-P00-9-26".parse().ok();
    office
        .choose_case(&bo(), paper, CaseChoice::New(number), "")
        .await
        .unwrap();
    let (own, number) = of(paper).await;
    assert_ne!(own, case);
    assert_eq!(number, "00.30.00-P00-9-26");
    assert!(office.case(&reader, case).await.is_ok(), "the other case stays");
    let stranger = acting(&Reader::staff(person(9)));
    let choose = office.choose_case(&stranger, paper, CaseChoice::New(None), "");
    assert_eq!(why(choose.await), "not-found");
    office.submit_paper(&bo(), paper, "").await.unwrap();
    let closed = office.choose_case(&bo(), paper, CaseChoice::New(None), "").await;
    assert_eq!(why(closed), "paper-not-drafting");
    let at = MeetingTime {
        date: Date::constant(2026, 3, 18),
        start: "09:00".parse().unwrap(),
        end: "11:00".parse().unwrap(),
        place: "",
        room: None,
    };
    let planned = office.plan_meeting(&bo(), forum(&office).await, at, "").await;
    let (meeting, _) = planned.unwrap();
    office.begin_agenda(&bo(), meeting).await.unwrap();
    let built = office
        .place_on_agenda(&bo(), meeting, paper, None, None)
        .await
        .unwrap();
    office
        .issue_agenda(&bo(), &press(), meeting, built.version, "", &|_| ())
        .await
        .unwrap();
    office.reopen_paper(&bo(), paper, "").await.unwrap();
    let stood = office.choose_case(&bo(), paper, CaseChoice::New(None), "").await;
    assert_eq!(why(stood), "paper-has-stood");
}

#[tokio::test]
async fn versions_of_a_paper_are_told_apart_word_by_word() {
    let (office, _folder) = sandved_with_minutes().await;
    let place = referat_actions::rules::RulePlace::Forum(forum(&office).await);
    office
        .set_rule(&bo(), place, "approval-steps", "Direktør", "")
        .await
        .unwrap();
    let author = acting(&Reader::staff(person(7)).holding(Role::Author, forum(&office).await));
    let new = NewPaper {
        forum: forum(&office).await,
        kind: PaperKind::Miscellaneous,
        title: "Stier",
        case: CaseChoice::New(None),
        due: None,
    };
    let paper = office.begin_paper(&author, new).await.unwrap();
    let write = async |words: &str, version: i64| {
        let text = FieldValue::Text(RichText::paragraph(words));
        office
            .save_paper_field(&author, paper, PaperField::Section(1), &text, version)
            .await
            .unwrap();
    };
    write("Der anlægges to stier.", 0).await;
    let seen = office.paper_versions(&author.reader, paper).await.unwrap();
    assert_eq!(seen.as_ref().unwrap().versions.len(), 1, "only what it says now");
    office.submit_paper(&author, paper, "").await.unwrap();
    office
        .decide_paper(&bo(), paper, StepVerdict::Return, "Tre, ikke to.")
        .await
        .unwrap();
    let seen = office.paper_versions(&author.reader, paper).await.unwrap();
    let versions = &seen.as_ref().unwrap().versions;
    assert_eq!(versions.len(), 1, "it says what was frozen: {versions:?}");
    assert_eq!(versions[0].number, Some(1));
    write("Der anlægges tre stier.", 1).await;
    let seen = office.paper_versions(&author.reader, paper).await.unwrap();
    let versions = &seen.as_ref().unwrap().versions;
    assert_eq!(
        versions.iter().map(|version| version.number).collect::<Vec<_>>(),
        [Some(1), None]
    );
    let differ = referat_domain::view::paper_versions::differences(&versions[0], &versions[1]);
    let [(VersionPart::Section(_), changes)] = differ.as_slice() else {
        panic!("{differ:?}");
    };
    let removed = changes.iter().find_map(|change| match change {
        WordChange::Removed(words) => Some(words.trim()),
        WordChange::Same(_) | WordChange::Added(_) => None,
    });
    assert_eq!(removed, Some("to"), "{changes:?}");
    let stranger = Reader::staff(person(9));
    let refused = office.paper_versions(&stranger, paper).await;
    assert_eq!(why(refused), "not-found");
}
