//! Who has read what is closed to others: all of it, and of one item.

use askama::Template;
use axum::response::{IntoResponse as _, Response};
use referat_actions::journal_export;
use referat_actions::lookups::{Extent, ReadFilter};
use referat_domain::ids::AgendaItemId;
use referat_domain::view::Seen;
use referat_domain::view::closed_reads::{ReadView, ReadWhat, ReadsView};
use serde::Deserialize;

use crate::extractors::{Asked, Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::pager::Pager;
use crate::pages::item;
use crate::pages::journal::given;
use crate::pages::list_file::{file_form, send_file};
use crate::problem::Problem;
use crate::sending;

/// What the address says. A field that is empty is no filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct AskedReads {
    /// From this day on.
    pub fra: String,
    /// Until this day.
    pub til: String,
    /// By whom.
    pub hvem: String,
    /// What was read.
    pub hvad: String,
    /// Which item or attachment.
    pub ting: String,
    /// Which page.
    pub side: String,
    /// As which file, where it isn't to be shown.
    pub som: String,
}

impl AskedReads {
    fn filter(&self) -> Result<ReadFilter, Problem> {
        let thing: Option<AgendaItemId> = given(&self.ting)?;
        let what = match self.hvad.as_str() {
            "" => None,
            word => {
                let known = ReadWhat::ALL.into_iter().find(|what| what.as_str() == word);
                Some(known.ok_or(Problem::BadAddress)?)
            }
        };
        Ok(ReadFilter {
            since: given(&self.fra)?,
            until: given(&self.til)?,
            who: given(&self.hvem)?,
            what,
            thing: thing.map(AgendaItemId::uuid),
        })
    }

    fn address(&self, path: &str, page: &str, form: &str) -> String {
        let fields = [
            ("fra", self.fra.as_str()),
            ("til", &self.til),
            ("hvem", &self.hvem),
            ("hvad", &self.hvad),
            ("ting", &self.ting),
            ("side", page),
            ("som", form),
        ];
        links::with_fields(path, &fields)
    }
}

/// A page of the log.
#[derive(Template)]
#[template(path = "closed_reads.html")]
pub struct ClosedReadsPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// Its heading.
    pub title: String,
    /// Its address.
    pub path: String,
    /// What it shows.
    pub reads: &'a Seen<ReadsView>,
    /// What the address says.
    pub asked: &'a AskedReads,
    /// Whether it is of one item, and so has no filters.
    pub is_of_item: bool,
    /// Links to its other pages.
    pub pager: Option<Pager>,
}

impl ClosedReadsPage<'_> {
    /// What was read, to choose among: the word, and its words.
    #[must_use]
    pub fn whats(&self) -> Vec<(&'static str, String)> {
        ReadWhat::ALL
            .into_iter()
            .map(|what| (what.as_str(), self.frame.read_what(what.as_str())))
            .collect()
    }

    /// The item of a read, in words.
    #[must_use]
    pub fn item(&self, read: &ReadView) -> String {
        journal_export::item_in_words(self.frame.0, read)
    }

    /// What was read, in words.
    #[must_use]
    pub fn what(&self, read: &ReadView) -> String {
        self.frame.read_what(&read.what)
    }

    /// Where it is saved as a file of this form.
    #[must_use]
    pub fn file(&self, form: &str) -> String {
        self.asked.address(&self.path, "", form)
    }
}

/// `/journal/laesninger`
///
/// # Errors
/// When the reader may not see it, or the address says something else.
pub async fn whole(
    Here(state): Here,
    Visitor(reader): Visitor,
    Asked(asked): Asked<AskedReads>,
) -> Result<Response, Problem> {
    let filter = asked.filter()?;
    if let Some(form) = file_form(&asked.som)? {
        let reads = state.office.closed_reads(&reader, &filter, Extent::All).await?;
        let text = journal_export::reads(&state.wording, &reads, form);
        return send_file(&state, "journal-file-reads", form, text);
    }
    let page = given::<u32>(&asked.side)?.unwrap_or(1);
    let reads = state
        .office
        .closed_reads(&reader, &filter, Extent::Page(page))
        .await?;
    let words = state.words();
    let title = words.text("reads-title").into_owned();
    let frame = Frame::new(&state, title.clone())
        .under([(words.text("journal-title").into_owned(), "/journal".to_owned())]);
    page_of(
        frame,
        title,
        "/journal/laesninger".to_owned(),
        &reads,
        &asked,
        false,
    )
}

/// `/punkter/{id}/laesninger`
///
/// # Errors
/// When there is no such item, the reader may not see who has read it, or the address says something else.
pub async fn of_item(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<AgendaItemId>,
    Asked(asked): Asked<AskedReads>,
) -> Result<Response, Problem> {
    let path = links::item_reads(&id);
    if let Some(form) = file_form(&asked.som)? {
        let reads = state.office.closed_reads_of(&reader, id, Extent::All).await?;
        let text = journal_export::reads(&state.wording, &reads, form);
        return send_file(&state, "journal-file-reads", form, text);
    }
    let page = given::<u32>(&asked.side)?.unwrap_or(1);
    let reads = state
        .office
        .closed_reads_of(&reader, id, Extent::Page(page))
        .await?;
    let found = state.office.item(&reader, id).await?;
    let words = state.words();
    let name = item::title(words, &found);
    let title = words.text_with("reads-of", &[("of", (&name).into())]);
    let frame = Frame::new(&state, title.clone()).on(Way::Front).under([
        (
            found.meeting.forum_name.clone(),
            links::forum(&found.meeting.forum),
        ),
        (
            words.meeting_crumb(&found.meeting.date),
            links::meeting(&found.meeting.id),
        ),
        (name, links::item(&id)),
    ]);
    page_of(frame, title, path, &reads, &asked, true)
}

fn page_of(
    frame: Frame<'_>,
    title: String,
    path: String,
    reads: &Seen<ReadsView>,
    asked: &AskedReads,
    is_of_item: bool,
) -> Result<Response, Problem> {
    let pager = Pager::new(reads.page, reads.pages, |page| {
        asked.address(&path, &page.to_string(), "")
    });
    let page = ClosedReadsPage {
        frame,
        title,
        path,
        reads,
        asked,
        is_of_item,
        pager,
    };
    Ok(sending::unkept(show(&page)?.into_response()))
}
