//! What is decided of an item: an outcome for each clause and the text as adopted; postponing it and sending it on.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use referat_actions::lookups::{DecisionDesk, DraftedDecision, unlike_verbs};
use referat_actions::record_decision::GivenOutcome;
use referat_actions::refusal::Refusal;
use referat_actions::write_decision::SavedDecision;
use referat_domain::ids::{AgendaItemId, ForumId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::meeting::decision_field::DecisionField;
use referat_domain::paper::consultation::ConsultationState;
use referat_domain::rich_text::RichText;
use referat_domain::view::Part;
use referat_domain::view::item::ItemContent;
use serde::Deserialize;

use super::decision_draft::{KEYS, in_words, left_in_words};
use super::decision_writing::{self, Written, decided, given, input};
use super::item::title;
use super::paper_writing::editor_words;
use super::prove::outcome;
use crate::WebState;
use crate::assets::address;
use crate::extractors::{Asked, Filled, Here, Id};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page on which an item is decided.
#[derive(Template)]
#[template(path = "decision.html")]
pub struct DecisionPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The item.
    pub desk: &'a DecisionDesk,
    /// What is shown of it.
    pub content: &'a ItemContent,
    /// Its clauses with what is said of them.
    pub rows: Vec<Row<'a>>,
    /// The text.
    pub text: String,
    /// What was drafted: the text is it as long as nobody has written in it.
    pub draft: String,
    /// The clauses that the draft leaves as they were written, with the reason in words.
    pub left: Vec<(u32, String)>,
    /// What was drafted, where it isn't the text: somebody has written another.
    pub beside: Option<String>,
    /// How many times the text was saved while it was written.
    pub version: i64,
    /// Whether something is being written that isn't saved as a decision.
    pub is_unsaved: bool,
    /// What others wrote while the form was filled in: the field, who, and what.
    pub meanwhile: Vec<(String, String, String)>,
    /// Whose browser it is: what it keeps is kept under this.
    pub person: String,
    /// What was typed for postponing and sending on.
    pub typed: Typed,
    /// What has just happened.
    pub news: Option<String>,
    /// Why something didn't happen.
    pub wrong: Option<String>,
}

/// A clause and what is said of it.
pub struct Row<'a> {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: &'a str,
    /// Its outcome, as the form has it.
    pub outcome: String,
    /// What is said beyond it.
    pub addition: String,
    /// How many times each of these was saved while it was written.
    pub versions: (i64, i64),
    /// Where it comes to something else than it asks for: both, in words.
    pub unlike: Option<String>,
}

impl Row<'_> {
    fn given(&self) -> GivenOutcome {
        GivenOutcome {
            clause: self.number,
            outcome: self.outcome.parse().ok(),
            addition: String::new(),
        }
    }
}

impl DecisionPage<'_> {
    /// The script's words, by name; what is saved is no decision yet.
    #[must_use]
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let saved = self
            .frame
            .text_with("decision-field-saved", &[("time", "{time}".into())]);
        let word = |(name, words)| match name {
            "state-saved" => (name, saved.clone()),
            name => (name, words),
        };
        editor_words(&self.frame).into_iter().map(word).collect()
    }

    /// A script or its styles.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        address(path)
    }

    /// The outcomes' keys: the letter, the outcome's word, and what it is called.
    #[must_use]
    pub fn keys(&self) -> Vec<(char, &'static str, String)> {
        KEYS.iter()
            .map(|(key, outcome)| (*key, outcome.as_str(), self.frame.outcome(outcome)))
            .collect()
    }

    /// What stands beside the text: votes, dissents and who was absent, a line each.
    #[must_use]
    pub fn beside(&self) -> Vec<String> {
        let text = self
            .content
            .decision
            .as_ref()
            .map(|decision| decision.beside.plain_text());
        let text = text.unwrap_or_default();
        text.lines()
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Every outcome there is: its word and what it is called.
    #[must_use]
    pub fn outcomes(&self) -> Vec<(&'static str, String)> {
        Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.as_str(), self.frame.outcome(&outcome)))
            .collect()
    }

    /// Whether its paper can be postponed or sent on from here.
    #[must_use]
    pub fn can_move_on(&self) -> bool {
        self.desk.can_record()
            && matches!(
                self.desk.state(),
                Some(ConsultationState::OnAgenda | ConsultationState::Treated)
            )
    }

    /// What is said where its paper has moved on.
    #[must_use]
    pub fn moved_on(&self) -> Option<String> {
        let next = self.desk.next();
        match self.desk.state()? {
            ConsultationState::Postponed => Some(match next.and_then(|next| next.date) {
                Some(day) => self
                    .frame
                    .text_with("decision-postponed-to", &[("date", self.frame.date(&day).into())]),
                None => self.frame.text("decision-postponed").into_owned(),
            }),
            ConsultationState::SentOn => {
                let name = next.map(|next| next.forum_name.clone()).unwrap_or_default();
                Some(
                    self.frame
                        .text_with("decision-sent-on", &[("forum", name.as_str().into())]),
                )
            }
            ConsultationState::Planned | ConsultationState::OnAgenda | ConsultationState::Treated => None,
        }
    }

    /// Whether a forum is the one its paper goes to next, or the one that was chosen.
    #[must_use]
    pub fn is_chosen(&self, forum: &ForumId) -> bool {
        match self.typed.forum.is_empty() {
            true => self.desk.next().and_then(|next| next.forum) == Some(*forum),
            false => self.typed.forum == forum.to_string(),
        }
    }
}

/// What the forms of the page send.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Typed {
    /// The day it is postponed to.
    #[serde(default)]
    pub dag: String,
    /// The forum it is sent to.
    #[serde(default)]
    pub forum: String,
    /// Why.
    #[serde(default)]
    pub grund: String,
}

/// What stands after the question mark.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct News {
    /// What has just happened.
    pub nyt: Option<String>,
}

/// `/punkter/{id}/beslutning`
///
/// # Errors
/// When there is no such item for the reader, or they don't write what is decided of it.
pub async fn page(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Asked(asked): Asked<News>,
) -> Result<Response, Problem> {
    let key = match asked.nyt.as_deref() {
        Some("gemt") => Some("decision-is-saved"),
        Some("udsaet") => Some("decision-is-postponed"),
        Some("send-videre") => Some("decision-is-sent-on"),
        Some("tag-tilbage") => Some("decision-is-taken-back"),
        Some(_) | None => None,
    };
    let news = key.map(|key| state.wording.text(key).into_owned());
    shown(&state, id, StatusCode::OK, As::default(), (news, None)).await
}

/// What was typed and came back.
#[derive(Default)]
pub(super) struct As {
    form: BTreeMap<String, String>,
    typed: Typed,
    meanwhile: Vec<(String, String, String)>,
}

impl As {
    /// What was typed for postponing and sending on.
    pub(super) fn typed(typed: Typed) -> Self {
        Self {
            typed,
            ..Self::default()
        }
    }

    fn form(form: BTreeMap<String, String>) -> Self {
        Self {
            form,
            ..Self::default()
        }
    }
}

/// `POST /punkter/{id}/beslutning`: writes what was decided. `udfald-1` and `tilfoejelse-1` are the first clause's.
///
/// # Errors
/// When it is refused for more than what can be said on the page.
pub async fn record(
    Here(state): Here,
    Id(id): Id<AgendaItemId>,
    Filled(form): Filled<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    if form.get("hvad").is_some_and(|what| what == "udkast") {
        return drafted_anew(&state, id, form).await;
    }
    let text = form.get("tekst").map(String::as_str).unwrap_or_default();
    let text = RichText::from_markdown(text);
    let done = match given(&form) {
        Ok(given) => {
            let actor = state.actor()?;
            let seen = decision_writing::seen(&form);
            state.office.save_decision(actor, id, &text, &given, &seen).await
        }
        Err(refusal) => Err(refusal),
    };
    match outcome(&state, done)? {
        Ok(SavedDecision::Meanwhile(fields)) => {
            let wrong = state.wording.text("decision-meanwhile").into_owned();
            let back = As {
                meanwhile: decision_writing::meanwhile(&state, fields),
                ..As::form(form)
            };
            shown(&state, id, StatusCode::CONFLICT, back, (None, Some(wrong))).await
        }
        Ok(SavedDecision::Done) => {
            let next = match form.get("hvad").map(String::as_str) {
                Some("naeste") => state
                    .office
                    .decision_desk(state.actor()?, id)
                    .await?
                    .page
                    .next
                    .map(|item| item.id),
                Some(_) | None => None,
            };
            if let Some(next) = next {
                go_on(&state, id, next).await?;
            }
            let to = format!("{}?nyt=gemt", links::decision(&next.unwrap_or(id)));
            Ok(Redirect::to(&to).into_response())
        }
        Err((status, wrong)) => shown(&state, id, status, As::form(form), (None, Some(wrong))).await,
    }
}

/// Whoever decides an item and goes to the next takes the clock along, where it runs for the one they were at.
async fn go_on(state: &WebState, from: AgendaItemId, to: AgendaItemId) -> Result<(), Problem> {
    match state.office.go_on_from(state.actor()?, from, to).await {
        // Somebody else was quicker, or the meeting has ended: the decision is saved all the same.
        Ok(()) | Err(Refusal::NotNow { .. }) => Ok(()),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form again with a draft of what was chosen. What somebody has written stays; the draft stands beside it then.
async fn drafted_anew(
    state: &WebState,
    id: AgendaItemId,
    form: BTreeMap<String, String>,
) -> Result<Response, Problem> {
    let given = match outcome(state, given(&form))? {
        Ok(given) => given,
        Err((status, wrong)) => {
            return shown(state, id, status, As::form(form), (None, Some(wrong))).await;
        }
    };
    let drafted = state.office.draft_decision(state.actor()?, id, &given).await?;
    shown_with(
        state,
        id,
        StatusCode::OK,
        As::form(form),
        (None, None),
        Some(drafted),
    )
    .await
}

/// The page after something was refused, or when it is asked for.
pub(super) async fn shown(
    state: &WebState,
    id: AgendaItemId,
    status: StatusCode,
    back: As,
    said: (Option<String>, Option<String>),
) -> Result<Response, Problem> {
    shown_with(state, id, status, back, said, None).await
}

/// The page, with a draft that was asked for; else, where nothing is written yet, with one of the recommendation.
async fn shown_with(
    state: &WebState,
    id: AgendaItemId,
    status: StatusCode,
    back: As,
    (news, wrong): (Option<String>, Option<String>),
    asked: Option<DraftedDecision>,
) -> Result<Response, Problem> {
    let actor = state.actor()?;
    let desk = state.office.decision_desk(actor, id).await?;
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
    let frame = Frame::new(state, words.text_with("decision-title", &values)).on(Way::Front);
    let forum = (meeting.forum_name.clone(), links::forum(&meeting.forum));
    let crumb = (frame.meeting_crumb(&meeting.date), links::meeting(&meeting.id));
    let held = (
        frame.text("session-link").into_owned(),
        links::session(&meeting.id),
    );
    let page = &desk.page;
    let frame = frame.under([forum, crumb, held]).between(
        page.previous.as_ref().map(|item| links::decision(&item.id)),
        page.next.as_ref().map(|item| links::decision(&item.id)),
    );
    let written = match desk.can_record() {
        true => Written::of(state.office.decision_stand(actor, id).await?),
        false => Written::default(),
    };
    // Whoever was told what others wrote has seen it.
    let written = match back.meanwhile.is_empty() {
        true => written.seen_by(&back.form),
        false => written,
    };
    let mut rows = rows(content, &back.form, &written);
    let as_written = written.text(DecisionField::Text);
    let drafted_now = match back.form.is_empty() && desk.can_record() {
        true => state.office.draft_decision(actor, id, &written.given()).await?,
        false => DraftedDecision::default(),
    };
    let before = match (back.form.get("udkast"), &as_written) {
        (Some(before), _) => before.clone(),
        // What is being written may be a draft that nobody has touched.
        (None, Some(_)) => drafted_now.text.clone(),
        (None, None) => String::new(),
    };
    let stands = match (back.form.get("tekst"), as_written) {
        (Some(typed), _) => typed.replace('\r', ""),
        (None, Some(text)) => text,
        (None, None) => decided(content),
    };
    let is_untouched = stands.trim().is_empty() || stands.trim() == before.replace('\r', "").trim();
    let is_asked = asked.is_some();
    let drafted = match asked {
        Some(asked) => asked,
        None if back.form.is_empty() && is_untouched && desk.can_record() => drafted_now,
        None => DraftedDecision {
            text: before,
            left: Vec::new(),
        },
    };
    let left = left_in_words(state, &drafted);
    let is_other = is_asked && stands.trim() != drafted.text.trim();
    let (text, beside) = match is_untouched && (is_asked || back.form.is_empty()) {
        true => (drafted.text.clone(), None),
        false => (stands, is_other.then(|| drafted.text.clone())),
    };
    let given: Vec<GivenOutcome> = rows.iter().map(Row::given).collect();
    let as_it_stands = RichText::from_markdown(&text);
    for unlike in unlike_verbs(&content.clauses, &meeting.forum_name, &as_it_stands, &given) {
        if let Some(row) = rows.iter_mut().find(|row| row.number == unlike.clause) {
            row.unlike = Some(in_words(state, &unlike));
        }
    }
    let page = show(&DecisionPage {
        version: written.version(DecisionField::Text),
        is_unsaved: written.differs(content),
        meanwhile: back.meanwhile,
        person: actor
            .reader
            .person()
            .map(|person| person.to_string())
            .unwrap_or_default(),
        rows,
        text,
        draft: drafted.text,
        left,
        beside,
        typed: back.typed,
        frame,
        desk: &desk,
        content,
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

fn rows<'c>(content: &'c ItemContent, form: &BTreeMap<String, String>, written: &Written) -> Vec<Row<'c>> {
    let outcomes = content.decision.as_ref().map(|decision| &decision.outcomes);
    let row = |(number, text): (u32, &'c String)| {
        let found = outcomes
            .into_iter()
            .flatten()
            .find(|outcome| outcome.clause == number);
        let of = |field| form.get(&input(field)).cloned().or_else(|| written.text(field));
        let (outcome, addition) = (DecisionField::Outcome(number), DecisionField::Addition(number));
        let word = found.and_then(|found| found.outcome).map(Outcome::as_str);
        Row {
            number,
            text,
            outcome: of(outcome).unwrap_or_else(|| word.unwrap_or_default().to_owned()),
            addition: of(addition)
                .or_else(|| found.and_then(|found| found.addition.clone()))
                .unwrap_or_default(),
            unlike: None,
            versions: (written.version(outcome), written.version(addition)),
        }
    };
    (1u32..).zip(&content.clauses).map(row).collect()
}
