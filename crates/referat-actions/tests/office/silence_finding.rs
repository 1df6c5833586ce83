//! The check-up of a meeting, and silencing what stands in it.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::import_meetings::{AttachmentSource, ImportOutcome};
use referat_actions::office::Office;
use referat_actions::refusal::Refusal;
use referat_domain::finding::{FindingCode, Severity};
use referat_domain::ids::{ForumId, IdSource, MeetingId, PersonId};
use referat_domain::journal::Salt;
use referat_domain::reader::Reader;
use referat_store::Entropy;

use crate::desk::{acting, bo, import, sandved, sandved_with_minutes, source};

fn operator() -> Reader {
    Reader::local_operator()
}

async fn meeting_of(office: &Office, day: &str) -> MeetingId {
    office.meeting_called(day, None).await.unwrap()
}

async fn codes(office: &Office, meeting: MeetingId) -> Vec<&'static str> {
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    let codes = checkup.findings.iter();
    codes.map(|checked| checked.finding.code.as_str()).collect()
}

async fn fingerprint(office: &Office, meeting: MeetingId, code: FindingCode) -> String {
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    let checked = checkup
        .findings
        .iter()
        .find(|checked| checked.finding.code == code);
    checked.unwrap().fingerprint.clone()
}

#[tokio::test]
async fn a_check_up_has_the_gravest_first_each_with_its_item_and_line() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    let severities: Vec<Severity> = checkup
        .findings
        .iter()
        .map(|checked| checked.finding.severity)
        .collect();
    assert!(severities.is_sorted_by(|a, b| a >= b), "{severities:?}");
    let differs = checkup
        .findings
        .iter()
        .find(|checked| checked.finding.code == FindingCode::VerbDiffers)
        .unwrap();
    let source = differs.source.as_ref().unwrap();
    assert!(
        source.text.contains("til efterretning") || source.text.contains("til orientering"),
        "{source:?}"
    );
    let page = office.item(&operator(), differs.item.unwrap()).await.unwrap();
    assert_eq!(Some(&page.item.number), differs.finding.item.as_ref());
    assert!(checkup.load.words > 100 && checkup.load.minutes > 0);
}

#[tokio::test]
async fn a_check_up_is_for_the_secretariat() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let person = PersonId::from_bytes([7; 16]);
    let forum = office.meeting(&operator(), meeting).await.unwrap().line.forum;
    for reader in [Reader::public(), Reader::staff(person).member_of(forum)] {
        let refused = office.checkup(&reader, meeting).await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
        let refused = office
            .silence_finding(&acting(&reader), meeting, &"0".repeat(64), "x")
            .await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
        let refused = office
            .unsilence_finding(&acting(&reader), meeting, &"0".repeat(64))
            .await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    }
    let secretary = Reader::staff(person).secretary_of(forum);
    assert!(office.checkup(&secretary, meeting).await.is_ok());
    let nowhere = office.checkup(&operator(), MeetingId::from_bytes([9; 16])).await;
    assert!(matches!(nowhere, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn a_silenced_finding_is_told_apart_with_its_reason_until_it_is_taken_back() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let known_by = fingerprint(&office, meeting, FindingCode::VerbDiffers).await;
    let before = office.verify(None, &mut |_| {}).await.unwrap().entries;
    office
        .silence_finding(&bo(), meeting, &known_by[..12], "  Det er ment sådan.  ")
        .await
        .unwrap();
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    assert!(!codes(&office, meeting).await.contains(&"verb-differs"));
    let [silenced] = checkup.silenced.as_slice() else {
        panic!("{:?}", checkup.silenced)
    };
    assert_eq!(
        (silenced.reason.as_str(), silenced.by.as_str()),
        ("Det er ment sådan.", "bo")
    );
    let again = office.silence_finding(&bo(), meeting, &known_by, "igen").await;
    assert!(matches!(
        again,
        Err(Refusal::NotNow {
            why: "finding-silenced"
        })
    ));

    office.unsilence_finding(&bo(), meeting, &known_by).await.unwrap();
    assert!(codes(&office, meeting).await.contains(&"verb-differs"));
    let again = office.unsilence_finding(&bo(), meeting, &known_by).await;
    assert!(matches!(
        again,
        Err(Refusal::NotNow {
            why: "finding-not-silenced"
        })
    ));
    let after = office.verify(None, &mut |_| {}).await.unwrap().entries;
    assert_eq!(after - before, 2, "one entry each, and none for what was refused");
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_reason_is_given_and_a_finding_is_there() {
    let (office, _folder) = sandved_with_minutes().await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let known_by = fingerprint(&office, meeting, FindingCode::VerbDiffers).await;
    let long = "å".repeat(1001);
    for (known_by, reason, expected) in [
        (known_by.as_str(), " ", "not valid: reason-missing"),
        (known_by.as_str(), long.as_str(), "not valid: reason-too-long"),
        ("verb-differs", "x", "not valid: finding-number"),
        ("0000000000", "x", "not now: finding-gone"),
    ] {
        let refused = office.silence_finding(&bo(), meeting, known_by, reason).await;
        assert_eq!(refused.unwrap_err().to_string(), expected);
    }
    let longest = "å".repeat(1000);
    office
        .silence_finding(&bo(), meeting, &known_by, &longest)
        .await
        .unwrap();
}

const HEAD: &str = "REFERAT Chefforum d. 15-01-2025\n\n";

#[tokio::test]
async fn attachments_that_are_text_are_looked_through_and_closed_items_are_not() {
    let text = format!(
        "{HEAD}Punkt 1: Lister\n\n82.00.00-G01-1-25\n\nBilag\n\nListe.csv\n\n\
         Punkt 2: Ansættelse (lukket punkt)\n\n82.00.00-G01-2-25\n\nBilag\n\nAnsøger.txt\n"
    );
    let mut minutes = source("lister.txt", &text);
    for name in ["Liste.csv", "Ansøger.txt"] {
        minutes.attachments.push(AttachmentSource {
            file_name: name.to_owned(),
            bytes: "Bo;070761-4285".as_bytes().to_vec(),
        });
    }
    let (office, _folder) = sandved().await;
    let results = import(&office, &[minutes]).await;
    let ImportOutcome::New { meeting, .. } = results.first().unwrap().outcome else {
        panic!("{results:?}")
    };
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    let personal = checkup.findings.iter();
    let personal: Vec<_> = personal
        .filter(|checked| checked.finding.code == FindingCode::PersonalNumberChecked)
        .map(|checked| (checked.finding.item.as_deref(), checked.finding.message.as_str()))
        .collect();
    assert_eq!(personal, [(Some("1"), "Liste.csv: 070761-••••")]);
}

/// Ids and salts for a write past the office.
pub struct Counted(pub u8);

impl IdSource for Counted {
    fn next_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        referat_domain::ids::uuid_v7(1, [self.0; 10])
    }
}

impl Entropy for Counted {
    fn salt(&mut self) -> Salt {
        Salt([7; 16])
    }
}

#[tokio::test]
async fn nothing_of_an_item_stands_in_the_check_up_of_someone_excluded_from_it() {
    let text = format!(
        "{HEAD}Indholdsfortegnelse\n\nCF - HEMMELIG sag.....\t3\n\n\
         Punkt 1: Åben sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nXYZ flytter.\n\n\
         Punkt 2: HEMMELIG ansættelse (lukket punkt)\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\n\
         HEMMELIG og ABCD flytter [HEMMELIG](#).\n\nBeslutning\n\nHEMMELIG senest den 1. marts 2019.\n\n\
         Bilag\n\nHEMMELIG_UDKAST.txt\n"
    );
    let (office, _folder) = sandved().await;
    import(&office, &[source("hemmeligt.txt", &text)]).await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let page = office.meeting(&operator(), meeting).await.unwrap();
    let closed = page.items.iter().find(|item| item.is_closed).unwrap();
    let person = office.make_person(&bo(), "Ditte", None).await.unwrap();
    let secretary = Reader::staff(person).secretary_of(page.line.forum);
    let before = format!("{:?}", office.checkup(&secretary, meeting).await.unwrap());
    assert!(before.matches("HEMMELIG").count() > 4, "{before}");
    office
        .exclude_person(&bo(), closed.id, person, "Inhabil")
        .await
        .unwrap();
    let seen = office.checkup(&secretary, meeting).await.unwrap();
    let after = format!("{seen:?}");
    assert!(!after.contains("HEMMELIG"), "{after}");
    assert!(after.contains("XYZ"), "{after}");
    let record = office.record(&secretary, meeting).await.unwrap();
    assert!(!serde_json::to_string(&*record).unwrap().contains("HEMMELIG"));
}

#[tokio::test]
async fn a_meeting_that_is_spoken_of_is_unknown_until_it_is_here() {
    let (office, _folder) = sandved().await;
    let speaks = format!(
        "{HEAD}Punkt 1: Sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nPå Chefforums møde den 8. januar 2025 blev sagen drøftet.\n"
    );
    import(&office, &[source("taler.txt", &speaks)]).await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    assert!(codes(&office, meeting).await.contains(&"meeting-unknown"));
    let spoken_of = speaks.replace("15-01-2025", "08-01-2025");
    import(&office, &[source("omtalt.txt", &spoken_of)]).await;
    assert!(!codes(&office, meeting).await.contains(&"meeting-unknown"));
}

#[tokio::test]
async fn a_short_form_on_the_forums_list_is_explained() {
    let (office, _folder) = sandved().await;
    let text =
        format!("{HEAD}Punkt 1: Sag\n\n82.00.00-G01-1-25\n\nSagsfremstilling\n\nXYZ og DIF flytter.\n");
    import(&office, &[source("kort.txt", &text)]).await;
    let meeting = meeting_of(&office, "2025-01-15").await;
    let code = "abbreviation-unexplained";
    assert!(codes(&office, meeting).await.contains(&code));
    let checkup = office.checkup(&operator(), meeting).await.unwrap();
    let forum = checkup.meeting.forum;
    let told = checkup
        .findings
        .iter()
        .filter(|checked| checked.finding.code.as_str() == code);
    let shorts: Vec<String> = told
        .flat_map(|checked| {
            let (shorts, _) = checked.finding.message.split_once(": ").unwrap();
            shorts.split(", ").map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    for short in &shorts {
        office
            .explain_abbreviation(&bo(), forum, short, "en forklaring")
            .await
            .unwrap();
    }
    assert!(!codes(&office, meeting).await.contains(&code));
    let known = office.forum(&operator(), forum, 1).await.unwrap();
    assert_eq!(known.abbreviations.as_ref().unwrap().len(), shorts.len());
    assert_eq!(
        office
            .forum(&Reader::public(), forum, 1)
            .await
            .unwrap()
            .abbreviations,
        None
    );

    let short = shorts.first().unwrap();
    let same = office
        .explain_abbreviation(&bo(), forum, short, "en forklaring")
        .await;
    assert!(matches!(
        same,
        Err(Refusal::NotNow {
            why: "abbreviation-known"
        })
    ));
    office
        .explain_abbreviation(&bo(), forum, short, "en bedre")
        .await
        .unwrap();
    office.forget_abbreviation(&bo(), forum, short).await.unwrap();
    assert!(codes(&office, meeting).await.contains(&code));
    let gone = office.forget_abbreviation(&bo(), forum, short).await;
    assert!(matches!(
        gone,
        Err(Refusal::NotNow {
            why: "abbreviation-unknown"
        })
    ));
    assert!(office.verify(None, &mut |_| {}).await.unwrap().is_sound());
}

#[tokio::test]
async fn a_forums_list_is_its_secretariats_and_holds_short_forms() {
    let (office, _folder) = sandved_with_minutes().await;
    let forum = office.forum_called(&operator(), "Chefforum").await.unwrap().id;
    let refused = office
        .explain_abbreviation(&acting(&Reader::public()), forum, "DIF", "x")
        .await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    let refused = office
        .forget_abbreviation(&acting(&Reader::public()), forum, "DIF")
        .await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    let nowhere = ForumId::from_bytes([9; 16]);
    let refused = office.explain_abbreviation(&bo(), nowhere, "DIF", "x").await;
    assert!(matches!(refused, Err(Refusal::NotFound)));
    let long = "x".repeat(201);
    for (short, meaning, why) in [
        ("", "x", "abbreviation"),
        ("to ord", "x", "abbreviation"),
        ("DIF", " ", "meaning"),
        ("DIF", long.as_str(), "meaning"),
    ] {
        let refused = office.explain_abbreviation(&bo(), forum, short, meaning).await;
        assert_eq!(refused.unwrap_err().to_string(), format!("not valid: {why}"));
    }
}
