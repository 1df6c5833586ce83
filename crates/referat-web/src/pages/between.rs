//! What is decided between meetings: the page of a decision, a forum's list of them, and the page the chair decides on.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use referat_actions::decide_as_chair::ChairsDecision;
use referat_actions::lookups::BetweenDesk;
use referat_actions::refusal::Refusal;
use referat_domain::access::{Action, Scope};
use referat_domain::ids::{ForumId, PaperId, PersonId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::interim::ChairsGround;
use referat_domain::meeting::written::{ProcedureState, WrittenChoice};
use referat_domain::paper::content::{FieldValue, PaperField};
use referat_domain::rich_text::RichText;
use referat_domain::rules::deadline::Deadline;
use referat_domain::view::between::{BetweenPaper, InterimDecision, WrittenAnswer, WrittenProcedure};
use serde::Deserialize;

use super::decision_draft::left_in_words;
use super::decision_writing::given;
use super::paper_writing::label;
use super::meeting_plan::clock;
use super::periods;
use super::prove::outcome;
use crate::WebState;
use crate::extractors::{Filled, Here, Id, IdAndName, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;
use crate::sending;

/// A paper that was decided between meetings.
#[derive(Template)]
#[template(path = "between.html")]
pub struct BetweenPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub paper: &'a BetweenPaper,
    /// Whether the reader may withdraw what the chair decided, or what the members are asked.
    pub may_withdraw: bool,
    /// Who the reader is.
    pub own: Option<PersonId>,
    /// What was typed as an answer.
    pub typed: Typed,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl BetweenPage<'_> {
    /// The reader's answer, while they can give it or change it.
    #[must_use]
    pub fn asks<'p>(&self, procedure: &'p WrittenProcedure) -> Option<&'p WrittenAnswer> {
        procedure.asks(self.own?)
    }

    /// Whether the members are still being asked.
    #[must_use]
    pub fn is_open(&self, procedure: &WrittenProcedure) -> bool {
        procedure.state == ProcedureState::Open
    }

    /// How far it has come, in words.
    #[must_use]
    pub fn state(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().procedure_state(procedure.state)
    }

    /// What stops it, in words.
    #[must_use]
    pub fn stops(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().written_stops(procedure.stops_at)
    }

    /// Until when it is answered, in words.
    #[must_use]
    pub fn due(&self, procedure: &WrittenProcedure) -> String {
        self.frame.wording().deadline(Ok(procedure.due))
    }

    /// What somebody answers, in words.
    #[must_use]
    pub fn choice(&self, answer: &WrittenAnswer) -> String {
        match answer.choice {
            Some(choice) => self.frame.wording().written_choice(choice),
            None => self.frame.text("written-no-answer").into_owned(),
        }
    }

    /// What can be answered: the word, what it is called, and whether it is answered.
    #[must_use]
    pub fn choices(&self, answer: &WrittenAnswer) -> Vec<(&'static str, String, bool)> {
        let choice = |choice: WrittenChoice| {
            let words = self.frame.wording().written_choice(choice);
            let is_chosen = match self.typed.svar.as_str() {
                "" => answer.choice == Some(choice),
                typed => typed == choice.as_str(),
            };
            (choice.as_str(), words, is_chosen)
        };
        WrittenChoice::ALL.into_iter().map(choice).collect()
    }

    /// What is said beside an answer.
    #[must_use]
    pub fn remark<'p>(&'p self, answer: &'p WrittenAnswer) -> &'p str {
        match self.typed.svar.as_str() {
            "" => answer.remark.as_deref().unwrap_or_default(),
            _ => &self.typed.bemaerkning,
        }
    }

    /// A text as HTML.
    #[must_use]
    pub fn html(&self, decision: &InterimDecision) -> String {
        self.frame.html(&decision.text, 3)
    }

    /// The clauses, each with what became of it in words.
    #[must_use]
    pub fn clauses(&self, decision: &InterimDecision) -> Vec<(String, String)> {
        let clauses = self.paper.content.lines(PaperField::Clauses);
        let outcome = |number: u32| {
            let row = decision.outcomes.iter().find(|row| row.clause == number);
            let word = row
                .and_then(|row| row.outcome)
                .map(|outcome| self.frame.outcome(&outcome));
            let addition = row.and_then(|row| row.addition.clone());
            [word, addition]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(": ")
        };
        let clauses = (1u32..).zip(clauses);
        clauses.map(|(number, text)| (text, outcome(number))).collect()
    }

    /// How it came about, in words.
    #[must_use]
    pub fn way(&self, decision: &InterimDecision) -> String {
        self.frame.wording().interim_way(decision.way)
    }

    /// Why the chair could decide alone, in words.
    #[must_use]
    pub fn ground(&self, decision: &InterimDecision) -> Option<String> {
        decision
            .ground
            .map(|ground| self.frame.wording().chairs_ground(ground))
    }

    /// When it was withdrawn and why, in words.
    #[must_use]
    pub fn withdrawn(&self, decision: &InterimDecision) -> Option<String> {
        let (moment, reason) = decision.withdrawn.as_ref()?;
        let moment = moment
            .map(|moment| self.frame.moment(&moment))
            .unwrap_or_default();
        let values = [("moment", moment.into()), ("reason", reason.as_str().into())];
        Some(self.frame.text_with("between-withdrawn", &values))
    }

    /// The fields with something in them: heading, text as HTML, and lines.
    #[must_use]
    pub fn written(&self) -> Vec<(String, String, Vec<String>)> {
        let content = &self.paper.content;
        let fields = content.fields().into_iter();
        let fields = fields.filter(|field| !matches!(field, PaperField::Title));
        let fields = fields.map(|field| (field, content.value(field)));
        let written = fields.filter(|(_, value)| !value.is_empty());
        written
            .map(|(field, value)| {
                let heading = label(&self.frame, content, field);
                match value {
                    FieldValue::Text(text) => (heading, self.frame.html(&text, 3), Vec::new()),
                    FieldValue::Lines(lines) => (heading, String::new(), lines),
                    FieldValue::Line(line) => (heading, String::new(), vec![line]),
                }
            })
            .collect()
    }
}

/// What a forum decided between meetings.
#[derive(Template)]
#[template(path = "between_list.html")]
pub struct BetweenListPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The papers, each with one decision, the newest first.
    pub papers: Vec<BetweenPaper>,
}

impl BetweenListPage<'_> {
    /// How a decision came about and on which day, in words.
    #[must_use]
    pub fn facts(&self, decision: &InterimDecision) -> String {
        let way = self.frame.wording().interim_way(decision.way);
        format!("{way}, {}", self.frame.date(&decision.decided_on))
    }
}

/// The page the chair decides a paper on.
#[derive(Template)]
#[template(path = "chairs_decision.html")]
pub struct ChairsDecisionPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The paper.
    pub id: PaperId,
    /// What there is to decide with.
    pub desk: BetweenDesk,
    /// Its clauses: number, text, outcome's word and addition as typed.
    pub rows: Vec<(u32, String, String, String)>,
    /// What was typed.
    pub typed: BTreeMap<String, String>,
    /// The text of the decision.
    pub text: String,
    /// The clauses that the draft leaves as they were written, with the reason in words.
    pub left: Vec<(u32, String)>,
    /// Why something wasn't done.
    pub wrong: Option<String>,
}

impl ChairsDecisionPage<'_> {
    /// What was typed in a field.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.typed.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Whether this is the chair that was chosen.
    #[must_use]
    pub fn is_named(&self, person: &PersonId) -> bool {
        self.field("formand") == person.to_string()
    }

    /// Why the chair can't decide it, in words.
    #[must_use]
    pub fn why_not(&self) -> Option<String> {
        self.desk
            .not_by_chair
            .map(|why| self.frame.wording().not_now(why))
    }

    /// Every outcome there is: its word and what it is called.
    #[must_use]
    pub fn outcomes(&self) -> Vec<(&'static str, String)> {
        Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.as_str(), self.frame.outcome(&outcome)))
            .collect()
    }

    /// Every ground there is: its word, what it is called, and whether it is chosen.
    #[must_use]
    pub fn grounds(&self) -> Vec<(&'static str, String, bool)> {
        let chosen = self.field("hvorfor");
        let ground = |ground: ChairsGround| {
            let is_chosen =
                chosen == ground.as_str() || (chosen.is_empty() && ground == ChairsGround::Urgent);
            (
                ground.as_str(),
                self.frame.wording().chairs_ground(ground),
                is_chosen,
            )
        };
        ChairsGround::ALL.into_iter().map(ground).collect()
    }
}

/// What the forms of the pages send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// What is done: `send` or `traek-tilbage`.
    #[serde(default)]
    pub hvad: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
    /// What a member answers.
    #[serde(default)]
    pub svar: String,
    /// What they say beside it, or what is said to the members.
    #[serde(default)]
    pub bemaerkning: String,
    /// The last day to answer.
    #[serde(default)]
    pub frist: String,
    /// Until when on that day.
    #[serde(default)]
    pub fristkl: String,
}

/// `POST /moedesager/{id}/skriftlig`: sends a paper to the members to be decided in writing, or takes it back.
///
/// # Errors
/// When it is refused for more than what can be said on the paper's page.
pub async fn write_to_members(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let (office, actor) = (&state.office, state.actor()?);
    let due = || {
        Ok::<_, Refusal>(Deadline {
            day: periods::certain_day(&typed.frist)?,
            clock: clock(&typed.fristkl)?,
        })
    };
    let done = match typed.hvad.as_str() {
        "send" => match due() {
            Ok(due) => {
                let sent = office
                    .start_written_procedure(actor, id, due, &typed.bemaerkning)
                    .await;
                sent.map(drop)
            }
            Err(refusal) => Err(refusal),
        },
        "traek-tilbage" => office.withdraw_written_procedure(actor, id, &typed.grund).await,
        _ => return Err(super::paper::not_valid("form")),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => super::paper::shown(&state, id, status, Some(wrong), Vec::new()).await,
    }
}

/// `POST /beslutninger/{id}/svar`: answers in writing.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn answer(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = match typed.svar.parse::<WrittenChoice>() {
        Ok(choice) => {
            let office = &state.office;
            office
                .answer_in_writing(actor, id, choice, &typed.bemaerkning)
                .await
        }
        Err(()) => Err(Refusal::NotValid {
            why: "form",
            given: String::new(),
        }),
    };
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, typed, Some(wrong)).await,
    }
}

/// `/beslutninger/{id}`: a paper that was decided between meetings.
///
/// # Errors
/// When there is none for the reader.
pub async fn page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    shown(&state, id, StatusCode::OK, Typed::default(), None).await
}

/// `/beslutninger/{id}/filer/{file}`: one of its files.
///
/// # Errors
/// When there is no such file for the reader.
pub async fn file(Here(state): Here, IdAndName(id, file): IdAndName<PaperId>) -> Result<Response, Problem> {
    let (name, media_type, bytes) = state.office.between_file(state.actor()?, id, &file).await?;
    sending::send(&name, sending::foreign(&media_type), bytes)
}

/// `/forummer/{id}/beslutninger`: what a forum decided between meetings.
///
/// # Errors
/// When there is no such forum.
pub async fn of_forum(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
) -> Result<Html<String>, Problem> {
    let forum = state.office.forum(&reader, id, 1).await?;
    let name = forum.line.name.clone();
    let papers = state.office.between_papers(&reader, id).await?;
    let values = [("forum", name.as_str().into())];
    let title = state.wording.text_with("between-list-title", &values);
    let frame = Frame::new(&state, title)
        .on(Way::Front)
        .under([(name, links::forum(&id))]);
    show(&BetweenListPage { frame, papers })
}

/// `/moedesager/{id}/formandsbeslutning`
///
/// # Errors
/// When there is no such paper for the reader, or they don't write down what is decided between meetings.
pub async fn chairs_page(Here(state): Here, Id(id): Id<PaperId>) -> Result<Response, Problem> {
    let typed = BTreeMap::from([("dag".to_owned(), (state.today)().to_string())]);
    deciding(&state, id, StatusCode::OK, typed, None).await
}

/// `POST /moedesager/{id}/formandsbeslutning`: writes down what the chair decided, or drafts it anew.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn decide(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(form): Filled<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let field = |name: &str| form.get(name).map(|typed| typed.trim()).unwrap_or_default();
    if field("hvad") == "udkast" {
        let mut form = form;
        form.remove("tekst");
        return deciding(&state, id, StatusCode::OK, form, None).await;
    }
    let text = RichText::from_markdown(field("tekst"));
    let wrong_form = || Refusal::NotValid {
        why: "form",
        given: String::new(),
    };
    let chair = match field("formand") {
        "" => Ok(None),
        person => person.parse().map(Some).map_err(|_| wrong_form()),
    };
    let ground = field("hvorfor")
        .parse::<ChairsGround>()
        .map_err(|()| wrong_form());
    let done = match (chair, ground, given(&form), periods::certain_day(field("dag"))) {
        (Ok(chair), Ok(ground), Ok(outcomes), Ok(decided_on)) => {
            let decision = ChairsDecision {
                decided_on,
                chair,
                ground,
                reason: field("grund"),
                text: &text,
                outcomes: &outcomes,
            };
            let actor = state.actor()?;
            state.office.decide_as_chair(actor, id, decision).await
        }
        (Err(refusal), ..) | (_, Err(refusal), ..) | (_, _, Err(refusal), _) | (.., Err(refusal)) => {
            Err(refusal)
        }
    };
    match outcome(&state, done)? {
        Ok(_) => Ok(Redirect::to(&links::between(&id)).into_response()),
        Err((status, wrong)) => deciding(&state, id, status, form, Some(wrong)).await,
    }
}

/// `POST /moedesager/{id}/formandsbeslutning/traek-tilbage`: withdraws what the chair decided.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn withdraw(
    Here(state): Here,
    Id(id): Id<PaperId>,
    Filled(typed): Filled<Typed>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let done = state
        .office
        .withdraw_chairs_decision(actor, id, &typed.grund)
        .await;
    match outcome(&state, done)? {
        Ok(()) => Ok(Redirect::to(&links::paper(&id)).into_response()),
        Err((status, wrong)) => shown(&state, id, status, Typed::default(), Some(wrong)).await,
    }
}

async fn shown(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: Typed,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let reader = &state.actor()?.reader;
    let seen = state.office.between_paper(reader, id).await?;
    let paper = seen.as_ref().ok_or(Problem::NotFound)?;
    let values = [("title", paper.title.as_str().into())];
    let title = state.wording.text_with("between-title", &values);
    let list = state.wording.text("between-list-link").into_owned();
    let frame = Frame::new(state, title).on(Way::Front).under([
        (paper.forum_name.clone(), links::forum(&paper.forum)),
        (list, links::between_of_forum(&paper.forum)),
    ]);
    let page = show(&BetweenPage {
        frame,
        paper,
        may_withdraw: reader.may(Action::DecideBetween, Scope::Forum(paper.forum)),
        own: reader.person(),
        typed,
        wrong,
    })?;
    Ok((status, page).into_response())
}

/// The page the chair decides on; without a text, with a draft of what was chosen.
async fn deciding(
    state: &WebState,
    id: PaperId,
    status: StatusCode,
    typed: BTreeMap<String, String>,
    wrong: Option<String>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let desk = state.office.between_desk(actor, id).await?;
    let chosen = given(&typed).unwrap_or_default();
    let (text, left) = match typed.get("tekst") {
        Some(text) => (text.clone(), Vec::new()),
        None => {
            let drafted = state.office.draft_between(actor, id, &chosen).await?;
            let left = left_in_words(state, &drafted);
            (drafted.text, left)
        }
    };
    let rows = (1u32..).zip(&desk.clauses).map(|(number, clause)| {
        let typed = |name: &str| {
            typed
                .get(&format!("{name}-{number}"))
                .cloned()
                .unwrap_or_default()
        };
        (number, clause.clone(), typed("udfald"), typed("tilfoejelse"))
    });
    let rows = rows.collect();
    let name = match desk.title.is_empty() {
        true => state.wording.text("paper-untitled").into_owned(),
        false => desk.title.clone(),
    };
    let values = [("title", name.as_str().into())];
    let title = state.wording.text_with("chairs-title", &values);
    let papers = state.wording.text("papers-title").into_owned();
    let frame = Frame::new(state, title)
        .on(Way::Papers)
        .under([(papers, "/moedesager".to_owned()), (name, links::paper(&id))]);
    let page = show(&ChairsDecisionPage {
        frame,
        id,
        desk,
        rows,
        typed,
        text,
        left,
        wrong,
    })?;
    Ok((status, page).into_response())
}
