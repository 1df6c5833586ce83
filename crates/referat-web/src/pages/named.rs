//! A person, a position or a unit: what they have recommended, presented and said.

use askama::Template;
use axum::response::Html;
use referat_domain::ids::{PersonId, PositionId, UnitId};
use referat_domain::meeting::decision::Outcome;
use referat_domain::reader::Reader;
use referat_domain::view::item::ItemLineView;
use referat_domain::view::journal::{JournalScope, may_see_journal};
use referat_domain::view::people::{Involvement, Named, NamedView};
use referat_domain::view::{Part, Seen};

use crate::WebState;
use crate::extractors::{Here, Id, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The page of a person, position or unit.
#[derive(Template)]
#[template(path = "named.html")]
pub struct NamedPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub named: &'a Seen<NamedView>,
    /// Its items by what they have to do with it, recommendations first.
    pub groups: Vec<(Involvement, Vec<&'a ItemLineView>)>,
    /// What became of the clauses it recommended, the most frequent first.
    pub outcomes: Vec<(Outcome, u64)>,
    /// Whether the reader is offered its journal.
    pub has_journal: bool,
}

impl<'a> NamedPage<'a> {
    /// The page of a person, position or unit.
    pub fn new(frame: Frame<'a>, named: &'a Seen<NamedView>) -> Self {
        let of = |involvement: Involvement| {
            let items: Vec<&ItemLineView> = named
                .items
                .iter()
                .filter(|(found, _)| *found == involvement)
                .map(|(_, item)| item)
                .collect();
            (involvement, items)
        };
        let groups: Vec<(Involvement, Vec<&ItemLineView>)> = [
            Involvement::Recommended,
            Involvement::Presented,
            Involvement::Remarked,
            Involvement::Absent,
            Involvement::Guest,
        ]
        .map(of)
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .collect();
        let mut outcomes: Vec<(Outcome, u64)> = Vec::new();
        let recommended = groups
            .iter()
            .filter(|(involvement, _)| *involvement == Involvement::Recommended);
        for item in recommended.flat_map(|(_, items)| items) {
            let Part::Open(line) = &item.line else { continue };
            for outcome in line.clauses.iter().filter_map(|clause| clause.outcome) {
                match outcomes.iter_mut().find(|(known, _)| *known == outcome) {
                    Some((_, count)) => *count += 1,
                    None => outcomes.push((outcome, 1)),
                }
            }
        }
        outcomes.sort_by_key(|(outcome, count)| (std::cmp::Reverse(*count), *outcome));
        Self {
            frame,
            named,
            groups,
            outcomes,
            has_journal: false,
        }
    }
}

impl NamedPage<'_> {
    /// What it is: a person, a position or a unit.
    #[must_use]
    pub fn kind(&self) -> String {
        let key = match &self.named.named {
            Named::Person { .. } => "named-person",
            Named::Position { .. } => "named-position",
            Named::Unit { .. } => "named-unit",
        };
        self.frame.text(key).into_owned()
    }
}

/// `/personer/{id}`
///
/// # Errors
/// When there is no such person for the reader, or the lookup is refused.
pub async fn person(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PersonId>,
) -> Result<Html<String>, Problem> {
    show_named(&state, &reader, &state.office.person(&reader, id).await?)
}

/// `/stillinger/{id}`
///
/// # Errors
/// When there is no such position for the reader, or the lookup is refused.
pub async fn position(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<PositionId>,
) -> Result<Html<String>, Problem> {
    show_named(&state, &reader, &state.office.position(&reader, id).await?)
}

/// `/enheder/{id}`
///
/// # Errors
/// When there is no such unit for the reader, or the lookup is refused.
pub async fn unit(
    Here(state): Here,
    Visitor(reader): Visitor,
    Id(id): Id<UnitId>,
) -> Result<Html<String>, Problem> {
    show_named(&state, &reader, &state.office.unit(&reader, id).await?)
}

fn show_named(state: &WebState, reader: &Reader, named: &Seen<NamedView>) -> Result<Html<String>, Problem> {
    let words = state.words();
    let frame = Frame::new(state, words.name_of(&named.named))
        .on(Way::Names)
        .under([(words.text("way-names").into_owned(), "/navne".to_owned())]);
    let mut page = NamedPage::new(frame, named);
    page.has_journal = may_see_journal(reader, &JournalScope::Person);
    show(&page)
}
