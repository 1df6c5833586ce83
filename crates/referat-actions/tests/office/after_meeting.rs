//! After the meeting: what was shown at it, and what became of its notices.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::printing::Subject;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::refusal::Refusal;
use referat_actions::sort_lines::SortedInto;
use referat_domain::Date;
use referat_domain::ids::{AgendaItemId, AttachmentId};
use referat_domain::issued::Recipients;
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::promise::LineKind;
use referat_domain::meeting_record::MeetingRecord;
use referat_domain::reader::Reader;
use referat_domain::role::Role;
use referat_domain::view::Part;
use referat_domain::view::item::AttachmentView;
use referat_import::carried::record_in;

use crate::attendance::{Town, town, why};
use crate::desk::{acting, bo};
use crate::documents::press;

fn file(name: &str) -> HandedIn {
    HandedIn {
        name: name.into(),
        bytes: format!("%PDF-1.7 {name}").into_bytes(),
    }
}

impl Town {
    async fn show(&self, item: usize, names: &[&str], ground: &str) -> Result<Vec<Option<&str>>, Refusal> {
        let files = names.iter().map(|name| file(name)).collect();
        let hung = self
            .office
            .show_at_meeting(&bo(), self.items[item], files, ground)
            .await?;
        Ok(hung.iter().map(|hung| hung.refused).collect())
    }

    async fn attachments(&self, item: usize, reader: &Reader) -> Vec<AttachmentView> {
        let page = self.office.item(reader, self.items[item]).await.unwrap();
        match &page.item.content {
            Part::Open(content) => content.attachments.clone(),
            Part::Neutral(_) => Vec::new(),
        }
    }

    async fn first_shown(&self, item: usize) -> AttachmentId {
        let seen = self.attachments(item, &bo().reader).await;
        seen[0].attachment.open().unwrap().id
    }

    async fn printed(&self, subject: Subject, recipients: Recipients) -> MeetingRecord {
        let issued = self
            .office
            .issue_document(&bo(), &press(), subject, recipients, "", &|_| ())
            .await;
        record_in(&issued.unwrap().file.bytes).unwrap()
    }

    async fn end(&self) {
        let ended = self
            .office
            .step_meeting(&bo(), self.meeting, SessionStep::End)
            .await;
        ended.unwrap();
    }

    fn reader(&self, name: &str, role: Role) -> Reader {
        Reader::staff(self.people[name]).holding(role, self.forum)
    }
}

#[tokio::test]
async fn what_was_shown_at_the_meeting_is_in_its_minutes_with_its_stamp_and_in_no_agenda() {
    let town = town().await;
    let refused = town.show(1, &["Kort over stien.pdf", "Tal.pdf"], "").await;
    assert_eq!(refused.unwrap(), [None, None]);
    let seen = town.attachments(1, &Reader::public()).await;
    let numbers: Vec<(u32, bool)> = seen.iter().map(|one| (one.number, one.is_shown)).collect();
    assert_eq!(numbers, [(1, true), (2, true)]);
    assert!(
        town.attachments(0, &bo().reader).await.is_empty(),
        "the item's alone"
    );
    assert_eq!(town.actions(1).await, ["show_at_meeting", "issue_agenda"]);

    // The same file again is passed over, and no entry says otherwise.
    town.show(1, &["Tal.pdf"], "").await.unwrap();
    assert_eq!(town.attachments(1, &bo().reader).await.len(), 2);
    assert_eq!(town.actions(1).await.len(), 2);

    // While the meeting goes on, its document is the agenda still; and what is printed of it later is too.
    let record = town.office.record(&bo().reader, town.meeting).await.unwrap();
    assert!(record.items[1].attachments.is_empty());
    town.end().await;
    let again = town
        .office
        .issue_document(
            &bo(),
            &press(),
            Subject::Agenda(town.meeting),
            Recipients::Members,
            "",
            &|_| (),
        )
        .await;
    if let Ok(agenda) = again {
        assert!(
            record_in(&agenda.file.bytes).unwrap().items[1]
                .attachments
                .is_empty()
        );
    }

    let carried = town
        .printed(Subject::Meeting(town.meeting), Recipients::Public)
        .await;
    let item = &carried.items[1];
    assert_eq!(item.attachments, ["Kort over stien", "Tal"]);
    assert_eq!(item.shown_at_meeting, [1, 2]);
    let list = item.sections.last().unwrap();
    assert_eq!(list.heading.as_deref(), Some("Bilag"));
    assert_eq!(
        list.text.plain_text().trim(),
        "Kort over stien (fremlagt på mødet)\n\nTal (fremlagt på mødet)"
    );
    assert!(carried.items[0].shown_at_meeting.is_empty());

    // What members have in their hands is not added to, and nothing is taken off it.
    assert_eq!(why(town.show(1, &["Ny.pdf"], "").await), "shown-minutes-issued");
    let first = town.first_shown(1).await;
    let off = town.office.take_off_shown(&bo(), town.items[1], first).await;
    assert_eq!(why(off), "shown-minutes-issued");
}

#[tokio::test]
async fn what_was_shown_is_taken_off_again_until_the_minutes_are_issued() {
    let town = town().await;
    town.show(2, &["Kort.pdf"], "").await.unwrap();
    let unopened = town
        .office
        .step_meeting(&bo(), town.meeting, SessionStep::Unopen)
        .await;
    assert_eq!(why(unopened), "meeting-has-shown");
    let first = town.first_shown(2).await;
    let bytes = town.office.attachment(&Reader::public(), first).await.unwrap();
    assert_eq!(bytes.bytes, b"%PDF-1.7 Kort.pdf");
    let elsewhere = town.office.take_off_shown(&bo(), town.items[1], first).await;
    assert!(matches!(elsewhere, Err(Refusal::NotFound)));
    town.office
        .take_off_shown(&bo(), town.items[2], first)
        .await
        .unwrap();
    assert!(town.attachments(2, &bo().reader).await.is_empty());
    assert!(town.office.attachment(&bo().reader, first).await.is_err());
    assert_eq!(
        town.actions(2).await,
        ["take_off_shown", "show_at_meeting", "issue_agenda"]
    );
    let twice = town.office.take_off_shown(&bo(), town.items[2], first).await;
    assert!(matches!(twice, Err(Refusal::NotFound)));
}

#[tokio::test]
async fn only_those_who_write_decisions_add_to_an_item_and_who_is_shut_out_sees_nothing_of_it() {
    let town = town().await;
    let (office, item): (_, AgendaItemId) = (&town.office, town.items[1]);
    let member = acting(&town.reader("Bo Lind", Role::Member));
    let refused = office
        .show_at_meeting(&member, item, vec![file("A.pdf")], "")
        .await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })));
    let none = office.show_at_meeting(&bo(), item, Vec::new(), "").await;
    assert_eq!(why(none), "no-files");
    let program = HandedIn {
        name: "kort.pdf".into(),
        bytes: b"MZ\0\x01".to_vec(),
    };
    let hung = office.show_at_meeting(&bo(), item, vec![program], "").await;
    assert_eq!(hung.unwrap()[0].refused, Some("kind-of-file"));
    assert_eq!(town.actions(1).await, ["issue_agenda"], "nothing was written");

    // Closed from the start: members see it, the public that there is one.
    town.show(1, &["Priser.pdf"], "§ 30").await.unwrap();
    let public = town.attachments(1, &Reader::public()).await;
    assert!(matches!(public[0].attachment, Part::Neutral(_)));
    let first = town.first_shown(1).await;
    assert!(office.attachment(&Reader::public(), first).await.is_err());
    let bo_lind = town.reader("Bo Lind", Role::Member);
    assert!(office.attachment(&bo_lind, first).await.is_ok());

    let eva = town.people["Sif Bro"];
    office.exclude_person(&bo(), item, eva, "inhabil").await.unwrap();
    let secretary = town.reader("Sif Bro", Role::Secretary);
    assert!(office.attachment(&secretary, first).await.is_err());
    assert!(town.attachments(1, &secretary).await.is_empty());
    let shut_out = office
        .show_at_meeting(&acting(&secretary), item, vec![file("B.pdf")], "")
        .await;
    assert!(matches!(shut_out, Err(Refusal::NotNow { .. })), "{shut_out:?}");
    let off = office.take_off_shown(&acting(&secretary), item, first).await;
    assert!(matches!(off, Err(Refusal::NotNow { .. })));

    town.end().await;
    let public = town
        .printed(Subject::Meeting(town.meeting), Recipients::Public)
        .await;
    assert_eq!(public.items[1].attachments, [""]);
    assert!(!format!("{public:?}").contains("Priser"));
}

#[test]
fn a_clause_that_comes_to_something_else_than_it_asks_for_is_said_and_nothing_more() {
    use referat_actions::lookups::{UnlikeVerb, unlike_verbs};
    use referat_actions::record_decision::GivenOutcome;
    use referat_domain::meeting::decision::Outcome;
    use referat_domain::rich_text::RichText;

    let clauses = [
        "at orienteringen tages til efterretning".to_owned(),
        "at planen godkendes".to_owned(),
        "at udvalget drøfter sagen".to_owned(),
    ];
    let given = |clause, outcome| GivenOutcome {
        clause,
        outcome: Some(outcome),
        addition: String::new(),
    };
    let all = [
        given(1, Outcome::Informed),
        given(2, Outcome::Noted),
        given(3, Outcome::Approved),
    ];
    let text = RichText::paragraph("Sagen blev behandlet.");
    let unlike = |clause, asked, got| UnlikeVerb { clause, asked, got };
    assert_eq!(
        unlike_verbs(&clauses, "MBU", &text, &all),
        [
            unlike(1, Outcome::Noted, Outcome::Informed),
            unlike(2, Outcome::Approved, Outcome::Noted),
        ],
        "more than was asked for is no difference"
    );
    // Where nothing is given, the text says it.
    let text = RichText::paragraph("Blev taget til orientering.");
    assert_eq!(
        unlike_verbs(&clauses[..1], "MBU", &text, &[]),
        [unlike(1, Outcome::Noted, Outcome::Informed)]
    );
    let text = RichText::paragraph("Blev taget til efterretning.");
    assert!(unlike_verbs(&clauses[..1], "MBU", &text, &[]).is_empty());
}

impl Town {
    async fn said(&self, item: usize, text: &str) {
        let text = referat_domain::rich_text::RichText::from_markdown(text);
        self.office
            .record_decision(&bo(), self.items[item], &text, &[])
            .await
            .unwrap();
    }

    async fn sort(&self, item: usize, line: &str, into: SortedInto<'_>) -> Result<(), Refusal> {
        self.office.sort_line(&bo(), self.items[item], line, into).await
    }

    /// What became of each line: its kind, and whether it is closed.
    async fn lines(&self, item: usize) -> Vec<(String, Option<(LineKind, bool)>)> {
        let desk = self.office.sorting_desk(&bo(), self.items[item]).await.unwrap();
        let of = desk.lines.iter().map(|line| {
            let sorted = line.sorted.as_ref();
            (
                line.words.clone(),
                sorted.map(|sorted| (sorted.kind, sorted.is_closed)),
            )
        });
        of.collect()
    }

    async fn id_of(&self, item: usize, words: &str) -> String {
        let desk = self.office.sorting_desk(&bo(), self.items[item]).await.unwrap();
        let line = desk.lines.iter().find(|line| line.words == words).unwrap();
        line.sorted.as_ref().unwrap().id.clone()
    }
}

const NOTICES: &str = "- Tak for kaffe.\n- Ib: Vender tilbage med en plan.\n- Ny cykelsti ønskes.";

#[tokio::test]
async fn notices_are_sorted_line_by_line_closed_one_by_one_and_taken_back() {
    let town = town().await;
    let (office, item) = (&town.office, town.items[2]);
    town.said(2, NOTICES).await;
    let promise = "Ib: Vender tilbage med en plan.";
    let desk = office.sorting_desk(&bo(), item).await.unwrap();
    assert_eq!(desk.lines.len(), 3);
    assert_eq!(desk.lines[1].named.as_deref(), Some("Ib"));

    town.sort(2, "Tak for kaffe.", SortedInto::Notice).await.unwrap();
    let day = Date::constant(2026, 4, 1);
    town.sort(2, promise, SortedInto::Promise("Ib", Some(day)))
        .await
        .unwrap();
    town.sort(2, "Ny cykelsti ønskes.", SortedInto::Case)
        .await
        .unwrap();
    assert_eq!(
        town.lines(2)
            .await
            .into_iter()
            .map(|line| line.1)
            .collect::<Vec<_>>(),
        [
            Some((LineKind::Notice, false)),
            Some((LineKind::Promise, false)),
            Some((LineKind::Case, false)),
        ]
    );
    let desk = office.sorting_desk(&bo(), item).await.unwrap();
    let paper = desk.lines[2].sorted.as_ref().unwrap().paper.unwrap();
    let begun = office.paper(&bo().reader, paper).await.unwrap();
    assert_eq!(begun.as_ref().unwrap().line.title, "Ny cykelsti ønskes.");

    let id = town.id_of(2, promise).await;
    office
        .change_promise(&bo(), item, &id, "Ib Munk", None)
        .await
        .unwrap();
    office.close_line(&bo(), item, &id, true).await.unwrap();
    assert_eq!(
        why(office.change_promise(&bo(), item, &id, "Bo", None).await),
        "line-closed"
    );
    assert_eq!(
        why(office.close_line(&bo(), item, &id, true).await),
        "line-closed"
    );
    office.close_line(&bo(), item, &id, false).await.unwrap();
    let desk = office.sorting_desk(&bo(), item).await.unwrap();
    let sorted = desk.lines[1].sorted.as_ref().unwrap();
    assert_eq!(
        sorted.promise,
        Some((Some("Ib Munk".to_owned()), None)),
        "undated"
    );

    for line in ["Tak for kaffe.", promise, "Ny cykelsti ønskes."] {
        let id = town.id_of(2, line).await;
        office.unsort_line(&bo(), item, &id).await.unwrap();
        assert_eq!(why(office.unsort_line(&bo(), item, &id).await), "line-gone");
    }
    assert!(town.lines(2).await.iter().all(|line| line.1.is_none()));
    let actions = town.actions(2).await;
    let count = |action: &str| actions.iter().filter(|one| *one == action).count();
    let counts = [
        "sort_line",
        "change_promise",
        "close_line",
        "reopen_line",
        "unsort_line",
    ]
    .map(count);
    assert_eq!(counts, [3, 1, 1, 1, 3]);

    // A line that was sorted stays, marked, where the text is written anew.
    town.sort(2, "Tak for kaffe.", SortedInto::Notice).await.unwrap();
    town.said(2, "Intet.").await;
    let desk = office.sorting_desk(&bo(), item).await.unwrap();
    let stands: Vec<bool> = desk.lines.iter().map(|line| line.stands).collect();
    assert_eq!(stands, [true, false]);
}

#[tokio::test]
async fn lines_are_sorted_once_by_those_who_write_decisions_and_a_case_is_as_closed_as_its_item() {
    let town = town().await;
    let (office, item) = (&town.office, town.items[2]);
    town.said(2, NOTICES).await;
    town.sort(2, "Tak for kaffe.", SortedInto::Notice).await.unwrap();
    let twice = town.sort(2, "Tak for kaffe.", SortedInto::Case).await;
    assert_eq!(why(twice), "line-sorted");
    assert_eq!(
        why(town.sort(2, "Står der ikke", SortedInto::Notice).await),
        "line-gone"
    );
    let long = "x".repeat(201);
    let promise = SortedInto::Promise(&long, None);
    assert_eq!(
        why(town.sort(2, "Ny cykelsti ønskes.", promise).await),
        "promise-who"
    );
    let member = acting(&town.reader("Bo Lind", Role::Member));
    let refused = office
        .sort_line(&member, item, "Ny cykelsti ønskes.", SortedInto::Notice)
        .await;
    assert_eq!(why(refused), "not-allowed");
    assert!(office.sorting_desk(&member, item).await.is_err());

    let closing = referat_actions::set_openness::Closing {
        ground: "§ 10",
        public_title: "Personsag",
        public_decision: "",
    };
    office.close_item(&bo(), item, closing).await.unwrap();
    town.sort(2, "Ny cykelsti ønskes.", SortedInto::Case)
        .await
        .unwrap();
    let desk = office.sorting_desk(&bo(), item).await.unwrap();
    let paper = desk.lines[2].sorted.as_ref().unwrap().paper.unwrap();
    let author = town.reader("Eva Dam", Role::Author);
    let seen = office.paper(&author, paper).await;
    assert!(
        seen.is_err() || seen.unwrap().as_ref().is_none(),
        "who only writes for the forum doesn't see what is closed"
    );
    office
        .exclude_person(&bo(), item, town.people["Sif Bro"], "inhabil")
        .await
        .unwrap();
    let line = "Ib: Vender tilbage med en plan.";
    assert_eq!(
        why(town.sort(2, line, SortedInto::Case).await),
        "line-case-shut-out"
    );
    let out = acting(&town.reader("Sif Bro", Role::Secretary));
    let refused = office.sort_line(&out, item, line, SortedInto::Notice).await;
    assert!(matches!(refused, Err(Refusal::NotNow { .. })), "{refused:?}");
    assert!(office.sorting_desk(&out, item).await.is_err());
}
