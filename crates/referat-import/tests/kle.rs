//! The KLE register: Sandved's in both forms, hostile XML, and the real open list where it is at hand.

#[path = "support/reading.rs"]
mod reading;

use referat_domain::Date;
use referat_domain::case::journal_number::KleNumber;
use referat_domain::kle::suggestion::{KleSuggester, Precedent};
use referat_domain::kle::{KleLevel, KleRegister, KleStanding};
use referat_import::kle::{self, KleProblem, KleReadError, KleWarning};

fn plan(inside: &str) -> Result<(KleRegister, Vec<KleWarning>), KleReadError> {
    let group = format!(
        "<Hovedgruppe><HovedgruppeNr>00</HovedgruppeNr><HovedgruppeTitel>Styring</HovedgruppeTitel>\
         <Gruppe><GruppeNr>00.01</GruppeNr><GruppeTitel>Ledelse</GruppeTitel>{inside}</Gruppe></Hovedgruppe>"
    );
    let text =
        format!("<KLE-Emneplan>\n<UdgivelsesDato>2025-11-01</UdgivelsesDato>\n{group}\n</KLE-Emneplan>");
    kle::read("plan.xml", text.as_bytes())
}

fn words(warnings: &[KleWarning]) -> Vec<String> {
    warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn every_line_of_the_list_is_a_subject() {
    let (register, warnings) = kle::read("sandved-kle.txt", referat_fixtures::KLE_LIST.as_bytes()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(register.len(), referat_fixtures::KLE_LIST.lines().count());
    let KleStanding::Current(subject) = register.standing("00.07.30".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(subject.title, "Klager over betjening og sagsgang");
    let keywords: Vec<(&str, u32)> = subject
        .keywords
        .iter()
        .map(|keyword| (keyword.word.as_str(), keyword.weight))
        .collect();
    assert_eq!(
        keywords,
        [("Klage", 10), ("Ventetid", 5), ("Tone", 1), ("Svarfrist", 5)]
    );
}

#[test]
fn the_plan_has_groups_expired_subjects_and_what_followed_them() {
    let (register, warnings) = kle::read("sandved-kle.xml", referat_fixtures::KLE_XML.as_bytes()).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(register.published, Some(Date::constant(2025, 11, 1)));
    let count = |level| {
        register
            .subjects()
            .filter(|subject| subject.level == level)
            .count()
    };
    let elements = |name: &str| referat_fixtures::KLE_XML.matches(&format!("<{name}>")).count();
    assert_eq!(count(KleLevel::MainGroup), elements("Hovedgruppe"));
    assert_eq!(count(KleLevel::Group), elements("Gruppe"));
    assert_eq!(count(KleLevel::Subject), elements("Emne"));

    let KleStanding::Expired(moved) = register.standing("85.11.12".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(moved.expired, Some(Date::constant(2019, 11, 1)));
    let successors: Vec<String> = moved.successors.iter().map(ToString::to_string).collect();
    assert_eq!(successors, ["85.11.06", "85.15.02"]);
    let KleStanding::Expired(gone) = register.standing("81.28.04".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(
        (gone.expired, gone.successors.len()),
        (Some(Date::constant(2006, 12, 31)), 0)
    );
    let KleStanding::Current(group) = register.standing("81.28.00".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(
        (group.level, group.title.as_str()),
        (KleLevel::Subject, "Medarbejderes sygdom")
    );
    let KleStanding::Current(main_group) = register.standing("13.00.00".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(main_group.title, "Varme og trafik");
}

#[test]
fn both_forms_name_a_subject_alike() {
    let (list, _) = kle::read("a", referat_fixtures::KLE_LIST.as_bytes()).unwrap();
    let (plan, _) = kle::read("b", referat_fixtures::KLE_XML.as_bytes()).unwrap();
    let mut shared = 0;
    for subject in plan
        .subjects()
        .filter(|subject| subject.level == KleLevel::Subject && subject.expired.is_none())
    {
        if let KleStanding::Current(same) = list.standing(subject.number)
            && same.level == KleLevel::Subject
        {
            assert_eq!(same.title, subject.title);
            shared += 1;
        }
    }
    assert!(shared > 10, "{shared} shared");
}

#[test]
fn guidance_is_passed_over_even_where_it_looks_like_a_subject() {
    let (register, warnings) = plan(
        "<Emne><EmneNr>00.01.00</EmneNr><EmneTitel>Ledelse &amp; styring &#8211; <![CDATA[<fælles>]]></EmneTitel>\
         <EmneVejledning><VejledningTekst><p>Se <EmneNr>99.99.99</EmneNr> &ukendt; <Emne><EmneNr>98.98.98</EmneNr>\
         </Emne></p></VejledningTekst></EmneVejledning></Emne>",
    )
    .unwrap();
    assert_eq!(warnings, []);
    assert_eq!(register.len(), 3);
    let KleStanding::Current(subject) = register.standing("00.01.00".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(subject.title, "Ledelse & styring – <fælles>");
}

#[test]
fn what_cannot_be_read_is_reported_with_its_line() {
    let (register, warnings) = plan(
        "\n<Emne><EmneNr>0.1</EmneNr><EmneTitel>Uden nummer</EmneTitel></Emne>\
         \n<Emne><EmneNr>00.02.01</EmneNr><EmneTitel/></Emne>\
         \n<Emne><EmneNr>00.01.02</EmneNr><EmneTitel>Før &nbsp; nu</EmneTitel><Nyt>ja</Nyt><EmneAdministrativInfo>\
         <Historisk><Flyttet><FlyttetDato>i går</FlyttetDato><AfloestAf><HandlingsfacetNr>A00</HandlingsfacetNr>\
         </AfloestAf><AfloestAf><GruppeNr>00.02</GruppeNr></AfloestAf></Flyttet></Historisk></EmneAdministrativInfo></Emne>",
    )
    .unwrap();
    assert_eq!(
        words(&warnings),
        [
            "line 4: the number \"0.1\" can't be read, and nothing is read under it",
            "line 5: 00.02.01 has no title",
            "line 5: 00.02.01 stands under another group",
            "line 6: the reference &nbsp; is not known",
            "line 6: no element \"Nyt\" is known here",
            "line 6: the date \"i går\" can't be read",
            "line 6: the successor \"A00\" can't be read",
        ]
    );
    // What has expired stays expired, even if nobody can say when.
    let KleStanding::Expired(subject) = register.standing("00.01.02".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(subject.expired, Some(Date::constant(2025, 11, 1)));
    assert_eq!(subject.successors, ["00.02.00".parse().unwrap()]);
}

#[test]
fn xml_that_is_broken_or_made_to_do_harm_is_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><KLE-Emneplan>&b;</KLE-Emneplan>";
    assert_eq!(
        kle::read("a", bomb.as_bytes()),
        Err(KleReadError::DocumentType { line: 1 })
    );
    let deep = format!("<KLE-Emneplan>\n{}", "<a>".repeat(1_000_000));
    assert_eq!(
        kle::read("a", deep.as_bytes()),
        Err(KleReadError::TooDeep { line: 2 })
    );
    let cut = &referat_fixtures::KLE_XML[..referat_fixtures::KLE_XML.len() / 2];
    assert!(matches!(
        kle::read("a", cut.as_bytes()),
        Err(KleReadError::BrokenXml { .. })
    ));
    let crossed = "<KLE-Emneplan><Hovedgruppe></KLE-Emneplan></Hovedgruppe>";
    assert!(matches!(
        kle::read("a", crossed.as_bytes()),
        Err(KleReadError::BrokenXml { line: 1, .. })
    ));
}

#[test]
fn a_title_without_end_is_cut_and_reported() {
    let title = "æ".repeat(1_000_000);
    let (register, warnings) = plan(&format!(
        "<Emne><EmneNr>00.01.02</EmneNr><EmneTitel>{title}</EmneTitel></Emne>"
    ))
    .unwrap();
    let KleStanding::Current(subject) = register.standing("00.01.02".parse().unwrap()) else {
        panic!()
    };
    assert_eq!(subject.title.len(), 4_000);
    assert_eq!(warnings[0].problem, KleProblem::TooLong);
}

#[test]
fn the_real_list_is_read_to_its_last_line() {
    let Some(folder) = reading::real_minutes() else {
        return;
    };
    let path = folder.join("../kle/OS2KLE.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        println!("no {} here", path.display());
        return;
    };
    let (register, warnings) = kle::read("OS2KLE.txt", &bytes).unwrap();
    let lines = bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .count();
    println!(
        "{} subjects from {lines} lines, {} warnings: {:?}",
        register.len(),
        warnings.len(),
        words(&warnings)
    );
    assert_eq!(register.len(), lines);
    assert_eq!(register.len(), 2_390);
    assert_eq!(warnings, []);
    assert!(register.subjects().all(|subject| !subject.title.is_empty()));
    for number in ["00.30.14", "00.16.02", "85.08.15"] {
        assert!(
            matches!(
                register.standing(number.parse().unwrap()),
                KleStanding::Current(_)
            ),
            "{number}"
        );
    }
    assert_eq!(
        register.standing("00.00.00".parse().unwrap()),
        KleStanding::Unknown
    );
}

/// The subjects of the real minutes' own items, each suggested from its title and text as if it had no number yet, the
/// other meetings' cases being known. What the register alone can know is little: a municipality files by its habits.
#[test]
fn the_subjects_of_real_items_are_among_those_suggested() {
    let Some(folder) = reading::real_minutes() else {
        return;
    };
    let Ok(bytes) = std::fs::read(folder.join("../kle/OS2KLE.txt")) else {
        println!("no register beside {}", folder.display());
        return;
    };
    let (register, _) = kle::read("OS2KLE.txt", &bytes).unwrap();
    let suggester = KleSuggester::new(register.subjects().cloned());
    let known: Vec<KleNumber> = register.subjects().map(|subject| subject.number).collect();
    let mut items = Vec::new();
    for sample in reading::samples() {
        for item in reading::read(&sample.name, &sample.text).items {
            let Some(number) = item.journal_number else {
                continue;
            };
            if known.contains(&number.subject) {
                let text: Vec<String> = item.sections.iter().map(|section| section.text.words()).collect();
                items.push((
                    sample.name.clone(),
                    item.subject.clone(),
                    text.join(" "),
                    number.subject,
                ));
            }
        }
    }
    let (mut first, mut five, mut group) = (0, 0, 0);
    for (meeting, title, text, number) in &items {
        let before: Vec<Precedent<'_>> = items
            .iter()
            .filter(|(other, ..)| other != meeting)
            .map(|(_, title, _, number)| Precedent {
                title,
                number: *number,
            })
            .collect();
        let found = suggester.suggest(title, text, &before, 5);
        let is_first = found.first().is_some_and(|found| found.number == *number);
        let is_there = found.iter().any(|found| found.number == *number);
        let near = found
            .iter()
            .any(|found| (found.number.main_group, found.number.group) == (number.main_group, number.group));
        first += usize::from(is_first);
        five += usize::from(is_there);
        group += usize::from(near);
        println!(
            "{number} {title}: {:?}",
            found
                .iter()
                .map(|f| (f.number.to_string(), &f.words))
                .collect::<Vec<_>>()
        );
    }
    println!(
        "{} items: {first} first, {five} among five, {group} of the group among five",
        items.len()
    );
    assert!(five * 5 >= items.len() * 2, "{five} of {}", items.len());
}
