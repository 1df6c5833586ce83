//! `referat search`: what has been imported, searched as on the search page.

use clap::{ArgMatches, Command, value_parser};
use referat_actions::lookups::SearchQuery;
use referat_domain::reader::Reader;
use referat_domain::view::search::{HitView, SearchView, SnippetPiece};
use referat_wording::Wording;
use serde_json::{Value, json};

use crate::arguments::{self, Format};
use crate::failure::{Exit, Failure};
use crate::session::Session;

/// Arguments and help.
pub fn define(wording: &Wording) -> Command {
    Command::new("search")
        .about(wording.text("cli-search").into_owned())
        .arg(arguments::word(wording, "words", "cli-value-words", "cli-search-words").num_args(1..))
        .arg(
            arguments::option(wording, "page", "cli-value-number", "cli-search-page")
                .value_parser(value_parser!(u32).range(1..))
                .default_value("1")
                .hide_default_value(true),
        )
        .arg(arguments::format(wording))
        .arg(arguments::data(wording))
        .arg(arguments::municipality(wording))
}

/// Searches, and prints a page of hits.
pub fn run(session: &Session, matches: &ArgMatches) -> Result<Exit, Failure> {
    let words: Vec<String> = matches
        .get_many("words")
        .map(|it| it.cloned().collect())
        .unwrap_or_default();
    let query = SearchQuery {
        words: words.join(" "),
        page: matches.get_one("page").copied().unwrap_or(1),
        ..SearchQuery::default()
    };
    let found = session.wait(async {
        let office = session.open(matches).await?;
        let found = office
            .search(&Reader::local_operator(), &query)
            .await
            .map_err(|refusal| Failure::refused(&session.wording, &refusal))?;
        office.close().await;
        Ok(found)
    })?;
    let text = match arguments::format_of(matches) {
        Format::Table => for_people(&session.wording, &found),
        Format::Json => format!("{}\n", for_programs(&found)),
    };
    session.output.data(&text)?;
    Ok(Exit::Done)
}

/// The hits for people: where each stands, and its words.
fn for_people(wording: &Wording, found: &SearchView) -> String {
    let mut out = format!(
        "{}\n",
        wording.text_with("cli-search-hits", &[("count", found.total.into())])
    );
    if let Some(words) = &found.suggestion {
        let values = [("words", words.into())];
        out.push_str(&format!(
            "{}\n",
            wording.text_with("cli-search-suggestion", &values)
        ));
    }
    for hit in &found.hits {
        out.push('\n');
        out.push_str(&hit_for_people(wording, hit));
    }
    if found.pages > 1 {
        let page = found.page.to_string();
        let pages = found.pages.to_string();
        let values = [("page", page.into()), ("pages", pages.into())];
        out.push_str(&format!(
            "\n{}\n",
            wording.text_with("cli-search-page-of", &values)
        ));
    }
    out
}

fn hit_for_people(wording: &Wording, hit: &HitView) -> String {
    let mut place = vec![hit.item.forum_name.clone()];
    place.extend(hit.item.date.map(|date| wording.date(date)));
    place.push(wording.text_with("cli-item", &[("item", (&hit.item.number).into())]));
    let mut out = format!("{}: {}\n", place.join(", "), words(&hit.title));
    if let Some(line) = hit.item.line.open() {
        let number = line.journal_number.map(|number| number.to_string());
        let outcomes = line
            .outcomes()
            .into_iter()
            .map(|outcome| wording.outcome(outcome));
        let about: Vec<String> = number.into_iter().chain(outcomes).collect();
        if !about.is_empty() {
            out.push_str(&format!("  {}\n", about.join(", ")));
        }
    }
    let snippet = words(&hit.snippet);
    if !snippet.is_empty() {
        out.push_str(&format!("  {snippet}\n"));
    }
    out
}

/// The words of a snippet on one line.
fn words(pieces: &[SnippetPiece]) -> String {
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The hits as JSON.
fn for_programs(found: &SearchView) -> Value {
    let hits: Vec<Value> = found.hits.iter().map(hit_for_programs).collect();
    json!({
        "query": found.query,
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "suggestion": found.suggestion,
        "hits": hits,
    })
}

fn hit_for_programs(hit: &HitView) -> Value {
    let item = &hit.item;
    let line = item.line.open();
    let outcomes: Vec<&str> = line
        .map(|line| line.outcomes().into_iter().map(|it| it.as_str()).collect())
        .unwrap_or_default();
    json!({
        "item": item.id.to_string(),
        "meeting": item.meeting.to_string(),
        "forum": item.forum_name,
        "date": item.date.map(|date| date.to_string()),
        "number": item.number,
        "closed": item.is_closed,
        "subject": line.map(|line| line.subject.as_str()),
        "journal_number": line.and_then(|line| line.journal_number).map(|number| number.to_string()),
        "case": line.map(|line| line.case.to_string()),
        "outcomes": outcomes,
        "snippet": words(&hit.snippet),
    })
}
