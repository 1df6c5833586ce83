//! Administration: what it leads on to, for whoever may.

use askama::Template;
use axum::response::Html;
use referat_actions::lookups::ForumFactsLine;
use referat_domain::access::Action;
use referat_domain::role::Role;

use crate::extractors::Here;
use crate::frame::{Frame, Way, show};
use crate::problem::Problem;

/// Its page.
#[derive(Template)]
#[template(path = "administration.html")]
pub struct AdministrationPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// The forums, for seeing as somebody in one.
    pub forums: Vec<ForumFactsLine>,
}

/// What it leads on to: a wording key with its lead in `.lead`, the address, and what one must be allowed.
const TILES: &[(&str, &str, Action)] = &[
    ("persons-title", "/administration/personer", Action::KeepPeople),
    (
        "person-import-title",
        "/administration/indlaes-personer",
        Action::KeepPeople,
    ),
    (
        "organisation-title",
        "/administration/organisation",
        Action::KeepPeople,
    ),
    ("forums-title", "/administration/forummer", Action::KeepForums),
    ("rules-title", "/administration/regler", Action::SetConfiguration),
    (
        "configuration-title",
        "/administration/konfiguration",
        Action::SetConfiguration,
    ),
    ("outbox-title", "/administration/post", Action::KeepAccounts),
    ("administration-look", "/udseende", Action::SetLook),
    ("administration-access", "/hvem-maa-hvad", Action::LookAround),
    ("administration-journal", "/journal", Action::ReadWholeJournal),
];

impl AdministrationPage<'_> {
    /// Title, lead and address of what it leads on to.
    #[must_use]
    pub fn tiles(&self) -> Vec<(String, String, &'static str)> {
        TILES
            .iter()
            .filter(|(_, _, action)| self.frame.may(*action))
            .map(|(key, to, _)| {
                let lead = self.frame.text(&format!("{key}.lead")).into_owned();
                (self.frame.text(key).into_owned(), lead, *to)
            })
            .collect()
    }

    /// Whether whoever looks may see the pages as somebody else.
    #[must_use]
    pub fn may_see_as(&self) -> bool {
        self.frame.may(Action::SeeAs)
    }

    /// The roles one can see as.
    #[must_use]
    pub fn roles(&self) -> Vec<(Role, String)> {
        let of_forum = Role::ALL.into_iter().filter(|role| role.is_of_forum());
        of_forum.map(|role| (role, self.frame.role(role))).collect()
    }
}

/// `/administration`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here) -> Result<Html<String>, Problem> {
    let forums = state.office.forums(state.actor()?).await?;
    let frame = Frame::new(&state, state.wording.text("administration-title"))
        .on(Way::Administration)
        .under([]);
    show(&AdministrationPage { frame, forums })
}

/// The step upwards that its pages share.
#[must_use]
pub fn crumb(state: &crate::WebState) -> (String, String) {
    (
        state.wording.text("administration-title").into_owned(),
        "/administration".to_owned(),
    )
}
