//! The journal: the municipality's, and that of each thing; filtered by its address, and saved as a file.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use referat_actions::journal_export;
use referat_actions::lookups::{Extent, JournalFilter, JournalOf};
use referat_actions::upkeep::ChainCheck;
use referat_domain::ids::{AgendaItemId, CaseId, ForumId, MeetingId, PersonId};
use referat_domain::reader::Reader;
use referat_domain::view::Seen;
use referat_domain::view::journal::{
    EntryView, JournalScope, JournalView, JournalWords, Told, may_see_journal,
};
use serde::Deserialize;

use crate::WebState;
use crate::extractors::{Asked, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pager::Pager;
use crate::pages::list_file::{file_form, send_file};
use crate::pages::{case, item};
use crate::problem::Problem;
use crate::sending;

/// What the address says. A field that is empty is no filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AskedJournal {
    /// From this day on.
    pub fra: String,
    /// Until this day.
    pub til: String,
    /// Who.
    pub hvem: String,
    /// Which action.
    pub handling: String,
    /// Which kind of thing.
    pub slags: String,
    /// Which thing.
    pub ting: String,
    /// Which part of a person's journal: `om`, or what they have done.
    pub del: String,
    /// Which page.
    pub side: String,
    /// As which file, where it isn't to be shown.
    pub som: String,
}

/// What a field says: nothing, or something that can be read.
///
/// # Errors
/// When it can't.
pub fn given<T: std::str::FromStr>(field: &str) -> Result<Option<T>, Problem> {
    match field.trim() {
        "" => Ok(None),
        field => field.parse().map(Some).map_err(|_| Problem::BadAddress),
    }
}

impl AskedJournal {
    fn filter(&self) -> Result<JournalFilter, Problem> {
        let thing: Option<AgendaItemId> = given(&self.ting)?;
        Ok(JournalFilter {
            since: given(&self.fra)?,
            until: given(&self.til)?,
            who: given(&self.hvem)?,
            action: given(&self.handling)?,
            kind: given(&self.slags)?,
            thing: thing.map(AgendaItemId::uuid),
        })
    }

    /// Whether anything is left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        [
            &self.fra,
            &self.til,
            &self.hvem,
            &self.handling,
            &self.slags,
            &self.ting,
        ]
        .iter()
        .any(|field| !field.trim().is_empty())
    }

    /// The same list at another address: another page, or as a file.
    fn address(&self, path: &str, page: &str, form: &str) -> String {
        let fields = [
            ("fra", self.fra.as_str()),
            ("til", &self.til),
            ("hvem", &self.hvem),
            ("handling", &self.handling),
            ("slags", &self.slags),
            ("ting", &self.ting),
            ("del", &self.del),
            ("side", page),
            ("som", form),
        ];
        links::with_fields(path, &fields)
    }
}

/// Whose journal a page shows, in words and links.
pub struct Head {
    /// Its title.
    pub title: String,
    /// What its tab is called: told apart from all others.
    pub tab: String,
    /// What it is.
    pub lead: String,
    /// Its address.
    pub path: String,
    /// Its links upwards.
    pub crumbs: Vec<(String, String)>,
    /// Its parts: words, address, and whether it is this one.
    pub parts: Vec<(String, String, bool)>,
    /// Who has read it: words and address.
    pub reads: Option<(String, String)>,
}

/// A journal's page.
#[derive(Template)]
#[template(path = "journal.html")]
pub struct JournalPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Whose journal it is.
    pub head: &'a Head,
    /// What it shows.
    pub journal: &'a Seen<JournalView>,
    /// What the address says.
    pub asked: &'a AskedJournal,
    /// Links to its other pages.
    pub pager: Option<Pager>,
    /// What the last check of the chain came to, where it is shown.
    pub check: Option<Option<ChainCheck>>,
}

impl JournalPage<'_> {
    /// The actions to choose among: the word, and its words.
    #[must_use]
    pub fn actions(&self) -> Vec<(String, String)> {
        let mut words: Vec<&str> = self
            .journal
            .actions
            .iter()
            .map(|(action, _)| action.as_str())
            .collect();
        words.dedup();
        let mut actions: Vec<(String, String)> = words
            .into_iter()
            .map(|action| (action.to_owned(), self.frame.journal_action(action)))
            .collect();
        actions.sort_by(|a, b| a.1.cmp(&b.1));
        actions
    }

    /// The kinds of things to choose among: the word, and its words.
    #[must_use]
    pub fn kinds(&self) -> Vec<(String, String)> {
        let mut words: Vec<&str> = self
            .journal
            .actions
            .iter()
            .map(|(_, kind)| kind.as_str())
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut kinds: Vec<(String, String)> = words
            .into_iter()
            .map(|kind| (kind.to_owned(), self.frame.journal_kind(kind)))
            .collect();
        kinds.sort_by(|a, b| a.1.cmp(&b.1));
        kinds
    }

    /// What an action is called.
    #[must_use]
    pub fn action(&self, entry: &EntryView) -> String {
        self.frame.journal_action(&entry.action)
    }

    /// Why, or that the words were erased.
    #[must_use]
    pub fn reason(&self, words: &JournalWords) -> String {
        journal_export::reason_in_words(self.frame.0, words)
    }

    /// Whether the words were erased.
    #[must_use]
    pub fn is_erased(&self, words: &JournalWords) -> bool {
        matches!(words, JournalWords::Erased { .. })
    }

    /// Where it is saved as a file of this form.
    #[must_use]
    pub fn file(&self, form: &str) -> String {
        self.asked.address(&self.head.path, "", form)
    }
}

/// `/journal`
///
/// # Errors
/// When the reader may not see it, or the address says something else.
pub async fn whole(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let words = state.words();
    let head = Head {
        title: words.text("journal-title").into_owned(),
        tab: words.text("journal-title").into_owned(),
        lead: words.text("journal-lead").into_owned(),
        path: "/journal".to_owned(),
        crumbs: Vec::new(),
        parts: Vec::new(),
        reads: Some((
            words.text("reads-link").into_owned(),
            "/journal/laesninger".to_owned(),
        )),
    };
    answer(&state, &reader, JournalOf::Everything, &asked, |_| Ok(head)).await
}

/// `/forummer/{id}/journal`
///
/// # Errors
/// When there is no such forum for the reader, they may not see its journal, or the address says something else.
pub async fn of_forum(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<ForumId>,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let forum = state.office.forum(&reader, id, 1).await?;
    let name = forum.line.name.clone();
    answer(&state, &reader, JournalOf::Forum(id), &asked, |state| {
        Ok(of_thing(
            state,
            &name,
            links::forum_journal(&id),
            vec![(name.clone(), links::forum(&id))],
        ))
    })
    .await
}

/// `/moeder/{id}/journal`
///
/// # Errors
/// When there is no such meeting for the reader, they may not see its journal, or the address says something else.
pub async fn of_meeting(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<MeetingId>,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let line = state.office.meeting(&reader, id).await?.line.clone();
    answer(&state, &reader, JournalOf::Meeting(id), &asked, |state| {
        let words = state.words();
        let crumbs = vec![
            (line.forum_name.clone(), links::forum(&line.forum)),
            (words.meeting_crumb(&line.date), links::meeting(&id)),
        ];
        Ok(of_thing(
            state,
            &words.meeting_title(&line),
            links::meeting_journal(&id),
            crumbs,
        ))
    })
    .await
}

/// `/punkter/{id}/journal`
///
/// # Errors
/// When there is no such item for the reader, they may not see its journal, or the address says something else.
pub async fn of_item(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let found = state.office.item(&reader, id).await?;
    answer(&state, &reader, JournalOf::Item(id), &asked, |state| {
        let words = state.words();
        let title = item::title(words, &found);
        let crumbs = vec![
            (
                found.meeting.forum_name.clone(),
                links::forum(&found.meeting.forum),
            ),
            (
                words.meeting_crumb(&found.meeting.date),
                links::meeting(&found.meeting.id),
            ),
            (title.clone(), links::item(&id)),
        ];
        let mut head = of_thing(state, &title, links::item_journal(&id), crumbs);
        head.tab = words.text_with(
            "journal-of-item",
            &[
                ("of", title.into()),
                ("meeting", words.meeting_title(&found.meeting).into()),
            ],
        );
        if found.closed().is_some() {
            head.reads = Some((words.text("reads-of-item").into_owned(), links::item_reads(&id)));
        }
        Ok(head)
    })
    .await
}

/// `/sager/{id}/journal`
///
/// # Errors
/// When there is no such case for the reader, they may not see its journal, or the address says something else.
pub async fn of_case(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<CaseId>,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let found = state.office.case(&reader, id).await?;
    answer(&state, &reader, JournalOf::Case(id), &asked, |state| {
        let title = case::title(&state.words(), &found);
        let crumbs = vec![(title.clone(), links::case(&id))];
        let mut head = of_thing(state, &title, links::case_journal(&id), crumbs);
        let number = found.journal_number.map(|number| number.to_string());
        head.tab = state.wording.text_with(
            "journal-of-case",
            &[
                ("of", title.into()),
                ("number", number.unwrap_or_default().into()),
            ],
        );
        Ok(head)
    })
    .await
}

/// `/personer/{id}/journal`: what the person has done, or with `?del=om` what was written about them.
///
/// # Errors
/// When there is no such person, the reader may not see their journal, or the address says something else.
pub async fn of_person(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PersonId>,
    Asked(asked): Asked<AskedJournal>,
) -> Result<Response, Problem> {
    let found = state.office.person(&reader, id).await?;
    let is_about = match asked.del.as_str() {
        "" => false,
        "om" => true,
        _ => return Err(Problem::BadAddress),
    };
    let of = match is_about {
        true => JournalOf::WrittenAbout(id),
        false => JournalOf::DoneBy(id),
    };
    answer(&state, &reader, of, &asked, |state| {
        let words = state.words();
        let name = words.name_of(&found.named).to_owned();
        let crumbs = vec![
            (words.text("way-names").into_owned(), "/navne".to_owned()),
            (name.clone(), links::person(&id)),
        ];
        let mut head = of_thing(state, &name, links::person_journal(&id), crumbs);
        if is_about {
            head.tab = words.text_with("journal-about-of", &[("of", name.clone().into())]);
        }
        head.lead = match is_about {
            true => words.text("journal-about-lead").into_owned(),
            false => words.text("journal-done-lead").into_owned(),
        };
        head.parts = vec![
            (
                words.text("journal-done").into_owned(),
                links::person_journal(&id),
                !is_about,
            ),
            (
                words.text("journal-about").into_owned(),
                links::journal_about(&id),
                is_about,
            ),
        ];
        Ok(head)
    })
    .await
}

fn of_thing(state: &WebState, name: &str, path: String, crumbs: Vec<(String, String)>) -> Head {
    let words = state.words();
    let title = words.text_with("journal-of", &[("of", name.into())]);
    Head {
        tab: title.clone(),
        title,
        lead: words.text("journal-thing-lead").into_owned(),
        path,
        crumbs,
        parts: Vec::new(),
        reads: None,
    }
}

async fn answer(
    state: &WebState,
    reader: &Reader,
    of: JournalOf,
    asked: &AskedJournal,
    head: impl FnOnce(&WebState) -> Result<Head, Problem>,
) -> Result<Response, Problem> {
    let filter = asked.filter()?;
    if let Some(form) = file_form(&asked.som)? {
        let journal = state.office.journal(reader, of, &filter, Extent::All).await?;
        let text = journal_export::journal(&state.wording, &journal, form);
        return send_file(state, "journal-file", form, text);
    }
    let page = given::<u32>(&asked.side)?.unwrap_or(1);
    let journal = state
        .office
        .journal(reader, of, &filter, Extent::Page(page))
        .await?;
    let check = match of == JournalOf::Everything {
        true => Some(state.office.last_chain_check().await),
        false => None,
    };
    let head = head(state)?;
    let tab = match journal.page {
        1 => head.tab.clone(),
        page => state.wording.text_with(
            "journal-page",
            &[("title", head.tab.clone().into()), ("page", page.into())],
        ),
    };
    let mut frame = Frame::new(state, tab).under(head.crumbs.clone());
    if of != JournalOf::Everything {
        frame = frame.on(Way::Front);
    }
    let pager = Pager::new(journal.page, journal.pages, |page| {
        let side = if page == 1 {
            String::new()
        } else {
            page.to_string()
        };
        asked.address(&head.path, &side, "")
    });
    let page = JournalPage {
        frame,
        head: &head,
        journal: &journal,
        asked,
        pager,
        check,
    };
    Ok(sending::unkept(show(&page)?.into_response()))
}

/// Whether a reader is offered the journal of a forum's thing.
#[must_use]
pub fn is_offered(reader: &Reader, forum: ForumId) -> bool {
    may_see_journal(reader, &JournalScope::Forums(vec![forum]))
}
