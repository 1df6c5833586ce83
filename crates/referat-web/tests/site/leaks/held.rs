//! A meeting of the town that is being held: an open item that is decided, and a closed one that the meeting is at and
//! whose decision is being written.
#![expect(clippy::unwrap_used, reason = "a test that can not go on says where")]

use referat_actions::office::{Actor, Office};
use referat_actions::plan_meeting::MeetingTime;
use referat_actions::receive_uploads::HandedIn;
use referat_actions::sort_lines::SortedInto;
use referat_actions::submit_paper::StepVerdict;
use referat_actions::write_decision::SeenFields;
use referat_actions::write_paper::{CaseChoice, NewPaper};
use referat_documents::press::Press;
use referat_documents::typesetter::Typesetter;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::SessionStep;
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::meeting::item_clock::ClockStep;
use referat_domain::openness::Closure;
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::paper::state::{PaperKind, PaperState};
use referat_domain::rich_text::RichText;
use referat_wording::{Language, Wording};

use super::town::{Audience, Town};

/// Holds it, up to the closed item; the items are kept in the town.
pub async fn hold(office: &Office, town: &mut Town, forum: usize) {
    let (bo, of) = (Actor::local_operator("bo"), town.forums[forum]);
    let at = MeetingTime {
        date: "2027-04-07".parse().unwrap(),
        start: "9:00".parse().unwrap(),
        end: "12:00".parse().unwrap(),
        place: "Tangen",
        room: None,
    };
    let (meeting, _) = office.plan_meeting(&bo, of, at, "").await.unwrap();
    office.begin_agenda(&bo, meeting).await.unwrap();
    let mut version = 0;
    let mut items: Vec<AgendaItemId> = Vec::new();
    for is_closed in [false, true] {
        let (audience, is_shut) = match is_closed {
            true => (Audience::ClosedWithPaper, true),
            false => (Audience::Everyone, false),
        };
        let title = town.mark(forum, "title of an item that is treated", audience, is_shut);
        let new = NewPaper {
            forum: of,
            kind: PaperKind::Decision,
            title: &title,
            case: CaseChoice::New(
                format!("86.0{forum}.00-G01-{}-26", 1 + usize::from(is_closed))
                    .parse()
                    .ok(),
            ),
            due: None,
        };
        let paper = office.begin_paper(&bo, new).await.unwrap();
        if is_closed {
            let closure = Closure {
                ground: Some("§ 10".into()),
                public_title: Some(town.mark(forum, "neutral title of it", Audience::Neutral, true)),
                public_decision: None,
            };
            office.close_paper(&bo, paper, Some(closure), "").await.unwrap();
        }
        let text = |words: &str| FieldValue::Text(RichText::paragraph(words));
        for (field, value) in [
            (PaperField::Section(1), text("Sagen er ny.")),
            (PaperField::Section(2), text("Der er to veje.")),
            (PaperField::Recommenders, FieldValue::lines(["Chefen"]).unwrap()),
            (
                PaperField::Clauses,
                FieldValue::lines(["at planen godkendes"]).unwrap(),
            ),
        ] {
            office
                .save_paper_field(&bo, paper, field, &value, 0)
                .await
                .unwrap();
        }
        let mut state = office.submit_paper(&bo, paper, "").await.unwrap();
        while state != PaperState::Ready {
            state = office
                .decide_paper(&bo, paper, StepVerdict::Approve, "")
                .await
                .unwrap();
        }
        let built = office
            .place_on_agenda(&bo, meeting, paper, None, None)
            .await
            .unwrap();
        version = built.version;
        let mut entries = built.draft.entries().iter();
        items.push(entries.find(|entry| entry.paper() == Some(paper)).unwrap().id);
    }
    let executable = std::env::current_exe().unwrap();
    let press = Press::new(
        std::sync::Arc::new(Wording::new(Language::Danish)),
        "",
        std::sync::Arc::new(Typesetter::beside(&executable)),
    );
    office
        .issue_agenda(&bo, &press, meeting, version, "", &|_| ())
        .await
        .unwrap();
    office
        .step_meeting(&bo, meeting, SessionStep::Open)
        .await
        .unwrap();
    for (item, audience) in items.iter().zip([Audience::Everyone, Audience::Closed]) {
        let step = ClockStep::Begin(*item);
        office.step_item_clock(&bo, meeting, step).await.unwrap();
        let is_closed = audience == Audience::Closed;
        let decided = town.mark(forum, "decision of an item that is treated", audience, is_closed);
        let text = RichText::paragraph(format!("Godkendt: {decided}."));
        let seen = SeenFields::new();
        office.save_decision(&bo, *item, &text, &[], &seen).await.unwrap();
        let files = vec![HandedIn {
            name: format!(
                "{}.txt",
                town.mark(
                    forum,
                    "title of what was shown at the meeting",
                    audience,
                    is_closed
                )
            ),
            bytes: town
                .mark(
                    forum,
                    "text of what was shown at the meeting",
                    audience,
                    is_closed,
                )
                .into_bytes(),
        }];
        office.show_at_meeting(&bo, *item, files, "").await.unwrap();
        // Who promises is for those who write what is decided.
        let who = town.mark(forum, "who promises", Audience::Written, is_closed);
        let line = format!("Godkendt: {decided}.");
        let into = SortedInto::Promise(&who, None);
        office.sort_line(&bo, *item, &line, into).await.unwrap();
        // What is being written is for those alone who write it.
        let (place, audience) = ("decision that is being written", Audience::Written);
        let text = town.mark(forum, place, audience, is_closed);
        let addition = town.mark(forum, place, audience, is_closed);
        for (field, words) in [
            (DecisionField::Text, text),
            (DecisionField::Addition(1), addition),
        ] {
            office
                .save_decision_field(&bo, *item, field, &words, 0)
                .await
                .unwrap();
        }
    }
    town.held.push(items);
}
