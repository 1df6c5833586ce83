//! What an address answers with: what its page says by itself, and what follows from who may and what it takes.

use std::collections::BTreeSet;

use referat_domain::access::Who;

use super::taken::Taken;
use crate::routes::{Route, WhoMay};

/// What an address answers with when all is well, and which of its refusals are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// A page.
    pub page: bool,
    /// On to another page.
    pub leads: bool,
    /// Files, by media type.
    pub files: &'static [&'static str],
    /// Statuses of its own.
    pub more: &'static [u16],
}

const NOTHING: Answers = Answers {
    page: false,
    leads: false,
    files: &[],
    more: &[],
};

const fn files(files: &'static [&'static str]) -> Answers {
    Answers { files, ..NOTHING }
}

/// A page.
pub const PAGE: Answers = Answers {
    page: true,
    ..NOTHING
};

/// On to another page.
pub const LEADS: Answers = Answers {
    leads: true,
    ..NOTHING
};

/// A page, or on to another: the page that asks for a proof, or the one that is shown where there is more to do.
pub const EITHER: Answers = Answers { page: true, ..LEADS };

/// The same, where guesses are counted.
pub const SIGNS_IN: Answers = Answers {
    more: &[429],
    ..LEADS
};

/// A page, where guesses are counted.
pub const GUESSED: Answers = Answers { more: &[429], ..PAGE };

/// On with what was wanted before a proof was asked for.
pub const PROVED: Answers = Answers {
    more: &[307, 429],
    ..LEADS
};

/// To the provider of logins and back.
pub const PROVIDER: Answers = Answers {
    more: &[403, 404, 429, 502],
    ..LEADS
};

/// Behind a link that works once.
pub const WELCOME: Answers = Answers { more: &[410], ..PAGE };

/// The same, when it has been used.
pub const WELCOMED: Answers = Answers {
    more: &[410],
    ..LEADS
};

/// A list on a page, or as a file.
pub const LIST: Answers = Answers {
    page: true,
    ..files(&["text/csv", "application/json"])
};

/// A report on a page, or as a file.
pub const TIMES: Answers = Answers {
    page: true,
    ..files(&[
        "text/csv",
        "application/json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ])
};

/// Data.
pub const JSON: Answers = files(&["application/json"]);

/// Text.
pub const TEXT: Answers = files(&["text/plain"]);

/// A PDF that is printed now.
pub const PDF: Answers = files(&["application/pdf"]);

/// A PDF that is kept.
pub const ISSUED: Answers = Answers { more: &[304], ..PDF };

/// A file that was printed, in any form.
pub const PRINTED: Answers = Answers {
    more: &[409],
    ..files(&[
        "application/pdf",
        "text/html",
        "text/plain",
        "application/json",
        "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ])
};

/// A file from others, as it is sent.
pub const FOREIGN: Answers = files(&[
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/plain",
    "application/octet-stream",
]);

/// A plan of meetings.
pub const PLAN: Answers = Answers {
    more: &[404, 409],
    ..files(&["application/pdf", "text/calendar"])
};

/// A calendar at a private address; there may be none.
pub const CALENDAR: Answers = Answers {
    more: &[404],
    ..files(&["text/calendar"])
};

/// A file that hangs on a paper, as it was handed in.
pub const ATTACHED: Answers = Answers {
    files: &[
        "application/pdf",
        "image/png",
        "image/jpeg",
        "text/plain",
        "text/csv",
        "text/markdown",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ],
    ..NOTHING
};

/// A field that is saved: data to a script, on to its page without one.
pub const SAVED: Answers = Answers {
    leads: true,
    more: &[422, 423],
    ..JSON
};

/// A field that is saved, by a script alone.
pub const KEPT: Answers = Answers {
    more: &[422, 423],
    ..JSON
};

/// What is told as it happens; not to somebody who follows too much at once.
pub const STREAM: Answers = Answers {
    more: &[409],
    ..files(&["text/event-stream"])
};

/// A field that is held or let go.
pub const HELD: Answers = Answers {
    more: &[422, 423],
    ..JSON
};

/// A picture; there may be none.
pub const PICTURE: Answers = Answers {
    more: &[404],
    ..files(&["image/png", "image/jpeg", "image/svg+xml"])
};

/// A file of the program's own.
pub const ASSET: Answers = Answers {
    more: &[304],
    ..files(&["*/*"])
};

/// The statuses an address answers with.
#[must_use]
pub fn statuses(route: &Route, taken: &[Taken]) -> BTreeSet<u16> {
    let own = route.answers;
    // For another host than ours; and what takes too long.
    let mut all = BTreeSet::from([421, 503]);
    all.extend(own.more);
    if own.page || !own.files.is_empty() {
        all.insert(200);
    }
    if own.leads {
        all.insert(303);
    }
    if let WhoMay::May(action) = route.who {
        all.insert(if route.changes_something() { 401 } else { 303 });
        if !action.is_for(Who::Staff) {
            all.insert(403);
        }
    }
    if route.changes_something() {
        // From a page that isn't ours; not usable; not now.
        all.extend([400, 403, 409]);
        if matches!(route.who, WhoMay::May(_)) {
            all.insert(404);
        }
    }
    for one in taken {
        // A page of a list that has fewer.
        if let Taken::Query(fields) = one
            && fields.iter().any(|field| field.name == "side")
        {
            all.insert(404);
        }
        match one {
            Taken::InPath(_) => all.insert(404),
            Taken::Query(_) | Taken::Form(_) | Taken::AnyForm | Taken::Files | Taken::Json => all.insert(400),
        };
    }
    all
}
