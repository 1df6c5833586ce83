//! The document for programs, `/api/openapi.json`: every address with what it takes and what it answers with, in
//! OpenAPI 3.1. Made of the route table and of the types its handlers read; there is no other list.
//!
//! It is the same for everyone and says nothing of the municipality, so that nobody is asked who they are.

pub mod answers;
pub mod fields;
pub mod taken;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use referat_wording::Wording;
use utoipa::openapi::path::{Operation, OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::{RequestBody, RequestBodyBuilder};
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, ComponentsBuilder, ObjectBuilder, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    Content, HttpMethod, InfoBuilder, License, OpenApi, OpenApiBuilder, Paths, Required, Response,
    ResponseBuilder, SchemaFormat,
};

use crate::WebState;
use crate::problem::Problem;
use crate::routes::{ROUTES, Route, WhoMay};
use answers::statuses;
use fields::{Field, Kind};
use taken::{Part, Taken};

/// What the cookie of who is signed in is called here.
const SCHEME: &str = "session";

/// Fields whose text is of a known form, by how the paths end that have them.
const FORMATS: &[(&str, &[&str], &str)] = &[
    ("/journal", &["fra", "til"], "date"),
    ("/laesninger", &["fra", "til"], "date"),
    ("/roller", &["fra", "til"], "date"),
    ("/roller", &["person"], "uuid"),
    ("/roller/parti", &["medlemskab"], "uuid"),
    ("/roller/slut", &["dag"], "date"),
    ("/roller/slut", &["medlemskab"], "uuid"),
    ("/fratraedelse", &["dag"], "date"),
    ("/enheder", &["under"], "uuid"),
    ("/enheder/flyt", &["enhed", "under"], "uuid"),
    ("/stillinger", &["enhed"], "uuid"),
    ("/besaet", &["stilling", "person"], "uuid"),
    ("/besaet", &["fra", "til"], "date"),
    ("/stillinger/slut", &["besaettelse"], "uuid"),
    ("/stillinger/slut", &["dag"], "date"),
    ("/laeg-sammen", &["med"], "uuid"),
    ("/skil-ad", &["punkt"], "uuid"),
    ("/tryk", &["af"], "uuid"),
    ("/log-ind", &["login"], "email"),
    ("/log-ind", &["adgangskode"], "password"),
    ("/inviter", &["login"], "email"),
    ("/velkommen/{token}", &["adgangskode"], "password"),
];

/// `/api/openapi.json`
///
/// # Errors
/// When it can't be written, which is a mistake of ours.
pub async fn file(State(state): State<WebState>) -> Result<impl IntoResponse, Problem> {
    let text = document(&state.wording)
        .to_json()
        .map_err(|cause| Problem::internal(&cause))?;
    Ok(([(CONTENT_TYPE, "application/json")], text))
}

/// The document.
#[must_use]
pub fn document(wording: &Wording) -> OpenApi {
    let mut paths = Paths::new();
    for route in ROUTES {
        let method = match route.changes_something() {
            true => HttpMethod::Post,
            false => HttpMethod::Get,
        };
        paths.add_path_operation(template(route.path), vec![method], operation(wording, route));
    }
    let cookie = ApiKeyValue::with_description("referat", &wording.text("api-session"));
    let components = ComponentsBuilder::new()
        .security_scheme(SCHEME, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)))
        .build();
    let info = InfoBuilder::new()
        .title(wording.text("program-name"))
        .description(Some(wording.text("api-lead")))
        .version(env!("CARGO_PKG_VERSION"))
        .license(Some(License::new("MPL-2.0")))
        .build();
    OpenApiBuilder::new()
        .info(info)
        .paths(paths)
        .components(Some(components))
        .build()
}

/// A path as OpenAPI writes it.
fn template(path: &str) -> String {
    path.replace("{*", "{")
}

/// An operation's name: `post_moeder_id_udsted`.
fn operation_id(route: &Route) -> String {
    let method = if route.changes_something() { "post" } else { "get" };
    let words = template(route.path).replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    let words: Vec<&str> = std::iter::once(method).chain(words.split_whitespace()).collect();
    words.join("_")
}

fn operation(wording: &Wording, route: &Route) -> Operation {
    let taken = (route.takes)();
    let mut operation = OperationBuilder::new().operation_id(Some(operation_id(route)));
    if let Some(tag) = route.path.split('/').find(|part| !part.is_empty()) {
        operation = operation.tag(tag);
    }
    if let WhoMay::May(action) = route.who {
        operation = operation
            .summary(Some(wording.action(action)))
            .description(Some(wording.who_may(action)))
            .security(SecurityRequirement::new(SCHEME, Vec::<String>::new()));
    }
    let mut in_path = names(route.path);
    for one in &taken {
        operation = match one {
            Taken::InPath(part) => match in_path.next() {
                Some(name) => operation.parameter(
                    ParameterBuilder::new()
                        .name(name)
                        .parameter_in(ParameterIn::Path)
                        .required(Required::True)
                        .schema(Some(part_of_path(*part))),
                ),
                None => operation,
            },
            Taken::Query(fields) => fields.iter().fold(operation, |operation, field| {
                let required = if field.is_required {
                    Required::True
                } else {
                    Required::False
                };
                operation.parameter(
                    ParameterBuilder::new()
                        .name(field.name)
                        .parameter_in(ParameterIn::Query)
                        .required(required)
                        .schema(Some(schema(route, field))),
                )
            }),
            Taken::Form(fields) => operation.request_body(Some(typed(route, fields))),
            Taken::AnyForm => {
                operation.request_body(Some(body("application/x-www-form-urlencoded", any_text())))
            }
            Taken::Files => operation.request_body(Some(body("multipart/form-data", files()))),
            Taken::Json => operation.request_body(Some(body("application/json", ObjectBuilder::new()))),
        };
    }
    for status in statuses(route, &taken) {
        operation = operation.response(status.to_string(), answer(wording, route, status));
    }
    operation.build()
}

/// The names in a path, in their order.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| name.trim_start_matches('*'))
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn format(known: &str) -> SchemaFormat {
    SchemaFormat::Custom(known.to_owned())
}

fn part_of_path(part: Part) -> ObjectBuilder {
    match part {
        Part::Id => text().format(Some(format("uuid"))),
        Part::Number => text().pattern(Some(r"^\d{2}(\.\d{2}){0,2}$")),
        Part::Name => text(),
    }
}

fn schema(route: &Route, field: &Field) -> ObjectBuilder {
    match field.kind {
        Kind::Whole(least, most) => ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(least))
            .maximum(Some(most)),
        Kind::Text => {
            let known = FORMATS
                .iter()
                .find(|(path, fields, _)| route.path.ends_with(path) && fields.contains(&field.name));
            text().format(known.map(|(_, _, known)| format(known)))
        }
    }
}

fn body(media_type: &str, schema: ObjectBuilder) -> RequestBody {
    RequestBodyBuilder::new()
        .content(media_type, Content::new(Some(schema)))
        .required(Some(Required::True))
        .build()
}

fn typed(route: &Route, fields: &[Field]) -> RequestBody {
    let form = fields.iter().fold(ObjectBuilder::new(), |form, field| {
        let form = form.property(field.name, schema(route, field));
        match field.is_required {
            true => form.required(field.name),
            false => form,
        }
    });
    body("application/x-www-form-urlencoded", form)
}

fn any_text() -> ObjectBuilder {
    ObjectBuilder::new().additional_properties(Some(AdditionalProperties::from(text())))
}

/// Minutes and what belongs to them, as `/importer` sends them.
fn files() -> ObjectBuilder {
    let file = || text().format(Some(format("binary")));
    ObjectBuilder::new()
        .property("dokumenter", ArrayBuilder::new().items(file().build()))
        .property("bilag", ArrayBuilder::new().items(file().build()))
}

fn answer(wording: &Wording, route: &Route, status: u16) -> Response {
    let page = || Content::new(Some(text()));
    let words = wording.text(match status {
        200 if route.answers.page => "api-page",
        200 => "api-file",
        303 => "api-leads",
        304 => "api-unchanged",
        307 => "api-sends-on",
        400 => "error-not-valid",
        401 => "error-sign-in-first",
        403 => "error-not-allowed",
        404 => "error-not-found",
        409 => "error-not-now",
        410 => "welcome-gone-title",
        421 => "error-foreign-host",
        429 => "not-now-sign-in-wait",
        502 => "api-provider-down",
        _ => "error-too-slow",
    });
    let answer = ResponseBuilder::new().description(words);
    let answer = match status {
        200 => {
            let files = route.answers.files.iter();
            let answer = match route.answers.page {
                true => answer.content("text/html", page()),
                false => answer,
            };
            files.fold(answer, |answer, media_type| {
                answer.content(*media_type, Content::new(None::<ObjectBuilder>))
            })
        }
        303 | 304 | 307 => answer,
        _ => answer.content("text/html", page()),
    };
    answer.build()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use referat_wording::Language;

    use super::*;

    fn json() -> serde_json::Value {
        serde_json::to_value(document(&Wording::new(Language::Danish))).unwrap_or_default()
    }

    #[test]
    fn every_address_is_an_operation_and_there_is_no_other() {
        let json = json();
        assert_eq!(json["openapi"], "3.1.0");
        let mut described = BTreeSet::new();
        for (path, item) in json["paths"].as_object().into_iter().flatten() {
            for method in item.as_object().into_iter().flatten().map(|(method, _)| method) {
                described.insert((path.clone(), method == "post"));
            }
        }
        let routed: BTreeSet<_> = ROUTES
            .iter()
            .map(|route| (template(route.path), route.changes_something()))
            .collect();
        assert_eq!(described, routed);
    }

    #[test]
    fn every_name_in_a_path_is_taken_by_its_handler() {
        for route in ROUTES {
            let parts = (route.takes)()
                .iter()
                .filter(|one| matches!(one, Taken::InPath(_)))
                .count();
            assert_eq!(parts, names(route.path).count(), "{}", route.path);
        }
    }

    #[test]
    fn what_is_posted_is_a_form_and_nothing_is_asked_of_what_is_read() {
        for route in ROUTES {
            let taken = (route.takes)();
            let form = |one: &Taken| !matches!(one, Taken::InPath(_) | Taken::Query(_));
            if !route.changes_something() {
                assert!(!taken.iter().any(form), "{}", route.path);
            }
            for one in &taken {
                if let Taken::Query(fields) | Taken::Form(fields) = one {
                    assert!(!fields.is_empty(), "{}", route.path);
                }
            }
        }
    }

    #[test]
    fn a_known_form_is_of_a_field_that_is_there() {
        for (path, names, _) in FORMATS {
            for name in *names {
                let is_there = |route: &Route| {
                    route.path.ends_with(path)
                        && (route.takes)().iter().any(|one| match one {
                            Taken::Query(fields) | Taken::Form(fields) => {
                                fields.iter().any(|field| field.name == *name)
                            }
                            Taken::InPath(_) | Taken::AnyForm | Taken::Files | Taken::Json => false,
                        })
                };
                assert!(ROUTES.iter().any(is_there), "{path}: {name}");
            }
        }
    }

    #[test]
    fn operations_have_names_of_their_own() {
        let names: BTreeSet<_> = ROUTES.iter().map(operation_id).collect();
        assert_eq!(names.len(), ROUTES.len());
    }
}
