//! Who takes part in an item, how they voted, and what they wanted written beside the decision.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{PartDesk, PartLine};
use referat_actions::note_item_attendance::NotAtItem;
use referat_actions::record_dissent::{Dissent, SaidBy};
use referat_actions::refusal::Refusal;
use referat_domain::ids::AgendaItemId;
use referat_domain::meeting::attendance::{Attendance, AttendanceRule, AwayCause};
use referat_domain::meeting::decision::VoteChoice;
use referat_domain::meeting::voting::{Cast, Voters};
use referat_domain::view::Part;
use referat_domain::view::item::ItemContent;
use serde::Deserialize;

use super::attendance::{person, quorum_in_words};
use super::item::title;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page.
#[derive(Template)]
#[template(path = "taking_part.html")]
pub struct TakingPartPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Who takes part.
    pub desk: &'a PartDesk,
    /// What is shown of the item.
    pub content: &'a ItemContent,
    /// What was typed and came back.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

impl TakingPartPage<'_> {
    /// Whether the forum notes who was at single items.
    #[must_use]
    pub fn is_per_item(&self) -> bool {
        self.desk.rules.attendance == AttendanceRule::PerItem
    }

    /// Whether the forum notes neither who was there nor votes.
    #[must_use]
    pub fn notes_nothing(&self) -> bool {
        !self.is_per_item() && !self.desk.rules.votes
    }

    /// How somebody takes part in the item, in words.
    #[must_use]
    pub fn state(&self, line: &PartLine) -> String {
        let wording = self.frame.wording();
        match (line.seat.away, line.seat.attendance) {
            (_, Some(missing @ (Attendance::Absent | Attendance::Apology))) => wording.attendance(missing),
            (Some(cause), _) => {
                let mut words = wording.away_cause(cause);
                if line.has_left {
                    words = format!("{words}, {}", self.frame.text("part-has-left"));
                }
                words
            }
            (None, Some(there @ (Attendance::Present | Attendance::Substitute))) => wording.attendance(there),
            (None, None) => self.frame.text("attendance-not-noted").into_owned(),
        }
    }

    /// Whether somebody was at the meeting, as far as is known.
    #[must_use]
    pub fn may_be_there(&self, line: &PartLine) -> bool {
        line.seat.attendance.is_none_or(Attendance::is_there)
    }

    /// Whether somebody was out.
    #[must_use]
    pub fn is_out(&self, line: &PartLine) -> bool {
        line.seat.away == Some(AwayCause::Away)
    }

    /// Whether somebody is disqualified.
    #[must_use]
    pub fn is_disqualified(&self, line: &PartLine) -> bool {
        line.seat.away == Some(AwayCause::Disqualified)
    }

    /// Those who have a vote.
    #[must_use]
    pub fn voters(&self) -> Vec<&PartLine> {
        self.desk
            .people
            .iter()
            .filter(|line| line.seat.has_vote)
            .collect()
    }

    /// The choices: what forms send, and the words.
    #[must_use]
    pub fn choices(&self) -> Vec<(&'static str, String)> {
        let wording = self.frame.wording();
        VoteChoice::ALL
            .into_iter()
            .map(|choice| (choice.as_str(), wording.vote(choice)))
            .collect()
    }

    /// The choices for somebody: what forms send, the words, and whether it is what they voted. A press on what they
    /// voted takes it back.
    #[must_use]
    pub fn presses(&self, line: &PartLine) -> Vec<(&'static str, String, bool)> {
        let wording = self.frame.wording();
        VoteChoice::ALL
            .into_iter()
            .map(|choice| match line.vote == Some(choice) {
                true => ("ingen", wording.vote(choice), true),
                false => (choice.as_str(), wording.vote(choice), false),
            })
            .collect()
    }

    /// What somebody voted, in words.
    #[must_use]
    pub fn voted(&self, line: &PartLine) -> String {
        line.vote
            .map(|choice| self.frame.wording().vote(choice))
            .unwrap_or_default()
    }

    /// How many voted what, in words.
    #[must_use]
    pub fn tally(&self) -> Option<String> {
        let tally = self.desk.tally?;
        let values = [
            ("for", tally.in_favour.into()),
            ("against", tally.against.into()),
            ("abstained", tally.abstained.into()),
        ];
        Some(self.frame.text_with("vote-tally", &values))
    }

    /// Who could vote and hasn't, in words, once somebody has.
    #[must_use]
    pub fn silent(&self) -> Option<String> {
        self.desk.tally?;
        let names: Vec<String> = self
            .desk
            .silent()
            .iter()
            .map(|line| line.seat.printed())
            .collect();
        let values = [("count", names.len().into()), ("names", names.join(", ").into())];
        (!names.is_empty()).then(|| self.frame.text_with("vote-silent", &values))
    }

    /// How many are there, in words, and whether that is enough.
    #[must_use]
    pub fn quorum(&self) -> Option<(String, bool)> {
        let quorum = self.desk.quorum?;
        Some((quorum_in_words(&self.frame, quorum), quorum.is_met()))
    }

    /// Whose a dissent can be: what forms send, and the words.
    #[must_use]
    pub fn speakers(&self) -> Vec<(String, String)> {
        let party = |party: &String| {
            let words = self
                .frame
                .text_with("vote-party", &[("party", party.as_str().into())]);
            (format!("parti {party}"), words)
        };
        let there = self.desk.people.iter().filter(|line| line.may_vote());
        let persons = there.map(|line| (line.seat.person.to_string(), line.seat.printed()));
        persons.chain(self.desk.parties.iter().map(party)).collect()
    }
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    nyt: Option<String>,
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// Who.
    #[serde(default)]
    pub person: String,
    /// `med`, `ude` or `inhabil`.
    #[serde(default)]
    pub hvad: String,
    /// Why they are disqualified.
    #[serde(default)]
    pub grund: String,
    /// Whether they left the room.
    #[serde(default)]
    pub forlod: String,
    /// A guest's name.
    #[serde(default)]
    pub navn: String,
    /// Whose votes and what: `for alle`, `against parti A`, `ingen <person>`.
    #[serde(default)]
    pub stemme: String,
    /// Whose dissent.
    #[serde(default)]
    pub af: String,
    /// Its words.
    #[serde(default)]
    pub tekst: String,
    /// `mindretal` or `referat`.
    #[serde(default)]
    pub art: String,
    /// What is taken back.
    #[serde(default)]
    pub fjern: String,
}

/// `/punkter/{id}/deltagelse`
///
/// # Errors
/// When there is no such item for the reader, or they don't write what is decided of it.
pub async fn page(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let key = match asked.nyt.as_deref() {
        Some("deltagere") => Some("part-noted"),
        Some("gaest") => Some("part-guest-noted"),
        Some("stemmer") => Some("vote-noted"),
        Some("mindretal") => Some("dissent-noted"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    shown(&state, id, StatusCode::OK, Typed::default(), (news, None)).await
}

/// `POST /punkter/{id}/deltagelse`: who was not at the item.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn note(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let noted = match typed.hvad.as_str() {
        "med" => Ok(None),
        "ude" => Ok(Some(NotAtItem::Away)),
        "inhabil" => Ok(Some(NotAtItem::Disqualified {
            reason: typed.grund.clone(),
            has_left: !typed.forlod.is_empty(),
        })),
        _ => Err(not_valid("form")),
    };
    let done = match (person(&typed.person), noted) {
        (Ok(person), Ok(noted)) => {
            let actor = state.actor()?;
            let done = state.office.note_item_attendance(actor, id, person, noted).await;
            done.map(drop)
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    answer(&state, id, typed, done, "deltagere#deltagere").await
}

/// `POST /punkter/{id}/gaest`: a guest for the item only, or one that is taken back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn guest(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = match typed.fjern.as_str() {
        "" => state.office.note_item_guest(actor, id, &typed.navn).await,
        fjern => match person(fjern) {
            Ok(guest) => state.office.forget_item_guest(actor, id, guest).await,
            Err(refusal) => Err(refusal),
        },
    };
    answer(&state, id, typed, done, "gaest#gaester").await
}

/// `POST /punkter/{id}/stemmer`: votes, a person's, a group's or everyone's.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn vote(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let done = match cast(&typed.stemme) {
        Ok(cast) => {
            let actor = state.actor()?;
            state.office.record_votes(actor, id, &[cast]).await.map(drop)
        }
        Err(refusal) => Err(refusal),
    };
    answer(&state, id, typed, done, "stemmer#afstemning").await
}

/// `POST /punkter/{id}/mindretal`: a dissent or a recorded statement, or one that is taken back.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn dissent(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let by = match typed.af.strip_prefix("parti ") {
        Some(party) => Ok(SaidBy::Party(party.to_owned())),
        None => person(&typed.af).map(SaidBy::Person),
    };
    let done = match (typed.fjern.as_str(), by) {
        ("", Ok(by)) => {
            let dissent = Dissent {
                by,
                text: typed.tekst.clone(),
                is_recorded: typed.art == "referat",
            };
            state.office.record_dissent(actor, id, &dissent).await
        }
        ("", Err(refusal)) => Err(refusal),
        (fjern, _) => state.office.forget_dissent(actor, id, fjern).await,
    };
    answer(&state, id, typed, done, "mindretal#mindretal").await
}

fn not_valid(why: &'static str) -> Refusal {
    Refusal::NotValid {
        why,
        given: String::new(),
    }
}

/// A press: "for alle", "against parti A", "ingen" and a person's id.
fn cast(typed: &str) -> Result<Cast, Refusal> {
    let (choice, whose) = typed.split_once(' ').ok_or_else(|| not_valid("form"))?;
    let choice = match choice {
        "ingen" => None,
        word => Some(word.parse().map_err(|()| not_valid("form"))?),
    };
    let voters = match whose.strip_prefix("parti ") {
        Some(party) => Voters::Party(party.to_owned()),
        None if whose == "alle" => Voters::Everyone,
        None => Voters::Person(person(whose)?),
    };
    Ok(Cast { voters, choice })
}

async fn answer(
    state: &WebState,
    id: AgendaItemId,
    typed: Typed,
    done: Result<(), Refusal>,
    news: &str,
) -> Result<Response, Problem> {
    match outcome(state, done)? {
        Ok(()) => {
            let to = format!("{}?nyt={news}", links::taking_part(&id));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(state, id, status, typed, (None, Some(wrong))).await,
    }
}

async fn shown(
    state: &WebState,
    id: AgendaItemId,
    status: StatusCode,
    typed: Typed,
    (news, wrong): (Option<String>, Option<String>),
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let desk = state.office.part_desk(actor, id).await?;
    let Part::Open(content) = &desk.page.item.content else {
        return Err(Problem::NotFound);
    };
    let words = state.words();
    let meeting = &desk.page.meeting;
    let values = [
        ("number", desk.page.item.number.as_str().into()),
        ("title", title(words, &desk.page).into()),
        ("meeting", words.meeting_title(meeting).into()),
    ];
    let frame = Frame::new(state, words.text_with("part-title", &values)).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&meeting.id));
    let held = (
        frame.text("session-link").into_owned(),
        links::session(&meeting.id),
    );
    let page = &desk.page;
    let frame = frame.under([forum, crumb, held]).between(
        page.previous.as_ref().map(|item| links::taking_part(&item.id)),
        page.next.as_ref().map(|item| links::taking_part(&item.id)),
    );
    let page = show(&TakingPartPage {
        frame,
        desk: &desk,
        content,
        typed,
        news,
        wrong,
    })?;
    let by = referat_actions::note_closed_read::read_by(actor, &actor.reader);
    let what = referat_domain::view::closed_reads::ReadWhat::Page;
    state
        .office
        .note_closed_read(&by, desk.page.closed(), what)
        .await?;
    Ok((status, page).into_response())
}
