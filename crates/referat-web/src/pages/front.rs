//! The front page: search first, then what is new, what comes next, and the forums.

use askama::Template;
use axum::response::Html;
use referat_domain::view::Seen;
use referat_domain::view::front::FrontView;

use crate::extractors::{Here, Visitor};
use crate::frame::{Frame, Way, show};
use crate::links;
use crate::problem::Problem;

/// The front page.
#[derive(Template)]
#[template(path = "front.html")]
pub struct FrontPage<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it shows.
    pub front: &'a Seen<FrontView>,
    /// How many tasks with papers wait for the reader.
    pub tasks: usize,
}

/// `/`
///
/// # Errors
/// When the lookup is refused.
pub async fn page(Here(state): Here, Visitor(reader): Visitor) -> Result<Html<String>, Problem> {
    let front = state.office.front_page(&reader, (state.today)()).await?;
    let tasks = state.office.own_tasks(&reader).await?;
    let written = state.office.own_written_tasks(&reader).await?;
    show(&FrontPage {
        frame: Frame::new(&state, state.wording.text("way-front"))
            .on(Way::Front)
            .without_search(),
        front: &front,
        tasks: tasks.iter().filter(|line| line.waits()).count()
            + written.iter().filter(|task| task.choice.is_none()).count(),
    })
}
